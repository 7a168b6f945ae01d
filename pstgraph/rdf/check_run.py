"""pySHACL on a prepared graph: which shape found what at which node.

pySHACL evaluates a SPARQL constraint once a focus node and hands rdflib the same text each time; parsing it
again and again was three quarters of the run. :class:`PreparedGraph` parses each text once.

Not for threads that run beside others: while pySHACL loads shapes it switches rdflib's process-wide
handling of literals off and on (``rdflib.NORMALIZE_LITERALS``, the reading of ``xsd:boolean``) and it hangs
a handler on its logger. What was there before is put back at the end, but another thread could see the
switch in between: validate in the main thread or in a process of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox
import rdflib
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery

from pstgraph.rdf.check_graph import copy_to_rdflib
from pstgraph.rdf.rules import RuleBook
from pstgraph.rdf.terms import node, term

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result

_LOGGER = "pyshacl-validate"


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One result: the rule, the focus node, the shape or constraint that found it, and the value it minds."""

    rule: str
    focus: str
    shape: str
    value: str | None = None


class PreparedGraph(rdflib.Graph):
    """An rdflib graph on the default memory store that parses each query text once."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """Evaluate a query; its prefixes are those it declares itself."""
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    return prepareQuery(text)


def run(work: ox.Store, book: RuleBook) -> list[Hit]:
    """Validate a graph against the rules.

    Parameters
    ----------
    work
        What :func:`pstgraph.rdf.check_graph.assemble` made.
    book
        The rules.

    Returns
    -------
    list of Hit
        Sorted and without repetition.
    """
    data = copy_to_rdflib((quad.triple for quad in work), PreparedGraph())
    shapes = copy_to_rdflib(targeted(book), rdflib.Graph())
    return hits_of(validate(data, shapes), book)


def targeted(book: RuleBook) -> Iterator[ox.Triple]:
    """Give the shapes with the target of each rule on its property shapes themselves.

    A property shape of a rule judges the targets of that rule either way; but pySHACL evaluates one that
    hangs on a node shape anew for each focus node, and one with a target of its own once for them all, which
    takes a fifth less time.
    """
    targets = {node(rule.iri): node(rule.target) for rule in book.rules}
    for triple in book.triples:
        rule, part = cast(ox.NamedNode, triple.subject), cast(ox.NamedNode, triple.object)
        if triple.predicate == term("sh:property") and rule in targets:
            yield ox.Triple(part, term("sh:targetClass"), targets[rule])
        else:
            yield triple


def validate(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """Run pySHACL and leave the process as it was.

    Helper classes are in the data already and subclasses are followed by SHACL itself, so that neither rules
    nor inference are run.
    """
    import pyshacl

    with _process_kept():
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    if not isinstance(results, rdflib.Graph):
        raise RuntimeError(f"pySHACL could not run the rules: {results}")
    return results


@contextmanager
def _process_kept() -> Iterator[None]:
    """Put back what pySHACL changes for the whole process."""
    from rdflib import term as rdflib_term

    readers: dict[Any, Any] = getattr(rdflib_term, "_toPythonMapping", {})
    logger = logging.getLogger(_LOGGER)
    normalise, boolean = rdflib.NORMALIZE_LITERALS, readers.get(rdflib.XSD.boolean)
    handlers, level = list(logger.handlers), logger.level
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalise
        readers[rdflib.XSD.boolean] = boolean
        logger.handlers[:] = handlers
        logger.setLevel(level)


def hits_of(results: rdflib.Graph, book: RuleBook) -> list[Hit]:
    """Read the results of a report; each names the shape or, for SPARQL, the constraint that found it."""
    found = set()
    # not every sh:ValidationResult: those below sh:detail belong to shapes inside shapes
    for result in results.objects(None, SH.result):
        shape = str(results.value(result, SH.sourceShape))
        constraint = results.value(result, SH.sourceConstraint)
        focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
        named = str(constraint) if str(constraint) in book.rule_of else shape
        found.add(
            Hit(
                rule=book.rule_of[shape],
                focus=str(focus),
                shape=named,
                value=None if value is None or value == focus else str(value),
            )
        )
    return sorted(found, key=lambda hit: (hit.rule, hit.focus, hit.shape, hit.value or ""))


def members(work: ox.Store, classes: Iterable[str]) -> dict[str, frozenset[str]]:
    """Nodes of each class or of one of its subclasses: those that a shape with this target looks at."""
    return {cls: frozenset(_instances(work, cls)) for cls in set(classes)}


def _instances(work: ox.Store, cls: str) -> Iterator[str]:
    rows = work.query(
        f"SELECT DISTINCT ?node WHERE {{ ?class <{rdflib.RDFS.subClassOf}>* <{cls}> . ?node a ?class }}"
    )
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        yield row["node"].value
