"""A built page is lighter than what the theme wrote, and says what it weighs."""

from pathlib import Path

from portal import lighten

SHELL = """<body>
    <input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
    <label class="md-overlay" for="__drawer"></label>
    <div data-md-component="skip">
    </div>
    <p>Une ligne.</p>


    <p>Une autre.</p>
</body>"""


def test_the_furniture_of_scripts_is_taken_away_and_the_text_stays() -> None:
    assert lighten.page(SHELL) == "<body>\n<p>Une ligne.</p>\n<p>Une autre.</p>\n</body>"


def test_a_weight_is_said_in_thousands_of_bytes_and_never_as_nothing() -> None:
    assert lighten.say_weight(51_771) == "environ 52\N{NO-BREAK SPACE}Ko"
    assert lighten.say_weight(3) == "environ 1\N{NO-BREAK SPACE}Ko"


def test_a_finished_site_links_one_stylesheet_named_by_its_content(tmp_path: Path) -> None:
    site, ours, material = tmp_path / "site", tmp_path / "ours", tmp_path / "material.css"
    site.mkdir()
    (ours / "assets").mkdir(parents=True)
    for source in lighten.SOURCES:
        (ours / source).write_text(".a{color:red}")
    material.write_text("p{margin:0}")
    page = site / "index.html"
    page.write_text(f'<link rel="stylesheet" href="{lighten.STYLESHEET}"><p class="a">{lighten.WEIGHT_MARK}</p>')
    lighten.finish(site, material, ours)
    (sheet,) = site.glob("assets/portal.*.css")
    assert f'href="assets/{sheet.name}"' in page.read_text("utf-8")
    assert "environ 1\N{NO-BREAK SPACE}Ko" in page.read_text("utf-8")
