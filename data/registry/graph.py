"""The registry as triples: CPAS, communes as bodies and as territories, partners."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from pstgraph import identifiers as ids
from pstgraph.link.places import local_name, of_place
from pstgraph.link.registry import Commune, Partner, Registry
from pstgraph.rdf.namespace import PREFIXES, PST
from pstgraph.text import fold

CBE = "http://vocab.belgif.be/auth/cbe-org2003/"
COMMUNE_FORM, CPAS_FORM = NamedNode(CBE + "411"), NamedNode(CBE + "412")
COUNTRY, REGION = "01000", "03000"
WIDE = {
    COUNTRY: (None, {"fr": "Belgique", "nl": "België", "de": "Belgien"}),
    REGION: (COUNTRY, {"fr": "Région wallonne", "nl": "Waals Gewest", "de": "Wallonische Region"}),
    "20002": (
        REGION,
        {
            "fr": "Province du Brabant wallon",
            "nl": "Provincie Waals-Brabant",
            "de": "Provinz Wallonisch-Brabant",
        },
    ),
    "50000": (
        REGION,
        {"fr": "Province du Hainaut", "nl": "Provincie Henegouwen", "de": "Provinz Hennegau"},
    ),
    "60000": (REGION, {"fr": "Province de Liège", "nl": "Provincie Luik", "de": "Provinz Lüttich"}),
    "80000": (
        REGION,
        {"fr": "Province du Luxembourg", "nl": "Provincie Luxemburg", "de": "Provinz Luxemburg"},
    ),
    "90000": (REGION, {"fr": "Province de Namur", "nl": "Provincie Namen", "de": "Provinz Namur"}),
}
TERRITORIES = {"region:wallonia": REGION, "country:be": COUNTRY}


def named(curie: str) -> NamedNode:
    """Node of a prefixed name."""
    prefix, local = curie.split(":")
    return NamedNode(PREFIXES[prefix] + local)


def french(words: str) -> Literal:
    """A literal in French."""
    return Literal(words, language="fr")


def territory(code: str) -> NamedNode:
    """Territory of a code of the registry (``nis:83013``, ``province:80000``, ``region:wallonia`` …)."""
    return NamedNode(ids.REFNIS + (TERRITORIES.get(code) or code.split(":")[1]))


def concept(code: str, broader: str | None, labels: dict[str, str]) -> Iterator[Triple]:
    """Triples of a territory as a concept, ``labels`` by language."""
    node = NamedNode(ids.REFNIS + code)
    yield Triple(node, named("rdf:type"), named("skos:Concept"))
    yield Triple(node, named("skos:notation"), Literal(code))
    for language, label in labels.items():
        yield Triple(node, named("skos:prefLabel"), Literal(label, language=language))
    if broader:
        yield Triple(node, named("skos:broader"), NamedNode(ids.REFNIS + broader))


def wide_territories(registry: Registry) -> Iterator[Triple]:
    """Country, region, provinces, arrondissements."""
    for code, (broader, labels) in WIDE.items():
        yield from concept(code, broader, labels)
    seen = {(c.arrondissement_nis, c.arrondissement, c.province_nis) for c in registry.communes.values()}
    for code, name, province in sorted(seen):
        yield from concept(code, province, {"fr": f"Arrondissement {of_place(name)}"})


def commune_triples(commune: Commune) -> Iterator[Triple]:
    """A commune as a territory and as a body, and its CPAS."""
    names = {"fr": commune.name, "nl": commune.name_nl, "de": commune.name_de}
    yield from concept(
        commune.nis,
        commune.arrondissement_nis,
        {language: name for language, name in names.items() if name},
    )
    node = NamedNode(ids.REFNIS + commune.nis)
    for name, value in (("geo:lat", commune.lat), ("geo:long", commune.lon)):
        if value is not None:
            yield Triple(node, named(name), Literal(str(value), datatype=named("xsd:decimal")))
    cpas = NamedNode(commune.cpas.iri)
    yield Triple(cpas, named("rdf:type"), NamedNode(PST.CPAS))
    yield from body(cpas, commune.cpas.name, CPAS_FORM, node)
    if commune.german_speaking:
        note = "Commune de la Communauté germanophone : hors de l'obligation d'adopter un PST."
        yield Triple(cpas, named("skos:note"), french(note))
    own = NamedNode(ids.local_body_iri("commune", commune.nis))
    yield Triple(own, named("rdf:type"), named("cv:PublicOrganisation"))
    yield from body(own, local_name("Commune de", commune.name), COMMUNE_FORM, node)
    yield Triple(own, named("org:classification"), NamedNode(ids.concept_iri("partner-class", "commune")))


def body(node: NamedNode, name: str, form: NamedNode, place: NamedNode) -> Iterator[Triple]:
    """Name, legal form and territory of a public body."""
    yield Triple(node, named("skos:prefLabel"), french(name))
    yield Triple(node, named("org:classification"), form)
    yield Triple(node, named("dcterms:spatial"), place)


def partner_triples(partner: Partner) -> Iterator[Triple]:
    """An organisation of the registry, with its territory, identification, source and confidence."""
    node = NamedNode(partner.iri)
    yield Triple(node, named("rdf:type"), named("org:Organization"))
    yield Triple(node, named("skos:prefLabel"), french(partner.name))
    for alias in other_names(partner):
        yield Triple(node, named("skos:altLabel"), french(alias))
    for place in partner.territory_codes:
        yield Triple(node, named("dcterms:spatial"), territory(place))
    if partner.partner_class:
        group = ids.concept_iri("partner-class", partner.partner_class)
        yield Triple(node, named("org:classification"), NamedNode(group))
    state = ids.concept_iri("code", partner.identification)
    yield Triple(node, NamedNode(PST.identification), NamedNode(state))
    if partner.website:
        yield Triple(node, named("foaf:homepage"), NamedNode(partner.website))
    for label, value in (
        ("Type", partner.type),
        ("Territoire", partner.territory),
        ("Source", partner.source),
        ("Confiance", partner.confidence),
        ("Remarque", partner.note),
    ):
        if value:
            yield Triple(node, named("skos:note"), french(f"{label} : {value}"))


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
