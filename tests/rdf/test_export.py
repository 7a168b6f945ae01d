"""A plan as JSON-LD, JSON and Turtle: each parses back, and what the graph loses is said."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from pstgraph.errors import InputError
from pstgraph.model.json import dumps as json_text
from pstgraph.model.json import loads, plan_from_dict, plan_to_dict
from pstgraph.model.plan import Amount, Cpas, Evidence, Item, PartnerMention, Plan, Source
from pstgraph.rdf.jsonld import dumps_jsonld
from pstgraph.rdf.limits import as_graph_holds, graph_losses
from pstgraph.rdf.read import plan_from_graph
from pstgraph.rdf.turtle import dumps
from pstgraph.rdf.turtle import loads as turtle_loads
from pstgraph.rdf.write import plan_triples
from tests import strategies

slow = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ACTION = Item(
    id="OS1/A1",
    parent="OS1",
    kind="action",
    number="1.1",
    label='Offrir "un toit", vite',
    pilots=("DG", "AS"),
    budget=(Amount("1.000 €", Decimal("1000")), Amount("250,50 €/an", Decimal("250.50"), True)),
    partners=(
        PartnerMention("le Forem", "Forem", "https://w3id.org/pst/id/org/forem", False),
        PartnerMention("écoles", "Écoles", "https://w3id.org/pst/auth/partner-class/ecoles", True),
    ),
    themes=("logement",),
    evidence=(Evidence("a.txt", 4, 5, "1.1 Offrir un toit"),),
)
PLAN = Plan(
    iri="https://w3id.org/pst/id/plan/91103/2018",
    cpas=Cpas("91103", "CPAS d'Onhaye", "https://w3id.org/pst/id/cpas/91103"),
    title=None,
    source=Source("a.txt", "38b4"),
    items=(Item(id="OS1", parent=None, kind="strategic_objective", number="1", label="Loger"), ACTION),
)


@slow
@given(strategies.plans())
def test_jsonld_is_the_same_graph_and_the_same_text(plan):
    text = dumps_jsonld(plan_triples(plan))
    # a second implementation reads it: rdflib writes, oxigraph reads
    read = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD)}
    assert read == set(plan_triples(plan))
    assert dumps_jsonld(plan_triples(plan_from_graph(plan_triples(plan)))) == text


def test_jsonld_stands_alone_and_reads_well():
    document = json.loads(dumps_jsonld(plan_triples(PLAN)))
    action = next(node for node in document["@graph"] if node.get("id", "").endswith("/OS1/A1"))
    assert action["type"] == "Action"
    assert action["inProgramme"] == PLAN.iri
    assert document["@context"]["partner"] == {"@id": "pst:partner", "@type": "@id"}


@slow
@given(strategies.plans())
def test_json_and_turtle_come_back(plan):
    assert plan_from_dict(loads(json_text(plan_to_dict(plan)))) == plan
    back = plan_from_graph(turtle_loads(dumps(plan_triples(plan))))
    assert back == as_graph_holds(plan)
    # every loss is told, and none is told where nothing is lost
    assert bool(graph_losses(plan, "fr")) == (back.items != plan.items)


def test_a_plan_without_cpas_has_no_graph():
    with pytest.raises(InputError, match=r"^a\.txt: the CPAS of this plan is not known.*--cpas"):
        plan_triples(replace(PLAN, cpas=None, iri=None))
