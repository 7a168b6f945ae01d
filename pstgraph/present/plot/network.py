"""The partnership network as a picture: the same nodes, links and places as the exported files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pstgraph.present.network.formats import placed
from pstgraph.present.plot.labels import place_labels
from pstgraph.present.plot.style import BLACK, BLUE, GREEN, GREY, SKY, VERMILION, look, new_figure, shorten

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from pstgraph.analysis.networks import Network

_KINDS: Mapping[str, tuple[str, str, str]] = {
    "cpas": ("CPAS", BLUE, "s"),
    "action": ("Action", SKY, "o"),
    "partner": ("Organisation partenaire", VERMILION, "o"),
    "partner_class": ("Classe de partenaires", GREEN, "D"),
}


def plot_network(network: Network, title: str = "Qui travaille avec qui") -> Figure:
    """Draw a network of :mod:`pstgraph.analysis.networks`.

    Partners that two CPAS or more name stand out by a dark edge; a link is the wider the more units name
    the partner. The CPAS and the most connected partners are labelled first.
    """
    with look():
        side = 9 + min(6.0, len(network) / 30)
        figure = new_figure(side * 1.25, side)
        axes = figure.add_subplot()
        axes.set_title(title)
        axes.set_axis_off()
        shown = placed(network)
        for a, b, data in shown.edges(data=True):
            xs, ys = zip(_at(shown, a), _at(shown, b), strict=True)
            axes.plot(xs, ys, color=GREY, lw=0.6 + 0.5 * float(data["weight"]), alpha=0.7, zorder=1)
        for kind, (name, colour, marker) in _KINDS.items():
            nodes = [n for n, data in shown.nodes(data=True) if data["kind"] == kind]
            if nodes:
                xs, ys = zip(*(_at(shown, n) for n in nodes), strict=True)
                sizes = [60 + 30 * shown.degree(n) for n in nodes]
                shared = [BLACK if kind != "cpas" and shown.degree(n) > 1 else "white" for n in nodes]
                axes.scatter(
                    xs,
                    ys,
                    s=sizes,
                    c=colour,
                    marker=marker,
                    edgecolors=shared,
                    linewidths=1.4,
                    label=name,
                    zorder=2,
                )
        _finish(axes, shown)
    return figure


def _at(network: Network, node: str) -> tuple[float, float]:
    data = network.nodes[node]
    return data["x"], data["y"]


def _finish(axes, shown: Network) -> None:  # type: ignore[no-untyped-def]
    if not shown:
        axes.text(0.5, 0.5, "Aucun partenaire nommé", ha="center", va="center", transform=axes.transAxes)
        return
    axes.set_xlim(-1.35, 1.35)
    axes.set_ylim(-1.12, 1.12)
    axes.legend(loc="lower left", frameon=False, ncols=2, markerscale=0.7)
    named = [n for n, data in shown.nodes(data=True) if data["kind"] != "action"]
    named.sort(key=lambda n: (shown.nodes[n]["kind"] != "cpas", -shown.degree(n), n))
    place_labels(
        axes,
        [_at(shown, n) for n in named],
        [shorten(shown.nodes[n]["label"].split(" (")[0], 38) for n in named],
        fontsize=8.5,
    )
