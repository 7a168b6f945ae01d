"""OpenDocument spreadsheets: repeated rows and cells, values with and without words, hidden sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.formats.handmade import ods, opened, told


def cell(words: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}>{f'<text:p>{words}</text:p>' if words else ''}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    made = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {more}>{made}</table:table-row>"


def table(*rows: str, name: str = "PST", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def read(tmp_path: Path, *tables: str, automatic: str = "") -> list[str | tuple[str, ...]]:
    return told(opened(tmp_path, ods("".join(tables), automatic)))


def test_a_million_repeated_rows_and_columns_are_a_margin(tmp_path: Path) -> None:
    empty = cell(more='table:number-columns-repeated="16380"')
    rows = [
        row(empty, more='table:number-rows-repeated="3"'),
        row(cell(more='table:number-columns-repeated="2"'), "Action", "Pilote", "Échéance", empty),
        row(cell(more='table:number-columns-repeated="2"'), "Ouvrir", "", "2026", empty),
        row(empty, more='table:number-rows-repeated="1048571"'),
    ]
    document = opened(tmp_path, ods(table(*rows)))
    assert told(document) == [("Action", "Pilote", "Échéance"), ("Ouvrir", "", "2026")]
    assert [line.place for line in document.lines] == ["PST!C4", "PST!C5"]


def test_rows_and_cells_with_words_are_repeated(tmp_path: Path) -> None:
    words = cell("DG", 'table:number-columns-repeated="2"')
    twice = row("Ouvrir", words, more='table:number-rows-repeated="2"')
    found = read(tmp_path, table(row("Action", "Pilote", "Relais"), twice))
    assert found == [("Action", "Pilote", "Relais"), ("Ouvrir", "DG", "DG"), ("Ouvrir", "DG", "DG")]


def test_merged_cells_stand_once_and_values_in_each_row(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    high, wide = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="3"'
    found = read(
        tmp_path,
        table(
            row("Objectif stratégique", "Action", "Pilote"),
            row(cell("Accueil", high), "Ouvrir", cell("DG", high)),
            row(covered, "Former", covered),
            row(cell("OS 2 : Logement", wide), covered, covered),
        ),
    )
    assert found == [
        ("Objectif stratégique", "Action", "Pilote"),
        ("Accueil", "Ouvrir", "DG"),
        ("", "Former", "DG"),
        ("OS 2 : Logement", "", ""),
    ]


@pytest.mark.parametrize(
    ("value", "words", "shown"),
    [
        ('office:value-type="date" office:date-value="2026-12-31"', "31/12/26", "31/12/26"),
        ('office:value-type="currency" office:value="1500"', "1.500,00 €", "1.500,00 €"),
        ('office:value-type="date" office:date-value="2026-12-31"', "", "31/12/2026"),
        ('office:value-type="date" office:date-value="2026-12-31T00:00:00"', "", "31/12/2026"),
        ('office:value-type="currency" office:currency="EUR" office:value="1500.5"', "", "1 500,50 €"),
        ('office:value-type="float" office:value="2026"', "", "2026"),
        ('office:value-type="percentage" office:value="0.25"', "", "25 %"),
        ('office:value-type="boolean" office:boolean-value="true"', "", "oui"),
        ('office:value-type="string" office:string-value="DG"', "", "DG"),
        ('office:value-type="date" office:date-value="31 décembre"', "", "31 décembre"),
    ],
)
def test_values_with_and_without_words(tmp_path: Path, value: str, words: str, shown: str) -> None:
    assert read(tmp_path, table(row("Valeur", cell(words, value)))) == [("Valeur", shown)]


def test_blanks_breaks_spans_and_comments_in_a_cell(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>à revoir</text:p></office:annotation>"
    words = 'Ouvrir<text:s text:c="2"/>un <text:span>guichet</text:span><text:tab/><text:a>en ligne</text:a>'
    lines = "<text:p>DG<text:line-break/>Service social</text:p>"
    made = f"<table:table-cell>{note}<text:p>{words}</text:p></table:table-cell>"
    body = table(row(made, f"<table:table-cell>{lines}</table:table-cell>"))
    assert read(tmp_path, body) == [("Ouvrir un guichet en ligne", "DG ; Service social")]


def test_sheets_in_order_named_after_volets_and_hidden_ones_left_out(tmp_path: Path) -> None:
    hidden = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    rows = (row("Action", "Pilote"), row("Ouvrir", "DG"))
    document = opened(
        tmp_path,
        ods(
            table(*rows)
            + table(*rows, name="Listes", more='table:style-name="ta2"')
            + table(*rows, name="Volet externe"),
            hidden,
        ),
    )
    assert told(document) == [
        ("Action", "Pilote"),
        ("Ouvrir", "DG"),
        "[heading 1] Volet externe",
        ("Action", "Pilote"),
        ("Ouvrir", "DG"),
    ]
    assert [note.message for note in document.notes] == ["Feuille masquée « Listes », non reprise."]


def test_rows_in_groups_and_header_rows(tmp_path: Path) -> None:
    head = f"<table:table-header-rows>{row('Action', 'Pilote')}</table:table-header-rows>"
    group = f"<table:table-row-group>{row('Ouvrir', 'DG')}<table:table-row-group>{row('Former', 'RH')}"
    found = read(tmp_path, table(head, f"{group}</table:table-row-group></table:table-row-group>"))
    assert found == [("Action", "Pilote"), ("Ouvrir", "DG"), ("Former", "RH")]
