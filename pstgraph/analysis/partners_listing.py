"""Who works with whom: organisations and classes of partners, with the CPAS and the elements that name them.

Organisations and classes are different things. A local body (the PCS of one commune) is an organisation of
its own; its element counts under the body and under the body's class, so that two CPAS that each work with
their own PCS share a class and no organisation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pstgraph.identifiers import AUTH, ID, local_name, nis_of

if TYPE_CHECKING:
    from pstgraph.store import Store

_MENTIONS = """
PREFIX pst: <https://w3id.org/pst/ns/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?partner ?property ?class ?element ?cpas ?label ?mention ?quote ?file ?first ?last WHERE {
  VALUES ?property { pst:partner pst:partnerClass }
  ?element ?property ?partner ; pst:inProgramme/pst:programmeOf ?cpas .
  OPTIONAL { ?element dcterms:title ?label }
  OPTIONAL { ?partner org:classification ?class }
  OPTIONAL {
    ?statement rdf:subject ?element ; rdf:predicate ?property ; rdf:object ?partner .
    ?fact oa:hasBody ?statement ; oa:hasTarget ?passage ; pst:mention ?mention .
    ?passage pst:firstLine ?first ; pst:lastLine ?last ; oa:hasSelector/oa:exact ?quote .
    OPTIONAL { ?passage oa:hasSource/dcterms:title ?file }
  }
}"""
_TERRITORIES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?partner ?place WHERE {
  VALUES ?partner { %s }
  ?partner dcterms:spatial ?place .
}"""
_CLASSES = f"{AUTH}partner-class/"


@dataclass(frozen=True, slots=True)
class Use:
    """One element that names a partner, with the words and the passage it does so in."""

    iri: str
    nis: str
    label: str | None
    mention: str | None
    quote: str | None
    file: str | None
    first_line: int | None
    last_line: int | None


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """A partner with all its uses.

    ``type`` is the code of the organisation's class (a class is its own type), ``territory`` the places it
    serves, named and joined by commas; None is unknown. ``cpas`` holds NIS codes, sorted, each once.
    """

    iri: str
    name: str
    type: str | None
    generic: bool
    territory: str | None
    uses: tuple[Use, ...]

    @property
    def cpas(self) -> tuple[str, ...]:
        """NIS codes of the CPAS whose plans name the partner."""
        return tuple(sorted({use.nis for use in self.uses}))

    @property
    def elements(self) -> int:
        """How many elements name the partner (an element may name it twice)."""
        return len({use.iri for use in self.uses})


def list_partners(store: Store, *, shared: bool = False, lang: str = "fr") -> list[PartnerEntry]:
    """List organisations and classes of partners, those that most CPAS name first.

    Parameters
    ----------
    store
        The graph.
    shared
        Only what two CPAS or more name.
    lang
        Language of names.

    Returns
    -------
    list of PartnerEntry
        Organisations first, then classes; each by number of CPAS and of elements, then by name.

    Examples
    --------
    >>> import pstgraph as pst
    >>> entries = list_partners(pst.load(), shared=True)
    >>> [(entry.iri.rpartition("/")[2], entry.cpas) for entry in entries if not entry.generic]
    [('forem', ('55050', '85034'))]

    Notes
    -----
    What an organisation does for an element, and whether an agreement is in force, is not checked.
    """
    entries: dict[str, PartnerEntry] = {}
    for row in store.query(_MENTIONS).rows:
        generic = local_name(row["property"]) == "partnerClass"
        _add(entries, row["partner"], row["class"], generic, row)
        if not generic and _is_local_body(row["partner"], row["class"]):
            _add(entries, row["class"], None, True, row)
    named = _named(store, list(entries.values()), lang)
    kept = [entry for entry in named if not shared or len(entry.cpas) > 1]
    return sorted(kept, key=lambda e: (e.generic, -len(e.cpas), -e.elements, e.name.casefold(), e.iri))


def _add(
    entries: dict[str, PartnerEntry], iri: str, kind: str | None, generic: bool, row: Mapping[str, Any]
) -> None:
    use = Use(
        iri=row["element"],
        nis=nis_of(row["cpas"]) or "",
        label=row["label"],
        mention=row["mention"],
        quote=row["quote"],
        file=row["file"],
        first_line=row["first"],
        last_line=row["last"],
    )
    code = local_name(iri) if generic else (local_name(kind) if kind else None)
    known = entries.get(iri) or PartnerEntry(iri, iri, code, generic, None, ())
    uses = known.uses if use in known.uses else (*known.uses, use)
    entries[iri] = replace(known, uses=tuple(sorted(uses, key=_place)))


def _place(use: Use) -> tuple[str, int, str, str]:
    return (use.nis, use.first_line or 0, use.iri, use.mention or "")


def _is_local_body(partner: str, kind: str | None) -> bool:
    """Tell whether an organisation is one commune's own body of a class: its key is ``{kind}-{nis}``."""
    if kind is None or not kind.startswith(_CLASSES):
        return False
    return re.fullmatch(re.escape(f"{ID}org/{local_name(kind)}-") + r"\d{5}", partner) is not None


def _named(store: Store, entries: list[PartnerEntry], lang: str) -> list[PartnerEntry]:
    """Give entries their names and territories."""
    places: dict[str, list[str]] = {}
    if entries:
        wanted = " ".join(f"<{entry.iri}>" for entry in entries)
        for row in store.query(_TERRITORIES % wanted).rows:
            places.setdefault(row["partner"], []).append(row["place"])
    iris = [entry.iri for entry in entries]
    names = store.labels([*iris, *(place for found in places.values() for place in found)], lang)
    return [
        replace(
            entry,
            name=names.get(entry.iri, local_name(entry.iri)),
            territory=", ".join(sorted(names.get(place, local_name(place)) for place in places[entry.iri]))
            if entry.iri in places
            else None,
        )
        for entry in entries
    ]
