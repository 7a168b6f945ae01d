"""Actions as cards that name their objectives, and rows that repeat elements read before."""

from __future__ import annotations

import re
from itertools import islice

from pstgraph.model.plan import Kind
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.context import Context
from pstgraph.readers.outline.merge import likeness
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece
from pstgraph.text import fold

_OBJECTIVES: frozenset[str] = frozenset({"strategic_objective", "operational_objective"})
_SAME_LABEL = 0.9
_SAME_NUMBER = 0.6
_MIN_WORDS = 3
_CUT = re.compile(r"\s*(?:…|\.{3}|\[\.\.\.\]|\(\.\.\.\))$")


def cited(context: Context, piece: Piece) -> bool:
    """Read an objective named in an action's card: the action goes under it; True where it was one."""
    kind = piece.kind or (lexicon.KIND.get(piece.mark.kind) if piece.mark.form == "level" else None)
    action = next((node for node in context.stack if node.kind == "action"), None)
    if piece.beside or kind not in _OBJECTIVES or action is None or not context.options.cards:
        return False
    above = action.parent if action.order in context.moved else None
    objective = _known(context, piece, kind) or _new(context, piece, kind, above)
    if objective is not above and (above is None or objective.rank >= above.rank):
        objective.adopt(action)
        context.moved.add(action.order)
    context.stack = action.chain()
    return True


def repeated_row(context: Context, piece: Piece) -> bool:
    """Read a row with the label and number of one element read before: it gives that one its values."""
    label, path = piece.label, piece.mark.path
    if not piece.row or len(label.split()) < _MIN_WORDS:
        return False
    if len(path) > 1 and (cut := _CUT.search(label)):
        # "1.2.1 | Étudier la mise en œuvre du télétravail …": a recap cuts its titles short.
        begins = fold(label[: cut.start()])
        whole = next((n for n in context.numbered(path) if fold(n.label).startswith(begins)), None)
        label = whole.label if whole is not None else label
    if (len(path) == 1 and not _lists_again(context, piece)) or (context.stack and not path):
        return False
    alike = (
        node for node in context.labelled(label) if node.lines[0] is not piece.lines[0] and node.path == path
    )
    # Two are enough to know that it is not one: thousands of equal rows would take minutes.
    known = list(islice(alike, 2))
    if len(known) != 1 or known[0].volet not in {None, context.volet}:
        return False
    if len(path) == 1 and known[0].parent is None:
        # A list of the actions came first: this one stands under its objective.
        return False
    held = {value.field for value in known[0].values}
    known[0].values += [value for value in piece.values if value.field not in held]
    known[0].repeats.append(piece.lines)
    if not piece.values:
        # The head of a card: what stands below is of this element.
        context.stack, context.open_value = known[0].chain(), None
    return True


def _lists_again(context: Context, piece: Piece) -> bool:
    """Whether a row with a code of one part ("FA 3") may list an action again: no new objective is open."""
    level, top = piece.mark.form == "level" and piece.mark.kind == "action", context.top
    return level and (top is None or top.rank >= lexicon.RANK["action"])


def _known(context: Context, piece: Piece, kind: str) -> Node | None:
    return next((node for node in context.nodes if node.kind == kind and _same(node, piece)), None)


def _same(node: Node, piece: Piece) -> bool:
    path = piece.mark.path
    same_number = bool(path) and node.path == path
    if not piece.label or not node.label:
        return same_number
    alike = likeness(node.label, piece.label)
    return alike >= _SAME_LABEL or (same_number and alike >= _SAME_NUMBER)


def _new(context: Context, piece: Piece, kind: Kind, above: Node | None) -> Node:
    node = context.new_node(piece, kind, piece.label)
    under = (
        above if kind == "operational_objective" and above and above.kind == "strategic_objective" else None
    )
    if under is not None:
        under.adopt(node)
    return node
