"""Tables of Word files: merged cells, lists and tables within cells, rows added and deleted."""

from __future__ import annotations

from pathlib import Path

from tests.readers.formats.handmade import docx, opened, told


def cell(text: str = "", properties: str = "") -> str:
    paragraphs = text if text.startswith("<") else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read(tmp_path: Path, *tables: str) -> list[str | tuple[str, ...]]:
    return told(opened(tmp_path, docx("".join(tables))))


def test_a_cell_merged_over_columns_stands_once(tmp_path: Path) -> None:
    made = table(row("N°", "Action", "Pilote"), row(cell("OS 1 : Accueil", wide(3))), row("1", "Créer", "DG"))
    assert read(tmp_path, made) == [
        ("N°", "Action", "Pilote"),
        ("OS 1 : Accueil", "", ""),
        ("1", "Créer", "DG"),
    ]


def test_a_label_merged_over_rows_stands_once_and_a_value_in_each_row(tmp_path: Path) -> None:
    made = table(
        row("Objectif stratégique", "Action", "Pilote"),
        row(cell("Accueil", BEGINS), "Créer", cell("DG", BEGINS)),
        row(cell("", GOES_ON), "Former", cell("", GOES_ON)),
        row(cell("", GOES_ON), "Ouvrir", "RH"),
    )
    assert read(tmp_path, made) == [
        ("Objectif stratégique", "Action", "Pilote"),
        ("Accueil", "Créer", "DG"),
        ("", "Former", "DG"),
        ("", "Ouvrir", "RH"),
    ]


def test_merged_both_ways_and_rows_that_begin_late(tmp_path: Path) -> None:
    made = table(
        row(cell("A", wide(2) + BEGINS), "B"),
        row(cell("", wide(2) + GOES_ON), "C"),
        row("D", properties='<w:gridBefore w:val="2"/>'),
        row("E", "F", "G"),
    )
    assert read(tmp_path, made) == [("A", "", "B"), ("", "", "C"), ("", "", "D"), ("E", "F", "G")]


def test_paragraphs_lists_and_breaks_in_a_cell(tmp_path: Path) -> None:
    bullets = "".join(
        f"<w:p><w:r><w:t>• {text}</w:t></w:r></w:p>" for text in ("Créer un site", "Le tenir à jour")
    )
    lines = "<w:p><w:r><w:t>DG</w:t><w:br/><w:t>Service social</w:t></w:r></w:p>"
    made = table(row("Action", "Pilote"), row(cell(bullets), cell(lines)))
    assert read(tmp_path, made) == [
        ("Action", "Pilote"),
        ("• Créer un site • Le tenir à jour", "DG ; Service social"),
    ]


def test_labelled_lines_within_a_cell_follow_as_lines(tmp_path: Path) -> None:
    words = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("Créer un site", "Échéance : 2026")
    )
    made = table(row("N°", "Action"), row("1.1.1", cell(words)))
    assert read(tmp_path, made) == [("N°", "Action"), ("1.1.1", "Créer un site"), "Échéance : 2026"]


def test_a_table_within_a_cell_and_one_of_one_column(tmp_path: Path) -> None:
    inner = table(row("Pilote", "DG"), row("Échéance", "2026"))
    outer = table(row("Action 1", cell(f"{inner}<w:p/>")))
    frame = table(row("Objectif stratégique 1 : Accueil"), row("Objectif opérationnel 1.1 : Guichet"))
    assert read(tmp_path, outer, frame) == [
        ("Action 1", "Pilote DG ; Échéance 2026"),
        "Objectif stratégique 1 : Accueil",
        "Objectif opérationnel 1.1 : Guichet",
    ]


def test_rows_added_are_read_and_rows_deleted_are_not(tmp_path: Path) -> None:
    made = table(row("a", "b"), row("c", "d", properties="<w:del/>"), row("e", "f", properties="<w:ins/>"))
    assert read(tmp_path, made) == [("a", "b"), ("e", "f")]


def test_head_rows_and_places(tmp_path: Path) -> None:
    made = table(row("Action", "Pilote", properties="<w:tblHeader/>"), row("", ""), row("Créer", "DG"))
    document = opened(tmp_path, docx(made + table(row("x", "y"))))
    assert [(line.style, line.place) for line in document.lines] == [
        ("header-row", "tableau 1, ligne 1"),
        (None, "tableau 1, ligne 3"),
        (None, "tableau 2, ligne 1"),
    ]
