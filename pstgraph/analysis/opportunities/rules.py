"""The nine types of opportunity, one small function each, after the table of the domain.

A rule takes a pair of units of two different CPAS and their context and answers what it matched, or
None. Symmetric rules are asked once a pair (a before b by NIS); T3 and T8 have a direction and are
asked both ways. "Unknown (flagged)" excludes nothing: the flag goes on the lead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pstgraph.analysis.opportunities import facts
from pstgraph.analysis.opportunities.geography import (
    Proximity,
    covers,
    is_own_body,
    territory_of,
    wider_than_province,
)
from pstgraph.analysis.opportunities.lead import (
    FLAG_AUDIENCE,
    FLAG_CALL,
    FLAG_GENERAL,
    FLAG_MODE,
    FLAG_NEIGHBOURS,
    FLAG_OBJECTIVE,
    FLAG_PERIOD,
    FLAG_POPULATION,
    FLAG_REGIONAL,
)
from pstgraph.analysis.periods import Relation, precedes, same_legislature
from pstgraph.analysis.units import Unit
from pstgraph.identifiers import local_body_iri, nis_of
from pstgraph.link.registry import Registry

SMALL = 15_000  # inhabitants under which a CPAS shares staff (T6)
T6_KM = 30.0  # T6 asks for this distance whatever the setting of `near`


@dataclass(frozen=True, slots=True)
class Look:
    """What the rules see of one unit, worked out once."""

    unit: Unit
    mode: facts.Mode
    themes: frozenset[str]
    organisations: frozenset[str]
    jobs: frozenset[str]
    purchases: frozenset[str]
    trains: bool
    asks_cpas: bool

    @classmethod
    def at(cls, unit: Unit) -> Look:
        """Look at a unit."""
        return cls(
            unit,
            facts.mode(unit),
            facts.fine_themes(unit),
            frozenset(unit.organisations()),
            facts.jobs(unit),
            facts.purchases(unit),
            facts.trains_staff(unit),
            facts.asks_for_other_cpas(unit),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units with all that lies between them."""

    a: Look
    b: Look
    proximity: Proximity
    period: Relation
    max_km: float
    registry: Registry
    named_by: Mapping[str, frozenset[str]] = field(default_factory=dict)  # NIS → organisations of its plans

    @property
    def near(self) -> bool:
        """Whether the two CPAS are near each other."""
        return self.proximity.near(self.max_km)

    def turned(self) -> Pair:
        """The same pair the other way round."""
        return Pair(self.b, self.a, self.proximity, self.period, self.max_km, self.registry, self.named_by)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule matched."""

    themes: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def _period_open(pair: Pair) -> bool:
    return pair.period in ("overlaps", "unknown")


def _period_flag(pair: Pair) -> tuple[str, ...]:
    return (FLAG_PERIOD,) if pair.period == "unknown" else ()


def _mode_flag(pair: Pair) -> tuple[str, ...]:
    return (FLAG_MODE,) if "unknown" in (pair.a.mode, pair.b.mode) else ()


def _general_flag(themes: frozenset[str]) -> tuple[str, ...]:
    return (FLAG_GENERAL,) if themes and themes <= facts.COMMON_THEMES else ()


def shared_partner(pair: Pair) -> Hit | None:
    """T1: both actions name the same organisation: no class, none of the two CPAS and their communes."""
    both = pair.a.organisations & pair.b.organisations
    own = {pair.a.unit.nis, pair.b.unit.nis}
    communes = {local_body_iri("commune", nis) for nis in own}
    both = frozenset(iri for iri in both if nis_of(iri) not in own and iri not in communes)
    if not both:
        return None
    inherited = all(look.unit.organisations()[iri].inherited for iri in both for look in (pair.a, pair.b))
    regional = not pair.proximity.same_province and all(
        wider_than_province(territory_of(pair.registry, iri)) for iri in both
    )
    flags = ((FLAG_OBJECTIVE,) if inherited else ()) + ((FLAG_REGIONAL,) if regional else ())
    return Hit(tuple(sorted(pair.a.themes & pair.b.themes)), tuple(sorted(both)), flags=flags)


def same_action_nearby(pair: Pair) -> Hit | None:
    """T2: same fine theme, near, and both create or both buy the same object; not in disjoint periods."""
    themes = (pair.a.themes & pair.b.themes) - facts.OWN_COMMUNE
    if not themes or not pair.near or not _period_open(pair):
        return None
    bought = pair.a.purchases & pair.b.purchases
    both_create = "run" not in (pair.a.mode, pair.b.mode)
    if not bought and not both_create:
        return None
    flags = _period_flag(pair) + (() if bought else _mode_flag(pair)) + _general_flag(themes)
    return Hit(tuple(sorted(themes)), what=tuple(sorted(bought)), flags=flags)


def experience_transfer(pair: Pair) -> Hit | None:
    """T3: same fine theme; a runs it or ended earlier, b creates it later.

    Where neither mode nor period tells who has the experience, the pair is one lead, not two.
    """
    themes = pair.a.themes & pair.b.themes
    if not themes or pair.b.mode == "run":
        return None
    before = precedes(pair.a.unit.span, pair.b.unit.span)
    if not before and pair.period != "unknown":
        return None
    if not before and pair.a.mode == "create":
        return None
    if not before and pair.a.mode == pair.b.mode and pair.a.unit.nis > pair.b.unit.nis:
        return None
    flags = (() if before else (FLAG_PERIOD,)) + _mode_flag(pair) + _general_flag(themes)
    return Hit(tuple(sorted(themes)), flags=flags)


def joint_training(pair: Pair) -> Hit | None:
    """T4: both train staff on the same topic or audience, in one province and legislature."""
    if not (pair.a.trains and pair.b.trains and pair.proximity.same_province):
        return None
    a, b = pair.a.unit, pair.b.unit
    legislature = same_legislature(a.span, a.plan_span, b.span, b.plan_span)
    if legislature is False:
        return None
    topics = facts.training_topics(pair.a.unit) & facts.training_topics(pair.b.unit)
    groups = facts.training_audience(pair.a.unit), facts.training_audience(pair.b.unit)
    audience = groups[0] & groups[1]
    if not topics and not audience and any(groups):
        return None
    precise = bool(topics or audience)
    what = tuple(sorted(audience)) or (() if topics else ("personnel du CPAS",))
    themes = {facts.TRAINING_THEME} & pair.a.themes & pair.b.themes
    flags = () if precise else (FLAG_GENERAL, FLAG_AUDIENCE)
    period = (FLAG_PERIOD,) if legislature is None else ()
    return Hit(tuple(sorted(topics | themes)), what=what, flags=period + flags)


def group_purchase(pair: Pair) -> Hit | None:
    """T5: the same class of thing bought, in one province."""
    bought = pair.a.purchases & pair.b.purchases
    if not bought or not pair.proximity.same_province or not _period_open(pair):
        return None
    return Hit(
        tuple(sorted(pair.a.themes & pair.b.themes)), what=tuple(sorted(bought)), flags=_period_flag(pair)
    )


def shared_staff(pair: Pair) -> Hit | None:
    """T6: the same job in two small communes within 30 km or one arrondissement."""
    same = pair.a.jobs & pair.b.jobs
    if not same or not pair.proximity.within(T6_KM) or not _period_open(pair):
        return None
    communes = [pair.registry.communes.get(look.unit.nis) for look in (pair.a, pair.b)]
    populations = [commune.population if commune else None for commune in communes]
    if any(population is not None and population >= SMALL for population in populations):
        return None
    flags = _period_flag(pair) + ((FLAG_POPULATION,) if None in populations else ())
    return Hit(tuple(sorted(pair.a.themes & pair.b.themes)), what=tuple(sorted(same)), flags=flags)


def open_call(pair: Pair) -> Hit | None:
    """T7: both ask for work with other CPAS and name no partner yet; near, or region-wide for events.

    Where one asks for its neighbours and the other is far, the lead says so.
    """
    if not (pair.a.asks_cpas and pair.b.asks_cpas) or pair.period == "disjoint":
        return None
    if facts.names_a_cpas(pair.a.unit) or facts.names_a_cpas(pair.b.unit):
        return None
    units = (pair.a.unit, pair.b.unit)
    event = any(map(facts.is_event, units))
    if not pair.near and not event:
        return None
    local = not pair.near and any(map(facts.asks_neighbours_only, units))
    themes = (pair.a.themes & pair.b.themes) | ({facts.INTER_CPAS_THEME})
    flags = _period_flag(pair) + ((FLAG_NEIGHBOURS,) if local else ())
    return Hit(tuple(sorted(themes)), what=("rencontre ouverte",) if event else (), flags=flags)


def join_structure(pair: Pair) -> Hit | None:
    """T8: a works with a structure whose territory covers b; b works on the same theme without it.

    A body of b's own commune is not for a to open.
    """
    themes = (pair.a.themes & pair.b.themes) - facts.COMMON_THEMES
    if not themes:
        return None
    known = pair.named_by.get(pair.b.unit.nis, frozenset())
    joinable = []
    for iri in sorted(pair.a.organisations - known):
        territory = territory_of(pair.registry, iri)
        member = f"nis:{pair.b.unit.nis}" in territory
        if is_own_body(pair.registry, iri, pair.b.unit.nis):
            continue
        if nis_of(iri) or (wider_than_province(territory) and not member):
            continue
        if covers(pair.registry, territory, pair.b.unit.nis):
            joinable.append(iri)
    if not joinable:
        return None
    return Hit(tuple(sorted(themes)), tuple(joinable))


def same_subsidy(pair: Pair) -> Hit | None:
    """T9: both fit one scheme that allows joint files, one of them by name, in one province."""
    if not pair.proximity.same_province or pair.period == "disjoint":
        return None
    fitting = []
    for code, themes in facts.joint_instruments().items():
        named = [code in look.unit.instruments for look in (pair.a, pair.b)]
        fits = [
            name or bool(look.themes & themes) for name, look in zip(named, (pair.a, pair.b), strict=True)
        ]
        if any(named) and all(fits):
            fitting.append(code)
    if not fitting:
        return None
    return Hit(
        tuple(sorted(pair.a.themes & pair.b.themes)),
        what=tuple(fitting),
        flags=(FLAG_CALL, *_period_flag(pair)),
    )


RULES: Mapping[str, Callable[[Pair], Hit | None]] = {
    "T1": shared_partner,
    "T2": same_action_nearby,
    "T3": experience_transfer,
    "T4": joint_training,
    "T5": group_purchase,
    "T6": shared_staff,
    "T7": open_call,
    "T8": join_structure,
    "T9": same_subsidy,
}
DIRECTED = frozenset({"T3", "T8"})
