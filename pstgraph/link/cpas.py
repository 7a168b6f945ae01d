"""Whose plan a document is, told from its own words.

Evidence adds up: the CPAS named in a title or banner counts most, then "le CPAS de …" in the prose, web and
mail addresses, adjectives of inhabitants, bare names of communes. A CPAS named as a partner ("avec le CPAS
de Martelange", a cell below "Partenaires") counts nothing. One sentence alone is not enough, and the first
must be well ahead of the second, else nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pstgraph.link.cues import zones
from pstgraph.link.flat import Flat, flat, words_of
from pstgraph.link.gazetteer import gazetteer
from pstgraph.link.owner_lines import is_entry, owner_lines
from pstgraph.link.registry import Registry
from pstgraph.model.plan import Cpas, Note
from pstgraph.readers.document import Document, Line
from pstgraph.text import fold

TITLE, PROSE, ADDRESS, INHABITANTS, NAME = 10.0, 3.0, 4.0, 2.0, 0.5
ENOUGH = 3.5
AHEAD = 1.8  # times the second
_LONGEST = 3000  # characters of a line that are looked at
SHORT = 14  # words of a line that may be a title

_PROGRAMME = re.compile(r"\bpst\b|programme strategique|plan strategique|politique sociale")
_CPAS_FIRST = re.compile(r"\W*(?:c\.?p\.?a\.?s|centre public d'action sociale)\b")
_COUNCIL_OF = re.compile(r"\bconseil de l'action sociale(?= )")
_ADDRESS = re.compile(r"(?:cpas[.-]?(?:de[.-]?|d)?|@|www\.)(?:cpas[.-]?)?([a-z]{3,}(?:-[a-z]+)*)\.be\b")
_COMMUNE_OF = re.compile(r"\b(?:commune|ville|entite|administration communale)(?= d| de| du| des)")
_ENDINGS = words_of(
    """ois oise oises ais aise aises ien ienne iens iennes in ine ins ines ain aine ains aines eois eoise
    eoises tois toise toises"""
)


@dataclass(frozen=True, slots=True)
class Told:
    """Whose plan it is (None where the document does not tell), the line that says so best, and a note."""

    cpas: Cpas | None
    line: int | None
    note: Note


def tell_cpas(document: Document, registry: Registry, title: str | None = None) -> Told:
    """Tell whose plan a document is.

    Parameters
    ----------
    document
        The document's lines.
    registry
        The communes.
    title
        The title that the outline reader found; counts as a title line.
    """
    scores: dict[str, float] = {}
    best: dict[str, tuple[float, int | None]] = {}
    lines = [*owner_lines(document), *([Line(0, title)] if title else [])]
    for line in lines:
        short = replace(line, text=line.text[:_LONGEST])
        for nis, weight in _signs(short, registry):
            scores[nis] = scores.get(nis, 0.0) + weight
            if weight > best.get(nis, (0.0, None))[0]:
                best[nis] = (weight, line.number or None)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not ranked or ranked[0][1] < ENOUGH:
        return Told(None, None, Note("skipped", None, f"CPAS non reconnu dans le document ; {_REMEDY}"))
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        names = " ou ".join(registry.communes[nis].name for nis, _ in ranked)
        return Told(None, None, Note("skipped", None, f"CPAS incertain ({names}) ; {_REMEDY}"))
    nis = ranked[0][0]
    cpas, line_number = registry.communes[nis].cpas, best[nis][1]
    sure = best[nis][0] >= PROSE
    message = f"{ATTRIBUTED} {cpas.name} d'après le document"
    return Told(cpas, line_number, Note("read" if sure else "guessed", line_number, message))


ATTRIBUTED = "plan attribué au"
"""Begin of the note that tells whose plan a document is."""
_REMEDY = "indiquer le CPAS avec --cpas (nom ou code INS)"


def _signs(line: Line, registry: Registry) -> Iterator[tuple[str, float]]:
    text = flat(line.text)
    names = gazetteer(registry)
    partners = zones(text)
    title = len(text.text.split()) <= SHORT and bool(
        _PROGRAMME.search(text.text) or (not is_entry(line) and (line.style or _CPAS_FIRST.match(text.text)))
    )
    for found in names.cpas(text):
        if not any(zone.holds(found.start) for zone in partners):
            yield found.nis, TITLE if title else PROSE
    for match in _COMMUNE_OF.finditer(text.text):
        place = names.place_after(text, match.end())
        if place and not any(zone.holds(match.start()) for zone in partners):
            yield place[1], ADDRESS if title else INHABITANTS
    for match in _COUNCIL_OF.finditer(text.text):
        place = names.place_after(text, match.end())
        if place and not any(zone.holds(match.start()) for zone in partners):
            yield place[1], TITLE if title else PROSE
    for match in _ADDRESS.finditer(text.text):
        owners = registry.names.get(match[1].replace("-", " ").removeprefix("cpas"), ())
        if len(owners) == 1:
            yield owners[0], ADDRESS
    yield from _inhabitants(text, registry)
    yield from _bare(text, registry)


def _inhabitants(text: Flat, registry: Registry) -> Iterator[tuple[str, float]]:
    """Adjectives of inhabitants: "écaussinnois", "dinantais"."""
    stems = _adjective_stems(registry)
    for word in re.findall(r"[a-z]{5,}", text.text):
        for ending in _ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] in stems:
                owners = stems[word[: -len(ending)]]
                if len(owners) == 1:
                    yield owners[0], INHABITANTS
                break


@lru_cache(maxsize=4)
def _adjective_stems(registry: Registry) -> dict[str, tuple[str, ...]]:
    stems: dict[str, set[str]] = {}
    for commune in registry.communes.values():
        name = fold(commune.name).replace(" ", "")
        short = re.sub(r"(?:es|e|s)$", "", name)
        if len(short) >= 4:
            stems.setdefault(short, set()).add(commune.nis)
    return {stem: tuple(sorted(owners)) for stem, owners in stems.items()}


@lru_cache(maxsize=4)
def _bare_names(registry: Registry) -> re.Pattern[str]:
    names = [fold(commune.name) for commune in registry.communes.values()]
    spelled = [n.replace(" ", r"[\s'-]+") for n in sorted(names, key=len, reverse=True) if len(n) > 4]
    return re.compile(rf"(?<![a-z0-9])(?:a|pour|en|sur)\s({'|'.join(spelled)})(?![a-z0-9-])")


def _bare(text: Flat, registry: Registry) -> Iterator[tuple[str, float]]:
    """Names of communes after "à": "un travail de rue à Ecaussinnes"."""
    for match in _bare_names(registry).finditer(text.text):
        if text.words(*match.span(1))[0].isupper():
            owners = registry.names.get(fold(match[1]), ())
            if len(owners) == 1:
                yield owners[0], NAME
