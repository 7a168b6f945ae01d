"""The words that plans use for their levels, fields, columns and sections: the rules, as data.

Phrases are matched without accents and case, in any number and gender (see
:mod:`pstgraph.readers.outline.phrases`). A new wording of a commune goes here, not into the code.
"""

from __future__ import annotations

from pstgraph.model.plan import Kind, Volet
from pstgraph.readers.outline.field_words import COLON_NEEDED, FIELD_WORDS, LEVEL_COLUMNS

__all__ = [
    "ANNOUNCED_INSIDE",
    "ANNOUNCEMENTS",
    "ANNOUNCEMENT_HEADS",
    "ANNOUNCEMENT_TAILS",
    "BACK",
    "CLOSING_WORDS",
    "COLON_NEEDED",
    "EXPLAINED_WORDS",
    "FIELD_WORDS",
    "FRONT",
    "KIND",
    "LEVELS",
    "LEVEL_CODES",
    "LEVEL_COLUMNS",
    "LEVEL_WORDS",
    "NOUNS_OF_ACTION",
    "OWN_WORDS",
    "RANK",
    "VOLETS",
]

LEVELS: tuple[Kind, ...] = (
    "axis",
    "strategic_objective",
    "operational_objective",
    "action",
    "sub_action",
)
RANK: dict[str, int] = {kind: rank for rank, kind in enumerate(LEVELS)}
KIND: dict[str | None, Kind] = {kind: kind for kind in LEVELS}

# Words before a number or a colon that name a level ("Objectif stratégique n° 1 :", "Fiche action 3").
LEVEL_WORDS: dict[Kind, tuple[str, ...]] = {
    "strategic_objective": (
        "objectif stratégique", "objectif strat.", "obj. stratégique", "obj. strat.", "obj strat",
        "objectif général", "objectifs généraux", "objectif global", "but stratégique", "stratégie",
        "o. strat.", "o.strat.", "o. strat", "o.strat", "objectif de mandature",
    ),
    "operational_objective": (
        "objectif opérationnel", "objectif op.", "objectif opér.", "obj. opérationnel", "obj. op.",
        "obj op", "obj. opér.", "objectif spécifique", "sous-objectif", "o. opér.", "o.opér.", "o. opér",
    ),
    "sub_action": (
        "sous-action", "sous-projet", "sous-mesure", "étape", "tâche", "sous-tâche",
    ),
    "action": (
        "action", "projet", "mesure", "fiche", "fiche action", "fiche projet", "fiche mesure",
        "initiative", "chantier", "action prioritaire", "projet prioritaire", "action concrète",
        "fiche d'action", "fiche de projet",
    ),
    "axis": (
        "axe", "axe stratégique", "axe prioritaire", "axe d'intervention", "axe de développement",
        "axe de travail", "axe transversal", "enjeu", "enjeu stratégique", "domaine", "domaine d'action",
        "domaine d'intervention", "domaine stratégique", "thématique", "thème", "défi", "pilier", "pôle",
        "orientation", "orientation stratégique", "priorité", "priorité stratégique", "ambition",
        "ligne de force", "finalité", "grande orientation", "ligne directrice",
    ),
}  # fmt: skip

# Words whose level depends on the document: on what it says of them (glosses) or on their place (relative).
OWN_WORDS: tuple[str, ...] = (
    "ambition", "défi", "priorité", "enjeu", "orientation", "engagement", "cap", "chantier", "levier",
    "intention", "finalité", "but", "visée", "résolution", "promesse", "ligne de force",
)  # fmt: skip
# Further words that a document may explain; unexplained they have the level they have above.
EXPLAINED_WORDS: tuple[str, ...] = (
    "pilier", "domaine", "thématique", "thème", "initiative", "mesure", "projet", "piste", "démarche",
    "volonté", "champ d'action", "axe de travail", "axe de développement", "axe prioritaire",
    "axe d'intervention",
)  # fmt: skip

# Abbreviations of the levels; they need a number right after ("O.S.1", "OO 1.2", "A.1.1.1", "SA.17").
LEVEL_CODES: dict[Kind, str] = {
    "strategic_objective": r"o\.?\s?s\.?",
    "operational_objective": r"o\.?\s?o\.?(?:p\.?)?|o\.?\s?op\.?",
    "sub_action": r"s\.?\s?a\.?|t\.(?=\s?\d)",
    "action": r"act\.?|f\.?\s?a\.?|fp\.?|pr?\.(?=\s?\d)|a\.?",
    "axis": r"ax\.?",
}

# A short line of its own that announces what follows ("2. Objectifs opérationnels :", "Actions à mener").
ANNOUNCEMENTS: dict[str, tuple[str, ...]] = {
    "strategic_objective": (
        "objectif stratégique", "objectifs stratégiques du PST", "axes et objectifs stratégiques",
        "objectifs et actions", "les objectifs", "nos objectifs",
    ),
    "operational_objective": (
        "objectif opérationnel", "objectifs opérationnels et actions",
    ),
    "sub_action": (
        "sous-action", "étape", "tâche", "sous-tâche",
    ),
    "action": (
        "plan d'action", "programme d'action", "fiche action", "fiche projet", "fiche", "action",
        "projet", "mesure", "projets et actions", "actions et projets", "actions et mesures",
        "projets/actions", "actions/projets", "ce que nous allons faire", "ce que nous ferons",
        "ce que nous ferons ensemble", "ce que nous allons mettre en place", "concrètement",
        "concrètement nous allons", "concrètement, nous allons", "en pratique", "nous allons",
        "nous nous engageons à", "le CPAS s'engage à", "nous voulons", "nous souhaitons",
        "pour y arriver", "pour y parvenir", "comment allons-nous faire", "comment y arriver",
    ),
    "axis": (
        "axe", "axe stratégique", "axe prioritaire", "axe de travail",
    ),
}  # fmt: skip
# Further words that announce actions below an open element; elsewhere they may speak of anything.
ANNOUNCED_INSIDE: tuple[str, ...] = (
    "initiative", "engagement", "chantier", "réalisation", "intention", "démarche", "piste", "comment",
)  # fmt: skip
ANNOUNCEMENT_TAILS: tuple[str, ...] = (
    "à mener", "à réaliser", "à mettre en oeuvre", "à suivre", "prévues", "clés", "concrètes",
    "envisagées", "proposées", "prioritaires", "de réalisation", "de mise en oeuvre", "retenus",
    "poursuivis", "fixés", "suivants", "du CPAS", "du PST", "associées", "liées", "correspondantes",
)  # fmt: skip
ANNOUNCEMENT_HEADS: tuple[str, ...] = (
    "le", "la", "l'", "notre", "les", "nos", "ses", "des", "liste des", "énoncé des", "définition des",
    "présentation des", "formulation des", "rappel des",
)  # fmt: skip

VOLETS: dict[Volet, tuple[str, ...]] = {
    "internal": (
        "volet interne", "partie interne", "section interne", "dimension interne",
        "administration générale", "interne", "organisation interne",
    ),
    "external": (
        "volet externe", "partie externe", "section externe", "dimension externe",
        "développement des politiques", "externe",
    ),
    "common": (
        "volet commun", "partie commune", "volet transversal", "partie transversale", "volet mixte",
        "volet synergies", "volet partagé",
    ),
}  # fmt: skip

# First words of the headings around the outline: nothing in these sections is an item.
FRONT: tuple[str, ...] = (
    "introduction", "préface", "préambule", "avant-propos", "définition", "méthodologie", "méthode",
    "contexte", "présentation", "cadre légal", "cadre juridique", "base légale", "table des matières",
    "sommaire", "édito", "éditorial", "mot du président", "mot de la présidente", "mot du directeur",
    "qu'est-ce", "c'est quoi", "pour quoi faire", "pourquoi", "étapes préalables", "analyse",
    "diagnostic", "état des lieux", "atouts", "forces", "faiblesses", "opportunités", "menaces", "swot",
    "afom", "ressources disponibles", "valeurs", "vision", "enjeux stratégiques", "lexique", "glossaire",
    "abréviations", "avantages", "législation", "historique", "généralités", "composition",
    "organigramme", "rappel légal", "le PST", "nos missions", "missions du CPAS", "qui sommes-nous",
    "structure du document", "structure du PST", "structure du plan", "arborescence", "arborescence du PST",
    "arborescence du plan", "vue d'ensemble", "tableau synoptique", "vue synoptique",
    "comment lire", "comment le suivi", "comment le PST", "comment ce", "comment suivre", "mode d'emploi",
    "guide de lecture", "clé de lecture", "légende", "le CPAS en chiffres", "le PST en",
    "processus d'élaboration", "élaboration du PST", "constats",
)  # fmt: skip
BACK: tuple[str, ...] = (
    "conclusion", "annexe", "suivi et évaluation", "évaluation du PST", "évaluation et suivi",
    "suivi du PST", "évaluation", "modalités de suivi", "modalités d'évaluation", "signature",
    "remerciements", "contact", "bibliographie", "sources", "volet budgétaire", "synthèse budgétaire",
    "adoption du PST", "gouvernance du PST", "communication du PST", "mise en oeuvre et suivi",
    "pilotage et suivi", "tableau récapitulatif",
        "tableau de synthèse", "récapitulatif", "récapitulatif budgétaire", "synthèse",
    "glossaire", "lexique", "abréviations",
    "liste des abréviations", "et maintenant", "et après", "et ensuite", "et la suite",
    "prochaines étapes",
        "en savoir plus", "liens utiles", "documents à télécharger", "nos partenaires", "les partenaires",
)  # fmt: skip

# Words that alone make the title of a closing section ("Mise en œuvre, suivi et évaluation").
CLOSING_WORDS: tuple[str, ...] = (
    "mise en oeuvre", "suivi", "évaluation", "pilotage", "conclusion", "annexe", "signature",
    "remerciements", "gouvernance", "contact", "contacts", "communication du PST", "modalité", "calendrier",
    "bibliographie", "sources",
    "lexique", "glossaire", "abréviations", "adoption", "approbation", "bilan", "structure",
    "démarche", "principes",
)  # fmt: skip

# First words of a label that says what is to be done, beside infinitives.
NOUNS_OF_ACTION: tuple[str, ...] = (
    "mise", "réalisation", "création", "organisation", "élaboration", "développement", "renforcement",
    "amélioration", "engagement", "adaptation", "ouverture", "rénovation", "construction", "rédaction",
    "acquisition", "achat", "installation", "instauration", "lancement", "poursuite", "maintien",
    "formation", "sensibilisation", "participation", "collaboration", "rapatriement", "automatisation",
    "communication", "évaluation", "étude", "actualisation", "intégration", "promotion", "valorisation",
    "optimalisation", "optimisation", "mobilisation", "accompagnement", "atelier", "recrutement",
    "digitalisation", "numérisation", "modernisation", "prise", "soutien", "suivi", "aide", "extension",
    "aménagement", "diffusion", "publication", "planification", "désignation", "signature", "conclusion",
    "coordination", "généralisation", "réorganisation", "révision", "simplification",
)  # fmt: skip
