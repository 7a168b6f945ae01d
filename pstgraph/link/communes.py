"""Where a text speaks of working with the commune, not of its territory and not of something in common.

"La commune" is a partner in "en collaboration avec la commune", "synergies Ville/CPAS", "concertation
Commune-CPAS", "le CODIR du CPAS et de la commune"; it is a place in "les habitants de la commune", "dans la
Ville"; it is an adjective in "définition commune", "bulletin communal".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pstgraph.link.cues import Zone, governed
from pstgraph.link.flat import Flat, either
from pstgraph.link.gazetteer import Gazetteer
from pstgraph.link.persons import person_among_partners

_ADMINISTRATION = either(r"""
    services? (?:de |d'|des )?(?:l')?administration communale | administrations? communales?
    services? communaux | service communal | administration de la (?:ville|commune)
    (?:pouvoir|autorite)s? communa\w+ | college communal | conseil communal(?! (?:des|consultatif))
    services? (?:(?!de\b|du\b|des\b)[\w'-]+ ){0,3}(?:de|a) (?:la|notre) (?:ville|commune)
    (?:responsables?|personnel|agents?|directions?|dg|codir)(?: \w+){0,3} de la (?:commune|ville)
    direct\w+ general\w* de la (?:commune|ville)
    (?:college|conseil|echevin\w*|mandataires?|ouvriers?|equipes?)(?: \w+){0,3} de la (?:commune|ville)
    (?:cellule|departement|service)(?: \w+){0,3} de la (?:commune|ville)
    college des bourgmestre et echevins | mandataires communaux | agents? communaux | personnel communal
    travailleurs communaux | employes communaux | echevin\w* | bourgmestre | directeur general communal
    directrice generale communale
""")
_NAME = re.compile(
    rf"(?<![\w-])(?:(?P<administration>{_ADMINISTRATION})|(?P<bare>communes?|villes?))(?![a-z0-9])"
)
# "Définition commune", "action commune": the adjective after its noun.
_ADJECTIVE_BEFORE = re.compile(
    r"[a-z]{3,}"
    + either("tion | ure | que | ive | aire | ale | elle | ite | ee | ance | ence | sion")
    + r"s?\s*$"
)
_COMMUNE = r"(?:ville|commune|administration communale)"
_CPAS = r"c\.?p\.?a\.?s"
_PAIR = re.compile(
    rf"\b(?:(?P<first>{_COMMUNE}|a\.?c\.?)\s*[-/&+]\s*{_CPAS}\b"
    rf"|{_CPAS}\.?\s*[-/&+]\s*(?P<second>{_COMMUNE}|a\.?c\.?)(?![a-z0-9]))"
)
_BETWEEN = re.compile(
    rf"\b(?:(?:la |notre )?(?P<first>{_COMMUNE}) (?:et|avec) (?:de |le |du |au |son )*{_CPAS}\b"
    rf"|(?:le |du |notre ){_CPAS}\.? (?:et|avec) (?:de )?(?:la |l')(?P<second>{_COMMUNE})\b)"
)
_JOINT = re.compile(
    r"\b"
    + either(r"""
    synerg\w+ | collabor\w+ | concert\w+ | mutualis\w+ | co-?oper\w+ | partenaria\w+ | conjoint\w*
    rapproch\w+ | commun | communs | partag\w+ | fusion\w* | harmonis\w+ | reuni\w+ | codir | comite
    coordin\w+ | liens? | entre | transversal\w* | regroup\w+ | centralis\w+ | echang\w+
""")
    + r"\b"
)
_TOGETHER = re.compile(r"[^.;]{0,60}\b(?:ensemble|conjointe\w*|collabor\w+|en commun|de concert)\b")
# "Jean Dupont, échevin": the office of a person who is named.
_OFFICE = re.compile(r"(?:echevin|bourgmestre)")
_NAMED_BEFORE = re.compile(r"(?P<name>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3})\s*[,(]\s*$")
_ELSEWHERE = re.compile(
    r"\s+(?:voisin|limitroph|avoisin|environn|partenair|de l'arrond|de la (?:region|prov|zone))"
)


@dataclass(frozen=True, slots=True)
class CommuneName:
    """The commune as a partner at ``start:end``; ``place`` is the NIS code where another one is named."""

    start: int
    end: int
    place: str | None = None


def communes(flat: Flat, zones: Sequence[Zone], names: Gazetteer) -> Iterator[CommuneName]:
    """Mentions of the commune as somebody whom the CPAS works with, in order, without overlaps.

    Parameters
    ----------
    flat
        The text.
    zones
        The stretches governed by cues of collaboration.
    names
        The registry's names, for "la commune d'Ath".
    """
    last = -1
    found = [*_paired(flat), *_governed(flat, zones, names)]
    for name in sorted(found, key=lambda one: (one.start, -one.end)):
        if name.start >= last:
            yield name
            last = name.end


def _paired(flat: Flat) -> Iterator[CommuneName]:
    """The commune beside the CPAS: "synergies Ville/CPAS", "la commune et le CPAS"."""
    for match in _PAIR.finditer(flat.text):
        yield CommuneName(*match.span("first" if match["first"] else "second"))
    for match in _BETWEEN.finditer(flat.text):
        before = flat.text[max(0, match.start() - 90) : match.start()]
        if _JOINT.search(before) or _TOGETHER.match(flat.text, match.end()):
            yield CommuneName(*match.span("first" if match["first"] else "second"))


def _governed(flat: Flat, zones: Sequence[Zone], names: Gazetteer) -> Iterator[CommuneName]:
    for match in _NAME.finditer(flat.text):
        start, end = match.span()
        zone = next((z for z in zones if z.holds(start) and z.strength in ("strong", "with")), None)
        if zone is None or not governed(flat.text, zone, start) or _ELSEWHERE.match(flat.text, end):
            continue
        if _is_of_a_person(flat, start):
            continue
        if match["bare"] and _ADJECTIVE_BEFORE.search(flat.text[zone.start : start]):
            continue
        placed = list(names.placed(flat, start, end))
        if placed:
            yield from (CommuneName(*place) for place in placed)
        elif match[0] not in ("communes", "villes"):
            yield CommuneName(start, end)


def _is_of_a_person(flat: Flat, start: int) -> bool:
    """Whether an office is that of a person who is named right before it."""
    if not _OFFICE.match(flat.text, start):
        return False
    before = _NAMED_BEFORE.search(flat.words(max(0, start - 60), start))
    return before is not None and person_among_partners(before["name"])
