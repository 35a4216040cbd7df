"""What happens at each MkDocs event: each a few lines that call portal/."""

import re
import sys
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
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
from mkdocs.utils.templates import TemplateContext

from portal.building import Kit, Wardrobe, furnish, gzipped
from portal.knowing import Knowledge
from portal.map import interactive_files, open_data, opened
from portal.pages import Link, RecordPage, Summary, Written, list_view, record_pages, shell, source_copy
from portal.records import PARIS, DataError, load
from portal.saying import PICTOGRAMS

THEME = Path(material.__file__).parent / "templates"
STYLES = ("assets/portal.css", "assets/map.css")
"""What the style of pages is made from, in our folder of templates: it is published in pages alone."""
INSIDE = ("charger.js",)
"""The scripts that stand in pages, in the folder `assets/` of our templates: they too are published in pages alone."""


ICON = "assets/icon.png"
"""The mark of the portal, in our folder of templates: it stands in each page, so that nothing more is asked for."""


@dataclass
class Shelf:
    """What one build passes from an event to the next."""

    known: Knowledge
    pages: dict[str, RecordPage] = field(default_factory=dict)
    """The pages of records, by the Markdown file that MkDocs would read for each."""
    titles: dict[str, str] = field(default_factory=dict)
    """The short title of every page, by its address."""
    written: Written = field(default_factory=dict)
    pictograms: dict[str, str] = field(default_factory=dict)
    scripts: dict[str, str] = field(default_factory=dict)

    @property
    def kit(self) -> Kit:
        """A kit for a page that begins."""
        return Kit(self.pictograms, self.scripts)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _today() -> date:
    return get_build_datetime().astimezone(PARIS).date()


def _shelf(config: MkDocsConfig) -> Shelf:
    shelf: Shelf = config.extra["shelf"]
    return shelf


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the records, or stop before anything is built."""
    try:
        catalogue = load(_root(config), today=_today())
    except DataError as error:
        # MkDocs prints equal errors once only: an editor who saves again must read them again.
        print(error.summary, file=sys.stderr)
        raise PluginError("Le site n’a pas été reconstruit : corrigez d’abord les fiches.") from None
    config.extra["shelf"] = Shelf(Knowledge(catalogue, _today()))
    config.site_name = catalogue.portal.nom
    config.site_url = catalogue.portal.adresse_du_site
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages of records, the map, and the texts that pages were made from; leave out Material's assets."""
    inside = {ICON, *STYLES, *(f"assets/{name}" for name in INSIDE)}
    for file in list(files):
        if Path(file.abs_src_path or "").is_relative_to(THEME) or file.src_uri in inside:
            files.remove(file)
    shelf = _shelf(config)
    shelf.pages = {page.source: page for page in record_pages(shelf.known)}
    for source, page in shelf.pages.items():
        meta = {"title": page.title, "description": page.description, "template": page.template}
        text = f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n"
        files.append(File.generated(config, source, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
    for path, data in shelf.known.catalogue.texts.items():
        files.append(File.generated(config, source_copy(path), content=data))
    for name, content in (interactive_files(shelf.known) | open_data(shelf.known)).items():
        files.append(File.generated(config, name, content=content))
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates the words and the values that all pages share."""
    shelf, ours = _shelf(config), _root(config) / "overrides"
    portal, many = shelf.known.catalogue.portal, shelf.known.places.are_many
    own = [file.page for file in files.documentation_pages() if file.page]
    shelf.titles = {page.url: _short(page, shelf) for page in own}
    shelf.written = {folder: _written(own, folder) for folder in ("comprendre/", "contribuer/")}
    shelf.pictograms = {name: _drawing(icon) for name, icon in PICTOGRAMS.items()}
    assets = {path.name: path.read_text("utf-8") for path in sorted((ours / "assets").glob("*.js"))}
    shelf.scripts = {name: assets[name] for name in INSIDE}
    (material_sheet,) = THEME.glob("assets/stylesheets/main.*.min.css")
    wardrobe = Wardrobe(
        material_sheet.read_text("utf-8"),
        "".join((ours / name).read_text("utf-8") for name in STYLES),
        written=[f'<html dir="ltr"><div class="md-typeset">{page.content}</div>' for page in own if page.content],
        scripts=assets,
    )
    weight = sum(gzipped(file.content_bytes) for file in files if opened(file.src_uri, deferred=many))
    return furnish(
        env,
        ours,
        portal=portal,
        today=shelf.known.today,
        icon=f"data:image/png;base64,{b64encode((ours / ICON).read_bytes()).decode()}",
        map_weight=weight,
        style_of=wardrobe.style,
        weight_of=lambda html: gzipped(html.encode()),
    )


def _short(page: Page, shelf: Shelf) -> str:
    """Return what a page is called in the breadcrumb of the pages below it."""
    own = shelf.pages.get(page.file.src_uri)
    return own.short if own else str(page.title)


def _written(own: Iterable[Page], folder: str) -> list[Summary]:
    """Return the pages below a folder of docs/ that show their text, its first page left aside."""
    return [
        Summary(Link(str(page.title), page.url), str(page.meta["description"]))
        for page in own
        if page.url.startswith(folder) and page.url != folder and not page.file.generated_by
    ]


def _drawing(icon: str) -> str:
    """Return the `d` of the one path that an icon of Material is drawn by."""
    svg = (THEME / ".icons" / "material" / f"{icon}.svg").read_text("utf-8")
    (path,) = re.findall(r'<path d="([^"]+)"/>', svg)
    return str(path)


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Hand a page its record, what its template needs, and what stands around it."""
    del nav
    shelf = _shelf(config)
    own, kind, known = shelf.pages.get(page.file.src_uri), page.meta.get("record"), shelf.known
    record = own.record if own else known.catalogue.of_kind(kind)[kind] if kind else None
    path = record.path if record else f"docs/{page.file.src_uri}"
    view = own.view(known) if own else list_view(page.meta.get("template", ""), known, shelf.written)
    return _extended(
        context,
        record=record,
        view=view,
        shell=shell(page.url, path, record=record, titles=shelf.titles, known=known),
        kit=shelf.kit,
    )


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Give the page of errors what every page has."""
    del template_name
    return _extended(context, kit=_shelf(config).kit, shell=None, record=None, view=None, page=None)


def _extended(context: TemplateContext, **values: Any) -> TemplateContext:
    context.update(values)  # type: ignore[typeddict-item] # ours go beside MkDocs' own
    return context
