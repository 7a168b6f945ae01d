"""Letters to words: by the blanks that are printed, by the gaps, by the rules between columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pstgraph.readers.formats._pdf.model import Rule, Word
from pstgraph.readers.formats._pdf.shapes import Box, Dot
from pstgraph.readers.formats._pdf.source import Letter

# Gaps that part words, as a share of the type size: in lines with printed blanks, and in those without.
_WIDE = 0.55
_NARROW = 0.17
_EDGE = 0.8
# A usual blank, and by how much the blanks of one line may differ.
_BLANK, _SAME_BLANK = 0.26, 0.06
_NEARLY, _ENOUGH, _MAX_COLUMNS = 0.7, 3, 20
_COVER = 0.85
# A drawn bullet stands no further from its line, and is no higher, than this share of the type size.
_HANGING, _DOT = 2.5, 0.75


def words_of(letters: list[Letter], rules: list[Rule]) -> list[Word]:
    """The words of a page, upright and turned ones."""
    walls = sorted((r.x0, r.top, r.bottom) for r in rules if r.vertical and not r.soft)
    in_cells: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        in_cells[letter.cell].append(letter)
    found: list[Word] = []
    for cell, group in in_cells.items():
        made = _words([letter for letter in group if letter.across > 0.9], walls, 0)
        for turned in (-1, 1):
            others = [_upright(letter, turned) for letter in group if letter.down * turned > 0.9]
            made += [_turned_back(word, turned) for word in _words(others, [], turned)]
        found += made if cell < 0 else [replace(word, cell=cell) for word in made]
    return found


def with_bullets(words: list[Word], dots: list[Dot]) -> list[Word]:
    """The words with a bullet for each dot that is drawn where a line of a list begins."""
    upright = [word for word in words if not word.turned]
    found = list(words)
    for x0, top, x1, bottom in dots:
        middle = (top + bottom) / 2
        level = [word for word in upright if word.top <= middle <= word.bottom]
        word = min((w for w in level if w.x0 >= x1 - _EDGE), key=lambda w: w.x0, default=None)
        if word is None or word.x0 - x1 > _HANGING * word.size or bottom - top > _DOT * word.size:
            continue
        # A sign between two words is about as far from both; a bullet is by far nearer to its own.
        near = min(_HANGING * word.size, max(word.size, 2 * (word.x0 - x1)))
        if any(w.x0 < x0 and x0 - w.x1 < near and w.cell == word.cell for w in level):
            continue
        found.append(
            Word("•", x0, word.top, x1, word.bottom, word.base, word.size, False, 0, True, word.cell)
        )
    return found


def _upright(letter: Letter, turned: int) -> Letter:
    """A turned letter as if the page were turned so that it reads from left to right."""
    if turned < 0:
        x0, top, x1, bottom = -letter.bottom, letter.x0, -letter.top, letter.x1
        base_x, base_y = -letter.base_y, letter.base_x
    else:
        x0, top, x1, bottom = letter.top, -letter.x1, letter.bottom, -letter.x0
        base_x, base_y = letter.base_y, -letter.base_x
    return Letter(letter.text, x0, top, x1, bottom, base_x, base_y, letter.size, letter.bold, 1.0, 0.0)


def _turned_back(word: Word, turned: int) -> Word:
    """The box of a turned word on the page; its baseline counts along the turned axis."""
    if turned < 0:
        box = (word.top, -word.x1, word.bottom, -word.x0)
    else:
        box = (-word.bottom, word.x0, -word.top, word.x1)
    return Word(word.text, *box, word.base, word.size, word.bold, turned, word.spaced)


def _words(letters: list[Letter], walls: list[tuple[float, float, float]], turned: int) -> list[Word]:
    found: list[Word] = []
    lines = _lines(letters)
    starts = _column_starts(lines)
    for line in lines:
        gap = _parting(line)
        first = len(found)
        run: list[Letter] = []
        last: Letter | None = None
        opens = False
        for letter in line:
            if letter.text == " ":
                found += _word(run, turned, opens, spaced=True)
                run = []
                last = letter
                continue
            at_start = last is not None and last.piece != letter.piece and _place(letter) in starts
            if run and (at_start or _parted(run[-1], letter, gap, walls)):
                found += _word(run, turned, opens)
                run = []
            opens = opens if run else at_start
            run.append(letter)
            last = letter
        found += _word(run, turned, opens)
        found[first:] = _even(found[first:])
    return found


def _even(line: list[Word]) -> list[Word]:
    """The words of a line; none opens a column where printed blanks of one width part all of them.

    A title across a table passes the places at which columns begin, and a word may begin there by chance.
    """
    opening = [(before, word) for before, word in pairwise(line) if word.opens]
    if not opening:
        return line
    gaps = [word.x0 - before.x1 for before, word in pairwise(line)]
    blank = median(gaps) if len(gaps) > _ENOUGH else _BLANK * line[0].size
    near = _SAME_BLANK * line[0].size
    if any(gap > blank + near for gap in gaps):
        return line
    if any(not before.spaced or abs(word.x0 - before.x1 - blank) > near for before, word in opening):
        return line
    return [replace(word, opens=False) if word.opens else word for word in line]


def _column_starts(lines: list[list[Letter]]) -> frozenset[int]:
    """Places at which columns begin, see :func:`_place`.

    The words of several lines begin there, after a wide gap or first in their line, and one of them after a
    gap: words of two columns may touch in the other lines.
    """
    count: Counter[int] = Counter()
    gapped: set[int] = set()
    for line in lines:
        for before, letter in zip([None, *line], line, strict=False):
            after_gap = before is not None and letter.x0 - before.x1 > letter.size
            if letter.text == " " or not (before is None or after_gap):
                continue
            count[_place(letter)] += 1
            if after_gap:
                gapped.add(_place(letter))
    usual = [
        place for place, times in count.most_common(_MAX_COLUMNS) if place in gapped and times >= _ENOUGH
    ]
    across = _crossings(lines, usual)
    return frozenset(place for place in usual if count[place] > across[place])


def _crossings(lines: list[list[Letter]], places: list[int]) -> Counter[int]:
    """In how many lines a letter stands across each place: in running text nearly all, in a table few."""
    found: Counter[int] = Counter()
    for line in lines:
        lefts = [letter.x0 for letter in line]
        for place in places:
            at = bisect_left(lefts, place / 5 - 0.5) - 1
            found[place] += at >= 0 and line[at].x1 > place / 5 + 0.5 and line[at].text != " "
    return found


def _place(letter: Letter) -> int:
    """Where a letter begins, in fifths of a point: columns are exact, and a word begins there by chance."""
    return round(letter.x0 * 5)


def _parting(line: list[Letter]) -> float:
    """The gap that parts words in a line, as a share of the type size.

    Where blanks are printed they do so; some programs leave one out beside a kerned letter, so that a gap
    nearly as wide as the printed ones counts as well.
    """
    if all(letter.text != " " for letter in line):
        return _NARROW
    gaps = [
        (after.x0 - before.x1) / after.size
        for before, blank, after in zip(line, line[1:], line[2:], strict=False)
        if blank.text == " " and before.text != " " and after.text != " "
    ]
    return min(_WIDE, max(_NARROW, _NEARLY * median(gaps))) if len(gaps) >= _ENOUGH else _WIDE


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    """Letters on one baseline, left to right."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: (one.base_y, one.base_x)):
        line = lines[-1] if lines else None
        if line is not None and letter.base_y - line[-1].base_y <= 0.12 * letter.size + 0.2:
            line.append(letter)
        else:
            lines.append([letter])
    return [sorted(line, key=lambda one: one.base_x) for line in lines]


def _parted(before: Letter, letter: Letter, gap: float, walls: list[tuple[float, float, float]]) -> bool:
    size = max(before.size, letter.size)
    space = letter.x0 - before.x1
    if space > gap * size:
        return True
    if not walls:
        return False
    first = bisect_left(walls, (before.x1 - _EDGE,))
    last = bisect_right(walls, (letter.x0 + _EDGE, float("inf")))
    return any(top < letter.base_y - 1 < bottom for _, top, bottom in walls[first:last]) and space > -_EDGE


def _word(run: list[Letter], turned: int, opens: bool, *, spaced: bool = False) -> list[Word]:
    text = "".join(letter.text for letter in run).strip()
    if not text:
        return []
    bold = sum(letter.bold for letter in run) * 2 > len(run)
    return [
        Word(
            text, run[0].x0, min(o.top for o in run), max(o.x1 for o in run), max(o.bottom for o in run),
            run[0].base_y, max(o.size for o in run), bold, turned, spaced, -1,
            opens,
        )
    ]  # fmt: skip


def rules_of(boxes: list[Box], width: float, height: float) -> list[Rule]:
    """Lines of a page; a filled area gives its four edges, one that is the page's ground gives none."""
    found: list[Rule] = []
    for x0, top, x1, bottom, filled in boxes:
        if x1 < 0 or bottom < 0 or x0 > width or top > height:
            continue
        if not filled:
            found.append(Rule(x0, top, x1, bottom))
        elif (x1 - x0) * (bottom - top) < _COVER * width * height:
            found += [
                Rule(x0, top, x1, top, True), Rule(x0, bottom, x1, bottom, True),
                Rule(x0, top, x0, bottom, True), Rule(x1, top, x1, bottom, True),
            ]  # fmt: skip
    return found
