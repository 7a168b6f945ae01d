"""From units to ranked leads: which pairs are looked at, which rules answer, in which order they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from pstgraph.analysis.opportunities import facts, wording
from pstgraph.analysis.opportunities.geography import NEAR_KM, Proximity, proximity, short_name
from pstgraph.analysis.opportunities.lead import TYPES, Lead
from pstgraph.analysis.opportunities.rules import DIRECTED, RULES, Hit, Look, Pair
from pstgraph.analysis.opportunities.score import alike, rarities, scored
from pstgraph.analysis.periods import relation
from pstgraph.analysis.similarity import Match, SimilarityIndex
from pstgraph.analysis.units import Unit
from pstgraph.link.registry import Registry


@dataclass(frozen=True, slots=True)
class Search:
    """Settings of a search for opportunities.

    ``nis`` keeps the leads of one CPAS, ``types`` those of some types; ``max_km`` is the distance
    between seats within which two CPAS are near.
    """

    nis: str | None = None
    types: tuple[str, ...] = TYPES
    max_km: float = NEAR_KM


def find_leads(
    units: Sequence[Unit],
    registry: Registry,
    search: Search | None = None,
    index: SimilarityIndex | None = None,
) -> list[Lead]:
    """Leads between units of different CPAS, scored, best first.

    Parameters
    ----------
    units
        Units of all plans (:func:`pstgraph.analysis.units.units`).
    registry
        Communes, distances, territories and names of organisations.
    search
        Settings, the defaults where None.
    index
        Similarity of the units, made here where None.

    Returns
    -------
    list of Lead
        One per type and pair of units; `a` and `b` as :class:`Lead` says.
    """
    search = search or Search()
    looks = [Look.at(unit) for unit in sorted(units, key=lambda u: (u.nis, u.iri))]
    index = index or SimilarityIndex(units)
    named = _named_by(units)

    @cache
    def between(nis_a: str, nis_b: str) -> Proximity:
        return proximity(registry, nis_a, nis_b)

    leads = []
    for first, second in _candidates(looks):
        a, b = looks[first], looks[second]
        nis_a, nis_b = a.unit.nis, b.unit.nis
        if search.nis is None or search.nis in (nis_a, nis_b):
            when = relation(a.unit.span, b.unit.span)
            pair = Pair(a, b, between(nis_a, nis_b), when, search.max_km, registry, named)
            leads += list(_leads_of(pair, search.types, index, registry))
    return scored(leads, rarities(units, index))


def _leads_of(pair: Pair, types: Iterable[str], index: SimilarityIndex, registry: Registry) -> Iterable[Lead]:
    match: Match | None = None
    for type_ in types:
        for way in (pair, pair.turned()) if type_ in DIRECTED else (pair,):
            hit = RULES[type_](way)
            if hit is not None:
                match = match or index.pair(pair.a.unit.iri, pair.b.unit.iri)
                yield _lead(type_, way, hit, match, registry)


def _lead(type_: str, pair: Pair, hit: Hit, match: Match, registry: Registry) -> Lead:
    lead = Lead(
        type=type_,
        a=pair.a.unit,
        b=pair.b.unit,
        shared_themes=hit.themes,
        shared_subjects=match.subjects,
        shared_partners=hit.partners,
        what=hit.what,
        proximity=pair.proximity,
        period=pair.period,
        similarity=alike(match),
        flags=tuple(dict.fromkeys(hit.flags)),
    )
    names = {iri: short_name(registry, iri) for iri in hit.partners}
    return replace(lead, reasons=wording.reasons(lead, names, match.reasons))


def _named_by(units: Iterable[Unit]) -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        named[unit.nis].update(unit.organisations())
    return {nis: frozenset(iris) for nis, iris in named.items()}


def _candidates(looks: Sequence[Look]) -> list[tuple[int, int]]:
    """Pairs of units of different CPAS that share at least one thing a rule can match on."""
    holders: dict[object, list[int]] = defaultdict(list)
    for position, look in enumerate(looks):
        for key in _keys(look):
            holders[key].append(position)
    pairs = {
        (first, second)
        for positions in holders.values()
        for first, second in combinations(positions, 2)
        if looks[first].unit.nis != looks[second].unit.nis
    }
    return sorted(pairs)


def _keys(look: Look) -> set[object]:
    keys: set[object] = {("theme", code) for code in look.themes}
    keys |= {("organisation", iri) for iri in look.organisations}
    keys |= {("job", code) for code in look.jobs} | {("purchase", code) for code in look.purchases}
    keys |= {
        ("scheme", code)
        for code, themes in facts.joint_instruments().items()
        if code in look.unit.instruments or look.themes & themes
    }
    return keys | ({"trains"} if look.trains else set()) | ({"asks"} if look.asks_cpas else set())
