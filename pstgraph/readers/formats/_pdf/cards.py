"""Cards side by side: a title with its list and its facts, beside another one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pstgraph.readers.flat import flat
from pstgraph.readers.formats._pdf.model import Print
from pstgraph.readers.formats._pdf.texts import readable
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import strip_bullet

_TWO, _MIN_LINES, _MIN_BULLETS, _WIDTHS = 2, 3, 2, 0.5
_FIGURES, _MIN_LETTERS = re.compile(r"\d+"), 5
# Cards below one another are further apart than lines are, by this share of the type size.
_APART = 1.7


def are_cards(left: list[Print], right: list[Print]) -> bool:
    """Whether two columns are cards: each has a title above a list of its own, and neither is the other's.

    A table of keys and values has no bullets on both sides.
    """
    if min(len(left), len(right)) < _TWO:
        return False
    if _titled_alike(left[0], right[0]) or min(map(_levels, (left, right))) >= _MIN_LINES:
        return True
    if min(len(left), len(right)) < _MIN_LINES:
        return False
    widths = [max(line.x1 for line in side) - min(line.x0 for line in side) for side in (left, right)]
    if min(widths) < _WIDTHS * max(widths):
        return False
    if _is_bulleted(left[0]) or _is_bulleted(right[0]):
        return False
    counts = [sum(map(_is_bulleted, side)) for side in (left, right)]
    told = [any(_is_field(line) for line in side) for side in (left, right)]
    return all(n >= _MIN_BULLETS or (n and field) for n, field in zip(counts, told, strict=True))


def _titled_alike(left: Print, right: Print) -> bool:
    """Whether two lines begin cards by their words: "Chantier 6" beside "Chantier 7"."""
    one, two = readable(left.text), readable(right.text)
    marks = read_mark(one), read_mark(two)
    levels = all(mark.form == "level" and mark.number for mark in marks)
    if levels and marks[0].kind == marks[1].kind and marks[0].number != marks[1].number:
        return True
    bare = [_FIGURES.sub("#", flat(text)) for text in (one, two)]
    return bare[0] == bare[1] and len(bare[0]) >= _MIN_LETTERS


def _levels(side: list[Print]) -> int:
    """How many lines of a column name a level and a number."""
    marks = [read_mark(readable(line.text)) for line in side]
    return sum(mark.form == "level" and bool(mark.number) for mark in marks)


def bands_of(left: list[Print], right: list[Print]) -> list[tuple[list[Print], list[Print]]]:
    """Two columns of cards by rows: cut where nothing stands in either and a title like the first follows."""
    found: list[tuple[list[Print], list[Print]]] = []
    begin = min(left[0].base, right[0].base)
    for cut in [*_cuts(left, right), float("inf")]:
        band = tuple([line for line in side if begin <= line.base < cut] for side in (left, right))
        if band[0] and band[1]:
            found.append((band[0], band[1]))
        elif found:
            # A card alone in its row goes below those above it.
            found[-1] = (found[-1][0] + band[0], found[-1][1] + band[1])
        else:
            continue  # The first card, alone in its row, goes with those below it.
        begin = cut
    return found


def _cuts(left: list[Print], right: list[Print]) -> list[float]:
    """Where a row of cards begins below another."""
    titles = {_look(left[0]), _look(right[0])}
    lines = sorted((*left, *right), key=lambda line: line.base)
    cuts = []
    for above, line in pairwise(lines):
        apart = line.base - above.base > _APART * line.size
        if apart and _look(line) in titles and not _is_bulleted(line) and not _is_field(line):
            cuts.append(line.base)
    return cuts


def shift(lines: list[Print], down: float) -> list[Print]:
    """Lines set lower on the page by so many points."""
    if not down:
        return lines
    return [
        replace(
            line,
            words=tuple(
                replace(word, top=word.top + down, bottom=word.bottom + down, base=word.base + down)
                for word in line.words
            ),
        )
        for line in lines
    ]


def _look(line: Print) -> tuple[int, bool]:
    return round(line.size), line.bold


def _is_bulleted(line: Print) -> bool:
    return strip_bullet(readable(line.text))[0] is not None


def _is_field(line: Print) -> bool:
    mark = read_mark(readable(line.text))
    return mark.form == "field" and bool(mark.label)
