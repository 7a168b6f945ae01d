"""Synergies that the text itself declares with the commune or with another CPAS.

A wish for networks or for "possible synergies" is none; neither is a synergy with unnamed partners.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pstgraph.identifiers import ID
from pstgraph.link.cues import sentence_start, zone_end
from pstgraph.link.flat import flat
from pstgraph.link.partners import Found

_SHARED = re.compile(
    r"\b(?:synerg\w+|mutualis\w+|marches? (?:publics? )?conjoints?|achats? groupes?|services? communs?|"
    r"mise en commun|en commun avec|groupement d'achats?|services? partages?)"
)
_MAYBE = re.compile(
    r"(?:pistes?|possibilites?|opportunites?|hypotheses?)[^,;.]{0,25}$"
    r"|^\w*(?: \w+)? (?:possibles?|eventuelles?|potentielles?|envisageables?)"
)
_PUBLIC_BODY = re.compile(rf"{re.escape(ID)}(?:cpas/|org/(?:commune|police|pcs)-)")


@dataclass(frozen=True, slots=True)
class FoundSynergy:
    """A body with which the text declares a synergy, at ``start:end`` of the original."""

    start: int
    end: int
    iri: str


def find_synergies(text: str, partners: Sequence[Found]) -> list[FoundSynergy]:
    """Bodies with which a text declares a synergy, in its order.

    Parameters
    ----------
    text
        A label, step or description.
    partners
        The partners found in it; only the commune, its PCS and police, and other CPAS count.
    """
    flattened = flat(text)
    found: dict[str, FoundSynergy] = {}
    for match in _SHARED.finditer(flattened.text):
        before = flattened.text[sentence_start(flattened.text, match.start()) : match.start()]
        if _MAYBE.search(before) or _MAYBE.match(flattened.text[match.start() :]):
            continue
        first, last = flattened.span(match.start(), _reach(flattened.text, match.end()))
        for one in partners:
            iri = one.partner.iri
            if iri and first <= one.start < last and _PUBLIC_BODY.match(iri):
                found.setdefault(iri, FoundSynergy(match.start(), one.end, iri))
    return list(found.values())


def _reach(text: str, start: int) -> int:
    """End of the phrase that says with whom."""
    by = re.compile(r"[^;.]{0,60}?\b(?:avec|entre)\b").match(text, start)
    return max(start, zone_end(text, by.end() if by else start))
