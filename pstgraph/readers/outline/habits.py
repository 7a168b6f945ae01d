"""Habits of a whole document, told from its pieces before they are graded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pstgraph.model.plan import Kind
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece
from pstgraph.text import fold

_OBJECTIVES = frozenset({"strategic_objective", "operational_objective"})
_MIN_SHARE = 0.6
# Who does what is asked of actions, not of objectives.
_OF_ACTIONS = frozenset({"pilots", "political"})
_HALF = 0.5


def own_blocks(pieces: list[Piece]) -> bool:
    """Whether unbulleted fields below an item of a list are that item's own.

    They are where items and fields take turns, or where no list has a second item; else they stand
    once below the whole list and are its parent's.
    """
    longest, run = 0, 0
    last: Piece | None = None
    block = False
    for piece in pieces:
        if piece.mark.form == "field" and not piece.bullet:
            if last is not None and piece.mark.label:
                longest, block = max(longest, run), True
            continue
        item = (piece.bullet is not None or piece.mark.numbered) and piece.mark.form != "level"
        alike = item and last is not None and piece.signature == last.signature and _next(last, piece)
        if alike and block:
            return True
        run = run + 1 if alike else 1
        last, block = (piece if item else None), False
    return longest <= 1


def acting_looks(nodes: Sequence[Node]) -> dict[str, Kind]:
    """Looks of lists without level words that are of actions: nothing stands below, most have a pilot.

    They are asked for where no action is known by its name or by its place.
    """
    if any(node.kind == "action" for node in nodes):
        return {}
    lists: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.listed and not node.explicit and len(node.path) <= 1:
            lists[node.signature].append(node)
    return {
        look: "action"
        for look, items in lists.items()
        if not any(node.children for node in items) and all(node.parent is not None for node in items)
        if sum(any(v.field in _OF_ACTIONS for v in node.values) for node in items) >= _HALF * len(items)
    }


def _next(last: Piece, piece: Piece) -> bool:
    """Whether a numbered item is the next one after another; bullets always are."""
    if not (piece.mark.path and last.mark.path) or not (piece.mark.path[-1] + last.mark.path[-1]).isdigit():
        return True
    return int(piece.mark.path[-1]) == int(last.mark.path[-1]) + 1


def bare_kinds(pieces: list[Piece]) -> frozenset[str]:
    """Kinds that the document names without numbering them ("Objectif opérationnel : …")."""
    numbered = {p.mark.kind for p in pieces if p.mark.form == "level" and p.mark.number}
    bare = Counter(p.mark.kind for p in pieces if p.mark.form == "level" and not p.mark.number)
    cards = cites_objectives(pieces)
    return frozenset(
        str(kind)
        for kind in bare
        if kind not in numbered or (kind in _OBJECTIVES and (cards or _of_their_own(pieces, str(kind))))
    )


def _of_their_own(pieces: list[Piece], kind: str) -> bool:
    """Whether objectives without number are others than the numbered ones: below the first, in other words.

    Those before it say what the words mean.
    """
    named = [p for p in pieces if p.mark.form == "level" and p.mark.kind == kind and p.mark.label]
    told = {fold(p.mark.label) for p in named if p.mark.number}
    bare = [p for p in named if not p.mark.number]
    return bool(named[0].mark.number) and not any(fold(p.mark.label) in told for p in bare)


def cites_objectives(pieces: list[Piece]) -> bool:
    """Whether actions are cards that name their objectives below their title.

    In a card the objective is followed by fields; in an outline by the next action. And the same
    objective is named by several cards, or before any heading of it. A table may list the actions first.
    """
    kinds = [_kind(piece) for piece in pieces]
    actions = [i for i, kind in enumerate(kinds) if kind == "action"]
    if len(actions) < 2:
        return False
    citing = [i for i in actions if _cites(kinds, i)]
    listed = sum(i < citing[0] for i in actions) if citing else 0
    named = [
        fold(p.mark.label or p.text) for p, kind in zip(pieces, kinds, strict=True) if kind in _OBJECTIVES
    ]
    first = next((i for i, kind in enumerate(kinds) if kind in _OBJECTIVES), len(kinds))
    repeated = max(Counter(named).values(), default=0) > 1
    cards = len(actions) - min(listed, len(citing))
    return len(citing) >= _MIN_SHARE * cards and (actions[0] < first or repeated)


def _kind(piece: Piece) -> str | None:
    if piece.kind is not None:
        return piece.kind
    return piece.mark.kind if piece.mark.form in {"level", "field"} else None


def _cites(kinds: list[str | None], index: int) -> bool:
    """An action, then within a few lines an objective, then a field or text rather than an action."""
    for i in range(index + 1, min(index + 6, len(kinds))):
        if kinds[i] == "action":
            return False
        if kinds[i] in _OBJECTIVES:
            after = next((kind for kind in kinds[i + 1 :] if kind not in _OBJECTIVES), None)
            return after != "action"
    return False
