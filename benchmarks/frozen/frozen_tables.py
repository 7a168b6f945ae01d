"""Plans kept in spreadsheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from frozen_files import SUBJECT, settle
from frozen_source import Item, Source
from odf import table, text
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

GUIDE = (
    ("Mode d'emploi du tableau",),
    ("Colonne", "Signification"),
    ("Objectif stratégique", "Ce que le CPAS veut devenir à long terme"),
    ("Objectif opérationnel", "Résultat concret à atteindre pendant la mandature"),
    ("Action", "Projet confié à un service pilote"),
    ("État", "à démarrer / en cours / réalisé / abandonné"),
)


def silly(source: Source, path: Path) -> None:
    """A row an action; the objectives in cells merged over their rows; a sheet of explanations before."""
    book = Workbook()
    book.properties.subject = SUBJECT
    guide = book.active
    guide.title = "Mode d'emploi"
    for row in GUIDE:
        guide.append(row)
    sheet = book.create_sheet("PST")
    for line in source.front:
        sheet.append([line])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=9)
    heads = ("Objectif stratégique", "Objectif opérationnel", "N°", "Action", "Service pilote")
    sheet.append([*heads, "Partenaires", "Échéance", "Budget (€)", "État"])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    _silly_rows(source, sheet)
    state = book.create_sheet("Statistiques")
    state.append(["État", "Nombre d'actions"])
    for word in ("à démarrer", "en cours", "réalisé", "abandonné"):
        state.append([word, sum(item.text("state") == word for item in source.items())])
    out = io.BytesIO()
    book.save(out)
    settle(out.getvalue(), path)


def _silly_rows(source: Source, sheet: Any) -> None:
    starts: dict[str, tuple[int, Item]] = {}
    items = source.items()
    for item in items:
        if item.kind == "a" or not any(other.parent == item.id for other in items):
            row = [""] * 9
            row[2:4] = [int(item.number or 0), item.label] if item.kind == "a" else ["", ""]
            row[4:7] = [item.text(key) for key in ("who", "with", "due")]
            row[7:9] = [float(item.text("budget")) if item.text("budget") else "", item.text("state")]
            sheet.append([value if value != "" else None for value in row])
        if item.kind in ("os", "oo"):
            here = sheet.max_row + (1 if any(other.parent == item.id for other in items) else 0)
            _silly_merge(sheet, starts.get(item.kind), here - 1)
            if item.kind == "os":
                _silly_merge(sheet, starts.pop("oo", None), here - 1)
            starts[item.kind] = (here, item)
    for start in starts.values():
        _silly_merge(sheet, start, sheet.max_row)


def _silly_merge(sheet: Any, start: tuple[int, Item] | None, last: int) -> None:
    if start is None:
        return
    row, item = start
    column = 1 if item.kind == "os" else 2
    cell = sheet.cell(row, column, f"{item.number} : {item.label}")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if last > row:
        sheet.merge_cells(start_row=row, end_row=last, start_column=column, end_column=column)


def new_ods(title: str) -> Any:
    """An empty OpenDocument spreadsheet."""
    from odf.dc import Subject, Title

    document = OpenDocumentSpreadsheet()
    document.meta.addElement(Title(text=title))
    document.meta.addElement(Subject(text=SUBJECT))
    return document


def ods_sheet(document: Any, name: str, rows: list[list[str]]) -> None:
    """One sheet of text cells."""
    sheet = table.Table(name=name)
    for row in rows:
        made = table.TableRow()
        for value in row:
            cell = table.TableCell(valuetype="string")
            if value:
                cell.addElement(text.P(text=value))
            made.addElement(cell)
        sheet.addElement(made)
    document.spreadsheet.addElement(sheet)


def save_ods(document: Any, path: Path) -> None:
    """Write a spreadsheet whose bytes do not depend on the day."""
    out = io.BytesIO()
    document.save(out)
    settle(out.getvalue(), path)


def florenville(source: Source, path: Path) -> None:
    """Title rows, then one column for objectives and actions alike."""
    rows = [[line] for line in source.front if line] + [[]]
    heads = ["N°", "Objectif / Action", "Pilote administratif", "Mandataire", "Année", "Partenaires"]
    rows.append([*heads, "Budget (€)"])
    for item in source.items():
        keys = ("who", "pol", "year", "with", "budget")
        rows.append([item.number or "", item.label, *(item.text(key) for key in keys)])
    document = new_ods(source.head["title"])
    ods_sheet(document, "Feuille de route", rows)
    ods_sheet(document, "Feuille2", [])
    save_ods(document, path)


def hamoir(source: Source, path: Path) -> None:
    """Semicolons, Windows' encoding, the objectives only on the first of their rows, a total."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in source.front:
        writer.writerow([line, *[""] * 11])
    heads = ["Objectif stratégique", "Objectif opérationnel", "N°", "Action", "Service pilote", "Mandataire"]
    heads += ["Début", "Fin", "Coût estimé (€)", "Source de financement", "Partenaire(s)", "Remarques"]
    writer.writerow(heads)
    first: dict[str, str] = {}
    for item in source.items():
        if item.kind in ("os", "oo"):
            first[item.kind] = f"{item.number} - {item.label}"
            continue
        row = [first.pop("os", ""), first.pop("oo", ""), item.number or "", item.label]
        row += [item.text(key) for key in ("who", "pol", "from", "to", "budget", "fund", "with")]
        writer.writerow([*row, ""])
    out.write("\r\n".join(line + ";" for line in source.back if line) + "\r\n")
    path.write_bytes(out.getvalue().encode("cp1252"))
