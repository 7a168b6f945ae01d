"""Canonical Turtle: same graph same text, parse-back isomorphic with two parsers, small diffs."""

from __future__ import annotations

import difflib
import random
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic

from pstgraph.errors import InputError
from pstgraph.model.plan import Cpas, Evidence, Fact, Item, Plan, Source
from pstgraph.rdf.turtle import dumps, loads
from pstgraph.rdf.write import plan_triples
from tests import strategies

slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _evidence(line: int, quote: str) -> Evidence:
    return Evidence("a.txt", line, line, quote)


def plan_with(*labels: str) -> Plan:
    """A plan with one axis and an action for each label."""
    axis = Item(id="OS1", parent=None, kind="strategic_objective", number="OS 1", label="Être utile")
    actions = [
        Item(
            id=f"OS1/A{n}",
            parent="OS1",
            kind="action",
            number=str(n),
            label=label,
            pilots=("DG",),
            evidence=(_evidence(n, label),),
            facts=(Fact("pilots", "DG", _evidence(n, label)),),
        )
        for n, label in enumerate(labels, start=1)
    ]
    return Plan(
        iri="https://w3id.org/pst/id/plan/91103/2018",
        cpas=Cpas("91103", "CPAS d'Onhaye", "https://w3id.org/pst/id/cpas/91103"),
        title="PST",
        source=Source("a.txt", "38b4"),
        items=(axis, *actions),
    )


@slow
@given(strategies.plans())
def test_two_parsers_read_back_the_same_graph(plan):
    triples = plan_triples(plan)
    text = dumps(triples)
    assert set(loads(text)) == set(triples)
    ours = rdflib.Graph().parse(data=text, format="turtle")
    theirs = rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    assert len(ours) == len(theirs)
    assert isomorphic(ours, theirs)


@slow
@given(strategies.plans())
def test_the_order_of_the_triples_does_not_show(plan):
    triples = plan_triples(plan)
    shuffled = triples[:]
    random.Random(7).shuffle(shuffled)
    assert dumps(shuffled) == dumps(triples) == dumps(loads(dumps(triples)))


def test_subjects_stand_in_the_order_of_the_document():
    text = dumps(plan_triples(plan_with(*"abcdefghijk")))
    subjects = [line for line in text.splitlines() if line.endswith(">") and not line.startswith((" ", "@"))]
    plain = [subject for subject in subjects if "/fact/" not in subject and "passage" not in subject]
    assert plain == [
        "<https://w3id.org/pst/id/plan/91103/2018>",
        "<document>",
        "<mention/1>",
        "<OS1>",
        *(f"<OS1/A{n}>" for n in range(1, 12)),
    ]
    after = subjects[subjects.index("<OS1/A2>") :]
    assert after[:4] == ["<OS1/A2>", "<OS1/A2/fact/1>", "<OS1/A2/fact/1/statement>", "<OS1/A3>"]
    assert subjects[-3:] == ["<passage/L11-11>", "<passage/L11-11/lines>", "<passage/L11-11/quote>"]


def test_one_action_line_by_line():
    text = dumps(plan_triples(plan_with("Former l'équipe")))
    block = text[text.index("<OS1/A1>\n") : text.index("<OS1/A1/fact/1>\n")]
    assert block == (
        "<OS1/A1>\n"
        "    a pst:Action ;\n"
        '    dcterms:title "Former l\'équipe"@fr ;\n'
        '    dcterms:identifier "1" ;\n'
        "    schema:position 2 ;\n"
        "    pst:partOf <OS1> ;\n"
        "    pst:inProgramme <https://w3id.org/pst/id/plan/91103/2018> ;\n"
        "    pst:administrativePilot ro:dg ;\n"
        "    pst:evidence <passage/L1-1> ;\n"
        "    .\n\n"
    )


def test_a_changed_label_changes_a_line():
    plan = plan_with("un", "deux", "trois")
    changed = replace(plan, items=(*plan.items[:2], replace(plan.items[2], label="2 bis"), *plan.items[3:]))
    before, after = (dumps(plan_triples(p)).splitlines() for p in (plan, changed))
    diff = [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[0] in "+-"][2:]
    assert diff == ['-    dcterms:title "deux"@fr ;', '+    dcterms:title "2 bis"@fr ;']


def test_a_blank_node_is_refused():
    triple = ox.Triple(ox.BlankNode("b"), ox.NamedNode("https://example.org/p"), ox.Literal("x"))
    with pytest.raises(InputError, match="no blank node"):
        dumps([triple])


def test_broken_turtle_is_answered_with_its_line():
    with pytest.raises(InputError, match=r"^plan\.ttl:2: this is not Turtle"):
        loads("@prefix pst: <https://w3id.org/pst/ns/core#> .\n<a> pst:b ;;; \n", "plan.ttl")
