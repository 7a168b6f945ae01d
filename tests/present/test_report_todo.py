"""Findings as things to do: elements are counted, not findings; one sentence once."""

from __future__ import annotations

from datetime import date

from pstgraph.model.plan import Evidence
from pstgraph.present.report.todo import to_do
from pstgraph.rdf.check import CheckReport, Finding, Outcome

PLAN = "https://w3id.org/pst/id/plan/51004/test"


def finding(rule, level, focus, message, label="Un titre", line=7):
    return Finding(
        PLAN, focus, label, level, "info", rule, message, None, Evidence("a.txt", line, line, label)
    )


def report(rule, level, checked, *findings):
    failed = len({one.focus for one in findings})
    outcome = Outcome(rule, level, "info", "…", checked, failed, 0, PLAN)
    return CheckReport(findings, (outcome,), (PLAN,), date(2026, 1, 1), "fr")


MISSING = "CPAS d'Ath, action (a.txt, ligne 7) : aucun indicateur n'a été trouvé ; dire à quoi l'on verra."


def test_an_element_hit_twice_counts_once():
    hits = [finding("C15", "guide", f"{PLAN}/{n}", MISSING, f"OO {n}", n) for n in (1, 2, 2)]
    (entry,) = to_do(report("C15", "guide", 5, *hits), PLAN)["guide"]
    assert entry["text"] == "Indicateur non trouvé : 2 des 5 objectifs opérationnels"
    assert entry["hint"] == "dire à quoi l'on verra."
    assert entry["places"] == ["« OO 1 » (ligne 1)", "« OO 2 » (ligne 2)"]


def test_one_element_is_named():
    hit = finding("C15", "guide", f"{PLAN}/1", MISSING)
    (entry,) = to_do(report("C15", "guide", 5, hit), PLAN)["guide"]
    assert entry["text"] == "Indicateur non trouvé : 1 des 5 objectifs opérationnels – « Un titre » (ligne 7)"
    (entry,) = to_do(report("C15", "guide", 1, hit), PLAN)["guide"]
    assert entry["text"] == "Indicateur non trouvé – « Un titre » (ligne 7)" and entry["places"] == []


def test_what_is_said_of_the_plan_is_said_once_a_sentence():
    said = ["aucun volet interne n'a été trouvé ; dire.", "aucun volet externe n'a été trouvé ; dire."]
    hits = [finding("C14", "guide", PLAN, f"CPAS d'Ath (a.txt) : {text}") for text in (*said, said[0])]
    found = to_do(report("C14", "guide", 1, *hits), PLAN)["guide"]
    assert [one["text"] for one in found] == [text.capitalize() for text in said]
    assert all(one["places"] == [] for one in found)
