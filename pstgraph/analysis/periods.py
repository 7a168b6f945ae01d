"""Periods of units and how two of them lie to each other. What is not stated is unknown, never an overlap."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pstgraph.model.plan import Item, Plan

Relation = Literal["overlaps", "successive", "disjoint", "unknown"]

# Two periods that do not meet are successive when the later one begins within a year of the end of
# the earlier one (2018-2024, then a plan of August 2025): far enough for a council to be renewed.
SUCCESSIVE_GAP = timedelta(days=366)
# Councils of CPAS are installed in January after the communal elections, every six years: 2019, 2025 …
FIRST_LEGISLATURE, LEGISLATURE_YEARS = 2019, 6
# "2018-2024" and "2024-2030" are two legislatures: the year of the elections is named by both.
BORDER_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Span:
    """What is known of a period: its first day, its last day, or only that it begins no earlier than a day.

    ``basis`` says where it comes from: "unit" (own dates or those of its steps), "plan" (the period
    that the plan states for itself), "document" (the day of the document, a lower bound), None.
    """

    start: date | None = None
    end: date | None = None
    not_before: date | None = None
    basis: str | None = None

    @property
    def known(self) -> bool:
        """Whether anything at all is known."""
        return any((self.start, self.end, self.not_before))

    @property
    def earliest(self) -> date | None:
        """The earliest day on which it can have begun, None where nothing bounds it."""
        return self.start or self.not_before


UNKNOWN_PERIOD = Span()


def first_day(value: str) -> date:
    """First day of a year, month or day.

    >>> first_day("2020-09")
    datetime.date(2020, 9, 1)
    """
    parts = [int(part) for part in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(value: str) -> date:
    """Last day of a year, month or day.

    >>> last_day("2020-02")
    datetime.date(2020, 2, 29)
    """
    parts = [int(part) for part in value.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])


def plan_span(plan: Plan) -> Span:
    """Period that a plan states for itself; else the day of its document as a lower bound."""
    period = plan.period
    if period and (period.start or period.end):
        return Span(
            first_day(period.start) if period.start else None,
            last_day(period.end) if period.end else None,
            basis="plan",
        )
    if plan.document_date:
        return Span(not_before=first_day(plan.document_date), basis="document")
    return UNKNOWN_PERIOD


def unit_span(items: Iterable[Item], stated: Span) -> Span:
    """Period of a unit: its own dates, else those of its steps, else the plan's.

    ``items`` begins with the unit's head, its steps follow.
    """
    head, *steps = items
    for group in ([head], steps):
        starts = [first_day(i.deadline.start) for i in group if i.deadline and i.deadline.start]
        ends = [last_day(i.deadline.end) for i in group if i.deadline and i.deadline.end]
        if starts or ends:
            start = min(starts) if starts else None
            return Span(start, max(ends) if ends else None, stated.not_before if not start else None, "unit")
    return stated


def relation(a: Span, b: Span) -> Relation:
    """How two periods lie to each other, as far as it is certain.

    Returns
    -------
    "overlaps"
        Both have a first and a last day and share one.
    "successive", "disjoint"
        One certainly ends before the other can begin; within a year of each other, or later.
    "unknown"
        Anything else: nothing is stated on one side, or a lone end leaves the beginning open.
    """
    if a.start and a.end and b.start and b.end and a.start <= b.end and b.start <= a.end:
        return "overlaps"
    for earlier, later in ((a, b), (b, a)):
        if precedes(earlier, later):
            assert earlier.end is not None and later.earliest is not None
            return "successive" if later.earliest - earlier.end <= SUCCESSIVE_GAP else "disjoint"
    return "unknown"


def precedes(a: Span, b: Span) -> bool:
    """Whether a certainly ended before b can have begun."""
    return bool(a.end and b.earliest and a.end < b.earliest)


def same_legislature(a: Span, plan_a: Span, b: Span, plan_b: Span) -> bool | None:
    """Whether two units are of one legislature; None where that is not certain.

    Parameters
    ----------
    a, b
        Periods of the units.
    plan_a, plan_b
        Periods of their plans: one that a plan states for itself counts before the dates of its units.
    """
    first, second = (plan if plan.basis == "plan" else unit for unit, plan in ((a, plan_a), (b, plan_b)))
    if relation(first, second) == "overlaps":
        if not _only_border_year(first, second):
            return True
        return False if first.basis == second.basis == "plan" else None
    for earlier, later in ((first, second), (second, first)):
        if precedes(earlier, later):
            assert earlier.end is not None and later.earliest is not None
            if _legislature(earlier.end) != _legislature(later.earliest):
                return False
            return True if later.start else None
    return None


def _legislature(day: date) -> int:
    return (day.year - FIRST_LEGISLATURE) // LEGISLATURE_YEARS


def _only_border_year(a: Span, b: Span) -> bool:
    """Whether two periods follow each other and share no more than the year in which one ends."""
    first, second = sorted(((a.start, a.end), (b.start, b.end)), key=str)
    assert first[1] and second[0] and second[1]
    return first[0] != second[0] and first[1] < second[1] and first[1] - second[0] < BORDER_YEAR
