"""Tables with merged cells to rows of cells.

A merged cell stands once: its words in the first place it covers, "" in the others. Where a merged cell
holds a value (a pilot, a date) of several rows, its words are repeated in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pstgraph.readers.formats._building import MAX_COLUMNS
from pstgraph.readers.outline.headers import LEVEL_ROLES, Header, read_header

_NOT_REPEATED = frozenset({"", "label", "number", "steps", "description", *LEVEL_ROLES})
_MONEY = frozenset({"budget", "ordinary", "extraordinary", "subsidy"})
# Rows in which a table's head is looked for.
_HEAD_ROWS = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell as it stands in the file: its words, and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def spread(rows: Sequence[Sequence[Spot]]) -> list[tuple[str, ...]]:
    """Rows of equal width, merged cells spread over the places they cover.

    >>> spread([[Spot("OS 1", 1, 2), Spot("Action 1")], [Spot("Action 2")]])
    [('OS 1', 'Action 1'), ('', 'Action 2')]
    """
    grid: list[list[str]] = []
    above: dict[int, tuple[str, int]] = {}
    continued: list[dict[int, str]] = []
    for row in rows:
        line: list[str] = []
        here: dict[int, str] = {}
        below: dict[int, tuple[str, int]] = {}
        for spot in row:
            _fill_from_above(line, above, below, here)
            _put(line, spot, below)
        _fill_from_above(line, above, below, here)
        above = below
        grid.append(line[:MAX_COLUMNS])
        continued.append(here)
    width = max(map(len, grid), default=0)
    cells = [tuple(line + [""] * (width - len(line))) for line in grid]
    return repeat_values(cells, continued)


def _fill_from_above(
    line: list[str],
    above: dict[int, tuple[str, int]],
    below: dict[int, tuple[str, int]],
    here: dict[int, str],
) -> None:
    while len(line) in above and len(line) < MAX_COLUMNS:
        column = len(line)
        text, left = above[column]
        here[column] = text
        if left > 1:
            below[column] = (text, left - 1)
        line.append("")


def _put(line: list[str], spot: Spot, below: dict[int, tuple[str, int]]) -> None:
    for offset in range(max(1, min(spot.columns, MAX_COLUMNS - len(line)))):
        text = spot.text if offset == 0 else ""
        if spot.rows > 1:
            below[len(line)] = (text, spot.rows - 1)
        line.append(text)


def repeat_values(
    rows: Sequence[tuple[str, ...]], continued: Sequence[dict[int, str]]
) -> list[tuple[str, ...]]:
    """Repeat the words of cells merged over rows where their column holds a value.

    Parameters
    ----------
    rows
        The rows, all of one width, "" where a merged cell goes on.
    continued
        For each row, the columns in which a cell from above goes on, with its words.
    """
    header = find_header(rows)
    if header is None:
        return list(rows)
    wanted = {
        column for column, role in enumerate(header.roles) if role not in _NOT_REPEATED and role not in _MONEY
    }
    made = []
    for row, from_above in zip(rows, continued, strict=True):
        texts = list(row)
        for column in wanted & from_above.keys():
            texts[column] = from_above[column]
        made.append(tuple(texts) if row not in header.rows else row)
    return made


def find_header(rows: Iterable[tuple[str, ...]]) -> Header | None:
    """The head of a table, looked for in its first rows."""
    first = []
    for row in rows:
        first.append(row)
        if len(first) > _HEAD_ROWS:
            break
    for index, row in enumerate(first):
        header = read_header(row, first[index + 1] if index + 1 < len(first) else None)
        if header is not None:
            return header
    return None
