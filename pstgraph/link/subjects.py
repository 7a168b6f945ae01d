"""Themes and target groups of an element, told from its words.

The element's own words decide (label, other wording, steps, description); an action or step without any
theme of its own takes those of the nearest action or operational objective above it that names one (method
*guessed*). Strategic objectives are too wide for that. Target groups are never taken from above: an
objective "for users" holds actions for staff. A broader concept gives way to a narrower one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pstgraph.link.concepts import ConceptMatch, find
from pstgraph.vocabulary import Scheme


@dataclass(frozen=True, slots=True)
class Subject:
    """A concept of an element and the words that say so; ``inherited`` where a parent's words do."""

    code: str
    words: str
    inherited: bool = False


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
    matches = [match for text in texts for match in find(text, scheme)]
    if matches:
        return _ranked(matches, scheme, inherited=False)
    for parent in parents:
        matches = find(parent, scheme)
        if matches:
            return _ranked(matches, scheme, inherited=True)
    return []


def _ranked(matches: list[ConceptMatch], scheme: Scheme, inherited: bool) -> list[Subject]:
    weights: dict[str, int] = {}
    words: dict[str, str] = {}
    for match in matches:
        weights[match.code] = weights.get(match.code, 0) + match.size
        words.setdefault(match.code, match.words)
    broader = {scheme[code].broader for code in weights}
    codes = sorted((code for code in weights if code not in broader), key=lambda code: -weights[code])
    return [Subject(code, words[code], inherited) for code in codes]
