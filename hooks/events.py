"""What happens at each MkDocs event: each a few lines that call portal/."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
import material
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from portal.building import furnish, lighten, words
from portal.map import geojson, interactive, places
from portal.pages import pages
from portal.records import Catalogue, DataError, Record, hours, load
from portal.saying import french
from portal.saying import markdown as prose

THEME = Path(material.__file__).parent / "templates"
SOURCES = "source/"
"""The folder of the site that holds the records and texts that pages were made from."""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _today() -> date:
    return get_build_datetime().astimezone(hours.PARIS).date()


def _catalogue(config: MkDocsConfig) -> Catalogue:
    catalogue: Catalogue = config.extra["catalogue"]
    return catalogue


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the records, or stop before anything is built."""
    try:
        catalogue = load(_root(config), today=_today())
    except DataError as error:
        # MkDocs prints equal errors once only: an editor who saves again must read them again.
        print(error.summary, file=sys.stderr)
        raise PluginError("Le site n’a pas été reconstruit : corrigez d’abord les fiches.") from None
    config.extra["catalogue"] = catalogue
    config.site_name = catalogue.portal.nom
    config.site_url = catalogue.portal.adresse_du_site
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages of records, the map, and the texts that pages were made from; leave out Material's assets."""
    for file in list(files):
        if Path(file.abs_src_path or "").is_relative_to(THEME) or file.src_uri in lighten.SOURCES:
            files.remove(file)
    written = {f"docs/{file.src_uri}": file.content_bytes for file in files if file.src_uri.endswith(".md")}
    catalogue = _catalogue(config)
    config.extra["record_pages"] = {page.source: page for page in pages.record_pages(catalogue)}
    for source, page in config.extra["record_pages"].items():
        meta = {"title": page.title, "description": page.description, "template": page.template}
        text = f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n"
        files.append(File.generated(config, source, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
    for path, data in (written | dict(catalogue.texts)).items():
        files.append(File.generated(config, SOURCES + path.replace(".md", ".md.txt"), content=data))
    for name, content in (interactive.files(catalogue) | geojson.files(catalogue)).items():
        files.append(File.generated(config, name, content=content))
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates the records and the words to say them with."""
    catalogue = _catalogue(config)
    all_pages = [file.page for file in files.documentation_pages() if file.page]
    config.extra["titles"] = {page.url: str(page.title) for page in all_pages}
    found = {
        "prose_pages": _written(all_pages, "comprendre/"),
        "guide_pages": _written(all_pages, "contribuer/"),
        "map_weight": lighten.say_weight(_map_weight(files, deferred=places.are_many(catalogue))),
    }
    values = words.values(catalogue, _today()) | found
    return furnish(env, _root(config) / "overrides", words=values, filters=words.filters())


def _written(all_pages: list[Page], folder: str) -> list[Page]:
    """Return the pages below a folder of docs/, its first page and those of records left aside."""
    return [p for p in all_pages if p.url.startswith(folder) and p.url != folder and not p.file.generated_by]


def _map_weight(files: Files, *, deferred: bool) -> int:
    """Return what opening the interactive map costs, in bytes."""
    opened = (file for file in files if interactive.opened(file.src_uri, deferred=deferred))
    return sum(lighten.gzipped(file.content_bytes) for file in opened)


def _named_record(catalogue: Catalogue, page: Page) -> Record | None:
    """Return the record that a page written in docs/ is made from, where its front matter says so."""
    kind = page.meta.get("record")
    return catalogue.of_kind(kind)[kind] if kind else None


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Hand a page its record, the pages above it, and the text that it was made from."""
    del nav
    catalogue = _catalogue(config)
    own = config.extra["record_pages"].get(page.file.src_uri)
    record = own.record if own else _named_record(catalogue, page)
    path = record.path if record else f"docs/{page.file.src_uri}"
    depot = catalogue.portal.depot
    context["record"] = record
    context["breadcrumb"] = pages.breadcrumb(page.url, config.extra["titles"])
    context["source_path"] = path
    context["source_url"] = f"{depot}{path}" if depot else None
    context["source_copy"] = SOURCES + path.replace(".md", ".md.txt")
    return context


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the tables written in Markdown what a screen reader needs."""
    del page, config, files
    return prose.captioned(html)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Take away what only Material's scripts would use."""
    del page, config
    return lighten.page(french.keep_together(output))


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Do for the page of errors what is done for the others."""
    del config
    return lighten.page(french.keep_together(output_content)) if template_name.endswith(".html") else output_content


def on_post_build(*, config: MkDocsConfig) -> None:
    """Give each page its style, now that all pages are there to say what they use."""
    (sheet,) = THEME.glob("assets/stylesheets/main.*.min.css")
    lighten.finish(Path(config.site_dir), sheet, _root(config) / "overrides")
