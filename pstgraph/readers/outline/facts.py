"""Facts printed before what they are of.

"[Service pilote : Repas – Fin prévue : 2026]" above "Projet (1) : …" is of that project where the document
writes all its facts so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pstgraph.readers.outline.pieces import Piece, Value


@dataclass(frozen=True, slots=True)
class _Run:
    """Facts that stand together, from one piece to before another, and the element last met above them."""

    begin: int
    end: int
    above: Piece | None


def facts_first(pieces: list[Piece]) -> list[Piece]:
    """Give facts to the element right below them, where the document prints them there.

    It does where elements of one look follow every run of facts, and runs stand both above the first of a
    list and between two of them: facts of what is above would also stand below the last.
    """
    runs = list(_runs(pieces))
    if not _precede(pieces, runs):
        return pieces
    found: list[Piece] = []
    last = 0
    for run in runs:
        values = tuple(
            Value(str(p.mark.kind), p.mark.label, p.lines, True, p.mark.word or "")
            for p in pieces[run.begin : run.end]
        )
        found += pieces[last : run.begin]
        found.append(replace(pieces[run.end], values=(*pieces[run.end].values, *values)))
        last = run.end + 1
    return found + pieces[last:]


def _runs(pieces: Sequence[Piece]) -> Iterator[_Run]:
    above: Piece | None = None
    begin = None
    for index, piece in enumerate(pieces):
        if _is_fact(piece):
            begin = index if begin is None else begin
            continue
        if begin is not None:
            yield _Run(begin, index, above)
            begin = None
        if _look(piece):
            above = piece
    if begin is not None:
        yield _Run(begin, len(pieces), above)


def _precede(pieces: Sequence[Piece], runs: Sequence[_Run]) -> bool:
    below = [pieces[run.end] if run.end < len(pieces) else None for run in runs]
    looks = {_look(piece) if piece is not None else "" for piece in below}
    if len(looks) != 1 or "" in looks:
        return False
    look = looks.pop()
    between = [run.above is not None and _look(run.above) == look for run in runs]
    return any(between) and not all(between)


def _is_fact(piece: Piece) -> bool:
    return piece.mark.form == "field" and bool(piece.mark.label) and not piece.bullet and not piece.row


def _look(piece: Piece) -> str:
    """The look of an element by its level or number; "" for bullets, prose and rows."""
    mark = piece.mark
    if piece.row or piece.bullet:
        return ""
    if mark.form == "level":
        return f"level {mark.kind}"
    return piece.signature if mark.numbered else ""
