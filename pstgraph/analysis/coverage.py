"""Who plans what: themes, target groups and amounts side by side, gaps, and what only one CPAS plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import pandas as pd

from pstgraph.analysis.units import Unit
from pstgraph.model.plan import Plan
from pstgraph.vocabulary import scheme

Facet = Literal["theme", "target-group"]

COVERAGE_COLUMNS = {
    "code": "string",
    "label": "string",
    "top": "string",
    "top_label": "string",
    "nis": "string",
    "cpas": "string",
    "units": "Int64",
}
ONLY_COLUMNS = {"code": "string", "label": "string", "nis": "string", "cpas": "string", "units": "Int64"}
OTHERS_COLUMNS = {
    "code": "string",
    "label": "string",
    "cpas_count": "Int64",
    "cpas": "string",
    "example": "string",
    "example_cpas": "string",
    "example_iri": "string",
}
BUDGET_COLUMNS = {
    "nis": "string",
    "cpas": "string",
    "kind": "string",
    "lines": "Int64",
    "per_year": "Int64",
    "total": "Float64",
}


def coverage(units: Sequence[Unit], facet: Facet = "theme") -> pd.DataFrame:
    """Number of units of each CPAS on each theme (or for each target group).

    Parameters
    ----------
    units
        Units of the plans.
    facet
        "theme" or "target-group".

    Returns
    -------
    pandas.DataFrame
        ``code, label, top, top_label, nis, cpas, units``; every concept with every CPAS, zeros included,
        in the order of the scheme. A unit with two themes counts once for each.
    """
    cpas = {unit.nis: unit.cpas for unit in units}
    counted: dict[tuple[str, str], int] = {}
    for unit in units:
        for code in _codes(unit, facet):
            counted[code, unit.nis] = counted.get((code, unit.nis), 0) + 1
    known = scheme(facet)
    rows = [
        (
            c.code,
            c.label(),
            known.top(c.code).code,
            known.top(c.code).label(),
            nis,
            cpas[nis],
            counted.get((c.code, nis), 0),
        )
        for c in known
        for nis in sorted(cpas)
    ]
    return pd.DataFrame(rows, columns=list(COVERAGE_COLUMNS)).astype(COVERAGE_COLUMNS)


def matrix(covered: pd.DataFrame, tops: bool = False) -> pd.DataFrame:
    """Turn a coverage into a table: labels down, CPAS across; ``tops`` sums by top concept."""
    label = "top_label" if tops else "label"
    order = list(dict.fromkeys(covered[label]))
    table = covered.pivot_table(index=label, columns="cpas", values="units", aggfunc="sum", sort=True)
    return table.reindex(order)


def only_one_plans(units: Sequence[Unit], facet: Facet = "theme") -> pd.DataFrame:
    """Themes (or target groups) that a single CPAS plans: ``code, label, nis, cpas, units``."""
    covered = coverage(units, facet)
    held = covered[covered["units"] > 0]
    alone = held.groupby("code")["nis"].transform("nunique") == 1
    return held[alone][list(ONLY_COLUMNS)].reset_index(drop=True)


def gaps(units: Sequence[Unit], facet: Facet = "theme") -> pd.DataFrame:
    """Themes (or target groups) that no unit of a CPAS has: ``code, label, nis, cpas, units`` (all 0)."""
    covered = coverage(units, facet)
    known = scheme(facet)
    leaves = [concept.code for concept in known if not concept.narrower]
    missing = covered[(covered["units"] == 0) & covered["code"].isin(leaves)]
    return missing[list(ONLY_COLUMNS)].reset_index(drop=True)


def others_plan(units: Sequence[Unit], nis: str) -> pd.DataFrame:
    """What other CPAS plan that this one does not, the most widespread themes first.

    Returns
    -------
    pandas.DataFrame
        ``code, label, cpas_count, cpas`` (names, joined by ", "), and one ``example`` with its
        ``example_cpas`` and ``example_iri``.
    """
    mine = {code for unit in units if unit.nis == nis for code in unit.themes}
    known = scheme("theme")
    by_code: dict[str, list[Unit]] = {}
    for unit in units:
        for code in unit.themes:
            if unit.nis != nis and code not in mine and code in known and known[code].broader:
                by_code.setdefault(code, []).append(unit)
    rows = []
    for code, found in by_code.items():
        names = sorted({unit.cpas for unit in found})
        first = found[0]
        rows.append(
            (code, known.label(code), len(names), ", ".join(names), first.label, first.cpas, first.iri)
        )
    frame = pd.DataFrame(rows, columns=list(OTHERS_COLUMNS)).astype(OTHERS_COLUMNS)
    return frame.sort_values(["cpas_count", "label"], ascending=[False, True], ignore_index=True)


def amounts(plans: Iterable[Plan]) -> pd.DataFrame:
    """Amounts that each plan states, by kind.

    Returns
    -------
    pandas.DataFrame
        ``nis, cpas, kind`` ("ordinary", "extraordinary", "subsidy", "unspecified"), ``lines``, how many of
        them are ``per_year``, and ``total`` in euro as printed (an amount per year counts once). A plan
        without any amount has no row.
    """
    gathered: dict[tuple[str, str, str], list[float]] = {}
    yearly: dict[tuple[str, str, str], int] = {}
    for plan in plans:
        for item in plan.items if plan.cpas else ():
            for line in item.budget:
                assert plan.cpas is not None
                key = (plan.cpas.nis, plan.cpas.name, line.kind)
                gathered.setdefault(key, []).append(float(line.amount))
                yearly[key] = yearly.get(key, 0) + line.per_year
    rows = [(*key, len(found), yearly[key], sum(found)) for key, found in sorted(gathered.items())]
    return pd.DataFrame(rows, columns=list(BUDGET_COLUMNS)).astype(BUDGET_COLUMNS)


def _codes(unit: Unit, facet: Facet) -> tuple[str, ...]:
    return unit.themes if facet == "theme" else unit.target_groups
