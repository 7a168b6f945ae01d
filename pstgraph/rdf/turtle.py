"""Canonical Turtle: the same graph is always the same text, and a small change is a small diff.

Fixed prefixes; one property and value a line; subjects in the order of the document (the plan, its document,
each element followed by what belongs to it, the passages last); properties in a fixed order of meaning.
IRIs below the plan are written relative to ``@base``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from pstgraph.errors import InputError
from pstgraph.rdf.namespace import PREFIXES, turtle_prefixes
from pstgraph.rdf.terms import Resource, natural, term

_ORDER = (
    *("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "dcterms:title", "dcterms:alternative"),
    *("dcterms:description", "dcterms:identifier", "skos:notation", "schema:position", "pst:partOf"),
    *("pst:inProgramme", "pst:volet", "pst:programmeOf", "schema:startDate", "schema:endDate"),
    *("dcterms:temporal", "dcterms:dateAccepted", "dcterms:issued", "pst:basedOn", "pst:vision"),
    *("pst:organisationalValue", "pst:providesFor", "pst:administrativePilot", "pst:politicalPilot"),
    *("pst:deadline", "pst:dateText", "pst:recurrence", "pst:recurrenceText", "pst:steps"),
    *("pst:hasBudgetLine", "pst:amount", "pst:amountText", "pst:perYear", "schema:currency"),
    *("pst:fiscalYear", "pst:budgetService", "pst:flow", "pst:budgetPhase", "pst:articleCode"),
    *("pst:economicGroup", "pst:partner", "pst:partnerClass", "pst:theme", "pst:targetGroup"),
    *("pst:instrument", "pst:underAgreement", "pst:involves", "pst:concerns", "pst:status"),
    *("pst:statusNote", "pst:progressRate", "pst:fte", "pst:department", "pst:priority"),
    *("pst:hasIndicator", "schema:unitText", "pst:hasIndicatorValue", "dcterms:type", "schema:value"),
    *("pst:contributesTo", "skos:note", "rdf:subject", "rdf:predicate", "rdf:object", "oa:hasBody"),
    *("oa:hasTarget", "pst:mention", "pst:method", "adms:status", "dcterms:source", "oa:hasSource"),
    *("oa:hasSelector", "pst:firstLine", "pst:lastLine", "pst:place", "oa:exact", "dcterms:conformsTo"),
    *("rdf:value", "pst:evidence"),
)
_XSD = PREFIXES["xsd"]
# Forms that Turtle reads as numbers and truth values without quotation marks.
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_LOCAL = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)")
_RELATIVE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.~-]*)*")
_NAMESPACE = re.compile(r"^(.*[/#])([^/#]*)$", re.DOTALL)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')


def dumps(triples: Iterable[ox.Triple | ox.Quad]) -> str:
    """Write triples as canonical Turtle.

    Parameters
    ----------
    triples
        The triples of one graph, in any order, without blank nodes; of quads the graph is left out.

    Returns
    -------
    str
        Turtle that parses back to the same triples and ends in a newline.

    Raises
    ------
    InputError
        When a triple holds a blank node, which has no name to sort by.
    """
    grouped: dict[str, dict[str, list[Resource]]] = {}
    for triple in triples:
        if not isinstance(triple.subject, ox.NamedNode) or not isinstance(triple.object, Resource):
            raise InputError("canonical Turtle holds no blank node", str(triple), "give the node an IRI")
        properties = grouped.setdefault(triple.subject.value, {})
        properties.setdefault(triple.predicate.value, []).append(triple.object)
    programmes = sorted(subject for subject in grouped if _is_programme(grouped[subject]))
    writer = _Writer(programmes[0] + "/" if len(programmes) == 1 else None)
    lines = [turtle_prefixes()]
    if writer.base is not None:
        lines.append(f"@base <{writer.base}> .\n")
    for subject in sorted(grouped, key=_place(grouped, programmes)):
        lines.append("\n" + "\n".join(writer.subject(subject, grouped[subject])) + "\n")
    return "".join(lines)


def _is_programme(properties: dict[str, list[Resource]]) -> bool:
    return term("pst:StrategicProgramme") in properties.get(term("rdf:type").value, ())


def _place(grouped: dict[str, dict[str, list[Resource]]], programmes: list[str]):  # type: ignore[no-untyped-def]
    """Key of a subject: group, place of the element in the document, the IRI as a person counts."""
    position = term("schema:position").value
    places = {
        subject: int(found[0].value)
        for subject, properties in grouped.items()
        if (found := properties.get(position))
    }

    def element_of(subject: str) -> str | None:
        while subject and subject not in places:
            subject = subject.rpartition("/")[0]
        return subject or None

    def key(subject: str) -> tuple[object, ...]:
        owner = element_of(subject)
        if owner is not None:
            return 3, places[owner], natural(owner), natural(subject)
        programme = next((p for p in programmes if subject == p or subject.startswith(p + "/")), None)
        if programme is None:
            return 1, 0, natural(subject), ()
        rest = subject[len(programme) :]
        group = 4 if rest.startswith("/passage/") else 2 if rest.count("/") > 1 else 0
        return group, 0, natural(subject), ()

    return key


@cache
def _rank() -> dict[str, int]:
    return {term(curie).value: place for place, curie in enumerate(_ORDER)}


class _Writer:
    """Spells terms, relative to a base where there is one."""

    def __init__(self, base: str | None) -> None:
        self.base = base
        self._by_namespace = {iri: prefix for prefix, iri in PREFIXES.items()}

    def subject(self, subject: str, properties: dict[str, list[Resource]]) -> Iterator[str]:
        yield self.iri(subject)
        for predicate in sorted(properties, key=lambda p: (_rank().get(p, len(_ORDER)), natural(p))):
            name = "a" if predicate == term("rdf:type").value else self.iri(predicate)
            written = {self.value(value): value for value in properties[predicate]}
            for text in sorted(written, key=natural):
                yield f"    {name} {text} ;"
        yield "    ."

    def value(self, value: Resource) -> str:
        if isinstance(value, ox.NamedNode):
            return self.iri(value.value)
        return self.literal(value)

    def literal(self, value: ox.Literal) -> str:
        if value.language is not None:
            return f'"{_escaped(value.value)}"@{value.language}'
        bare = _BARE.get(value.datatype.value)
        if bare is not None and bare.fullmatch(value.value):
            return value.value
        if value.datatype.value == _XSD + "string":
            return f'"{_escaped(value.value)}"'
        return f'"{_escaped(value.value)}"^^{self.iri(value.datatype.value)}'

    def iri(self, iri: str) -> str:
        if self.base is not None and iri.startswith(self.base):
            rest = iri[len(self.base) :]
            if _RELATIVE.fullmatch(rest):
                return f"<{rest}>"
        parts = _NAMESPACE.match(iri)
        if parts and parts[1] in self._by_namespace and _LOCAL.fullmatch(parts[2]):
            return f"{self._by_namespace[parts[1]]}:{parts[2]}"
        return f"<{iri}>"


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), text)


def loads(text: str, where: str = "Turtle") -> list[ox.Triple]:
    """Read Turtle.

    Raises
    ------
    InputError
        Naming the line where the text stops being Turtle.
    """
    try:
        return [quad.triple for quad in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise InputError(
            f"this is not Turtle ({error})",
            f"{where}:{line}" if line else where,
            "correct or rebuild the file",
        ) from error
