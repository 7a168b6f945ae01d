"""What the graph of a plan cannot hold, declared in one place and said in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pstgraph.model.plan import Deadline, Item, Plan
from pstgraph.rdf.builder import passage_key
from pstgraph.rdf.terms import natural

Sentences = dict[str, str]


def _passages_in_order(item: Item) -> Item:
    return replace(item, evidence=tuple(sorted(set(item.evidence), key=passage_key)))


def _parties_as_a_set(item: Item, cpas: str) -> Item:
    agreements = tuple(
        replace(a, parties=tuple(sorted({p for p in a.parties if p != cpas}, key=natural)))
        for a in item.agreements
    )
    return replace(item, agreements=agreements)


def _without_empty_values(item: Item) -> Item:
    deadline = None if item.deadline == Deadline(None) else item.deadline
    return replace(item, deadline=deadline, projections=tuple(p for p in item.projections if p.amounts))


# Each limit: what the graph makes of an item, and how a person is told of it.
_LIMITS: tuple[tuple[Callable[[Item, str], Item], Sentences], ...] = (
    (
        lambda item, cpas: _passages_in_order(item),
        {
            "fr": "Les passages d'un élément y sont rangés dans l'ordre des lignes du document.",
            "en": "The passages of an element are put in the order of the lines of the document.",
        },
    ),
    (
        _parties_as_a_set,
        {
            "fr": "Les parties d'une convention n'y ont pas d'ordre, et le CPAS du plan y figure toujours.",
            "en": "The parties of an agreement have no order there, and the CPAS of the plan is one of them.",
        },
    ),
    (
        lambda item, cpas: _without_empty_values(item),
        {
            "fr": "Une échéance vide ou une projection sans montant n'y laisse pas de trace.",
            "en": "An empty deadline or a projection without amounts leaves no trace there.",
        },
    ),
)


def as_graph_holds(plan: Plan) -> Plan:
    """Return the plan as it comes back from its graph.

    The two differ only in what :func:`graph_losses` says; notes of a reading are no part of a plan.
    """
    cpas = plan.cpas.iri if plan.cpas else ""
    items = plan.items
    for change, _ in _LIMITS:
        items = tuple(change(item, cpas) for item in items)
    empty_period = plan.period is not None and plan.period.start is None and plan.period.end is None
    return replace(plan, items=items, period=None if empty_period else plan.period)


def graph_losses(plan: Plan, lang: str = "fr") -> list[str]:
    """Say, in sentences, what this plan loses in a graph; an empty list where it loses nothing.

    >>> from pstgraph.model.plan import Plan, Source
    >>> graph_losses(Plan(cpas=None, title=None, source=Source("a.txt", "00")))
    []
    """
    cpas = plan.cpas.iri if plan.cpas else ""
    return [
        sentences[lang]
        for change, sentences in _LIMITS
        if any(change(item, cpas) != item for item in plan.items)
    ]
