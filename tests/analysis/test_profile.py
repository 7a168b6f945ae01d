"""Plans in figures: counted by hand on an invented plan, and against the rules on the shipped ones."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from invented import action, item, plan

import pstgraph as pst
from pstgraph.analysis.profile import profile, satisfied
from pstgraph.model.plan import Amount
from pstgraph.rdf.check import check


def test_a_plan_in_figures_counted_by_hand():
    yearly = Amount("1.000 €/an", Decimal(1000), True, "ordinary")
    grant = Amount("500 €", Decimal(500), False, "subsidy")
    found = profile(
        plan(
            "51004",
            "Ath",
            action("OS1/OO1/A1", "Un", budget=(yearly, grant), target_groups=("jeunes", "artistes")),
            item("OS1/OO1/A1/M1", "sub_action", "Une étape", pilots=("DG",), end="2020"),
            action("OS1/OO1/A2", "Deux", text="annuellement", volet="internal", target_groups=("jeunes",)),
            item("OS1/OO2", "operational_objective", "Sans action"),
        )
    )
    assert (found.units, found.dated, found.piloted, found.funded) == (3, 2, 1, 1)
    assert found.volets == ("internal",)
    assert found.elements == {
        "axis": 0,
        "strategic_objective": 1,
        "operational_objective": 2,
        "action": 2,
        "sub_action": 1,
    }
    assert [(of.kind, of.lines, of.per_year, of.total) for of in found.amounts] == [
        ("ordinary", 1, 1, Decimal(1000)),
        ("subsidy", 1, 0, Decimal(500)),
    ]
    assert found.target_groups == (("jeunes", 2), ("artistes", 1))
    assert profile(replace(plan("51004", "Ath"), items=())).units == 0


def test_figures_of_the_shipped_plans_are_those_of_the_rules():
    graph = pst.load()
    iri = graph.find_plan(85034)
    report = check({iri: graph.triples(iri)}, as_of=date(2026, 1, 1))
    found = profile(graph.plan(85034))
    held = {o.rule: (o.checked - o.failed, o.checked) for o in report.outcomes}
    assert held["C18"] == (found.dated, found.units)
    assert held["C09"] == (found.piloted, found.units)
    assert held["C08"] == (found.funded, found.units)
    done = satisfied(report, iri)
    assert done["law"][1] == sum(o.level == "law" and o.checked > 0 for o in report.outcomes)
    assert 0 < done["law"][0] < done["law"][1]
