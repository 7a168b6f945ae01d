"""What a SPARQL text is told to be before any engine sees it."""

from __future__ import annotations

import pytest

from pstgraph.errors import InputError, UsageError
from pstgraph.store.sparql import inspect

WHERE = "WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"SELECT * {WHERE}", "select"),
        (f"select ?s {WHERE}", "select"),
        ("ASK { ?s ?p ?o }", "ask"),
        (f"CONSTRUCT {{ ?s ?p ?o }} {WHERE}", "construct"),
        ("DESCRIBE <http://x/>", "describe"),
        ("# SELECT in a comment\nASK { ?s ?p ?o }", "ask"),
        ("BASE <http://select/> PREFIX construct: <http://x#SELECT> ASK { ?s a construct:SELECT }", "ask"),
        ("ASK { { SELECT ?s WHERE { ?s ?p ?o } } }", "ask"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert inspect(text).form == form


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://x/> { ?s ?p ?o } }",
        "ASK { { { OPTIONAL { SERVICE ?where { ?s ?p ?o } } } } }",
        "SELECT * { SELECT * { SERVICE<http://x/>{ ?s ?p ?o } } }",
        "SELECT * { ?s ?p 'a#b' . SERVICE <http://x/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """a"b""" . SERVICE <http://x/> {} }',
        "SELECT * { ?s <http://x#y> ?o . SERVICE <http://x/> {} }",
        "SELECT * { ?s ?p 'it\\'s' . SERVICE <http://x/> {} }",
        "SELECT * { FILTER(?a<?b) SERVICE <http://x/> {} FILTER(?c>?d) }",
        "SELECT * { ?s ?p ?o } # harmless\nVALUES ?x { 1 } SERVICE <x:y> {}",
    ],
)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="SERVICE is refused"):
        inspect(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE <http://x/>" }',
        "SELECT * { ?s ?p '''it's a SERVICE''' }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x/>",
        "SELECT * { <http://x/SERVICE> ?p ?o }",
        "SELECT ?service { ?service ?p $SERVICE }",
        "PREFIX service: <http://x/> SELECT * { ?s service:SERVICE ?o }",
        "SELECT * { _:SERVICE ?p 'un'@SERVICE }",
        'SELECT * { ?s ?p "say \\"SERVICE\\"" }',
    ],
)
def test_the_word_service_elsewhere_is_no_service(text: str) -> None:
    assert inspect(text).form == "select"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "clear graph <http://x/>",
        "LOAD <http://x/>",
        "WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "# SELECT\nMOVE <a:a> TO <a:b>",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="an update is not a query"):
        inspect(text)


@pytest.mark.parametrize("text", ["", "shared partners", "?s ?p ?o", "PREFIX x: <http://x/>"])
def test_what_is_no_query(text: str) -> None:
    with pytest.raises(InputError, match="no SELECT, ASK, CONSTRUCT or DESCRIBE"):
        inspect(text)


def test_a_dataset_is_seen_only_where_there_is_one() -> None:
    assert inspect(f"SELECT * FROM <http://g/> {WHERE}").has_dataset
    assert not inspect("SELECT ?from { ?from <http://x/FROM> 'FROM' } # FROM").has_dataset


def test_own_prefixes_need_no_declaration() -> None:
    shape = inspect("SELECT * { ?a a pst:Action ; dcterms:title 'th:x' ; other:p ?o }")
    assert shape.prelude == (
        "PREFIX pst: <https://w3id.org/pst/ns/core#> PREFIX dcterms: <http://purl.org/dc/terms/> "
    )


def test_a_declared_prefix_stays_as_the_query_has_it() -> None:
    assert inspect("PREFIX pst: <http://mine/> SELECT * { ?a a pst:Action }").prelude == ""
