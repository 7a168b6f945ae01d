"""Excel workbooks: values as a person sees them, merged cells, hidden sheets, tables that begin anywhere."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from pstgraph.readers import read
from pstgraph.readers.document import Document
from tests.readers.formats.handmade import opened, packed, told


def made(fill: Callable[[Worksheet], None], **sheets: Callable[[Worksheet], None]) -> bytes:
    """A workbook of a sheet "PST", and further ones by their names."""
    book = openpyxl.Workbook()
    book.active.title = "PST"
    fill(book.active)
    for name, fill_other in sheets.items():
        fill_other(book.create_sheet(name.replace("_", " ")))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows(*lines: tuple[Any, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append(line)

    return fill


def document(tmp_path: Path, data: bytes) -> Document:
    return opened(tmp_path, data, "plan.xlsx")


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (dt.date(2026, 12, 31), "dd/mm/yyyy", "31/12/2026"),
        (dt.datetime(2026, 12, 31, 14, 30), "dd/mm/yy h:mm", "31/12/2026"),
        (dt.date(2026, 12, 1), "mmm-yy", "décembre 2026"),
        (dt.date(2026, 1, 1), "yyyy", "2026"),
        (20000, '#,##0 "€"', "20 000 €"),
        (1500.5, '_-* #,##0.00\\ "€"_-', "1 500,50 €"),
        (-250, "#,##0.00 [$€-80C]", "-250,00 €"),
        (0.25, "0%", "25 %"),
        (0.125, "0.0%", "12.5 %"),
        (2026, "General", "2026"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (True, "General", "oui"),
        ("1.10", "@", "1.10"),
    ],
)
def test_values_as_shown(tmp_path: Path, value: Any, form: str, shown: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "Valeur", value
        sheet["B1"].number_format = form

    assert told(document(tmp_path, made(fill))) == [("Valeur", shown)]


def test_formulas_give_their_last_value_and_errors_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made(rows(("Action", "Budget"))))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    cells = '<c r="A2" t="str"><f>"Cr"&amp;"éer"</f><v>Créer</v></c><c r="B2"><f>40+2</f><v>42</v></c>'
    broken = '<c r="A3" t="e"><f>X!A1</f><v>#REF!</v></c><c r="B3"><v>7</v></c>'
    more = f'<row r="2">{cells}</row><row r="3">{broken}</row></sheetData>'
    parts[name] = bytes(parts[name]).decode().replace("</sheetData>", more)  # type: ignore[arg-type]
    found = document(tmp_path, packed(parts))
    assert told(found) == [("Action", "Budget"), ("Créer", "42"), ("", "7")]
    assert [note.message for note in found.notes if "#REF!" in note.message] == [
        "Feuille « PST » : erreurs de formule, lues comme des cellules vides (#REF! ligne 3)."
    ]


def test_merged_cells_stand_once_and_values_in_each_row(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(
            ("Objectif stratégique", "Action", "Pilote", "Budget"),
            ("Accueil", "Ouvrir", "DG", 100),
            (None, "Former", None, None),
            ("OS 2 : Logement",),
        )(sheet)
        for area in ("A2:A3", "C2:C3", "D2:D3", "A4:D4"):
            sheet.merge_cells(area)

    assert told(document(tmp_path, made(fill))) == [
        ("Objectif stratégique", "Action", "Pilote", "Budget"),
        ("Accueil", "Ouvrir", "DG", "100"),
        ("", "Former", "DG", ""),
        ("OS 2 : Logement", "", "", ""),
    ]


def test_a_table_that_begins_below_titles_and_right_of_the_margin(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C2"] = "Programme stratégique transversal – CPAS de Dinant"
        for column, word in zip("CDE", ("Action", "Pilote", "Échéance"), strict=True):
            sheet[f"{column}5"] = word
        sheet["C8"], sheet["E8"] = "Ouvrir", "2026"

    found = document(tmp_path, made(fill))
    assert told(found) == [
        "Programme stratégique transversal – CPAS de Dinant",
        ("Action", "Pilote", "Échéance"),
        ("Ouvrir", "", "2026"),
    ]
    assert [line.place for line in found.lines] == ["PST!C2", "PST!C5", "PST!C8"]
    assert [line.blank_before for line in found.lines] == [1, 1, 1]


def test_sheets_in_order_named_after_volets_and_hidden_ones_left_out(tmp_path: Path) -> None:
    def hide(state: str) -> Callable[[Worksheet], None]:
        def fill(sheet: Worksheet) -> None:
            sheet.append(("Brouillon", "x"))
            sheet.sheet_state = state

        return fill

    table = rows(("Action", "Pilote"), ("Ouvrir", "DG"))
    data = made(table, Volet_interne=table, Listes=hide("hidden"), Calculs=hide("veryHidden"), Vide=rows())
    found = document(tmp_path, data)
    assert told(found) == [
        ("Action", "Pilote"),
        ("Ouvrir", "DG"),
        "[heading 1] Volet interne",
        ("Action", "Pilote"),
        ("Ouvrir", "DG"),
    ]
    assert [note.message for note in found.notes] == [
        "Feuille masquée « Listes », non reprise.",
        "Feuille masquée « Calculs », non reprise.",
    ]


def test_rows_that_a_filter_hides_are_read_and_comments_are_not(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("Action", "Pilote"), ("Ouvrir", "DG"), ("Former", "RH"))(sheet)
        sheet.row_dimensions[2].hidden = True
        sheet["A3"].comment = Comment("à revoir", "RH")

    assert told(document(tmp_path, made(fill))) == [("Action", "Pilote"), ("Ouvrir", "DG"), ("Former", "RH")]


def test_lines_within_a_cell(tmp_path: Path) -> None:
    cell = "- Créer un site\n- Le tenir à jour"
    data = made(rows(("Action", "Pilote"), (cell, "DG\nService social"), ("Former\nÉchéance : 2026", None)))
    assert told(document(tmp_path, data)) == [
        ("Action", "Pilote"),
        ("- Créer un site - Le tenir à jour", "DG ; Service social"),
        ("Former", ""),
        "Échéance : 2026",
    ]


def test_a_plan_whose_dates_and_amounts_are_numbers(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(
            ("Niveau", "Numéro", "Intitulé", "Pilote", "Échéance", "Budget"),
            ("OS", 1, "Accueil", None, None, None),
            ("OO", 1.1, "Guichet", None, None, None),
            ("Action", "1.1.1", "Ouvrir", "DG", dt.date(2026, 6, 30), 12500),
            ("Action", "1.1.2", "Former", "RH", 2027, None),
        )(sheet)
        sheet["E4"].number_format, sheet["F4"].number_format = "dd/mm/yyyy", '#,##0.00 "€"'

    path = tmp_path / "plan.xlsx"
    path.write_bytes(made(fill))
    items = read(path).plan.items
    assert [(item.number, item.label) for item in items] == [
        ("1", "Accueil"), ("1.1", "Guichet"), ("1.1.1", "Ouvrir"), ("1.1.2", "Former"),
    ]  # fmt: skip
    assert [item.deadline.end for item in items if item.deadline] == ["2026-06-30", "2027"]
    assert [(float(one.amount), one.text) for one in items[2].budget] == [(12500.0, "12 500,00 €")]
