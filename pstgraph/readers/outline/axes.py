"""Levels that a plan with axes does not name: "Axe 1 / Fiche 1", "Axe 1 / 1.1 / Action 1"."""

from __future__ import annotations

from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.context import Options
from pstgraph.readers.outline.nodes import Node, Notebook

# Of the lowest objectives so many may hold a list: its items are steps then.
_FEW = 0.4
_OWN = frozenset(map(flat, lexicon.OWN_WORDS))
_OBJECTIVES = frozenset({"strategic_objective", "operational_objective"})


def settle_axes(nodes: list[Node], options: Options, notes: Notebook) -> None:
    """Settle what stands between axes and actions, where the plan calls nothing strategic or operational.

    An axis gathers strategic objectives; where no objective is printed, what stands in their place is one.
    What stands right above the actions is operational, as the law has it.
    """
    if _OBJECTIVES & (options.named | set(options.legend.values())):
        return
    if not any(node.kind == "action" and (node.explicit or node.lines[0].cells) for node in nodes):
        _lower(nodes, notes)
    between = [node for node in nodes if node.kind in _OBJECTIVES]
    if not between:
        _as_objectives(nodes, notes)
    elif any(node.children for node in between) and all(_is_above_actions(node) for node in between):
        for node in between:
            node.kind = "operational_objective"
        message = "Ce qui est entre les axes et les actions est lu comme objectif opérationnel."
        notes.add("guessed", between[0].line, message)
        raised = [node for node in nodes if node.kind == "axis" and _is_own_word(node)]
        for node in raised:
            node.kind = "strategic_objective"
        if raised:
            message = "Aucun objectif n'est dit stratégique : ce qui est au sommet est lu comme tel."
            notes.add("guessed", raised[0].line, message)


def _is_own_word(node: Node) -> bool:
    """Whether an axis has a word that stands for an objective as well: "Défi I", "Ambition 2"."""
    return flat(node.lines[0].text).split(" ")[0] in _OWN


def _lower(nodes: list[Node], notes: Notebook) -> None:
    """Read the lowest objectives as actions, in a plan that has some above them and names no action."""
    lowest = [node for node in nodes if node.kind == "operational_objective"]
    held = sum(bool(node.children) for node in lowest)
    if not lowest or held > _FEW * len(lowest) or any(node.parent is None for node in lowest):
        return
    for node in lowest:
        node.kind = "action"
        for step in node.children:
            # "a) Créer un module : / - définir le contenu"
            step.kind = "sub_action"
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
