"""``pstgraph compare``: what two plans share and what only one has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import note, show
from pstgraph.present.tables import Column, Format, Listing

if TYPE_CHECKING:
    from pstgraph.analysis.changes import Changes
    from pstgraph.analysis.compare import Comparison, Sides
    from pstgraph.analysis.profile import Satisfied
    from pstgraph.analysis.units import Unit
    from pstgraph.model.plan import Plan
    from pstgraph.present.tables import Lang

COLUMNS = (
    Column("facet", "Quoi", "What", once=True),
    Column("where", "Où", "Where", once=True),
    Column("a", "Premier plan", "First plan", wrap=True),
    Column("b", "Second plan", "Second plan", wrap=True),
    Column("score", "Score", "Score", number=True),
)
_WORDS = {
    "fr": ("action", "les deux", "proches", "un seul"),
    "en": ("action", "both", "close", "only one"),
}
_FACETS = {
    "themes": ("thème", "theme"),
    "target_groups": ("public cible", "target group"),
    "partners": ("partenaire", "partner"),
    "partner_classes": ("classe de partenaires", "class of partners"),
}


@click.command(
    epilog=examples(
        "pstgraph compare Onhaye Dinant",
        "pstgraph compare 91103 91034 --format json",
        "pstgraph compare 91103 data/sources/002_bdb745d5b1d0be09.txt",
    )
)
@click.argument("plan_a", metavar="PLAN_OR_FILE")
@click.argument("plan_b", metavar="PLAN_OR_FILE")
@format_option()
@pass_session
def compare(session: Session, plan_a: str, plan_b: str, fmt: Format) -> None:
    """Show two plans in figures, what they share and what only one has, by theme, public, partner and action.

    A FILE is a document of any format that import reads, a reading as JSON, or a plan as Turtle. Of two
    versions of one plan it shows what changed: added, removed, reworded, moved, other pilots, dates, amounts.
    """
    from pstgraph.analysis.compare import compare as compare_plans
    from pstgraph.analysis.study import study
    from pstgraph.present.side_by_side import check_sides
    from pstgraph.present.side_by_side import rows as figure_rows
    from pstgraph.present.versions import change_summary, side

    graph = session.open()
    found = study(graph)
    first, second = (side(ref, graph, found, place) for place, ref in ((1, plan_a), (2, plan_b)))
    result = compare_plans(first, second, found.units, found.registry)
    changed = _changes(first, second)
    if changed is not None:
        note(change_summary(changed, session.lang))
    done = check_sides(graph, {"a": first, "b": second}, session.shipped and not session.as_of, session.as_of)
    rows = [*figure_rows(*result.figures, done, session.lang), *_rows(result, session.lang)]
    if changed is not None:
        rows = _changed_rows(result, changed, rows, session.lang)
    show(Listing(COLUMNS, rows, _record(result, changed, done)), fmt, session.lang)


def _changes(old: Plan, new: Plan) -> Changes | None:
    """What changed between two versions of one plan; None for two different plans."""
    from pstgraph.analysis.changes import changes, versions_of_one_plan
    from pstgraph.present.versions import is_known

    found = changes(old, new)
    first, second = (plan if is_known(plan.cpas) else replace(plan, cpas=None) for plan in (old, new))
    return found if versions_of_one_plan(first, second, found) else None


def _changed_rows(
    result: Comparison, changed: Changes, rows: list[dict[str, Any]], lang: Lang
) -> list[dict[str, Any]]:
    """Rows of two versions: what changed, then the figures, themes and partners that are not the same."""
    from pstgraph.present.versions import change_rows

    facet = {"fr": "changement", "en": "change"}[lang]
    action = _WORDS[lang][0]
    told = [{"facet": facet} | row for row in change_rows(changed, result.a, result.b, lang)]
    return told + [row for row in rows if row["facet"] != action and row["a"] != row["b"]]


def _rows(result: Comparison, lang: Lang) -> list[dict[str, Any]]:
    action, both, close, one = _WORDS[lang]
    rows: list[dict[str, Any]] = []
    for name, words in _FACETS.items():
        facet, sides = words[lang == "en"], getattr(result, name)
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


def _record(
    result: Comparison, changed: Changes | None, done: Mapping[str, Satisfied | None]
) -> dict[str, Any]:
    from pstgraph.present.side_by_side import completeness, figures
    from pstgraph.present.versions import change_record

    return {
        "a": _plan(result.a),
        "b": _plan(result.b),
        "figures": {key: figures(one) for key, one in zip("ab", result.figures, strict=True)},
        "completeness": {key: completeness(done[key]) for key in ("a", "b")},
        **{name: _sides(getattr(result, name)) for name in _FACETS},
        "actions": {
            "close": [
                {"a": _unit(pair.a), "b": _unit(pair.b), "score": pair.score, "reasons": list(pair.reasons)}
                for pair in result.actions
            ],
            "only_a": [_unit(unit) for unit in result.only_a],
            "only_b": [_unit(unit) for unit in result.only_b],
        },
        "changes": None if changed is None else change_record(changed),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    from pstgraph.present.versions import is_known, shown_iri

    known = plan.cpas if is_known(plan.cpas) else None
    return {
        "iri": shown_iri(plan.iri),
        "nis": known.nis if known else None,
        "cpas": known.name if known else None,
        "title": plan.title,
        "file": plan.source.file,
    }


def _sides(sides: Sides) -> dict[str, Any]:
    return {
        name: [{"code": code, "label": label} for code, label in getattr(sides, name)]
        for name in ("both", "only_a", "only_b")
    }


def _unit(unit: Unit) -> dict[str, Any]:
    from pstgraph.present.versions import shown_iri

    passage = unit.evidence
    return {
        "iri": shown_iri(unit.iri),
        "label": unit.label,
        "file": passage.file if passage else None,
        "first_line": passage.first_line if passage else None,
    }
