"""Exports of a plan: each format parses back, and what it loses is said."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from pstgraph.errors import InputError, UsageError
from pstgraph.model.json import loads, plan_from_dict
from pstgraph.model.plan import Amount, Cpas, Evidence, Fact, Item, PartnerMention, Plan, Source
from pstgraph.rdf.export import EXPORTERS, export
from pstgraph.rdf.limits import as_graph_holds
from pstgraph.rdf.read import plan_from_graph
from pstgraph.rdf.table import COLUMNS
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
    text, _ = export(plan, "jsonld")
    # a second implementation reads it: rdflib writes, oxigraph reads
    read = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD)}
    assert read == set(plan_triples(plan))
    again, _ = export(plan_from_graph(plan_triples(plan)), "jsonld")
    assert again == text


def test_jsonld_stands_alone_and_reads_well():
    document = json.loads(export(PLAN, "jsonld")[0])
    action = next(node for node in document["@graph"] if node.get("id", "").endswith("/OS1/A1"))
    assert action["type"] == "Action"
    assert action["inProgramme"] == PLAN.iri
    assert document["@context"]["partner"] == {"@id": "pst:partner", "@type": "@id"}


@slow
@given(strategies.plans())
def test_json_and_turtle_come_back(plan):
    assert plan_from_dict(loads(export(plan, "json")[0])) == plan
    turtle, losses = export(plan, "turtle")
    back = plan_from_graph(turtle_loads(turtle))
    assert back == as_graph_holds(plan)
    # every loss is told, and none is told where nothing is lost
    assert bool(losses) == (back.items != plan.items)


def test_csv_rows():
    text, _ = export(PLAN, "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["id"] for row in rows] == ["OS1", "OS1/A1"]
    action = rows[1]
    assert action["iri"] == "https://w3id.org/pst/id/plan/91103/2018/OS1/A1"
    assert action["label"] == 'Offrir "un toit", vite'
    assert (action["pilots"], action["budget"], action["amounts"]) == (
        "DG | AS",
        "1.000 € | 250,50 €/an",
        "1000 | 250.50",
    )
    assert (action["partners"], action["partner_classes"]) == ("Forem", "Écoles")
    assert (action["first_line"], action["last_line"], action["quote"]) == ("4", "5", "1.1 Offrir un toit")


def test_csv_tells_only_what_this_plan_loses():
    assert export(PLAN, "csv")[1] == [
        "La nature des montants (ordinaire, extraordinaire, subside, par an) n'y est pas.",
        "Les partenaires y portent leur nom : les mots du document et leurs IRI n'y sont pas.",
    ]
    bare = replace(PLAN, items=PLAN.items[:1])
    assert export(bare, "csv")[1] == []
    fact = Fact("label", "Loger", Evidence("a.txt", 1, 1, "Loger"))
    with_facts = replace(bare, items=(replace(bare.items[0], facts=(fact,)),))
    assert export(with_facts, "csv", "en")[1] == [
        "The source, the method and the review state of each value are left out."
    ]


@pytest.mark.parametrize("to", ["json", "csv"])
def test_a_plan_without_cpas_still_exports_as_data(to):
    unknown = replace(PLAN, cpas=None, iri=None)
    assert export(unknown, to)[0]


@pytest.mark.parametrize("to", ["turtle", "jsonld"])
def test_a_plan_without_cpas_has_no_graph(to):
    with pytest.raises(InputError, match=r"^a\.txt: the CPAS of this plan is not known.*--cpas"):
        export(replace(PLAN, cpas=None, iri=None), to)


def test_an_unknown_format_suggests_the_nearest():
    with pytest.raises(UsageError, match="did you mean turtle"):
        export(PLAN, "turtel")


def test_every_exporter_is_named_after_its_key():
    assert {name: exporter.name for name, exporter in EXPORTERS.items()} == {n: n for n in EXPORTERS}
    assert dumps(plan_triples(PLAN)) == export(PLAN, "turtle")[0]
