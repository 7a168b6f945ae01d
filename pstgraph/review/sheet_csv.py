"""A review sheet as CSV that a spreadsheet opens as it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pstgraph.errors import InputError
from pstgraph.readers.encodings import decode
from pstgraph.review.sheet import Origin, Row, Sheet, normal
from pstgraph.review.sheet_cells import COLUMNS
from pstgraph.review.sheet_form import (
    build,
    from_json,
    keys_of,
    meta_of,
    no_sheet,
    origin_of,
    rest_of,
    to_json,
)

_KEPT, _MARK = "_lecture", "#pstgraph"  # the column and the rows that a person leaves alone
_LIKE_A_NUMBER = re.compile(r"[-+]?[0-9][0-9.,/: \u00a0-]*")
_FORMULA = re.compile(r'="((?:[^"]|"")*)"')


def csv_bytes(sheet: Sheet) -> bytes:
    """Write a sheet as CSV: semicolons, UTF-8 with a mark, so that Excel sees columns and accents."""
    sink = io.StringIO()
    writer = csv.writer(sink, delimiter=";", lineterminator="\r\n")
    writer.writerow([*(column.heading for column in COLUMNS), _KEPT])
    for row in sheet.rows:
        origin = sheet.origins[row.cells["id"]]
        rest = to_json(rest_of(origin) | {"cells": dict(origin.cells)})
        writer.writerow([*(_guarded(row.cells.get(column.key, "")) for column in COLUMNS), rest])
    for part in _parts(list(sheet.origins.items())):
        places = {ident: [origin.line, _start(origin.item)] for ident, origin in part}
        own = [_MARK, "ne pas modifier cette ligne", *[""] * (len(COLUMNS) - 2)]
        writer.writerow([*own, to_json(meta_of(sheet) | {"places": places})])
    return b"\xef\xbb\xbf" + sink.getvalue().encode("utf-8")


def _parts(origins: list[tuple[str, Origin]]) -> Iterator[list[tuple[str, Origin]]]:
    """Cut a list into parts whose places fit a cell."""
    for start in range(0, max(len(origins), 1), 100):
        yield origins[start : start + 100]


def _start(words: str | None) -> str | None:
    """First words of an element: enough to find it, short enough for a cell."""
    return words if words is None or len(words) <= 120 else words[:120].rpartition(" ")[0] or None


def _guarded(words: str) -> str:
    """Keep a spreadsheet from taking words for a number, a date or a formula."""
    if _LIKE_A_NUMBER.fullmatch(words):
        return f'="{words}"'
    return f" {words}" if words[:1] in "=+-@\t" and words else words


def _unguarded(words: str) -> str:
    match = _FORMULA.fullmatch(words.strip())
    return match[1].replace('""', '"') if match else words


def read_csv(path: Path) -> Sheet:
    """Read CSV back as a sheet."""
    text = decode(path.read_bytes())
    if text is None:
        raise no_sheet(path)
    text = text.removeprefix("\ufeff")
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    csv.field_size_limit(10_000_000)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InputError(
            f"this is no CSV ({error})", path.name, "save it again from the spreadsheet"
        ) from None
    if not lines or _KEPT not in lines[0]:
        raise no_sheet(path)
    return _from_lines(lines, path)


def _from_lines(lines: list[list[str]], path: Path) -> Sheet:
    at = lines[0].index(_KEPT)
    keys = keys_of(lines[0], path)
    origins: dict[str, Origin] = {}
    rows: list[Row] = []
    places: dict[str, list[Any]] = {}
    meta: Any = None
    for number, line in enumerate(lines[1:], 2):
        kept = line[at] if at < len(line) else ""
        if line and line[0].strip() == _MARK:
            meta = from_json(kept, path)
            places |= meta["places"] if isinstance(meta, dict) and "places" in meta else {}
            continue
        cells = {key: normal(_unguarded(words)) for key, words in zip(keys, line, strict=False) if key}
        where = dict.fromkeys(cells, f"{path.name}, ligne {number}")
        ident = cells.get("id", "")
        if kept.strip() and ident and ident not in origins:
            rest = from_json(kept, path)
            origins[ident] = origin_of(rest["cells"], rest, path)
            cells = _as_written(cells, origins[ident].cells)
        rows.append(Row(cells, where))
    for ident, (first_line, item) in places.items():  # rows that are gone have nothing but their place
        origins.setdefault(ident, Origin({}, first_line, item))
    return build(meta, origins, rows, path)


def _as_written(cells: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Take a number that a spreadsheet respelt (1.10 as 1.1 or 1,1) for what it was."""
    return {
        key: before[key] if key in before and _same_number(words, before[key]) else words
        for key, words in cells.items()
    }


def _same_number(one: str, other: str) -> bool:
    try:
        return float(one.replace(",", ".")) == float(other.replace(",", "."))
    except ValueError:
        return False
