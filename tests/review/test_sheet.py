"""The review sheet: import → sheet → a person edits → import with corrections; twice is once."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import openpyxl
import pytest

from pstgraph.errors import InputError
from pstgraph.model.plan import Deadline, Evidence, Fact
from pstgraph.review.corrections import apply, load
from pstgraph.review.importing import import_with_receipt
from pstgraph.review.sheet import REASON, make_sheet
from pstgraph.review.sheet_cells import COLUMNS
from pstgraph.review.sheet_files import read_sheet, sheet_bytes, suffix

DOCUMENT = """PST du CPAS de Hotton

O.S.1 Être un CPAS qui forme
O.O.1.1 Former le personnel
Action 1 : Élaborer un plan de formation avec le Forem
Pilote : DG
Échéance : 2020
Action 2 : Informer sur la médiation de dettes
Pilote : AS
Action 3 : Organiser des tables de conversation
1.10
O.O.1.2 Loger les familles
Action 4 : Rénover deux logements
"""
ENDINGS = (".xlsx", ".csv")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(DOCUMENT, "utf-8")
    return path


def written(document: Path, ending: str) -> Path:
    path = document.with_name(f"plan.review{ending}")
    path.write_bytes(sheet_bytes(make_sheet(import_with_receipt(document).reading), ending))
    return path


class Table:
    """A sheet as a spreadsheet shows it: rows of cells by heading; saved again when left."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.suffix == ".xlsx":
            self.book = openpyxl.load_workbook(path)
            self.rows = [[cell.value for cell in row] for row in self.book["Relecture"].iter_rows()]
        else:
            text = path.read_bytes().decode("utf-8-sig")
            self.rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        self.headings = list(self.rows[0])

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        if self.path.suffix == ".xlsx":
            sheet = self.book["Relecture"]
            sheet.delete_rows(1, sheet.max_row)
            for row in self.rows:
                sheet.append(row)
            self.book.save(self.path)
            return
        sink = io.StringIO()
        csv.writer(sink, delimiter=";").writerows(self.rows)
        self.path.write_bytes(sink.getvalue().encode("utf-8"))

    def find(self, ident: str) -> list:
        return next(row for row in self.rows if row[0] == ident)

    def put(self, ident: str, heading: str, words: object) -> None:
        self.find(ident)[self.headings.index(heading)] = words

    def drop(self, ident: str) -> None:
        self.rows.remove(self.find(ident))

    def add_after(self, ident: str, **cells: str) -> None:
        row = [""] * len(self.headings)
        for heading, words in cells.items():
            row[self.headings.index(heading)] = words
        self.rows.insert(self.rows.index(self.find(ident)) + 1, row)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_untouched_sheet_corrects_nothing(document, ending):
    path = written(document, ending)
    corrections = load(path)
    assert corrections.corrections == () and corrections.readings == ()
    assert corrections.cpas == "83028" and corrections.document == "plan.txt"
    plain, imported = import_with_receipt(document).reading, import_with_receipt(document, None, path)
    assert imported.reading.plan == plain.plan and imported.receipt.applied == 0


def test_what_a_person_sees(document):
    book = openpyxl.load_workbook(written(document, ".xlsx"))
    sheet = book["Relecture"]
    assert [cell.value for cell in sheet[1]] == [
        *("identifiant", "niveau", "numéro", "libellé", "dans", "volet", "pilotes", "mandataires"),
        *("échéance", "étapes", "budget", "partenaires", "thèmes", "publics cibles", "passage", "lignes"),
        *("notes", "remarque"),
    ]
    row = [cell.value for cell in sheet[4]]
    assert row[:7] == [
        *("OS1/OO1.1/A1", "action", "Action 1", "Élaborer un plan de formation avec le Forem"),
        *("OS1/OO1.1", None, "DG"),
    ]
    assert row[8] == "2020" and row[11] == "Forem" and row[15] == "5"
    assert "Formation du personnel" in row[12].split("\n")
    assert sheet.freeze_panes == "B2" and not sheet.protection.sheet
    assert sheet["D4"].alignment.wrap_text and sheet.column_dimensions["D"].width == 60
    assert all(cell.number_format == "@" for cell in sheet[4] if cell.value)
    assert book["lecture"].sheet_state == "hidden"
    assert "--corrections" in "".join(cell.value for (cell,) in book["Mode d’emploi"].iter_rows())


def test_csv_opens_in_a_spreadsheet(document):
    data = written(document, ".csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfidentifiant;niveau;")
    row = next(line for line in data.decode("utf-8-sig").splitlines() if line.startswith("OS1/OO1.1/A1;"))
    assert '"=""2020"""' in row  # a year stays the words that it is
    assert "Formation du personnel" in row


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_whole_loop(document, ending):
    path = written(document, ending)
    with Table(path) as table:
        table.put("OS1/OO1.1/A1", "libellé", "Élaborer un plan de formation avec le Forem et l'IFAPME")
        table.put("OS1/OO1.1/A1", "pilotes", "DG ; Service du personnel")
        table.put("OS1/OO1.1/A1", "échéance", "fin 2021")
        table.put("OS1/OO1.1/A1", "remarque", "Vu avec le DG.")
        table.put("OS1/OO1.1/A2", "volet", "Interne")
        table.put("OS1/OO1.1/A2", "thèmes", "Médiation de dettes\nlogement")
        table.put("OS1/OO1.1/A2", "budget", "1 000 € (extraordinaire)")
        table.put("OS1/OO1.1/A2", "partenaires", "GAS; Ligue des familles de Hotton")
        table.put("OS1/OO1.2/A4", "dans", "OS1/OO1.1")
        table.drop("OS1/OO1.1/A3")
        table.add_after(
            "OS1/OO1.1/A2", niveau="sous-action", libellé="Ouvrir une permanence", pilotes="AS", lignes="8"
        )
    imported = import_with_receipt(document, None, path)
    plan, receipt = imported.reading.plan, imported.receipt
    assert receipt.fits and (receipt.applied, receipt.unchanged) == (10, 0)
    items = plan.by_id()
    first, second = items["OS1/OO1.1/A1"], items["OS1/OO1.1/A2"]
    assert first.label.endswith("l'IFAPME") and first.pilots == ("DG", "Service du personnel")
    assert first.deadline == Deadline("fin 2021", None, "2021-12", None)
    assert [p.mention for p in first.partners] == ["Forem", "IFAPME"]
    here = Evidence("plan.txt", 5, 5, "Action 1 : Élaborer un plan de formation avec le Forem")
    assert Fact("pilots", "Service du personnel", here, "corrected", "read") in first.facts
    assert any(f.field == "pilots" and f.value == "DG" and f.method == "stated" for f in first.facts)
    assert second.volet == "internal" and second.themes == ("mediation-dettes", "logement")
    assert [(a.text, a.amount, a.kind) for a in second.budget] == [("1 000 €", 1000, "extraordinary")]
    assert [(p.name, bool(p.iri), p.generic) for p in second.partners] == [
        ("Groupe Action Surendettement", True, False),
        ("Ligue des familles de Hotton", False, False),
    ]
    assert "OS1/OO1.1/A3" not in items and items["OS1/OO1.2/A4"].parent == "OS1/OO1.1"
    new = items["OS1/OO1.1/A2/M1"]
    assert (new.kind, new.label, new.parent) == ("sub_action", "Ouvrir une permanence", "OS1/OO1.1/A2")
    assert new.evidence[0].first_line == 8 and {
        fact.method for fact in new.facts if fact.field == "pilots"
    } == {"corrected"}
    again = import_with_receipt(document, None, path)
    assert again.reading == imported.reading
    assert any("Vu avec le DG." in note.message for note in imported.reading.notes)
    assert any(REASON in note.message for note in imported.reading.notes)


@pytest.mark.parametrize("ending", ENDINGS)
def test_applied_on_what_it_corrected_it_changes_nothing(document, ending):
    path = written(document, ending)
    with Table(path) as table:
        table.put("OS1/OO1.1/A1", "pilotes", "Service du personnel")
        table.drop("OS1/OO1.1/A3")
    corrections = load(path)
    once, first = apply(import_with_receipt(document).reading, corrections)
    twice, second = apply(once, corrections)
    assert twice == once and first.applied == 2 and (second.applied, second.unchanged) == (0, 2)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_new_version_of_the_document(document, ending):
    path = written(document, ending)
    with Table(path) as table:
        table.put("OS1/OO1.1/A1", "pilotes", "Service du personnel")
        table.put("OS1/OO1.1/A2", "échéance", "2024")
        table.drop("OS1/OO1.1/A3")
        table.add_after("OS1/OO1.2", niveau="action", libellé="Ouvrir un abri de nuit")
    document.write_text(
        "Hotton\n\n" + DOCUMENT.replace("Informer sur la médiation", "Sensibiliser à la médiation"), "utf-8"
    )
    imported = import_with_receipt(document, None, path)
    items = {item.label: item for item in imported.reading.plan.items}
    assert items["Élaborer un plan de formation avec le Forem"].pilots == ("Service du personnel",)
    assert "Organiser des tables de conversation" not in str(items)
    told = imported.receipt.sentences
    assert imported.receipt.applied == 3 and len(imported.receipt.not_fitting) == 1
    assert items["Ouvrir un abri de nuit"].parent == "OS1/OO1.2"
    assert any("aucun élément ne commence par « Action 2 Informer" in line for line in told)
    place = "Relecture!" if ending == ".xlsx" else "ligne "
    assert any(f"plan.review{ending}, {place}" in line for line in told)


RENUMBERED = """PST du CPAS de Hotton
O.S.2 Être un CPAS qui forme
O.O.2.1 Former le personnel
2.1.1 Élaborer un plan de formation
2.1.2 Informer sur la médiation de dettes
2.1.3 Former les agents d'accueil
2.1.4 Rencontrer les familles
O.O.2.2 Loger les familles
2.2.1 Rénover deux logements
"""


def edit_numbered(path: Path) -> None:
    with Table(path) as table:
        ident = next(row[0] for row in table.rows if row[3] == "Former les agents d'accueil")
        other = next(row[0] for row in table.rows if row[3] == "Rénover deux logements")
        table.put(ident, "libellé", "Former les agents de l'accueil")
        table.put(ident, "pilotes", "Service du personnel")
        table.put(ident, "publics cibles", "enfants")
        table.put(other, "dans", ident)
        table.put(other, "niveau", "sous-action")
        table.add_after(
            ident, niveau="sous-action", libellé="Ouvrir un stage", **{"publics cibles": "enfants"}
        )
        table.put(next(row[0] for row in table.rows if row[3] == "Rencontrer les familles"), "lignes", "2")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("renumbered", [False, True])
def test_elements_numbered_anew_keep_their_corrections(document, ending, renumbered):
    """Their words are untouched; what rests on a line alone is not taken to another version."""
    document.write_text(RENUMBERED, "utf-8")
    path = written(document, ending)
    edit_numbered(path)
    if renumbered:
        text = RENUMBERED.replace("2.1.2 Informer sur la médiation de dettes\n", "")
        document.write_text(text.replace("2.1.3 F", "2.1.2 F").replace("2.1.4 R", "2.1.3 R"), "utf-8")
    imported = import_with_receipt(document, None, path)
    items = {item.label: item for item in imported.reading.plan.items}
    assert (imported.receipt.applied, imported.receipt.unchanged) == (7 if renumbered else 8, 0)
    whys = [failure.why for failure in imported.receipt.not_fitting]
    assert whys == (["le document a changé : vérifiez la ligne"] if renumbered else [])
    trained = items["Former les agents de l'accueil"]
    assert trained.number == ("2.1.2" if renumbered else "2.1.3")
    assert trained.pilots == ("Service du personnel",) and trained.target_groups == ("enfants",)
    new = items["Ouvrir un stage"]
    assert new.parent == trained.id == items["Rénover deux logements"].parent
    assert new.target_groups == ("enfants",)
    labels = [item.label for item in imported.reading.plan.items]
    assert labels.index("Ouvrir un stage") == labels.index(trained.label) + 1


def test_a_new_version_that_prints_the_added_element(document):
    path = written(document, ".csv")
    with Table(path) as table:
        table.add_after("OS1/OO1.2", niveau="action", libellé="Ouvrir un abri de nuit")
    document.write_text(DOCUMENT + "Action 5 : Ouvrir un abri de nuit\n", "utf-8")
    imported = import_with_receipt(document, None, path)
    assert (imported.receipt.applied, imported.receipt.unchanged) == (0, 1)
    assert [i.label for i in imported.reading.plan.items].count("Ouvrir un abri de nuit") == 1


def test_words_that_stand_twice_in_a_new_version_are_reported(document):
    document.write_text(RENUMBERED, "utf-8")
    path = written(document, ".csv")
    with Table(path) as table:
        ident = next(row[0] for row in table.rows if row[3] == "Former les agents d'accueil")
        table.put(ident, "pilotes", "AS")
    text = RENUMBERED.replace("2.1.3 F", "2.1.6 F") + "2.2.2 Former les agents d'accueil\n"
    document.write_text(text, "utf-8")
    receipt = import_with_receipt(document, None, path).receipt
    assert receipt.applied == 0
    assert "plusieurs éléments portent ces mots" in receipt.not_fitting[0].why


def test_columns_in_another_order_and_left_out(document):
    path = written(document, ".xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Relecture"]
    sheet.delete_cols(7, 3)  # pilotes, mandataires, échéance: left out, so left alone
    sheet.move_range(f"D1:D{sheet.max_row}", cols=20)
    sheet["A1"] = "IDENTIFIANT "
    sheet.cell(1, 30, "à moi")
    book.save(path)
    assert load(path).corrections == ()


def test_what_a_spreadsheet_makes_of_cells(document):
    path = written(document, ".xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Relecture"]
    sheet["C4"].value, sheet["C5"].value = 1, 2.5
    sheet["D4"].value = "Élaborer un plan\u00a0 de formation avec le Forem \r\n"
    book.save(path)
    assert [(c.change, c.value) for c in load(path).corrections] == [("number", "1"), ("number", "2.5")]


def test_a_number_respelt_in_csv_is_no_correction(tmp_path):
    document = tmp_path / "plan.txt"
    document.write_text(DOCUMENT.replace("Action 4 :", "1.10"), "utf-8")
    path = written(document, ".csv")
    text = path.read_bytes().decode("utf-8-sig")
    assert '="1.10"' in text.replace('""', '"')
    for spelt in ("1.1", '"1,1"', "1.10"):
        path.write_bytes(text.replace('"=""1.10"""', spelt).encode("cp1252"))
        assert load(path).corrections == ()


def test_a_copied_row_is_a_new_element(document):
    path = written(document, ".xlsx")
    with Table(path) as table:
        copy = list(table.find("OS1/OO1.1/A2"))
        copy[table.headings.index("libellé")] = "Informer sur le logement"
        table.rows.insert(table.rows.index(table.find("OS1/OO1.1/A2")) + 1, copy)
    plan = import_with_receipt(document, None, path).reading.plan
    new = next(item for item in plan.items if item.label == "Informer sur le logement")
    assert (new.id, new.parent, new.pilots) == ("OS1/OO1.1/A2-2", "OS1/OO1.1", ("AS",))


@pytest.mark.parametrize(
    ("heading", "words", "said"),
    [
        ("niveau", "tâche", "'tâche' is no niveau; write axe, objectif stratégique"),
        ("volet", "nord", "'nord' is no volet"),
        ("thèmes", "Médiation de dette", "did you mean Médiation de dettes"),
        ("budget", "beaucoup", "'beaucoup' is no amount; write it as 1000,00 €"),
        ("lignes", "douze", "'douze' is no line; write 12 or 12-14"),
    ],
)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_cell_that_means_nothing_is_named(document, ending, heading, words, said):
    path = written(document, ending)
    with Table(path) as table:
        table.put("OS1/OO1.1/A2", heading, words)
    with pytest.raises(InputError) as caught:
        load(path)
    letter = "ABCDEFGHIJKLMNOPQR"[[column.heading for column in COLUMNS].index(heading)]
    where = f"Relecture!{letter}5" if ending == ".xlsx" else "ligne 5"
    assert said in caught.value.sentence and caught.value.where == f"plan.review{ending}, {where}"


def test_wrong_cells_are_told_together(document):
    path = written(document, ".xlsx")
    with Table(path) as table:
        table.put("OS1/OO1.1/A1", "volet", "nord")
        table.put("OS1/OO1.1/A2", "thèmes", "qqqq")
        table.add_after("OS1/OO1.1/A2", libellé="Ouvrir une permanence")
    with pytest.raises(InputError) as caught:
        load(path)
    sentence = caught.value.sentence
    assert sentence.startswith("plan.review.xlsx: 3 cells mean nothing: Relecture!F4: 'nord' is no volet (")
    assert "Relecture!M5: 'qqqq' is not in the list" in sentence and "Relecture!B6: a new row" in sentence
    named = sentence.split("the nearest are ")[1].split(")")[0]
    assert 1 <= named.count(",") + 1 <= 6 and len(named) < 200  # three labels, not the whole list


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("30 000 €", ["extraordinary"]),
        ("30 000 € (subside)", ["subsidy"]),
        ("30 000 €; 5 000 €", ["unspecified", "unspecified"]),
    ],
)
def test_an_amount_in_the_place_of_one_keeps_its_kind(document, cell, kinds):
    document.write_text(DOCUMENT.replace("2020", "2020\nBudget extraordinaire : 25.000 €"), "utf-8")
    path = written(document, ".csv")
    with Table(path) as table:
        table.put("OS1/OO1.1/A1", "budget", cell)
    plan = import_with_receipt(document, None, path).reading.plan
    assert [amount.kind for amount in plan.by_id()["OS1/OO1.1/A1"].budget] == kinds


def test_failures_of_one_element_are_told_once(document):
    path = written(document, ".xlsx")
    with Table(path) as table:
        table.put("OS1/OO1.1/A2", "échéance", "2024")
        table.put("OS1/OO1.1/A2", "publics cibles", "")
        table.put("OS1/OO1.1/A2", "pilotes", "DG")
    document.write_text(DOCUMENT.replace("Informer sur la médiation", "Sensibiliser à"), "utf-8")
    told = import_with_receipt(document, None, path).receipt.sentences
    assert len(told) == 2 and "pilotes" in told[1] and "échéance" in told[1]
    assert (
        "plan.review.xlsx, Relecture!G5, I5, N5: corrections « pilotes », « échéance », « publics cibles » ("
        in told[1]
    )


def test_a_new_row_needs_its_level(document):
    path = written(document, ".xlsx")
    with Table(path) as table:
        table.add_after("OS1/OO1.1/A2", libellé="Ouvrir une permanence")
    with pytest.raises(InputError, match=r"Relecture!B6: a new row has no level; write axe"):
        load(path)


def test_formulas_and_odd_characters_stay_words(document):
    document.write_text(DOCUMENT.replace("Rénover deux", '=HYPERLINK("x") + \x01deux'), "utf-8")
    for ending in ENDINGS:
        path = written(document, ending)
        assert load(path).corrections == ()
    sheet = openpyxl.load_workbook(document.with_name("plan.review.xlsx"))["Relecture"]
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert len(cells) == 1 and cells[0].data_type == "s"


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04broken", b"a;b\n1;2\n", b"\x00\x01", b"identifiant;_lecture\nOS1;{\n", b""],
)
def test_no_sheet_at_all(tmp_path, content):
    path = tmp_path / "feuille.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"^feuille\.csv: "):
        load(path)


def test_a_workbook_of_somebody_else(tmp_path):
    path = tmp_path / "autre.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(InputError, match="no review sheet"):
        load(path)


def test_without_openpyxl_it_is_csv(monkeypatch):
    assert suffix() == ".review.xlsx"
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert suffix() == ".review.csv"


def test_a_long_plan_keeps_its_places(tmp_path):
    """More elements than one cell could tell of: a row that is deleted is still found by its place."""
    document = tmp_path / "plan.txt"
    actions = "".join(f"Action {n} : Organiser l'atelier numéro {n} du quartier\n" for n in range(1, 251))
    document.write_text(f"PST du CPAS de Hotton\nO.S.1 Être utile\nO.O.1.1 Animer\n{actions}", "utf-8")
    path = written(document, ".csv")
    assert max(map(len, path.read_text("utf-8-sig").split(";"))) < 32_767
    with Table(path) as table:
        table.drop("OS1/OO1.1/A240")
    assert len(read_sheet(path).origins) == 252
    imported = import_with_receipt(document, None, path)
    assert imported.receipt.applied == 1
    assert "OS1/OO1.1/A240" not in imported.reading.plan.by_id() and len(imported.reading.plan.items) == 251
