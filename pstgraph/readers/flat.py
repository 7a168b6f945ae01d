"""French text flattened letter for letter, so that a place in the flat text is a place in the printed one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = {
    "œ": "o", "Œ": "o", "æ": "a", "Æ": "a", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u00ad": "-",
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\t": " ", "º": "°", "˚": "°", "：": ":",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _flat_char(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


@lru_cache(maxsize=16384)
def flat(text: str) -> str:
    """Lower case without accents, exactly as long as the text.

    >>> flat("Échéance – N° 3")
    'echeance - n° 3'
    >>> len(flat("œuvre d’été")) == len("œuvre d’été")
    True
    """
    return "".join(map(_flat_char, text))
