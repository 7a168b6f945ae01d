"""Habits of a whole document, told from its pieces before they are graded."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from pstgraph.model.plan import Volet
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.marks import Mark, path_of, read_mark
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece
from pstgraph.text import fold

_OBJECTIVES = frozenset({"strategic_objective", "operational_objective"})
_MIN_SHARE = 0.6
_BEFORE = re.compile(
    r"^\((?:(?:volet )?(?P<volet>interne|externe)|(?:o\.?s|o\.?o|a)\.?\s?\d[\d.]*)\)\s*[:.-]?\s*"
)
_BEHIND = tuple(
    (
        kind,
        re.compile(
            rf"\s*\((?:{pattern_of(lexicon.LEVEL_WORDS[kind])}|{lexicon.LEVEL_CODES[kind]})\)\s*[:.]?$"
        ),
    )
    for kind in ("strategic_objective", "operational_objective")
)
_VOLETS: dict[str, Volet] = {"interne": "internal", "externe": "external"}
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
        alike = item and last is not None and piece.signature == last.signature and _next(last, piece)
        if alike and block:
            return True
        run = run + 1 if alike else 1
        last, block = (piece if item else None), False
    return longest <= 1


def _next(last: Piece, piece: Piece) -> bool:
    """Whether a numbered item is the next one after another; bullets always are."""
    if not (piece.mark.path and last.mark.path) or not (piece.mark.path[-1] + last.mark.path[-1]).isdigit():
        return True
    return int(piece.mark.path[-1]) == int(last.mark.path[-1]) + 1


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
    """Cut a line that names several levels ("OS1.OO1.A1 : Planter", "A.16 - SA.17 - Peindre") into pieces."""
    found: list[Piece] = []
    for piece in pieces:
        rest, start = piece, len(found)
        while (inner := _inner(rest.mark)) is not None:
            mark = rest.mark
            head = rest.text[: len(rest.text) - len(mark.label)].rstrip(" -–—:,/.")
            found.append(replace(rest, mark=replace(mark, label=""), text=head, values=(), cites=True))
            rest = replace(rest, mark=inner, text=mark.label, bullet=None, code=None)
        if len(found) > start:
            code = piece.text[: len(piece.text) - len(rest.mark.label)].rstrip(" -–—:,/.")
            rest = replace(rest, code=None if " " in code else code, values=piece.values)
        found.append(rest)
    return found


def _inner(mark: Mark) -> Mark | None:
    """The mark of a lower level that a level's label begins with."""
    if mark.form != "level" or not mark.number:
        return None
    inner = read_mark(mark.label)
    lower = (
        inner.form == "level"
        and inner.number
        and lexicon.RANK[str(inner.kind)] > lexicon.RANK[str(mark.kind)]
    )
    return inner if lower else None


def settle_asides(pieces: list[Piece]) -> list[Piece]:
    """Read what a parenthesis says of a level: its code again, its volet, or what level it is."""
    return [_told_behind(_told_before(piece)) for piece in pieces]


def _told_before(piece: Piece) -> Piece:
    """Read "OS 1 (externe) : …", "Objectif opérationnel 1 (OO1) : …"."""
    match = _BEFORE.match(flat(piece.mark.label)) if piece.mark.form == "level" else None
    if match is None:
        return piece
    volet = _VOLETS.get(match["volet"] or "")
    return replace(piece, mark=replace(piece.mark, label=piece.mark.label[match.end() :]), volet=volet)


def _told_behind(piece: Piece) -> Piece:
    """Read "2.1 Améliorer l'accès au logement (objectif stratégique)"."""
    mark = piece.mark
    if not mark.numbered and mark.form != "none":
        return piece
    words = flat(piece.text)
    for kind, pattern in _BEHIND:
        match = pattern.search(words)
        if match:
            label = (mark.label if mark.numbered else piece.text)[: -(match.end() - match.start())].rstrip()
            level = Mark("level", kind, None, mark.number, mark.path, label, "level")
            return replace(piece, mark=level, text=piece.text[: match.start()].rstrip())
    return piece


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
