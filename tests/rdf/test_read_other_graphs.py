"""Graphs written by other hands: what has no mention gets words all the same, what is missing is told."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from pstgraph.errors import InputError
from pstgraph.rdf.read import plan_from_graph
from pstgraph.rdf.turtle import loads

COMPLETE = Path(__file__).resolve().parent.parent / "data" / "complete-plan.ttl"
PREFIXES = """\
@base <https://w3id.org/pst/id/plan/83013/2019/> .
@prefix pst: <https://w3id.org/pst/ns/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
<../2019> a pst:StrategicProgramme ; pst:programmeOf <https://w3id.org/pst/id/cpas/83013> .
"""
PLAN = "https://w3id.org/pst/id/plan/83013/2019"


def test_an_invented_plan_of_other_hands():
    plan = plan_from_graph(loads(COMPLETE.read_text("utf-8")))
    assert plan.cpas is not None and plan.cpas.nis == "51004"
    action = plan.by_id()["ext/OS1/OO1.1/A1"]
    assert (action.pilots, action.political_pilots) == (("DG",), ("conseillers",))
    assert [(p.mention, p.generic) for p in action.partners] == [
        ("Forem", False),
        ("employeurs locaux", True),
    ]
    assert plan.by_id()["ext/OS1/OO1.1"].plans == ("ODD 8",)


def test_the_least_that_a_graph_must_hold():
    plan = plan_from_graph(
        loads(
            PREFIXES
            + "<A1> a pst:Action ; schema:position 1 ; pst:partOf <../2019> ;"
            + " pst:administrativePilot <https://w3id.org/pst/auth/role/dg> ;"
            + " pst:partner <https://w3id.org/pst/id/org/forem> ."
        )
    )
    (action,) = plan.items
    assert (action.id, action.parent, action.label, action.kind) == ("A1", None, None, "action")
    assert len(action.pilots) == 1 and "général" in action.pilots[0]
    assert action.partners[0].iri == "https://w3id.org/pst/id/org/forem"
    assert plan.source.file == "" and plan.title is None


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("", r"^the graph describes 0 plans where one is expected"),
        (PREFIXES + "<../2020> a pst:StrategicProgramme .", r"^the graph describes 2 plans"),
        (PREFIXES + "<A1> a pst:Action ; pst:partOf <../2019> .", r"/A1: the graph gives no schema:position"),
        (PREFIXES + "<A1> a pst:Action ; schema:position 1 .", r"/A1: the graph gives no pst:partOf"),
    ],
)
def test_a_graph_that_is_no_plan(turtle: str, message: str):
    with pytest.raises(InputError, match=message):
        plan_from_graph(loads(turtle))


def test_an_unknown_plan_in_a_store():
    with pytest.raises(InputError, match="there is no such plan in the graph"):
        plan_from_graph(ox.Store(), PLAN)
