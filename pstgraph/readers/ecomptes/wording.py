"""What a Libelle is made of (volet, number of the action above, own number, label), apart and together.

iA.PST writes ``OS.1 - …``, ``OO.2 - …``, ``A.16 - …`` and, for a sub-action, ``A.16 - SA.17 - …``, as the
format has no level below the action. We write the same with a plan's own numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from pstgraph.model.plan import Volet
from pstgraph.readers.ecomptes.schema import LABEL
from pstgraph.text import fold, normalise_space
from pstgraph.vocabulary import scheme

JOINT = " - "
NOBODY = "neant"
"""Id and label of an element that only fills a level, as iA.PST's one volet does."""
UNTITLED = "(sans libellé)"
STEP = "SA"
"""Stands for the number of a sub-action that has none; ``A`` for that of the action above it."""
ACTION = "A"

_DIGITS = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:\.?[A-Za-z])?"
_CODE = rf"(?:[A-Z]{{1,3}}|[A-Z](?:\.[A-Z]){{1,2}})\.?\s?(?:n°\s?)?{_DIGITS}"
_WORDED = (
    r"(?i:axe|enjeu|objectif(?:s?\s(?:stratégique|opérationnel))?|action|sous-action|projet|mesure|opération"
    rf"|fiche(?:[\s-]action)?)\s(?:n°\s?)?(?:{_DIGITS}|[IVX]+)"
)
_NUMBER = rf"(?:{_CODE}|{_WORDED}|{_DIGITS})\.?"
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})(?:\s[-–](?:\s(?P<rest>.*))?)?", re.DOTALL)
_BARE = re.compile(rf"{_DIGITS}\.?")
_STEP = re.compile(r"S\.?A\.?\s?[0-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a Libelle; ``above`` is the number of the action above a sub-action, or ``A``."""

    label: str | None
    number: str | None = None
    above: str | None = None
    is_step: bool = False


def take_apart(libelle: str, actions: Collection[str] | None = None, own: bool = False) -> Wording:
    """Tell number and label, and for an action whether it is a flattened sub-action.

    Parameters
    ----------
    libelle
        The words, blanks folded.
    actions
        Numbers of the actions that stand before it in the same objective; None above the level of actions.
    own
        Whether we wrote it: then a bare number is one whatever follows.

    Examples
    --------
    >>> take_apart("OS.1 - Être un CPAS accueillant")
    Wording(label='Être un CPAS accueillant', number='OS.1', above=None, is_step=False)
    >>> take_apart("A.16 - SA.17 - Former", actions=["A.16"])
    Wording(label='Former', number='SA.17', above='A.16', is_step=True)
    >>> take_apart("Former les agents").number is None
    True
    """
    number, rest = _cut(libelle, own)
    if actions is not None:
        step = _step(libelle, number, rest, actions, own)
        if step is not None:
            return step
    if number is None:
        return Wording(_label(libelle))
    return Wording(_label(rest), number)


def _step(
    libelle: str, number: str | None, rest: str | None, actions: Collection[str], is_own: bool
) -> Wording | None:
    if number is not None and _STEP.match(number):
        return Wording(_label(rest), number, None, True)
    first, joint, after = libelle.partition(JOINT)
    if joint and first == STEP:  # a sub-action right under an objective
        own, label = _cut(after, is_own)
        return Wording(_label(label if own else after), own, None, True)
    above = number if number is not None else first if joint and first == ACTION else None
    below = rest if number is not None else after
    if above is None or not below:
        return None
    token, joint, label = below.partition(JOINT)
    if joint and token == STEP:
        return Wording(_label(label), None, above, True)
    own, label_of_own = _cut(below, is_own)
    if own is not None and (_STEP.match(own) or above in actions or above == ACTION):
        return Wording(_label(label_of_own), own, above, True)
    return None


def _cut(words: str, own: bool) -> tuple[str | None, str | None]:
    """Cut a number off the front; a bare one only where a capital follows ("3 - 6 ans" has none)."""
    match = _NUMBERED.fullmatch(words)
    if match is None:
        return None, None
    rest = match["rest"]
    capital = bool(rest) and rest[0].isalpha() and rest[0] == rest[0].upper()
    if rest and not own and not capital and _BARE.fullmatch(match["number"]):
        return None, None
    return match["number"], rest


def _label(words: str | None) -> str | None:
    return None if not words or words == UNTITLED else words


def put_together(wording: Wording, volet: Volet | None = None) -> tuple[str, bool]:
    """Return the Libelle of an element, and whether it had to be cropped to the 255 characters of the format.

    >>> put_together(Wording("Former", None, "A.16", True))
    ('A.16 - SA - Former', False)
    >>> put_together(Wording(None, "OS.1"))
    ('OS.1', False)
    """
    number = wording.number
    if wording.is_step:
        number = number or STEP
        if wording.above is None and not _STEP.match(number) and number != STEP:
            number = STEP + JOINT + number
    parts = [volet_label(volet) if volet else None, wording.above, number, wording.label]
    words = normalise_space(JOINT.join(part for part in parts if part)) or UNTITLED
    return words[:LABEL], len(words) > LABEL


def volet_label(volet: Volet) -> str:
    """Return the label of a volet.

    >>> volet_label("internal")
    'Volet interne'
    """
    return scheme("volet")[volet].label().capitalize()


def is_nobody(words: str) -> bool:
    """Whether an id or a label says that an element only fills its level ("neant", "NÉANT")."""
    return fold(words) == NOBODY


def volet_of(libelle: str) -> tuple[Volet | None, str]:
    """Tell the volet that a Libelle names, and the words after it (those of an axis).

    >>> volet_of("Externe"), volet_of("Volet interne - Axe 1 - Se former"), volet_of("Vivre ensemble")
    (('external', ''), ('internal', 'Axe 1 - Se former'), (None, 'Vivre ensemble'))
    """
    if fold(libelle) in _volets():
        return _volets()[fold(libelle)], ""
    first, joint, rest = libelle.partition(JOINT)
    named = _volets().get(fold(first)) if joint else None
    return (named, rest) if named else (None, libelle)


@cache
def _volets() -> dict[str, Volet]:
    """Folded names of the volets, with the word "volet" and without."""
    names: dict[str, Volet] = {}
    codes: tuple[Volet, ...] = ("internal", "external", "common")
    for code in codes:
        for label in scheme("volet")[code].labels():
            names[fold(label)] = code
            names[fold(label).removeprefix("volet ")] = code
    return names
