"""Our templates are strict and escape what they print; Material's stay as their authors wrote them."""

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template


class HouseLoader(BaseLoader):
    """Loads each template into the environment that suits it: a strict one for those of our folder."""

    def __init__(self, env: Environment, folder: Path) -> None:
        if env.loader is None:
            raise ValueError("the environment has no loader to stand behind")
        self._behind = env.loader
        self._folder = folder
        self._lax = env
        self._strict = env.overlay(undefined=StrictUndefined, autoescape=True, loader=self)

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


def furnish(
    env: Environment, folder: Path, *, words: Mapping[str, Any], filters: Mapping[str, Callable[..., Any]]
) -> Environment:
    """Return the environment with gettext, our values and filters, and strictness for the templates of `folder`."""
    env.add_extension("jinja2.ext.i18n")
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # added by the extension
    env.globals.update(words)
    env.filters.update(filters)
    env.loader = HouseLoader(env, folder)
    return env
