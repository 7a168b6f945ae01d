"""Short paths that name the elements of a plan: ``ext/OS3/OO3.2/A1``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from pstgraph.readers.outline.nodes import Node

_PREFIX = {
    "axis": "AX",
    "strategic_objective": "OS",
    "operational_objective": "OO",
    "action": "A",
    "sub_action": "M",
}
_VOLET = {"internal": "int", "external": "ext", "common": "com"}


def name_nodes(nodes: list[Node]) -> dict[int, str]:
    """Ids by the order of the nodes: the parent's id, then level and number; a repeated one gets ``-2``.

    An element without a number is numbered by its place among its siblings of the same kind. Axes that are
    only listed, where others head the body, stand apart (``axe/3``).
    """
    body_axes = any(node.kind == "axis" and node.children for node in nodes)
    places: Counter[tuple[str, str]] = Counter()
    next_rank: dict[str, int] = defaultdict(lambda: 2)
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for node in nodes:
        listed = node.kind == "axis" and body_axes and not node.children and node.parent is None
        above = _above(node, ids, listed)
        places[above, node.kind] += 1
        number = re.sub(r"[^0-9A-Za-z.]", "", ".".join(node.path)) or str(places[above, node.kind])
        bare = node.kind == "axis" and bool(above)
        name = f"{above}/" * bool(above) + (number if bare else f"{_PREFIX[node.kind]}{number}")
        first = name
        while name in taken:
            name = f"{first}-{next_rank[first]}"
            next_rank[first] += 1
        ids[node.order] = name
        taken.add(name)
    return ids


def _above(node: Node, ids: dict[int, str], listed: bool) -> str:
    """What an id begins with: the parent's id, the volet at the top, "axe" for a list of axes."""
    if node.parent is not None:
        return ids[node.parent.order]
    if listed:
        return "axe"
    return _VOLET[node.volet] if node.volet is not None else ""
