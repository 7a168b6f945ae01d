"""Every foreign term that vocabulary, schemes, context and data use exists in its vocabulary."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from ontology_graphs import TURTLE, core_file, scheme_files
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    TIME,
    VANN,
    VOID,
    XSD,
    DefinedNamespace,
)  # fmt: skip

from pstgraph import identifiers, resources
from pstgraph.rdf.namespace import PREFIXES

CLOSED = (DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, VANN, VOID, XSD)
# Names of vocabularies that rdflib does not ship, frozen as their documents list them.
FROZEN: dict[str, frozenset[str]] = {
    "http://www.w3.org/ns/adms#": frozenset({"status", "identifier", "Identifier", "schemaAgency"}),
    "http://purl.org/ontology/bibo/": frozenset({"status"}),
    "http://data.europa.eu/m8g/": frozenset(
        {"PublicOrganisation", "ContactPoint", "hasLegalResource", "role"}
    ),
    "http://www.w3.org/2003/01/geo/wgs84_pos#": frozenset({"lat", "long"}),
    "http://www.w3.org/ns/locn#": frozenset({"Address", "address", "postCode", "postName", "geometry"}),
    "http://data.europa.eu/eli/ontology#": frozenset({"LegalResource", "passed_by"}),
    "http://www.w3.org/ns/oa#": frozenset(
        {
            "Annotation",
            "SpecificResource",
            "TextQuoteSelector",
            "FragmentSelector",
            "exact",
            "prefix",
            "suffix",
        }
        | {"hasSource", "hasSelector", "hasBody", "hasTarget"}
    ),
}
# Values, not terms: codes of other bodies' lists and addresses.
VALUES = (
    "http://vocab.belgif.be/auth/", "http://publications.europa.eu/resource/authority/", "http://metadata.un.org/sdg/",
    "http://data.openbudgets.eu/resource/codelist/", "http://data.vlaanderen.be/id/concept/", "http://eurovoc.europa.eu/",
    "https://creativecommons.org/licenses/", "https://wallex.wallonie.be/eli/", "http://purl.org/ontology/bibo/status/",
    "http://tools.ietf.org/rfc/",
)  # fmt: skip


def names() -> dict[str, frozenset[str]]:
    closed = {str(space._NS): frozenset(_members(space)) for space in CLOSED}
    return closed | FROZEN


def _members(space: type[DefinedNamespace]) -> set[str]:
    return {str(iri).removeprefix(str(space._NS)) for iri in dir(space) if not str(iri).startswith("_")}


def foreign(path: Path) -> set[str]:
    """IRIs in the positions of a term: every predicate, every class, and all of the vocabulary itself."""
    whole = path == core_file()
    rdf_type = str(RDF.type)
    found = set()
    for triple in ox.parse(path.read_bytes(), format=TURTLE):
        found.add(triple.predicate.value)
        if isinstance(triple.object, ox.NamedNode) and (whole or triple.predicate.value == rdf_type):
            found.add(triple.object.value)
        if isinstance(triple.object, ox.Literal):
            found.add(triple.object.datatype.value)
    return {iri for iri in found if not iri.startswith(identifiers.BASE)}


def missing(iris: set[str]) -> list[str]:
    known = names()
    bad = []
    for iri in iris:
        space = max((base for base in known if iri.startswith(base)), key=len, default="")
        value = any(iri.startswith(base) for base in VALUES)
        if not value and iri.removeprefix(space) not in known.get(space, frozenset()):
            bad.append(iri)
    return sorted(bad)


FILES = [core_file(), *scheme_files(), *sorted(resources.data_dir().rglob("*.ttl"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_foreign_terms_exist(path: Path) -> None:
    assert missing(foreign(path)) == []


def test_foreign_terms_of_the_context_exist() -> None:
    context = json.loads((resources.ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    ids = {value["@id"] if isinstance(value, dict) else value for value in context.values()}
    names_used = {iri for iri in ids if isinstance(iri, str) and ":" in iri and "//" not in iri}
    expanded = {PREFIXES[prefix] + name for prefix, name in (iri.split(":", 1) for iri in names_used)}
    assert missing({iri for iri in expanded if not iri.startswith(identifiers.BASE)}) == []


@pytest.mark.parametrize(
    "iri",
    [
        "http://www.w3.org/ns/org#Organisation",
        "http://purl.org/dc/terms/titel",
        "https://schema.org/domainInclude",
        "http://www.w3.org/ns/oa#exactly",
        "http://example.org/thing",
    ],
)
def test_a_mistyped_foreign_term_is_seen(iri: str) -> None:
    assert missing({iri}) == [iri]


def test_a_right_foreign_term_passes() -> None:
    assert missing({"http://www.w3.org/ns/org#Organization", "http://www.w3.org/ns/oa#exact"}) == []
