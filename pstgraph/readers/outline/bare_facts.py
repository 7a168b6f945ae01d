"""Lines of facts and nothing else: with brackets around them, names without colons, or no names at all.

"[Service pilote : Repas – Fin prévue : 2026]", "PILOTE Service social ÉCHÉANCE en continu BUDGET 800 €",
"→ Service social · 2026 · 800 €".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.inline import field_of
from pstgraph.readers.outline.mark import BY_PLACE
from pstgraph.readers.outline.marks import Mark, field_name, read_mark
from pstgraph.readers.outline.pieces import Piece

_BRACKETS = re.compile(r"^(?:\[(?P<square>[^\[\]]+)\]|\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\))\s*[.;]?$")
_CAPITALS = r"[A-ZÀ-ÖØ-ÞŒ]"
_NAMES = re.compile(rf"(?<!\S){_CAPITALS}{{4,}}(?:\(S\))?(?:[ /-]{_CAPITALS}{{2,}})*(?=\s)")
_BETWEEN = re.compile(r"\s+[·•|–—/]\s+|\s-\s|\s*;\s+|\t")
_TIMES_AND_SUMS = frozenset({"deadline", "budget"})
_MAX_ACRONYM = 5
# So many lines of one look, all of facts, are a habit; its owners may then be any words.
_HABIT, _MAX_OWNER, _MAX_PARTNERS = 3, 60, 120
_WITH = re.compile(
    r"^(?:Avec|En (?:collaboration|partenariat) avec)\s+(?:(?:le|la|les)\s+|l['’])?(?=\S)", re.IGNORECASE
)


def bare_facts(pieces: list[Piece]) -> list[Piece]:
    """Read lines of facts that are no fields by their look as the fields they are."""
    pieces = [_named(_unwrapped(piece)) for piece in pieces]
    habits = Counter(_look(piece) for piece in pieces if _unnamed(piece))
    known = {look for look, count in habits.items() if count >= _HABIT}
    if sum(map(_says_with_whom, pieces)) >= _HABIT:
        pieces = [_with_whom(piece) if _says_with_whom(piece) else piece for piece in pieces]
    return [part for piece in pieces for part in _spread(piece, known)]


def _unwrapped(piece: Piece) -> Piece:
    """Take the brackets off."""
    match = _BRACKETS.match(piece.text) if piece.mark.form == "none" and not piece.row else None
    if match is None:
        return piece
    text = (match["square"] or match["round"] or "").strip()
    mark = read_mark(text)
    return replace(piece, mark=mark, text=text) if mark.form == "field" and mark.label else piece


def _named(piece: Piece) -> Piece:
    """Put a colon behind each field name in capitals that has a value behind it."""
    if piece.mark.form != "none" or piece.row:
        return piece
    names = [m for m in _NAMES.finditer(piece.text) if field_name(flat(m.group()))]
    if not names or names[0].start() or (len(names) == 1 and not piece.text[names[0].end() :].strip()):
        return piece
    ends = [*(m.start() for m in names[1:]), len(piece.text)]
    values = [piece.text[m.end() : end].strip() for m, end in zip(names, ends, strict=True)]
    styled = (piece.lines[0].style or "").startswith("heading")
    if not all(values) or (len(names) == 1 and (styled or not _is_value(values[0]))):
        return piece
    text = " ; ".join(f"{m.group()} : {value}" for m, value in zip(names, values, strict=True))
    return replace(piece, mark=read_mark(text), text=text)


def _is_value(words: str) -> bool:
    """Whether words behind one name alone are its value, and no more of a title ("BUDGET PARTICIPATIF")."""
    return not words[:1].islower() and not (words.isupper() and len(words) > _MAX_ACRONYM)


def _says_with_whom(piece: Piece) -> bool:
    """Whether a line says with whom and nothing else: "Avec les écoles de l'entité"."""
    plain = piece.mark.form == "none" and not (piece.bullet or piece.row or piece.kind or piece.heading)
    deed = any(says_what_to_do(part.strip()) for part in piece.text.split(",")[1:])
    return plain and bool(_WITH.match(piece.text)) and len(piece.text) <= _MAX_PARTNERS and not deed


def _with_whom(piece: Piece) -> Piece:
    words = _WITH.sub("", piece.text).rstrip(" .;")
    return replace(piece, mark=Mark("field", "partners", "Avec", label=words))


def _parts(piece: Piece) -> list[str]:
    return [part.strip(" .") for part in _BETWEEN.split(piece.text)]


def _look(piece: Piece) -> tuple[str, str]:
    """The bullet of a line and the sign between its parts."""
    sign = _BETWEEN.search(piece.text)
    return piece.bullet or "", sign.group().strip() if sign else ""


def _unnamed(piece: Piece) -> list[str]:
    """The fields of a line's parts, where each is one by itself and a date or an amount is among them."""
    if piece.mark.form != "none" or piece.row or piece.heading:
        return []
    fields = [field_of(part) for part in _parts(piece)]
    told = len(fields) > 1 and "" not in fields and not _TIMES_AND_SUMS.isdisjoint(fields)
    return fields if told and set(fields) != {"deadline"} else []


def _spread(piece: Piece, known: set[tuple[str, str]]) -> Iterator[Piece]:
    if piece.row or piece.mark.form != "none" or _look(piece) not in known:
        yield piece
        return
    parts = _parts(piece)
    fields = [field_of(part) for part in parts]
    guessed = not fields[0] and len(parts[0]) <= _MAX_OWNER and not says_what_to_do(parts[0])
    if guessed:
        fields[0] = "pilots"
    if "" in fields or _TIMES_AND_SUMS.isdisjoint(fields):
        yield piece
        return
    looks = [BY_PLACE if guessed and not place else "" for place in range(len(parts))]
    for name, text, look in zip(fields, parts, looks, strict=True):
        yield replace(piece, mark=Mark("field", name, "", label=text, style=look), text=text, bullet=None)
