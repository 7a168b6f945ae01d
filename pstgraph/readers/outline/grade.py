"""Pieces to nodes: which level each piece is of, and what it stands under.

One pass with a stack. A level's own word decides; else the number's prefix, the depth announced by
the section, the look of earlier siblings, and last the level below what is open. What a whole document
settles by majority comes in as :class:`Options`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pstgraph.model.plan import Kind, Volet
from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.generic import kind_of, says_what_to_do
from pstgraph.readers.outline.marks import NUMBERED, path_of
from pstgraph.readers.outline.merge import likeness
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.pieces import Piece, Value
from pstgraph.readers.outline.sections import Section, is_around, section_of
from pstgraph.text import fold

_NUMBERED_FORMS = {"number", "letter", "roman"}


@dataclass(frozen=True, slots=True)
class Options:
    """What the document as a whole settles.

    ``loose`` is the kind of unmarked lines under an operational objective (None: they describe it);
    ``looks`` the kind of a signature by majority; ``bare`` the kinds whose word may stand without a number;
    ``start`` the piece at which an outline without level words begins, and the kind it begins with;
    ``cards`` whether actions name their objectives below their title.
    """

    loose: Kind | None = None
    looks: dict[str, Kind] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    start: tuple[int, Kind] | None = None
    cards: bool = False


class Grader:
    """One pass over the pieces of a document."""

    def __init__(self, pieces: list[Piece], options: Options, notes: Notebook) -> None:
        self.pieces, self.options, self.notes = pieces, options, notes
        self.nodes: list[Node] = []
        self.skipped: list[Piece] = []
        self.stack: list[Node] = []
        self.section = 0
        self.announced: str | None = None
        self.local = False
        self.depth = 1
        self.volet: Volet | None = None
        self.volet_line: Line | None = None
        self.open_value: Value | None = None
        self.pending: Piece | None = None
        self.cited: set[int] = set()
        self.moved: set[int] = set()
        self.labels: dict[str, list[Node]] = {}
        self.headings: dict[str, int] = {}

    def run(self) -> list[Node]:
        """Grade all pieces; the nodes in document order."""
        for index, piece in enumerate(self.pieces):
            self._step(index, piece)
        return self.nodes

    def _step(self, index: int, piece: Piece) -> None:
        mark = piece.mark
        if self.options.start is not None and index == self.options.start[0]:
            self._close()
            self.announced, self.depth = self.options.start[1], 1
        section = self._section(piece)
        if mark.form == "volet":
            self._open_volet(piece)
        elif mark.form == "close":
            self._pop_to(lexicon.RANK[str(mark.kind)])
        elif section is not None:
            self._open_section(index, piece, section)
        elif self._cited(piece) or self._repeated_row(piece):
            return
        elif piece.kind is not None:
            self._add(piece, piece.kind, mark.label if mark.form != "none" else piece.text)
        elif mark.form == "level" and (mark.number or mark.kind in self.options.bare):
            self._explicit(piece)
        elif mark.form == "field":
            self._field(piece)
        elif not mark.label and not piece.text:
            self._continuation(index, piece)
        else:
            self._generic(index, piece)

    def _section(self, piece: Piece) -> Section | None:
        siblings = frozenset(node.signature for node in self.stack if not node.explicit)
        section = section_of(piece, inside=bool(self.stack), siblings=siblings)
        if piece.mark.form not in {"number", "roman", "letter", "announce"} or piece.bullet or piece.row:
            return section
        numbered = NUMBERED.match(flat(piece.text))
        if numbered is None:
            return section
        look, rank = re.sub(r"\d+|[ivx]+|[a-z]", "1", numbered.group().strip()), _rank(numbered.group())
        if (
            section is None
            and self.stack
            and piece.signature not in siblings
            and self.headings.get(look) == rank - 1
        ):
            doing = not piece.heading and says_what_to_do(piece.mark.label)
            section = Section("around") if is_around(piece.mark.label) or not doing else None
        if section is not None or not (self.stack or self.announced):
            self.headings[look] = rank
        return section

    def _open_volet(self, piece: Piece) -> None:
        self.volet, self.volet_line = piece.mark.kind, piece.lines[0]  # type: ignore[assignment]
        self._close()

    def _close(self) -> None:
        self.stack, self.announced, self.open_value, self.local = [], None, None, False
        self.section += 1

    def _open_section(self, index: int, piece: Piece, section: Section) -> None:
        if section.role == "around":
            self._close()
            self.skipped.append(piece)
            if not any(node.volet == self.volet for node in self.nodes):
                self.volet = None
            return
        rank = lexicon.RANK[section.kind or "action"]
        self.local = bool(self.stack) and self.stack[0].rank < rank and piece.mark.style != "numbered"
        if self.local:
            while self.stack and self.stack[-1].rank >= rank:
                self.stack.pop()
        else:
            self._close()
        self.announced, self.open_value = section.kind, None
        self.section += 1
        self.depth = self._depth_ahead(index)

    def _depth_ahead(self, index: int) -> int:
        """Deepest number of the section that begins at a piece."""
        depth = 1
        for piece in self.pieces[index + 1 :]:
            if piece.mark.form in {"announce", "volet"}:
                break
            if piece.mark.form == "number":
                depth = max(depth, len(piece.mark.path))
        return depth

    def _pop_to(self, rank: int) -> None:
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()

    def _explicit(self, piece: Piece) -> None:
        kind: Kind = piece.mark.kind  # type: ignore[assignment]
        word = flat(piece.mark.word or "")
        if (
            kind == "axis"
            and piece.mark.number is None
            and self.stack
            and self.stack[-1].rank >= 3
            and "axe" not in word
        ):
            self.stack[-1].values.append(
                Value("theme", piece.mark.label, piece.lines, True, piece.mark.word or "")
            )
            return
        self._add(piece, kind, piece.mark.label)

    def _repeated_row(self, piece: Piece) -> bool:
        """A row of a recapitulation: the same label and number as an element read before gives it its values."""
        label = piece.mark.label if piece.mark.form != "none" else piece.text
        if not piece.row or len(label.split()) < 3:
            return False
        same = [node for node in self.labels.get(fold(label), ()) if node.lines[0] is not piece.lines[0]]
        known = [
            n
            for n in same
            if n.path == piece.mark.path and (len(n.path) > 1 or (not self.stack and not n.path))
        ]
        if len(known) != 1 or known[0].volet not in {None, self.volet}:
            return False
        held = {value.field for value in known[0].values}
        known[0].values += [value for value in piece.values if value.field not in held]
        known[0].repeats.append(piece.lines)
        return True

    def _cited(self, piece: Piece) -> bool:
        """An objective named in an action's card: the action goes under it, no new heading is read."""
        kind = piece.kind or (piece.mark.kind if piece.mark.form == "level" else None)
        action = next((node for node in self.stack if node.kind == "action"), None)
        if (
            kind not in {"strategic_objective", "operational_objective"}
            or action is None
            or not self.options.cards
        ):
            return False
        label = piece.mark.label if piece.mark.form != "none" else piece.text
        known = next((n for n in self.nodes if n.kind == kind and _same(n, piece.mark.path, label)), None)
        above = (
            action.parent
            if action.parent is not None and action.parent.kind == "strategic_objective"
            else None
        )
        if known is None:
            self.stack = _chain(above) if above is not None and kind == "operational_objective" else []
            known = self._add(piece, kind, label)  # type: ignore[arg-type]
        if action.order not in self.moved or known.parent in (None, above):
            known.adopt(action)
            self.moved.add(action.order)
        self.stack = _chain(action)
        return True

    def _add(self, piece: Piece, kind: Kind, label: str) -> Node:
        mark = piece.mark
        node = Node(
            kind, _printed_number(piece), mark.path, label, list(piece.lines), piece.signature, self.section,
            len(self.nodes), self.volet, self.volet_line, bullet=piece.bullet, announced=self.announced,
            explicit=mark.form == "level" or piece.kind is not None,
        )  # fmt: skip
        node.values += list(piece.values)
        if self.pending is not None:
            node.values += list(self.pending.values)
        self._place(node)
        self.nodes.append(node)
        self.labels.setdefault(fold(label), []).append(node)
        self.open_value, self.pending = None, None
        return node

    def _place(self, node: Node) -> None:
        while self.stack and self.stack[-1].rank >= node.rank:
            self.stack.pop()
        parent = self._parent_by_number(node, self.stack[-1] if self.stack else None)
        if parent is not None:
            if not self.stack or parent is not self.stack[-1]:
                self.stack = _chain(parent)
                self.cited |= {above.order for above in self.stack}
            parent.adopt(node)
        self.stack.append(node)

    def _parent_by_number(self, node: Node, place: Node | None) -> Node | None:
        """The parent a compound number names, where the printed place does not speak against it."""
        prefix = node.path[:-1]
        if not prefix or (place is not None and place.path == prefix):
            return place
        if (
            place is not None
            and len(place.path) < len(prefix)
            and place.path == prefix[: len(place.path)]
            and place.rank < node.rank - 1
        ):
            return place
        named = next(
            (
                n
                for n in reversed(self.nodes)
                if n.path == prefix and n.rank < node.rank and n.volet == node.volet
            ),
            None,
        )
        if named is None and len(prefix) > 1:
            named = next(
                (
                    n
                    for n in reversed(self.nodes)
                    if n.path == prefix[:-1] and n.rank < node.rank - 1 and n.volet == node.volet
                ),
                None,
            )
            named = named if place is None else None
        if named is not None and (
            place is None
            or not place.children
            or place.order in self.cited
            or place.path[: len(prefix)] != place.children[0].path[:-1]
        ):
            return named
        if place is not None and len(place.path) == len(prefix):
            self.notes.add(
                "guessed", node.line,
                f"Le numéro {node.number} ne suit pas celui de l'élément sous lequel il est imprimé"
                f" ({place.number or place.label[:40]}) : la place imprimée est gardée.",
            )  # fmt: skip
        return place

    def _field(self, piece: Piece) -> None:
        name, text = str(piece.mark.kind), piece.mark.label
        if not self.stack:
            self.skipped.append(piece)
            return
        node = self.stack[-1]
        if name == "label" and text:
            node.label, node.lines = (
                node.label or text,
                node.lines if node.label else [*node.lines, *piece.lines],
            )
        elif name == "steps" and not text and node.kind == "action":
            self.announced, self.local, self.open_value = "sub_action", True, None
        elif text:
            node.values.append(Value(name, text, piece.lines, True, piece.mark.word or ""))
            self.open_value = None
        else:
            self.open_value = Value(name, "", piece.lines, True, piece.mark.word or "")

    def _continuation(self, index: int, piece: Piece) -> None:
        """A row without label says more of the row before, or of the next one where that one lacks it."""
        following = next((p for p in self.pieces[index + 1 : index + 2] if p.row and p.values), None)
        held = {v.field for v in self.stack[-1].values} if self.stack else set()
        fields = {v.field for v in piece.values}
        if following is not None and fields <= held and not fields & {v.field for v in following.values}:
            self.pending = piece
            self.notes.add(
                "guessed",
                piece.line,
                "Cette ligne sans intitulé est lue avec la ligne suivante, à laquelle la donnée manque.",
            )
        elif self.stack:
            self.stack[-1].values += list(piece.values)
            self.notes.add(
                "guessed", piece.line, "Cette ligne sans intitulé est lue avec la ligne qui la précède."
            )
        else:
            self.skipped.append(piece)

    def _generic(self, index: int, piece: Piece) -> None:
        if self._title_of_open(piece):
            return
        kind = kind_of(self, index, piece)
        if self.open_value is not None and self.stack and not self._leaves_value(piece, kind):
            text = piece.text
            self.stack[-1].values.append(
                Value(self.open_value.field, text, piece.lines, True, self.open_value.name)
            )
            return
        if kind is None:
            self._loose(piece)
            return
        label = piece.mark.label if piece.mark.form in _NUMBERED_FORMS else piece.text
        self._add(piece, kind, label)

    def _leaves_value(self, piece: Piece, kind: Kind | None) -> bool:
        """Whether a piece is an item again after an open field ("Indicateurs :" and its list)."""
        looks = {node.signature for node in self.stack}
        return piece.signature in looks or (kind is not None and piece.heading) or len(piece.mark.path) > 1

    def _title_of_open(self, piece: Piece) -> bool:
        """A text right under a number that stands alone is its title."""
        if (
            not self.nodes
            or not self.stack
            or self.nodes[-1] is not self.stack[-1]
            or piece.mark.form != "none"
        ):
            return False
        node = self.stack[-1]
        if (
            node.label
            or node.values
            or piece.bullet
            or piece.line - node.lines[-1].number > 8
            or len(piece.text) > 400
        ):
            return False
        node.label = piece.text
        node.lines += list(piece.lines)
        return True

    def _loose(self, piece: Piece) -> None:
        if self.stack and piece.mark.form == "none" and len(piece.text) <= 700:
            self.stack[-1].loose.append((piece.text, piece.lines))
        else:
            self.skipped.append(piece)


def _same(node: Node, path: tuple[str, ...], label: str) -> bool:
    if label and node.label:
        return likeness(node.label, label) >= 0.9 or (
            bool(path) and node.path == path and likeness(node.label, label) >= 0.6
        )
    return bool(path) and node.path == path


def _rank(number: str) -> int:
    path = path_of(re.sub(r"[^\w.]", "", number).strip(".").upper())
    return int(path[0]) if path and path[0].isdigit() else ord(path[0][0]) - 64 if path else 0


def _chain(node: Node) -> list[Node]:
    chain = [node]
    while chain[0].parent is not None:
        chain.insert(0, chain[0].parent)
    return chain


def _printed_number(piece: Piece) -> str | None:
    """The number as printed: its own cell whole; in running text without the level's words.

    "Action 1" and "OO1" stay whole, because the number alone would name nothing or is no word apart.
    """
    mark = piece.mark
    if mark.number is None:
        return None
    if piece.code:
        return piece.code.strip(" :")
    word = mark.word or ""
    if piece.row and mark.form == "level" and len(word.replace(".", "").replace(" ", "")) <= 3:
        return piece.text[: piece.text.find(mark.number) + len(mark.number)]
    code = word.rstrip(".")
    if mark.form == "level" and word:
        if len(mark.path) == 1 and mark.kind in {"action", "sub_action"} and len(word) > 2:
            return f"{word} {mark.number}"
        if re.fullmatch(r"[A-Za-z]{1,3}", code) and f"{word}{mark.number}" in piece.text:
            return f"{word}{mark.number}"
    return mark.number
