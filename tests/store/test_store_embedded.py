"""Loading into the embedded store: what is found, what is refused, what is seen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pstgraph.errors import InputError, StoreError, UsageError
from pstgraph.identifiers import ONTOLOGY_GRAPH, REGISTRY_GRAPH
from pstgraph.store import open_embedded, open_store
from pstgraph.store.embedded import EmbeddedStore

DATA = Path(__file__).resolve().parents[1] / "data"
ATH = "https://w3id.org/pst/id/plan/51004/2025"
ENGHIEN = "https://w3id.org/pst/id/plan/51067/2026"
TINY = """@prefix pst: <https://w3id.org/pst/ns/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<{iri}> a pst:StrategicProgramme ; dcterms:title "{title}"@fr ;
    pst:programmeOf <https://w3id.org/pst/id/cpas/51004> .
"""


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def tiny(folder: Path, title: str = "Un plan", iri: str = ATH, name: str = "plan.ttl") -> Path:
    return write(folder / "plans", name, TINY.format(iri=iri, title=title))


def test_one_graph_a_plan_beside_vocabulary_and_registry(invented: EmbeddedStore) -> None:
    assert invented.graphs() == sorted([ATH, ENGHIEN, ONTOLOGY_GRAPH, REGISTRY_GRAPH])
    assert invented.files[ATH] == DATA / "complete-plan.ttl"


def test_queries_see_the_union_and_the_graphs(invented: EmbeddedStore) -> None:
    joined = """SELECT (COUNT(*) AS ?n) { ?plan a pst:StrategicProgramme ; pst:programmeOf ?cpas .
        ?cpas skos:prefLabel ?name . pst:programmeOf rdfs:label ?label }"""
    assert invented.query(joined).rows[0]["n"] == 2 * 4  # two plans, four languages
    inside = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{ATH}> {{ ?plan a pst:StrategicProgramme }} }}"
    assert invented.query(inside).rows == [{"n": 1}]


def test_from_names_the_dataset(invented: EmbeddedStore) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM <{ENGHIEN}> {{ ?a a pst:Action }}"
    assert invented.query(text).rows == [{"n": 3}]


def test_triples_of_a_graph(invented: EmbeddedStore) -> None:
    count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{ENGHIEN}> {{ ?s ?p ?o }} }}"
    assert len(invented.triples(ENGHIEN)) == invented.query(count).rows[0]["n"] > 100


def test_folders_and_files_side_by_side(tmp_path: Path) -> None:
    tiny(tmp_path)
    store = open_embedded(tmp_path, DATA / "neighbour-plan.ttl")
    assert {ATH, ENGHIEN} <= set(store.graphs())


def test_the_shipped_plans_beside_others() -> None:
    store = open_embedded(DATA / "complete-plan.ttl", "shipped")
    assert len(store.plans()) == 6


def test_of_the_same_plan_the_later_folder_counts(tmp_path: Path) -> None:
    tiny(tmp_path / "a", "Ancien")
    tiny(tmp_path / "b", "Nouveau")
    assert [row["plan_label"] for row in open_embedded(tmp_path / "a", tmp_path / "b").plans()] == ["Nouveau"]


def test_a_registry_of_ones_own(tmp_path: Path) -> None:
    tiny(tmp_path)
    write(
        tmp_path / "registry",
        "mine.ttl",
        "<urn:org> <http://www.w3.org/2004/02/skos/core#prefLabel> 'Moi'@fr .",
    )
    store = open_embedded(tmp_path)
    assert store.labels(["urn:org", "https://w3id.org/pst/id/cpas/51004"]) == {
        "urn:org": "Moi",
        "https://w3id.org/pst/id/cpas/51004": "CPAS d'Ath",
    }


def test_broken_turtle_names_file_and_line(tmp_path: Path) -> None:
    file = tiny(tmp_path)
    file.write_text(file.read_text() + "\n<urn:a> <urn:b> <urn:c>\n<urn:d> .\n")
    with pytest.raises(InputError) as error:
        open_embedded(tmp_path)
    assert f"{file}:7" in str(error.value) and "not valid Turtle" in str(error.value)
    assert error.value.exit_code == 2 and "\n" not in str(error.value)


def test_broken_before_the_plan_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "plans", "plan.ttl", "not turtle at all")
    with pytest.raises(InputError, match="not valid Turtle") as error:
        open_embedded(tmp_path)
    assert f"{file}:1" in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no pst:StrategicProgramme"),
        ("<urn:a> <urn:b> <urn:c> .", "no pst:StrategicProgramme"),
        ("[] a <https://w3id.org/pst/ns/core#StrategicProgramme> .", "no pst:StrategicProgramme"),
        (TINY.format(iri=ATH, title="a") + TINY.format(iri=ENGHIEN, title="b"), "more than one plan"),
    ],
)
def test_files_that_are_no_plan(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path / "plans", "plan.ttl", text)
    with pytest.raises(InputError, match=said) as error:
        open_embedded(tmp_path)
    assert "plan.ttl" in str(error.value)


def test_one_plan_in_two_files(tmp_path: Path) -> None:
    tiny(tmp_path, name="a.ttl")
    tiny(tmp_path, name="b.ttl")
    with pytest.raises(InputError, match=r"b\.ttl: the plan .* is also in a\.ttl"):
        open_embedded(tmp_path)


def test_binary_and_missing(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    with pytest.raises(InputError, match="no plan is found"):
        open_embedded(tmp_path)
    (tmp_path / "plans" / "x.ttl").write_bytes(b"\x00\xff\xfe\x00PK\x03\x04")
    with pytest.raises(InputError, match="not valid Turtle"):
        open_embedded(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        open_embedded(tmp_path / "nowhere")


def test_syntax_errors_say_where(invented: EmbeddedStore) -> None:
    with pytest.raises(InputError) as error:
        invented.query("SELECT ?a WHERE {\n  ?a a pst:Action ;;; pst:theme }")
    assert "line 2, column" in str(error.value) and "'}'" in str(error.value)
    with pytest.raises(InputError, match=r"line 1, column 26: .* at its end"):
        invented.query("ASK { ?a a pst:Action } }")  # what is put before the text does not count
    with pytest.raises(InputError, match="at its end"):
        invented.query("SELECT ?a WHERE { ?a a pst:Action")


@pytest.mark.parametrize("form", ["SELECT ?x", "CONSTRUCT { ?x ?x ?x }"])
def test_what_the_engine_cannot_run_is_bad_input(invented: EmbeddedStore, form: str) -> None:
    with pytest.raises(InputError, match=r"the query cannot be run .*urn:f"):
        invented.query(form + " WHERE { BIND(<urn:f>(1) AS ?x) }")


def test_unknown_names_suggest_the_nearest(invented: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="did you mean shared-partner"):
        invented.query("shared-partner")
    with pytest.raises(UsageError, match="see pstgraph queries"):
        invented.query("zzzz")


# rdflib 7.6 warns of a property that it reads itself
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rdflib_on_the_same_store(invented: EmbeddedStore) -> None:
    import rdflib

    dataset = invented.rdflib()
    pst = rdflib.Namespace("https://w3id.org/pst/ns/core#")
    assert len(set(dataset.subjects(rdflib.RDF.type, pst.Action))) == 9
    found = dataset.query("SELECT ?a { ?a a pst:Action }", initNs={"pst": pst})
    assert len(found) == 9
    graph = dataset.graph(rdflib.URIRef(ENGHIEN))
    assert len(graph) == len(invented.triples(ENGHIEN))
    assert str(next(graph.objects(rdflib.URIRef(ENGHIEN), rdflib.DCTERMS.title))) == "PST du CPAS d'Enghien"


def test_a_plan_comes_back_as_the_model_has_it(invented: EmbeddedStore) -> None:
    plan = invented.plan("Ath")
    assert plan.iri == ATH and plan.cpas is not None and plan.cpas.nis == "51004"
    assert len(plan.items) == 18 and plan.adopted == "2025-06-26"
    assert plan.by_id()["ext/OS1/OO1.1/A2/S1"].pilots == ("DG",)


def test_a_store_in_a_folder(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with pytest.raises(StoreError, match="no store in this folder"):
        open_store(place)
    filled = open_store(place, DATA / "complete-plan.ttl")
    assert [row["nis"] for row in filled.plans()] == ["51004"]
    del filled
    again = open_store(place, DATA / "complete-plan.ttl", DATA / "neighbour-plan.ttl")
    assert len(again.plans()) == 2
    count = again.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    del again
    reader = open_store(place)
    assert reader.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == count
    assert reader.plan("51067").title == "PST du CPAS d'Enghien"


def test_a_store_that_another_process_fills_is_said_to_be_held(tmp_path: Path) -> None:
    held = open_store(tmp_path / "store", DATA / "neighbour-plan.ttl")
    code = (
        "from pstgraph.errors import StoreError\nfrom pstgraph.store import open_store\n"
        f"try:\n    open_store({str(tmp_path / 'store')!r}, {str(DATA / 'neighbour-plan.ttl')!r})\n"
        "except StoreError as error:\n    print(error.exit_code, error)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("3 ") and "cannot be opened" in ran.stdout
    assert len(held.plans()) == 1


def test_a_broken_file_leaves_a_store_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "store"
    open_store(place, DATA / "neighbour-plan.ttl")
    write(tmp_path / "bad" / "plans", "plan.ttl", TINY.format(iri=ENGHIEN, title="x") + "broken")
    with pytest.raises(InputError):
        open_store(place, tmp_path / "bad")
    assert open_store(place).plan("51067").title == "PST du CPAS d'Enghien"


def test_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    write(tmp_path, "CURRENT", "nonsense")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_no_heavy_package_is_imported_to_list_plans() -> None:
    code = (
        "import sys\nfrom pstgraph.store import open_embedded\nopen_embedded().plans()\n"
        "print([m for m in ('rdflib', 'pandas', 'SPARQLWrapper', 'networkx') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
