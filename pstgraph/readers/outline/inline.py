"""Fields printed within a line: "Créer un site (Pilote : DG ; Échéance : 2025)"."""

from __future__ import annotations

import re
from dataclasses import replace

from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.marks import Mark, field_name
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece, Value

# Only names that mean a field wherever they stand; "objectif :" or "étape :" may be part of a sentence.
_FIELDS = (
    "political", "pilots", "deadline", "period", "start", "recurrence", "budget", "ordinary", "extraordinary",
    "subsidy", "partners", "indicators", "priority", "status", "audience", "progress",
)  # fmt: skip
_NAMES = pattern_of(phrase for name in _FIELDS for phrase in lexicon.FIELD_WORDS[name] if phrase != "quand")
_NAME = rf"(?P<name>{_NAMES}(?:\(s\))?)\s*[:?]\s*(?=\S)"
_AFTER_MARK = re.compile(rf"(?:[(;,.|/]|\s-)\s*{_NAME}")
_AFTER_BLANK = re.compile(rf"(?<=\S)\s+{_NAME}")
_EDGES = " ;,.-–—|/("


def with_inline_fields(piece: Piece) -> list[Piece]:
    """Take the fields out of a piece's words; a line of fields becomes one piece a field."""
    if piece.row or piece.mark.form in {"announce", "volet"}:
        return [piece]
    if piece.mark.form == "field":
        return _split_line(piece)
    start, values = _cut(piece, piece.text, _AFTER_MARK)
    if not values or start < 8:
        return [piece]
    text = piece.text[:start].rstrip(_EDGES)
    cut = len(piece.text) - len(text)
    label = piece.mark.label[: max(len(piece.mark.label) - cut, 0)].rstrip(_EDGES) if piece.mark.label else ""
    return [replace(piece, text=text, mark=replace(piece.mark, label=label), values=(*piece.values, *values))]


def _split_line(piece: Piece) -> list[Piece]:
    start, values = _cut(piece, piece.mark.label, _AFTER_BLANK)
    if not values:
        return [piece]
    first = replace(piece, mark=replace(piece.mark, label=piece.mark.label[:start].rstrip(_EDGES)))
    rest = [
        replace(piece, mark=Mark("field", v.field, v.name, label=v.text), text=f"{v.name} : {v.text}")
        for v in values
    ]
    return [first, *rest]


def _cut(piece: Piece, text: str, pattern: re.Pattern[str]) -> tuple[int, list[Value]]:
    words = flat(text)
    found = [
        (match, name) for match in pattern.finditer(words) if (name := field_name(match["name"])) in _FIELDS
    ]
    values = []
    for index, (match, name) in enumerate(found):
        end = found[index + 1][0].start() if index + 1 < len(found) else len(text)
        value = _balanced(text[match.end() : end].strip(" ;,|–—-"))
        if value:
            values.append(
                Value(str(name), value, piece.lines, True, text[match.start("name") : match.end("name")])
            )
    return (found[0][0].start() if found else len(text)), values


def _balanced(value: str) -> str:
    """A value without the parenthesis that closes the whole group of fields."""
    return value.rstrip(" ).") if value.count(")") > value.count("(") else value.rstrip(" .")
