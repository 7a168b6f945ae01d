"""Tables with a column of codes for each level and one of titles: "OS | OO | Action | Intitulé".

The code that a row has tells its level; the title stands in the same column for all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.cells import row_values
from pstgraph.readers.outline.headers import Header
from pstgraph.readers.outline.mark import Mark, path_of
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.units import Unit

_CODE = re.compile(r"(?:[a-z]{1,3}[.\s-]?)?[\divx]{1,4}(?:[.\s-]?[a-z\d]{1,3}){0,4}\.?$")
_MIN = 2


@dataclass(frozen=True, slots=True)
class Stairs:
    """The level of each column of codes, the highest first, and the column of the titles."""

    levels: Mapping[int, Kind]
    titles: int


def stairs_of(header: Header, body: Sequence[tuple[str, ...]]) -> Stairs | None:
    """The columns of codes and of titles of a table; None where its columns hold titles themselves.

    Parameters
    ----------
    header
        The head of the table as its words alone read.
    body
        The rows below it.
    """
    levels = header.levels
    if len(levels) < _MIN or "action" not in levels.values() or "label" not in header.roles:
        return None
    steps = [tuple(c for c in levels if c < len(row) and row[c].strip()) for row in body]
    if (next(iter(levels)),) not in steps or header.roles.index("label") < max(levels):
        return None
    cells = [row[c].strip() for row, filled in zip(body, steps, strict=True) for c in filled]
    coded = all(_CODE.match(flat(cell)) for cell in cells if not _spans(cell))
    return Stairs(levels, header.roles.index("label")) if coded else None


def _spans(cell: str) -> bool:
    """Whether a cell is rather a heading that spans the table."""
    return len(cell.split()) > _MIN


def step_of(unit: Unit, header: Header, stairs: Stairs) -> Piece | None:
    """A row of such a table as the element that its last code numbers; None where it has no code or title."""
    cells = unit.cells or ()
    coded = [c for c in stairs.levels if c < len(cells) and cells[c].strip()]
    label = cells[stairs.titles].strip() if stairs.titles < len(cells) else ""
    if not coded or not label:
        return None
    number, kind = cells[coded[-1]].strip(), stairs.levels[coded[-1]]
    mark = Mark("level", kind, "", number, path_of(number), label, "level")
    values = row_values(unit, header, 0, {*stairs.levels, stairs.titles})
    return Piece(mark, f"{number} {label}", unit.lines, None, values, True, kind, number)
