"""The shape that we hold to: who imports whom, how long a module may be, and what its first line says."""

import ast
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
MODULES = sorted(HOOKS.rglob("*.py"))
LAYERS = (
    ("source", "hours"),
    ("models",),
    ("messages", "coherence"),
    ("load",),
    ("trust", "geo", "french", "prose", "relations"),
    ("pages",),
    ("map", "stylesheet", "ecoindex", "templates"),
    ("lighten", "publish"),
    ("weigh", "words"),
    ("cli",),
)
"""From the bottom to the top: a module imports from its own row and those above this one in the list only."""


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


def _row(name: str) -> int:
    return next(n for n, row in enumerate(LAYERS) if name in row)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_only_the_events_know_mkdocs(module: Path) -> None:
    knows = any(name.split(".")[0] in ("mkdocs", "properdocs", "material") for name in _imported(module))
    assert knows == (module.name == "events.py")


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.parent.name == "portal" and m.stem != "__init__"], ids=lambda p: p.stem
)
def test_imports_point_one_way(module: Path) -> None:
    used = {name.split(".")[1] for name in _imported(module) if name.startswith("portal.")}
    assert all(_row(name) <= _row(module.stem) for name in used)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_a_module_opens_with_one_sentence_and_fits_a_few_screens(module: Path) -> None:
    text = module.read_text("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0]
    assert first.endswith(".")
    assert len(text.splitlines()) <= 250


def test_no_registry_address_is_named_in_the_lock(root: Path) -> None:
    lock = (root / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert "http" not in lock
    assert "index-url" not in lock
