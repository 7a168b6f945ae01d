"""Under which element a numbered one goes: where it is printed, or where its number says."""

from __future__ import annotations

from pstgraph.readers.outline.context import Context
from pstgraph.readers.outline.nodes import Node


def place(context: Context, node: Node) -> None:
    """Put a node under its parent and open it.

    A compound number names its parent ("1.1.3" belongs to "1.1"). Where another element with children of
    its own is printed right above, the printed place is kept and a note says so.
    """
    context.pop_to(node.rank)
    context.open_under(node, _parent(context, node))


def _parent(context: Context, node: Node) -> Node | None:
    above = context.top
    prefix = node.path[:-1]
    if not prefix:
        return above or _sole_objective(context, node)
    if above is not None and _continues(above, node):
        return above
    named = _named(context, node)
    if above is not None and not above.path and above.order not in context.cited and named in above.chain():
        # "Enjeu 1 / Objectif stratégique : … / Objectif opérationnel 1.1": one without number lies between.
        return above
    if named is not None and (above is None or _weak(context, above, prefix)):
        return named
    if above is not None and len(above.path) == len(prefix):
        context.notes.add(
            "guessed",
            node.line,
            f"Le numéro {node.number} ne suit pas celui de l'élément sous lequel il est imprimé"
            f" ({above.number or above.label[:40]}) : la place imprimée est gardée.",
        )
    return above


def _continues(above: Node, node: Node) -> bool:
    """Whether a number goes on with that of the element above, directly or with a level left out."""
    prefix = node.path[:-1]
    shorter = len(above.path) < len(prefix) and above.path == prefix[: len(above.path)]
    return above.path == prefix or (shorter and above.rank < node.rank - 1)


def _weak(context: Context, above: Node, prefix: tuple[str, ...]) -> bool:
    """Whether the element above is but the last of a list, so that its place says nothing."""
    if not above.children or above.order in context.cited:
        return True
    return above.path[: len(prefix)] != above.children[0].path[:-1]


def _named(context: Context, node: Node) -> Node | None:
    """The last element with the number that this one's begins with; a level may be left out at the top."""
    prefix = node.path[:-1]
    direct = next((n for n in context.numbered(prefix) if n.rank < node.rank), None)
    if direct is not None or context.top is not None or len(prefix) < 2:
        return direct
    return next((n for n in context.numbered(prefix[:-1]) if n.rank < node.rank - 1), None)


def _sole_objective(context: Context, node: Node) -> Node | None:
    """An unnumbered operational objective in its own section is of the only strategic one there is."""
    if node.kind != "operational_objective":
        return None
    found = [n for n in context.nodes if n.kind == "strategic_objective" and n.volet == node.volet]
    return found[0] if len(found) == 1 else None
