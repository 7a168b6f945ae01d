"""``pstgraph show``: one plan."""

from __future__ import annotations

import click

from pstgraph.present.cli.options import (
    RDF_FORMATS,
    Session,
    complete_plan,
    examples,
    format_option,
    pass_session,
)
from pstgraph.present.cli.output import emit, screen
from pstgraph.present.cli.output import show as show_listing


@click.command(
    epilog=examples(
        "pstgraph show Erezée", "pstgraph show 91103 --format markdown", "pstgraph show 85034 --format json"
    )
)
@click.argument("plan", metavar="PLAN", shell_complete=complete_plan)
@format_option(*RDF_FORMATS)
@pass_session
def show(session: Session, plan: str, fmt: str) -> None:
    """Show the outline of one plan.

    PLAN is a NIS code, the name of a CPAS (accents and case do not matter), NIS/YEAR or an IRI.
    """
    graph = session.open()
    if fmt in RDF_FORMATS:
        from pstgraph.present.rdf_text import rdf_text

        emit(rdf_text(graph.triples(graph.find_plan(plan)), fmt))
        return
    found = graph.plan(plan)
    if fmt == "json":
        from pstgraph.model.json import dumps, plan_to_dict

        emit(dumps(plan_to_dict(found)))
        return
    from pstgraph.present.plan_views import items_listing, outline

    if fmt == "table":
        emit(outline(found, session.lang, screen()))
    else:
        show_listing(items_listing(found), fmt, session.lang)  # type: ignore[arg-type]
