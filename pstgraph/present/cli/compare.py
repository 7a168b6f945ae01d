"""``pstgraph compare``: what two plans share and what only one has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import show
from pstgraph.present.tables import Column, Format, Listing

if TYPE_CHECKING:
    from pstgraph.analysis.compare import Comparison, Sides
    from pstgraph.analysis.units import Unit

COLUMNS = (
    Column("facet", "Quoi", "What", once=True),
    Column("where", "Où", "Where", once=True),
    Column("a", "Premier plan", "First plan", wrap=True),
    Column("b", "Second plan", "Second plan", wrap=True),
    Column("score", "Score", "Score", number=True),
)
_WORDS = {
    "fr": ("thème", "partenaire", "classe de partenaires", "action", "les deux", "proches", "un seul"),
    "en": ("theme", "partner", "class of partners", "action", "both", "close", "only one"),
}


@click.command(
    epilog=examples("pstgraph compare Onhaye Dinant", "pstgraph compare 91103 91034 --format json")
)
@click.argument("plan_a", metavar="PLAN")
@click.argument("plan_b", metavar="PLAN")
@format_option()
@pass_session
def compare(session: Session, plan_a: str, plan_b: str, fmt: Format) -> None:
    """Show what two plans share and what only one has, by theme, partner and action."""
    from pstgraph.analysis.compare import compare as compare_plans
    from pstgraph.analysis.study import study

    graph = session.open()
    found = study(graph)
    first, second = (found.plan(graph.find_plan(ref)) for ref in (plan_a, plan_b))
    result = compare_plans(first, second, found.units, found.registry)
    show(Listing(COLUMNS, _rows(result, session.lang), _record(result)), fmt, session.lang)


def _rows(result: Comparison, lang: str) -> list[dict[str, Any]]:
    theme, partner, kind, action, both, close, one = _WORDS[lang]
    rows: list[dict[str, Any]] = []
    for facet, sides in ((theme, result.themes), (partner, result.partners), (kind, result.partner_classes)):
        rows += [{"facet": facet, "where": both, "a": label, "b": label} for _, label in sides.both]
        rows += [{"facet": facet, "where": one, "a": label, "b": ""} for _, label in sides.only_a]
        rows += [{"facet": facet, "where": one, "a": "", "b": label} for _, label in sides.only_b]
    rows += [
        {"facet": action, "where": close, "a": pair.a.label, "b": pair.b.label, "score": pair.score}
        for pair in result.actions
    ]
    rows += [{"facet": action, "where": one, "a": unit.label, "b": ""} for unit in result.only_a]
    rows += [{"facet": action, "where": one, "a": "", "b": unit.label} for unit in result.only_b]
    return rows


def _record(result: Comparison) -> dict[str, Any]:
    return {
        "a": _plan(result.a),
        "b": _plan(result.b),
        "themes": _sides(result.themes),
        "partners": _sides(result.partners),
        "partner_classes": _sides(result.partner_classes),
        "actions": {
            "close": [
                {"a": _unit(pair.a), "b": _unit(pair.b), "score": pair.score, "reasons": list(pair.reasons)}
                for pair in result.actions
            ],
            "only_a": [_unit(unit) for unit in result.only_a],
            "only_b": [_unit(unit) for unit in result.only_b],
        },
    }


def _plan(plan: Any) -> dict[str, Any]:
    return {"iri": plan.iri, "nis": plan.cpas.nis, "cpas": plan.cpas.name, "title": plan.title}


def _sides(sides: Sides) -> dict[str, Any]:
    return {
        name: [{"code": code, "label": label} for code, label in getattr(sides, name)]
        for name in ("both", "only_a", "only_b")
    }


def _unit(unit: Unit) -> dict[str, Any]:
    passage = unit.evidence
    return {
        "iri": unit.iri,
        "label": unit.label,
        "file": passage.file if passage else None,
        "first_line": passage.first_line if passage else None,
    }
