"""Networks of partnership, built with networkx so that any of its backends runs them unchanged.

Node attributes (all plain strings and numbers, so that every network format takes them)

* every node: ``label``, ``kind`` ("cpas", "action", "partner" or "partner_class"), ``bipartite`` (0 for
  CPAS and actions, 1 for partners and classes);
* CPAS: ``nis``, ``province``, ``arrondissement``, and ``lat``, ``lon`` where the seat is known;
* actions: ``nis``, ``cpas``; partners: ``type`` where the registry knows it.

Edge attributes: ``weight`` (number of units that name the partner), ``mentions`` (the words, joined by
" | "), ``evidence`` ("file:line", joined by " | ").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import networkx as nx

from pstgraph.analysis.opportunities.geography import name_of
from pstgraph.analysis.units import NamedPartner, Unit
from pstgraph.identifiers import cpas_iri, local_name, nis_of
from pstgraph.link.registry import Registry
from pstgraph.vocabulary import scheme

if TYPE_CHECKING:
    Network = nx.Graph[str]

Weight = Literal["count", "newman", "jaccard"]


def partner_network(units: Iterable[Unit], registry: Registry, classes: bool = False) -> Network:
    """Bipartite network of CPAS and the partners their plans name.

    Parameters
    ----------
    units
        Units of the plans; a partner of the objective above a unit counts for that objective once.
    registry
        Names and places.
    classes
        False: named organisations only. True: classes of partners only. The two are never mixed:
        two CPAS that both work with schools do not share a partner.

    Returns
    -------
    networkx.Graph
        Attributes as in the head of this module.
    """
    network: Network = nx.Graph()
    for unit in units:
        for named in _named(unit, classes):
            iri = named.partner.iri
            if iri is None or nis_of(iri) == unit.nis:
                continue
            _add_cpas(network, unit.nis, registry)
            _add_partner(network, named, registry)
            _join(network, cpas_iri(unit.nis), iri, named, unit)
    _close(network)
    return network


def action_network(units: Iterable[Unit], registry: Registry, classes: bool = False) -> Network:
    """Bipartite network of actions (units) and the partners they name; parameters as partner_network."""
    network: Network = nx.Graph()
    for unit in units:
        for named in _named(unit, classes):
            iri = named.partner.iri
            if iri is None or named.inherited or nis_of(iri) == unit.nis:
                continue
            network.add_node(
                unit.iri, label=unit.label, kind="action", bipartite=0, nis=unit.nis, cpas=unit.cpas
            )
            _add_partner(network, named, registry)
            _join(network, unit.iri, iri, named, unit)
    _close(network)
    return network


def cpas_network(network: Network, weight: Weight = "newman") -> Network:
    """Projection of a partner network on its CPAS: who shares partners with whom.

    Parameters
    ----------
    network
        A network of :func:`partner_network`.
    weight
        Which measure the edges' ``weight`` takes: "count" (partners shared), "newman" (each shared
        partner counts 1/(k−1), k the CPAS it links: Newman 2001, doi:10.1103/PhysRevE.64.016132), or
        "jaccard" (shared partners over all partners of both).

    Returns
    -------
    networkx.Graph
        Nodes keep their attributes; each edge holds ``count``, ``newman``, ``jaccard``, ``weight`` and
        ``partners`` (names of the shared partners, joined by " | ").
    """
    cpas = [node for node, data in network.nodes(data=True) if data["kind"] == "cpas"]
    if not cpas:  # networkx refuses to project an empty network
        return nx.Graph()
    counted = nx.bipartite.weighted_projected_graph(network, cpas)
    newman = nx.bipartite.collaboration_weighted_projected_graph(network, cpas)
    jaccard = nx.bipartite.overlap_weighted_projected_graph(network, cpas, jaccard=True)
    projected: Network = nx.Graph()
    projected.add_nodes_from((node, network.nodes[node]) for node in sorted(cpas))
    for a, b in sorted(tuple(sorted(edge)) for edge in counted.edges):
        measures = {
            "count": int(counted[a][b]["weight"]),
            "newman": round(float(newman[a][b]["weight"]), 6),
            "jaccard": round(float(jaccard[a][b]["weight"]), 6),
        }
        shared = sorted(network.nodes[n]["label"] for n in nx.common_neighbors(network, a, b))
        projected.add_edge(a, b, **measures, weight=measures[weight], partners=" | ".join(shared))
    return projected


def _named(unit: Unit, classes: bool) -> list[NamedPartner]:
    return [named for named in unit.partners if named.partner.generic == classes]


def _add_cpas(network: Network, nis: str, registry: Registry) -> None:
    node = cpas_iri(nis)
    if network.nodes.get(node, {}).get("kind") == "cpas":
        return
    commune = registry.communes[nis]
    network.add_node(
        node,
        label=commune.cpas.name,
        kind="cpas",
        bipartite=0,
        nis=nis,
        province=commune.province,
        arrondissement=commune.arrondissement,
    )
    if commune.lat is not None and commune.lon is not None:
        network.nodes[node].update(lat=commune.lat, lon=commune.lon)


def _add_partner(network: Network, named: NamedPartner, registry: Registry) -> None:
    iri = named.partner.iri
    assert iri is not None
    if iri in network:
        return
    if named.partner.generic:
        label, kind, type_ = scheme("partner-class").label(local_name(iri)), "partner_class", "classe"
    else:
        known = registry.partners.get(local_name(iri))
        label = name_of(registry, iri) if known or nis_of(iri) else named.partner.name
        kind, type_ = "partner", known.type if known else ("CPAS" if nis_of(iri) else "inconnu")
    network.add_node(iri, label=label, kind=kind, bipartite=1, type=type_)


def _join(network: Network, a: str, b: str, named: NamedPartner, unit: Unit) -> None:
    passage = named.evidence
    place = f"{passage.file}:{passage.first_line}" if passage else ""
    data = network.get_edge_data(a, b) or {"units": set(), "mentions": [], "evidence": []}
    data["units"].add((unit.parent_label, place) if named.inherited else (unit.iri, ""))
    for key, value in (("mentions", named.partner.mention), ("evidence", place)):
        if value and value not in data[key]:
            data[key].append(value)
    network.add_edge(a, b, **data)


def _close(network: Network) -> None:
    """Turn what was gathered on the edges into plain attributes."""
    for _, _, data in network.edges(data=True):
        data["weight"] = len(data.pop("units"))
        data["mentions"] = " | ".join(data["mentions"])
        data["evidence"] = " | ".join(data["evidence"])
