"""One page of a PDF by pdfium: its letters and drawn lines, in points from the upper left corner."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

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
MAX_SHAPES = 30_000
_MAX_SEGMENTS = 60
_MAX_DEPTH = 6
# A shape thinner than this is a line; longer than this, or it is a dot of a pattern.
_THIN = 2.6
_HEAVY_WEIGHT = 650


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its box and baseline; ``across`` and ``down`` are the direction of reading."""

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


def letters_of(page: Any, raw: Any, view: View) -> list[Letter]:
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
    reader = _Letters(raw, text.raw, view)
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


class _Letters:
    """Asks pdfium for one letter after the other."""

    def __init__(self, raw: Any, handle: Any, view: View) -> None:
        self.raw, self.handle, self.view = raw, handle, view
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(256), ctypes.c_int()
        self._fonts: dict[bytes, bool] = {}

    def letter(self, index: int) -> Letter | None:
        raw, handle = self.raw, self.handle
        code = raw.FPDFText_GetUnicode(handle, index)
        code = _HYPHEN if code == _BROKEN else code
        if (
            raw.FPDFText_IsGenerated(handle, index) == 1
            or code < 32
            or code > 0x10FFFF
            or code in {0xFFFE, 0xFFFF}
        ):
            return None
        if 0xD800 <= code <= 0xDFFF or not raw.FPDFText_GetLooseCharBox(handle, index, self._box):
            return None
        raw.FPDFText_GetMatrix(handle, index, self._matrix)
        raw.FPDFText_GetCharOrigin(handle, index, self._x, self._y)
        box, m = self._box, self._matrix
        x0, top, x1, bottom = self.view.box(box.left, box.bottom, box.right, box.top)
        base_x, base_y = self.view.point(self._x.value, self._y.value)
        ahead_x, ahead_y = self.view.point(self._x.value + m.a, self._y.value + m.b)
        length = math.hypot(ahead_x - base_x, ahead_y - base_y) or 1.0
        size = raw.FPDFText_GetFontSize(handle, index) * math.sqrt(abs(m.a * m.d - m.b * m.c))
        char = chr(code)
        return Letter(
            " " if char.isspace() else _LIGATURES.get(char, char),
            x0, top, x1, bottom, base_x, base_y, size or 1.0, self._is_bold(index),
            (ahead_x - base_x) / length, (ahead_y - base_y) / length,
        )  # fmt: skip

    def _is_bold(self, index: int) -> bool:
        length = self.raw.FPDFText_GetFontInfo(self.handle, index, self._name, 256, self._flags)
        name = self._name.raw[: max(0, min(length, 256) - 1)]
        if name not in self._fonts:
            self._fonts[name] = bool(_BOLD.search(name.decode("latin-1")))
        named = self._fonts[name]
        weight = self.raw.FPDFText_GetFontWeight(self.handle, index)
        return named or (weight >= _HEAVY_WEIGHT and b"egular" not in name)


Box = tuple[float, float, float, float, bool]


def shapes_of(page: Any, raw: Any, view: View) -> tuple[list[Box], int]:
    """Lines and filled areas of a page as boxes (left, top, right, bottom, filled); the count of pictures."""
    reader = _Shapes(raw, view)
    count = raw.FPDFPage_CountObjects(page.raw)
    for index in range(count):
        reader.take(raw.FPDFPage_GetObject(page.raw, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
        if len(reader.boxes) > MAX_SHAPES:
            break
    return reader.boxes, reader.pictures


Matrix = tuple[float, float, float, float, float, float]


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does ``one`` first, then ``other``."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


class _Shapes:
    """Collects straight lines and rectangles; curves and slanted lines draw no tables."""

    def __init__(self, raw: Any, view: View) -> None:
        self.raw, self.view = raw, view
        self.boxes: list[Box] = []
        self.pictures = 0
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._color = [ctypes.c_uint() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()

    def take(self, thing: Any, outer: Matrix, depth: int) -> None:
        raw = self.raw
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = self._of(thing, outer)
            for index in range(min(raw.FPDFFormObj_CountObjects(thing), MAX_SHAPES)):
                self.take(raw.FPDFFormObj_GetObject(thing, index), inner, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(thing, self._of(thing, outer))

    def _of(self, thing: Any, outer: Matrix) -> Matrix:
        m = self._matrix
        if not self.raw.FPDFPageObj_GetMatrix(thing, m):
            return outer
        return _times((m.a, m.b, m.c, m.d, m.e, m.f), outer)

    def _path(self, thing: Any, matrix: Matrix) -> None:
        raw = self.raw
        count = raw.FPDFPath_CountSegments(thing)
        if not 2 <= count <= _MAX_SEGMENTS * 40:
            return
        raw.FPDFPath_GetDrawMode(thing, self._fill, self._stroke)
        filled, stroked = self._fill.value != 0, self._stroke.value != 0
        if not (filled or stroked) or (filled and not stroked and self._is_white(thing)):
            return
        for points in self._runs(thing, count, matrix):
            self._add(points, filled, stroked)

    def _is_white(self, thing: Any) -> bool:
        red, green, blue, alpha = self._color
        if not self.raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
            return False
        return alpha.value == 0 or min(red.value, green.value, blue.value) >= 252

    def _runs(self, thing: Any, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """Corners of each unbroken run of straight segments, as shown."""
        raw = self.raw
        runs: list[list[tuple[float, float]]] = []
        a, b, c, d, e, f = matrix
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                return []
            raw.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            x, y = self._x.value, self._y.value
            point = self.view.point(a * x + c * y + e, b * x + d * y + f)
            if kind == raw.FPDF_SEGMENT_MOVETO or not runs:
                runs.append([point])
            else:
                runs[-1].append(point)
            if raw.FPDFPathSegment_GetClose(segment) and len(runs[-1]) > 1:
                runs[-1].append(runs[-1][0])
        return [run for run in runs if len(run) > 1]

    def _add(self, points: list[tuple[float, float]], filled: bool, stroked: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        thin = x1 - x0 < _THIN or bottom - top < _THIN
        if thin:
            self.boxes.append((x0, top, x1, bottom, False))
            return
        if filled and _is_box(points):
            self.boxes.append((x0, top, x1, bottom, True))
        if stroked:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ax - bx) < 1 or abs(ay - by) < 1:
                    self.boxes.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), False))


def _is_box(points: list[tuple[float, float]]) -> bool:
    corners = {(round(x), round(y)) for x, y in points}
    return len(corners) == 4 and len({x for x, _ in corners}) <= 2 and len({y for _, y in corners}) <= 2
