"""write and read are inverse; writing is deterministic; the graph has the shape that queries rely on."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings

from pstgraph.model.json import plan_to_dict
from pstgraph.rdf.limits import as_graph_holds
from pstgraph.rdf.read import plan_from_graph
from pstgraph.rdf.write import plan_quads, plan_triples
from tests import strategies

slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(strategies.plans())
def test_a_plan_comes_back_from_its_triples(plan):
    triples = plan_triples(plan)
    back = plan_from_graph(triples, plan.iri)
    assert plan_to_dict(back) == plan_to_dict(as_graph_holds(plan))
    assert back == as_graph_holds(plan)


@slow
@given(strategies.plans())
def test_writing_what_was_read_changes_nothing(plan):
    first = plan_triples(plan)
    assert plan_triples(plan) == first
    assert set(plan_triples(plan_from_graph(first, plan.iri))) == set(first)


@slow
@given(strategies.plans())
def test_a_plan_comes_back_from_a_store_that_respells_numbers(plan):
    store = ox.Store()
    store.extend(plan_quads(plan))
    assert plan_from_graph(store, plan.iri) == as_graph_holds(plan)
    back = plan_triples(plan_from_graph(store, plan.iri))
    assert set(back) == set(plan_triples(plan))
