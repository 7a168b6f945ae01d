"""Sheets of a workbook to rows of cells with their place; title rows, blank margins, merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pstgraph.readers.formats._building import MAX_COLUMNS, Lines, Look, clean
from pstgraph.readers.formats._cells import FIELD_MARK
from pstgraph.readers.formats._grid import find_header, repeat_values
from pstgraph.readers.outline.marks import read_mark

# After so many rows without a word the rest of a sheet is taken for empty.
MAX_BLANK = 20_000
# Rows of titles above a table.
_MAX_TITLES = 8
# A sheet's name that is a code alone.
_BARE = re.compile(r"(?i)(?:axe|os|oo|o\.s\.|o\.o\.)\s?\d{1,2}(?:\.\d{1,2})?$")


@dataclass(slots=True)
class Sheet:
    """A sheet: its rows that hold words by their number, and where merged cells go on.

    ``continued`` maps a row's number to the columns (from 0) in which a cell from above goes on, with its
    words.
    """

    name: str
    rows: dict[int, list[str]] = field(default_factory=dict)
    continued: dict[int, dict[int, str]] = field(default_factory=dict)

    def add(self, number: int, cells: Iterable[str]) -> None:
        """Add a row; one without words is left out."""
        texts = [cell.strip() for _, cell in zip(range(MAX_COLUMNS), cells, strict=False)]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            self.rows[number] = texts

    def merge(self, first_row: int, last_row: int, column: int) -> None:
        """Say that the cell at the first row goes on to the last one (rows from 1, columns from 0)."""
        row = self.rows.get(first_row, [])
        text = row[column] if column < len(row) else ""
        if text:
            for number in range(first_row + 1, min(last_row, first_row + 5_000) + 1):
                self.continued.setdefault(number, {})[column] = text


def letters(column: int) -> str:
    """Letters of a column counted from 0.

    >>> letters(0), letters(25), letters(27)
    ('A', 'Z', 'AB')
    """
    text = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def put_sheets(lines: Lines, sheets: list[Sheet]) -> None:
    """Write sheets as lines, in order; a sheet's name counts where it names a volet or an element."""
    sheets = [sheet for sheet in sheets if sheet.rows]
    titles = [_titles(sheet) for sheet in sheets]
    for sheet, own in zip(sheets, titles, strict=True):
        lines.gap()
        others = {title for found in titles if found is not own for title in found}
        if len(sheets) > 1 and _says(clean(sheet.name), [title for title in own if title not in others]):
            lines.text(sheet.name, Look("heading 1", place=f"{sheet.name}"))
        _put(lines, sheet)


def _says(name: str, titles: list[str]) -> bool:
    """Whether a sheet's name says more than the titles of its own above its table.

    "OS 1" before "Être accueillant" does, "A1 - Solidarité" before "AXE 1 – Solidarité" does not.
    """
    mark = read_mark(name)
    marks = [read_mark(title) for title in titles]
    if mark.form == "volet":
        return not any(one.form == "volet" for one in marks)
    if mark.form != "level" and not (mark.form == "none" and _BARE.match(name)):
        return False
    if any(one.form == "level" for one in marks):
        return False
    return (
        bool(mark.label) if mark.form == "level" and mark.label else bool(marks) and marks[0].form == "none"
    )


def _titles(sheet: Sheet) -> list[str]:
    """The texts that stand alone in their rows above a sheet's table."""
    rows = [sheet.rows[number] for number in sorted(sheet.rows)[:_MAX_TITLES]]
    found = []
    for row in rows:
        filled = [text for text in row if text]
        if len(filled) != 1:
            break
        found.append(clean(filled[0]))
    return found


def _put(lines: Lines, sheet: Sheet) -> None:
    margin = min(next(i for i, text in enumerate(row) if text) for row in sheet.rows.values())
    width = max(map(len, sheet.rows.values())) - margin
    numbers = sorted(sheet.rows)
    cells = [_cut(sheet.rows[number], margin, width) for number in numbers]
    continued = [
        {column - margin: text for column, text in sheet.continued.get(number, {}).items()}
        for number in numbers
    ]
    header = find_header(cells)
    head_at = cells.index(header.rows[0]) if header else 0
    before = None
    for index, (number, row) in enumerate(zip(numbers, repeat_values(cells, continued), strict=True)):
        if before is not None and number > before + 1:
            lines.gap()
        before = number
        first = next(i for i, text in enumerate(row) if text)
        place = f"{sheet.name}!{letters(first + margin)}{number}"
        if index < head_at and sum(map(bool, row)) == 1:
            lines.text(row[first].replace(FIELD_MARK, " "), Look(place=place))
        else:
            lines.row(row, Look(None, place=place))


def _cut(row: list[str], margin: int, width: int) -> tuple[str, ...]:
    kept = row[margin:]
    return tuple(kept + [""] * (width - len(kept)))
