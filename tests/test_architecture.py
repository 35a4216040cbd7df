"""The shape that we hold to: who imports whom, how long a module may be, and what its first line says."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

HOOKS = Path(__file__).parent.parent / "hooks"
MODULES = sorted(HOOKS.rglob("*.py"))


def _imported(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module == "portal":
            found.update(f"portal.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_only_the_events_know_mkdocs(module: Path) -> None:
    knows = any(name.split(".")[0] in ("mkdocs", "properdocs", "material") for name in _imported(module))
    assert knows == (module.name == "events.py")


def test_rooms_import_one_way_and_through_their_doors() -> None:
    """The contracts stand in pyproject.toml, and import-linter holds them."""
    assert lint_imports(no_cache=True) == 0


def test_the_events_come_in_by_the_doors() -> None:
    """They are a module beside the package, which import-linter does not read."""
    inside = [name for name in _imported(HOOKS / "events.py") if name.startswith("portal.")]
    assert inside
    assert {len(name.split(".")) for name in inside} == {2}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_a_module_opens_with_one_sentence_and_fits_a_few_screens(module: Path) -> None:
    text = module.read_text("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0]
    assert first.endswith(".")
    said_once = text.partition("\n__all__")[0]  # a door names all that it lets through twice
    assert len(said_once.splitlines()) <= 250


def test_no_registry_address_is_named_in_the_lock(root: Path) -> None:
    lock = (root / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert "http" not in lock
    assert "index-url" not in lock
