"""Rows, frames and the W3C's formats."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest

from pstgraph.store.embedded import EmbeddedStore
from pstgraph.store.result import Result
from pstgraph.store.terms import XSD, from_oxigraph, ntriples, python_value, to_oxigraph


def literal(value: str, datatype: str | None = None, lang: str | None = None) -> dict[str, str]:
    term = {"type": "literal", "value": value}
    return term | ({"datatype": XSD + datatype} if datatype else {}) | ({"xml:lang": lang} if lang else {})


def uri(value: str) -> dict[str, str]:
    return {"type": "uri", "value": value}


MIXED = Result(
    ("x", "literal"),
    (
        {"x": uri("http://example/x"), "literal": literal("String")},
        {"x": uri("http://example/x"), "literal": literal('String-with-dquote"')},
        {"x": {"type": "bnode", "value": "b0"}, "literal": literal("Blank, node\nof two lines")},
        {"literal": literal("Missing 'x'")},
        {},
        {"x": uri("http://example/x")},
        {"x": {"type": "bnode", "value": "b1"}, "literal": literal("mit\tTab", lang="de")},
        {"x": {"type": "bnode", "value": "b1"}, "literal": literal("123", "integer")},
        {"literal": literal("2024-05-01", "date")},
    ),
)


def test_csv_as_the_w3c_has_it() -> None:
    assert MIXED.to_csv() == (
        "x,literal\r\n"
        "http://example/x,String\r\n"
        'http://example/x,"String-with-dquote"""\r\n'
        '_:b0,"Blank, node\nof two lines"\r\n'
        ",Missing 'x'\r\n"
        ",\r\n"
        "http://example/x,\r\n"
        "_:b1,mit\tTab\r\n"
        "_:b1,123\r\n"
        ",2024-05-01\r\n"
    )
    assert len(list(csv.reader(io.StringIO(MIXED.to_csv(), newline="")))) == 10


def test_tsv_as_the_w3c_has_it() -> None:
    assert MIXED.to_tsv() == (
        "?x\t?literal\n"
        '<http://example/x>\t"String"\n'
        '<http://example/x>\t"String-with-dquote\\""\n'
        '_:b0\t"Blank, node\\nof two lines"\n'
        "\t\"Missing 'x'\"\n"
        "\t\n"
        "<http://example/x>\t\n"
        '_:b1\t"mit\\tTab"@de\n'
        "_:b1\t123\n"
        '\t"2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date>\n'
    )


def test_json_as_the_w3c_has_it() -> None:
    said = json.loads(MIXED.to_json())
    assert said["head"] == {"vars": ["x", "literal"]}
    assert said["results"]["bindings"][4] == {}
    assert Result.from_json(said).bindings == MIXED.bindings
    assert json.loads(Result.from_json({"head": {}, "boolean": False}).to_json()) == {
        "head": {},
        "boolean": False,
    }


def test_engine_and_writers_agree_on_tsv(invented: EmbeddedStore) -> None:
    text = "SELECT ?b ?v WHERE { ?b <https://w3id.org/pst/ns/core#amount> ?v } ORDER BY ?v"
    theirs = invented.engine.query(text, use_default_graph_as_union=True).serialize(
        format=ox.QueryResultsFormat.TSV
    )
    assert invented.query(text).to_tsv() == theirs.decode()


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (literal("12", "integer"), 12),
        (literal("12", "nonNegativeInteger"), 12),
        (literal("2.50", "decimal"), Decimal("2.50")),
        (literal("1e3", "double"), 1000.0),
        (literal("true", "boolean"), True),
        (literal("0", "boolean"), False),
        (literal("2024-05-01", "date"), date(2024, 5, 1)),
        (literal("2024", "gYear"), 2024),
        (literal("2024-05", "gYearMonth"), "2024-05"),
        (literal("non", lang="fr"), "non"),
        (literal("soon", "date"), "soon"),
        (literal("dix", "integer"), "dix"),
        (uri("urn:x"), "urn:x"),
        (None, None),
    ],
)
def test_python_values(term: dict[str, str] | None, value: object) -> None:
    found = python_value(term)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    "term",
    [
        ox.NamedNode("urn:x"),
        ox.BlankNode("b"),
        ox.Literal('dit "oui"\n\\', language="fr"),
        ox.Literal("2.5", datatype=ox.NamedNode(XSD + "decimal")),
        ox.Literal("plain"),
    ],
)
def test_terms_there_and_back(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
    assert to_oxigraph(from_oxigraph(term)) == term
    assert ntriples(from_oxigraph(term)) == str(term)


def test_frame_has_types_and_labels(invented: EmbeddedStore) -> None:
    frame = invented.query("amounts-by-year-and-kind").to_frame("en")
    assert list(frame.columns) == [
        *("cpas", "cpas_label", "year", "service", "service_label", "flow", "flow_label"),
        *("phase", "phase_label", "per_year", "line_count", "total"),
    ]
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        **dict.fromkeys(("cpas", "cpas_label", "service", "service_label"), "string"),
        **dict.fromkeys(("flow", "flow_label", "phase", "phase_label"), "string"),
        "year": "Int64",
        "per_year": "boolean",
        "line_count": "Int64",
        "total": "Float64",
    }
    row = frame[frame["year"] == 2026].iloc[0]
    assert (row["service_label"], row["flow_label"], row["total"]) == (
        "extraordinary service",
        "expenditure",
        40000.0,
    )
    assert frame["year"].isna().sum() == 1


def test_labels_in_french_by_default(invented: EmbeddedStore) -> None:
    frame = invented.query("amounts-by-year-and-kind").to_frame()
    assert set(frame["flow_label"].dropna()) == {"dépense", "recette"}


def test_an_empty_frame_keeps_columns_and_types(invented: EmbeddedStore) -> None:
    full = invented.query("plans-adopted").to_frame()
    empty = invented.query("plans-adopted", cpas="55050").to_frame()
    assert len(full) == 2 and len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)
    assert str(empty.dtypes["adopted"]) == "datetime64[s]"


def test_a_thing_without_label_shows_the_end_of_its_iri(invented: EmbeddedStore) -> None:
    frame = invented.query("SELECT ?b { ?b a pst:BudgetLine } ORDER BY ?b LIMIT 1").to_frame()
    assert frame.loc[0, "b_label"] == "1"


def test_frame_without_labels(invented: EmbeddedStore) -> None:
    assert list(invented.query("theme-counts").to_frame(labels=False).columns) == [
        "theme",
        "unit_count",
        "cpas_count",
    ]


def test_a_column_of_two_number_types_is_decimal() -> None:
    mixed = Result(("n",), ({"n": literal("1", "integer")}, {"n": literal("1.5", "decimal")}, {}))
    assert mixed.to_frame()["n"].dtype == "Float64"
    assert mixed.column_type("n") == "decimal"


def test_a_value_that_is_not_of_its_type_is_kept_as_text() -> None:
    dates = Result(
        ("d",), ({"d": literal("2024-05-01", "date")}, {"d": literal("soon", "date")}), types={"d": "date"}
    )
    assert list(dates.to_frame()["d"]) == ["2024-05-01", "soon"]


def test_ask_and_construct(invented: EmbeddedStore) -> None:
    yes = invented.query("ASK { ?a a pst:Action }")
    assert (yes.boolean, yes.rows, str(yes.to_frame().dtypes["boolean"])) == (
        True,
        [{"boolean": True}],
        "boolean",
    )
    graph = invented.query("CONSTRUCT { ?p a pst:StrategicProgramme } WHERE { ?p a pst:StrategicProgramme }")
    assert graph.is_graph and graph.columns == ("subject", "predicate", "object")
    assert [triple.subject.value[-10:] for triple in graph.triples()] == ["51004/2025", "51067/2026"]
    assert yes.triples() == []


def test_a_result_is_a_sequence_of_rows(invented: EmbeddedStore) -> None:
    plans = invented.plans()
    assert len(plans) == 2 and [row["nis"] for row in plans] == ["51004", "51067"]
