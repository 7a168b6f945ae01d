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
# A document whose elements take this share of its words is a plan, whatever else it says.
_PLAN_SHARE = 0.35
# So many elements, in so small a share of the words, are named in passing.
_FEW, _LITTLE = 12, 0.05
# So many elements, in this share of the words, are a plan, whatever is bound with it (minutes, a guide).
_MANY, _SOME = 25, 0.15
_MIN_HITS = 3
# A plan says what it is in its first lines.
_FRONT = 10
_MAX_TITLE = 120
_IN_CHARGE = frozenset({"pilots", "political"})
# Marks on this share of the lines are plain, however much an example fills.
_PLAIN = 0.4
# Titles that say what a document is.
_OTHER_TITLE = re.compile(
    r"^(?:cahier (?:special )?des charges|rapport (?:annuel|d'activites?|de synergies?|financier)"
    r"|proces-verbal"
    r"|convocation|avis (?:au|a la|de)|lettre"
    r"|formulaire|(?:description|profil) de fonction|fiche (?:de poste|d'evaluation)|planning|depliant"
    r"|appel a (?:projets|candidatures)|circulaire|arrete|decret"
    r"|offre d'emploi|avis de marche|vade-?mecum|guide|mode d'emploi|note (?:budgetaire|de service|au)"
    r"|reglement|ordre du jour|extrait du registre|communique|questionnaire|enquete|budget"
    r"|comptes? annuels?)\b"
)
# Titles of papers that are no plan, unless the next words say "PST": what is on offer, who is who, contracts.
_OTHER_PAPER = re.compile(
    r"^(?:(?:notre|nos|le|les)\s)?(?:catalogues?|annuaires?|repertoires?|brochures?|inventaires?|tarifs?|horaires?"
    r"|(?:programme|offre|agenda)s? (?:de|des) (?:formations?|activites|stages|animations)"
    r"|statuts? (?:administratif|pecuniaire)|contrat|convention|bulletin|invitation|facture|devis"
    r"|liste des (?:membres|partenaires|marches|subsides|formations))\b"
)
_PLAN_TITLE = re.compile(r"\bp\.?s\.?t\b|\b(?:programme|plan) strategique")
# Words that a plan has somewhere, and a circular or a call for projects has not.
_OF_A_PLAN = re.compile(
    r"\bp\.?s\.?t\b|\b(?:programme|plan|projet) (?:strategique|transversal|pluriannuel|d'actions?)"
    r"|\bobjectifs? (?:strategique|operationnel)|\baxes? (?:strategique|\d)|\bo\.?[so]\.? ?\d"
    r"|^(?:nos|notre) (?:engagement|priorite|ambition|defi|objectif)s?\b"
    r"|\bfeuille de route|\b(?:mandature|legislature)\b|\b20\d\d ?[-/] ?20\d\d"
)
# A label to be filled in: dots, a blank in brackets.
_BLANK = re.compile(r"^(?:[\s.…_\-–x]*|\[.*\]|<.*>|\(?a completer\)?|intitule|libelle|titre)[\s.]*$")


def why_no_plan(pieces: list[Piece], nodes: list[Node]) -> str | None:
    """The reason why a document is no plan, a French clause; None where it is one."""
    objectives = [n for n in nodes if n.kind in {"strategic_objective", "operational_objective"}]
    if not nodes:
        return "aucun objectif ni aucune action n'y est reconnu"
    if not objectives and len(nodes) < 5:
        return "il n'y a pas d'objectif, et trop peu d'actions pour une arborescence"
    if not objectives and not any(_PLAN_TITLE.search(flat(piece.text)) for piece in pieces[:_FRONT]):
        return "il n'y a pas d'objectif, et rien n'y dit que c'est un plan"
    if len(nodes) < _MANY and not _says_plan(pieces, nodes):
        return "rien n'y dit que c'est un plan"
    if len(nodes) < 2:
        return "un seul élément y ressemble à un objectif"
    if _is_blank(nodes):
        return "c'est un canevas, dont les intitulés restent à compléter"
    share = _share(pieces, nodes)
    other = _titled_otherwise(pieces)
    if other is not None and (share < _PLAIN or len(nodes) < _MANY):
        return f"il s'intitule « {other} »"
    answered = _answered(nodes)
    texts = [flat(piece.text) for piece in pieces if piece.signature not in answered]
    patterns = () if len(nodes) >= _MANY and share > _SOME else _PATTERNS
    for what, pattern, limit in patterns:
        hits = sum(1 for text in texts if pattern.search(text))
        told = hits / max(1, len(pieces))  # a table that is all plan has no text beside it
        if hits >= _MIN_HITS and ((told > limit and share < _PLAN_SHARE) or told > _PLAIN):
            return f"il se lit comme {what}, qui parle d'objectifs sans en fixer"
    if share < _LITTLE and len(nodes) < _FEW:
        return "les objectifs n'y occupent qu'une petite part du texte"
    return None


def _says_plan(pieces: list[Piece], nodes: list[Node]) -> bool:
    """Whether a document has a plan's words somewhere, or a table of elements, whose head says enough.

    Where no element names its level they stand in a title or a line of their own: a page of news speaks of
    the plan too.
    """
    longest = None if any(node.explicit for node in nodes) else _MAX_TITLE
    rows = (node for node in nodes if node.lines[0].cells is not None)
    told = any(not _BLANK.match(flat(node.label)) for node in rows)
    return told or any(
        _OF_A_PLAN.search(flat(piece.text)) for piece in pieces if not longest or len(piece.text) <= longest
    )


def _answered(nodes: list[Node]) -> set[str]:
    """Numbers of the look of elements that somebody is in charge of ("1°"): no law's, for all their look."""
    found: set[str] = set()
    for node in nodes:
        if any(value.field in _IN_CHARGE for value in node.values):
            found |= {above.signature for above in node.chain() if above.signature.startswith("n:")}
    return found


def _titled_otherwise(pieces: list[Piece]) -> str | None:
    """The title of a document that says it is something else."""
    titles = [(piece.text[:60], flat(piece.text)) for piece in pieces[:3] if len(piece.text) < _MAX_TITLE]
    plan = any(_PLAN_TITLE.search(words) for _, words in titles)
    others = (_OTHER_TITLE,) if plan else (_OTHER_TITLE, _OTHER_PAPER)
    return next((text for text, words in titles if any(one.match(words) for one in others)), None)


def _is_blank(nodes: list[Node]) -> bool:
    """Whether a form to be filled in: no action has words of its own, and most elements have none."""
    blank = [node for node in nodes if _BLANK.match(flat(node.label))]
    actions = [node for node in nodes if node.rank >= 3]
    return len(blank) > len(nodes) / 2 and all(node in blank for node in actions)


def _share(pieces: list[Piece], nodes: list[Node]) -> float:
    """Share of the document's words that are labels and labelled values, prose between them left out."""
    total = sum(len(piece.text) for piece in pieces) or 1
    own = sum(len(node.label) + sum(len(value.text) for value in node.values) for node in nodes)
    return own / total
