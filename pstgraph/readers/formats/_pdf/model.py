"""What stands on a page of a PDF: words and rules, in points from the upper left corner."""

from __future__ import annotations

import re
from dataclasses import dataclass

NO_ROW = -1
_NUMBER = re.compile(r"[\W\d]+$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box, baseline, type size and weight.

    ``turned`` is -1 for words that are read upwards, 1 downwards, 0 for upright ones; ``spaced`` tells
    whether a blank is printed after it, as many programs do even at the end of a line; ``cell`` is the place
    of its declared cell among those of the page, -1 where it stands in none; ``opens`` tells that it begins
    where a column does.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    turned: int = 0
    spaced: bool = False
    cell: int = -1
    opens: bool = False

    @property
    def middle(self) -> float:
        """Half way between its left and right."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """Half way between its top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line from (x0, top) to (x1, bottom); ``soft`` is the edge of a fill."""

    x0: float
    top: float
    x1: float
    bottom: float
    soft: bool = False

    @property
    def vertical(self) -> bool:
        """Whether it stands."""
        return self.bottom - self.top > self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that structure tags declare: the ways of its table and row in the tree, its place in the row.

    At ``NO_ROW`` it is no cell: what the tree has among the rows is a drawing, as of the table's lines.
    """

    table: tuple[int, ...]
    row: tuple[int, ...]
    at: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, size, words, rules and declared cells; ``pictures`` counts images."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    pictures: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Print:
    """A printed line: words on one baseline, left to right.

    ``right`` is the right edge of its column, 0 where the page has one; ``place`` is where the columns begin
    on the page, by which they are read before or after what else stands there.
    """

    words: tuple[Word, ...]
    page: int
    right: float = 0.0
    place: float = -1.0

    @property
    def text(self) -> str:
        """Its words, a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.words[-1].x1

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.words[-1].base

    @property
    def size(self) -> float:
        """Type size of most of its letters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            size = round(word.size * 2) / 2
            sizes[size] = sizes.get(size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def bold(self) -> bool:
        """Whether all its words are in bold type, bullets and the number it begins with apart."""
        first = 1 if _NUMBER.match(self.words[0].text) else 0
        words = [word for word in self.words[first:] if len(word.text) > 1] or list(self.words)
        return all(word.bold for word in words)


def prints_of(words: tuple[Word, ...] | list[Word], page: int) -> list[Print]:
    """Words to printed lines, from top to bottom; small raised words stay with their line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        line = lines[-1] if lines else None
        if line is not None and word.base - line[0].base <= 0.35 * min(word.size, line[0].size) + 0.5:
            line.append(word)
        else:
            lines.append([word])
    return [Print(tuple(sorted(line, key=lambda word: word.x0)), page) for line in _joined_raised(lines)]


def _joined_raised(lines: list[list[Word]]) -> list[list[Word]]:
    """Superscripts ("1er", footnote signs) put back into the line they stand in."""
    found: list[list[Word]] = []
    for line in lines:
        before = found[-1] if found else None
        small = before is not None and max(w.size for w in before) < 0.75 * max(w.size for w in line)
        near = before is not None and line[0].base - before[0].base < 0.6 * line[0].size
        if before is not None and small and near:
            found[-1] = [*before, *line]
        else:
            found.append(line)
    return found
