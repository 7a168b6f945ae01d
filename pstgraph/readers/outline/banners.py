"""What a page repeats and a table of contents announces: lines that are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.texts import strip_bullet

_PAGE_NUMBER = re.compile(
    r"^(?:[-–|]\s*)?(?:page|p\.?|pg\.?)?\s*\d{1,3}\s*(?:(?:sur|/|de|of|\|)\s*\d{1,3})?(?:\s*[-–|])?\s*(?:page)?$"
)
_RUNNING_HEAD = re.compile(
    r"^(?:pst|programme|plan|cpas|centre public)\b.{0,50}\d|.{0,80}\bpage\s+\d{1,3}\b", re.S
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|(?:…\s?){2,}\s*\d{1,3}$|_{4,}\s*\d{1,3}$")
_CONTENTS = re.compile(r"^(?:table\s+des\s+matieres|sommaire|contenu|index)\s*:?$")
# No running head is longer.
_MAX_HEAD = 90
_REPEATED = 3
# Twice is enough beside the number of a page.
_REPEATED_BESIDE = 2


def without_banners(lines: tuple[Line, ...]) -> tuple[list[Line], list[Line]]:
    """Part the lines of a document into its text and what its pages repeat or announce."""
    banners = set(_page_banners(lines)) | set(_contents(lines))
    kept = []
    gap = 0
    for index, line in enumerate(lines):
        if index in banners:
            gap += line.blank_before
        else:
            kept.append(replace(line, blank_before=line.blank_before + gap) if gap else line)
            gap = 0
    return kept, [lines[index] for index in sorted(banners)]


def _page_banners(lines: tuple[Line, ...]) -> Iterator[int]:
    shapes = Counter(_shape(line) for line in lines if line.cells is None and len(line.text) < _MAX_HEAD)
    numbers = {i for i, line in enumerate(lines) if _is_page_number(lines, i)}
    yield from numbers
    for index, line in enumerate(lines):
        if line.cells is not None or len(line.text) > _MAX_HEAD or line.style or index in numbers:
            continue
        beside = {index - 1, index + 1} & numbers
        running = _RUNNING_HEAD.match(flat(line.text))
        edge = (
            index + 1 == len(lines)
            or lines[index + 1].page != line.page
            or lines[index - 1].page != line.page
        )
        repeated = (
            shapes[_shape(line)] >= (_REPEATED_BESIDE if beside and edge else _REPEATED)
            and read_mark(line.text).form == "none"
            and not strip_bullet(line.text)[0]
        )
        if (beside and running and len(line.text) < 70) or (repeated and (edge or beside or running)):
            yield index


def _is_page_number(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line is a page's number; in a row of cells, alone at the end of the page."""
    line = lines[index]
    if not _PAGE_NUMBER.match(flat(line.text)):
        return False
    if line.cells is None:
        return len(line.text) <= _MAX_HEAD and not line.style
    ends = index + 1 == len(lines) or lines[index + 1].page != line.page
    return ends and line.place is None and not line.cells[0] and line.page is not None


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", flat(line.text))


def _contents(lines: tuple[Line, ...]) -> Iterator[int]:
    within = False
    for index, line in enumerate(lines):
        if _LEADERS.search(line.text):
            yield index
        elif _CONTENTS.match(flat(line.text)):
            within = True
            yield index
        elif within:
            within = bool(re.search(r"\s\d{1,3}$", line.text)) or _wrapped_entry(lines, index)
            if within:
                yield index


def _wrapped_entry(lines: tuple[Line, ...], index: int) -> bool:
    return (
        index + 1 < len(lines)
        and bool(re.search(r"\s\d{1,3}$", lines[index + 1].text))
        and lines[index].cells is None
    )
