"""Tables that a text lays out with blanks: lines under a recognised head, cut at its columns."""

from __future__ import annotations

import re

from pstgraph.readers.outline.headers import Header, read_header
from pstgraph.readers.outline.marks import read_mark

_GROUP = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_MIN_COLUMNS = 3
# So many blank lines end a table.
_MAX_GAP = 2


def layout_cells(raw: list[str]) -> dict[int, tuple[str, ...]]:
    """Cells of the lines that stand in a table laid out with blanks, by line number from 1.

    A table begins with a head of three columns or more whose words are known; a line that runs across
    its columns, or names a level, is no row.
    """
    found: dict[int, tuple[str, ...]] = {}
    starts: list[int] = []
    gap = 0
    for number, line in enumerate(raw, 1):
        text = line.replace("\x0c", "").rstrip()
        gap = gap + 1 if not text.strip() else 0
        if gap > _MAX_GAP:
            starts = []
        if not text.strip() or "\t" in text:
            continue
        head = _head(text)
        if head is not None:
            starts, found[number] = head
            continue
        cells = _cut(text, starts) if starts else None
        if cells is not None:
            found[number] = cells
    return found


def _head(text: str) -> tuple[list[int], tuple[str, ...]] | None:
    groups = list(_GROUP.finditer(text))
    if len(groups) < _MIN_COLUMNS:
        return None
    cells = tuple(group.group() for group in groups)
    header: Header | None = read_header(cells, None)
    return ([group.start() for group in groups], cells) if header is not None else None


def _cut(text: str, starts: list[int]) -> tuple[str, ...] | None:
    """The cells of a line at the columns of a head, None where it does not keep to them."""
    groups = list(_GROUP.finditer(text))
    if len(groups) == 1 and read_mark(text.strip()).form in {"level", "volet", "announce"}:
        return None
    cells = [""] * len(starts)
    for group in groups:
        column = max((i for i, start in enumerate(starts) if start <= group.start() + 1), default=0)
        crosses = column + 1 < len(starts) and group.end() > starts[column + 1] + 1
        if crosses or cells[column]:
            return None
        cells[column] = group.group()
    return tuple(cells)
