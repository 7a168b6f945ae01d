"""Partners that a document lists in a column or line of its own."""

import pytest

from pstgraph.identifiers import local_name
from pstgraph.link.listed import in_company, names_of, resolve, split_listed
from pstgraph.link.partners import Context
from pstgraph.link.registry import load_registry

HUY = Context(load_registry(), "61031")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Forem, MIRE ; l’AIS", ["Forem", "MIRE", "AIS"]),
        ("la Ville et la police", ["Ville", "police"]),
        ("- Croix-Rouge\n- écoles", ["Croix-Rouge", "écoles"]),
        ("Lire et écrire", ["Lire et écrire"]),
        ("services d'aide et de soins à domicile", ["services d'aide et de soins à domicile"]),
        ("associations (Oxfam, Caritas), PCS", ["associations (Oxfam, Caritas)", "PCS"]),
        ("Commune + CPAS d'Ath", ["Commune", "CPAS d'Ath"]),
        ("", []),
    ],
)
def test_split(cell, names):
    assert split_listed(cell) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Lire et Écrire Charleroi, Forem", ["Lire et Écrire Charleroi", "Forem"]),
        ("Habitat & Participation", ["Habitat & Participation"]),
        ("Zone de secours Vesdre-Hoëgne & Plateau", ["Zone de secours Vesdre-Hoëgne & Plateau"]),
        ("Croix-Rouge et Entraide de Mons", ["Croix-Rouge", "Entraide de Mons"]),
        ("Forem & ONE", ["Forem", "ONE"]),
        ("Commune et Maison de la laïcité", ["Commune", "Maison de la laïcité"]),
    ],
)
def test_names_with_and_inside_them(cell, names):
    assert names_of(cell, HUY) == names


@pytest.mark.parametrize(
    ("name", "keys", "generic"),
    [
        ("Forem", ["forem"], False),
        ("Ville", ["commune-61031"], False),
        ("Commune", ["commune-61031"], False),
        ("Administration communale", ["commune-61031"], False),
        ("PCS", ["pcs-61031"], False),
        ("crèche", ["creche-61031"], False),
        ("CPAS d'Ath", ["51004"], False),
        ("Région wallonne", ["region-wallonne"], False),
        ("ONE", ["one"], False),
        ("écoles", ["ecoles"], True),
        ("Associations locales", ["associations"], True),
        ("CPAS voisins", ["cpas-voisins"], True),
        ("médecins", ["medecins"], True),
        ("partenaires divers", ["operateurs"], True),
    ],
)
def test_a_listed_name_is_resolved(name, keys, generic):
    found = resolve(name, HUY)
    assert [local_name(one.iri) for one in found] == keys
    assert [one.generic for one in found] == [generic]


@pytest.mark.parametrize("name", ["CPAS", "DG", "service social", "Néant", "à définir", "Équipe", "Codir"])
def test_the_cpas_and_its_staff_are_nobody(name):
    assert resolve(name, HUY) == []


def test_an_unknown_name_stays_as_written():
    (one,) = resolve("Les Amis du Parc", HUY)
    assert (one.mention, one.iri, one.generic) == ("Les Amis du Parc", None, False)


@pytest.mark.parametrize(
    ("name", "before", "asked"),
    [
        ("Assesse", "CPAS de Namur", "CPAS de Assesse"),
        ("Gembloux", "Ville de Namur", "Ville de Gembloux"),
        ("Gembloux", "Communes de Namur", "Commune de Gembloux"),
        ("Forem", "CPAS de Namur", "Forem"),
        ("Gembloux", "Forem", "Gembloux"),
        ("Huy", "CPAS de Namur", None),
        ("échevin", "Jean Dupont", None),
        ("Bourgmestre", "Mme Durand", None),
        ("échevin", "Forem", "échevin"),
        ("Forem", "Jean Dupont", "Forem"),
    ],
)
def test_a_listed_name_in_its_company(name, before, asked):
    assert in_company(name, before, HUY) == asked


def test_places_listed_after_a_cpas_are_cpas():
    asked = in_company("Assesse", "CPAS de Namur", HUY)
    assert [local_name(one.iri) for one in resolve(asked, HUY)] == ["92006"]
