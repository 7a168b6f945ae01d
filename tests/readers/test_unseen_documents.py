"""Documents on which the engine had failed and then learnt: they stay read, and no plan is made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import pstgraph as pst
from pstgraph.evaluation.import_scores import score
from pstgraph.model.json import reading_to_dict

UNSEEN = Path(__file__).resolve().parents[2] / "benchmarks" / "unseen"
GOLD = sorted(UNSEEN.glob("[a-h]/gold/*.json"))
# A magazine in columns, with floating figures and quotes; axes above objectives that its reader took for
# strategic ones; a brochure whose sentences in large type stand among its headings.
WEAK = {"10-bertogne": 0.75, "15-la-bruyere": 0.55}
NOT_PLANS = sorted(UNSEEN.glob("[a-h]/not_plans/*"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_plan_is_read_well(path: Path) -> None:
    wanted = json.loads(path.read_text("utf-8"))
    read = reading_to_dict(pst.read(path.parents[1] / "plans" / wanted["source"]))
    assert float(score(wanted, read)["items"]["f1"]) >= WEAK.get(path.stem, 0.9)


@pytest.mark.parametrize("path", NOT_PLANS, ids=lambda path: path.stem)
def test_what_is_no_plan_gives_no_item(path: Path) -> None:
    assert pst.read(path).plan.items == ()
