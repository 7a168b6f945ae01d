"""Opportunities on the five shipped plans: what must appear, what must not, under any names of places."""

from __future__ import annotations

from dataclasses import replace

import pytest

import pstgraph as pst
from pstgraph.analysis.opportunities.engine import Search, find_leads
from pstgraph.analysis.opportunities.lead import TYPES
from pstgraph.analysis.study import study
from pstgraph.analysis.units import units

EREZEE, SAINT_LEGER, ONHAYE, ECAUSSINNES, DINANT = "83013", "85034", "91103", "55050", "91034"


@pytest.fixture(scope="module")
def five():
    return study(pst.load())


@pytest.fixture(scope="module")
def leads(five):
    return find_leads(five.units, five.registry)


def between(leads, nis_a, words_a, nis_b, words_b):
    """Leads whose two units lie in two plans and whose labels hold some words, either way round."""
    wanted = {(nis_a, words_a), (nis_b, words_b)}

    def holds(unit, nis, words):
        return unit.nis == nis and words.lower() in unit.label.lower()

    found = []
    for lead in leads:
        (first, second) = wanted
        if (holds(lead.a, *first) and holds(lead.b, *second)) or (
            holds(lead.a, *second) and holds(lead.b, *first)
        ):
            found.append(lead)
    return {lead.type: lead for lead in found}


def test_open_calls_of_two_neighbours(leads):
    found = between(leads, ONHAYE, "projets communs", DINANT, "collaboration avec les autres CPAS")
    assert "T7" in found and found["T7"].period == "unknown"


def test_complaints_process_nearby_with_dates_to_confirm(leads):
    found = between(leads, ONHAYE, "gestion des plaintes", DINANT, "rapide des plaintes")
    assert found["T2"].proximity.km == pytest.approx(5.4, abs=0.05)
    assert found["T2"].proximity.neighbours and found["T2"].period == "unknown"
    assert "période à confirmer" in found["T2"].flags


def test_forem_is_the_shared_partner(leads):
    found = between(leads, SAINT_LEGER, "Forem, Habilux", ECAUSSINNES, "Convention-cadre Forem")
    assert found["T1"].shared_partners == ("https://w3id.org/pst/id/org/forem",)


def test_a_structure_to_join_with_its_direction(leads):
    found = between(
        leads, SAINT_LEGER, "convention de partenariat avec le GAS", EREZEE, "médiation de dettes"
    )
    assert (found["T8"].a.nis, found["T8"].b.nis) == (SAINT_LEGER, EREZEE)


def test_each_ones_own_commune_is_no_joint_action(leads):
    synergies = between(
        leads, DINANT, "synergies Ville/CPAS", ONHAYE, "règlementation relative aux synergies"
    )
    assert not {"T1", "T2", "T7"} & set(synergies)


def test_maintenance_debts_are_no_food(leads):
    assert between(leads, DINANT, "débitions alimentaires", SAINT_LEGER, "épicerie sociale") == {}
    assert between(leads, DINANT, "débitions alimentaires", ECAUSSINNES, "épicerie sociale") == {}


def test_no_overlap_where_one_plan_has_no_date(leads):
    undated = {ONHAYE, ECAUSSINNES, DINANT}
    for lead in leads:
        if {lead.a.nis, lead.b.nis} & undated:
            assert lead.period != "overlaps", lead.key


def test_nothing_beyond_reach(leads):
    for lead in leads:
        if lead.type == "T2":
            assert lead.proximity.near(30)
        if lead.type == "T6":
            assert lead.proximity.within(30)


def test_every_lead_has_two_sentences_that_stand_in_their_documents(five, leads):
    from pstgraph.analysis.opportunities.cards import proof
    from pstgraph.resources import data_dir
    from pstgraph.text import normalise_space

    sources = {
        path.name: normalise_space(path.read_text(encoding="utf-8"))
        for path in (data_dir() / "sources").glob("*.txt")
    }
    for lead in leads:
        for unit in (lead.a, lead.b):
            passage = proof(unit, lead)
            assert passage is not None and passage.quote in sources[passage.file]


def test_one_plans_view_holds_the_same_leads(five, leads):
    mine = find_leads(five.units, five.registry, Search(nis=ONHAYE))
    assert {lead.key for lead in mine} == {lead.key for lead in leads if ONHAYE in (lead.a.nis, lead.b.nis)}


def test_only_the_types_asked_for(five):
    found = find_leads(five.units, five.registry, Search(types=("T1", "T8")))
    assert {lead.type for lead in found} == {"T1", "T8"} and set(TYPES) > {"T1", "T8"}


def test_the_examples_survive_renaming_the_places(five):
    """Names of CPAS take no part in the rules: only codes (for geography) and words of actions do."""
    renamed = [
        replace(plan, cpas=replace(plan.cpas, name=f"CPAS n° {n}")) for n, plan in enumerate(five.plans)
    ]
    before = {(lead.key, lead.score) for lead in find_leads(five.units, five.registry)}
    assert {(lead.key, lead.score) for lead in find_leads(units(renamed), five.registry)} == before
