"""Triples as text: canonical Turtle, or JSON-LD under the project's context."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pstgraph.resources import ontology_dir

if TYPE_CHECKING:
    import pyoxigraph as ox


def to_turtle(triples: Iterable[ox.Triple]) -> str:
    """Write triples as the canonical Turtle of ``data/plans/``."""
    from pstgraph.rdf.turtle import dumps

    return dumps(list(triples))


def to_jsonld(triples: Iterable[ox.Triple]) -> str:
    """Write triples as JSON-LD 1.1, compacted with the project's context, which stands inside the file."""
    import pyoxigraph as ox
    import rdflib

    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    compact = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    for key in ("@graph", "graph"):
        if isinstance(compact.get(key), list):
            compact[key].sort(key=lambda entry: str(entry.get("id", entry.get("@id"))))
    return json.dumps(compact, ensure_ascii=False, indent=1) + "\n"


def rdf_text(triples: Iterable[ox.Triple], fmt: str) -> str:
    """Write triples as ``turtle`` or ``jsonld``."""
    return to_turtle(triples) if fmt == "turtle" else to_jsonld(triples)
