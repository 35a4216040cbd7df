"""Our templates are strict and escape what they print; those of MkDocs stay as their authors wrote them."""

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from zlib import crc32

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from portal.building.kit import Kit
from portal.building.memory import Memory
from portal.saying import FILTERS, keep_together, line, prose

COMPILED = f"__portal_{crc32(Path(__file__).read_bytes()):08x}_%s.cache"
"""How files of compiled templates are named, in Jinja's folder of the user's own: other settings are other files."""


class Desk:
    """Where pages are written one after another: macros find here what is of the page, and are made once for all."""

    def __init__(self, kit: Kit, memory: Memory, url: Callable[[Mapping[str, object], str], str]) -> None:
        """Take what a page may ask for, the pages of the last build, and the builder's own `url` filter."""
        self.memory = memory
        self._kit = kit
        self._url = url
        self._at: Mapping[str, object] = {}

    def begin(self, given: Mapping[str, object]) -> None:
        """Begin a page: what the builder has `given` its template says where it is."""
        self._kit.begin()
        self._at = {"page": given.get("page"), "base_url": given.get("base_url")}

    def url(self, address: str) -> str:
        """Return an address from the root of the site as it is seen from the page."""
        return self._url(self._at, address)


class _Whole(Template):
    """A page's template: it writes nothing again that it has written from the same values."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the page."""
        given = dict(*args, **kwargs)
        desk: Desk = self.environment.desk  # type: ignore[attr-defined] # HouseLoader put it there

        def write() -> str:
            desk.begin(given)
            return Template.render(self, given)

        page = given.get("page")  # that of errors has none
        return desk.memory.page(page.url, (self.name, given), write) if page else write()


class HouseLoader(BaseLoader):
    """Loads each template into the environment that suits it: a strict one for those of our folder."""

    def __init__(self, env: Environment, folder: Path, desk: Desk) -> None:
        if env.loader is None:
            raise ValueError("the environment has no loader to stand behind")
        self._behind = env.loader
        self._folder = folder
        self._lax = env
        self._strict = env.overlay(
            undefined=StrictUndefined,
            autoescape=True,
            loader=self,
            finalize=_said,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=FileSystemBytecodeCache(pattern=COMPILED),
        )
        self._strict.template_class = _Whole
        self._strict.policies = env.policies | {"json.dumps_kwargs": {"ensure_ascii": False, "separators": (",", ":")}}
        self._strict.make_globals = self._globals  # type: ignore[assignment, method-assign] # its parameter has another name
        self._strict.extend(desk=desk)

    def _globals(self, given: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return one dictionary: Jinja would look through a chain of them, for each import of each page."""
        return {**self._strict.globals, **given} if given else self._strict.globals

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Return a template, compiled for the environment that its folder calls for."""
        del environment
        ours = (self._folder / name).is_file()
        return self._behind.load(self._strict if ours else self._lax, name, globals)

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self._behind.list_templates()


def furnish(env: Environment, folder: Path, *, memory: Memory, kit: Kit, **values: object) -> Environment:
    """Return the environment with our words, filters and values, and strictness for the templates of `folder`.

    Pages that were written from the same are taken from `memory`: `values` are compared, functions among them. Macros
    are imported without the context of a page, and so only once: what they need of it, the `kit` and `url` have.
    """
    memory.begin((values, {path: path.read_bytes() for path in sorted(folder.rglob("*.html"))}))
    words = Words(NullTranslations())
    desk = Desk(kit, memory, env.filters.get("url", lambda _at, address: address))
    env.globals.update(values | {"_": words.say, "ngettext": words.count, "kit": kit})
    env.filters.update(FILTERS)
    env.filters["url"] = _of_the_page(desk.url)
    env.filters["prose"] = _of_the_page(lambda text: Markup(prose(text, desk.url)))  # noqa: S704 - prose() shows raw HTML as text
    env.filters["line"] = _of_the_page(lambda text: Markup(line(text, desk.url)))  # noqa: S704 - line() too
    env.loader = HouseLoader(env, folder, desk)
    return env


def _of_the_page(say: Callable[[str], str]) -> Callable[[Context, str], str]:
    """Return a filter that says the same text otherwise on another page: none is said when a template is compiled."""

    @pass_context
    def said(_context: Context, text: str) -> str:
        return say(text)

    return said


class Words:
    """What templates say to visitors, through gettext."""

    def __init__(self, translations: NullTranslations) -> None:
        self._translations = translations
        self._said = cache(lambda text: keep_together(translations.gettext(text)))

    def say(self, text: str, **values: object) -> str:
        """Return a text with its values: « Bonjour %(name)s »."""
        return keep_together(self._said(text) % values) if values else self._said(text)

    def count(self, one: str, many: str, num: int, **values: object) -> str:
        """Return the text that a number calls for, in which it is `%(num)s`."""
        return keep_together(self._translations.ngettext(one, many, num) % (values | {"num": num}))


def _said(value: object) -> object:
    """Return a value as it is printed: a text with its punctuation kept beside its words."""
    return keep_together(value) if type(value) is str else value
