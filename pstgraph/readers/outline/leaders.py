"""Titles without a mark that lead announced lists ("Prévenir les expulsions / Ce que nous allons faire :").

A plan that names no operational objective may print each as a plain line, a text of explanation, a line that
announces actions, and the actions. Such titles are known by all of them standing so; a title above them and
their text is that of a strategic objective.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.mark import Mark
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.sections import is_around

_MIN, _MOSTLY, _SOME, _FEW = 2, 0.8, 0.6, 0.5
_WITH_WHOM = re.compile(r"(?:avec|en (?:collaboration|partenariat) avec)\b.{3,120}$")
_MAX_TITLE, _MAX_ITEM = 150, 300
# So many lines of text explain an objective at most.
_MAX_TEXT, _MAX_LIST = 8, 20
_ENDS_A_SENTENCE = re.compile(r"[.!?…»:;]$")


def settle_leaders(pieces: list[Piece]) -> list[Piece]:
    """Give the titles of announced lists, and those above them, the levels they are of."""
    named = {piece.kind or piece.mark.kind for piece in pieces if piece.kind or piece.mark.form == "level"}
    following = zip_longest(pieces, pieces[1:])
    announced = [i for i, (one, two) in enumerate(following) if _announces_actions(one) and not _titles(two)]
    pieces = _without_lists_before(pieces, announced)
    if "operational_objective" in named:
        return _with_kinds(pieces, _torn_lists(pieces, announced))
    if len(announced) < _MIN:
        return pieces
    labels = Counter(flat(piece.text) for piece in pieces)
    found = [_title_above(pieces, index, labels) for index in announced]
    titles = [index for index in found if index is not None]
    if len(titles) < _MIN or len(titles) < _MOSTLY * len(announced):
        return pieces
    kinds: dict[int, Kind] = dict.fromkeys(titles, "operational_objective")
    if not named & {"strategic_objective", "axis"}:
        found = [_title_above(pieces, index, labels) for index in titles]
        above = {index for index in found if index is not None and _stands_apart(pieces[index])}
        if len(above) < _MIN:
            # Nothing stands above them: the plan has one level of objectives.
            kinds = dict.fromkeys(titles, "strategic_objective")
        kinds |= dict.fromkeys(above if len(above) >= _MIN else (), "strategic_objective")
    kinds |= _alike(pieces, titles, kinds[titles[0]])
    kinds |= _plain_lists(pieces, announced, kinds)
    return _with_kinds(pieces, kinds)


def _alike(pieces: Sequence[Piece], titles: Sequence[int], kind: Kind) -> dict[int, Kind]:
    """Headings between the titles, and below the last, in their style: objectives without an announcement."""
    style, count = Counter(pieces[index].lines[0].style or "" for index in titles).most_common(1)[0]
    if not style.startswith("heading") or count < _SOME * len(titles):
        return {}
    alike = (i for i in range(titles[0], len(pieces)) if pieces[i].lines[0].style == style)
    return {i: kind for i in alike if pieces[i].mark.form == "none" and not is_around(pieces[i].text)}


def _with_kinds(pieces: list[Piece], kinds: dict[int, Kind]) -> list[Piece]:
    return [_as_level(piece, kinds[index]) if index in kinds else piece for index, piece in enumerate(pieces)]


def _without_lists_before(pieces: list[Piece], announced: Sequence[int]) -> list[Piece]:
    """Bullets between an objective and the line that announces its actions are of its explanation."""
    found = list(pieces)
    for index in announced:
        run = []
        for place in range(index - 1, max(index - 1 - _MAX_LIST, -1), -1):
            if pieces[place].mark.form != "none" or pieces[place].row or pieces[place].kind:
                break
            run.append(place)
        heads = pieces[run[-1] - 1] if run and run[-1] else None
        if heads is None or not (heads.mark.form == "level" or heads.heading) or heads.mark.kind == "action":
            continue
        for place in run:
            if pieces[place].bullet and not says_what_to_do(pieces[place].text):
                found[place] = replace(pieces[place], bullet=None, style=None)
    return found


def _torn_lists(pieces: Sequence[Piece], announced: Sequence[int]) -> dict[int, Kind]:
    """Lists whose bullets were lost, below "Actions :": lines that all say what is to be done.

    Other lists of the document have their bullets.
    """
    found: dict[int, Kind] = {}
    for index in announced:
        run = [i for i in _run_below(pieces, index, {}) if not _explains(pieces[i])]
        closed = next((n for n, i in enumerate(run) if pieces[i].text.endswith(".")), len(run) - 1)
        run = run[: closed + 1] if any(pieces[i].text.endswith(";") for i in run) else run
        short = all(len(pieces[i].text) <= _MAX_ITEM for i in run)
        if run and short and _doing(pieces, run) == 1:
            found |= dict.fromkeys(run, "action")
    return found


def _announces_actions(piece: Piece) -> bool:
    return piece.mark.form == "announce" and piece.mark.kind == "action" and not piece.row


def _titles(piece: Piece | None) -> bool:
    """Whether a piece is a heading: what stands above it only names it ("Notre engagement")."""
    return piece is not None and piece.heading and not piece.bullet and piece.mark.form == "none"


def _title_above(pieces: Sequence[Piece], index: int, labels: Counter[str]) -> int | None:
    """The nearest title above a piece, behind text and facts; None where another element stands between."""
    for place in range(index - 1, max(index - 1 - _MAX_TEXT, -1), -1):
        piece = pieces[place]
        if (piece.mark.form == "field" and not piece.bullet) or piece.mark.style == "inside":
            continue
        if piece.mark.form != "none" or piece.bullet or piece.row or piece.kind:
            return None
        if _is_text(piece) or labels[flat(piece.text)] > _MIN:
            continue
        above = pieces[place - 1] if place else None
        named = above is not None and above.mark.form == "level" and not above.mark.label
        # "Engagement 1" on the line above has this title itself.
        return None if named or is_around(piece.text) else place
    return None


def _is_text(piece: Piece) -> bool:
    quoted = piece.text.startswith(("«", "“", '"'))
    return len(piece.text) > _MAX_TITLE or quoted or bool(_ENDS_A_SENTENCE.search(piece.text))


def _stands_apart(piece: Piece) -> bool:
    return piece.heading or piece.lines[0].blank_before > 0


def _plain_lists(
    pieces: Sequence[Piece], announced: Sequence[int], kinds: dict[int, Kind]
) -> dict[int, Kind]:
    """The plain lines below announcements: actions, or a title whose own list is not announced."""
    runs = [_run_below(pieces, index, kinds) for index in announced]
    items = [index for run in runs for index in run]
    titles = [index for index, kind in kinds.items() if kind == "operational_objective"]
    telling = all(_stands_apart(pieces[i]) for i in titles) and _doing(pieces, titles) >= _MOSTLY
    doing = _doing(pieces, items)
    plain = doing <= _FEW
    found: dict[int, Kind] = {}
    for index in items:
        piece = pieces[index]
        title = telling and plain and _stands_apart(piece) and says_what_to_do(piece.text)
        if title and not _is_text(piece):
            found[index] = "operational_objective"
        elif not (_explains(piece) and not plain and doing >= _SOME):
            found[index] = "action"
    return found


def _explains(piece: Piece) -> bool:
    """Whether a line says more of the action above it, where the others say what to do."""
    ended = piece.text.endswith(".") and not says_what_to_do(piece.text)
    return ended or bool(_WITH_WHOM.match(flat(piece.text)))


def _run_below(pieces: Sequence[Piece], index: int, kinds: dict[int, Kind]) -> list[int]:
    """The plain lines from an announcement to the next element; none where a marked list stands there."""
    run: list[int] = []
    for place in range(index + 1, len(pieces)):
        piece = pieces[place]
        if place in kinds or _announces_actions(piece) or is_around(piece.text):
            break
        if piece.mark.form == "field" or (piece.bullet and run):
            continue
        if piece.mark.form != "none" or piece.bullet or piece.row or piece.kind or piece.heading:
            break
        run.append(place)
    return run


def _doing(pieces: Sequence[Piece], indexes: Sequence[int]) -> float:
    """The share of pieces that say what is to be done."""
    return sum(says_what_to_do(pieces[i].text) for i in indexes) / max(len(indexes), 1)


def _as_level(piece: Piece, kind: Kind) -> Piece:
    return replace(piece, mark=Mark("level", kind, None, None, (), piece.text, "level"), kind=kind)
