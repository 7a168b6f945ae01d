"""``pstgraph partners``: who works with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import show
from pstgraph.present.tables import Column, Format, Lang, Listing

if TYPE_CHECKING:
    from pstgraph.analysis.partners_listing import PartnerEntry

COLUMNS = (
    Column("name", "Partenaire", "Partner", wrap=True),
    Column("kind", "Nature", "Kind"),
    Column("cpas_names", "CPAS", "CPAS", wrap=True),
    Column("elements", "Éléments", "Elements", number=True),
    Column("territory", "Territoire", "Territory", wrap=True),
    Column("type", "Type", "Type", table=False),
    Column("cpas", "Codes INS", "NIS codes", table=False),
    Column("iri", "IRI", "IRI", table=False),
)
SHARED_COLUMNS = (
    Column("name", "Partenaire", "Partner", wrap=True, once=True),
    Column("cpas_names", "CPAS", "CPAS", wrap=True, once=True),
    Column("quote", "Passage", "Passage", wrap=True),
    Column("line", "Ligne", "Line", number=True),
    Column("kind", "Nature", "Kind", table=False),
    Column("mention", "Mention", "Mention", table=False),
    Column("file", "Document", "Document", table=False),
    Column("element", "Élément", "Element", table=False),
    Column("iri", "IRI", "IRI", table=False),
)
_KINDS = {True: ("classe", "class"), False: ("organisation", "organisation")}


@click.command(
    epilog=examples("pstgraph partners", "pstgraph partners --shared", "pstgraph partners --format json")
)
@click.option("--shared", is_flag=True, help="Only what two CPAS or more name, each use with its sentence.")
@format_option()
@pass_session
def partners(session: Session, shared: bool, fmt: Format) -> None:
    """List organisations and classes of partners, with the CPAS and the elements that name them."""
    from pstgraph.analysis.partners_listing import list_partners

    graph = session.open()
    entries = list_partners(graph, shared=shared, lang=session.lang)
    names = cpas_names(graph.plans().rows)
    if shared:
        found = shared_listing(entries, names, session.lang, short=fmt == "table")
    else:
        found = listing(entries, names, session.lang)
    show(found, fmt, session.lang)


def cpas_names(plans: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return short names of the CPAS by NIS code ("Erezée", not "CPAS d'Erezée")."""
    from pstgraph.present.labels import short_cpas

    return {row["nis"]: short_cpas(row["cpas_label"] or row["nis"]) for row in plans}


def listing(entries: list[PartnerEntry], names: Mapping[str, str], lang: Lang) -> Listing:
    """Return one row a partner."""
    rows = [
        {
            "name": entry.name,
            "kind": _KINDS[entry.generic][lang == "en"],
            "cpas_names": [names.get(nis, nis) for nis in entry.cpas],
            "elements": entry.elements,
            "territory": entry.territory,
            "type": entry.type,
            "cpas": entry.cpas,
            "iri": entry.iri,
        }
        for entry in entries
    ]
    return Listing(COLUMNS, rows, records(entries))


def shared_listing(
    entries: list[PartnerEntry], names: Mapping[str, str], lang: Lang, *, short: bool = False
) -> Listing:
    """Return one row a use: the sentences stand one under the other, cut around the mention where `short`."""
    rows = [
        {
            "name": entry.name,
            "kind": _KINDS[entry.generic][lang == "en"],
            "cpas_names": names.get(use.nis, use.nis),
            "quote": excerpt(use.quote, use.mention) if short else use.quote,
            "line": use.first_line,
            "mention": use.mention,
            "file": use.file,
            "element": use.iri,
            "iri": entry.iri,
        }
        for entry in entries
        for use in entry.uses
    ]
    return Listing(SHARED_COLUMNS, rows, records(entries))


def excerpt(quote: str | None, mention: str | None, size: int = 140) -> str | None:
    """Cut a long passage to the words around a mention.

    >>> excerpt("Collaborer de manière plus intensive avec le Forem et les services voisins", "Forem", 30)
    '… intensive avec le Forem et …'
    """
    if quote is None or len(quote) <= size:
        return quote
    place = max(quote.lower().find((mention or "").lower()), 0)
    start = max(0, min(place - 2 * size // 3, len(quote) - size))
    start = quote.find(" ", start) + 1 if start else 0
    end = start + size
    kept = quote[start:end].rsplit(" ", 1)[0] if end < len(quote) else quote[start:]
    return ("… " if start else "") + kept.strip() + (" …" if end < len(quote) else "")


def records(entries: list[PartnerEntry]) -> list[dict[str, Any]]:
    """Return the JSON of the contract; each action also has its quote, file and lines."""
    return [
        {
            "iri": entry.iri,
            "name": entry.name,
            "type": entry.type,
            "generic": entry.generic,
            "territory": entry.territory,
            "cpas": list(entry.cpas),
            "actions": [
                {
                    "iri": use.iri,
                    "nis": use.nis,
                    "label": use.label,
                    "mention": use.mention,
                    "quote": use.quote,
                    "file": use.file,
                    "first_line": use.first_line,
                    "last_line": use.last_line,
                }
                for use in entry.uses
            ],
        }
        for entry in entries
    ]
