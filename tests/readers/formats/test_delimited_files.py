"""CSV and TSV files as programs of this world save them: delimiters, encodings, quotes, titles above."""

from __future__ import annotations

from pathlib import Path

import pytest

from pstgraph.errors import InputError
from pstgraph.readers import open_document
from tests.readers.formats.handmade import opened, told

ROWS = [
    ("Action", "Pilote", "Échéance"),
    ("Créer un site, l’été", "DG", "2026"),
    ("Former ; accueillir", "RH", "fin 2027"),
]


def text(delimiter: str, end: str = "\r\n") -> str:
    return end.join(delimiter.join(f'"{c}"' if {",", ";"} & {*c} else c for c in row) for row in ROWS) + end


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac_roman"])
def test_every_delimiter_in_every_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    document = opened(tmp_path, text(delimiter).encode(encoding), "plan.csv")
    assert document.format == "csv" and told(document) == ROWS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_with_and_without_a_last_one(tmp_path: Path, end: str) -> None:
    assert told(opened(tmp_path, text(";", end).encode(), "plan.csv")) == ROWS
    assert told(opened(tmp_path, text(";", end).rstrip().encode(), "plan.csv")) == ROWS


def test_quotes_with_lines_and_quotes_within(tmp_path: Path) -> None:
    data = 'Action;Pilote\n"Créer un ""guichet""\nà la gare";"DG\nService social"\n"- un\n- deux";RH\n'
    document = opened(tmp_path, data.encode(), "plan.csv")
    assert told(document) == [
        ("Action", "Pilote"),
        ('Créer un "guichet" à la gare', "DG ; Service social"),
        ("- un - deux", "RH"),
    ]
    assert [line.number for line in document.lines] == [1, 2, 5]
    assert [line.place for line in document.lines] == ["ligne 1", "ligne 2", "ligne 5"]


def test_a_quote_that_is_a_sign(tmp_path: Path) -> None:
    data = 'Action;Pilote\nOuvrir un "guichet" ; DG\n5" de plus;RH\n'
    assert told(opened(tmp_path, data.encode(), "plan.csv")) == [
        ("Action", "Pilote"),
        ('Ouvrir un "guichet"', "DG"),
        ('5" de plus', "RH"),
    ]


def test_titles_above_blank_lines_and_rows_of_other_widths(tmp_path: Path) -> None:
    data = "PST du CPAS de Dinant;;\n;;\nAction;Pilote;Échéance\nCréer;DG\n\nFormer;RH;2026;;trop\n;;\n"
    document = opened(tmp_path, data.encode(), "plan.csv")
    assert told(document) == [
        "PST du CPAS de Dinant",
        ("Action", "Pilote", "Échéance", "", ""),
        ("Créer", "DG", "", "", ""),
        ("Former", "RH", "2026", "", "trop"),
    ]
    assert [line.number for line in document.lines] == [1, 3, 4, 6]


def test_amounts_with_commas_do_not_part_cells(tmp_path: Path) -> None:
    data = "Action;Budget\nCréer;1.500,00 €\nFormer;2.000,50 €\nOuvrir;3,5 ETP\n"
    assert told(opened(tmp_path, data.encode(), "plan.csv"))[1] == ("Créer", "1.500,00 €")


def test_the_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    data = "sep=;\r\nAction;Pilote\r\nCréer, ouvrir, former;DG\r\n"
    document = opened(tmp_path, data.encode(), "plan.csv")
    assert told(document) == [("Action", "Pilote"), ("Créer, ouvrir, former", "DG")]
    assert [line.number for line in document.lines] == [2, 3]


def test_what_is_taken_for_a_table_without_its_name(tmp_path: Path) -> None:
    table = "Action;Pilote;Date\nCréer;DG;2026\nFormer;RH;2027\n"
    prose = "OS 1 : Accueil, logement, soins\nOO 1.1 : Guichet, gare, ville\nAction : ouvrir\nPilote : DG\n"
    assert opened(tmp_path, table.encode(), "plan.txt").format == "csv"
    assert opened(tmp_path, prose.encode(), "plan.txt").format == "text"
    assert opened(tmp_path, b"OS 1 : Accueil\nOO 1.1 : Guichet\n", "plan.csv").format == "text"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"Action;Pilote\n" * 400 + bytes(range(256)) * 40)
    with pytest.raises(InputError, match=r"no known encoding|binary"):
        open_document(path)


def test_quotes_and_commas_within_a_cell_do_not_part_it(tmp_path: Path) -> None:
    rows = ["Niveau;Intitulé;Pilote", "OS;Être proche, bien loger;DG", "OO;Loger, nourrir;DG"]
    rows += ["Action;Ouvrir, fermer;DG", 'Action;"Dire ""Oui"",""Non""";DG', "Action;Créer, bâtir;DG"]
    path = tmp_path / "plan.csv"
    path.write_text("\n".join(rows), "utf-8")
    assert [len(line.cells or ()) for line in open_document(path).lines] == [3] * 6
