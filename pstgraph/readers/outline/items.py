"""Nodes to the items of a plan: ids, fields, facts, passages; and the plan around them."""

from __future__ import annotations

from pstgraph.model.plan import Alternative, Deadline, Fact, Item, Plan, Reading, Source
from pstgraph.readers.document import Document, Line
from pstgraph.readers.outline.front import plan_facts
from pstgraph.readers.outline.ids import name_nodes
from pstgraph.readers.outline.left_out import lines_of, without_taken
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.places import evidence_of
from pstgraph.readers.outline.remarks import note_anomalies, note_skipped
from pstgraph.readers.outline.values import Fields
from pstgraph.readers.outline.verdict import why_no_plan
from pstgraph.readers.values import deadline_in_label
from pstgraph.text import normalise_space


def build_plan(
    document: Document,
    pieces: list[Piece],
    nodes: list[Node],
    skipped: list[Piece],
    banners: list[Line],
    notes: Notebook,
) -> Reading:
    """Make the reading of a document of its settled nodes."""
    source = Source(document.file, document.sha256)
    reason = why_no_plan(pieces, nodes)
    if reason is not None:
        empty = Notebook()
        empty.add("skipped", None, f"Ce document n'est pas lu comme un plan : {reason}.")
        return Reading(Plan(cpas=None, title=None, source=source), empty.sorted())
    nodes = in_tree_order(nodes)
    ids = name_nodes(nodes)
    items = tuple(_item(node, ids, document.file, notes) for node in nodes)
    note_anomalies(nodes, pieces, notes)
    note_skipped(skipped, banners, notes)
    about = plan_facts(document.file, pieces, nodes, banners)
    plan = Plan(cpas=None, source=source, items=items, **about)
    taken = lines_of((f.evidence.first_line, f.evidence.last_line) for f in plan.facts)
    return Reading(plan, without_taken(notes.sorted(), taken, (line.number for line in document.lines)))


def in_tree_order(nodes: list[Node]) -> list[Node]:
    """Roots and their descendants in document order, a parent always before its children."""
    found: list[Node] = []
    for root in sorted((node for node in nodes if node.parent is None), key=lambda node: node.order):
        found.append(root)
        found += list(root.below())
    return found


def _item(node: Node, ids: dict[int, str], file: str, notes: Notebook) -> Item:
    fields = Fields(file, notes)
    for value in node.values:
        fields.read(value)
    for text, lines in node.loose:
        fields.description.append(text)
        fields.fact("description", text, evidence_of(file, lines))
    label = normalise_space(node.label) or None
    deadline = _with_label(node, label, fields, file)
    if node.volet is not None and node.volet_line is not None:
        fields.facts.append(
            Fact("volet", node.volet, evidence_of(file, [node.volet_line]), node.volet_method)
        )
    return Item(
        id=ids[node.order],
        parent=ids[node.parent.order] if node.parent is not None else None,
        kind=node.kind,
        number=node.number,
        label=label,
        volet=node.volet,
        deadline=deadline,
        alternatives=tuple(
            Alternative(normalise_space(text), evidence_of(file, lines))
            for text, lines in node.others
            if text.strip()
        ),
        evidence=(evidence_of(file, node.lines), *(evidence_of(file, lines) for lines in node.repeats)),
        **fields.as_item_fields(),
    )


def _with_label(node: Node, label: str | None, fields: Fields, file: str) -> Deadline | None:
    """The deadline of an item, with what its own label says of it."""
    if label is None or node.rank < 3:
        return fields.deadline
    told = deadline_in_label(label)
    if told is None:
        return fields.deadline
    if fields.deadline is None:
        fields.fact("deadline", told.text or "", evidence_of(file, node.lines))
        return told
    if fields.deadline.recurrence is None and told.recurrence is not None:
        fields.fact("deadline", told.recurrence, evidence_of(file, node.lines))
        old = fields.deadline
        return Deadline(old.text, old.start, old.end, told.recurrence)
    return fields.deadline
