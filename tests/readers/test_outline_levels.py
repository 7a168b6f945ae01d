"""Levels that a document does not name, or names in words of its own."""

from __future__ import annotations

import pytest

from tests.readers.test_outline_documents import outline, reading
from tests.readers.test_outline_tables import text_outline

TITLE = "Le programme stratégique transversal du CPAS de Verval"


def test_titles_without_marks_lead_announced_lists() -> None:
    assert outline(
        TITLE,
        "Ambition 1 – Un toit pour tous",
        "Prévenir les expulsions",
        "En 2024, onze demandes d’expulsion ont été reçues.",
        "Ce que nous allons faire",
        ("l1", "Contacter chaque locataire"),
        "Pilote : Service logement",
        "Sortir des dettes",
        "Ce que nous allons faire :",
        ("l1", "Animer un groupe d’appui"),
        "Ambition 2 – Des aînés entourés",
        "Soutenir la vie à domicile",
        "Concrètement…",
        ("l1", "Livrer des repas"),
        ("l2", "Acheter une camionnette"),
    ) == [
        "OS 1 | Un toit pour tous",
        "  OO - | Prévenir les expulsions {description=En 2024, onze demandes d’expulsion ont été reçues.}",
        "    A - | Contacter chaque locataire {pilots=Service logement}",
        "  OO - | Sortir des dettes",
        "    A - | Animer un groupe d’appui",
        "OS 2 | Des aînés entourés",
        "  OO - | Soutenir la vie à domicile",
        "    A - | Livrer des repas",
        "      M - | Acheter une camionnette",
    ]


def test_a_page_without_numbers_and_bullets() -> None:
    text = f"""{TITLE}

Garantir un accès réel aux droits
Un droit qui n'est pas connu n'existe pas.

Simplifier les démarches

Ce que nous allons faire
Des courriers en langage clair
Une seule demande d'aide
– former deux agents ;

Aller à la rencontre de ceux que l'on ne voit pas
Le porte-à-porte ne remplace pas l'accueil.
Ce que nous allons faire :
Un bus social dans les villages

Se loger convenablement
Le marché est étroit.

Élargir l'offre de logements
Ce que nous allons faire
Une convention avec l'agence immobilière sociale
"""
    assert text_outline(text) == [
        "OS - | Garantir un accès réel aux droits {description=Un droit qui n'est pas connu n'existe pas.}",
        "  OO - | Simplifier les démarches",
        "    A - | Des courriers en langage clair",
        "    A - | Une seule demande d'aide",
        "      M - | former deux agents ;",
        "  OO - | Aller à la rencontre de ceux que l'on ne voit pas"
        " {description=Le porte-à-porte ne remplace pas l'accueil.}",
        "    A - | Un bus social dans les villages",
        "OS - | Se loger convenablement {description=Le marché est étroit.}",
        "  OO - | Élargir l'offre de logements",
        "    A - | Une convention avec l'agence immobilière sociale",
    ]


def test_a_plan_of_one_level_of_objectives() -> None:
    assert outline(
        TITLE,
        ("h2", "Vivre dignement"),
        "Ce que nous allons faire :",
        ("l1", "Ouvrir une épicerie"),
        ("h2", "Trouver sa place"),
        "Nos actions :",
        ("l1", "Lancer une équipe verte"),
        ("h2", "Une maison qui tourne rond"),
        ("l1", "Regrouper nos services"),
    ) == [
        "OS - | Vivre dignement",
        "  A - | Ouvrir une épicerie",
        "OS - | Trouver sa place",
        "  A - | Lancer une équipe verte",
        "OS - | Une maison qui tourne rond",
        "  A - | Regrouper nos services",
    ]


def test_axes_and_actions_with_nothing_between() -> None:
    found = reading(
        TITLE,
        "Axe 1 : Loger",
        "Fiche 1 : Ouvrir une bourse",
        "Axe 2 : Nourrir",
        "Fiche 2 : Ouvrir une épicerie",
    )
    assert [(item.kind, item.label) for item in found.plan.items] == [
        ("strategic_objective", "Loger"),
        ("action", "Ouvrir une bourse"),
        ("strategic_objective", "Nourrir"),
        ("action", "Ouvrir une épicerie"),
    ]
    assert any("les axes sont lus comme tels" in note.message for note in found.notes)


def test_what_stands_between_axes_and_actions_is_operational() -> None:
    assert outline(
        TITLE,
        "Axe 1 : Une aide de qualité",
        "1.1. Renforcer l’accompagnement",
        "Action 1 : réorganiser le service",
        "Action 2 : limiter les dossiers",
        "1.2. Prévenir les expulsions",
        "Action 3 : conclure un protocole",
        "Axe 2 : L’insertion",
        "2.1. Développer des parcours",
        "Action 4 : réaliser un bilan",
    ) == [
        "AX 1 | Une aide de qualité",
        "  OO 1.1 | Renforcer l’accompagnement",
        "    A Action 1 | réorganiser le service",
        "    A Action 2 | limiter les dossiers",
        "  OO 1.2 | Prévenir les expulsions",
        "    A Action 3 | conclure un protocole",
        "AX 2 | L’insertion",
        "  OO 2.1 | Développer des parcours",
        "    A Action 4 | réaliser un bilan",
    ]


def test_projects_that_gather_measures() -> None:
    assert outline(
        TITLE,
        ("h1", "Enjeu 1 : La précarité"),
        ("h2", "Projet 1 : Créer une plateforme"),
        "Mesure 1 : Regrouper les colis",
        "Mesure 2 : Récupérer les invendus",
        ("Porteur", "Délai", "Coût estimé"),
        ("Directeur général", "2029", "8.000 €"),
        ("h2", "Projet 2 : Agir sur les factures"),
        "Mesure 1 : Faire connaître le fonds",
        "Mesure 2 : Prêter des appareils",
        ("h1", "Enjeu 2 : Le grand âge"),
        ("h2", "Projet 3 : Transformer la résidence"),
        "Mesure 1 : Construire douze logements",
    ) == [
        "OS 1 | La précarité",
        "  OO 1 | Créer une plateforme {pilots=Directeur général; end=2029; budget=8000 unspecified}",
        "    A Mesure 1 | Regrouper les colis",
        "    A Mesure 2 | Récupérer les invendus",
        "  OO 2 | Agir sur les factures",
        "    A Mesure 1 | Faire connaître le fonds",
        "    A Mesure 2 | Prêter des appareils",
        "OS 2 | Le grand âge",
        "  OO 3 | Transformer la résidence",
        "    A Mesure 1 | Construire douze logements",
    ]


def test_rows_in_capitals_above_others_above_actions() -> None:
    head = ("Ce que nous allons faire", "Qui s'en occupe", "Année")
    assert outline(
        TITLE,
        head,
        ("AIDER MIEUX", "", ""),
        ("Le service social", "", ""),
        ("Tenir une permanence", "DG", "2026"),
        ("Les dettes", "", ""),
        ("Adhérer à un service", "DG", "2027"),
        ("GARDER NOS AÎNÉS", "", ""),
        ("Les repas", "", ""),
        ("Remplacer le véhicule", "DG", "2028"),
    ) == [
        "OS - | AIDER MIEUX",
        "  OO - | Le service social",
        "    A - | Tenir une permanence {pilots=DG; start=2026; end=2026}",
        "  OO - | Les dettes",
        "    A - | Adhérer à un service {pilots=DG; start=2027; end=2027}",
        "OS - | GARDER NOS AÎNÉS",
        "  OO - | Les repas",
        "    A - | Remplacer le véhicule {pilots=DG; start=2028; end=2028}",
    ]


def test_a_column_of_codes_for_each_level_and_one_of_titles() -> None:
    assert outline(
        TITLE,
        ("N°", "", "", "Intitulé", "Responsable"),
        ("OS", "OO", "Action", "", ""),
        ("1", "", "", "Garantir les droits", ""),
        ("", "1.1", "", "Bien accueillir", ""),
        ("", "", "1.1.1", "Ouvrir une permanence", "DG"),
        ("", "", "1.1.3", "Publier un guide", "AS"),
        ("Les montants sont indicatifs.", "", "", "", ""),
    ) == [
        "OS 1 | Garantir les droits",
        "  OO 1.1 | Bien accueillir",
        "    A 1.1.1 | Ouvrir une permanence {pilots=DG}",
        "    A 1.1.3 | Publier un guide {pilots=AS}",
    ]


def test_codes_whose_letters_name_no_level() -> None:
    assert outline(
        TITLE,
        ("Objectif général", "Objectif spécifique", "N°", "Projet"),
        ("OG1 : Vivre dignement", "1.1. Prévenir les dettes", "P1", "Ouvrir un service"),
        ("", "", "P3", "Animer un groupe"),
    ) == [
        "OS OG1 | Vivre dignement",
        "  OO 1.1 | Prévenir les dettes",
        "    A P1 | Ouvrir un service",
        "    A P3 | Animer un groupe",
    ]


def test_an_objective_without_number_among_numbered_ones() -> None:
    text = f"""{TITLE}

Objectif général n° 1 : Vivre dignement
Objectif opérationel n° 1 : Informer
Actions envisagées :


Publier un guide ;
Former les agents.
Le guide existe depuis 2019.

Objectif général n° 2 : Soutenir les familles
Objectif opérationnel : Rompre l'isolement
Action envisagée : Former une équipe de bénévoles
"""
    assert text_outline(text) == [
        "OS 1 | Vivre dignement",
        "  OO 1 | Informer",
        "    A - | Publier un guide ;",
        "    A - | Former les agents. {description=Le guide existe depuis 2019.}",
        "OS 2 | Soutenir les familles",
        "  OO - | Rompre l'isolement",
        "    A - | Former une équipe de bénévoles",
    ]


def test_objectives_of_several_chapters_with_the_same_numbers() -> None:
    text = f"""{TITLE}

I. Service social
Objectif 1 : Bien accueillir
Actions
- Ouvrir un guichet
Objectif 2 : Sortir des dettes
Actions
- Animer un groupe
Délai : 2026

- Créer une épicerie
Délai : 2027
o acheter une camionnette
o trouver des bénévoles
- Récolter des invendus

II. Insertion
Objectif 1 – Remobiliser
Actions :
- Lancer un module
Objectif 2 : Mettre à l'emploi
Actions
- Signer des contrats
III. Aînés
Objectif : Rompre la solitude
Actions
- Organiser un thé dansant
"""
    found = text_outline(text)
    assert [line for line in found if not line.startswith(" ")] == [
        "OS 1 | Bien accueillir",
        "OS 2 | Sortir des dettes",
        "OS 1 | Remobiliser",
        "OS 2 | Mettre à l'emploi",
        "OS - | Rompre la solitude",
    ]
    assert found[3:8] == [
        "  A - | Animer un groupe {end=2026}",
        "  A - | Créer une épicerie {end=2027}",
        "    M - | acheter une camionnette",
        "    M - | trouver des bénévoles",
        "  A - | Récolter des invendus",
    ]


def test_a_legend_of_objectives_and_objectives_below_them() -> None:
    text = f"""{TITLE}

Pour lire : 1. = objectif ; 1.1 = sous-objectif ; 1.1.a = action.

1. Un CPAS proche
=================
1.1 Bien accueillir
  1.1.a Déplacer l'accueil
        -> resp. : DG ; délai : juin 2026
  1.1.b) Tenir un stand
2. Une petite équipe
====================
2.1 Prendre soin du personnel
  2.1.a : Adopter un plan
"""
    assert text_outline(text) == [
        "OS 1 | Un CPAS proche",
        "  OO 1.1 | Bien accueillir",
        "    A 1.1.a | Déplacer l'accueil {pilots=DG; end=2026-06}",
        "    A 1.1.b | Tenir un stand",
        "OS 2 | Une petite équipe",
        "  OO 2.1 | Prendre soin du personnel",
        "    A 2.1.a | Adopter un plan",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("3. Les objectifs d'insertion", "3.1 Contenu", "a) les objectifs ;", "b) les moyens ;", "3.2 Suivi"),
        (
            "Formulaire d'évaluation du personnel",
            "Objectif 1 : classer",
            "Objectif 2 : former",
            "Objectif 3 : x",
        ),
    ],
)
def test_papers_that_nowhere_say_they_are_a_plan(rows: tuple[str, ...]) -> None:
    assert reading(*rows).plan.items == ()


def test_questions_that_are_objectives() -> None:
    assert outline(
        TITLE,
        ("h1", "Objectif stratégique 1 : Être proche"),
        ("h2", "Comment mieux vous accueillir ?"),
        ("l1", "Ouvrir le samedi"),
        ("h2", "Et si on se logeait mieux ?"),
        ("l1", "Rénover les logements"),
        ("h2", "Comment le suivi est-il assuré ?"),
        "Le comité se réunit deux fois par an.",
    ) == [
        "OS 1 | Être proche",
        "  OO - | Comment mieux vous accueillir ?",
        "    A - | Ouvrir le samedi",
        "  OO - | Et si on se logeait mieux ?",
        "    A - | Rénover les logements",
    ]


def test_the_steps_of_an_action_end_with_its_objective() -> None:
    assert outline(
        TITLE,
        ("h1", "Objectif stratégique 1 : Être proche"),
        ("h2", "Accueillir mieux"),
        ("l1", "Tenir une permanence"),
        "Les étapes :",
        ("l2", "établir un calendrier"),
        ("h2", "Informer mieux"),
        ("l1", "Revoir le site"),
    ) == [
        "OS 1 | Être proche",
        "  OO - | Accueillir mieux",
        "    A - | Tenir une permanence",
        "      M - | établir un calendrier",
        "  OO - | Informer mieux",
        "    A - | Revoir le site",
    ]


def test_levels_told_by_their_numbers_below_a_word_of_the_document() -> None:
    assert outline(
        TITLE,
        ("h1", "Défi I. Sortir de la précarité"),
        ("h2", "1. Renforcer l'insertion"),
        "a) Engager un agent",
        "b) Créer un module :",
        "- définir le contenu",
        "- trouver un local",
        "c) Organiser des visites",
        ("h1", "Défi II. Soutenir les enfants"),
        ("h2", "1. Aider les écoles"),
        "a) Simplifier le formulaire",
        "b) Ouvrir un lieu de rencontre",
    ) == [
        "OS I | Sortir de la précarité",
        "  OO 1 | Renforcer l'insertion",
        "    A a | Engager un agent",
        "    A b | Créer un module :",
        "      M - | définir le contenu",
        "      M - | trouver un local",
        "    A c | Organiser des visites",
        "OS II | Soutenir les enfants",
        "  OO 1 | Aider les écoles",
        "    A a | Simplifier le formulaire",
        "    A b | Ouvrir un lieu de rencontre",
    ]


def test_objectives_below_axes_without_actions_stay_strategic() -> None:
    assert outline(
        TITLE,
        ("h1", "Axe 1 : Être proche"),
        "1.1 Bien loger",
        ("h1", "Axe 2 : Être ouvert"),
        "2.1 Bien nourrir",
    ) == [
        "AX 1 | Être proche",
        "  OS 1.1 | Bien loger",
        "AX 2 | Être ouvert",
        "  OS 2.1 | Bien nourrir",
    ]


def test_levels_that_are_guessed_are_told() -> None:
    named = reading(
        TITLE,
        ("h1", "Défi 1 : Être proche"),
        ("l1", "Ouvrir le samedi"),
        ("l1", "Former les agents"),
        ("h1", "Défi 2 : Être ouvert"),
        ("l1", "Tenir une permanence"),
    )
    assert named.plan.items[0].kind == "strategic_objective"
    assert [note.line for note in named.notes if "des mots à lui" in note.message] == [2]
    spanned = reading(
        TITLE,
        ("Action", "Pilote"),
        ("Être proche", ""),
        ("Ouvrir", "DG"),
        ("Être ouvert", ""),
        ("Former", "RH"),
    )
    assert [note.line for note in spanned.notes if "couvrent le tableau" in note.message] == [3]
