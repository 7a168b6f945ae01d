"""One page of a PDF by pdfium: its letters, in points from the upper left corner."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from pstgraph.readers.formats._pdf.tags import Tags

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|,bold", re.IGNORECASE)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb06": "st",
}
# What pdfium gives for a hyphen at the end of a line.
_BROKEN, _HYPHEN = 2, ord("-")
_IN_LIGATURES = frozenset("fts")
MAX_LETTERS = 60_000
_HEAVY_WEIGHT = 650


class Letter(NamedTuple):
    """A letter with its box and baseline; ``across`` and ``down`` are the direction of reading.

    A page has thousands of them: a tuple is made several times faster than a dataclass.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base_x: float
    base_y: float
    size: float
    bold: bool
    across: float
    down: float
    cell: int = -1
    piece: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """How points of a page's own space come to stand on the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point from the upper left corner of the page as shown."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box as left, top, right, bottom."""
        if not self.turn and x0 <= x1 and y0 <= y1:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in {90, 270} else (width, height)


def view_of(page: Any) -> View:
    """How a page is shown."""
    left, bottom, right, top = page.get_bbox()
    return View(left, bottom, right, top, page.get_rotation() % 360)


def letters_of(page: Any, raw: Any, view: View, tags: Tags) -> list[Letter]:
    """The letters of a page, blanks too; what pdfium made up is left out.

    Raises
    ------
    OverflowError
        There are more letters than a page of print holds.
    """
    text = page.get_textpage()
    count = text.count_chars()
    if count > MAX_LETTERS:
        raise OverflowError
    reader = _Letters(raw, text.raw, view, tags)
    found: list[Letter] = []
    seen: dict[tuple[str, int, int], int] = {}
    for index in range(count):
        letter = reader.letter(index)
        if letter is None:
            continue
        # Bold type is sometimes made by printing twice; the letters of a ligature share one place, too.
        key = (letter.text, round(letter.base_x / 1.2), round(letter.base_y / 1.2))
        ligature = letter.text in _IN_LIGATURES and seen.get(key) == index - 1
        if letter.text != " " and key in seen and not ligature:
            continue
        seen[key] = index
        found.append(letter)
    text.close()
    return found


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the letters of one piece of text share; ``piece`` numbers the pieces of a page."""

    across: float
    down: float
    size: float
    bold: bool
    cell: int
    piece: int


class _Letters:
    """Asks pdfium for one letter after the other."""

    def __init__(self, raw: Any, handle: Any, view: View, tags: Tags) -> None:
        self.raw, self.handle, self.view, self.tags = raw, handle, view, tags
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(256), ctypes.c_int()
        self._fonts: dict[bytes, bool] = {}
        self._settings: dict[int, _Setting] = {}
        self._unicode, self._is_made_up = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated
        self._box_of, self._origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        # An older pdfium does not tell the piece that a letter belongs to: each is one by itself.
        self._has_pieces = hasattr(raw, "FPDFText_GetTextObject")

    def letter(self, index: int) -> Letter | None:
        handle = self.handle
        code = self._unicode(handle, index)
        code = _HYPHEN if code == _BROKEN else code
        if code < 32 or code > 0x10FFFF or code in {0xFFFE, 0xFFFF} or 0xD800 <= code <= 0xDFFF:
            return None
        if self._is_made_up(handle, index) == 1 or not self._box_of(handle, index, self._box):
            return None
        self._origin_of(handle, index, self._x, self._y)
        box, like = self._box, self._setting(index)
        x0, top, x1, bottom = self.view.box(box.left, box.bottom, box.right, box.top)
        base_x, base_y = self.view.point(self._x.value, self._y.value)
        char = chr(code)
        return Letter(
            " " if char.isspace() else _LIGATURES.get(char, char),
            x0, top, x1, bottom, base_x, base_y, like.size, like.bold, like.across, like.down, like.cell,
            like.piece,
        )  # fmt: skip

    def _setting(self, index: int) -> _Setting:
        if not self._has_pieces:
            return self._ask(index, None)
        piece = self.raw.FPDFText_GetTextObject(self.handle, index)
        key = ctypes.addressof(piece.contents) if piece else 0
        found = self._settings.get(key)
        if found is None or not key:
            found = self._settings[key] = self._ask(index, piece)
        return found

    def _ask(self, index: int, piece: Any) -> _Setting:
        raw, handle, m = self.raw, self.handle, self._matrix
        raw.FPDFText_GetMatrix(handle, index, m)
        (x, y), (ahead_x, ahead_y) = self.view.point(0.0, 0.0), self.view.point(m.a, m.b)
        length = math.hypot(ahead_x - x, ahead_y - y) or 1.0
        size = raw.FPDFText_GetFontSize(handle, index) * math.sqrt(abs(m.a * m.d - m.b * m.c))
        cell = self.tags.cell(piece) if piece else -1
        bold, number = self._is_bold(index), len(self._settings) if piece else 0
        return _Setting((ahead_x - x) / length, (ahead_y - y) / length, size or 1.0, bold, cell, number)

    def _is_bold(self, index: int) -> bool:
        length = self.raw.FPDFText_GetFontInfo(self.handle, index, self._name, 256, self._flags)
        name = self._name.raw[: max(0, min(length, 256) - 1)]
        if name not in self._fonts:
            self._fonts[name] = bool(_BOLD.search(name.decode("latin-1")))
        named = self._fonts[name]
        weight = self.raw.FPDFText_GetFontWeight(self.handle, index)
        return named or (weight >= _HEAVY_WEIGHT and b"egular" not in name)
