"""Levels that a plan with axes does not name: "Axe 1 / Fiche 1", "Axe 1 / 1.1 / Action 1"."""

from __future__ import annotations

from pstgraph.readers.outline.context import Options
from pstgraph.readers.outline.nodes import Node, Notebook

_OBJECTIVES = frozenset({"strategic_objective", "operational_objective"})


def settle_axes(nodes: list[Node], options: Options, notes: Notebook) -> None:
    """Settle what stands between axes and actions, where the plan calls nothing strategic or operational.

    An axis gathers strategic objectives; where no objective is printed, what stands in their place is one.
    What stands right above the actions is operational, as the law has it.
    """
    if _OBJECTIVES & (options.named | set(options.legend.values())):
        return
    if not any(node.kind == "action" for node in nodes):
        _lower(nodes, notes)
    between = [node for node in nodes if node.kind in _OBJECTIVES]
    if not between:
        _as_objectives(nodes, notes)
    elif all(_is_above_actions(node) for node in between):
        for node in between:
            node.kind = "operational_objective"
        message = "Ce qui est entre les axes et les actions est lu comme objectif opérationnel."
        notes.add("guessed", between[0].line, message)


def _lower(nodes: list[Node], notes: Notebook) -> None:
    """Read the lowest objectives as actions, in a plan that has some above them and names no action."""
    lowest = [node for node in nodes if node.kind == "operational_objective"]
    if not lowest or any(node.children or node.parent is None for node in lowest):
        return
    for node in lowest:
        node.kind = "action"
    message = "Le plan ne nomme pas ses actions : ce qui est au plus bas est lu comme tel."
    notes.add("guessed", lowest[0].line, message)


def _as_objectives(nodes: list[Node], notes: Notebook) -> None:
    axes = [node for node in nodes if node.kind == "axis"]
    holding = [node for node in axes if any(child.kind == "action" for child in node.children)]
    for node in holding:
        node.kind = "strategic_objective"
    if holding:
        message = "Le plan n'a pas d'objectif entre ses axes et ses actions : les axes sont lus comme tels."
        notes.add("guessed", holding[0].line, message)


def _is_above_actions(node: Node) -> bool:
    """Whether an objective stands between an axis and its actions."""
    held = node.parent is not None and node.parent.kind == "axis"
    return held and all(child.kind == "action" for child in node.children)
