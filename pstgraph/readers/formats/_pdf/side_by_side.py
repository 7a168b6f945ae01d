"""Running text set in columns: lists or paragraphs side by side, read one column after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pstgraph.readers.formats._pdf.cards import are_cards, bands_of, shift
from pstgraph.readers.formats._pdf.model import Print, Word, prints_of
from pstgraph.readers.formats._pdf.texts import readable
from pstgraph.readers.outline.units import strip_bullet

# Columns are further apart than this share of the type size.
_GUTTER = 1.2
_SAME = 2.0
# A line below a column that is further down than this share of the type size is no part of it.
_BELOW = 2.2
_LARGER = 1.15
_PROSE_LINES, _GOES_ON, _FULL, _WIDTHS = 4, 2, 0.7, 0.5
_ROW_GAP = 1.25
_MAX_COLUMNS = 4


def by_columns(lines: list[Print], deep: int = 1) -> list[Print]:
    """The lines of a page in the order in which they are read.

    Lines of a column at the right are moved to the left edge and below the last line of the column before, as
    if the page had one column; their ``place`` stays that of the first line of both.
    """
    for x in _gutters(lines):
        for start, end in _blocks(lines, x):
            left, right = _sides(lines[start:end], x)
            cards = are_cards(left, right)
            if cards or _is_list(left, right) or _is_prose(left, right):
                before = by_columns(lines[:start], deep)
                after = by_columns(lines[end:], deep)
                bands = bands_of(left, right) if cards else [(left, right)]
                return [*before, *_below_another(bands, lines[start].base, deep), *after]
    return lines


def _below_another(bands: list[tuple[list[Print], list[Print]]], place: float, deep: int) -> list[Print]:
    """The lines of several rows of columns, one row after the other."""
    found: list[Print] = []
    for left, right in bands:
        down = found[-1].base + _step(found) - min(left[0].base, right[0].base) if found else 0.0
        found += _in_one(shift(left, down), shift(right, down), place, deep)
    return found


def _gutters(lines: list[Print]) -> list[float]:
    """Where columns at the right may begin: places after wide gaps, the most frequent ones first."""
    count: Counter[int] = Counter()
    place: dict[int, float] = {}
    for line in lines:
        for before, word in pairwise(line.words):
            if word.x0 - before.x1 > _GUTTER * word.size:
                count[round(word.x0)] += 1
                place[round(word.x0)] = min(word.x0, place.get(round(word.x0), word.x0))
    return [place[key] for key, _ in count.most_common(_MAX_COLUMNS)]


def _blocks(lines: list[Print], x: float) -> list[tuple[int, int]]:
    """Runs of lines that leave a gutter before ``x``, from the first line with words at its right."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        if not (_leaves(lines[at], x) and lines[at].x1 > x):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _leaves(lines[end], x) and not _ends(lines, at, end, x):
            end += 1
        found.append((at, end))
        at = end
    return found


def _leaves(line: Print, x: float) -> bool:
    """Whether no word of a line stands in the gutter before a column."""
    left = [word for word in line.words if word.x0 < x - _SAME]
    if not left:
        return True
    right = next((word.x0 for word in line.words if word.x0 >= x - _SAME), x)
    return right - left[-1].x1 > _GUTTER * 0.6 * left[-1].size


def _ends(lines: list[Print], start: int, at: int, x: float) -> bool:
    """Whether a line at the left alone is no part of the column: a heading, or text below the columns."""
    line, last = lines[at], lines[at - 1]
    if line.base - last.base > 3 * _BELOW * line.size:
        return True
    if line.x1 > x:
        return False
    block = [word for one in lines[start:at] for word in one.words if word.x0 < x - _SAME]
    if not block:
        return False
    left = [one for one in lines[start:at] if one.x0 < x - _SAME]
    if line.x0 < min(word.x0 for word in block) - _SAME or line.size > _LARGER * max(w.size for w in block):
        return True
    if line.bold and not any(one.bold for one in left):
        return True
    rest = any(one.x1 > x for one in lines[at:] if _leaves(one, x) and one.base - line.base < 3 * line.size)
    return not rest and line.base - last.base > _BELOW * max(line.size, last.size)


def _sides(lines: list[Print], x: float) -> tuple[list[Print], list[Print]]:
    words = [word for line in lines for word in line.words]
    page = lines[0].page
    left = prints_of([word for word in words if word.x0 < x - _SAME], page)
    return left, prints_of([word for word in words if word.x0 >= x - _SAME], page)


def _is_bulleted(line: Print) -> bool:
    return strip_bullet(readable(line.text))[0] is not None


def _is_list(left: list[Print], right: list[Print]) -> bool:
    """Whether lists stand side by side: each column begins with a bullet, its bullets at one place or two."""
    if not left or not right or not _is_bulleted(left[0]) or not _is_bulleted(right[0]):
        return False
    return all(min(line.x0 for line in side) >= side[0].x0 - _SAME for side in (left, right))


def _is_prose(left: list[Print], right: list[Print]) -> bool:
    """Whether paragraphs stand side by side: full lines that go on in both, and no rows across them."""
    if min(len(left), len(right)) < _PROSE_LINES:
        return False
    widths = [max(line.x1 for line in side) - min(line.x0 for line in side) for side in (left, right)]
    if min(widths) < _WIDTHS * max(widths):
        return False
    for side, width in zip((left, right), widths, strict=True):
        full = sum(line.x1 - line.x0 > _FULL * width for line in side)
        low = sum(line.text[:1].islower() for line in side[1:])
        if full * 2 < len(side) or low < max(_GOES_ON, len(side) // 4):
            return False
    return not _in_rows(left, right)


def _in_rows(left: list[Print], right: list[Print]) -> bool:
    """Whether gaps between the lines of both sides stand at the same heights, as between rows of a table."""
    starts = [_starts(side) for side in (left, right)]
    near = sum(any(abs(a - b) < 3 for b in starts[1]) for a in starts[0])
    return min(len(starts[0]), len(starts[1])) > 0 and near * 2 >= min(map(len, starts))


def _starts(side: list[Print]) -> list[float]:
    steps = [other.base - one.base for one, other in pairwise(side)]
    usual = median(steps)
    return [line.base for line, step in zip(side[1:], steps, strict=True) if step > _ROW_GAP * usual]


def _in_one(left: list[Print], right: list[Print], place: float, deep: int) -> list[Print]:
    """The lines of two columns one below the other."""
    across = min(line.x0 for line in left) - min(line.x0 for line in right)
    down = left[-1].base + _step(left) - right[0].base
    edge = max(max(line.x1 for line in left), max(line.x1 for line in right) + across)
    if deep < _MAX_COLUMNS:
        right = by_columns(right, deep + 1)
    moved = [
        Print(_moved(line.words, across, down), line.page, line.right + across if line.right else edge)
        for line in right
    ]
    return [replace(line, place=place, right=line.right or edge) for line in (*left, *moved)]


def _step(lines: list[Print]) -> float:
    steps = [
        other.base - one.base for one, other in pairwise(lines) if other.base - one.base > 0.7 * one.size
    ]
    return median(steps) if steps else 1.25 * lines[-1].size


def _moved(words: Sequence[Word], across: float, down: float) -> tuple[Word, ...]:
    return tuple(
        replace(
            word, x0=word.x0 + across, x1=word.x1 + across, top=word.top + down,
            bottom=word.bottom + down, base=word.base + down,
        )
        for word in words
    )  # fmt: skip
