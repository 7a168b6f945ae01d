"""Which plan is meant: NIS code, name, NIS/YEAR, IRI."""

from __future__ import annotations

from typing import Any

import pytest

from pstgraph.errors import UsageError
from pstgraph.store.locate import find_plan

BASE = "https://w3id.org/pst/id/plan/"


def row(nis: str, name: str, end: str) -> dict[str, Any]:
    return {"plan": f"{BASE}{nis}/{end}", "nis": nis, "cpas_label": name}


PLANS = [
    row("55050", "CPAS d'Ecaussinnes", "c9300e38"),
    row("83013", "CPAS d’Erezée", "2019"),
    row("83013", "CPAS d’Erezée", "2025"),
    row("85034", "CPAS de Saint-Léger", "2018"),
    row("64047", "CPAS des Bons Villers", "2019"),
    row("99999", None, "2020"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(
    ("ref", "end"),
    [
        ("55050", "55050/c9300e38"),
        ("Écaussinnes", "55050/c9300e38"),
        ("ECAUSSINNES", "55050/c9300e38"),
        ("CPAS d’Écaussinnes", "55050/c9300e38"),
        ("saint leger", "85034/2018"),
        ("cpas de saint-léger", "85034/2018"),
        ("83013/2025", "83013/2025"),
        (BASE + "83013/2019", "83013/2019"),
        (" 85034 ", "85034/2018"),
        ("99999", "99999/2020"),
    ],
)
def test_found(ref: str, end: str) -> None:
    assert find_plan(ref, PLANS) == BASE + end


@pytest.mark.parametrize("ref", ["83013", "Érezée", "cpas d'erezee"])
def test_several_plans_are_listed(ref: str) -> None:
    with pytest.raises(UsageError, match="has 2 plans; choose one of 83013/2019, 83013/2025"):
        find_plan(ref, PLANS)


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("Saint-Leger-lez-Bains", "did you mean Saint-Léger"),
        ("Ecaussine", "did you mean Ecaussinnes"),
        ("85035", "did you mean 85034"),
        ("83013/1999", "no plan is known"),
        ("", "no plan is known"),
        ("CPAS de", "no plan is known"),
        (BASE + "1/2", "no plan is known"),
    ],
)
def test_unknown_names_suggest_the_nearest(ref: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        find_plan(ref, PLANS)
