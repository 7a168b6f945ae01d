"""The graph that the rules look at: plans, what they name of the registry and the lists, helper classes.

It is put together on pyoxigraph, where the helper classes are derived in milliseconds, and copied to
rdflib's own memory store for pySHACL (on an oxrdflib graph pySHACL finds violations that are none).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from pstgraph import resources
from pstgraph.identifiers import ONTOLOGY_GRAPH, REGISTRY_GRAPH
from pstgraph.rdf.namespace import PREFIXES
from pstgraph.rdf.rules import CHECK, RuleBook
from pstgraph.rdf.terms import node, term

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

Graphs = Mapping[str, Iterable[ox.Triple]]
_Term = ox.NamedNode | ox.BlankNode | ox.Literal

# Records of facts tie statements to passages; no rule asks about them, and they are most of a plan's graph.
_LEFT_OUT = frozenset(
    term(name)
    for name in (
        "oa:hasBody", "oa:hasTarget", "rdf:subject", "rdf:predicate", "rdf:object", "rdf:value",
        "adms:status", "pst:mention", "pst:method", "pst:confidence", "dcterms:conformsTo",
    )
)  # fmt: skip
_RECORDS = frozenset(term(name) for name in ("pst:ExtractedFact", "rdf:Statement", "oa:FragmentSelector"))
_OF_CONTEXT = (
    "rdf:type",
    "dcterms:spatial",
    "org:classification",
    "skos:prefLabel",
    "skos:inScheme",
    "skos:broader",
)
_NUMBERS = frozenset(PREFIXES["xsd"] + name for name in ("decimal", "integer", "double", "float"))


def triples_of_interest(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Triples of a plan's graph that some rule may ask about."""
    type_ = term("rdf:type")
    for triple in triples:
        if triple.predicate in _LEFT_OUT or (triple.predicate == type_ and triple.object in _RECORDS):
            continue
        yield triple


def assemble(
    graphs: Graphs, registry: ox.Store, book: RuleBook, as_of: date, misquoted: Iterable[str]
) -> ox.Store:
    """Put together what the rules look at, in the default graph of a new store.

    Parameters
    ----------
    graphs
        From the IRI of each plan to its triples.
    registry
        A store with the registry in its graph. Vocabulary and lists are the shipped ones, as the rules are.
    book
        The rules: their time limits and derivations go in.
    as_of
        The day of the check.
    misquoted
        IRIs of passages whose words are not in their document.
    """
    work = ox.Store()
    for triples in graphs.values():
        work.extend(ox.Quad(*triple) for triple in triples_of_interest(triples))
    work.extend(ox.Quad(*triple) for triple in [*_context_of(work, registry), *book.parameters])
    work.extend(
        ox.Quad(node(passage), term("rdf:type"), node(CHECK + "Misquotation")) for passage in misquoted
    )
    day = ox.Literal(as_of.isoformat(), datatype=term("xsd:date"))
    work.add(ox.Quad(node(CHECK + "run"), node(CHECK + "asOf"), day))
    for construct in book.derivations:
        derived = cast(ox.QueryTriples, work.query(construct))
        work.extend([ox.Quad(*triple) for triple in derived])
    return work


def _context_of(work: ox.Store, registry: ox.Store) -> list[ox.Triple]:
    """Describe what the plans name of registry and lists, and the hierarchy of classes."""
    shipped = shipped_context()
    kept = [term(name) for name in _OF_CONTEXT]
    named = {quad.object for quad in work if isinstance(quad.object, ox.NamedNode)}
    about = [
        quad.triple
        for thing in named
        for store, graph in ((shipped, node(ONTOLOGY_GRAPH)), (registry, node(REGISTRY_GRAPH)))
        for quad in store.quads_for_pattern(thing, None, None, graph)
        if quad.predicate in kept
    ]
    classes = shipped.quads_for_pattern(None, term("rdfs:subClassOf"), None, node(ONTOLOGY_GRAPH))
    return about + [quad.triple for quad in classes]


@cache
def shipped_context() -> ox.Store:
    """Shipped vocabulary, lists and registry; read once, never written to."""
    store = ox.Store()
    ontology = resources.ontology_dir()
    for file in (*sorted(ontology.glob("*.ttl")), *sorted(ontology.glob("schemes/*.ttl"))):
        store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE, to_graph=node(ONTOLOGY_GRAPH))
    for file in sorted((resources.data_dir() / "registry").glob("*.ttl")):
        store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE, to_graph=node(REGISTRY_GRAPH))
    return store


def copy_to_rdflib(triples: Iterable[ox.Triple], graph: rdflib.Graph) -> rdflib.Graph:
    """Copy triples into an rdflib graph.

    Notes
    -----
    Only numbers and truth values keep their datatype. A date is compared as its text (``STR``), which sorts
    as days do, and rdflib would log a traceback for each one that is malformed.
    """
    seen: dict[_Term, Node] = {}
    add = graph.store.add
    for triple in triples:
        spo = []
        for part in cast(tuple[_Term, _Term, _Term], tuple(triple)):
            made = seen.get(part)
            if made is None:
                made = seen[part] = _rdflib_term(part)
            spo.append(made)
        add((spo[0], spo[1], spo[2]), graph)
    return graph


def _rdflib_term(part: _Term) -> Node:
    import rdflib

    if isinstance(part, ox.NamedNode):
        return rdflib.URIRef(part.value)
    if isinstance(part, ox.BlankNode):
        return rdflib.BNode(part.value)
    datatype = part.datatype.value
    if part.language:
        return rdflib.Literal(part.value, lang=part.language)
    if datatype == PREFIXES["xsd"] + "boolean" or (datatype in _NUMBERS and _is_number(part.value)):
        return rdflib.Literal(part.value, datatype=rdflib.URIRef(datatype), normalize=False)
    return rdflib.Literal(part.value)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text.strip()).is_finite()
    except InvalidOperation:
        return False
