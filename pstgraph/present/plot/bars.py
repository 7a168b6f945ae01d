"""Completeness as bars, deadlines as a timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pstgraph.present.plot.style import BLUE, GREY, ORANGE, SKY, VERMILION, look, new_figure, shorten

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from pstgraph.analysis.units import Unit

_LEVELS: Mapping[str, tuple[str, str]] = {
    "law": ("Loi", VERMILION),
    "guide": ("Guide", ORANGE),
    "practice": ("Bonne pratique", SKY),
}


def plot_completeness(
    shares: Mapping[str, Mapping[str, float | None]],
    title: str = "Ce qui a été trouvé dans les plans publiés",
) -> Figure:
    """Draw for each CPAS and level the share of what was looked for that the document shows.

    Parameters
    ----------
    shares
        CPAS → level ("law", "guide", "practice") → share from 0 to 1, None where no rule applied.
    """
    with look():
        names = list(shares)
        figure = new_figure(9, 1.8 + 0.85 * len(names))
        axes = figure.add_subplot()
        axes.set_title(title)
        height = 0.26
        for offset, (level, (label, colour)) in enumerate(_LEVELS.items()):
            places = [row + (offset - 1) * height for row in range(len(names))]
            values = [shares[name].get(level) for name in names]
            axes.barh(
                places, [100 * (v or 0) for v in values], height=height * 0.92, color=colour, label=label
            )
            for place, value in zip(places, values, strict=True):
                text = "sans objet" if value is None else f"{100 * value:.0f} %"
                axes.text(100 * (value or 0) + 1, place, text, va="center", fontsize=8.5)
        axes.set_yticks(range(len(names)), names)
        axes.invert_yaxis()
        axes.set_xlim(0, 108)
        axes.set_xticks(range(0, 101, 25), [f"{n} %" for n in range(0, 101, 25)])
        axes.set_xlabel("part des vérifications satisfaites par le document publié")
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
        figure = new_figure(10, 1.8 + 0.24 * max(rows, 3))
        axes = figure.add_subplot()
        axes.set_title(title)
        ticks: list[tuple[float, str]] = []
        place = 0.0
        for name in shown:
            axes.text(
                0,
                place,
                f"{name} ",
                transform=axes.get_yaxis_transform(),
                ha="right",
                va="center",
                weight="bold",
            )
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
        axes.set_xlabel(_undated(cpas, shown))
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


def _draw_span(axes, place: float, start: date | None, end: date) -> None:  # type: ignore[no-untyped-def]
    if start is None:
        axes.plot([end], [place], marker="D", color=VERMILION, ms=6)
    else:
        axes.barh(place, end - start, left=start, height=0.6, color=BLUE)


def _undated(cpas: Sequence[str], shown: Sequence[str]) -> str:
    silent = [name for name in cpas if name not in shown]
    return f"Sans date d’action dans le document : {', '.join(silent)}" if silent else ""


def _legend(axes) -> None:  # type: ignore[no-untyped-def]
    axes.barh([], [], color=BLUE, label="du début à la fin écrits")
    axes.plot([], [], marker="D", color=VERMILION, ls="none", label="échéance seule")
    axes.plot([], [], color=GREY, alpha=0)
    axes.figure.legend(loc="outside lower center", ncols=2, frameon=False)
