"""Headings by their place: the run of their numbers, and their styles, against those of the outline."""

from __future__ import annotations

import re

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.context import Context
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.marks import NUMBERED
from pstgraph.readers.outline.numbering import rank_of
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.sections import Section, is_around, section_of


class Headings:
    """The headings met so far: what the next piece opens, if it is one of them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._last: dict[str, int] = {}

    def section_of(self, piece: Piece) -> Section | None:
        """What a piece opens as a heading; a numbered one also by its place in the run of headings."""
        inside = bool(self.context.stack)
        siblings = frozenset(node.signature for node in self.context.stack if not node.explicit)
        section = section_of(piece, inside=inside, siblings=siblings) or self._higher_heading(piece)
        numbered = (
            NUMBERED.match(flat(piece.text)) if piece.mark.numbered or piece.mark.form == "announce" else None
        )
        if numbered is None or piece.bullet or piece.row:
            return section
        look = re.sub(r"\d+|[ivx]+|[a-z]", "1", numbered.group().strip())
        rank = rank_of(numbered.group())
        follows = inside and self._last.get(look) == rank - 1 and not self._next_sibling(piece, rank)
        if section is None and follows:
            doing = not piece.heading and says_what_to_do(piece.mark.label)
            section = None if doing and not is_around(piece.mark.label) else Section("around")
        if section is not None or not (inside or self.context.announced):
            self._last[look] = rank
        return section

    def _next_sibling(self, piece: Piece, rank: int) -> bool:
        """Whether a number goes on with that of an open element that looks like it."""
        alike = [
            n for n in self.context.stack if not n.explicit and n.signature == piece.signature and n.path
        ]
        return any(len(node.path) > 1 or node.path == (str(rank - 1),) for node in alike)

    def _higher_heading(self, piece: Piece) -> Section | None:
        """A styled heading above all those of the outline, which names no level, ends it."""
        level = _heading_level(piece.lines[0].style)
        if level is None or piece.mark.form in {"level", "volet", "announce", "field"}:
            return None
        if piece.mark.form == "number" and self._next_sibling(piece, rank_of(piece.mark.number or "")):
            return None
        levels = [
            own for node in self.context.stack if (own := _heading_level(node.lines[0].style)) is not None
        ]
        return Section("around") if levels and level < levels[0] else None


def _heading_level(style: str | None) -> int | None:
    """Level of a styled heading, None for any other style."""
    found = re.fullmatch(r"heading (\d)", style or "")
    return int(found[1]) if found else None
