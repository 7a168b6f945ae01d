"""HermiT (through owlready2) finds vocabulary, schemes and an invented plan consistent; sees what is not."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import owlready2
import pytest
from ontology_graphs import core_file, scheme_files
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from pstgraph.rdf.namespace import turtle_prefixes

JAVA = shutil.which("java")
needs_java = pytest.mark.skipif(JAVA is None, reason="install the Debian package default-jre-headless")
# Outside the datatype map of OWL 2: HermiT stops on them.
DATES = {XSD.date, XSD.gYear, XSD.gYearMonth}
PLAN = """
<https://w3id.org/pst/id/cpas/1> a pst:CPAS .
<https://w3id.org/pst/id/plan/1> a pst:StrategicProgramme ; pst:programmeOf <https://w3id.org/pst/id/cpas/1> .
<https://w3id.org/pst/id/plan/1/OS1> a pst:StrategicObjective ; pst:partOf <https://w3id.org/pst/id/plan/1> .
<https://w3id.org/pst/id/plan/1/A1> a pst:Action ; pst:partOf <https://w3id.org/pst/id/plan/1/OS1> ;
    pst:deadline "2024"^^xsd:gYear ; pst:partnerClass pc:ecoles ; pst:administrativePilot ro:dg .
"""


def reason(paths: list[Path], extra: str = "") -> list[str]:
    """Names of the classes that can have no instance; raises where the whole is inconsistent."""
    graph = Graph()
    for path in paths:
        graph.parse(path)
    graph.parse(data=turtle_prefixes() + PLAN + extra, format="turtle")
    for triple in list(graph):
        value = triple[2]
        if value in DATES or (isinstance(value, Literal) and value.datatype in DATES):
            graph.remove(triple)
    world = owlready2.World()
    ontology = world.get_ontology("https://w3id.org/pst/ns/core#")
    ontology.load(fileobj=io.BytesIO(graph.serialize(format="nt").encode()), format="ntriples")
    assert world[str(URIRef("https://w3id.org/pst/ns/core#PlanElement"))] is not None
    owlready2.sync_reasoner_hermit(world, debug=0)
    return sorted(found.name for found in world.inconsistent_classes() if found is not owlready2.Nothing)


@needs_java
def test_vocabulary_is_consistent() -> None:
    assert reason([core_file(), *scheme_files()]) == []


@needs_java
def test_a_class_without_possible_instance_is_seen() -> None:
    assert reason([core_file()], "pst:Enterprise a owl:Class ; rdfs:subClassOf pst:Action , pst:Axis .") == [
        "Enterprise"
    ]


@needs_java
@pytest.mark.parametrize(
    "wrong",
    [
        "<https://w3id.org/pst/id/plan/1/A1> a pst:BudgetLine .",
        "<https://w3id.org/pst/id/plan/1/OS1> a pst:OperationalObjective .",
        "pc:ecoles a pst:PartnerClass , org:Organization .",
    ],
)
def test_a_contradiction_is_seen(wrong: str) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason([core_file()], wrong)
