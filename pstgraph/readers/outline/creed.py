"""What a plan says it wants to be and stands for: its vision and its values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pstgraph.model.plan import Method
from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.marks import NUMBERED
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece
from pstgraph.text import normalise_space

_WHOSE = r"(?:notre|la|sa)?\s*(?:vision|ambition)(?:\s+(?:du\s+cpas|strategique|politique))?\s*"
_VISION = re.compile(rf"^{_WHOSE}:\s*(?P<text>.+)$")
_VISION_HEAD = re.compile(rf"^{_WHOSE}:?$")
_WANTS = re.compile(r"(?:voulons|veut|souhaite|souhaitons)\b.{0,30}\betre\b|ce que nous voulons|\bveut\b")
_VALUES = re.compile(
    r"\bvaleurs\b[^:]{0,90}?(?:\bsont\b(?:\s+les\s+suivantes)?|suivantes)\s*:?\s*(?P<text>.*)$"
)
_VALUES_HEAD = re.compile(r"^(?:les|nos)?\s*valeurs(?:\s+du\s+cpas)?\s*:?$")
_ARTICLE = re.compile(r"^(?:le|la|les|l['’]|un|une|de la|du|des)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+et\s+(?=(?:le|la|les|l['’])\s?\w)|\s+ainsi que\s+")
_MAX_VALUE = 90
_MAX_LIST = 300
_MAX_ITEMS = 12


@dataclass(frozen=True, slots=True)
class Stated:
    """A text with the lines it stands on and how it was read."""

    text: str
    lines: tuple[Line, ...]
    method: Method = "stated"


def read_vision(pieces: list[Piece], nodes: list[Node], first: int) -> Stated | None:
    """Read the vision or ambition: a labelled line, the text under such a heading, or the sole objective."""
    for index, piece in enumerate(pieces):
        words = NUMBERED.sub("", flat(piece.text))
        match = _VISION.match(words)
        if match:
            return Stated(normalise_space(piece.text[len(piece.text) - len(match["text"]) :]), piece.lines)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following is None or piece.line >= first or not _VISION_HEAD.match(words):
            continue
        if following.mark.form == "none" and not following.bullet and 20 < len(following.text) < 500:
            return Stated(following.text, following.lines)
    return _sole_objective(pieces, nodes)


def _sole_objective(pieces: list[Piece], nodes: list[Node]) -> Stated | None:
    """A plan with one unnumbered objective, introduced as what it wants to be, has said its vision."""
    sole = [node for node in nodes if node.kind == "strategic_objective"]
    if len(sole) != 1 or sole[0].number is not None:
        return None
    before = [piece for piece in pieces if 0 < sole[0].line - piece.line <= 12]
    if any(_WANTS.search(flat(piece.text)) for piece in before):
        return Stated(normalise_space(sole[0].label), tuple(sole[0].lines), "guessed")
    return None


def read_values(pieces: list[Piece]) -> list[Stated]:
    """Read the values: a list in a sentence, after it, or under a heading."""
    for index, piece in enumerate(pieces):
        words = flat(piece.text)
        for sentence in re.finditer(r"[^.]*\bvaleurs\b[^.]*", words) if "valeurs" in words else ():
            match = _VALUES.search(sentence.group())
            if match and match["text"].strip():
                listed = piece.text[sentence.start() + match.start("text") : sentence.end()]
                return _listed(listed, piece.lines)
            if match:
                return _after(pieces[index + 1 : index + _MAX_ITEMS])
        following = pieces[index + 1 : index + _MAX_ITEMS]
        if following and following[0].bullet and _VALUES_HEAD.match(NUMBERED.sub("", words)):
            return _after(following)
    return []


def _after(following: list[Piece]) -> list[Stated]:
    if not following:
        return []
    if not following[0].bullet:
        return _listed(following[0].text, following[0].lines) if len(following[0].text) < _MAX_LIST else []
    found: list[Stated] = []
    for piece in following:
        if piece.bullet != following[0].bullet:
            break
        found += _cleaned([piece.text.partition(" : ")[0]], piece.lines)
    return found


def _listed(text: str, lines: tuple[Line, ...]) -> list[Stated]:
    parts = _BETWEEN.split(text)
    return _cleaned(parts if len(parts) > 1 else re.split(r"\s+et\s+", text), lines)


def _cleaned(parts: list[str], lines: tuple[Line, ...]) -> list[Stated]:
    values = [_ARTICLE.sub("", normalise_space(part)).strip(" .;:") for part in parts]
    return [Stated(value, lines) for value in values if value and len(value) < _MAX_VALUE]
