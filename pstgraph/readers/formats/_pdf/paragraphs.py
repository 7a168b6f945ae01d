"""Printed lines to paragraphs, by what only the page shows: room left on a line, gaps, indents, type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pstgraph.readers.formats._cells import open_end
from pstgraph.readers.formats._pdf.model import Print
from pstgraph.readers.formats._pdf.ruled import clustered
from pstgraph.readers.formats._pdf.texts import Vocabulary, readable
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import strip_bullet

_CLOSED = re.compile(r"[.;:!?»]$")
_NUMBER_AWAITED = re.compile(r"\b(?:article|art\.?|n°|page|loi du|du|et|à|de)$")
# How far a gap may exceed the usual step between lines, and how far a line may be out of place.
_STEP = 1.17
_PLACE = 3.0
# A larger type than the text's, and a line of it no longer than this, is a heading.
_LARGER = 1.07
_MAX_HEADING = 260
# One with a stop and another sentence behind it, and longer than this, is text in a larger type.
_SAID = 90
_SENTENCES = re.compile(r"[a-zà-ÿ)»]{2}[.!?]\s+[A-ZÀ-Ý«][a-zà-ÿ' ’]")
_SAME_INDENT = 5.0


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together: their text, the look of the first, how sure it is that it begins here."""

    text: str
    first: Print
    last: Print
    bold: bool
    certain: bool
    count: int = 1

    @property
    def text_x(self) -> float:
        """Where its words begin, after a bullet or number."""
        words = self.first.words
        hanging = len(words) > 1 and (
            strip_bullet(f"{words[0].text} x")[0] is not None or read_mark(f"{words[0].text} x").numbered
        )
        return words[1].x0 if hanging else words[0].x0


class Measures:
    """How a document sets its text: size, step between lines, right edge of each page."""

    def __init__(self, pages: dict[int, list[Print]]) -> None:
        lines = [line for page in pages.values() for line in page]
        letters: Counter[float] = Counter()
        for line in lines:
            letters[line.size] += len(line.text)
        self.size = max(letters, key=lambda size: letters[size]) if letters else 10.0
        self.left = min((line.x0 for line in lines), default=0.0)
        edges = sorted(line.x1 for line in lines)
        usual = edges[int(len(edges) * 0.97)] if edges else 0.0
        self._right = {
            number: max([line.x1 for line in page if line.x1 <= usual + 4], default=usual)
            for number, page in pages.items()
        }
        self._usual = usual
        self.step = self._steps(pages)
        bigger = sorted(
            {
                line.size
                for line in lines
                if line.size > _LARGER * self.size and len(line.text) < _MAX_HEADING
            },
            reverse=True,
        )
        self._levels = {size: min(rank, 6) for rank, size in enumerate(bigger, 1)}

        bullets = [line.x0 for line in lines if strip_bullet(readable(line.text))[0] is not None]
        self._indents = clustered(bullets, _SAME_INDENT)

    def list_depth(self, line: Print) -> int:
        """Depth of a bulleted line by its indent, from 1: the bullets of a document stand at few places."""
        nearer = [x for x in self._indents if x <= line.x0 + _SAME_INDENT]
        return min(max(len(nearer), 1), 9)

    def right(self, page: int) -> float:
        """Right edge of the text on a page: of the whole document where the page is short of lines."""
        own = self._right.get(page, self._usual)
        return own if own > 0.9 * self._usual else self._usual

    def _steps(self, pages: dict[int, list[Print]]) -> float:
        """Usual step between the lines of a paragraph, as a share of the type size."""
        steps = []
        for lines in pages.values():
            for one, other in pairwise(lines):
                if other.text[:1].islower() and one.size == other.size and other.base > one.base:
                    steps.append((other.base - one.base) / one.size)
        return median(steps) if len(steps) >= 3 else 1.25

    def heading(self, line: Print, text: str) -> str | None:
        """Style of a heading by its size, None for text."""
        level = self._levels.get(line.size)
        prose = len(text) > _SAID and bool(_SENTENCES.search(text))
        return f"heading {level}" if level and len(text) <= _MAX_HEADING and not prose else None


class Joiner:
    """Joins lines to paragraphs one by one."""

    def __init__(self, measures: Measures, vocabulary: Vocabulary) -> None:
        self.measures, self.vocabulary = measures, vocabulary
        self.paragraphs: list[Paragraph] = []
        self._broken = True

    def end(self) -> None:
        """End the paragraph: a table, or the end of a region."""
        self._broken = True

    def add(self, line: Print) -> Paragraph | None:
        """Take a line; the paragraph that it begins, None where it goes on with the one before."""
        text = readable(line.text)
        before = self.paragraphs[-1] if self.paragraphs and not self._broken else None
        verdict = self._goes_on(before, line, text) if before is not None else False
        if verdict is True and before is not None:
            before.text = self.vocabulary.joined(before.text, text)
            before.last, before.count = line, before.count + 1
            before.bold = before.bold and line.bold
            return None
        self._broken = False
        made = Paragraph(text, line, line, line.bold, verdict is False)
        self.paragraphs.append(made)
        return made

    def _goes_on(self, before: Paragraph, line: Print, text: str) -> bool | None:
        """Whether a line goes on with a paragraph: True, False, or None where only the words can tell."""
        last = before.last
        full = self._is_full(last, line)
        if strip_bullet(text)[0] is not None and not _is_dash_inside(text, before, full):
            return False
        if abs(last.size - line.size) > 0.6 or _weight_changes(before, line):
            return False
        if _begins(text, before.text):
            return False
        low = text[:1].islower() or text[:1] in ")]»,;…%"
        hangs = open_end(before.text)
        if last.page != line.page:
            return bool(full and (low or hangs)) or None if full or low else False
        step = line.base - last.base
        if step <= 0 or step > _STEP * self.measures.step * last.size + 0.5:
            return False
        if _centred(before, line):
            return not _CLOSED.search(before.text)
        return self._in_place(before, line, full, low or hangs, text)

    def _in_place(self, before: Paragraph, line: Print, full: bool, calls: bool, text: str) -> bool | None:
        left = min(before.first.x0, before.text_x)
        if (
            line.x0 > before.text_x + 2 * _PLACE
            and before.count > 1
            and line.x0 > before.last.x0 + 2 * _PLACE
        ):
            return False
        outdented = line.x0 < left - 2 * _PLACE
        if not full:
            return None if calls and not outdented and not _CLOSED.search(before.text) else False
        if outdented and not calls and before.text_x > before.first.x0 + _PLACE:
            return False
        if calls:
            return True
        closed = before.text.rstrip().endswith((";", ":"))
        return False if closed else not (_CLOSED.search(before.text) and before.first.x0 != line.x0) or None

    def _is_full(self, last: Print, line: Print) -> bool:
        """Whether the first word of a line had no more room on the line before."""
        first = line.words[0]
        room = (last.right or self.measures.right(last.page)) - last.x1
        return room < (first.x1 - first.x0) + 0.3 * last.size


def _is_dash_inside(text: str, before: Paragraph, full: bool) -> bool:
    """A dash that goes on with a sentence ("… mobilité" / "– repas", "-Rapport"), not one of a list."""
    if text[:1] not in "-–—" or strip_bullet(before.text)[0] is not None:
        return False
    return text[1:3].strip()[:1].islower() or (full and text[1:2] != " ")


def _weight_changes(before: Paragraph, line: Print) -> bool:
    """Whether the type turns bold or plain: not where part of the paragraph is bold anyway."""
    return before.last.bold != line.bold and before.bold != line.bold


def _begins(text: str, before: str) -> bool:
    """Whether a line begins something new by its words: a level, a number, a field."""
    mark = read_mark(text)
    if mark.form == "none":
        return False
    if mark.form == "field" and not mark.label:
        return not text[:1].islower()
    if mark.form == "field":
        return text[:1].isupper() or text[:1].isdigit()
    if mark.form in {"number", "letter", "roman"}:
        return not _NUMBER_AWAITED.search(before)
    return mark.form != "announce" or text[:1].isupper()


def _centred(before: Paragraph, line: Print) -> bool:
    """Whether two lines are set around one middle, neither at the other's left."""
    last = before.last
    middle, other = (last.x0 + last.x1) / 2, (line.x0 + line.x1) / 2
    return abs(middle - other) < 4 and abs(last.x0 - line.x0) > 2 * _PLACE


def by_page(lines: list[Print]) -> dict[int, list[Print]]:
    """Lines by the number of their page."""
    found: dict[int, list[Print]] = defaultdict(list)
    for line in lines:
        found[line.page].append(line)
    return dict(found)
