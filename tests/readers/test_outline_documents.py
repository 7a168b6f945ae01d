"""Styled and gridded documents, as the readers of office files and web pages give them to the engine."""

from __future__ import annotations

from pstgraph.model.plan import Reading
from pstgraph.readers.document import Document, Line
from pstgraph.readers.outline import read_outline
from tests.readers.outline_form import compact

STYLES = {"h": "heading ", "l": "list "}
Row = str | tuple[str, ...]


def reading(*rows: Row) -> Reading:
    """Read rows: a text, a table row, or a text led by "h1".."h6", "l1".."l9" or "b" (bold)."""
    lines = []
    for number, row in enumerate(rows, 1):
        if isinstance(row, str):
            lines.append(Line(number, row))
        elif row[0] == "b" or (len(row[0]) == 2 and row[0][0] in STYLES and row[0][1].isdigit()):
            style = None if row[0] == "b" else STYLES[row[0][0]] + row[0][1]
            lines.append(Line(number, row[1], style=style, bold=row[0] == "b", place=f"paragraphe {number}"))
        else:
            lines.append(Line(number, "\t".join(row), cells=row, place=f"tableau 1, ligne {number}"))
    return read_outline(Document("plan.docx", "0" * 64, tuple(lines), "docx", len(rows)))


def outline(*rows: Row) -> list[str]:
    return compact(reading(*rows).plan).splitlines()


def test_headings_that_name_their_level() -> None:
    assert outline(
        ("h1", "Programme stratégique transversal du CPAS de Verval"),
        "Ce programme couvre la législature 2024-2030.",
        ("h2", "Volet externe"),
        ("h3", "OS 1 : Être un CPAS accessible"),
        ("h4", "OO 1.1 : Améliorer l’accueil"),
        ("l1", "Rénover le hall"),
        ("l1", "Former les agents"),
        ("l2", "À l’écoute active"),
        ("h2", "Volet interne"),
        ("h3", "OS 1 : Être un bon employeur"),
        ("h4", "OO 1.1 : Soigner le bien-être"),
        ("l1", "Réaliser une analyse des risques"),
        ("h2", "Conclusion"),
        ("l1", "Merci à tous"),
    ) == [
        "OS OS 1 | Être un CPAS accessible {volet=external}",
        "  OO OO 1.1 | Améliorer l’accueil {volet=external}",
        "    A - | Rénover le hall {volet=external}",
        "    A - | Former les agents {volet=external}",
        "      M - | À l’écoute active {volet=external}",
        "OS OS 1 | Être un bon employeur {volet=internal}",
        "  OO OO 1.1 | Soigner le bien-être {volet=internal}",
        "    A - | Réaliser une analyse des risques {volet=internal}",
    ]


def test_headings_without_level_words() -> None:
    assert outline(
        ("h1", "PST du CPAS de Verval"),
        ("h1", "1. Contexte"),
        ("h2", "La commune"),
        "Une commune rurale.",
        ("h1", "2. Nos objectifs stratégiques"),
        ("h2", "Être un CPAS accueillant"),
        ("h3", "Améliorer l’accueil des familles"),
        ("l1", "Aménager un coin enfants"),
        ("l1", "Ouvrir le mercredi"),
        ("h2", "Être un CPAS efficace"),
        ("h3", "Numériser les dossiers"),
        ("l1", "Acheter un scanner"),
        ("h1", "3. Évaluation"),
        "Le PST sera évalué.",
    ) == [
        "OS - | Être un CPAS accueillant",
        "  OO - | Améliorer l’accueil des familles",
        "    A - | Aménager un coin enfants",
        "    A - | Ouvrir le mercredi",
        "OS - | Être un CPAS efficace",
        "  OO - | Numériser les dossiers",
        "    A - | Acheter un scanner",
    ]


def test_merged_cells_repeated_in_every_row() -> None:
    head = (
        "Objectif stratégique",
        "Objectif opérationnel",
        "N°",
        "Action",
        "Pilote",
        "Mandataire",
        "Échéance",
    )
    money = ("Budget ordinaire", "Budget extraordinaire")
    assert outline(
        "CPAS de Verval – PST",
        (*head, *money),
        (
            "OS1 Loger",
            "OO1.1 Rénover",
            "1",
            "Isoler les toits",
            "Service travaux",
            "Échevin",
            "2026",
            "",
            "50.000",
        ),
        ("OS1 Loger", "OO1.1 Rénover", "2", "Changer les châssis", "DG", "", "2027", "1.200,50", ""),
        ("OS1 Loger", "OO1.2 Construire", "3", "Acheter un terrain", "DG", "", "", "", ""),
        (
            "OS2 Nourrir",
            "OO2.1 Distribuer",
            "4",
            "Ouvrir une épicerie",
            "AS",
            "",
            "juin 2025",
            "5000 €/an",
            "",
        ),
    ) == [
        "OS OS1 | Loger",
        "  OO OO1.1 | Rénover",
        "    A 1 | Isoler les toits"
        " {pilots=Service travaux; political=Échevin; end=2026; budget=50000 extraordinary}",
        "    A 2 | Changer les châssis {pilots=DG; end=2027; budget=1200.50 ordinary}",
        "  OO OO1.2 | Construire",
        "    A 3 | Acheter un terrain {pilots=DG}",
        "OS OS2 | Nourrir",
        "  OO OO2.1 | Distribuer",
        "    A 4 | Ouvrir une épicerie {pilots=AS; end=2025-06; budget=5000/an ordinary}",
    ]


def test_codes_or_bare_numbers_in_a_first_column() -> None:
    for codes in (("OS1", "OO1.1", "A1.1.1"), ("1", "1.1", "1.1.1")):
        assert outline(
            "Programme stratégique transversal",
            ("Code", "Libellé", "Responsable", "Date de fin"),
            (codes[0], "Être un CPAS solidaire", "", ""),
            (codes[1], "Aider les jeunes", "", ""),
            (codes[2], "Créer un kot", "AS", "31/12/2026"),
        ) == [
            f"OS {codes[0]} | Être un CPAS solidaire",
            f"  OO {codes[1]} | Aider les jeunes",
            f"    A {codes[2]} | Créer un kot {{pilots=AS; end=2026-12-31}}",
        ]


def test_a_code_says_more_than_its_column() -> None:
    assert outline(
        "PST",
        ("N°", "Actions", "Responsabilité", "", "Planning", "", "Moyens", ""),
        ("", "", "Administrative", "Politique", "Début", "Fin", "Ordinaire", "Subsides"),
        ("OS 1", "Être un CPAS uni", "", "", "", "", "", ""),
        ("OO 1.1", "Fédérer les équipes", "", "", "", "", "", ""),
        ("1.1.1", "Organiser un team building", "DG", "Présidente", "2025", "2026", "1.000 €", ""),
        ("1.1.2", "Rédiger une charte", "DG", "", "", "2025", "", "500 €"),
    ) == [
        "OS OS 1 | Être un CPAS uni",
        "  OO OO 1.1 | Fédérer les équipes",
        "    A 1.1.1 | Organiser un team building"
        " {pilots=DG; political=Présidente; start=2025; end=2026; budget=1000 ordinary}",
        "    A 1.1.2 | Rédiger une charte {pilots=DG; end=2025; budget=500 subsidy}",
    ]


def test_cards_in_two_columns() -> None:
    assert outline(
        ("h1", "Objectif stratégique 1 : Être un CPAS vert"),
        ("h2", "Objectif opérationnel 1.1 : Réduire l’énergie"),
        ("Action", "Installer des panneaux"),
        ("Pilote", "DG"),
        ("Mandataire", "Présidente"),
        ("Échéance", "2026"),
        ("Partenaires", "ORES, Commune"),
        ("Action", "Isoler la maison de repos"),
        ("Pilote", "Directrice MR"),
        ("Échéance", "fin 2027"),
    ) == [
        "OS 1 | Être un CPAS vert",
        "  OO 1.1 | Réduire l’énergie",
        "    A - | Installer des panneaux"
        " {pilots=DG; political=Présidente; end=2026; partners=ORES, Commune}",
        "    A - | Isoler la maison de repos {pilots=Directrice MR; end=2027-12}",
    ]


def test_cards_that_name_their_objectives() -> None:
    assert outline(
        "PST CPAS de Verval",
        ("Fiche action 1.1.1", "Créer un potager"),
        ("OS", "1. Être un CPAS vert"),
        ("OO", "1.1 Verdir les espaces"),
        ("Responsable administratif", "PCS"),
        ("Période", "2025-2027"),
        ("Coût", "3.500 €"),
        ("Fiche action 1.1.2", "Planter un verger"),
        ("OS", "1. Être un CPAS vert"),
        ("OO", "1.1 Verdir les espaces"),
        ("Responsable administratif", "PCS"),
        ("Période", "2026"),
    ) == [
        "OS 1 | Être un CPAS vert",
        "  OO 1.1 | Verdir les espaces",
        "    A 1.1.1 | Créer un potager {pilots=PCS; start=2025; end=2027; budget=3500 unspecified}",
        "    A 1.1.2 | Planter un verger {pilots=PCS; start=2026; end=2026}",
    ]


def test_columns_named_by_questions() -> None:
    assert outline(
        "PST 2024-2030 du CPAS de Verval",
        ("OS 1 : Être un CPAS formateur", "", "", "", "", ""),
        ("OO 1.1 : Former les usagers", "", "", "", "", ""),
        ("Quoi ?", "Qui ?", "Quand ?", "Combien ?", "Avec qui ?", "Résultat attendu"),
        ("Ouvrir des ateliers cuisine", "Animatrice", "2025", "2.000 €", "Diététicienne", "40 participants"),
        ("Organiser des tables", "PCS", "chaque semaine", "néant", "Lire et Écrire", "20 apprenants"),
    )[2:] == [
        "    A - | Ouvrir des ateliers cuisine {pilots=Animatrice; end=2025; budget=2000 unspecified;"
        " partners=Diététicienne; indicators=40 participants}",
        "    A - | Organiser des tables"
        " {pilots=PCS; recurrence=chaque semaine; partners=Lire et Écrire; indicators=20 apprenants}",
    ]


def test_several_actions_in_one_cell_share_the_row() -> None:
    assert outline(
        "Plan stratégique transversal – CPAS de Verval",
        ("Objectifs opérationnels", "Actions", "Responsables", "Budget"),
        ("1.1 Aider les familles", "- Créer une halte-garderie - Soutenir les parents", "AS", "500 €"),
        ("1.2 Aider les isolés", "• Créer un café • Visiter les aînés", "PCS", ""),
    ) == [
        "OO 1.1 | Aider les familles",
        "  A - | Créer une halte-garderie {pilots=AS}",
        "  A - | Soutenir les parents {pilots=AS; budget=500 unspecified}",
        "OO 1.2 | Aider les isolés",
        "  A - | Créer un café {pilots=PCS}",
        "  A - | Visiter les aînés {pilots=PCS}",
    ]


def test_steps_announced_within_an_action() -> None:
    assert outline(
        ("h2", "Objectif stratégique n°1 : Garantir l’accès à la santé"),
        ("h3", "Objectif opérationnel n°1.1 : Informer"),
        ("h4", "Action n°1.1.1 : Organiser une bourse santé"),
        ("l1", "Pilote : PCS"),
        ("l1", "Partenaires : mutualités, maison médicale et ONE"),
        ("l1", "Étapes :"),
        ("l2", "Réserver la salle"),
        ("l2", "Inviter les partenaires"),
    )[2:] == [
        "    A 1.1.1 | Organiser une bourse santé {pilots=PCS; partners=mutualités, maison médicale, ONE}",
        "      M - | Réserver la salle",
        "      M - | Inviter les partenaires",
    ]


def test_shifted_rows_place_no_amount() -> None:
    """Only a row as wide as its head says for certain in which column an amount stands."""
    head = ("Intitulé", "Pilote", "Année", "Ordinaire", "Extraordinaire")
    lines = outline(
        "PST",
        head,
        ("OS 1 Être un CPAS sûr", "", "", "", ""),
        ("OO 1.1", "Protéger", "", "", "", ""),
        ("Action 1", "Poser des alarmes", "DG", "2025", "", "800 €"),
        ("Action 2", "Former", "DG", "2025", "900 €"),
        ("Action 3", "Réparer", "2025", "700 €"),
    )
    assert lines[2:] == [
        "    A Action 1 | Poser des alarmes {pilots=DG; start=2025; end=2025; budget=800 extraordinary}",
        "    A Action 2 | Former {pilots=DG; start=2025; end=2025; budget=900 unspecified}",
        "    A Action 3 | Réparer {start=2025; end=2025; budget=700 unspecified}",
    ]


def test_the_place_of_a_passage_is_that_of_its_line() -> None:
    plan = reading(
        ("h1", "OS 1 : Être un CPAS sûr"), ("h2", "OO 1.1 : Protéger"), ("Action", "Poser des alarmes")
    ).plan
    assert [item.evidence[0].place for item in plan.items] == [
        "paragraphe 1",
        "paragraphe 2",
        "tableau 1, ligne 3",
    ]


def test_rows_that_go_on_with_the_row_above() -> None:
    """In a text, where a line is no row of a file, a wrapped cell goes on in the line below."""
    rows = (
        ("N°", "Action", "Pilote", "Échéance"),
        ("OS 1", "Être un CPAS sûr", "", ""),
        ("OO 1.1", "Protéger", "", ""),
        ("1.1.1", "Former les agents à la gestion des", "Conseiller en", "Décembre"),
        ("", "conflits", "prévention", "2025"),
        ("1.1.2", "Poser des alarmes", "DG", "2026"),
    )
    lines = [Line(number, "\t".join(row), cells=row) for number, row in enumerate(rows, 1)]
    plan = read_outline(Document("plan.txt", "0" * 64, tuple(lines), "text", len(rows))).plan
    assert compact(plan).splitlines()[2:] == [
        "    A 1.1.1 | Former les agents à la gestion des conflits"
        " {pilots=Conseiller en prévention; end=2025-12}",
        "    A 1.1.2 | Poser des alarmes {pilots=DG; end=2026}",
    ]
    assert (plan.items[2].evidence[0].first_line, plan.items[2].evidence[0].last_line) == (4, 5)
