"""Measures on networks of partnership, as frames. Each is a networkx function; none keeps state."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from pstgraph.analysis.opportunities.geography import covers, proximity, territory_of, wider_than_province
from pstgraph.identifiers import cpas_iri, local_name
from pstgraph.link.registry import Registry, load_registry

if TYPE_CHECKING:
    from pstgraph.analysis.networks import Network

SEED = 2024

PARTNER_COLUMNS = {
    "iri": "string",
    "label": "string",
    "kind": "string",
    "type": "string",
    "degree": "Int64",
    "strength": "Int64",
    "betweenness": "Float64",
    "bridging": "Float64",
    "cpas": "string",
}
PAIR_COLUMNS = {
    "a": "string",
    "a_label": "string",
    "b": "string",
    "b_label": "string",
    "shared": "Int64",
    "partners": "string",
}
AWAY_COLUMNS = {
    "partner": "string",
    "partner_label": "string",
    "through": "string",
    "through_label": "string",
    "shared": "string",
    "covers": "boolean",
}


def partner_measures(network: Network) -> pd.DataFrame:
    """Measures of each partner in a bipartite network, the most connected first.

    Returns
    -------
    pandas.DataFrame
        ``iri, label, kind, type, degree`` (CPAS that name it), ``strength`` (units that do),
        ``betweenness`` (Freeman 1977, normalised for bipartite networks by networkx), ``bridging``
        (share of the pairs of its CPAS that share no other partner), ``cpas`` (their names, joined by ", ").

    Notes
    -----
    That one CPAS of a pair names the other is no shared partner, here as in the projection.
    """
    partners = [node for node, data in network.nodes(data=True) if data["bipartite"] == 1]
    others = set(network) - set(partners)
    between = nx.bipartite.betweenness_centrality(network, others) if len(network) > 2 else {}
    rows = []
    for node in partners:
        data, cpas = network.nodes[node], sorted(network[node])
        rows.append(
            {
                "iri": node,
                "label": data["label"],
                "kind": data["kind"],
                "type": data["type"],
                "degree": len(cpas),
                "strength": int(network.degree(node, weight="weight")),
                "betweenness": round(float(between.get(node, 0.0)), 6),
                "bridging": _bridging(network, cpas),
                "cpas": ", ".join(network.nodes[n]["label"] for n in cpas),
            }
        )
    frame = pd.DataFrame(rows, columns=list(PARTNER_COLUMNS)).astype(PARTNER_COLUMNS)
    order = ["degree", "strength", "label"]
    return frame.sort_values(order, ascending=[False, False, True], ignore_index=True)


def _bridging(network: Network, cpas: list[str]) -> float:
    """Share of the pairs of some CPAS that have no second partner in common."""
    pairs = list(combinations(cpas, 2))
    if not pairs:
        return 0.0
    alone = sum(1 for a, b in pairs if len(list(nx.common_neighbors(network, a, b))) == 1)
    return round(alone / len(pairs), 6)


def communities(projected: Network, seed: int = SEED) -> list[set[str]]:
    """Communities of a projection (Louvain, Blondel et al. 2008, seeded), the largest first."""
    if not projected:
        return []
    found = nx.community.louvain_communities(projected, weight="weight", seed=seed)
    return sorted((set(group) for group in found), key=lambda group: (-len(group), min(group)))


def structural_holes(projected: Network) -> pd.DataFrame:
    """Constraint and effective size of each CPAS in a projection (Burt 1992), the least constrained first.

    Returns
    -------
    pandas.DataFrame
        ``iri, label, degree, constraint, effective_size``; the last two missing for a CPAS without edge.
    """
    constraint = nx.constraint(projected, weight="weight")
    size = nx.effective_size(projected, weight=None)
    rows = [
        {
            "iri": node,
            "label": projected.nodes[node]["label"],
            "degree": projected.degree(node),
            "constraint": constraint[node] if projected.degree(node) else None,
            "effective_size": size[node] if projected.degree(node) else None,
        }
        for node in projected
    ]
    types = {"iri": "string", "label": "string", "degree": "Int64"}
    types |= {"constraint": "Float64", "effective_size": "Float64"}
    frame = pd.DataFrame(rows, columns=list(types)).astype(types)
    return frame.sort_values(["constraint", "label"], ignore_index=True)


def sharing_pairs(network: Network, k: int = 1) -> pd.DataFrame:
    """Pairs of CPAS that share at least k partners.

    Returns
    -------
    pandas.DataFrame
        ``a, a_label, b, b_label, shared, partners`` (names, joined by ", "), most shared first.
    """
    cpas = sorted(node for node, data in network.nodes(data=True) if data["kind"] == "cpas")
    pairs = {
        tuple(sorted(pair))
        for node, data in network.nodes(data=True)
        if data["bipartite"] == 1
        for pair in combinations([n for n in network[node] if n in cpas], 2)
    }
    rows = []
    for a, b in sorted(pairs):
        shared = sorted(network.nodes[n]["label"] for n in nx.common_neighbors(network, a, b))
        if len(shared) >= k:
            labels = network.nodes[a]["label"], network.nodes[b]["label"]
            rows.append((a, labels[0], b, labels[1], len(shared), ", ".join(shared)))
    frame = pd.DataFrame(rows, columns=list(PAIR_COLUMNS)).astype(PAIR_COLUMNS)
    return frame.sort_values(["shared", "a", "b"], ascending=[False, True, True], ignore_index=True)


def one_partner_away(network: Network, nis: str, registry: Registry | None = None) -> pd.DataFrame:
    """Partners that a CPAS does not name, but that CPAS with which it shares a partner do.

    Parameters
    ----------
    network
        A network of :func:`pstgraph.analysis.networks.partner_network`.
    nis
        The CPAS that looks for partners.
    registry
        Where territories stand; the shipped registry if not given.

    Returns
    -------
    pandas.DataFrame
        ``partner, partner_label, through, through_label`` (the CPAS between), ``shared`` (the partners that
        join the two CPAS, names joined by ", ") and ``covers`` (True where the partner's territory holds the
        commune, missing where none is known or for a class of partners), those known to cover first.

    Notes
    -----
    Left out, because nobody can work with them from here: partners whose territory in the registry does
    not hold the commune; local bodies (commune, PCS, police, crèche …) of another commune; CPAS that are
    not near (neighbours, seats within 30 km, or the same arrondissement); and the CPAS itself.
    """
    own, registry = cpas_iri(nis), registry or load_registry()
    rows = []
    if own in network:
        mine = set(network[own])
        between = sorted({other for partner in mine for other in network[partner]} - {own})
        for other in between:
            shared = sorted(network.nodes[n]["label"] for n in nx.common_neighbors(network, own, other))
            for partner in sorted(set(network[other]) - mine):
                within = _within_reach(network, partner, nis, registry)
                if within is not False:
                    labels = network.nodes[partner]["label"], network.nodes[other]["label"]
                    rows.append((partner, labels[0], other, labels[1], ", ".join(shared), within))
    frame = pd.DataFrame(rows, columns=list(AWAY_COLUMNS)).astype(AWAY_COLUMNS)
    return frame.sort_values(
        ["covers", "through", "partner"], ascending=[False, True, True], ignore_index=True
    )


def _within_reach(network: Network, partner: str, nis: str, registry: Registry) -> bool | None:
    """Whether a partner serves a commune; None where the registry does not tell."""
    cpas = network.nodes[partner].get("nis")
    if cpas:
        return cpas != nis and proximity(registry, nis, cpas).near()
    codes = territory_of(registry, partner)
    if codes:
        return wider_than_province(codes) or covers(registry, codes, nis)
    local = re.search(r"-(\d{5})$", local_name(partner))  # commune-85034: its own commune's and no other's
    return local.group(1) == nis if local else None
