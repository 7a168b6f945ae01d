"""The rows around a row: those below a head, the next one, those of its sheet."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.card_rows import pairs_of
from pstgraph.readers.outline.headers import LEVEL_ROLES, is_head, read_header
from pstgraph.readers.outline.marks import Mark
from pstgraph.readers.outline.units import Unit

# So many rows of a table tell what its columns hold.
_MAX_BODY = 200
_ALIKE = 0.95
_PAIR, _FEW_ROWS = 2, 6
_SAID_BESIDE = frozenset({"description", "status_note"})


def skip(rows: Iterator[int], count: int) -> None:
    """Leave out so many rows of an iteration."""
    for _ in range(count):
        next(rows, None)


def next_cells(units: list[Unit], index: int) -> tuple[str, ...] | None:
    """The cells of the row below one, None where a text or nothing follows."""
    return units[index + 1].cells if index + 1 < len(units) else None


def body_of(units: list[Unit], start: int, most: int = _MAX_BODY) -> list[tuple[str, ...]]:
    """The rows of a table from one on, up to the next head, text or sheet."""
    rows: list[tuple[str, ...]] = []
    for index in range(start, min(start + most, len(units))):
        cells = units[index].cells
        if cells is None or units[index].first.sheet != units[start].first.sheet:
            break
        if is_head(cells):
            break
        rows.append(cells)
    return rows


def heads_elements(unit: Unit) -> bool:
    """Whether a row is the head of a table of elements, with a column of titles."""
    header = read_header(unit.cells, None) if unit.cells else None
    return header is not None and bool({"label", *LEVEL_ROLES} & set(header.roles))


def has_levels(unit: Unit) -> bool:
    """Whether a row is the head of a table with two levels or more: its levels are columns, not cards."""
    header = read_header(unit.cells, None) if unit.cells else None
    return header is not None and len(header.levels) > 1


def told_beside(mark: Mark) -> bool:
    """Whether a cell of a level's column is a remark ("Rappel : un seul logement") and no element."""
    return mark.form == "field" and mark.kind in _SAID_BESIDE and bool(mark.label)


def is_repeated(above: str, text: str) -> bool:
    """Whether a cell says again what the one above says, be it with a slip of the pen.

    >>> is_repeated("OS 1 : Une aide respectueuse", "OS 1 : Une aide respecteuse")
    True
    >>> is_repeated("OS 1 : Une aide respectueuse", "OS 2 : Une aide respectueuse")
    False
    """
    if above == text or not above:
        return above == text
    figures = re.findall(r"\d+", above) == re.findall(r"\d+", text)
    return figures and difflib.SequenceMatcher(None, flat(above), flat(text)).ratio() >= _ALIKE


def begins_cards(units: list[Unit], index: int) -> bool:
    """Whether a table of another shape begins at a row: two cells, "Pilote | DG", in most of its rows."""
    cells = units[index].cells or ()
    place = (units[index].first.place or "").rpartition(", ")[2]
    if place != "ligne 1" or len(cells) != _PAIR:
        return False
    rows = [row for row in body_of(units, index)[:_FEW_ROWS] if all(cell.strip() for cell in row)]
    return len(rows) >= _PAIR and 2 * sum(bool(pairs_of(row)) for row in rows) > len(rows)
