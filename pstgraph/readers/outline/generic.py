"""The level of a piece that does not name it: a bare number, a letter, a bullet, an unmarked heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece

if TYPE_CHECKING:
    from pstgraph.readers.outline.grade import Grader

_TO_DO = re.compile(
    rf"^(?:(?:se|ne pas|s')\s*)?(?:[a-z-]{{2,}}(?:er|ir|re|oir)\b|{pattern_of(lexicon.NOUNS_OF_ACTION)}\b)"
)
_TITLE = re.compile(r"(?:programme|plan)\s+strategique|\bp\.?s\.?t\b|\bcpas d")
_TO_BE = re.compile(r"^(?:etre|devenir|un cpas|faire du cpas|avoir)\b")


def kind_of(grader: Grader, index: int, piece: Piece) -> Kind | None:
    """The kind of a generic piece, None where it is no item."""
    if piece.mark.form == "level":
        return None
    numbered = piece.mark.form in {"number", "letter", "roman"}
    if not grader.stack and grader.announced is None and not _opens(grader, index, piece):
        return None
    sibling = next((node.kind for node in reversed(grader.stack) if node.signature == piece.signature), None)
    if numbered:
        return _by_number(grader, index, piece, sibling)
    if piece.bullet or piece.signature.startswith("h:"):
        return _by_look(grader, index, piece, sibling)
    if piece.row:
        return sibling or _below(grader)
    above = _heading_above(grader, index, piece)
    return above or _by_words(grader, piece)


def says_what_to_do(label: str) -> bool:
    """Tell whether a label reads as an objective or an action.

    >>> says_what_to_do("Être un CPAS accueillant"), says_what_to_do("Mise sur pied d’une bibliothèque")
    (True, True)
    >>> says_what_to_do("Les difficultés financières.")
    False
    """
    words = flat(label).strip(" «\"'")
    return bool(_TO_DO.match(words) or _TO_BE.match(words))


def _opens(grader: Grader, index: int, piece: Piece) -> bool:
    """Whether a piece outside any open item is the heading of what follows."""
    return _heading_above(grader, index, piece) is not None


def _below(grader: Grader) -> Kind | None:
    """The kind under the innermost open node."""
    if grader.announced and grader.local:
        return grader.announced  # type: ignore[return-value]
    if not grader.stack:
        return grader.announced  # type: ignore[return-value]
    rank = min(grader.stack[-1].rank + 1, len(lexicon.LEVELS) - 1)
    return lexicon.LEVELS[rank]


def _by_number(grader: Grader, index: int, piece: Piece, sibling: Kind | None) -> Kind | None:
    path = piece.mark.path
    if len(path) > 1:
        named = next(
            (n for n in reversed(grader.nodes) if n.path == path[:-1] and n.volet == grader.volet), None
        )
        if named is not None:
            return lexicon.LEVELS[min(named.rank + 1, 4)]
        alike = next((n.kind for n in reversed(grader.nodes) if len(n.path) == len(path)), None)
        return alike or sibling or _below(grader)
    if grader.announced and not grader.local and not grader.stack:
        return _announced_kind(grader, piece)
    if sibling is not None:
        return sibling
    above = _heading_above(grader, index, piece)
    if above is not None:
        return above
    if grader.announced and not grader.local:
        return _announced_kind(grader, piece)
    return grader.options.looks.get(piece.signature) or _below(grader)


def _announced_kind(grader: Grader, piece: Piece) -> Kind:
    """The kind of the shallowest number in an announced section.

    "Actions" with numbers three deep begins with strategic objectives; "Objectifs opérationnels" with
    numbers two deep begins with strategic ones where those are known.
    """
    kind: Kind = grader.announced  # type: ignore[assignment]
    known = {node.kind for node in grader.nodes}
    rank = lexicon.RANK[kind]
    lift = grader.depth - 1
    if (
        kind in {"operational_objective", "action"}
        and lift
        and known & {"strategic_objective", "operational_objective"}
    ):
        rank = max(rank - lift, lexicon.RANK["strategic_objective"])
    elif kind == "action" and lift:
        rank = max(rank - lift, 1)
    return lexicon.LEVELS[rank]


def _by_look(grader: Grader, index: int, piece: Piece, sibling: Kind | None) -> Kind | None:
    if sibling is not None:
        return sibling
    if piece.heading:
        above = _heading_above(grader, index, piece)
        if above is not None:
            return above
    settled = grader.options.looks.get(piece.signature)
    if settled is not None and (not grader.stack or grader.stack[-1].rank < lexicon.RANK[settled]):
        return settled
    return _below(grader)


def _heading_above(grader: Grader, index: int, piece: Piece) -> Kind | None:
    """A heading right above a named level is of the level above it.

    It must look like a heading or number like one: its number begins the next one's, or nothing is open.
    """
    following = grader.pieces[index + 1] if index + 1 < len(grader.pieces) else None
    if (
        following is None
        or following.mark.form != "level"
        or following.mark.number is None
        or piece.bullet
        or len(piece.text) > 250
    ):
        return None
    if not grader.nodes and _TITLE.search(flat(piece.text)):
        return None
    rank = lexicon.RANK[str(following.mark.kind)]
    path = piece.mark.path
    prefix = bool(path) and following.mark.path[: len(path)] == path and len(following.mark.path) > len(path)
    numbered = piece.mark.form in {"number", "letter", "roman"}
    fresh = (
        not grader.stack
        and (numbered or piece.heading)
        and (grader.volet is not None or bool(grader.nodes) or rank == 1)
    )
    strong = piece.heading and (not grader.stack or rank <= grader.stack[0].rank + 1)
    if rank == 0 or not (prefix or fresh or strong):
        return None
    if (
        fresh
        and not prefix
        and not grader.nodes
        and grader.volet is None
        and not (piece.heading or says_what_to_do(piece.mark.label))
    ):
        return None
    return lexicon.LEVELS[rank - 1]


def _by_words(grader: Grader, piece: Piece) -> Kind | None:
    """An unmarked line: an action under an operational objective where the document writes them so."""
    top = grader.stack[-1] if grader.stack else None
    loose = grader.options.loose
    if loose is None or top is None:
        return _only_objective(grader, piece)
    if top.signature == "loose" and top.kind == loose:
        return loose
    if top.rank != lexicon.RANK[loose] - 1 or len(piece.text) > 400:
        return None
    return loose


def _only_objective(grader: Grader, piece: Piece) -> Kind | None:
    """An unnumbered strategic objective in the section that announces them."""
    if grader.announced != "strategic_objective" or (
        grader.stack and grader.stack[-1].signature != piece.signature
    ):
        return None
    words = flat(piece.text)
    return "strategic_objective" if _TO_BE.match(words) and len(words) < 300 else None
