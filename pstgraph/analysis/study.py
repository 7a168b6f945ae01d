"""All plans of a graph, read once for the analyses that look at them together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pstgraph.analysis.opportunities.engine import Search, find_leads
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.analysis.similarity import Match, SimilarityIndex
from pstgraph.analysis.units import Unit, units
from pstgraph.errors import UsageError
from pstgraph.link.registry import Registry, load_registry
from pstgraph.model.plan import Plan

if TYPE_CHECKING:
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

    def leads(self, search: Search | None = None) -> list[Lead]:
        """Opportunities between the plans, best first."""
        return find_leads(self.units, self.registry, search)

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


def similar(graph: Store, text_or_action: str, top: int = 10, automatic: bool = False) -> list[Match]:
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
        return index.to_unit(text_or_action)[:top]
    if text_or_action.startswith(("http://", "https://")) and " " not in text_or_action:
        raise UsageError("no unit of the graph has this IRI", text_or_action, "take one from `pstgraph show`")
    return index.to_text(text_or_action)[:top]
