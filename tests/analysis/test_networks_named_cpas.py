"""A CPAS that another plan names as partner, while its own plan is in the graph: hand-computed figures."""

from __future__ import annotations

import networkx as nx
import pytest
from invented import action, partner, plan

from pstgraph.analysis import network_measures as measures
from pstgraph.analysis.networks import action_network, cpas_network, partner_network, partner_node
from pstgraph.analysis.units import units
from pstgraph.identifiers import cpas_iri, organisation_iri
from pstgraph.link.registry import load_registry

A, B, C = cpas_iri("51004"), cpas_iri("51012"), cpas_iri("81001")
FOREM = partner("le Forem", organisation_iri("forem"))
NAMED_A, NAMED_C = partner("le CPAS d'Ath", A), partner("le CPAS d'Arlon", C)

PLANS = (
    plan("51004", "Ath", action("OS1/OO1/A1", "Forem et CPAS d'Arlon", partners=(FOREM, NAMED_C))),
    plan("51012", "Brugelette", action("OS1/OO1/A1", "Forem et Arlon", partners=(FOREM, NAMED_C))),
    plan("81001", "Arlon", action("OS1/OO1/A1", "Forem et CPAS d'Ath", partners=(FOREM, NAMED_A))),
)


@pytest.fixture(params=[PLANS, PLANS[::-1]], ids=["in order", "in reverse"])
def found(request):
    """The Forem is named by A, B, C; the CPAS C by A and B; the CPAS A by C."""
    return units(request.param)


@pytest.fixture
def network(found):
    return partner_network(found, load_registry())


def test_a_named_cpas_is_a_partner_beside_itself(found, network):
    assert nx.bipartite.is_bipartite_node_set(network, {A, B, C})
    sides = {node: (data["kind"], data["bipartite"]) for node, data in network.nodes(data=True)}
    assert sides == {
        **dict.fromkeys((A, B, C), ("cpas", 0)),
        **dict.fromkeys((FOREM.iri, partner_node(A), partner_node(C)), ("partner", 1)),
    }
    named = network.nodes[partner_node(C)]
    assert (named["label"], named["type"], named["nis"]) == ("CPAS d'Arlon", "CPAS", "81001")
    assert network[A][partner_node(C)]["mentions"] == "le CPAS d'Arlon"
    assert C not in network[A] and A not in network[C]


def test_the_node_of_a_named_cpas_is_the_same_without_its_plan():
    alone = partner_network(units(PLANS[:1]), load_registry())
    assert set(alone) == {A, FOREM.iri, partner_node(C)}


def test_actions_name_the_same_node(found):
    network = action_network(found, load_registry())
    assert network.nodes[partner_node(C)]["bipartite"] == 1
    assert network.degree(partner_node(C)) == 2


def test_the_projection_holds_cpas_and_shared_partners_only(network):
    projected = cpas_network(network)
    assert set(projected) == {A, B, C}
    figures = {
        (a, b): [projected[a][b][key] for key in ("count", "newman", "jaccard", "partners", "naming")]
        for a, b in ((A, B), (A, C), (B, C))
    }
    third = pytest.approx(1 / 3, abs=1e-6)
    forem = network.nodes[FOREM.iri]["label"]
    assert figures == {
        # Both name the Forem (k = 3: 1/2) and the CPAS C (k = 2: 1).
        (A, B): [2, 1.5, 1.0, f"CPAS d'Arlon | {forem}", ""],
        # The Forem alone of three partners; that each names the other adds nothing to the weight.
        (A, C): [1, 0.5, third, forem, "CPAS d'Ath → CPAS d'Arlon | CPAS d'Arlon → CPAS d'Ath"],
        (B, C): [1, 0.5, third, forem, "CPAS de Brugelette → CPAS d'Arlon"],
    }
    assert [projected.nodes[n]["names"] for n in (A, B, C)] == [
        "CPAS d'Arlon",
        "CPAS d'Arlon",
        "CPAS d'Ath",
    ]


def test_naming_alone_is_no_link_of_the_projection():
    only = [action("OS1/OO1/A1", "Avec le CPAS d'Arlon", partners=(NAMED_C,))]
    other = [action("OS1/OO1/A1", "Avec le Forem", partners=(FOREM,))]
    projected = cpas_network(
        partner_network(units([plan("51004", "Ath", *only), plan("81001", "Arlon", *other)]), load_registry())
    )
    assert (set(projected), projected.number_of_edges()) == ({A, C}, 0)
    assert [projected.nodes[n]["names"] for n in (A, C)] == ["CPAS d'Arlon", ""]


def test_measures_of_partners_and_pairs(network):
    frame = measures.partner_measures(network).set_index("iri")
    assert frame["degree"].to_dict() == {FOREM.iri: 3, partner_node(C): 2, partner_node(A): 1}
    # Of the pairs of the Forem, A and B share C as well: two of three hang on it alone.
    assert frame.loc[FOREM.iri, "bridging"] == pytest.approx(2 / 3, abs=1e-6)
    assert frame.loc[partner_node(C), "bridging"] == 0
    pairs = measures.sharing_pairs(network, k=2)
    assert pairs[["a", "b", "shared"]].values.tolist() == [[A, B, 2]]
    assert len(measures.sharing_pairs(network)) == 3


def test_structural_holes(network):
    holes = measures.structural_holes(cpas_network(network)).set_index("iri")
    assert set(holes.index) == {A, B, C}
    # C gives each contact half of its ties; A and B give one another 1.5 of their 2.
    assert holes.loc[C, "constraint"] == pytest.approx(2 * (0.5 + 0.5 * 0.75) ** 2, abs=1e-6)
    assert holes["effective_size"].tolist() == [1.0, 1.0, 1.0]


def test_one_partner_away_never_proposes_the_cpas_itself(network):
    registry = load_registry()
    # A and B name C: through them C would be led to itself.
    assert measures.one_partner_away(network, "81001", registry).empty
    away = measures.one_partner_away(network, "51012", registry)
    assert away[["partner", "through"]].values.tolist() == [[partner_node(A), C]]
