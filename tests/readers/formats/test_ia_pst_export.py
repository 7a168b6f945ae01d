"""Exports of iA.PST: 74 columns for five levels, in one row of heads or in two, as workbook and as CSV.

The names of the columns are not documented; these are plausible ones, 9 for the strategic objective, 17 for
the operational one, 22 for the action, 22 for the sub-action, 4 for the task.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from pstgraph.model.plan import Plan
from pstgraph.readers import read
from tests.readers.outline_form import compact

OF_OS = (
    "Numéro", "Titre", "Catégorie", "Description", "Indicateur", "ODD", "Budget", "Remarque", "État",
)  # fmt: skip
OF_OO = (
    "Numéro", "Titre", "État", "Priorité", "Échéance", "Date de fin effective", "Santé", "Avancement (%)",
    "Responsable administratif", "Représentant responsable", "Partenaires", "Budget", "Indicateur",
    "Valeur attendue", "Valeur atteinte", "ODD", "Remarque",
)  # fmt: skip
OF_ACTION = (
    "Numéro", "Titre", "État", "Priorité", "Date de début prévue", "Date de fin prévue",
    "Date de début effective", "Date de fin effective", "Santé", "Avancement (%)", "Gestionnaire",
    "Représentant responsable", "Département", "Partenaires", "Budget", "Indicateur", "Valeur attendue",
    "Valeur atteinte", "Année de la mesure", "ODD", "Public cible", "Remarque",
)  # fmt: skip
OF_TASK = ("Titre", "Responsable", "Échéance", "État")
LEVELS = {"OS": OF_OS, "OO": OF_OO, "Action": OF_ACTION, "Sous-action": OF_ACTION, "Tâche": OF_TASK}

OS = {"Numéro": "OS.1", "Titre": "Être un CPAS accueillant", "Description": "<p>Pour chacun</p>"}
OO = {
    "Numéro": "OO.2", "Titre": "Réduire les délais", "Échéance": "31/12/2029", "Priorité": "1",
    "Responsable administratif": "Directeur général", "Représentant responsable": "Président",
    "Indicateur": "Délai moyen", "Valeur attendue": "5 jours",
}  # fmt: skip
FIRST = {
    "Numéro": "A.16", "Titre": "Créer un guichet unique", "État": "En cours", "Priorité": "2",
    "Date de début prévue": "01/01/2026", "Date de fin prévue": "30/06/2027", "Avancement (%)": "40",
    "Gestionnaire": "Service social", "Représentant responsable": "Échevin des affaires sociales",
    "Partenaires": "Forem, Mutualité chrétienne", "Santé": "risque",
    "Budget": "5.000,00 € (Wallonie, 2026) + 2.500,00 € (Ville, 2027)",
}  # fmt: skip
PART = {"Numéro": "SA.17", "Titre": "Aménager l'accueil", "Gestionnaire": "Service travaux"}
SECOND = {
    "Numéro": "A.18", "Titre": "Former les agents", "Gestionnaire": "RH", "Date de fin prévue": "31/12/2026",
}  # fmt: skip
TASK = {"Titre": "Demander trois offres", "Responsable": "Secrétariat"}
OTHER = {"Numéro": "OO.3", "Titre": "Parler plusieurs langues"}
ROWS = (
    {"OS": OS, "OO": OO, "Action": FIRST},
    {"OS": OS, "OO": OO, "Action": FIRST, "Sous-action": PART},
    {"OS": OS, "OO": OO, "Action": FIRST, "Sous-action": PART, "Tâche": TASK},
    {"OS": OS, "OO": OO, "Action": SECOND},
    {"OS": OS, "OO": OTHER, "Action": SECOND},
)
OUTLINE = """\
OS OS.1 | Être un CPAS accueillant {description=Pour chacun}
  OO OO.2 | Réduire les délais {pilots=Directeur général; political=Président; end=2029-12-31; \
indicators=Délai moyen; priority=1}
    A A.16 | Créer un guichet unique {pilots=Service social; political=Échevin des affaires sociales; \
start=2026-01-01; end=2027-06-30; budget=5000 unspecified, 2500 unspecified; \
partners=Forem, Mutualité chrétienne; status=En cours; priority=2}
      M SA.17 | Aménager l'accueil {pilots=Service travaux; steps=Demander trois offres}
    A A.18 | Former les agents {pilots=RH; end=2026-12-31}
  OO OO.3 | Parler plusieurs langues
    A A.18 | Former les agents {pilots=RH; end=2026-12-31}
"""


def one_head(joined: str) -> list[list[str]]:
    """The export under one row of heads; each names a field and its level."""
    heads = [joined.format(field=field, level=level) for level, fields in LEVELS.items() for field in fields]
    return [heads, *body()]


def two_heads() -> list[list[str]]:
    """The export under a row of levels, named once each, above a row of fields."""
    levels = [cell for level, fields in LEVELS.items() for cell in (level, *[""] * (len(fields) - 1))]
    return [levels, [field for fields in LEVELS.values() for field in fields], *body()]


def body() -> list[list[str]]:
    places = [(level, field) for level, fields in LEVELS.items() for field in fields]
    return [[row.get(level, {}).get(field, "") for level, field in places] for row in ROWS]


def as_csv(path: Path, rows: list[list[str]]) -> Plan:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    path.write_bytes(stream.getvalue().encode("utf-8-sig"))
    return read(path).plan


def as_xlsx(path: Path, rows: list[list[str]], merged: bool) -> Plan:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    column = 1
    for fields in LEVELS.values() if merged else ():
        book.active.merge_cells(None, 1, column, 1, column + len(fields) - 1)
        column += len(fields)
    book.save(path)
    return read(path).plan


def test_there_are_74_columns() -> None:
    assert [len(fields) for fields in LEVELS.values()] == [9, 17, 22, 22, 4]
    assert len(one_head("{field} {level}")[0]) == 74


@pytest.mark.parametrize(
    "joined", ["{field} {level}", "{level} - {field}", "{field} de l'{level}", "{level} : {field}"]
)
def test_one_row_of_heads(tmp_path: Path, joined: str) -> None:
    assert compact(as_csv(tmp_path / "a.csv", one_head(joined))) == OUTLINE
    assert compact(as_xlsx(tmp_path / "a.xlsx", one_head(joined), merged=False)) == OUTLINE


def test_a_row_of_levels_above_a_row_of_fields(tmp_path: Path) -> None:
    assert compact(as_csv(tmp_path / "a.csv", two_heads())) == OUTLINE
    assert compact(as_xlsx(tmp_path / "a.xlsx", two_heads(), merged=True)) == OUTLINE


def test_what_the_export_states_beside(tmp_path: Path) -> None:
    items = as_csv(tmp_path / "a.csv", one_head("{field} {level}")).items
    first = next(item for item in items if item.number == "A.16")
    assert (first.progress, first.status_note) == (40, None)
    assert [one.text for one in first.budget] == ["5.000,00 €", "2.500,00 €"]
    assert first.evidence[0].place == "ligne 2"
    assert [one.label for one in items[1].indicators] == ["Délai moyen"]
    assert [one.id for one in items] == [
        "OS1", "OS1/OO2", "OS1/OO2/A16", "OS1/OO2/A16/M17", "OS1/OO2/A18", "OS1/OO3", "OS1/OO3/A18",
    ]  # fmt: skip


def test_rows_out_of_order_and_cells_left_blank_below_the_first(tmp_path: Path) -> None:
    rows = one_head("{field} {level}")
    mixed = [rows[0], rows[1], rows[5], rows[4], rows[2], rows[3]]
    plan = as_csv(tmp_path / "a.csv", mixed)
    assert [item.number for item in plan.items] == ["OS.1", "OO.2", "A.16", "SA.17", "A.18", "OO.3", "A.18"]
    sparse = [rows[0], rows[1], ["", *[""] * 25, *rows[4][26:]]]
    assert [(item.number, item.parent) for item in as_csv(tmp_path / "b.csv", sparse).items] == [
        ("OS.1", None), ("OO.2", "OS1"), ("A.16", "OS1/OO2"), ("A.18", "OS1/OO2"),
    ]  # fmt: skip
