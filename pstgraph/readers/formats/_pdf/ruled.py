"""Tables drawn with lines or fills: their cells, merged ones whole, with the words that stand in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from pstgraph.readers.formats._pdf.model import Page, Rule, Word
from pstgraph.readers.formats._pdf.texts import Vocabulary, text_of

# Lines closer than this are one; a gap in a line up to this is none; lines meet within this.
_SAME_X, _SAME_Y, _GAP, _MEET = 4.0, 3.0, 4.0, 3.5
# The share of a cell's side that a line must cover to part it from its neighbour.
_SIDE = 0.6
_MIN_SIDE = 5.0


@dataclass(slots=True)
class Box:
    """A cell of a table: its first row, how many rows it covers, its left and right, its words."""

    row: int
    rows: int
    x0: float
    x1: float
    words: list[Word] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class Table:
    """A table on one page: where it stands, its columns' edges, its cells; ``count`` rows."""

    page: int
    top: float
    bottom: float
    edges: list[float]
    count: int
    cells: list[Box]
    words: frozenset[int] = frozenset()

    def row(self, number: int) -> list[Box]:
        """Cells that begin in a row, left to right."""
        return sorted((cell for cell in self.cells if cell.row == number), key=lambda cell: cell.x0)


def tables_of(page: Page, vocabulary: Vocabulary) -> list[Table]:
    """The tables of a page, from top to bottom; hard lines make one, else the edges of fills do."""
    hard = [rule for rule in page.rules if not rule.soft]
    found = [table for part in _components(hard) if (table := _table(page, part, vocabulary)) is not None]
    rest = [rule for rule in page.rules if not any(_within(rule, table) for table in found)]
    if any(rule.soft for rule in rest):
        found += [
            table for part in _components(rest) if (table := _table(page, part, vocabulary)) is not None
        ]
    return sorted(found, key=lambda table: table.top)


def _within(rule: Rule, table: Table) -> bool:
    return (
        rule.top >= table.top - _MEET
        and rule.bottom <= table.bottom + _MEET
        and rule.x0 >= table.edges[0] - _MEET
        and rule.x1 <= table.edges[-1] + _MEET
    )


def _components(rules: list[Rule]) -> list[list[Rule]]:
    """Lines that meet, directly or through others."""
    level = _joined([r for r in rules if not r.vertical and r.x1 - r.x0 > _MIN_SIDE], vertical=False)
    upright = _joined([r for r in rules if r.vertical and r.bottom - r.top > _MIN_SIDE], vertical=True)
    group = list(range(len(level)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    standing: dict[int, list[Rule]] = {}
    alone: list[tuple[Rule, int]] = []
    for one in upright:
        met = [i for i, other in enumerate(level) if _meet(one, other)]
        if met:
            for other in met[1:]:
                group[root(other)] = root(met[0])
            alone.append((one, met[0]))
    for one, index in alone:
        standing.setdefault(root(index), []).append(one)
    parts = []
    for index, verticals in standing.items():
        parts.append([*verticals, *(other for i, other in enumerate(level) if root(i) == index)])
    return parts


def _meet(upright: Rule, level: Rule) -> bool:
    return (
        level.x0 - _MEET <= upright.x0 <= level.x1 + _MEET
        and upright.top - _MEET <= level.top <= upright.bottom + _MEET
    )


def _joined(rules: list[Rule], *, vertical: bool) -> list[Rule]:
    """Pieces of one line put together."""
    tolerance = 1.5
    made: list[Rule] = []
    open_: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.x0, r.top) if vertical else (r.top, r.x0)):
        place = rule.x0 if vertical else rule.top
        still: list[Rule] = []
        for one in open_:
            at = one.x0 if vertical else one.top
            (still if place - at <= tolerance else made).append(one)
        open_ = still
        touching = next((one for one in open_ if _touch(one, rule, vertical)), None)
        if touching is None:
            open_.append(rule)
            continue
        open_.remove(touching)
        soft = touching.soft and rule.soft
        if vertical:
            ends = min(touching.top, rule.top), max(touching.bottom, rule.bottom)
            open_.append(Rule(touching.x0, ends[0], touching.x0, ends[1], soft))
        else:
            ends = min(touching.x0, rule.x0), max(touching.x1, rule.x1)
            open_.append(Rule(ends[0], touching.top, ends[1], touching.top, soft))
    return [*made, *open_]


def _touch(one: Rule, other: Rule, vertical: bool) -> bool:
    if vertical:
        return other.top <= one.bottom + _GAP and one.top <= other.bottom + _GAP
    return other.x0 <= one.x1 + _GAP and one.x0 <= other.x1 + _GAP


def clustered(values: list[float], tolerance: float) -> list[float]:
    """Values with those close to one another as one, ascending."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= tolerance:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _table(page: Page, rules: list[Rule], vocabulary: Vocabulary) -> Table | None:
    """The table that lines make; None where they make no more than a frame."""
    upright = [rule for rule in rules if rule.vertical]
    level = [rule for rule in rules if not rule.vertical]
    xs = clustered([r.x0 for r in upright], _SAME_X)
    xs = _with_ends(xs, min(r.x0 for r in level), max(r.x1 for r in level), 2 * _SAME_X)
    ys = clustered([r.top for r in level], _SAME_Y)
    ys = _with_ends(ys, min(r.top for r in upright), max(r.bottom for r in upright), 2 * _SAME_Y)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > 60_000:
        return None
    cells, places = _cells(xs, ys, upright, level)
    # Words of a table that is wider than the page may stand beyond the edge that is shown.
    last = xs[-1] + 1 if xs[-1] < page.width - _SAME_X else float("inf")
    inside = [
        (index, word)
        for index, word in enumerate(page.words)
        if xs[0] - 1 <= word.middle <= last and ys[0] - 1 <= word.height <= ys[-1] + 1
    ]
    for _, word in inside:
        x = min(max(bisect_right(xs, word.middle) - 1, 0), len(xs) - 2)
        y = min(max(bisect_right(ys, word.height) - 1, 0), len(ys) - 2)
        cells[places[y][x]].words.append(word)
    filled = [cell for cell in cells if cell.words]
    if len({cell.x0 for cell in filled}) < 2:
        return None
    for cell in cells:
        cell.text = text_of(cell.words, vocabulary, _right(cell))
    used = frozenset(index for index, _ in inside)
    return Table(page.number, ys[0], ys[-1], xs, len(ys) - 1, cells, used)


def _right(cell: Box) -> float:
    """Right edge of the room for words in a cell: as far from its side as the words are from the left one."""
    first = min((word.x0 for word in cell.words), default=cell.x0)
    return cell.x1 - min(max(first - cell.x0, 1.0), 8.0)


def _with_ends(places: list[float], first: float, last: float, near: float) -> list[float]:
    """The edges of a table whose outer lines are missing: the crossing lines end there."""
    found = list(places)
    if first < found[0] - near:
        found.insert(0, first)
    if last > found[-1] + near:
        found.append(last)
    return found


def _cells(
    xs: list[float], ys: list[float], upright: list[Rule], level: list[Rule]
) -> tuple[list[Box], list[list[int]]]:
    """Cells, and for each place of the grid the index of the cell it is in."""
    width, height = len(xs) - 1, len(ys) - 1
    walls = [[r for r in upright if abs(r.x0 - x) <= _SAME_X] for x in xs]
    floors = [[r for r in level if abs(r.top - y) <= _SAME_Y] for y in ys]
    right = [[_covered_y(walls[x + 1], ys[y], ys[y + 1]) for x in range(width - 1)] for y in range(height)]
    below = [[_covered_x(floors[y + 1], xs[x], xs[x + 1]) for x in range(width)] for y in range(height - 1)]
    owner = list(range(width * height))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for y in range(height):
        for x in range(width):
            if x + 1 < width and not right[y][x]:
                owner[root(y * width + x + 1)] = root(y * width + x)
            if y + 1 < height and not below[y][x]:
                owner[root((y + 1) * width + x)] = root(y * width + x)
    return _boxes(xs, width, height, [root(index) for index in range(width * height)])


def _boxes(xs: list[float], width: int, height: int, roots: list[int]) -> tuple[list[Box], list[list[int]]]:
    cells: list[Box] = []
    number: dict[int, int] = {}
    places = [[0] * width for _ in range(height)]
    for y in range(height):
        for x in range(width):
            at = roots[y * width + x]
            if at not in number:
                number[at] = len(cells)
                cells.append(Box(y, 1, xs[x], xs[x + 1]))
            cell = cells[number[at]]
            cell.rows = max(cell.rows, y - cell.row + 1)
            cell.x0, cell.x1 = min(cell.x0, xs[x]), max(cell.x1, xs[x + 1])
            places[y][x] = number[at]
    return cells, places


def _covered_y(rules: list[Rule], top: float, bottom: float) -> bool:
    """Whether standing lines part two cells side by side."""
    length = sum(max(0.0, min(rule.bottom, bottom) - max(rule.top, top)) for rule in rules)
    return length >= _SIDE * (bottom - top)


def _covered_x(rules: list[Rule], x0: float, x1: float) -> bool:
    """Whether lying lines part two cells one below the other."""
    length = sum(max(0.0, min(rule.x1, x1) - max(rule.x0, x0)) for rule in rules)
    return length >= _SIDE * (x1 - x0)
