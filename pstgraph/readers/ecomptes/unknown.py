"""Values that the format asks for and a plan does not state: neutral ones, and a remark that says so.

The format has no way to leave out Statut, TauxAvancement and ETP. What a plan does not say is written as
NON_COMMENCE, 0 and 0, and RemarqueStatut tells which of them nobody stated, so that no reader, our own
included, takes them for a statement.
"""

from __future__ import annotations

import re
from collections.abc import Collection

NEUTRAL = {"status": "NON_COMMENCE", "progress": "0", "fte": "0"}
_NAMES = {"status": "Statut", "progress": "TauxAvancement", "fte": "ETP"}
_START = "Sans indication dans le plan : "
_REMARK = re.compile(
    re.escape(_START) + rf"(?P<names>(?:{'|'.join(_NAMES.values())})(?:, (?:{'|'.join(_NAMES.values())}))*)\."
)


def remark(unknown: Collection[str]) -> str:
    """Say which fields hold a neutral value.

    >>> remark(["status", "fte"])
    'Sans indication dans le plan : Statut, ETP.'
    """
    return f"{_START}{', '.join(_NAMES[name] for name in _NAMES if name in unknown)}."


def with_remark(words: str | None, unknown: Collection[str]) -> str:
    """Put the remark under the words of RemarqueStatut."""
    return "\n".join(part for part in (words, remark(unknown) if unknown else None) if part)


def without_remark(words: str | None) -> tuple[frozenset[str], str | None]:
    r"""Tell which fields are unknown by the last line of RemarqueStatut, and its words without it.

    >>> unknown, words = without_remark("Suivi en mars.\nSans indication dans le plan : Statut, ETP.")
    >>> sorted(unknown), words
    (['fte', 'status'], 'Suivi en mars.')
    """
    above, _, last = (words or "").rpartition("\n")
    match = _REMARK.fullmatch(last)
    if match is None:
        return frozenset(), words
    named = match["names"].split(", ")
    return frozenset(name for name, shown in _NAMES.items() if shown in named), above or None
