"""Tables that go on over pages: repeated heads dropped, rows that the end of a page cut put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pstgraph.readers.flat import flat
from pstgraph.readers.formats._cells import open_end
from pstgraph.readers.formats._grid import Spot, spread
from pstgraph.readers.formats._pdf.ruled import Box, Table, clustered
from pstgraph.readers.formats._pdf.texts import Vocabulary
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import strip_bullet

_SAME = 6.0
_MAX_HEAD = 3
# The share of rows whose first cell is filled, from which on an empty one says that a row goes on.
_USUAL = 0.75


@dataclass(slots=True)
class Row:
    """A row of a table that may go over pages, and the page it begins on."""

    cells: list[Box]
    page: int


@dataclass(slots=True)
class Chain:
    """A table with its parts on further pages."""

    first: Table
    last: Table
    rows: list[Row] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    merged: int = 0


def chain_of(table: Table) -> Chain:
    """A chain of one table."""
    rows = [Row(table.row(number), table.page) for number in range(table.count)]
    return Chain(table, table, rows, list(table.edges))


def goes_on(chain: Chain, table: Table) -> bool:
    """Whether a table on the next page has the columns of the chain."""
    known, own = chain.last.edges, table.edges
    fewer, more = sorted((known, own), key=len)
    if abs(known[0] - own[0]) > _SAME or abs(known[-1] - own[-1]) > _SAME:
        return False
    return all(any(abs(a - b) <= _SAME for b in more) for a in fewer)


def append(chain: Chain, table: Table, vocabulary: Vocabulary) -> None:
    """Put a table's rows at the end of a chain."""
    rows = [Row(table.row(number), table.page) for number in range(table.count)]
    rows = rows[_repeated_head(chain, rows) :]
    if chain.rows and rows:
        if _is_cut(chain, rows[0]):
            _join(chain, rows.pop(0), vocabulary)
            chain.merged += 1
        else:
            _join_merged(chain, rows[0], vocabulary)
    chain.rows += rows
    chain.last = table
    chain.edges = clustered([*chain.edges, *table.edges], _SAME)


def _texts(row: Row) -> list[str]:
    return [flat(cell.text) for cell in row.cells if cell.text]


def _repeated_head(chain: Chain, rows: list[Row]) -> int:
    """How many first rows repeat those of the chain's first page."""
    count = 0
    # Heads that nearly touch may be one cell on one page and two on another.
    first = [" ".join(_texts(row)) for row in chain.rows[:_MAX_HEAD]]
    for row in rows[:_MAX_HEAD]:
        if not _texts(row) or " ".join(_texts(row)) not in first:
            break
        count += 1
    return count


def _is_cut(chain: Chain, row: Row) -> bool:
    """Whether the first row of a page goes on with the last one of the page before."""
    before = chain.rows[-1]
    filled = [cell for cell in row.cells if cell.text]
    if not filled or (len(before.cells) < 2) != (len(row.cells) < 2):
        return False
    if any(_begins(cell.text) for cell in filled):
        return False
    first = row.cells[0]
    if not first.text and first.rows == 1 and _usually_filled(chain, first.x0):
        return True
    # Words of a merged cell may run on beside rows that begin anew.
    single = [cell for cell in filled if cell.rows == 1] or filled
    runs_on = [_runs_on(chain, cell) for cell in single]
    return runs_on[0] is True and runs_on.count(True) > runs_on.count(False)


def _runs_on(chain: Chain, cell: Box) -> bool | None:
    """Whether a cell goes on with the one above it; None where that one is empty."""
    above = _above(chain, cell)
    return unfinished(above.text, cell.text) if above is not None and above.text else None


def _begins(text: str) -> bool:
    """Whether a cell begins an element: a number, a code, a level's name."""
    if text[:1].islower():
        return False
    mark = read_mark(strip_bullet(text)[1])
    return mark.form in {"level", "volet"} or (
        mark.form == "number" and (len(mark.path) > 1 or not mark.label)
    )


def _usually_filled(chain: Chain, x0: float) -> bool:
    cells = [cell for row in chain.rows for cell in row.cells if abs(cell.x0 - x0) <= _SAME]
    whole = [cell for cell in cells if cell.rows == 1]
    return len(whole) > 2 and sum(bool(cell.text) for cell in whole) >= _USUAL * len(whole)


def _above(chain: Chain, cell: Box) -> Box | None:
    """The cell right above the first row of a page, in the last row or merged down to it."""
    for back, row in enumerate(reversed(chain.rows), 1):
        found = next((one for one in row.cells if abs(one.x0 - cell.x0) <= _SAME), None)
        if found is not None:
            return found if found.rows >= back else None
    return None


def unfinished(above: str, text: str) -> bool:
    """Whether a text goes on with the one above it."""
    if text[:1].islower() or text[:1] in ")]»,;:":
        return not re.search(r"[.;!?]$", above)
    return open_end(above)


def _join(chain: Chain, row: Row, vocabulary: Vocabulary) -> None:
    """Put the rest of a cut row to its beginning; merged cells go on as long as their rest does."""
    for cell in row.cells:
        above = _above(chain, cell)
        if above is not None:
            above.text = vocabulary.joined(above.text, cell.text)
            above.rows += cell.rows - 1


def _join_merged(chain: Chain, row: Row, vocabulary: Vocabulary) -> None:
    """Put words that run on in merged cells over the end of a page to their beginning.

    They stand left of where the row begins anew.
    """
    for cell in row.cells:
        above = _above(chain, cell)
        if not cell.text:
            continue
        if above is None or (above.rows == 1 and cell.rows == 1) or not _runs_on(chain, cell):
            return
        above.text = vocabulary.joined(above.text, cell.text)
        cell.text = ""


def rows_of(chain: Chain) -> list[tuple[tuple[str, ...], int]]:
    """The rows of a chain with merged cells spread, each with its page; empty columns left out."""
    edges = chain.edges
    spots = []
    for row in chain.rows:
        spots.append([Spot(cell.text, _columns(cell, edges), cell.rows) for cell in row.cells])
    rows = spread(spots)
    width = max(map(len, rows), default=0)
    kept = [x for x in range(width) if any(row[x] for row in rows)]
    cells = [tuple(row[x] for x in kept) for row in rows]
    return [(line, row.page) for line, row in zip(cells, chain.rows, strict=True)]


def _columns(cell: Box, edges: list[float]) -> int:
    inside = sum(cell.x0 + _SAME < edge < cell.x1 - _SAME for edge in edges)
    return inside + 1
