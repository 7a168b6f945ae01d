"""Codes made of the codes of several levels: "OS1-OO2-A3", "S2/O1/A4", "P1.2.3" explained by nothing.

A document writes all its codes alike, so the letters are learnt from all of them: which stand first, second,
third. Letters that a level is known by ("OS", "OO", "A") say their level; others take the level of their
place, below that of the letters before them. A code of one part ("S2 – …") counts where its letters begin
longer ones.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pstgraph.model.plan import Kind
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.mark import CHAIN, CHAIN_PART, Mark, path_of
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.pieces import Piece

_SINGLE = re.compile(
    r"^(?P<code>(?P<letters>[A-Z]{1,3})\.?\s?(?P<number>\d{1,2})(?![\d.]))(?P<sep>\s*[:.)–—-]+\s*)(?P<label>\S.*)$",
    re.S,
)
_IN_COLUMN = re.compile(
    r"^(?P<code>[A-Z]{1,3}[.\s-]?(?P<number>\d{1,2}(?:\.\d{1,2})*))(?![\d.])\s*[:.)–—-]+\s*(?P<label>\S.*)$",
    re.S,
)
_PART = re.compile(CHAIN_PART)
_SPACED = re.compile(r"\s[-–—/.|]\s")
_KNOWN: Mapping[str, Kind] = {
    "AX": "axis",
    "AXE": "axis",
    "OS": "strategic_objective",
    "OO": "operational_objective",
    "OP": "operational_objective",
    "ACT": "action",
    "FA": "action",
    "FP": "action",
    "SA": "sub_action",
}
_FEW = 2
_LETTERS = 3
_MOSTLY = 0.8


def read_chains(pieces: list[Piece]) -> list[Piece]:
    """Read codes of several parts, and the single codes that begin them, as the levels they stand for.

    Each part above the last becomes a piece that cites the element it names.
    """
    chains = [_chain(piece) for piece in pieces]
    kinds = _kinds([_parts(match["code"]) for match in chains if match])
    if not kinds:
        return pieces
    found: list[Piece] = []
    for piece, match in zip(pieces, chains, strict=True):
        if match and all(letters in kinds for letters, _ in _parts(match["code"])):
            found += _links(piece, match, kinds)
        else:
            found.append(_alone(piece, kinds))
    return found


def _chain(piece: Piece) -> re.Match[str] | None:
    """The code of different levels that a piece begins with; "Action 1 - Action 2" is none."""
    match = CHAIN.match(piece.text)
    letters = [letters for letters, _ in _parts(match["code"])] if match else []
    return match if len(set(letters)) == len(letters) else None


def _parts(code: str) -> list[tuple[str, str]]:
    """The letters or word of each part of a code, and its number.

    >>> _parts("OS 1 – OO 2.1 – Action n° 3")
    [('OS', '1'), ('OO', '2.1'), ('Action', '3')]
    """
    return [(re.sub(r"[.\s]*(?:[nN]°)?\s*$", "", m["letters"]), m["number"]) for m in _PART.finditer(code)]


def _known(letters: str) -> Kind | None:
    """The level that letters are known by, or a word names."""
    named = read_mark(f"{letters} 1 : x").kind if len(letters) > _LETTERS else None
    return lexicon.KIND.get(named) if named else _KNOWN.get(letters.upper())


def _kinds(codes: Iterable[list[tuple[str, str]]]) -> dict[str, Kind]:
    """The level of each run of letters, by name or by place; empty where codes are few or disagree."""
    places: dict[str, Counter[int]] = defaultdict(Counter)
    total = 0
    for code in codes:
        total += 1
        for place, (letters, _) in enumerate(code):
            places[letters][place] += 1
    if total < _FEW or any(max(seen.values()) < _MOSTLY * seen.total() for seen in places.values()):
        return {}
    by_place = sorted(places, key=lambda letters: places[letters].most_common(1)[0][0])
    kinds: dict[str, Kind] = {}
    for letters in by_place:
        place = places[letters].most_common(1)[0][0]
        kinds[letters] = _known(letters) or lexicon.LEVELS[min(place + 1, len(lexicon.LEVELS) - 1)]
    return kinds


def _links(piece: Piece, match: re.Match[str], kinds: Mapping[str, Kind]) -> list[Piece]:
    parts = _parts(match["code"])
    marks = [
        Mark("level", kinds[letters], letters, number, path_of(number), "", "level")
        for letters, number in parts
    ]
    printed = [part.group() for part in _PART.finditer(match["code"])]
    above = [
        replace(piece, mark=mark, text=text, values=(), code=None, cites=True)
        for mark, text in zip(marks[:-1], printed, strict=False)
    ]
    last = replace(marks[-1], label=match["label"].strip())
    # "OS 1 – OO 2 – Action 3": codes side by side, and the last one is the element's own.
    own = _SPACED.split(match["code"])[-1]
    return [*above, replace(piece, mark=last, code=own, bullet=None)]


def _alone(piece: Piece, kinds: Mapping[str, Kind]) -> Piece:
    match = _SINGLE.match(f"{piece.code} - {piece.label}" if piece.code else piece.text)
    if match is None or match["letters"] not in kinds or piece.mark.form == "level":
        return piece
    number = match["number"]
    mark = Mark(
        "level", kinds[match["letters"]], match["letters"], number, path_of(number), match["label"], "level"
    )
    return replace(piece, mark=mark, bullet=None)


def read_column_codes(pieces: list[Piece]) -> list[Piece]:
    """Read codes whose letters name no level in columns that do ("OG1 : Loger" below "Objectif général")."""
    return [_coded(piece) for piece in pieces]


def _coded(piece: Piece) -> Piece:
    match = _IN_COLUMN.match(piece.text) if piece.row and piece.kind and piece.mark.form == "none" else None
    if match is None:
        return piece
    code, number = match["code"], match["number"]
    mark = Mark("level", piece.kind, "", number, path_of(number), match["label"], "level")
    return replace(piece, mark=mark, code=code)


def last_of(code: str) -> Mark:
    """The mark of the last part of a code of several levels."""
    return read_mark(_SPACED.split(code)[-1])
