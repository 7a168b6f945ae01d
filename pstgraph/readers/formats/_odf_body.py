"""The body of an ODF text in order: headings, paragraphs, lists, tables, text boxes; deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pstgraph.readers.formats._building import clean
from pstgraph.readers.formats._cells import Words, cell_text
from pstgraph.readers.formats._docx_styles import attribute, local
from pstgraph.readers.formats._grid import Spot, spread
from pstgraph.readers.formats._odf_lists import Counter, Levels
from pstgraph.readers.formats._odf_styles import OdfStyles

_LEFT_OUT = frozenset(
    {"note", "annotation", "annotation-end", "tracked-changes", "ruby-text", "forms", "sequence-decls"}
    | {"bookmark", "reference-mark", "title", "desc", "event-listeners", "object", "image"}
)
_CONTENTS = frozenset(
    {
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "table-index",
        "user-index",
        "bibliography",
    }
)
_MAX_DEPTH = 60
_MAX_REPEAT = 100


@dataclass(slots=True)
class Told:
    """A paragraph or a row of cells; ``table`` and ``row`` count from 1 within the document."""

    text: str
    style: str | None = "paragraph"
    bold: bool = False
    cells: tuple[str, ...] | None = None
    table: int = 0
    row: int = 0


@dataclass(slots=True)
class Counts:
    """What was met that a reader of the notes wants to know."""

    tables: int = 0
    boxes: int = 0
    contents: int = 0
    footnotes: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands before the first paragraph of a list's entry, and how deep it is."""

    text: str
    bullet: bool
    depth: int


class OdfBody:
    """Walks the body of an ODF text."""

    def __init__(self, styles: OdfStyles) -> None:
        self.styles = styles
        self.counts = Counts()
        self._outline = Counter(styles.outline)
        self._lists: dict[str, Counter] = {}

    def told(self, element: Any, depth: int = 0) -> Iterator[Told]:
        """Everything that the blocks below an element say."""
        if depth > _MAX_DEPTH:
            return
        for one in element:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one, None, depth)
            elif name == "h":
                yield from self._heading(one, depth)
            elif name == "list":
                yield from self._list(one, None, 1, depth)
            elif name == "table":
                yield from self._table(one, depth)
            elif name == "tracked-changes":
                self.counts.changes += 1
            elif name in _CONTENTS:
                self.counts.contents += 1
            elif name in {"section", "frame", "text-box", "numbered-paragraph", "g", "custom-shape", "rect"}:
                self.counts.boxes += name == "text-box"
                yield from self.told(one, depth + 1)

    def _heading(self, element: Any, depth: int, entry: _Entry | None = None) -> Iterator[Told]:
        level = min(span(element, "outline-level"), 9)
        boxes: list[Any] = []
        text, bold = self._words(element, self.styles.is_bold(attribute(element, "style-name")), boxes)
        words = clean(text.replace("\n", " "))
        number = entry.text if entry and not entry.bullet else ""
        if entry is None and attribute(element, "is-list-header") != "true":
            start = attribute(element, "start-value")
            again = attribute(element, "restart-numbering") == "true"
            number = self._outline.next(level, span(element, "start-value") if again or start else None)[0]
        if words or number:
            yield Told(f"{number} {words}".strip(), f"heading {min(level, 6)}", all(bold))
        yield from self._boxes(boxes, depth)

    def _paragraph(self, element: Any, entry: _Entry | None, depth: int) -> Iterator[Told]:
        name = attribute(element, "style-name")
        boxes: list[Any] = []
        text, bold = self._words(element, self.styles.is_bold(name), boxes)
        text = "" if self.styles.is_hidden(name) else text
        parts = [part for part in map(clean, text.split("\n")) if part]
        heading = self.styles.heading(name)
        if heading and parts:
            parts = [" ".join(parts)]
        if not parts and entry is not None and not entry.bullet and entry.text:
            parts = [""]
        for index, part in enumerate(parts):
            style = heading or ("paragraph" if len(parts) == 1 else None)
            if index == 0 and entry is not None and (entry.text or entry.bullet):
                part = f"{entry.text} {part}".strip()
                style = heading or f"{'list' if entry.bullet else 'number'} {min(entry.depth, 9)}"
            yield Told(part, style, bool(bold) and all(bold))
        yield from self._boxes(boxes, depth)

    def _boxes(self, boxes: list[Any], depth: int) -> Iterator[Told]:
        for box in boxes:
            self.counts.boxes += 1
            yield from self.told(box, depth + 1)

    def _words(self, element: Any, bold: bool, boxes: list[Any], depth: int = 0) -> tuple[str, list[bool]]:
        """Words of a paragraph, and for each part with words whether it is bold."""
        text = element.text or ""
        heavy = [bold] if text.strip() else []
        for one in element:
            name = local(one)
            if name == "s" or name == "tab":
                text += " "
            elif name == "line-break":
                text += "\n"
            elif name == "text-box":
                boxes.append(one)
            elif name in _LEFT_OUT or depth > _MAX_DEPTH or self._is_hidden(one):
                self.counts.footnotes += name == "note"
            elif name:
                own = self.styles.is_bold(attribute(one, "style-name"), bold) if name == "span" else bold
                said, more = self._words(one, own, boxes, depth + 1)
                text, heavy = text + said, [*heavy, *more]
            tail = one.tail or ""
            text += tail
            heavy += [bold] if tail.strip() else []
        return text, heavy

    def _is_hidden(self, span: Any) -> bool:
        return local(span) == "span" and self.styles.is_hidden(attribute(span, "style-name"))

    def _list(self, element: Any, outer: Counter | None, level: int, depth: int) -> Iterator[Told]:
        if depth > _MAX_DEPTH:
            return
        counter = self._counter(element, outer)
        for item in element:
            if local(item) not in {"list-item", "list-header"}:
                continue
            start = attribute(item, "start-value")
            entry: _Entry | None = None
            if local(item) == "list-item" and any(local(one) in {"p", "h"} for one in item):
                number, bullet = counter.next(level, int(start) if start and start.isdecimal() else None)
                entry = _Entry(number, bullet, level)
            for one in item:
                if local(one) == "list":
                    yield from self._list(one, counter, level + 1, depth + 1)
                elif local(one) == "p":
                    yield from self._paragraph(one, entry, depth)
                    entry = None
                elif local(one) == "h":
                    yield from self._heading(one, depth, entry or _Entry("", False, level))
                    entry = None

    def _counter(self, element: Any, outer: Counter | None) -> Counter:
        """The counter of a list: its own, that of the list it continues, or of the list it is in."""
        name = attribute(element, "style-name") or self._style_of_entries(element)
        levels: Levels | None = self.styles.lists.get(name or "")
        if outer is not None and levels is None:
            return outer
        goes_on = attribute(element, "continue-numbering") == "true"
        before = attribute(element, "continue-list") or (name if goes_on else None)
        made = self._lists.get(before or "") or Counter(levels or {})
        for key in (name, attribute(element, "id")):
            self._lists[key or "-"] = made
        return made

    def _style_of_entries(self, element: Any) -> str | None:
        """The list style that the style of the first paragraph names, where the list names none itself."""
        first = next((one for item in element for one in item if local(one) == "p"), None)
        return self.styles.list_style(attribute(first, "style-name")) if first is not None else None

    def _table(self, table: Any, depth: int) -> Iterator[Told]:
        rows = [row for row in _rows(table, False) for _ in range(_times(row[0]))]
        if max((len(list(_cells(row))) for row, _ in rows), default=0) < 2:
            for row, _ in rows:
                for cell in _cells(row):
                    yield from self.told(cell, depth + 1)
            return
        self.counts.tables += 1
        number = self.counts.tables
        spots = [[spot for cell in _cells(row) for spot in self._spots(cell, depth)] for row, _ in rows]
        for index, cells in enumerate(spread(spots)):
            style = "header-row" if rows[index][1] else None
            yield Told("", style, False, cells, number, index + 1)

    def _spots(self, cell: Any, depth: int) -> list[Spot]:
        words = [
            Words(one.text or " ".join(one.cells or ()), (one.style or "").startswith("list"))
            for one in self.told(cell, depth + 1)
        ]
        columns, rows = span(cell, "number-columns-spanned"), span(cell, "number-rows-spanned")
        repeated = min(span(cell, "number-columns-repeated"), _MAX_REPEAT)
        return [Spot(cell_text(words), columns, rows)] * repeated


def span(cell: Any, name: str) -> int:
    """A count that a cell or row states, 1 where it states none."""
    value = attribute(cell, name) or "1"
    return max(1, int(value)) if value.isdecimal() and len(value) < 9 else 1


def _times(row: Any) -> int:
    """How often a row stands there; one without words stands once."""
    words = any(text.strip() for text in row.itertext() if isinstance(text, str))
    return min(span(row, "number-rows-repeated"), _MAX_REPEAT) if words else 1


def _rows(element: Any, head: bool) -> Iterator[tuple[Any, bool]]:
    for one in element:
        name = local(one)
        if name == "table-row":
            yield one, head
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(one, head or name == "table-header-rows")


def _cells(row: Any) -> Iterator[Any]:
    """Cells of a row; places covered by a merged cell are no cells."""
    return (one for one in row if local(one) == "table-cell")
