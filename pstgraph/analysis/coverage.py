"""Who plans what: themes, target groups and amounts side by side, gaps, and what only one CPAS plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import pandas as pd

from pstgraph.analysis.profile import profile
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


def coverage(units: Sequence[Unit], facet: Facet = "theme", by_top: bool = False) -> pd.DataFrame:
    """Number of units of each CPAS on each theme (or for each target group).

    Parameters
    ----------
    units
        Units of the plans.
    facet
        "theme" or "target-group".
    by_top
        One row a top concept: a unit counts once for it, however many of the concepts below it has.

    Returns
    -------
    pandas.DataFrame
        ``code, label, top, top_label, nis, cpas, units``; every concept with every CPAS, zeros included,
        in the order of the scheme. A unit with two themes counts once for each. ``attrs["facet"]`` says
        what was counted.
    """
    cpas = {unit.nis: unit.cpas for unit in units}
    known = scheme(facet)
    counted = Counter((code, unit.nis) for unit in units for code in _codes(unit, facet, by_top))
    rows = []
    for concept in known:
        top = known.top(concept.code)
        if concept is top or not by_top:
            about = (concept.code, concept.label(), top.code, top.label())
            rows += [(*about, nis, cpas[nis], counted[concept.code, nis]) for nis in sorted(cpas)]
    frame = pd.DataFrame(rows, columns=list(COVERAGE_COLUMNS)).astype(COVERAGE_COLUMNS)
    frame.attrs["facet"] = facet
    return frame


def matrix(covered: pd.DataFrame) -> pd.DataFrame:
    """Turn a coverage into a table: labels down, CPAS across, as whole numbers."""
    order = list(dict.fromkeys(covered["label"]))
    table = covered.pivot_table(index="label", columns="cpas", values="units", aggfunc="sum", sort=True)
    table = table.reindex(order)
    table.attrs["facet"] = covered.attrs.get("facet")
    return table


def only_one_plans(units: Sequence[Unit], facet: Facet = "theme") -> pd.DataFrame:
    """Themes (or target groups) that a single CPAS plans: ``code, label, nis, cpas, units``.

    Who plans a theme plans the domain above it too: a domain stands here only where nobody else has
    anything in it.
    """
    planners: dict[str, set[str]] = {}
    for unit in units:
        for code in _codes(unit, facet) | _codes(unit, facet, by_top=True):
            planners.setdefault(code, set()).add(unit.nis)
    covered = coverage(units, facet)
    alone = [code for code, found in planners.items() if len(found) == 1]
    held = covered[(covered["units"] > 0) & covered["code"].isin(alone)]
    return held[list(ONLY_COLUMNS)].reset_index(drop=True)


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
    rows = [
        (plan.cpas.nis, plan.cpas.name, of.kind, of.lines, of.per_year, float(of.total))
        for plan in plans
        if plan.cpas
        for of in profile(plan).amounts
    ]
    frame = pd.DataFrame(rows, columns=list(BUDGET_COLUMNS)).astype(BUDGET_COLUMNS)
    return frame.sort_values(["nis", "kind"], kind="stable", ignore_index=True)


def _codes(unit: Unit, facet: Facet, by_top: bool = False) -> set[str]:
    """Concepts of a unit that the scheme knows, each once; with ``by_top`` the top concepts above them."""
    known = scheme(facet)
    codes = unit.themes if facet == "theme" else unit.target_groups
    return {known.top(code).code if by_top else code for code in codes if code in known}
