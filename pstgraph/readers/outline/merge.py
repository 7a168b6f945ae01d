"""Objectives printed twice, as a list and as headings of the body: one node, the body's words its label."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from itertools import islice

from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.text import fold

_SAME = 0.8
_LIKE = 0.5
_SAME_ACTION = 0.9
_ACTION = lexicon.RANK["action"]
# An entry of a list is looked for among so many elements with its number or its words.
_MAX_CANDIDATES = 40
_FEW_LISTED = 3


def merge_lists(nodes: list[Node], notes: Notebook) -> list[Node]:
    """Merge each entry of a list into its heading in the body; nodes in document order."""
    gone = _recapitulated(nodes)
    index, first = _Index(nodes), _listed_first(nodes)
    for node in nodes:
        if node.order in gone:
            continue
        body = first.get(node.order) or _body_of(node, index.later(node, gone), nodes)
        if body is not None:
            _absorb(body, node, notes)
            gone.add(node.order)
    return [node for node in nodes if node.order not in gone]


def _listed_first(nodes: list[Node]) -> dict[int, Node]:
    """Objectives that a list gives first, in other words, and the body again with the same numbers.

    They are where every number stands twice, all of the list before all of the body, and nothing is done yet
    in the list.
    """
    twice: dict[tuple[str, object, tuple[str, ...]], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.path and 0 < node.rank < _ACTION:
            twice[node.kind, node.volet, node.path].append(node)
    # A heading that says again word for word what the list says is one with it already.
    pairs = [pair for pair in twice.values() if len(pair) > 1 or not pair[0].repeats]
    if len(pairs) < _FEW_LISTED or any(len(pair) != 2 for pair in pairs):
        return {}
    begun = max(one.order for one, _ in pairs) < min(two.order for _, two in pairs)
    bare = not any(below.rank >= _ACTION for one, _ in pairs for below in one.below())
    return {one.order: two for one, two in pairs} if begun and bare else {}


def _recapitulated(nodes: list[Node]) -> set[int]:
    """Orders of actions that a closing table lists again, without more than a field: read with the first."""
    gone: set[int] = set()
    described: dict[tuple[str, tuple[str, ...]], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.rank < _ACTION:
            continue
        bare = node.parent is None and not node.children and len(node.values) <= 1
        known = described[node.kind, _words(node.label)] if bare else []
        first = [n for n in known if n.section < node.section and n.parent and n.path[-1:] == node.path[-1:]]
        if len(first) == 1:
            first[0].repeats.append(tuple(node.lines))
            gone.add(node.order)
        else:
            described[node.kind, _words(node.label)].append(node)
    return gone


class _Index:
    """Nodes by kind and number, and by kind and words: those that may be one with another."""

    def __init__(self, nodes: list[Node]) -> None:
        self._alike: dict[tuple[str, object], list[Node]] = defaultdict(list)
        for node in nodes:
            self._alike[node.kind, node.path].append(node)
            self._alike[node.kind, _words(node.label)].append(node)

    def later(self, node: Node, gone: set[int]) -> list[Node]:
        """The next nodes of its kind with its number or its words."""
        found: dict[int, Node] = {}
        for key in (node.path, _words(node.label)):
            group = self._alike[node.kind, key]
            start = bisect_right(group, node.order, key=lambda other: other.order)
            kept = (other for other in group[start:] if other.order not in gone)
            found |= {other.order: other for other in islice(kept, _MAX_CANDIDATES)}
        return [found[order] for order in sorted(found)]


def _body_of(node: Node, later: list[Node], nodes: list[Node]) -> Node | None:
    """The heading in the body that an entry of a list announces, None where it is no such entry."""
    if any(child.rank >= 3 and child.section == node.section for child in node.below()):
        return None
    alike = _same_action if node.rank >= 3 else _same_objective
    found = [other for other in later if _together(node, other) and alike(node, other, nodes)]
    return max(found, key=lambda other: (other.weight(), -other.order), default=None)


def _together(node: Node, other: Node) -> bool:
    """Whether two nodes may be one by their place: volets and parents that do not speak against it."""
    if node.volet is not None and other.volet is not None and node.volet != other.volet:
        return False
    one, two = node.parent, other.parent
    if one is None or two is None or one is two or len(node.path) > 1:
        return True
    return one.kind == two.kind and likeness(one.label, two.label) >= _SAME


def _same_action(node: Node, other: Node, nodes: list[Node]) -> bool:
    """An action listed first and described later: the same number and words.

    It stands in another section, or below the same objective where the list says nothing else of it.
    """
    if node.children or node.path != other.path or likeness(node.label, other.label) < _SAME_ACTION:
        return False
    bare = bool(node.path) and node.parent is other.parent is not None and not node.values
    return other.section != node.section or bare


def _same_objective(node: Node, other: Node, nodes: list[Node]) -> bool:
    alike = likeness(node.label, other.label)
    if other.section == node.section:
        if _announced(node) and not node.path and other.explicit and other.children:
            return not node.explicit and not node.children and alike >= _SAME_ACTION
        if not (node.path or other.path or node.children or node.values) and other.children:
            # An overview without numbers, and the body in the same words.
            return alike >= _SAME_ACTION
        return not node.children and bool(node.path) and node.path == other.path and alike >= _SAME
    heavier = other.weight() > sum(1 for n in node.below() if n.section == node.section)
    if not heavier:
        return alike >= _SAME and node.path == other.path and _announced(node)
    if node.path != other.path:
        return alike >= _SAME_ACTION and not (node.path and other.path and len(node.path) == len(other.path))
    if not node.path:
        return alike >= _SAME
    listed = _announced(node) and not any(below.rank >= _ACTION for below in node.below())
    return alike >= _LIKE or (listed and _same_numbers(node, other, nodes))


def _announced(node: Node) -> bool:
    return node.announced is not None


def _same_numbers(node: Node, other: Node, nodes: list[Node]) -> bool:
    """Whether the list and the body number the same things: the same set of numbers at that level."""
    listed = [n.path for n in nodes if n.kind == node.kind and n.section == node.section]
    body = [n.path for n in nodes if n.kind == other.kind and n.section == other.section]
    spread = [n.path for n in nodes if n.kind == other.kind and n.section > node.section]
    return sorted(listed) == sorted(body) or (
        sorted(listed) == sorted(spread) and len(set(spread)) == len(spread)
    )


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 1, by their words.

    >>> likeness("Disposer d’un personnel qualifié", "DISPOSER D’UN PERSONNEL QUALIFIÉ ET MOTIVÉ") > 0.7
    True
    """
    a, b = _words(one), _words(other)
    if not a or not b:
        return 0.0
    return 1.0 if a == b else difflib.SequenceMatcher(None, a, b).ratio()


@lru_cache(maxsize=4096)
def _words(label: str) -> tuple[str, ...]:
    return tuple(fold(label).split())


def _absorb(body: Node, listed: Node, notes: Notebook) -> None:
    wordings = [(listed.label, tuple(listed.lines)), *listed.others]
    for label, lines in wordings:
        if fold(label) == fold(body.label) or any(fold(label) == fold(other) for other, _ in body.others):
            body.repeats.append(lines)
        else:
            body.others.append((label, lines))
            notes.add(
                "read",
                lines[0].number,
                f"Formulé autrement à la ligne {body.line} : les deux formulations sont gardées.",
            )
    body.repeats += listed.repeats
    for child in list(listed.children):
        body.adopt(child)
    body.children.sort(key=lambda child: child.order)
    if listed.parent is not None:
        if body.parent is None:
            listed.parent.adopt(body)
        listed.parent.children.remove(listed)
