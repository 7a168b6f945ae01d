"""The shipped SKOS schemes (themes, target groups, roles, volets …), each read once from its Turtle file.

>>> themes = scheme("theme")
>>> themes["mediation-dettes"].label()
'Médiation de dettes'
>>> themes["mediation-dettes"].broader
'surendettement'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox

from pstgraph.errors import InputError, UsageError, nearest
from pstgraph.identifiers import AUTH, PST, local_name
from pstgraph.resources import ontology_dir

SKOS = "http://www.w3.org/2004/02/skos/core#"
_TITLE = "http://purl.org/dc/terms/title"
_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")

_Properties = dict[str, list["ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"]]


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme.

    ``alt``, ``hidden`` and ``exclusions`` are the French labels, in the order of the file: other names,
    forms that only recognition needs, and phrases in which a label does *not* signal the concept.
    ``broader`` and ``narrower`` are codes; ``matches`` are (SKOS property, IRI) pairs.
    """

    code: str
    iri: str
    pref: Mapping[str, str] = field(hash=False)
    alt: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    broader: str | None = None
    narrower: tuple[str, ...] = ()
    notations: tuple[str, ...] = ()
    matches: tuple[tuple[str, str], ...] = ()
    scope_notes: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def notation(self) -> str | None:
        """The concept's short sign, None where it has none."""
        return self.notations[0] if self.notations else None

    def label(self, lang: str = "fr") -> str:
        """Preferred label in a language, else in French, else in English, else the code."""
        return self.pref.get(lang) or self.pref.get("fr") or self.pref.get("en") or self.code

    def labels(self) -> tuple[str, ...]:
        """All French labels that signal the concept: preferred, other, hidden."""
        return (*((self.pref["fr"],) if "fr" in self.pref else ()), *self.alt, *self.hidden)


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """A concept scheme: a mapping from codes to concepts, in the order of its file."""

    code: str
    iri: str
    title: Mapping[str, str]
    concepts: Mapping[str, Concept]

    def __getitem__(self, code: str) -> Concept:
        found = self.concepts.get(code)
        if found is None:
            raise UsageError(f"unknown code {code!r} of {self.iri}", remedy=nearest(code, self.concepts))
        return found

    def __contains__(self, code: object) -> bool:
        return code in self.concepts

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def get(self, code: str) -> Concept | None:
        """Return the concept with a code, or None."""
        return self.concepts.get(code)

    def by_iri(self, iri: str) -> Concept | None:
        """Return the concept with an IRI, or None."""
        found = self.concepts.get(local_name(iri))
        return found if found is not None and found.iri == iri else None

    def label(self, code: str, lang: str = "fr") -> str:
        """Preferred label of a code; the code itself where the scheme does not know it."""
        found = self.concepts.get(code)
        return found.label(lang) if found else code

    def top_concepts(self) -> list[Concept]:
        """Concepts without a broader one."""
        return [concept for concept in self if concept.broader is None]

    def narrower(self, code: str) -> list[Concept]:
        """Concepts right below one."""
        return [self.concepts[child] for child in self[code].narrower]

    def broader(self, code: str) -> Concept | None:
        """Return the concept right above one, None at the top."""
        parent = self[code].broader
        return self.concepts[parent] if parent else None

    def top(self, code: str) -> Concept:
        """Return the top concept above one, or itself at the top."""
        concept = self[code]
        while concept.broader:
            concept = self.concepts[concept.broader]
        return concept


@cache
def scheme(name: str) -> Scheme:
    """Read a shipped scheme by the last part of its IRI, once per process.

    Parameters
    ----------
    name
        Code of the scheme: ``theme``, ``target-group``, ``role``, ``volet``, ``status`` …

    Raises
    ------
    UsageError
        When no file ``ontology/schemes/{name}.ttl`` is shipped.
    InputError
        When the file is not Turtle.
    """
    path = ontology_dir() / "schemes" / f"{name}.ttl"
    if not path.is_file():
        raise UsageError(f"unknown scheme {name!r}", remedy=nearest(name, scheme_names()))
    try:
        described = _describe(path.read_bytes())
    except SyntaxError as error:
        raise InputError(f"the scheme is not Turtle ({error})", str(path)) from error
    return _scheme(name, described)


def scheme_names() -> tuple[str, ...]:
    """Codes of the shipped schemes."""
    return tuple(sorted(path.stem for path in (ontology_dir() / "schemes").glob("*.ttl")))


def _describe(turtle: bytes) -> dict[str, _Properties]:
    """Group the triples of a file by subject and property, in the order of the file."""
    described: dict[str, _Properties] = {}
    for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        subject = described.setdefault(getattr(triple.subject, "value", ""), {})
        subject.setdefault(triple.predicate.value, []).append(triple.object)
    return described


def _scheme(name: str, described: dict[str, _Properties]) -> Scheme:
    iri = AUTH + name
    narrower: dict[str, list[str]] = {}
    for subject, properties in described.items():
        for parent in _iris(properties, "broader"):
            narrower.setdefault(parent, []).append(local_name(subject))
    concepts = {
        local_name(subject): _concept(subject, properties, tuple(narrower.get(subject, ())))
        for subject, properties in described.items()
        if iri in _iris(properties, "inScheme")
    }
    own = described.get(iri, {})
    title = _by_language(own, _TITLE) or _by_language(own, SKOS + "prefLabel")
    return Scheme(name, iri, MappingProxyType(title), MappingProxyType(concepts))


def _concept(iri: str, properties: _Properties, narrower: tuple[str, ...]) -> Concept:
    broader = _iris(properties, "broader")
    return Concept(
        code=local_name(iri),
        iri=iri,
        pref=MappingProxyType(_by_language(properties, SKOS + "prefLabel")),
        alt=_french(properties, SKOS + "altLabel"),
        hidden=_french(properties, SKOS + "hiddenLabel"),
        exclusions=_french(properties, PST + "exclusionLabel"),
        broader=local_name(broader[0]) if broader else None,
        narrower=narrower,
        notations=tuple(text for text, _ in _literals(properties, SKOS + "notation")),
        matches=tuple((kind, target) for kind in _MATCHES for target in _iris(properties, kind)),
        scope_notes=MappingProxyType(_by_language(properties, SKOS + "scopeNote")),
    )


def _iris(properties: _Properties, name: str) -> list[str]:
    return [term.value for term in properties.get(SKOS + name, ()) if isinstance(term, ox.NamedNode)]


def _literals(properties: _Properties, predicate: str) -> list[tuple[str, str | None]]:
    terms = properties.get(predicate, ())
    return [(term.value, term.language) for term in terms if isinstance(term, ox.Literal)]


def _by_language(properties: _Properties, predicate: str) -> dict[str, str]:
    return {language or "": text for text, language in _literals(properties, predicate)}


def _french(properties: _Properties, predicate: str) -> tuple[str, ...]:
    return tuple(text for text, language in _literals(properties, predicate) if language in ("fr", None))
