"""What the grid of accessibility says that a program looks at: each question is asked of all pages, sheets included.

The number at the head of a docstring is that of the criterion of the RGAA 4.1.2.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

Trees = dict[str, LexborHTMLParser]

FOREIGN = "iframe, frame, object, embed, applet, canvas, video, audio, bgsound, area, img, input[type=image]"
"""What the site has none of: frames, media, and images that are not drawn in the page."""
LOOKS = "basefont, big, blink, center, font, marquee, s, strike, tt, u"
"""Elements that only say how something looks."""
STYLED = [
    *("align", "alink", "background", "bgcolor", "border", "cellpadding", "cellspacing", "char", "charoff", "clear"),
    *("compact", "frameborder", "hspace", "link", "marginheight", "marginwidth", "text", "valign", "vlink", "vspace"),
]
"""Attributes that only say how something looks."""
OFFICE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|epub)$", re.IGNORECASE)
SIDES = ("paper", "tint")


@pytest.fixture(scope="module")
def trees(site: Path, pages: dict[str, str]) -> Trees:
    """Every page and every sheet to print, by its address; what only leads to a page is left aside."""
    apart = (site / "c", site / "source")
    sheets = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
        if path.name != "index.html" and not any(path.is_relative_to(folder) for folder in apart)
    }
    assert len(sheets) > 300
    return {address: LexborHTMLParser(html) for address, html in (pages | sheets).items()}


@pytest.fixture(scope="module")
def framed(trees: Trees, pages: dict[str, str]) -> Trees:
    """The pages alone: those with the header and the foot of the site."""
    return {address: trees[address] for address in pages}


def every(trees: Trees, selector: str) -> Iterator[tuple[str, LexborNode]]:
    """Yield each element that a selector finds, with the page that it is in."""
    for address, tree in trees.items():
        for node in tree.css(selector):
            yield address, node


def shown(found: Iterator[tuple[str, LexborNode]]) -> list[tuple[str, str]]:
    """Return what a failing test says of elements."""
    return [(address, (node.html or "")[:120]) for address, node in found]


def test_there_are_no_frames_no_media_and_no_images_that_are_not_drawn(trees: Trees) -> None:
    """1.1, 1.8, 2.1, 2.2, 4.1 to 4.13."""
    assert shown(every(trees, FOREIGN)) == []


def test_a_drawing_has_a_name_or_is_silent(trees: Trees) -> None:
    """1.1, 1.2: maps hold links, so that they are groups, with a name each; so has each of their links."""
    kinds: set[str | None] = set()
    for address, svg in every(trees, "svg"):
        about, titled = svg.attributes, bool(svg.css("title, desc, [title]"))
        where = (address, (svg.html or "")[:120])
        if "hidden" in about or about.get("aria-hidden") == "true":
            kinds.add("silent")
            assert not titled, where
            assert "aria-label" not in about, where
        else:
            kinds.add(about.get("role"))
            assert about.get("role") == ("group" if svg.css("a") else "img"), where
            named = svg.css_first(f"[id='{about.get('aria-labelledby')}']")
            assert len(about.get("aria-label") or (named.text() if named else "")) > 5, where
            assert all(link.css_first("title") is not None for link in svg.css("a")), where
    assert kinds == {"silent", "img", "group"}


def test_the_caption_of_a_picture_is_tied_to_it(trees: Trees) -> None:
    """1.9; below a map stands the key of its marks, which is no caption."""
    tied = 0
    for address, figure in every(trees, "figure"):
        caption, group = figure.css_first("figcaption"), figure.css_first("svg[role=group]")
        if caption is not None and group is None:
            tied += 1
            assert figure.attributes.get("role") == "figure", address
            assert figure.attributes.get("aria-label") == caption.text(), address
    assert tied > 300


def test_edges_and_signs_stand_out_from_what_is_around_them(root: Path) -> None:
    """3.3: at least 3 to 1, light and dark: the edge of a field is the line, that of a button the link or the brand."""
    css = (root / "overrides/assets/portal.css").read_text("utf-8")
    blocks = [part.partition("}")[0] for part in css.split("prefers-color-scheme: dark", 1)]
    light, dark = (dict(re.findall(r"--(\w+): (#\w+);", block)) for block in blocks)
    for scheme, edges in ((light, ("line", "brand", "link", "ink")), (light | dark, ("line", "link", "ink"))):
        for edge in edges:
            for side in SIDES:
                assert _contrast(scheme[edge], scheme[side]) >= 3, (edge, side)
    assert "@media (prefers-color-scheme: dark) { .button { border-color: var(--link); } }" in css
    assert re.search(r"\.asked input, \.asked select \{[^}]*border: 2px solid var\(--line\)", css)


def _contrast(one: str, other: str) -> float:
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb`, as WCAG defines it."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_counted_as_wcag_does() -> None:
    assert _contrast("#000", "#fff") == pytest.approx(21)
    assert _contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


def test_every_table_is_a_simple_one(trees: Trees) -> None:
    """5.1, 5.2."""
    assert shown(every(trees, "[rowspan], [colspan], [headers]")) == []


def test_every_link_has_words(trees: Trees) -> None:
    """6.2."""
    silent = ((a, n) for a, n in every(trees, "a[href]") if not (n.text(strip=True) or n.attributes.get("aria-label")))
    assert shown(silent) == []


def test_every_message_has_the_role_of_one(trees: Trees) -> None:
    """7.5: what scripts say stands in a place of the role; the proof of an invented request is read on arrival."""
    mute = (
        (a, n) for a, n in every(trees, ".etat, [aria-live]") if n.attributes.get("role") not in ("status", "alert")
    )
    assert [(a, html) for a, html in shown(mute) if a != "apprendre/essayer/formulaire/"] == []


@pytest.mark.parametrize(
    ("path", "pressed", "said"),
    [
        ("lieux/carte/", "Ouvrir la carte interactive", "La carte n’a pas pu se charger"),
        ("lieux/lyon/", "Garder cette ville", "Rien n’a été gardé"),
        ("confidentialite/", "Effacer tout", "Rien n’a été effacé"),
        ("lieux/", "plus proche", "Le tri n’a pas pu se charger"),
    ],
)
def test_what_fails_is_an_alert(path: str, pressed: str, said: str, browser: Browser, address: str) -> None:
    """7.5."""
    page = browser.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address + path)
    page.get_by_role("button", name=pressed).click()
    expect(page.get_by_role("alert")).to_contain_text(said)
    page.close()


def test_every_page_says_what_it_is_written_in(trees: Trees, site: Path) -> None:
    """8.1, 8.3, 8.4, 8.7, 8.8."""
    for address, tree in trees.items():
        path = site / address / "index.html" if address.endswith("/") or not address else site / address
        assert path.read_text("utf-8").lstrip().lower().startswith("<!doctype html>"), address
        html = tree.css_first("html")
        assert html is not None
        assert html.attributes.get("lang") == "fr", address
    marked = {node.attributes["lang"] for _, node in every(trees, "body [lang]")}
    assert marked == {"en"}


def test_no_two_pages_or_sheets_have_one_title(trees: Trees) -> None:
    """8.5, 8.6."""
    titles = [node.text() for _, node in every(trees, "head > title")]
    assert len(titles) == len(trees)
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_nothing_is_written_for_its_looks(trees: Trees) -> None:
    """8.9, 10.1: no empty paragraph, no line left blank, no element or attribute that only says how it looks."""
    assert shown(every(trees, LOOKS)) == []
    assert shown(every(trees, ", ".join(f"[{name}]" for name in STYLED))) == []
    assert [address for address, node in every(trees, "body") if re.search(r"<br>\s*<br>", node.html or "")] == []
    empty = (
        (a, n) for a, n in every(trees, "p") if not n.text(strip=True) and not n.child and "role" not in n.attributes
    )
    assert [found for found in shown(empty) if not re.search("class=|id=", found[1])] == []


def test_every_page_has_its_regions_and_every_sheet_its_contents(trees: Trees, framed: Trees) -> None:
    """9.2, 12.6."""
    for address, tree in trees.items():
        assert len(tree.css("main")) == 1, address
    for address, tree in framed.items():
        assert [len(tree.css(one)) for one in ("body > header", "body > footer", "header nav", "footer nav")] == [
            1
        ] * 4, address
        names = [
            node.attributes.get("aria-label") or node.attributes.get("aria-labelledby") for node in tree.css("nav")
        ]
        assert all(names), address
        assert len(names) == len(set(names)), address


def test_links_of_every_navigation_are_a_list(framed: Trees) -> None:
    """9.3."""
    for address, nav in every(framed, "nav"):
        assert len(nav.css("li a")) == len(nav.css("a")) > 0, address


def test_every_field_has_a_label_that_is_seen_or_a_title(trees: Trees) -> None:
    """11.1; one name for the search, 11.3."""
    fields = 0
    for address, field in every(trees, "input, select, textarea"):
        fields += 1
        about, parent = field.attributes, field.parent
        labelled = "id" in about and trees[address].css_first(f'label[for="{about["id"]}"]') is not None
        within = parent is not None and parent.tag == "label"
        assert labelled or within or about.get("title"), (address, field.html)
    assert fields > 700
    assert {node.attributes.get("title") for _, node in every(trees, "header input[name=q]")} == {"Rechercher"}


def test_ticks_of_one_question_are_grouped_below_its_words(trees: Trees) -> None:
    """11.5, 11.6."""
    for address, field in every(trees, "input[type=checkbox], input[type=radio]"):
        above: LexborNode | None = field
        while above is not None and above.tag != "fieldset" and above.attributes.get("role") != "group":
            above = above.parent
        assert above is not None, (address, field.html)
    for address, group in every(trees, "fieldset"):
        legend = group.css_first("legend")
        assert legend is not None, address
        assert legend.text(strip=True), address


def test_header_and_foot_lead_to_the_same_in_the_same_order(framed: Trees) -> None:
    """12.1 to 12.5, 12.7: the skip link first, then search, menu, and the plan of the site in the foot."""
    orders = {
        (
            *(link.text(strip=True) for link in tree.css("body > a.skip, header a")),
            *("search" for _ in tree.css("header form[role=search]")),
            *(link.text(strip=True) for link in tree.css("footer a")),
        )
        for tree in framed.values()
    }
    assert len(orders) == 1
    (order,) = orders
    assert order[0] == "Aller au contenu"
    assert "search" in order
    assert "Plan du site" in order
    for address, skip in every(framed, "body > a.skip"):
        assert framed[address].css_first(f"main{skip.attributes['href']}") is not None, address


def test_nothing_imposes_an_order_on_the_keyboard(trees: Trees) -> None:
    """12.8, 12.10."""
    assert {node.attributes["tabindex"] for _, node in every(trees, "[tabindex]")} == {"0", "-1"}
    assert shown(every(trees, "[accesskey], [autofocus]")) == []


def test_nothing_opens_moves_or_leaves_by_itself(trees: Trees, root: Path, site: Path) -> None:
    """13.1, 13.2, 13.8: only a short address leads on, and at once."""
    assert shown(every(trees, "[target], meta[http-equiv=refresh]")) == []
    leading = [path.read_text("utf-8") for path in (site / "c").rglob("index.html")]
    assert len(leading) > 300
    assert all(re.search(r'http-equiv="?refresh"? content="0;', html) for html in leading)
    assets = sorted((root / "overrides/assets").iterdir())
    scripts = "".join(path.read_text("utf-8") for path in assets if path.suffix == ".js")
    styles = "".join(path.read_text("utf-8") for path in assets if path.suffix == ".css")
    assert "window.open" not in scripts
    assert "devicemotion" not in scripts
    assert re.findall(r"@keyframes|animation(?!: none)", styles) == []


def test_nothing_to_download_is_a_document_of_an_office(trees: Trees) -> None:
    """13.3, 13.4."""
    ours = ((a, n) for a, n in every(trees, "a[href]") if "://" not in (n.attributes["href"] or ""))
    assert shown((a, n) for a, n in ours if OFFICE.search(n.attributes["href"] or "")) == []
