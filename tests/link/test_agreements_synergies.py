"""Agreements with their parties; synergies that the text itself declares."""

import pytest

from pstgraph.identifiers import local_name
from pstgraph.link.agreements import find_agreements
from pstgraph.link.partners import Context, find_partners
from pstgraph.link.registry import load_registry
from pstgraph.link.synergies import find_synergies

AUBANGE = Context(load_registry(), "81004")


def agreements(text):
    found = find_agreements(text, find_partners(text, AUBANGE))
    return {one.agreement.title: [local_name(iri) for iri in one.agreement.parties] for one in found}


def synergies(text):
    return [local_name(one.iri) for one in find_synergies(text, find_partners(text, AUBANGE))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Renouveler la convention de partenariat avec le CPAS de Martelange dans le cadre du logement",
            {"convention de partenariat avec le CPAS de Martelange": ["81013"]},
        ),
        ("Intégrer la Convention-cadre Forem-CPAS", {"Convention-cadre Forem-CPAS": ["forem"]}),
        (
            "Prévoir des conventions avec les CPAS des communes voisines",
            {"conventions avec les CPAS des communes voisines": []},
        ),
        (
            "Signer un protocole d'accord avec la police et la Commune pour l'accueil",
            {"protocole d'accord avec la police et la Commune": ["police-81004", "commune-81004"]},
        ),
        ("Revoir la convention collective de travail avec la Commune", {}),
        ("Réviser les conventions existantes", {}),
        ("Suivre les conventions de premier emploi avec le Forem", {}),
    ],
)
def test_agreements(text, expected):
    assert agreements(text) == expected


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Mettre en place les synergies Ville/CPAS", ["commune-81004"]),
        ("Augmenter les synergies avec la Commune", ["commune-81004"]),
        (
            "Renforcer les synergies avec la ville et les services de police",
            ["commune-81004", "police-81004"],
        ),
        ("Mutualiser le DPO avec le CPAS de Virton", ["85045"]),
        ("Renforcer les synergies avec les partenaires externes", []),
        ("Etablir un processus conformément à la règlementation relative aux synergies", []),
        ("Analyser les pistes de synergies avec la Commune", []),
        ("Collaborer avec la Commune", []),
        ("Créer un réseau avec les CPAS voisins", []),
    ],
)
def test_synergies(text, bodies):
    assert synergies(text) == bodies
