"""The body of a DOCX file in order: paragraphs with their numbers, tables, text boxes; deletions left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pstgraph.readers.formats._building import clean, glyph
from pstgraph.readers.formats._cells import Words, cell_text
from pstgraph.readers.formats._docx_numbers import Number, Numbering
from pstgraph.readers.formats._docx_styles import (
    Styles,
    attribute,
    child,
    heading_of,
    is_contents,
    list_depth,
    local,
    numbering_of,
    switched_on,
)
from pstgraph.readers.formats._grid import Spot, spread

# Text under these elements is no part of the document as accepted.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "pPr", "rPr", "object"}
)
_WRAPPERS = frozenset({"sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"})
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "ptab": " "}
_MAX_DEPTH = 40
# Word makes no table with more columns.
_MAX_COLUMNS = 63


@dataclass(slots=True)
class Told:
    """A paragraph or a row of cells; ``table`` and ``row`` count from 1 within the document."""

    text: str
    style: str | None = "paragraph"
    bold: bool = False
    cells: tuple[str, ...] | None = None
    table: int = 0
    row: int = 0
    page: int = 1


@dataclass(slots=True)
class Counts:
    """What was met that a reader of the notes wants to know."""

    boxes: int = 0
    deleted: int = 0
    inserted: int = 0
    contents: int = 0
    footnotes: int = 0
    pages: bool = False
    page: int = 1
    tables: int = field(default=0)


class Body:
    """Walks the body of a document."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self.counts = Counts()
        self._held: tuple[str, list[bool]] | None = None

    def told(self, element: Any, depth: int = 0) -> Iterator[Told]:
        """Everything that the blocks below an element say."""
        if depth > _MAX_DEPTH:
            return
        for one in element:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one, depth)
            elif name == "tbl":
                yield from self._table(one, depth)
            elif name == "sdt":
                if _is_contents_block(one):
                    self.counts.contents += 1
                else:
                    yield from self.told(one, depth + 1)
            elif name in {"del", "moveFrom"}:
                self.counts.deleted += 1
            elif name in _WRAPPERS:
                yield from self.told(one, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Told]:
        properties = child(paragraph, "pPr")
        name, style = self.styles.of_paragraph(properties)
        boxes: list[Any] = []
        text, bold = self._words(paragraph, bool(style.bold), style.hidden, boxes)
        if self._held is not None:
            text, bold = self._held[0] + text, [*self._held[1], *bold]
            self._held = None
        if properties is not None and child(properties, "rPr", "del") is not None:
            self._held = (text, bold)
            return
        if is_contents(style):
            self.counts.contents += 1
            return
        number, level = numbering_of(properties)
        if number is None:
            number, level = style.numbering[0], level or style.numbering[1]
        listed = self.numbering.next(number, level, name)
        heading = heading_of(style, properties)
        yield from self._lines(text, all(bold), heading, listed, list_depth(style))
        for box in boxes:
            self.counts.boxes += 1
            yield from self.told(box, depth + 1)

    def _lines(
        self, text: str, bold: bool, heading: str | None, listed: Number | None, depth: int
    ) -> Iterator[Told]:
        """The lines of a paragraph: one, or as many as its line breaks part it into."""
        parts = [" ".join(text.split("\n"))] if heading else text.split("\n")
        parts = [part for part in map(clean, parts) if part]
        if not parts and listed is not None and not listed.bullet:
            parts = [""]
        for index, part in enumerate(parts):
            style = heading or ("paragraph" if len(parts) == 1 else None)
            if index == 0 and listed is not None:
                part = f"{listed.text} {part}".strip()
                style = (
                    heading or f"{'list' if listed.bullet else 'number'} {min(max(listed.depth, depth), 9)}"
                )
            yield Told(part, style, bold and bool(part), page=self.counts.page)

    def _words(
        self, element: Any, bold: bool, hidden: bool, boxes: list[Any], depth: int = 0
    ) -> tuple[str, list[bool]]:
        """Words of a paragraph as accepted, and for each run with words whether it is bold."""
        text, heavy = "", []
        for one in element:
            name = local(one)
            if name in _LEFT_OUT or depth > _MAX_DEPTH:
                self.counts.deleted += name in {"del", "moveFrom"}
            elif name == "t":
                text += one.text or ""
            elif name == "sym":
                text += _symbol(one)
            elif name in _BREAKS:
                text += "" if attribute(one, "type") in {"page", "column"} else _BREAKS[name]
                self._new_page(attribute(one, "type") == "page")
            elif name == "lastRenderedPageBreak":
                self._new_page(True)
            elif name == "txbxContent":
                boxes.append(one)
            elif name == "footnoteReference":
                self.counts.footnotes += 1
            elif name == "r":
                said, _ = self._run(one, bold, hidden, boxes, depth)
                text += said
                heavy += [self._is_bold(one, bold)] if said.strip() else []
            else:
                self.counts.inserted += name == "ins"
                said, more = self._words(one, bold, hidden, boxes, depth + 1)
                text, heavy = text + said, [*heavy, *more]
        return text, heavy

    def _run(
        self, run: Any, bold: bool, hidden: bool, boxes: list[Any], depth: int
    ) -> tuple[str, list[bool]]:
        switched = switched_on(child(run, "rPr"), "vanish")
        if hidden if switched is None else switched:
            return "", []
        return self._words(run, bold, hidden, boxes, depth + 1)

    def _is_bold(self, run: Any, otherwise: bool) -> bool:
        properties = child(run, "rPr")
        direct = switched_on(properties, "b")
        if direct is not None:
            return direct
        named = child(properties, "rStyle") if properties is not None else None
        style = self.styles.of(attribute(named, "val") or "") if named is not None else None
        return bool(style.bold) if style is not None and style.bold is not None else otherwise

    def _new_page(self, ended: bool) -> None:
        if ended:
            self.counts.page += 1
            self.counts.pages = True

    def _table(self, table: Any, depth: int) -> Iterator[Told]:
        rows = [row for row in _rows(table) if child(row, "trPr", "del") is None]
        cells = [list(_cells(row)) for row in rows]
        if max((len(row) for row in cells), default=0) < 2:
            for row in cells:
                for cell in row:
                    yield from self.told(cell, depth + 1)
            return
        self.counts.tables += 1
        number = self.counts.tables
        spots, pages = [], []
        for row, row_cells in zip(rows, cells, strict=True):
            before = child(row, "trPr", "gridBefore")
            blank = [Spot("", _number(before))] if before is not None else []
            spots.append([*blank, *(self._spot(cell, depth) for cell in row_cells)])
            pages.append(self.counts.page)
        for index, line in enumerate(spread(_merged(spots))):
            head = child(rows[index], "trPr", "tblHeader") is not None
            style = "header-row" if head else None
            yield Told("", style, False, line, number, index + 1, pages[index])

    def _spot(self, cell: Any, depth: int) -> Spot | tuple[str, int]:
        properties = child(cell, "tcPr")
        width = child(properties, "gridSpan") if properties is not None else None
        merge = child(properties, "vMerge") if properties is not None else None
        words = [
            Words(one.text or " ".join(one.cells or ()), (one.style or "").startswith("list"))
            for one in self.told(cell, depth + 1)
        ]
        spot = Spot(cell_text(words), _number(width) if width is not None else 1)
        goes_on = merge is not None and (attribute(merge, "val") or "continue") == "continue"
        return (spot.text, spot.columns) if goes_on else spot


def _merged(rows: list[list[Spot | tuple[str, int]]]) -> list[list[Spot]]:
    """Cells that go on from the row above counted into the cell they began with."""
    found: list[list[Spot]] = []
    owner: dict[int, tuple[int, int]] = {}
    for row in rows:
        made: list[Spot] = []
        column, here = 0, {}
        for one in row:
            if isinstance(one, tuple) and column in owner:
                y, x = owner[column]
                began = found[y][x]
                more = f"{began.text} {one[0]}".strip() if one[0] else began.text
                found[y][x] = Spot(more, began.columns, began.rows + 1)
                here[column] = (y, x)
                column += one[1]
                continue
            spot = Spot(*one) if isinstance(one, tuple) else one
            here[column] = (len(found), len(made))
            made.append(spot)
            column += spot.columns
        owner = here
        found.append(made)
    return found


def _rows(table: Any, depth: int = 0) -> Iterator[Any]:
    for one in table:
        if local(one) == "tr":
            yield one
        elif local(one) in {"sdt", "sdtContent", "ins", "customXml", "moveTo"} and depth < _MAX_DEPTH:
            yield from _rows(one, depth + 1)


def _cells(row: Any, depth: int = 0) -> Iterator[Any]:
    for one in row:
        if local(one) == "tc":
            yield one
        elif local(one) in {"sdt", "sdtContent", "customXml"} and depth < _MAX_DEPTH:
            yield from _cells(one, depth + 1)


def _number(element: Any) -> int:
    value = attribute(element, "val") or "1"
    return min(int(value), _MAX_COLUMNS) if value.isdecimal() and len(value) < 4 else 1


def _symbol(element: Any) -> str:
    """A sign of a symbol font, set as one rather than typed, as a sign that any font has."""
    code = attribute(element, "char") or ""
    return glyph(chr(int(code, 16) | 0xF000)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""


def _is_contents_block(block: Any) -> bool:
    gallery = child(block, "sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and "contents" in (attribute(gallery, "val") or "").lower()
