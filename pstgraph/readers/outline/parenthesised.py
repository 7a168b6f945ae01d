"""Numbers in parentheses before a title: "(3) Créer un café des aidants"."""

from __future__ import annotations

import re
from dataclasses import replace

from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.mark import Mark
from pstgraph.readers.outline.pieces import Piece

_NUMBER = re.compile(r"^\((?P<n>\d{1,2})\)\s*(?P<label>[^\W\d_].*)$", re.S)
# Notes at the foot of a page begin so too: most of the lines must say what to do.
_MIN, _MOSTLY = 3, 0.6


def settle_parenthesised(pieces: list[Piece]) -> list[Piece]:
    """Read lines that begin with a number in parentheses as numbered, where most of them are actions."""
    found = [_NUMBER.match(piece.text) if _is_plain(piece) else None for piece in pieces]
    doing = [says_what_to_do(match["label"]) for match in found if match]
    if len(doing) < _MIN or sum(doing) < _MOSTLY * len(doing):
        return pieces
    return [_numbered(piece, match) if match else piece for piece, match in zip(pieces, found, strict=True)]


def _is_plain(piece: Piece) -> bool:
    return piece.mark.form == "none" and not piece.row and not piece.bullet


def _numbered(piece: Piece, match: re.Match[str]) -> Piece:
    mark = Mark("number", None, None, f"({match['n']})", (str(int(match["n"])),), match["label"], "(1)")
    return replace(piece, mark=mark)
