"""The process that reads a PDF: one line of JSON a page on stdout. It may be ended from outside at any time.

Usage: python -m pstgraph.readers.formats._pdf.worker FILE
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any, TextIO

from pstgraph.readers.formats._pdf.shapes import shapes_of
from pstgraph.readers.formats._pdf.source import letters_of, view_of
from pstgraph.readers.formats._pdf.tags import tags_of
from pstgraph.readers.formats._pdf.words import rules_of, with_bullets, words_of

MAX_PAGES = 300
# Room for the data of this process; a page of print needs a few megabytes.
MAX_ROOM = 320_000_000


def main(path: str, out: TextIO) -> None:
    """Read the pages of a file; what stops the reading is told as ``{"error": …}``."""
    _limit_room()
    try:
        pypdfium2, raw = import_module("pypdfium2"), import_module("pypdfium2.raw")
    except ImportError:
        _tell(out, {"error": "missing"})
        return
    try:
        book = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        _tell(out, {"error": "password" if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD else "damaged"})
        return
    count = len(book)
    _tell(out, {"pages": count})
    if count == 0 or count > MAX_PAGES:
        return
    for index in range(count):
        try:
            page = book[index]
        except pypdfium2.PdfiumError:
            _tell(out, {"page": index + 1, "lost": True})
            continue
        try:
            _tell(out, _page(page, raw, index + 1))
        except OverflowError:
            _tell(out, {"page": index + 1, "lost": True})
        finally:
            page.close()
    _tell(out, {"end": True})


def _page(page: Any, raw: Any, number: int) -> dict[str, Any]:
    view = view_of(page)
    width, height = view.size
    boxes, dots, pictures = shapes_of(page, raw, view)
    rules = rules_of(boxes, width, height)
    tags = tags_of(page, raw)
    words = with_bullets(words_of(letters_of(page, raw, view, tags), rules), dots)
    return {
        "page": number,
        "size": [round(width, 1), round(height, 1)],
        "words": [
            [
                w.text,
                *(round(v, 2) for v in (w.x0, w.top, w.x1, w.bottom, w.base, w.size)),
                w.bold,
                w.turned,
                w.spaced,
                w.cell,
                w.opens,
            ]
            for w in words
        ],
        "rules": [[*(round(v, 2) for v in (r.x0, r.top, r.x1, r.bottom)), r.soft] for r in rules],
        "pictures": pictures,
        "cells": [[c.table, c.row, c.at, c.columns, c.rows] for c in tags.cells],
    }


def _limit_room() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    limit = MAX_ROOM if hard == resource.RLIM_INFINITY else min(MAX_ROOM, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _tell(out: TextIO, what: dict[str, Any]) -> None:
    out.write(json.dumps(what, ensure_ascii=True) + "\n")
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.stdout)
