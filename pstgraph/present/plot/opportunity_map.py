"""Map of Wallonia: communes as points, leads as arcs between them."""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pstgraph.present.plot.labels import place_labels
from pstgraph.present.plot.seats import Seat, seat
from pstgraph.present.plot.style import (
    BLACK,
    BLUE,
    GREY,
    PALE,
    TYPE_COLOURS,
    heading,
    look,
    new_figure,
)
from pstgraph.resources import data_dir

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from pstgraph.analysis.opportunities.lead import Lead
    from pstgraph.link.registry import Registry

    Point = tuple[float, float]

ASPECT = 1 / 0.643  # a degree of latitude against one of longitude at 50° north
MOST_ARCS = 60
CLOSE = 0.14  # degrees of latitude: a quarter of an inch on the map


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
        Ranked leads; arcs of one pair of CPAS and one type are drawn once, the wider the more leads. Pairs
        too close for an arc have their number of leads written.
    registry
        Coordinates and noted distances; a CPAS that neither can place is named under the map.
    plans
        NIS codes of CPAS with a plan, shown even without a lead.
    """
    counted: dict[tuple[str, str, str], int] = {}
    for lead in leads:
        a, b = sorted((lead.a.nis, lead.b.nis))
        counted[a, b, lead.type] = counted.get((a, b, lead.type), 0) + 1
    everyone = sorted({*plans, *(nis for key in counted for nis in key[:2])})
    placed = {nis: seat(registry, nis) for nis in everyone}
    seats = {nis: found for nis, found in placed.items() if found is not None}
    with look():
        figure = new_figure(5.2, 4.7)
        axes = figure.add_subplot()
        heading(figure, title)
        axes.set_axis_off()
        outline = _provinces(axes)
        drawn = _arcs(axes, counted, seats)
        _legend(axes, drawn, seats)
        names = {nis: registry.communes[nis].name for nis in everyone}
        _labels(axes, seats, names, _close_pairs(counted, seats))
        _province_names(axes, outline, _busy(counted, seats))
        _foot(axes, [names[nis] for nis in everyone if nis not in seats])
    return figure


def _legend(axes: Axes, drawn: Iterable[str], seats: Mapping[str, Seat]) -> None:
    """Name the types and the marks below the map, where no province lies."""
    from pstgraph.analysis.opportunities.wording import type_label

    for code in sorted(drawn):
        axes.plot([], [], color=TYPE_COLOURS[code], lw=2.5, label=f"{code} – {type_label(code)}")
    for computed, face, said in (
        (False, BLUE, "CPAS dont un plan est lu"),
        (True, "white", "placé d’après ses distances relevées"),
    ):
        points = [found.at for found in seats.values() if found.computed == computed]
        if points:
            xs, ys = zip(*points, strict=True)
            edge = BLUE if computed else "white"
            axes.scatter(xs, ys, s=70, c=face, edgecolors=edge, lw=1.6, zorder=4, label=said)
    if drawn or seats:
        figure: Figure = axes.get_figure(root=True)  # type: ignore[assignment]
        figure.legend(
            loc="outside lower left",
            ncols=2,
            frameon=False,
            fontsize=8.5,
            handlelength=1.2,
            columnspacing=1.2,
        )


def _close_pairs(
    counted: Mapping[tuple[str, str, str], int], seats: Mapping[str, Seat]
) -> dict[tuple[str, str], int]:
    """Number of leads of the pairs whose seats lie so close that no arc is seen between them."""
    found: dict[tuple[str, str], int] = {}
    for (a, b, _), number in counted.items():
        if a in seats and b in seats and _apart(seats[a].at, seats[b].at) < CLOSE:
            found[a, b] = found.get((a, b), 0) + number
    return found


def _labels(
    axes: Axes,
    seats: Mapping[str, Seat],
    names: Mapping[str, str],
    close: Mapping[tuple[str, str], int],
) -> None:
    points = [found.at for found in seats.values()]
    said = [names[nis] for nis in seats]
    for (a, b), number in sorted(close.items(), key=lambda item: (-item[1], item[0])):
        points.append(tuple((x + y) / 2 for x, y in zip(seats[a].at, seats[b].at, strict=True)))  # type: ignore[arg-type]
        said.append(f"{names[a]}–{names[b]} : {number} piste{'s' if number > 1 else ''}")
    if points:
        place_labels(
            axes,
            points,
            said,
            fontsize=10,
            fontweight="bold",
            zorder=5,
            bbox={"boxstyle": "round,pad=0.12", "fc": "white", "ec": "none", "alpha": 0.75},
        )


def _provinces(axes: Axes) -> dict[str, list[list[Point]]]:
    """Draw the provinces; returns their rings by name."""
    outline: dict[str, list[list[Point]]] = json.loads(
        (data_dir() / "registry" / "outline.json").read_text(encoding="utf-8")
    )
    for rings in outline.values():
        for ring in rings:
            xs, ys = zip(*ring, strict=True)
            axes.fill(xs, ys, facecolor=PALE, edgecolor="white", lw=1.5, zorder=0)
    axes.set_aspect(ASPECT)
    axes.autoscale_view()
    axes.margins(0.03)
    return outline


def _province_names(axes: Axes, outline: Mapping[str, list[list[Point]]], busy: Sequence[Point]) -> None:
    """Name the provinces where nothing else stands; a name without room is left out."""
    from matplotlib.text import Text

    axes.get_figure(root=True).draw_without_rendering()  # type: ignore[union-attr]
    taken = [Text.get_window_extent(label) for label in axes.texts]
    for name, rings in outline.items():
        said = axes.text(
            0, 0, name, color=GREY, fontsize=9, style="italic", ha="center", va="center", zorder=1
        )
        for place in _roomy(rings[0], busy):
            said.set_position(place)
            if not any(said.get_window_extent().overlaps(box) for box in taken):
                break
        else:
            said.remove()


def _busy(counted: Mapping[tuple[str, str, str], int], seats: Mapping[str, Seat]) -> list[Point]:
    """Where seats and arcs lie, so that no name of a province is written there."""
    points = [found.at for found in seats.values()]
    for a, b in sorted({(a, b) for a, b, _ in counted if a in seats and b in seats})[:MOST_ARCS]:
        points += [(float(x), float(y)) for x, y in np.linspace(seats[a].at, seats[b].at, 20)]
    return points


def _roomy(ring: Sequence[Point], busy: Sequence[Point]) -> list[Point]:
    """Places inside a ring, those farthest from its border and from what is drawn first."""
    from matplotlib.path import Path

    border = np.array(ring)
    xs, ys = (np.linspace(low, high, 40) for low, high in zip(border.min(0), border.max(0), strict=True))
    net = np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])
    net = net[Path(border).contains_points(net)]
    things = np.vstack([border, *([busy] if busy else [])])
    # a name is wider than high: room to the sides counts less
    away = (net[:, None] - things) * (0.5 / ASPECT, 1.0)
    room = np.hypot(away[..., 0], away[..., 1]).min(axis=1)
    return [(float(x), float(y)) for x, y in net[np.argsort(-room, kind="stable")]]


def _apart(a: Point, b: Point) -> float:
    """Distance on the map, in degrees of latitude."""
    return math.hypot((a[0] - b[0]) / ASPECT, a[1] - b[1])


def _arcs(axes: Axes, counted: Mapping[tuple[str, str, str], int], seats: Mapping[str, Seat]) -> set[str]:
    from matplotlib.patches import FancyArrowPatch

    drawn: set[str] = set()
    bends: dict[tuple[str, str], int] = {}
    for (a, b, code), number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_ARCS]:
        if a not in seats or b not in seats:
            continue
        bend = bends.get((a, b), 0)
        bends[a, b] = bend + 1
        # one bend a type, to either side in turn, so that arcs of one pair never lie on each other
        radius = (0.1 + 0.07 * (bend // 2)) * (1 if bend % 2 == 0 else -1)
        axes.add_patch(
            FancyArrowPatch(
                seats[a].at,
                seats[b].at,
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
    text = "Limites : IGN/NGI (CC BY 4.0) ; sièges : GeoNames (CC BY 4.0). Une piste est à vérifier."
    if missing:
        text += f" Siège inconnu, donc hors carte : {', '.join(sorted(missing))}."
    axes.text(0, 0, textwrap.fill(text, 74), transform=axes.transAxes, fontsize=8, color=BLACK, va="top")
