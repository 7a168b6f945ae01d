"""A unit: one paragraph, one list item or one table row, with the lines it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from pstgraph.readers.document import Line
from pstgraph.readers.outline.marks import Mark, read_mark


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, list item or table row: its words without bullet, its lines, its look."""

    text: str
    lines: tuple[Line, ...]
    bullet: str | None = None
    cells: tuple[str, ...] | None = None

    @property
    def first(self) -> Line:
        """The line it begins on."""
        return self.lines[0]

    @property
    def mark(self) -> Mark:
        """What it begins with."""
        return read_mark(self.text)
