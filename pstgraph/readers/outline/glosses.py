"""Words that the plan itself explains: "chaque défi (objectif stratégique) se décline en engagements"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.headers import level_of_head
from pstgraph.readers.outline.mark import Mark
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.unit import Unit

_WORDS = (*lexicon.OWN_WORDS, *lexicon.EXPLAINED_WORDS)
_MEANINGS: tuple[tuple[Kind, str], ...] = (
    ("strategic_objective", r"objectifs?\s+strategiques?|o\.?s\.?"),
    ("operational_objective", r"objectifs?\s+operationnels?|o\.?o\.?"),
    ("axis", r"axes?(?:\s+strategiques?)?"),
    ("action", r"actions?"),
)
_PAIR, _LETTERS = 2, 4
_TERM = re.compile(r"(?:abreviations?|sigles?|acronymes?|termes?|mots?|notions?)(?:\s+utilise?e?s?)?$")
_MEANING = re.compile(
    r"(?:significations?|definitions?|explications?|description|signifie|en toutes lettres)$"
)
_SIGN = re.compile(r"^(?:[IVXivx]{1,4}|\d|[A-Za-z])(?:\.(?:\d|[A-Za-z])){0,3}(?:\.[xXnN])?\s?[.)°-]?$")
_LEVEL_NAME = re.compile(rf"^(?:sous-actions?|{'|'.join(words for _, words in _MEANINGS)})$")
_WORD = rf"\b(?P<word>{pattern_of(_WORDS)})\b"
_SAYS = (
    r"\s*(?:\(\s*(?:=|soit|c'est-a-dire|ou|i\.e\.)?\s*(?:(?:les?|des?|un)\s+)?(?P<gloss>{})\s*\)"
    r"|\s*(?:=|:|,?\s*(?:c'est-a-dire|a savoir))\s*(?:(?:les?|des?|un)\s+)?(?P<told>{})(?![a-z])"
    r"|\s+(?:correspondent\s+aux|(?:sont|designent)\s+(?:ici\s+|donc\s+)?(?:les|nos|des))\s+"
    r"(?P<same>{})(?![a-z]))"
)
_TURNED = r"\b(?:{})\s*\(\s*(?:=|nos|les|dits?|appeles?|denommes?|ou)?\s*[«\"]?\s*{}\s*[»\"]?\s*\)"
_HEADS = re.compile(
    r"^(?:(?:les|nos|ses|liste des)\s+)?(?:(?:\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\s+)?"
    rf"(?P<word>{pattern_of(_WORDS)})(?:\s+du\s+(?:pst|cpas|plan))?\s*[:.]?$"
)
_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, words in _MEANINGS
    for pattern in (_WORD + _SAYS.format(words, words, words), _TURNED.format(words, _WORD))
)


def glosses_of(units: Sequence[Unit]) -> dict[str, Kind]:
    """The level of each word that a text of the plan explains by a level's name.

    A word explained in two ways is left as it is.
    """
    found: dict[str, set[Kind]] = {}
    for unit in units:
        if unit.cells is not None:
            continue
        words = flat(unit.text)
        for kind, pattern in _PATTERNS:
            for match in pattern.finditer(words):
                found.setdefault(singular(match["word"]), set()).add(kind)
    return {word: next(iter(kinds)) for word, kinds in found.items() if len(kinds) == 1}


def sign_told(code: str, words: str) -> str | None:
    """The sentence that a row of a key says: the look of a code and the level it stands for.

    >>> sign_told("1.1", "Objectifs opérationnels"), sign_told("1.1", "Créer un site")
    ('1.1, 1.1 : Objectifs opérationnels.', None)
    """
    told = _SIGN.match(code.strip()) and _LEVEL_NAME.match(flat(words).strip(" .;"))
    sign = code.strip(" .)-")
    return f"{sign}, {sign} : {words.strip(' .;')}." if told else None


def singular(word: str) -> str:
    """Flat words without the marks of their plural.

    >>> singular("Défis"), singular("axes de travail")
    ('defi', 'axe de travail')
    """
    return " ".join(part.rstrip("sx") or part for part in flat(word).strip(" .:").split())


def with_glosses(pieces: list[Piece], glosses: Mapping[str, Kind]) -> list[Piece]:
    """Give lines that begin with an explained word ("Défi 2 : …") the level it stands for."""
    if not glosses:
        return pieces
    return [_explained(piece, glosses) for piece in pieces]


def _explained(piece: Piece, glosses: Mapping[str, Kind]) -> Piece:
    mark = piece.mark
    plain = mark.form == "none" or mark.style == "inside"
    heads = _HEADS.match(flat(piece.text)) if plain and not piece.row else None
    if heads is not None and singular(heads["word"]) in glosses:
        # "Les quatre défis" heads their list.
        announced = Mark("announce", glosses[singular(heads["word"])], label=piece.text)
        return replace(piece, mark=announced)
    kind = glosses.get(singular(mark.word or "")) if mark.form == "level" and mark.number else None
    if kind is None or kind == mark.kind or mark.kind not in lexicon.KIND:
        return piece
    return replace(piece, mark=replace(mark, kind=kind))


def terms_below(head: tuple[str, ...], body: Sequence[tuple[str, ...]]) -> int:
    """How many rows of a list of terms stand below its head, "Abréviation | Signification"; 0 for another."""
    words = [flat(cell).strip(" .:") for cell in head if cell.strip()]
    known = len(words) == _PAIR and _TERM.match(words[0]) and _MEANING.match(words[1])
    return len(body) if known else 0


def explains(cells: tuple[str, ...]) -> bool:
    """Whether a row explains the letters of a level by its name: "OO | Objectif opérationnel"."""
    filled = [cell for cell in cells if cell.strip()]
    levels = {level_of_head(cell) for cell in filled}
    return len(filled) == _PAIR and len(levels) == 1 and None not in levels and len(filled[0]) <= _LETTERS
