"""RDF terms of pyoxigraph from the model's values, and back.

Properties and classes are written as in SPARQL (``term("pst:partner")``) and looked up in the closed
namespace, so that a mistyped one raises.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from pstgraph.errors import InputError
from pstgraph.rdf.namespace import PREFIXES, PST

Resource = ox.NamedNode | ox.Literal
XSD = PREFIXES["xsd"]
LANGUAGE = "fr"

_DATATYPE_BY_SHAPE = (
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-\d{2}"), "gYearMonth"),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "date"),
)


@cache
def term(curie: str) -> ox.NamedNode:
    """Return the property or class that a prefixed name stands for.

    >>> term("dcterms:title").value
    'http://purl.org/dc/terms/title'
    """
    prefix, _, name = curie.partition(":")
    return ox.NamedNode(PST[name] if prefix == "pst" else PREFIXES[prefix] + name)


def node(iri: str) -> ox.NamedNode:
    """Return a resource by its IRI.

    Raises
    ------
    InputError
        When the text is no absolute IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise InputError(f"this is no IRI ({error})", iri, "use letters, digits, - and _ in ids") from error


def text(value: str) -> ox.Literal:
    """Return words of the document: a literal in French."""
    return ox.Literal(value, language=LANGUAGE)


def plain(value: str) -> ox.Literal:
    """Return a string without language: numbers as printed, codes, names of files."""
    return ox.Literal(value)


@cache
def _datatype(name: str) -> ox.NamedNode:
    return ox.NamedNode(XSD + name)


def date(value: str) -> ox.Literal:
    """Return a year, a month or a day with its datatype; anything else as a plain string.

    >>> date("2020-01").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    for shape, name in _DATATYPE_BY_SHAPE:
        if shape.fullmatch(value):
            return ox.Literal(value, datatype=_datatype(name))
    return ox.Literal(value)


def decimal(value: Decimal, places: int = 0) -> ox.Literal:
    """Return a decimal in its one canonical spelling, with at least ``places`` digits after the point.

    A store may respell a number ("2.50" as "2.5"); one spelling here keeps files the same all the same.

    >>> decimal(Decimal("2E+3"), 2).value, decimal(Decimal("0.250"), 2).value, decimal(Decimal("40.0")).value
    ('2000.00', '0.25', '40.0')
    """
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0").ljust(max(places, 1), "0")
    return ox.Literal(f"{whole}.{fraction}", datatype=_datatype("decimal"))


def integer(value: int) -> ox.Literal:
    """Return a whole number."""
    return ox.Literal(str(value), datatype=_datatype("integer"))


def boolean(value: bool) -> ox.Literal:
    """Return a truth value."""
    return ox.Literal("true" if value else "false", datatype=_datatype("boolean"))


def natural(iri: str) -> tuple[tuple[int, int | str], ...]:
    """Key that sorts IRIs as a person counts: ``…/budget/2`` before ``…/budget/10``.

    >>> sorted(["L10", "L9-2", "L9"], key=natural)
    ['L9', 'L9-2', 'L10']
    """
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in _DIGITS.split(iri))


_DIGITS = re.compile(r"([0-9]+)")
