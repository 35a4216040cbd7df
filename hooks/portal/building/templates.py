"""Our templates are strict and escape what they print; those of MkDocs stay as their authors wrote them."""

from collections.abc import MutableMapping
from functools import cache, partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from zlib import crc32

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from portal.building.memory import Memory
from portal.saying import FILTERS, keep_together, prose

COMPILED = f"__portal_{crc32(Path(__file__).read_bytes()):08x}_%s.cache"
"""How files of compiled templates are named, in Jinja's folder of the user's own: other settings are other files."""


class _Whole(Template):
    """A page's template: it writes nothing again that it has written from the same values."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the page. All values count but the kit, which follows from them and from what all pages share."""
        given = dict(*args, **kwargs)
        if not given.get("page"):  # that of errors
            return super().render(given)
        memory: Memory = self.environment.memory  # type: ignore[attr-defined] # furnish() put it there
        counted = {name: value for name, value in given.items() if name != "kit"}
        return memory.page(given["page"].url, (self.name, counted), lambda: Template.render(self, given))


class HouseLoader(BaseLoader):
    """Loads each template into the environment that suits it: a strict one for those of our folder."""

    def __init__(self, env: Environment, folder: Path, memory: Memory) -> None:
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
        self._strict.extend(memory=memory)

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


def furnish(env: Environment, folder: Path, *, memory: Memory, **values: object) -> Environment:
    """Return the environment with our words, filters and values, and strictness for the templates of `folder`.

    Pages that were written from the same are taken from `memory`: `values` are compared, functions among them.
    """
    memory.begin((values, {path: path.read_bytes() for path in sorted(folder.rglob("*.html"))}))
    words = Words(NullTranslations())
    env.globals.update(values | {"_": words.say, "ngettext": words.count})
    env.filters.update(FILTERS)
    env.filters["prose"] = _prose
    env.filters["line"] = _line
    env.loader = HouseLoader(env, folder, memory)
    return env


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


@pass_context
def _prose(context: Context, text: str) -> Markup:
    """Return a Markdown field as HTML, its links inside the site made relative by the builder's own `url` filter."""
    url = context.environment.filters["url"]
    return Markup(prose(text, partial(url, context)))  # noqa: S704 - prose() shows raw HTML as text


@pass_context
def _line(context: Context, text: str) -> Markup:
    """Return a Markdown field of one paragraph as what stands in it, to go on a sentence of the template."""
    return Markup(_prose(context, text).strip().removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - from _prose
