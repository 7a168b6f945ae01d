"""The rooms of the package: an import goes only to a room on the left, or to the ground floor."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "pstgraph"

GROUND = ("errors", "resources", "identifiers", "text", "vocabulary")
ROOMS = ("model", "readers", "link", "review", "rdf", "store", "analysis", "evaluation", "api", "present")
RANK = dict.fromkeys(GROUND, 0) | {room: place for place, room in enumerate(ROOMS, start=1)}
RANK[""] = RANK["api"]  # `import pstgraph` reaches whatever the face exports
RANK["__main__"] = RANK["present"]


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _name(path: Path) -> str:
    parts = ["pstgraph", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, module: str, is_package: bool) -> list[str]:
    """All modules of pstgraph that a source imports, wherever it does: at the top, in a function, by name."""
    package = module if is_package else module.rpartition(".")[0]
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                up = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*up, *([node.module] if node.module else [])])
            # `from pstgraph import text` imports a module, `from pstgraph.text import fold` a name in one
            found += [f"{base}.{alias.name}" for alias in node.names] if base == "pstgraph" else [base]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            value = node.value.split(":")[0]
            if value.startswith("pstgraph.") and value.replace(".", "").replace("_", "").isalnum():
                found.append(value)
    return [name for name in found if name == "pstgraph" or name.startswith("pstgraph.")]


def wrong_arrows(source: str, module: str, is_package: bool = False) -> list[str]:
    """Imports of a source that do not go left."""
    here = _room(module)
    wrong = []
    for target in imports(source, module, is_package):
        there = _room(target)
        if there == here or (there in RANK and RANK[there] == RANK[here] == 0):
            continue
        if there not in RANK or (RANK[there] >= RANK[here] and here != "__main__"):
            wrong.append(f"{module} imports {target}")
    return wrong


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=_name)
def test_imports_go_left(path: Path) -> None:
    if "_shipped" in path.parts or path == PACKAGE / "__init__.py":
        return
    assert wrong_arrows(path.read_text("utf-8"), _name(path), path.name == "__init__.py") == []


def test_the_face_presents_nothing() -> None:
    source = (PACKAGE / "__init__.py").read_text("utf-8")
    assert "present" not in {_room(name) for name in imports(source, "pstgraph", True)}


def test_every_module_has_a_room() -> None:
    rooms = {_room(_name(path)) for path in PACKAGE.rglob("*.py") if "_shipped" not in path.parts}
    assert rooms <= set(RANK)


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import pstgraph.store", "pstgraph.rdf.write"),
        ("def f():\n    from pstgraph.link import link", "pstgraph.readers.text"),
        ("from pstgraph import analysis", "pstgraph.store.frames"),
        ("from ..store import connect", "pstgraph.rdf.write"),
        (
            "def f():\n    import_module('pstgraph.present.tables')",
            "pstgraph.analysis.partners",
        ),
        ("import pstgraph", "pstgraph.store.frames"),
        ("import pstgraph.drawer", "pstgraph.present.tables"),
        ("from pstgraph.model import plan", "pstgraph.text"),
    ],
)
def test_a_wrong_arrow_is_seen(source: str, module: str) -> None:
    assert len(wrong_arrows(source, module)) == 1


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from pstgraph.model.plan import Plan", "pstgraph.rdf.write"),
        ("from . import namespace", "pstgraph.rdf.write"),
        ("from pstgraph.text import fold", "pstgraph.vocabulary"),
        ("from pstgraph.api import load", "pstgraph.present.cli.plans"),
    ],
)
def test_a_right_arrow_passes(source: str, module: str) -> None:
    assert wrong_arrows(source, module) == []
