"""Which volet each element belongs to: headings, lists of axes by volet, and the part without a heading."""

from __future__ import annotations

import re

from pstgraph.model.plan import Volet
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.pieces import Piece

_NUMBERS = r"\d+(?:\s*[-,;/&]\s*\d+|\s+et\s+\d+)*"
_LISTED = re.compile(
    rf"^(?:volet\s+)?(?P<volet>interne|externe)\s*(?:\(|:\s*(?:axes?\s+)?)(?P<numbers>{_NUMBERS})\s*\)?$"
)
_BOTH = re.compile(
    r"\bvolets?\b.{0,200}\binterne\b.{0,200}\bexterne\b|\bvolets?\b.{0,200}\bexterne\b.{0,200}\binterne\b"
)
_OTHER: dict[str, Volet] = {"internal": "external", "external": "internal"}
_WORDS: dict[str, Volet] = {"interne": "internal", "externe": "external"}
_FRENCH = {"internal": "interne", "external": "externe", "common": "commun"}


def settle_volets(nodes: list[Node], pieces: list[Piece], notes: Notebook) -> None:
    """Give volets to what stands in no headed volet where the document lets it be told."""
    _by_field(nodes)
    _axes_by_list(nodes, pieces)
    _inherit(nodes)
    _part_without_heading(nodes, pieces, notes)


def _by_field(nodes: list[Node]) -> None:
    """Read the volet that a card tells of its action ("Volet | externe")."""
    for node in nodes:
        for value in node.values:
            told = next((volet for word, volet in _WORDS.items() if word in flat(value.text)), None)
            if value.field == "volet" and told is not None:
                node.volet, node.volet_line = told, value.lines[0]
        node.values = [value for value in node.values if value.field != "volet"]


def _inherit(nodes: list[Node]) -> None:
    """A node and its parent are of one volet: an adopted list entry takes its new parent's."""
    for node in nodes:
        if node.volet is None and node.parent is not None and node.parent.volet is not None:
            node.volet, node.volet_line = node.parent.volet, node.parent.volet_line
            node.volet_method = node.parent.volet_method


def _axes_by_list(nodes: list[Node], pieces: list[Piece]) -> None:
    """Read the volet of axes listed by number ("Interne (4)", "Externe (1-2-3)")."""
    for piece in pieces:
        match = _LISTED.match(flat(piece.text))
        if match is None:
            continue
        numbers = {str(int(n)) for n in re.findall(r"\d+", match["numbers"])}
        volet: Volet = "internal" if match["volet"] == "interne" else "external"
        for node in nodes:
            if node.kind == "axis" and node.volet is None and len(node.path) == 1 and node.path[0] in numbers:
                node.volet, node.volet_line = volet, piece.lines[0]


def _part_without_heading(nodes: list[Node], pieces: list[Piece], notes: Notebook) -> None:
    """Where one volet alone has a heading and elements stand before it, they are of the other one."""
    headed = {node.volet for node in nodes if node.volet_line is not None and node.volet in _OTHER}
    bare = [node for node in nodes if node.volet is None]
    if len(headed) != 1 or not bare:
        return
    named = headed.pop()
    first = min(node.order for node in nodes if node.volet == named)
    told = next((p for p in pieces if _BOTH.search(flat(p.text))), None)
    if told is None or any(node.order > first for node in bare):
        return
    other = _OTHER[str(named)]
    for node in bare:
        node.volet, node.volet_line, node.volet_method = other, told.lines[0], "guessed"
    notes.add(
        "guessed", bare[0].line,
        f"Seul le volet {_FRENCH[str(named)]} a un titre ; ce qui le précède est lu comme"
        f" volet {_FRENCH[other]},"
        f" parce que le document annonce deux volets (ligne {told.line}).",
    )  # fmt: skip
