"""Commands of the analyses: JSON of the contract, exit codes, whole files, one sentence for bad input."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pytest

ONHAYE = "91103"


def test_opportunities_as_the_contract_has_them(run, validate):
    ran = run("opportunities", "--format", "json")
    assert ran.code == 0
    cards = ran.json()
    validate(cards, "opportunities")
    assert [card["score"] for card in cards] == sorted((card["score"] for card in cards), reverse=True)
    assert {card["type"] for card in cards} >= {"T1", "T2", "T3", "T7", "T8"}


def test_opportunities_of_one_plan_by_type_and_distance(run):
    cards = run("opportunities", "Onhaye", "--type", "T2", "--max-km", "10", "--format", "json").json()
    assert cards
    for card in cards:
        assert card["type"] == "T2" and ONHAYE in (card["a"]["nis"], card["b"]["nis"])
        assert card["distance_km"] <= 10 or card["same_arrondissement"] or card["neighbours"]
    assert len(run("opportunities", "Onhaye", "--top", "3", "--format", "json").json()) == 3


def test_opportunities_as_cards_and_rows(run):
    ran = run("opportunities", "--top", "2")
    assert ran.out.startswith("1. [T") and "2. [T" in ran.out and "Forme suggérée" in ran.out
    assert "Une piste se vérifie" in ran.err
    rows = list(csv.DictReader(io.StringIO(run("opportunities", "--top", "4", "--format", "csv").out)))
    assert [row["rank"] for row in rows] == ["1", "2", "3", "4"]
    assert run("--lang", "en", "opportunities", "--top", "1").err.startswith("1 of ")


def test_opportunities_as_rdf_name_their_run(run, tmp_path):
    target = tmp_path / "leads.ttl"
    assert run("--as-of", "2026-01-01", "opportunities", "--top", "3", "-o", str(target)).code == 0
    text = target.read_text("utf-8")
    assert text.count("a pst:CollaborationOpportunity") == 3
    assert text.count("prov:wasGeneratedBy") == 3 and "pst:Synergy" not in text


def test_similar_to_a_text_and_to_an_action(run, validate):
    found = run("similar", "plan de formation des agents", "--format", "json").json()
    validate(found, "similar")
    assert len(found) == 10 and "formation" in found[0]["label"].lower()
    others = run("similar", found[0]["iri"], "--format", "json").json()
    validate(others, "similar")
    assert found[0]["nis"] not in {one["nis"] for one in others}
    assert run("similar", "xyzzy", "--format", "json").json() == []


def test_compare_two_plans(run):
    record = run("compare", "Onhaye", "Dinant", "--format", "json").json()
    assert (record["a"]["nis"], record["b"]["nis"]) == (ONHAYE, "91034")
    labels = {one["label"] for one in record["themes"]["both"]}
    assert "Plaintes et situations d'agressivité" in labels
    pairs = {(p["a"]["label"], p["b"]["label"]) for p in record["actions"]["close"]}
    assert any("plaintes" in a and "plaintes" in b for a, b in pairs)
    counted = len(record["actions"]["close"]) + len(record["actions"]["only_a"])
    assert counted == 45  # units of Onhaye: 41 actions and 4 objectives without action
    assert "Plaintes" in run("compare", "Onhaye", "Dinant").out


def test_compare_puts_figures_groups_amounts_and_completeness_side_by_side(run):
    record = run("compare", "Onhaye", "Saint-Léger", "--format", "json").json()
    a, b = record["figures"]["a"], record["figures"]["b"]
    assert (a["strategic_objectives"], a["operational_objectives"], a["actions"]) == (13, 31, 41)
    assert (a["period"], a["units"], a["dated"], a["piloted"], a["amounts"]) == (
        None,
        45,
        1,
        0,
        [],
    )
    assert (b["period"], b["volets"]) == ({"start": "2018", "end": "2024"}, ["internal", "external"])
    assert {(of["kind"], of["lines"], of["total"]) for of in b["amounts"]} == {
        ("ordinary", 3, 7000.0),
        ("unspecified", 7, 69000.0),
    }
    assert "Personnel du CPAS" in {one["label"] for one in record["target_groups"]["both"]}
    for side in ("a", "b"):
        assert set(record["completeness"][side]) == {"law", "guide", "practice"}
        assert all(0 <= of["satisfied"] <= of["applicable"] for of in record["completeness"][side].values())
    table = run("compare", "Onhaye", "Saint-Léger").out
    assert "règles satisfaites (loi)" in table and "public cible" in table
    cells = run("compare", "Onhaye", "Saint-Léger", "--format", "csv").out
    assert "en chiffres,actions avec échéance ou rythme,1 sur 45," in cells
    assert "7\u00a0000\u00a0€ (ordinaire, dont 1 par an) + 69\u00a0000\u00a0€ (non précisé)" in cells


def test_completeness_that_was_kept_is_that_of_a_fresh_check(run):
    kept = run("compare", "Onhaye", "Dinant", "--format", "json").json()["completeness"]
    fresh = run("--as-of", "2026-11-22", "compare", "Onhaye", "Dinant", "--format", "json").json()
    assert kept == fresh["completeness"]


@pytest.mark.parametrize("ending", [".gexf", ".graphml", ".json", ".svg", ".png", ".html"])
def test_network_by_the_ending_of_its_file(run, tmp_path, ending):
    target = tmp_path / f"reseau{ending}"
    ran = run("network", "-o", str(target))
    assert ran.code == 0 and target.stat().st_size > 1000 and "edges" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_networks_of_each_kind(run, tmp_path):
    sizes = {}
    for kind in ("partners", "classes", "actions", "cpas"):
        target = tmp_path / f"{kind}.graphml"
        assert run("network", "--kind", kind, "-o", str(target)).code == 0
        sizes[kind] = len(nx.read_graphml(target))
    assert sizes["cpas"] == 5 and sizes["actions"] > sizes["cpas"] and sizes["classes"] > 5
    assert run("network", "-o", str(tmp_path / "two.csv")).code == 0
    assert {path.name for path in tmp_path.glob("*.csv")} == {"two-nodes.csv", "two-edges.csv"}


def test_report_of_one_cpas(run, tmp_path):
    target = tmp_path / "rapport.html"
    assert run("--as-of", "2026-01-01", "report", "--cpas", "Onhaye", "-o", str(target)).code == 0
    assert "Rapport du 01/01/2026" in target.read_text("utf-8")


def test_evaluate_similarity_gives_its_figures(run, tmp_path):
    graded = tmp_path / "pairs.tsv"
    graded.write_text(
        "nis_a\tobjective_a\tlabel_a\tnis_b\tobjective_b\tlabel_b\tgrade\n"
        "91103\t\tEtablir un processus de gestion des plaintes\t91034\t\t"
        "Développer une procédure de gestion efficace et rapide des plaintes des bénéficiaires\t3.0\n",
        encoding="utf-8",
    )
    for flags in ((), ("--automatic",)):
        found = json.loads(run("evaluate", "similarity", str(graded), *flags).out)
        assert found["queries"] == 2 and found["unresolved"] == [] and found["ndcg@10"] > 0.9


@pytest.mark.parametrize(
    ("call", "clause"),
    [
        (("opportunities", "Onaye"), "Onhaye"),
        (("similar", "  "), "there is no text"),
        (("similar", "https://example.org/a"), "no unit of the graph"),
        (("compare", "Onhaye", "Nulle-Part"), "Nulle-Part"),
        (("network", "-o", "{tmp}/reseau.xyz"), "no network format"),
        (("report", "-o", "{tmp}/rapport.pdf"), "HTML"),
        (("report", "--cpas", "Onaye", "-o", "{tmp}/r.html"), "Onhaye"),
        (("evaluate", "similarity", "{tmp}/none.tsv"), "cannot be read"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(run, tmp_path, call, clause):
    ran = run(*(part.replace("{tmp}", str(tmp_path)) for part in call))
    assert ran.code == 2 and ran.out == ""
    assert clause in ran.err and len(ran.err.strip().splitlines()) == 1 and "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_store_on_disk_is_filled_by_publish_and_opened_by_store(run, tmp_path):
    folder = str(tmp_path / "store")
    assert run("publish", folder).code == 0
    assert (
        run("--store", folder, "plans", "--format", "json").json() == run("plans", "--format", "json").json()
    )
    again = run("publish", folder, "--format", "json").json()
    assert again == run("publish", folder, "--format", "json").json()
    wrong = run("publish", "localhost:7878")
    assert wrong.code == 2 and "neither an endpoint nor a folder" in wrong.err
