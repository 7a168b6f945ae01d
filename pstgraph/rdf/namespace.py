"""The closed namespace of the vocabulary, and the one table of prefixes.

The terms are those that ``ontology/pst.ttl`` declares, read once at the first use; a name that it does not
declare raises. The IRIs are plain strings, so that pyoxigraph, rdflib and SPARQL text take them alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pstgraph import identifiers, resources
from pstgraph.errors import nearest

PREFIXES: dict[str, str] = {
    "pst": identifiers.PST,
    # our code lists
    "cd": identifiers.AUTH + "code/",
    "inst": identifiers.AUTH + "instrument/",
    "job": identifiers.AUTH + "job/",
    "lf": identifiers.AUTH + "legal-form/",
    "op": identifiers.AUTH + "opportunity-type/",
    "pc": identifiers.AUTH + "partner-class/",
    "pr": identifiers.AUTH + "period-relation/",
    "pu": identifiers.AUTH + "purchase/",
    "ro": identifiers.AUTH + "role/",
    "st": identifiers.AUTH + "status/",
    "su": identifiers.AUTH + "subject/",
    "tg": identifiers.AUTH + "target-group/",
    "th": identifiers.AUTH + "theme/",
    "vo": identifiers.AUTH + "volet/",
    # our things
    "cpas": identifiers.ID + "cpas/",
    "legislature": identifiers.ID + "legislature/",
    "body": identifiers.ID + "org/",
    # lists of others
    "freq": identifiers.EU_FREQUENCY,
    "refnis": identifiers.REFNIS,
    "sdg": identifiers.SDG,
    # vocabularies
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "locn": "http://www.w3.org/ns/locn#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace, for Turtle, SPARQL and the JSON-LD context."""

# A term is declared at the start of a line of the hand-ordered file: `pst:partner a owl:ObjectProperty`.
_DECLARATION = re.compile(r"^pst:(\w+) a owl:(?:Class|ObjectProperty|DatatypeProperty)\b", re.MULTILINE)


@cache
def _declared() -> frozenset[str]:
    return frozenset(_DECLARATION.findall((resources.ontology_dir() / "pst.ttl").read_text("utf-8")))


class ClosedVocabulary:
    """The terms of one namespace; a term that is not declared raises.

    >>> PST.partner
    'https://w3id.org/pst/ns/core#partner'
    >>> PST.tema
    Traceback (most recent call last):
    AttributeError: pst:tema is not declared in ontology/pst.ttl; did you mean theme, fte?
    >>> "Action" in PST, "Activity" in PST
    (True, False)
    """

    def __getattr__(self, name: str) -> str:
        # Python itself asks for dunder names (copy, pickle, inspect): those are never terms.
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in _declared():
            raise AttributeError(
                f"pst:{name} is not declared in ontology/pst.ttl; {nearest(name, _declared())}"
            )
        return identifiers.PST + name

    def __getitem__(self, name: str) -> str:
        """Return the IRI of a term whose name is only known at run time."""
        return self.__getattr__(name)

    def __contains__(self, name: object) -> bool:
        return name in _declared()

    def __iter__(self) -> Iterator[str]:
        """Local names of all terms, sorted."""
        return iter(sorted(_declared()))


PST = ClosedVocabulary()


def turtle_prefixes(prefixes: dict[str, str] | None = None) -> str:
    r"""Return the prefix table (or a part of it) as Turtle lines.

    >>> turtle_prefixes({"pst": PREFIXES["pst"]})
    '@prefix pst: <https://w3id.org/pst/ns/core#> .\n'
    """
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in (prefixes or PREFIXES).items())


def sparql_prefixes() -> str:
    """Return the prefix table as the prologue of a SPARQL query.

    >>> sparql_prefixes().splitlines()[0]
    'PREFIX pst: <https://w3id.org/pst/ns/core#>'
    """
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
