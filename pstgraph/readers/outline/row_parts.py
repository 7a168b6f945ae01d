"""Lines of a page that are parts of one table row, told by the numbers of the rows.

A table printed to text or without rules has a line for each line of its cells. Where its rows are numbered, a
line without number goes to the row above; where cells are centred, to the one whose middle its number is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.headers import DATE_FIELDS, LEVEL_ROLES, Header, read_header
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import Unit, strip_bullet, unbroken, unfinished

_TOTAL = re.compile(r"^(?:sous[-\s]?)?(?:total|totaux)\b")
_MAX_CODE = 10
# A cell of this share of its column's width is full: its words may go on below.
_FULL = 0.6
_MIN_ANCHORS = 2
# What it costs to begin a row with words that go on, to split what is unfinished, to run a new title on.
_GOES_ON, _OPEN, _ANEW = 2.0, 2.0, 0.5


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's rows, its column of titles, and which rows have a number."""

    rows: Sequence[Unit]
    label: int
    anchored: tuple[bool, ...]
    apart: bool


def join_parts(units: list[Unit]) -> list[Unit]:
    """Put the lines of each numbered row of a table without rules together."""
    made: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        header = read_header(unit.cells, None) if unit.cells and _may_be_parts(unit) else None
        made.append(unit)
        index += 1
        if header is None:
            continue
        end = index
        while end < len(units) and _is_row(units[end], header):
            end += 1
        made += _joined(units[index:end], header)
        index = end
    return made


def _may_be_parts(unit: Unit) -> bool:
    """Whether a row may be a line of one: its file keeps lines, or a page's words, and no rows."""
    return unit.first.place is None or unit.first.place.startswith("page ")


def _is_row(unit: Unit, header: Header) -> bool:
    cells = unit.cells
    if cells is None or len(cells) != len(header.roles) or read_header(cells, None) is not None:
        return False
    filled = [cell for cell in cells if cell.strip()]
    marked = filled and read_mark(strip_bullet(filled[0])[1])
    spans = len(filled) == 1 and marked and marked.form in {"level", "volet", "announce"}
    return bool(filled) and not spans and not _TOTAL.match(flat(filled[0]))


def _joined(rows: list[Unit], header: Header) -> list[Unit]:
    table = _anchored(rows, header)
    paged = bool(rows) and rows[0].first.place is not None
    if table is None or all(table.anchored) or (paged and table.apart):
        # The rows of a page whose numbers stand apart are told by the reader of pages.
        return rows
    centred = table.apart and (
        not table.anchored[0]
        or any(a and not _cell(row, table.label) for row, a in zip(rows, table.anchored, strict=True))
    )
    starts = _middles(table) if centred else _tops(table)
    return [_merged(rows[a:b]) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _anchored(rows: list[Unit], header: Header) -> _Table | None:
    """Which rows have a number, in a column of their own or before the title; None where hardly any has."""
    titles = [i for i, role in enumerate(header.roles) if role == "label" or role in LEVEL_ROLES]
    label = titles[-1] if titles else None
    numbers = header.roles.index("number") if "number" in header.roles else None
    if numbers is not None:
        anchored = tuple(0 < len(_cell(row, numbers)) <= _MAX_CODE for row in rows)
        label = label if label is not None else numbers + 1
    elif label is not None and len(titles) == 1:
        anchored = tuple(_is_numbered(_cell(row, label)) for row in rows)
        if not any(anchored):
            return _centred_by_dates(rows, header, label)
    else:
        return None
    others = [i for i in range(len(header.roles)) if i not in {label, numbers}]
    whole = [any(_cell(row, i) for i in others) and bool(_cell(row, label)) for row in rows]
    few = sum(anchored) < (1 if numbers is not None else _MIN_ANCHORS)
    loose = numbers is None and sum(a and w for a, w in zip(anchored, whole, strict=True)) < _FULL * sum(
        whole
    )
    return None if few or loose else _Table(rows, label, anchored, numbers is not None)


def _centred_by_dates(rows: list[Unit], header: Header, label: int) -> _Table | None:
    """Rows without numbers whose dates stand in their middle: beside no title at least once."""
    dated = next((i for i, role in enumerate(header.roles) if role in DATE_FIELDS), None)
    if dated is None:
        return None
    anchored = tuple(bool(_cell(row, dated)) for row in rows)
    beside_none = any(a and not _cell(row, label) for row, a in zip(rows, anchored, strict=True))
    return _Table(rows, label, anchored, True) if beside_none and sum(anchored) >= _MIN_ANCHORS else None


def _is_numbered(text: str) -> bool:
    mark = read_mark(text)
    return mark.numbered or (mark.form == "level" and bool(mark.number))


def _tops(table: _Table) -> list[int]:
    """Where rows begin whose numbers stand on their first lines."""
    widest = max(len(_cell(row, table.label)) for row in table.rows)
    starts = [0]
    for index in range(1, len(table.rows)):
        above, row = table.rows[index - 1], table.rows[index]
        leveled = any(read_mark(cell).form == "level" for cell in row.cells or ())
        if (
            table.anchored[index]
            or leveled
            or _is_whole(above, row, table.label, widest, lone=not table.apart)
        ):
            starts.append(index)
    return starts


def _is_whole(above: Unit, row: Unit, label: int, widest: int, *, lone: bool) -> bool:
    """Whether a row without number is one of its own: a title that begins anew, with fields beside it."""
    title, before = _cell(row, label), _cell(above, label)
    if not title or title[0].islower() or unfinished(before):
        return False
    bullet, words = strip_bullet(title)
    if bullet or read_mark(words).form in {"level", "volet"}:
        return True
    filled = [cell.strip() for cell in row.cells or () if cell.strip()]
    if len(filled) > 1:
        return not any(cell[0].islower() for cell in filled)
    return lone and len(before) < _FULL * widest


def _middles(table: _Table) -> list[int]:
    """Where rows begin whose numbers stand in their middle: the split with each number most central."""
    anchors = [index for index, anchored in enumerate(table.anchored) if anchored]
    price = _prices(table)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for place, anchor in enumerate(anchors):
        last = place + 1 == len(anchors)
        ends = [len(table.rows)] if last else range(anchor + 1, anchors[place + 1] + 1)
        found: dict[int, tuple[float, list[int]]] = {}
        for end in ends:
            options = (
                (cost + _off(anchor, start, end) + price(start, end), [*starts, end])
                for start, (cost, starts) in best.items()
                if start <= anchor
            )
            found[end] = min(options, key=lambda option: option[0])
        best = found
    return best[len(table.rows)][1][:-1]


def _off(anchor: int, start: int, end: int) -> float:
    """How far from the middle of its row a number stands; a row of an even count has two middles."""
    return max(0, abs((anchor - start) - (end - 1 - anchor)) - 1) + 0.1 * abs(2 * anchor - start - end + 1)


def _prices(table: _Table) -> Callable[[int, int], float]:
    """What the words of the titles say against a row from one line to another."""
    titles = [_cell(row, table.label) for row in table.rows]

    def price(start: int, end: int) -> float:
        filled = [title for title in titles[start:end] if title]
        before = next((title for title in reversed(titles[:start]) if title), "")
        cost = _GOES_ON * bool(filled and filled[0][0].islower()) + _OPEN * bool(
            before and unfinished(before)
        )
        anew = sum(two[0].isupper() and not unfinished(one) for one, two in pairwise(filled))
        return cost + _ANEW * anew

    return price


def _cell(row: Unit, column: int) -> str:
    cells = row.cells or ()
    return cells[column].strip() if column < len(cells) else ""


def _merged(rows: Sequence[Unit]) -> Unit:
    if len(rows) == 1:
        return rows[0]
    columns = zip(*(row.cells or () for row in rows), strict=True)
    cells = tuple(unbroken(cell.strip() for cell in column if cell.strip()) for column in columns)
    lines = tuple(line for row in rows for line in row.lines)
    return replace(rows[0], text="\t".join(cells), lines=lines, cells=cells)
