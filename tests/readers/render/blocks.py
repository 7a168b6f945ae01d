"""What a rendered document is made of, before any format: titles, headings, entries, tables."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Title:
    """A line of the cover."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``bold`` for unstyled headings, ``indent`` in steps of a list level."""

    text: str
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Heading:
    """A styled heading; ``number`` is what the format may number by itself ("OS 1."), apart from the text."""

    level: int
    text: str
    number: str = ""


@dataclass(frozen=True)
class Entry:
    """An entry of a list: a bullet, or a number that the format may set by itself."""

    level: int
    text: str
    bullet: str = "•"
    number: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs (``bullets`` where they are a list), what it spans, its fill as RRGGBB."""

    paragraphs: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    fill: str = ""
    bold: bool = False
    bullets: bool = False

    @property
    def text(self) -> str:
        """Its paragraphs, one a line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Table:
    """Rows of cells; a merged cell stands once, at its first place. ``head`` rows repeat on each page."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1
    widths: tuple[float, ...] = ()
    ruled: bool = True
    name: str = ""


@dataclass(frozen=True)
class Contents:
    """A table of contents: entries with their depth and page."""

    entries: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class PageBreak:
    """A new page."""


Block = Title | Paragraph | Heading | Entry | Table | Contents | PageBreak


@dataclass(frozen=True)
class Doc:
    """A document: its blocks, running head and foot, and whether pages lie on their side.

    ``automatic`` asks formats that can to number headings and entries themselves.
    """

    blocks: tuple[Block, ...]
    head: str = ""
    foot: str = ""
    landscape: bool = False
    automatic: bool = False
    extra: dict[str, str] = field(default_factory=dict)


def cell(text: str | None, **look: object) -> Cell:
    """A cell with one paragraph, or none."""
    return Cell((text,) if text else (), **look)  # type: ignore[arg-type]


def grid(table: Table) -> list[list[Cell | None]]:
    """A table with every place of its grid: the cell at the first place of a merge, None at the others."""
    width = sum(c.columns for c in table.rows[0])
    taken: dict[tuple[int, int], None] = {}
    lines: list[list[Cell | None]] = []
    for y, row in enumerate(table.rows):
        line: list[Cell | None] = [None] * width
        x = 0
        for one in row:
            while (y, x) in taken:
                x += 1
            line[x] = one
            taken.update({(y + dy, x + dx): None for dy in range(one.rows) for dx in range(one.columns)})
            x += one.columns
        lines.append(line)
    return lines
