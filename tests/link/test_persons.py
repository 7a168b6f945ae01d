"""Persons and organisations of like shape among partners. All names are invented or of well-known bodies."""

import pytest

from pstgraph.link.persons import person_among_partners


@pytest.mark.parametrize(
    "words",
    [
        *("Jean Petit", "Luc Grand", "Mme Sophie Durand", "Mme Durand", "DURAND Sophie", "Petit Jean"),
        *("Anne-Marie van der Elst", "A. Dupuis", "Sophie", "Sophie Durand (service social)", "Dr Claes"),
        *("le juriste Karim Benali", "Forem et Jean Petit", "Jef Peeters", "Monsieur Jean Dupont"),
    ],
)
def test_a_person(words):
    assert person_among_partners(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Vie Féminine", "Miroir Vagabond", "Les Arches", "La Sambrienne", "Lire et Écrire", "CREDAL"),
        *(
            "Centre Jean Petit",
            "école Jules Bara",
            "asbl Jean Petit",
            "Maison Marie-Louise",
            "Clinique Saint-Luc",
        ),
        *("Fondation Roi Baudouin", "Madame la Présidente", "Article 27", "Natagora Namur", "SeTIS wallon"),
        *("Oxfam Magasins du Monde", "Eco Watchers", "A.B.C.", "M. le Président", "SeTIS wallon"),
        *("Maison de quartier", "Saint-Vincent de Paul", ""),
    ],
)
def test_no_person(words):
    assert not person_among_partners(words)
