"""Tables that a PDF declares, put together over its pages from their cells' words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from pstgraph.readers.formats._grid import Spot, spread
from pstgraph.readers.formats._pdf.model import NO_ROW, Cell, Page, Word
from pstgraph.readers.formats._pdf.texts import Vocabulary, text_of

# More rows than this that no page shows are a mistake in the tags.
_MAX_HIDDEN = 60
Way = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared table: where it begins, and its rows, each with the page that it begins on."""

    page: int
    top: float
    rows: list[tuple[tuple[str, ...], int]]


class _Making:
    """A table in the making: its cells by row and place, their words by page."""

    def __init__(self) -> None:
        self.rows: dict[Way, dict[int, Cell]] = defaultdict(dict)
        self.words: dict[tuple[Way, int], dict[int, list[Word]]] = defaultdict(lambda: defaultdict(list))
        self.drawn: set[Way] = set()
        self.page = 0
        self.top = 0.0

    def put(self, cell: Cell, word: Word, page: int) -> None:
        self.words[cell.row, cell.at][page].append(word)
        if self.page in {0, page}:
            self.top = min(self.top, word.top) if self.page else word.top
            self.page = page

    def is_table(self) -> bool:
        """Whether words stand side by side: tags are sometimes put around a mere frame."""
        filled: dict[Way, int] = defaultdict(int)
        for row, _ in self.words:
            filled[row] += 1
        return len(self.rows) > 1 and max(filled.values(), default=0) > 1


def declared_tables(pages: list[Page], vocabulary: Vocabulary) -> tuple[list[Declared], list[Page]]:
    """The declared tables of a document, and its pages without their words."""
    making: dict[Way, _Making] = defaultdict(_Making)
    for page in pages:
        for cell in page.cells:
            if cell.at == NO_ROW:
                making[cell.table].drawn.add(cell.row)
            else:
                making[cell.table].rows[cell.row][cell.at] = cell
        for word in page.words:
            if word.cell >= 0:
                cell = page.cells[word.cell]
                making[cell.table].put(cell, word, page.number)
    found = {way: table for way, table in making.items() if table.is_table()}
    if not found:
        return [], pages
    tables = [Declared(table.page, table.top, _rows(table, vocabulary)) for table in found.values()]
    return tables, [_without(page, found) for page in pages]


def _without(page: Page, found: dict[Way, _Making]) -> Page:
    kept = tuple(word for word in page.words if word.cell < 0 or page.cells[word.cell].table not in found)
    return page if len(kept) == len(page.words) else replace(page, words=kept)


def _rows(table: _Making, vocabulary: Vocabulary) -> list[tuple[tuple[str, ...], int]]:
    ways = [way for way in _all_rows(list(table.rows)) if way in table.rows or way not in table.drawn]
    edges = _right_edges(table)
    spots: list[list[Spot]] = []
    pages: list[int] = []
    for way in ways:
        cells = table.rows.get(way, {})
        line = []
        for at in range(max(cells, default=-1) + 1):
            words = table.words.get((way, at), {})
            text = ""
            for page in sorted(words):
                text = vocabulary.joined(
                    text, text_of(words[page], vocabulary, edges.get(_left(words[page])))
                )
            cell = cells.get(at)
            line.append(Spot(text, cell.columns, cell.rows) if cell else Spot(""))
        spots.append(line)
        first = min((min(table.words[way, at]) for at in cells if (way, at) in table.words), default=0)
        pages.append(first or (pages[-1] if pages else table.page))
    rows = spread(spots)
    width = max(map(len, rows), default=0)
    kept = [x for x in range(width) if any(row[x] for row in rows)]
    return [(tuple(row[x] for x in kept), page) for row, page in zip(rows, pages, strict=True)]


def _all_rows(ways: list[Way]) -> list[Way]:
    """The rows in order, with those between them that no page shows: merged cells count them."""
    found: list[Way] = []
    for way in sorted(ways):
        if found and found[-1][:-1] == way[:-1] and way[-1] - found[-1][-1] <= _MAX_HIDDEN:
            found += [(*way[:-1], number) for number in range(found[-1][-1] + 1, way[-1])]
        found.append(way)
    return found


def _left(words: list[Word]) -> int:
    return round(min(word.x0 for word in words))


def _right_edges(table: _Making) -> dict[int, float]:
    """The right edge of the words that begin at each left edge of cells, cells over several columns apart."""
    found: dict[int, float] = {}
    for (way, at), pages in table.words.items():
        if table.rows[way][at].columns > 1:
            continue
        for words in pages.values():
            left = _left(words)
            found[left] = max(found.get(left, 0.0), max(word.x1 for word in words))
    return found
