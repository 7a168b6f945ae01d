"""What repeats at the edges of pages and is no part of the text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from pstgraph.readers.flat import flat
from pstgraph.readers.formats._pdf.model import Print

_PAGE = re.compile(
    r"^(?:[-–—|•]\s*)?(?:page|p\.?|pg\.?)?\s*\d{1,3}\s*(?:(?:sur|/|de|of|\|)\s*\d{1,3})?(?:\s*[-–—|•])?$"
)
# The share of a page's height, from either end, in which running lines stand: on a landscape page of A4 too
# a line below margins of two centimetres and a half.
_EDGE = 0.145
# How many lines from either end may be running ones.
_LINES = 3
_SAME_PLACE = 4.0


def running_lines(pages: list[list[Print]], heights: list[float]) -> set[int]:
    """The ids of printed lines that run over pages.

    A line runs where the same words, numbers apart, stand at the same height of about half of the pages
    between the first and the last of them (three pages at least, two in a document of two or three). A lone
    number at an edge is the page's.
    """
    seen: dict[tuple[str, bool], list[tuple[int, Print]]] = defaultdict(list)
    found: set[int] = set()
    for index, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line, low in _at_edges(lines, height):
            if _PAGE.match(flat(line.text)):
                found.add(id(line))
            else:
                seen[_shape(line.text), low].append((index, line))
    wanted = 2 if len(pages) <= 3 else 3
    for group in seen.values():
        on_pages = {index for index, _ in group}
        if len(on_pages) < wanted or not _one_place([line for _, line in group]):
            continue
        span = max(on_pages) - min(on_pages) + 1
        # Left and right pages may have heads of their own: every second page is enough.
        if len(on_pages) >= 0.45 * span:
            found |= {id(line) for _, line in group}
    return found


def _at_edges(lines: list[Print], height: float) -> list[tuple[Print, bool]]:
    ordered = sorted(lines, key=lambda line: line.base)
    first = [(line, False) for line in ordered[:_LINES] if line.bottom < _EDGE * height]
    last = [(line, True) for line in ordered[-_LINES:] if line.top > (1 - _EDGE) * height]
    return first + last


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", flat(text))


def _one_place(lines: list[Print]) -> bool:
    """Whether most of the lines stand at one height."""
    places = Counter(round(line.base / _SAME_PLACE) for line in lines)
    best = max(places[place] + places[place + 1] for place in places)
    return best >= 0.7 * len(lines)
