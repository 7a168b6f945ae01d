"""Where an outline begins that names none of its levels: numbers or headings alone."""

from __future__ import annotations

import re
from itertools import pairwise

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.legend import Legend, told_kind
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.sections import is_around

_MIN_LEVELS = 2
# Strategic and operational ones: what is above both gathers them.
_OBJECTIVES = 2
_FIRST = (("1",), ("1", "1"), ("1", "1", "1"))
_FEW, _MOSTLY = 4, 0.6
_NUMBERED = frozenset({"number", "letter", "roman"})

_SUBJECT = re.compile(
    r"(?:programme|plan)\s+strategique|\bp\.?s\.?t\b|objectifs?\s+(?:strategique|operationnel)"
)


def silent_start(pieces: list[Piece], legend: Legend | None = None) -> tuple[int, Kind] | None:
    """Find where a plan without level words begins, and the kind of its top level.

    Parameters
    ----------
    pieces
        The pieces of the document.
    legend
        What the text says of its own signs, which decides where it is told.

    Returns
    -------
    tuple or None
        The index of the first piece of the outline, and the kind of what looks like it; None where
        the document does not speak of a plan, or nothing is nested.
    """
    if not any(_SUBJECT.search(flat(piece.text)) for piece in pieces):
        return None
    told = _told_start(pieces, legend or {}) or _nested_start(pieces)
    if told is not None:
        return told
    for index, piece in enumerate(pieces):
        if not _is_top(piece):
            continue
        tops = [p for p in pieces[index:] if p.signature == piece.signature]
        doing = sum(says_what_to_do(_label(p)) for p in tops)
        looks = {
            p.signature
            for p in pieces[index:]
            if p.mark.form in {"number", "letter"} or p.bullet or p.heading
        }
        if says_what_to_do(_label(piece)) and doing >= 0.6 * len(tops) and len(looks) > 1:
            theme = _theme_above(pieces, index)
            if theme is None:
                return index, _top_kind(pieces[index:])
            gathers = _levels_above_actions(pieces[theme:]) > _OBJECTIVES
            return theme, "axis" if gathers else "strategic_objective"
    return None


def _theme_above(pieces: list[Piece], index: int) -> int | None:
    """The first of the headings that gather the objectives: one right above the first, as above later ones.

    "A. Le CPAS et les familles / 1° Offrir un accueil … / B. Le CPAS et les aînés / 1° Informer …"
    """
    above = pieces[index - 1] if index else None
    if above is None or above.bullet or above.row or above.mark.form not in {*_NUMBERED, "none"}:
        return None
    if not (above.mark.numbered or above.heading) or above.signature == pieces[index].signature:
        return None
    if is_around(_label(above)) or (above.mark.numbered and above.mark.path not in {("1",), ("A",)}):
        return None
    looks = (above.signature, pieces[index].signature)
    later = sum((one.signature, two.signature) == looks for one, two in pairwise(pieces[index:]))
    return index - 1 if later else None


def _told_start(pieces: list[Piece], legend: Legend) -> tuple[int, Kind] | None:
    """The first line of the highest level that a legend tells which one of the level below follows."""
    levels = sorted(set(legend.values()), key=lambda kind: lexicon.RANK[kind])
    if len(levels) < _MIN_LEVELS:
        return None
    kinds = [None if is_around(_label(piece)) else told_kind(piece, legend) for piece in pieces]
    told = [(index, kind) for index, kind in enumerate(kinds) if kind is not None]
    return next((one for one, two in pairwise(told) if (one[1], two[1]) == (levels[0], levels[1])), None)


def _nested_start(pieces: list[Piece]) -> tuple[int, Kind] | None:
    """The first "1" that "1.1" and "1.1.1" follow, where what is deepest says what to do."""
    numbered = [(i, piece) for i, piece in enumerate(pieces) if piece.mark.form == "number"]
    depth = max((len(piece.mark.path) for _, piece in numbered), default=0)
    deepest = [piece for _, piece in numbered if len(piece.mark.path) == depth]
    if depth <= _OBJECTIVES or len(deepest) < _FEW:
        return None
    if sum(says_what_to_do(_label(piece)) for piece in deepest) < _MOSTLY * len(deepest):
        return None
    runs = zip(numbered, numbered[1:], numbered[2:], strict=False)
    begin = next((one for one, two, three in runs if _paths(one, two, three) == _FIRST), None)
    return (begin[0], _top_kind(pieces[begin[0] :])) if begin else None


def _paths(*found: tuple[int, Piece]) -> tuple[tuple[str, ...], ...]:
    return tuple(piece.mark.path for _, piece in found)


def _levels_above_actions(pieces: list[Piece]) -> int:
    """How many looks of elements come before that of what somebody is in charge of, else before the last."""
    looks: list[str] = []
    last = ""
    for piece in pieces:
        if piece.mark.numbered or piece.bullet or piece.heading:
            last = piece.signature if piece.mark.form not in {"field", "volet"} else last
            looks += [last] if last not in looks and piece.signature == last else []
        pilot = piece.mark.kind == "pilots" or any(value.field == "pilots" for value in piece.values)
        if pilot and last in looks[1:]:
            return looks.index(last)
    return len(looks) - 1


def _label(piece: Piece) -> str:
    return piece.mark.label if piece.mark.form in _NUMBERED else piece.text


def _is_top(piece: Piece) -> bool:
    if piece.bullet or (piece.row and not piece.mark.numbered):
        return False
    first = piece.mark.form in _NUMBERED and piece.mark.path in {("1",), ("A",)}
    return first or (piece.mark.form == "none" and piece.heading)


def _top_kind(pieces: list[Piece]) -> Kind:
    depth = max((len(p.mark.path) for p in pieces if p.mark.form == "number"), default=1)
    return "axis" if depth >= 4 else "strategic_objective"
