"""Words of the interface in French and English. Labels of concepts come from the schemes, not from here."""

from __future__ import annotations

import re

from pstgraph.present.tables import Lang

_WORDS: dict[str, tuple[str, str]] = {
    # kinds of elements
    "axis": ("axe", "axis"),
    "strategic_objective": ("objectif stratégique", "strategic objective"),
    "operational_objective": ("objectif opérationnel", "operational objective"),
    "action": ("action", "action"),
    "sub_action": ("sous-action", "sub-action"),
    # volets
    "internal": ("interne", "internal"),
    "external": ("externe", "external"),
    "common": ("commun", "common"),
    # levels and severities of checks
    "integrity": ("intégrité", "integrity"),
    "law": ("loi", "law"),
    "guide": ("guide", "guide"),
    "practice": ("bonne pratique", "good practice"),
    "violation": ("manquement", "violation"),
    "warning": ("attention", "warning"),
    "info": ("information", "information"),
    # levels of notes
    "read": ("lu", "read"),
    "guessed": ("supposé", "guessed"),
    "skipped": ("laissé", "skipped"),
    # audiences of queries
    "officer": ("fédération", "officer"),
    "researcher": ("recherche", "researcher"),
    "quality": ("qualité", "quality"),
    "line": ("ligne", "line"),
    "unknown CPAS": ("CPAS inconnu", "unknown CPAS"),
    # kinds of amounts
    "ordinary": ("ordinaire", "ordinary"),
    "extraordinary": ("extraordinaire", "extraordinary"),
    "subsidy": ("subside", "subsidy"),
    "unspecified": ("non précisé", "unspecified"),
}


def word(key: str, lang: Lang) -> str:
    """Say a word of the interface in a language; an unknown one comes back as it is.

    >>> word("strategic_objective", "fr")
    'objectif stratégique'
    >>> word("action-42", "en")
    'action-42'
    """
    if key not in _WORDS:
        return key
    return _WORDS[key][0 if lang == "fr" else 1]


_PLURALS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "axis": (("axe", "axes"), ("axis", "axes")),
    "strategic_objective": (
        ("objectif stratégique", "objectifs stratégiques"),
        ("strategic objective", "strategic objectives"),
    ),
    "operational_objective": (
        ("objectif opérationnel", "objectifs opérationnels"),
        ("operational objective", "operational objectives"),
    ),
    "action": (("action", "actions"), ("action", "actions")),
    "sub_action": (("sous-action", "sous-actions"), ("sub-action", "sub-actions")),
    "element": (("élément", "éléments"), ("element", "elements")),
    "plan": (("plan", "plans"), ("plan", "plans")),
    "rule": (("règle", "règles"), ("rule", "rules")),
    "note": (("note", "notes"), ("note", "notes")),
}


def plural(count: int, key: str, lang: Lang) -> str:
    """Count things in words; French keeps the singular for zero.

    >>> plural(0, "action", "fr"), plural(2, "action", "fr"), plural(0, "action", "en")
    ('0 action', '2 actions', '0 actions')
    """
    many = count > 1 if lang == "fr" else count != 1
    return f"{count} {_PLURALS[key][0 if lang == 'fr' else 1][many]}"


def short_cpas(name: str) -> str:
    """Name of the commune in the name of its CPAS, for narrow columns.

    >>> [short_cpas(name) for name in ("CPAS d'Erezée", "CPAS de Saint-Léger", "CPAS de La Roche", "Dinant")]
    ['Erezée', 'Saint-Léger', 'La Roche', 'Dinant']
    """
    return re.sub(r"(?i)^CPAS (?:de l['’]|d['’]|du |des |de )", "", name)
