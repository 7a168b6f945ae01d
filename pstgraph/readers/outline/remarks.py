"""Notes on what a person may want to check: anomalies of the outline, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.nodes import Node, Notebook
from pstgraph.readers.outline.pieces import Piece

_COUNTS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12,
}  # fmt: skip
_KINDS = (
    ("strategic_objective", r"objectifs?\s+strategiques?", "objectif(s) stratégique(s)"),
    ("operational_objective", r"objectifs?\s+operationnels?", "objectif(s) opérationnel(s)"),
    ("axis", r"axes?(?:\s+strategiques?|\s+prioritaires?)?", "axe(s)"),
)
_NUMBER_WORD = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_ANNOUNCED = tuple(
    (kind, re.compile(rf"(?:un\s+seul|\bles|\bnos|\ben|\bcontient|\bcomporte|\bcomprend|\bcompte|\bautour\s+de|\bdefini|\bretenu|\bpropose|\bsur)\s+{_NUMBER_WORD}?\s*(?P<seul>seul\s+)?(?:grands?\s+)?{words}\b"), label)
    for kind, words, label in _KINDS
)  # fmt: skip
_MAX_RANGES = 12


def note_anomalies(nodes: list[Node], pieces: list[Piece], notes: Notebook) -> None:
    """Note numbers without a title, shared blocks, announced counts that do not match."""
    for index, node in enumerate(nodes):
        if not node.label.strip():
            _untitled(node, nodes[index - 1] if index else None, notes)
        _shared_block(node, notes)
    _unmatched_axes(nodes, notes)
    _announced_counts(nodes, pieces, notes)


def note_skipped(skipped: list[Piece], banners: list[Line], notes: Notebook) -> None:
    """Note the lines left out, by ranges."""
    ranges = _ranges([(p.lines[0].number, p.lines[-1].number) for p in skipped])
    for first, last in ranges[:_MAX_RANGES]:
        lines = f"Ligne {first}" if first == last else f"Lignes {first} à {last}"
        notes.add("skipped", first, f"{lines} : texte hors de l'arborescence du plan, non repris.")
    if len(ranges) > _MAX_RANGES:
        rest = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in ranges[_MAX_RANGES:][:40])
        notes.add(
            "skipped",
            ranges[_MAX_RANGES][0],
            f"Autres lignes hors de l'arborescence du plan, non reprises : {rest}.",
        )
    if banners:
        numbers = ", ".join(str(line.number) for line in banners[:20]) + (" …" if len(banners) > 20 else "")
        notes.add(
            "skipped",
            banners[0].number,
            f"En-têtes, numéros de page ou table des matières, non repris (lignes {numbers}).",
        )


def _ranges(spans: Iterable[tuple[int, int]], gap: int = 12) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first - merged[-1][1] <= gap:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _untitled(node: Node, before: Node | None, notes: Notebook) -> None:
    text = f"{node.number or 'Cet élément'} est imprimé sans intitulé."
    if before is not None and node.line - before.lines[-1].number <= 2 and before.rank > node.rank:
        text = text[:-1] + f" ; la ligne qui précède (« {before.label[:60]} ») est peut-être le sien."
    notes.add("guessed", node.line, text)


def _shared_block(node: Node, notes: Notebook) -> None:
    """A block of pilots and dates after several bullets may be meant for all of them."""
    if (
        node.parent is None
        or not any(value.lines[0] is not node.lines[0] for value in node.values)
        or node.bullet is None
    ):
        return
    siblings = [child for child in node.parent.children if child.kind == node.kind]
    position = siblings.index(node)
    bare = 0
    while position - bare - 1 >= 0 and not siblings[position - bare - 1].values:
        bare += 1
    if bare and siblings[position - bare].bullet == node.bullet:
        first = siblings[position - bare]
        notes.add(
            "guessed", node.values[0].lines[0].number,
            f"Ce bloc est lu pour le point juste au-dessus ; il vaut peut-être aussi pour les {bare} point(s) précédent(s), depuis la ligne {first.line}."
            if bare > 1 else
            f"Ce bloc est lu pour le point juste au-dessus ; il vaut peut-être aussi pour le point précédent (ligne {first.line}).",
        )  # fmt: skip


def _unmatched_axes(nodes: list[Node], notes: Notebook) -> None:
    axes = [node for node in nodes if node.kind == "axis"]
    body = [node for node in axes if node.children]
    listed = [node for node in axes if not node.children]
    if body and len(listed) > 1:
        notes.add(
            "guessed", listed[0].line,
            f"Les {len(listed)} axes annoncés ne correspondent pas aux {len(body)} sections du corps : les uns et les autres sont gardés.",
        )  # fmt: skip


def _announced_counts(nodes: list[Node], pieces: list[Piece], notes: Notebook) -> None:
    have = {kind: sum(1 for n in nodes if n.kind == kind) for kind, _, _ in _KINDS}
    own = {line.number for node in nodes for line in node.lines}
    for piece in pieces:
        if piece.line in own:
            continue
        words = flat(piece.text)
        for kind, pattern, label in _ANNOUNCED:
            for match in pattern.finditer(words):
                told = (
                    1
                    if "un seul" in match.group()
                    else _COUNTS.get(match["n"] or "", 0) or int(match["n"] or 0)
                )
                if told and have[kind] and told != have[kind]:
                    notes.add(
                        "guessed",
                        piece.line,
                        f"Le texte annonce {told} {label}, le document en compte {have[kind]}.",
                    )
