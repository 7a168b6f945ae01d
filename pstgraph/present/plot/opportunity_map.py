"""Map of Wallonia: communes as points, leads as arcs between them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pstgraph.present.plot.labels import place_labels
from pstgraph.present.plot.style import BLACK, BLUE, GREY, PALE, TYPE_COLOURS, look, new_figure
from pstgraph.resources import data_dir

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from pstgraph.analysis.opportunities.lead import Lead
    from pstgraph.link.registry import Registry

ASPECT = 1 / 0.643  # a degree of latitude against one of longitude at 50° north
MOST_ARCS = 60


def plot_map(
    leads: Sequence[Lead],
    registry: Registry,
    plans: Iterable[str] = (),
    title: str = "Pistes de collaboration",
) -> Figure:
    """Draw leads as arcs between the seats of the CPAS.

    Parameters
    ----------
    leads
        Ranked leads; arcs of one pair of CPAS and one type are drawn once, the wider the more leads.
    registry
        Coordinates; a CPAS whose seat is unknown is named under the map instead of being put anywhere.
    plans
        NIS codes of CPAS with a plan, shown even without a lead.
    """
    counted: dict[tuple[str, str, str], int] = {}
    for lead in leads:
        a, b = sorted((lead.a.nis, lead.b.nis))
        counted[a, b, lead.type] = counted.get((a, b, lead.type), 0) + 1
    everyone = sorted({*plans, *(nis for key in counted for nis in key[:2])})
    seats = {nis: _seat(registry, nis) for nis in everyone}
    known = {nis: seat for nis, seat in seats.items() if seat is not None}
    with look():
        figure = new_figure(11, 7.4)
        axes = figure.add_subplot()
        axes.set_title(title)
        axes.set_axis_off()
        _provinces(axes, list(known.values()))
        drawn = _arcs(axes, counted, seats)
        _legend(axes, drawn)
        _places(axes, {registry.communes[nis].name: seat for nis, seat in known.items()})
        _foot(axes, [registry.communes[nis].name for nis, seat in seats.items() if seat is None])
        if drawn or known:
            axes.legend(loc="upper right", frameon=True, framealpha=0.9, edgecolor=PALE, fontsize=9)
    return figure


def _legend(axes: Axes, drawn: Iterable[str]) -> None:
    from pstgraph.analysis.opportunities.wording import type_label

    for code in sorted(drawn):
        axes.plot([], [], color=TYPE_COLOURS[code], lw=2.5, label=f"{code} – {type_label(code)}")


def _places(axes: Axes, seats: dict[str, tuple[float, float]]) -> None:
    if not seats:
        return
    xs, ys = zip(*seats.values(), strict=True)
    axes.scatter(xs, ys, s=70, c=BLUE, edgecolors="white", lw=1.5, zorder=4, label="CPAS dont un plan est lu")
    place_labels(
        axes,
        list(seats.values()),
        list(seats),
        fontsize=10,
        fontweight="bold",
        zorder=5,
        bbox={"boxstyle": "round,pad=0.12", "fc": "white", "ec": "none", "alpha": 0.75},
    )


def _provinces(axes: Axes, seats: Sequence[tuple[float, float]]) -> None:
    outline = json.loads((data_dir() / "registry" / "outline.json").read_text(encoding="utf-8"))
    for name, rings in outline.items():
        for ring in rings:
            xs, ys = zip(*ring, strict=True)
            axes.fill(xs, ys, facecolor=PALE, edgecolor="white", lw=1.5, zorder=0)
        xs, ys = zip(*rings[0], strict=True)
        axes.text(
            *_free_middle(xs, ys, seats), name, color=GREY, fontsize=9, style="italic", ha="center", zorder=1
        )
    axes.set_aspect(ASPECT)
    axes.autoscale_view()
    axes.margins(0.03)


def _free_middle(
    xs: Sequence[float], ys: Sequence[float], seats: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """A place for a name near the middle of a ring, away from the seats."""
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    choices = [(x, y + step) for step in (0.0, 0.12, -0.12, 0.24, -0.24)]
    return next(
        (c for c in choices if all(abs(c[1] - sy) > 0.09 or abs(c[0] - sx) > 0.45 for sx, sy in seats)),
        (x, y),
    )


def _seat(registry: Registry, nis: str) -> tuple[float, float] | None:
    commune = registry.communes.get(nis)
    if commune is None or commune.lat is None or commune.lon is None:
        return None
    return commune.lon, commune.lat


def _arcs(
    axes: Axes, counted: dict[tuple[str, str, str], int], seats: dict[str, tuple[float, float] | None]
) -> set[str]:
    from matplotlib.patches import FancyArrowPatch

    drawn: set[str] = set()
    bends: dict[tuple[str, str], int] = {}
    for (a, b, code), number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_ARCS]:
        start, end = seats[a], seats[b]
        if start is None or end is None:
            continue
        bend = bends.get((a, b), 0)
        bends[a, b] = bend + 1
        # one bend a type, to either side in turn, so that arcs of one pair never lie on each other
        radius = (0.1 + 0.07 * (bend // 2)) * (1 if bend % 2 == 0 else -1)
        axes.add_patch(
            FancyArrowPatch(
                start,
                end,
                arrowstyle="-",
                connectionstyle=f"arc3,rad={radius}",
                color=TYPE_COLOURS[code],
                lw=1.0 + 0.5 * min(number, 6),
                alpha=0.85,
                zorder=3,
            )
        )
        drawn.add(code)
    return drawn


def _foot(axes: Axes, missing: Sequence[str]) -> None:
    text = (
        "Pistes à vérifier, tirées des textes. Limites : IGN/NGI (CC BY 4.0) ; sièges : GeoNames (CC BY 4.0)."
    )
    if missing:
        text += f"\nSiège inconnu, donc hors carte : {', '.join(sorted(missing))}."
    axes.text(0, -0.02, text, transform=axes.transAxes, fontsize=8, color=BLACK, va="top")
