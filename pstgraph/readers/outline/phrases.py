"""Phrases of the lexicon to patterns: accents and case ignored, plural and feminine forms allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pstgraph.readers.flat import flat

_LONG = 8


def pattern_of(phrases: Iterable[str]) -> str:
    """Alternatives that match any of the phrases on flat text, the longest first.

    >>> bool(re.fullmatch(pattern_of(["objectif stratégique"]), "objectifs strategiques"))
    True
    >>> bool(re.fullmatch(pattern_of(["date prévue"]), "date prevue"))
    True
    """
    ordered = sorted({flat(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(_phrase(phrase) for phrase in ordered) + ")"


def _phrase(phrase: str) -> str:
    words = [word for word in re.split(r"[\s-]+", phrase) if word]
    return r"[\s-]+".join(_word(word) for word in words)


def _word(word: str) -> str:
    # The flat text has one letter for "œ", whatever the lexicon writes.
    escaped = re.escape(word).replace("oeu", "oe?u")
    if len(word) >= _LONG:
        # "Objectif opérationel": a letter is doubled, or not, as the hand goes.
        escaped = re.sub(r"([cflmnprst])\1", r"\1\1?", escaped)
    if len(word) < 4 or not word[-1].isalpha() or "'" in word[:-3]:
        return escaped + ("s?" if len(word) == 3 and word.isalpha() else "")
    stem = escaped[:-1] if word[-1] in "sx" else escaped
    return rf"{stem}(?:e?s?|x)"


class Words:
    """A table of phrases by name: which name a text stands for.

    >>> Words({"deadline": ("échéance",), "budget": ("coût",)}).name("couts")
    'budget'
    """

    def __init__(self, table: Mapping[str, Iterable[str]], tail: str = "", head: str = "") -> None:
        self._patterns = [
            (name, re.compile(rf"^{head}{pattern_of(phrases)}{tail}$")) for name, phrases in table.items()
        ]
        self.name = lru_cache(maxsize=2048)(self._name)

    def _name(self, words: str) -> str | None:
        return next((name for name, pattern in self._patterns if pattern.match(words)), None)
