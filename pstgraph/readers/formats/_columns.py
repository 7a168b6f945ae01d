"""Tables that a text lays out with blanks: lines under a recognised head, and cards of keys and values."""

from __future__ import annotations

import re
from itertools import pairwise

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.headers import Header, column_role, level_of_head, read_header
from pstgraph.readers.outline.marks import field_name, read_mark
from pstgraph.readers.outline.sections import is_around

_GROUP = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_MIN_COLUMNS = 3
# A card has so many fields at least; a key is short; a value goes on this near the column of the first.
_MIN_FIELDS = 2
_MAX_KEY = 40
_NEAR = 2
# So many blank lines end a table.
_MAX_GAP, _MAX_CODE = 2, 12
# So many groups of a line begin where columns do before another is cut at one.
_KEPT = 3
# A cell that is a little too long moves the next one so far, and makes it begin before its column.
_EARLY = 6


def layout_cells(raw: list[str]) -> dict[int, tuple[str, ...]]:
    """Cells of the lines that stand in a table laid out with blanks, by line number from 1.

    A table begins with a head of three columns or more whose words are known; a line that runs across
    its columns, or names a level, is no row; the heading of a closing part ends it.
    """
    found: dict[int, tuple[str, ...]] = {}
    starts: list[tuple[int, int]] = []
    last: list[tuple[int, int]] = []
    gap = 0
    for number, line in enumerate(raw, 1):
        text = line.replace("\x0c", "").rstrip()
        closes = gap > 0 and len(_GROUP.findall(text)) == 1 and is_around(text.strip())
        gap = gap + 1 if not text.strip() else 0
        if gap > _MAX_GAP or closes:
            starts, last = [], last if closes else starts or last
        if not text.strip() or "\t" in text:
            continue
        head = _head(text)
        if head is not None:
            starts, found[number] = head
            continue
        if not starts and last:
            starts = _goes_on(text, last)
        cells = _cut(text, starts) if starts else None
        if cells is not None:
            found[number] = cells
    return found | _cards(raw, found)


def _cards(raw: list[str], known: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Lines of cards: two fields or more whose values begin at one column, and what goes on below them."""
    found: dict[int, tuple[str, ...]] = {}
    block: list[tuple[int, str, str]] = []
    column = -1
    for number, line in enumerate([*raw, ""], 1):
        text = line.replace("\x0c", "").rstrip()
        pair = None if number in known or "\t" in text else _pair(text, column)
        if pair is None and block and (key := _rest_of_key(text, block[-1][1], column)):
            block[-1] = (block[-1][0], key, block[-1][2])
            block.append((number, "", text[column:].strip()))
            continue
        if not text.strip() and block and number < len(raw) and _keeps(raw[number], column):
            continue  # a blank line between two fields of a card
        if pair is None or (pair[0] and pair[2] != column):
            found |= _card(block)
            block, column = [], -1
            pair = _pair(text, -1) if pair else None
        if pair is not None:
            column = pair[2]
            block.append((number, pair[0], pair[1]))
    return found


def _card(block: list[tuple[int, str, str]]) -> dict[int, tuple[str, ...]]:
    fields = {key for _, key, _ in block if key}
    return {number: (key, value) for number, key, value in block} if len(fields) >= _MIN_FIELDS else {}


def _pair(text: str, column: int) -> tuple[str, str, int] | None:
    """The key and value of a card's line, and where the value begins; a key is "" where a value goes on."""
    groups = list(_GROUP.finditer(text))
    if len(groups) == 1 and column > 0 and abs(groups[0].start() - column) <= _NEAR:
        return "", groups[0].group(), column
    if len(groups) != 2 or groups[1].start() < groups[0].end() + 2:
        return None
    key, value = (group.group() for group in groups)
    named = len(key) <= _MAX_KEY and ":" not in key and (field_name(flat(key)) or level_of_head(key))
    return (key, value, groups[1].start()) if named else None


def _rest_of_key(text: str, key: str, column: int) -> str:
    """A key whose end stands below it: "Objectif      OS 1 – Loger" / "stratégique"."""
    words, groups = text[:column].strip(), list(_GROUP.finditer(text))
    beside = all(group.end() < column or abs(group.start() - column) <= 1 for group in groups)
    if not words or not key or not beside or len(words.split()) > _NEAR:
        return ""
    whole = f"{key} {words}"
    return whole if level_of_head(whole) or field_name(flat(whole)) else ""


def _keeps(line: str, column: int) -> bool:
    """Whether a line is a field of the card that values at a column are of."""
    pair = _pair(line.replace("\x0c", "").rstrip(), column)
    return pair is not None and bool(pair[0]) and pair[2] == column


def _head(text: str) -> tuple[list[tuple[int, int]], tuple[str, ...]] | None:
    groups = [part for group in _GROUP.finditer(text) for part in _heads_in(text, group)]
    if len(groups) < _MIN_COLUMNS:
        return None
    cells = tuple(group.group() for group in groups)
    header: Header | None = read_header(cells, None)
    return ([group.span() for group in groups], cells) if header is not None else None


def _heads_in(text: str, group: re.Match[str]) -> list[re.Match[str]]:
    """The heads in a group of words: two with a single blank between, where a long head fills its column."""
    if column_role(group.group()) or " " not in group.group() or ":" in group.group():
        return [group]
    for blank in re.finditer(" ", group.group()):
        cut = group.start() + blank.start()
        parts = [_GROUP.search(text, group.start(), cut), _GROUP.search(text, cut + 1, group.end())]
        if all(part and column_role(part.group()) for part in parts):
            return [part for part in parts if part]
    return [group]


def _goes_on(text: str, heads: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The columns of a numbered row of the table that the page before ended in; none where it is none.

    A page may set the columns of a table elsewhere: a row with all of its cells tells where.
    """
    groups = list(_GROUP.finditer(text))
    if len(groups) < _MIN_COLUMNS or len(groups[0].group()) > _MAX_CODE:
        return []
    numbered = read_mark(f"{groups[0].group()} {groups[1].group()}").number is not None
    if not numbered or abs(groups[0].start() - heads[0][0]) > _NEAR:
        return []
    if len(groups) == len(heads):
        return [group.span() for group in groups]
    return heads if _cut(text, heads) is not None else []


def _cut(text: str, heads: list[tuple[int, int]]) -> tuple[str, ...] | None:
    """The cells of a line at the columns of a head, None where it does not keep to them.

    Where a line does not begin at the heads, as below centred ones, each of its groups is of the head above
    it, or the nearest.
    """
    starts = [start for start, _ in heads]
    groups = list(_GROUP.finditer(text))
    if len(groups) == 1 and read_mark(text.strip()).form in {"level", "volet", "announce"}:
        return None
    cells = [""] * len(starts)
    for group in _parted(text, groups, starts):
        column = max((i for i, start in enumerate(starts) if start <= group.start() + 1), default=0)
        crosses = column + 1 < len(starts) and group.end() > starts[column + 1] + 1
        if crosses or cells[column]:
            return _below(groups, heads)
        cells[column] = group.group()
    return tuple(cells)


def _parted(text: str, groups: list[re.Match[str]], starts: list[int]) -> list[re.Match[str]]:
    """Groups cut where a column begins within one: a full cell leaves a single blank before the next.

    Only where other groups of the line keep to the columns, and a word begins where the column does.
    """
    near = {place for start in starts for place in (start - 1, start, start + 1)}
    if sum(group.start() in near for group in groups) < _KEPT:
        return groups
    found: list[re.Match[str]] = []
    for group in groups:
        cuts = [cut for start in starts if (cut := _cut_at(text, group, start)) is not None]
        parts = [_GROUP.search(text, a, b) for a, b in pairwise([group.start(), *cuts, group.end()])]
        found += [part for part in parts if part]
    return found


def _cut_at(text: str, group: re.Match[str], start: int) -> int | None:
    """Where in a group the words of a column begin: at its place, or at a capital a little before it."""
    if not group.start() + _NEAR < start < group.end() - _NEAR:
        return None
    words = [word.start() for word in re.finditer(r"(?<=\s)\S", text[: group.end()])]
    exact = [word for word in words if abs(word - start) <= 1]
    early = [word for word in words if 0 < start - word <= _EARLY and text[word].isupper()]
    return next(iter(exact or early), None)


def _below(groups: list[re.Match[str]], heads: list[tuple[int, int]]) -> tuple[str, ...] | None:
    """Cells by the head that stands above each group; None where one stands below two, or two below one."""
    cells = [""] * len(heads)
    for group in groups:
        gaps = [max(start - group.end(), group.start() - end) for start, end in heads]
        column = gaps.index(min(gaps))
        if cells[column] or sum(gap < 0 for gap in gaps) > 1 or len(groups) < 2:
            return None
        cells[column] = group.group()
    return tuple(cells)
