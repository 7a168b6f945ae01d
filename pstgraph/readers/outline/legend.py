"""What the plan says of its own signs: "A, B : piliers. 1°, 2° : objectifs stratégiques.", "les puces".

A reader's key names the level of numbers, letters, bullets and headings that name none themselves. It counts
below an open element, and tells where such an outline begins; lists elsewhere stay lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece

Legend = Mapping[str, Kind]

# "Sous-action" before "action", "axe stratégique" after "objectif stratégique".
_ORDER: tuple[Kind, ...] = ("sub_action", "strategic_objective", "operational_objective", "axis", "action")
_KINDS = tuple((kind, pattern_of(lexicon.LEVEL_WORDS[kind])) for kind in _ORDER)
_LEVEL = "|".join(f"(?P<k{i}>{words})" for i, (_, words) in enumerate(_KINDS))
# Signs told by name: how a line looks, and words for it.
_NAMED: tuple[tuple[str, str], ...] = (
    ("I", r"(?:(?:un|des|les)\s+)?(?:chiffres?|numeros?)\s+romains?"),
    ("1", r"(?:(?:un|des|les)\s+)?chiffres?(?:\s+arabes?)?|(?:titres?|lignes?)\s+numerotee?s?"),
    ("A caps", r"(?:(?:une?|des|par|les|en)\s+)*lettres?\s+(?:capitales?|majuscules?)"),
    ("caps", r"(?:(?:en|les|titres?)\s+)*(?:capitales?|majuscules?)"),
    ("a", r"(?:(?:une?|des|par|les)\s+)?lettres?\s+minuscules?"),
    ("a A", r"(?:(?:une?|des|par|les)\s+)?lettres?"),
    ("underlined", r"(?:titres?\s+)?souligne(?:e?s?)"),
    ("bold", r"(?:en\s+|caracteres?\s+)gras"),
    ("•", r"(?:(?:des|les|par|forme de|une)\s+)*(?:puces?|points?(?=\s+noirs?))"),
    ("-", r"(?:(?:des|les|un|par)\s+)?tirets?"),
    ("→", r"(?:(?:des|les|une|par)\s+)?fleches?"),
)
_NAMES = "|".join(f"(?P<s{i}>{words})" for i, (_, words) in enumerate(_NAMED))
_PART = r"(?:[ivx]{1,4}|\d|[a-z])(?![a-z\d'])"
_ONE = rf"(?<![a-z\d.']){_PART}(?:\.{_PART}){{0,3}}[°).]{{0,2}}"
_SAMPLE = (
    rf"\(?(?P<sample>{_ONE})\)?(?:(?:\s?[,;/]\s?|\s(?:et|a)\s)\(?{_ONE}\)?)+\s?(?:,?\s*(?:…|\.\.\.|etc\.?))?"
)
_ADJECTIVE = r"(?:\s+[a-z'-]+){0,2}?"
_SAYS = (
    r"\s+(?:(?:sont|est|seront)\s+)?(?:(?!et\b|ou\b)[a-z]+\s+)?(?:(?:reprise?s?|indique?e?s?|designe?e?s?|precede?e?s?|presente?e?s?"
    r"|numerote?e?s?|marque?e?s?|ecrite?s?|imprime?e?s?|introduite?s?|identifie?e?s?|annonce?e?s?|signale?e?s?)\s+)?"
    r"(?:(?:d'|de|par|en|sous|avec|au moyen de|a l'aide de|la|le|les|forme|des?|une?)\s*)*"
)
_MEANS = (
    r"\s+(?:(?:indiquent?|designent?|correspondent?\s+aux?|representent?|annoncent?|introduisent?|marquent?"
    r"|signalent?|sont|pour)\s+(?:les?|des|une?|aux?)?|les?)\s*"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_LEVEL}){_ADJECTIVE}\s*\(\s*(?:{_SAMPLE}|{_NAMES})\s*\)",
        rf"(?:(?<=^)|(?<=[\s.;,]))(?:{_SAMPLE}|{_NAMES})\s*[:=]\s*(?:les?\s+|des\s+)?(?:{_LEVEL})\b",
        rf"(?<![a-z\d.])(?P<sample>{_ONE})\s*=\s*(?:les?\s+|des\s+)?(?:{_LEVEL})\b",
        rf"\b(?:{_LEVEL}){_SAYS}(?:{_NAMES}|{_SAMPLE})",
        rf"\b(?:{_NAMES}|{_SAMPLE}){_MEANS}(?:{_LEVEL})\b",
    )
)
_OBJECTIVE = re.compile(r"(?<![-\w])objectifs?\b(?!\s+(?:op|strat|sp|g))", re.IGNORECASE)
_KEY = re.compile(r"^(?:legende|cle de lecture|codification|numerotation)\s*:")
# No plan explains its signs in so many words of one breath.
_MAX_TEXT = 4000


def legend_of(pieces: Sequence[Piece]) -> Legend:
    """The level of each look that the text explains; nothing for one explained in two ways."""
    found: dict[str, set[Kind]] = {}
    for text in _texts(pieces):
        for sign, kind in _told(text):
            found.setdefault(sign, set()).add(kind)
    told = {sign: next(iter(kinds)) for sign, kinds in found.items() if len(kinds) == 1}
    letters = {(p.mark.number or "").isupper() for p in pieces if p.mark.form == "letter"}
    if told.get("a") == told.get("A") and len(letters) > 1:
        # "Les lettres" are the capitals where the document has small ones below them.
        told.pop("a", None)
    return told


def looks_of(piece: Piece) -> Iterator[str]:
    """The signs by which a legend may know a piece, the surest first."""
    mark = piece.mark
    if mark.form == "number":
        yield str(len(mark.path))
    elif mark.form in {"letter", "roman"}:
        alike = ("I", "A") if mark.form == "roman" else ("A",)
        upper = (mark.number or "").isupper()
        yield from alike if upper else (sign.lower() for sign in alike)
    elif piece.bullet:
        yield piece.bullet
        yield "•"
    elif mark.form == "none" and not piece.row:
        if piece.caps:
            yield "caps"
        if (piece.lines[0].style or "").startswith("heading"):
            yield "underlined"
        if piece.lines[0].bold:
            yield "bold"


def told_kind(piece: Piece, legend: Legend) -> Kind | None:
    """The level that a legend gives a piece by its look."""
    return next((legend[look] for look in looks_of(piece) if look in legend), None)


def _texts(pieces: Sequence[Piece]) -> Iterator[str]:
    """Runs of prose, each as one text: a sentence may be cut into several pieces."""
    for prose, run in groupby(pieces, lambda piece: piece.mark.form == "none" and _may_tell(piece)):
        if prose:
            yield " ".join(piece.text for piece in run)[:_MAX_TEXT]


def _may_tell(piece: Piece) -> bool:
    """Whether a piece is prose, or the row of a sheet that says of itself that it is a key."""
    return not piece.row or bool(_KEY.match(flat(piece.text)))


def _told(text: str) -> Iterator[tuple[str, Kind]]:
    if "sous-objectif" in flat(text):
        # "1. = objectif ; 1.1 = sous-objectif": what has objectives below it is strategic.
        text = _OBJECTIVE.sub("objectif stratégique", text)
    words = flat(text)
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            kind = next(kind for i, (kind, _) in enumerate(_KINDS) if match[f"k{i}"])
            sample = match["sample"]
            if sample is None:
                signs = next(signs for i, (signs, _) in enumerate(_NAMED) if match[f"s{i}"])
                yield from ((sign, kind) for sign in signs.split())
            else:
                yield _sign(text[match.start("sample") : match.end("sample")]), kind


def _sign(sample: str) -> str:
    """The sign that a sample is of: "I.1" and "1.1" are numbers of two parts."""
    parts = [part for part in re.split(r"[.°)\s]+", sample) if part]
    if len(parts) > 1 or parts[0].isdigit():
        return str(len(parts))
    letter = "I" if re.fullmatch(r"[ivxIVX]+", parts[0]) else "A"
    return letter if parts[0].isupper() else letter.lower()
