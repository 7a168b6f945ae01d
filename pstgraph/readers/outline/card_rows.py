"""Cards as tables of two columns: "Intitulé | Créer un site", "Pilote | DG", "Actions à mener | • … • …".

A card has a title, in a row of its own ("FICHE 3 : Créer un site") or behind a key; the actions that it
lists below its title are its steps.
"""

from __future__ import annotations

import re

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.boxes import boxed, ticked
from pstgraph.readers.outline.headers import LEVEL_ROLES, level_of_head
from pstgraph.readers.outline.marks import Mark, field_name, read_mark
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.units import Unit

_MAX_KEY = 45
# Longer text behind "Actions" tells how, and is no list of steps.
_MAX_STEP = 300
_MANY = re.compile(
    r"^(?:\w+\s+)?(?:actions|projets|mesures|etapes|taches|sous-actions)\b|\ba (?:mener|realiser)\b"
)
_CODE = re.compile(r"^(?:[a-z]{1,3}[\s.-]?)?\d{1,3}(?:[\s.-]?[a-z\d]{1,3}){0,4}\.?$")
_OBJECTIVES = ("level:axis", "level:strategic_objective", "level:operational_objective")
_STEPS = frozenset({"level:action", "steps"})
# "Volet | externe" in a card tells the volet of its action; it heads nothing.
_VOLET = re.compile(r"volet\s*:?\s*(?:interne|externe)$")
_NAMED_STEP = re.compile(r"(?:^|(?<=\s))(?:[ÉEée]tape|Phase)\s*(?:n\s?°\s*)?\d{1,2}\s*[:.–-]\s*")
_LISTED = re.compile(r"(?:^|\s)\d{1,2}\s?[.)]\s+(?=[^\W\d_])")
# What the rows below a title say where it is a card's, and so many of them.
_FIELDS_OF_ACTIONS = frozenset(
    {"pilots", "political", "deadline", "period", "start", "budget", "partners", "indicators", "steps"}
    | {"level:action", "level:operational_objective"}
)
_TOLD = _FIELDS_OF_ACTIONS - frozenset(LEVEL_ROLES)
_MIN_FIELDS = 2
# A bare number of so many parts is rather an objective's ("1.1 Accueillir").
_OBJECTIVE_DEPTH = 2
_MAX_ROWS = 14


class Cards:
    """The card that rows are of: whether it is open, its title known, and its fields told.

    ``_above`` holds the objectives that cards name, ``_leads`` whether they do so before their titles.
    """

    def __init__(self) -> None:
        self._open = self._titled = self._told = False
        self._number = ""
        self._above: dict[str, str] = {}
        self._leads = False

    @property
    def is_open(self) -> bool:
        """Whether a row that names an action has headed a card."""
        return self._open

    def leave(self) -> None:
        """End the card: something else than its rows follows."""
        self._open = self._titled = self._told = False
        self._number = ""

    def heads(self, piece: Piece) -> Piece:
        """Take a row of one cell as the head of a card, with its title or for one."""
        mark = piece.mark
        if mark.form == "level" and mark.kind == "action":
            self._open, self._titled, self._told = True, bool(mark.label), False
        elif mark.form == "none" or (mark.numbered and len(mark.path) != _OBJECTIVE_DEPTH):
            self._titled = bool(mark.label)
        else:
            self.leave()
        return piece

    def lines(self, unit: Unit, cells: tuple[str, ...], below: list[tuple[str, ...]]) -> list[Piece]:
        """Read a row, "Pilote | DG" or "Pilote | DG | Échéance | 2025", as lines of a card; else none."""
        found: list[Piece] = []
        for name, key, value in _told_pairs(cells):
            if name == "level:action" and self._open and self._titled and flat(key).startswith("quoi"):
                name = "description"
            begins = value and (self._told or not self._open)
            if name in {"number", "level:action"} and begins and _is_code(value):
                self._number = value
            elif name in _OBJECTIVES and self._repeats(name, value):
                # The objective is open already: what stands above is of another card.
                found.append(Piece(Mark("close", "action"), "", unit.lines, row=True))
            elif name == "label" and begins and _is_card(below):
                found.append(self._title(unit, value))
            elif name in _STEPS and value and self._lists(name, key, value):
                found += self._steps(unit, value)
            elif name == "level:action" and self._open and not self._titled:
                self._titled = True
                found.append(Piece(Mark("field", "label", key, label=value), value, unit.lines, row=True))
            elif name in LEVEL_ROLES:
                self._titled |= name == "level:action"
                found.append(Piece(read_mark(value), value, unit.lines, row=True, kind=LEVEL_ROLES[name]))
            elif value:
                self._titled |= name == "label"
                found.append(Piece(Mark("field", name, key, label=value), value, unit.lines, row=True))
            self._told |= name in _TOLD
        return found

    def _repeats(self, name: str, value: str) -> bool:
        """Whether a card names the objective that the card before named; it is remembered."""
        self._leads |= not (self._open or self._titled)
        same = self._leads and self._above.get(name) == value and bool(value) and not self._open
        if not same:
            rank = _OBJECTIVES.index(name)
            self._above = {one: text for one, text in self._above.items() if _OBJECTIVES.index(one) < rank}
            self._above[name] = value
        return same

    def _title(self, unit: Unit, value: str) -> Piece:
        """The title of a card that no row announces, with the number that stands above it."""
        number, self._number, self._titled, self._told = self._number, "", True, False
        text = f"{number}. {value}" if number[-1:].isdigit() else f"{number} {value}".strip()
        mark = read_mark(text)
        if not number or mark.form not in {"level", "number", "letter"}:
            text, mark = value, read_mark(value)
        return Piece(mark, text, unit.lines, row=True, kind="action", code=number or None)

    def _lists(self, name: str, key: str, value: str) -> bool:
        """Whether a cell lists steps of the card's action, or several actions."""
        parts = split_items(value)
        if name == "steps":
            return self._titled and (len(parts) > 1 or bool(boxed(value, 1)))
        many = bool(_MANY.search(flat(key)))
        return len(parts) > 1 or (many and self._titled and len(value) <= _MAX_STEP)

    def _steps(self, unit: Unit, value: str) -> list[Piece]:
        kind = LEVEL_ROLES["level:sub_action" if self._titled else "level:action"]
        parts = [part.rstrip(" ;,") for part in split_items(value)]
        made = [Piece(read_mark(part), part, unit.lines, row=True, kind=kind) for part in parts if part]
        # What the card says below them is of its action again.
        return [*made, Piece(Mark("close", kind), "", unit.lines, row=True)] if self._titled else made


def pairs_of(cells: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """The fields of a card's row, their names as printed, their values; none where it is no such row.

    >>> pairs_of(("Pilote", "DG", "Échéance", "2025"))
    [('pilots', 'Pilote', 'DG'), ('deadline', 'Échéance', '2025')]
    """
    texts = [cell.strip() for cell in cells]
    found: list[tuple[str, str, str]] = []
    index = 0
    while index < len(texts):
        key = texts[index]
        name = _key(key)
        if name is None:
            if key and not found:
                return []
            index += 1
            continue
        value = next((text for text in texts[index + 1 :] if text and text != key), "")
        found.append((name, key, value))
        index += 1
        while index < len(texts) and texts[index] in {value, key, ""}:
            index += 1
    return found


def _told_pairs(cells: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """The pairs of a row; of boxes to tick only the ticked ones, unless they are steps."""
    return [
        ("volet", key, ticked(value))
        if _VOLET.match(flat(f"{key} {ticked(value)}"))
        else (name, key, value if name in _STEPS else ticked(value))
        for name, key, value in pairs_of(cells)
    ]


def split_items(text: str) -> list[str]:
    """Parts of a cell that holds a list, with bullets or numbers.

    >>> split_items("• Créer un site • Former les agents")
    ['Créer un site', 'Former les agents']
    >>> split_items("1. Créer un site 2. Former les 12 agents")
    ['Créer un site', 'Former les 12 agents']
    """
    named = [part.strip(" ;") for part in _NAMED_STEP.split(text)] if _NAMED_STEP.match(text) else []
    if len(named) > _MIN_FIELDS:
        return [part for part in named if part]
    if re.match(r"1\s?[.)]\s", text):
        parts = [part.strip() for part in _LISTED.split(text)]
        return [part for part in parts if part] or [text]
    return [words for _, words in boxed(text, 1)] or split_bullets(text)


def split_bullets(text: str) -> list[str]:
    """Parts of a cell that holds a bulleted list.

    >>> split_bullets("• Créer un site • Former les agents")
    ['Créer un site', 'Former les agents']
    """
    glyphs = r"(?:^|\s)[•▪●➢➤✓►‣](?=\s|\w)"
    dashes = r"(?:^|\s)[-–](?=\s[A-ZÉÈÊÀÔÎ])"
    parts = [part.strip() for part in re.split(dashes if re.match(r"[-–]\s", text) else glyphs, text)]
    return [part for part in parts if part] or [text]


def _is_code(text: str) -> bool:
    """Whether a cell is a number or a code and nothing else."""
    return bool(_CODE.match(flat(text)))


def _is_card(below: list[tuple[str, ...]]) -> bool:
    """Whether the rows below a title say what is said of actions."""
    names: set[str] = set()
    for cells in below[:_MAX_ROWS]:
        pairs = pairs_of(cells)
        if any(name == "label" for name, _, _ in pairs):
            break
        names |= {name for name, _, _ in pairs}
    return len(names & _FIELDS_OF_ACTIONS) >= _MIN_FIELDS


def _key(cell: str) -> str | None:
    words = flat(cell).strip(" .:?*")
    if not words or len(words) > _MAX_KEY:
        return None
    level = level_of_head(cell)
    return level if level and level != "level:sub_action" else field_name(words)
