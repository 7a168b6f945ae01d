"""OpenDocument spreadsheets (ODS): read row by row; a million repeated empty rows take no time."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from pstgraph.errors import InputError
from pstgraph.readers.document import Document
from pstgraph.readers.formats._archive import MAX_TAGS, Archive, kind_of_archive, refuse_doctype, refuse_many
from pstgraph.readers.formats._building import (
    MAX_COLUMNS,
    MAX_LINES,
    Lines,
    file_bytes,
    need,
)
from pstgraph.readers.formats._cells import Words, cell_text
from pstgraph.readers.formats._docx_styles import attribute, local
from pstgraph.readers.formats._odf_body import span
from pstgraph.readers.formats._sheet_values import words_of
from pstgraph.readers.formats._sheets import Sheet, put_sheets

MAX_BYTES = 50_000_000
# A row with words that says it is repeated more often than this is a fill, not data.
_MAX_REPEAT = 200
_BLANK = {"s": " ", "tab": " ", "line-break": "\n"}
_LEFT_OUT = frozenset({"annotation", "note", "ruby-text"})
_FORMS = {"currency": '0 "€"', "percentage": "0%"}
_ROW = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-row"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table"


def recognises(head: bytes, path: Path) -> bool:
    """An archive that says it is an OpenDocument spreadsheet."""
    return kind_of_archive(head, path) == "ods"


def read(path: Path) -> Document:
    """Read a spreadsheet as rows."""
    etree = need("lxml.etree", path, "ODS", "office")
    data = file_bytes(path, MAX_BYTES)
    with Archive(path) as archive:
        content = archive.read("content.xml")
    refuse_doctype(content, path)
    refuse_many(content.count(b"<"), MAX_TAGS, path)
    lines = Lines()
    try:
        sheets = _sheets(etree, content, lines)
    except etree.XMLSyntaxError:
        raise InputError("the file is damaged or cut short", path.name, "save it again and retry") from None
    put_sheets(lines, sheets)
    return lines.document(path, data, "ods")


def _sheets(etree: Any, content: bytes, lines: Lines) -> list[Sheet]:
    found: list[Sheet] = []
    hidden: set[int] = set()
    number = 0
    events = etree.iterparse(
        io.BytesIO(content), events=("start", "end"), tag=(_TABLE, _ROW),
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    for event, element in events:
        if element.tag == _TABLE:
            if event == "start":
                found.append(Sheet(attribute(element, "name") or f"Feuille {len(found) + 1}"))
                number = 0
                if _is_hidden(element):
                    hidden.add(len(found) - 1)
                    lines.note("skipped", f"Feuille masquée « {found[-1].name} », non reprise.")
            continue
        if event == "start" or not found:
            continue
        number = _add_row(found[-1], element, number)
        # What was read is let go, so that a large sheet takes no more room than a small one.
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return [sheet for index, sheet in enumerate(found) if index not in hidden]


def _is_hidden(table: Any) -> bool:
    """Whether the style of a sheet, which stands before the sheets, hides it."""
    name = attribute(table, "style-name")
    for style in table.getroottree().iter("{*}style") if name else ():
        if attribute(style, "name") == name:
            return any(attribute(one, "display") == "false" for one in style)
    return False


def _add_row(sheet: Sheet, row: Any, number: int) -> int:
    """Add a row, as often as it says; the number of the last one."""
    repeated = span(row, "number-rows-repeated")
    cells: list[str] = []
    merged: list[tuple[int, int]] = []
    for cell in row:
        if local(cell) not in {"table-cell", "covered-table-cell"}:
            continue
        text = _words(cell)
        times = min(span(cell, "number-columns-repeated"), MAX_COLUMNS - len(cells))
        if span(cell, "number-rows-spanned") > 1 and text:
            merged.append((len(cells), span(cell, "number-rows-spanned")))
        cells += [text] * times
        if len(cells) >= MAX_COLUMNS:
            break
    if any(cells):
        for offset in range(repeated if repeated <= _MAX_REPEAT else 1):
            if len(sheet.rows) < MAX_LINES:
                sheet.add(number + 1 + offset, cells)
        for column, rows in merged:
            sheet.merge(number + 1, number + rows, column)
    return number + repeated


def _words(cell: Any) -> str:
    """Words of a cell as shown; covered cells show none."""
    if local(cell) == "covered-table-cell":
        return ""
    told = "\n".join(_text(one) for one in cell if local(one) in {"p", "list"})
    return cell_text(Words(line) for line in told.split("\n")) or _value(cell)


def _text(element: Any) -> str:
    """Words of a paragraph with its blanks and breaks."""
    text = _BLANK.get(local(element), "") + (element.text or "")
    for one in element:
        text += (_text(one) if local(one) not in _LEFT_OUT else "") + (one.tail or "")
    return text


def _value(cell: Any) -> str:
    """The value of a cell that a program wrote without words."""
    date = re.match(r"(\d{4})-(\d\d)-(\d\d)", attribute(cell, "date-value") or "")
    if date is not None:
        return "/".join(reversed(date.groups()))
    if attribute(cell, "boolean-value"):
        return words_of(attribute(cell, "boolean-value") == "true")
    stated = attribute(cell, "string-value") or attribute(cell, "date-value")
    number = attribute(cell, "value") or ""
    if stated or not re.fullmatch(r"-?\d{1,15}(?:\.\d+)?", number):
        return stated or number
    return words_of(float(number), _FORMS.get(attribute(cell, "value-type") or "", "General"))
