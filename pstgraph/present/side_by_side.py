"""Figures of plans side by side, as words, as rows of a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pstgraph.analysis.profile import LEVELS, Profile, Satisfied
from pstgraph.model.plan import Plan
from pstgraph.present.labels import word
from pstgraph.present.tables import Lang

if TYPE_CHECKING:
    from datetime import date

    from pstgraph.store import Store

_WORDS = {
    "fr": {
        "figures": "en chiffres",
        "period": "période",
        "volets": "volets",
        "strategic_objective": "objectifs stratégiques",
        "operational_objective": "objectifs opérationnels",
        "action": "actions",
        "dated": "actions avec échéance ou rythme",
        "piloted": "actions avec pilote",
        "funded": "actions avec montant",
        "amounts": "montants",
        "rules": "règles satisfaites ({0})",
        "of": "{0} sur {1}",
        "per_year": ", dont {0} par an",
        "silent": "non dite",
        "document": "non dite (document du {0})",
    },
    "en": {
        "figures": "in figures",
        "period": "period",
        "volets": "parts",
        "strategic_objective": "strategic objectives",
        "operational_objective": "operational objectives",
        "action": "actions",
        "dated": "actions with a deadline or a rhythm",
        "piloted": "actions with a pilot",
        "funded": "actions with an amount",
        "amounts": "amounts",
        "rules": "rules satisfied ({0})",
        "of": "{0} of {1}",
        "per_year": ", of which {0} a year",
        "silent": "not stated",
        "document": "not stated (document of {0})",
    },
}


def period(plan: Plan, lang: Lang = "fr") -> str:
    """Period that a plan states for itself, else the day of its document."""
    if plan.period and (plan.period.start or plan.period.end):
        return f"{plan.period.start or '…'}–{plan.period.end or '…'}"
    if not plan.document_date:
        return _WORDS[lang]["silent"]
    day = "/".join(reversed(plan.document_date.split("-"))) if lang == "fr" else plan.document_date
    return _WORDS[lang]["document"].format(day)


def amounts(one: Profile, lang: Lang = "fr") -> str:
    """Sums by kind, as printed in the plan; "" where it states none."""
    said = []
    for of in one.amounts:
        total = f"{of.total:,.2f}".removesuffix(".00")
        if lang == "fr":
            total = total.replace(",", "\u00a0").replace(".", ",")
        yearly = _WORDS[lang]["per_year"].format(of.per_year) if of.per_year else ""
        said.append(f"{total}\u00a0€ ({word(of.kind, lang)}{yearly})")
    return " + ".join(said)


def rows(
    a: Profile, b: Profile, done: Mapping[str, Satisfied | None], lang: Lang
) -> Iterator[dict[str, str]]:
    """Figures of two plans as rows: what, the first plan, the second.

    Parameters
    ----------
    a, b
        The plans.
    done
        "a" and "b" → rules satisfied by level, None where no check was possible.
    lang
        Language of the words.
    """
    said = _WORDS[lang]
    for what, of in _said(lang).items():
        yield {"facet": said["figures"], "where": said[what], "a": of(a), "b": of(b)}
    for level in LEVELS:
        sides = {key: (done[key] or {}).get(level) for key in ("a", "b")}
        shown = {key: said["of"].format(*pair) if pair else "" for key, pair in sides.items()}
        yield {"facet": said["figures"], "where": said["rules"].format(word(level, lang)), **shown}


def _said(lang: Lang) -> dict[str, Any]:
    """What is said of a plan, by what it is called, as functions of its profile."""
    share = _WORDS[lang]["of"].format
    return {
        "period": lambda one: period(one.plan, lang),
        "volets": lambda one: ", ".join(word(volet, lang) for volet in one.volets),
        "strategic_objective": lambda one: str(one.elements["strategic_objective"]),
        "operational_objective": lambda one: str(one.elements["operational_objective"]),
        "action": lambda one: str(one.elements["action"]),
        "dated": lambda one: share(one.dated, one.units),
        "piloted": lambda one: share(one.piloted, one.units),
        "funded": lambda one: share(one.funded, one.units),
        "amounts": lambda one: amounts(one, lang),
    }


def figures(one: Profile) -> dict[str, Any]:
    """Figures of a plan as JSON."""
    stated = one.plan.period
    return {
        "period": {"start": stated.start, "end": stated.end} if stated else None,
        "volets": list(one.volets),
        "strategic_objectives": one.elements["strategic_objective"],
        "operational_objectives": one.elements["operational_objective"],
        "actions": one.elements["action"],
        "sub_actions": one.elements["sub_action"],
        "units": one.units,
        "dated": one.dated,
        "piloted": one.piloted,
        "funded": one.funded,
        "amounts": [
            {"kind": of.kind, "lines": of.lines, "per_year": of.per_year, "total": float(of.total)}
            for of in one.amounts
        ],
        "target_groups": [{"code": code, "units": units} for code, units in one.target_groups],
    }


def completeness(done: Satisfied | None) -> dict[str, Any] | None:
    """Rules satisfied by level as JSON."""
    if done is None:
        return None
    return {level: {"satisfied": full, "applicable": of} for level, (full, of) in done.items()}


def check_sides(
    graph: Store, sides: Mapping[str, Plan], kept: bool, as_of: date | None
) -> dict[str, Satisfied | None]:
    """Rules that the documents of some plans satisfy, by the key of each plan.

    Parameters
    ----------
    graph
        The graph that holds those of the plans that do not come from files.
    sides
        Key → plan. A plan whose CPAS is unknown cannot be checked: None.
    kept
        Whether the findings that ``make data`` wrote hold for the plans of the graph.
    as_of
        Day of the check.
    """
    from pstgraph.analysis.profile import satisfied
    from pstgraph.present.versions import is_known, shown_iri
    from pstgraph.rdf.check import check
    from pstgraph.rdf.write import plan_triples

    stored = _stored() if kept else {}
    triples = {}
    for plan in sides.values():
        if plan.iri and plan.iri not in stored and is_known(plan.cpas):
            triples[plan.iri] = graph.triples(plan.iri) if shown_iri(plan.iri) else plan_triples(plan)
    report = check(triples, as_of=as_of) if triples else None
    fresh = {iri: satisfied(report, iri) for iri in triples} if report else {}
    return {key: (stored | fresh).get(plan.iri or "") for key, plan in sides.items()}


def _stored() -> dict[str, Satisfied]:
    """Rules that the shipped plans satisfy, from the findings kept beside them."""
    from pstgraph.rdf.rules import load_rules
    from pstgraph.resources import data_dir

    kept = json.loads((data_dir() / "findings.json").read_text("utf-8"))["plans"]
    level_of = {rule.id: rule.level for rule in load_rules().rules}
    found: dict[str, Satisfied] = {}
    for plan, entry in kept.items():
        applied = {rule: counts for rule, counts in entry["rules"].items() if counts["checked"]}
        found[plan] = {
            level: (
                sum(not counts["failed"] for rule, counts in applied.items() if level_of[rule] == level),
                sum(level_of[rule] == level for rule in applied),
            )
            for level in LEVELS
        }
    return found
