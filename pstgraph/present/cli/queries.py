"""``pstgraph queries``: the named queries."""

from __future__ import annotations

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import show
from pstgraph.present.labels import word
from pstgraph.present.tables import Column, Format, Lang, Listing

COLUMNS = (
    Column("name", "Requête", "Query"),
    Column("question", "Question", "Question", wrap=True),
    Column("audience", "Pour", "For", optional=True),
    Column("parameters", "Paramètres", "Parameters", wrap=True),
)


@click.command(
    epilog=examples(
        "pstgraph queries", "pstgraph queries --audience officer", "pstgraph queries --format json"
    )
)
@click.option(
    "--audience",
    type=click.Choice(["officer", "researcher", "quality"]),
    help="Only the queries of one audience.",
)
@format_option()
@pass_session
def queries(session: Session, audience: str | None, fmt: Format) -> None:
    """List the named queries: what each one asks and which parameters it takes."""
    show(listing(session.lang, audience), fmt, session.lang)


def listing(lang: Lang, audience: str | None = None) -> Listing:
    """Return the queries as rows; the JSON has each head in full."""
    from pstgraph.api import named_queries

    found = [query for query in named_queries() if audience in (None, query.audience)]
    rows = [
        {
            "name": query.name,
            "question": query.questions.get(lang),
            "audience": word(query.audience, lang),
            "parameters": [parameter.name for parameter in query.parameters],
        }
        for query in found
    ]
    records = [
        {
            "name": query.name,
            "title": query.titles.get(lang),
            "question": query.questions.get(lang),
            "audience": query.audience,
            "parameters": [
                {"name": p.name, "type": p.type, "default": p.default, "label": p.labels.get(lang)}
                for p in query.parameters
            ],
            "columns": [{"name": c.name, "type": c.type, "label": c.labels.get(lang)} for c in query.columns],
            "cq": query.cq,
        }
        for query in found
    ]
    return Listing(COLUMNS, rows, records)
