"""Tables, cards and sheets of invented plans: what their columns and rows turn out to hold."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from pstgraph.readers import read
from pstgraph.readers.document import Document
from pstgraph.readers.formats._building import Lines
from pstgraph.readers.formats._sheets import Sheet, put_sheets
from pstgraph.readers.formats.plain import text_lines
from pstgraph.readers.outline import read_outline
from pstgraph.readers.outline.columns import settle_columns
from pstgraph.readers.outline.headers import read_header
from tests.readers.outline_form import compact
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
        "      A 4 | Ouvrir une bourse {pilots=Agent logement; start=2027; end=2027}",
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


def text_outline(text: str) -> list[str]:
    """The outline of a text as ``pdftotext -layout`` prints it."""
    lines, count = text_lines(text)
    return compact(read_outline(Document("plan.txt", "0" * 64, lines, "text", count)).plan).splitlines()


HEAD = """Programme stratégique transversal du CPAS de Verval

Objectif stratégique 1 : Être proche
Objectif opérationnel 1.1 : Bien loger
"""


def test_words_that_the_plan_explains() -> None:
    assert outline(
        "Chaque pari, ou défi (OS), mène à des engagements (objectifs opérationnels) et à des actions.",
        ("h2", "Nos deux défis"),
        ("l1", "Loger chacun"),
        ("l1", "Nourrir chacun"),
        ("h2", "Défi 1 – Loger chacun"),
        ("Engagements", "N°", "Actions"),
        ("Louer mieux", "1", "Ouvrir une bourse"),
        ("", "2", "Signer une charte"),
        ("h2", "Défi 2 – Nourrir chacun"),
        ("Engagements", "N°", "Actions"),
        ("Partager", "3", "Ouvrir une épicerie"),
    ) == [
        "OS 1 | Loger chacun",
        "  OO - | Louer mieux",
        "    A 1 | Ouvrir une bourse",
        "    A 2 | Signer une charte",
        "OS 2 | Nourrir chacun",
        "  OO - | Partager",
        "    A 3 | Ouvrir une épicerie",
    ]


def test_lines_of_numbered_rows_with_centred_cells() -> None:
    text = """
 N°   Action                                  Porteur            Échéance      Partenaires
      Ouvrir une maison pour les
 1                                            PCS                2026          asbl Le Pont
      familles
                                                                 en deux ans
 2    Signer une charte                       DG                               –
                                                                 (2028)
      Réunir les propriétaires, les agences
 3    immobilières et leurs locataires        Service            juin 2027     AIS
"""
    assert text_outline(HEAD + text) == [
        "OS 1 | Être proche",
        "  OO 1.1 | Bien loger",
        "    A 1 | Ouvrir une maison pour les familles {pilots=PCS; end=2026; partners=asbl Le Pont}",
        "    A 2 | Signer une charte {pilots=DG; end=2028}",
        "    A 3 | Réunir les propriétaires, les agences immobilières et leurs locataires"
        " {pilots=Service; end=2027-06; partners=AIS}",
    ]


def test_lines_of_numbered_rows_with_cells_at_their_top() -> None:
    text = """
 Action                                       Porteur                 Échéance
 1.1.1 Ouvrir une maison à                    Directrice générale /   2026
       Sart-Bernard                           Présidente
 1.1.2 Rénover les studios de la              Service technique       2027
       Grand-Place et ceux du
       Vieux Moulin
"""
    assert text_outline(HEAD + text) == [
        "OS 1 | Être proche",
        "  OO 1.1 | Bien loger",
        "    A 1.1.1 | Ouvrir une maison à Sart-Bernard"
        " {pilots=Directrice générale; political=Présidente; end=2026}",
        "    A 1.1.2 | Rénover les studios de la Grand-Place et ceux du Vieux Moulin"
        " {pilots=Service technique; end=2027}",
    ]


def test_what_is_on_offer_is_no_plan() -> None:
    offer: tuple[Row, ...] = (
        "Axe 1 – Accueil",
        ("Code", "Intitulé", "Durée", "Tarif"),
        ("1.1", "Accueillir un public difficile", "2 jours", "180 €"),
        ("1.2", "Rédiger en langage clair", "1 jour", "90 €"),
        "Axe 2 – Travail social",
        ("Code", "Intitulé", "Durée", "Tarif"),
        ("2.1", "Mener un entretien", "2 jours", "180 €"),
    )
    assert reading("Saison 2026", *offer).plan.items == ()
    actions = ("Objectif opérationnel 1 : Accueillir", "Action 1 : Former")
    assert reading("Catalogue des activités", *actions).plan.items == ()
    assert len(reading("Catalogue du PST", *actions).plan.items) == 2


OBJECTIVES: tuple[Row, ...] = ("OS 1 : Être proche", "OO 1.1 : Accueillir")


def below_objectives(*rows: Row) -> list[str]:
    """The outline below an objective of each kind."""
    found = outline(*OBJECTIVES, *rows)
    assert found[:2] == ["OS OS 1 | Être proche", "  OO OO 1.1 | Accueillir"]
    return [line.removeprefix("    ") for line in found[2:]]


def test_cards_of_four_columns() -> None:
    assert below_objectives(
        ("Fiche action n° 1", "", "", ""),
        ("Intitulé", "Créer un guichet", "Priorité", "Haute"),
        ("Pilote", "DG", "Échéance", "2026"),
        ("Actions concrètes", "- Acheter un bureau - Peindre", "", ""),
        ("Partenaires", "PCS", "Budget", "5.000 €"),
    ) == [
        "A 1 | Créer un guichet {pilots=DG; end=2026; budget=5000 unspecified; partners=PCS; priority=Haute}",
        "  M - | Acheter un bureau",
        "  M - | Peindre",
    ]


def test_cards_headed_by_their_title() -> None:
    assert below_objectives(
        ("1.1.1 Créer un guichet", "1.1.1 Créer un guichet"),
        ("Étapes", "• Acheter • Peindre"),
        ("Responsable", "DG"),
        ("1.1.2 Créer un site", "1.1.2 Créer un site"),
        ("Responsable", "RH"),
    ) == [
        "A 1.1.1 | Créer un guichet {pilots=DG}",
        "  M - | Acheter",
        "  M - | Peindre",
        "A 1.1.2 | Créer un site {pilots=RH}",
    ]


def test_two_columns_of_what_is_to_be_done() -> None:
    head, rows = ("Projet", "Actions", "Qui"), (("Guichet", "Acheter", "DG"), ("", "Peindre", "RH"))
    assert below_objectives(head, *rows) == [
        "A - | Guichet",
        "  M - | Acheter {pilots=DG}",
        "  M - | Peindre {pilots=RH}",
    ]
    assert outline("OS 1 : Être proche", head, *rows)[1:] == [
        "  OO - | Guichet",
        "    A - | Acheter {pilots=DG}",
        "    A - | Peindre {pilots=RH}",
    ]


def test_heads_that_say_when_and_fields_across_the_table() -> None:
    assert below_objectives(
        ("N°", "Action", "Statut au 31/12/2026", "Budget 2026", "Budget 2027"),
        ("1", "Créer un guichet", "En cours", "1.000", "2.000"),
        ("Indicateur : nombre de visites", "", "", "", ""),
    ) == [
        "A 1 | Créer un guichet {budget=1000 unspecified, 2000 unspecified; indicators=nombre de visites;"
        " status=En cours}"
    ]


def test_numbers_of_each_level_in_columns_of_their_own() -> None:
    assert outline(
        ("N° OS", "Objectif stratégique", "N° OO", "Objectif opérationnel", "N° action", "Action", "Pilote"),
        ("1", "Être proche", "1.1", "Accueillir", "1.1.1", "Créer un guichet", "DG"),
        ("", "", "", "", "1.1.2", "Former", "RH"),
    ) == [
        "OS 1 | Être proche",
        "  OO 1.1 | Accueillir",
        "    A 1.1.1 | Créer un guichet {pilots=DG}",
        "    A 1.1.2 | Former {pilots=RH}",
    ]


def test_cards_that_name_their_objectives_before_their_title() -> None:
    above = (
        ("Axe", "Le social"),
        ("Objectif stratégique", "Être proche"),
        ("Objectif opérationnel", "Aider"),
    )
    assert outline(
        ("Fiche action", "1.1"),
        *above,
        ("Titre", "Créer un guichet"),
        ("Pilote", "DG"),
        ("Échéance", "2026"),
        ("Fiche action", "1.2"),
        *above,
        ("Titre", "Créer un site"),
        ("Pilote", "RH"),
        ("Échéance", "2027"),
    ) == [
        "AX - | Le social",
        "  OS - | Être proche",
        "    OO - | Aider",
        "      A 1.1 | Créer un guichet {pilots=DG; end=2026}",
        "      A 1.2 | Créer un site {pilots=RH; end=2027}",
    ]


def test_columns_that_are_ticked_and_totals() -> None:
    assert below_objectives(
        ("Action", "Responsable", "À faire", "En cours", "Réalisé"),
        ("Créer un guichet", "DG", "", "x", ""),
        ("Créer un site", "RH", "", "", "x"),
        ("Sous-total", "", "", "1", "1"),
    ) == [
        "A - | Créer un guichet {pilots=DG; status=En cours}",
        "A - | Créer un site {pilots=RH; status=Réalisé}",
    ]


def test_cards_laid_out_with_blanks() -> None:
    text = """
FICHE PROJET N° 1
Intitulé             Créer une bourse au logement pour les
                     familles
Actions à mener      • Écrire aux propriétaires
                     • Signer une charte
Chef de projet       Agent logement
Timing               fin 2026

FICHE PROJET N° 2
Intitulé             Rénover trois studios
Chef de projet       Agent technique
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A 1 | Créer une bourse au logement pour les familles {pilots=Agent logement; end=2026-12}",
        "      M - | Écrire aux propriétaires",
        "      M - | Signer une charte",
        "    A 2 | Rénover trois studios {pilots=Agent technique}",
    ]


def test_titles_without_number_that_go_on_beside_a_second_owner() -> None:
    text = """
Action                                 Responsable            Échéance
Rénover trois studios de la            Agent technique /      2028
Grand-Place                            DG
Signer une charte                      RH                     2027
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A - | Rénover trois studios de la Grand-Place {pilots=Agent technique, DG; end=2028}",
        "    A - | Signer une charte {pilots=RH; end=2027}",
    ]


def test_lines_below_centred_heads() -> None:
    text = """
      N°                 Action                   Responsable        Échéance
      1      Créer une bourse au logement           Agent              2026
             pour les familles                     logement
      2      Signer une charte                        DG             juin 2027
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A 1 | Créer une bourse au logement pour les familles {pilots=Agent logement; end=2026}",
        "    A 2 | Signer une charte {pilots=DG; end=2027-06}",
    ]


def test_rows_without_numbers_whose_dates_stand_in_their_middle() -> None:
    text = """
 Action                                 Responsable            Échéance
 Créer une bourse au logement
                                        Agent logement         2026
 pour les familles
 Signer une charte                      RH                     2027
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A - | Créer une bourse au logement pour les familles {pilots=Agent logement; end=2026}",
        "    A - | Signer une charte {pilots=RH; end=2027}",
    ]


def test_a_row_for_each_step() -> None:
    assert below_objectives(
        ("Projet", "Étapes", "Responsable"),
        ("Guichet", "Acheter", "DG"),
        ("", "Peindre", "RH"),
        ("Site", "Choisir", "DG"),
    ) == [
        "A - | Guichet",
        "  M - | Acheter {pilots=DG}",
        "  M - | Peindre {pilots=RH}",
        "A - | Site",
        "  M - | Choisir {pilots=DG}",
    ]


def test_what_a_card_says_of_a_title_in_its_head() -> None:
    assert below_objectives(
        ("Action 1 : Créer un guichet", ""),
        ("Quoi ?", "Réunir les services"),
        ("Qui ?", "DG"),
        ("Quand ?", "2026"),
    ) == ["A Action 1 | Créer un guichet {pilots=DG; end=2026; description=Réunir les services}"]


def test_legends_on_sheets_of_their_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheets = {
        "OS 1": [("Être proche",), ("N°", "Action", "Pilote"), ("1.1", "Créer un guichet", "DG")],
        "OS 2": [("Bien gérer",), ("N°", "Action", "Pilote"), ("2.1", "Compter", "DF")],
        "Légende": [("Code", "Sens"), ("DG", "Directeur général"), ("DF", "Directeur financier")],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "plan.xlsx")
    assert compact(read(tmp_path / "plan.xlsx").plan).splitlines() == [
        "OS OS 1 | Être proche",
        "  A 1.1 | Créer un guichet {pilots=DG}",
        "OS OS 2 | Bien gérer",
        "  A 2.1 | Compter {pilots=DF}",
    ]


def test_a_person_with_an_office_is_one_owner() -> None:
    head = ("Action", "Mandataire", "Agent", "Échéance")
    row = ("Créer un guichet", "Président", "Lucie Martin, juriste", "2026")
    assert below_objectives(head, row) == [
        "A - | Créer un guichet {pilots=Lucie Martin, juriste; political=Président; end=2026}"
    ]


def test_tables_below_closing_headings_are_none_of_the_plan() -> None:
    assert below_objectives(
        ("Action", "Pilote"),
        ("Créer un guichet", "DG"),
        ("h1", "Lexique"),
        ("Terme", "Définition"),
        ("DG", "Directeur général"),
    ) == ["A - | Créer un guichet {pilots=DG}"]


def test_objectives_to_the_right_of_the_titles() -> None:
    assert outline(
        ("Réf.", "Intitulé", "OO", "Qui"),
        ("1", "Créer un guichet", "OO 1.1 Accueillir", "DG"),
        ("2", "Former", "OO 1.2 Former", "RH"),
    ) == [
        "OO OO 1.1 | Accueillir",
        "  A 1 | Créer un guichet {pilots=DG}",
        "OO OO 1.2 | Former",
        "  A 2 | Former {pilots=RH}",
    ]


def test_codes_of_three_levels_before_the_title_of_a_card() -> None:
    assert outline(
        "OS 1 : Être proche",
        ("l1", "OO 1 : Accueillir"),
        ("l1", "OO 2 : Loger"),
        ("OS 1 – OO 1 – Action 1", "Créer un guichet"),
        ("Service pilote", "DG"),
        ("Étapes", "• Acheter • Peindre"),
        ("OS 1 – OO 2 – Action 2", "Signer une charte"),
        ("Service pilote", "RH"),
    ) == [
        "OS OS 1 | Être proche",
        "  OO OO 1 | Accueillir",
        "    A Action 1 | Créer un guichet {pilots=DG}",
        "      M - | Acheter",
        "      M - | Peindre",
        "  OO OO 2 | Loger",
        "    A Action 2 | Signer une charte {pilots=RH}",
    ]


def test_codes_of_every_level_in_one_column_and_a_key_to_them() -> None:
    found = outline(
        "Programme stratégique transversal",
        ("Niveau", "Signification"),
        ("1", "objectif stratégique"),
        ("1.1", "objectif opérationnel"),
        ("1.1.1", "action"),
        "VOLET EXTERNE",
        ("Code", "État", "Intitulé", "Porteur"),
        ("1", "", "Loger les jeunes", ""),
        ("1.1", "", "Louer mieux", ""),
        ("1.1.1", "○", "Ouvrir une bourse", "AIS"),
        ("", "", "Total", "1"),
        "VOLET INTERNE",
        ("Code", "État", "Intitulé", "Porteur"),
        ("1", "", "Moderniser les outils", ""),
        ("1.1", "", "Passer au dossier numérique", ""),
        ("1.1.1", "○", "Numériser les archives", "DG"),
    )
    assert [re.sub(r" \{.*", "", line) for line in found] == [
        "OS 1 | Loger les jeunes",
        "  OO 1.1 | Louer mieux",
        "    A 1.1.1 | Ouvrir une bourse",
        "OS 1 | Moderniser les outils",
        "  OO 1.1 | Passer au dossier numérique",
        "    A 1.1.1 | Numériser les archives",
    ]


def test_flat_rows_with_steps_then_a_list_of_the_actions_and_a_directory() -> None:
    assert outline(
        "Les ambitions sont les objectifs stratégiques du plan.",
        ("Pilote", "Ambition", "Objectif", "Fiche-action", "Étape"),
        ("DG", "Ambition 1 – Être ouvert", "Accueillir", "FA 1 : Créer un guichet unique", ""),
        ("", "Ambition 1 – Être ouvert", "Accueillir", "FA 1 : Créer un guichet unique", "Peindre"),
        ("", "Ambition 1 – Être ouvert", "Accueillir", "FA 1 : Créer un guichet unique", "Former"),
        ("RH", "Ambition 1 – Être ouvert", "Informer", "FA 2 : Refondre le site internet", ""),
        ("Fiche", "Intitulé", "Service"),
        ("FA 1", "Créer un guichet unique", "DG"),
        ("FA 2", "Refondre le site internet", "RH"),
        ("Service", "Téléphone"),
        ("DG", "083 00 00 01"),
    ) == [
        "OS 1 | Être ouvert",
        "  OO - | Accueillir",
        "    A FA 1 | Créer un guichet unique {pilots=DG}",
        "      M - | Peindre",
        "      M - | Former",
        "  OO - | Informer",
        "    A FA 2 | Refondre le site internet {pilots=RH}",
    ]


def test_sums_of_objectives_are_no_elements() -> None:
    table = (("Action", "Pilote"), ("Créer un guichet", "DG"))
    for head in (("Objectif stratégique", "Total"), ("Objectif stratégique", "Budget")):
        rows = (*table, "Récapitulatif budgétaire", head, ("1", "353.000,00 €"), ("2", "22.500,00 €"))
        assert below_objectives(*rows) == ["A - | Créer un guichet {pilots=DG}"]


def test_tasks_in_a_table_right_below_an_objective_over_two_pages() -> None:
    text = """
N°       Tâche                                   Porteur           Échéance
1.1.1    Créer un bus qui dessert les            DG                2027
         neuf villages
OO 1.2   Combattre la fracture
                                                                        1
\fCPAS de Verval                                 Programme stratégique transversal
N°       Tâche                                   Porteur           Échéance
1.2.1    Prêter des ordinateurs                  RH                2026
                                                                        2
\fCPAS de Verval                                 Programme stratégique transversal
N°       Tâche                                   Porteur           Échéance
1.2.2    Former les aînés                        RH                2026
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A 1.1.1 | Créer un bus qui dessert les neuf villages {pilots=DG; end=2027}",
        "  OO OO 1.2 | Combattre la fracture",
        "    A 1.2.1 | Prêter des ordinateurs {pilots=RH; end=2026}",
        "    A 1.2.2 | Former les aînés {pilots=RH; end=2026}",
    ]


def test_sums_of_each_year_and_a_total_across_the_table() -> None:
    assert below_objectives(
        ("N°", "Action", "Pilote"),
        ("1", "Créer un guichet", "DG"),
        ("TOTAL", "", ""),
        ("Objectif", "Budget 2026", "Budget 2027"),
        ("OS 1", "5.000 €", "2.000 €"),
        ("OS 2", "1.000 €", ""),
    ) == ["A 1 | Créer un guichet {pilots=DG}"]


def test_a_key_of_letters() -> None:
    assert outline(
        "PST du CPAS",
        ("Code", "Niveau"),
        ("I", "Axe"),
        ("A", "Objectif stratégique"),
        ("1", "Objectif opérationnel"),
        ("a", "Action"),
        "I. Le social",
        "A. Accueillir",
        "1. Ouvrir plus tôt",
        "a. Créer un guichet",
        "a. Former",
    ) == [
        "AX I | Le social",
        "  OS A | Accueillir",
        "    OO 1 | Ouvrir plus tôt",
        "      A a | Créer un guichet",
        "      A a | Former",
    ]


@pytest.mark.parametrize(("head", "kind"), [("Ambition", "OS"), ("Enjeu", "OS"), ("Domaine", "AX")])
def test_a_word_above_objectives_that_have_no_name(head: str, kind: str) -> None:
    rows = (("Être ouvert", "Accueillir", "Créer un guichet"), ("Être juste", "Aider", "Créer un fonds"))
    assert [line for line in outline((head, "Objectif", "Action"), *rows) if line[0] != " "] == [
        f"{kind} - | Être ouvert",
        f"{kind} - | Être juste",
    ]


def test_axes_and_objectives_named_by_the_codes_of_cards_alone() -> None:
    assert outline(
        "Programme stratégique transversal",
        ("Axe 1 - OS 2 - Fiche 3 : Créer un guichet", ""),
        ("Pilote", "DG"),
        ("Axe 1 - OS 2 - Fiche 4 : Créer un site", ""),
        ("Pilote", "RH"),
    ) == [
        "AX 1 | -",
        "  OS OS 2 | -",
        "    A Fiche 3 | Créer un guichet {pilots=DG}",
        "    A Fiche 4 | Créer un site {pilots=RH}",
    ]


def test_a_word_with_a_hyphen_at_the_end_of_a_line() -> None:
    text = """
N°      Actions                             Qui         Pour quand
1.1.1   Recruter des aides-                 GRH         2026
        soignantes
1.1.2   Réviser le cadre                    DG          2027
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A 1.1.1 | Recruter des aides-soignantes {pilots=GRH; end=2026}",
        "    A 1.1.2 | Réviser le cadre {pilots=DG; end=2027}",
    ]


def test_numbers_behind_the_titles() -> None:
    assert outline(
        "PST 2025-2030 du CPAS",
        ("Libellé", "N°", "Responsable"),
        ("Renforcer l’accueil", "1", ""),
        ("Ouvrir plus tôt", "1.1", ""),
        ("Créer un guichet", "1.1.1", "DG"),
        ("Former les agents", "1.1.2", "RH"),
    ) == [
        "OS 1 | Renforcer l’accueil",
        "  OO 1.1 | Ouvrir plus tôt",
        "    A 1.1.1 | Créer un guichet {pilots=DG}",
        "    A 1.1.2 | Former les agents {pilots=RH}",
    ]


def test_cards_below_a_table_of_actions_of_another_shape() -> None:
    assert below_objectives(
        ("N°", "Action", "Pilote"),
        ("1", "Créer un guichet", "DG"),
        ("Action 2 : Créer un site", ""),
        ("Pilote", "RH"),
        ("Budget", "5.000 €"),
    ) == [
        "A 1 | Créer un guichet {pilots=DG}",
        "A Action 2 | Créer un site {pilots=RH; budget=5000 unspecified}",
    ]


def test_steps_numbered_in_the_card_of_a_code_of_three_levels() -> None:
    assert below_objectives(
        ("OS 1 | OO 1.1 | A1", "Créer un guichet"),
        ("Pilote", "DG"),
        ("OS 1 | OO 1.1 | A2 : Créer un site", ""),
        ("Étapes", "1) Acheter 2) Peindre"),
    ) == [
        "A A1 | Créer un guichet {pilots=DG}",
        "A A2 | Créer un site",
        "  M - | Acheter",
        "  M - | Peindre",
    ]


def test_rows_that_explain_the_letters_of_a_level() -> None:
    key = (("OS", "Objectif stratégique"), ("OO", "Objectif opérationnel"))
    head = ("Code", "Titre", "Pilote")
    assert outline(
        *key, head, ("OS1", "Accueil", ""), ("OO1.1", "Ouvrir", ""), ("A1.1.1", "Peindre", "DG")
    ) == [
        "OS OS1 | Accueil",
        "  OO OO1.1 | Ouvrir",
        "    A A1.1.1 | Peindre {pilots=DG}",
    ]


def test_a_list_of_actions_before_their_cards_does_not_swallow_them() -> None:
    found = outline(
        "Synthèse",
        ("N°", "Action", "Pilote"),
        ("FA 1", "Créer un guichet unique", "DG"),
        ("FA 2", "Refondre le site internet", "RH"),
        *OBJECTIVES,
        ("FA 1 : Créer un guichet unique", ""),
        ("Pilote", "DG"),
        ("FA 2 : Refondre le site internet", ""),
        ("Pilote", "RH"),
    )
    assert found[-2:] == [
        "    A FA 1 | Créer un guichet unique {pilots=DG}",
        "    A FA 2 | Refondre le site internet {pilots=RH}",
    ]


def test_numbers_of_objectives_that_stand_above_the_table() -> None:
    assert below_objectives(
        ("OS", "OO", "N°", "Action", "Pilote"),
        ("1", "1.1", "1.1.1", "Créer un guichet", "DG"),
        ("1", "1.1", "1.1.2", "Créer un site", "RH"),
    ) == ["A 1.1.1 | Créer un guichet {pilots=DG}", "A 1.1.2 | Créer un site {pilots=RH}"]


@pytest.mark.parametrize("row", [False, True])
def test_a_key_in_one_cell_or_line(row: bool) -> None:
    words = "1 = objectif stratégique ; 1.1 = objectif opérationnel ; 1.1.1 = action"
    key = (f"Légende : {words}", "", "") if row else words
    head = ("Code", "Titre", "Pilote")
    rows = (("1", "Accueil", ""), ("1.1", "Ouverture", ""), ("1.1.1", "Guichet unique", "DG"))
    assert outline("PST du CPAS", key, head, *rows) == [
        "OS 1 | Accueil",
        "  OO 1.1 | Ouverture",
        "    A 1.1.1 | Guichet unique {pilots=DG}",
    ]


def test_a_synoptic_table_before_the_cards_and_a_blank_card_behind_them() -> None:
    def card(number: str, objective: str, title: str, partners: str) -> list[Row]:
        return [
            (f"FICHE-PROJET N° {number}", ""),
            ("Objectif stratégique", "1. Accueil"),
            ("Objectif opérationnel", objective),
            ("Intitulé du projet", title),
            ("Partenaires", partners),
            ("Pilote", "DG"),
        ]

    assert outline(
        ("h1", "Tableau synoptique"),
        ("Objectifs stratégiques", "Objectifs opérationnels", "Projets"),
        ("OS 1 Accueil", "OO 1.1 Ouvrir à tous", "• 1. Un guichet unique • 2. Un site internet"),
        ("", "OO 1.2 Aider les aînés", "3. Le taxi social"),
        ("h1", "Fiches-projets"),
        *card("1", "1.1. Ouvrir à tous", "Un guichet unique", "Forem"),
        *card("2", "1.1. Ouvrir à tous", "Un site internet", ""),
        *card("3", "1.2. Aider les aînés", "Le taxi social", "Forem"),
        ("h1", "Annexe : grille d’analyse d’un nouveau projet (modèle vierge)"),
        *card("….", "", "", ""),
        ("Échéance", "…/…/20…"),
    ) == [
        "OS OS 1 | Accueil",
        "  OO OO 1.1 | Ouvrir à tous",
        "    A 1 | Un guichet unique {pilots=DG; partners=Forem}",
        "    A 2 | Un site internet {pilots=DG}",
        "  OO OO 1.2 | Aider les aînés",
        "    A 3 | Le taxi social {pilots=DG; partners=Forem}",
    ]
