"""One contract for both stores: every named query gives the same rows embedded and over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable

import pyoxigraph as ox
import pytest
import rdflib

from pstgraph.store import Result, Store, connect, named_queries, publish
from pstgraph.store.embedded import EmbeddedStore
from pstgraph.store.parameters import bind
from pstgraph.store.queries import NamedQuery

AS_OF = {"as_of": "2026-11-22"}
# A value for a parameter of each query that has one worth giving; each must leave some rows.
GIVEN = {
    "actions-by-province": {"theme": "alimentation", "territory": "Hainaut"},
    "actions-by-target-group": {"group": "demandeurs-emploi"},
    "actions-by-theme": {"theme": "insertion", "cpas": "Enghien"},
    "actions-without-pilot": {"cpas": 51004},
    "deadlines-calendar": {"year": 2026},
    "evidence-of-element": {"element": "https://w3id.org/pst/id/plan/51004/2025/ext/OS1/OO1.2"},
    "outline": {"plan": "ath"},
    "plans-joining-plans": {"instrument": "PCS"},
    "search-actions": {"word": "ECOLE"},
    "who-works-with": {"partner": "Forem"},
    "who-works-with-class": {"partner_class": "écoles"},
}
QUERIES = named_queries()


def given(query: NamedQuery) -> dict[str, str]:
    return AS_OF if any(parameter.name == "as_of" for parameter in query.parameters) else {}


@pytest.fixture(scope="module")
def remote(
    invented: EmbeddedStore, five: EmbeddedStore, serve: Callable[..., str]
) -> dict[str, tuple[Store, Store]]:
    """Each embedded store beside its copy on a real server, loaded by publish."""
    pairs = {}
    for name, store in (("invented", invented), ("five", five)):
        url = serve() + "/query"
        publish(store, url)
        pairs[name] = (store, connect(url))
    return pairs


@pytest.mark.parametrize("data", ["invented", "five"])
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_same_rows(remote: dict[str, tuple[Store, Store]], query: NamedQuery, data: str) -> None:
    here, there = (store.query(query.name, **given(query)) for store in remote[data])
    assert there.columns == here.columns == tuple(column.name for column in query.columns)
    assert there.rows == here.rows


@pytest.mark.parametrize("name", GIVEN)
def test_same_rows_with_parameters(remote: dict[str, tuple[Store, Store]], name: str) -> None:
    embedded, over_http = remote["invented"]
    here, there = embedded.query(name, **GIVEN[name]), over_http.query(name, **GIVEN[name])
    assert there.rows == here.rows
    assert len(here) > 0 and here.rows != embedded.query(name).rows


def test_same_interface(remote: dict[str, tuple[Store, Store]]) -> None:
    for embedded, over_http in remote.values():
        assert over_http.graphs() == embedded.graphs()
        assert over_http.plans().rows == embedded.plans().rows
        for row in embedded.plans():
            assert over_http.find_plan(row["nis"]) == row["plan"]
            assert over_http.plan(row["plan"]) == embedded.plan(row["plan"])
            here = {str(triple) for triple in embedded.triples(row["plan"])}
            assert {str(triple) for triple in over_http.triples(row["plan"])} == here


def test_same_labels_and_frames(remote: dict[str, tuple[Store, Store]]) -> None:
    embedded, over_http = remote["five"]
    here = embedded.query("theme-counts").to_frame("en")
    assert over_http.query("theme-counts").to_frame("en").equals(here)
    assert len(here) > 20 and not here["theme_label"].isna().any()


def test_same_graph_of_a_construct(remote: dict[str, tuple[Store, Store]]) -> None:
    text = "CONSTRUCT { ?a dcterms:title ?t } WHERE { ?a a pst:Action ; dcterms:title ?t }"
    for embedded, over_http in remote.values():
        here, there = embedded.query(text), over_http.query(text)
        assert there.bindings == here.bindings and len(here) > 5


def test_rdflib_over_http(remote: dict[str, tuple[Store, Store]]) -> None:
    _, over_http = remote["invented"]
    text = "SELECT ?a { ?a a <https://w3id.org/pst/ns/core#Action> }"
    assert len(over_http.rdflib().query(text)) == 9


@pytest.fixture(scope="module")
def memory(invented: EmbeddedStore) -> rdflib.Graph:
    """The union of the invented graphs in rdflib's own store, for its own SPARQL engine."""
    triples = invented.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").triples()
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    return graph


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_another_engine_gives_the_same_rows(
    invented: EmbeddedStore, memory: rdflib.Graph, query: NamedQuery
) -> None:
    """No query leans on one engine: rdflib's, written by others, finds the same rows in the same order."""
    text = bind(query, given(query), invented.find_plan, lambda base: {})
    there = Result.from_json(json.loads(memory.query(text).serialize(format="json") or b"{}"))
    assert there.columns == tuple(column.name for column in query.columns)
    assert there.rows == invented.query(query.name, **given(query)).rows
