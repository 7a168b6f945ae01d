"""Organisations that a text names and the registry does not know: "l'asbl Les Amis du Parc".

They are kept as the text writes them, without an IRI, so that a person can add them to the registry.
A person's name is never a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pstgraph.link.concepts import find
from pstgraph.link.cues import Zone, governed
from pstgraph.link.flat import Flat, words_of
from pstgraph.link.names import inner_capitals, name_end
from pstgraph.link.persons import person_among_partners
from pstgraph.link.registry import Registry
from pstgraph.text import fold
from pstgraph.vocabulary import scheme

_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = rf"(?:[{_UPPER}][\w.’'&-]*|\d+)"
_LINK = r"(?:de|du|des|d’|d'|l’|l'|la|le|les|en|à|aux|sur|pour)"
_PROPER = re.compile(rf"[{_UPPER}][\w.’'&+-]*(?:\s+(?:{_LINK}\s*)*{_WORD})*")
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{3,60}?)\s*[»”\"]")
# Common nouns that stand before a proper name: "la société Sodexo".
_APPOSED = re.compile(
    r"\b(?:societe|firme|entreprise|association|organisme|operateur|fondation|cooperative|mutuelle|bureau|"
    r"prestataire|fournisseur|groupe|collectif|plate-?forme|banque|magasin|ecole|institut|reseau)\s*[\"]?\s*$"
)
_LEGAL = r"(?:ASBL|asbl|Asbl|A\.S\.B\.L\.?|a\.s\.b\.l\.?)"
_ASBL = re.compile(
    rf"\b(?P<article>l['’])?{_LEGAL}\s+(?:[«“\"][^»”\"]{{2,60}}[»”\"]|{_PROPER.pattern})"
    rf"|{_PROPER.pattern}\s+{_LEGAL}(?!\w)"
)
# Capitalised words that are no outside organisation: the CPAS, its organs and staff, instruments, calendar.
_OWN = frozenset(
    words_of(
        """cpas centre commune ville administration ag president presidente conseil conseillers codir bureau
        permanent dg df directeur directrice direction directions rh grh drh as ass assistant
        assistante assistants agents agent personnel equipe equipes service services social
        sociale college echevin echevine bourgmestre receveur region province etat pst dps oo os
        plan programme projet convention article art loi decret action actions janvier fevrier
        mars avril mai juin juillet aout septembre octobre novembre decembre noel paques toussaint
        halloween ascension pentecote carnaval ramadan internet facebook whatsapp youtube linkedin
        tiktok instagram google microsoft teams zoom office outlook excel word powerpoint
        sharepoint intranet pmr de ex qui quoi il elle les des ce cet cette ces le la un une en
        dans pour par et ou responsable responsables coordinateur coordinatrice sippt cppt comite
        concertation organisations syndicales euro eur hors wallonie belgique europe union
        europeenne"""
    )
)
# "Exclusion chômage", "Exemple :": a capital that only begins a phrase.
_COMMON_NOUN = re.compile(
    r"\s*:|\s+(?!(?:et|ou|afin|pour|dans|en|sur|à|au|aux|de|du|des|qui|dont|par|lors|via)\b)[a-zà-ÿ]"
)
_OTHER_CENTRE = re.compile(r"centre (?!public|d action sociale|de jour|ville|cpas)\w+")  # "Centre culturel"
_SERVICE_OF = re.compile(r"\bservices? (?:de la|de l'|du|des|de|d')?\s*$")  # "le service de la Population"
_CIVILITY = re.compile(r"(?:\b(?:m|mm|mr|mme|mmes|mlle|dr|me|monsieur|madame|maitre|docteur)\b\.?\s*)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An unknown name at ``start:end`` of the original; ``marked`` where "asbl" stands beside it."""

    start: int
    end: int
    marked: bool


def candidates(flat: Flat, zones: Sequence[Zone], registry: Registry) -> Iterator[Candidate]:
    """Names that a cue governs or that "asbl" marks, and that nobody knows, in order."""
    last = -1
    for one in sorted(_places(flat, zones), key=lambda one: (one.start, not one.marked, -one.end)):
        if one.start >= last and _is_organisation(flat, one, registry):
            last = one.end
            yield one


def _places(flat: Flat, zones: Sequence[Zone]) -> Iterator[Candidate]:
    for match in _ASBL.finditer(flat.original):
        start, end = match.span()
        start += len(match["article"] or "")
        yield Candidate(start, name_end(flat.original, start, end), True)
    if _shouted(flat.original):
        return
    for pattern, group in ((_QUOTED, 1), (_PROPER, 0)):
        for match in pattern.finditer(flat.original):
            place = flat.at(match.start(group))
            working = [zone for zone in zones if zone.holds(place) and _works(flat, zone, match)]
            opposed = _APPOSED.search(flat.text[: flat.at(match.start())])
            head = opposed.start() if opposed else flat.at(match.start())
            if any(governed(flat.text, zone, head) for zone in working if zone.holds(head)):
                start, end = match.span(group)
                yield Candidate(start, end if group else name_end(flat.original, start, end), False)


def _works(flat: Flat, zone: Zone, match: re.Match[str]) -> bool:
    """Whether a zone tells a partner: after "via" only what is written as no tool or instrument is."""
    if zone.strength != "reach":
        return True
    name, quoted = match[0], re.search(r"[«“\"]", flat.original[max(0, match.start() - 2) : match.end()])
    several = not quoted and len(re.findall(rf"\b[{_UPPER}][a-zà-ÿ]{{2,}}", name)) > 1
    return flat.text.startswith("via", zone.cue) and (several or inner_capitals(name))


def _shouted(text: str) -> bool:
    """Whether a text is a heading in capitals, where capitals say nothing."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _is_organisation(flat: Flat, one: Candidate, registry: Registry) -> bool:
    """Whether a name may be an organisation's: no place, role, instrument, calendar word or person."""
    name = flat.original[one.start : one.end]
    parts = fold(name).split()
    article = len(parts) > 1 and parts[0] in ("le", "la", "les")  # "La Sambrienne"
    parts = parts[1:] if article else parts
    own = bool(parts) and parts[0] in _OWN and not _OTHER_CENTRE.match(fold(name))
    if not parts or own or len(fold(name)) < 3 or fold(name) in registry.names:
        return False
    if one.marked:
        return parts != ["asbl"]
    if len(parts) == 1 and not name.isupper() and _COMMON_NOUN.match(flat.original, one.end):
        return False
    if _SERVICE_OF.search(flat.text[: flat.at(one.start)]):
        return False
    if _CIVILITY.search(flat.text[: flat.at(one.start)]) or person_among_partners(name):
        return False
    return not any(find(name, scheme(listed)) for listed in ("instrument", "role"))
