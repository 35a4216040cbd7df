"""Builds a stock Material site with the text of ours, and variants of our own."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

NAV = ("index.md", "lieux/index.md", "donner/index.md", "apprendre/index.md", "offres/index.md", "comprendre/index.md")
CONFIG = f"""site_name: Connexions solidaires
site_url: https://stock.example/
theme: {{ name: material, language: fr, font: false }}
plugins: [search]
nav: [{", ".join(NAV)}]
not_in_nav: "*"
"""
"""What one writes on a first day with Material; its web font, from a third party, is left out to its advantage."""
MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "summary": "**", "p": "", "td": "", "th": ""}
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

    def handle_data(self, data: str) -> None:
        if self._inside and self.blocks:
            self.blocks[-1] += re.sub(r"([\\`*_<>#\[\]])", r"\\\1", data.replace("\n", " "))


def _text(html: str) -> str:
    reader = _Markdown()
    reader.feed(html)
    return "\n\n".join(block for block in reader.blocks if block.strip("# -"))


def build_stock(site: Path, work: Path) -> Path:
    """Build into `work` a stock Material site with the text of every page of `site`; return its folder."""
    for page in site.rglob("index.html"):
        target = work / "docs" / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_text(page.read_text("utf-8")), "utf-8")
    (work / "mkdocs.yml").write_text(CONFIG, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=work, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    return work / "site"


def build_linked(site: Path, work: Path) -> Path:
    """Copy the pages of `site` into `work` with one stylesheet for all, linked instead of written inside."""
    sheets = {path: STYLE.findall(path.read_text("utf-8"))[0] for path in site.rglob("*.html")}
    work.mkdir()
    (work / "all.css").write_text(max(sheets.values(), key=len), "utf-8")
    for path in sheets:
        target = work / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(STYLE.sub('<link rel="stylesheet" href="/all.css">', path.read_text("utf-8")), "utf-8")
    assets = work / "assets"
    assets.mkdir()
    for path in site.glob("assets/*.*"):
        (assets / path.name).write_bytes(path.read_bytes())
    return work
