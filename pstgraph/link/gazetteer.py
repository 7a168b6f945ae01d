"""Names of the registry found in a text: organisations, local bodies, CPAS of other communes.

Finding a name is not yet finding a partner: :mod:`pstgraph.link.partners` judges the context.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pstgraph.link.flat import Flat, acronym, key, phrase
from pstgraph.link.registry import Partner, Registry
from pstgraph.text import fold

_OWN_NAME = re.compile(
    r"\s+(?:[«“\"]\s*[^«»“”\"]{2,50}?\s*[»”\"]|[A-ZÀ-ÖØ-Þ][a-zà-ÿ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*)"
)

_CPAS = re.compile(r"\b(?:c\.?p\.?a\.?s|centres? publics? d'action sociale)\b\.?")
_LISTED = re.compile(r"[^().;:,]{1,60}?(?=\s[(]|\s?:\s)")  # "les CPAS voisins (Amay, Wanze)"
_NOT_ARTICLE = re.compile(r"^(?:l[ae]s?\s+|l['’]\s?)(?=\w)")  # "CPAS de la Bruyère"
_AND = re.compile(r"\s*(?:,|et\b|/|\+|&|ou\b)(?=\s*)")

Case = Literal["any", "capitals", "initials"]


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation's name at ``start:end`` of the flat text; one of ``partners`` is meant."""

    start: int
    end: int
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Local:
    """A local body's kind at ``start:end``.

    ``place`` is the NIS code of the commune named with it, ``named`` whether a name of its own follows
    ("la crèche « Pas à Pas »").
    """

    start: int
    end: int
    kind: str
    place: str | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class CpasName:
    """The CPAS of a commune at ``start:end``."""

    start: int
    end: int
    nis: str


@dataclass(frozen=True)
class Gazetteer:
    """The compiled patterns of one registry."""

    registry: Registry
    names: re.Pattern[str]
    owners: dict[str, tuple[tuple[Partner, Case], ...]]
    bodies: re.Pattern[str]
    kinds: dict[str, tuple[str, Case]]
    places: re.Pattern[str]

    def named(self, flat: Flat) -> Iterator[Named]:
        """Organisations of the registry, in order."""
        for match in self.names.finditer(flat.text):
            words = flat.words(*match.span())
            found = tuple(p for p, case in self.owners.get(key(words), ()) if written(words, case))
            if found:
                yield Named(*match.span(), found)

    def local(self, flat: Flat) -> Iterator[Local]:
        """Bodies of which each commune has its own, with the place named right after them."""
        for match in self.bodies.finditer(flat.text):
            words = flat.words(*match.span())
            kind, case = self.kinds[key(words)]
            if written(words, case):
                place = self.place_after(flat, match.end())
                name = _OWN_NAME.match(flat.original, flat.span(*match.span())[1]) if place is None else None
                end = place[0] if place else flat.at(name.end()) if name else match.end()
                yield Local(match.start(), end, kind, place and place[1], name is not None)

    def place_after(self, flat: Flat, start: int) -> tuple[int, str] | None:
        """End and NIS code of the commune named right at a place ("à Martelange", "d'Ath", "Hotton")."""
        match = self.places.match(flat.text, start)
        if match is None or not _NOT_ARTICLE.sub("", flat.words(*match.span("name")))[0].isupper():
            return None
        owners = self.registry.names[fold(match["name"])]
        return (match.end(), owners[0]) if len(owners) == 1 else None

    def cpas(self, flat: Flat) -> Iterator[CpasName]:
        """CPAS that are named with their communes, lists included ("CPAS d'Ath, de Huy et Spa")."""
        for match in _CPAS.finditer(flat.text):
            listed = _LISTED.match(flat.text, match.end())
            if self.place_after(flat, match.end()) is None and listed:
                start = _skip_link(flat.text, listed.end())
                yield from (CpasName(*place) for place in self.placed(flat, start, listed.end()))
            else:
                yield from (CpasName(*place) for place in self.placed(flat, *match.span()))

    def placed(self, flat: Flat, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """A noun with the communes listed right after it: start and end of each, NIS code."""
        place = self.place_after(flat, end)
        while place is not None:
            yield start, place[0], place[1]
            joint = _AND.match(flat.text, place[0])
            if joint is None:
                break
            start = _skip_link(flat.text, joint.end())
            place = self.place_after(flat, joint.end())


def _skip_link(text: str, place: int) -> int:
    link = re.compile(r"[\s(:]*(?:de la |de l'|des |du |de |d'|le |la |les |a )?").match(text, place)
    return link.end() if link else place


def written(words: str, case: Case) -> bool:
    """Whether words are written as a name of that kind must be.

    >>> written("Ais", "capitals"), written("A.I.S.", "capitals"), written("les Arches", "initials")
    (False, True, True)
    >>> written("ces arches", "initials"), written("ARCHES", "initials")
    (False, True)
    """
    if case == "capitals":
        return words.upper() == words
    if case == "initials":
        long_words = [word for word in re.findall(r"\w+", words) if len(word) > 3]
        return all(word[0].isupper() for word in long_words)
    return True


def _alternatives(patterns: dict[str, str]) -> re.Pattern[str]:
    """One pattern out of those of all names (name → pattern), longer names first."""
    longest_first = sorted(patterns, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(patterns[name] for name in longest_first)})(?![a-z0-9])")


def _partner_names(registry: Registry) -> Iterator[tuple[str, str, Partner, Case]]:
    for partner in registry.partners.values():
        for alias in partner.aliases:
            yield key(alias), phrase(alias), partner, "any"
            if alias.upper() == partner.name and alias.isalpha():
                yield key(alias), acronym(alias), partner, "any"  # "I.F.A.P.M.E."
        for letters in partner.acronyms:
            several = " " in letters or "-" in letters
            yield key(letters), phrase(letters) if several else acronym(letters), partner, "capitals"
        for alias in partner.capitalised:
            yield key(alias), phrase(alias), partner, "initials"


def _kind_names(registry: Registry) -> Iterator[tuple[str, str, str, Case]]:
    for kind in registry.kinds.values():
        for alias in kind.aliases:
            yield key(alias), phrase(alias), kind.kind, "any"
        for letters in kind.acronyms:
            yield key(letters), acronym(letters), kind.kind, "capitals"


def _places(registry: Registry) -> re.Pattern[str]:
    """Pattern of a commune's name after "of", "at", "CPAS"."""
    names = sorted((n for n in registry.names if len(n) > 2), key=lambda name: (-len(name), name))
    spelled = [
        re.sub(r"^(saint|sainte)\b", r"(?:\1|ste?)\\.?", name.replace(" ", r"[\s'-]+")) for name in names
    ]
    link = r"(?:\s+(?:de la (?:ville|commune) (?:de |d')|de |d'|du |des |a |-\s*)|\s*[:-]\s*|\s+)"
    return re.compile(rf"{link}[\"(]?(?P<name>{'|'.join(spelled)})(?![a-z0-9]|-[a-z])")


@lru_cache(maxsize=4)
def gazetteer(registry: Registry) -> Gazetteer:
    """Compile the patterns of a registry, once."""
    owners: dict[str, list[tuple[Partner, Case]]] = defaultdict(list)
    patterns: dict[str, str] = {}
    for name, pattern, partner, case in _partner_names(registry):
        owners[name].append((partner, case))
        patterns[name] = f"{patterns[name]}|{pattern}" if name in patterns else pattern
    kinds: dict[str, tuple[str, Case]] = {}
    body_patterns: dict[str, str] = {}
    for name, pattern, kind, kind_case in _kind_names(registry):
        kinds[name] = (kind, kind_case)
        body_patterns[name] = pattern
    return Gazetteer(
        registry,
        _alternatives(patterns),
        {name: tuple(found) for name, found in owners.items()},
        _alternatives(body_patterns),
        kinds,
        _places(registry),
    )
