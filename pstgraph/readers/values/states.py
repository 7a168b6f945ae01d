"""Words that tell the state of an action ("En cours", "À faire"), by the code list of states."""

from __future__ import annotations

from functools import cache

from pstgraph.text import fold
from pstgraph.vocabulary import scheme


@cache
def _states() -> frozenset[str]:
    return frozenset(fold(label) for concept in scheme("status") for label in concept.labels())


def is_state(words: str) -> bool:
    """Whether some words name a state and nothing else, in either gender and number.

    >>> is_state("En cours"), is_state("Réalisée"), is_state("En cours d'installation")
    (True, True, False)
    """
    folded = fold(words)
    return any(
        form in _states()
        for form in (folded, folded.removesuffix("s"), folded.removesuffix("e"), folded.removesuffix("es"))
    )
