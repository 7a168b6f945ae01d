"""A network as one self-contained interactive page: laid out in Python, a little script, nothing fetched."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from pstgraph.present.network.formats import placed
from pstgraph.present.network.words import KINDS, describe

if TYPE_CHECKING:
    from pstgraph.analysis.networks import Network


def to_html(network: Network, title: str, note: str) -> str:
    """One HTML file: hover or focus shows a node's links, a field searches, a click opens the passages.

    Labels keep their size at every zoom and on every screen; where not all have room, the most important
    are written and the others appear with zooming, hovering and searching.

    Parameters
    ----------
    network
        A partner, action or CPAS network.
    title, note
        French heading, and one sentence under it (what is shown, from which data).
    """
    from jinja2 import Environment, PackageLoader

    shown = placed(network)
    nodes = [
        {"id": node, **data, "degree": shown.degree(node), "about": describe(data)}
        for node, data in shown.nodes(data=True)
    ]
    edges = [{"a": a, "b": b, **data} for a, b, data in shown.edges(data=True)]
    present = {data["kind"] for _, data in shown.nodes(data=True)}
    environment = Environment(loader=PackageLoader("pstgraph.present", "templates"), autoescape=True)
    # "</" would end the script element early; JSON allows the escaped form.
    data = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False).replace("</", "<\\/")
    script = files("pstgraph.present").joinpath("templates/network.js").read_text(encoding="utf-8")
    kinds = [(kind, word) for kind, word in KINDS.items() if kind in present]
    return environment.get_template("network.html.j2").render(
        title=title, note=note, data=data, script=script, kinds=kinds, widths=_widths(shown)
    )


def _widths(network: Network) -> str:
    """What a wider link means; nothing where all are alike."""
    if len({data["weight"] for _, _, data in network.edges(data=True)}) < 2:
        return ""
    projected = all(data["kind"] == "cpas" for _, data in network.nodes(data=True))
    return f"Trait plus large : {'poids plus grand' if projected else 'nommé dans plus d’actions'}"
