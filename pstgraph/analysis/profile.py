"""One plan in figures, to lay plans side by side: what has a date, a pilot, money, and for whom it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from pstgraph.analysis.units import unit_items, units
from pstgraph.model.plan import KINDS, AmountKind, Plan, Volet
from pstgraph.rdf.check import CheckReport

LEVELS = ("law", "guide", "practice")
Satisfied = Mapping[str, tuple[int, int]]
"""By level: rules that a document satisfies wholly, and rules that apply to it."""


@dataclass(frozen=True, slots=True)
class AmountsOfKind:
    """Amounts of one kind in a plan; ``total`` as printed, an amount per year counted once."""

    kind: str
    lines: int
    per_year: int
    total: Decimal


@dataclass(frozen=True, slots=True)
class Profile:
    """A plan in figures.

    ``elements`` counts elements by kind, ``units`` what is compared (an action with its steps, or an
    objective or a step without action); of these some are ``dated`` (a deadline, a period or a recurrence),
    ``piloted`` (an administrative pilot), ``funded`` (an amount). ``target_groups`` counts units by code,
    the most frequent first.
    """

    plan: Plan
    volets: tuple[str, ...]
    elements: Mapping[str, int]
    units: int
    dated: int
    piloted: int
    funded: int
    amounts: tuple[AmountsOfKind, ...]
    target_groups: tuple[tuple[str, int], ...]


def profile(plan: Plan) -> Profile:
    """Count what a plan states."""
    held = [[head, *steps] for head, steps in unit_items(plan)]
    groups = Counter(code for unit in units([plan]) for code in unit.target_groups)
    lines = [line for item in plan.items for line in item.budget]
    of_kind = {kind: [line for line in lines if line.kind == kind] for kind in get_args(AmountKind)}
    return Profile(
        plan,
        tuple(volet for volet in get_args(Volet) if any(item.volet == volet for item in plan.items)),
        {kind: sum(item.kind == kind for item in plan.items) for kind in KINDS},
        len(held),
        sum(any(item.deadline for item in unit) for unit in held),
        sum(any(item.pilots for item in unit) for unit in held),
        sum(any(item.budget for item in unit) for unit in held),
        tuple(
            AmountsOfKind(
                kind,
                len(found),
                sum(line.per_year for line in found),
                sum((x.amount for x in found), Decimal()),
            )
            for kind, found in of_kind.items()
            if found
        ),
        tuple(sorted(groups.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def satisfied(report: CheckReport, plan: str) -> Satisfied:
    """Rules of completeness that a plan's document satisfies wholly, and those that apply to it, by level."""
    out: dict[str, tuple[int, int]] = {}
    for level in LEVELS:
        applied = [o for o in report.outcomes if o.plan == plan and o.level == level and o.checked]
        out[level] = sum(not o.failed for o in applied), len(applied)
    return out
