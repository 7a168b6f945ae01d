"""Boxes of facts printed beside the text of a page: "Guichet social unique      Responsable : Accueil".

A text that keeps the layout of its page has the lines of both side by side. They are told by a column where
names of fields begin again and again; each box goes below the lines that it stands beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.marks import read_mark

_GAP = re.compile(r"(?:^|\s{2,})(?=\S)")
# A box begins this far to the right, and so many of its lines name a field.
_MIN_COLUMN, _MIN_FIELDS = 25, 4
# So many of them have words beside them at the margin.
_MIN_BESIDE = 3
# A page may set its boxes a little aside.
_NEAR = 4


def box_starts(raw: list[str], tables: Container[int]) -> dict[int, int]:
    """Where the box begins on each line that has a part of one, by line number from 1.

    Parameters
    ----------
    raw
        The lines of the text as printed.
    tables
        Numbers of the lines that are rows of a table.
    """
    places: Counter[int] = Counter()
    beside: Counter[int] = Counter()
    for number, line in enumerate(raw, 1):
        if number in tables or "\t" in line:
            continue
        start = _last_start(line)
        if start >= _MIN_COLUMN and _names_field(line[start:]):
            places[start] += 1
            beside[start] += bool(line[:start].strip())
    columns = {c for c, n in places.items() if n >= _MIN_FIELDS and beside[c] >= _MIN_BESIDE}
    found: dict[int, int] = {}
    block: dict[int, int] = {}
    told = False
    for number, line in enumerate([*raw, ""], 1):
        start = _last_start(line) if number not in tables and "\t" not in line else -1
        if not line.strip():
            found |= block if told else {}
            block, told = {}, False
        elif any(abs(start - column) <= _NEAR for column in columns):
            block[number] = start
            told = told or _names_field(line[start:])
    return found


def _last_start(line: str) -> int:
    """Where the last group of words of a line begins."""
    starts = [match.end() for match in _GAP.finditer(line.rstrip())]
    return starts[-1] if starts else -1


def _names_field(text: str) -> bool:
    mark = read_mark(text.strip())
    return mark.form == "field" and bool(mark.label) and ":" in flat(text)


def begins_box(line: str, box: str) -> bool:
    """Whether a line beside a box begins the next one: it names the same field again."""
    mark, above = read_mark(line.strip()), read_mark(box)
    return mark.form == "field" and mark.kind == above.kind


def begins_element(line: str) -> bool:
    """Whether a line names a level, so that a box above it is of what stands above."""
    return read_mark(line.strip()).form in {"level", "volet"}
