"""The JSON-LD context: it covers the vocabulary, agrees with it, and loses nothing there and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ontology_graphs import core_file
from rdflib import OWL, RDFS, SDO, XSD, Graph, URIRef
from rdflib.compare import isomorphic, to_isomorphic

from pstgraph import identifiers, resources
from pstgraph.rdf.namespace import PREFIXES, PST

# rdflib's own reader of JSON-LD still uses a class that rdflib retires.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

CONTEXT: dict[str, Any] = json.loads((resources.ontology_dir() / "context.jsonld").read_text("utf-8"))[
    "@context"
]
SAMPLE = """
<https://w3id.org/pst/id/plan/1/2018> a pst:StrategicProgramme ;
    dcterms:title "PST \\"neuf\\""@fr , "PST"@en ;
    pst:programmeOf <https://w3id.org/pst/id/cpas/1> ; dcterms:dateAccepted "2019-02-28"^^xsd:date ;
    schema:startDate "2018"^^xsd:gYear .
<https://w3id.org/pst/id/plan/1/2018/A1> a pst:Action ; dcterms:title "été\\u00A0!"@fr ; schema:position 12 ;
    pst:deadline "2024"^^xsd:gYear , "2024-05"^^xsd:gYearMonth , "2024-05-31"^^xsd:date ;
    pst:priority "1" ; pst:progressRate 12.50 ; pst:volet vo:external ; pst:theme th:energie , th:droits .
<https://w3id.org/pst/id/plan/1/2018/A1/budget/1> a pst:BudgetLine ;
    pst:amount 20000.00 ; pst:amountText "20 000,00 €" ;
    pst:perYear true ; pst:fiscalYear "2019"^^xsd:gYear ; schema:currency "EUR" .
<https://w3id.org/pst/id/plan/1/2018/A1/fact/1/statement> a rdf:Statement ; rdf:predicate pst:deadline ;
    rdf:object "2024"^^xsd:gYear ; rdf:subject <https://w3id.org/pst/id/plan/1/2018/A1> .
<https://w3id.org/pst/id/plan/1/2018/A1/fact/2/statement> a rdf:Statement ; rdf:predicate pst:partner ;
    rdf:object <https://w3id.org/pst/id/org/forem> .
<https://w3id.org/pst/id/plan/1/2018/passage/L1> pst:firstLine 1 ; pst:lastLine 2 ; oa:hasSelector
    <https://w3id.org/pst/id/plan/1/2018/passage/L1/quote> .
"""  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(core_file())


def sample() -> Graph:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return Graph().parse(data=prefixes + SAMPLE, format="turtle")


def there_and_back(graph: Graph, context: dict[str, Any]) -> Graph:
    text = graph.serialize(format="json-ld", context=context, auto_compact=False)
    return Graph().parse(data=text, format="json-ld")


def term(name: str) -> tuple[str, str | None]:
    """IRI and type of a name of the context."""
    value = CONTEXT[name]
    iri, kind = (value["@id"], value.get("@type")) if isinstance(value, dict) else (value, None)
    prefix, _, local = iri.partition(":")
    return PREFIXES[prefix] + local, kind


def test_context_covers_the_vocabulary() -> None:
    own = {name for name in CONTEXT if isinstance(CONTEXT[name], str | dict) and "pst:" in str(CONTEXT[name])}
    assert own == set(PST)
    assert all(term(name)[0] == identifiers.PST + name for name in own)


def test_context_has_our_prefixes() -> None:
    assert {name: CONTEXT[name] for name in PREFIXES} == PREFIXES


@pytest.mark.parametrize("name", sorted(PST))
def test_types_agree_with_the_vocabulary(name: str, vocabulary: Graph) -> None:
    graph, iri = vocabulary, URIRef(PST[name])
    _, kind = term(name)
    if (iri, None, OWL.ObjectProperty) in graph:
        assert kind == "@id"
    elif (iri, None, OWL.Class) in graph:
        assert kind is None
    else:
        hints = set(graph.objects(iri, RDFS.range)) | set(graph.objects(iri, SDO.rangeIncludes))
        only = hints.pop() if len(hints) == 1 else None
        typed = only is not None and str(only).startswith(str(XSD)) and only != XSD.string
        assert kind == (f"xsd:{str(only).removeprefix(str(XSD))}" if typed else None)


def test_round_trip_is_isomorphic() -> None:
    graph = sample()
    back = there_and_back(graph, CONTEXT)
    assert len(graph) == 33
    assert set(back) == set(graph)


@pytest.mark.parametrize("path", ["tests/data/complete-plan.ttl", "ontology/schemes/volet.ttl"])
def test_round_trip_of_a_whole_file(path: str) -> None:
    graph = Graph().parse(resources.root() / path)
    back = there_and_back(graph, CONTEXT)
    assert len(graph) > 20
    assert set(back) == set(graph)


def test_round_trip_of_the_vocabulary() -> None:
    graph = Graph().parse(core_file())
    assert isomorphic(to_isomorphic(graph), to_isomorphic(there_and_back(graph, CONTEXT)))


def test_a_wrong_type_breaks_the_round_trip() -> None:
    wrong = CONTEXT | {"deadline": {"@id": "pst:deadline", "@type": "@id"}, "amount": "dcterms:extent"}
    text = sample().serialize(format="json-ld", context=CONTEXT, auto_compact=False)
    read_wrongly = json.loads(text) | {"@context": wrong}
    assert set(Graph().parse(data=json.dumps(read_wrongly), format="json-ld")) != set(sample())
