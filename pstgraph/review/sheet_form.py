"""What both forms of a review sheet share: what is kept out of sight, and how columns are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pstgraph.errors import InputError
from pstgraph.review.sheet import Origin, Row, Sheet
from pstgraph.review.sheet_cells import COLUMNS
from pstgraph.text import fold

_VERSION = 1
_HEADINGS = {fold(column.heading): column.key for column in COLUMNS}


def meta_of(sheet: Sheet) -> dict[str, Any]:
    """Return what a sheet says of itself."""
    return {"version": _VERSION, "document": sheet.document, "sha256": sheet.sha256, "cpas": sheet.cpas}


def build(meta: Any, origins: dict[str, Origin], rows: Iterable[Row], path: Path) -> Sheet:
    """Put a sheet together from what a file held."""
    if not isinstance(meta, dict) or meta.get("version") != _VERSION:
        raise no_sheet(path)
    return Sheet(str(meta["document"]), str(meta["sha256"]), meta["cpas"], origins, tuple(rows))


def no_sheet(path: Path) -> InputError:
    """Return the error for a file that is no review sheet."""
    return InputError(
        "this is no review sheet, or the part that says what it was is gone",
        path.name,
        "take the sheet that import wrote, and edit its visible cells",
    )


def to_json(value: Any) -> str:
    """Return plain values as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def from_json(text: str, path: Path) -> Any:
    """Return the plain values of JSON that a sheet keeps."""
    try:
        return json.loads(text)
    except ValueError:
        raise no_sheet(path) from None


def origin_of(cells: Mapping[str, str], rest: Any, path: Path) -> Origin:
    """Make what a row said when it was written."""
    try:
        return Origin(cells, int(rest["line"]), rest["item"], rest["values"])
    except (KeyError, TypeError, ValueError):
        raise no_sheet(path) from None


def rest_of(origin: Origin) -> dict[str, Any]:
    """Return what is kept of a row besides its cells."""
    return {"line": origin.line, "item": origin.item, "values": dict(origin.values)}


def keys_of(headings: Iterable[str], path: Path) -> list[str | None]:
    """Return the columns by their headings, in any order; None for a heading of somebody's own."""
    keys = [_HEADINGS.get(fold(heading)) for heading in headings]
    if "id" not in keys:
        raise InputError(
            "the sheet has no column 'identifiant'", path.name, "keep the headings as import wrote them"
        )
    return keys
