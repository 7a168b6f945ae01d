"""Whether a document is a plan at all: a law, a guide, a news page or minutes name objectives too."""

from __future__ import annotations

import re

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece

# Kinds of documents by marks of their lines: what it is, patterns on flat text, share of lines that tells.
_OTHERS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    (
        "un texte légal ou réglementaire",
        (r"^art(?:icle)?\.?\s*\d+", r"^§\s*\d+", r"^chapitre\s+[ivx\d]+", r"^vu\s+(?:la|les?|l')",
         "^considerant", r"^\d+°\s"),
        0.08,
    ),
    (
        "un procès-verbal ou une délibération",
        ("proces-verbal", "seance (?:publique|du)", r"presents?\s*:", r"excuses?\s*:", "ordre du jour",
         "la seance est", "a l'unanimite", r"decide\s*:", "deliberation", "le conseil,", r"votes?\s*:"),
        0.04,
    ),
    (
        "une page d'actualité",
        ("publie le", "mis en ligne", "lire (?:la suite|aussi|plus)",
         "partager (?:sur|cet|la page)", "newsletter", "cookies", "facebook", r"accueil\s*>",
         "retour a l'accueil", "plus d'infos", "communique de presse"),
        0.04,
    ),
    (
        "un guide ou un modèle",
        (r"\bvous\b", r"\bvotre\b", r"\bvos\b", "guide", "vade-?mecum", "mode d'emploi", "par exemple",
         r"exemples?\s*:", r"conseils?\s*:", "fiche methodologique", "boite a outils",
         "comment (?:rediger|elaborer|construire)", "canevas", "modele"),
        0.08,
    ),
)  # fmt: skip
_PATTERNS = tuple((what, re.compile("|".join(patterns)), limit) for what, patterns, limit in _OTHERS)
# A document whose outline takes this share of its words is a plan, whatever else it says.
_PLAN_SHARE = 0.45
_MIN_HITS = 3


def why_no_plan(pieces: list[Piece], nodes: list[Node]) -> str | None:
    """The reason why a document is no plan, a French clause; None where it is one."""
    objectives = [n for n in nodes if n.kind in {"strategic_objective", "operational_objective"}]
    if not nodes:
        return "aucun objectif ni aucune action n'y est reconnu"
    if not objectives and len(nodes) < 5:
        return "il n'y a pas d'objectif, et trop peu d'actions pour une arborescence"
    if len(nodes) < 2:
        return "un seul élément y ressemble à un objectif"
    share = _share(pieces, nodes)
    texts = [flat(piece.text) for piece in pieces]
    for what, pattern, limit in _PATTERNS:
        hits = sum(1 for text in texts if pattern.search(text))
        if hits >= _MIN_HITS and hits / len(texts) > limit and share < _PLAN_SHARE:
            return f"il se lit comme {what}, qui parle d'objectifs sans en fixer"
    if share < 0.05 and len(nodes) < 12:
        return "les objectifs n'y occupent qu'une petite part du texte"
    return None


def _share(pieces: list[Piece], nodes: list[Node]) -> float:
    """Share of the document's words that stand in the outline."""
    total = sum(len(piece.text) for piece in pieces) or 1
    return sum(_length(node) for node in nodes) / total


def _length(node: Node) -> int:
    values = sum(len(value.text) for value in node.values)
    return len(node.label) + values + sum(len(text) for text, _ in node.loose)
