"""The registry as triples: CPAS, communes as bodies and as territories, partners."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from pstgraph import identifiers as ids
from pstgraph.link.places import local_name, of_place
from pstgraph.link.registry import Commune, Partner, Registry
from pstgraph.text import fold

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CV_PUBLIC = NamedNode("http://data.europa.eu/m8g/PublicOrganisation")
ORGANISATION = NamedNode(ORG + "Organization")
CPAS = NamedNode(ids.PST + "CPAS")
LEGAL_FORM = "http://vocab.belgif.be/auth/cbe-org2003/"
PROVINCES_NL_DE = {
    "20002": ("Brabant wallon", "Waals-Brabant", "Wallonisch-Brabant"),
    "50000": ("Hainaut", "Henegouwen", "Hennegau"),
    "60000": ("Liège", "Luik", "Lüttich"),
    "80000": ("Luxembourg", "Luxemburg", "Luxemburg"),
    "90000": ("Namur", "Namen", "Namur"),
}
REGION = "03000"
COUNTRY = "01000"


def text(words: str, language: str = "fr") -> Literal:
    """A literal in a language."""
    return Literal(words, language=language)


def territory(code: str) -> NamedNode:
    """Territory of a code of the registry (``nis:83013``, ``province:80000``, ``region:wallonia`` …)."""
    number = {"region:wallonia": REGION, "country:be": COUNTRY}.get(code) or code.split(":")[1]
    return NamedNode(ids.REFNIS + number)


def concept(node: NamedNode, code: str, broader: str | None, *labels: Literal) -> Iterator[Triple]:
    """Triples of a territory as a concept."""
    yield Triple(node, RDF_TYPE, NamedNode(SKOS + "Concept"))
    yield Triple(node, NamedNode(SKOS + "notation"), Literal(code))
    for label in labels:
        yield Triple(node, NamedNode(SKOS + "prefLabel"), label)
    if broader:
        yield Triple(node, NamedNode(SKOS + "broader"), NamedNode(ids.REFNIS + broader))


def wide_territories(registry: Registry) -> Iterator[Triple]:
    """Country, region, provinces, arrondissements."""
    yield from concept(
        NamedNode(ids.REFNIS + COUNTRY),
        COUNTRY,
        None,
        text("Belgique"),
        text("België", "nl"),
        text("Belgien", "de"),
    )
    labels = (text("Région wallonne"), text("Waals Gewest", "nl"), text("Wallonische Region", "de"))
    yield from concept(NamedNode(ids.REFNIS + REGION), REGION, COUNTRY, *labels)
    for code, (french, dutch, german) in PROVINCES_NL_DE.items():
        node = NamedNode(ids.REFNIS + code)
        label = f"Province {'du ' if french[0] in 'BHL' and french != 'Liège' else 'de '}{french}"
        yield from concept(node, code, REGION, text(label), text(dutch, "nl"), text(german, "de"))
    seen = {(c.arrondissement_nis, c.arrondissement, c.province_nis) for c in registry.communes.values()}
    for code, name, province in sorted(seen):
        node = NamedNode(ids.REFNIS + code)
        yield from concept(node, code, province, text(f"Arrondissement {of_place(name)}"))


def commune_triples(commune: Commune) -> Iterator[Triple]:
    """A commune as a territory and as a body, and its CPAS."""
    node = NamedNode(ids.REFNIS + commune.nis)
    labels = [text(commune.name), text(commune.name_nl, "nl")]
    labels += [text(commune.name_de, "de")] if commune.name_de else []
    yield from concept(node, commune.nis, commune.arrondissement_nis, *labels)
    if commune.lat is not None and commune.lon is not None:
        for name, value in (("lat", commune.lat), ("long", commune.lon)):
            yield Triple(
                node, NamedNode(GEO + name), Literal(str(value), datatype=NamedNode(XSD + "decimal"))
            )
    cpas = NamedNode(commune.cpas.iri)
    yield Triple(cpas, RDF_TYPE, CPAS)
    yield from body(cpas, commune.cpas.name, LEGAL_FORM + "412", node)
    if commune.german_speaking:
        note = "Commune de la Communauté germanophone: hors de l'obligation d'adopter un PST."
        yield Triple(cpas, NamedNode(SKOS + "note"), text(note))
    own = NamedNode(ids.local_body_iri("commune", commune.nis))
    yield Triple(own, RDF_TYPE, CV_PUBLIC)
    yield from body(own, local_name("Commune de", commune.name), LEGAL_FORM + "411", node)
    yield Triple(
        own, NamedNode(ORG + "classification"), NamedNode(ids.concept_iri("partner-class", "commune"))
    )


def body(node: NamedNode, name: str, classification: str, place: NamedNode) -> Iterator[Triple]:
    """Name, legal form and territory of a public body."""
    yield Triple(node, NamedNode(SKOS + "prefLabel"), text(name))
    yield Triple(node, NamedNode(ORG + "classification"), NamedNode(classification))
    yield Triple(node, NamedNode(DCTERMS + "spatial"), place)


def partner_triples(partner: Partner) -> Iterator[Triple]:
    """An organisation of the registry, with its territory, identification, source and confidence."""
    node = NamedNode(partner.iri)
    yield Triple(node, RDF_TYPE, ORGANISATION)
    yield Triple(node, NamedNode(SKOS + "prefLabel"), text(partner.name))
    for alias in other_names(partner):
        yield Triple(node, NamedNode(SKOS + "altLabel"), text(alias))
    for place in partner.territory_codes:
        yield Triple(node, NamedNode(DCTERMS + "spatial"), territory(place))
    if partner.partner_class:
        group = ids.concept_iri("partner-class", partner.partner_class)
        yield Triple(node, NamedNode(ORG + "classification"), NamedNode(group))
    yield Triple(
        node,
        NamedNode(ids.PST + "identification"),
        NamedNode(ids.concept_iri("code", partner.identification)),
    )
    if partner.website:
        yield Triple(node, NamedNode(FOAF + "homepage"), NamedNode(partner.website))
    for label, value in (
        ("Type", partner.type),
        ("Territoire", partner.territory),
        ("Source", partner.source),
        ("Confiance", partner.confidence),
        ("Remarque", partner.note),
    ):
        if value:
            yield Triple(node, NamedNode(SKOS + "note"), text(f"{label} : {value}"))


def other_names(partner: Partner) -> list[str]:
    """Names of a partner besides its main one, one spelling each."""
    seen = {fold(partner.name)}
    names = []
    for name in (*partner.acronyms, *partner.capitalised, *partner.aliases):
        if fold(name) not in seen:
            seen.add(fold(name))
            names.append(name)
    return sorted(names)


def registry_triples(registry: Registry) -> list[Triple]:
    """Every triple of the registry graph."""
    triples = list(wide_territories(registry))
    for commune in registry.communes.values():
        triples.extend(commune_triples(commune))
    for partner in registry.partners.values():
        triples.extend(partner_triples(partner))
    return triples
