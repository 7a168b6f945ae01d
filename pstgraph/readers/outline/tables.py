"""Tables: which column holds what, and rows as pieces.

Columns are known by the words of their heads, in any order, over one or two rows. A row as wide as
its head is read by position; in a shorter or longer one, a cell keeps its column only where its
content fits, and an amount is of no certain column.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.marks import NOTHING, Mark, field_name, read_mark
from pstgraph.readers.outline.phrases import Words
from pstgraph.readers.outline.pieces import Piece, Value, piece_of
from pstgraph.readers.outline.units import Unit, strip_bullet
from pstgraph.readers.values import parse_amounts, parse_deadline, split_owners
from pstgraph.readers.values.roles import is_role

_LEVEL_COLUMNS = Words({f"level:{kind}": words for kind, words in lexicon.LEVEL_COLUMNS.items()})
_YEAR = re.compile(r"^(?:annee\s+)?(20\d\d)$")
_TICK = re.compile(r"^(?:x+|✓|✔|✗|•|●|■|v|oui|ok)$")
_MONEY_ROLES = frozenset({"budget", "ordinary", "extraordinary", "subsidy"})
_DATE_ROLES = frozenset({"deadline", "period", "start", "recurrence"})
_SPELLINGS = (
    "administratif", "mandataire", "planification", "extraordinaire", "ordinaire", "subsides", "échéance",
    "partenaires", "indicateurs", "responsable", "intitulé", "budget", "pilote", "priorité",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """The roles of a table's columns: a field's name, "level:action", "year:2025", or ""."""

    roles: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def levels(self) -> list[tuple[int, Kind]]:
        """Columns that hold the labels of a level."""
        return [(i, k) for i, role in enumerate(self.roles) for k in lexicon.LEVELS if role == f"level:{k}"]


class Tables:
    """Turns units into pieces, keeping the head of the table it is in."""

    def __init__(self) -> None:
        self.header: Header | None = None
        self._last: dict[int, str] = {}
        self._offset = 0

    def pieces(self, units: list[Unit]) -> list[Piece]:
        """All units as pieces, in order."""
        found: list[Piece] = []
        skip = 0
        for index, unit in enumerate(units):
            if skip:
                skip -= 1
                continue
            if unit.cells is None:
                found.append(piece_of(unit))
                self._leave_table(unit)
                continue
            header, used = _header(units, index)
            if header is not None:
                self.header, self._last, self._offset = header, {}, 0
                skip = used - 1
                continue
            found += self._row(unit)
        return found

    def _leave_table(self, unit: Unit) -> None:
        """A heading or a long text between two tables ends the first one's head."""
        if len(unit.text) > 300:
            self.header = None

    def _row(self, unit: Unit) -> list[Piece]:
        cells = [(i, cell) for i, cell in enumerate(unit.cells or ()) if cell.strip()]
        if not cells or (self.header and tuple(unit.cells or ()) in self.header.rows):
            return []
        if len({cell for _, cell in cells}) == 1 and (
            len(cells) > 1 or not self._is_field_cell(unit, cells[0][0])
        ):
            return [self._lone(unit, cells[0][1], cells[0][0])]
        pairs = _key_values(unit)
        if pairs and not (self.header and self.header.levels()):
            return pairs
        if self.header and self.header.levels() and len(unit.cells or ()) >= len(self.header.roles) - 1:
            return self._level_columns(unit)
        return self._numbered(unit)

    def _is_field_cell(self, unit: Unit, column: int) -> bool:
        """A lone cell under a column that is no label says something of another row."""
        if self.header is None or column == 0 or len(unit.cells or ()) < len(self.header.roles):
            return False
        text = (unit.cells or ())[column]
        return read_mark(strip_bullet(text)[1]).form != "level" and column >= 2 and len(text) < 60

    def _lone(self, unit: Unit, text: str, column: int) -> Piece:
        bullet, words = strip_bullet(text)
        mark = read_mark(words)
        kind = next((k for i, k in self.header.levels() if i == column), None) if self.header else None
        code = words if mark.form == "level" and not mark.label else None
        return Piece(mark, words, unit.lines, bullet, (), True, kind if mark.form != "level" else None, code)

    def _level_columns(self, unit: Unit) -> list[Piece]:
        assert self.header is not None
        cells = tuple(unit.cells or ())
        found: list[Piece] = []
        number = next(
            (cells[i].strip() for i, r in enumerate(self.header.roles) if r == "number" and i < len(cells)),
            "",
        )
        columns = sorted(self.header.levels(), key=lambda pair: lexicon.RANK[pair[1]])
        for column, kind in columns:
            text = cells[column].strip() if column < len(cells) else ""
            if not text or (self._last.get(column) == text and (column, kind) != columns[-1]):
                continue
            for deeper, _ in columns:
                if lexicon.RANK[dict((i, k) for i, k in columns)[deeper]] > lexicon.RANK[kind]:
                    self._last.pop(deeper, None)
            self._last[column] = text
            for part in split_bullets(text):
                found.append(Piece(read_mark(part), part, unit.lines, None, (), True, kind))
        values = self._values(unit, 0)
        if not found:
            return [Piece(NOTHING, "", unit.lines, None, values, True)] if values else []
        if number and len(found) and found[-1].mark.form == "none":
            mark = read_mark(
                f"{number} {found[-1].text}" if not number[-1:].isdigit() else f"{number}. {found[-1].text}"
            )
            found[-1] = replace(found[-1], mark=mark if mark.form != "none" else found[-1].mark, code=number)
        found[-1] = replace(found[-1], values=values)
        return found

    def _numbered(self, unit: Unit) -> list[Piece]:
        cells = list(unit.cells or ())
        roles = self.header.roles if self.header else ()
        first = next(i for i, cell in enumerate(cells) if cell.strip())
        mark = read_mark(strip_bullet(cells[first].strip())[1])
        apart = mark.form in {"level", "number", "letter", "roman"} and not mark.label
        split = (
            apart
            and len(roles) > first + 1
            and roles[first] in {"label", "", *_level_roles()}
            and roles[first + 1] not in {"", "label"}
        )
        label_at = first + 1 if apart else self._label_column(cells, first, mark)
        if label_at is None or label_at >= len(cells):
            values = self._values(unit, self._offset)
            return [Piece(NOTHING, "", unit.lines, None, values, True)] if values else []
        label = cells[label_at].strip()
        taken = {first, label_at}
        self._offset = 1 if split else self._offset if apart else 0
        values = self._values(unit, self._offset, taken)
        if not apart:
            bullet, words = strip_bullet(label)
            return [Piece(read_mark(words), words, unit.lines, bullet, values, True)]
        code = cells[first].strip()
        return [
            Piece(
                replace(mark, label=label),
                f"{code} {label}".strip(),
                unit.lines,
                None,
                values,
                True,
                None,
                code,
            )
        ]

    def _label_column(self, cells: list[str], first: int, mark: Mark) -> int | None:
        if mark.form in {"level", "number", "letter", "roman", "volet"} or self.header is None:
            return first
        for index, role in enumerate(self.header.roles):
            if (role == "label" or role in _level_roles()) and index < len(cells) and cells[index].strip():
                return index
        return None if first > 0 else first

    def _values(self, unit: Unit, offset: int, taken: set[int] | None = None) -> tuple[Value, ...]:
        cells = tuple(unit.cells or ())
        header = self.header
        full = header is not None and len(cells) == len(header.roles) + offset
        found = []
        for index, cell in enumerate(cells):
            text = cell.strip()
            if not text or index in (taken or set()):
                continue
            column = index - offset
            role = header.roles[column] if header and 0 <= column < len(header.roles) else ""
            name = header.names[column] if header and 0 <= column < len(header.names) else ""
            if role.startswith("level:") or role in {"label", "number"}:
                continue
            value = _fitting(role, text, full)
            if value:
                found.append(
                    Value(
                        value,
                        text if not role.startswith("year:") else _year_text(role, text),
                        unit.lines,
                        full,
                        name,
                    )
                )
        return _joined_years(found)


def split_bullets(text: str) -> list[str]:
    """Parts of a cell that holds a bulleted list.

    >>> split_bullets("• Créer un site • Former les agents")
    ['Créer un site', 'Former les agents']
    """
    parts = [part.strip() for part in re.split(r"(?:^|\s)[•▪●➢➤✓►‣](?=\s|\w)", text)]
    return [part for part in parts if part] or [text]


def _level_roles() -> set[str]:
    return {f"level:{kind}" for kind in lexicon.LEVELS}


def _year_text(role: str, text: str) -> str:
    return role.removeprefix("year:") if _TICK.match(flat(text)) else text


def _joined_years(values: list[Value]) -> tuple[Value, ...]:
    """Ticks under several year columns are one period."""
    ticks = [v for v in values if v.field == "period" and re.fullmatch(r"20\d\d", v.text)]
    if len(ticks) < 2:
        return tuple(values)
    rest = [v for v in values if v not in ticks]
    return (*rest, replace(ticks[0], text=", ".join(v.text for v in ticks)))


def _fitting(role: str, text: str, full: bool) -> str:
    """The field a cell belongs to, by its column and, where the row is shifted, by its content."""
    if role.startswith("year:"):
        return "period" if _TICK.match(flat(text)) or parse_deadline(text) else "budget"
    if full and role:
        return role
    money, date = parse_amounts(text), _is_date(text)
    if money and role not in _MONEY_ROLES:
        return "budget"
    if date and role not in _DATE_ROLES and role not in _MONEY_ROLES:
        return "period"
    if role:
        misfit = (role in _MONEY_ROLES and not money) or (role in _DATE_ROLES and not date)
        return ("pilots" if is_role(text) else "") if misfit else role
    if is_role(text) and len(text) < 80:
        return "political" if not split_owners(text).pilots else "pilots"
    return ""


def _is_date(text: str) -> bool:
    found = parse_deadline(text, year_column=True)
    return bool(found and (found.start or found.end or found.recurrence)) and len(text) < 40


def _key_values(unit: Unit) -> list[Piece]:
    """A row of a card: "Pilote | DG", or "Pilote | DG | Échéance | 2025"."""
    cells = [cell.strip() for cell in unit.cells or ()]
    found: list[Piece] = []
    index = 0
    while index < len(cells):
        key = cells[index]
        value = next((cells[j] for j in range(index + 1, len(cells)) if cells[j] and cells[j] != key), "")
        name = _key_name(key)
        if name is None:
            if key and not found:
                return []
            index += 1
            continue
        if name.startswith("level:"):
            kind = next(k for k in lexicon.LEVELS if name == f"level:{k}")
            found.append(Piece(read_mark(value), value, unit.lines, None, (), True, kind))
        elif value:
            found.append(Piece(Mark("field", name, key, label=value), value, unit.lines, None, (), True))
        index += 1
        while index < len(cells) and cells[index] in {value, key, ""}:
            index += 1
    return found


def _key_name(cell: str) -> str | None:
    words = flat(cell).strip(" .:?*")
    if not words or len(words) > 45:
        return None
    level = _LEVEL_COLUMNS.name(words)
    return level if level and level != "level:sub_action" else field_name(words)


def _header(units: list[Unit], index: int) -> tuple[Header | None, int]:
    """The head that begins at a row, over one or two rows, and how many rows it takes."""
    first = units[index].cells or ()
    if not _is_header(first):
        return None, 0
    rows = [tuple(first)]
    following = units[index + 1].cells if index + 1 < len(units) else None
    if following and _is_header(following, below=first):
        rows.append(tuple(following))
    width = max(len(row) for row in rows)
    roles, names = [], []
    for column in range(width):
        group = next((first[i] for i in range(min(column, len(first) - 1), -1, -1) if first[i].strip()), "")
        own = rows[-1][column].strip() if column < len(rows[-1]) else ""
        top = first[column].strip() if column < len(first) else ""
        roles.append(column_role(own or top, group))
        names.append(own or top)
    return Header(tuple(roles), tuple(names), tuple(rows)), len(rows)


def _is_header(cells: tuple[str, ...], below: tuple[str, ...] | None = None) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < 2 or any(len(cell) > 60 for cell in filled):
        return False
    groups = (
        [next((c for c in reversed(below[: i + 1]) if c.strip()), "") for i in range(len(cells))]
        if below
        else [""] * len(cells)
    )
    known = sum(bool(column_role(cell, groups[i])) for i, cell in enumerate(cells) if cell.strip())
    return known >= 2 and known >= 0.6 * len(filled)


@lru_cache(maxsize=1024)
def column_role(cell: str, group: str = "") -> str:
    """What a column holds, by its head and the head of its group.

    >>> column_role("Mandatitaire"), column_role("Administratif", "Pilote"), column_role("2026")
    ('political', 'pilots', 'year:2026')
    """
    words = flat(cell).strip(" .:?*")
    words = re.sub(r"\s*\([^)]*\)$", "", words)
    year = _YEAR.match(words)
    if year:
        return f"year:{year[1]}"
    above = field_name(flat(group)) or ""
    if above in {"pilots", "political"} and re.match(r"(?:administrati|politi|mandat|service)", words):
        return "pilots" if re.match(r"administrati|service", words) else "political"
    level = _LEVEL_COLUMNS.name(words)
    if level is not None:
        return level
    name = field_name(words)
    if name is None:
        close = difflib.get_close_matches(words, [flat(word) for word in _SPELLINGS], n=1, cutoff=0.84)
        name = field_name(close[0]) if close else None
    if name == "steps" or (name is None and above in _DATE_ROLES and words.startswith("etape")):
        return "steps"
    return name or ""
