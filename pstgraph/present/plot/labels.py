"""Labels that lie neither on each other nor on marks: each takes the best free place around its point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

Point = tuple[float, float]
Box = tuple[float, float, float, float]

# Directions around a point, the most readable first; then the same in wider rings, tied by a line.
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8))
_RINGS = (0.0, 8.4, 18.2, 29.4, 42.0)
# What a place costs: a link under the words, another's mark close by, a ring farther out, a later side.
_LINK, _CLOSE, _RING, _SIDE = 1.0, 0.5, 0.55, 0.06
# Points of the page that words keep from any mark, and within which a mark is close by.
_OFF, _NEAR = 2.0, 7.0


@dataclass(slots=True)
class _Ground:
    """What is already on the axes, in pixels: its frame, marks as discs, written boxes, drawn lines.

    ``off`` and ``near`` are what words keep from any mark, and the distance at which a mark is close by.
    """

    frame: Box
    marks: NDArray[Any]
    radii: NDArray[Any]
    lines: NDArray[Any]
    scale: float
    off: float
    near: float
    taken: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether a box lies inside the frame, on no mark and on no written box."""
        x0, y0, x1, y1 = box
        if x0 < self.frame[0] or y0 < self.frame[1] or x1 > self.frame[2] or y1 > self.frame[3]:
            return False
        if any(x0 < b[2] and b[0] < x1 and y0 < b[3] and b[1] < y1 for b in self.taken):
            return False
        return not self.marks_within(box, self.off)

    def marks_within(self, box: Box, far: float) -> int:
        """How many marks lie within a distance from a box."""
        dx = self.marks[:, 0] - np.clip(self.marks[:, 0], box[0], box[2])
        dy = self.marks[:, 1] - np.clip(self.marks[:, 1], box[1], box[3])
        return int(np.count_nonzero(np.hypot(dx, dy) < self.radii + far))

    def ties_clear(self, own: Point, end: Point) -> bool:
        """Whether a line from a mark to its words passes under no written box and over no other mark."""
        start, step = np.array(own), np.array(end) - np.array(own)
        along = np.clip((self.marks - start) @ step / max(float(step @ step), 1e-9), 0, 1)
        nearest = self.marks - (start + along[:, None] * step)
        others = np.hypot(*(self.marks - start).T) > 0.5
        if np.any(others & (np.hypot(*nearest.T) < self.radii)):
            return False
        line = np.array([[*own, *end]])
        return not any(_crossing(line, box) for box in self.taken)


def place_labels(
    axes: Axes,
    points: Sequence[Point],
    texts: Sequence[str],
    distance: float = 7.0,
    *,
    radii: Sequence[float] | None = None,
    weights: Sequence[str] | None = None,
    obstacles: Iterable[tuple[Point, float]] = (),
    lines: Iterable[tuple[Point, Point]] = (),
    **style: Any,
) -> list[str]:
    """Write a text beside each point so that no two texts overlap, cover a mark or leave the axes.

    Parameters
    ----------
    axes
        Axes whose limits are final.
    points, texts
        Data coordinates and what to write there, the most important first.
    distance
        Points of the page between the edge of a mark and its text.
    radii
        Radius of each point's mark, in points of the page; words then keep off marks. If not given, marks
        are points that no text may cover.
    weights
        Font weight of each text; that of the style if not given.
    obstacles
        Other marks that no text may cover: data coordinates and radius in points of the page.
    lines
        Lines in data coordinates that texts rather leave uncrossed.
    **style
        Text properties.

    Returns
    -------
    list of str
        Texts for which there was no room and which were left out.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    scale = figure.dpi / 72
    sizes = list(radii) if radii is not None else [0.0] * len(points)
    others = list(obstacles)
    ground = _Ground(
        frame=axes.get_window_extent().extents,
        marks=_pixels(axes, [*points, *(point for point, _ in others)]),
        radii=np.array([*sizes, *(radius for _, radius in others)]) * scale,
        lines=_pixels(axes, [end for line in lines for end in line]).reshape(-1, 4),
        scale=scale,
        off=_OFF * scale if radii is not None else 0.0,
        near=_NEAR * scale if radii is not None else 0.0,
    )
    left_out = []
    for n, (point, text, size) in enumerate(zip(points, texts, sizes, strict=True)):
        own = style | ({"fontweight": weights[n]} if weights else {})
        if not _place_one(axes, ground, point, text, (size, distance), own):
            left_out.append(text)
    return left_out


def _pixels(axes: Axes, points: Sequence[Point]) -> NDArray[Any]:
    found = axes.transData.transform(np.array(points, dtype=float).reshape(-1, 2))
    return np.asarray(found)


def _place_one(
    axes: Axes, ground: _Ground, point: Point, text: str, room: tuple[float, float], style: dict[str, Any]
) -> bool:
    width, height = _size(axes, text, style)
    x, y = _pixels(axes, [point])[0]
    best: tuple[float, int, Box] | None = None
    for ring, far in enumerate(_RINGS):
        for order, (dx, dy) in enumerate(_SIDES):
            reach = (sum(room) + far) * ground.scale
            left = x + dx * reach - width * (1 - np.sign(dx)) / 2
            low = y + dy * reach - height * (1 - np.sign(dy)) / 2
            box = (left, low, left + width, low + height)
            if not ground.free(box) or (ring and not ground.ties_clear((x, y), _nearest(box, x, y))):
                continue
            cost = _LINK * _crossing(ground.lines, box) + _RING * ring + _SIDE * order
            own = 1 if ring == 0 else 0  # beside its mark, the words are close to that one of course
            cost += _CLOSE * max(0, ground.marks_within(box, ground.near) - own)
            if best is None or cost < best[0]:
                best = (cost, ring, box)
    if best is None:
        return False
    _, ring, box = best
    tie = _nearest(box, x, y) if ring else None
    _write(axes, text, point, box, tie, style | {"shrink": room[0]})
    ground.taken.append(box)
    if tie:
        ground.lines = np.vstack([ground.lines, [x, y, *tie]])
    return True


def _size(axes: Axes, text: str, style: dict[str, Any]) -> tuple[float, float]:
    """Width and height of the words in pixels, with a pixel around them."""
    from matplotlib.text import Text

    note = axes.annotate(text, (0, 0), xycoords="axes fraction", **style)
    box = Text.get_window_extent(note).padded(1.0)
    note.remove()
    return box.width, box.height


def _write(axes: Axes, text: str, point: Point, box: Box, tie: Point | None, style: dict[str, Any]) -> None:
    """Write words into their box, with a thin line from the edge of the mark where they stand far off."""
    x, y = _pixels(axes, [point])[0]
    to_points = 72 / axes.get_figure(root=True).dpi  # type: ignore[union-attr]
    middle = ((box[0] + box[2]) / 2 - x, (box[1] + box[3]) / 2 - y)
    arrow: dict[str, Any] = {"arrowstyle": "-", "lw": 0.6, "color": "#8A97A3", "shrinkA": 0}
    arrow["shrinkB"] = style.pop("shrink")
    if tie:
        arrow["relpos"] = ((tie[0] - box[0]) / (box[2] - box[0]), (tie[1] - box[1]) / (box[3] - box[1]))
    axes.annotate(
        text,
        point,
        xytext=(middle[0] * to_points, middle[1] * to_points),
        textcoords="offset points",
        ha="center",
        va="center",
        arrowprops=arrow if tie else None,
        **style,
    )


def _nearest(box: Box, x: float, y: float) -> Point:
    return min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])


def _crossing(lines: NDArray[Any], box: Box) -> int:
    """How many lines pass through a box (clipping of Liang and Barsky 1984)."""
    if not len(lines):
        return 0
    start, step = lines[:, :2], lines[:, 2:] - lines[:, :2]
    low, high = np.array(box[:2]) - start, np.array(box[2:]) - start
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = low / step, high / step
    # A line along an axis meets the two sides nowhere or everywhere.
    within = (low <= 0) & (high >= 0)
    first = np.where(step == 0, np.where(within, -np.inf, np.inf), first)
    second = np.where(step == 0, np.where(within, np.inf, -np.inf), second)
    enters = np.minimum(first, second).max(axis=1)
    leaves = np.maximum(first, second).min(axis=1)
    still = (step == 0) & ~within
    return int(np.count_nonzero((np.maximum(enters, 0) <= np.minimum(leaves, 1)) & ~still.any(axis=1)))
