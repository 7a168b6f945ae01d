"""What cells hold beside titles: boxes to tick, steps, remarks, facts in tables of their own."""

from __future__ import annotations

from tests.readers.test_outline_documents import outline, reading
from tests.readers.test_outline_facts import HEADS
from tests.readers.test_outline_tables import HEAD, text_outline


def test_boxes_to_tick_in_a_card() -> None:
    assert outline(
        *HEADS,
        ("FICHE PROJET n° 1 : Ouvrir une bourse", ""),
        ("Type de projet", "☐ Nouveau ☒ En cours"),
        ("Volet", "☐ interne ☒ externe"),
        ("Pilote", "DG"),
        ("Étapes", "☒ Maintenir l’équipe ☐ Trouver un local"),
        ("Échéance", "31/12/2026"),
        ("État", "□ à l’étude ■ en cours"),
        ("FICHE PROJET n° 2 : Signer une charte", ""),
        ("Pilote", "AS"),
        ("Étapes", "Étape 1 : Rédiger Étape 2 : Signer"),
    )[2:] == [
        "    A 1 | Ouvrir une bourse {volet=external; pilots=DG; end=2026-12-31; status=en cours;"
        " note=Type de projet : En cours}",
        "      M - | Maintenir l’équipe {volet=external}",
        "      M - | Trouver un local {volet=external}",
        "    A 2 | Signer une charte {pilots=AS}",
        "      M - | Rédiger",
        "      M - | Signer",
    ]


def test_steps_behind_their_word_in_a_cell() -> None:
    assert outline(
        *HEADS,
        ("Action", "Pilote"),
        ("1.1.1 Ouvrir une bourse Étapes : - Trouver un local - Former l’équipe", "DG"),
        ("1.1.2 Signer une charte Étapes : • Rédiger • Signer", "AS"),
    )[2:] == [
        "    A 1.1.1 | Ouvrir une bourse {pilots=DG}",
        "      M - | Trouver un local",
        "      M - | Former l’équipe",
        "    A 1.1.2 | Signer une charte {pilots=AS}",
        "      M - | Rédiger",
        "      M - | Signer",
    ]


def test_a_column_of_steps() -> None:
    assert outline(
        *HEADS,
        ("Réf.", "Actions", "Étapes", "Pilote"),
        ("A1", "Ouvrir une bourse", "- Trouver un local - Former l’équipe", "DG"),
        ("A2", "Signer une charte", "", "AS"),
        ("", "(à définir en 2027)", "", ""),
    )[2:] == [
        "    A A1 | Ouvrir une bourse {pilots=DG}",
        "      M - | Trouver un local",
        "      M - | Former l’équipe",
        "    A A2 | Signer une charte {pilots=AS}",
    ]


def test_remarks_and_ends_of_titles_in_columns_of_levels() -> None:
    assert outline(
        "Programme stratégique transversal",
        ("Objectif stratégique", "Objectif opérationnel", "Action", "Qui ?"),
        ("Bien loger", "", "", ""),
        ("", "Aider d’urgence", "", ""),
        ("", "Rappel : la commune n’a qu’un logement.", "", ""),
        ("", "", "Distribuer des colis dans les écoles", "DG"),
        ("", "", "avec l’aide des producteurs", ""),
        ("", "", "Acquérir un module", "AS"),
    ) == [
        "OS - | Bien loger",
        "  OO - | Aider d’urgence",
        "    A - | Distribuer des colis dans les écoles avec l’aide des producteurs {pilots=DG}",
        "    A - | Acquérir un module {pilots=AS}",
    ]


def test_an_objective_repeated_with_a_slip_of_the_pen() -> None:
    row = ("OS1", "Une aide {}", "OO1.1", "Simplifier", "{}", "Écrire le courrier {}")
    rows = [
        tuple(cell.format(word) for cell, word in zip(row, ("", word, "", "", number, number), strict=True))
        for word, number in (("respectueuse", "1"), ("respecteuse", "2"), ("respectueuse", "2a"))
    ]
    head = ("Code OS", "Objectif stratégique", "Code OO", "Objectif opérationnel", "N°", "Projet ou action")
    assert outline("Programme stratégique transversal", head, *rows) == [
        "OS OS1 | Une aide respectueuse",
        "  OO OO1.1 | Simplifier",
        "    A 1 | Écrire le courrier 1",
        "    A 2 | Écrire le courrier 2",
        "      M 2a | Écrire le courrier 2a",
    ]


def test_tables_of_terms_and_of_indicators_hold_no_elements() -> None:
    assert outline(
        *HEADS,
        ("l1", "Ouvrir une bourse"),
        ("Réf.", "Indicateur", "Situation 2024", "Cible 2030"),
        ("OO 1.1", "Nombre de logements", "140", "600"),
        "Le suivi est annuel.",
        ("Abréviation", "Signification"),
        ("AS", "Assistant social"),
        ("DG", "Directrice générale"),
    )[2:] == ["    A - | Ouvrir une bourse {description=Le suivi est annuel.}"]


def test_facts_below_the_steps_of_an_action() -> None:
    assert outline(
        *HEADS,
        "1.1.1. Ouvrir une bourse",
        "a) trouver un local",
        "b) former l’équipe",
        "Pilote : DG – Échéance : 2027",
        "1.1.2. Signer une charte",
    )[2:] == [
        "    A 1.1.1 | Ouvrir une bourse {pilots=DG; end=2027}",
        "      M a | trouver un local",
        "      M b | former l’équipe",
        "    A 1.1.2 | Signer une charte",
    ]


def test_boxes_of_facts_beside_the_text() -> None:
    text = "".join(
        f"""
Projet {n} : {title:<40}        Responsable : {who}
Le bâtiment est vide depuis des années, et le              Échéance : 202{n}
Conseil souhaite le rendre aux habitants.                  Budget : {n}.000 €
"""
        for n, title, who in ((6, "Ouvrir un guichet", "DG"), (7, "Créer une épicerie", "AS"))
    )
    assert [line.split("; description")[0] for line in text_outline(HEAD + text)[2:]] == [
        "    A Projet 6 | Ouvrir un guichet {pilots=DG; end=2026; budget=6000 unspecified",
        "    A Projet 7 | Créer une épicerie {pilots=AS; end=2027; budget=7000 unspecified",
    ]


def test_two_heads_a_blank_apart_and_a_table_that_goes_on_over_a_page() -> None:
    text = """
N°       Action               Pilote administratif Mandataire     Échéance
A.1.1.1  Réaménager la        Directeur général    Président      2026
         salle d'attente
\f



A.1.1.2  Relancer les         Tuteur énergie                      2027
         ménages
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A A.1.1.1 | Réaménager la salle d'attente"
        " {pilots=Directeur général; political=Président; end=2026}",
        "    A A.1.1.2 | Relancer les ménages {pilots=Tuteur énergie; end=2027}",
    ]


def test_steps_behind_their_word_below_an_action_of_another_column() -> None:
    assert outline(
        *HEADS,
        ("Action", "Sous-action", "Pilote"),
        ("Loger", "Ouvrir le site Étapes :", "DG"),
        ("", "Fermer le site", "AS"),
    )[2:] == [
        "    A - | Loger",
        "      M - | Ouvrir le site {pilots=DG}",
        "      M - | Fermer le site {pilots=AS}",
    ]


def test_an_element_still_to_be_defined_is_left_out_with_a_note() -> None:
    read = reading(*HEADS, ("Action", "Pilote"), ("Ouvrir une bourse", "DG"), ("À définir", ""))
    assert [item.label for item in read.plan.items][2:] == ["Ouvrir une bourse"]
    assert any(note.line == 6 and "reste à définir" in note.message for note in read.notes)


def test_boxes_beside_bulleted_actions_are_theirs() -> None:
    text = """
- Ouvrir une bourse             Pilote : Logement
- Créer un guichet              Pilote : Social
- Tenir un stand                Pilote : DG
- Former les agents             Pilote : AS
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A - | Ouvrir une bourse {pilots=Logement}",
        "    A - | Créer un guichet {pilots=Social}",
        "    A - | Tenir un stand {pilots=DG}",
        "    A - | Former les agents {pilots=AS}",
    ]


def test_rows_without_a_pilot_are_no_titles_of_the_next() -> None:
    assert outline(
        "Programme stratégique transversal 2025-2030",
        ("Action", "Pilote"),
        ("Ouvrir une bourse", "DG"),
        ("Rénover le hall", ""),
        ("Repeindre les bureaux", ""),
        ("Tenir un stand", "AS"),
        ("Former les agents", "RH"),
    ) == [
        "A - | Ouvrir une bourse {pilots=DG}",
        "A - | Rénover le hall",
        "A - | Repeindre les bureaux",
        "A - | Tenir un stand {pilots=AS}",
        "A - | Former les agents {pilots=RH}",
    ]


def test_the_title_of_a_table_below_one_of_figures() -> None:
    assert outline(
        ("h1", "Quelques chiffres"),
        ("Indicateur", "2021", "2024"),
        ("Repas", "18.420", "21.077"),
        ("RIS", "231", "268"),
        ("h1", "Nos objectifs"),
        ("h2", "Objectif stratégique 1 : Être proche"),
        ("Objectif opérationnel n° 1.1 : Réduire le délai", "", ""),
        ("N°", "Action", "Pilote"),
        ("1.1.1", "Ouvrir le samedi", "DG"),
    ) == [
        "OS 1 | Être proche",
        "  OO 1.1 | Réduire le délai",
        "    A 1.1.1 | Ouvrir le samedi {pilots=DG}",
    ]
