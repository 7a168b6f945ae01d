"""A plan of the graph as a file in another form, and what that form cannot hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pstgraph.present.tables import Lang, render

if TYPE_CHECKING:
    import pyoxigraph as ox

    from pstgraph.readers.ecomptes import Variant
    from pstgraph.store import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of a file, what was left out, and what it states that the plan does not: a sentence each."""

    text: str
    losses: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()


def export_plan(graph: Store, plan: str, to: str, lang: Lang = "fr") -> Exported:
    """Write a plan in one of the forms of :data:`FORMS`.

    Parameters
    ----------
    graph
        The graph.
    plan
        IRI of the plan.
    to
        ``json``, ``turtle``, ``jsonld``, ``csv``, ``ecomptes-in`` or ``ecomptes-out``.
    lang
        Language of the sentences on what is lost.
    """
    return FORMS[to](graph, plan, lang)


def _turtle(graph: Store, plan: str, lang: Lang) -> Exported:
    from pstgraph.present.rdf_text import to_turtle

    return Exported(to_turtle(graph.triples(plan)))


def _jsonld(graph: Store, plan: str, lang: Lang) -> Exported:
    from pstgraph.present.rdf_text import to_jsonld

    return Exported(to_jsonld(graph.triples(plan)))


def _json(graph: Store, plan: str, lang: Lang) -> Exported:
    from pstgraph.model.json import dumps, plan_to_dict
    from pstgraph.rdf.write import plan_triples

    found = graph.plan(plan)
    return Exported(
        dumps(plan_to_dict(found)), tuple(_missing(graph.triples(plan), plan_triples(found), lang))
    )


def _csv(graph: Store, plan: str, lang: Lang) -> Exported:
    from pstgraph.present.plan_views import csv_losses, items_listing

    found = graph.plan(plan)
    return Exported(render(items_listing(found), "csv"), tuple(csv_losses(found, lang)))


def _ecomptes(variant: Variant) -> Callable[[Store, str, Lang], Exported]:
    def write_plan(graph: Store, plan: str, lang: Lang) -> Exported:
        from pstgraph.readers.ecomptes import lost, neutral, write

        found = graph.plan(plan)
        return Exported(write(found, variant), tuple(lost(found, variant, lang)), tuple(neutral(found, lang)))

    return write_plan


FORMS: dict[str, Callable[[Store, str, Lang], Exported]] = {
    "json": _json,
    "turtle": _turtle,
    "jsonld": _jsonld,
    "csv": _csv,
    "ecomptes-in": _ecomptes("in"),
    "ecomptes-out": _ecomptes("out"),
}
"""The forms that a plan can be exported to."""


def _missing(held: Iterable[ox.Triple], kept: Iterable[ox.Triple], lang: Lang) -> Iterable[str]:
    """Compare the graph with what the plan says of it: classes of things, then properties."""
    before, after = _census(held), _census(kept)
    for name, count in sorted(before.items()):
        lost = count - after[name]
        if lost > 0:
            yield f"{lost} {name} sur {count}" if lang == "fr" else f"{lost} of {count} {name}"


def _census(triples: Iterable[ox.Triple]) -> Counter[str]:
    """Count the things of each class and the statements with each property, by short name."""
    from pstgraph.rdf.namespace import PREFIXES

    found: Counter[str] = Counter()
    for triple in triples:
        typed = triple.predicate.value == PREFIXES["rdf"] + "type"
        iri = str(getattr(triple.object, "value", "")) if typed else triple.predicate.value
        base = max((base for base in PREFIXES.values() if iri.startswith(base)), key=len, default="")
        prefix = next((f"{name}:" for name, known in PREFIXES.items() if known == base), "")
        found[prefix + iri.removeprefix(base)] += 1
    return found
