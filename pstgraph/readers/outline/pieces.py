"""Units and table rows as one stream of pieces: what each begins with, and the cells that say more of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pstgraph.model.plan import Kind, Volet
from pstgraph.readers.document import Line
from pstgraph.readers.outline.marks import Mark
from pstgraph.readers.outline.units import Unit, is_caps


@dataclass(frozen=True, slots=True)
class Value:
    """A labelled value: the field's name, its words, where they stand.

    ``certain`` is False where a row is shifted, so that the column says nothing for sure;
    ``name`` is the field's label as printed.
    """

    field: str
    text: str
    lines: tuple[Line, ...]
    certain: bool = True
    name: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of the outline: a mark with its label and lines, and the values printed in the same row.

    ``cites`` tells the code of an element above, printed before the code of the element itself; ``beside``
    an element whose row holds, in a column of its own, one of a deeper level too.
    """

    mark: Mark
    text: str
    lines: tuple[Line, ...]
    bullet: str | None = None
    values: tuple[Value, ...] = ()
    row: bool = False
    kind: Kind | None = None
    code: str | None = None
    style: str | None = field(default=None)
    volet: Volet | None = None
    cites: bool = False
    beside: bool = False

    @property
    def line(self) -> int:
        """Number of its first line."""
        return self.lines[0].number

    @property
    def label(self) -> str:
        """Its words without number and bullet."""
        plain = self.mark.form in {"none", "field", "announce", "volet"}
        return self.text if plain else self.mark.label

    @property
    def caps(self) -> bool:
        """Whether its words are in capitals."""
        return is_caps(self.text)

    @property
    def heading(self) -> bool:
        """Whether it looks like a heading: styled, bold, in capitals."""
        first = self.lines[0]
        styled = (first.style or "").startswith(("heading", "title"))
        return (
            styled or (first.bold and not self.row and len(self.text) < 200) or (self.caps and not self.row)
        )

    @property
    def signature(self) -> str:
        """The look by which items of one level are known: bullet, style of number, style of heading."""
        style = self.lines[0].style or ""
        if self.mark.form in {"number", "letter", "roman"}:
            return f"n:{self.mark.style}"
        if self.bullet:
            return f"b:{self.bullet}"
        if style.startswith("heading"):
            return f"h:{style}"
        if self.row:
            return "row"
        return "caps" if self.caps else "bold" if self.lines[0].bold else "loose"


def piece_of(unit: Unit) -> Piece:
    """Make a piece of a unit that is no table row."""
    return Piece(unit.mark, unit.text, unit.lines, unit.bullet, style=unit.first.style)
