"""Pieces read again in the light of their neighbours or of the whole document, before they are graded."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from pstgraph.model.plan import Volet
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.marks import Mark, path_of, read_mark
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece

_BEFORE = re.compile(
    r"^\((?:(?:volet )?(?P<volet>interne|externe)|(?:o\.?s|o\.?o|a)\.?\s?\d[\d.]*)\)\s*[:.-]?\s*"
)
_AFTER = re.compile(r"\s*\((?:volet )?(?P<volet>interne|externe)\)\s*[.:]?$")
_BEHIND = tuple(
    (
        kind,
        re.compile(
            rf"\s*\((?:{pattern_of(lexicon.LEVEL_WORDS[kind])}|{lexicon.LEVEL_CODES[kind]})\)\s*[:.]?$"
        ),
    )
    for kind in ("strategic_objective", "operational_objective")
)
_VOLETS: dict[str, Volet] = {"interne": "internal", "externe": "external"}
_GOES_ON = re.compile(r"\s*[-–]?\s*[(\[]\s*suite(?: et fin)?\s*[)\]]\s*[:.]?$", re.IGNORECASE)
_RUNNING, _SOME = 5, 3
_BARE_NUMBER = re.compile(r"^(?P<n>[1-9]\d?)\s+(?P<label>[A-ZÀ-ÝŒ«].*)$")


def settle_codes(pieces: list[Piece]) -> list[Piece]:
    """Where sections are lettered ("A.1", "B.1"), "A.1.1" is a number under A and no action's code."""
    lettered = {
        p.mark.path[0] for p in pieces if p.mark.form == "number" and p.mark.path and p.mark.path[0].isalpha()
    }
    if not lettered - {"A"}:
        return pieces
    return [_as_number(piece) if _is_a_code(piece.mark) else piece for piece in pieces]


def _is_a_code(mark: Mark) -> bool:
    return mark.form == "level" and (mark.word or "").rstrip(".") == "A"


def _as_number(piece: Piece) -> Piece:
    mark = piece.mark
    number = f"{mark.word}{mark.number}"
    path = path_of(number)
    return replace(piece, mark=Mark("number", None, None, number, path, mark.label, f"L{len(path)}"))


def settle_bare_numbers(pieces: list[Piece]) -> list[Piece]:
    """Read "1 Assurer une aide" as numbered where "1.1 …" follows, or "2 …", "3 …" all through the document.

    Any other bare figure is of the text.
    """
    matches = [_bare_number(piece) for piece in pieces]
    running = _counts_on([int(match["n"]) for match in matches if match])
    found = []
    for piece, following, match in zip_longest(pieces, pieces[1:], matches):
        begins = match and following is not None and following.mark.path[:-1] == (match["n"],)
        if match and (running or begins):
            mark = Mark("number", None, None, match["n"], (match["n"],), match["label"], "1")
            piece = replace(piece, mark=mark)
        found.append(piece)
    return found


def _bare_number(piece: Piece) -> re.Match[str] | None:
    return _BARE_NUMBER.match(piece.text) if piece.mark.form == "none" and not piece.row else None


def _counts_on(numbers: list[int]) -> bool:
    """Whether numbers run from 1 without a gap: the actions of a whole plan are counted so."""
    return len(numbers) >= _RUNNING and numbers == list(range(1, len(numbers) + 1))


def settle_bare_objectives(pieces: list[Piece]) -> list[Piece]:
    """Read "Objectif : Loger" as an objective where others are "Objectif 1", "Objectif 2"."""
    numbered = [p for p in pieces if p.mark.word == "Objectif" and p.mark.form == "number"]
    depths = {len(piece.mark.path) for piece in numbered}
    if len(numbered) < _SOME or len(depths) != 1:
        return pieces
    style = numbered[0].mark.style
    return [
        replace(piece, mark=Mark("number", None, "Objectif", None, (), piece.mark.label, style))
        if _is_bare_objective(piece)
        else piece
        for piece in pieces
    ]


def _is_bare_objective(piece: Piece) -> bool:
    field = piece.mark.form == "field" and flat(piece.mark.word or "") == "objectif" and piece.mark.label
    return bool(field) and not piece.bullet and not piece.row


def split_lists(pieces: list[Piece]) -> list[Piece]:
    """Cut a list on one line ("Actions : créer un site ; former les agents") into one piece an entry."""
    found: list[Piece] = []
    for piece in pieces:
        mark = piece.mark
        if mark.form != "announce" or not mark.label or mark.style != "listed":
            found.append(piece)
            continue
        for part in re.split(r"\s*;\s*|\s+[•▪➢✓]\s*", mark.label):
            if re.search(r"\w", part):
                text = part.strip(" .")
                found.append(
                    Piece(Mark("none", label=text), text, piece.lines, kind=lexicon.KIND.get(mark.kind))
                )
        found.append(Piece(Mark("close", mark.kind), "", piece.lines))
    return found


def split_codes(pieces: list[Piece]) -> list[Piece]:
    """Cut a line that names several levels ("OS1.OO1.A1 : Planter", "A.16 - SA.17 - Peindre") into pieces."""
    found: list[Piece] = []
    for piece in pieces:
        rest, start = piece, len(found)
        while (inner := _inner(rest.mark)) is not None:
            mark = rest.mark
            head = rest.text[: len(rest.text) - len(mark.label)].rstrip(" -–—:,/.")
            found.append(replace(rest, mark=replace(mark, label=""), text=head, values=(), cites=True))
            rest = replace(rest, mark=inner, text=mark.label, bullet=None, code=None)
        if len(found) > start:
            code = piece.text[: len(piece.text) - len(rest.mark.label)].rstrip(" -–—:,/.")
            rest = replace(rest, code=None if " " in code else code, values=piece.values)
        found.append(rest)
    return found


def _inner(mark: Mark) -> Mark | None:
    """The mark of a lower level that a level's label begins with."""
    if mark.form != "level" or not mark.number:
        return None
    inner = read_mark(mark.label)
    lower = (
        inner.form == "level"
        and inner.number
        and lexicon.RANK[str(inner.kind)] > lexicon.RANK[str(mark.kind)]
    )
    return inner if lower else None


def settle_asides(pieces: list[Piece]) -> list[Piece]:
    """Read what a parenthesis says of a level: its code again, its volet, or what level it is."""
    return [_told_behind(_told_before(_first_part(piece))) for piece in pieces]


def _first_part(piece: Piece) -> Piece:
    """Take "(suite)" off a heading that a new page or slide repeats."""
    match = _GOES_ON.search(piece.text)
    if match is None or piece.mark.form not in {"level", "number", "none"} or piece.row:
        return piece
    cut = len(piece.text) - match.start()
    return replace(piece, text=piece.text[:-cut], mark=replace(piece.mark, label=piece.mark.label[:-cut]))


def _told_before(piece: Piece) -> Piece:
    """Read "OS 1 (externe) : …", "Objectif opérationnel 1 (OO1) : …", "OS 1 : Loger (volet externe)"."""
    if piece.mark.form != "level":
        return piece
    words, label = flat(piece.mark.label), piece.mark.label
    match, after = _BEFORE.match(words), _AFTER.search(words)
    if match is None and after is not None:
        return replace(
            piece,
            mark=replace(piece.mark, label=label[: after.start()]),
            volet=_VOLETS[after["volet"]],
        )
    if match is None:
        return piece
    volet = _VOLETS.get(match["volet"] or "")
    return replace(piece, mark=replace(piece.mark, label=piece.mark.label[match.end() :]), volet=volet)


def _told_behind(piece: Piece) -> Piece:
    """Read "2.1 Améliorer l'accès au logement (objectif stratégique)"."""
    mark = piece.mark
    if not mark.numbered and mark.form != "none":
        return piece
    words = flat(piece.text)
    for kind, pattern in _BEHIND:
        match = pattern.search(words)
        if match:
            label = (mark.label if mark.numbered else piece.text)[: -(match.end() - match.start())].rstrip()
            level = Mark("level", kind, None, mark.number, mark.path, label, "level")
            return replace(piece, mark=level, text=piece.text[: match.start()].rstrip())
    return piece
