"""Classes of partners in a text: "écoles", "CPAS voisins", "acteurs extérieurs concernés par …".

The labels of the partner-class scheme say which words name a class; what the text does with them decides
whether they are partners of the action (see :func:`classes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pstgraph.link.concepts import find
from pstgraph.link.cues import OF, Zone, governed
from pstgraph.link.flat import Flat, either, words_of
from pstgraph.link.persons import person_among_partners
from pstgraph.vocabulary import Scheme

MAX_WORDS = 7
"""A mention is cut to this length: longer is a clause, not a name."""

_INSTITUTIONS = frozenset(
    words_of(
        """ecoles enseignement-superieur employeurs clubs-sport associations mvt-jeunesse operateurs
        commercants services-medicaux hopitaux maison-medicale aide-domicile accueil-extrascolaire creche
        maison-de-repos sante-mentale producteurs cisp mire operateurs-insertion economie-sociale federations
        communes-voisines cpas-voisins maison-des-jeunes bibliotheque"""
    )
)
_MASS = frozenset({"accueil-extrascolaire"})  # institutions that stand in the singular
_PEOPLE = frozenset({"benevoles", "citoyens"})
_ELSEWHERE = _PEOPLE | {"commune", "cpas-voisins"}  # found by other rules
_HEADS = either(r"""
    acteurs? | actrices? | partenaires? | operateurs? | institutions? | associations? | asbl | organismes?
    organisations? | structures? | prestataires? | intervenants? | professionnels? | secteurs?
    federations? | societes | societe (?:de|d') | instances | autorites | centres | etablissements | clubs
    comites | fournisseurs | bailleurs | reseaux? | experts? | formateurs? | animateurs? exterieurs?
    juristes? | psychologues? | entreprises? | firmes? | agences? | plate-?formes? | fondations? | ong
    tissu \w+ | monde (?:associatif|economique|culturel|sportif|medical|scolaire|rural)
    milieu (?:associatif|scolaire|hospitalier|medical|sportif) | mediateur\w* \w+ | medecins?
""")
_OUTSIDE = either(r"""
    externes? | exterieurs? | specialis\w+ | publics? | provincia\w+ | medica\w+ | d'aide | de l'aide
    de soins? | de (?:premiere|seconde|2e|deuxieme) ligne | de sante | de secours | d'incendie
    de formation | d'insertion | partenaires? | ayant | avec | agrees? | competents? | concernes? | sociaux
    judiciaires? | existants? | actifs? | qui | oeuvrant | travaillant | locaux | regionaux | voisins
    psycho\w+
""")
_HEAD = re.compile(rf"\b(?:{_HEADS}|services?(?= {_OUTSIDE}))(?![a-z0-9])")
_INTERNAL = re.compile(
    either(r"""
    (?:autres )?services? (?:de l'administration(?! communale)|internes?)
    services? (?:du cpas|du centre|de notre|internes?|sociaux (?:du|de notre)|concernes?$|existants?$|qui$)
    (?:acteurs?|intervenants?|professionnels?|partenaires?|operateurs?) (?:internes?|du cpas|du centre)
    (?:acteurs?|intervenants?|professionnels?|partenaires?) de (?:l'|notre )(?:institution|centre)
    structures? (?:du cpas|internes?) | organes | autorites (?:du cpas|politiques) | experts? interne
    reseaux? (?:informatique|internet|sociaux|social) | centres? d'interet
    secteurs? (?:du cpas|d'activite) | instances? (?:du cpas|internes?|de decision)
""")
)
_MORE_THAN_ONE = either(r"""
    entre | inter-? | (?:les |des |d')?autres | reseaux? (?:de|des|entre) | plusieurs | differents
    d'autres | certains | tous les | rencontrer (?:les|des)
""")
_CPAS = re.compile(
    rf"\b(?:(?P<more>{_MORE_THAN_ONE})[\s-]*(?:les |des |d'autres |de )*)?(?P<cpas>c\.?p\.?a\.?s)\b"
)
_OTHERS = re.compile(r"(?:les |des |d')?autres|plusieurs|differents")
_CPAS_PLURAL = re.compile(
    r"\b(?:les|des|ces|aux|autres|plusieurs|differents|certains|quelques|deux|trois|quatre)\s+$"
)
_CPAS_NEAR = re.compile(
    r"\s+"
    + either(r"""
    voisins? | limitrophes? | avoisinants? | environnants? | partenaires? | wallons? | ruraux | proches
    qui | de wallonie | de la (?:region|province|zone) | de l'arrondissement | des (?:communes|villes)
    des alentours | de meme taille | de taille | de notre
""")
    + r"\b"
)
_OF_CPAS = re.compile(r"\b(?:federation|union|loi organique|secteur|missions)(?: \w+)? des\s+$")
_WITH_COMMUNE = re.compile(r"\s*(?:et|/|-)\s*(?:la |de la |le )?(?:commune|ville)\b")
_COMMUNE_WITH = re.compile(r"\b(?:ville|commune)\s*(?:et|/|-)\s*(?:le |du )?$")

_COMPLEMENT = re.compile(
    rf"\s+(?:(?:{OF}|en|a|au|aux|dans|par|avec|pour)\s*"
    r"(?:(?:la|le|les|l'|leur|notre|nos|un|une|lesquel\w+)\s*)?)?[a-z0-9][\w'-]*"
)
_JOINED_COMPLEMENT = re.compile(rf"\s+et {OF}\s*(?:la |le |les |l')?[a-z0-9][\w'-]*")
_NOT_IN_NAME = re.compile(
    r"\s*(?:[,;:.()/+&\"]|\b"
    + either(r"""
    et | ou | afin | pour | en vue | permettant | dans le cadre | dans le but | lors | via | sur | ainsi
    voire | notamment | en \d+ | tels? | telles? | comme | par le biais | au travers | en matiere
    en fonction | en \w+ant
""")
    + r"\b)"
)
_NEW_NOUN = re.compile(r"(?<!ant)(?<!ies)\s+(?:(?:un|une|le|la|les|a la|au|aux)\b|a l')")
_TAIL = re.compile(
    rf"(?:\s+(?:{OF}|en|a|au|aux|dans|par|avec|la|le|les|l'|qui|et|leur|notre|ayant|un|une))+\s*$"
)
_PARTNERS = re.compile(r"(?:partenaires|acteurs|operateurs|intervenants|prestataires)\b")
_TOO_BARE = frozenset(
    words_of("services service reseau reseaux secteurs secteur structures centres autorites")
)
_RELATIVE = re.compile(
    rf"\b(?P<head>(?:{_HEADS}|services?)(?: (?!et\b|ou\b)[\w'-]+){{0,2}}) (?:avec|aupres) "
    r"(?:lesquel\w*|qui|lequel|laquelle)(?: [\w'-]+){1,4}? "
    r"(?:collabor\w+|travaill\w+|cooper\w+|interag\w+|en lien|en contact)"
)
_PROPER_AFTER = re.compile(
    r"\s+(?:(?:de la|de l['’]|du|de|des)\s*|d['’])?(?:[«“\"]\s*[^«»“”\"]{2,50}?\s*[»”\"]"
    r"|[A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ -](?:(?:de|du|des|la|le|en|sur)\s)?[A-ZÀ-ÖØ-Þ][\w’'-]+)*)"
)
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_FULL_NAME = re.compile(
    rf"\s+(?:sans|contre|pour|du|des)\s+{_CAPITALISED}(?:[ -](?:(?:de|du|des|la|le|en)\s)?{_CAPITALISED})*"
)
_ARTICLE_BEFORE = re.compile(r"\b(?:les|des|aux|nos|ces|leurs|autres|une?)\s+$")


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
        if zone is None or match.code in _ELSEWHERE:
            continue
        plural = match.words.lower().endswith(("s", "x")) or match.words.split()[0].lower().endswith(
            ("s", "x")
        )
        if zone.strength == "reach" and not (match.code in _INSTITUTIONS and (plural or match.code in _MASS)):
            continue
        if _INTERNAL.match(flat.text[start:]):
            continue
        indefinite = re.search(r"\b(?:un|une)\s+$", flat.text[:start])
        named = _named_in_full(flat, start, end) if plural or indefinite else _proper_end(flat, start, end)
        if named is not None:
            yield ClassName(start, named, match.code, named=True)
        else:
            yield ClassName(start, extended(flat.text, start, end, zone.end), match.code)


def _proper_end(flat: Flat, start: int, end: int) -> int | None:
    """End of the proper name right after a class in the singular ("l'hôpital de la Citadelle")."""
    place = flat.origin[end] if end < len(flat.origin) else len(flat.original)
    match = _PROPER_AFTER.match(flat.original, place)
    if match is None or person_among_partners(flat.original[flat.origin[start] : match.end()]):
        return None
    return flat.at(match.end())


def _named_in_full(flat: Flat, start: int, end: int) -> int | None:
    """End of a proper name that begins as a class does ("Médecins sans Frontières", no article before it)."""
    first, last = flat.span(start, end)
    words = flat.original[first:last]
    if not words[0].isupper() or words.isupper() or _ARTICLE_BEFORE.search(flat.text[:start]):
        return None
    match = _FULL_NAME.match(flat.original, last)
    return flat.at(match.end()) if match else None


def _begins_a_name(flat: Flat, head: re.Match[str]) -> bool:
    """Whether a general head in the singular is the first word of a name ("la Fondation Roi Baudouin")."""
    words = flat.words(*head.span())
    foundation = head[0] == "fondation"
    return (words[0].isupper() or foundation) and not words.isupper() and not head[0].endswith(("s", "x"))


def _of_heads(flat: Flat, zones: Sequence[Zone], scheme: Scheme) -> Iterator[ClassName]:
    for match in _HEAD.finditer(flat.text):
        zone = _zone(flat.text, zones, match.start())
        if zone is None or zone.strength == "reach" or _INTERNAL.match(flat.text[match.start() :]):
            continue
        if zone.strength != "strong" and not _PARTNERS.match(match[0]):
            continue
        proper = _proper_end(flat, *match.span()) if _begins_a_name(flat, match) else None
        if proper is not None:
            yield ClassName(match.start(), proper, "operateurs", named=True)
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
        if match.code not in _ELSEWHERE and _count(words[: match.start]) < 4
    ]
    return matches[0] if matches else "operateurs"


def _of_cpas(flat: Flat, zones: Sequence[Zone]) -> Iterator[ClassName]:
    """Other CPAS without a name: "entre CPAS", "les CPAS des communes voisines", "rencontrer des CPAS"."""
    for match in _CPAS.finditer(flat.text):
        start, end = match.span("cpas")
        more = match["more"] or ""
        if more in ("inter", "inter-"):
            yield ClassName(match.start(), end, "cpas-voisins")
            continue
        zone = _zone(flat.text, zones, start) or next((z for z in zones if z.holds(start)), None)
        plural = _CPAS_PLURAL.search(flat.text[max(0, start - 12) : start])
        several = more or plural or _CPAS_NEAR.match(flat.text, end)
        if _OF_CPAS.search(flat.text[:start]):
            continue
        beside = _WITH_COMMUNE.match(flat.text, end) or _COMMUNE_WITH.search(flat.text[:start])
        working = zone is not None and zone.strength != "reach" and several and not beside
        if working or _OTHERS.match(more):
            limit = zone.end if zone else len(flat.text)
            first = match.start() if more in ("autres", "d'autres") else start
            yield ClassName(first, extended(flat.text, start, end, limit), "cpas-voisins")


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
        if more is None and (_NOT_IN_NAME.match(text, place) or _NEW_NOUN.match(text, place)):
            break
        more = more or _COMPLEMENT.match(text, place)
        if more is None or more.end() > limit or _count(text[start : more.end()]) > MAX_WORDS:
            break
        place = more.end()
    tail = _TAIL.search(text, end, place)
    return tail.start() if tail and tail.end() == place else place


def _count(words: str) -> int:
    return len(re.findall(r"[a-z0-9]+", words))
