"""House rules that can be counted: sizes of modules and functions, where printing is done, what is hidden."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "pstgraph"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_shipped" not in path.parts)
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


def long_functions(source: str) -> Iterator[str]:
    """Functions of more lines than allowed; the docstring does not count."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node, clean=False) is not None:
                size -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
            if size > LONGEST_FUNCTION:
                yield f"{node.name}: {size}"


def prints(source: str) -> Iterator[int]:
    """Lines that print or write to the terminal."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert list(long_functions(source)) == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_command_line_prints(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[:2] != ("present", "cli"):
        assert list(prints(path.read_text("utf-8"))) == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert [_name(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_a_long_function_and_a_print_are_seen() -> None:
    body = "\n".join(f"    x{i} = {i}" for i in range(LONGEST_FUNCTION))
    assert list(long_functions(f"def f():\n{body}\n")) == ["f: 41"]
    assert list(long_functions(f'def f():\n    """{chr(10) * 50}"""\n    return 1\n')) == []
    assert list(prints("def f():\n    print('x')\n")) == [2]
