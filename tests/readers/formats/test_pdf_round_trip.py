"""The five plans printed and read again: every objective and action, each under its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import pstgraph as pst
from pstgraph.evaluation.import_scores import score
from pstgraph.model.json import plan_to_dict, reading_to_dict
from tests.readers.render.layouts import LAYOUTS
from tests.readers.render.to_pdf import to_pdf

PLANS = (55050, 83013, 85034, 91034, 91103)


@pytest.fixture(scope="module")
def graph() -> pst.Store:
    return pst.load()


@pytest.mark.parametrize("layout", ["borderless", "columns"])
@pytest.mark.parametrize("nis", PLANS)
def test_a_printed_plan_is_read_again(graph: pst.Store, tmp_path: Path, nis: int, layout: str) -> None:
    plan = graph.plan(nis)
    path = tmp_path / "plan.pdf"
    path.write_bytes(to_pdf(LAYOUTS[layout](plan)))
    scores = score(plan_to_dict(plan), reading_to_dict(pst.read(path)))
    assert scores["items"]["f1"] >= 0.93, (scores["missed"], scores["spurious"])
    assert scores["parents"]["accuracy"] >= 0.95 and scores["pilots"]["f1"] >= 0.97
    assert scores["deadlines"]["f1"] >= 0.97
