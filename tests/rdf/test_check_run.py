"""How the rules are run: the cache of parsed queries, helper classes, what the process keeps."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from datetime import date

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from base_plan import PLAN, base_turtle, triples
from rule_mutations import ALL

from pstgraph.rdf.check_graph import assemble, copy_to_rdflib, shipped_context, triples_of_interest
from pstgraph.rdf.check_run import PreparedGraph, hits_of, members, run, validate
from pstgraph.rdf.rules import CHECK, load_rules

BOOK = load_rules()
DAY = date(2027, 6, 30)


def broken_plan() -> str:
    """Give the base plan with many changes at once, one of each rule where they go together."""
    turtle, seen = base_turtle(), set()
    for mutation in ALL:
        if mutation.rule not in seen and turtle.count(mutation.old) == 1:
            turtle = turtle.replace(mutation.old, mutation.new)
            seen.add(mutation.rule)
    return turtle


@pytest.fixture(scope="module")
def work() -> ox.Store:
    return assemble({PLAN: triples(broken_plan())}, shipped_context(), BOOK, DAY, [f"{PLAN}/passage/L6"])


def copied(work: ox.Store, graph: rdflib.Graph) -> rdflib.Graph:
    return copy_to_rdflib((quad.triple for quad in work), graph)


def shapes() -> rdflib.Graph:
    return copy_to_rdflib(BOOK.triples, rdflib.Graph())


def test_the_shapes_as_they_are_run_find_the_same(work: ox.Store) -> None:
    plain = hits_of(validate(copied(work, PreparedGraph()), shapes()), BOOK)
    assert run(work, BOOK) == plain


def test_a_query_parsed_once_finds_the_same(work: ox.Store) -> None:
    plain = hits_of(validate(copied(work, rdflib.Graph()), shapes()), BOOK)
    cached = hits_of(validate(copied(work, PreparedGraph()), shapes()), BOOK)
    again = hits_of(validate(copied(work, PreparedGraph()), shapes()), BOOK)
    assert len({hit.rule for hit in plain}) >= 25
    assert cached == plain
    assert again == plain


def test_shapes_read_by_rdflib_itself_find_the_same(work: ox.Store) -> None:
    from pstgraph.resources import ontology_dir

    read = rdflib.Graph()
    for name in ("check.ttl", "integrity.ttl", "completeness.ttl"):
        read.parse(ontology_dir() / "shapes" / name)
    assert hits_of(validate(copied(work, rdflib.Graph()), read), BOOK) == hits_of(
        validate(copied(work, PreparedGraph()), shapes()), BOOK
    )


def test_helper_classes_are_those_that_pyshacl_derives() -> None:
    # a store without the derivations, for pySHACL to make its own
    bare = ox.Store()
    derived = assemble({PLAN: triples(base_turtle())}, shipped_context(), BOOK, DAY, [])
    helpers = {CHECK + name for name in ("Unit", "CollaborativeUnit", "DatedAdoption", "DatedStatement")}
    helpers.add(CHECK + "Holder")
    properties = {CHECK + name for name in ("programmeAbove", "noCost", "withCommune")}
    made = helpers | properties
    for quad in derived:
        terms = (quad.predicate, quad.object)
        if not any(isinstance(term, ox.NamedNode) and term.value in made for term in terms):
            bare.add(quad)
    graph = copied(bare, rdflib.Graph())
    pyshacl.validate(graph, shacl_graph=shapes(), advanced=True, inplace=True)
    for name in properties:
        ours = {(q.subject.value, q.object.value) for q in derived if q.predicate.value == name}
        found = {(str(s), str(o)) for s, o in graph.subject_objects(rdflib.URIRef(name))}
        assert found == ours and ours, name
    for helper in helpers:
        ours = members(derived, [helper])[helper]
        theirs = {str(node) for node in graph.subjects(rdflib.RDF.type, rdflib.URIRef(helper))}
        assert theirs == ours and ours, helper


@pytest.mark.parametrize("normalise", [True, False])
def test_the_process_is_left_as_it_was(work: ox.Store, normalise: bool) -> None:
    logger = logging.getLogger("pyshacl-validate")
    handler = logging.NullHandler()
    logger.addHandler(handler)
    handlers = list(logger.handlers)
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = normalise
    try:
        validate(copied(work, PreparedGraph()), shapes())
        assert rdflib.NORMALIZE_LITERALS is normalise
        assert logger.handlers == handlers
        assert rdflib.Literal("1", datatype=rdflib.XSD.boolean).value is True
        with pytest.raises(Exception, match="path"):
            broken = rdflib.Graph().parse(
                data="@prefix sh: <http://www.w3.org/ns/shacl#> . [] a sh:PropertyShape .",
                format="turtle",
            )
            validate(copied(work, PreparedGraph()), broken)
        assert rdflib.NORMALIZE_LITERALS is normalise
        assert rdflib.Literal("1", datatype=rdflib.XSD.boolean).value is True
    finally:
        rdflib.NORMALIZE_LITERALS = before
        logger.removeHandler(handler)


def test_records_of_facts_are_left_out_and_passages_kept() -> None:
    record = (
        "<fact/1> a pst:ExtractedFact ; oa:hasTarget <passage/L3> ; pst:mention 'x' .\n"
        "<fact/1/statement> a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> .\n"
    )
    kept = list(triples_of_interest(triples(base_turtle() + record)))
    assert kept == list(triples_of_interest(triples(base_turtle())))
    assert len(kept) == len(triples(base_turtle()))


def test_malformed_numbers_and_dates_are_told_not_thrown(capfd: pytest.CaptureFixture[str]) -> None:
    turtle = base_turtle().replace("1500.00", '"mille"^^xsd:decimal').replace("2025-06-12", "12 juin 2025")
    work = assemble({PLAN: triples(turtle)}, shipped_context(), BOOK, DAY, [])
    hits = hits_of(validate(copied(work, PreparedGraph()), shapes()), BOOK)
    assert {(hit.rule, hit.value) for hit in hits} == {("I10", "mille")}
    assert capfd.readouterr().err == ""


CANARY = """
import json, sys
from datetime import date
import pyoxigraph as ox
from pstgraph.rdf.check import check
graph = [q.triple for q in ox.parse(sys.stdin.buffer.read(), format=ox.RdfFormat.TURTLE)]
report = check({sys.argv[1]: graph}, as_of=date(2027, 6, 30), documents=[])
print(json.dumps([finding.to_dict() for finding in report.findings]))
"""


def test_findings_do_not_vary_from_run_to_run() -> None:
    turtle = broken_plan()
    told = [
        subprocess.run(
            [sys.executable, "-c", CANARY, PLAN],
            input=turtle.encode(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(json.loads(told[0])) > 25
