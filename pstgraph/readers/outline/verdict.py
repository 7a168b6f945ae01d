"""Whether a document is a plan at all: a law, a guide, a news page or minutes name objectives too."""

from __future__ import annotations

import re

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece

_LAW = re.compile(
    r"^(?:art(?:icle)?\.?\s*\d+|§\s*\d+|chapitre\s+[ivx\d]+|vu\s+(?:la|le|les|l')|considerant|\d+°\s)"
)
_MINUTES = re.compile(
    r"proces-verbal|seance (?:publique|du)|presents?\s*:|excuses?\s*:|ordre du jour|la seance est|a l'unanimite|decide\s*:|deliberation|le conseil,|votes?\s*:"
)
_NEWS = re.compile(
    r"publie le|mis en ligne|lire (?:la suite|aussi|plus)|partager (?:sur|cet|la page)|newsletter|cookies|facebook|accueil\s*>|retour a l'accueil|plus d'infos|communique de presse"
)
_GUIDE = re.compile(
    r"\bvous\b|\bvotre\b|\bvos\b|guide|vade-mecum|vademecum|mode d'emploi|par exemple|exemples?\s*:|conseils?\s*:|fiche methodologique|boite a outils|comment (?:rediger|elaborer|construire)|canevas|modele"
)


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
    for kind, pattern, limit in (
        ("un texte légal ou réglementaire", _LAW, 0.08), ("un procès-verbal ou une délibération", _MINUTES, 0.04),
        ("une page d'actualité", _NEWS, 0.04), ("un guide ou un modèle", _GUIDE, 0.08),
    ):  # fmt: skip
        hits = sum(1 for text in texts if pattern.search(text))
        if hits >= 3 and hits / len(texts) > limit and share < 0.45:
            return f"il se lit comme {kind}, qui parle d'objectifs sans en fixer"
    if share < 0.05 and len(nodes) < 12:
        return "les objectifs n'y occupent qu'une petite part du texte"
    return None


def _share(pieces: list[Piece], nodes: list[Node]) -> float:
    """Share of the document's words that stand in the outline."""
    total = sum(len(piece.text) for piece in pieces) or 1
    own = sum(
        len(node.label) + sum(len(v.text) for v in node.values) + sum(len(t) for t, _ in node.loose)
        for node in nodes
    )
    return own / total
