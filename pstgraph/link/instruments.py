"""Named instruments in a text: sectoral plans, measures, subsidies, rights (PCS, PAPE, art. 60 § 7)."""

from __future__ import annotations

from pstgraph.link.concepts import ConceptMatch, find
from pstgraph.vocabulary import scheme


def find_instruments(text: str) -> list[ConceptMatch]:
    """Instruments that a text names, in its order, each once; groups of instruments are left out.

    >>> [m.code for m in find_instruments("Engager par le biais d'un art 60§7, dans le cadre du PAPE")]
    ['art60', 'pape']
    >>> find_instruments("Prévenir les risques psychosociaux")
    []
    """
    instruments = scheme("instrument")
    groups = {concept.code for concept in instruments.top_concepts()}
    seen: dict[str, ConceptMatch] = {}
    for match in find(text, instruments):
        if match.code not in groups:
            seen.setdefault(match.code, match)
    return list(seen.values())
