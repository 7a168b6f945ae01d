"""The measure of reading: perturbed plans against figures computed by hand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from pstgraph.evaluation.import_scores import score

GOLD_FILES = sorted((Path(__file__).resolve().parents[2] / "benchmarks" / "gold").glob("*.json"))


def item(id_: str, kind: str, label: str | None, parent: str | None = None, **fields: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": id_, "parent": parent, "kind": kind, "label": label, "number": None, "volet": None,
        "pilots": [], "political_pilots": [], "deadline": None, "budget": [], "partners": [], "line": 1,
    }  # fmt: skip
    return base | fields


GOLD: dict[str, Any] = {
    "items": [
        item("OS1", "strategic_objective", "Être accessible", number="1", volet="external", line=10),
        item(
            "OS1/OO1", "operational_objective", "Améliorer l’accueil", "OS1", number="1.1", volet="external",
            line=12,
        ),
        item(
            "OS1/OO1/A1", "action", "Former", "OS1/OO1", number="Action 1", volet="external", line=14,
            pilots=["DG", "AS"], deadline={"raw": "2019-2020", "start": "2019", "end": "2020"},
            budget=[{"amount": 1000, "per_year": False}],
            partners=[{"mention": "Forem", "generic": False}, {"mention": "écoles", "generic": True}],
        ),
        item(
            "OS1/OO1/A1/M1", "measure", "Choisir un formateur", "OS1/OO1/A1", line=16, doubtful_pilots=["DG"],
            deadline={"raw": "régulièrement", "doubtful": True}, doubtful_partners=["Ifapme"],
        ),
        item("OS1/OO2", "operational_objective", "Informer", "OS1", number="1.2", volet="external", line=18),
        item("OS1/OO2/A1", "action", "Former", "OS1/OO2", number="Action 1", volet="external", line=20,
             alt_labels=["Former les agents"]),
    ]
}  # fmt: skip


def reading() -> dict[str, Any]:
    """A plan that says exactly what the gold says, in the form of a plan's JSON."""
    plan = copy.deepcopy(GOLD)
    for entry in plan["items"]:
        entry["kind"] = entry["kind"].replace("measure", "sub_action")
        entry["evidence"] = [{"file": "a.txt", "first_line": entry["line"], "last_line": entry["line"]}]
        for key in ("line", "doubtful_pilots", "doubtful_partners", "alt_labels"):
            entry.pop(key, None)
        if entry["deadline"]:
            entry["deadline"] = {"text": entry["deadline"]["raw"], **entry["deadline"]}
            entry["deadline"].pop("raw")
            if entry["deadline"].pop("doubtful", False):
                entry["deadline"] = None
    return plan


PERFECT = {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def figure(scores: dict[str, Any], name: str) -> tuple[float, float, float, int]:
    part = scores[name]
    return part["precision"], part["recall"], part["f1"], part["n"]


def test_a_perfect_reading() -> None:
    scores = score(GOLD, reading())
    assert scores["items"] == {**PERFECT, "n": 6}
    assert set(scores) == {
        *("items", "by_kind", "parents", "numbers", "volets", "pilots", "political_pilots", "deadlines"),
        *("budgets", "named_partners", "partners", "evidence", "missed", "spurious"),
    }
    assert scores["by_kind"]["sub_action"] == {**PERFECT, "n": 1, "found": 1, "matched": 1}
    for name in ("parents", "numbers", "volets", "evidence"):
        assert scores[name]["accuracy"] == 1.0
    assert [scores[name]["n"] for name in ("parents", "numbers", "volets", "evidence")] == [6, 5, 5, 6]
    assert figure(scores, "pilots") == (1.0, 1.0, 1.0, 2)
    assert figure(scores, "deadlines") == (1.0, 1.0, 1.0, 1)
    assert figure(scores["deadlines"], "dates") == (1.0, 1.0, 1.0, 2)
    assert figure(scores, "partners") == (1.0, 1.0, 1.0, 2)
    assert figure(scores, "named_partners") == (1.0, 1.0, 1.0, 1)
    assert scores["missed"] == scores["spurious"] == []


def test_a_missed_and_a_spurious_item() -> None:
    plan = reading()
    plan["items"][3]["label"] = "Choisir"
    scores = score(GOLD, plan)
    assert scores["items"] == {"precision": 0.833, "recall": 0.833, "f1": 0.833, "n": 6}
    assert scores["missed"] == ["sub_action: Choisir un formateur"]
    assert scores["spurious"] == ["sub_action: Choisir"]


def test_a_kind_that_differs_is_no_match() -> None:
    plan = reading()
    plan["items"][3]["kind"] = "action"
    scores = score(GOLD, plan)
    assert scores["by_kind"]["action"] == {
        "precision": 0.667,
        "recall": 1.0,
        "f1": 0.8,
        "n": 2,
        "found": 3,
        "matched": 2,
    }
    assert scores["by_kind"]["sub_action"]["recall"] == 0.0


def test_the_parent_breaks_ties() -> None:
    plan = reading()
    plan["items"] = [plan["items"][i] for i in (0, 1, 4, 5, 2, 3)]  # the twin of OO2 now comes first
    assert score(GOLD, plan)["parents"]["accuracy"] == 1.0


def test_a_wrong_parent_and_number_and_volet() -> None:
    plan = reading()
    plan["items"][4]["parent"] = None
    plan["items"][1]["number"] = "1.9"
    plan["items"][0]["volet"] = "internal"
    scores = score(GOLD, plan)
    assert scores["parents"] == {"accuracy": 0.833, "n": 6, "wrong": ["operational_objective: Informer"]}
    assert (scores["numbers"]["accuracy"], scores["volets"]["accuracy"]) == (0.8, 0.8)


def test_an_alternative_label_is_as_right() -> None:
    plan = reading()
    plan["items"][5]["label"] = "former les agents"
    assert score(GOLD, plan)["items"]["f1"] == 1.0


def test_pilots_deadlines_budgets_wrong() -> None:
    plan = reading()
    action = plan["items"][2]
    action["pilots"] = ["DG", "DF"]
    action["deadline"] = {"text": "2019-2021", "start": "2019", "end": "2021", "recurrence": None}
    action["budget"] = [{"amount": 1000.0, "per_year": True}]
    scores = score(GOLD, plan)
    assert figure(scores, "pilots") == (0.5, 0.5, 0.5, 2)
    assert figure(scores, "deadlines") == (0.0, 0.0, 0.0, 1)
    assert figure(scores["deadlines"], "dates") == (0.5, 0.5, 0.5, 2)
    assert figure(scores, "budgets") == (0.0, 0.0, 0.0, 1)
    assert scores["pilots"]["wrong"] == [
        {"item": "action: Former", "gold": ["as", "dg"], "found": ["df", "dg"]}
    ]


def test_doubtful_counts_neither_for_nor_against() -> None:
    plan = reading()
    step = plan["items"][3]
    step["pilots"], step["partners"] = ["DG"], [{"mention": "Ifapme", "generic": False}]
    step["deadline"] = {"text": "régulièrement", "start": None, "end": None, "recurrence": "régulièrement"}
    assert score(GOLD, plan) == score(GOLD, reading())


@pytest.mark.parametrize(
    ("mention", "right"),
    [
        ("le Forem", True),
        ("Forem et", True),
        ("Le Foremost", False),
        ("un partenariat à mettre en place avec le Forem", False),  # seven words more
        ("partenariat à mettre en place avec Forem", True),  # six more
    ],
)
def test_a_mention_overlaps_and_is_no_sentence(mention: str, right: bool) -> None:
    plan = reading()
    plan["items"][2]["partners"][0]["mention"] = mention
    assert score(GOLD, plan)["named_partners"]["recall"] == (1.0 if right else 0.0)


def test_one_mention_over_two_of_the_gold_is_right_once() -> None:
    gold, plan = copy.deepcopy(GOLD), reading()
    gold["items"][2]["partners"] = [
        {"mention": "Arches", "generic": False},
        {"mention": "CPAS Hotton", "generic": False},
    ]
    plan["items"][2]["partners"] = [{"mention": "Arches +CPAS Hotton", "generic": False}]
    assert figure(score(gold, plan), "named_partners") == (0.5, 0.5, 0.5, 2)


def test_a_class_taken_for_an_organisation_is_no_named_error() -> None:
    plan = reading()
    plan["items"][2]["partners"][1]["generic"] = False
    scores = score(GOLD, plan)
    assert figure(scores, "named_partners") == (1.0, 1.0, 1.0, 1)
    assert figure(scores, "partners") == (1.0, 1.0, 1.0, 2)


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [(13, 13, True), (15, 16, True), (16, 18, False), (2, 13, True), (2, 12, False)],
)
def test_evidence_holds_the_first_line_give_or_take_one(first: int, last: int, right: bool) -> None:
    plan = reading()
    plan["items"][2]["evidence"] = [{"first_line": first, "last_line": last}]
    assert score(GOLD, plan)["evidence"]["accuracy"] == (1.0 if right else 0.833)


def test_an_empty_plan() -> None:
    scores = score(GOLD, {"items": []})
    assert scores["items"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": 6}
    assert scores["parents"] == {"accuracy": None, "n": 0, "wrong": []}
    assert len(scores["missed"]) == 6


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.stem)
def test_gold_against_itself(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    plan = copy.deepcopy(gold)
    for entry in plan["items"]:
        first = entry.get("line") or entry["lines"][0]
        entry["kind"] = entry["kind"].replace("measure", "sub_action")
        entry["evidence"] = [{"first_line": first, "last_line": first}]
        entry["partners"] = [p for p in entry["partners"] if not p.get("doubtful")]
    scores = score(gold, plan)
    for name in ("items", "pilots", "deadlines", "budgets", "named_partners", "partners"):
        assert scores[name]["f1"] == 1.0, name
    for name in ("parents", "evidence"):
        assert scores[name]["accuracy"] == 1.0, name


def test_the_plans_json_serves_as_gold_too() -> None:
    plan = reading()
    assert score(plan, plan)["evidence"] == {"accuracy": 1.0, "n": 6, "wrong": []}
