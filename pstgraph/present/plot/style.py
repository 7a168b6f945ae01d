"""The look of all pictures: colours that colour-blind readers tell apart, sizes, saving."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pstgraph.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Okabe and Ito (2008), "Color Universal Design".
BLUE, ORANGE, GREEN, PINK, SKY, YELLOW, VERMILION, BLACK = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#F0E442", "#D55E00", "#1B2733",
)  # fmt: skip
GREY, PALE = "#8A97A3", "#E8ECEF"

TYPE_COLOURS: Mapping[str, str] = {
    "T1": VERMILION,
    "T2": BLUE,
    "T3": GREEN,
    "T4": PINK,
    "T5": ORANGE,
    "T6": "#882255",
    "T7": SKY,
    "T8": BLACK,
    "T9": "#999933",
}
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "text.color": BLACK,
    "axes.labelcolor": BLACK,
    "svg.fonttype": "none",  # text stays text: searchable, and small
    "svg.hashsalt": "pstgraph",  # the same picture gives the same file
    "figure.constrained_layout.use": True,
}
FORMATS = ("svg", "png", "pdf")
TITLE_SIZE = 12
WIDTH = 6.8
"""Inches of a picture beside text: its letters are readable on paper and on a telephone's screen."""


@contextmanager
def look() -> Iterator[None]:
    """Settings of all pictures, for the time of one drawing; the reader's own settings come back."""
    import matplotlib

    with matplotlib.rc_context(_SETTINGS):
        yield


def new_figure(width: float, height: float) -> Figure:
    """An empty figure, in inches; it belongs to nobody's window (no pyplot state)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def heading(figure: Figure, title: str) -> None:
    """Write a title over a whole figure, from its left edge, on as many lines as its width asks for."""
    letters = int(figure.get_figwidth() * 72 / (TITLE_SIZE * 0.66))
    figure.suptitle(textwrap.fill(title, letters), x=0.01, ha="left", fontsize=TITLE_SIZE, fontweight="bold")


def wrapped(text: str, letters: int) -> str:
    """Break a text at words into lines of about the same length, none longer than ``letters``.

    >>> wrapped("Intégration, langue, numérique et non-discrimination", 36).splitlines()
    ['Intégration, langue, numérique', 'et non-discrimination']
    """
    lines = ceil(len(text) / letters)
    for length in range(ceil(len(text) / lines), letters):
        broken = textwrap.wrap(text, length, break_long_words=False)
        if len(broken) <= lines:
            return "\n".join(broken)
    return "\n".join(textwrap.wrap(text, letters))


def render(figure: Figure, ending: str) -> bytes:
    """A figure as the bytes of a file: "svg", "png" (150 dots an inch) or "pdf"."""
    if ending not in FORMATS:
        raise UsageError(f"no picture format {ending!r}", remedy=f"use {', '.join(FORMATS)}")
    out = BytesIO()
    dated = {"Date": None} if ending == "svg" else ({"CreationDate": None} if ending == "pdf" else None)
    with look():
        figure.savefig(out, format=ending, dpi=150, metadata=dated)
    return out.getvalue()


def save(figure: Figure, path: str | Path) -> None:
    """Save a figure whole or not at all, in the format of the file's ending."""
    from pstgraph.present.files import write_atomic

    path = Path(path)
    write_atomic(path, render(figure, path.suffix.lstrip(".").lower()))


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word, with an ellipsis.

    >>> shorten("Accueil et accessibilité des services", 25)
    'Accueil et accessibilité…'
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] and text[limit - 1] != " " else cut).rstrip(
        " ,;"
    ) + "…"
