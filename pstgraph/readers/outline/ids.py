"""Short paths that name the elements of a plan: ``ext/OS3/OO3.2/A1``."""

from __future__ import annotations

import re
from collections import Counter

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
    """Ids by the order of the nodes: the parent's id, then level and number; a repeated one gets ``-2``."""
    body_axes = any(node.kind == "axis" and node.children for node in nodes)
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for node in nodes:
        listed = node.kind == "axis" and body_axes and not node.children and node.parent is None
        parent = ids[node.parent.order] if node.parent is not None else None
        above = parent or ("" if listed or node.volet is None else _VOLET[node.volet])
        own = f"axe/{_number(node, nodes)}" if listed else _own(node, nodes, in_volet=bool(above))
        name = f"{above}/{own}" if above else own
        ids[node.order] = _unique(name, taken)
        taken.add(ids[node.order])
    return ids


def _own(node: Node, nodes: list[Node], *, in_volet: bool) -> str:
    number = _number(node, nodes)
    return number if node.kind == "axis" and in_volet else f"{_PREFIX[node.kind]}{number}"


def _number(node: Node, nodes: list[Node]) -> str:
    if node.path:
        return re.sub(r"[^0-9A-Za-z.]", "", ".".join(node.path))
    siblings = (
        node.parent.children
        if node.parent is not None
        else [n for n in nodes if n.parent is None and n.volet == node.volet]
    )
    alike = [n for n in siblings if n.kind == node.kind]
    return str(alike.index(node) + 1)


def _unique(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    rank = 2
    while f"{name}-{rank}" in taken:
        rank += 1
    return f"{name}-{rank}"


def repeated_numbers(nodes: list[Node]) -> Counter[tuple[int | None, str, tuple[str, ...]]]:
    """How often each number stands under one parent."""
    return Counter((n.parent.order if n.parent else None, n.kind, n.path) for n in nodes if n.path)
