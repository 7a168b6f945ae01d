"""Similarity of actions, explained: shared themes, target groups and rare words.

A unit is a vector of weighted features (:mod:`pstgraph.analysis.features`); each feature is multiplied
by its rarity over the units of the graph (inverse document frequency, Spärck Jones 1972), vectors of
themes, of words and of target groups are compared by their cosine, and the three cosines are added
with fixed weights. The reasons are the shared features that weigh most.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pstgraph.analysis.features import Features, of_text, of_unit, recognised
from pstgraph.analysis.units import Unit
from pstgraph.vocabulary import scheme

THEME_WEIGHT, WORD_WEIGHT, SUBJECT_WEIGHT, GROUP_WEIGHT = 0.32, 0.41, 0.23, 0.04
KINDS: tuple[tuple[str, float], ...] = (
    ("themes", THEME_WEIGHT),
    ("words", WORD_WEIGHT),
    ("groups", GROUP_WEIGHT),
    ("subjects", SUBJECT_WEIGHT),
)


@dataclass(frozen=True, slots=True)
class Match:
    """A unit close to a text or to another unit.

    ``score`` lies between 0 and 1, and so do the cosines ``by_themes``, ``by_subjects`` and ``by_words`` it
    is made of. ``subjects`` are the codes of those in common; ``named`` tells how many of the two sides
    name a subject.
    """

    unit: Unit
    score: float
    reasons: tuple[str, ...]
    by_themes: float = 0.0
    by_words: float = 0.0
    by_subjects: float = 0.0
    subjects: tuple[str, ...] = ()
    named: int = 0


@dataclass(frozen=True, slots=True)
class _Vector:
    """Unit-length vectors, so that a cosine is a dot product."""

    themes: Mapping[str, float]
    words: Mapping[str, float]
    groups: Mapping[str, float]
    subjects: Mapping[str, float]
    shown: Mapping[str, str]


class SimilarityIndex:
    """Units of a graph, ready to be compared with a text or with one another.

    Parameters
    ----------
    units
        The units to search among; rarity is counted over them.
    automatic
        Ignore reviewed themes and compare by the text alone.
    """

    def __init__(self, units: Sequence[Unit], automatic: bool = False) -> None:
        self.units = list(units)
        raw = [of_unit(unit, automatic) for unit in self.units]
        self._rarity = {kind: _rarity([getattr(f, kind) for f in raw]) for kind, _ in KINDS}
        self._vectors = [self._vector(features) for features in raw]
        self._position = {unit.iri: position for position, unit in enumerate(self.units)}
        self._holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, vector in enumerate(self._vectors):
            for kind, _ in KINDS:
                for feature in getattr(vector, kind):
                    self._holders[kind, feature].append(position)

    def to_text(self, text: str, among: Iterable[str] | None = None) -> list[Match]:
        """Units close to a text, best first; ``among`` keeps only these CPAS (NIS codes)."""
        return self._ranked(self._vector(of_text([(text, 1.0)])), among, skip=None)

    def to_unit(self, iri: str, among: Iterable[str] | None = None) -> list[Match]:
        """Units of other CPAS close to a unit, best first."""
        unit = self.units[self._position[iri]]
        return self._ranked(self._vectors[self._position[iri]], among, skip=unit.nis)

    def pair(self, a: str, b: str) -> Match:
        """How close unit ``b`` is to unit ``a``."""
        return self._match(self._vectors[self._position[a]], self._position[b])

    def __contains__(self, iri: object) -> bool:
        return iri in self._position

    def subjects(self, iri: str) -> tuple[str, ...]:
        """Codes of the subjects found in a unit's own words."""
        return tuple(self._vectors[self._position[iri]].subjects)

    def unrecognised(self) -> list[Unit]:
        """Units in whose own words neither a theme nor a subject is found: where the schemes may grow."""
        return [unit for unit in self.units if not recognised(unit)]

    def _vector(self, features: Features) -> _Vector:
        scaled = {
            kind: _unit_length({k: w * self._rarity[kind](k) for k, w in getattr(features, kind).items()})
            for kind, _ in KINDS
        }
        return _Vector(**scaled, shown=features.shown)

    def _ranked(self, query: _Vector, among: Iterable[str] | None, skip: str | None) -> list[Match]:
        wanted = set(among) if among is not None else None
        near: set[int] = set()
        for kind, _ in KINDS:
            for feature in getattr(query, kind):
                near.update(self._holders.get((kind, feature), ()))
        found = [
            self._match(query, position)
            for position in sorted(near)
            if self.units[position].nis != skip and (wanted is None or self.units[position].nis in wanted)
        ]
        return sorted((m for m in found if m.score > 0), key=lambda m: (-m.score, m.unit.iri))

    def _match(self, query: _Vector, position: int) -> Match:
        other = self._vectors[position]
        close = {kind: _cosine(getattr(query, kind), getattr(other, kind)) for kind, _ in KINDS}
        score = sum(weight * close[kind] for kind, weight in KINDS)
        return Match(
            self.units[position],
            round(score, 4),
            _reasons(query, other),
            close["themes"],
            close["words"],
            close["subjects"],
            tuple(_shared(query.subjects, other.subjects)),
            bool(query.subjects) + bool(other.subjects),
        )


def _rarity(vectors: Sequence[Mapping[str, float]]):  # type: ignore[no-untyped-def]
    """Smoothed inverse document frequency: ln((1 + n) / (1 + df)) + 1."""
    seen = Counter(feature for vector in vectors for feature in vector)
    total = len(vectors)
    return lambda feature: math.log((1 + total) / (1 + seen[feature])) + 1


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[feature] for feature, weight in a.items() if feature in b)


def _unit_length(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {feature: weight / length for feature, weight in vector.items()} if length else {}


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> list[str]:
    """Shared features, those that weigh most first."""
    both = [feature for feature in a if feature in b]
    return sorted(both, key=lambda feature: (-a[feature] * b[feature], feature))


def _reasons(query: _Vector, other: _Vector) -> tuple[str, ...]:
    themes, groups, subjects = scheme("theme"), scheme("target-group"), scheme("subject")
    narrow = _shared(query.themes, other.themes)
    covered = {themes[code].broader for code in narrow}
    said = [f"objet : {subjects[c].label('fr')}" for c in _shared(query.subjects, other.subjects)]
    said += [f"thème : {themes[c].label('fr')}" for c in narrow if c not in covered]
    said += [f"public : {groups[c].label('fr')}" for c in _shared(query.groups, other.groups)]
    words = _shared(query.words, other.words)[:5]
    if words:
        said.append("mots : " + ", ".join(other.shown.get(w, w) for w in words))
    return tuple(said)
