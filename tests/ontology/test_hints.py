"""What the vocabulary says of a property's ends (schema:domainIncludes, rangeIncludes) holds in the data."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest
from ontology_graphs import Graphs, rows
from rdflib.namespace import RDF, RDFS, SDO, XSD

from pstgraph import identifiers, resources
from pstgraph.resources import data_dir

DOMAIN, RANGE = str(SDO.domainIncludes), str(SDO.rangeIncludes)
# Lists of others whose members are concepts without being described here.
CONCEPTS_ELSEWHERE = (identifiers.EU_FREQUENCY, identifiers.SDG)
CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept"
# Parents that other vocabularies declare: CPOV, ORG, XML Schema.
ELSEWHERE = {
    "http://data.europa.eu/m8g/PublicOrganisation": "http://www.w3.org/ns/org#Organization",
    "http://www.w3.org/ns/org#FormalOrganization": "http://www.w3.org/ns/org#Organization",
    "http://www.w3.org/ns/org#OrganizationalUnit": "http://www.w3.org/ns/org#Organization",
    str(XSD.integer): str(XSD.decimal),
}


def files() -> list[str]:
    plans = sorted(path.relative_to(resources.root()) for path in (data_dir() / "plans").glob("*.ttl"))
    return [*map(str, plans), "tests/data/complete-plan.ttl"]


def strays(store: ox.Store) -> list[str]:
    """Properties of ours whose subject or object is of no kind that their hints name."""
    hints: dict[tuple[str, str], set[str]] = defaultdict(set)
    for end in (DOMAIN, RANGE, str(RDFS.range)):
        for quad in store.quads_for_pattern(None, ox.NamedNode(end), None):
            hints[quad.subject.value, RANGE if end != DOMAIN else end].add(quad.object.value)
    parents: dict[str, set[str]] = defaultdict(set)
    for name, parent in ELSEWHERE.items():
        parents[name].add(parent)
    for quad in store.quads_for_pattern(None, ox.NamedNode(str(RDFS.subClassOf)), None):
        parents[quad.subject.value].add(quad.object.value)
    found = set()
    for quad in store:
        name = quad.predicate.value
        if name.startswith(identifiers.PST):
            for end, term in ((DOMAIN, quad.subject), (RANGE, quad.object)):
                kinds = _kinds(store, parents, term)
                if kinds and hints[name, end] and not kinds & hints[name, end]:
                    found.add(
                        f"{name.removeprefix(identifiers.PST)} {end.rsplit('/', 1)[1]}: {sorted(kinds)}"
                    )
    return sorted(found)


def _kinds(store: ox.Store, parents: dict[str, set[str]], term: ox.NamedNode | ox.Literal) -> set[str]:
    if isinstance(term, ox.Literal):
        return {term.datatype.value} | parents[term.datatype.value]
    found = {q.object.value for q in store.quads_for_pattern(term, ox.NamedNode(str(RDF.type)), None)}
    if term.value.startswith(CONCEPTS_ELSEWHERE):
        found.add(CONCEPT)
    todo = list(found)
    while todo:
        for parent in parents[todo.pop()] - found:
            found.add(parent)
            todo.append(parent)
    return found


def loaded(graphs: Graphs, *paths: str) -> ox.Store:
    store = graphs.store("all")
    for path in ("data/registry/registry.ttl", *paths):
        store.bulk_load(path=str(resources.root() / path), format=ox.RdfFormat.TURTLE)
    return store


def test_data_keep_to_the_hints(graphs: Graphs) -> None:
    assert len(files()) >= 1
    assert strays(loaded(graphs, *files())) == []


@pytest.mark.parametrize(
    ("wrong", "stray"),
    [
        ("<urn:a> a pst:BudgetLine ; pst:partner <urn:b> .", "partner domainIncludes"),
        ("<urn:a> a pst:Action ; pst:theme <urn:b> . <urn:b> a pst:Action .", "theme rangeIncludes"),
        ('<urn:a> a pst:Action ; pst:deadline "soon" .', "deadline rangeIncludes"),
        ('<urn:a> a pst:BudgetLine ; pst:amount "1"^^xsd:double .', "amount rangeIncludes"),
    ],
)
def test_a_stray_is_seen(graphs: Graphs, wrong: str, stray: str) -> None:
    from pstgraph.rdf.namespace import turtle_prefixes

    store = graphs.store("core")
    store.load((turtle_prefixes() + wrong).encode(), format=ox.RdfFormat.TURTLE)
    assert [found.partition(":")[0] for found in strays(store)] == [stray]


def test_registry_describes_its_terms(graphs: Graphs) -> None:
    """A territory has a name and a code, an organisation a name: what pages show for an IRI."""
    nameless = """
    SELECT ?focus WHERE {
      { ?x dcterms:spatial ?focus } UNION { ?x org:classification ?focus } UNION { ?x skos:broader ?focus }
      FILTER(!STRSTARTS(STR(?focus), "http://vocab.belgif.be/auth/cbe-org2003/"))
      FILTER NOT EXISTS { ?focus skos:prefLabel ?label }
    }"""
    assert rows(loaded(graphs), nameless) == []
