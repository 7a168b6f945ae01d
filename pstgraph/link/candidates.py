"""Organisations that a text names and the registry does not know: "l'asbl Les Amis du Parc", "(Forem, Habilux, …)".

They are kept as the text writes them, without an IRI, so that a person can add them to the registry.
A person's name is never a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pstgraph.link.concepts import find
from pstgraph.link.cues import Zone, governed
from pstgraph.link.flat import Flat
from pstgraph.link.registry import Registry
from pstgraph.text import fold
from pstgraph.vocabulary import scheme

_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = rf"(?:[{_UPPER}][\w.’'&-]*|\d+)"
_LINK = r"(?:de|du|des|d’|d'|l’|l'|la|le|les|et|en|à|aux|sur|pour)"
_PROPER = re.compile(rf"[{_UPPER}][\w.’'&+-]*(?:\s+(?:{_LINK}\s*)*{_WORD})*")
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{3,60}?)\s*[»”\"]")
_ASBL = re.compile(
    rf"\b(?:l['’])?(?:ASBL|asbl|A\.S\.B\.L\.?|Asbl|a\.s\.b\.l\.?)\s+(?:[«“\"]\s*)?(?P<after>{_PROPER.pattern})"
    rf"|(?P<before>{_PROPER.pattern})\s+(?:ASBL|asbl|A\.S\.B\.L\.?|Asbl)\b"
)
_ORGANISATION_WORDS = re.compile(
    r"\b(?:asbl|association|maison|centre|service|antenne|relais|agence|fondation|fonds|institut|ligue|federation|"
    r"mutualite|mutuelle|hopital|clinique|banque|magasin|groupe|groupement|collectif|plate-?forme|reseau|office|societe|"
    r"cooperative|ecole|haute ecole|universite|academie|amis|club|comite|conseil|espace|foyer|ferme|atelier|ateliers|"
    r"intercommunale|parc|observatoire|solidarite|mouvement|planning|bureau|croix|secours|entraide|accueil|mission|"
    r"coordination|cellule|syndicat|chambre|guichet|point|equipe|bus|resto|restos|petits|saint|sainte|les)\b"
)
# Capitalised words that are no outside organisation: the CPAS itself, its organs and staff, instruments, calendar.
_OWN = frozenset(
    """cpas centre commune ville administration ag president presidente conseil conseillers codir bureau permanent
    dg df directeur directrice direction directions rh grh drh as ass assistant assistante assistants agents agent
    personnel equipe equipes service services social sociale college echevin echevine bourgmestre receveur
    region province etat pst dps oo os plan programme projet convention article art loi decret action actions
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre internet facebook
    pmr de ex qui quoi il elle les des ce cet cette ces le la un une en dans pour par et ou responsable responsables
    coordinateur coordinatrice sippt cppt comite concertation organisations syndicales euro eur hors bep
    wallonie belgique europe union europeenne""".split()  # noqa: SIM905 - a list of words reads better
)
_INTERNAL_FIRST = frozenset(
    {"conseil", "bureau", "service", "services", "direction", "college", "comite", "equipe"}
)
# "Exclusion chômage", "Exemple :": a capital that only begins a phrase.
_COMMON_NOUN = re.compile(
    r"\s*:|\s+(?!(?:et|ou|afin|pour|dans|en|sur|à|au|aux|de|du|des|qui|dont|par|lors|via)\b)[a-zà-ÿ]"
)
_CIVILITY = re.compile(r"(?:\b(?:m|mm|mr|mme|mmes|mlle|dr|me|monsieur|madame|maitre|docteur)\b\.?\s*)$")


def candidates(flat: Flat, zones: Sequence[Zone], registry: Registry) -> Iterator[tuple[int, int]]:
    """Places in the original of names that a cue governs or that "asbl" marks, and that nobody knows."""
    seen: list[tuple[int, int]] = []
    for start, end in sorted(_places(flat, zones)):
        if any(start < last and first < end for first, last in seen):
            continue
        if _is_organisation(flat.original[start:end], flat, start, registry):
            seen.append((start, end))
            yield start, end


def _places(flat: Flat, zones: Sequence[Zone]) -> Iterator[tuple[int, int]]:
    for match in _ASBL.finditer(flat.original):
        yield match.span("after" if match["after"] else "before")
    if _shouted(flat.original):
        return
    for pattern, group in ((_QUOTED, 1), (_PROPER, 0)):
        for match in pattern.finditer(flat.original):
            place = flat.at(match.start(group))
            working = [zone for zone in zones if zone.holds(place) and zone.strength != "reach"]
            if any(governed(flat.text, zone, flat.at(match.start())) for zone in working):
                yield match.span(group)


def _shouted(text: str) -> bool:
    """Whether a text is a heading in capitals, where capitals say nothing."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _is_organisation(name: str, flat: Flat, start: int, registry: Registry) -> bool:
    words = fold(name).split()
    if not words or words[0] in _OWN or len(fold(name)) < 3 or fold(name) in registry.names:
        return False
    if len(words) == 1 and not name.isupper() and _COMMON_NOUN.match(flat.original, start + len(name)):
        return False
    if _CIVILITY.search(flat.text[: flat.at(start)]) or find(name, scheme("instrument")):
        return False
    if any(find(name, scheme(listed)) for listed in ("role",)) and not _marked(flat, start):
        return False
    return not _person(name) or _marked(flat, start)


def _marked(flat: Flat, start: int) -> bool:
    """Whether "asbl" or "association" stands right before."""
    return bool(re.search(r"\b(?:asbl|a\.s\.b\.l\.?|association)\s*[\"«]?\s*$", flat.text[: flat.at(start)]))


def _person(name: str) -> bool:
    """Whether a name looks like a person's: two or three capitalised words and none that bodies bear."""
    words = re.findall(r"[^\W\d_]+", name)
    if not 2 <= len(words) <= 3 or any(word.isupper() and len(word) > 1 for word in words[:1]):
        return False
    return all(word[0].isupper() for word in words) and not _ORGANISATION_WORDS.search(fold(name))
