"""RDF terms in the three forms the store passes on: SPARQL JSON, Python values, N-Triples text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyoxigraph as ox

Term = dict[str, str]
"""A term as in SPARQL 1.1 results JSON: ``type`` (uri, bnode, literal), ``value``, language, datatype."""

XSD = "http://www.w3.org/2001/XMLSchema#"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*")
_INTEGERS = [
    "integer",
    "int",
    "long",
    "short",
    "byte",
    "nonNegativeInteger",
    "positiveInteger",
    "nonPositiveInteger",
    "negativeInteger",
    "unsignedInt",
    "unsignedLong",
    "unsignedShort",
    "unsignedByte",
    "gYear",
]


def _boolean(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text]


_READERS: dict[str, Callable[[str], Any]] = {
    **{XSD + name: int for name in _INTEGERS},
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": _boolean,
    XSD + "date": date.fromisoformat,
    XSD + "dateTime": datetime.fromisoformat,
}


def is_iri(text: str) -> bool:
    """Tell whether a text is an absolute IRI that may stand between angle brackets.

    >>> is_iri("https://w3id.org/pst/id/org/gas"), is_iri("gas"), is_iri("urn:x> . <urn:y")
    (True, False, False)
    """
    return _IRI.fullmatch(text) is not None


def python_value(term: Term | None) -> Any:
    """Python value of a term: numbers, booleans and dates as such, a year as int, all else as text.

    >>> python_value({"type": "literal", "value": "2024", "datatype": XSD + "gYear"})
    2024
    >>> python_value({"type": "uri", "value": "urn:x"})
    'urn:x'
    """
    if term is None:
        return None
    reader = _READERS.get(term.get("datatype", ""))
    if reader is None:
        return term["value"]
    try:
        return reader(term["value"])
    except (ValueError, KeyError, InvalidOperation):
        return term["value"]


def from_oxigraph(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """SPARQL JSON form of a pyoxigraph term."""
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        return {"type": "triple", "value": str(term)}
    result: Term = {"type": "literal", "value": term.value}
    if term.language:
        result["xml:lang"] = term.language
    elif term.datatype.value != XSD + "string":
        result["datatype"] = term.datatype.value
    return result


def to_oxigraph(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Pyoxigraph term of a SPARQL JSON term."""
    import pyoxigraph as ox

    if term["type"] == "uri":
        return ox.NamedNode(term["value"])
    if term["type"] == "bnode":
        return ox.BlankNode(term["value"])
    if "xml:lang" in term:
        return ox.Literal(term["value"], language=term["xml:lang"])
    if "datatype" in term:
        return ox.Literal(term["value"], datatype=ox.NamedNode(term["datatype"]))
    return ox.Literal(term["value"])


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def ntriples(term: Term) -> str:
    r"""Write a term as N-Triples, Turtle and SPARQL all read it.

    >>> ntriples({"type": "literal", "value": 'dit "oui"\n', "xml:lang": "fr"})
    '"dit \\"oui\\"\\n"@fr'
    """
    if term["type"] == "uri":
        return f"<{term['value']}>"
    if term["type"] == "bnode":
        return f"_:{term['value']}"
    text = '"' + term["value"].translate(_ESCAPES) + '"'
    if "xml:lang" in term:
        return f"{text}@{term['xml:lang']}"
    return f"{text}^^<{term['datatype']}>" if "datatype" in term else text
