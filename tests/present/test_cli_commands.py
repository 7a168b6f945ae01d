"""The commands one by one: JSON against the schemas of the contract, exit codes, files, bad input."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from golden_cli import TESTS, data_folder

import pstgraph as pst

Run = Callable[..., Any]
Validate = Callable[[Any, str], None]
SOURCES = TESTS.parent / "data" / "sources"
ONHAYE = SOURCES / "002_bdb745d5b1d0be09.txt"
NOT_A_PLAN = "Arrêté royal du 3 mai 2003\n\nArticle 1er. Le présent arrêté entre en vigueur ce jour.\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(data_folder(tmp_path_factory.mktemp("invented") / "data"))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# ---- listings against the contract -----------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "schema"),
    [
        (["plans"], "plans"),
        (["show", "Ath"], "plan"),
        (["check"], "check"),
        (["check", "--summary"], "check-summary"),
        (["partners"], "partners"),
        (["partners", "--shared"], "partners"),
        (["queries"], "queries"),
        (["query", "plans-overview"], "sparql-results"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else value,
)
def test_json_is_that_of_the_contract(
    run: Run, validate: Validate, data: str, args: list[str], schema: str
) -> None:
    ran = run("--data", data, *args, "--format", "json")
    assert ran.code == 0, ran.err
    validate(ran.json(), schema)
    assert ran.json(), "an empty answer proves nothing"


def test_the_schemas_refuse_what_the_contract_does_not_say(run: Run, validate: Validate, data: str) -> None:
    plan = run("--data", data, "show", "Ath", "--format", "json").json()
    for broken in (
        {key: value for key, value in plan.items() if key != "declaration_adopted"},
        plan | {"items": [plan["items"][0] | {"kind": "measure"}]},
        plan | {"items": [plan["items"][0] | {"evidence": []}]},
        plan | {"notes": [{"level": "seen", "line": 1, "message": "x"}]},
    ):
        with pytest.raises(Exception, match="Failed validating"):
            validate(broken, "plan")


def test_plans_counts_elements_and_failed_rules(run: Run, data: str) -> None:
    ath = run("--data", data, "plans", "--format", "json").json()[0]
    assert (ath["nis"], ath["cpas"], ath["period"]) == (
        "51004",
        "CPAS d'Ath",
        {"start": "2025", "end": "2030"},
    )
    counted = [ath[kind] for kind in ("axes", "strategic_objectives", "operational_objectives", "actions")]
    assert [*counted, ath["sub_actions"]] == [1, 3, 5, 6, 3]
    summary = run("--data", data, "check", "51004", "--summary", "--format", "json").json()
    for level, found in ath["checks"].items():
        rules = [rule for rule in summary if rule["level"] == level]
        assert found["rules"] == len(rules)
        assert found["rules_failed"] == sum(rule["failed"] > 0 for rule in rules)


@pytest.mark.parametrize("ref", ["51067", "enghien", "CPAS d’Enghien", "51067/2026"])
def test_a_plan_is_found_by_code_name_and_year(run: Run, data: str, ref: str) -> None:
    shown = run("--data", data, "show", ref, "--format", "json").json()
    assert shown["iri"] == "https://w3id.org/pst/id/plan/51067/2026"
    assert shown["cpas"]["name"] == "CPAS d'Enghien"


def test_two_plans_of_one_cpas_are_told_apart(run: Run, tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "data")
    text = (folder / "plans" / "neighbour-plan.ttl").read_text("utf-8")
    (folder / "plans" / "older.ttl").write_text(text.replace("plan/51067/2026", "plan/51067/2019"), "utf-8")
    ran = run("--data", str(folder), "show", "Enghien")
    assert ran.code == 2
    assert "51067/2019" in ran.err
    assert "51067/2026" in ran.err
    assert run("--data", str(folder), "show", "51067/2019").code == 0


def test_data_twice_shows_both_and_shipped_is_a_name(run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    data_folder(one)
    (two / "plans").mkdir(parents=True)
    (one / "plans" / "neighbour-plan.ttl").rename(two / "plans" / "neighbour-plan.ttl")
    assert len(run("--data", str(one), "plans", "--format", "json").json()) == 1
    both = run("--data", str(one), "--data", str(two), "plans", "--format", "json").json()
    assert [plan["nis"] for plan in both] == ["51004", "51067"]


def test_a_store_on_disk_answers_as_the_files_it_was_made_of(run: Run, data: str, tmp_path: Path) -> None:
    code = f"import pstgraph as pst; pst.open_store({str(tmp_path / 'store')!r}, {data!r})"
    subprocess.run([sys.executable, "-c", code], check=True)
    for args in (["plans"], ["partners"], ["show", "Ath"]):
        stored = run("--store", str(tmp_path / "store"), *args, "--format", "json")
        assert stored.code == 0, stored.err
        assert stored.json() == run("--data", data, *args, "--format", "json").json()


def test_language_changes_headings_and_labels_but_no_key(run: Run, data: str) -> None:
    french, english = (run("--data", data, "--lang", lang, "queries").out for lang in ("fr", "en"))
    assert french.startswith("Requête")
    assert english.startswith("Query")
    rows = [run("--data", data, "--lang", lang, "plans", "--format", "csv").out for lang in ("fr", "en")]
    assert rows[0].splitlines()[0] == rows[1].splitlines()[0]


# ---- query -----------------------------------------------------------------------------------


def test_a_query_from_stdin_a_file_and_a_construct(
    run: Run, data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    select = "PREFIX pst: <https://w3id.org/pst/ns/core#>\nSELECT (COUNT(?a) AS ?n) { ?a a pst:Action }"
    monkeypatch.setattr("sys.stdin", io.StringIO(select))
    assert run("--data", data, "query", "-", "--format", "csv").out == "n\r\n9\r\n"
    file = tmp_path / "count.rq"
    file.write_text(select, "utf-8")
    assert run("--data", data, "query", str(file), "--format", "tsv").out == "?n\n9\n"
    file.write_text("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 4", "utf-8")
    turtle = run("--data", data, "query", str(file), "--format", "turtle").out
    jsonld = run("--data", data, "query", str(file), "--format", "jsonld").out
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == 4
    assert len(list(ox.parse(jsonld, format=ox.RdfFormat.JSON_LD))) == 4


def test_parameters_are_bound_and_as_of_is_today(run: Run, data: str) -> None:
    found = run("--data", data, "query", "outline", "-p", "plan=Enghien", "--format", "csv").out
    assert found.count("plan/51067/2026/") > 0
    assert "plan/51004/" not in found
    past = run("--data", data, "--as-of", "2020-01-01", "query", "overdue-actions", "--format", "csv")
    late = run("--data", data, "--as-of", "2040-01-01", "query", "overdue-actions", "--format", "csv")
    given = run(
        "--data", data, "--as-of", "2040-01-01", "query", "overdue-actions", "-p", "as_of=2020-01-01",
        "--format", "csv",
    )  # fmt: skip
    assert len(table(past.out)) == len(table(given.out)) == 0
    assert len(table(late.out)) > 0


def test_an_empty_answer_keeps_its_columns_and_says_so(run: Run, data: str) -> None:
    ran = run("--data", data, "--as-of", "2020-01-01", "query", "overdue-actions")
    assert ran.code == 0
    assert ran.out.startswith("Nom du CPAS")
    assert ran.err == "Aucune ligne.\n"


# ---- check -----------------------------------------------------------------------------------


def test_check_ends_with_the_code_that_its_level_calls_for(run: Run, data: str, tmp_path: Path) -> None:
    assert run("--data", data, "check").code == 0
    assert run("--data", data, "check", "--fail-on", "law").code == 1
    text = (Path(data) / "plans" / "neighbour-plan.ttl").read_text("utf-8")
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        text.replace("pst:programmeOf <", "pst:programmeOf <https://w3id.org/pst/id/cpas/1> , <", 1)
    )
    ran = run("check", str(broken), "--format", "json")
    assert ran.code == 1
    assert "I01" in {found["rule"] for found in ran.json() if found["level"] == "integrity"}


def test_check_takes_a_file_a_plan_and_both(run: Run, data: str) -> None:
    file = str(Path(data) / "plans" / "neighbour-plan.ttl")
    alone = run("check", file, "--format", "json").json()
    assert {found["plan"] for found in alone} == {"https://w3id.org/pst/id/plan/51067/2026"}
    both = run("--data", data, "check", "Ath", file, "--summary", "--format", "json").json()
    whole = run("--data", data, "check", "--summary", "--format", "json").json()
    assert {rule["rule"]: rule["failed"] for rule in both} == {rule["rule"]: rule["failed"] for rule in whole}


def test_a_document_is_read_before_it_is_checked(run: Run) -> None:
    ran = run("check", str(ONHAYE), "--level", "integrity", "--format", "json")
    assert (ran.code, ran.json()) == (0, [])


# ---- export ----------------------------------------------------------------------------------


def test_exports_hold_the_graph_of_the_plan(run: Run, data: str, tmp_path: Path) -> None:
    graph = pst.load(data)
    held = {str(triple) for triple in graph.triples(graph.find_plan("Enghien"))}
    target = tmp_path / "out" / "enghien.ttl"
    ran = run("--data", data, "export", "Enghien", "--to", "turtle", "-o", str(target))
    assert (ran.code, ran.out) == (0, "")
    parsed = {str(quad.triple) for quad in ox.parse(path=str(target), format=ox.RdfFormat.TURTLE)}
    assert parsed == held
    compact = run("--data", data, "export", "Enghien", "--to", "jsonld").out
    assert {str(quad.triple) for quad in ox.parse(compact, format=ox.RdfFormat.JSON_LD)} == held


def test_csv_has_a_row_an_item_and_declares_its_losses(run: Run, data: str) -> None:
    ran = run("--data", data, "export", "Ath", "--to", "csv")
    items = run("--data", data, "export", "Ath", "--to", "json").json()["items"]
    assert [row["id"] for row in table(ran.out)] == [item["id"] for item in items]
    assert "Perdu : les indicateurs (2 éléments)." in ran.err


def test_json_declares_what_the_model_does_not_hold(run: Run, data: str) -> None:
    err = run("--data", data, "export", "Ath", "--to", "json").err
    assert "Perdu : 2 pst:ProgressReport sur 2." in err


# ---- import ----------------------------------------------------------------------------------


def test_import_gives_turtle_that_loads_and_json_of_the_contract(
    run: Run, validate: Validate, tmp_path: Path
) -> None:
    ran = run("import", str(ONHAYE), "-o", f"{tmp_path}/my-data/plans/")
    assert (ran.code, ran.out) == (0, "")
    (written,) = (tmp_path / "my-data" / "plans").glob("*.ttl")
    assert written.name == "91103-38b4777e.ttl"
    read = run("import", str(ONHAYE), "--format", "json").json()
    validate(read, "plan")
    shown = run("--data", str(tmp_path / "my-data"), "show", "Onhaye", "--format", "json").json()
    assert [item["label"] for item in shown["items"]] == [item["label"] for item in read["items"]]
    assert [len(item["partners"]) for item in shown["items"]] == [
        len(item["partners"]) for item in read["items"]
    ]
    assert run("--data", str(tmp_path / "my-data"), "--data", "shipped", "show", "91103").code in (0, 2)


def test_the_form_follows_the_ending_unless_it_is_said(run: Run, tmp_path: Path) -> None:
    run("import", str(ONHAYE), "-o", str(tmp_path / "a.json"))
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["cpas"]["nis"] == "91103"
    run("import", str(ONHAYE), "-o", str(tmp_path / "b.jsonld"))
    assert "@context" in json.loads((tmp_path / "b.jsonld").read_text("utf-8"))
    run("import", str(ONHAYE), "-o", str(tmp_path / "c.txt"), "--format", "json")
    assert json.loads((tmp_path / "c.txt").read_text("utf-8"))["title"]


def test_an_unknown_cpas_gives_json_and_a_note_but_no_turtle(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text(
        "Programme stratégique transversal\n\nO.S.1 Être accessible\n\nO.O.1.1 Mieux accueillir\n\n"
        "Action 1 : Ouvrir le samedi\n\nAction 2 : Former le guichet\n",
        "utf-8",
    )
    ran = run("import", str(document), "-o", str(tmp_path / "plan.ttl"))
    assert ran.code == 0
    assert "--cpas" in ran.err
    assert not (tmp_path / "plan.ttl").exists()
    kept = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert kept["cpas"] is None
    assert kept["iri"] is None
    assert [item["label"] for item in kept["items"] if item["kind"] == "action"] == [
        "Ouvrir le samedi",
        "Former le guichet",
    ]
    named = run("import", str(document), "--cpas", "ECAUSSINNES", "--format", "json").json()
    assert named["cpas"]["nis"] == "55050"


def test_a_document_that_is_no_plan_is_no_error(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "loi.txt"
    document.write_text(NOT_A_PLAN, "utf-8")
    ran = run("import", str(document), "--cpas", "Ath", "-o", str(tmp_path / "loi.ttl"))
    assert ran.code == 0
    assert not (tmp_path / "loi.ttl").exists()
    read = run("import", str(document), "--format", "json").json()
    assert read["items"] == []
    assert read["notes"]


def test_several_files_need_a_folder_and_a_bad_one_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    assert run("import", str(ONHAYE), str(bad)).code == 2
    ran = run("import", str(bad), str(ONHAYE), "-o", str(tmp_path / "out"))
    assert ran.code == 2
    assert "bad.txt: the file is empty" in ran.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "91103-38b4777e.review.xlsx",
        "91103-38b4777e.ttl",
    ]
    twice = run("import", str(ONHAYE), str(ONHAYE), "-o", str(tmp_path / "twice"))
    assert twice.code == 2
    assert "written to the same file" in twice.err


# ---- bad input -------------------------------------------------------------------------------


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b"\n \n\t\n",
    "binary.pdf": bytes(range(256)) * 64,
    "broken.ttl": b"<urn:a> a <urn:c> .\n<urn:a> a <urn:d>\n<urn:b> a <urn:c> .\n",
    "other.ttl": b"<urn:a> <urn:b> <urn:c> .\n",
    "law.txt": NOT_A_PLAN.encode(),
    "broken.rq": b"SELECT * WHERE { ?s ?p }",
    "update.rq": b"DELETE WHERE { ?s ?p ?o }",
    "service.rq": b"SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
    "latin.rq": b"SELECT * { ?s ?p 'd\xe9j\xe0' }",
}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["import", "{empty.txt}", "-o", "{out}"], "the file is empty"),
        (["import", "{blank.txt}", "-o", "{out}"], "empty"),
        (["import", "{binary.pdf}", "-o", "{out}"], "binary.pdf"),
        (["import", "{nowhere.txt}", "-o", "{out}"], "does not exist"),
        (["import", "{folder}", "-o", "{out}"], "folder"),
        (["import", "{onhaye}", "--cpas", "Onhay", "-o", "{out}"], "did you mean Onhaye"),
        (["check", "{broken.ttl}"], "broken.ttl:"),
        (["check", "{other.ttl}"], "no pst:StrategicProgramme"),
        (["check", "{empty.txt}"], "empty"),
        (["check", "{law.txt}"], "whose plan this is cannot be told"),
        (["check", "Atth"], "did you mean Ath?"),
        (["--data", "{folder}", "plans"], "folder"),
        (["--data", "{broken.ttl}", "plans"], "broken.ttl:"),
        (["show", "Onhay"], "no plan is known for 'Onhay'"),
        (["export", "Nulle-Part", "--to", "json", "-o", "{out}"], "no plan is known"),
        (["query", "{broken.rq}"], "line 1"),
        (["query", "{update.rq}"], "query"),
        (["query", "{service.rq}"], "SERVICE"),
        (["query", "{latin.rq}"], "not UTF-8"),
        (["query", "shared-partnrs"], "did you mean shared-partners"),
        (["query", "outline", "-p", "plan=Nulle-Part"], "no plan is known"),
        (["query", "outline", "-p", "plans=Ath"], "did you mean plan?"),
        (["query", "plans-overview", "--format", "turtle"], "gives no turtle"),
    ],
    ids=lambda value: "-".join(value)[:60] if isinstance(value, list) else "",
)
def test_bad_input_is_one_sentence_exit_code_2_and_nothing_written(
    run: Run, data: str, tmp_path: Path, args: list[str], said: str
) -> None:
    (tmp_path / "folder").mkdir()
    for name, content in BAD_FILES.items():
        (tmp_path / name).write_bytes(content)
    before = sorted(path.name for path in tmp_path.iterdir())
    places = {"{onhaye}": str(ONHAYE)}
    given = [places.get(arg) or (str(tmp_path / arg[1:-1]) if arg.startswith("{") else arg) for arg in args]
    ran = run(*([] if "--data" in given else ["--data", data]), *given)
    assert ran.code == 2, (ran.out, ran.err)
    assert ran.out == ""
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1, ran.err
    assert "Traceback" not in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", [["plans"], ["query", "plans-overview"], ["partners"], ["check"]])
def test_an_endpoint_that_is_not_there_is_exit_code_3(run: Run, command: list[str]) -> None:
    ran = run("--endpoint", "http://127.0.0.1:9/sparql", *command)
    assert (ran.code, ran.out) == (3, "")
    assert "127.0.0.1:9" in ran.err
    assert len(ran.err.splitlines()) == 1


# ---- publish ---------------------------------------------------------------------------------


def test_what_is_published_answers_as_the_embedded_graph(
    run: Run, data: str, oxigraph_server: str, validate: Validate
) -> None:
    first = run("--data", data, "publish", oxigraph_server, "--format", "json")
    assert first.code == 0, first.err
    assert "https://w3id.org/pst/id/plan/51067/2026" in {row["graph"] for row in first.json()}
    assert run("--data", data, "publish", oxigraph_server, "--format", "json").json() == first.json()
    for args in (["plans"], ["partners", "--shared"], ["show", "Enghien"], ["check", "Ath", "--summary"]):
        here = run("--data", data, *args, "--format", "json")
        there = run("--endpoint", oxigraph_server, *args, "--format", "json")
        assert there.code == 0, there.err
        assert there.json() == here.json(), args


# ---- demo ------------------------------------------------------------------------------------


def test_demo_ends_in_the_report_whose_path_it_prints(run: Run, data: str, tmp_path: Path) -> None:
    target = tmp_path / "new" / "rapport.html"
    ran = run("--data", data, "--as-of", "2026-01-01", "demo", "-o", str(target))
    assert ran.code == 0, ran.err
    assert str(target) in ran.out
    page = target.read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "Enghien" in page


def test_a_report_that_cannot_be_written_is_one_sentence(run: Run, data: str, tmp_path: Path) -> None:
    ran = run("--data", data, "demo", "-o", str(tmp_path / "rapport.pdf"))
    assert ran.code == 2
    assert ran.err.splitlines()[-1].startswith("pstgraph: ")
    assert "the report was not written" in ran.err
    assert list(tmp_path.iterdir()) == []
