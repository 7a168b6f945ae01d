"""Words of a French text with their places: what concepts are recognised in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pstgraph.text import fold, stem

_FILLERS = """
le la les l un une des de du d a au aux et ou en dans sur par pour avec ce cet cette ces c son sa
ses leur leurs notre nos votre vos mon ma mes qu que qui ne n se s y e es via vers lors tout tous
toute toutes chaque
"""
FILLERS = frozenset(_FILLERS.split())
"""Small words that never decide: dropped from labels, passed over in texts."""

_LIGHT = """
nouveau nouveaux nouvel nouvelle nouvelles different differents differentes divers diverses futur
futurs eventuel eventuelle eventuels reel reelle reels veritable veritables bon bonne bons bonnes
meilleur meilleure meilleurs meilleures certain certains certaine certaines plusieurs annuel
annuelle annuels annuelles pluriannuel adequat adequate adequats adapte adaptee adaptes adaptees
efficace efficaces optimal optimale specifique specifiques particulier particuliers complet complete
global globale general generale petit petits petite petites grand grande grands grandes actuel
actuelle actuels actuelles existant existants existante existantes plus mieux tres autre
"""
LIGHT = frozenset(_LIGHT.split())
"""Adjectives and adverbs that colour a phrase without changing its matter: passed over in texts only."""

_AMBIGUOUS = FILLERS | {
    *("as", "sel", "cri", "mire", "art", "net", "ils", "rare", "dis", "cle", "pus", "epi", "pas"),
}
_ABBREVIATIONS = frozenset({"art", "arts", "ass", "soc", "serv", "resp", "admin", "no", "nr", "st", "ste"})
_INCLUSIVE = (
    r"(?:[·•‧.\-](?:e|s|es|x|ne|nes|euse|euses|rice|rices|trice|trices|ère|ères|fe|fes|ve|ves)(?![^\W_]))+"
    r"|\((?:e|s|es|x|ne|nes|euse|euses|rice|rices|trice|trices|ère|ères|fe|fes|ve|ves|al|aux)\)s?"
)
_TOKEN = re.compile(
    r"(?P<dotted>(?:[A-Z]\.){2,}[A-Z]?(?![^\W_])|[A-Z](?:\.[A-Z])+(?![^\W_])\.?)"
    r"|(?P<word>[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*)"
    rf"(?P<inclusive>(?<=[^\W\d_]{{3}})(?:{_INCLUSIVE}))?"
)
_HARD = re.compile(r"[;:!?\t•▪\uf000-\uf0ff]|\n\s*\n|\.(?!\d)|\s[–—-]\s")
_SOFT = re.compile(r"[,()\[\]{}]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its stem, its place, and what stands around it.

    ``acronym`` is its capitals ("RIS" also for "R.I.S."), None for an ordinary word; ``filler`` and
    ``light`` say that it may be passed over; ``hard`` that a stop, a colon or the like stands before it,
    ``soft`` a comma or a bracket.
    """

    key: str
    start: int
    end: int
    acronym: str | None
    filler: bool
    light: bool
    hard: bool
    soft: bool


def words(text: str) -> list[Word]:
    """Words of a text in order, inclusive spellings counted as the plain word.

    >>> [(w.key, w.acronym) for w in words("Aîné·e·s, R.I.S. et demandeur(s)") if not w.filler]
    [('ain', None), ('ris', 'RIS'), ('demandeur', None)]
    """
    found: list[Word] = []
    last_end, last_word = 0, ""
    matches = list(_TOKEN.finditer(text))
    for index, match in enumerate(matches):
        dotted = match["dotted"]
        raw = dotted or match["word"]
        between = text[last_end : match.start()]
        hard = bool(_HARD.search(between)) and not (between.strip() == "." and last_word in _ABBREVIATIONS)
        soft = bool(_SOFT.search(between))
        for word, key in _stemmed(raw.replace(".", "") if dotted else raw):
            acronym = word.upper() if dotted or _is_acronym(raw, word, matches, index) else None
            filler, light = not dotted and word in FILLERS, not dotted and word in LIGHT
            found.append(Word(key, match.start(), match.end(), acronym, filler, light, hard, soft))
            last_word = word
        last_end = match.end()
    return found


@lru_cache(maxsize=65536)
def _stemmed(raw: str) -> tuple[tuple[str, str], ...]:
    """Folded words and their stems in one written word (a ligature or a fraction may hold two)."""
    return tuple((word, stem(word)) for word in fold(raw).split())


def _is_acronym(raw: str, word: str, matches: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word stands in capitals as an acronym, not as a part of a heading in capitals."""
    if not 2 <= len(raw) <= 6 or not raw.isupper():
        return False
    if word not in _AMBIGUOUS:
        return True
    near = [*matches[max(0, index - 3) : index], *matches[index + 1 : index + 4]]
    telling = [m["word"] for m in near if m["word"] and (len(m["word"]) > 3 or fold(m["word"]) in FILLERS)]
    return len(telling) < 2 or not all(neighbour.isupper() for neighbour in telling)
