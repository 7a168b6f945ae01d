"""Two plans side by side: figures, and what they share or only one has, by theme, partner, group, action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pstgraph.analysis.opportunities.geography import name_of
from pstgraph.analysis.profile import Profile, profile
from pstgraph.analysis.similarity import SimilarityIndex
from pstgraph.analysis.units import Unit, units
from pstgraph.identifiers import local_name
from pstgraph.link.registry import Registry
from pstgraph.model.plan import Plan
from pstgraph.vocabulary import scheme

CLOSE = 0.35
"""Similarity from which two actions of two plans are shown as close."""


@dataclass(frozen=True, slots=True)
class ClosePair:
    """Two actions of two plans that resemble each other, with the reasons."""

    a: Unit
    b: Unit
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """What both plans have, and what only one has, as (code or IRI, label) pairs."""

    both: tuple[tuple[str, str], ...]
    only_a: tuple[tuple[str, str], ...]
    only_b: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The comparison of two plans.

    ``actions`` is best first, each unit of either plan at most once; ``figures`` are those of both plans.
    """

    a: Plan
    b: Plan
    themes: Sides
    partners: Sides
    partner_classes: Sides
    target_groups: Sides
    figures: tuple[Profile, Profile]
    actions: tuple[ClosePair, ...]
    only_a: tuple[Unit, ...]
    only_b: tuple[Unit, ...]


def compare(a: Plan, b: Plan, others: Sequence[Unit], registry: Registry) -> Comparison:
    """Compare two plans.

    Parameters
    ----------
    a, b
        The plans.
    others
        Units of all plans of the graph: rarity of words and themes is counted over them.
    registry
        Names of organisations.
    """
    of_a, of_b = units([a]), units([b])
    known = {unit.iri for unit in others}
    index = SimilarityIndex([*others, *(unit for unit in (*of_a, *of_b) if unit.iri not in known)])
    close = _close_pairs(of_a, of_b, index)
    met = {unit.iri for pair in close for unit in (pair.a, pair.b)}
    label = scheme("theme").label
    classes, groups = scheme("partner-class").label, scheme("target-group").label
    return Comparison(
        a,
        b,
        _sides(of_a, of_b, lambda unit: unit.themes, label),
        _sides(of_a, of_b, lambda unit: unit.organisations(), lambda iri: name_of(registry, iri)),
        _sides(of_a, of_b, lambda unit: unit.partner_classes(), lambda iri: classes(local_name(iri))),
        _sides(of_a, of_b, lambda unit: unit.target_groups, groups),
        (profile(a), profile(b)),
        close,
        tuple(unit for unit in of_a if unit.iri not in met),
        tuple(unit for unit in of_b if unit.iri not in met),
    )


def _close_pairs(of_a: list[Unit], of_b: list[Unit], index: SimilarityIndex) -> tuple[ClosePair, ...]:
    """Best pairs first, each unit taken once."""
    pairs = [(index.pair(x.iri, y.iri), x, y) for x in of_a for y in of_b]
    ranked = sorted(
        (p for p in pairs if p[0].score >= CLOSE), key=lambda p: (-p[0].score, p[1].iri, p[2].iri)
    )
    taken: set[str] = set()
    found = []
    for match, x, y in ranked:
        if x.iri not in taken and y.iri not in taken:
            taken |= {x.iri, y.iri}
            found.append(ClosePair(x, y, match.score, match.reasons))
    return tuple(found)


def _sides(
    of_a: list[Unit], of_b: list[Unit], keys: Callable[[Unit], Any], label: Callable[[str], str]
) -> Sides:
    in_a = {key for unit in of_a for key in keys(unit)}
    in_b = {key for unit in of_b for key in keys(unit)}

    def named(codes: set[str]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(((code, label(code)) for code in codes), key=lambda pair: (pair[1], pair[0])))

    return Sides(named(in_a & in_b), named(in_a - in_b), named(in_b - in_a))
