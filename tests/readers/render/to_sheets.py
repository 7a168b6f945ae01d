"""Sheets to XLSX, ODS and CSV."""

from __future__ import annotations

import csv
import io
from typing import Any

from odf import table, text
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from .blocks import Cell, grid
from .blocks import Table as Block
from .sheets import Sheet


def _grid(sheet: Sheet) -> list[list[Cell | None]]:
    """All rows as wide as the widest; short rows end in empty cells."""
    width = max(sum(c.columns for c in row) for row in sheet.rows)
    first = (*sheet.rows[0], *(Cell() for _ in range(width - sum(c.columns for c in sheet.rows[0]))))
    return grid(Block((first, *sheet.rows[1:])))


def to_xlsx(sheets: list[Sheet]) -> bytes:
    """Write a workbook with merged, filled and bold cells."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        for y, row in enumerate(_grid(sheet), 1):
            for x, one in enumerate(row, 1):
                if one is None or not one.paragraphs:
                    continue
                place = made.cell(y, x, one.text)
                place.font = Font(bold=one.bold)
                if one.fill:
                    place.fill = PatternFill("solid", fgColor=one.fill)
        for y, row in enumerate(_grid(sheet), 1):
            for x, one in enumerate(row, 1):
                if one is not None and (one.columns > 1 or one.rows > 1):
                    made.merge_cells(None, y, x, y + one.rows - 1, x + one.columns - 1)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def to_ods(sheets: list[Sheet]) -> bytes:
    """Write a workbook; empty rows and cells are repeated ones, as LibreOffice leaves them."""
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        made = table.Table(name=sheet.name)
        for row in _grid(sheet):
            line = table.TableRow()
            for one in row:
                line.addElement(_ods_cell(one) if one is not None else table.CoveredTableCell())
            line.addElement(table.TableCell(numbercolumnsrepeated="1000"))
            made.addElement(line)
        rest = table.TableRow(numberrowsrepeated="1048000")
        rest.addElement(table.TableCell(numbercolumnsrepeated="1024"))
        made.addElement(rest)
        book.spreadsheet.addElement(made)
    stream = io.BytesIO()
    book.write(stream)
    return stream.getvalue()


def _ods_cell(one: Cell) -> Any:
    spans: dict[str, str] = {}
    if one.columns > 1 or one.rows > 1:
        spans = {"numbercolumnsspanned": str(one.columns), "numberrowsspanned": str(one.rows)}
    if not one.paragraphs:
        return table.TableCell(**spans)
    made = table.TableCell(valuetype="string", **spans)
    for words in one.paragraphs:
        made.addElement(text.P(text=words))
    return made


def to_csv(sheets: list[Sheet], delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Write the first sheet as a spreadsheet program saves it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    for row in _grid(sheets[0]):
        writer.writerow([one.text if one is not None else "" for one in row])
    return stream.getvalue().encode(encoding, errors="replace")
