"""The cells of a row as labelled values: by position in a full row, by content too in a shifted one."""

from __future__ import annotations

import re
from dataclasses import replace

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.headers import DATE_FIELDS, LEVEL_ROLES, STATE, Header
from pstgraph.readers.outline.pieces import Value
from pstgraph.readers.outline.units import Unit
from pstgraph.readers.values import has_open_amounts, parse_amounts, parse_deadline, split_owners
from pstgraph.readers.values.roles import is_role

MONEY_FIELDS = frozenset({"budget", "ordinary", "extraordinary", "subsidy"})
_OWNERS = frozenset({"pilots", "political"})
_TICK = re.compile(r"^(?:x+|✓|✔|✗|•|●|■|v|oui|ok)$")
_MAX_DATE = 40
_MAX_ROLE = 80


def row_values(unit: Unit, header: Header | None, offset: int, taken: set[int]) -> tuple[Value, ...]:
    """The labelled values of a row.

    Parameters
    ----------
    unit
        The row.
    header
        The head of its table, None where there is none.
    offset
        How many cells the row has before the head's first column (1 where number and label share a head).
    taken
        Columns that hold the number and the label.
    """
    cells = unit.cells or ()
    full = header is not None and len(cells) == len(header.roles) + offset
    found = []
    for index, cell in enumerate(cells):
        text, role = cell.strip(), header.role(index - offset) if header else ""
        if not text or index in taken or role in LEVEL_ROLES or role in {"label", "number"}:
            continue
        if role == STATE and header:
            ticked = _TICK.match(flat(text))
            state = header.name(index - offset) if ticked else f"{header.name(index - offset)} : {text}"
            found.append(Value("status", state, unit.lines, full, state if ticked else ""))
            continue
        name = _field_of(role, text, full)
        if name in _OWNERS and not role and full and header and _OWNERS & set(header.roles):
            # "Entité | Qui": the owners have a column of their own.
            name = ""
        if name:
            year = (
                role.removeprefix("year:") if role.startswith("year:") and _TICK.match(flat(text)) else text
            )
            found.append(Value(name, year, unit.lines, full, header.name(index - offset) if header else ""))
    return _joined_years(found)


def _field_of(role: str, text: str, full: bool) -> str:
    """The field a cell belongs to, by its column and, where the row is shifted, by its content."""
    if role.startswith("year:"):
        return "period" if _TICK.match(flat(text)) or parse_deadline(text) else "budget"
    if full and role:
        return role
    money, date = bool(parse_amounts(text)) or has_open_amounts(text), _is_date(text)
    if money:
        return role if role in MONEY_FIELDS else "budget"
    if date:
        return role if role in DATE_FIELDS else "period"
    person = is_role(text) and len(text) < _MAX_ROLE
    if role and role not in MONEY_FIELDS | DATE_FIELDS:
        return role
    return ("pilots" if split_owners(text).pilots else "political") if person else ""


def _is_date(text: str) -> bool:
    found = parse_deadline(text, year_column=True)
    return bool(found and (found.start or found.end or found.recurrence)) and len(text) < _MAX_DATE


def _joined_years(values: list[Value]) -> tuple[Value, ...]:
    """Ticks under several year columns are one period."""
    ticks = [v for v in values if v.field == "period" and re.fullmatch(r"20\d\d", v.text)]
    if len(ticks) < 2:
        return tuple(values)
    rest = [v for v in values if v not in ticks]
    return (*rest, replace(ticks[0], text=", ".join(v.text for v in ticks)))


def titles_apart(header: Header | None, cells: tuple[str, ...], first: int) -> int:
    """The column of titles that a column of codes numbers: the next one, unless another is headed so."""
    roles = header.roles if header and len(cells) == len(header.roles) else ()
    numbered = first < len(roles) and roles[first] == "number"
    headed = roles.index("label") if numbered and "label" in roles else 0
    return headed if headed > first else first + 1


def number_beside(header: Header | None, cells: tuple[str, ...], column: int) -> str:
    """The number or code of a row in a column beside that of its title: "Libellé | N°", "Code | Intitulé"."""
    beside = header.roles.index("number") if header and "number" in header.roles else column
    full = header is not None and len(cells) == len(header.roles)
    return cells[beside].strip() if full and beside != column else ""
