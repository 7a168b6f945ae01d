"""The public names are exactly those that are written down, typed, explained, and cheap to import."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pstgraph as pst

ROOT = Path(__file__).resolve().parent.parent


def test_all_is_sorted_short_and_what_dir_shows() -> None:
    assert pst.__all__ == sorted(pst.__all__)
    assert len(pst.__all__) <= 30
    assert set(dir(pst)) == {*pst.__all__, "__version__"}


def test_the_documented_names_are_exactly_the_public_ones() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(\w+)", page, re.MULTILINE)) == sorted(pst.__all__)


@pytest.mark.parametrize("name", pst.__all__)
def test_a_public_name_is_explained_and_typed(name: str) -> None:
    thing = getattr(pst, name)
    described = inspect.getdoc(thing) or ""
    assert described
    assert thing.__module__.startswith("pstgraph.")
    if inspect.isfunction(thing):
        signature = inspect.signature(thing)
        assert signature.return_annotation is not inspect.Signature.empty
        for parameter in signature.parameters.values():
            assert parameter.annotation is not inspect.Parameter.empty, parameter.name
            assert re.search(rf"\b{parameter.name}\b", described), f"{parameter.name} is not explained"


def test_errors_are_one_family() -> None:
    family = {name for name in pst.__all__ if name.endswith("Error")}
    assert all(issubclass(getattr(pst, name), pst.PstError) for name in family)
    assert {pst.UsageError.exit_code, pst.InputError.exit_code, pst.StoreError.exit_code} == {2, 3}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'laod'"):
        pst.laod  # noqa: B018


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, pstgraph\n"
        "heavy = {'rdflib', 'pyoxigraph', 'pandas', 'networkx', 'matplotlib', 'rich', 'yaml', 'click'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
