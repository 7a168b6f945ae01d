"""Roles, persons and frequencies: only what is certain becomes a shared concept."""

from __future__ import annotations

import pytest

from pstgraph.identifiers import EU_FREQUENCY, concept_iri
from pstgraph.rdf.frequency import frequency
from pstgraph.rdf.roles import names_a_person, role_concept

FREQUENCIES = {
    "1x/an": "ANNUAL",
    "1 x/an": "ANNUAL",
    "1x/ an": "ANNUAL",
    "une fois par an": "ANNUAL",
    "annuel": "ANNUAL",
    "réunion annuelle": "ANNUAL",
    "annuellement": "ANNUAL",
    "chaque année": "ANNUAL",
    "2x/an": "ANNUAL_2",
    "semestriel": "ANNUAL_2",
    "tous les six mois": "ANNUAL_2",
    "3x/an": "ANNUAL_3",
    "4x/an": "QUARTERLY",
    "trimestriel": "QUARTERLY",
    "trimestrielle": "QUARTERLY",
    "1x/ trimestre": "QUARTERLY",
    "tous les trois mois": "QUARTERLY",
    "mensuel": "MONTHLY",
    "tous les mois": "MONTHLY",
    "12x/an": "MONTHLY",
    "bimestriel": "BIMONTHLY",
    "hebdomadaire": "WEEKLY",
    "tous les deux ans": "BIENNIAL",
}
NO_FREQUENCY = [
    *("bi-mensuel", "bimensuel", "bihebdomadaire", "bisannuel", "régulièrement", "réunions régulières"),
    *("à mi-mandat", "pluriannuel", "11x/an", "21x/an", "mensuel ou trimestriel", "1x/an minimum"),
    *("au moins 2x/an", "", None, "quinquennal", "2 à 3x/an"),
]


@pytest.mark.parametrize(("words", "code"), FREQUENCIES.items())
def test_a_certain_recurrence(words, code):
    assert frequency(words) == EU_FREQUENCY + code


@pytest.mark.parametrize("words", NO_FREQUENCY)
def test_an_ambiguous_recurrence_has_no_code(words):
    assert frequency(words) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("DG", "dg"),
        ("directrice générale", "dg"),
        ("la Directrice générale", "dg"),
        ("Madame la Directrice générale", "dg"),
        ("DF", "df"),
        ("AS", "social-worker"),
        ("Président", "president"),
        ("Conseillers", "councillor"),
    ],
)
def test_a_role_of_the_shared_list(words, code):
    assert role_concept(words) == concept_iri("role", code)


@pytest.mark.parametrize("words", ["équipe des jardins", "deux membres du groupe", "les services", ""])
def test_other_words_are_no_shared_role(words):
    assert role_concept(words) is None


@pytest.mark.parametrize(
    "words",
    [
        *("Mme Dupont", "M. Van der Elst", "Madame Sophie Dupont", "Sophie Dupont", "DUPONT Sophie"),
        *("Jean-Marc van der Elst", "A. Dupont", "DG (Sophie Dupont)", "Assistante sociale Julie Martin"),
        *("Anne Lambert et Luc Simon", "Dr Claes"),
    ],
)
def test_a_person(words):
    assert names_a_person(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Madame la Présidente", "M. le Président", "Service Social", "Équipe Sociale", "DG et DF", "AS DG"),
        *(
            "CODIR",
            "Conseillers",
            "receveuse régionale",
            "Directeur Général",
            "CPAS",
            "Chef de Service Énergie",
        ),
        *("", "Service Insertion Professionnelle", "Conseiller en Prévention"),
    ],
)
def test_no_person(words):
    assert not names_a_person(words)


@pytest.mark.parametrize("words", ["Les Arches", "Oxfam Magasins du Monde", "Lire et Écrire", "Eco Watchers"])
def test_the_name_of_an_organisation_is_no_person(words):
    assert not names_a_person(words, bodies=True)
