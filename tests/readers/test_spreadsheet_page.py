"""The template of docs/spreadsheet.md is read as the page says, and so is what `export --to csv` writes."""

from __future__ import annotations

import re
from pathlib import Path

from pstgraph.model.plan import Reading
from pstgraph.readers import read

PAGE = Path(__file__).resolve().parents[2] / "docs" / "spreadsheet.md"


def test_the_example_of_the_page_is_read_as_it_says(tmp_path: Path) -> None:
    example = re.search(r"```csv\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example is not None
    path = tmp_path / "plan.csv"
    path.write_text(example[1], "utf-8")
    items = read(path).plan.items
    assert [(i.kind, i.number, i.label, i.parent) for i in items] == [
        ("strategic_objective", "1", "Être un CPAS proche de chacun", None),
        ("operational_objective", "1.1", "Améliorer l'accueil", items[0].id),
        ("action", "1.1.1", "Ouvrir une permanence le samedi", items[1].id),
        ("action", "1.1.2", "Former les agents d'accueil", items[1].id),
    ]
    assert [i.pilots for i in items[2:]] == [("DG",), ("DG",)]
    assert [(i.deadline.text, i.deadline.end) for i in items[2:] if i.deadline] == [
        ("2026", "2026"),
        ("fin 2025", "2025-12"),
    ]
    assert [p.mention for p in items[3].partners] == ["Forem"]


def test_an_exported_plan_comes_back(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "plan.csv"
    assert run("export", "Onhaye", "--to", "csv", "-o", str(path)).code == 0
    shown = run("show", "Onhaye", "--format", "json").json()["items"]
    back = read(path).plan.items
    assert [(i.id, i.kind, i.label, i.parent) for i in back] == [
        (i["id"], i["kind"], i["label"], i["parent"]) for i in shown
    ]


def reading_of(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")
    return read(path)


def test_progress_beside_a_status(tmp_path: Path) -> None:
    head = "Niveau;Intitulé;Statut;Avancement\nOS;Être proche;;\nOO;Accueillir;;\n"
    items = reading_of(tmp_path, f"{head}Action;Ouvrir;En cours;50 %\nAction;Former;;retardé\n").plan.items
    assert [(i.status, i.progress, i.status_note) for i in items[2:]] == [
        ("En cours", 50, None),
        (None, None, "retardé"),
    ]
    head = "Niveau;Intitulé;Avancement\nOS;Être proche;\nOO;Accueillir;\n"
    assert reading_of(tmp_path, f"{head}Action;Ouvrir;50\n").plan.items[2].progress == 50
    assert reading_of(tmp_path, f"{head}Action;Ouvrir;en cours\n").plan.items[2].status == "en cours"


def test_an_axis_above_volets_keeps_its_objectives(tmp_path: Path) -> None:
    rows = (
        "Axe;;Axe un\nOS;Interne;Être proche\nOO;;Accueillir\nOS;Externe;Loger\n"
        "Axe;;Axe deux\nOS;Interne;Former\nOO;Externe;Nourrir\n"
    )
    items = reading_of(tmp_path, f"Niveau;Volet;Intitulé\n{rows}").plan.items
    parents = {i.label: next((p.label for p in items if p.id == i.parent), None) for i in items}
    assert parents == {
        "Axe un": None, "Être proche": "Axe un", "Accueillir": "Être proche", "Loger": "Axe un",
        "Axe deux": None, "Former": "Axe deux", "Nourrir": "Axe deux",
    }  # fmt: skip
    volets = {i.label: i.volet for i in items}
    assert volets["Axe deux"] is None and volets["Loger"] == "external" and volets["Former"] == "internal"


def test_what_is_not_as_the_page_says_is_told(tmp_path: Path) -> None:
    rows = (
        "Action;Ouvrir;;rouge\nOS;Être proche;;\nSous-action;Peindre;;\nOO;Accueillir;;\n"
        "Action;Former;;#REF!\nTâche;Imprimer;bis;\n"
    )
    reading = reading_of(tmp_path, f"Niveau;Intitulé;Intitulé;Couleur;Pilote\n{rows}Action;#REF!;;;#N/A\n")
    told = {(n.line, n.message) for n in reading.notes if n.level != "read"}
    assert told >= {
        (1, "La colonne « Intitulé » figure deux fois : seule la première est lue."),
        (1, "La colonne « Couleur » n'est pas connue : elle n'est pas reprise."),
        (2, "Élément sans objectif au-dessus de lui (action) : il reste au sommet."),
        (4, "Cette sous-action se trouve directement sous un objectif stratégique."),
        (7, "Le niveau « Tâche » est lu comme une sous-action."),
        (
            8,
            "La cellule de la colonne « Pilote » est l'erreur « #N/A » du tableur : elle est lue vide.",
        ),
    }
    assert reading.plan.items[-1].pilots == () and "#REF!" not in str(reading.plan.items[-1].label)
    assert reading.plan.items[-1].kind == "action"
