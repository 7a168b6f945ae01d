"""What was not found in the published documents, as things to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pstgraph.analysis.profile import LEVELS
from pstgraph.rdf.check import CheckReport, Finding
from pstgraph.rdf.rules import load_rules

LEVEL_NAMES: Mapping[str, str] = {
    "law": "Loi",
    "guide": "Guide méthodologique",
    "practice": "Bonne pratique",
}


def to_do(report: CheckReport, plan: str) -> dict[str, list[dict[str, Any]]]:
    """Findings of one plan as things to do, by level; elements that lack the same stand together.

    Returns
    -------
    dict
        Level → list of ``text`` (what was not found, and of how many elements), ``hint`` (what to do about
        it, "" where the text says it) and ``places`` (the elements, where there is more than one to see).
    """
    part = report.of(plan)
    checked = {outcome.rule: outcome.checked for outcome in part.outcomes}
    by_rule: dict[str, list[Finding]] = {}
    for finding in part.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    found: dict[str, list[dict[str, Any]]] = {level: [] for level in LEVELS}
    for rule, hits in by_rule.items():
        if hits[0].level in found:
            tally = load_rules().by_id()[rule].tally.get("fr")
            told = _tally(tally, checked.get(rule, 0), hits) if tally else _sentences(hits)
            found[hits[0].level] += told
    return found


def _tally(template: str, checked: int, hits: Iterable[Finding]) -> list[dict[str, Any]]:
    """One entry for all elements that lack the same: an element counts once, however often it is hit."""
    by_focus = {hit.focus: hit for hit in hits}
    first = next(iter(by_focus.values()))
    text = template.format(failed=len(by_focus), checked=checked)
    places = [place for place in map(_place, by_focus.values()) if place]
    if len(by_focus) == 1:
        missing = text if checked > 1 else text.split(" : ")[0]
        text, places = " – ".join([missing, *places]), []
    return [{"text": text, "hint": first.message.rpartition(" ; ")[2], "places": places}]


def _sentences(hits: Iterable[Finding]) -> list[dict[str, Any]]:
    """One entry a sentence; whose plan it is about is said by the heading above."""
    said = [hit.message.partition(") : ")[2] or hit.message for hit in hits]
    return [{"text": text[:1].upper() + text[1:], "hint": "", "places": []} for text in dict.fromkeys(said)]


def _place(finding: Finding) -> str:
    label = finding.label or ""
    if finding.evidence and label:
        return f"« {label} » (ligne {finding.evidence.first_line})"
    return label and f"« {label} »"
