"""The elements of a web page in order: what each paragraph, heading, list entry and row says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pstgraph.readers.formats._building import clean
from pstgraph.readers.formats._cells import Words, cell_text
from pstgraph.readers.formats._grid import Spot, spread
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.values.states import is_state

_HEADINGS = {f"h{n}": f"heading {n}" for n in range(1, 7)}
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html",
    "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "caption",
}) | frozenset(_HEADINGS)  # fmt: skip
_DROPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed",
    "video", "audio", "nav", "button", "select", "option", "head", "title", "meta", "link", "img",
    "input", "textarea", "del", "s", "strike",
})  # fmt: skip
_BOLD_TAGS = frozenset({"b", "strong", "th"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_MAX_TERM = 45
_BADGE = re.compile(r"\b(?:badge|pill|chip|tag|label|statut|status|etat|etiquette)")
_MAX_BADGE = 30


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, or a row of cells, in the order of the page; ``table`` and ``row`` count from 1."""

    text: str
    style: str | None = "paragraph"
    bold: bool = False
    cells: tuple[str, ...] | None = None
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class _Around:
    """What surrounds an element: bold type, depth of lists, whether blanks are kept."""

    bold: bool = False
    depth: int = 0
    kept: bool = False


class Flow:
    """Walks elements and collects what they say.

    Parameters
    ----------
    dropped
        Elements left out with all below them.
    """

    def __init__(self, dropped: frozenset[Any] = frozenset()) -> None:
        self.said: list[Said] = []
        self._dropped = dropped
        self._words: list[tuple[str, bool]] = []
        self._marker: tuple[str, str] | None = None
        self._term = ""
        self._tables = 0

    def walk(self, element: Any) -> list[Said]:
        """Everything an element says."""
        self._inside(element, _Around())
        self._flush()
        return self.said

    def _inside(self, element: Any, around: _Around) -> None:
        self._say(element.text, around)
        for child in element:
            self._element(child, around)
            self._say(child.tail, around)

    def _say(self, text: str | None, around: _Around) -> None:
        if text:
            self._words.append((text if around.kept else re.sub(r"\s+", " ", text), around.bold))

    def _element(self, element: Any, around: _Around) -> None:
        tag = element.tag
        if not isinstance(tag, str) or element in self._dropped or _is_icon(element):
            return
        if tag in _DROPPED and not _opens(element):
            return
        if tag == "br":
            self._words.append(("\n", around.bold))
        elif tag in _BLOCKS:
            self._block(element, tag, around)
        elif badge := _badge(element):
            self._words.append((f"\n{badge}\n", around.bold))
        else:
            self._inside(element, replace(around, bold=around.bold or _is_bold(element)))

    def _block(self, element: Any, tag: str, around: _Around) -> None:
        self._flush()
        inner = replace(around, bold=around.bold or _is_bold(element), kept=around.kept or tag == "pre")
        if tag in _HEADINGS:
            self._inside(element, inner)
            self._flush(_HEADINGS[tag], whole=True)
        elif tag == "table":
            self._table(element, inner)
        elif tag in {"ul", "ol", "menu"}:
            self._list(element, inner)
        elif tag in {"dt", "dd"}:
            self._term_or_text(element, tag, inner)
        else:
            self._inside(element, inner)
        self._flush()

    def _list(self, element: Any, around: _Around) -> None:
        inner = replace(around, depth=around.depth + 1)
        numbers = _Numbers(element) if element.tag == "ol" else None
        for child in element:
            if child.tag != "li":
                self._element(child, inner)
                continue
            number = numbers.next(child.get("value")) if numbers else ""
            kind = "number" if number else "list"
            self._marker = (number, f"{kind} {min(inner.depth, 9)}")
            self._block(child, "li", inner)
            self._marker = None

    def _term_or_text(self, element: Any, tag: str, around: _Around) -> None:
        """A short term and its text are one line, "Pilote : DG"."""
        if tag == "dt":
            self._inside(element, around)
            words = clean("".join(text for text, _ in self._words))
            if (
                0 < len(words) <= _MAX_TERM
                and element.getnext() is not None
                and element.getnext().tag == "dd"
            ):
                self._words, self._term = [], words.rstrip(" :")
            return
        if self._term:
            self._words.append((f"{self._term} : ", False))
            self._term = ""
        self._inside(element, around)

    def _flush(self, style: str = "paragraph", *, whole: bool = False) -> None:
        """End a paragraph; line breaks within it part it into lines that may be wrapped ones."""
        pieces, self._words = self._words, []
        text = "".join(words for words, _ in pieces)
        bold = all(heavy for words, heavy in pieces if words.strip())
        lines = [text.replace("\n", " ")] if whole else text.split("\n")
        lines = [line for line in map(clean, lines) if line]
        for index, line in enumerate(lines):
            look = style if len(lines) == 1 else None
            if self._marker is not None and index == 0:
                number, look = self._marker
                numbered = number and read_mark(line).form not in {"level", "number"}
                line = f"{number} {line}" if numbered else line
                self._marker = None
            self.said.append(Said(line, look, bold))

    def _table(self, element: Any, around: _Around) -> None:
        rows = list(_rows(element))
        if _is_layout(element, rows):
            for row in rows:
                for cell in row:
                    self._block(cell, "div", around)
            return
        for caption in element.iter("caption"):
            self._block(caption, "p", replace(around, bold=True))
        self._tables += 1
        spots = [[self._spot(cell) for cell in row] for row in rows]
        for index, cells in enumerate(spread(spots)):
            head = all(cell.tag == "th" for cell in rows[index])
            style = "header-row" if head else None
            bold = all(_all_bold(cell) for cell in rows[index])
            self.said.append(Said("", style, bold, cells, self._tables, index + 1))

    def _spot(self, cell: Any) -> Spot:
        said = Flow(self._dropped).walk(cell)
        words = [
            Words(one.text or " ".join(one.cells or ()), (one.style or "").startswith("list")) for one in said
        ]
        return Spot(cell_text(words), _span(cell, "colspan"), _span(cell, "rowspan"))


def _rows(table: Any) -> Iterator[list[Any]]:
    """Rows of a table, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in {"td", "th"}]
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _is_layout(table: Any, rows: list[list[Any]]) -> bool:
    """A table that only sets a page: one column, or headings and tables in its cells."""
    if max((len(row) for row in rows), default=0) < 2:
        return True
    return any(next(cell.iter("table", *_HEADINGS), None) is not None for row in rows for cell in row)


def _is_bold(element: Any) -> bool:
    return element.tag in _BOLD_TAGS or bool(_BOLD_STYLE.search((element.get("style") or "").lower()))


def _all_bold(cell: Any) -> bool:
    said = Flow().walk(cell)
    return _is_bold(cell) or all(one.bold for one in said)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), 1000)) if value.isdecimal() and len(value) < 5 else 1


class _Numbers:
    """The numbers of an ordered list, as a browser prints them."""

    def __init__(self, element: Any) -> None:
        self._step = -1 if element.get("reversed") is not None else 1
        first = sum(child.tag == "li" for child in element) if self._step < 0 else 1
        self._value = _whole(element.get("start"), first)
        self._form = element.get("type") or _list_style(element)

    def next(self, stated: str | None) -> str:
        """The number of the next entry, which may state its own; "" where none is printed."""
        value = _whole(stated, self._value)
        self._value = value + self._step
        return "" if "none" in self._form else f"{number_text(value, self._form)}."


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*\d{1,4}\s*", text) else otherwise


def _list_style(element: Any) -> str:
    style = (element.get("style") or "").lower()
    found = re.search(r"list-style(?:-type)?\s*:\s*([a-z-]+)", style)
    names = {"lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I", "none": "none"}
    return names.get(found[1], "1") if found else "1"


def number_text(value: int, form: str) -> str:
    """A number of a list in a form: "1", "a", "A", "i" or "I".

    >>> number_text(4, "I"), number_text(28, "a"), number_text(3, "1")
    ('IV', 'ab', '3')
    """
    if form.lower() == "a":
        letters = ""
        while value > 0:
            value, rest = divmod(value - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters.upper() if form == "A" else letters
    if form.lower() == "i":
        numerals = "".join(
            (("", c, c * 2, c * 3, c + d, d, d + c, d + c * 2, d + c * 3, c + e)[value // ten % 10])
            for ten, c, d, e in ((100, "C", "D", "M"), (10, "X", "L", "C"), (1, "I", "V", "X"))
        )
        return numerals if form == "I" else numerals.lower()
    return str(value)


def _opens(element: Any) -> bool:
    """Whether an element is a button that opens a part of the page: its words are that part's title."""
    opens = element.get("aria-expanded") is not None or element.get("aria-controls") is not None
    return element.tag == "button" and (opens or element.getparent().tag in _HEADINGS)


def _badge(element: Any) -> str:
    """The words of a badge behind a text, a state's with its name; empty for any other element."""
    if element.tag not in {"span", "small", "em", "i"} or not _BADGE.search(
        (element.get("class") or "").lower()
    ):
        return ""
    words = clean("".join(element.itertext()))
    if not 0 < len(words) <= _MAX_BADGE:
        return ""
    return f"Statut : {words}" if is_state(words) else words


def _is_icon(element: Any) -> bool:
    """Whether an element is a sign that the eye sees and nobody reads ("+", "▸")."""
    named = "icon" in (element.get("class") or "").lower() or element.get("aria-hidden") == "true"
    return named and len("".join(element.itertext()).strip()) <= 2
