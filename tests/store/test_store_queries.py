"""The named queries as files: complete heads, parameters in their place, rows in one order."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from pstgraph.errors import InputError, UsageError
from pstgraph.resources import queries_dir
from pstgraph.store import NamedQuery, Store, named_queries, named_query
from pstgraph.store.embedded import EmbeddedStore
from pstgraph.store.queries import AUDIENCES, ParameterType, is_name, parse_query
from pstgraph.store.result import ColumnType
from pstgraph.store.sparql import inspect

QUERIES = named_queries()
ALL = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
PYTHON = {"iri": str, "string": str, "integer": int, "boolean": bool}


def test_there_are_enough_and_all_competency_questions() -> None:
    assert sorted(query.cq for query in QUERIES if query.cq) == [f"CQ{n:02}" for n in range(1, 18)]
    assert len([query for query in QUERIES if not query.cq]) >= 15
    assert {query.audience for query in QUERIES} == set(AUDIENCES)


def test_no_name_occurs_twice() -> None:
    files = sorted(queries_dir().rglob("*.rq"))
    assert len({file.stem for file in files}) == len(files) == len(QUERIES)


@ALL
def test_head_is_complete(query: NamedQuery) -> None:
    assert query.path is not None and query.path.parent.name == query.audience
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", query.name)
    for said in (query.titles, query.questions, *(e.labels for e in (*query.parameters, *query.columns))):
        assert set(said) == {"fr", "en"} and all(text.strip() for text in said.values())
    assert all(text.endswith("?") for text in query.questions.values())
    assert query.titles["fr"] != query.titles["en"]
    assert {column.type for column in query.columns} <= set(get_args(ColumnType))
    assert {parameter.type for parameter in query.parameters} <= set(get_args(ParameterType))


@ALL
def test_head_tells_the_parameters_of_the_body(query: NamedQuery) -> None:
    in_body = re.findall(r"VALUES \?(\w+) \{ UNDEF \}", query.text)
    assert sorted(in_body) == sorted(parameter.name for parameter in query.parameters)


@ALL
def test_text_declares_its_prefixes_and_is_ordered(query: NamedQuery) -> None:
    assert inspect(query.text).prelude == ""
    assert query.text.rstrip().splitlines()[-1].startswith("ORDER BY ")
    assert "NOW()" not in query.text and "SERVICE" not in query.text


@ALL
@pytest.mark.parametrize("data", ["invented", "five"])
def test_rows_are_as_the_head_says(query: NamedQuery, data: str, request: pytest.FixtureRequest) -> None:
    result = request.getfixturevalue(data).query(query.name)
    assert result.columns == tuple(column.name for column in query.columns)
    for column in query.columns:
        for row in result.bindings:
            if column.name in row:
                check_type(row[column.name], column.type)
    assert len(result.to_frame()) == len(result)


def check_type(term: dict[str, str], declared: str) -> None:
    assert (term["type"] == "uri") == (declared == "iri"), term
    kind = term.get("datatype", "#string").rpartition("#")[2]
    wanted = {
        "iri": {"string"},
        "string": {"string"},
        "integer": {"integer", "gYear"},
        "decimal": {"decimal", "integer"},
        "boolean": {"boolean"},
        "date": {"date"},
    }
    assert kind in wanted[declared], term


def order_keys(query: NamedQuery) -> list[str]:
    last = query.text.rstrip().splitlines()[-1].removeprefix("ORDER BY ")
    return re.findall(r"\?(\w+)", last)


@ALL
@pytest.mark.parametrize("data", ["invented", "five"])
def test_the_order_leaves_no_ties(query: NamedQuery, data: str, request: pytest.FixtureRequest) -> None:
    """Two rows that agree on all keys could come in either order."""
    keys = order_keys(query)
    shown = [key for key in keys if key in {column.name for column in query.columns}]
    if shown != keys:  # a key that is not shown is seen by selecting it too
        query = also_selecting(query, [key for key in keys if key not in shown])
    store: Store = request.getfixturevalue(data)
    rows = store.run(query).rows
    ties = [key for key, n in Counter(tuple(row[k] for k in keys) for row in rows).items() if n > 1]
    assert ties == []


def also_selecting(query: NamedQuery, more: list[str]) -> NamedQuery:
    text = query.text.replace("\nWHERE {", " " + " ".join(f"?{name}" for name in more) + "\nWHERE {", 1)
    assert text != query.text
    return parse_query(text, query.name)


def test_names_and_numbers_find_a_query() -> None:
    assert named_query("cq09") == named_query("CQ09") == named_query("objective-gaps")
    with pytest.raises(UsageError, match="did you mean shared-partners"):
        named_query("share-partners")
    with pytest.raises(UsageError, match="no query is named CQ99"):
        named_query("CQ99")
    assert is_name("plans-adopted") and not is_name("SELECT * {}") and not is_name("a/b.rq")


BODY = "SELECT ?x WHERE { VALUES ?x { UNDEF } ?x ?p ?o } ORDER BY ?x"


def test_a_query_of_ones_own_with_a_head(invented: EmbeddedStore) -> None:
    text = (
        "#+ title: {fr: Mienne, en: Mine}\n#+ parameters:\n#+   x: {type: iri, fr: Chose, en: Thing}\n" + BODY
    )
    iri = "https://w3id.org/pst/id/cpas/51004"
    assert {row["x"] for row in invented.query(text, x=iri)} == {iri}
    assert parse_query(text).titles["en"] == "Mine"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("#+ title: [", "head of the query is not as expected"),
        ("#+ just words", "head of the query is not as expected"),
        ("#+ parameters:\n#+   x: {fr: sans type}", "head of the query is not as expected"),
        ("#+ parameters:\n#+   y: {type: iri}", r"the parameter y is not there exactly once.*VALUES \?y"),
    ],
)
def test_broken_heads(head: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_query(f"{head}\n{BODY}", "mine.rq", Path("mine.rq"))


VALUES: list[tuple[str, dict[str, Any], str]] = [
    ("outline", {"plan": "Atlantide"}, "no plan is known for 'Atlantide'"),
    (
        "outline",
        {"cpas": "Ath"},
        "no parameter named cpas; did you mean plan|no parameter named cpas; known: plan",
    ),
    ("plans-overview", {"cpas": "Ath"}, "takes no parameter"),
    ("overdue-actions", {"as_of": "hier"}, "'hier' is no date; write it as"),
    ("overdue-actions", {"as_of": "2026-02-30"}, "is no date"),
    ("deadlines-calendar", {"year": "deux mille"}, "is no whole number"),
    ("deadlines-calendar", {"year": "2026 } #"}, "is no whole number"),
    ("evidence-of-element", {"element": "OS1"}, "is no IRI"),
    ("who-works-with", {"partner": "Forme"}, "did you mean"),
    ("who-works-with", {"partner": "urn:x> } #"}, "is not known"),
    ("actions-by-theme", {"theme": "formation"}, "may mean several; choose one of .*formation-personnel"),
    ("actions-without-pilot", {"cpas": "Eraizée"}, "did you mean Erezée"),
    ("actions-without-pilot", {"cpas": "zzzz"}, "give its code or IRI"),
]


@pytest.mark.parametrize(("name", "values", "said"), VALUES)
def test_values_that_do_not_fit(
    invented: EmbeddedStore, name: str, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError, match=said) as error:
        invented.query(name, **values)
    assert "\n" not in str(error.value) and str(error.value)[-1] in ".?"


def test_a_word_is_a_term_and_never_text(invented: EmbeddedStore) -> None:
    assert len(invented.query("search-actions", word='" } # SERVICE \\ \n')) == 0
    assert len(invented.query("search-actions", word="L'EMPLOI")) == 2


@pytest.mark.parametrize("value", ["Forem", "forem", "LeForem", "https://w3id.org/pst/id/org/forem"])
def test_one_partner_by_key_name_and_iri(invented: EmbeddedStore, value: str) -> None:
    assert {row["partner_label"][:5] for row in invented.query("who-works-with", partner=value)} == {"Forem"}


def test_a_theme_takes_its_narrower_ones_along(invented: EmbeddedStore) -> None:
    rows = invented.query("actions-by-theme", theme="insertion").rows
    assert {row["fine_theme"].rpartition("/")[2] for row in rows} == {"jobcoaching", "reseau-emploi"}


def test_a_territory_of_any_size(invented: EmbeddedStore, five: EmbeddedStore) -> None:
    for territory, n in (
        ("Ath", 8),
        ("51067", 3),
        ("arrondissement d'Ath", 11),
        ("Hainaut", 11),
        ("Namur", 0),
    ):
        assert len(invented.query("actions-by-theme", territory=territory)) == n, territory


def test_no_reference_date_lists_all(invented: EmbeddedStore) -> None:
    labels = [row["deadline"] for row in invented.query("overdue-actions", as_of="2025-01-01")]
    assert labels == ["2024"]
    assert len(invented.query("overdue-actions", as_of="2024-12-31")) == 0
    everything = [row["deadline"] for row in invented.query("overdue-actions", as_of=None)]
    assert everything == ["2024", "2026", "2027-12"]


def test_the_legal_limit_is_a_parameter(invented: EmbeddedStore) -> None:
    def within(months: int | None) -> Any:
        (row,) = invented.query("adoption-in-time", months=months).rows
        return row["months_taken"], row["within_limit"]

    # installed 2 December 2024, adopted 26 June 2025: six months and 24 days
    assert within(9) == (7, True) and within(7) == (7, True) and within(6) == (7, False)
    assert within(None) == (7, None)
