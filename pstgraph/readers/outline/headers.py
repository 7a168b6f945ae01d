"""Which column of a table holds what, by the words of its head, over one or two rows."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.marks import field_name
from pstgraph.readers.outline.phrases import Words
from pstgraph.readers.values.states import is_state

LEVEL_ROLES: dict[str, Kind] = {f"level:{kind}": kind for kind in lexicon.LEVELS}
STATE = "state"
"""The role of a column that is ticked where its head's state is an action's."""
DATE_FIELDS = frozenset({"deadline", "period", "start", "recurrence"})
# A head is short; above this it is a cell of the body.
MAX_HEAD = 60
# Words of heads, against which a misspelt one ("Mandatitaire") is read.
_SPELLINGS = (
    "administratif", "mandataire", "planification", "extraordinaire", "ordinaire", "subsides", "echeance",
    "partenaires", "indicateurs", "responsable", "intitule", "budget", "pilote", "priorite",
)  # fmt: skip
_LIKE = 0.84
# A longer text is like none of them.
_LONGEST = 20
_KNOWN_SHARE = 0.6
_ELEMENT_ROLES = frozenset({"label", "number", *LEVEL_ROLES})
_LEVEL_COLUMNS = Words({f"level:{kind}": words for kind, words in lexicon.LEVEL_COLUMNS.items()})
# What a head says of when ("Statut au 31/12/2026", "Budget 2025").
_DATED = re.compile(
    r"\s+(?:(?:au|en|pour|fin|a fin|situation au)\s+)?"
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\d{1,2}(?:er)?\s+[a-z]+\s+)?"
    r"20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?$"
)
_YEAR_DIGITS = 4
_MEANS = re.compile(r"ce qu|(?:comment|qui|quoi|pourquoi)\b|(?:la|les?) (?:finalite|resultat|moyen)s?\b")
_YEAR = re.compile(r"^(?:annee\s+)?(20\d\d)$")


@dataclass(frozen=True, slots=True)
class Header:
    """The roles of a table's columns: a field's name, "level:action", "year:2025", or "".

    ``codes`` maps a column of titles to the column that numbers them, where it is another than ``number``.
    """

    roles: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    codes: Mapping[int, int] = field(default_factory=dict)

    @property
    def levels(self) -> dict[int, Kind]:
        """Columns that hold the labels of a level, the highest level first."""
        found = {i: LEVEL_ROLES[role] for i, role in enumerate(self.roles) if role in LEVEL_ROLES}
        return dict(sorted(found.items(), key=lambda pair: lexicon.RANK[pair[1]]))

    def role(self, column: int) -> str:
        """What a column holds, "" where unknown."""
        return self.roles[column] if 0 <= column < len(self.roles) else ""

    def name(self, column: int) -> str:
        """The printed head of a column."""
        return self.names[column] if 0 <= column < len(self.names) else ""


def read_header(first: tuple[str, ...], second: tuple[str, ...] | None) -> Header | None:
    """The head that two successive rows make; None where the first is no head.

    >>> read_header(("Action", "Pilote", "Budget"), None).roles
    ('level:action', 'pilots', 'budget')
    """
    if not is_head(first):
        return None
    rows = (first, second) if second and _is_header(second, first) else (first,)
    last = rows[-1]
    roles, names = [], []
    for column in range(max(map(len, rows))):
        own = _cell(last, column) or _cell(first, column)
        roles.append(column_role(own, _group(first, column)))
        names.append(own)
    return Header(tuple(roles), tuple(names), rows)


@lru_cache(maxsize=1024)
def is_head(cells: tuple[str, ...]) -> bool:
    """Whether a row by itself is the head of a table."""
    return _is_header(cells, None)


@lru_cache(maxsize=1024)
def column_role(cell: str, group: str = "") -> str:
    """What a column holds, by its head and the head of its group.

    >>> column_role("Avancement (%)"), column_role("Avancement")
    ('progress', 'status')
    >>> column_role("Mandatitaire"), column_role("Administratif", "Pilote"), column_role("2026")
    ('political', 'pilots', 'year:2026')
    """
    whole = re.sub(r"\(\s*%\s*\)", "en %", flat(cell)).strip(" .:?*")
    words = re.sub(r"\s*\([^)]*\)$", "", whole)
    year = _YEAR.match(words)
    if year:
        return f"year:{year[1]}"
    words = _DATED.sub("", words) or words
    above = field_name(flat(group)) or ""
    if above in {"pilots", "political"} and re.match(r"administrati|service|politi|mandat", words):
        return "pilots" if re.match(r"administrati|service", words) else "political"
    known = _LEVEL_COLUMNS.name(words) or field_name(whole) or field_name(words)
    if known is None and len(words) <= _LONGEST:
        close = difflib.get_close_matches(words, _SPELLINGS, n=1, cutoff=_LIKE)
        known = field_name(close[0]) if close else None
    return known or (STATE if is_state(words) and len(words) > 3 else "")


def level_of_head(cell: str) -> str | None:
    """The level role that a cell's words name, None where they name none."""
    return _LEVEL_COLUMNS.name(flat(cell).strip(" .:?*"))


def _is_header(cells: tuple[str, ...], above: tuple[str, ...] | None) -> bool:
    filled = [(i, cell.strip()) for i, cell in enumerate(cells) if cell.strip()]
    if len(filled) < 2 or any(len(cell) > MAX_HEAD for _, cell in filled):
        return False
    named = [(i, column_role(cell, _group(above, i) if above else "")) for i, cell in filled]
    dated = {i + 1 for i, role in named if role in DATE_FIELDS}
    # In "Pilote | DG | Échéance | 2026" the year is a value, and the row one of a card.
    roles = [role for i, role in named if role and not (i in dated and role.startswith("year:"))]
    if roles.count(STATE) < 2:
        # "En cours" alone is what a cell says, and no column to be ticked.
        roles = [role for role in roles if role != STATE]
    fields = [role for role in roles if not role.startswith("year:")]
    if not fields or len(roles) < max(2, _KNOWN_SHARE * len(filled)):
        return False
    # Two cells, "Responsable | Direction", are rather a line of a card, unless one heads the elements.
    return len(filled) > 2 or bool(_ELEMENT_ROLES & set(fields)) or above is not None


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def _group(cells: tuple[str, ...], column: int) -> str:
    """The head that spans a column: its own or the nearest filled one to the left."""
    return next((cell for cell in reversed(cells[: column + 1]) if cell.strip()), "")


def heads_rows(header: Header, body: list[tuple[str, ...]]) -> bool:
    """Whether elements stand below a head: "objectifs stratégiques | actions" may be the words of figures.

    Nor do they where the sole row below says what the words mean ("ce que nous voulons être").
    """
    if len(header.levels) < 2 or not body:
        return True
    if len(body) == 1 and all(_MEANS.match(flat(cell)) for cell in body[0] if cell.strip()):
        return False
    told = [cell.strip() for row in body for cell in row[1:] if cell.strip()]
    if told and all(cell.isdigit() and len(cell) < _YEAR_DIGITS for cell in told):
        return False
    of_a_figure = all(name[:1].islower() for name in header.names if name)
    return not of_a_figure or any(any(cell.strip() for cell in row[1:]) for row in body)
