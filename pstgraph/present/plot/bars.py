"""Completeness as bars, deadlines as a timeline."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pstgraph.present.plot.style import (
    BLUE,
    ORANGE,
    PALE,
    SKY,
    VERMILION,
    WIDTH,
    heading,
    look,
    new_figure,
    shorten,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from pstgraph.analysis.units import Unit

_LEVELS: Mapping[str, tuple[str, str]] = {
    "law": ("Loi", VERMILION),
    "guide": ("Guide", ORANGE),
    "practice": ("Bonne pratique", SKY),
}
_BAR = 0.27


def plot_completeness(
    counts: Mapping[str, Mapping[str, tuple[int, int]]],
    title: str = "Règles que le document publié satisfait, par niveau",
) -> Figure:
    """Draw for each CPAS and level how many rules the document satisfies, of those that apply to it.

    Parameters
    ----------
    counts
        CPAS → level ("law", "guide", "practice") → rules satisfied, rules that apply.
    """
    with look():
        names = list(counts)
        figure = new_figure(WIDTH, 1.5 + 0.75 * len(names))
        axes = figure.add_subplot()
        heading(figure, title)
        most = max((of for levels in counts.values() for _, of in levels.values()), default=1)
        for offset, (level, (label, colour)) in enumerate(_LEVELS.items()):
            for row, name in enumerate(names):
                done, of = counts[name].get(level, (0, 0))
                place = row + (offset - 1) * _BAR
                axes.barh(place, of, height=_BAR * 0.85, color=PALE)
                axes.barh(place, done, height=_BAR * 0.85, color=colour, label=label if not row else None)
                said = f"{done} sur {of}" if of else "sans objet"
                axes.text(of + 0.12, place, said, va="center", fontsize=9)
        axes.set_yticks(range(len(names)), names)
        axes.invert_yaxis()
        axes.set_xlim(0, most * 1.13)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.set_xlabel("une règle est satisfaite quand rien de ce qu’elle cherche ne manque", fontsize=9)
        axes.tick_params(axis="y", length=0)
        if names:
            figure.legend(loc="outside lower center", ncols=3, frameon=False)
    return figure


def plot_timeline(
    units: Sequence[Unit], title: str = "Échéances et périodes écrites dans les plans"
) -> Figure:
    """Draw the periods of units that the documents state, CPAS by CPAS; undated plans are named, not drawn.

    A bar runs from a stated beginning to a stated end; a lone end is a diamond. Units without own dates
    are left out.
    """
    with look():
        cpas = list(dict.fromkeys(unit.cpas for unit in sorted(units, key=lambda u: u.cpas)))
        dated = {name: _spans([u for u in units if u.cpas == name]) for name in cpas}
        shown = [name for name in cpas if dated[name]]
        rows = sum(len(dated[name]) + 1 for name in shown)
        figure = new_figure(8, 1.6 + 0.24 * max(rows, 3))
        axes = figure.add_subplot()
        heading(figure, title)
        if not shown:
            axes.set_axis_off()
            axes.text(0, 0.5, _undated(cpas, shown) or "Aucune action", va="center")
            return figure
        ticks: list[tuple[float, str]] = []
        place = 0.0
        for name in shown:
            _name(axes, place, name)
            for start, end, labels in dated[name]:
                place += 1
                _draw_span(axes, place, start, end)
                ticks.append((place, labels))
            place += 1
        axes.set_yticks([at for at, _ in ticks], [text for _, text in ticks], fontsize=8)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(place, -1.2)
        axes.grid(axis="x", color="#E8ECEF")
        axes.set_axisbelow(True)
        axes.xaxis_date()
        axes.set_xlabel(_undated(cpas, shown), loc="left", fontsize=9)
        _legend(axes)
    return figure


def _spans(units: Sequence[Unit]) -> list[tuple[date | None, date, str]]:
    """Distinct own spans with the units that have them, the earliest first."""
    held: dict[tuple[date | None, date], list[str]] = {}
    for unit in units:
        if unit.span.basis == "unit" and unit.span.end:
            held.setdefault((unit.span.start, unit.span.end), []).append(unit.label)
    ordered = sorted(held.items(), key=lambda item: (item[0][0] or item[0][1], item[0][1]))
    return [(start, end, _row_label(labels)) for (start, end), labels in ordered]


def _row_label(labels: Sequence[str]) -> str:
    first = shorten(labels[0], 52)
    return first if len(labels) == 1 else f"{len(labels)} actions, dont : {shorten(labels[0], 36)}"


def _name(axes, place: float, name: str) -> None:  # type: ignore[no-untyped-def]
    at_left = axes.get_yaxis_transform()
    axes.text(0, place, f"{name} ", transform=at_left, ha="right", va="center", weight="bold")


def _draw_span(axes, place: float, start: date | None, end: date) -> None:  # type: ignore[no-untyped-def]
    if start is None:
        axes.plot([end], [place], marker="D", color=VERMILION, ms=6)
    else:
        axes.barh(place, end - start, left=start, height=0.6, color=BLUE)


def _undated(cpas: Sequence[str], shown: Sequence[str]) -> str:
    silent = [name for name in cpas if name not in shown]
    return textwrap.fill(f"Sans date d’action dans le document : {', '.join(silent)}", 62) if silent else ""


def _legend(axes) -> None:  # type: ignore[no-untyped-def]
    axes.barh([], [], color=BLUE, label="période écrite")
    axes.plot([], [], marker="D", color=VERMILION, ls="none", label="échéance seule")
    axes.figure.legend(loc="outside lower center", ncols=2, frameon=False)
