"""Excel workbooks (XLSX): rows of all visible sheets, values as shown, merged cells."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pstgraph.errors import InputError
from pstgraph.readers.document import Document
from pstgraph.readers.formats._archive import Archive, kind_of_archive, refuse_doctype, refuse_many
from pstgraph.readers.formats._building import MAX_LINES, Lines, file_bytes, need
from pstgraph.readers.formats._cells import Words, cell_text
from pstgraph.readers.formats._sheet_values import words_of
from pstgraph.readers.formats._sheets import MAX_BLANK, Sheet, put_sheets

MAX_BYTES = 50_000_000
# A million blank rows with a cell each have fewer tags.
MAX_SHEET_TAGS = 3_500_000
MAX_ROW = 16_384
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Merged cells are listed after the rows, in the last bytes of a sheet.
_TAIL = 2_000_000

# What a cell shows where its formula fails: no words of the plan.
_ERRORS = dict.fromkeys(("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"), "")
MAX_TOLD = 5


def recognises(head: bytes, path: Path) -> bool:
    """An archive with an Excel workbook in it."""
    return kind_of_archive(head, path) == "xlsx"


def read(path: Path) -> Document:
    """Read a workbook as rows."""
    need("lxml.etree", path, "XLSX", "office")
    openpyxl = need("openpyxl", path, "XLSX", "office")
    data = file_bytes(path, MAX_BYTES)
    lines = Lines()
    with Archive(path) as archive:
        for name in sorted(archive.names):
            if name.endswith((".xml", ".rels")):
                _refuse_hostile(archive.read(name), path)
        merged = _merged_cells(archive)
        with warnings.catch_warnings():
            # openpyxl warns of extensions it leaves out (validation, drawings): nothing to read there.
            warnings.simplefilter("ignore")
            try:
                book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
                sheets = _sheets(book, merged, lines)
            except InputError:
                raise
            except Exception:
                # openpyxl lets errors of any kind through on a damaged workbook.
                raise InputError(
                    "the workbook is damaged or cut short", path.name, "save it again and retry"
                ) from None
    put_sheets(lines, sheets)
    return lines.document(path, data, "xlsx")


def _refuse_hostile(content: bytes, path: Path) -> None:
    """Raise for entities, and for more cells than a row may have or a machine can read in seconds."""
    refuse_doctype(content, path)
    refuse_many(content.count(b"<"), MAX_SHEET_TAGS, path)
    refuse_many(content.count(b"<c"), MAX_ROW * (content.count(b"<row") + 10), path)


def _sheets(book: Any, merged: dict[str, bytes], lines: Lines) -> list[Sheet]:
    found = []
    for worksheet in book.worksheets:
        if worksheet.sheet_state != "visible":
            lines.note("skipped", f"Feuille masquée « {worksheet.title} », non reprise.")
            continue
        sheet = Sheet(worksheet.title)
        worksheet.reset_dimensions()
        errors: list[str] = []
        for number, cells in _rows(worksheet):
            sheet.add(number, [_ERRORS.get(cell, cell) for cell in cells])
            errors += [f"{cell} ligne {number}" for cell in cells if cell in _ERRORS]
        if errors:
            told = ", ".join(errors[:MAX_TOLD]) + (" …" if len(errors) > MAX_TOLD else "")
            where = f"Feuille « {worksheet.title} »"
            lines.note("skipped", f"{where} : erreurs de formule, lues comme des cellules vides ({told}).")
        for first, top, last, bottom in _MERGED.findall(merged.get(worksheet.title, b"")):
            if (bottom != top and first == last) or int(bottom) > int(top):
                sheet.merge(int(top), int(bottom), _column(first.decode()))
        found.append(sheet)
    return found


def _rows(worksheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with words and their numbers; a long run of blank ones ends the sheet."""
    blank = filled = 0
    for number, row in enumerate(worksheet.iter_rows(), 1):
        if not any(cell.value is not None for cell in row):
            blank += 1
            if blank > MAX_BLANK:
                return
            continue
        blank, filled = 0, filled + 1
        if filled > MAX_LINES:
            return
        yield number, [_words(cell) for cell in row]


def _words(cell: Any) -> str:
    """Words of a cell as shown; lines within it are paragraphs, an error of a formula is its code."""
    if getattr(cell, "data_type", "") == "e":
        return str(cell.value) if str(cell.value) in _ERRORS else ""
    text = words_of(cell.value, getattr(cell, "number_format", "") or "")
    return cell_text(Words(line) for line in text.split("\n")) if "\n" in text else text


def _merged_cells(archive: Archive) -> dict[str, bytes]:
    """By name of sheet, the bytes of its file that list merged cells."""
    book, relations = (
        archive.xml_or_none("xl/workbook.xml"),
        archive.xml_or_none("xl/_rels/workbook.xml.rels"),
    )
    if book is None or relations is None:
        return {}
    targets = {one.get("Id"): (one.get("Target") or "").lstrip("/") for one in relations}
    found = {}
    for one in book.iter("{*}sheet"):
        target = targets.get(one.get(_RELATION)) or ""
        part = target if target.startswith("xl/") else f"xl/{target}"
        if part in archive.names:
            found[one.get("name") or ""] = archive.read(part)[-_TAIL:]
    return found


def _column(name: str) -> int:
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
