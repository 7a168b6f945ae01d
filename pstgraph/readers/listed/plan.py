"""Elements stated row by row to a reading, with items, facts and passages as the outline engine makes."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from pstgraph.model.plan import Deadline, Item, Kind, Reading, Volet
from pstgraph.readers.document import Document, Line
from pstgraph.readers.listed.remarks import note_places
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.items import build_plan, in_tree_order
from pstgraph.readers.outline.marks import path_of, read_mark
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.pieces import Value, piece_of
from pstgraph.readers.outline.units import Unit


class Elements:
    """The elements of a plan as rows state them, each under the one that is open above it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes: list[Node] = []
        self.notes = Notebook()
        self.ids: dict[int, str] = {}
        self.deadlines: dict[int, Deadline] = {}
        self.said: dict[int, tuple[str, str]] = {}
        self.volet: Volet | None = None
        self._volet_line: Line | None = None
        self.open: list[Node] = []
        self.in_volet: set[int] = set()

    def head(self, line: Line) -> None:
        """A table begins: what was open before it stays open."""
        self.notes.add("read", line.number, "Tableau lu d'après les noms de ses colonnes.")

    def set_volet(self, text: str, line: Line) -> None:
        """Take the words of a volet column; another volet closes what is open and says its own."""
        mark = read_mark(text if text.lower().startswith("volet") else f"Volet {text}")
        code = text.strip() if text.strip() in lexicon.VOLETS else mark.kind if mark.form == "volet" else None
        volet = next((one for one in lexicon.VOLETS if one == code), None)
        if volet is None or volet == self.volet:
            return
        kept = list(takewhile(lambda node: node.order not in self.in_volet, self.open))
        for node in kept:
            if not node.children:  # it had the volet of the rows above it by default
                node.volet = node.volet_line = None
        self.volet, self._volet_line, self.open = volet, line, kept

    def add(self, kind: Kind, number: str, label: str, line: Line, values: list[Value]) -> Node:
        """Add an element below what is open."""
        rank = lexicon.RANK[kind]
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()
        number, label = split_number(kind, number, label)
        node = Node(
            kind, number or None, _path(number), label, [line], "listed", 0, len(self.nodes), self.volet,
            self._volet_line,
        )  # fmt: skip
        node.values += values
        if self.open:
            self.open[-1].adopt(node)
        self.nodes.append(node)
        self.open.append(node)
        return node

    def put_under(self, node: Node, parent: str) -> None:
        """Put an element under the one with an id, where the table says which."""
        above = next((one for one in reversed(self.nodes) if self.ids.get(one.order) == parent), None)
        if above is not None and above is not node.parent and above is not node:
            above.adopt(node)
            self.open = node.chain()

    def reading(self) -> Reading:
        """The reading of all elements; ids and dates that the table states are kept."""
        pieces = [
            piece_of(Unit(line.text, (line,), None)) for line in self.document.lines if line.cells is None
        ]
        note_places(self.nodes, self.notes)
        reading = build_plan(self.document, pieces, self.nodes, [], [], self.notes)
        plan = reading.plan
        if not plan.items:
            return reading
        order = {id(node): item for node, item in zip(in_tree_order(self.nodes), plan.items, strict=True)}
        items = {node.order: order[id(node)] for node in self.nodes}
        names = {item.id: self.ids.get(number, item.id) for number, item in items.items()}
        kept = names if len(set(names.values())) == len(names) else {one: one for one in names}
        dated = {
            item.id: self.deadlines[number] for number, item in items.items() if number in self.deadlines
        }
        made = tuple(_named(item, kept, dated.get(item.id)) for item in plan.items)
        return Reading(replace(plan, items=made), reading.notes)


def _named(item: Item, names: dict[str, str], deadline: Deadline | None) -> Item:
    parent = names[item.parent] if item.parent is not None else None
    return replace(item, id=names[item.id], parent=parent, deadline=deadline or item.deadline)


def split_number(kind: Kind, number: str, label: str) -> tuple[str, str]:
    """A number that stands before the label taken off it.

    >>> split_number("strategic_objective", "", "OS.1 - Être accueillant")
    ('OS.1', 'Être accueillant')
    >>> split_number("action", "1.1.1", "1.1.1. Créer un site")
    ('1.1.1', 'Créer un site')
    """
    mark = read_mark(label)
    numbered = mark.form == "number" or (mark.form == "level" and mark.kind == kind and mark.number)
    if not numbered or not mark.label or mark.number is None:
        return number, label
    if number and _path(number) != mark.path:
        return number, label
    printed = label[: label.find(mark.number) + len(mark.number)].strip()
    return number or printed, mark.label


def _path(number: str) -> tuple[str, ...]:
    mark = read_mark(f"{number} : x") if number else None
    if mark is not None and mark.path:
        return mark.path
    return path_of(number) if number[:1].isdigit() else ()
