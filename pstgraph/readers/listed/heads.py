"""Heads of tables that name the level of each row or of each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.headers import column_role, level_of_head
from pstgraph.readers.outline.marks import read_mark

_LEVEL_HEADS = frozenset(
    {"niveau", "type", "type d'element", "type element", "niveau hierarchique", "nature", "level", "kind"}
    | {"niveau de l'element", "type d'objectif", "categorie"}
)
# Names of the columns that ``pstgraph export --to csv`` writes, and what they hold here.
_EXPORTED = {
    "id": "id", "kind": "kind", "number": "number", "label": "label", "parent": "parent", "volet": "volet",
    "pilots": "pilots", "political_pilots": "political", "deadline": "deadline", "deadline_start": "from",
    "deadline_end": "until", "recurrence": "again", "steps": "steps", "budget": "budget",
    "partners": "partners", "status": "status", "themes": "", "target_groups": "", "instruments": "",
    "file": "", "first_line": "", "last_line": "", "quote": "", "iri": "",
}  # fmt: skip
_PARENTS = frozenset({"dans", "parent", "element parent", "part of", "id parent", "identifiant parent"})
_IDS = frozenset({"id", "identifiant", "element"})
# Words for a level within a head ("Titre OS", "Responsable de l'action"), the longest first.
_LEVELS: tuple[tuple[str, str], ...] = (
    (r"\b(?:objectifs?\s+strategiques?|o\.?\s?s\.?)(?![a-z])", "strategic_objective"),
    (r"\b(?:objectifs?\s+operationnels?|o\.?\s?o\.?)(?![a-z])", "operational_objective"),
    (r"\bsous[\s-]?actions?\b|\bs\.?a\.?(?![a-z])", "sub_action"),
    (r"\btaches?\b|\btasks?\b", "task"),
    (r"\bactions?\b", "action"),
)
_LABELS = frozenset({"titre", "intitule", "libelle", "nom", "denomination", "title"})
_NUMBERS = frozenset({"numero", "n°", "no", "code", "identifiant", "reference", "ref", "id", "symbole"})
_STATUSES = frozenset({"statut", "status", "etat", "etat d'avancement", "statut d'avancement"})
_OWN_WORDS = frozenset(map(flat, lexicon.OWN_WORDS))
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%?")
_LINKING = re.compile(
    r"^(?:\s|[-:/()|–]|d[eu]\s|de\s+l'|de\s+la\s|l'|d')+|(?:\s|[-:/(|–]|\bd[eu]|\bde\s+l'|\bd')+$"
)
_MIN_KNOWN = 0.6
SAMPLE = 60
"""Rows below a head that are looked at."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A head with a column for the level of each row: which column holds what, and the heads as printed.

    ``levels`` holds the words for levels whose kind depends on the other words of the column.
    """

    roles: dict[str, int]
    fields: dict[int, str]
    names: tuple[str, ...]
    height: int = 1
    left_out: frozenset[int] = frozenset()
    levels: dict[str, Kind] = field(default_factory=dict)

    def kind(self, text: str) -> Kind | None:
        """The level that a cell of the column names."""
        return self.levels.get(flat(text)) or kind_of(text)


@dataclass(frozen=True, slots=True)
class Wide:
    """A head with columns for each level: the role of each column by level, and of columns of no level."""

    levels: dict[str, dict[str, int]]
    fields: dict[str, dict[int, str]]
    names: tuple[str, ...]
    height: int = 1
    others: dict[int, str] = field(default_factory=dict)


def kind_of(text: str) -> Kind | None:
    """The level that the words of a cell name.

    >>> kind_of("OS"), kind_of("Sous-action"), kind_of("objectif opérationnel"), kind_of("Note")
    ('strategic_objective', 'sub_action', 'operational_objective', None)
    """
    words = text.strip()
    if words in lexicon.KIND:
        return lexicon.KIND[words]
    mark = read_mark(f"{words[:1].upper()}{words[1:]} 1 : x") if words else None
    if mark is None or mark.form != "level" or mark.label != "x":
        return None
    return lexicon.KIND.get(mark.kind)


def _levels_of(said: Sequence[str]) -> dict[str, Kind]:
    """The kinds of words that name none by themselves: "Objectif" between "Ambition" and "Action".

    >>> _levels_of(["Ambition", "Objectif", "Action"])
    {'objectif': 'operational_objective', 'ambition': 'strategic_objective'}
    """
    kinds = {flat(text): kind_of(text) for text in said}
    if "objectif" not in kinds or {"strategic_objective", "operational_objective"} & set(kinds.values()):
        return {}
    above = [word for word, kind in kinds.items() if kind == "axis"]
    if not above:
        return {"objectif": "strategic_objective"}
    levels: dict[str, Kind] = {"objectif": "operational_objective"}
    return levels | {word: "strategic_objective" for word in above if word in _OWN_WORDS}


def listing_of(cells: Sequence[str], below: Sequence[tuple[str, ...]]) -> Listing | None:
    """The head that a row is, where one of its columns names the level of each row below."""
    words = [flat(cell).strip(" .:*") for cell in cells]
    level = next((i for i, word in enumerate(words) if word in _LEVEL_HEADS), None)
    if level is None:
        return None
    said = [row[level] for row in below[:SAMPLE] if level < len(row) and row[level].strip()]
    levels = _levels_of(said)
    known = sum((levels.get(flat(text)) or kind_of(text)) is not None for text in said)
    if not said or known < _MIN_KNOWN * len(said):
        return None
    roles: dict[str, int] = {"kind": level}
    fields: dict[int, str] = {}
    left_out: set[int] = set()
    has_parent = any(word in _PARENTS for word in words)
    has_status = any(word in _STATUSES for word in words)
    for index, word in enumerate(words):
        role = "" if index == level or not word else _role(word, cells[index], has_parent)
        if word == "avancement" and (has_status or _in_figures(index, below)):
            role = "progress"
        if not role and _is_exported(word, cells[index]):
            left_out.add(index)
        if role in {"id", "parent", "number", "label", "volet", "axis", "from", "until", "again"}:
            roles.setdefault(role, index)
        elif role:
            fields[index] = role
    return (
        Listing(roles, fields, tuple(cells), left_out=frozenset(left_out), levels=levels)
        if "label" in roles
        else None
    )


def _in_figures(column: int, below: Sequence[tuple[str, ...]]) -> bool:
    """Whether a column holds numbers: how far a thing is, not in which state."""
    said = [row[column].strip() for row in below if column < len(row) and row[column].strip()]
    return bool(said) and all(_FIGURE.fullmatch(cell) for cell in said)


def _is_exported(word: str, head: str) -> bool:
    return word in _EXPORTED and re.fullmatch(r"[a-z_]+", head.strip()) is not None


def _role(word: str, head: str, has_parent: bool) -> str:
    if _is_exported(word, head):
        return _EXPORTED[word]
    if word in _PARENTS:
        return "parent"
    if word in _IDS and has_parent:
        return "id"
    if word in _LABELS:
        return "label"
    if word.startswith("volet"):
        return "volet"
    if level_of_head(head) == "level:axis":
        return "axis"
    if word in _NUMBERS:
        return "number"
    role = column_role(head)
    return "" if role.startswith(("level:", "year:")) else role


def wide_of(cells: Sequence[str], below: Sequence[str] | None) -> Wide | None:
    """The head that a row is, alone or with the one below, where columns name a level and a field."""
    own = _wide(tuple(cells), 1)
    if own is not None or below is None or len(below) != len(cells):
        return own
    groups = _spread_groups(cells)
    return _wide(
        tuple(f"{name} {group}".strip() for group, name in zip(groups, below, strict=True)), 2, below
    )


def _spread_groups(cells: Sequence[str]) -> list[str]:
    """Each column's group: the nearest filled cell at its left."""
    found, group = [], ""
    for cell in cells:
        group = cell.strip() or group
        found.append(group)
    return found


def _wide(names: tuple[str, ...], height: int, below: Sequence[str] = ()) -> Wide | None:
    levels: dict[str, dict[str, int]] = {}
    fields: dict[str, dict[int, str]] = {}
    others: dict[int, str] = {}
    for index, name in enumerate(names):
        if not name:
            continue
        level, rest = level_and_field(name)
        if level is None:
            # "Pilotage" above "Responsable administratif": the lower head alone says what the column holds.
            role = column_role(name) or (column_role(below[index]) if below else "")
            if role and not role.startswith(("level:", "year:")):
                others[index] = role
        elif rest in _LABELS:
            levels.setdefault(level, {}).setdefault("label", index)
        elif rest in _NUMBERS:
            levels.setdefault(level, {}).setdefault("number", index)
        elif role := column_role(rest):
            fields.setdefault(level, {})[index] = role
    if sum("label" in columns for columns in levels.values()) < 2:
        return None
    return Wide(levels, fields, names, height, others)


@lru_cache(maxsize=1024)
def level_and_field(head: str) -> tuple[str | None, str]:
    """The level that a head names, and the rest of its words.

    >>> level_and_field("OS (titre)"), level_and_field("Avancement (%) OO")
    (('strategic_objective', 'titre'), ('operational_objective', 'avancement (%)'))
    >>> level_and_field("Titre OS"), level_and_field("Responsable de la sous-action")
    (('strategic_objective', 'titre'), ('sub_action', 'responsable'))
    """
    words = flat(head).strip(" .:*")
    for pattern, level in _LEVELS:
        found = re.search(pattern, words)
        if found is None:
            continue
        before, after = words[: found.start()], words[found.end() :]
        rest = " ".join(part for part in (_bare(before), _bare(after)) if part)
        return level, rest
    return None, words


def _bare(words: str) -> str:
    before = None
    while before != words:
        before, words = words, _LINKING.sub("", words).strip()
    words = words if "(" in words else words.rstrip(")")
    return re.sub(r"\s+(?:de|de l'|du|de la)$", "", words)
