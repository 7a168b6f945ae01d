"""Recurrences in French words → the EU list of frequencies, only where the words are certain."""

from __future__ import annotations

import re

from pstgraph.identifiers import EU_FREQUENCY
from pstgraph.text import fold

_TIMES = r"(?:{0} ?x|{0} ?fois|{1} fois)"
_PER_YEAR = r" (?:par |l |/ )?an(?:nee)?"


def _times(digit: str, word: str, per: str = _PER_YEAR) -> str:
    return _TIMES.format(digit, word) + per


# Code of the EU list → the wordings, on folded text, that say it and nothing else.
_WORDINGS: dict[str, tuple[str, ...]] = {
    "DAILY": (
        r"quotidien(?:ne)?(?:s|ment)?",
        r"journali(?:er|ere|ers|eres)",
        r"chaque jour",
        r"tous les jours",
    ),
    "WEEKLY": (
        r"hebdomadaire(?:s|ment)?",
        r"(?:chaque|toutes les) semaines?",
        _times("1", "une", " (?:par )?semaine"),
    ),
    "MONTHLY": (
        *(r"mensuel(?:le)?(?:s|ment)?", r"(?:chaque|tous les) mois", _times("1", "une", " (?:par )?mois")),
        _times("12", "douze"),
    ),
    "BIMONTHLY": (r"bimestriel(?:le)?(?:s|ment)?", r"tous les (?:2|deux) mois", _times("6", "six")),
    "QUARTERLY": (
        *(r"trimestriel(?:le)?(?:s|ment)?", r"chaque trimestre", r"tous les (?:3|trois) mois"),
        *(_times("1", "une", " (?:par )?trimestre"), _times("4", "quatre")),
    ),
    "ANNUAL_3": (r"tous les (?:4|quatre) mois", _times("3", "trois")),
    "ANNUAL_2": (
        *(
            r"semestriel(?:le)?(?:s|ment)?",
            r"chaque semestre",
            r"tous les (?:6|six) mois",
            _times("2", "deux"),
        ),
        _times("1", "une", " (?:par )?semestre"),
    ),
    "ANNUAL": (
        *(r"annuel(?:le)?(?:s|ment)?", r"chaque annee", r"tous les ans"),
        _times("1", "une"),
    ),
    "BIENNIAL": (r"tous les (?:2|deux) ans", r"biennal(?:e|es)?"),
}
_PATTERNS = {code: re.compile(r"\b(?:" + "|".join(wordings) + r")\b") for code, wordings in _WORDINGS.items()}
# "bi-mensuel" is read as twice a month and as every two months; a minimum or a choice is no frequency.
_UNCERTAIN = re.compile(
    r"\d+ a \d+|\b(?:bi|bi ?mensuel\w*|bi ?hebdomadaire\w*|bi ?annuel\w*|bisannuel\w*|ou|minimum|mini?|"
    r"maximum|maxi?|au moins|au plus|voire|plusieurs|environ|selon|si|non|pas)\b"
)


def frequency(wording: str | None) -> str | None:
    """Return the IRI of the EU frequency that a wording states for certain, else None.

    Parameters
    ----------
    wording
        A recurrence as written in the document.

    Examples
    --------
    >>> frequency("1x/an"), frequency("tous les trois mois")
    ('http://publications.europa.eu/resource/authority/frequency/ANNUAL', \
'http://publications.europa.eu/resource/authority/frequency/QUARTERLY')
    >>> frequency("bi-mensuel"), frequency("régulièrement"), frequency("mensuel ou trimestriel")
    (None, None, None)

    Notes
    -----
    Source: EU Publications Office, authority table "frequency".
    """
    folded = fold(wording)
    if not folded or _UNCERTAIN.search(folded):
        return None
    found = {code for code, pattern in _PATTERNS.items() if pattern.search(folded)}
    return EU_FREQUENCY + found.pop() if len(found) == 1 else None
