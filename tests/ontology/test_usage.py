"""Declared and used: every name that queries, shapes, context, code and data use exists; none lies idle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from ontology_graphs import TURTLE, core_file, scheme_files, triples

from pstgraph import identifiers, resources
from pstgraph.analysis.opportunities.facts import joint_instruments
from pstgraph.rdf.namespace import PREFIXES, PST

ROOT = Path(__file__).resolve().parents[2]
ALIGNMENTS = resources.ontology_dir() / "alignments.sssom.tsv"
# A declared term that nothing queries, checks or writes yet must be here, with the reason for keeping it.
IDLE: dict[str, str] = {
    "Objective": "abstract parent of the two kinds of objective",
    "PartnerClass": "type of the concepts of a scheme; queries reach them by pst:partnerClass",
    "allowsJointFiles": "the rule of T9 lists these instruments in code; a test below holds both together",
    "responsible": "parent of the two pilots: a query on it finds both",
}
_CODE = r"[A-Za-z][A-Za-z0-9-]*"


def queries() -> list[Path]:
    return sorted(resources.queries_dir().rglob("*.rq"))


def shapes() -> list[Path]:
    return sorted((resources.ontology_dir() / "shapes").glob("*.ttl"))


def code() -> list[Path]:
    # namespace.py shows a mistyped term in its doctest.
    return [path for path in sorted((ROOT / "pstgraph").rglob("*.py")) if path.name != "namespace.py"]


def data() -> list[Path]:
    return sorted(resources.data_dir().rglob("*.ttl"))


def fixtures() -> list[Path]:
    """The invented plans of the tests, in which every field is filled."""
    return sorted((ROOT / "tests").rglob("*.ttl"))


def terms_in_text(text: str) -> set[str]:
    """Names of ours in SPARQL, Turtle, JSON-LD or Python text."""
    patterns = (
        r"(?<![\w-])pst:(\w+)",
        re.escape(identifiers.PST) + r"(\w+)",
        r"(?<![\w.])PST\.(\w+)",
        r"(?<![\w.])PST\[\"(\w+)\"\]",
        r"(?<![\w.])(?:identifiers\.)?PST \+ \"(\w+)\"",
    )
    return {name for pattern in patterns for name in re.findall(pattern, text)}


def concepts_in_text(text: str) -> set[str]:
    """Concepts of ours in SPARQL, Turtle, JSON-LD or Python text, as scheme/code."""
    found = set(re.findall(re.escape(identifiers.AUTH) + rf"([a-z-]+/{_CODE})(?![\w/{{-])", text))
    declared = dict(
        re.findall(r"(?i)prefix\s+(\w+):\s*<" + re.escape(identifiers.AUTH) + r"([a-z-]+)/>", text)
    )
    for prefix, scheme in declared.items():
        body = re.sub(r"<[^>]*>|\"[^\"\n]*\"", " ", text)
        found |= {f"{scheme}/{name}" for name in re.findall(rf"(?<![\w-]){prefix}:({_CODE})", body)}
    calls = re.findall(rf"concept_iri\(\s*\"([a-z-]+)\",\s*\"({_CODE})\"\s*\)", text)
    return found | {f"{scheme}/{name}" for scheme, name in calls}


def unknown(used: dict[Path, set[str]], declared: Set[str]) -> list[str]:
    return sorted(f"{path.name}: {name}" for path, names in used.items() for name in names - declared)


@cache
def concepts() -> frozenset[str]:
    kinds = {"http://www.w3.org/2004/02/skos/core#Concept", "http://www.w3.org/2004/02/skos/core#Collection"}
    found = triples(scheme_files())
    return frozenset(
        triple.subject.value.removeprefix(identifiers.AUTH)
        for triple in found
        if isinstance(triple.subject, ox.NamedNode) and getattr(triple.object, "value", "") in kinds
    )


@cache
def names_in_data(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Terms and concepts of ours in one Turtle file of the data."""
    terms, codes = set(), set()
    for triple in ox.parse(path.read_bytes(), format=TURTLE):
        for iri in _iris(triple.triple):
            if iri.startswith(identifiers.PST):
                terms.add(iri.removeprefix(identifiers.PST))
            elif iri.startswith(identifiers.AUTH):
                codes.add(iri.removeprefix(identifiers.AUTH))
    return frozenset(terms), frozenset(codes)


def _iris(triple: ox.Triple) -> Iterator[str]:
    for term in triple:
        if isinstance(term, ox.NamedNode):
            yield term.value


NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TEXTS = [*queries(), *shapes(), *code(), *NOTEBOOKS, resources.ontology_dir() / "context.jsonld", ALIGNMENTS]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_terms_used_are_declared(path: Path) -> None:
    assert unknown({path: terms_in_text(path.read_text("utf-8"))}, set(PST)) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_concepts_used_are_declared(path: Path) -> None:
    assert unknown({path: concepts_in_text(path.read_text("utf-8"))}, concepts()) == []


@pytest.mark.parametrize("path", [*data(), *fixtures()], ids=lambda path: str(path.relative_to(ROOT)))
def test_data_speak_the_vocabulary(path: Path) -> None:
    terms, codes = names_in_data(path)
    assert unknown({path: set(terms)}, set(PST)) == []
    assert unknown({path: set(codes)}, concepts()) == []


def test_no_term_lies_idle() -> None:
    used = set().union(*(terms_in_text(path.read_text("utf-8")) for path in [*queries(), *shapes(), *code()]))
    assert sorted(set(PST) - used - set(IDLE)) == []


def test_instruments_with_joint_files_are_those_of_the_rule() -> None:
    joint = {
        triple.subject.value.rsplit("/", 1)[1]
        for triple in triples([resources.ontology_dir() / "schemes" / "instrument.ttl"])
        if triple.predicate.value == PST.allowsJointFiles and getattr(triple.object, "value", "") == "true"
    }
    assert joint == set(joint_instruments()) == {"pape", "pcs", "ili"}


def test_exceptions_name_declared_terms() -> None:
    assert set(IDLE) <= set(PST)


def test_every_leaf_class_has_instances() -> None:
    """OOPS! P17, overspecialised hierarchy: a class that neither the data hold nor the code writes."""
    graph = triples([core_file()])
    sub, typed = "http://www.w3.org/2000/01/rdf-schema#subClassOf", "http://www.w3.org/2002/07/owl#Class"
    classes = {t.subject.value for t in graph if getattr(t.object, "value", "") == typed}
    parents = {t.object.value for t in graph if t.predicate.value == sub}
    leaves = {
        iri.removeprefix(identifiers.PST) for iri in classes - parents if iri.startswith(identifiers.PST)
    }
    written = set().union(*(terms_in_text(path.read_text("utf-8")) for path in code()))
    written |= set().union(*(names_in_data(path)[0] for path in [*data(), *fixtures(), *scheme_files()]))
    assert sorted(leaves - written) == []
    assert len(leaves) > 15


def test_the_scan_finds_names() -> None:
    text = """
    PREFIX st: <https://w3id.org/pst/auth/status/>
    SELECT * { ?a pst:partner ?o ; <https://w3id.org/pst/ns/core#theme> ?t ; pst:status st:done, st:nope }
    <https://w3id.org/pst/auth/volet/outer> PST.targetGroup PST["volet"] identifiers.PST + "flow"
    concept_iri("code", "flow-sideways")  f"<https://w3id.org/pst/auth/theme/{code}>"
    """
    assert terms_in_text(text) == {"partner", "theme", "status", "targetGroup", "volet", "flow"}
    found = concepts_in_text(text)
    assert found == {"status/done", "status/nope", "volet/outer", "code/flow-sideways"}
    here = Path("x.rq")
    assert unknown({here: found}, concepts()) == [
        "x.rq: code/flow-sideways",
        "x.rq: status/nope",
        "x.rq: volet/outer",
    ]
    assert unknown({here: {"partner", "parner"}}, set(PST)) == ["x.rq: parner"]


def test_every_scheme_has_a_prefix() -> None:
    spaces = {iri for iri in PREFIXES.values() if iri.startswith(identifiers.AUTH)}
    assert {f"{identifiers.AUTH}{path.stem}/" for path in scheme_files()} == spaces
