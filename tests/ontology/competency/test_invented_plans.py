"""The invented plans hold what they promise: words of their text, every field, every term."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from competency_rows import DATA

from pstgraph.rdf.namespace import PST
from pstgraph.store import open_embedded
from pstgraph.store.embedded import EmbeddedStore

PLANS = {"complete-plan": "51004", "neighbour-plan": "51067"}
# Terms that are no field of a plan: abstract classes and parents, and what the schemes and the registry say.
NOT_OF_A_PLAN = {
    *("CPAS", "Objective", "PlanElement", "PartnerClass", "responsible"),
    *("allowsJointFiles", "exclusionLabel", "identification"),
}


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return open_embedded(*(DATA / f"{name}.ttl" for name in PLANS))


@pytest.mark.parametrize("name", PLANS)
def test_quotes_are_the_words_of_the_lines(store: EmbeddedStore, name: str) -> None:
    lines = (DATA / f"{name}.txt").read_text("utf-8").split("\n")
    text = f"""SELECT ?first ?last ?quote ?rfc {{
        ?passage oa:hasSource/dcterms:title "{name}.txt" ; pst:firstLine ?first ; pst:lastLine ?last ;
          oa:hasSelector/oa:exact ?quote ; oa:hasSelector/rdf:value ?rfc }}"""
    rows = store.query(text).rows
    assert len(rows) > 5
    for row in rows:
        assert row["quote"] == " ".join(lines[row["first"] - 1 : row["last"]])
        assert row["rfc"] == f"line={row['first'] - 1},{row['last']}"


@pytest.mark.parametrize("name", PLANS)
def test_checksum_is_that_of_the_text(store: EmbeddedStore, name: str) -> None:
    text = f'SELECT ?sum {{ ?document dcterms:title "{name}.txt" ; dcterms:identifier ?sum }}'
    sha256 = hashlib.sha256((DATA / f"{name}.txt").read_bytes()).hexdigest()
    assert store.query(text).rows == [{"sum": f"sha256:{sha256}"}]


@pytest.mark.parametrize("name", PLANS)
def test_they_say_that_they_are_invented(name: str) -> None:
    assert "invented" in (DATA / f"{name}.ttl").read_text("utf-8").splitlines()[0]
    assert "inventé" in (DATA / f"{name}.txt").read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize("name", PLANS)
def test_no_blank_node(name: str) -> None:
    for triple in ox.parse(path=str(DATA / f"{name}.ttl")):
        assert not isinstance(triple.subject, ox.BlankNode) and not isinstance(triple.object, ox.BlankNode)


def test_every_term_has_its_place_in_the_complete_plan() -> None:
    used = set(re.findall(r"\bpst:(\w+)", (DATA / "complete-plan.ttl").read_text("utf-8")))
    assert sorted(set(PST) - used - NOT_OF_A_PLAN) == []
    assert sorted(used - set(PST)) == []


def test_every_field_of_the_model_is_filled(store: EmbeddedStore) -> None:
    plan = store.plan("51004")
    empty = {name for name in type(plan).__dataclass_fields__ if getattr(plan, name) in (None, ())}
    assert empty == set()
    names = type(plan.items[0]).__dataclass_fields__
    never = {name for name in names if all(getattr(item, name) in (None, ()) for item in plan.items)}
    assert never == set()


def test_no_person_is_a_resource(store: EmbeddedStore) -> None:
    anything = "{ ?x ?p ?o } UNION { ?s ?p ?x }"
    named = "FILTER(ISIRI(?x) && CONTAINS(LCASE(STR(?x)), 'dupont'))"
    assert store.query(f"SELECT ?x {{ {anything} {named} }}").rows == []
    assert store.query("ASK { ?fact pst:mention 'Jean Dupont' }").boolean


def test_data_folder() -> None:
    assert {file.name for file in Path(DATA).glob("*-plan.*")} == {
        f"{name}.{end}" for name in PLANS for end in ("ttl", "txt")
    }
