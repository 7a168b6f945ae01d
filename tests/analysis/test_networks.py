"""Networks of hand-made plans equal hand-computed weights."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest
from invented import action, item, partner, plan

from pstgraph.analysis import network_measures as measures
from pstgraph.analysis.networks import action_network, cpas_network, partner_network, partner_node
from pstgraph.analysis.units import units
from pstgraph.identifiers import cpas_iri, organisation_iri
from pstgraph.link.registry import load_registry

A, B, C = cpas_iri("51004"), cpas_iri("51012"), cpas_iri("81001")
P = partner("le Forem", organisation_iri("forem"))
Q = partner("GAS", organisation_iri("gas"))
R = partner("Article 27", organisation_iri("article-27"))
SCHOOLS = partner("les écoles", "https://w3id.org/pst/auth/partner-class/ecoles", generic=True)


@pytest.fixture
def found():
    """P is named by A, B, C; Q by A and B; R by C alone; a class by all of them."""
    return units(
        [
            plan(
                "51004",
                "Ath",
                action("OS1/OO1/A1", "Avec le Forem", partners=(P, SCHOOLS)),
                action("OS1/OO1/A2", "Encore avec le Forem", partners=(P,), line=2),
                action("OS1/OO1/A3", "Avec le GAS", partners=(Q,), line=3),
            ),
            plan("51012", "Brugelette", action("OS1/OO1/A1", "Forem et GAS", partners=(P, Q, SCHOOLS))),
            plan("81001", "Arlon", action("OS1/OO1/A1", "Forem, Article 27", partners=(P, R, SCHOOLS))),
        ]
    )


@pytest.fixture
def network(found):
    return partner_network(found, load_registry())


def test_bipartite_network_keeps_classes_apart(found, network):
    assert nx.is_bipartite(network)
    assert sorted(n for n, d in network.nodes(data=True) if d["kind"] == "partner") == sorted(
        [P.iri, Q.iri, R.iri]
    )
    classes = partner_network(found, load_registry(), classes=True)
    assert [n for n, d in classes.nodes(data=True) if d["bipartite"] == 1] == [SCHOOLS.iri]
    assert classes.degree(SCHOOLS.iri) == 3


def test_edges_count_units_and_keep_mentions_and_lines(network):
    assert network[A][P.iri] == {
        "weight": 2,
        "mentions": "le Forem",
        "evidence": "invente.txt:1 | invente.txt:2",
    }
    assert network[A][Q.iri]["weight"] == 1
    assert network.nodes[A]["province"] == "Hainaut"


def test_projection_weights_equal_hand_computed_ones(network):
    projected = cpas_network(network)
    assert {k: projected[A][B][k] for k in ("count", "newman", "jaccard", "weight")} == {
        "count": 2,
        "newman": 1.5,
        "jaccard": 1.0,
        "weight": 1.5,
    }
    assert {k: projected[A][C][k] for k in ("count", "newman", "jaccard")} == {
        "count": 1,
        "newman": 0.5,
        "jaccard": pytest.approx(1 / 3, abs=1e-6),
    }
    assert cpas_network(network, weight="count")[A][B]["weight"] == 2
    assert len(projected[A][C]["partners"].split(" | ")) == 1


def test_partner_measures(network):
    frame = measures.partner_measures(network).set_index("iri")
    assert list(frame["degree"]) == [3, 2, 1]
    assert frame.loc[P.iri, "strength"] == 4
    # P alone joins A–C and B–C; A and B have Q as well: two pairs of three.
    assert frame.loc[P.iri, "bridging"] == pytest.approx(2 / 3, abs=1e-6)
    assert frame.loc[Q.iri, "bridging"] == 0
    assert frame.loc[P.iri, "betweenness"] > frame.loc[Q.iri, "betweenness"]


def test_sharing_pairs_and_one_partner_away(network):
    pairs = measures.sharing_pairs(network, k=2)
    assert pairs[["a", "b", "shared"]].values.tolist() == [[A, B, 2]]
    assert len(measures.sharing_pairs(network)) == 3
    away = measures.one_partner_away(network, "81001")
    assert sorted(away[["partner", "through"]].values.tolist()) == sorted([[Q.iri, A], [Q.iri, B]])
    assert measures.one_partner_away(network, "62063").empty


def test_communities_and_holes_are_stable(network):
    projected = cpas_network(network)
    assert measures.communities(projected) == measures.communities(projected)
    holes = measures.structural_holes(projected).set_index("iri")
    # C's two contacts, each with weight .5, know each other with weight 1.5.
    assert holes.loc[C, "constraint"] == pytest.approx(2 * (0.5 + 0.5 * 0.75) ** 2, abs=1e-6)


def test_empty_networks_answer_with_their_columns():
    empty = partner_network([], load_registry())
    assert list(measures.partner_measures(empty)) == list(measures.PARTNER_COLUMNS)
    assert list(measures.sharing_pairs(empty)) == list(measures.PAIR_COLUMNS)
    assert measures.communities(cpas_network(empty)) == []


def test_partner_of_an_objective_counts_once():
    found = units(
        [
            plan(
                "51004",
                "Ath",
                item("OS1/OO1", "operational_objective", "Avec le Forem", partners=(P,)),
                action("OS1/OO1/A1", "Un"),
                action("OS1/OO1/A2", "Deux"),
            )
        ]
    )
    assert partner_network(found, load_registry())[A][P.iri]["weight"] == 1
    assert len(action_network(found, load_registry())) == 0


def test_one_partner_away_leaves_out_who_does_not_serve_the_commune():
    """Ath (Hainaut) shares the Forem with Arlon (Luxembourg), whose partners lie mostly out of its reach."""
    named = {
        "commune-81001": False,  # the commune of another place: a local body, unknown to the registry
        "commune-51004": True,
        "creche-85034": False,  # a local body of the registry
        "epicerie-sociale-81013": False,  # three communes, none of them Ath
        "gas": False,  # province of Luxembourg
        "creno": True,  # province of Hainaut
        "article-27": True,  # Wallonia
        "mensura": True,  # Belgium
        "oxfam": None,  # the registry does not tell its territory
    }
    partners = tuple(partner(key, organisation_iri(key)) for key in named)
    near, far = partner("Brugelette", cpas_iri("51012")), partner("Virton", cpas_iri("85045"))
    network = partner_network(
        units(
            [
                plan("51004", "Ath", action("OS1/OO1/A1", "Avec le Forem", partners=(P,))),
                plan("81001", "Arlon", action("OS1/OO1/A1", "Tous", partners=(P, near, far, *partners))),
            ]
        ),
        load_registry(),
    )
    away = measures.one_partner_away(network, "51004")
    found = {row.partner: None if pd.isna(row.covers) else row.covers for row in away.itertuples()}
    expected = {organisation_iri(key): reach for key, reach in named.items() if reach is not False}
    assert found == {**expected, partner_node(B): True}
    assert pd.isna(away["covers"].iloc[-1])  # what is not known comes last


def test_one_class_away_knows_no_territory():
    other = partner("les clubs", "https://w3id.org/pst/auth/partner-class/clubs-sport", generic=True)
    found = units(
        [
            plan("51004", "Ath", action("OS1/OO1/A1", "Écoles", partners=(SCHOOLS,))),
            plan("81001", "Arlon", action("OS1/OO1/A1", "Écoles et clubs", partners=(SCHOOLS, other))),
        ]
    )
    away = measures.one_partner_away(partner_network(found, load_registry(), classes=True), "51004")
    assert away["partner"].tolist() == [other.iri]
    assert away["covers"].isna().all()
