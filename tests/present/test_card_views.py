"""Leads as an officer sees them: cards in a terminal, rows in words, rows in codes."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from pstgraph.present.card_views import card_text, facts, rows

ONE = Path(__file__).resolve().parents[1] / "data" / "neighbour-plan.ttl"


def side(cpas: str, label: str, quote: str, line: int, objective: dict[str, Any] | None = None) -> dict:
    return {
        "iri": f"https://example.org/{line}",
        "nis": "51004",
        "cpas": cpas,
        "label": label,
        "quote": quote,
        "file": "plan.txt",
        "first_line": line,
        "objective": objective,
    }


@pytest.fixture
def card() -> dict[str, Any]:
    above = {"quote": "\uf076 Former les travailleurs sociaux", "file": "plan.txt", "first_line": 7}
    return {
        "type": "T5",
        "title": "Achat groupé : analyse de risques (CPAS d’Ath et CPAS de Huy)",
        "score": 0.5432,
        "a": side("CPAS d'Ath", "Bien-être au travail", "Faire une analyse de risques", 12),
        "b": side("CPAS de Huy", "Analyse de risques", "1. Analyse de risques", 30, above),
        "shared_themes": ["plaintes"],
        "shared_partners": [],
        "distance_km": 5.4,
        "neighbours": None,
        "same_arrondissement": False,
        "same_province": True,
        "period": "unknown",
        "flags": ["période à confirmer", "population à confirmer"],
        "form": "marché public conjoint",
        "next_step": "Comparer les besoins.",
        "reasons": [
            "Point commun : analyse de risques.",
            "Éloignement : 5,4 km, même province.",
            "Période à confirmer : au moins un des deux textes ne la dit pas.",
            "Mots : risques.",
        ],
    }


def test_a_card_says_what_matches_and_where_each_sentence_stands(card) -> None:
    lines = card_text(1, card, 100).replace("\u00a0", " ").splitlines()
    assert lines == [
        "1. [T5] Achat groupé : analyse de risques (CPAS d’Ath et CPAS de Huy)  (0,54)",
        "   CPAS d’Ath : « Faire une analyse de risques »",
        "     plan.txt:12",
        "     (action : « Bien-être au travail »)",
        "   CPAS de Huy : « 1. Analyse de risques »",
        "     plan.txt:30",
        "     objectif : « Former les travailleurs sociaux »",
        "     plan.txt:7",
        "   Pourquoi : Point commun : analyse de risques. Mots : risques.",
        "   5,4 km, même province · période à confirmer · population à confirmer",
        "   Forme suggérée : marché public conjoint",
        "   À faire : Comparer les besoins.",
    ]
    english = card_text(1, card, 100, "en").replace("\u00a0", " ")
    assert "(0.54)" in english and "5.4 km" in english and "Why : Point commun" in english


def test_the_period_is_said_once_whether_a_flag_or_not(card) -> None:
    for flags in ([], ["période à confirmer"]):
        assert facts({**card, "flags": flags}) == "5,4 km, même province · période à confirmer"


def test_rows_have_codes_for_programs_and_words_for_people(card) -> None:
    (codes,) = rows([card])
    assert (codes["period"], codes["distance_km"], codes["score"]) == ("unknown", 5.4, 0.5432)
    assert codes["shared_themes"] == ["plaintes"] and codes["same_province"] is True
    (words,) = rows([card], "fr")
    assert (words["period"], words["score"]) == ("à confirmer", 0.54)
    assert words["shared_themes"] == ["Plaintes et situations d'agressivité"]
    assert words["reasons"] == "Point commun : analyse de risques. Mots : risques."
    assert (codes["a_objective"], codes["b_objective"]) == (None, "\uf076 Former les travailleurs sociaux")
    assert (words["a_quote"], words["b_place"]) == ("Faire une analyse de risques", "plan.txt:30")
    assert rows([card], "en")[0]["period"] == "to confirm"


def test_markdown_speaks_french_and_csv_keeps_the_codes(run) -> None:
    asked = ("opportunities", "Onhaye", "--type", "T2", "--top", "1", "--format")
    head, _, row = run(*asked, "markdown").out.splitlines()
    cells = dict(zip(head.split(" | "), row.split(" | "), strict=True))
    assert cells["Période"] == "à confirmer" and cells["km"] == "5,4" and cells["Même province"] == "oui"
    assert "Phrase" in cells and "Etablir un processus de gestion des plaintes" in row
    english = run("--lang", "en", *asked, "markdown").out.splitlines()[2]
    assert "| 5.4 |" in english and "| to confirm |" in english
    (line,) = csv.DictReader(io.StringIO(run(*asked, "csv").out))
    assert (line["period"], line["distance_km"], line["same_province"]) == ("unknown", "5.4", "true")
    assert line["b_quote"] and line["shared_themes"] == "plaintes" and line["a_nis"] == "91034"


def test_the_demo_says_the_period_of_every_lead(run) -> None:
    shown = run("demo", "--no-report").out
    leads = shown.split("pistes de collaboration")[1].split("Et maintenant")[0].replace("\u00a0", " ")
    assert leads.count("période") == 10


def test_types_are_listed_in_capitals_and_taken_in_either_case(run) -> None:
    wrong = run("opportunities", "--type", "T10")
    assert wrong.code == 2 and "'T9'" in wrong.err and "'t9'" not in wrong.err
    small, capital = (run("opportunities", "--type", t, "--format", "json").out for t in ("t1", "T1"))
    assert small == capital != "[]\n"


def test_nothing_found_names_the_filters(run) -> None:
    ran = run("opportunities", "Onhaye", "--type", "T6", "--max-km", "5")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Aucune piste avec Onhaye, --type T6, --max-km 5 ; en ôter un.\n"
    alone = run("--data", str(ONE), "opportunities", "--format", "json")
    assert alone.json() == [] and "les plans de deux CPAS" in alone.err


def test_one_lead_is_told_in_the_singular(run) -> None:
    assert run("opportunities", "--top", "1").err.startswith("1 piste montrée sur ")
    assert run("opportunities", "--top", "2").err.startswith("2 pistes montrées sur ")


def test_nothing_close_says_what_to_try(run) -> None:
    ran = run("similar", "xyzzy")
    assert (ran.code, ran.out) == (0, "") and "Rien de proche de « xyzzy »" in ran.err
    assert run("--lang", "en", "similar", "xyzzy", "--format", "csv").err.startswith("Nothing close")


def test_actions_that_no_code_list_knows(run) -> None:
    from pstgraph.analysis.study import study
    from pstgraph.store import open_embedded

    expected = study(open_embedded()).index.unrecognised()
    found = run("similar", "--unrecognised", "--format", "json").json()
    assert [one["iri"] for one in found] == [unit.iri for unit in expected] != []
    assert all(one["quote"] and one["file"] and one["first_line"] for one in found)
    assert len(run("similar", "--unrecognised", "--top", "2", "--format", "json").json()) == 2
    (head, *lines) = run("similar", "--unrecognised").out.splitlines()
    assert "Document" in head and len(lines) == len(found)
    assert len(
        list(csv.DictReader(io.StringIO(run("similar", "--unrecognised", "--format", "csv").out)))
    ) == len(found)


@pytest.mark.parametrize("asked", [(), ("taxi", "--unrecognised")])
def test_a_text_or_the_unrecognised_but_not_both(run, asked) -> None:
    ran = run("similar", *asked)
    assert ran.code == 2 and "--unrecognised" in ran.err and ran.out == ""
