"""Rows of tables that say what they are, to elements."""

from __future__ import annotations

import re

from pstgraph.model.plan import Deadline
from pstgraph.readers.document import Line
from pstgraph.readers.listed.heads import Listing, Wide
from pstgraph.readers.listed.plan import Elements
from pstgraph.readers.listed.remarks import note_level, without_errors
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Value

_MARKUP = re.compile(r"<[^<>]{1,200}>")
_ISO = re.compile(r"20\d\d(?:-\d\d(?:-\d\d)?)?")


def listing_row(elements: Elements, head: Listing, line: Line) -> None:
    """Add the element of a row whose level stands in a column."""
    cells = line.cells or ()
    if cells == head.names:
        return
    cells = without_errors(cells, head.names, line, elements.notes)
    level = _cell(cells, head.roles, "kind")
    kind = head.kind(level)
    label, number = _cell(cells, head.roles, "label"), _cell(cells, head.roles, "number")
    if kind is None:
        if any(cell.strip() for cell in cells):
            message = "Cette ligne du tableau n'a pas de niveau connu : elle n'est pas reprise."
            elements.notes.add("skipped", line.number, message)
        return
    if volet := _cell(cells, head.roles, "volet"):
        elements.set_volet(volet, line)
    note_level(head, level, kind, line, elements.notes)
    if kind != "axis" and (axis := _cell(cells, head.roles, "axis")):
        _axis(elements, axis, line, bool(volet))
    node = elements.add(kind, number, label, line, _values(cells, head.fields, head.names, line))
    if volet:
        elements.in_volet.add(node.order)
    _identity(elements, head, cells, node)


def _identity(elements: Elements, head: Listing, cells: tuple[str, ...], node: Node) -> None:
    """The id, parent and dates of an element, where the table has columns for them."""
    if own := _cell(cells, head.roles, "id"):
        elements.ids[node.order] = own
    if parent := _cell(cells, head.roles, "parent"):
        elements.put_under(node, parent)
    start, end, again = (_cell(cells, head.roles, name) or None for name in ("from", "until", "again"))
    stated = [one for one in (start, end) if one is None or _ISO.fullmatch(one)]
    if len(stated) == 2 and (start or end or again):
        text = next((value.text for value in node.values if value.field == "deadline"), None)
        elements.deadlines[node.order] = Deadline(text, start, end, again)


def _axis(elements: Elements, text: str, line: Line, in_volet: bool) -> None:
    """The axis of a row: a new one where its words change."""
    current = next((node for node in elements.open if node.kind == "axis"), None)
    if current is None or text not in {current.label, f"{current.number} {current.label}", _said(current)}:
        made = elements.add("axis", "", text, line, [])
        if in_volet:
            elements.in_volet.add(made.order)


def _said(node: Node) -> str:
    return node.lines[0].text if node.number is None else f"{node.number}. {node.label}"


def wide_row(elements: Elements, head: Wide, line: Line) -> None:
    """Add the elements of a row that has columns for each level."""
    cells = tuple(" ".join(_MARKUP.sub(" ", cell).split()) for cell in line.cells or ())
    deepest: Node | None = None
    for level in (*lexicon.LEVELS, "task"):
        columns = head.levels.get(level)
        if columns is None:
            continue
        label, number = _cell(cells, columns, "label"), _cell(cells, columns, "number")
        if not label and not number:
            continue
        if level == "task":
            if deepest is not None and label:
                deepest.values.append(Value("steps", label, (line,), True, "Tâche"))
            continue
        deepest = _element(elements, deepest, level, (number, label), line)
        if deepest.lines[0] is line:
            deepest.values += _values(cells, head.fields.get(level, {}), head.names, line)
    if deepest is not None:
        elements.open = deepest.chain()
        deepest.values += _values(cells, head.others, head.names, line)


def _element(elements: Elements, above: Node | None, level: str, said: tuple[str, str], line: Line) -> Node:
    """The element that a row names at a level, below the one it names above: one said before, or a new one.

    Each row of an export repeats the elements above its own, and an action under two objectives stands
    under each of them.
    """
    kind = lexicon.KIND[level]
    known = elements.open if above is None else above.children
    for node in known:
        if node.kind == kind and elements.said.get(node.order) == said:
            return node
    if above is not None:
        elements.open = above.chain()
    made = elements.add(kind, *said, line, [])
    elements.said[made.order] = said
    return made


def _cell(cells: tuple[str, ...], columns: dict[str, int], role: str) -> str:
    index = columns.get(role)
    return cells[index].strip() if index is not None and index < len(cells) else ""


def _values(
    cells: tuple[str, ...], fields: dict[int, str], names: tuple[str, ...], line: Line
) -> list[Value]:
    return [
        Value(_role(role, cells[i]), cells[i], (line,), True, names[i])
        for i, role in fields.items()
        if i < len(cells) and cells[i].strip()
    ]


def _role(role: str, cell: str) -> str:
    """What a cell holds: words in a column of progress are a remark on the state."""
    return "status_note" if role == "progress" and not re.search(r"\d", cell) else role
