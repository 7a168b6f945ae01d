"""Habits of a whole document, told from its pieces before they are graded."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.marks import NOTHING, Mark, path_of, read_mark
from pstgraph.readers.outline.pieces import Piece
from pstgraph.text import fold

_OBJECTIVES = frozenset({"strategic_objective", "operational_objective"})
_MIN_SHARE = 0.6
_BARE_NUMBER = re.compile(r"^(?P<n>[1-9]\d?)\s+(?P<label>[A-ZÀ-ÝŒ«].*)$")


def settle_codes(pieces: list[Piece]) -> list[Piece]:
    """Where sections are lettered ("A.1", "B.1"), "A.1.1" is a number under A and no action's code."""
    lettered = {
        p.mark.path[0] for p in pieces if p.mark.form == "number" and p.mark.path and p.mark.path[0].isalpha()
    }
    if not lettered - {"A"}:
        return pieces
    return [_as_number(piece) if _is_a_code(piece.mark) else piece for piece in pieces]


def _is_a_code(mark: Mark) -> bool:
    return mark.form == "level" and (mark.word or "").rstrip(".") == "A"


def _as_number(piece: Piece) -> Piece:
    mark = piece.mark
    number = f"{mark.word}{mark.number}"
    path = path_of(number)
    return replace(piece, mark=Mark("number", None, None, number, path, mark.label, f"L{len(path)}"))


def settle_bare_numbers(pieces: list[Piece]) -> list[Piece]:
    """Read "1 Assurer une aide" as numbered where "1.1 …" follows; else a bare figure is of the text."""
    found = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        match = _BARE_NUMBER.match(piece.text) if piece.mark.form == "none" and not piece.row else None
        if match and following is not None and following.mark.path[:-1] == (match["n"],):
            mark = Mark("number", None, None, match["n"], (match["n"],), match["label"], "1")
            piece = replace(piece, mark=mark)
        found.append(piece)
    return found


def own_blocks(pieces: list[Piece]) -> bool:
    """Whether unbulleted fields below an item of a list are that item's own.

    They are where items and fields take turns, or where no list has a second item; else they stand
    once below the whole list and are its parent's.
    """
    longest, run = 0, 0
    last: Piece | None = None
    block = False
    for piece in pieces:
        if piece.mark.form == "field" and not piece.bullet:
            if last is not None and piece.mark.label:
                longest, block = max(longest, run), True
            continue
        item = (piece.bullet is not None or piece.mark.numbered) and piece.mark.form != "level"
        alike = item and last is not None and piece.signature == last.signature
        if alike and block:
            return True
        run = run + 1 if alike else 1
        last, block = (piece if item else None), False
    return longest <= 1


def split_lists(pieces: list[Piece]) -> list[Piece]:
    """Cut a list on one line ("Actions : créer un site ; former les agents") into one piece an entry."""
    found: list[Piece] = []
    for piece in pieces:
        mark = piece.mark
        if mark.form != "announce" or not mark.label or mark.style != "listed":
            found.append(piece)
            continue
        for part in re.split(r"\s*;\s*|\s+[•▪➢✓]\s*", mark.label):
            if re.search(r"\w", part):
                text = part.strip(" .")
                found.append(
                    Piece(Mark("none", label=text), text, piece.lines, kind=lexicon.KIND.get(mark.kind))
                )
        found.append(Piece(Mark("close", mark.kind), "", piece.lines))
    return found


def split_codes(pieces: list[Piece]) -> list[Piece]:
    """Cut a line that names two levels ("A.16 - SA.17 - Peindre", "OS 2 - OO 2.3") into two pieces."""
    found: list[Piece] = []
    for piece in pieces:
        mark = piece.mark
        inner = read_mark(mark.label) if mark.form == "level" and mark.number else NOTHING
        if (
            inner.form == "level"
            and inner.number
            and lexicon.RANK[str(inner.kind)] > lexicon.RANK[str(mark.kind)]
        ):
            head = piece.text[: len(piece.text) - len(mark.label)].rstrip(" -–—:,/")
            found.append(replace(piece, mark=replace(mark, label=""), text=head, values=()))
            found.append(replace(piece, mark=inner, text=mark.label, bullet=None, code=None))
        else:
            found.append(piece)
    return found


def bare_kinds(pieces: list[Piece]) -> frozenset[str]:
    """Kinds that the document names without numbering them ("Objectif opérationnel : …")."""
    numbered = {p.mark.kind for p in pieces if p.mark.form == "level" and p.mark.number}
    bare = Counter(p.mark.kind for p in pieces if p.mark.form == "level" and not p.mark.number)
    cards = cites_objectives(pieces)
    return frozenset(str(kind) for kind in bare if kind not in numbered or (cards and kind in _OBJECTIVES))


def cites_objectives(pieces: list[Piece]) -> bool:
    """Whether actions are cards that name their objectives below their title.

    In a card the objective is followed by fields; in an outline by the next action. And the same
    objective is named by several cards, or before any heading of it.
    """
    kinds = [_kind(piece) for piece in pieces]
    actions = [i for i, kind in enumerate(kinds) if kind == "action"]
    if len(actions) < 2:
        return False
    citing = sum(_cites(kinds, i) for i in actions)
    named = [
        fold(p.mark.label or p.text) for p, kind in zip(pieces, kinds, strict=True) if kind in _OBJECTIVES
    ]
    first = next((i for i, kind in enumerate(kinds) if kind in _OBJECTIVES), len(kinds))
    repeated = max(Counter(named).values(), default=0) > 1
    return citing >= _MIN_SHARE * len(actions) and (actions[0] < first or repeated)


def _kind(piece: Piece) -> str | None:
    if piece.kind is not None:
        return piece.kind
    return piece.mark.kind if piece.mark.form in {"level", "field"} else None


def _cites(kinds: list[str | None], index: int) -> bool:
    """An action, then within a few lines an objective, then a field or text rather than an action."""
    for i in range(index + 1, min(index + 6, len(kinds))):
        if kinds[i] == "action":
            return False
        if kinds[i] in _OBJECTIVES:
            after = next((kind for kind in kinds[i + 1 :] if kind not in _OBJECTIVES), None)
            return after != "action"
    return False
