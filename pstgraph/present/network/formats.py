"""A network as GEXF, GraphML, VOSviewer JSON, or two CSV tables.

Attributes are plain strings and numbers (:mod:`pstgraph.analysis.networks`), so nothing is lost and Gephi
and VOSviewer open the files as they are. Positions go along as ``x`` and ``y``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx

from pstgraph.analysis.network_measures import communities
from pstgraph.present.network.layout import positions
from pstgraph.present.network.words import describe

if TYPE_CHECKING:
    from pstgraph.analysis.networks import Network


def placed(network: Network) -> Network:
    """A copy of a network with ``x`` and ``y`` on each node, nodes and edges in a stable order."""
    where = positions(network)
    copy: Network = nx.Graph()
    for node in sorted(network):
        copy.add_node(node, **network.nodes[node], x=where[node][0], y=where[node][1])
    for a, b in sorted((min(edge), max(edge)) for edge in network.edges):
        copy.add_edge(a, b, **network[a][b])
    return copy


def to_gexf(network: Network) -> bytes:
    """GEXF 1.2 for Gephi, with the positions and sizes that it shows at opening."""
    shown = placed(network)
    for node, data in shown.nodes(data=True):
        size = 10.0 + 4.0 * shown.degree(node)
        data["viz"] = {
            "position": {"x": 500 * data.pop("x"), "y": 500 * data.pop("y"), "z": 0.0},
            "size": size,
        }
    buffer = io.BytesIO()
    nx.write_gexf(shown, buffer, version="1.2draft")
    return _without_date(buffer.getvalue())


def _without_date(gexf: bytes) -> bytes:
    """Take out the day of writing, so that the same network gives the same file."""
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", gexf)


def to_graphml(network: Network) -> bytes:
    """GraphML, readable by Gephi, yEd, Cytoscape, igraph and networkx."""
    buffer = io.BytesIO()
    nx.write_graphml(placed(network), buffer)
    return buffer.getvalue()


def to_vosviewer(network: Network) -> str:
    """VOSviewer's JSON: items with position, cluster and weights, links with their strength.

    The description of an item says in French what it is; its address is in ``url``. Clusters are Louvain
    communities; the weights are the number of links and their total strength, as VOSviewer's own map
    files have them.
    """
    shown = placed(network)
    groups = communities(shown)
    cluster = {node: number for number, group in enumerate(groups, start=1) for node in group}
    identity = {node: number for number, node in enumerate(shown, start=1)}
    items: list[dict[str, Any]] = [
        {
            "id": identity[node],
            "label": data["label"],
            "description": describe(data),
            "url": node,
            "x": data["x"],
            "y": data["y"],
            "cluster": cluster[node],
            "weights": {
                "Links": shown.degree(node),
                "Total link strength": round(float(shown.degree(node, weight="weight")), 6),
            },
        }
        for node, data in shown.nodes(data=True)
    ]
    links = [
        {"source_id": identity[a], "target_id": identity[b], "strength": data["weight"]}
        for a, b, data in shown.edges(data=True)
    ]
    return json.dumps({"network": {"items": items, "links": links}}, ensure_ascii=False, indent=1) + "\n"


def to_csv(network: Network) -> tuple[str, str]:
    """Two tables, nodes and edges, with the columns that Gephi's import expects.

    Nodes: ``Id, Label`` and the node attributes; edges: ``Source, Target, Type`` ("Undirected"), ``Weight``
    and the other edge attributes. A missing attribute is an empty cell.
    """
    shown = placed(network)
    nodes = [
        {"Id": node, "Label": data["label"], **_rest(data, "label")} for node, data in shown.nodes(data=True)
    ]
    edges = [
        {"Source": a, "Target": b, "Type": "Undirected", "Weight": data["weight"], **_rest(data, "weight")}
        for a, b, data in shown.edges(data=True)
    ]
    return _table(nodes, ["Id", "Label"]), _table(edges, ["Source", "Target", "Type", "Weight"])


def _rest(data: dict[str, Any], *without: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in without}


def _table(rows: list[dict[str, Any]], first: list[str]) -> str:
    columns = list(dict.fromkeys([*first, *sorted({key for row in rows for key in row} - set(first))]))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
