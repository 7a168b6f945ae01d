"""``pstgraph similar``: actions close to a text or to an action, with the reasons."""

from __future__ import annotations

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import show
from pstgraph.present.tables import Column, Format, Listing

COLUMNS = (
    Column("cpas", "CPAS", "CPAS"),
    Column("label", "Action", "Action", wrap=True),
    Column("score", "Score", "Score", number=True),
    Column("reasons", "Pourquoi", "Why", wrap=True),
    Column("nis", "Code INS", "NIS code", table=False),
    Column("iri", "IRI", "IRI", table=False),
)


@click.command(
    epilog=examples(
        'pstgraph similar "plan de formation des agents"',
        'pstgraph similar "taxi social" --top 3 --format json',
    )
)
@click.argument("text_or_action")
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="How many actions.")
@click.option("--automatic", is_flag=True, help="Ignore reviewed themes: compare by the text alone.")
@format_option()
@pass_session
def similar(session: Session, text_or_action: str, top: int, automatic: bool, fmt: Format) -> None:
    """List the actions closest to TEXT_OR_ACTION (a text, or an action's IRI), with the reasons."""
    from pstgraph.analysis.study import similar as find_similar

    matches = find_similar(session.open(), text_or_action, top, automatic)
    records = [
        {
            "iri": match.unit.iri,
            "nis": match.unit.nis,
            "cpas": match.unit.cpas,
            "label": match.unit.label,
            "score": match.score,
            "reasons": list(match.reasons),
        }
        for match in matches
    ]
    rows = [
        {**record, "reasons": " ; ".join(match.reasons)}
        for record, match in zip(records, matches, strict=True)
    ]
    show(Listing(COLUMNS, rows, records), fmt, session.lang)
