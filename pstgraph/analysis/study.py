"""All plans of a graph, read once for the analyses that look at them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pstgraph.analysis import networks
from pstgraph.analysis.opportunities.engine import Search, find_leads
from pstgraph.analysis.opportunities.geography import NEAR_KM
from pstgraph.analysis.opportunities.lead import TYPES
from pstgraph.analysis.results import Leads, Matches
from pstgraph.analysis.similarity import SimilarityIndex
from pstgraph.analysis.units import Unit, units
from pstgraph.errors import UsageError
from pstgraph.identifiers import nis_of
from pstgraph.link.registry import Registry, load_registry
from pstgraph.model.plan import Plan

if TYPE_CHECKING:
    from pstgraph.analysis.networks import Network
    from pstgraph.store import Store


@dataclass(frozen=True)
class Study:
    """The plans of a graph with their units, and the registry of places and organisations."""

    plans: tuple[Plan, ...]
    registry: Registry

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Units of all plans, in the order of the plans."""
        return tuple(units(self.plans))

    @cached_property
    def index(self) -> SimilarityIndex:
        """Similarity of the units, reviewed themes included."""
        return SimilarityIndex(self.units)

    def leads(self, search: Search | None = None) -> Leads:
        """Opportunities between the plans, best first."""
        return Leads.of(find_leads(self.units, self.registry, search, self.index), self.registry)

    def plan(self, iri: str) -> Plan:
        """The plan with an IRI."""
        return next(plan for plan in self.plans if plan.iri == iri)


def study(graph: Store) -> Study:
    """Read all plans of a graph.

    Parameters
    ----------
    graph
        Any store, embedded or remote.
    """
    found = [graph.plan(row["plan"]) for row in graph.plans().rows]
    return Study(tuple(found), load_registry())


def similar(graph: Store, text_or_action: str, top: int = 10, automatic: bool = False) -> Matches:
    """Actions close to a text, or to an action of the graph (then only those of other CPAS), best first.

    Parameters
    ----------
    graph
        Any store.
    text_or_action
        A French text, or the IRI of a unit.
    top
        How many.
    automatic
        Ignore reviewed themes and compare by the text alone.

    Returns
    -------
    Matches
        A tuple with ``.to_frame()``.

    Raises
    ------
    UsageError
        For an IRI that is no unit of the graph, and for an empty text.
    """
    if not text_or_action.strip():
        raise UsageError("there is no text to compare with", remedy="give a text, or the IRI of an action")
    found = study(graph)
    index = SimilarityIndex(found.units, automatic) if automatic else found.index
    if text_or_action in index:
        return Matches(index.to_unit(text_or_action)[:top])
    if text_or_action.startswith(("http://", "https://")) and " " not in text_or_action:
        raise UsageError("no unit of the graph has this IRI", text_or_action, "take one from `pstgraph show`")
    return Matches(index.to_text(text_or_action)[:top])


def opportunities(
    graph: Store,
    plan: str | int | None = None,
    types: Iterable[str] | None = None,
    max_km: float = NEAR_KM,
    top: int | None = None,
) -> Leads:
    """Collaboration leads T1-T9 between the plans of a graph, best first. A lead is to be checked.

    Parameters
    ----------
    graph
        Any store.
    plan
        Keep the leads of one CPAS: its NIS code, its name, or its plan's IRI.
    types
        Keep some types ("T1" … "T9").
    max_km
        Kilometres between seats within which two CPAS are near.
    top
        Keep the best so many.

    Returns
    -------
    Leads
        A tuple with ``.to_frame()`` and ``.cards()``.
    """
    wanted = tuple(types) if types is not None else TYPES
    unknown = sorted(set(wanted) - set(TYPES))
    if unknown:
        raise UsageError(f"there is no type {unknown[0]!r} of opportunity", remedy="use T1 to T9")
    found = study(graph)
    nis = nis_of(graph.find_plan(plan)) if plan is not None else None
    leads = found.leads(Search(nis, wanted, max_km))
    return Leads.of(leads[:top], found.registry)


def partner_network(graph: Store, classes: bool = False) -> Network:
    """Bipartite network of CPAS and the partners (or classes of partners) that their plans name.

    Parameters
    ----------
    graph
        Any store.
    classes
        Classes of partners ("schools") instead of named organisations.

    Returns
    -------
    networkx.Graph
        Nodes are IRIs; attributes of nodes and edges as in :mod:`pstgraph.analysis.networks`.
    """
    found = study(graph)
    return networks.partner_network(found.units, found.registry, classes)


def cpas_network(graph: Store, weight: networks.Weight = "newman", classes: bool = False) -> Network:
    """Who shares partners with whom: weighted projection of :func:`partner_network` on the CPAS.

    Parameters
    ----------
    graph
        Any store.
    weight
        The measure that each edge's ``weight`` takes: "count", "newman" or "jaccard"; all three stay on it.
    classes
        Share classes of partners instead of named organisations.

    Returns
    -------
    networkx.Graph
        See :func:`pstgraph.analysis.networks.cpas_network`.
    """
    return networks.cpas_network(partner_network(graph, classes), weight)
