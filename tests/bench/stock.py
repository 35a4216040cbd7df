"""Builds a stock Material site with the text of ours, and variants of our own."""

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

from tests.bench.process import ENVIRONMENT

BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")

NAV = ("index.md", "lieux/index.md", "donner/index.md", "apprendre/index.md", "offres/index.md", "comprendre/index.md")
CONFIG = """site_name: Connexions solidaires
site_url: https://stock.example/
theme: {{ name: material, language: fr, font: false }}
plugins: []
nav: [{nav}]
not_in_nav: "*"
"""
"""What one writes on a first day with Material, bare: its web font and its search are left out to its advantage."""
MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "summary": "**"} | dict.fromkeys(
    ("p", "td", "th", "dt", "dd", "address", "figcaption"), ""
)
"""How the blocks of a page begin in Markdown."""
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class _Markdown(HTMLParser):
    """The text of the main part of a page, as Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside |= tag == "main"
        if self._inside and (tag in MARKS or not self.blocks):
            self.blocks.append(MARKS.get(tag, "").replace("**", ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "main"
        if tag in MARKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._inside and self.blocks:
            self.blocks[-1] += re.sub(r"([\\`*_<>#\[\]])", r"\\\1", data.replace("\n", " "))


def markdown_of(html: str) -> str:
    """Return the text of the main part of a page, as someone would write it in Markdown."""
    reader = _Markdown()
    reader.feed(html)
    return "\n\n".join(" ".join(block.split()) for block in reader.blocks if block.strip("# -"))


def write_stock(work: Path, pages: Mapping[str, str], *, nav: Sequence[str]) -> None:
    """Write a stock Material site into `work`: Markdown by the path of its file, those of `nav` in the navigation."""
    for name, text in pages.items():
        file = work / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (work / "mkdocs.yml").write_text(CONFIG.format(nav=", ".join(nav)), "utf-8")


def build_stock(site: Path, work: Path) -> Path:
    """Build into `work` a stock Material site with the text of every page of `site`; return its folder."""
    pages = {
        page.relative_to(site).with_suffix(".md").as_posix(): markdown_of(page.read_text("utf-8"))
        for page in site.rglob("index.html")
    }
    write_stock(work, pages, nav=NAV)
    subprocess.run(BUILD, cwd=work, env=ENVIRONMENT, check=True)
    return work / "site"


def build_linked(site: Path, work: Path) -> Path:
    """Copy the pages of `site` into `work` with one stylesheet for all, linked instead of written inside."""
    sheets = {path: STYLE.findall(path.read_text("utf-8")) for path in site.rglob("*.html")}
    work.mkdir()
    (work / "all.css").write_text(max((sheet for found in sheets.values() for sheet in found), key=len), "utf-8")
    for path in sheets:  # a short address that leads on has no style
        target = work / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(STYLE.sub('<link rel="stylesheet" href="/all.css">', path.read_text("utf-8")), "utf-8")
    assets = work / "assets"
    assets.mkdir()
    for path in site.glob("assets/*.*"):
        (assets / path.name).write_bytes(path.read_bytes())
    return work
