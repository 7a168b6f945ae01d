"""Who an element of a plan says it works with: organisations, local bodies, other CPAS, classes of partners.

Rules (each has its test in ``tests/link/test_partners.py``):

- An organisation of the registry counts wherever its name stands, save where the registry asks for a cue
  of collaboration (administrations), a context (Article 27) or capitals (acronyms).
- A body of which each commune has its own (PCS, police, crèche, AIS …) counts only where a cue governs it,
  and is that of the plan's commune unless another place is named with it.
- The commune counts only where the text works with it (:mod:`pstgraph.link.communes`).
- The CPAS of another commune counts wherever it is named; the plan's own CPAS and its staff never.
- A class counts where a cue governs it (:mod:`pstgraph.link.classes`).
- A name that a cue governs and that nobody knows is kept as it stands, as a candidate for the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pstgraph.identifiers import concept_iri, cpas_iri
from pstgraph.link.candidates import candidates
from pstgraph.link.classes import classes
from pstgraph.link.communes import communes
from pstgraph.link.cues import OF, Zone, governed, zones
from pstgraph.link.flat import Flat, either, flat, key
from pstgraph.link.gazetteer import Gazetteer, Local, Named, gazetteer
from pstgraph.link.registry import Partner, Registry
from pstgraph.model.plan import PartnerMention
from pstgraph.vocabulary import Scheme, scheme

_ASBL = re.compile(r"\b(?:a\.?s\.?b\.?l|association)\b")
_LAW = re.compile(
    r"\s*(?:ter|bis|quater|quinquies|§|,|de la (?:loi|constitution)|du (?:code|decret|reglement|statut)"
    r"|de l'arrete)"
)
# Bodies that a CPAS runs itself: "via la crèche" is then no working with somebody.
_OFTEN_OWN = frozenset(
    {"creche", "epicerie-sociale", "maison-de-repos", "restaurant-social", "ecole-devoirs", "pcs"}
)
_LEVELS = ("nis", "province", "region", "country", "")
_HANDS_OVER = re.compile(r"via|par |confie|delegue")
_NOT_THE = re.compile(r"\b(?:les|des|aux|ces|plusieurs|autres|differente?s|diverse?s|une?)\s+$")
_ITS = re.compile(r"\b(?:son|sa|ses)\s+$")
_LITERACY_VERB = re.compile(r"\b(?:a|savoir|apprendre a|de|pour|sachant)\s*$")
_NOT_WORKING_WITH = re.compile(
    r"\b"
    + either(r"""
    inscri\w+ | agrement\w* | agree\w* | normes? | subsid\w+ | financ\w+ | circulaires? | legislation
    reglement\w* | exclu\w* | sanction\w* | arretes? | decret | rapports? | criteres? | appels? a projets?
""")
    + rf"(?: \w+){{0,3}}\s*(?:{OF}|par|au|aupres du|le|l')?\s*$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A partner at ``start:end`` of the original text; ``known`` is False for a candidate."""

    start: int
    end: int
    partner: PartnerMention
    known: bool = True


@dataclass(frozen=True)
class Context:
    """What the search knows: the registry and whose plan it is (NIS code, None where unknown)."""

    registry: Registry
    nis: str | None = None

    @cached_property
    def names(self) -> Gazetteer:
        """The compiled names of the registry."""
        return gazetteer(self.registry)

    @cached_property
    def classes(self) -> Scheme:
        """The scheme of partner classes."""
        return scheme("partner-class")


def find_partners(text: str, context: Context) -> list[Found]:
    """Partners that a label, a step or a description names, in the order of the text.

    One organisation is found once, where it is first named.
    """
    flattened = flat(text)
    governed_by = zones(flattened)
    found = list(_known(flattened, governed_by, context))
    unknown = list(candidates(flattened, governed_by, context.registry))
    _add(found, (_unknown(text, one.start, one.end) for one in unknown if one.marked))
    _add(found, _of_classes(flattened, governed_by, context))
    explained = _brackets_after(text, found)
    outside = (one for one in unknown if not any(a <= one.start < b for a, b in explained))
    _add(found, (_unknown(text, one.start, one.end) for one in outside))
    return _once(sorted(found, key=lambda one: (one.start, one.end)))


_Hit = tuple[int, int, PartnerMention]


def _known(text: Flat, governed_by: list[Zone], context: Context) -> Iterator[Found]:
    """Organisations, other CPAS, the commune, local bodies; the longer where they overlap."""
    hits = [
        hit for named in context.names.named(text) for hit in _organisation(text, named, governed_by, context)
    ]
    hits += _other_cpas(text, context)
    hits += _local_bodies(text, governed_by, context)
    for commune in communes(text, governed_by, context.names):
        name, iri = _body("commune", commune.place or context.nis, context)
        hits.append((commune.start, commune.end, _mention(text, commune.start, commune.end, name, iri)))
    taken: list[tuple[int, int]] = []
    for start, end, mention in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if not _overlaps(start, end, taken):
            taken.append((start, end))
            first, last = text.span(start, end)
            yield Found(first, last, mention)


def _other_cpas(text: Flat, context: Context) -> Iterator[_Hit]:
    for other in context.names.cpas(text):
        if other.nis != context.nis:
            name = context.registry.communes[other.nis].cpas.name
            mention = _mention(text, other.start, other.end, name, cpas_iri(other.nis))
            yield other.start, other.end, mention


def _local_bodies(text: Flat, governed_by: list[Zone], context: Context) -> Iterator[_Hit]:
    for local in context.names.local(text):
        if not any(zone.holds(local.start) and _reached(text.text, zone, local) for zone in governed_by):
            continue
        if local.kind == "ais" and local.named:  # one AIS serves several communes: not "the" local one
            name, iri = text.words(local.start, local.end), None
        else:
            place = local.place or _place_elsewhere(text, local, context) or context.nis
            name, iri = _body(local.kind, place, context)
        yield local.start, local.end, _mention(text, local.start, local.end, name, iri)


def _organisation(
    text: Flat, named: Named, governed_by: list[Zone], context: Context
) -> Iterator[tuple[int, int, PartnerMention]]:
    governing = [
        zone
        for zone in governed_by
        if zone.holds(named.start) and (zone.strength != "reach" or _HANDS_OVER.match(text.text, zone.cue))
    ]
    direct = any(governed(text.text, zone, named.start) for zone in governing)
    usable = [p for p in named.partners if _allowed(text.text, named, p, bool(governing), direct, context)]
    partner = _nearest(usable, context)
    if partner is None or _NOT_WORKING_WITH.search(text.text, max(0, named.start - 90), named.start):
        return
    words = text.words(named.start, named.end)
    elsewhere = _homonym(partner, words, context)
    if elsewhere and not direct:
        return
    iri = None if elsewhere else partner.iri
    name = words if elsewhere else partner.name
    yield named.start, named.end, _mention(text, named.start, named.end, name, iri)


def _allowed(
    text: str, named: Named, partner: Partner, governing: bool, direct: bool, context: Context
) -> bool:
    """Whether the context lets a name stand for an organisation."""
    around = text[max(0, named.start - 14) : named.end + 12]
    if partner.use == "cue":
        return direct
    if partner.use == "local":
        return direct and (context.nis is None or context.registry.covers(partner, context.nis) is True)
    if partner.use == "article-27":
        return not _LAW.match(text, named.end) and (governing or bool(_ASBL.search(around)))
    if partner.use == "literacy":
        return (governing and not _LITERACY_VERB.search(text[: named.start])) or bool(_ASBL.search(around))
    return True


def _nearest(partners: list[Partner], context: Context) -> Partner | None:
    """Of namesakes, the one whose territory fits best: the narrowest that covers the commune."""

    def rank(partner: Partner) -> tuple[int, int]:
        level = partner.territory_codes[0].split(":")[0] if partner.territory_codes else ""
        width = _LEVELS.index(level)
        if context.nis is None:
            return 0, -width
        covers = context.registry.covers(partner, context.nis)
        return (0 if covers else 1 if covers is None else 2), width

    return min(partners, key=rank, default=None)


def _homonym(partner: Partner, words: str, context: Context) -> bool:
    """Whether an ambiguous name most likely means another organisation: the known one works elsewhere."""
    codes = [code.split(":") for code in partner.territory_codes]
    wide = any(level in ("region", "country") for level, _ in codes)
    if not codes or wide or context.nis is None or not _ambiguous(partner, key(words)):
        return False
    communes = context.registry.communes
    provinces = {communes[code].province_nis if level == "nis" else code for level, code in codes}
    return communes[context.nis].province_nis not in provinces


def _ambiguous(partner: Partner, name: str) -> bool:
    """Whether others may well bear a name too: an acronym of three letters, a mere word, a local body's name.

    A longer acronym ("GILS") or the full name of a body of a province ("CRéNo") means it wherever it stands:
    territory then tells nothing.
    """
    if name in {key(words) for words in partner.capitalised}:
        of_communes = all(code.startswith("nis:") for code in partner.territory_codes)
        return of_communes or name != key(partner.name)
    return len(name) < 4 and name in {key(letters) for letters in partner.acronyms}


def _reached(text: str, zone: Zone, local: Local) -> bool:
    """Whether a cue governs a local body; "via le PCS" names the instrument, not a partner."""
    if zone.strength == "reach" and (local.kind in _OFTEN_OWN or not _HANDS_OVER.match(text, zone.cue)):
        return False
    if local.kind != "police" and _NOT_THE.search(text, max(0, local.start - 20), local.start):
        return False
    return governed(text, zone, local.start)


def _place_elsewhere(text: Flat, local: Local, context: Context) -> str | None:
    """Place that the same text names with such a body ("l'épicerie à Martelange … cette épicerie")."""
    if _ITS.search(text.text[: local.start]):  # "le CPAS d'Ath et son PCS"
        before = [other.nis for other in context.names.cpas(text) if other.end <= local.start]
        return before[-1] if before else None
    places = {other.place for other in context.names.local(text) if other.kind == local.kind and other.place}
    return next(iter(places)) if len(places) == 1 else None


def _body(kind: str, nis: str | None, context: Context) -> tuple[str, str | None]:
    if nis is None:
        return context.classes.label(kind), None
    iri, name = context.registry.local_body(kind, nis)
    return name, iri


def _mention(text: Flat, start: int, end: int, name: str, iri: str | None) -> PartnerMention:
    return PartnerMention(text.words(start, end), name, iri, False)


def _of_classes(text: Flat, governed_by: list[Zone], context: Context) -> Iterator[Found]:
    for name in classes(text, governed_by, context.classes):
        start, end = text.span(name.start, name.end)
        words = text.original[start:end]
        if name.named:
            yield _unknown(text.original, start, end)
            continue
        iri = concept_iri("partner-class", name.code)
        yield Found(start, end, PartnerMention(words, context.classes.label(name.code), iri, True))


def _unknown(text: str, start: int, end: int) -> Found:
    words = text[start:end]
    return Found(start, end, PartnerMention(words, words, None, False), known=False)


def _brackets_after(text: str, found: list[Found]) -> list[tuple[int, int]]:
    """Brackets right after a named organisation: they explain it ("la Croix-Rouge (Maison de Thuin)")."""
    ends = [one.end for one in found if not one.partner.generic]
    matches = [re.compile(r"\s*\([^)]*\)?").match(text, end) for end in ends]
    return [match.span() for match in matches if match]


def _add(found: list[Found], more: Iterable[Found]) -> None:
    """Add what overlaps nothing found so far."""
    for one in more:
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in taken)


def _once(found: list[Found]) -> list[Found]:
    """Each organisation or class once, where it is first named."""
    seen: set[str] = set()
    kept = []
    for one in found:
        identity = one.partner.iri or f"{one.partner.generic} {one.partner.name.lower()}"
        if identity not in seen:
            seen.add(identity)
            kept.append(one)
    return kept
