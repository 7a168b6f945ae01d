"""The drawn lines, filled areas and bullets of a page of a PDF, by pdfium."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any

from pstgraph.readers.formats._pdf.source import View

MAX_SHAPES = 30_000
_MAX_SEGMENTS = 60
_MAX_DEPTH = 6
# A shape thinner than this is a line; longer than this, or it is a dot of a pattern.
_THIN = 2.6
# Sides of a bullet that is drawn and not printed, how much they may differ, and how many make a pattern.
_DOT, _ROUND, _MAX_DOTS = (1.5, 8.0), 1.35, 300

Box = tuple[float, float, float, float, bool]
Dot = tuple[float, float, float, float]


def shapes_of(page: Any, raw: Any, view: View) -> tuple[list[Box], list[Dot], int]:
    """Lines and filled areas of a page (left, top, right, bottom, filled), its dots, how many pictures."""
    reader = _Shapes(raw, view)
    count = raw.FPDFPage_CountObjects(page.raw)
    for index in range(count):
        reader.take(raw.FPDFPage_GetObject(page.raw, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
        if len(reader.boxes) > MAX_SHAPES:
            break
    return reader.boxes, reader.dots if len(reader.dots) <= _MAX_DOTS else [], reader.pictures


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
        self.dots: list[Dot] = []
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
        if count <= _MAX_SEGMENTS and self._is_dot(thing, count, matrix):
            return
        for points in self._runs(thing, count, matrix):
            self._add(points, filled, stroked)

    def _is_dot(self, thing: Any, count: int, matrix: Matrix) -> bool:
        """Take a small shape, about as high as wide: browsers draw the bullets of lists so."""
        points = [
            self._point(self.raw.FPDFPath_GetPathSegment(thing, index), matrix) for index in range(count)
        ]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        short, long = sorted((width, height))
        if not (_DOT[0] <= short and long <= _DOT[1] and long <= _ROUND * short):
            return False
        self.dots.append((min(xs), min(ys), max(xs), max(ys)))
        return True

    def _point(self, segment: Any, matrix: Matrix) -> tuple[float, float]:
        """Where a segment ends, as shown."""
        self.raw.FPDFPathSegment_GetPoint(segment, self._x, self._y)
        a, b, c, d, e, f = matrix
        x, y = self._x.value, self._y.value
        return self.view.point(a * x + c * y + e, b * x + d * y + f)

    def _is_white(self, thing: Any) -> bool:
        red, green, blue, alpha = self._color
        if not self.raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
            return False
        return alpha.value == 0 or min(red.value, green.value, blue.value) >= 252

    def _runs(self, thing: Any, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """Corners of each unbroken run of straight segments, as shown."""
        raw = self.raw
        runs: list[list[tuple[float, float]]] = []
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                return []
            point = self._point(segment, matrix)
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
