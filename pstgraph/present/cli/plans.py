"""``pstgraph plans``: the plans in the graph."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import note, show
from pstgraph.present.labels import short_cpas
from pstgraph.present.tables import Column, Format, Lang, Listing

if TYPE_CHECKING:
    from pstgraph.store import Store

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
LEVELS = ("integrity", "law", "guide", "practice")
COLUMNS = (
    Column("name", "CPAS", "CPAS", wrap=True),
    Column("nis", "INS", "NIS", optional=True),
    Column("years", "Période", "Period", optional=True),
    Column("strategic_objectives", "OS", "OS", number=True),
    Column("operational_objectives", "OO", "OO", number=True),
    Column("actions", "Actions", "Actions", number=True),
    Column("sub_actions", "Sous-actions", "Sub-actions", number=True),
    Column("integrity", "Intégrité", "Integrity", number=True),
    Column("law", "Loi", "Law", number=True),
    Column("guide", "Guide", "Guide", number=True),
    Column("practice", "Pratique", "Practice", number=True),
    Column("title", "Titre", "Title", table=False),
    Column("legislature", "Législature", "Legislature", table=False),
    Column("iri", "IRI", "IRI", table=False),
)
LEGEND = {
    "fr": "OS, OO : objectifs stratégiques, opérationnels. Par niveau : les règles où\n"
    "quelque chose n'a pas été trouvé, sur {integrity} (intégrité), {law} (loi), {guide} (guide)\n"
    "et {practice} (bonne pratique). Le détail : pstgraph check PLAN",
    "en": "OS, OO: strategic, operational objectives. By level: the rules for which\n"
    "something was not found, of {integrity} (integrity), {law} (law), {guide} (guide)\n"
    "and {practice} (good practice). In detail: pstgraph check PLAN",
}


@click.command(epilog=examples("pstgraph plans", "pstgraph plans --format json"))
@format_option()
@pass_session
def plans(session: Session, fmt: Format) -> None:
    """List the plans in the graph: CPAS, period, numbers of elements, rules that failed by level.

    A finding on completeness says what was not found in the published document, never that the CPAS lacks it.
    """
    graph = session.open()
    counts = checks(session, graph)
    show(listing(graph, counts, session.lang), fmt, session.lang)
    if fmt == "table":
        note(legend(counts, session.lang))


def listing(graph: Store, counts: Counts, lang: Lang) -> Listing:
    """Return the plans of a graph as rows."""
    found = graph.plans().rows
    labels = graph.labels([row["legislature"] for row in found if row["legislature"]], lang)
    return Listing(
        COLUMNS,
        [_row(row, counts, labels) for row in found],
        [_record(row, counts, labels) for row in found],
    )


def legend(counts: Counts, lang: Lang) -> str:
    """Say what the columns of the levels count."""
    rules = {level: max((plan[level]["rules"] for plan in counts.values()), default=0) for level in LEVELS}
    return LEGEND[lang].format(**rules)


def checks(session: Session, graph: Store) -> Counts:
    """Return rules, failed rules and findings by plan and level.

    Those of the shipped plans are data that ``make data`` writes: a check takes seconds, a list must not.
    """
    from pstgraph import api
    from pstgraph.rdf.check import by_level
    from pstgraph.resources import data_dir

    kept = data_dir() / "findings.json"
    if session.shipped and session.as_of is None and kept.is_file():
        document = json.loads(kept.read_text("utf-8"))
        return {plan: entry["levels"] for plan, entry in document["plans"].items()}
    report = api.check(graph, as_of=session.as_of, lang=session.lang).report
    return {plan: by_level(report.of(plan)) for plan in report.plans}


def _row(row: Mapping[str, Any], counts: Counts, labels: Mapping[str, str]) -> dict[str, Any]:
    levels = counts.get(row["plan"], {})
    years = "–".join(str(year) for year in (row["start"], row["end"]) if year)
    return {
        "name": short_cpas(row["cpas_label"] or row["nis"]),
        "nis": row["nis"],
        "years": years or None,
        **_sizes(row),
        **{level: levels[level]["rules_failed"] if level in levels else None for level in LEVELS},
        "title": row["plan_label"],
        "legislature": labels.get(row["legislature"]) if row["legislature"] else None,
        "iri": row["plan"],
    }


def _record(row: Mapping[str, Any], counts: Counts, labels: Mapping[str, str]) -> dict[str, Any]:
    start, end = row["start"], row["end"]
    return {
        "iri": row["plan"],
        "nis": row["nis"],
        "cpas": row["cpas_label"] or row["nis"],
        "title": row["plan_label"],
        "legislature": labels.get(row["legislature"]) if row["legislature"] else None,
        "period": {"start": start and str(start), "end": end and str(end)} if start or end else None,
        **_sizes(row),
        "checks": counts.get(row["plan"]),
    }


def _sizes(row: Mapping[str, Any]) -> dict[str, int]:
    kinds = ("axes", "strategic_objectives", "operational_objectives", "actions", "sub_actions")
    return {kind: row[kind] for kind in kinds}
