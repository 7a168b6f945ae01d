"""Invented plans in every numbering style, and the five shipped ones, against outlines a person has read.

The ``.expected`` files of ``outlines/`` were written down from the documents, those of ``golden/``
are the readings of the shipped documents, compared with them line by line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pstgraph.readers import read
from pstgraph.resources import data_dir
from tests.readers.outline_form import compact

HERE = Path(__file__).parent
STYLES = sorted((HERE / "outlines").glob("*.txt"))
OTHERS = sorted((HERE / "not_plans").glob("*.txt"))
SHIPPED = sorted((data_dir() / "sources").glob("*.txt"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_an_invented_plan(path: Path) -> None:
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert compact(read(path).plan) == expected


def test_there_are_enough_styles() -> None:
    assert len(STYLES) >= 12
    assert len(OTHERS) >= 6


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem[:3])
def test_a_shipped_plan(path: Path) -> None:
    golden = HERE / "golden" / f"{path.stem}.outline"
    assert compact(read(path).plan) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_document_that_is_no_plan(path: Path) -> None:
    reading = read(path)
    assert reading.plan.items == ()
    assert [note.level for note in reading.notes] == ["skipped"]
    assert reading.notes[0].message.startswith("Ce document n'est pas lu comme un plan : ")


COUNTS = {
    "000": {"strategic_objective": 1, "operational_objective": 5, "action": 10, "sub_action": 17},
    "001": {"strategic_objective": 6, "operational_objective": 17, "action": 47},
    "002": {"axis": 12, "strategic_objective": 13, "operational_objective": 31, "action": 41},
    "003": {"strategic_objective": 6, "operational_objective": 29, "action": 96, "sub_action": 6},
    "004": {"strategic_objective": 3, "operational_objective": 4, "action": 54},
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem[:3])
def test_counts_of_the_shipped_plans(path: Path) -> None:
    counts: dict[str, int] = {}
    for item in read(path).plan.items:
        counts[item.kind] = counts.get(item.kind, 0) + 1
    assert counts == COUNTS[path.stem[:3]]
