"""Triples as text: canonical Turtle, or JSON-LD under the project's context."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox


def to_turtle(triples: Iterable[ox.Triple]) -> str:
    """Write triples as the canonical Turtle of ``data/plans/``."""
    from pstgraph.rdf.turtle import dumps

    return dumps(list(triples))


def to_jsonld(triples: Iterable[ox.Triple]) -> str:
    """Write triples as JSON-LD 1.1, compacted with the project's context, which stands inside the file."""
    from pstgraph.rdf.jsonld import dumps_jsonld

    return dumps_jsonld(list(triples))


def rdf_text(triples: Iterable[ox.Triple], fmt: str) -> str:
    """Write triples as ``turtle`` or ``jsonld``."""
    return to_turtle(triples) if fmt == "turtle" else to_jsonld(triples)
