"""A card can be checked by its reader: what it says stands in the passages it quotes."""

from __future__ import annotations

import pytest
from invented import action, item, partner, plan

import pstgraph as pst
from pstgraph.analysis.opportunities import wording
from pstgraph.analysis.opportunities.cards import card
from pstgraph.analysis.opportunities.engine import Search, find_leads
from pstgraph.analysis.units import units
from pstgraph.link.registry import load_registry
from pstgraph.text import fold, stem

ATH, BRUGELETTE, ARLON, VIRTON = ("51004", "Ath"), ("51012", "Brugelette"), ("81001", "Arlon"), ("85045", "V")
TRAINING = ("formation-personnel",)
NEIGHBOURS = partner("CPAS voisins", "https://w3id.org/pst/auth/partner-class/cpas-voisins", generic=True)


def cards(*plans, **settings):
    registry = load_registry()
    return [card(lead, registry) for lead in find_leads(units(plans), registry, Search(**settings))]


def stems(text):
    return {stem(word) for word in fold(text).split()}


def with_step(place, label, step, objective="Objectif inventé", **more):
    return plan(
        *place,
        item("OS1/OO1", "operational_objective", objective, line=3),
        action("OS1/OO1/A1", label, line=4),
        item("OS1/OO1/A1/M1", "sub_action", step, line=5, **more),
    )


@pytest.mark.parametrize(
    ("type_", "step", "more"),
    [
        ("T5", "Faire une analyse de risques", {}),
        ("T6", "Engager un médiateur familial", {}),
        ("T2", "Semer un potager collectif", {"themes": ("circuits-courts",)}),
        ("T9", "Introduire un dossier PAPE", {"themes": ("pape",), "instruments": ("pape",)}),
    ],
)
def test_the_step_that_holds_the_word_is_quoted(type_, step, more):
    plans = [with_step(place, "Créer un projet", step, **more) for place in (ATH, BRUGELETTE)]
    (one,) = [one for one in cards(*plans, types=(type_,)) if one["type"] == type_]
    for side in ("a", "b"):
        assert (one[side]["quote"], one[side]["first_line"]) == (step, 5)
        assert one[side]["label"] == "Créer un projet"


def test_words_are_only_those_that_both_quotes_hold():
    plans = [
        plan(
            *place,
            item("OS1/OO1", "operational_objective", "Favoriser l’insertion par le maraîchage"),
            action("OS1/OO1/A1", f"Créer un potager collectif {rest}", themes=("circuits-courts",)),
        )
        for place, rest in ((ATH, "à la ferme"), (BRUGELETTE, "en ville"))
    ]
    (one,) = cards(*plans, types=("T2",))
    (words,) = [reason for reason in one["reasons"] if reason.startswith("Mots")]
    assert "potager" in words and "collectif" in words
    assert "maraîchage" not in words and "insertion" not in words


def test_no_line_of_words_where_the_quotes_share_none():
    plans = [
        plan(
            *place,
            item("OS1/OO1", "operational_objective", "Favoriser le maraîchage"),
            action("OS1/OO1/A1", label, themes=("circuits-courts",)),
        )
        for place, label in ((ATH, "Créer un potager"), (BRUGELETTE, "Lancer des jardins"))
    ]
    (one,) = cards(*plans, types=("T2",))
    assert not any(reason.startswith("Mots") for reason in one["reasons"])


def test_words_of_the_five_plans_stand_in_both_quotes():
    checked = 0
    for one in pst.opportunities(pst.load()).cards():
        for reason in one["reasons"]:
            if reason.startswith("Mots : "):
                for word in reason.removeprefix("Mots : ").rstrip(".").split(", "):
                    checked += 1
                    for side in ("a", "b"):
                        assert stems(word) <= stems(one[side]["quote"]), (one["title"], word)
    assert checked > 100


def test_the_objective_above_is_shown_where_the_lead_rests_on_its_words():
    above = item("OS1/OO1", "operational_objective", "Former les travailleurs sociaux", line=7)
    first = plan(*ARLON, above, action("OS1/OO1/A1", "Formation continuée", themes=TRAINING))
    second = plan(*VIRTON, action("OS1/OO1/A1", "Former les assistants sociaux", themes=TRAINING))
    (one,) = cards(first, second, types=("T4",))
    assert one["a"]["objective"] == {
        "quote": "Former les travailleurs sociaux",
        "file": "invente.txt",
        "first_line": 7,
    }
    assert one["b"]["objective"] is None


def test_training_of_staff_in_general_rests_on_no_objective():
    plans = [
        plan(*place, action("OS1/OO1/A1", "Plan de formation", themes=TRAINING)) for place in (ARLON, VIRTON)
    ]
    (one,) = cards(*plans, types=("T4",))
    assert one["a"]["objective"] is one["b"]["objective"] is None


def test_a_call_that_a_person_read_in_the_objective_is_shown_there():
    above = item("OS1/OO1", "operational_objective", "Collaborer avec les autres CPAS", line=9)
    first = plan(*ATH, above, action("OS1/OO1/A1", "Envisager des projets communs", themes=("inter-cpas",)))
    second = plan(*BRUGELETTE, action("OS1/OO1/A1", "Rencontrer d’autres CPAS", themes=("inter-cpas",)))
    (one,) = cards(first, second, types=("T7",))
    assert one["a"]["objective"]["first_line"] == 9 and one["b"]["objective"] is None


def test_the_objective_that_asks_for_other_cpas_is_shown():
    above = item(
        "OS1/OO1", "operational_objective", "Travailler avec les CPAS voisins", partners=(NEIGHBOURS,)
    )
    first = plan(*ATH, above, action("OS1/OO1/A1", "Envisager des projets communs"))
    second = plan(*BRUGELETTE, action("OS1/OO1/A1", "Rencontrer d’autres CPAS", themes=("inter-cpas",)))
    (one,) = cards(first, second, types=("T7",))
    assert one["a"]["objective"]["quote"] == "Travailler avec les CPAS voisins"
    assert one["b"]["objective"] is None


def test_cards_of_the_five_plans_use_one_apostrophe():
    for one in pst.opportunities(pst.load(), top=100).cards():
        assert not [text for text in (one["title"], one["next_step"], *one["reasons"]) if "'" in text]


def test_what_matches_is_said_apart_from_distance_and_period():
    first, second = (
        plan(*place, action("OS1/OO1/A1", "Créer un potager", themes=("circuits-courts",)), period=years)
        for place, years in ((ATH, ("2012", "2018")), (BRUGELETTE, ("2019", "2024")))
    )
    (one,) = cards(first, second, types=("T3",))
    assert "La période de l’un se termine avant celle de l’autre." in one["reasons"]
    assert wording.matches(one["reasons"]) == [
        "Thème commun : Circuits courts et alimentation durable.",
        "Le CPAS de Ath l’a prévu plus tôt que le CPAS de Brugelette.",
        "Mots : potager, créer.",
    ]
