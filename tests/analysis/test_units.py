"""Units and their periods on hand-made plans."""

from datetime import date

import pytest
from invented import action, item, partner, plan

from pstgraph.analysis.periods import Span, precedes, relation
from pstgraph.analysis.units import units

FOREM = partner("le Forem", "https://w3id.org/pst/id/org/forem")


def test_actions_and_lonely_objectives_and_steps_are_units():
    invented = plan(
        "51004",
        "Ath",
        item("OS1", "strategic_objective", "Être un CPAS ouvert"),
        item("OS1/OO1", "operational_objective", "Avec action"),
        action("OS1/OO1/A1", "Créer un potager", themes=("circuits-courts",)),
        item("OS1/OO1/A1/M1", "sub_action", "Trouver un terrain", themes=("patrimoine",)),
        item("OS1/OO2", "operational_objective", "Sans action"),
        item("OS1/OO3", "operational_objective", "Avec des étapes seulement"),
        item("OS1/OO3/M1", "sub_action", "Écrire une charte"),
        item("OS1/OO4", "operational_objective", None),
    )
    found = {unit.id: unit for unit in units([invented])}
    assert list(found) == ["OS1/OO1/A1", "OS1/OO2", "OS1/OO3/M1"]
    assert found["OS1/OO1/A1"].steps == ("Trouver un terrain",)
    assert found["OS1/OO1/A1"].themes == ("circuits-courts", "patrimoine")
    assert found["OS1/OO1/A1"].parent_label == "Avec action"
    assert found["OS1/OO1/A1"].iri == "https://w3id.org/pst/id/plan/51004/test/OS1/OO1/A1"


def test_partner_of_the_objective_counts_with_its_own_sentence():
    invented = plan(
        "51004",
        "Ath",
        item("OS1/OO1", "operational_objective", "Étendre le travail avec le Forem", partners=(FOREM,)),
        action("OS1/OO1/A1", "Former"),
    )
    (unit,) = units([invented])
    named = unit.organisations()[FOREM.iri]
    assert named.inherited and named.evidence.quote == "Étendre le travail avec le Forem"


def test_period_of_a_unit_is_its_own_then_its_steps_then_the_plans():
    invented = plan(
        "51004",
        "Ath",
        action("OS1/OO1/A1", "Datée", start="2020", end="2021"),
        item("OS1/OO1/A1/M1", "sub_action", "étape", end="2024"),
        action("OS1/OO1/A2", "Datée par ses étapes"),
        item("OS1/OO1/A2/M1", "sub_action", "étape", start="2019", end="2019-06"),
        item("OS1/OO1/A2/M2", "sub_action", "étape", end="2022-02"),
        action("OS1/OO1/A3", "Sans date"),
        period=("2018", "2024"),
    )
    spans = [unit.span for unit in units([invented])]
    assert spans == [
        Span(date(2020, 1, 1), date(2021, 12, 31), None, "unit"),
        Span(date(2019, 1, 1), date(2022, 2, 28), None, "unit"),
        Span(date(2018, 1, 1), date(2024, 12, 31), None, "plan"),
    ]


def test_a_document_date_is_only_a_lower_bound():
    (unit,) = units([plan("51004", "Ath", action("OS1/OO1/A1", "x"), document_date="2025-08-12")])
    assert unit.span == Span(not_before=date(2025, 8, 12), basis="document")


def span(start=None, end=None, not_before=None):
    return Span(*(date.fromisoformat(d) if d else None for d in (start, end, not_before)))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (span("2018-01-01", "2024-12-31"), span("2020-01-01", "2020-12-31"), "overlaps"),
        (span("2018-01-01", "2024-12-31"), span("2024-12-31", "2026-12-31"), "overlaps"),
        (span("2018-01-01", "2024-12-31"), span("2025-01-01", "2030-12-31"), "successive"),
        (span("2018-01-01", "2024-12-31"), span(not_before="2025-08-12"), "successive"),
        (span("2012-01-01", "2018-12-31"), span("2025-01-01", "2030-12-31"), "disjoint"),
        (span("2018-01-01", "2024-12-31"), span(not_before="2023-08-12"), "unknown"),
        (span("2018-01-01", "2024-12-31"), span(end="2020-01-31"), "unknown"),
        (span("2018-01-01", "2024-12-31"), span(), "unknown"),
        (span(), span(), "unknown"),
        (span(end="2019-12-31"), span("2020-01-01", "2024-12-31"), "successive"),
        (span(end="2019-12-31"), span(end="2030-12-31"), "unknown"),
    ],
)
def test_relation_says_only_what_is_certain(a, b, expected):
    assert relation(a, b) == relation(b, a) == expected


def test_precedes_is_directed():
    early, late = span(end="2019-12-31"), span("2020-01-01")
    assert precedes(early, late) and not precedes(late, early)
