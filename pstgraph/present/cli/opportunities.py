"""``pstgraph opportunities``: ranked leads as cards."""

from __future__ import annotations

from pathlib import Path

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import deliver, emit, note, screen, show
from pstgraph.present.tables import Listing

TYPES = tuple(f"T{n}" for n in range(1, 10))


@click.command(
    epilog=examples(
        "pstgraph opportunities --top 5",
        "pstgraph opportunities 91103 --type T2 --type T7 --max-km 30",
        "pstgraph opportunities Dinant --format json",
    )
)
@click.argument("plan", required=False)
@click.option(
    "--type", "types", multiple=True, type=click.Choice(TYPES, case_sensitive=False), help="Only this type."
)
@click.option(
    "--max-km",
    default=30.0,
    show_default=True,
    type=click.FloatRange(min=0),
    help="Kilometres between seats within which two CPAS are near.",
)
@click.option("--top", type=click.IntRange(min=1), help="How many leads (default: 10 in a table, else all).")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File for the leads as RDF (pst:CollaborationOpportunity with the run that made them).",
)
@format_option("turtle")
@pass_session
def opportunities(
    session: Session,
    plan: str | None,
    types: tuple[str, ...],
    max_km: float,
    top: int | None,
    output: Path | None,
    fmt: str,
) -> None:
    """Rank collaboration leads T1-T9 between the plans, or those of one PLAN. A lead is to be checked."""
    from pstgraph.analysis.opportunities.cards import card
    from pstgraph.analysis.opportunities.engine import Search
    from pstgraph.analysis.study import study
    from pstgraph.present import card_views

    graph = session.open()
    nis = graph.plan(plan).cpas.nis if plan else None  # type: ignore[union-attr]
    found = study(graph)
    leads = found.leads(Search(nis, types or TYPES, max_km))
    shown = leads[: top or (10 if fmt == "table" else None)]
    if output is not None or fmt == "turtle":
        deliver(_turtle(session, shown if top else leads, found.registry), output, session.lang)
        return
    cards = [card(lead, found.registry) for lead in shown]
    if fmt == "table":
        width = screen().width or 100
        emit("\n\n".join(card_views.card_text(n, c, width, session.lang) for n, c in enumerate(cards, 1)))
        emit("\n" if cards else "")
        note(_summary(len(cards), len(leads), session.lang))
    else:
        show(Listing(card_views.COLUMNS, card_views.rows(cards), cards), fmt, session.lang)  # type: ignore[arg-type]


def _turtle(session: Session, leads, registry) -> str:  # type: ignore[no-untyped-def]
    from importlib.metadata import version

    from pstgraph.analysis.opportunities.graph import lead_triples
    from pstgraph.rdf.turtle import dumps

    return dumps(lead_triples(leads, registry, version("pstgraph"), session.day()))


def _summary(shown: int, found: int, lang: str) -> str:
    if lang == "fr":
        return (
            f"{shown} pistes montrées sur {found}. Une piste se vérifie : le texte seul n’est pas un accord."
        )
    return f"{shown} of {found} leads shown. A lead is to be checked: text alone is not an agreement."
