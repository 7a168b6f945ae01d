"""The partnership network as a picture: the same nodes, links and places as the exported files."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import TYPE_CHECKING

from pstgraph.present.network.formats import placed
from pstgraph.present.network.words import KINDS
from pstgraph.present.plot.labels import place_labels
from pstgraph.present.plot.style import BLACK, BLUE, GREEN, GREY, SKY, VERMILION, look, new_figure, shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from pstgraph.analysis.networks import Network

_MARKS: Mapping[str, tuple[str, str]] = {
    "cpas": (BLUE, "s"),
    "action": (SKY, "o"),
    "partner": (VERMILION, "o"),
    "partner_class": (GREEN, "D"),
}
# Half the diagonal of a square, and of a diamond, beside the radius of a disc of the same scatter size.
_CORNER: Mapping[str, float] = {"s": sqrt(2), "D": 2.0, "o": 1.0}
_EDGE = 1.4
_SIZES = "Marque plus grande : plus de liens"


def plot_network(network: Network, title: str = "Qui travaille avec qui") -> Figure:
    """Draw a network of :mod:`pstgraph.analysis.networks`.

    Partners that two CPAS (or actions) or more name stand out by a dark edge; a link is the wider the
    greater its weight, a mark the larger the more links it has. CPAS are labelled first, then the most
    connected partners; the legend tells the labels for which there was no room.
    """
    with look():
        width = 10 + min(6.0, len(network) / 30)
        figure = new_figure(width, 0.8 * width)
        axes = figure.add_subplot()
        axes.set_title(title)
        axes.set_axis_off()
        shown = placed(network)
        if not shown:
            said = {"ha": "center", "va": "center", "transform": axes.transAxes}
            axes.text(0.5, 0.5, "Aucun partenaire nommé", **said)  # type: ignore[arg-type]
            return figure
        _limits(axes, shown)
        weights = {data["weight"] for _, _, data in shown.edges(data=True)}
        for a, b, data in shown.edges(data=True):
            xs, ys = zip(_at(shown, a), _at(shown, b), strict=True)
            axes.plot(xs, ys, color=GREY, lw=_line_width(weights, data["weight"]), alpha=0.7, zorder=1)
        for kind, (colour, marker) in _MARKS.items():
            _scatter(axes, shown, kind, colour, marker)
        legend = figure.legend(
            handles=_legend(shown, weights),
            loc="outside lower left",
            ncols=4,
            frameon=False,
            title=_SIZES,
            alignment="left",
        )
        left_out = _labels(axes, shown)
        if left_out:
            legend.set_title(f"{_SIZES} · {_omitted(left_out)}")
    return figure


def _at(network: Network, node: str) -> tuple[float, float]:
    data = network.nodes[node]
    return data["x"], data["y"]


def _limits(axes: Axes, shown: Network) -> None:
    """Fill the frame, with room for words at the sides."""
    xs, ys = zip(*(_at(shown, node) for node in shown), strict=True)
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    axes.set_xlim(min(xs) - 0.16 * wide, max(xs) + 0.16 * wide)
    axes.set_ylim(min(ys) - 0.07 * high, max(ys) + 0.07 * high)


def _line_width(weights: set[float], weight: float) -> float:
    return 1.2 if len(weights) == 1 else 0.7 + 3.3 * weight / max(weights)


def _mark_size(shown: Network, node: str) -> float:
    return (60.0 + 30.0 * shown.degree(node)) * min(1.0, 120 / len(shown))


def _mark_radius(shown: Network, node: str) -> float:
    """Points from the middle of a mark to its farthest corner, the drawn edge included."""
    marker = _MARKS[shown.nodes[node]["kind"]][1]
    return _CORNER[marker] * (sqrt(_mark_size(shown, node)) / 2) / (sqrt(2) if marker == "D" else 1) + _EDGE


def _shared(shown: Network, node: str) -> bool:
    return shown.nodes[node]["bipartite"] == 1 and shown.degree(node) > 1


def _scatter(axes: Axes, shown: Network, kind: str, colour: str, marker: str) -> None:
    nodes = [n for n, data in shown.nodes(data=True) if data["kind"] == kind]
    if nodes:
        xs, ys = zip(*(_at(shown, n) for n in nodes), strict=True)
        axes.scatter(
            xs,
            ys,
            s=[_mark_size(shown, n) for n in nodes],
            c=colour,
            marker=marker,
            edgecolors=[BLACK if _shared(shown, n) else "white" for n in nodes],
            linewidths=_EDGE,
            zorder=2,
        )


def _legend(shown: Network, weights: set[float]) -> list[Line2D]:
    """Kinds of marks, the dark edge, and the lightest and the heaviest link with their weights."""
    from matplotlib.lines import Line2D

    present = {data["kind"] for _, data in shown.nodes(data=True)}
    handles = [
        Line2D([], [], ls="", marker=marker, color=colour, ms=9, label=KINDS[kind])
        for kind, (colour, marker) in _MARKS.items()
        if kind in present
    ]
    if any(_shared(shown, node) for node in shown):
        by = "plusieurs actions" if "action" in present else "plusieurs CPAS"
        ring = {"ls": "", "marker": "o", "color": "white", "markeredgecolor": BLACK, "ms": 9}
        handles.append(Line2D([], [], **ring, markeredgewidth=_EDGE, label=f"Nommé par {by}"))  # type: ignore[arg-type]
    for weight in sorted({min(weights), max(weights)} if weights else ()):
        width = _line_width(weights, weight)
        handles.append(Line2D([], [], color=GREY, lw=width, label=_weight_words(weight, present)))
    return handles


def _weight_words(weight: float, kinds: set[str]) -> str:
    if kinds == {"cpas"}:
        return f"Lien de poids {weight:.4g}".replace(".", ",")
    return f"Nommé dans {weight} action{'s' if weight > 1 else ''}"


def _omitted(names: list[str]) -> str:
    """What the legend says of the labels left out.

    >>> _omitted(["GAS"]), _omitted(["GAS", "ONE", "Oxfam", "AIS"])
    ('sans place pour son nom : GAS', 'sans place pour leur nom : GAS, ONE et 2 autres')
    """
    if len(names) == 1:
        return f"sans place pour son nom : {names[0]}"
    listed = ", ".join(names) if len(names) < 3 else f"{', '.join(names[:2])} et {len(names) - 2} autres"
    return f"sans place pour leur nom : {listed}".replace(" et 1 autres", " et 1 autre")


def _labels(axes: Axes, shown: Network) -> list[str]:
    """Write the labels; return those for which there was no room."""
    named = [n for n, data in shown.nodes(data=True) if data["kind"] != "action"]
    named.sort(key=lambda n: (shown.nodes[n]["kind"] != "cpas", -shown.degree(n), n))
    return place_labels(
        axes,
        [_at(shown, n) for n in named],
        [shorten(shown.nodes[n]["label"].split(" (")[0], 38) for n in named],
        distance=4.0,
        radii=[_mark_radius(shown, n) for n in named],
        weights=["bold" if shown.nodes[n]["kind"] == "cpas" else "normal" for n in named],
        obstacles=[(_at(shown, n), _mark_radius(shown, n)) for n in set(shown) - set(named)],
        lines=[(_at(shown, a), _at(shown, b)) for a, b in shown.edges],
        fontsize=9,
        zorder=3,
        # Where a link must pass under the words, it stops at them instead of striking them through.
        bbox={"boxstyle": "square,pad=0.05", "fc": "white", "ec": "none", "alpha": 0.85},
    )
