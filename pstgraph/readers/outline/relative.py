"""Words whose level depends on the document: "Ambition 1", "Défi 2", "Engagement 1.1", "Chantier 3".

Where a plan names its strategic and operational objectives, such words stand above them or below. Where it
does not, they are its objectives: ranked by which of them first stands above which, the outermost is
strategic, the next operational, and what stands below them is to be done. "Axe" and its like always gather
objectives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.glosses import singular
from pstgraph.readers.outline.mark import PATH, SEPARATOR, SIGN, Mark, path_of
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.sections import is_around

OBJECTIVES = (*lexicon.OWN_WORDS, "objectif")
ACTIONS = ("action", "projet", "mesure", "initiative", "fiche", "fiche action", "fiche projet", "réalisation")
_WORDS = (*OBJECTIVES, *ACTIONS)
_NUMBERED = re.compile(
    rf"^(?P<word>{pattern_of(_WORDS)}){SIGN}\s*(?P<path>{PATH})(?P<sep>{SEPARATOR})(?P<label>.*)$"
)
_ACTION = re.compile(rf"^{pattern_of(ACTIONS)}$")
_KINDS: tuple[Kind, ...] = ("strategic_objective", "operational_objective")
_MIN = 2
# A heading stands so few pieces above the first of the elements that it gathers.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Begin:
    """How a piece begins: the word, its number and what follows."""

    word: str
    printed: str
    number: str
    label: str


def rank_words(pieces: list[Piece]) -> list[Piece]:
    """Give words without a level of their own that of their place, where nothing names the objectives."""
    named = {p.kind or p.mark.kind for p in pieces if p.kind or p.mark.form == "level"}
    if "strategic_objective" in named:
        return pieces
    begins = [_begin(piece) for piece in pieces]
    kinds = _above_operational(begins) if "operational_objective" in named else _kinds(begins)
    if not kinds:
        return pieces
    if "operational_objective" not in {*named, *kinds.values()}:
        pieces = _below_headings(pieces, begins, kinds)
    return [
        _as_level(piece, begin, kinds[begin.word]) if begin and begin.word in kinds else piece
        for piece, begin in zip(pieces, begins, strict=True)
    ]


def _below_headings(pieces: list[Piece], begins: list[_Begin | None], kinds: dict[str, Kind]) -> list[Piece]:
    """Read headings that gather the elements of the one word as strategic, and the word as operational.

    "Personne ne reste seul / Engagement 1 : … / Engagement 2 : … / Chacun a un toit / Engagement 3 : …"
    """
    word = next(iter(kinds))
    places = [i for i, begin in enumerate(begins) if begin is not None and begin.word == word]
    near = range(places[0] - 1, max(places[0] - 1 - _NEAR, -1), -1)
    first = next((i for i in near if _is_heading(pieces[i])), None)
    if first is None:
        return pieces
    style = pieces[first].lines[0].style
    alike = [
        i for i in range(first, len(pieces)) if pieces[i].lines[0].style == style and _is_heading(pieces[i])
    ]
    heads = {
        i for i, end in zip(alike, [*alike[1:], len(pieces)], strict=True) if any(i < p < end for p in places)
    }
    if len(heads) < _MIN or len(heads) == len(places):
        return pieces
    kinds[word] = "operational_objective"
    return [
        replace(
            piece,
            mark=Mark("level", "strategic_objective", None, None, (), piece.text, "level"),
            kind="strategic_objective",
        )
        if index in heads
        else piece
        for index, piece in enumerate(pieces)
    ]


def _is_heading(piece: Piece) -> bool:
    """Whether a piece is a styled heading without a mark, and no sentence set in larger type."""
    styled = (piece.lines[0].style or "").startswith("heading") and piece.mark.form == "none"
    return (
        styled and not piece.bullet and not piece.text.endswith((".", "?", "»")) and not is_around(piece.text)
    )


def _begin(piece: Piece) -> _Begin | None:
    coded = not piece.row or piece.mark.form == "level"
    match = _NUMBERED.match(flat(piece.text)) if coded else None
    if match is None:
        return None
    begun = piece.text[match.start("label") :][:1].isupper()
    if not (match["sep"].strip() or not match["label"] or "." in match["path"] or begun):
        return None
    printed, label = piece.text[: match.end("word")], piece.text[match.start("label") :].strip()
    number = piece.text[match.start("path") : match.end("path")]
    return _Begin(singular(match["word"]), printed, number, label)


def _kinds(begins: list[_Begin | None]) -> dict[str, Kind]:
    """The level of each word; empty where no word of objectives leads, or the words take no turns."""
    numbers: dict[str, set[str]] = {}
    for begin in begins:
        if begin is not None:
            numbers.setdefault(begin.word, set()).add(begin.number)
    words = [word for word, seen in numbers.items() if len(seen) >= _MIN]  # in order of first appearance
    above = [word for word in words if not _ACTION.match(word)]
    if not above or words[: len(above)] != above or above[0] == "objectif" or len(above) > len(_KINDS):
        return {}
    if len(above) == 1 and not _holds_items(begins, above[0]):
        return {}
    kinds = dict(zip(above, _KINDS, strict=False))
    below = words[len(above) :]
    if len(above) == 1 and len(below) > 1 and _restarts(begins, below[1]) and _holds_items(begins, below[0]):
        # "Enjeu 1 / Projet 1 / Mesure 1, 2, 3 / Projet 2 / Mesure 1": projects gather measures.
        kinds |= {below[0]: "operational_objective", below[1]: "action"}
    return kinds


def _restarts(begins: list[_Begin | None], word: str) -> bool:
    """Whether the numbers of a word begin again and again."""
    numbers = [begin.number for begin in begins if begin is not None and begin.word == word]
    return numbers.count(numbers[0]) > 1


def _above_operational(begins: list[_Begin | None]) -> dict[str, Kind]:
    """The one word that stands above named operational objectives is that of the strategic ones."""
    words = {begin.word for begin in begins if begin is not None and not _ACTION.match(begin.word)}
    leading = [begin.word for begin in begins if begin is not None][:1]
    above = [word for word in leading if word in words and word != "objectif"]
    numbers = {begin.number for begin in begins if begin is not None and begin.word in above}
    return {above[0]: "strategic_objective"} if len(numbers) >= _MIN else {}


def _holds_items(begins: list[_Begin | None], word: str) -> bool:
    """Whether other lines stand below the elements of a word: it heads lists, and is no list itself.

    A list of all of them may stand before or behind them.
    """
    found = [(begin.number, place) for place, begin in enumerate(begins) if begin and begin.word == word]
    last, first = dict(found), dict(reversed(found))
    return any(
        all(after - before > 1 for before, after in pairwise(sorted(places.values())))
        for places in (last, first)
    )


def _as_level(piece: Piece, begin: _Begin, kind: Kind) -> Piece:
    mark = Mark("level", kind, begin.printed, begin.number, path_of(begin.number), begin.label, "level")
    return replace(piece, mark=mark, kind=kind if piece.kind else None)
