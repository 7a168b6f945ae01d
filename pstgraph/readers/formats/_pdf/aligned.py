"""Tables without lines: words set under the heads of columns, rows told by gaps, rules or numbers."""

from __future__ import annotations

import re
from itertools import pairwise

from pstgraph.readers.formats._cells import open_end
from pstgraph.readers.formats._pdf.columns import Columns, columns_under, head_at, parts_of
from pstgraph.readers.formats._pdf.model import Page, Print, Rule
from pstgraph.readers.formats._pdf.ruled import Box, Table
from pstgraph.readers.formats._pdf.texts import Vocabulary, is_cut_code, readable, text_of
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import is_caps, strip_bullet

# A step this much larger than the smallest one parts two rows.
_ROW_STEP = 1.22
_MAX_TITLE = 110
# Lines of one title are no further apart than this share of the type size.
_TITLE_STEP = 1.6
_OVER = 2.0
_LARGER = 1.15


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
        found = head_at(lines, at)
        count = 0
        if found is not None:
            heads, count = found
            columns = columns_under(heads, lines[at + count :])
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
    while at < len(lines) and not _ends(lines[at], columns) and (head_at(lines, at) is None):
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
    step, far = _steps(lines)
    dense = _is_dense(lines, columns, step)
    for line in lines:
        told = rows and not _begins_row(rows[-1], line, columns, (step, far), floors)
        if told and not (dense and _says_anew(rows[-1], line, columns)):
            rows[-1].append(line)
        else:
            rows.append([line])
    cells = [
        Box(0, 1, columns.marks[i], columns.marks[i + 1], [], text) for i, text in enumerate(columns.heads)
    ]
    cells = cells if head else []
    rights = _rights(lines, columns)
    for number, row in enumerate(rows, 1 if head else 0):
        cells += _cells(number, row, columns, rights, vocabulary)
    whole = [*head, *lines]
    count = len(rows) + (1 if head else 0)
    return Table(page.number, whole[0].top, whole[-1].bottom, list(columns.marks), count, cells)


def _rights(lines: list[Print], columns: Columns) -> list[float]:
    """How far the words of each column reach."""
    found = list(columns.marks[:-1])
    for line in lines:
        if not columns.crossed(line):
            for word in line.words:
                found[columns.of(word)] = max(found[columns.of(word)], word.x1)
    return found


def _cells(
    number: int, row: list[Print], columns: Columns, rights: list[float], vocabulary: Vocabulary
) -> list[Box]:
    if columns.crossed(row[0]):
        text = ""
        for line in row:
            text = vocabulary.joined(text, readable(line.text))
        return [Box(number, 1, columns.marks[0], columns.marks[-1], [], text)]
    boxes = [Box(number, 1, columns.marks[i], columns.marks[i + 1]) for i in range(len(columns.heads))]
    for line in row:
        for word in line.words:
            boxes[columns.of(word)].words.append(word)
    for box, right in zip(boxes, rights, strict=True):
        box.text = text_of(box.words, vocabulary, right)
    return boxes


def _steps(lines: list[Print]) -> tuple[float, float]:
    """The step between lines of one row, the smallest usual one, and the step from which on a row is new.

    Lines of one row may be further apart where its cells have type of different sizes: the steps grow little
    by little from the smallest one on, up to a leap.
    """
    steps = sorted(
        other.base - one.base for one, other in pairwise(lines) if other.base - one.base > 0.7 * one.size
    )
    steps = steps[len(steps) // 10 :]
    leap = next(((one, other) for one, other in pairwise(steps) if other > _ROW_STEP * one + 0.3), None)
    near = _ROW_STEP * steps[0] + 0.3 if steps else 0.0
    return (steps[0] if steps else 0.0), (max(near, sum(leap) / 2) if leap else near)


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


def _begins_row(
    row: list[Print], line: Print, columns: Columns, steps: tuple[float, float], floors: list[Rule]
) -> bool:
    last = row[-1]
    if columns.crossed(row[0]) and _wraps(row, line, columns):
        return line.base - last.base > _TITLE_STEP * line.size
    if columns.crossed(row[0]) != columns.crossed(line) or columns.crossed(line):
        return True
    if any(last.base < rule.top < line.base - 0.4 * line.size for rule in floors):
        return True
    near, far = _ROW_STEP * steps[0] + 0.3, steps[1]
    filled = {columns.of(word) for word in line.words}
    goes_on = len(filled) == 1 and any(columns.of(word) in filled for one in row for word in one.words)
    if line.base - last.base > (far if goes_on else near):
        return True
    first = [word.text for word in line.words if columns.of(word) == 0]
    if not first or not _is_code(" ".join(first)):
        return False
    above = [word.text for one in row for word in one.words if columns.of(word) == 0]
    # A number too long for its column goes on below its last full stop.
    return not is_cut_code(" ".join(above), first[0])


def _wraps(row: list[Print], line: Print, columns: Columns) -> bool:
    """Whether a line goes on with a title across the columns: the line before it is full."""
    last, first = row[-1], line.words[0]
    if len(parts_of(line)) > 1 or abs(line.x0 - row[0].x0) > _OVER or last.bold != line.bold:
        return False
    if read_mark(strip_bullet(line.text)[1]).form in {"level", "volet", "number"}:
        return False
    return last.x1 + (first.x1 - first.x0) + 0.2 * first.size > columns.edges[-1] - _OVER


def _is_code(text: str) -> bool:
    """Whether the words of a first column are a number or code alone."""
    mark = read_mark(f"{text}." if re.fullmatch(r"\d{1,3}", text) else text)
    return mark.form in {"level", "number", "letter"} and not mark.label
