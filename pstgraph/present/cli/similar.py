"""``pstgraph similar``: actions close to a text or to an action, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pstgraph.errors import UsageError
from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import note, show
from pstgraph.present.tables import Column, Format, Lang, Listing

if TYPE_CHECKING:
    from pstgraph.analysis.results import Matches

COLUMNS = (
    Column("cpas", "CPAS", "CPAS"),
    Column("label", "Action", "Action", wrap=True),
    Column("score", "Score", "Score", number=True),
    Column("reasons", "Pourquoi", "Why", wrap=True),
    Column("nis", "Code INS", "NIS code", table=False),
    Column("iri", "IRI", "IRI", table=False),
)
UNRECOGNISED_COLUMNS = (
    Column("cpas", "CPAS", "CPAS", once=True),
    Column("quote", "Phrase", "Sentence", wrap=True),
    Column("file", "Document", "Document", once=True),
    Column("first_line", "Ligne", "Line", number=True),
    Column("label", "Action", "Action", table=False),
    Column("nis", "Code INS", "NIS code", table=False),
    Column("iri", "IRI", "IRI", table=False),
)
TOP = 10


@click.command(
    epilog=examples(
        'pstgraph similar "plan de formation des agents"',
        'pstgraph similar "taxi social" --top 3 --format json',
        "pstgraph similar --unrecognised --format csv",
    )
)
@click.argument("text_or_action", required=False)
@click.option(
    "--top", type=click.IntRange(min=1), help=f"How many (default: {TOP}; with --unrecognised all)."
)
@click.option("--automatic", is_flag=True, help="Ignore reviewed themes: compare by the text alone.")
@click.option(
    "--unrecognised",
    is_flag=True,
    help="List instead the actions in whose own words nothing of the code lists is found.",
)
@format_option()
@pass_session
def similar(
    session: Session,
    text_or_action: str | None,
    top: int | None,
    automatic: bool,
    unrecognised: bool,
    fmt: Format,
) -> None:
    """List the actions closest to TEXT_OR_ACTION (a text, or an action's IRI), with the reasons.

    With --unrecognised: the actions in whose own words no theme is found, with sentence, document and line,
    so that the code lists (ontology/schemes/) can grow by words that plans use.
    """
    if unrecognised == (text_or_action is not None):
        raise UsageError(
            "a text or --unrecognised is needed, not both", "TEXT_OR_ACTION", "give the one or the other"
        )
    if text_or_action is None:
        _unrecognised(session, top, fmt)
    else:
        _similar(session, text_or_action, top or TOP, automatic, fmt)


def _similar(session: Session, asked: str, top: int, automatic: bool, fmt: Format) -> None:
    from pstgraph.analysis.study import similar as find_similar

    matches = find_similar(session.open(), asked, top, automatic)
    if not matches:
        note(_nothing(asked, session.lang))
    if matches or fmt != "table":
        show(_listing(matches), fmt, session.lang)


def _listing(matches: Matches) -> Listing:
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
    return Listing(COLUMNS, rows, records)


def _nothing(asked: str, lang: Lang) -> str:
    if lang == "fr":
        return f"Rien de proche de « {asked} » : essayer d’autres mots, ou une phrase comme dans un plan."
    return f"Nothing close to “{asked}”: try other French words, or a sentence as plans have them."


def _unrecognised(session: Session, top: int | None, fmt: Format) -> None:
    """List the units in whose own words nothing is recognised, in the order of the plans."""
    from pstgraph.analysis.study import study

    found = study(session.open())
    units = found.index.unrecognised()
    rows = [
        {
            "iri": unit.iri,
            "nis": unit.nis,
            "cpas": unit.cpas,
            "label": unit.label,
            "quote": unit.evidence.quote if unit.evidence else None,
            "file": unit.evidence.file if unit.evidence else None,
            "first_line": unit.evidence.first_line if unit.evidence else None,
        }
        for unit in units[:top]
    ]
    show(Listing(UNRECOGNISED_COLUMNS, rows, lines=True), fmt, session.lang)
    counts = f"{len(units)} / {len(found.units)}"
    note(
        {
            "fr": f"{counts} actions où rien n’est reconnu dans leurs propres mots.",
            "en": f"{counts} actions in whose own words nothing is recognised.",
        }[session.lang]
    )
