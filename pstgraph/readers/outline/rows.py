"""Rows that go on with the row above: a cell wrapped over lines, or cut by a page."""

from __future__ import annotations

import re
from dataclasses import replace

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.card_rows import pairs_of
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.row_parts import join_parts
from pstgraph.readers.outline.units import Unit, strip_bullet, unbroken, unfinished
from pstgraph.readers.values.dates import MONTHS


def join_rows(units: list[Unit]) -> list[Unit]:
    """Join each row that continues the one above with it, cell by cell."""
    joined: list[Unit] = []
    for unit in join_parts(units):
        if joined and _continues(joined[-1], unit):
            joined[-1] = _merged(joined[-1], unit)
        else:
            joined.append(unit)
    return joined


def _continues(above: Unit, unit: Unit) -> bool:
    """Whether every filled cell of a row goes on with the cell above it.

    A row with a place ("tableau 2, ligne 5") is one that its file keeps as a row: it is whole.
    """
    if unit.first.place is not None:
        return False
    if above.cells is None or unit.cells is None or len(above.cells) != len(unit.cells):
        return False
    pairs = [(a.strip(), b.strip()) for a, b in zip(above.cells, unit.cells, strict=True) if b.strip()]
    if sum(bool(cell.strip()) for cell in above.cells) < 2 or not pairs:
        return False
    if unit.cells[0] == "" and len(unit.cells) == 2 and pairs_of(above.cells):
        # More of a card's value, below it.
        return True
    if len(pairs) < sum(bool(cell.strip()) for cell in above.cells) and _goes_on(*pairs[0]):
        # A title goes on, and what is beside it: "Agent technique /" above "DG".
        return not any(_begins(cell) for _, cell in pairs)
    return all(_goes_on(a, b) for a, b in pairs)


def _begins(cell: str) -> bool:
    return bool(strip_bullet(cell)[0]) or read_mark(cell).form not in {"none", "field"}


def _goes_on(above: str, cell: str) -> bool:
    if not above or _begins(cell):
        return False
    if flat(above).split()[-1].strip(".") in MONTHS and re.match(r"20\d\d\b", cell):
        return True
    ended = above.endswith((".", ";", "!", "?")) and not above.endswith("etc.")
    return (
        unfinished(above)
        or above.endswith(" /")
        or (not ended and (cell[0].islower() or cell[0] in ")],;:&+€"))
    )


def _merged(above: Unit, unit: Unit) -> Unit:
    pairs = zip(above.cells or (), unit.cells or (), strict=True)
    cells = tuple(unbroken((a, b)).strip() if b.strip() else a for a, b in pairs)
    return replace(above, text="\t".join(cells), lines=(*above.lines, *unit.lines), cells=cells)
