"""The state of one pass over a document: what is open, what was read, what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pstgraph.model.plan import Kind, Volet
from pstgraph.readers.document import Line
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.legend import Legend
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.numbering import printed_number
from pstgraph.readers.outline.pieces import Piece, Value
from pstgraph.text import fold


@dataclass(frozen=True, slots=True)
class Options:
    """What the document as a whole settles.

    ``loose`` is the kind of unmarked lines under an operational objective (None: they describe it);
    ``looks`` the kind of a signature by majority; ``bare`` the kinds whose word may stand without a number;
    ``start`` the piece at which an outline without level words begins, and the kind it begins with;
    ``cards`` whether actions name their objectives below their title; ``named`` the kinds whose word occurs;
    ``own_blocks`` whether fields below an item of a list are that item's; ``legend`` the kinds that the text
    says its signs are of.
    """

    loose: Kind | None = None
    looks: dict[str, Kind] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    start: tuple[int, Kind] | None = None
    cards: bool = False
    named: frozenset[str] = frozenset()
    own_blocks: bool = True
    legend: Legend = field(default_factory=dict)


class Context:
    """The open elements and what surrounds them, while pieces are graded in order.

    Attributes
    ----------
    stack
        Open nodes, outermost first.
    announced, local, depth
        The level that the section announces, whether below an open element only, and how deep its numbers go.
    anew
        Whether a volet has just closed what was open, so that the outline begins again as it began before.
    cited
        Orders of open nodes that a number named, rather than a heading at this place.
    told
        The action that facts below its steps are of, until the next element.
    moved
        Orders of actions that a card has put under the objective it names.
    """

    def __init__(self, pieces: list[Piece], options: Options, notes: Notebook) -> None:
        self.pieces, self.options, self.notes = pieces, options, notes
        self.nodes: list[Node] = []
        self.skipped: list[Piece] = []
        self.stack: list[Node] = []
        self.section = 0
        self.announced: Kind | None = None
        self.local = False
        self.depth = 1
        self.volet: Volet | None = None
        self.volet_line: Line | None = None
        self.anew = False
        self.open_value: Value | None = None
        self.pending: Piece | None = None
        self.told: Node | None = None
        self.cited: set[int] = set()
        self.moved: set[int] = set()
        self._by_label: dict[str, list[Node]] = {}
        self._by_path: dict[tuple[Volet | None, tuple[str, ...]], list[Node]] = {}
        self._kind_by_depth: dict[int, Kind] = {}
        self._kinds: set[str] = set()

    @property
    def top(self) -> Node | None:
        """The innermost open node."""
        return self.stack[-1] if self.stack else None

    def close(self) -> None:
        """Close all that is open: a new section begins."""
        self.stack, self.announced, self.open_value, self.local = [], None, None, False
        self.anew = False
        self.section += 1

    def pop_to(self, rank: int) -> None:
        """Close what is not above a rank."""
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()

    def labelled(self, label: str) -> list[Node]:
        """Nodes read so far with a label of the same words."""
        return self._by_label.get(fold(label), [])

    def open_under(self, node: Node, parent: Node | None) -> None:
        """Put a node under its parent and open it."""
        self.told = None
        if parent is not None:
            if parent is not self.top:
                self.stack = parent.chain()
                self.cited |= {above.order for above in self.stack}
            parent.adopt(node)
        self.stack.append(node)

    def new_node(self, piece: Piece, kind: Kind, label: str) -> Node:
        """Make the node of a piece, not yet placed; a row that was waiting for it gives it its values."""
        node = Node(
            kind,
            printed_number(piece),
            piece.mark.path,
            label,
            list(piece.lines),
            piece.signature,
            self.section,
            len(self.nodes),
            piece.volet or self.volet,
            piece.lines[0] if piece.volet else self.volet_line,
            bullet=piece.bullet,
            announced=self.announced,
            explicit=piece.mark.form == "level" or piece.kind is not None,
            listed=piece.bullet is not None or piece.mark.numbered,
        )
        node.values += [*piece.values, *(self.pending.values if self.pending else ())]
        self.nodes.append(node)
        self._by_label.setdefault(fold(label), []).append(node)
        self._by_path.setdefault((self.volet, node.path), []).append(node)
        self._kind_by_depth[len(node.path)] = kind
        self._kinds.add(kind)
        self.open_value, self.pending = None, None
        return node

    def numbered(self, path: tuple[str, ...]) -> Iterator[Node]:
        """Nodes read so far in the open volet with a number, the last one first."""
        return reversed(self._by_path.get((self.volet, path), []))

    def kind_at_depth(self, depth: int) -> Kind | None:
        """The kind of the last element with a number of so many parts."""
        return self._kind_by_depth.get(depth)

    def root_kind(self, signature: str) -> Kind | None:
        """The kind of the last element with a look that stood under nothing."""
        roots = (node for node in reversed(self.nodes) if node.parent is None)
        return next((node.kind for node in roots if node.signature == signature), None)

    def kinds(self) -> set[str]:
        """Kinds read so far."""
        return self._kinds

    def below_top(self) -> Kind | None:
        """The kind under the innermost open node."""
        if self.top is None or (self.announced and self.local):
            return self.announced
        return lexicon.LEVELS[min(self.top.rank + 1, len(lexicon.LEVELS) - 1)]
