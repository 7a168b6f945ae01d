"""Rows of tables read again: steps listed in a cell, titles cut between two rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.card_rows import split_items
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.pieces import Piece, Value

# "Ouvrir une épicerie Étapes : - Trouver un local - Former l'équipe"
_STEPS = r"\s+(?:[ÉEée]tapes?|T[âa]ches?|Phases?|Sous-actions?|Mise en œuvre)(?: prévues)?\s*"
_BEHIND = re.compile(rf"{_STEPS}:\s*(?P<steps>\S.*)$", re.S)
_WORD_AT_END = re.compile(rf"{_STEPS}:?$")
_UNSAID = re.compile(r"[(\[]?\s*a (?:definir|preciser|determiner|completer|venir)\b[^)\]]{0,30}[)\]]?\s*\.?$")


def settle_rows(pieces: list[Piece]) -> list[Piece]:
    """Part the steps that a cell lists from their action; put a title that two rows share together."""
    pieces = _below_their_word(_whole(pieces))
    return [part for piece in pieces if not is_unsaid(piece) for part in _with_steps(piece)]


def is_unsaid(piece: Piece) -> bool:
    """Whether a row or a bullet stands for an element that is still to be said: "(à définir en 2026)"."""
    listed = (piece.row and piece.kind is not None) or piece.bullet is not None
    return listed and not piece.values and piece.mark.form == "none" and bool(_UNSAID.match(flat(piece.text)))


def _with_steps(piece: Piece) -> Iterator[Piece]:
    """A row's element, and an element for each step that its column of steps, or its own cell, lists."""
    behind = _BEHIND.search(piece.text) if piece.row and piece.mark.form != "field" else None
    if behind is not None:
        cut = len(piece.text) - behind.start()
        label = piece.mark.label[:-cut] if piece.mark.label else ""
        told = Value("steps", behind["steps"], piece.lines)
        piece = replace(
            piece,
            text=piece.text[:-cut],
            mark=replace(piece.mark, label=label),
            values=(*piece.values, told),
        )
    steps = next((v for v in piece.values if v.field == "steps" and len(split_items(v.text)) > 1), None)
    if not piece.row or piece.mark.form == "field" or steps is None:
        yield piece
        return
    yield replace(piece, values=tuple(value for value in piece.values if value is not steps))
    for part in split_items(steps.text):
        words = part.rstrip(" ;,")
        yield Piece(read_mark(words), words, steps.lines, None, (), True, "sub_action")


def _below_their_word(pieces: list[Piece]) -> list[Piece]:
    """The bullets of a cell behind "Étapes :", which ends the title of their action."""
    found: list[Piece] = []
    lines: tuple[Line, ...] = ()
    action = 0
    for piece in pieces:
        word = _WORD_AT_END.search(piece.text) if piece.row and piece.mark.form != "field" else None
        if word is not None:
            cut, lines, action = len(piece.text) - word.start(), piece.lines, len(found)
            label = piece.mark.label[:-cut] if piece.mark.label else ""
            piece = replace(piece, text=piece.text[:-cut], mark=replace(piece.mark, label=label))
        elif lines and piece.lines == lines:
            # What the row says beside its title is of the action.
            found[action] = replace(found[action], values=found[action].values or piece.values)
            piece = replace(piece, kind="sub_action", values=())
        else:
            lines = ()
        found.append(piece)
    return found


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
