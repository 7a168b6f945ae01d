"""Plain text: any common encoding, form feeds, odd blanks, tables flattened to tabs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pstgraph.errors import InputError
from pstgraph.model.plan import Note
from pstgraph.readers.document import Document, Line
from pstgraph.readers.encodings import decode, looks_like_text
from pstgraph.readers.formats._building import MAX_CHARACTERS, MAX_LINES, TOO_LONG, TOO_WIDE
from pstgraph.readers.formats._columns import layout_cells
from pstgraph.readers.formats._side_boxes import begins_box, begins_element, box_starts

PRIORITY = 1000
MAX_BYTES = 5_000_000

_BLANK = "[ \u00a0\u202f\u2007\u2009\u200a\u3000]"
_BLANKS = re.compile(f"{_BLANK}+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def recognises(head: bytes, path: Path) -> bool:
    """Any text that no other reader claimed."""
    return looks_like_text(head)


def read(path: Path) -> Document:
    """Read a text file as lines; a line with tabs inside is a row of cells."""
    import hashlib

    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise InputError(
            f"the text is larger than {MAX_BYTES // 1_000_000} MB", path.name, "give the plan alone"
        )
    text = decode(data)
    if text is None:
        raise InputError("the file is binary, not text", path.name, "give the document in a readable format")
    if not re.search(r"\w", text):
        raise InputError("the file holds no words", path.name, "give a document with text")
    lines, last = text_lines(text)
    notes = [Note("skipped", line.number, TOO_WIDE) for line in lines if len(line.text) >= MAX_CHARACTERS]
    notes += [Note("skipped", line.number, TOO_LONG) for line in lines[MAX_LINES : MAX_LINES + 1]]
    digest = hashlib.sha256(data).hexdigest()
    return Document(path.name, digest, lines[:MAX_LINES], "text", last, tuple(notes))


def text_lines(text: str) -> tuple[tuple[Line, ...], int]:
    r"""Cut a text into lines that hold words, with their number, indent, page and cells.

    >>> [(line.number, line.text, line.page) for line in text_lines("Axe 1\n\n\x0cAxe\u00a02")[0]]
    [(1, 'Axe 1', 1), (3, 'Axe 2', 2)]
    """
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n")
    if raw and raw[-1] == "":
        raw.pop()
    margin = _margin(raw)
    paged = "\x0c" in text
    laid_out = layout_cells(raw)
    boxes = box_starts(raw, laid_out)
    page, gap = 1, 0
    lines: list[Line] = []
    boxed: list[Line] = []
    for number, printed in enumerate(raw, 1):
        page += printed.count("\x0c")
        start = boxes.get(number)
        again = boxed and start and begins_box(printed[start:], boxed[0].text)
        if boxed and (again or not printed.strip() or number in laid_out or begins_element(printed)):
            lines += boxed
            boxed = []
        if start:
            boxed += [box for box in (_line(number, printed[start:], 0, page if paged else None, 0),) if box]
            printed = printed[:start]
        line = _line(number, printed.replace("\x0c", ""), margin, page if paged else None, gap)
        if line is not None and number in laid_out:
            cells = tuple(_BLANKS.sub(" ", cell) for cell in laid_out[number])
            line = replace(line, text="\t".join(cells).strip("\t"), indent=0, cells=cells)
        gap = gap + 1 if line is None else 0
        if line is not None:
            lines.append(line)
    return (*lines, *boxed), len(raw)


def _margin(raw: list[str]) -> int:
    """Tabs that begin every line: a margin, not empty cells."""
    tabs = [len(line) - len(line.lstrip("\t")) for line in raw if line.strip()]
    return min(tabs, default=0)


def _line(number: int, printed: str, margin: int, page: int | None, gap: int) -> Line | None:
    printed = _INVISIBLE.sub("", printed)[margin:].rstrip("\n")
    if not printed.strip():
        return None
    printed = printed[:MAX_CHARACTERS]
    cells = None
    if "\t" in printed.strip(" \u00a0") and len(printed.split("\t")) > 2:
        cells = tuple(_BLANKS.sub(" ", cell).strip() for cell in printed.split("\t"))
        words = "\t".join(cells).strip("\t")
    else:
        words = _BLANKS.sub(" ", printed.replace("\t", " ")).strip()
    indent = len(printed.expandtabs(4)) - len(printed.expandtabs(4).lstrip(" \u00a0\u202f\u2007"))
    if not words.strip():
        return None
    return Line(number, words, indent if cells is None else 0, cells, page=page, blank_before=gap)
