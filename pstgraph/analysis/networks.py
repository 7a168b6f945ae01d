"""Networks of partnership, built with networkx so that any of its backends runs them unchanged.

Attributes of nodes and edges are plain strings and numbers, so that every network format takes them;
``docs/networks.md`` has them in tables, kind by kind, and the suite holds those tables against the code.

A CPAS stands on one side as the author of a plan, and on the other, as a node of its own
(:func:`partner_node`), where a plan names it as partner. The two sides never mix: an edge says "names",
never "is named by", and the projection links CPAS that name the same partner and no others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import networkx as nx

from pstgraph.analysis.opportunities.geography import name_of
from pstgraph.analysis.units import NamedPartner, Unit
from pstgraph.identifiers import cpas_iri, local_name, nis_of
from pstgraph.link.registry import Registry
from pstgraph.model.plan import PartnerMention
from pstgraph.vocabulary import scheme

if TYPE_CHECKING:
    Network = nx.Graph[str]

Weight = Literal["count", "newman", "jaccard"]


def partner_node(iri: str) -> str:
    """Node of an organisation on the side of partners: its IRI, and for a CPAS that IRI + "#partner".

    >>> partner_node("https://w3id.org/pst/id/cpas/81013")
    'https://w3id.org/pst/id/cpas/81013#partner'
    >>> partner_node("https://w3id.org/pst/id/org/forem")
    'https://w3id.org/pst/id/org/forem'
    """
    return f"{iri}#partner" if nis_of(iri) else iri


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
        Attributes as in ``docs/networks.md``.
    """
    network: Network = nx.Graph()
    for unit in units:
        for named in _named(unit, classes):
            iri = named.partner.iri
            if iri is None or nis_of(iri) == unit.nis:
                continue
            _add_cpas(network, unit.nis, registry)
            _join(network, cpas_iri(unit.nis), _add_partner(network, iri, named, registry), named, unit)
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
            _join(network, unit.iri, _add_partner(network, iri, named, registry), named, unit)
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
        Nodes keep their attributes and gain ``names``; each edge holds ``count``, ``newman``,
        ``jaccard``, ``weight``, ``partners`` (names of the shared partners) and ``naming``.

    Notes
    -----
    A link says "they name the same partner" and nothing else. That a CPAS names another as its partner
    adds neither link nor weight: it stands in ``names`` of its node (the CPAS it names) and, where the two
    share a partner as well, in ``naming`` of the edge ("CPAS d'Ath → CPAS d'Arlon").
    """
    cpas = sorted(node for node, data in network.nodes(data=True) if data["kind"] == "cpas")
    projected: Network = nx.Graph()
    if not cpas:  # networkx refuses to project an empty network
        return projected
    counted = nx.bipartite.weighted_projected_graph(network, cpas)
    newman = nx.bipartite.collaboration_weighted_projected_graph(network, cpas)
    jaccard = nx.bipartite.overlap_weighted_projected_graph(network, cpas, jaccard=True)
    for node in cpas:
        projected.add_node(node, **network.nodes[node], names=_named_cpas(network, node))
    for a, b in sorted((min(edge), max(edge)) for edge in counted.edges):
        measures = {
            "count": int(counted[a][b]["weight"]),
            "newman": round(float(newman[a][b]["weight"]), 6),
            "jaccard": round(float(jaccard[a][b]["weight"]), 6),
        }
        shared = sorted(network.nodes[n]["label"] for n in nx.common_neighbors(network, a, b))
        words = {"partners": " | ".join(shared), "naming": _naming(network, a, b)}
        projected.add_edge(a, b, **measures, weight=measures[weight], **words)
    return projected


def _named_cpas(network: Network, cpas: str) -> str:
    return " | ".join(sorted(network.nodes[n]["label"] for n in network[cpas] if "nis" in network.nodes[n]))


def _naming(network: Network, a: str, b: str) -> str:
    labels = network.nodes[a]["label"], network.nodes[b]["label"]
    there = f"{labels[0]} → {labels[1]}" if partner_node(b) in network[a] else ""
    back = f"{labels[1]} → {labels[0]}" if partner_node(a) in network[b] else ""
    return " | ".join(part for part in (there, back) if part)


def _named(unit: Unit, classes: bool) -> list[NamedPartner]:
    return [named for named in unit.partners if named.partner.generic == classes]


def _add_cpas(network: Network, nis: str, registry: Registry) -> None:
    node = cpas_iri(nis)
    if node in network:
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


def _add_partner(network: Network, iri: str, named: NamedPartner, registry: Registry) -> str:
    node = partner_node(iri)
    if node not in network:
        network.add_node(node, **_partner_data(iri, named.partner, registry), bipartite=1)
    return node


def _partner_data(iri: str, partner: PartnerMention, registry: Registry) -> dict[str, str]:
    if partner.generic:
        label = scheme("partner-class").label(local_name(iri))
        return {"label": label, "kind": "partner_class", "type": "classe"}
    nis = nis_of(iri)
    if nis:
        return {"label": name_of(registry, iri), "kind": "partner", "type": "CPAS", "nis": nis}
    known = registry.partners.get(local_name(iri))
    if known:
        return {"label": known.name, "kind": "partner", "type": known.type or "inconnu"}
    return {"label": partner.name, "kind": "partner", "type": "inconnu"}


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
