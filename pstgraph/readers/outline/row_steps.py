"""Rows of tables read again: steps listed in a cell, titles cut between two rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.card_rows import split_items
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.pieces import Piece

_UNSAID = re.compile(r"[(\[]?\s*a (?:definir|preciser|determiner|completer|venir)\b[^)\]]{0,30}[)\]]?\s*\.?$")


def settle_rows(pieces: list[Piece]) -> list[Piece]:
    """Part the steps that a cell lists from their action; put a title that two rows share together."""
    return [part for piece in _whole(pieces) if not _is_unsaid(piece) for part in _with_steps(piece)]


def _is_unsaid(piece: Piece) -> bool:
    """Whether a row or a bullet stands for an element that is still to be said: "(à définir en 2026)"."""
    listed = (piece.row and piece.kind is not None) or piece.bullet is not None
    return listed and piece.mark.form == "none" and bool(_UNSAID.match(flat(piece.text)))


def _with_steps(piece: Piece) -> Iterator[Piece]:
    """A row's element, and an element for each step that its column of steps lists."""
    steps = next((v for v in piece.values if v.field == "steps" and len(split_items(v.text)) > 1), None)
    if not piece.row or piece.mark.form == "field" or steps is None:
        yield piece
        return
    yield replace(piece, values=tuple(value for value in piece.values if value is not steps))
    for part in split_items(steps.text):
        words = part.rstrip(" ;,")
        yield Piece(read_mark(words), words, steps.lines, None, (), True, "sub_action")


def _whole(pieces: list[Piece]) -> list[Piece]:
    """Pieces with the titles whole whose end stands alone in the same column of the next row."""
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        if above is not None and above.row and _goes_on(above, piece):
            text = f"{above.text} {piece.text}"
            label = f"{above.mark.label} {piece.text}" if above.mark.label else ""
            mark = replace(above.mark, label=label)
            found[-1] = replace(above, text=text, mark=mark, lines=(*above.lines, *piece.lines))
        else:
            found.append(piece)
    return found


def _goes_on(above: Piece, piece: Piece) -> bool:
    alone = sum(bool(cell.strip()) for cell in piece.lines[0].cells or ()) == 1
    same = piece.row and piece.kind is not None and piece.kind == above.kind and not piece.values
    low = piece.mark.form == "none" and piece.text[:1].islower() and not says_what_to_do(piece.text)
    return alone and same and low and not above.text.endswith((".", ";", ":"))
