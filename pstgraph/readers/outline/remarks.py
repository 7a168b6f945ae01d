"""Notes on what a person may want to check: anomalies of the outline, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.left_out import range_message
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.pieces import Piece

_COUNTS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
}  # fmt: skip
_KINDS = (
    ("strategic_objective", r"objectifs?\s+strategiques?", "objectif(s) stratégique(s)"),
    ("operational_objective", r"objectifs?\s+operationnels?", "objectif(s) opérationnel(s)"),
    ("axis", r"axes?(?:\s+strategiques?|\s+prioritaires?)?", "axe(s)"),
)
_LEAD = r"\b(?:les|nos|en|contient|comporte|comprend|compte|autour\s+de|defini|retenu|propose|sur)"
_COUNT = rf"(?P<n>un\s+seul|\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_ANNOUNCED = tuple(
    (kind, re.compile(rf"{_LEAD}\s+{_COUNT}\s+(?:seul\s+|grands?\s+)?{words}\b"), label)
    for kind, words, label in _KINDS
)
# So many ranges of skipped lines get a note each, the rest one note together.
_MAX_RANGES = 12
# Skipped lines with no more than this between them are one range.
_GAP = 12


def note_anomalies(nodes: list[Node], pieces: list[Piece], notes: Notebook) -> None:
    """Note numbers without a title, shared blocks, announced counts that do not match."""
    for index, node in enumerate(nodes):
        if not node.label.strip():
            _untitled(node, nodes[index - 1] if index else None, notes)
    _shared_blocks(nodes, notes)
    _unmatched_axes(nodes, notes)
    _announced_counts(nodes, pieces, notes)


def note_skipped(skipped: list[Piece], banners: list[Line], notes: Notebook) -> None:
    """Note the lines left out, by ranges."""
    ranges = _ranges((piece.lines[0].number, piece.lines[-1].number) for piece in skipped)
    for first, last in ranges[:_MAX_RANGES]:
        notes.add("skipped", first, range_message((first, last)))
    if len(ranges) > _MAX_RANGES:
        rest = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in ranges[_MAX_RANGES:][:40])
        message = f"Autres lignes hors de l'arborescence du plan, non reprises : {rest}."
        notes.add("skipped", ranges[_MAX_RANGES][0], message)
    if banners:
        numbers = ", ".join(str(line.number) for line in banners[:20]) + (" …" if len(banners) > 20 else "")
        message = f"En-têtes, numéros de page ou table des matières, non repris (lignes {numbers})."
        notes.add("skipped", banners[0].number, message)


def _ranges(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first - merged[-1][1] <= _GAP:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _untitled(node: Node, before: Node | None, notes: Notebook) -> None:
    text = f"{node.number or 'Cet élément'} est imprimé sans intitulé"
    if before is not None and before.rank > node.rank and 0 < node.line - before.lines[-1].number <= 2:
        title = f"{before.number} {before.label}" if before.number else before.label
        text += f" ; la ligne qui précède (« {title[:70]} ») est peut-être le sien"
    notes.add("guessed", node.line, f"{text}.")


def _shared_blocks(nodes: list[Node], notes: Notebook) -> None:
    """A block of pilots and dates after several bullets may be meant for all of them."""
    bare: list[Node] = []
    for node in nodes:
        alike = bare and bare[-1].parent is node.parent and bare[-1].kind == node.kind
        if not alike or bare[-1].bullet != node.bullet:
            bare = []
        own = [value for value in node.values if value.lines[0] is not node.lines[0]]
        if own and bare and node.bullet is not None:
            which = f"le point précédent (ligne {bare[0].line})"
            if len(bare) > 1:
                which = f"les {len(bare)} points précédents, depuis la ligne {bare[0].line}"
            message = f"Ce bloc est lu pour le point juste au-dessus ; il vaut peut-être aussi pour {which}."
            notes.add("guessed", own[0].lines[0].number, message)
        bare = [] if node.values or node.children else [*bare, node]


def _unmatched_axes(nodes: list[Node], notes: Notebook) -> None:
    axes = [node for node in nodes if node.kind == "axis"]
    body = [node for node in axes if node.children]
    listed = [node for node in axes if not node.children]
    if body and len(listed) > 1:
        message = (
            f"Les {len(listed)} axes annoncés ne correspondent pas aux {len(body)} sections du corps :"
            " les uns et les autres sont gardés."
        )
        notes.add("guessed", listed[0].line, message)


def _announced_counts(nodes: list[Node], pieces: list[Piece], notes: Notebook) -> None:
    have = {kind: sum(1 for node in nodes if node.kind == kind) for kind, _, _ in _KINDS}
    own = {line.number for node in nodes for line in node.lines}
    for piece in pieces:
        if piece.line in own:
            continue
        for kind, pattern, label in _ANNOUNCED:
            for match in pattern.finditer(flat(piece.text)):
                told = 1 if match["n"].startswith("un") else _COUNTS.get(match["n"]) or int(match["n"])
                if have[kind] and told != have[kind]:
                    message = f"Le texte annonce {told} {label}, le document en compte {have[kind]}."
                    notes.add("guessed", piece.line, message)
