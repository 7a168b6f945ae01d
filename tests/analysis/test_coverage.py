"""Who plans what: units counted once a domain, what only one plans, gaps; counted by hand."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import action, plan

from pstgraph.analysis.coverage import amounts, coverage, gaps, matrix, only_one_plans
from pstgraph.analysis.units import units
from pstgraph.model.plan import Amount
from pstgraph.vocabulary import scheme


@pytest.fixture(scope="module")
def domain():
    """A domain of the scheme and two themes of it."""
    top = next(concept for concept in scheme("theme").top_concepts() if len(concept.narrower) > 1)
    return top, *top.narrower[:2]


def test_a_unit_with_two_themes_of_one_domain_counts_once_for_the_domain(domain):
    top, first, second = domain
    found = units(
        [
            plan(
                "51004",
                "Ath",
                action("OS1/OO1/A1", "Un", themes=(first, second)),
                action("OS1/OO1/A2", "Deux", themes=(first, top.code)),
                action("OS1/OO1/A3", "Trois", themes=(second,)),
            ),
            plan("51012", "Brugelette", action("OS1/OO1/A1", "Quatre", themes=(top.code,))),
        ]
    )
    fine = matrix(coverage(found))
    assert list(fine.loc[scheme("theme").label(first)]) == [2, 0]
    assert list(fine.loc[scheme("theme").label(second)]) == [2, 0]
    coarse = matrix(coverage(found, by_top=True))
    assert list(coarse.columns) == ["CPAS de Ath", "CPAS de Brugelette"]
    assert list(coarse.loc[top.label()]) == [3, 1]
    assert int(coarse.to_numpy().sum()) == 4
    assert len(coarse) == len(scheme("theme").top_concepts())


def test_a_domain_named_as_such_is_no_ones_alone_where_another_plans_a_theme_of_it(domain):
    top, first, _ = domain
    direct = plan("51004", "Ath", action("OS1/OO1/A1", "Un", themes=(top.code,)))
    finer = plan("51012", "Brugelette", action("OS1/OO1/A1", "Deux", themes=(first,)))
    assert list(only_one_plans(units([direct]))["code"]) == [top.code]
    both = only_one_plans(units([direct, finer]))
    assert list(both["code"]) == [first] and list(both["nis"]) == ["51012"]


def test_gaps_are_themes_without_narrower_ones(domain):
    top, first, second = domain
    missing = gaps(units([plan("51004", "Ath", action("OS1/OO1/A1", "Un", themes=(first,)))]))
    assert first not in set(missing["code"]) and top.code not in set(missing["code"])
    assert second in set(missing["code"])


def test_amounts_are_summed_by_kind_for_each_plan_that_states_some():
    lines = [
        Amount("5 €", Decimal(5)),
        Amount("7 €", Decimal(7)),
        Amount("1 €/an", Decimal(1), True, "subsidy"),
    ]
    found = amounts(
        [
            plan("51012", "Brugelette", action("OS1/OO1/A1", "Un", budget=tuple(lines))),
            plan("51004", "Ath", action("OS1/OO1/A1", "Deux")),
        ]
    )
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("51012", "CPAS de Brugelette", "subsidy", 1, 1, 1.0),
        ("51012", "CPAS de Brugelette", "unspecified", 2, 0, 12.0),
    ]


def test_no_units_give_empty_frames_with_their_columns():
    assert list(coverage([]).columns)[:2] == ["code", "label"] and coverage([]).empty
    assert matrix(coverage([], by_top=True)).empty and only_one_plans([]).empty
