"""Labels that do not lie on each other: each takes the first free place around its point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

# Offsets in points and alignments around a point, the most readable first, then a wider ring.
_ALIGNED = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
    (0.8, 0.8, "left", "bottom"),
    (-0.8, 0.8, "right", "bottom"),
    (0.8, -0.8, "left", "top"),
    (-0.8, -0.8, "right", "top"),
)
_RINGS = (1.0, 2.2, 3.6, 5.2, 7.0)


def place_labels(
    axes: Axes,
    points: Sequence[tuple[float, float]],
    texts: Sequence[str],
    distance: float = 7.0,
    **style: object,
) -> list[str]:
    """Write a text beside each point so that no two texts overlap nor leave the axes.

    Parameters
    ----------
    axes
        Axes whose limits are final.
    points, texts
        Data coordinates and what to write there, the most important first.
    distance
        Points between a mark and its text.
    **style
        Text properties.

    Returns
    -------
    list of str
        Texts for which there was no room and which were left out.
    """
    axes.get_figure(root=True).draw_without_rendering()  # type: ignore[union-attr]
    frame = axes.get_window_extent()
    marks = [axes.transData.transform(point) for point in points]
    taken: list[Bbox] = []
    left_out = []
    for point, text in zip(points, texts, strict=True):
        if not _place_one(axes, point, text, distance, taken, frame, marks, style):
            left_out.append(text)
    return left_out


def _place_one(  # type: ignore[no-untyped-def]
    axes, point, text, distance, taken, frame, marks, style
) -> bool:
    for ring in _RINGS:
        for dx, dy, horizontal, vertical in _ALIGNED:
            note = axes.annotate(
                text,
                point,
                xytext=(dx * distance * ring, dy * distance * ring),
                textcoords="offset points",
                ha=horizontal,
                va=vertical,
                arrowprops={"arrowstyle": "-", "lw": 0.5, "color": "#8A97A3"} if ring > 1 else None,
                **style,
            )
            box = _text_box(note)
            if _free(box, taken, frame, marks):
                taken.append(box)
                return True
            note.remove()
    return False


def _text_box(note) -> Bbox:  # type: ignore[no-untyped-def]
    """The box of the words alone, without the line to the point."""
    from matplotlib.text import Text

    note.update_positions(note.figure.canvas.get_renderer())
    return Text.get_window_extent(note).padded(1.0)


def _free(box: Bbox, taken: Sequence[Bbox], frame: Bbox, marks: Sequence[Sequence[float]]) -> bool:
    inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
    if not inside or any(box.overlaps(other) for other in taken):
        return False
    return not any(box.x0 < x < box.x1 and box.y0 < y < box.y1 for x, y in marks)
