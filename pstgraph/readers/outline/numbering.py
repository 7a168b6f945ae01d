"""Numbers as printed, and their rank."""

from __future__ import annotations

import re

from pstgraph.readers.outline.marks import path_of
from pstgraph.readers.outline.pieces import Piece

_WHOLE_WITH_WORD = frozenset({"action", "sub_action"})


def printed_number(piece: Piece) -> str | None:
    """The number of a piece as printed.

    In a table the code is a cell's or line's own ("O.O.1.1", "Action 1"). In running text the words that
    name a level are no part of its number ("O.S. 1", "Objectif opérationnel 1.2"); a code in one piece is
    ("OO1", "A.1.1"), and so is the word before a lone number of an action ("Action 1"), which would name
    nothing without it.
    """
    mark = piece.mark
    if mark.number is None:
        return None
    word = mark.word or ""
    letters = re.sub(r"[. ]", "", word)
    spelled = len(letters) > 3 and len(mark.path) > 1
    if piece.code and not spelled:
        return piece.code.strip(" :")
    if piece.row and mark.form == "level" and len(letters) <= 3 and mark.kind != "axis":
        return piece.text[: piece.text.find(mark.number) + len(mark.number)]
    if mark.form == "level" and piece.text.find(mark.number) < piece.text.find(word):
        return mark.number
    if mark.form == "level" and word:
        if len(mark.path) == 1 and mark.kind in _WHOLE_WITH_WORD and len(letters) > 2:
            return f"{word} {mark.number}"
        in_one = f"{word}{mark.number}"
        if re.fullmatch(r"[A-Za-z]{1,3}\.?", word) and in_one in piece.text:
            return in_one
    return mark.number


def rank_of(number: str) -> int:
    """Place of a heading's number in its sequence: 3 for "3.", "III." and "C)", 0 for none.

    >>> rank_of("3."), rank_of("III."), rank_of("C)")
    (3, 3, 3)
    """
    path = path_of(re.sub(r"[^\w.]", "", number).strip(".").upper())
    if not path:
        return 0
    return int(path[0]) if path[0].isdigit() else ord(path[0][0]) - ord("A") + 1
