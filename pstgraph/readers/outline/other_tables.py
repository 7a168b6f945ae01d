"""Tables that hold no elements: figures, sums, directories, offers, lists of indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.headers import LEVEL_ROLES, MAX_HEAD, STATE, column_role
from pstgraph.readers.outline.marks import Mark, read_mark

Rows = Sequence[tuple[str, ...]]

_CODE = re.compile(r"^(?:[a-z]{0,3}\.?\s?){0,2}[\divx]{1,3}(?:[.\s-]?[a-z\d]{1,3}){0,4}\.?$")
_FIGURE = re.compile(r"^[-+±]?\s?\d[\d\s.,']*\s?(?:%|€|eur|euros?|/\s?\d+|ans?|h|kwh|m[²2³3])?$")
# The head of a column that sums or counts what the first one names.
_SUM = re.compile(r"^(?:sous[-\s]?)?(?:totaux|total|nombre|nbre|nb|montant|budget|cout|somme)s?\b")
_NO_FIGURE = frozenset({"", "-", "–", "—", "/", "?", "x", "nd", "n.d.", "n/a"})
# Columns that hold what a count counts: states, years, shares.
_COUNTED = frozenset({"", "status", "progress", "fte", "indicators", STATE})
# A table that begins with one of these and has no column of titles holds no elements.
_LISTED = frozenset({"status", "pilots", "political", "priority", STATE})
_NO_ELEMENTS = frozenset({"indicators"})
# Heads of what is on offer, and columns that tell a plan all the same.
_OFFER = re.compile(r"^(?:prix|tarifs?|formateurs?|formatrices?|inscriptions?|frais d'inscription)\b")
# Heads of a directory, whose rows are people and services.
_CONTACT = re.compile(
    r"^(?:tel(?:ephone)?s?\.?|n(?:°|umero) de tel(?:ephone)?|gsm|fax|e-?mail|mail|courriel|coordonnees"
    r"|adresse(?:\s+(?:e-?mail|mail|electronique))?)$"
)
_REACHED = re.compile(r"@|\d{2,4}[\s/.]{1,3}\d\d")
_IN_CHARGE = frozenset({"pilots", "political", "deadline", "period", "indicators", "status", *LEVEL_ROLES})
_TOTAL = re.compile(r"^(?:sous[-\s]?)?(?:total|totaux)\b")
_MIN_ROWS = 2


def holds_no_elements(roles: Sequence[str], names: Sequence[str], body: Rows) -> bool:
    """Whether no row of a table is an element, by the roles and names of its columns and what they hold."""
    if _is_figures(roles, body) or _sums_codes(roles, body) or _has_no_titles(roles):
        return True
    return _is_offer(roles, names) or _is_directory(roles, names)


def figures_below(head: tuple[str, ...], body: Rows) -> int:
    """How many rows of figures stand below a row of words that heads them; 0 where it heads none.

    >>> figures_below(("Axe", "Réalisé", "En cours"), [("Le social", "4", "2"), ("La santé", "-", "3")])
    2
    """
    words = [cell.strip() for cell in head]
    if len(words) < _MIN_ROWS or not all(words[1:]) or any(_FIGURE.match(flat(word)) for word in words[1:]):
        return 0
    if len(words) == _MIN_ROWS and not _SUM.match(flat(words[1])):
        return 0
    summed = (word for word in words[1:] if not _SUM.match(flat(word)))
    if any(len(word) > MAX_HEAD or column_role(word) not in _COUNTED for word in summed):
        return 0
    count = 0
    while count < len(body) and _counts(body[count], len(head)):
        count += 1
    return count if count >= _MIN_ROWS else 0


def _counts(row: tuple[str, ...], width: int) -> bool:
    """Whether a row counts something: a name, and figures beside it."""
    figures = [flat(cell.strip()) for cell in row[1:]]
    some = any(map(_FIGURE.match, figures))
    return len(row) == width and some and all(f in _NO_FIGURE or _FIGURE.match(f) for f in figures)


def _is_figures(roles: Sequence[str], body: Rows) -> bool:
    """Whether a table counts: beside its first column there are figures alone."""
    columns = [c for c in range(1, len(roles)) if filled_cells(body, c)]
    years = [c for c in columns if roles[c].startswith("year:")]
    if len(columns) < 2 or (len(years) == len(columns) and roles[0] in {"label", *LEVEL_ROLES}):
        return False
    if any(roles[c] not in _COUNTED and c not in years for c in columns):
        return False
    cells = [flat(cell) for c in columns for cell in filled_cells(body, c)]
    return any(map(_FIGURE.match, cells)) and all(c in _NO_FIGURE or _FIGURE.match(c) for c in cells)


def contacts_below(head: tuple[str, ...], body: Rows) -> int:
    """How many rows of a directory stand below its head; 0 where it is none.

    >>> contacts_below(("Service", "Téléphone"), [("Accueil", "083 00 00 01")])
    1
    """
    roles = [column_role(word) for word in head]
    reached = any(_REACHED.search(cell) for row in body[:_MIN_ROWS] for cell in row[1:])
    return len(body) if len(head) > 1 and reached and _is_directory(roles, head) else 0


def _is_directory(roles: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a table tells where people are found: "Service | Nom | Téléphone"."""
    if (_IN_CHARGE - {"pilots", "political"}) & set(roles):
        return False
    titles = [
        name for role, name in zip(roles, names, strict=False) if role in {"label", "budget", "partners"}
    ]
    return all(flat(name) == "nom" for name in titles) and any(_CONTACT.match(flat(n)) for n in names[1:])


def _sums_codes(roles: Sequence[str], body: Rows) -> bool:
    """Whether a table sums what codes stand for: "Objectif stratégique | Budget" above "1 | 353.000 €"."""
    if len(roles) < _MIN_ROWS or {"label", *LEVEL_ROLES} & set(roles[1:]):
        return False
    names = [name for name in filled_cells(body, 0) if not _TOTAL.match(flat(name))]
    figures = [flat(cell) for c in range(1, len(roles)) for cell in filled_cells(body, c)]
    few = len(names) < _MIN_ROWS or not figures or not all_codes(names)
    return not few and all(cell in _NO_FIGURE or _FIGURE.match(cell) for cell in figures)


def _has_no_titles(roles: Sequence[str]) -> bool:
    """Whether a table's first column holds what is no element, and no column holds titles."""
    levels = LEVEL_ROLES.keys() & set(roles)
    if levels == {"level:axis"} and not {"label", "number"} & set(roles) and roles[0] in _LISTED:
        # Lists of choices side by side: "État | Responsable | Volet".
        return True
    first = next((role for role in roles if role != "number"), "")
    return first in _NO_ELEMENTS and not {"label", *LEVEL_ROLES} & set(roles)


def _is_offer(roles: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a table offers something, trainings or rooms, at a price: nobody is in charge of its rows."""
    lasting = {role for role, name in zip(roles, names, strict=True) if flat(name).startswith("duree")}
    return any(_OFFER.match(flat(name)) for name in names) and not _IN_CHARGE & set(roles) - lasting


def all_codes(cells: Sequence[str]) -> bool:
    """Whether cells are numbers and codes and nothing else."""
    return bool(cells) and all(_CODE.match(flat(cell)) or _is_code(read_mark(cell)) for cell in cells)


def _is_code(mark: Mark) -> bool:
    """Whether a cell is a level's name and number and nothing else ("Mesure 1")."""
    return mark.form == "level" and bool(mark.number) and not mark.label


def filled_cells(body: Rows, column: int) -> list[str]:
    """The cells of a column that hold words."""
    return [cell for row in body if (cell := cell_of(row, column))]


def cell_of(row: Sequence[str], column: int) -> str:
    """A cell of a row, "" where the row is short."""
    return row[column].strip() if column < len(row) else ""
