"""A mark: what a line begins with, and the numbers in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["level", "number", "letter", "roman", "field", "announce", "volet", "close", "none"]

# A number of one to five parts: "4", "4.2", "4 .4.2", "2.2.3.A", "1-2", "II.1".
_PARTS = r"(?:\s?[.]\s?\d{1,2}(?![a-z\d])|[.]?[a-z](?![a-z\d'])|-\d{1,2}(?![\d]|\s?%))*"
PATH = rf"(?:\d{{1,3}}(?!\d)|[ivx]{{1,5}}[.]\d{{1,2}}(?!\d)){_PARTS}"
ROMAN = r"(?:x{0,3})(?:ix|iv|v?i{1,3}|v|x)(?![a-z])"
# What may stand between a word and its number ("n°"), and after a number.
SIGN = r"(?:\s*n\s?(?:°|o|r)?\.?(?=\s*\d))?"
SEPARATOR = r"(?:\s*(?:[.:)\]›»]|[-/|>](?=\s|$)))*\s*"
# A code of several levels: "OS1-OO2-A3", "S2/O1/A4", "OS 1 – OO 2 – Action 3".
_WORD = (
    r"(?:Axe|Action|Fiche(?:[-\s][Aa]ction|[-\s][Pp]rojet)?|Projet|Mesure"
    r"|Objectif\s+(?:stratégique|opérationnel))"
)
CHAIN_PART = (
    rf"(?P<letters>[A-Z]{{1,3}}\.?\s?|{_WORD}\s+(?:[nN]°\s?)?)(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*)(?!\d)"
)
_PART = re.sub(r"\?P<\w+>", "?:", CHAIN_PART)
_JOINT = r"\s?[-–—/.|]\s?"
CHAIN = re.compile(
    rf"^(?P<code>{_PART}(?:{_JOINT}{_PART}){{1,3}})(?P<sep>\s*[:.)–—-]+\s*|\s+|$)(?P<label>.*)$", re.S
)
# "2a", "1.2b": the letter is a part of its own.
_LETTER_BEHIND = re.compile(r"(\d)([a-z])$")
# The number of a heading, with its sign.
NUMBERED = re.compile(r"^(?:(?:[ivx]{1,5}|[a-z]|\d{1,2}(?:\.\d{1,2})*)\s?[.):-]+\s*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a line.

    ``kind`` is the level's kind, the announced kind, the volet or the field's name; ``word`` the level's
    word as printed; ``number`` the number as printed; ``path`` its parts; ``label`` what follows;
    ``style`` the look of the number ("1.", "1)", "A.", "I."), by which lines of one level are known.
    """

    form: Form
    kind: str | None = None
    word: str | None = None
    number: str | None = None
    path: tuple[str, ...] = ()
    label: str = ""
    style: str = ""

    @property
    def numbered(self) -> bool:
        """Whether it begins with a bare number, letter or Roman numeral."""
        return self.form in {"number", "letter", "roman"}


BY_PLACE = "by place"
"""The style of a fact whose field is told by its place in a line alone."""
NOTHING = Mark("none")
"""The mark of a row without label."""


def path_of(number: str) -> tuple[str, ...]:
    """Parts of a number as printed.

    >>> path_of("4 .4.2"), path_of("2.2.3.A"), path_of("II")
    (('4', '4', '2'), ('2', '2', '3', 'A'), ('2',))
    """
    number = _LETTER_BEHIND.sub(r"\1.\2", number.strip(" .-"))
    parts = tuple(str(int(p)) if p.isdigit() else p.upper() for p in re.split(r"[\s.\-]+", number) if p)
    if parts and re.fullmatch(r"[IVX]+", parts[0]):
        return (str(_roman(parts[0])), *parts[1:])
    return parts


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def begins_with_chain(text: str) -> bool:
    """Whether a text begins with a code of several levels.

    >>> begins_with_chain("S2/O1/A4 Ouvrir"), begins_with_chain("A1 - Bien manger")
    (True, False)
    """
    return bool(CHAIN.match(text))
