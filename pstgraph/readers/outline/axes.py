"""Axes in the place of strategic objectives: "Axe 1 / Fiche 1", in a plan with no level between."""

from __future__ import annotations

from pstgraph.readers.outline.nodes import Node, Notebook

_OBJECTIVES = frozenset({"strategic_objective", "operational_objective"})


def settle_axes(nodes: list[Node], notes: Notebook) -> None:
    """Read axes that hold actions as strategic objectives, where the plan has no objective at all.

    An axis gathers strategic objectives; where none is printed, what stands in their place is one.
    """
    if any(node.kind in _OBJECTIVES for node in nodes):
        return
    holding = [
        node
        for node in nodes
        if node.kind == "axis" and any(child.kind == "action" for child in node.children)
    ]
    for node in holding:
        node.kind = "strategic_objective"
    if holding:
        message = "Le plan n'a pas d'objectif entre ses axes et ses actions : les axes sont lus comme tels."
        notes.add("guessed", holding[0].line, message)
