"""What the outline is built of before it becomes items: nodes that may still move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pstgraph.model.plan import Kind, Method, Note, NoteLevel, Volet
from pstgraph.readers.document import Line
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.pieces import Value


@dataclass(eq=False, slots=True)
class Node:
    """An element of the outline under construction.

    ``section`` counts the announcements and volets before it; ``announced`` is the kind that its
    section announces; ``loose`` holds texts that stand under it without a mark; ``listed`` tells an item
    of a list, known by a bullet or a bare number.
    """

    kind: Kind
    number: str | None
    path: tuple[str, ...]
    label: str
    lines: list[Line]
    signature: str
    section: int
    order: int
    volet: Volet | None = None
    volet_line: Line | None = None
    volet_method: Method = "stated"
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    loose: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)
    others: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)
    repeats: list[tuple[Line, ...]] = field(default_factory=list)
    announced: str | None = None
    bullet: str | None = None
    explicit: bool = True
    listed: bool = False

    @property
    def rank(self) -> int:
        """Depth of its level: 0 for an axis, 4 for a sub-action."""
        return lexicon.RANK[self.kind]

    @property
    def line(self) -> int:
        """Number of its first line."""
        return self.lines[0].number

    def below(self) -> Iterator[Node]:
        """All nodes under it, in order."""
        for child in self.children:
            yield child
            yield from child.below()

    def chain(self) -> list[Node]:
        """The nodes above it, outermost first, and itself."""
        return [*(self.parent.chain() if self.parent is not None else []), self]

    def weight(self) -> int:
        """How much stands under it: descendants and values."""
        return sum(1 + len(node.values) for node in self.below()) + len(self.values)

    def adopt(self, child: Node) -> None:
        """Take a node as the last child."""
        if child.parent is not None:
            child.parent.children.remove(child)
        child.parent = self
        self.children.append(child)


class Notebook:
    """The notes of a reading, in the order of their lines, each told once."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, int | None, str], Note] = {}

    def add(self, level: NoteLevel, line: int | None, message: str) -> None:
        """Note what was read, guessed or skipped."""
        self._notes[(level, line, message)] = Note(level, line, message)

    def sorted(self) -> tuple[Note, ...]:
        """All notes by line; those of the whole document first."""
        return tuple(
            sorted(self._notes.values(), key=lambda note: (note.line or 0, note.level, note.message))
        )
