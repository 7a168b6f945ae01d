"""Tables without lines: words set under the heads of columns, rows told by gaps, rules or numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pstgraph.readers.formats._cells import open_end
from pstgraph.readers.formats._pdf.model import Page, Print, Rule, Word
from pstgraph.readers.formats._pdf.ruled import Box, Table
from pstgraph.readers.formats._pdf.texts import Vocabulary, readable, text_of
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.headers import read_header
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import is_caps, strip_bullet

# Words further apart than this share of their size stand in different columns.
_APART = 1.0
_HEAD_LINES = 3
# A step this much larger than the smallest one parts two rows.
_ROW_STEP = 1.22
_MAX_TITLE = 110
_OVER = 2.0
_LARGER = 1.15
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads of a table's columns, where each column ends on the page, and where the heads stand.

    ``marks`` are the places of the heads: they are the same on each page, where ``edges`` follow its words.
    """

    heads: tuple[str, ...]
    edges: tuple[float, ...]
    marks: tuple[float, ...]
    size: float

    def of(self, word: Word) -> int:
        """The column that a word stands in."""
        return sum(word.middle > edge for edge in self.edges[1:-1])

    def crossed(self, line: Print) -> bool:
        """Whether a line runs over the end of a column: no gap there, and no word that begins a column."""
        return any(
            self._runs_over(part, edge, mark)
            for part in parts_of(line)
            for edge, mark in zip(self.edges[1:-1], self.marks[1:-1], strict=True)
        )

    @staticmethod
    def _runs_over(part: list[Word], edge: float, mark: float) -> bool:
        if part[0].x0 >= edge - _OVER or part[-1].x1 <= edge + _OVER:
            return False
        beyond = next((word for word in part if word.x0 >= edge - 1), None)
        return beyond is None or abs(beyond.x0 - mark) > 1.5 * _OVER


def parts_of(line: Print) -> list[list[Word]]:
    """The parts of a line that wide gaps leave."""
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and word.x0 - parts[-1][-1].x1 <= _APART * word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def aligned_tables(
    page: Page, lines: list[Print], before: Columns | None, vocabulary: Vocabulary
) -> tuple[list[Table], list[Print], Columns | None]:
    """Tables without lines on a page.

    Parameters
    ----------
    page
        The page, for its rules.
    lines
        Its printed lines outside ruled tables, from top to bottom.
    before
        The columns of a table that the page before ended with.
    vocabulary
        The words of the document.

    Returns
    -------
    tuple
        The tables, the lines outside them, and the columns of a table that the page ends with.
    """
    tables: list[Table] = []
    free: list[Print] = []
    columns = before if before is not None and _still_aligned(lines, before) else None
    at = 0
    while at < len(lines):
        found = _head_at(lines, at)
        count = 0
        if found is not None:
            heads, count = found
            columns = _columns(heads, lines[at + count :])
        if columns is None:
            free.append(lines[at])
            at += 1
            continue
        end = _end(lines, at + count, columns)
        head = lines[at : at + count]
        tables.append(_table(page, head, lines[at + count : end], columns, vocabulary))
        if end < len(lines):
            columns = None
        at = max(end, at + 1)
    return tables, free, columns


def _head_at(lines: list[Print], at: int) -> tuple[list[tuple[str, float, float]], int] | None:
    """Heads of columns that begin at a line, with their left and right ends; how many lines they take."""
    if len(parts_of(lines[at])) < 2:
        return None
    best = None
    for count in range(1, min(_HEAD_LINES, len(lines) - at) + 1):
        group = lines[at : at + count]
        if count > 1 and group[-1].base - group[-2].base > 1.5 * group[-1].size:
            break
        heads = _heads(group)
        texts = tuple(text for text, _, _ in heads)
        if len(heads) > 2 and read_header(texts, None) is not None:
            if best is not None and len(heads) != len(best[0]):
                break
            if best is not None and _known(texts) < _known(tuple(t for t, _, _ in best[0])):
                break
            best = (heads, count)
        elif best is not None:
            break
    return best


def _known(texts: tuple[str, ...]) -> int:
    header = read_header(texts, None)
    return sum(bool(role) for role in header.roles) if header is not None else 0


def _heads(group: list[Print]) -> list[tuple[str, float, float]]:
    """Parts of a few lines put together where they stand one below the other."""
    found: list[tuple[str, float, float]] = []
    for line in group:
        for part in parts_of(line):
            x0, x1, text = part[0].x0, part[-1].x1, " ".join(word.text for word in part)
            over = next((i for i, (_, a, b) in enumerate(found) if x0 < b and a < x1), None)
            if over is None:
                found.append((text, x0, x1))
            else:
                words, a, b = found[over]
                found[over] = (f"{words} {text}", min(a, x0), max(b, x1))
    return sorted(found, key=lambda head: head[1])


def _columns(heads: list[tuple[str, float, float]], below: list[Print]) -> Columns:
    """Where each column ends: where fewest words below stand, best right before the next head."""
    parts = [(part[0].x0, part[-1].x1) for line in below[:_SAMPLE] for part in parts_of(line)]
    sample = [(x0, x1) for x0, x1 in parts if sum(x0 < b and a < x1 for _, a, b in heads) < 3]
    size = below[0].size if below else 10.0
    edges = [min([heads[0][1], *(x0 for x0, _ in sample)]) - 1]
    for (_, left, _), (_, next_left, next_right) in pairwise(heads):
        places = [next_left - 1.5, *(left + 2 + step for step in range(0, int(next_right - left) - 2, 2))]
        places.sort(key=lambda x: abs(x - next_left + 1.5))
        counts = [sum(x0 < x < x1 for x0, x1 in sample) for x in places]
        edges.append(places[counts.index(min(counts))])
    edges.append(max([heads[-1][2], *(x1 for _, x1 in sample)]) + 1)
    marks = (0.0, *(left for _, left, _ in heads[1:]), 10_000.0)
    return Columns(tuple(text for text, _, _ in heads), tuple(edges), marks, size)


def _still_aligned(lines: list[Print], columns: Columns) -> bool:
    """Whether the first lines of a page stand in the columns of the table before."""
    first = lines[:6]
    if not first or _ends(first[0], columns):
        return False
    crossed = sum(columns.crossed(line) for line in first)
    filled = max(len({columns.of(word) for word in line.words}) for line in first)
    inner = all(any(abs(line.x0 - mark) <= _OVER for mark in columns.marks[1:-1]) for line in first)
    return crossed <= len(first) // 2 and (filled >= 2 or inner)


def _end(lines: list[Print], at: int, columns: Columns) -> int:
    """The first line after a table that began before ``at``."""
    while at < len(lines) and not _ends(lines[at], columns) and (_head_at(lines, at) is None):
        at += 1
    return at


def _ends(line: Print, columns: Columns) -> bool:
    """Whether a line is text after the table: larger type, or a sentence across the columns."""
    if line.size > _LARGER * columns.size:
        return True
    if not columns.crossed(line):
        return False
    title = (
        line.bold or is_caps(line.text) or read_mark(strip_bullet(line.text)[1]).form in {"level", "volet"}
    )
    return not title and len(line.text) > _MAX_TITLE


def _table(
    page: Page, head: list[Print], lines: list[Print], columns: Columns, vocabulary: Vocabulary
) -> Table:
    floors = [rule for rule in page.rules if not rule.vertical]
    rows: list[list[Print]] = []
    step = _step(lines)
    dense = _is_dense(lines, columns, step)
    for line in lines:
        told = rows and not _begins_row(rows[-1], line, columns, step, floors)
        if told and not (dense and _says_anew(rows[-1], line, columns)):
            rows[-1].append(line)
        else:
            rows.append([line])
    cells = [
        Box(0, 1, columns.marks[i], columns.marks[i + 1], [], text) for i, text in enumerate(columns.heads)
    ]
    cells = cells if head else []
    for number, row in enumerate(rows, 1 if head else 0):
        cells += _cells(number, row, columns, vocabulary)
    whole = [*head, *lines]
    count = len(rows) + (1 if head else 0)
    return Table(page.number, whole[0].top, whole[-1].bottom, list(columns.marks), count, cells)


def _cells(number: int, row: list[Print], columns: Columns, vocabulary: Vocabulary) -> list[Box]:
    if columns.crossed(row[0]):
        text = ""
        for line in row:
            text = vocabulary.joined(text, readable(line.text))
        return [Box(number, 1, columns.marks[0], columns.marks[-1], [], text)]
    boxes = [Box(number, 1, columns.marks[i], columns.marks[i + 1]) for i in range(len(columns.heads))]
    for line in row:
        for word in line.words:
            boxes[columns.of(word)].words.append(word)
    for box in boxes:
        box.text = text_of(box.words, vocabulary)
    return boxes


def _step(lines: list[Print]) -> float:
    """The step between lines of one row: the smallest usual one."""
    steps = sorted(
        other.base - one.base for one, other in pairwise(lines) if other.base - one.base > 0.7 * one.size
    )
    return steps[len(steps) // 10] if steps else 0.0


def _is_dense(lines: list[Print], columns: Columns, step: float) -> bool:
    """Whether rows are set without any gap between them, so that only their words tell them apart."""
    cells = [line for line in lines if not columns.crossed(line)]
    return len(cells) > 2 and all(
        other.base - one.base <= _ROW_STEP * step + 0.3 for one, other in pairwise(cells)
    )


def _says_anew(row: list[Print], line: Print, columns: Columns) -> bool:
    """Whether a line begins a row by its words: one that says what to do, or several that begin anew."""
    column = columns.of(line.words[0])
    text = " ".join(word.text for word in line.words if columns.of(word) == column)
    if text[:1].islower() or columns.crossed(line):
        return False
    above = [word.text for one in row for word in one.words if columns.of(word) == column]
    if above and open_end(above[-1]):
        return False
    filled = {columns.of(word) for word in line.words}
    return says_what_to_do(text) or len(filled) > 2


def _begins_row(row: list[Print], line: Print, columns: Columns, step: float, floors: list[Rule]) -> bool:
    last = row[-1]
    if columns.crossed(row[0]) != columns.crossed(line):
        return True
    if any(last.base < rule.top < line.base - 0.4 * line.size for rule in floors):
        return True
    if line.base - last.base > _ROW_STEP * step + 0.3:
        return True
    first = [word for word in line.words if columns.of(word) == 0]
    return bool(first) and _is_code(" ".join(word.text for word in first))


def _is_code(text: str) -> bool:
    """Whether the words of a first column are a number or code alone."""
    mark = read_mark(f"{text}." if re.fullmatch(r"\d{1,3}", text) else text)
    return mark.form in {"level", "number", "letter"} and not mark.label
