"""A built page is lighter than what the theme wrote, and says what it weighs."""

import base64
import hashlib
from pathlib import Path

from portal.building import lighten

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


def test_a_finished_page_holds_the_style_that_it_calls_for_and_its_policy_names_it(tmp_path: Path) -> None:
    site, ours, material = tmp_path / "site", tmp_path / "ours", tmp_path / "material.css"
    for folder in (site / "assets", ours / "assets"):
        folder.mkdir(parents=True)
    for source in lighten.SOURCES:
        (ours / source).write_text(".a{color:red}.b{color:#00f}.c{color:#0f0}")
    material.write_text("p{margin:0}")
    (site / "assets" / "late.js").write_text('element.className = "c"')
    page = site / "index.html"
    page.write_text(
        f'<meta content="{lighten.STYLE_HASH_MARK}"><style>{lighten.STYLE_MARK}</style>'
        f'<script src="assets/late.js"></script><p class="a">{lighten.WEIGHT_MARK}</p>'
    )
    lighten.finish(site, material, ours)
    html = page.read_text("utf-8")
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert style.count("color:red") == style.count(".c{") == 1
    assert "margin:0" in style
    assert ".b" not in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"<meta content=\"'sha256-{digest}'\">" in html
    assert "environ 1\N{NO-BREAK SPACE}Ko" in html
