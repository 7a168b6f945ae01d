"""Leads as files: loaded beside the plans in a graph of their own, published, and asked for by query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pstgraph.analysis.opportunities.engine import Search
from pstgraph.analysis.opportunities.graph import lead_triples, run_iri
from pstgraph.analysis.study import study
from pstgraph.errors import InputError
from pstgraph.identifiers import PST
from pstgraph.rdf.turtle import dumps
from pstgraph.store import connect, open_embedded, open_store, publish
from pstgraph.store.embedded import EmbeddedStore

DATA = Path(__file__).resolve().parents[1] / "data"
DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, five: EmbeddedStore) -> tuple[Path, str, list]:
    """The best T1, T3 and T8 of the five plans as a file, with the IRI of their run."""
    found = study(five)
    kinds = [found.leads(Search(types=(type_,))) for type_ in ("T1", "T3", "T8")]
    best = [next(lead for lead in leads if lead.directed or lead.type == "T1") for leads in kinds]
    file = tmp_path_factory.mktemp("leads") / "leads.ttl"
    file.write_text(dumps(lead_triples(best, found.registry, "1.0", DAY)), encoding="utf-8")
    return file, run_iri(best, "1.0", DAY), best


def rows(store) -> list[dict]:
    return store.query("collaboration-leads").rows


def test_a_file_of_leads_stands_beside_the_plans_in_a_graph_of_its_own(written) -> None:
    file, run, best = written
    store = open_embedded("shipped", file)
    assert run in store.graphs() and len(store.plans()) == 5
    found = rows(store)
    assert {row["lead"].rpartition("/")[0] for row in found} == {run} == {row["run"] for row in found}
    assert {row["element"] for row in found} == {unit.iri for lead in best for unit in (lead.a, lead.b)}
    assert run not in store.files and all("/plan/" in iri for iri in store.files)


def test_a_data_folder_holds_leads_beside_its_plans(written, tmp_path: Path) -> None:
    file, run, _ = written
    for folder in ("plans", "leads"):
        (tmp_path / folder).mkdir()
    for plan in (DATA.parents[1] / "data" / "plans").glob("*.ttl"):
        (tmp_path / "plans" / plan.name).write_bytes(plan.read_bytes())
    (tmp_path / "leads" / "run.ttl").write_bytes(file.read_bytes())
    assert run in open_embedded(tmp_path).graphs()
    assert rows(open_embedded(tmp_path)) == rows(open_embedded("shipped", file))


def test_a_folder_of_leads_alone_stands_beside_the_plans(written) -> None:
    file, run, _ = written
    assert run in open_embedded("shipped", file.parent).graphs()


def test_direction_of_an_exchange_and_of_a_structure_to_join(written) -> None:
    file, _, best = written
    found = {
        (row["type"].rpartition("/")[2], row["element"]): row["gives"]
        for row in rows(open_embedded("shipped", file))
    }
    for lead in best:
        expected = {"T1": (None, None)}.get(lead.type, (True, False))
        assert (found[lead.type, lead.a.iri], found[lead.type, lead.b.iri]) == expected
    starts = f"SELECT ?lead ?x {{ ?lead <{PST}startsFrom> ?x ; <{PST}concerns> ?x }}"
    assert len(open_embedded("shipped", file).query(starts)) == 2


def test_leads_alone_ask_for_their_plans(written) -> None:
    with pytest.raises(InputError, match=r"leads\.ttl.*--data shipped"):
        open_embedded(written[0])


def test_leads_without_their_run_are_refused(written, tmp_path: Path) -> None:
    lines = written[0].read_text("utf-8").replace("prov:Activity", "prov:Entity").splitlines()
    bare = tmp_path / "bare.ttl"
    kept = [line for line in lines if "prov:wasGeneratedBy" not in line]
    bare.write_text("\n".join(kept).replace(";\n\n", ".\n\n"), encoding="utf-8")
    with pytest.raises(InputError):
        open_embedded("shipped", bare)
    two = tmp_path / "two.ttl"
    text = written[0].read_text("utf-8")
    two.write_text(text + text.split("\n\n", 1)[1].replace(written[1], written[1] + "0"), encoding="utf-8")
    with pytest.raises(InputError, match="more than one run"):
        open_embedded("shipped", two)


def test_a_run_that_found_nothing_is_loaded_too(tmp_path: Path, five: EmbeddedStore) -> None:
    file = tmp_path / "none.ttl"
    file.write_text(dumps(lead_triples([], study(five).registry, "1.0", DAY)), encoding="utf-8")
    store = open_embedded("shipped", file)
    assert run_iri([], "1.0", DAY) in store.graphs() and rows(store) == []


def test_published_leads_answer_on_a_real_server(written, serve: Callable[..., str]) -> None:
    file, run, _ = written
    store = open_embedded("shipped", file)
    url = serve() + "/query"
    done = publish(store, url)
    assert run in {one.graph for one in done} and publish(store, url) == done
    assert rows(connect(url)) == rows(store) != []
    assert connect(url).plans().rows == store.plans().rows


def test_leads_in_a_store_on_disk(written, tmp_path: Path) -> None:
    place = tmp_path / "store"
    open_store(place, "shipped", written[0])
    assert rows(open_store(place)) == rows(open_embedded("shipped", written[0]))


def test_leads_are_checked_as_the_plans_are(run, written) -> None:
    ran = run("--data", "shipped", "--data", str(written[0]), "check", "--level", "integrity")
    assert ran.code == 0, ran.err


def test_the_command_line_from_leads_to_their_rows(run, tmp_path: Path) -> None:
    file = tmp_path / "leads.ttl"
    asked = ("--as-of", "2026-01-01", "opportunities", "--type", "T8", "--top", "2", "-o", str(file))
    assert run(*asked).code == 0
    data = ("--data", "shipped", "--data", str(file))
    answer = run(*data, "query", "collaboration-leads", "--format", "json").json()
    assert len({row["lead"]["value"] for row in answer["results"]["bindings"]}) == 2
    assert run(*data, "publish", str(tmp_path / "store")).code == 0
    again = run("--store", str(tmp_path / "store"), "query", "collaboration-leads", "--format", "json").json()
    assert again == answer
