"""CSV and TSV: delimiter and encoding told from the content, line numbers those of the file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Literal

from pstgraph.errors import InputError
from pstgraph.readers.document import Document
from pstgraph.readers.encodings import decode, looks_like_text
from pstgraph.readers.formats._building import MAX_COLUMNS, MAX_LINES, Lines, Look, file_bytes
from pstgraph.readers.formats._cells import FIELD_MARK, Words, cell_text
from pstgraph.readers.formats._grid import find_header

PRIORITY = 500
MAX_BYTES = 30_000_000

_DELIMITERS = ";,\t|"
_NAMES = frozenset({".csv", ".tsv", ".tab"})
# The line with which Excel names the delimiter of the lines below.
_NAMED = re.compile(r"sep=(.)[\r\n]", re.IGNORECASE)
_SAMPLE = 200
# Where quoted cells of another delimiter meet.
_BORDER = re.compile(r'"[;,\t|]"')
# Lines of a record, above which its quote was never closed.
_MAX_HEIGHT = 300
# Share of the records that have the commonest width, in a file that is not named as delimited.
_REGULAR = 0.9


def recognises(head: bytes, path: Path) -> bool:
    """Text in columns: by its name, or where nearly every record has the same number of cells."""
    if not looks_like_text(head):
        return False
    text = decode(head) or decode(head[:-1]) or head.decode("latin-1")
    named = path.suffix.lower() in _NAMES
    delimiter, width, share = _dialect(text)
    return width > 1 and named if named else width > 2 and share >= _REGULAR and delimiter != "|"


def read(path: Path) -> Document:
    """Read a delimited file as rows."""
    data = file_bytes(path, MAX_BYTES)
    text = decode(data)
    if text is None:
        raise InputError("the file is in no known encoding", path.name, "save it as UTF-8")
    named = _NAMED.match(text)
    delimiter = named[1] if named else _dialect(text[:200_000])[0]
    lines = Lines()
    rows = [row for row in _records(text, delimiter) if not (named and row[0] == 1)]
    width = min(max((len(row) for _, row in rows), default=0), MAX_COLUMNS)
    texts = [[cell_text(Words(line) for line in cell.split("\n")) for cell in row[:width]] for _, row in rows]
    cells = [tuple(row + [""] * (width - len(row))) for row in texts]
    header = find_header(cells)
    titles = _title_rows(cells, header is not None)
    for index, ((number, _), row) in enumerate(zip(rows, cells, strict=True)):
        look = Look("paragraph" if index in titles else None, place=f"ligne {number}")
        if index in titles:
            lines.text(" ".join(row).replace(FIELD_MARK, " "), look, number)
        else:
            lines.row(row, look, number)
    return lines.document(path, data, "csv")


def _title_rows(cells: list[tuple[str, ...]], headed: bool) -> set[int]:
    """Rows with one filled cell before the first row with several: titles above the table."""
    found: set[int] = set()
    for index, row in enumerate(cells if headed else ()):
        filled = sum(bool(cell.strip()) for cell in row)
        if filled > 1:
            break
        if filled:
            found.add(index)
    return found


def _records(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Records with words, with the number of the line each begins on.

    A quote that is not closed would make one cell of the rest of the file: then quotes are words.
    """
    found = _parsed(text, delimiter, csv.QUOTE_MINIMAL)
    return _parsed(text, delimiter, csv.QUOTE_NONE) or [] if found is None else found


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[tuple[int, list[str]]] | None:
    """Records read with or without quotes; None where one of them has no end."""
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    found = []
    before = 0
    try:
        for row in reader:
            if reader.line_num - before > _MAX_HEIGHT:
                return None
            if any(cell.strip() for cell in row):
                found.append((before + 1, row))
            if len(found) > MAX_LINES:
                break
            before = reader.line_num
    except csv.Error:
        return None
    return found


def _is_torn(row: list[str]) -> bool:
    """Whether quoted cells of another delimiter stand side by side in a cell, cut within their quotes."""
    return any(map(_BORDER.search, row)) and any(cell.count('"') % 2 for cell in row)


def _dialect(text: str) -> tuple[str, int, float]:
    """The delimiter that parts most records into the same number of cells, that number, their share.

    One that leaves quoted cells of another side by side comes last, however regular it is.
    """
    best, best_score = (";", 1, 0.0), (False, 0.0, 1)
    for delimiter in _DELIMITERS:
        rows = [row for _, row in _records(text, delimiter)][:_SAMPLE]
        if len(rows) > 2 and text[-1:] not in "\r\n":
            rows = rows[:-1]
        if len(rows) < 2:
            continue
        width, _ = Counter(map(len, rows)).most_common(1)[0]
        clean = [not _is_torn(row) for row in rows]
        share = sum(len(row) == width and one for row, one in zip(rows, clean, strict=True)) / len(rows)
        if width > 1 and (all(clean), share, width) > best_score:
            best, best_score = (delimiter, width, share), (all(clean), share, width)
    return best
