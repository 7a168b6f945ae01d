"""A text without case and accents whose every character still knows its place in the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = {
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("«»“”„", '"'),
    **dict.fromkeys("\u00a0\u202f\u2007\ufeff\u200b", " "),
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
}


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@dataclass(frozen=True, slots=True)
class Flat:
    """Lower-case text without accents (``text``), beside the original.

    ``origin[i]`` is the place in the original of the i-th character of ``text``.
    """

    original: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Place in the original of a stretch of the flat text."""
        stop = self.origin[end] if end < len(self.origin) else len(self.original)
        last = self.origin[end - 1] + 1
        while last < stop and unicodedata.combining(self.original[last]):
            last += 1
        return self.origin[start], last

    def words(self, start: int, end: int) -> str:
        """Words of the original in a stretch of the flat text."""
        first, last = self.span(start, end)
        return self.original[first:last]

    def at(self, place: int) -> int:
        """Place in the flat text of a place in the original."""
        low, high = 0, len(self.origin)
        while low < high:
            middle = (low + high) // 2
            if self.origin[middle] < place:
                low = middle + 1
            else:
                high = middle
        return low


def flat(text: str) -> Flat:
    """Flatten a text.

    >>> f = flat("l’École d’Écaussinnes")
    >>> f.text
    "l'ecole d'ecaussinnes"
    >>> f.words(2, 7)
    'École'
    """
    pieces: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        plain = _plain(character)
        pieces.append(plain)
        origin.extend([place] * len(plain))
    return Flat(text, "".join(pieces), tuple(origin))


def pieces(text: str, longest: int = 3000) -> list[str]:
    """Cut a very long text at ends of sentences, else at blanks, so that no search takes too long.

    >>> pieces("Un. Deux. Trois", longest=10)
    ['Un. Deux. ', 'Trois']
    """
    found = []
    while len(text) > longest:
        cut = max(text.rfind(end, 0, longest) for end in (". ", "\n", "; "))
        cut = cut if cut > 0 else text.rfind(" ", 0, longest)
        cut = cut + 1 if cut > 0 else longest
        while cut < longest and text[cut : cut + 1].isspace():
            cut += 1
        found.append(text[:cut])
        text = text[cut:]
    return [*found, text]


def either(alternatives: str) -> str:
    r"""Alternation out of a list over several lines, the patterns on a line parted by " | ".

    >>> either("ecoles? | clubs")
    '(?:ecoles?|clubs)'
    """
    parts = [part.strip() for line in alternatives.splitlines() for part in line.split(" | ")]
    return f"(?:{'|'.join(part for part in parts if part)})"


def words_of(listed: str) -> list[str]:
    """Words of a list written in one text.

    >>> words_of("maison centre")
    ['maison', 'centre']
    """
    return listed.split()


def phrase(name: str) -> str:
    r"""Pattern for a flat phrase, hyphens, blanks, dots and apostrophes between its words being one.

    >>> bool(re.fullmatch(phrase("Saint-Vincent de Paul"), "saint vincent de paul"))
    True
    >>> bool(re.fullmatch(phrase("INTEGRA+"), "integra +"))
    True
    """
    parts = re.findall(r"[a-z0-9]+|\+", flat(name).text)
    pattern = ""
    for part in parts:
        if part == "+":
            pattern += r"\s?\+"
        else:
            pattern += (r"(?:[\s'\-]+|\.\s?)" if pattern else "") + part
    return pattern


def acronym(letters: str) -> str:
    """Pattern for a flat acronym, written with or without dots.

    >>> bool(re.fullmatch(acronym("PCS"), "p.c.s."))
    True
    """
    bare = re.findall(r"[a-z0-9]", flat(letters).text)
    return r"\.?".join(bare) + (r"\.?" if len(bare) > 1 else "")


def key(name: str) -> str:
    """One spelling for all the ways to write a phrase or an acronym.

    >>> key("P.C.S.") == key("PCS"), key("Croix‐Rouge") == key("croix rouge"), key("Fo.R.Em")
    (True, True, 'forem')
    """
    text = flat(name).text
    text = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", text)
    text = re.sub(r"\b[a-z]{1,2}(?:\.[a-z]{1,2}){2,}\b", lambda match: match[0].replace(".", ""), text)
    return " ".join(re.findall(r"[a-z0-9]+|\+", text)).replace(" +", "+")
