"""The review sheet: the elements of a reading as rows that a person edits, edited rows as corrections.

A sheet keeps, out of sight, what it said when it was written. A cell that differs from that is a correction,
a row that is gone drops its element, a row without identifier is a new element. So nobody's untouched cell
ever corrects anything, whatever the document or the reader has become since, and a sheet can be applied again
and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pstgraph.errors import InputError, PstError
from pstgraph.model.plan import Item, Note, Reading
from pstgraph.review.entries import Correction, Corrections, Target
from pstgraph.review.sheet_cells import COLUMNS, KIND_WORDS, Column, entries, kept, meant, shown
from pstgraph.review.values import OUTLINE_FIELDS, check_value
from pstgraph.text import fold, normalise_space, tokens

REASON = "Feuille de relecture."
"""The reason of a correction where the column "remarque" is empty."""
MAX_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_RANK = {fold(words): rank for rank, words in enumerate(KIND_WORDS.values())}


@dataclass(frozen=True, slots=True)
class Origin:
    """What a row said when it was written: its cells, where its element stands, values shown in part only."""

    cells: Mapping[str, str]
    line: int
    item: str | None
    values: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is now: its cells by column, and where each stands in the file."""

    cells: Mapping[str, str]
    where: Mapping[str, str] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """Return where a cell stands, the row's first where the column is missing."""
        return self.where.get(key) or self.where.get("id", "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a reading and what they said when they were written, by identifier."""

    document: str
    sha256: str
    cpas: str | None
    origins: Mapping[str, Origin]
    rows: tuple[Row, ...]
    general: tuple[str, ...] = ()


def make_sheet(reading: Reading) -> Sheet:
    """Make the review sheet of a reading.

    Parameters
    ----------
    reading
        A reading, linked or not.

    Returns
    -------
    Sheet
        One row an element, in document order, the column "remarque" empty.
    """
    plan = reading.plan
    origins = {
        item.id: Origin(
            {column.key: normal(_cell(item, column.key, reading.notes)) for column in COLUMNS},
            item.evidence[0].first_line if item.evidence else 1,
            _words(item),
            kept(item),
        )
        for item in plan.items
    }
    general = tuple(note.message for note in reading.notes if note.line is None)
    return Sheet(
        plan.source.file,
        plan.source.sha256,
        plan.cpas.nis if plan.cpas else None,
        origins,
        tuple(Row(origin.cells) for origin in origins.values()),
        general,
    )


def _cell(item: Item, key: str, notes: tuple[Note, ...]) -> str:
    if key == "remark":
        return ""
    if key == "notes":
        here = [
            note.message
            for note in notes
            if note.line and any(e.first_line <= note.line <= e.last_line for e in item.evidence)
        ]
        return "\n".join(dict.fromkeys([*here, *([item.note] if item.note else [])]))
    return shown(item, key)


def _words(item: Item) -> str | None:
    """Number and label, which tell an element apart from others on its line; None where it has no words."""
    words = normalise_space(f"{item.number or ''} {item.label or ''}")
    return words if tokens(words) else None


def normal(cell: str) -> str:
    r"""Return the words of a cell as they are compared: line by line, blanks folded, as much as a cell holds.

    >>> normal(" Loger\u00a0 les\r\n\r\njeunes ")
    'Loger les\njeunes'
    """
    lines = (normalise_space(_CONTROL.sub("", line)) for line in re.split("\r\n|[\r\n]", cell))
    return "\n".join(line for line in lines if line)[:MAX_CELL].rstrip()


def corrections_of(sheet: Sheet) -> Corrections:
    """Return what a person changed in a sheet, as corrections.

    Parameters
    ----------
    sheet
        A sheet as it was read back.

    Returns
    -------
    Corrections
        New elements first, then changed cells row by row, then dropped elements.

    Raises
    ------
    InputError
        A changed cell means nothing; the error names it.
    """
    known, new = _sort_rows(sheet)
    changes: list[Correction] = []
    wrong: list[InputError] = []
    for ident, row in known.items():
        changes += _changed(sheet, row, ident, wrong)
    dropped = [
        Correction(_target(origin, ident), "drop", None, REASON, where=sheet.document)
        for ident, origin in sheet.origins.items()
        if ident not in known
    ]
    inserted = [made for place, row in new for made in _inserted(sheet, place, row, wrong)]
    if wrong:
        raise _together(wrong)
    return Corrections(sheet.document, sheet.sha256, sheet.cpas, (*inserted, *changes, *dropped))


def _together(wrong: list[InputError]) -> InputError:
    """One error for all cells that mean nothing, each named."""
    if len(wrong) == 1:
        return wrong[0]
    file, _, first = (wrong[0].where or "").partition(", ")
    cells = [first, *((error.where or "").removeprefix(f"{file}, ") for error in wrong[1:])]
    told = (
        f"{cell}: {e.what} ({(e.remedy or '').rstrip('.')})" for cell, e in zip(cells, wrong, strict=True)
    )
    return InputError(f"{len(wrong)} cells mean nothing: {'; '.join(told)}", file, "correct them")


def _sort_rows(sheet: Sheet) -> tuple[dict[str, Row], list[tuple[int, Row]]]:
    """Rows of known elements by identifier, and new rows with their place; a copied row is a new one."""
    known: dict[str, Row] = {}
    new: list[tuple[int, Row]] = []
    for place, row in enumerate(sheet.rows):
        ident = row.cells.get("id", "")
        if ident in sheet.origins and ident not in known:
            known[ident] = row
        elif any(row.cells.get(key) for key in ("label", "number", "kind")):
            new.append((place, row))
    return known, new


def _target(origin: Origin, ident: str) -> Target:
    return Target(origin.line, origin.item, ident, origin.cells.get("label") or None)


def _renamed(origin: Origin, row: Row, ident: str) -> Target:
    """The target of what is corrected after linking: the element has its corrected words by then."""
    number, label = (normal(row.cells.get(key, origin.cells.get(key, ""))) for key in ("number", "label"))
    words = normalise_space(f"{number} {label}")
    return Target(origin.line, words if tokens(words) else None, ident, label or None)


def _above(sheet: Sheet, ident: str | None) -> Any:
    """The parent that an identifier of this sheet means, with its words for another version."""
    origin = sheet.origins.get(ident or "")
    if origin is None:
        return ident
    label = origin.cells.get("label") or None
    return {"line": origin.line, "item": origin.item, "id": ident, "label": label}


def _changed(sheet: Sheet, row: Row, ident: str, wrong: list[InputError]) -> Iterator[Correction]:
    origin = sheet.origins[ident]
    for column in COLUMNS:
        if column.change is None or column.key not in row.cells:
            continue
        cell, before = normal(row.cells[column.key]), origin.cells.get(column.key, "")
        if cell != before:
            try:
                value = _value(column, cell, before, origin.values, sheet.cpas, row)
            except InputError as error:
                wrong.append(error)
                continue
            value = _above(sheet, value) if column.change == "parent" else value
            reason = normal(row.cells.get("remark", "")) or REASON
            late = column.change not in (*OUTLINE_FIELDS, "kind", "parent")
            target = _renamed(origin, row, ident) if late else _target(origin, ident)
            yield Correction(target, column.change, value, reason, where=row.place(column.key))


def _value(
    column: Column,
    cell: str,
    before: str,
    values: Mapping[str, list[dict[str, Any]]],
    nis: str | None,
    row: Row,
) -> Any:
    """Return what a cell means; an error names the cell."""
    try:
        value = meant(column, cell, before, values, nis)
        check_value(column.change or "", value)
    except PstError as error:
        raise InputError(error.what, row.place(column.key), error.remedy) from None
    return value


def _inserted(sheet: Sheet, place: int, row: Row, wrong: list[InputError]) -> Iterator[Correction]:
    """Yield a new element, and its partners and themes, which are corrected after linking."""
    cells = {key: normal(words) for key, words in row.cells.items()}
    if fold(cells.get("kind", "")) not in _RANK:
        remedy = f"write {', '.join(KIND_WORDS.values())}"
        wrong.append(InputError("a new row has no level", row.place("kind"), remedy))
        return
    values: dict[str, Any] = {"parent": _above(sheet, cells.get("parent") or _parent_above(sheet, place))}
    links: dict[str, Any] = {}
    for column in COLUMNS:
        cell = cells.get(column.key, "")
        if cell and column.change and column.key not in ("parent", "lines"):
            try:
                value = _value(column, cell, "", {}, sheet.cpas, row)
            except InputError as error:
                wrong.append(error)
                continue
            (values if column.change in (*OUTLINE_FIELDS, "kind") else links)[column.change] = value
    if cells.get("id") and cells["id"] not in sheet.origins:
        values["id"] = cells["id"]
    reason, where = cells.get("remark") or REASON, row.place("id")
    target = Target(_line(sheet, place, cells))
    yield Correction(target, "insert", values, reason, cells.get("quote") or None, where)
    words = normalise_space(f"{cells.get('number', '')} {cells.get('label', '')}")
    for change, value in links.items():
        named = Target(target.line, words or None, label=cells.get("label") or None)
        yield Correction(named, change, value, reason, where=where)


def _parent_above(sheet: Sheet, place: int) -> str | None:
    """Identifier of the nearest row above that is of a higher level."""
    rank = _RANK[fold(normal(sheet.rows[place].cells["kind"]))]
    for row in reversed(sheet.rows[:place]):
        level = _RANK.get(fold(normal(row.cells.get("kind", ""))))
        if level is not None and level < rank and row.cells.get("id"):
            return row.cells["id"]
    return None


def _line(sheet: Sheet, place: int, cells: Mapping[str, str]) -> int:
    """Line of a new element: the first one given, else that of the row above."""
    given = entries(cells.get("lines", ""))
    first = given[0].split("-")[0].strip() if given else ""
    if first.isdecimal() and int(first) > 0:
        return int(first)
    for row in reversed(sheet.rows[:place]):
        origin = sheet.origins.get(row.cells.get("id", ""))
        if origin is not None:
            return origin.line
    return 1
