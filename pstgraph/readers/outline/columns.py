"""What the columns of a table hold, where the head does not say: by their company and the rows below.

``Intitulé`` beside columns of objectives is the action, ``Objectif`` to the left of ``Action`` the
operational objective; a column of codes before one of titles numbers them; a column that is filled on the
first of its rows alone gathers what stands to its right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.glosses import singular
from pstgraph.readers.outline.headers import LEVEL_ROLES, Header
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.other_tables import all_codes, cell_of, filled_cells, holds_no_elements
from pstgraph.readers.outline.relative import OBJECTIVES

Rows = Sequence[tuple[str, ...]]

_OBJECTIVE = re.compile(
    r"^(?:nos\s+|les\s+)?(?:objectifs?|buts?|engagements?|intentions?)(?:\s+(?:vise|poursuivi)s?)?$"
)
_NUMBER = re.compile(r"^(?:n\s?°|nr\b|no\b|num\b|numeros?\b|codes?\b|refs?\b|references?\b)")
# Words for what stands above the objectives where nothing is called strategic.
_AMBITIONS = frozenset(singular(word) for word in OBJECTIVES)
_OBJECTIVES = ("strategic_objective", "operational_objective")
_UPPER = tuple(f"level:{kind}" for kind in ("axis", "strategic_objective", "operational_objective"))
_WORDY = 3.0
_MIN_ROWS = 2


@dataclass(frozen=True, slots=True)
class Settled:
    """A table's head with the roles its columns turn out to have; ``empty`` where no row is an element."""

    header: Header
    empty: bool = False


def settle_columns(
    header: Header,
    body: Rows,
    *,
    under: str | None = None,
    glosses: Mapping[str, Kind] | None = None,
) -> Settled:
    """Settle the roles of a table's columns by their company and the rows below the head.

    Parameters
    ----------
    header
        The head as its words alone read.
    body
        The rows below it.
    under
        The level of the heading that the table stands under; below an operational objective no column is one.
    glosses
        Words that the plan explains by the name of a level.
    """
    roles = list(header.roles)
    for column, name in enumerate(header.names):
        explained = (glosses or {}).get(singular(name))
        roles[column] = f"level:{explained}" if explained else roles[column]
    roles, codes = _numbered_titles(_beside_numbers(roles), header.names, body)
    under_operational = under == "operational_objective"
    if under in _OBJECTIVES and not {"label", "steps", "level:action"} & set(roles):
        # "OO 1.1 … / N° | Tâche | Porteur": what is to be done right below an objective is an action.
        roles = ["level:action" if role == "level:sub_action" else role for role in roles]
    roles = _two_of_actions(_titles(roles), body, under_operational=under_operational)
    if not under_operational:
        roles = _gathering(_objectives(roles, header.names), body)
    empty = holds_no_elements(roles, header.names, body)
    return Settled(replace(header, roles=tuple(roles), codes=codes), empty)


def _numbered_titles(roles: list[str], names: Sequence[str], body: Rows) -> tuple[list[str], dict[int, int]]:
    """Columns of codes before columns of titles: "OS | Intitulé", "N° OS | Objectif stratégique"."""
    codes = {}
    numbers = [c for c, role in enumerate(roles) if role in {"", "number"} and _NUMBER.match(flat(names[c]))]
    beside = [c for c in numbers if c + 1 < len(roles) and roles[c + 1] in LEVEL_ROLES]
    for column, role in enumerate(roles[:-1]):
        titled = roles[column + 1] in {"label", "", "description"} and bool(filled_cells(body, column + 1))
        if role in LEVEL_ROLES and titled and all_codes(filled_cells(body, column)):
            roles[column], roles[column + 1] = "number", role
            codes[column + 1] = column
        elif column in beside and (len(beside) > 1 or not role):
            roles[column] = "number"
            codes[column + 1] = column
    return roles, codes


def _beside_numbers(roles: list[str]) -> list[str]:
    """A column of no known name beside that of the numbers, in a table with no other, holds the titles."""
    column = roles.index("number") + 1 if "number" in roles else len(roles)
    if column < len(roles) and not roles[column] and not {"label", *LEVEL_ROLES} & set(roles):
        roles[column] = "label"
    return roles


def _titles(roles: list[str]) -> list[str]:
    """A title beside the objectives it stands under is an action's."""
    if "label" not in roles or "level:action" in roles:
        return roles
    column = roles.index("label")
    if any(role in _UPPER for role in roles):
        roles[column] = "level:action"
    return roles


def _two_of_actions(roles: list[str], body: Rows, *, under_operational: bool) -> list[str]:
    """Two columns of actions, "Projet | Actions": the first gathers the second."""
    if "level:action" in roles and "steps" in roles and "level:sub_action" not in roles:
        action, steps = roles.index("level:action"), roles.index("steps")
        if action < steps and _has_rows_of_steps(body, action, steps):
            roles[steps] = "level:sub_action"
    both = [column for column, role in enumerate(roles) if role == "level:action"]
    if len(both) < 2:
        return roles
    held = under_operational or "level:operational_objective" in roles
    if held and "level:sub_action" not in roles:
        roles[both[1]] = "level:sub_action"
    elif not held and _gathers(body, both[0], both[1], wordy=False):
        roles[both[0]] = "level:operational_objective"
    return roles


def _has_rows_of_steps(body: Rows, action: int, steps: int) -> bool:
    """Whether each step has a row: the action is on the first of them alone, or repeated on each."""
    titles = [cell_of(row, action) for row in body]
    below = zip(["", *titles], titles, body, strict=False)
    return any(cell_of(row, steps) and (not title or title == above) for above, title, row in below)


def _objectives(roles: list[str], names: Sequence[str]) -> list[str]:
    """The bare word "Objectif" to the left of the actions: the operational one, or the strategic one."""
    lowest = _lowest(roles)
    for column in range(lowest or 0):
        if roles[column] in {"", "description"} and _OBJECTIVE.match(flat(names[column]).strip(" .:")):
            below = "level:operational_objective" in roles
            roles[column] = "level:strategic_objective" if below else "level:operational_objective"
            if not below and "level:strategic_objective" not in roles:
                _lead(roles, names, column)
            if roles[lowest or 0] == "label":
                roles[lowest or 0] = "level:action"
    return roles


def _lead(roles: list[str], names: Sequence[str], column: int) -> None:
    """Read "Ambition | Objectif | Action": such a word beside nameless objectives is the strategic one."""
    for left, name in enumerate(names[:column]):
        if roles[left] in {"level:axis", "priority", ""} and singular(name) in _AMBITIONS:
            roles[left] = "level:strategic_objective"
            return


def _gathering(roles: list[str], body: Rows) -> list[str]:
    """Columns of unknown name that gather the rows to their right: objectives, the nearest operational."""
    lowest = _lowest(roles)
    if lowest is None or "level:operational_objective" in roles:
        return roles
    found = [c for c in range(lowest) if roles[c] == "" and _gathers(body, c, lowest)]
    for column, role in zip(reversed(found), reversed(_UPPER), strict=False):
        if role not in roles:
            roles[column] = role
    if found and roles[lowest] == "label":
        roles[lowest] = "level:action"
    return roles


def _lowest(roles: Sequence[str]) -> int | None:
    """The column of the actions, or of the titles where none is named."""
    return next((roles.index(role) for role in ("level:action", "label") if role in roles), None)


def _gathers(body: Rows, column: int, lowest: int, *, wordy: bool = True) -> bool:
    """Whether a column is filled, in words, on the first of its rows, less often than the actions are."""
    rows = [row for row in body if cell_of(row, lowest)]
    texts = [cell_of(row, column) for row in rows]
    filled = [text for text in texts if text]
    if len(rows) < _MIN_ROWS or not filled or not texts[0]:
        return False
    words = sum(len(text.split()) for text in filled) / len(filled)
    numbered = all(read_mark(text).path for text in filled)
    return len(set(filled)) < len(rows) and (numbered or words >= _WORDY or not wordy)
