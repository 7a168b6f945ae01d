"""Where an outline begins that names none of its levels: numbers or headings alone."""

from __future__ import annotations

import re

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.pieces import Piece

_SUBJECT = re.compile(
    r"(?:programme|plan)\s+strategique|\bp\.?s\.?t\b|objectifs?\s+(?:strategique|operationnel)"
)


def silent_start(pieces: list[Piece]) -> tuple[int, Kind] | None:
    """Find where a plan without level words begins, and the kind of its top level.

    Returns
    -------
    tuple or None
        The index of the first piece of the outline, and the kind of what looks like it; None where
        the document does not speak of a plan, or nothing is nested.
    """
    if not any(_SUBJECT.search(flat(piece.text)) for piece in pieces):
        return None
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
            return index, _top_kind(pieces[index:])
    return None


def _label(piece: Piece) -> str:
    return piece.mark.label if piece.mark.form in {"number", "letter", "roman"} else piece.text


def _is_top(piece: Piece) -> bool:
    if piece.bullet or (piece.row and not piece.mark.numbered):
        return False
    first = piece.mark.form in {"number", "letter", "roman"} and piece.mark.path in {("1",), ("A",)}
    return first or (piece.mark.form == "none" and piece.heading)


def _top_kind(pieces: list[Piece]) -> Kind:
    depth = max((len(p.mark.path) for p in pieces if p.mark.form == "number"), default=1)
    return "axis" if depth >= 4 else "strategic_objective"
