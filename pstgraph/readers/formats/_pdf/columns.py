"""The columns of tables without lines: recognised heads, and where the words below them part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pstgraph.readers.formats._pdf.model import Print, Word
from pstgraph.readers.outline.headers import read_header

# Words further apart than this share of their size stand in different columns.
_APART = 1.0
_HEAD_LINES, _TOP_LINES = 3, 4
_OVER, _AT_MARK = 2.0, 3.0
# A gap wider than this share of the type size is no usual blank.
_BLANK = 0.4
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
            part[0].x0 < edge - _OVER and part[-1].x1 > edge + _OVER
            for part in parts_of(line, self.marks[1:-1])
            for edge in self.edges[1:-1]
        )


def parts_of(line: Print, marks: tuple[float, ...] = ()) -> list[list[Word]]:
    """The parts of a line that wide gaps leave, and the words at the places of heads of columns.

    In a line without any gap a word stands there by chance, unless no printed blank or a wide one is before.
    """
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and not word.opens and word.x0 - parts[-1][-1].x1 <= _APART * word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return _cut(parts, marks) if marks else parts


def _cut(parts: list[list[Word]], marks: tuple[float, ...]) -> list[list[Word]]:
    """Parts cut where a word stands at the place of a head."""
    found: list[list[Word]] = []
    for part in parts:
        at = 0
        for i, (before, word) in enumerate(pairwise(part), 1):
            if any(abs(word.x0 - mark) <= _AT_MARK for mark in marks) and (
                len(parts) > 1 or not before.spaced or word.x0 - before.x1 > _BLANK * word.size
            ):
                found.append(part[at:i])
                at = i
        found.append(part[at:])
    return found


def head_at(lines: list[Print], at: int) -> tuple[list[tuple[str, float, float]], int] | None:
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


def heads_at_top(lines: list[Print]) -> set[int]:
    """The ids of lines that make the head of a table among the first ones of a page.

    They repeat at one place of each page, as running heads do, and must not be taken for such.
    """
    for at in range(min(_TOP_LINES, len(lines))):
        found = head_at(lines, at)
        if found is not None:
            return {id(line) for line in lines[at : at + found[1]]}
    return set()


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


def columns_under(heads: list[tuple[str, float, float]], below: list[Print]) -> Columns:
    """Where each column ends: right before the next head where words begin there, else where fewest are."""
    marks = (0.0, *(left for _, left, _ in heads[1:]), 10_000.0)
    parts = [(part[0].x0, part[-1].x1) for line in below[:_SAMPLE] for part in parts_of(line, marks[1:-1])]
    sample = [(x0, x1) for x0, x1 in parts if sum(x0 < b and a < x1 for _, a, b in heads) < 3]
    size = below[0].size if below else 10.0
    edges = [min([heads[0][1], *(x0 for x0, _ in sample)]) - 1]
    for (_, left, _), (_, next_left, next_right) in pairwise(heads):
        begin = sum(abs(x0 - next_left) <= 1 for x0, _ in sample)
        if begin > sum(x0 < next_left - 1 and next_left + 1 < x1 for x0, x1 in sample):
            edges.append(next_left - 0.5)
            continue
        places = [next_left - 1.5, *(left + 2 + step for step in range(0, int(next_right - left) - 2, 2))]
        places.sort(key=lambda x: abs(x - next_left + 1.5))
        counts = [sum(x0 < x < x1 for x0, x1 in sample) for x in places]
        edges.append(places[counts.index(min(counts))])
    edges.append(max([heads[-1][2], *(x1 for _, x1 in sample)]) + 1)
    return Columns(tuple(text for text, _, _ in heads), tuple(edges), marks, size)
