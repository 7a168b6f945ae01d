"""What the report says, as plain data for its template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pstgraph.analysis.coverage import others_plan
from pstgraph.analysis.networks import partner_network
from pstgraph.analysis.opportunities.cards import card
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.analysis.opportunities.wording import type_label
from pstgraph.analysis.study import Study
from pstgraph.model.plan import KINDS, Plan
from pstgraph.present import card_views
from pstgraph.present.plot.style import TYPE_COLOURS
from pstgraph.rdf.check import CheckReport, Finding

LEVELS = ("law", "guide", "practice")
LEVEL_NAMES: Mapping[str, str] = {
    "integrity": "Intégrité du graphe",
    "law": "Loi",
    "guide": "Guide méthodologique",
    "practice": "Bonne pratique",
}
CARDS = 20
CARDS_OF_ONE = 30
WORDS_OF_PERIOD: Mapping[str, str] = {
    "overlaps": "les périodes se recouvrent",
    "successive": "les périodes se suivent",
    "disjoint": "les périodes sont éloignées",
    "unknown": "à confirmer",
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the table of plans."""

    name: str
    nis: str
    period: str
    counts: tuple[int, ...]
    amounts: int


def plan_rows(plans: Iterable[Plan]) -> list[PlanRow]:
    """One line a plan: name, period as stated, numbers of elements by kind, number of amounts."""
    rows = []
    for plan in plans:
        assert plan.cpas is not None
        counts = tuple(sum(item.kind == kind for item in plan.items) for kind in KINDS)
        lines = sum(len(item.budget) for item in plan.items)
        rows.append(PlanRow(plan.cpas.name, plan.cpas.nis, _period(plan), counts, lines))
    return rows


def _period(plan: Plan) -> str:
    if plan.period and (plan.period.start or plan.period.end):
        return f"{plan.period.start or '…'}–{plan.period.end or '…'}"
    if plan.document_date:
        year, *rest = plan.document_date.split("-")
        return f"non dite (document de {'/'.join([*reversed(rest), year])})"
    return "non dite"


def to_do(report: CheckReport, plan: str) -> dict[str, list[dict[str, Any]]]:
    """Findings of one plan as things to do, by level; findings of one rule stand together.

    Returns
    -------
    dict
        Level → list of ``rule, label, count, checked, message`` (the first), ``places`` (the others, short).
    """
    part = report.of(plan)
    labels = {outcome.rule: (outcome.label, outcome.checked) for outcome in part.outcomes}
    found: dict[str, list[dict[str, Any]]] = {level: [] for level in LEVELS}
    by_rule: dict[str, list[Finding]] = {}
    for finding in part.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, hits in by_rule.items():
        if hits[0].level not in found:
            continue
        label, checked = labels.get(rule, (rule, len(hits)))
        places = [place for place in map(_place, hits) if place]
        found[hits[0].level].append(
            {
                "rule": rule,
                "label": label,
                "count": len(hits),
                "checked": checked,
                "message": hits[0].message,
                "places": places if len(hits) > 1 else [],
            }
        )
    return found


def _place(finding: Finding) -> str:
    label = finding.label or ""
    if finding.evidence and label:
        return f"« {label} » (ligne {finding.evidence.first_line})"
    return label and f"« {label} »"


def satisfied(report: CheckReport, plan: str) -> dict[str, tuple[int, int]]:
    """By level the rules that a plan's document satisfies wholly, and those that apply to it."""
    out: dict[str, tuple[int, int]] = {}
    for level in LEVELS:
        applied = [o for o in report.outcomes if o.plan == plan and o.level == level and o.checked]
        out[level] = sum(not o.failed for o in applied), len(applied)
    return out


def shared_partners(study: Study, nis: str | None = None, classes: bool = False) -> list[dict[str, Any]]:
    """Partners (or classes) that two CPAS or more name, each with its sentences and their places."""
    network = partner_network(study.units, study.registry, classes)
    uses = _uses(study, classes)
    shared = [
        node
        for node, data in network.nodes(data=True)
        if data["bipartite"] == 1 and network.degree(node) > 1 and (nis is None or nis in _nis(network, node))
    ]
    shared.sort(key=lambda node: (-network.degree(node), network.nodes[node]["label"]))
    return [
        {
            "name": network.nodes[node]["label"],
            "cpas": sorted(network.nodes[other]["label"] for other in network[node]),
            "uses": uses[node],
        }
        for node in shared
    ]


def _nis(network: Any, node: str) -> set[str]:
    return {network.nodes[other]["nis"] for other in network[node]}


def _uses(study: Study, classes: bool) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for unit in study.units:
        for named in unit.partners:
            passage, iri = named.evidence, named.partner.iri
            if named.partner.generic == classes and iri and passage:
                use = {
                    "cpas": unit.cpas,
                    "quote": passage.quote,
                    "file": passage.file,
                    "line": passage.first_line,
                }
                found.setdefault(iri, {})[unit.cpas, passage.quote] = use
    return {iri: list(uses.values()) for iri, uses in found.items()}


def lead_cards(leads: Sequence[Lead], study: Study, most: int) -> list[dict[str, Any]]:
    """The best leads as cards with what the template shows beside the contract's keys."""
    return [
        {
            **card(lead, study.registry),
            "colour": TYPE_COLOURS[lead.type],
            "type_label": type_label(lead.type),
            "where": card_views.distance(card(lead, study.registry)),
            "period_words": WORDS_OF_PERIOD[lead.period],
        }
        for lead in leads[:most]
    ]


def first_cards(cards: Sequence[Mapping[str, Any]], most: int = 5) -> list[tuple[int, Mapping[str, Any]]]:
    """Places and cards of the first leads that differ in what they propose or to whom."""
    seen: set[str] = set()
    found = []
    for place, one in enumerate(cards, start=1):
        if one["title"] not in seen:
            seen.add(one["title"])
            found.append((place, one))
    return found[:most]


def others(study: Study, nis: str) -> list[dict[str, Any]]:
    """What other CPAS plan that this one does not: label, who, and one example."""
    frame = others_plan(study.units, nis)
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
