"""The level of a piece that does not name it: a bare number, a letter, a bullet, an unmarked heading."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.context import Context
from pstgraph.readers.outline.legend import told_kind
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece

_TO_DO = re.compile(
    r"^(?:(?:se|ne pas|s'|de|d'|a)\s*)?"
    rf"(?:[a-z-]{{2,}}(?:er|ir|re|oir)\b|{pattern_of(lexicon.NOUNS_OF_ACTION)}\b)"
)
_TO_BE = re.compile(r"^(?:etre|devenir|un cpas|faire du cpas|avoir)\b")
_TITLE = re.compile(
    r"(?:programme|plan)\s+strategique|\bp\.?s\.?t\b|\bcpas d"
    r"|^(?:document|texte|version|approuve|adopte|realise|mise? a jour|mandature|legislature|periode)\b"
)
MAX_HEADING = 250
MAX_LOOSE = 400
MAX_LEADER = 150
# So many items, so many of them saying what to do, tell what the items of an outline look like.
MIN_ALIKE, MOSTLY = 3, 0.8
# So many items make a list within a list; a lone one may have a slip of a bullet.
_MIN_INNER = 2
_LIST = re.compile(r"list (\d)")
# So far is looked for what looks alike.
MAX_LOOK = 100


def kind_of(context: Context, index: int, piece: Piece) -> Kind | None:
    """The kind of a generic piece, None where it is no item."""
    if piece.mark.form == "level":
        return None
    heads = _heading_of(context, index, piece)
    if piece.mark.word and not context.stack and context.announced is None:
        # "Objectif 1.1" with nothing open: the level that its depth is of.
        return lexicon.LEVELS[min(len(piece.mark.path) or 1, 2)]
    if not context.stack and context.announced is None and heads is None:
        return context.root_kind(piece.signature) if context.anew and not piece.bullet else None
    sibling = next((n.kind for n in reversed(context.stack) if n.signature == piece.signature), None)
    if _of_the_text(context, index, piece):
        return None
    told = told_kind(piece, context.options.legend) or _as_it_began(context, piece)
    if told is not None and not _nested(context, piece) and (context.stack or told == context.announced):
        return told
    if piece.mark.numbered:
        return _by_number(context, piece, sibling, heads)
    if piece.bullet or piece.signature.startswith("h:"):
        return sibling or _below_item(context, index, piece) or _by_look(context, piece, heads)
    if piece.row:
        return sibling or context.below_top()
    if piece.heading and sibling is not None and not _names_all(context, piece):
        return sibling
    return heads or _leader(context, index, piece) or _by_words(context, piece)


def _names_all(context: Context, piece: Piece) -> bool:
    """Whether the open element with a piece's look has a level's name and number, which the piece lacks."""
    alike = next((node for node in reversed(context.stack) if node.signature == piece.signature), None)
    return alike is not None and alike.explicit and bool(alike.path)


def _of_the_text(context: Context, index: int, piece: Piece) -> bool:
    """Whether a list is of the text it stands in: led by a plain line, it says nothing that is to be done.

    That is known where the lists of the outline that look like it say it.
    """
    if not (piece.mark.numbered or piece.bullet) or len(piece.mark.path) > 1 or piece.row:
        return False
    near = islice(reversed(context.nodes), MAX_LOOK)
    alike = [node.label for node in near if node.signature == piece.signature]
    if len(alike) < MIN_ALIKE or sum(map(says_what_to_do, alike)) < MOSTLY * len(alike):
        return False
    before, after = context.pieces[max(0, index - MAX_LOOK) : index], context.pieces[index : index + MAX_LOOK]
    above = list(takewhile(lambda one: one.signature == piece.signature, reversed(before)))
    run = [*above, *takewhile(lambda one: one.signature == piece.signature, after)]
    leader = before[-len(above) - 1] if len(above) < len(before) else None
    if leader is None or leader.mark.form != "none" or leader.bullet or leader.row:
        return False
    own = any(leader.lines[0] in node.lines for node in context.stack)
    if own or any(says_what_to_do(one.label) for one in run):
        return False
    if context.top is not None and context.top.loose[-1:] == [(leader.text, leader.lines)]:
        context.top.loose.pop()
    return True


def _nested(context: Context, piece: Piece) -> bool:
    """Whether a bullet stands below an item with another one: a legend speaks of the outer ones."""
    return piece.bullet is not None and any(node.bullet not in {None, piece.bullet} for node in context.stack)


def _below_item(context: Context, index: int, piece: Piece) -> Kind | None:
    """The level of a step: a bullet below an action with a colon, of an outer list, or without bullet."""
    top = context.top
    if top is None or not piece.bullet or top.kind != "action" or top.bullet == piece.bullet:
        return None
    outer = 0 < list_depth(top.lines[0].style) < list_depth(piece.style)
    plain = top.bullet is None and top.explicit and not top.path
    colon = top.bullet is not None and not top.children and top.lines[-1].text.endswith(":")
    inner = top.bullet is not None and not top.children and _is_inner(context, index, top.bullet)
    return lexicon.LEVELS[-1] if outer or plain or colon or inner else None


def _is_inner(context: Context, index: int, outer: str) -> bool:
    """Whether a list stands within another: items with its bullet, and then one with the outer bullet."""
    bullet, count = context.pieces[index].bullet, 0
    for piece in context.pieces[index : index + MAX_LOOK]:
        if piece.bullet == bullet:
            count += 1
        elif piece.mark.form != "field" or piece.bullet:
            return count >= _MIN_INNER and piece.bullet == outer
    return False


def _as_it_began(context: Context, piece: Piece) -> Kind | None:
    """The top kind, for a heading that looks like the one that began an outline without level words."""
    start = context.options.start
    if start is None or piece.bullet or piece.mark.form != "none" or not piece.heading:
        return None
    return start[1] if context.pieces[start[0]].signature == piece.signature else None


def list_depth(style: str | None) -> int:
    """How deep the list is that a line with this style stands in, 0 for none."""
    match = _LIST.match(style or "")
    return int(match[1]) if match else 0


def says_what_to_do(label: str) -> bool:
    """Tell whether a label reads as an objective or an action.

    >>> says_what_to_do("Être un CPAS accueillant"), says_what_to_do("Mise sur pied d’une bibliothèque")
    (True, True)
    >>> says_what_to_do("Les difficultés financières.")
    False
    """
    words = flat(label).strip(" «\"'")
    return bool(_TO_DO.match(words) or _TO_BE.match(words))


def _by_number(context: Context, piece: Piece, sibling: Kind | None, heads: Kind | None) -> Kind | None:
    """By the element whose number it continues, its depth, its siblings, or what the section announces."""
    path = piece.mark.path
    if len(path) > 1:
        beside = (n for n in context.stack if len(n.path) == len(path) and n.path[:-1] == path[:-1])
        alike = next(beside, None)
        if alike is not None:
            # "1.2" below "1.1 … / Action 1": it goes on with the objective, and is no part of the action.
            return alike.kind
        named, known = next(context.numbered(path[:-1]), None), context.kind_at_depth(len(path))
        if named is not None and known is not None and named.rank >= lexicon.RANK[known]:
            # "2.1" beside "Action 2": numbers of two parts are of objectives here.
            return known
        if named is not None:
            return lexicon.LEVELS[min(named.rank + 1, len(lexicon.LEVELS) - 1)]
        return context.kind_at_depth(len(path)) or sibling or context.below_top()
    announced = None
    if context.announced is not None and not context.local:
        announced = _announced_kind(context, context.announced)
    if announced is not None and not context.stack:
        return announced
    settled = context.options.looks.get(piece.signature)
    return sibling or heads or settled or context.below_top()


def _announced_kind(context: Context, kind: Kind) -> Kind:
    """The kind of the shallowest number in an announced section.

    "Actions" with numbers three deep begins with strategic objectives; "Objectifs opérationnels" with
    numbers two deep begins with strategic ones where objectives are known from an earlier section.
    """
    rank, lift = lexicon.RANK[kind], context.depth - 1
    objectives = context.kinds() & {"strategic_objective", "operational_objective"}
    if lift and (kind == "action" or (kind == "operational_objective" and objectives)):
        rank = max(rank - lift, lexicon.RANK["strategic_objective"])
    return lexicon.LEVELS[rank]


def _by_look(context: Context, piece: Piece, heads: Kind | None) -> Kind | None:
    """By what it heads, by what its bullet or style mostly is in the document, else below what is open."""
    if piece.heading and heads is not None:
        return heads
    settled = context.options.looks.get(piece.signature)
    if settled is not None and (context.top is None or context.top.rank < lexicon.RANK[settled]):
        return settled
    if piece.signature.startswith("h:"):
        return _below_headings(context)
    return context.below_top()


def _below_headings(context: Context) -> Kind | None:
    """The kind of a styled heading: under what is open and no item of a list, which no heading goes under."""
    holder = next((node for node in reversed(context.stack) if node.bullet is None), None)
    if holder is None:
        return context.below_top()
    return lexicon.LEVELS[min(holder.rank + 1, len(lexicon.LEVELS) - 1)]


def _heading_of(context: Context, index: int, piece: Piece) -> Kind | None:
    """A heading right above a named level is of the level above it.

    It must look like a heading or number like one: its number begins the next one's, or nothing is open.
    """
    following = context.pieces[index + 1] if index + 1 < len(context.pieces) else None
    if following is None or following.mark.form != "level" or following.mark.number is None:
        return None
    if (
        piece.bullet
        or len(piece.text) > MAX_HEADING
        or (not context.nodes and _TITLE.search(flat(piece.text)))
    ):
        return None
    rank, path = lexicon.RANK[str(following.mark.kind)], piece.mark.path
    if rank == 0 or _announces(piece, following):
        return None
    begins = bool(path) and following.mark.path[: len(path)] == path and len(following.mark.path) > len(path)
    before = context.pieces[index - 1] if index else None
    listed = before is not None and before.mark.numbered and before.signature == piece.signature
    alone = (piece.mark.numbered and not listed) or piece.heading
    free = not context.stack and alone and _in_body(context, piece, rank)
    strong = piece.heading and (not context.stack or rank <= context.stack[0].rank + 1)
    return lexicon.LEVELS[rank - 1] if begins or free or strong else None


def _announces(piece: Piece, following: Piece) -> bool:
    """Whether a short heading only says the word of the level that follows it ("Nos priorités")."""
    word = flat(following.mark.word or "")
    words = flat(piece.label).split()
    return len(word) > 3 and len(words) <= 5 and any(said.startswith(word) for said in words)


def _in_body(context: Context, piece: Piece, rank: int) -> bool:
    """Whether an outline may begin here: after a volet or elements, or with words that say what to do."""
    if context.volet is not None or context.nodes:
        return True
    return rank == 1 and (piece.heading or says_what_to_do(piece.mark.label))


def _by_words(context: Context, piece: Piece) -> Kind | None:
    """An unmarked line: an action under an operational objective where the document writes them so."""
    top, loose = context.top, context.options.loose
    if loose is None or top is None:
        return _unnumbered_objective(context, piece)
    if top.signature == "loose" and top.kind == loose:
        return loose
    return loose if top.rank == lexicon.RANK[loose] - 1 and len(piece.text) <= MAX_LOOSE else None


def _leader(context: Context, index: int, piece: Piece) -> Kind | None:
    """An unmarked line that says what to do and leads a list: an objective, where the document names none."""
    following = context.pieces[index + 1] if index + 1 < len(context.pieces) else None
    if following is None or not following.bullet or following.mark.form != "none" or context.top is None:
        return None
    if "operational_objective" in context.options.named or piece.text.endswith((".", ":", ";")):
        return None
    short = len(piece.text) <= MAX_LEADER and says_what_to_do(piece.text)
    return "operational_objective" if short and context.stack[0].kind == "strategic_objective" else None


def _unnumbered_objective(context: Context, piece: Piece) -> Kind | None:
    """A strategic objective without number in the section that announces them."""
    if context.announced != "strategic_objective":
        return None
    if context.top is not None and context.top.signature != piece.signature:
        return None
    to_be = _TO_BE.match(flat(piece.text)) and len(piece.text) < MAX_HEADING
    return "strategic_objective" if to_be else None
