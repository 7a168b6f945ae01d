"""Themes and target groups of an element, told from its words.

The element's own words decide (label, other wording, steps, description). Three rules weigh them:

- A broader concept gives way to a narrower one.
- A **means** gives way to a subject. "En collaboration avec le club sportif", "engager un éducateur de rue",
  "une procédure de gestion des plaintes" are about sport, street work and complaints; partnership,
  recruitment and procedure are how it is done. What is only a means in passing (few words, no definite
  plural) is dropped where a finer social theme stands beside it; "renforcer *les* partenariats" stays.
- An action or step without any theme of its own takes those of the nearest action or operational objective
  above it that names one; where it names but means ("informer la population" under an objective on
  discrimination) it takes the social themes of that element as well. Both have the method *guessed*.

Strategic objectives are too wide to take a theme from. Target groups are never taken from above: an
objective "for users" holds actions for staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pstgraph.link.concepts import ConceptMatch, find
from pstgraph.vocabulary import Scheme

_INTERNAL = frozenset({"organisation", "pilotage"})
"""Fields of themes that say how a Centre works, not what for."""

_WIDE = frozenset({"droits", "aines", "energie", "enfance", "integration", "liensocial", "logement"})
"""Fields whose own labels ("personnes en difficulté", "seniors") mostly name an audience or a setting."""

_PASSING = {
    **dict.fromkeys(_WIDE | _INTERNAL, 2),
    **dict.fromkeys(("reseaux", "com-interne", "accueil", "evaluation", "grh", "patrimoine"), 2),
    **dict.fromkeys(("procedures", "com-externe", "finances"), 1),
}
"""Themes that are often but a means, with the words up to which a label names them only in passing."""

_MEANS = _INTERNAL | {
    "com-externe",
    "com-interne",
    "evaluation",
    "participation",
    "accueil",
    "grh",
    "reseaux",
}
"""Themes that, standing alone in an action, leave open what the action is for."""

_DEFINITE_PLURAL = re.compile(r"(?:\b(?:les|nos|ses|leurs|aux)\s+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """A concept of an element and the words that say so; ``inherited`` where a parent's words do."""

    code: str
    words: str
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A match and whether the text puts it in the definite plural, as a thing of its own."""

    match: ConceptMatch
    definite: bool


def find_subjects(texts: Iterable[str], parents: Sequence[str], scheme: Scheme) -> list[Subject]:
    """Concepts of an element, most telling first.

    Parameters
    ----------
    texts
        The element's own texts.
    parents
        Labels of the elements above it, nearest first; empty where concepts are not taken from above.
    scheme
        The scheme to recognise.
    """
    own = _ranked([one for text in texts for one in _told(text, scheme)], scheme, inherited=False)
    if any(one.code not in _MEANS for one in own):
        return own
    for parent in parents:
        above = _ranked(_told(parent, scheme), scheme, inherited=True)
        if own:
            above = [one for one in above if _is_social(one.code, scheme)]
        if above:
            return own + above
    return own


def _told(text: str, scheme: Scheme) -> list[_Told]:
    return [
        _Told(match, bool(_DEFINITE_PLURAL.search(text[max(0, match.start - 8) : match.start])))
        for match in find(text, scheme)
    ]


def _is_social(code: str, scheme: Scheme) -> bool:
    """Whether a concept is a fine theme of a field of social policy."""
    concept = scheme[code]
    return concept.broader is not None and scheme.top(code).code not in _INTERNAL and code not in _MEANS


def _ranked(told: Sequence[_Told], scheme: Scheme, inherited: bool) -> list[Subject]:
    weights: dict[str, int] = {}
    words: dict[str, str] = {}
    for one in _subjects_only(told, scheme):
        weights[one.code] = weights.get(one.code, 0) + one.size
        words.setdefault(one.code, one.words)
    broader = {scheme[code].broader for code in weights}
    codes = sorted((code for code in weights if code not in broader), key=lambda code: -weights[code])
    return [Subject(code, words[code], inherited) for code in codes]


def _subjects_only(told: Sequence[_Told], scheme: Scheme) -> list[ConceptMatch]:
    """Drop the concepts named only in passing where a fine social theme stands beside them."""
    social = any(_is_social(one.match.code, scheme) for one in told)
    if not social:
        return [one.match for one in told]
    meant = {
        one.match.code
        for one in told
        if one.match.size > _PASSING.get(one.match.code, 0)
        or (one.definite and scheme[one.match.code].broader is not None)
    }
    return [one.match for one in told if one.match.code in meant]
