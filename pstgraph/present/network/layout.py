"""Where the nodes of a network stand: computed once, seeded, the same in every file and picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from pstgraph.analysis.networks import Network

SEED = 2024
# Between two parts, in the unit of their radii: room for the words beside the outermost marks.
GAP = 0.9


def positions(network: Network) -> dict[str, tuple[float, float]]:
    """Force-directed positions (Fruchterman and Reingold 1991) in [-1, 1], the same at every run.

    Parts of the network that nothing joins stand side by side instead of flying apart.
    """
    if not network:
        return {}
    parts = sorted(nx.connected_components(network), key=lambda part: (-len(part), min(part)))
    radii = [len(part) ** 0.5 for part in parts]
    placed: dict[str, tuple[float, float]] = {}
    for part, radius, (x0, y0) in zip(parts, radii, _shelves(radii), strict=True):
        for node, (x, y) in _spring(network.subgraph(sorted(part))).items():
            placed[node] = (x0 + radius * x, y0 + radius * y)
    return _fitted(placed)


def _shelves(radii: list[float]) -> list[tuple[float, float]]:
    """Middles of discs, the largest first, set in rows about as wide as the whole is high."""
    width = max(2 * max(radii), 1.3 * (sum(4 * radius**2 for radius in radii)) ** 0.5)
    middles = []
    x = top = height = 0.0
    for radius in radii:
        if x and x + 2 * radius > width:
            x, top, height = 0.0, top + height, 0.0
        middles.append((x + radius, -(top + radius)))
        x, height = x + 2 * radius + GAP, max(height, 2 * radius + GAP)
    return middles


def _spring(part: Network) -> dict[str, tuple[float, float]]:
    if len(part) == 1:
        return {next(iter(part)): (0.0, 0.0)}
    ordered: Network = nx.Graph()  # subgraphs iterate in set order; a seed only fixes a fixed order
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges))
    spread = 2.2 / len(part) ** 0.5
    found = nx.spring_layout(ordered, k=spread, iterations=150, seed=SEED, method="force")
    return _fitted({node: (float(xy[0]), float(xy[1])) for node, xy in found.items()})


def _fitted(placed: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 or 1.0
    return {
        node: (round((x - middle[0]) / half, 6), round((y - middle[1]) / half, 6))
        for node, (x, y) in placed.items()
    }
