"""Numbers as printed, and their rank."""

from __future__ import annotations

import re

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.marks import Mark, path_of
from pstgraph.readers.outline.pieces import Piece

# "Fiche action n° 3": the sign introduces the number, which is 3.
_INTRODUCED = re.compile(r"^\S*(?:\s\S+)?\s*[nN]\s?[°or]\.?\s*\d")
_WHOLE_WITH_WORD = frozenset({"action", "sub_action"})


def printed_number(piece: Piece) -> str | None:
    """The number of a piece as printed.

    In a table the code is a cell's or line's own ("O.O.1.1", "Action 1"). In running text the words that
    name a level are no part of its number ("Objectif opérationnel 1.2", and so "O.S. 1", their initials with
    stops); a code is ("OO1", "OS 1.1", "A.1.1"), and so is the word before a lone number of an action
    ("Action 1"), which would name nothing without it, unless a sign introduces the number ("Fiche n° 3").
    """
    mark = piece.mark
    if mark.number is None and mark.form == "none":
        # A code whose letters name no level stands in a column of its own.
        return piece.code
    if mark.number is None or mark.number.startswith("("):
        return mark.number
    word = mark.word or ""
    letters = re.sub(r"[. ]", "", word)
    spelled = len(letters) > 3 and len(mark.path) > 1
    if piece.code and not spelled and not _only_its_number(mark, letters, piece.code):
        return piece.code.strip(" :").removesuffix(")")
    if piece.row and mark.form == "level" and len(letters) <= 3 and mark.kind != "axis":
        return piece.text[: piece.text.find(mark.number) + len(mark.number)]
    if mark.form == "level" and piece.text.find(mark.number) < piece.text.find(word):
        return mark.number
    if mark.form == "level" and word:
        if len(mark.path) == 1 and mark.kind in _WHOLE_WITH_WORD and len(letters) > 2:
            return mark.number if _INTRODUCED.search(piece.text) else f"{word} {mark.number}"
        if mark.kind != "axis" and re.fullmatch(r"[A-Za-z]{1,3}\.?", word):
            return _code(piece.text, word, mark.number)
    return mark.number


def _only_its_number(mark: Mark, letters: str, code: str) -> bool:
    """Whether a cell's code is a word spelled out and a number, which alone is meant ("Fiche n° 3")."""
    if mark.form != "level" or (len(letters) <= 3 and flat(letters) != "axe"):
        return False
    return mark.kind not in _WHOLE_WITH_WORD or bool(_INTRODUCED.search(code))


def _code(text: str, word: str, number: str) -> str:
    """A level's letters with its number, as they stand together in a text ("OO1", "OS 1.1")."""
    gaps = ("", " ", "-") if len(word) > 2 or (word.isalpha() and len(word) > 1) else ("",)
    return next((f"{word}{gap}{number}" for gap in gaps if f"{word}{gap}{number}" in text), number)


def rank_of(number: str) -> int:
    """Place of a heading's number in its sequence: 3 for "3.", "III." and "C)", 0 for none.

    >>> rank_of("3."), rank_of("III."), rank_of("C)")
    (3, 3, 3)
    """
    path = path_of(re.sub(r"[^\w.]", "", number).strip(".").upper())
    if not path:
        return 0
    return int(path[0]) if path[0].isdigit() else ord(path[0][0]) - ord("A") + 1
