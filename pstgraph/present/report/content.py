"""What the report says, as plain data for its template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pstgraph.analysis.coverage import others_plan
from pstgraph.analysis.networks import partner_network, partner_node
from pstgraph.analysis.opportunities.cards import card
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.analysis.opportunities.wording import type_label
from pstgraph.analysis.profile import Profile, Satisfied, profile
from pstgraph.analysis.study import Study
from pstgraph.analysis.units import Unit
from pstgraph.model.plan import Plan
from pstgraph.present import card_views
from pstgraph.present.labels import word
from pstgraph.present.plot.style import TYPE_COLOURS, shorten
from pstgraph.present.side_by_side import amounts, period
from pstgraph.vocabulary import scheme

if TYPE_CHECKING:
    from pstgraph.store import Store

CARDS = 20
CARDS_OF_ONE = 30
GROUPS = 3
_EXAMPLE = 180  # letters
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
    period: str
    volets: str
    figures: Profile
    amounts: str
    groups: str
    rules: Satisfied


def plan_rows(plans: Iterable[Plan], rules: Mapping[str, Satisfied]) -> list[PlanRow]:
    """One line a plan: what it states, and the rules that its document satisfies."""
    groups = scheme("target-group")
    rows = []
    for plan in plans:
        if plan.cpas:
            figures = profile(plan)
            rows.append(
                PlanRow(
                    plan.cpas.name,
                    period(plan),
                    ", ".join(word(volet, "fr") for volet in figures.volets) or "non dits",
                    figures,
                    amounts(figures),
                    ", ".join(f"{groups.label(code)} ({n})" for code, n in figures.target_groups[:GROUPS]),
                    rules[plan.iri or ""],
                )
            )
    return rows


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
                found.setdefault(partner_node(iri), {})[unit.cpas, passage.quote] = use
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
    rows = [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
    return [{**row, "example": shorten(row["example"], _EXAMPLE)} for row in rows]


def declared_synergies(graph: Store, nis: str | None = None) -> list[dict[str, Any]]:
    """Synergies with their commune that plans declare themselves: whose, which, and the sentence."""
    asked = {"cpas": nis} if nis else {}
    found: dict[tuple[str, Any], dict[str, Any]] = {}
    for row in graph.query("declared-synergies", **asked).rows:
        if row["with_commune"]:
            said = {"cpas": row["cpas_label"], "with": row["body_label"], "title": row["element_label"]}
            passage = {"quote": row["quote"], "file": row["file"], "line": row["first_line"]}
            found.setdefault((row["synergy"], row["body"]), {**said, **passage})
    return list(found.values())


def recognition(study: Study, nis: str | None = None) -> dict[str, Any]:
    """Actions in whose words no concept is recognised, by CPAS, and the numbers that the report tells."""
    mine = [unit for unit in study.units if nis is None or unit.nis == nis]
    unknown = [unit for unit in study.index.unrecognised() if nis is None or unit.nis == nis]
    by_cpas: dict[str, list[Unit]] = {}
    for unit in unknown:
        by_cpas.setdefault(unit.cpas, []).append(unit)
    themes = scheme("theme")
    domains = len(themes.top_concepts())
    return {
        "unrecognised": by_cpas,
        "unrecognised_total": len(unknown),
        "units_mine": len(mine),
        "units_total": len(study.units),
        "domains": domains,
        "themes": len(themes) - domains,
    }
