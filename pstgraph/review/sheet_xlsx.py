"""A review sheet as an Excel workbook."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from pstgraph.errors import InputError
from pstgraph.readers.formats._archive import Archive, refuse_doctype
from pstgraph.readers.formats._building import need
from pstgraph.review.sheet import MAX_CELL, Origin, Row, Sheet, normal
from pstgraph.review.sheet_cells import COLUMNS, KIND_WORDS, VOLET_WORDS
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

TITLE, HIDDEN, HELP = "Relecture", "lecture", "Mode d’emploi"
_LINE, _HIGHEST = 14, 400  # points
_CHOICES = {"kind": tuple(KIND_WORDS.values()), "volet": tuple(VOLET_WORDS.values())}

_HOW = (
    "Chaque ligne de la feuille « Relecture » est un élément du plan, tel qu’il a été lu dans le document.",
    "Pour corriger : changez la cellule. Rien d’autre n’est à faire ; une cellule intacte ne corrige rien.",
    "Pour supprimer un élément : supprimez toute sa ligne (ses sous-éléments passent au niveau du dessus).",
    "Pour ajouter un élément : insérez une ligne, laissez « identifiant » vide, donnez niveau et libellé.",
    "Plusieurs valeurs dans une cellule : une par ligne (Alt+Entrée) ou séparées par un point-virgule.",
    "Thèmes et publics cibles : les libellés ou les codes des listes de pstgraph.",
    "« passage » et « notes » viennent du document et ne se corrigent pas.",
    "« remarque » dit pourquoi vous corrigez, si vous voulez.",
    "Pour appliquer : pstgraph import DOCUMENT --corrections CETTE_FEUILLE -o DOSSIER/",
)


def xlsx_bytes(sheet: Sheet) -> bytes:
    """Write a sheet as a workbook: the rows, how to edit them, and, hidden, what they said."""
    book = import_module("openpyxl").Workbook()
    visible = book.active
    visible.title = TITLE
    headings = [column.heading for column in COLUMNS]
    _fill(visible, [headings, *([row.cells.get(c.key, "") for c in COLUMNS] for row in sheet.rows)])
    _dress(visible, len(sheet.rows) + 1)
    for place, row in enumerate(sheet.rows, 2):
        visible.row_dimensions[place].height = _height(row)
    _explain(book.create_sheet(HELP), sheet)
    hidden = book.create_sheet(HIDDEN)
    lines = [
        [*(origin.cells.get(c.key, "") for c in COLUMNS), *_slices(to_json(rest_of(origin)))]
        for origin in sheet.origins.values()
    ]
    _fill(hidden, [[to_json(meta_of(sheet))], *lines])
    hidden.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _height(row: Row) -> float:
    """Height of a row in points, from the words of its fullest cell: not every program finds it by itself."""
    lines = max(
        sum(1 + len(line) // column.width for line in row.cells.get(column.key, "").split("\n"))
        for column in COLUMNS
    )
    return float(min(_LINE * lines + 3, _HIGHEST))


def _slices(text: str) -> list[str]:
    return [text[start : start + MAX_CELL] for start in range(0, len(text), MAX_CELL)]


def _fill(worksheet: Any, lines: list[list[str]]) -> None:
    """Write rows of texts; what looks like a formula or a number stays the text it is."""
    for place, words in enumerate(lines, 1):
        for number, text in enumerate(words, 1):
            if text:
                cell = worksheet.cell(place, number)
                cell.value = text
                cell.data_type = "s"
                cell.number_format = "@"


def _dress(worksheet: Any, last: int) -> None:
    """Heading row frozen and filled, columns wide enough, words wrapped, choices offered, nothing locked."""
    styles = import_module("openpyxl.styles")
    wrapped = styles.Alignment(wrap_text=True, vertical="top")
    for number, column in enumerate(COLUMNS, 1):
        letter = _letter(number)
        worksheet.column_dimensions[letter].width = column.width
        for (cell,) in worksheet[f"{letter}1:{letter}{last}"]:
            cell.alignment = wrapped
            if column.change is None and column.key != "remark":
                cell.font = styles.Font(name="Calibri", size=11, color="FF666666")
        head = worksheet[f"{letter}1"]
        head.font = styles.Font(name="Calibri", size=11, bold=True)
        head.fill = styles.PatternFill("solid", fgColor="FFDDE7F0")
        if column.key in _CHOICES:
            _offer(worksheet, f"{letter}2:{letter}{last + 500}", _CHOICES[column.key])
    worksheet.freeze_panes = "B2"
    worksheet.auto_filter.ref = f"A1:{_letter(len(COLUMNS))}{last}"


def _offer(worksheet: Any, cells: str, words: tuple[str, ...]) -> None:
    """Offer words for some cells; others may still be written."""
    validation = import_module("openpyxl.worksheet.datavalidation").DataValidation
    choice = validation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False)
    worksheet.add_data_validation(choice)
    choice.add(cells)


def _letter(number: int) -> str:
    letter: str = import_module("openpyxl.utils").get_column_letter(number)
    return letter


def _explain(worksheet: Any, sheet: Sheet) -> None:
    worksheet.column_dimensions["A"].width = 110
    notes = [f"Note sur tout le document : {told}" for told in sheet.general]
    _fill(worksheet, [[normal(line)] for line in (f"Document : {sheet.document}", *_HOW, *notes)])
    for (cell,) in worksheet[f"A1:A{worksheet.max_row}"]:
        cell.alignment = import_module("openpyxl.styles").Alignment(wrap_text=True, vertical="top")


def read_xlsx(path: Path) -> Sheet:
    """Read a workbook back as a sheet."""
    openpyxl = need("openpyxl", path, "XLSX", "office")
    with Archive(path) as archive, warnings.catch_warnings():
        for name in archive.names:
            if name.endswith((".xml", ".rels")):
                refuse_doctype(archive.read(name), path)
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: drawings, extensions
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            tables = {
                title: [[_text(cell) for cell in row] for row in book[title].iter_rows(values_only=True)]
                for title in (TITLE, HIDDEN)
                if title in book.sheetnames
            }
        except Exception:
            # openpyxl lets errors of any kind through on a damaged workbook
            raise InputError("the workbook is damaged", path.name, "save it again and retry") from None
    if HIDDEN not in tables or not tables.get(TITLE) or not tables[HIDDEN]:
        raise no_sheet(path)
    return _from_tables(tables[TITLE], tables[HIDDEN], path)


def _from_tables(visible: list[list[str]], hidden: list[list[str]], path: Path) -> Sheet:
    origins: dict[str, Origin] = {}
    width = len(COLUMNS)
    for line in hidden[1:]:
        padded = line + [""] * (width - len(line))
        cells = {column.key: normal(padded[n]) for n, column in enumerate(COLUMNS)}
        origins[cells["id"]] = origin_of(cells, from_json("".join(padded[width:]), path), path)
    keys = keys_of(visible[0], path)
    rows = []
    for number, line in enumerate(visible[1:], 2):
        cells = {key: normal(words) for key, words in zip(keys, line, strict=False) if key}
        where = {key: f"{path.name}, {TITLE}!{_letter(n)}{number}" for n, key in enumerate(keys, 1) if key}
        rows.append(Row(cells, where))
    return build(from_json("".join(hidden[0]), path), origins, rows, path)


def _text(value: Any) -> str:
    """Words of a cell, whatever a spreadsheet made of them."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("_x000D_", "")
