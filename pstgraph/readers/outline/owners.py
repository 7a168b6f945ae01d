"""Whose a fact is that stands on a line of its own: the element above it, or what the element is part of."""

from __future__ import annotations

from pstgraph.readers.outline.context import Context
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece

# A block of fields set further back than this from an item of a list is that item's.
_SET_BACK = 1


def owner_of(context: Context, piece: Piece) -> Node | None:
    """The element a field is of: the innermost one, or what the list is of that it stands below."""
    node = context.top
    if piece.bullet is not None or piece.row:
        return node
    if node is not None and node.parent is not None and _is_last_of_steps(node):
        node = context.told = node.parent
        context.stack = node.chain()
    if node is not None and node is context.told:
        return node
    if context.options.own_blocks:
        return node
    while node is not None and node.parent is not None and not node.explicit and node.listed:
        if piece.lines[0].indent > node.lines[0].indent + _SET_BACK:
            break
        node = node.parent
    context.stack = node.chain() if node is not None else []
    return node


def _is_last_of_steps(node: Node) -> bool:
    """Whether facts below a step are of its action: they stand below several, and no other step has any."""
    if node.kind != "sub_action" or node.parent is None or node.parent.kind != "action":
        return False
    steps = node.parent.children
    return len(steps) > 1 and not any(step.values for step in steps)
