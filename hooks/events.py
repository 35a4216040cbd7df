"""What happens at each MkDocs event: each a few lines that call portal/."""

import logging
import os
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import jinja2
import material
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from portal.building import (
    DOCUMENT_STYLES,
    INSIDE,
    LAST,
    MEMORY,
    PREVIEW,
    SCRIPT,
    WORKER,
    Kit,
    UnsettledError,
    Write,
    documents,
    dressed,
    finish,
    furnish,
    gzipped,
    light,
    made_files,
    moved,
    note,
    pictograms,
    weight_of,
    worker,
)
from portal.knowing import Knowledge
from portal.map import SHAPES, opening
from portal.pages import (
    OPENING,
    PRACTICE,
    TEXTS,
    Link,
    RecordPage,
    Shown,
    Summary,
    Written,
    list_view,
    record_pages,
    search_files,
    shell,
)
from portal.records import DataError, DayError, load, today
from portal.saying import warn

THEME = Path(material.__file__).parent / "templates"
STYLES = ("assets/portal.css", "assets/map.css")
"""What the style of pages is made from, in our folder of templates: it is published in pages alone."""
ICON = "assets/icon.gif"
"""The mark of the portal, in our folder of templates: it stands in each page, so that nothing more is asked for."""


@dataclass
class Shelf:
    """What one build passes from an event to the next."""

    known: Knowledge
    files: Iterable[File] = ()
    """All that is to be written, MkDocs' own pages aside."""
    titles: dict[str, str] = field(default_factory=dict)
    """The short title of every page, by its address."""
    written: Written = field(default_factory=dict)
    map_weight: int = 0
    """What opening the interactive map costs, in bytes."""
    env: jinja2.Environment = field(default_factory=jinja2.Environment)
    last: dict[str, Write] = field(default_factory=dict)
    """What writes the pages that speak of the finished site, by their address."""


class DrawnPage(Page):
    """A page of a record: its template draws all of it, so that there is no Markdown to read nor to convert."""

    def __init__(self, own: RecordPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(own.title, file, config)
        self.own = own

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the place of the front matter of a file."""
        del config
        self.markdown = ""
        self.meta = {"title": self.own.title, "description": self.own.description, "template": self.own.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave all to the template."""
        del config, files
        self.content, self.toc = "", TableOfContents([])


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _shelf(config: MkDocsConfig) -> Shelf:
    shelf: Shelf = config.extra["shelf"]
    return shelf


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the records, or stop before anything is built; leave out the templates and assets of Material."""
    try:
        catalogue = load(_root(config), today=today(), before=MEMORY.catalogue)
    except DataError as error:
        # MkDocs prints equal errors once only: an editor who saves again must read them again.
        warn(error.summary)
        raise PluginError("Corrigez d’abord les fiches.") from None
    except DayError as error:
        raise PluginError(str(error)) from None
    # What is to be quiet does not count its warnings either, and then strictness refuses none of them.
    logging.getLogger(type(config).__module__.partition(".")[0]).setLevel(logging.WARNING)
    MEMORY.catalogue = catalogue
    config.theme.dirs = [folder for folder in config.theme.dirs if Path(folder) != THEME]
    config.extra["shelf"] = Shelf(Knowledge(catalogue, today()))
    config.site_name, config.site_url = catalogue.portal.nom, catalogue.portal.adresse_du_site
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages of records, the map, and the texts that pages were made from."""
    inside = {ICON, *STYLES, *(f"assets/{name}" for name in (*INSIDE, *DOCUMENT_STYLES, SCRIPT))}
    for file in list(files):
        if file.src_uri in inside:
            files.remove(file)
        elif file.src_uri.endswith((".css", ".js")):
            file.content_string = light(file.src_uri, file.content_string)
    shelf = _shelf(config)
    shelf.files = files
    for page in record_pages(shelf.known):
        file = File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        DrawnPage(page, file, config)
    for name, content in made_files(shelf.known):
        files.append(File.generated(config, name, content=content))
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates the words and the values that all pages share."""
    shelf, ours = _shelf(config), _root(config) / "overrides"
    own = [file.page for file in files.documentation_pages() if file.page]
    shelf.titles = {page.url: page.own.short if isinstance(page, DrawnPage) else str(page.title) for page in own}
    shelf.written = {folder: _written(own, folder) for folder in (TEXTS, "comprendre/", "contribuer/", PRACTICE)}
    for name, content in search_files(shelf.known, shelf.written[TEXTS]).items():
        files.append(File.generated(config, name, content=content.encode()))
    assets = {path.name: path.read_text("utf-8") for path in sorted((ours / "assets").glob("*.js"))}
    scripts = {name: light(name, assets[name]) for name in INSIDE}
    styles = dressed(THEME, [ours / name for name in STYLES], [page.content for page in own if page.content], assets)
    read = ("assets/", "donnees/")
    sizes = {file.src_uri: gzipped(file.content_bytes) for file in files if file.src_uri.startswith(read)}
    shelf.map_weight = opening(sizes, deferred=shelf.known.places.are_many)
    furnish(
        env,
        ours,
        memory=MEMORY,
        kit=Kit(pictograms(THEME / ".icons" / "material"), scripts),
        portal=shelf.known.catalogue.portal,
        today=shelf.known.today,
        icon=f"data:image/gif;base64,{b64encode((ours / ICON).read_bytes()).decode()}",
        shapes=SHAPES,
        style_of=styles.style,
        weight_of=weight_of,
    )
    sizes_of_files: dict[str, int] = {}
    env.globals["size_of_file"] = sizes_of_files  # before a macro is made that says them
    made = {name: html.encode() for name, html in documents(env, shelf.known, assets=ours / "assets")}
    for name, document in (*made.items(), *moved(shelf.known.catalogue, {*made, *(one.dest_uri for one in files)})):
        files.append(File.generated(config, name, content=document))
    shelf.env = env
    sizes_of_files.update({name: len(document) for name, document in made.items()})
    return env


def _written(own: Iterable[Page], folder: str) -> list[Summary]:
    """Return the pages below a folder of docs/ that show their text, its first page left aside."""
    return [
        Summary(Link(str(page.title), page.url), str(page.meta["description"]))
        for page in own
        if page.url.startswith(folder) and page.url != folder and not page.file.generated_by
    ]


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Hand a page its record, what its template needs and what stands around it, in place of all that MkDocs has."""
    del nav
    shelf = _shelf(config)
    drawn, name, known = page.own if isinstance(page, DrawnPage) else None, page.meta.get("record"), shelf.known
    record = drawn.record if drawn else known.catalogue.named(name) if name else None
    path = record.path if record else f"docs/{page.file.src_uri}"
    view = drawn.view(known) if drawn else list_view(page.meta.get("template", ""), known, shelf.written)
    values = {
        "base_url": context["base_url"],
        "page": Shown.of(page, known),
        "record": record,
        "view": view,
        "shell": shell(page.url, path, record=record, titles=shelf.titles, known=known),
    }
    if isinstance(view, OPENING):
        values["map_weight"] = shelf.map_weight
    if page.url in LAST:
        values |= {"archive": None, "measured": None}
        template = shelf.env.get_template(page.meta["template"])
        shelf.last[page.url] = lambda **known: template.render({**values, **known})
    return cast(TemplateContext, values)


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Give the page of errors what every page has."""
    del template_name, config
    context.update({"shell": None, "record": None, "view": None, "page": None})  # type: ignore[typeddict-item] # ours go beside MkDocs' own
    return context


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write what follows from the pages, and say what was to be built, for publishing to check that it is there."""
    shelf, site = _shelf(config), Path(config.site_dir)
    script = light(SCRIPT, (_root(config) / "overrides/assets" / SCRIPT).read_text("utf-8"))
    (site / WORKER).write_text(worker(site, script, on=shelf.known.catalogue.portal.hors_ligne), "utf-8")
    meant = [file.dest_uri for file in shelf.files if file.inclusion.value > InclusionLevel.DRAFT.value]
    if not os.environ.get(PREVIEW):
        try:
            meant.append(finish(site, shelf.last, shelf.titles, known=shelf.known).path)
        except UnsettledError as error:
            raise PluginError(str(error)) from None
    note(site, shelf.known.catalogue, [*meant, WORKER, *config.theme.static_templates])
