"""Objectives printed twice, as a list and as headings of the body: one node, the body's words its label."""

from __future__ import annotations

import difflib
from functools import lru_cache

from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.text import fold

_SAME = 0.8
_LIKE = 0.5


def merge_lists(nodes: list[Node], notes: Notebook) -> list[Node]:
    """Merge each entry of a list into its heading in the body; nodes in document order."""
    gone: set[int] = set()
    for node in list(nodes):
        body = _body_of(node, nodes, gone)
        if body is not None:
            _absorb(body, node, notes)
            gone.add(node.order)
    return [node for node in nodes if node.order not in gone]


def _body_of(node: Node, nodes: list[Node], gone: set[int]) -> Node | None:
    if any(child.rank >= 3 and child.section == node.section for child in node.below()):
        return None
    found = [
        other for other in nodes
        if other.order > node.order and other.order not in gone and other.kind == node.kind
        and other.section != node.section and _compatible(node, other, nodes)
    ]  # fmt: skip
    return max(found, key=lambda other: (other.weight(), -other.order), default=None)


def _compatible(node: Node, other: Node, nodes: list[Node]) -> bool:
    if node.volet is not None and other.volet is not None and node.volet != other.volet:
        return False
    alike = likeness(node.label, other.label)
    heavier = other.weight() > sum(1 for n in node.below() if n.section == node.section)
    if not heavier:
        return alike >= _SAME and node.path == other.path and _announced(node)
    if node.path != other.path:
        return alike >= 0.9 and not (node.path and other.path and len(node.path) == len(other.path))
    if not node.path:
        return alike >= _SAME
    return alike >= _LIKE or (_announced(node) and _same_numbers(node, other, nodes))


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
