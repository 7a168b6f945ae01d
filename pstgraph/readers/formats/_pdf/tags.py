"""Tables that a PDF declares by structure tags: which cell each marked piece of a page belongs to.

Browsers and word processors that write accessible PDF tag their tables. A declared cell is surer than any
guess from where its words stand, most of all where no line is drawn.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pstgraph.readers.formats._pdf.model import NO_ROW, Cell

Path = tuple[int, ...]

# A tree deeper or larger than this is no page of a plan; it may even run in a circle.
_MAX_DEPTH = 40
_MAX_ELEMENTS = 40_000
_MAX_SPAN = 1_000
_CELLS = frozenset({"TD", "TH"})
_OF_ROWS = frozenset({"Table", "THead", "TBody", "TFoot"})


@dataclass(slots=True)
class Tags:
    """The declared cells of a page, and the cell of each marked piece by its number."""

    raw: Any
    cells: list[Cell] = field(default_factory=list)
    _by_mark: dict[int, int] = field(default_factory=dict)

    def cell(self, piece: Any) -> int:
        """The place in ``cells`` of the cell that a piece of text stands in, -1 where it stands in none."""
        return self._by_mark.get(self.raw.FPDFPageObj_GetMarkedContentID(piece), -1) if self.cells else -1

    def put(self, cell: Cell, marks: list[int]) -> None:
        """Take a cell with the numbers of its pieces; those of a table within it are its own already."""
        for mark in marks:
            self._by_mark.setdefault(mark, len(self.cells))
        self.cells.append(cell)


def tags_of(page: Any, raw: Any) -> Tags:
    """The declared cells of a page; none where it has no tags, or where pdfium is too old to tell."""
    found = Tags(raw)
    tree = raw.FPDF_StructTree_GetForPage(page.raw) if hasattr(raw, "FPDFText_GetTextObject") else None
    if not tree:
        return found
    try:
        reader = _Reader(raw, found)
        for index in range(min(raw.FPDF_StructTree_CountChildren(tree), _MAX_ELEMENTS)):
            top = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            if top:
                reader.walk(top, (index,), None)
    finally:
        raw.FPDF_StructTree_Close(tree)
    return found


class _Reader:
    """Walks down the tree. An element is known by its way from the root, which is one on all its pages."""

    def __init__(self, raw: Any, found: Tags) -> None:
        self.raw, self.found = raw, found
        self._left = _MAX_ELEMENTS
        self._name = ctypes.create_string_buffer(64)
        self._number = ctypes.c_float()

    def walk(self, element: Any, way: Path, table: Path | None) -> list[int]:
        """Put the cells below an element; the numbers of the marked pieces below it."""
        kind = self._kind(element)
        table = way if kind == "Table" else table
        marks: list[int] = []
        for index, child, mark in self._children(element):
            if mark >= 0:
                marks.append(mark)
                if kind in _OF_ROWS and table is not None:
                    self.found.put(Cell(table, (*way[len(table) :], index), NO_ROW), [])
            elif child and len(way) < _MAX_DEPTH:
                marks += self.walk(child, (*way, index), table)
        if kind in _CELLS and table is not None and len(way) > len(table) + 1:
            columns, rows = self._span(element, "ColSpan"), self._span(element, "RowSpan")
            self.found.put(Cell(table, way[len(table) : -1], way[-1], columns, rows), marks)
            return []
        return marks

    def _children(self, element: Any) -> Iterator[tuple[int, Any, int]]:
        for index in range(self.raw.FPDF_StructElement_CountChildren(element)):
            self._left -= 1
            if self._left < 0:
                return
            mark = self.raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            child = self.raw.FPDF_StructElement_GetChildAtIndex(element, index) if mark < 0 else None
            yield index, child, mark

    def _kind(self, element: Any) -> str:
        length = self.raw.FPDF_StructElement_GetType(element, self._name, 64)
        return self._name.raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")

    def _span(self, element: Any, name: str) -> int:
        raw = self.raw
        for index in range(min(raw.FPDF_StructElement_GetAttributeCount(element), 20)):
            values = raw.FPDF_StructElement_GetAttributeAtIndex(element, index)
            value = raw.FPDF_StructElement_Attr_GetValue(values, name.encode()) if values else None
            if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, self._number):
                return int(min(max(self._number.value, 1), _MAX_SPAN))
        return 1
