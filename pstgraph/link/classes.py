"""Classes of partners in a text: "écoles", "CPAS voisins", "acteurs extérieurs concernés par …".

The labels of the partner-class scheme say which words name a class; what the text does with them decides
whether they are partners of the action (see :func:`classes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pstgraph.link.concepts import find
from pstgraph.link.cues import Zone, governed
from pstgraph.link.flat import Flat
from pstgraph.vocabulary import Scheme

MAX_WORDS = 7
"""A mention is cut to this length: longer is a clause, not a name."""

_INSTITUTIONS = frozenset(
    """ecoles enseignement-superieur employeurs clubs-sport associations mvt-jeunesse operateurs commercants
    services-medicaux hopitaux maison-medicale aide-domicile accueil-extrascolaire creche maison-de-repos
    sante-mentale producteurs cisp mire operateurs-insertion economie-sociale federations communes-voisines
    cpas-voisins maison-des-jeunes bibliotheque""".split()  # noqa: SIM905 - a list of words reads better
)
_MASS = frozenset({"accueil-extrascolaire"})  # institutions that stand in the singular
_PEOPLE = frozenset({"benevoles", "citoyens"})
_HEADS = (
    r"acteurs?|actrices?|partenaires?|operateurs?|institutions?|associations?|asbl|organismes?|organisations?|"
    r"structures?|prestataires?|intervenants?|professionnels?|secteurs?|federations?|societes|societe (?:de|d')|"
    r"instances|autorites|centres|etablissements|clubs|comites|fournisseurs|bailleurs|reseaux?|"
    r"experts?|formateurs?|animateurs? exterieurs?|juristes?|psychologues?|entreprises?|firmes?|"
    r"agences?|plate-?formes?|fondations?|ong|monde (?:associatif|economique|culturel|sportif|medical|scolaire|rural)|"
    r"tissu \w+|milieu (?:associatif|scolaire|hospitalier|medical|sportif)|mediateur\w* \w+|medecins?"
)
_SERVICES = (
    r"services?(?= (?:externes?|exterieurs?|specialis\w+|publics?|provincia\w+|medica\w+|de (?:premiere|seconde|2e|deuxieme) ligne|"
    r"d'aide|de l'aide|de soins?|de sante|de secours|d'incendie|de formation|d'insertion|partenaires?|ayant|avec|agrees?|"
    r"competents?|concernes?|sociaux|judiciaires?|existants?|actifs?|qui|oeuvrant|travaillant|locaux|regionaux|voisins|psycho\w+))"
)
_HEAD = re.compile(rf"\b(?:{_HEADS}|{_SERVICES})(?![a-z0-9])")
_INTERNAL = re.compile(
    r"^(?:services? (?:du cpas|du centre|de notre|internes?|sociaux (?:du|de notre)|concernes?$|existants?$|qui$)|"
    r"(?:acteurs?|intervenants?|professionnels?|partenaires?|operateurs?) (?:internes?|du cpas|de (?:l'|notre )(?:institution|centre)|"
    r"de terrain du cpas)|structures? (?:du cpas|internes?)|organes|experts? interne|reseaux? (?:informatique|internet|sociaux|social)|"
    r"acteurs? du (?:cpas|centre)|centres? d'interet|secteurs? (?:du cpas|d'activite)|instances? (?:du cpas|internes?|de decision))"
)
_CPAS = re.compile(
    r"\b(?:(?P<own>entre|inter-?|(?:les |des |d')?autres|reseaux? (?:de|des|entre)|plusieurs|differents|d'autres|certains|tous les|rencontrer (?:les|des))"
    r"[\s-]*(?:les |des |d'autres |de )*)?(?P<cpas>c\.?p\.?a\.?s)\b"
)
_CPAS_PLURAL = re.compile(
    r"\b(?:les|des|ces|aux|autres|plusieurs|differents|certains|d'autres|quelques|trois|deux|quatre|cinq)\s+$"
)
_CPAS_NEAR = re.compile(
    r"\s+(?:voisins?|limitrophes?|avoisinants?|environnants?|partenaires?|de wallonie|wallons?|de la (?:region|province|zone)|"
    r"de l'arrondissement|des (?:communes|villes)|des alentours|proches|de meme taille|qui|de taille|ruraux|de notre)\b"
)

_COMPLEMENT = re.compile(
    r"\s+(?:(?:de la|de l'|des|du|de|d'|en|a|au|aux|dans|par|avec|pour)\s*(?:(?:la|le|les|l'|leur|notre|nos|un|une|lesquel\w+)\s*)?)?"
    r"[a-z0-9][\w'-]*"
)
_JOINED_COMPLEMENT = re.compile(r"\s+et (?:de la |de l'|des |du |de |d')(?:la |le |les |l')?[a-z0-9][\w'-]*")
_NOT_IN_NAME = re.compile(
    r"\s*(?:[,;:.()/+&\"]|\b(?:et|ou|afin|pour|en vue|permettant|dans le cadre|dans le but|lors|via|sur|ainsi|voire|notamment|"
    r"tels?|telles?|comme|par le biais|au travers|en matiere|en fonction|en privilegiant|en \w+ant)\b)"
)
_TAIL = re.compile(
    r"(?:\s+(?:de la|de l'|des|du|de|d'|en|a|au|aux|dans|par|avec|la|le|les|l'|qui|et|leur|notre|ayant|un|une))+\s*$"
)
_PARTNERS = re.compile(r"(?:partenaires|acteurs|operateurs|intervenants|prestataires)\b")
_TOO_BARE = frozenset(
    ["services", "service", "reseau", "reseaux", "secteurs", "secteur", "structures", "centres", "autorites"]
)
_RELATIVE = re.compile(
    rf"\b(?P<head>(?:{_HEADS}|services?)(?: (?!et\b|ou\b)[\w'-]+){{0,2}}) (?:avec|aupres) (?:lesquel\w*|qui|lequel|laquelle)"
    r"(?: [\w'-]+){1,4}? (?:collabor\w+|travaill\w+|cooper\w+|interag\w+|en lien|en contact)"
)
_PROPER_AFTER = re.compile(
    r"\s+(?:(?:de la|de l['’]|du|de|des)\s*|d['’])?"
    r"(?:[«“\"]\s*[^«»“”\"]{2,50}?\s*[»”\"]|[A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ -](?:(?:de|du|des|la|le|et)\s)?[A-ZÀ-ÖØ-Þ][\w’'-]+)*)"
)


@dataclass(frozen=True, slots=True)
class ClassName:
    """A class of partners at ``start:end`` of the flat text; ``named`` where a proper name follows in it."""

    start: int
    end: int
    code: str
    named: bool = False


def classes(flat: Flat, zones: Sequence[Zone], scheme: Scheme) -> Iterator[ClassName]:
    """Classes of partners that a text works with, in order, the longest first where they overlap.

    A label of the scheme counts where a cue governs it ("avec les écoles"), or, for institutions, where the
    action reaches them ("à destination des écoles", "auprès des entreprises"). After a strong cue ("en
    partenariat avec") a general head counts too ("acteurs", "services qui …"), without a class.
    """
    found = [*_of_cpas(flat, zones), *_of_scheme(flat, zones, scheme), *_of_heads(flat, zones, scheme)]
    found += _of_relatives(flat, scheme)
    taken: list[ClassName] = []
    for name in sorted(found, key=lambda one: (one.start, not one.named, -one.end)):
        if not any(name.start < other.end and other.start < name.end for other in taken):
            taken.append(name)
    yield from sorted(taken, key=lambda one: one.start)


def _of_scheme(flat: Flat, zones: Sequence[Zone], scheme: Scheme) -> Iterator[ClassName]:
    for match in find(flat.original, scheme):
        start, end = flat.at(match.start), flat.at(match.end)
        zone = _zone(flat.text, zones, start)
        if zone is None or match.code in _PEOPLE or match.code in ("commune", "cpas-voisins"):
            continue
        plural = match.words.lower().endswith(("s", "x")) or match.words.split()[0].lower().endswith(("s", "x"))
        if zone.strength == "reach" and not (match.code in _INSTITUTIONS and (plural or match.code in _MASS)):
            continue
        if _INTERNAL.match(flat.text[start:]):
            continue
        named = (
            None if plural or re.search(r"\b(?:un|une)\s+$", flat.text[:start]) else _proper_end(flat, end)
        )
        if named is not None:
            yield ClassName(start, named, match.code, named=True)
        else:
            yield ClassName(start, extended(flat.text, start, end, zone.end), match.code)


def _proper_end(flat: Flat, end: int) -> int | None:
    """End of the proper name right after a class in the singular ("l'hôpital de la Citadelle")."""
    place = flat.origin[end] if end < len(flat.origin) else len(flat.original)
    match = _PROPER_AFTER.match(flat.original, place)
    return flat.at(match.end()) if match else None


def _of_heads(flat: Flat, zones: Sequence[Zone], scheme: Scheme) -> Iterator[ClassName]:
    for match in _HEAD.finditer(flat.text):
        zone = _zone(flat.text, zones, match.start())
        if zone is None or zone.strength == "reach" or _INTERNAL.match(flat.text[match.start() :]):
            continue
        if zone.strength != "strong" and not _PARTNERS.match(match[0]):
            continue
        end = extended(flat.text, match.start(), match.end(), zone.end)
        words = flat.text[match.start() : end]
        if "cpas" in words or words in _TOO_BARE:
            continue
        yield ClassName(match.start(), end, general_class(words, scheme))


def general_class(words: str, scheme: Scheme) -> str:
    """Class of a general phrase: that of a label near its start, else "partners, not said which"."""
    matches = [
        match.code
        for match in find(words, scheme)
        if match.code not in _PEOPLE | {"commune", "cpas-voisins"} and _count(words[: match.start]) < 4
    ]
    return matches[0] if matches else "operateurs"


def _of_cpas(flat: Flat, zones: Sequence[Zone]) -> Iterator[ClassName]:
    """Other CPAS without a name: "entre CPAS", "les CPAS des communes voisines", "rencontrer des CPAS"."""
    for match in _CPAS.finditer(flat.text):
        start, end = match.span("cpas")
        zone = _zone(flat.text, zones, start) or next((z for z in zones if z.holds(start)), None)
        near = _CPAS_NEAR.match(flat.text, end)
        plural = _CPAS_PLURAL.search(flat.text[max(0, start - 12) : start])
        own = match["own"] or ""
        if own.startswith("inter") and not own.startswith("interne"):
            yield ClassName(match.start(), end, "cpas-voisins")
        elif zone is not None and zone.strength != "reach" and (own or plural or near):
            if re.match(r"\s*(?:et|/|-)\s*(?:la |de la |le )?(?:commune|ville)\b", flat.text[end:]):
                continue
            if re.search(r"\b(?:ville|commune)\s*(?:et|/|-)\s*(?:le |du )?$", flat.text[:start]):
                continue
            first = match.start() if own.endswith("autres") and "les" not in own else start
            yield ClassName(first, extended(flat.text, start, end, zone.end), "cpas-voisins")


def _of_relatives(flat: Flat, scheme: Scheme) -> Iterator[ClassName]:
    """Partners told by a clause: "les services avec lesquels notre Centre collabore"."""
    for match in _RELATIVE.finditer(flat.text):
        words = match["head"]
        if not _INTERNAL.match(words):
            yield ClassName(match.start(), match.end(), general_class(words, scheme))


def _zone(text: str, zones: Sequence[Zone], place: int) -> Zone | None:
    """Return the zone that governs a place, the strongest first."""
    holding = [zone for zone in zones if zone.holds(place) and governed(text, zone, place)]
    order = {"strong": 0, "with": 1, "join": 2, "reach": 3}
    return min(holding, key=lambda zone: order[zone.strength], default=None)


def extended(text: str, start: int, end: int, limit: int) -> int:
    """End of the phrase that begins a class, its complements taken in up to ``MAX_WORDS`` words.

    >>> t = "acteurs exterieurs concernes par le projet sport"
    >>> t[: extended(t, 0, 18, len(t))] == t
    True
    """
    place = end
    while place < limit:
        joined = re.search(r"\b(?:de|du|des|d')", text[start:place])
        more = _JOINED_COMPLEMENT.match(text, place) if joined else None
        if more is None and _NOT_IN_NAME.match(text, place):
            break
        more = more or _COMPLEMENT.match(text, place)
        if more is None or more.end() > limit or _count(text[start : more.end()]) > MAX_WORDS:
            break
        place = more.end()
    tail = _TAIL.search(text, end, place)
    return tail.start() if tail and tail.end() == place else place


def _count(words: str) -> int:
    return len(re.findall(r"[a-z0-9]+", words))
