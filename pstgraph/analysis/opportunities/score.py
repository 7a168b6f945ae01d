"""Score of a lead, between 0 and 1: how strong the match, and beside it how rare, how near, how certain.

``score = match · (0.5 + 0.1·rarity + 0.3·closeness + 0.1·certainty)``

* *match*: how alike the two actions are, by the subject they share or by their themes as far as their words
  bear it out (:func:`alike`), less where the main theme of one is not that of the other; for the types that
  rest on a named thing (partner, structure, job, purchase, scheme), on a base of its own.
* *rarity*: 1 for what two CPAS alone have, 0 for what every CPAS of the graph has.
* *closeness*: 1 at no distance, halved every 30 km; where a seat is unknown, by arrondissement or province.
* *certainty*: each flag takes a quarter.

What rests on a theme alone is taken down where it is not known who creates and who runs it, and an exchange
of experience comes after things to do together. A call to neighbours and a partner of the whole region are
taken down for who is far. The weights were moved on eight rounds of leads judged by readers
(``benchmarks/leads``): what made them say "worth a call" was how alike the actions are, not how rare or near.

A pair of units that is a lead of several types keeps them all, those after the best at half their score. An
action that leads to several actions of one other CPAS by one type keeps them all as well, and so do actions
of two CPAS that lead to the same partner or bear on the same subject: those after the best count ×0.75, so
that the first cards differ.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pstgraph.analysis.opportunities.geography import Proximity
from pstgraph.analysis.opportunities.lead import FLAG_GENERAL, FLAG_MODE, FLAG_NEIGHBOURS, FLAG_REGIONAL, Lead
from pstgraph.analysis.similarity import Match, SimilarityIndex
from pstgraph.analysis.units import Unit

MATCH, RARITY, CLOSENESS, CERTAINTY = 0.5, 0.1, 0.3, 0.1
BASE: Mapping[str, float] = {"T1": 0.6, "T4": 0.5, "T5": 0.6, "T6": 0.6, "T7": 0.7, "T8": 0.6, "T9": 0.55}
SAME_PAIR, REPEATED = 0.5, 0.75
NEUTRAL = 0.6
TRANSFER, UNCLEAR, TOO_FAR = 0.92, 0.85, 0.5
OTHER_CALL = 0.5  # a meeting for all, and a call that asks for something else
GENERAL_FAR = 0.8  # what every CPAS does anyway is no reason to call who is far
THEME_FAR = 0.4  # a theme and words, without a subject in common, are worth less to who is far
AGREEING_WORDS = 0.35  # cosine of words from which two actions say the same
SUBJECT_ALONE = 0.4
ALIKE_SCORE = 0.6
WORDS_BESIDE_SUBJECTS = (0.7, 0.5, 0.3)  # by how many of the two sides name a subject
BY_THEME_ALONE = 0.1
OTHER_THEME, OTHER_THEME_SAME_SUBJECT = 0.75, 0.9
AGREED = 0.15  # a structure that one works with under a convention is the easier to join
HALF_KM = 30.0


def rarities(units: Iterable[Unit], index: SimilarityIndex) -> dict[str, float]:
    """Rarity of each theme, subject and organisation (codes and IRIs) over the CPAS of some units."""
    holders: dict[str, set[str]] = {}
    cpas = set()
    for unit in units:
        cpas.add(unit.nis)
        for key in (*unit.themes, *index.subjects(unit.iri), *unit.organisations()):
            holders.setdefault(key, set()).add(unit.nis)
    span = max(len(cpas) - 1, 1)
    return {key: 1 - (len(who) - 1) / span for key, who in holders.items()}


def alike(match: Match) -> float:
    """How alike two actions are.

    By their themes (cosine), in full only where their words agree as well: one theme holds very different
    actions, and two that share a theme and no word keep a tenth of it. A shared subject counts by itself,
    whatever the words; where one side names a subject that the other does not, words count less.
    """
    words = match.by_words / AGREEING_WORDS * WORDS_BESIDE_SUBJECTS[match.named]
    by_theme = match.by_themes * (BY_THEME_ALONE + (1 - BY_THEME_ALONE) * min(1.0, words))
    by_subject = 0.0
    if match.subjects:
        told = SUBJECT_ALONE + (1 - SUBJECT_ALONE) * match.by_subjects
        by_subject = told * (0.7 + 0.3 * min(1.0, match.score / ALIKE_SCORE))
    return round(max(by_theme, by_subject), 4)


def closeness(proximity: Proximity) -> float:
    """Nearness between 0 and 1."""
    if proximity.neighbours:
        return 1.0
    if proximity.km is not None:
        return math.pow(0.5, proximity.km / HALF_KM)
    if proximity.same_arrondissement:
        return 0.7
    return 0.4 if proximity.same_province else 0.1


def scored(leads: Sequence[Lead], rarity: Mapping[str, float]) -> list[Lead]:
    """Leads with their scores, best first, in a stable order."""
    ranked = sorted(
        (replace(lead, score=_score(lead, rarity)) for lead in leads),
        key=lambda lead: (-lead.score, lead.key),
    )
    seen: Counter[object] = Counter()
    out = []
    for lead in ranked:
        pair, said = frozenset((lead.a.iri, lead.b.iri)), _already(lead)
        again = SAME_PAIR if seen[pair] else REPEATED if any(seen[s] for s in said) else 1.0
        out.append(replace(lead, score=round(lead.score * again, 4)))
        seen.update([pair, *said])
    return sorted(out, key=lambda lead: (-lead.score, lead.key))


def _already(lead: Lead) -> list[object]:
    """What a lead says that another one may have said before it."""
    said: list[object] = [
        (lead.type, lead.a.iri, lead.b.nis),
        (lead.type, lead.b.iri, lead.a.nis),
    ]
    if lead.shared_subjects:
        said.append((lead.type, lead.shared_subjects, frozenset((lead.a.nis, lead.b.nis))))
    if lead.shared_partners:
        said.append((lead.type, lead.shared_partners, frozenset((lead.a.nis, lead.b.nis))))
    return said


def _score(lead: Lead, rarity: Mapping[str, float]) -> float:
    base = BASE.get(lead.type, 0.0)
    if lead.type == "T8" and lead.a.agreements:
        base += AGREED
    same_theme = lead.a.themes[:1] == lead.b.themes[:1]
    other = OTHER_THEME_SAME_SUBJECT if lead.shared_subjects else OTHER_THEME
    match = base + (1 - base) * min(1.0, lead.similarity) * (1.0 if same_theme else other)
    keys = lead.shared_partners or lead.shared_subjects or lead.shared_themes
    rare = max((rarity.get(key, 1.0) for key in keys), default=0.5)
    if lead.type in BASE and not lead.shared_partners:
        rare = NEUTRAL  # a job, a purchase, a call: how many share the theme beside it says nothing
    if FLAG_GENERAL in lead.flags and not lead.shared_subjects:
        rare = 0.0
    certainty = max(0.0, 1 - 0.25 * len(lead.flags))
    beside = RARITY * rare + CLOSENESS * closeness(lead.proximity) + CERTAINTY * certainty
    total = match * (MATCH + beside)
    total *= TRANSFER if lead.type == "T3" else 1.0
    total *= TOO_FAR if {FLAG_NEIGHBOURS, FLAG_REGIONAL} & set(lead.flags) else 1.0
    if FLAG_GENERAL in lead.flags:
        total *= 1 - GENERAL_FAR * (1 - closeness(lead.proximity)) * (1 - rare)
    if lead.type in ("T2", "T3") and not lead.shared_subjects:
        total *= 1 - THEME_FAR * (1 - closeness(lead.proximity))
    if lead.type == "T7" and lead.what and not lead.shared_subjects:
        total *= OTHER_CALL
    return total * (UNCLEAR if FLAG_MODE in lead.flags else 1.0)
