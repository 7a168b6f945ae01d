"""How far a lead reaches: exact kilometres, bodies of one's own commune, legislatures."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from invented import action, item, partner, plan

from pstgraph.analysis.opportunities.cards import card
from pstgraph.analysis.opportunities.engine import Search, find_leads
from pstgraph.analysis.opportunities.geography import name_of, proximity
from pstgraph.analysis.opportunities.lead import FLAG_PERIOD
from pstgraph.analysis.periods import UNKNOWN_PERIOD, Span, same_legislature
from pstgraph.analysis.units import units
from pstgraph.identifiers import cpas_iri, organisation_iri
from pstgraph.link.registry import load_registry

ATH, BRUGELETTE, ARLON, VIRTON = ("51004", "Ath"), ("51012", "Brugelette"), ("81001", "Arlon"), ("85045", "V")
SAINT_LEGER, MARTELANGE, ATTERT = ("85034", "Saint-Léger"), ("81013", "Martelange"), ("81003", "Attert")
TRAINING = ("formation-personnel",)
KM_OF_A_DEGREE = math.pi * 6371.0088 / 180


def one(place, label, *, period=None, document_date=None, **more):
    return plan(*place, action("OS1/OO1/A1", label, **more), period=period, document_date=document_date)


def leads(*plans, registry=None, **settings):
    return find_leads(units(plans), registry or load_registry(), Search(**settings))


def apart(km):
    """The registry with two small communes of different arrondissements at an exact distance."""
    known = load_registry()
    ath = replace(known.communes["51004"], lat=50.0, lon=4.0, population=9000)
    arlon = replace(known.communes["81001"], lat=50.0 + km / KM_OF_A_DEGREE, lon=4.0, population=9000)
    return replace(known, communes=known.communes | {"51004": ath, "81001": arlon})


# Kilometres ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("km", "expected"), [(29.99, ["T2", "T6"]), (30.0099, []), (30.012, []), (30.04, [])]
)
def test_limits_look_at_the_exact_distance(km, expected):
    first, second = (
        one(place, "Engager un médiateur familial", themes=("circuits-courts",)) for place in (ATH, ARLON)
    )
    found = leads(first, second, registry=apart(km), types=("T2", "T6"))
    assert sorted(lead.type for lead in found) == expected


def test_what_is_shown_is_rounded():
    registry = apart(29.9876)
    assert proximity(registry, "51004", "81001").km == pytest.approx(29.9876, abs=1e-6)
    (lead,) = leads(
        one(ATH, "Créer un potager", themes=("circuits-courts",)),
        one(ARLON, "Créer un jardin", themes=("circuits-courts",)),
        registry=registry,
        types=("T2",),
    )
    assert card(lead, registry)["distance_km"] == 30.0
    assert any("30,0 km" in reason for reason in lead.reasons)


# Bodies of one's own commune ------------------------------------------------------------------------------

GROCERY = partner("l'épicerie sociale", organisation_iri("epicerie-sociale-81013"))
FOOD = ("aide-alimentaire",)


def test_t8_leaves_out_a_body_of_the_commune_of_the_one_who_would_join():
    has = one(SAINT_LEGER, "Convention avec l'épicerie sociale", themes=FOOD, partners=(GROCERY,))
    own = one(MARTELANGE, "Créer une épicerie sociale", themes=FOOD)
    covered = one(ATTERT, "Créer une épicerie sociale", themes=FOOD)
    assert leads(has, own, types=("T8",)) == []
    (lead,) = leads(has, covered, types=("T8",))
    assert (lead.b.nis, lead.shared_partners) == ("81003", (GROCERY.iri,))


def test_t8_leaves_out_a_structure_for_that_commune_alone():
    school = partner("la crèche", organisation_iri("creche-85034"))
    has = one(ATTERT, "Travailler avec la crèche", themes=("petite-enfance",), partners=(school,))
    own = one(SAINT_LEGER, "Ouvrir une crèche", themes=("petite-enfance",))
    assert leads(has, own, types=("T8",)) == []


@pytest.mark.parametrize(("nis", "expected"), [("81013", ["T1"]), ("51004", []), ("51012", [])])
def test_t1_leaves_out_each_ones_own_commune_and_no_other(nis, expected):
    named = (partner("la commune", organisation_iri(f"commune-{nis}")),)
    found = leads(one(ATH, "x", partners=named), one(BRUGELETTE, "y", partners=named), types=("T1",))
    assert [lead.type for lead in found] == expected


# Names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (organisation_iri("commune-91103"), "Commune d'Onhaye"),
        (organisation_iri("pcs-84009"), "PCS de Bertrix"),
        (organisation_iri("creche-85034"), "Crèche « Pas à Pas »"),
        (organisation_iri("police-51004"), "Police locale d'Ath"),
        (organisation_iri("forem"), load_registry().partners["forem"].name),
        (cpas_iri("91103"), "CPAS d'Onhaye"),
        (organisation_iri("pcs-99999"), "pcs-99999"),
        ("https://example.org/commune-91103", "commune-91103"),
    ],
)
def test_local_bodies_have_names(iri, name):
    assert name_of(load_registry(), iri) == name


def test_no_key_is_shown_on_a_card():
    pcs = partner("le PCS", organisation_iri("pcs-84009"), "PCS de Bertrix")
    own = partner("les Amis", "https://example.org/org/les-amis-42", "Les Amis du potager")
    for named, words in ((pcs, "PCS de Bertrix"), (own, "Les Amis du potager")):
        first, second = one(ATH, "x", partners=(named,)), one(BRUGELETTE, "y", partners=(named,))
        (lead,) = leads(first, second, types=("T1",))
        shown = card(lead, load_registry())
        said = [shown["title"], shown["next_step"], *shown["reasons"]]
        assert [words in text for text in said[:3]] == [True] * 3
        assert not any("84009" in text or "les-amis" in text for text in said)


# Legislatures ---------------------------------------------------------------------------------------------


def training(place, **dates):
    period, document_date = dates.pop("period", None), dates.pop("document_date", None)
    label = "Former les travailleurs sociaux"
    return one(place, label, themes=TRAINING, period=period, document_date=document_date, **dates)


def test_t4_in_one_legislature_though_the_dates_do_not_meet():
    (lead,) = leads(
        training(ARLON, start="2019", end="2019", period=("2019", "2024")),
        training(VIRTON, start="2021", end="2021", period=("2019", "2024")),
        types=("T4",),
    )
    assert FLAG_PERIOD not in lead.flags and lead.period == "disjoint"
    assert "Les deux actions sont de la même législature." in lead.reasons


def test_t4_in_the_year_between_two_legislatures_is_silent():
    first = training(ARLON, period=("2018", "2024"))
    second = training(VIRTON, period=("2024", "2030"))
    assert leads(first, second, types=("T4",)) == []


def test_t4_where_one_plan_states_no_legislature():
    stated = training(ARLON, start="2019", end="2019", period=("2019", "2024"))
    inside = training(VIRTON, start="2021", end="2021")
    later = training(VIRTON, start="2026", end="2026")
    undated = training(VIRTON)
    assert [lead.flags for lead in leads(stated, inside, types=("T4",))] == [()]
    assert leads(stated, later, types=("T4",)) == []
    assert leads(stated, training(VIRTON, document_date="2025-08-12"), types=("T4",)) == []
    assert [lead.flags for lead in leads(stated, undated, types=("T4",))] == [(FLAG_PERIOD,)]


def test_a_step_is_dated_within_the_legislature_of_its_plan():
    dated = plan(
        *ARLON,
        action("OS1/OO1/A1", "Former les travailleurs sociaux", themes=TRAINING),
        item("OS1/OO1/A1/M1", "sub_action", "Inscrire", start="2019", end="2019"),
        period=("2019", "2024"),
    )
    (unit,) = units([dated])
    assert unit.span.basis == "unit"
    assert unit.plan_span == Span(date(2019, 1, 1), date(2024, 12, 31), basis="plan")


def years(start=None, end=None, basis="unit"):
    return Span(date(start, 1, 1) if start else None, date(end, 12, 31) if end else None, basis=basis)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (years(2019, 2024, "plan"), years(2018, 2024, "plan"), True),
        (years(2018, 2024, "plan"), years(2024, 2030, "plan"), False),  # the border year belongs to both
        (years(2018, 2024, "plan"), years(2025, 2030, "plan"), False),
        (years(2019, 2024, "plan"), years(2024, 2024, "plan"), True),  # a plan of one year, within the other
        (years(2019, 2024, "plan"), years(None, 2024, "plan"), None),  # begins nobody knows when
        (years(2019, 2019), years(2021, 2021), True),  # dates alone: legislatures begin in 2019 and 2025
        (years(2023, 2024), years(2025, 2026), False),
        (years(None, 2019), Span(not_before=date(2020, 3, 1), basis="document"), None),
        (years(2019, 2024, "plan"), UNKNOWN_PERIOD, None),
        (UNKNOWN_PERIOD, UNKNOWN_PERIOD, None),
    ],
)
def test_same_legislature_says_only_what_is_certain(a, b, expected):
    assert same_legislature(a, a, b, b) is same_legislature(b, b, a, a) is expected


def test_what_the_plan_states_counts_before_the_dates_of_its_units():
    stated = years(2018, 2024, "plan")
    assert same_legislature(years(2019, 2019), stated, years(2023, 2023), stated) is True
