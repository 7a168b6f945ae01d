"""The checks of plans: integrity and completeness rules, as findings a person can act on.

Integrity is ours: what must hold in the graph whatever the document says. Completeness (law, guide, practice)
reports what was *not found in the published document*, never that the CPAS lacks it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from pstgraph import resources
from pstgraph.errors import UsageError, nearest
from pstgraph.identifiers import ONTOLOGY_GRAPH, REGISTRY_GRAPH
from pstgraph.rdf.check_findings import (
    CheckReport,
    Finding,
    Outcome,
    by_level,
    findings_document,
    merged,
    worst,
)
from pstgraph.rdf.check_graph import Graphs, assemble, shipped_context
from pstgraph.rdf.rules import load_rules
from pstgraph.rdf.terms import natural, node

__all__ = [
    "LANGUAGES",
    "CheckReport",
    "Finding",
    "Outcome",
    "by_level",
    "check",
    "findings_document",
    "merged",
    "worst",
]

LANGUAGES = ("fr", "en")


def check(
    graphs: ox.Store | Graphs,
    *,
    plans: Collection[str] | None = None,
    as_of: date | None = None,
    lang: str = "fr",
    documents: Iterable[Path] | None = None,
) -> CheckReport:
    """Check plans against the rules of integrity and completeness.

    Parameters
    ----------
    graphs
        A pyoxigraph store with one named graph a plan (and, maybe, a registry in its graph), or a mapping
        from the IRI of each plan to its triples.
    plans
        IRIs of the plans to check; all by default.
    as_of
        The day of the check, today by default: an adoption or a report dated later does not count.
    lang
        Language of the messages, ``fr`` or ``en``.
    documents
        Folders of source documents, to compare quotations with; the shipped ones by default. A passage whose
        document is not there is taken at its word.

    Returns
    -------
    CheckReport
        Findings sorted by plan, level and place in the document; outcomes for every rule and plan.

    Notes
    -----
    All plans are validated in one run. Not for threads: see :mod:`pstgraph.rdf.check_run`.
    """
    # SHACL and rdflib take a third of a second to import: not for who only wants the table of rules
    from pstgraph.rdf.check_quotes import misquotations
    from pstgraph.rdf.check_report import make_report
    from pstgraph.rdf.check_run import run

    if lang not in LANGUAGES:
        raise UsageError(f"there are no messages in {lang!r}", remedy="choose fr or en")
    book, day = load_rules(), as_of or date.today()
    chosen = _graphs(graphs, plans)
    folders = [resources.data_dir() / "sources"] if documents is None else list(documents)
    work = assemble(chosen, _registry(graphs), book, day, misquotations(chosen, folders))
    return make_report(work, run(work, book), book, day, lang)


def _graphs(graphs: ox.Store | Graphs, plans: Collection[str] | None) -> dict[str, list[ox.Triple]]:
    if isinstance(graphs, ox.Store):
        ours = (ONTOLOGY_GRAPH, REGISTRY_GRAPH)
        names = [
            g.value for g in graphs.named_graphs() if isinstance(g, ox.NamedNode) and g.value not in ours
        ]
    else:
        names = list(graphs)
    unknown = [plan for plan in plans or () if plan not in names]
    if unknown:
        raise UsageError(f"there is no graph of the plan {unknown[0]}", remedy=nearest(unknown[0], names))
    chosen = sorted(names if plans is None else set(plans), key=natural)
    return {name: _triples(graphs, name) for name in chosen}


def _triples(graphs: ox.Store | Graphs, name: str) -> list[ox.Triple]:
    if isinstance(graphs, ox.Store):
        return [quad.triple for quad in graphs.quads_for_pattern(None, None, None, node(name))]
    return list(graphs[name])


def _registry(graphs: ox.Store | Graphs) -> ox.Store:
    # A store of one's own may hold a registry of one's own; without one, the shipped registry serves.
    if isinstance(graphs, ox.Store) and graphs.contains_named_graph(node(REGISTRY_GRAPH)):
        return graphs
    return shipped_context()
