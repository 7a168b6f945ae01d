"""Deadlines, periods and recurrences as plans print them.

A date is read only as far as the words say it for certain: a lone end gives no start, "à mi-mandat"
stays text. The table of forms is that of the contract; each reading has its example in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pstgraph.model.plan import Deadline
from pstgraph.readers.flat import flat
from pstgraph.text import normalise_space

MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10,
    "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
_MONTH = r"(?P<%s>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<%s>(?:19|20)\d\d)(?!\d)"
_TO = r"\s*(?:-|/|>|=>|a|au|et|jusqu'(?:a|au|en)|,|\s)\s*(?:fin\s+|en\s+)?"

_DAY = re.compile(
    r"(?<![\d.])(?:(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>(?:20|19)\d\d|\d\d)|(?P<y2>(?:20|19)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d))(?!\d)"
)
_DAY_WORDS = re.compile(r"\b(?P<d>\d{1,2})(?:er)?\s+" + _MONTH % "m" + r"\s+" + _YEAR % "y")
_MONTH_YEAR = re.compile(r"\b" + _MONTH % "m" + r"\s*" + _YEAR % "y")
_MONTH_RANGE = re.compile(
    r"\b"
    + _MONTH % "m1"
    + r"(?:\s+"
    + _YEAR % "y1"
    + r")?\s*(?:-|a|au|/)\s*"
    + _MONTH % "m2"
    + r"\s+"
    + _YEAR % "y2"
)
_NUMERIC_MONTH = re.compile(r"(?<![\d/.])(?P<m>0?[1-9]|1[0-2])[/.](?P<y>20\d\d)(?!\d)")
_YEARS = re.compile(_YEAR % "a" + r"(?:" + _TO + _YEAR % "b" + r")+")
_SHORT_RANGE = re.compile(r"(?P<a>20\d\d)\s*[-/]\s*(?P<b>\d\d)(?![\d/.-])")
_ONE_YEAR = re.compile(r"(?<![\d/.,])" + _YEAR % "y")
_END_OF = re.compile(r"\bfin\s+(?:de\s+l'annee\s+|d'annee\s+)?(?=(?:19|20)\d\d)")
_MIDDLE_OF = re.compile(r"\bmi[\s-]+(?=(?:19|20)\d\d)")
_FROM = re.compile(r"\b(?:a partir|des|depuis|debut(?:er|ant)?|demarrage)\b")
_PART = re.compile(
    r"\b(?:(?P<n>[1-4])\s?(?:er|e|eme|ere|nd|nde|°)?\s*(?P<w>sem(?:estre)?|trim(?:estre)?)\b\.?|(?P<l>[tqs])(?P<n2>[1-4])\b"
    r"|(?P<o>premier|second|deuxieme|troisieme|quatrieme|dernier)\s+(?P<w2>semestre|trimestre))\s*(?:de\s+|/)?\s*"
    + _YEAR
    % "y"
)
_ORDINALS = {"premier": 1, "second": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4}

_UNIT = r"(?:an(?:nee)?s?|mois|semaines?|jours?|trimestres?|semestres?|legislature|mandature)"
_COUNT = r"(?:\d{1,2}|un|une|deux|trois|quatre|cinq|six|douze)"
_RATE = (
    r"(?:" + _COUNT + r"\s*(?:x|fois|reunions?|rencontres?)\s*"
    + r"(?:/|par|l'|chaque|tous les|toutes les|sur l')\s*" + _UNIT
    + r"|(?:tous|toutes)\s+les\s+(?:" + _COUNT + r"\s+)?" + _UNIT + r"|chaque\s+" + _UNIT
    + r"|" + _COUNT + r"\s*/\s*(?:an|mois|semaine|trimestre|semestre)\b|x\s*/\s*(?:an|mois|semaine)\b)"
)  # fmt: skip
_ADVERB = (
    r"(?:regulierement|annuellement|mensuellement|trimestriellement|semestriellement|hebdomadairement"
    r"|quotidiennement|periodiquement|journellement|bimensuellement|bimestriellement)"
)
_ADJECTIVE = (
    r"(?:(?:bi|tri)[\s-]?(?:annuel|mensuel|mestriel)|(?:bis|tri)?annuel|mensuel|trimestriel|semestriel|hebdomadaire"
    r"|bihebdomadaire|quotidien|quinquennal|triennal|biennal|periodique|regulier|recurrent|ponctuel)(?:le|ne|s|les|nes|e|es)?"
)
_REGULAR = r"(?:reguliere?s?)"
RECURRENCE = re.compile(rf"(?<![a-z])(?:{_RATE}|{_ADVERB}|{_ADJECTIVE}|{_REGULAR})(?![a-z])")
_MEETINGS = r"(?:reunions?|rencontres?|concertations?|permanences?|visites?|contacts?)"
_REPEATED = r"(?:reunion|rencontre|concertation|evaluation|permanence|activite|formation|communication)s?"
IN_LABEL = re.compile(
    rf"(?<![a-z])(?:{_RATE}|{_ADVERB}|{_MEETINGS}\s+{_ADJECTIVE}|{_REPEATED}\s+{_REGULAR}"
    r"|a mi-(?:mandat|legislature|parcours|mandature))(?![a-z])"
)
_ASIDE = re.compile(r"\((?P<when>(?:fin |mi-|[a-z]{3,9} )?20\d\d(?:\s*(?:-|a|/)\s*20\d\d)?)\)\s*[;.]?$")
_WHEN = re.compile(
    r"^(?:(?:en )?(?:continu|permanence)|permanent|immediat\w*"
    r"|(?:a )?(?:court|moyen|long)(?:/(?:moyen|long))? terme"
    r"|(?:fin|debut|toute la|mi)[ -](?:de )?(?:la )?(?:legislature|mandature|mandat)"
    r"|a mi-(?:mandat|legislature))$"
)
_BY = re.compile(
    r"\b(?:d'ici(?:\s+(?:a|le|la|au))?|avant|au plus tard(?:\s+(?:en|le|pour|a))?"
    r"|pour(?=\s+(?:fin|le|la fin|20\d\d)))\s+"
    r"(?:(?:la\s+)?(?:fin|mi|debut)[\s-]+)?(?:\d{1,2}(?:er)?\s+)?(?:"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")?\s*(?:[\d/]{5,6})?20\d\d"
)


def parse_deadline(text: str, *, year_column: bool = False) -> Deadline | None:
    """Read the words of a deadline, a year column or a planning.

    Parameters
    ----------
    text
        The words as printed.
    year_column
        Whether a lone year is a span of that year (a column "Année", "Période", "Planning") and
        not only an end (a line "Échéance").

    Returns
    -------
    Deadline or None
        None where the text is empty or only a dash.

    Examples
    --------
    >>> parse_deadline("fin 2019")
    Deadline(text='fin 2019', start=None, end='2019-12', recurrence=None)
    >>> parse_deadline("2019 2020", year_column=True)
    Deadline(text='2019 2020', start='2019', end='2020', recurrence=None)
    >>> parse_deadline("1x/an").recurrence
    '1x/an'
    """
    text = normalise_space(text)
    if not re.search(r"\w", text):
        return None
    words = flat(text)
    start, end = _dates(words, year_column)
    found = RECURRENCE.search(words)
    recurrence = text[found.start() : found.end()] if found else None
    return Deadline(text, start, end, recurrence)


def names_impossible_day(text: str) -> bool:
    """Tell whether words name a day that no calendar has.

    >>> names_impossible_day("31.02.2026"), names_impossible_day("28.02.2026")
    (True, False)
    """
    return None in _calendar(flat(normalise_space(text)))


def says_when(text: str) -> bool:
    """Tell whether words say when without a date: "en continu", "court terme", "fin de législature".

    >>> says_when("en continu"), says_when("en salle")
    (True, False)
    """
    return bool(_WHEN.match(flat(text).strip(" .")))


def deadline_in_label(label: str) -> Deadline | None:
    """Read a recurrence or an explicit limit ("d'ici fin 2026", "à mi-mandat") in an item's own words.

    A date that merely stands in a label ("les repas livrés en 2020") is no deadline.

    >>> deadline_in_label("Organiser une activité annuellement").recurrence
    'annuellement'
    >>> deadline_in_label("D’ici fin 2026, ouvrir une halte").end
    '2026-12'
    >>> deadline_in_label("Livrer les repas en 2020") is None
    True
    """
    words = flat(label)
    aside = _ASIDE.search(words)
    if aside:
        printed = label[aside.start("when") : aside.end("when")]
        return parse_deadline(printed, year_column=True)
    limit = _BY.search(words)
    if limit:
        start, end = _dates(words[limit.start() : limit.end()], False)
        return Deadline(label[limit.start() : limit.end()].strip(), start, end)
    found = IN_LABEL.search(words)
    if found is None:
        return None
    printed = label[found.start() : found.end()]
    return Deadline(printed, recurrence=None if found.group().startswith("a mi-") else printed)


def _dates(words: str, year_column: bool) -> tuple[str | None, str | None]:
    for reader in (_days, _month_range):
        found = reader(words)
        if found:
            return found
    parts = _parts(words)
    if parts:
        # "2e semestre 2026" as a deadline ends then; only a planning spans it. Two parts are a span.
        return parts[:2] if year_column or parts[2] else (None, parts[1])
    for reader in (_months, _year_range):
        found = reader(words)
        if found:
            return found
    return _lone_year(words, year_column)


def _days(words: str) -> tuple[str | None, str | None] | None:
    days = list(_calendar(words))
    if None in days:
        return None, None  # a slip of the pen: nothing is certain, the words are kept
    return _span([day for day in days if day], words) if days else None


def _calendar(words: str) -> Iterator[str | None]:
    """Each day; None for one that no calendar has, unless it may be no date at all (1.15.20)."""
    for match in [*_DAY.finditer(words), *_DAY_WORDS.finditer(words)]:
        said = match.groupdict()
        year, month, day = (said[name] or said.get(f"{name}2") or "" for name in ("y", "m", "d"))
        try:
            found = date(int(year) + 2000 if len(year) == 2 else int(year), _month_number(month), int(day))
        except ValueError:
            if len(year) == 4:
                yield None
        else:
            yield found.isoformat()


def _month_number(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS[words]


def _month_range(words: str) -> tuple[str | None, str | None] | None:
    match = _MONTH_RANGE.search(words)
    if match is None:
        return None
    year = match["y1"] or match["y2"]
    return f"{year}-{MONTHS[match['m1']]:02d}", f"{match['y2']}-{MONTHS[match['m2']]:02d}"


def _parts(words: str) -> tuple[str, str, bool] | None:
    """The months of parts of a year, and whether several are named."""
    spans = []
    for match in _PART.finditer(words):
        half = (match["w"] or match["w2"] or match["l"] or "").startswith("s")
        length = 6 if half else 3
        last = 12 // length
        rank = int(match["n"] or match["n2"] or 0) or _ORDINALS.get(match["o"] or "", last)
        if rank <= last:
            spans.append((f"{match['y']}-{(rank - 1) * length + 1:02d}", f"{match['y']}-{rank * length:02d}"))
    return (min(spans)[0], max(end for _, end in spans), len(spans) > 1) if spans else None


def _months(words: str) -> tuple[str | None, str | None] | None:
    months = [f"{m['y']}-{MONTHS[m['m']]:02d}" for m in _MONTH_YEAR.finditer(words)]
    months += [f"{m['y']}-{int(m['m']):02d}" for m in _NUMERIC_MONTH.finditer(words)]
    return _span(months, words) if months else None


def _span(points: list[str], words: str) -> tuple[str | None, str | None]:
    if len(points) == 1:
        return (points[0], None) if _FROM.search(words) else (None, points[0])
    return min(points), max(points)


def _year_range(words: str) -> tuple[str | None, str | None] | None:
    match = _YEARS.search(words)
    if match:
        years = re.findall(r"(?:19|20)\d\d", match.group())
        return min(years), max(years)
    short = _SHORT_RANGE.search(words)
    if short and int(short["b"]) > int(short["a"]) % 100:
        return short["a"], short["a"][:2] + short["b"]
    return None


def _lone_year(words: str, year_column: bool) -> tuple[str | None, str | None]:
    match = _ONE_YEAR.search(words)
    if match is None:
        return None, None
    year = match["y"]
    if _END_OF.search(words):
        return None, f"{year}-12"
    if _MIDDLE_OF.search(words):
        return None, f"{year}-06"
    if _FROM.search(words):
        return year, None
    return (year, year) if year_column and words.strip(" .") == year else (None, year)
