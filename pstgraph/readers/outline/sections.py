"""Headings around and inside the outline: what a section holds, announces or excludes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.marks import NUMBERED
from pstgraph.readers.outline.phrases import pattern_of
from pstgraph.readers.outline.pieces import Piece

_ARTICLE = r"(?:(?:le|la|les|l'|nos|notre|des|du|de\s+la)\s*)?"
_FRONT = re.compile(rf"^{_ARTICLE}{pattern_of(lexicon.FRONT)}\b")
_BACK = re.compile(rf"^{_ARTICLE}{pattern_of(lexicon.BACK)}\b")
_OF_THE_PLAN = (
    r"\s+(?:du|de\s+(?:ce|notre|la))\s+(?:present\s+)?(?:pst|plan|programme|document|demarche)"
    r"(?:\s+strategique(?:\s+transversal)?)?"
)
_BACK_ALONE = re.compile(rf"^{_ARTICLE}{pattern_of(lexicon.BACK)}(?:{_OF_THE_PLAN})?$")
_CLOSING_WORD = pattern_of(lexicon.CLOSING_WORDS)
_CLOSING_WORDS = re.compile(
    rf"^{_ARTICLE}{_CLOSING_WORD}(?:[\s,/&']+(?:{_CLOSING_WORD}|et|de|du|des|la|le|les|l|d|en|au|pst))*$"
)
_OBJECTIVES = re.compile(r"objectifs?\s+(?P<which>strategique|operationnel)(?P<plural>s?)")
_ACTIONS = re.compile(
    r"\b(?:plan\s+d'actions?|programme\s+d'actions?|actions\s+et\s+projets|projets\s+et\s+actions|fiches?[\s-](?:actions?|projets?))\b"
)
_CLOSING = re.compile(
    r"^(?:fait\s+a\s|par\s+le\s+conseil|pour\s+le\s+conseil|ainsi\s+(?:fait|delibere)|le\s+(?:president|directeur\s+general|secretaire)\s*,)"
)
# "Comment saurons-nous que nous avons réussi ?", as a heading: of the plan, and none of its elements.
_ASKED = re.compile(
    r"(?:comment|pourquoi|qui|quand|ou|d'ou|que|qu'|quoi|et)\b"
    r".*(?:-(?:nous|vous|on|il|elle)\b|\bnous\b|\b(?:pst|plan|programme)\b).*\?$"
)
# A form to fill in: "Annexe : grille d'analyse d'un projet (modèle vierge)".
_BLANK_FORM = re.compile(
    r"\b(?:modele|canevas|fiche|grille|formulaire|tableau)s?(?:[\s-]\w+)?\s+vierges?\b(?! de\b)"
)


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading opens: a part around the outline, or an announcement of a level."""

    role: Literal["around", "announce"]
    kind: Kind | None = None


def section_of(piece: Piece, *, inside: bool, siblings: frozenset[str]) -> Section | None:
    """Tell what a piece opens as a heading.

    Parameters
    ----------
    piece
        The piece.
    inside
        Whether an objective or an action is open; then only a heading by its look counts.
    siblings
        Signatures of the open nodes: a piece that looks like one of them is a sibling, no section.
    """
    words = flat(piece.text)
    announces = piece.mark.style != "inside" or (inside and not piece.bullet)
    if piece.mark.form == "announce" and announces:
        return Section("announce", lexicon.KIND.get(piece.mark.kind))
    if _CLOSING.match(words):
        return Section("around")
    if piece.mark.form in {"level", "volet", "field"} or piece.bullet or len(words) > 130 or piece.row:
        return None
    numbered = piece.mark.form in {"number", "letter", "roman"}
    strong = (
        piece.heading
        or piece.mark.form == "roman"
        or (piece.mark.form == "letter" and piece.text[:1].isupper())
    )
    bare = re.sub(r"^\d{1,2}\s+", "", NUMBERED.sub("", words).strip())
    alone = piece.mark.form == "none" and piece.lines[0].blank_before > 0 and len(words.split()) <= 4
    if (piece.heading or alone) and (_CLOSING_WORDS.match(bare.strip(" .:")) or _BLANK_FORM.search(bare)):
        return Section("around")
    if piece.mark.form == "none" and piece.heading and _ASKED.match(words):
        return Section("around")
    if piece.mark.form == "none" and _BACK_ALONE.match(bare.strip(" .:?")):
        return Section("around")
    if piece.signature in siblings and not (piece.caps and not numbered):
        return None
    if strong or (numbered and not inside):
        kind = _announced(bare)
        if kind:
            return Section("announce", kind)
    if _around(bare, inside=inside, numbered=numbered, strong=strong):
        return Section("around")
    return None


def is_around(label: str) -> bool:
    """Tell whether a heading's words are those of a part around the outline.

    >>> is_around("Suivi et évaluation"), is_around("Créer un site")
    (True, False)
    """
    words = flat(label)
    around = _FRONT.match(words) or _BACK.match(words) or _CLOSING_WORDS.match(words)
    return (bool(around) and len(words.split()) <= 8) or bool(_BLANK_FORM.search(words))


def _around(bare: str, *, inside: bool, numbered: bool, strong: bool) -> bool:
    short = len(bare.split()) <= 8
    if not short or not (_FRONT.match(bare) or _BACK.match(bare)):
        return False
    if inside and _BACK_ALONE.match(bare.strip(" .:?")):
        return True
    if inside:
        return strong and (len(bare.split()) <= 5 or bool(_BACK.match(bare)))
    return strong or numbered or bare.endswith((":", "?")) or len(bare.split()) <= 4


def _announced(bare: str) -> Kind | None:
    """The level that a heading speaks of last ("de l'objectif stratégique aux objectifs opérationnels")."""
    found = list(_OBJECTIVES.finditer(bare))
    if re.search(
        r"objectifs\s+strategiques\s*(?:,|et|-|/|&|ainsi)\s*(?:les\s+|des\s+)?(?:objectifs\s+)?operationnels",
        bare,
    ):
        return "strategic_objective"
    if found:
        plural = [m for m in found if m["plural"]] or found
        if any(m["plural"] for m in found) or len(found) > 1:
            return "strategic_objective" if plural[-1]["which"] == "strategique" else "operational_objective"
        return None
    return "action" if _ACTIONS.search(bare) else None
