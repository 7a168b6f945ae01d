"""Invented plans in every numbering style, against the outline a person wrote down beside each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pstgraph.readers import read

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from outline_form import compact  # noqa: E402

STYLES = sorted((HERE / "outlines").glob("*.txt"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_outline(path: Path) -> None:
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert compact(read(path).plan) == expected
