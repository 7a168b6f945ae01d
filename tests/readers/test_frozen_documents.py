"""Documents written before the engine was measured on them: unchanged, read well, and no plan made up."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import pstgraph as pst
from pstgraph.evaluation.import_scores import score
from pstgraph.model.json import reading_to_dict

FROZEN = Path(__file__).resolve().parents[2] / "benchmarks" / "frozen"
GOLD = sorted((FROZEN / "gold").glob("*.json"))
NOT_PLANS = sorted((FROZEN / "not_plans").iterdir())
KINDS = {"axis", "strategic_objective", "operational_objective", "action", "sub_action"}


def gold(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def f1(path: Path) -> float:
    wanted = gold(path)
    read = reading_to_dict(pst.read(FROZEN / "plans" / wanted["source"]))
    return float(score(wanted, read)["items"]["f1"])


def test_documents_and_gold_are_those_that_were_frozen() -> None:
    told = dict(reversed(line.split("  ", 1)) for line in (FROZEN / "SHA256SUMS").read_text().splitlines())
    kept = {
        path.relative_to(FROZEN).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("plans", "gold", "not_plans")
        for path in (FROZEN / folder).iterdir()
    }
    assert kept == told


def test_the_gold_is_made_from_the_same_sources(tmp_path: Path) -> None:
    program = [sys.executable, str(FROZEN / "make_documents.py"), str(tmp_path)]
    subprocess.run(program, check=True, capture_output=True)
    for path in GOLD:
        assert (tmp_path / "gold" / path.name).read_text("utf-8") == path.read_text("utf-8")
    for path in (FROZEN / "plans").glob("*.[ct][sx][vt]"):
        assert (tmp_path / "plans" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gold_is_an_outline(path: Path) -> None:
    items = gold(path)["items"]
    ids = [item["id"] for item in items]
    assert 20 <= len(items) <= 80
    assert len(set(ids)) == len(ids)
    assert {item["kind"] for item in items} <= KINDS
    assert {item["parent"] for item in items} - {None} <= set(ids)
    assert score({"items": items}, {"items": items})["items"]["f1"] == 1


def test_plans_never_seen_are_read_well() -> None:
    figures = {path.stem: f1(path) for path in GOLD}
    assert sum(figures.values()) / len(figures) >= 0.9, figures


@pytest.mark.parametrize("path", NOT_PLANS, ids=lambda path: path.name)
def test_what_is_no_plan_gives_no_objective(path: Path) -> None:
    reading = pst.read(path)
    assert [item for item in reading.plan.items if item.kind.endswith("objective")] == []
    assert reading.notes, "a document that is no plan says why"
