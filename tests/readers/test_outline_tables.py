"""Tables, cards and sheets of invented plans: what their columns and rows turn out to hold."""

from __future__ import annotations

import pytest

from pstgraph.readers.formats._building import Lines
from pstgraph.readers.formats._sheets import Sheet, put_sheets
from pstgraph.readers.outline.columns import settle_columns
from pstgraph.readers.outline.headers import read_header
from tests.readers.test_outline_documents import Row, outline, reading


def roles(head: tuple[str, ...], *body: tuple[str, ...]) -> tuple[str, ...]:
    header = read_header(head, None)
    assert header is not None
    return settle_columns(header, body).header.roles


def test_a_title_beside_columns_of_objectives_is_an_action() -> None:
    assert outline(
        (
            "État",
            "Obj. stratégique",
            "Objectif opérationnel",
            "Code",
            "Libellé",
            "Entité",
            "Porté par",
            "Coût",
        ),
        (
            "En cours",
            "OS 1 Bien accueillir",
            "OO 1.1 Ouvrir",
            "1.1.a",
            "Ouvrir tôt",
            "A",
            "DG",
            "900",
        ),
        ("Réalisé", "", "", "1.1.b", "Traduire les dépliants", "A + B", "PCS", ""),
        ("En cours", "", "OO 1.2 Aller vers", "1.2.a", "Créer un bus", "A", "DG", "12.500"),
        ("", "", "", "", "", "", "Total", "13.400"),
    ) == [
        "OS OS 1 | Bien accueillir",
        "  OO OO 1.1 | Ouvrir",
        "    A 1.1.a | Ouvrir tôt {pilots=DG; budget=900 unspecified; status=En cours; note=Entité : A}",
        "    A 1.1.b | Traduire les dépliants {pilots=PCS; status=Réalisé; note=Entité : A + B}",
        "  OO OO 1.2 | Aller vers",
        "    A 1.2.a | Créer un bus {pilots=DG; budget=12500 unspecified; status=En cours; note=Entité : A}",
    ]


def test_codes_apart_from_the_titles_of_each_level() -> None:
    assert outline(
        ("OS", "Intitulé", "OO", "Intitulé", "Action", "Intitulé", "Pilote"),
        ("OS1", "Être proche", "OO1.1", "Informer", "A1.1.1", "Éditer un guide", "DG"),
        ("", "", "", "", "A1.1.2", "Tenir un stand", "PCS"),
    ) == [
        "OS OS1 | Être proche",
        "  OO OO1.1 | Informer",
        "    A A1.1.1 | Éditer un guide {pilots=DG}",
        "    A A1.1.2 | Tenir un stand {pilots=PCS}",
    ]


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (("Objectifs", "Actions", "Qui"), [], ("level:operational_objective", "level:action", "pilots")),
        (
            ("Engagement", "Mesure", "Qui"),
            [("Ouvrir nos portes à tous", "Peindre", "DG"), ("", "Signaler", "DG")],
            ("level:operational_objective", "level:action", "pilots"),
        ),
        (
            ("Lieu", "Mesure", "Qui"),
            [("Sart", "Peindre", "DG"), ("Tiège", "Signaler", "DG")],
            ("", "level:action", "pilots"),
        ),
        (
            ("But", "Cap", "Mesure", "Qui"),
            [("1 Accueillir", "1.1 Ouvrir", "Peindre", "DG"), ("", "", "Signaler", "DG")],
            ("level:operational_objective", "", "level:action", "pilots"),
        ),
    ],
)
def test_columns_by_their_company(
    head: tuple[str, ...], body: list[tuple[str, ...]], expected: tuple[str, ...]
) -> None:
    assert roles(head, *body) == expected


def test_tables_of_figures_hold_no_elements() -> None:
    assert outline(
        "Axe 1 : Le social",
        "Objectif stratégique 1.1 : Bien accueillir",
        "Objectif opérationnel 1.1.1 : Ouvrir",
        ("Action", "Pilote"),
        ("Ouvrir le samedi", "DG"),
        ("Axe", "Réalisé", "En cours"),
        ("1. Le social", "4", "2"),
        ("2. La santé", "-", "3"),
        ("Indicateur", "2024", "2025", "Visé"),
        ("Dossiers ouverts", "12", "14", "20"),
    ) == [
        "AX 1 | Le social",
        "  OS 1.1 | Bien accueillir",
        "    OO 1.1.1 | Ouvrir",
        "      A - | Ouvrir le samedi {pilots=DG}",
    ]


CARD: tuple[Row, ...] = (
    "Enjeu 1 : Le logement",
    "Objectif stratégique : Loger chacun",
    "Objectif opérationnel 1.1 : Louer mieux",
    ("FICHE-ACTION N° 4", ""),
    ("Projet", "Ouvrir une bourse"),
    ("Actions à mener", "• Écrire aux propriétaires ; • Signer une charte"),
    ("Chef de projet", "Agent logement"),
    ("Timing", "2027"),
    ("FICHE-ACTION N° 5 : Rénover trois studios", ""),
    ("Étapes", "1. Choisir l’architecte 2. Lancer le marché"),
    ("Chef de projet", "Agent technique"),
)


def test_cards_with_steps_and_titles_of_three_manners() -> None:
    assert outline(
        *CARD, ("N°", "6"), ("Intitulé du projet", "Louer meublé"), ("Qui", "AIS"), ("Quand", "2029")
    ) == [
        "AX 1 | Le logement",
        "  OS - | Loger chacun",
        "    OO 1.1 | Louer mieux",
        "      A FICHE-ACTION N° 4 | Ouvrir une bourse {pilots=Agent logement; start=2027; end=2027}",
        "        M - | Écrire aux propriétaires",
        "        M - | Signer une charte",
        "      A 5 | Rénover trois studios {pilots=Agent technique}",
        "        M - | Choisir l’architecte",
        "        M - | Lancer le marché",
        "      A 6 | Louer meublé {pilots=AIS; end=2029}",
    ]


def test_a_closing_list_of_cards_repeats_them() -> None:
    rows = (*CARD, ("h1", "Tableau récapitulatif"), ("N°", "Projet", "Page"))
    items = reading(*rows, ("4", "Ouvrir une bourse", "3"), ("5", "Rénover trois studios", "4")).plan.items
    assert [item.label for item in items if item.kind == "action"] == [
        "Ouvrir une bourse",
        "Rénover trois studios",
    ]


def _sheets(**sheets: list[list[str]]) -> list[str]:
    lines = Lines()
    made = [Sheet(name.replace("_", " ")) for name in sheets]
    for sheet, rows in zip(made, sheets.values(), strict=True):
        for number, row in enumerate(rows, 1):
            sheet.add(number, row)
    put_sheets(lines, made)
    return [line.text for line in lines.lines if line.style == "heading 1"]


def test_names_of_sheets_that_say_more_than_their_titles() -> None:
    head = ["Action", "Pilote"]
    assert _sheets(OS_1=[["Bien accueillir"], head], OS_2=[["Bien loger"], head], Listes=[["Fait"]]) == [
        "OS 1",
        "OS 2",
    ]
    assert _sheets(OS1=[["AXE 1 - Le social"], head], OS2=[["AXE 2 - La santé"], head]) == []
    assert _sheets(OS1=[["PST 2025-2030"], head], OS2=[["PST 2025-2030"], head]) == []
