"""Rows that span a table above its actions: "AIDER MIEUX", "Le service social", "Tenir une permanence | DG".

Where no level is named, rows in capitals above others are strategic objectives and the others operational;
of one look they are the objectives of the actions below.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.pieces import Piece

_MIN = 2
_REMARK = re.compile(r"\(?\*|(?:source|remarque|nb|n\.b\.|note)\b")
_OBJECTIVES = frozenset({"strategic_objective", "operational_objective"})


def settle_bands(pieces: list[Piece]) -> list[Piece]:
    """Give rows of one cell above rows of actions the levels of their looks, where no objective is named."""
    named = {piece.kind or piece.mark.kind for piece in pieces if piece.kind or piece.mark.form == "level"}
    acting = [p for p in pieces if p.row and p.kind == "action" and p.values]
    bands = [i for i, piece in enumerate(pieces) if _is_band(piece)]
    if named & _OBJECTIVES or len(acting) < _MIN or len(bands) < _MIN or not _head_rows(pieces, bands):
        return pieces
    upper = [i for i in bands if pieces[i].caps]
    lower = [i for i in bands if not pieces[i].caps]
    kinds: dict[int, Kind]
    if upper and lower:
        first = all(b - a == 1 or pieces[b].caps for a, b in pairwise(bands) if pieces[a].caps)
        if not first or not pieces[bands[0]].caps:
            return pieces
        kinds = dict.fromkeys(upper, "strategic_objective")
        kinds |= dict.fromkeys(lower, "operational_objective")
    else:
        kinds = dict.fromkeys(bands, "strategic_objective")
    return [replace(p, kind=kinds[i]) if i in kinds else p for i, p in enumerate(pieces)]


def _head_rows(pieces: list[Piece], bands: list[int]) -> bool:
    """Whether a band begins the rows, and each stands above another or above an action that says more."""
    first = next(i for i, piece in enumerate(pieces) if piece.row)
    below = [pieces[i + 1] if i + 1 < len(pieces) else None for i in bands]
    above = all(p is not None and (_is_band(p) or (p.kind == "action" and p.row and p.values)) for p in below)
    return first == bands[0] and above


def _is_band(piece: Piece) -> bool:
    """Whether a row has words in one cell alone, without a mark, and says nothing beside."""
    cells = piece.lines[0].cells or ()
    alone = sum(bool(cell.strip()) for cell in cells) == 1 and bool(cells) and bool(cells[0].strip())
    plain = piece.mark.form == "none" and not piece.values and not piece.bullet
    plain = plain and not _REMARK.match(flat(piece.text))
    return piece.row and plain and alone and (piece.kind is None or piece.kind == "action")
