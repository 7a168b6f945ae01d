"""JSON-LD of a plan, with the shipped context; the same graph is always the same text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from pstgraph.resources import ontology_dir


def dumps_jsonld(triples: Iterable[ox.Triple | ox.Quad]) -> str:
    """Write triples as JSON-LD, compacted with ``ontology/context.jsonld`` (embedded in the text).

    Parameters
    ----------
    triples
        The triples of one graph; of quads the graph is left out.

    Returns
    -------
    str
        JSON-LD that parses back to the same triples; nodes sorted by IRI as a person counts.
    """
    from rdflib import Graph  # late: half a second, and only this format needs it

    from pstgraph.rdf.terms import natural

    plain = (triple.triple if isinstance(triple, ox.Quad) else triple for triple in triples)
    graph = Graph().parse(data=ox.serialize(plain, format=ox.RdfFormat.N_TRIPLES), format="nt")
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    document = json.loads(graph.serialize(format="json-ld", context=context))
    nodes = document.pop("@graph", None)
    if nodes is None:  # a graph of one subject has its properties at the top
        document.pop("@context", None)
        nodes = [document] if document else []
    ordered = sorted((_ordered(node) for node in nodes), key=lambda node: natural(str(node.get("id", ""))))
    return json.dumps({"@context": context, "@graph": ordered}, ensure_ascii=False, indent=1) + "\n"


def _ordered(value: Any) -> Any:
    """Put keys and values in one order: rdflib's order changes from run to run."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (key not in ("id", "@id"), key not in ("type", "@type"), key))
        return {key: _ordered(value[key]) for key in keys}
    if isinstance(value, list):
        return sorted(
            (_ordered(entry) for entry in value), key=lambda entry: json.dumps(entry, sort_keys=True)
        )
    return value
