"""Tables: rows as pieces of the outline.

A row is an element with its fields, a heading that spans the table, the title of the row above, a line
of a card ("Pilote | DG"), or more words of a neighbour. Which, its cells and the table's head tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.card_rows import Cards, pairs_of, split_bullets
from pstgraph.readers.outline.cells import MONEY_FIELDS, number_beside, row_values, titles_apart
from pstgraph.readers.outline.codes import last_of
from pstgraph.readers.outline.columns import settle_columns
from pstgraph.readers.outline.glosses import explains, sign_told, terms_below
from pstgraph.readers.outline.headers import LEVEL_ROLES, Header, heads_rows, read_header
from pstgraph.readers.outline.mark import CHAIN
from pstgraph.readers.outline.marks import NOTHING, Mark, path_of, read_mark
from pstgraph.readers.outline.other_tables import contacts_below, figures_below
from pstgraph.readers.outline.pairs import facts_of
from pstgraph.readers.outline.pieces import Piece, Value, piece_of
from pstgraph.readers.outline.sections import is_around
from pstgraph.readers.outline.stairs import Stairs, stairs_of, step_of
from pstgraph.readers.outline.table_bodies import (
    begins_cards,
    body_of,
    has_levels,
    heads_elements,
    is_repeated,
    next_cells,
    skip,
    told_beside,
)
from pstgraph.readers.outline.units import Unit, strip_bullet

# A text of this length between two tables ends the first one's head.
_MAX_BETWEEN = 300
_TOTAL = re.compile(r"^(?:sous[-\s]?)?(?:total|totaux)\b")
_MAX_TOTAL = 60
_DIGITS = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,2}\.?$")
_LABEL_ROLES = frozenset({"label", "", *LEVEL_ROLES})


class Tables:
    """Turns units into pieces, keeping the head of the table it is in."""

    def __init__(self, glosses: Mapping[str, Kind] | None = None) -> None:
        self.header: Header | None = None
        self._offset = 0
        self._last: dict[int, str] = {}
        self._gridded = False
        self._tables: set[str] = set()
        self._empty = self._aside = False
        self._sheet = ""
        self._heading: Mark = NOTHING
        self._cards = Cards()
        self._glosses = glosses or {}
        self._stairs: Stairs | None = None

    def pieces(self, units: list[Unit]) -> list[Piece]:
        """All units as pieces, in order."""
        found: list[Piece] = []
        rows = iter(range(len(units)))
        self._gridded = any(has_levels(unit) for unit in units)
        self._tables = {unit.first.sheet for unit in units if heads_elements(unit)}
        for index in rows:
            unit = units[index]
            if unit.first.sheet != self._sheet:
                self._sheet, self.header, self._empty = unit.first.sheet, None, False
            if unit.cells is None:
                found.append(self._between(unit))
                continue
            if self.header and begins_cards(units, index):
                self.header = None
            header = None if explains(unit.cells) else read_header(unit.cells, next_cells(units, index))
            body = body_of(units, index + 1) if header is None else []
            others = (figures_below, contacts_below, terms_below) if body else ()
            counted = next((count for told in others if (count := told(unit.cells, body))), 0)
            if counted:
                whole = counted == len(body)
                skip(rows, len(body_of(units, index + 1, len(units))) if whole else counted)
                continue
            if header is None:
                found += self._row(unit, unit.cells, units, index)
                continue
            below = body_of(units, start := index + len(header.rows))
            if facts := facts_of(header, units[start] if below else None, len(below)):
                found += facts
                skip(rows, 1)
            elif heads_rows(header, below):
                self._begin(header, below)
            skip(rows, len(header.rows) - 1)
        return found

    def _between(self, unit: Unit) -> Piece:
        """A text between tables; a long one ends the head of the table above."""
        piece = piece_of(unit)
        if unit.first.place == unit.text and piece.mark.kind in {"action", "sub_action"}:
            # The name of a sheet, "A1 - Solidarité", is no action's.
            piece = replace(piece, kind="axis")
        self.header = None if len(unit.text) > _MAX_BETWEEN else self.header
        self._heading = piece.mark if piece.mark.form == "level" else self._heading
        if piece.mark.form == "level" and piece.mark.kind == "action":
            return self._cards.heads(piece)
        if piece.heading and piece.mark.form == "none" and not unit.bullet:
            # "Lexique", "Annexe": the table below is none of the plan, unless its head says so.
            self._aside = is_around(unit.text)
            self.header = None if self._aside else self.header
        elif piece.mark.form in {"level", "volet", "announce"}:
            self._aside = False
        self._cards.leave()
        return piece

    def _begin(self, header: Header, body: list[tuple[str, ...]]) -> None:
        """A table begins with its head."""
        self._stairs = stairs_of(header, body)
        settled = settle_columns(header, body, under=self._heading.kind, glosses=self._glosses)
        self.header, self._empty = settled.header, settled.empty
        self._last, self._offset = {}, 0
        self._cards.leave()

    def _row(self, unit: Unit, cells: tuple[str, ...], units: list[Unit], index: int) -> list[Piece]:
        filled = [(i, cell) for i, cell in enumerate(cells) if cell.strip()]
        following = next_cells(units, index)
        if self._empty and len(filled) == 1 and following and read_header(following, None):
            # The title of the next table, below one that holds no elements.
            self.header, self._empty = None, False
        if not filled or self._empty or (self.header and cells in self.header.rows):
            return []
        if _TOTAL.match(flat(filled[0][1])) and len(filled[0][1]) <= _MAX_TOTAL:
            return []
        if self._cards.is_open and len(cells) > 1 and len(filled) == 1 and pairs_of(cells):
            return []  # "Partenaires | ": a field of the card that is left empty
        if len({cell for _, cell in filled}) == 1 and not self._is_stray(cells, filled):
            return self._spanning(unit, filled[0][1], filled[0][0])
        if self.header and self._stairs and (step := step_of(unit, self.header, self._stairs)):
            return [step]
        levels = self.header.levels if self.header else {}
        # A card below the table of another shape: "Fiche 1 : Créer un site" / "Pilote | DG".
        apart = self.header is None or (self._cards.is_open and len(cells) < len(self.header.roles))
        if explains(cells):
            return []
        pairs = [] if levels and not apart else self._cards.lines(unit, cells, body_of(units, index + 1))
        if pairs and self._gridded and not self._cards.is_open and any(pair.kind for pair in pairs):
            return []
        if pairs:
            return pairs
        if self.header and levels and len(cells) >= len(self.header.roles) - 1:
            return self._level_columns(unit, cells, self.header)
        return self._element(unit, cells)

    def _is_stray(self, cells: tuple[str, ...], filled: list[tuple[int, str]]) -> bool:
        """A lone cell under a column that holds no label says more of another row."""
        column, text = filled[0]
        if self.header is None or len(filled) > 1 or column < 2 or len(cells) < len(self.header.roles):
            return False
        return read_mark(strip_bullet(text)[1]).form != "level" and len(text) < 60

    def _spanning(self, unit: Unit, text: str, column: int) -> list[Piece]:
        bullet, words = strip_bullet(text)
        mark = read_mark(words)
        if self._is_beside_tables(mark):
            return []
        self._heading = mark if mark.form == "level" else self._heading
        code = words if mark.form == "level" and not mark.label else None
        said = mark.form in {"level", "field", "volet", "announce"}
        kind = self.header.levels.get(column) if self.header and not said else None
        piece = Piece(mark, words, unit.lines, bullet, (), True, kind, code)
        if chain := CHAIN.match(words):
            # "OS 1 – OO 2 – Action 3 : Créer un site" heads the card of the action.
            self._cards.heads(replace(piece, mark=replace(last_of(chain["code"]), label=chain["label"])))
            return [piece]
        return [self._cards.heads(piece)]

    def _level_columns(self, unit: Unit, cells: tuple[str, ...], header: Header) -> list[Piece]:
        """A row of columns "Objectif | Action": a level's cell is an element where it is filled and new."""
        found: list[Piece] = []
        deepest = list(header.levels)[-1]
        for column, kind in header.levels.items():
            text = cells[column].strip() if column < len(cells) else ""
            if not text or (column != deepest and is_repeated(self._last.get(column, ""), text)):
                continue
            rank = lexicon.RANK[kind]
            self._last = {c: t for c, t in self._last.items() if lexicon.RANK[header.levels[c]] <= rank}
            self._last[column] = text
            made = [
                Piece(read_mark(part), part, unit.lines, None, (), True, kind) for part in split_bullets(text)
            ]
            if column != deepest and _DIGITS.match(text):
                # "1 | 1.1 | Créer un site": objectives that stand elsewhere, named by their numbers.
                cite = Mark("level", kind, "", text.strip(" ."), path_of(text), "", "level")
                found.append(replace(made[0], mark=cite, cites=True))
                continue
            code = cells[header.codes[column]].strip() if column in header.codes else ""
            if told_beside(made[0].mark):
                found.append(replace(made[0], kind=None))
                continue
            found += [replace(_with_number(made[0], code), beside=column != deepest), *made[1:]]
        values = row_values(unit, header, 0, set())
        if not found:
            return _wordless(unit, values)
        own = (i for i, r in enumerate(header.roles) if r == "number" and i not in header.codes.values())
        number = next((cells[i].strip() for i in own if i < len(cells)), "")
        # The row's fields are those of all its last cell's elements; an amount is told once, on the last.
        shared = tuple(value for value in values if value.field not in MONEY_FIELDS)
        last = [replace(p, values=shared) if p.kind == found[-1].kind else p for p in found[:-1]]
        return [*last, replace(_with_number(found[-1], number), values=values)]

    def _element(self, unit: Unit, cells: tuple[str, ...]) -> list[Piece]:
        """A row that begins with an element's number or label."""
        first = next(i for i, cell in enumerate(cells) if cell.strip())
        words = strip_bullet(cells[first].strip())[1]
        mark = read_mark(f"{words}." if words.isdigit() and len(words) <= 3 else words)
        if told := sign_told(words, cells[first + 1] if first + 1 < len(cells) else ""):
            return [Piece(read_mark(""), told, unit.lines)]
        chain = CHAIN.match(words)
        if chain and not chain["label"]:
            # "OS 1 – OO 2 – Action 3 | Créer un site"
            return self._number_apart(unit, cells, first, last_of(words))
        if (mark.numbered or mark.form == "level") and not mark.label:
            return self._number_apart(unit, cells, first, mark)
        if (self._gridded and self.header is None and mark.form == "none") or self._is_beside_tables(mark):
            return []
        column = self._label_column(cells, first, mark)
        if column is None:
            return _wordless(unit, row_values(unit, self.header, self._offset, set()))
        self._offset = 0
        bullet, words = strip_bullet(cells[column].strip())
        values = row_values(unit, self.header, 0, {column})
        piece = Piece(read_mark(words), words, unit.lines, bullet, values, True)
        return [_with_number(piece, number_beside(self.header, cells, column))]

    def _is_beside_tables(self, mark: Mark) -> bool:
        """Whether a row is of a list of choices or a legend, on a sheet beside those of the plan."""
        listed = self._sheet and (self._gridded or self._tables) and self._sheet not in self._tables
        aside = self._stairs is not None if self.header else self._aside
        return (bool(listed) or aside) and mark.form == "none"

    def _number_apart(self, unit: Unit, cells: tuple[str, ...], first: int, mark: Mark) -> list[Piece]:
        """A number in a cell of its own, the label in the next one."""
        header, code = self.header, cells[first].strip()
        shared = (
            header is not None
            and header.role(first) in _LABEL_ROLES
            and header.role(first + 1) not in {"", "label"}
        )
        self._offset = 1 if shared else self._offset
        column = titles_apart(header, cells, first)
        label = cells[column].strip() if column < len(cells) else ""
        self._heading = mark if mark.form == "level" else self._heading
        values = row_values(unit, header, self._offset, {first, column})
        piece = Piece(
            replace(mark, label=label), f"{code} {label}".strip(), unit.lines, None, values, True, None, code
        )
        return [piece if header else self._cards.heads(piece)]

    def _label_column(self, cells: tuple[str, ...], first: int, mark: Mark) -> int | None:
        if mark.form in {"level", "volet"} or mark.numbered or self.header is None:
            return first
        for index, role in enumerate(self.header.roles):
            if (role == "label" or role in LEVEL_ROLES) and index < len(cells) and cells[index].strip():
                return index
        return first if first == 0 else None


def _wordless(unit: Unit, values: tuple[Value, ...]) -> list[Piece]:
    return [Piece(NOTHING, "", unit.lines, None, values, True)] if values else []


def _with_number(piece: Piece, number: str) -> Piece:
    """A label with the number of its row's number column."""
    if not number or piece.mark.form != "none":
        return piece
    mark = read_mark(f"{number}. {piece.text}" if number[-1].isdigit() else f"{number} {piece.text}")
    if mark.form not in {"level", "number", "letter", "roman"}:
        return replace(piece, code=number)
    # A code that names another level ("OS 1" in a column of actions) says more than the column.
    kind = None if mark.form == "level" and mark.kind != piece.kind else piece.kind
    return replace(piece, mark=mark, code=number, text=f"{number} {piece.text}", kind=kind)
