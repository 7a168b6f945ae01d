"""The words that plans use for their levels, fields, columns and sections: the rules, as data.

Phrases are matched without accents and case, in any number and gender (see
:mod:`pstgraph.readers.outline.phrases`). A new wording of a commune goes here, not into the code.
"""

from __future__ import annotations

from pstgraph.model.plan import Kind, Volet

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
        "objectif général", "objectifs généraux", "objectif global", "but stratégique",
    ),
    "operational_objective": (
        "objectif opérationnel", "objectif op.", "objectif opér.", "obj. opérationnel", "obj. op.",
        "obj op", "obj. opér.", "objectif spécifique", "sous-objectif",
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
        "ligne de force",
    ),
}  # fmt: skip

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
    ),
    "operational_objective": (
        "objectif opérationnel", "objectifs opérationnels et actions",
    ),
    "sub_action": (
        "sous-action", "étape", "tâche", "sous-tâche",
    ),
    "action": (
        "plan d'action", "programme d'action", "fiche action", "fiche projet", "action", "projet",
        "mesure", "projets et actions", "actions et projets", "actions et mesures", "projets/actions",
        "actions/projets",
    ),
    "axis": (
        "axe", "axe stratégique", "axe prioritaire", "axe de travail",
    ),
}  # fmt: skip
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

# Names of fields before a colon ("Pilote : DG"), heads of columns, keys of cards.
FIELD_WORDS: dict[str, tuple[str, ...]] = {
    "political": (
        "pilote politique", "responsable politique", "porteur politique", "référent politique",
        "pilotage politique", "mandataire", "mandatitaire", "mandataire référent",
        "mandataire responsable", "mandataire politique",
        "représentant responsable", "représentant politique", "mandataire porteur", "échevin",
        "échevin responsable", "échevin référent", "échevin en charge", "élu", "élu référent",
        "politique",
    ),
    "pilots": (
        "qui", "qui pilote", "qui fait quoi", "qui est responsable", "par qui", "pilote",
        "pilote administratif", "pilote du projet", "pilote de l'action", "pilote responsable",
        "pilotage", "pilotage administratif", "responsable", "responsable administratif",
        "responsable de l'action", "responsable du projet", "responsable de la mise en oeuvre",
        "responsable technique", "responsable de projet", "porteur", "porteur de projet",
        "porteur du projet", "porteur de l'action", "service pilote", "service porteur",
        "service responsable", "service concerné", "service gestionnaire", "service en charge", "service",
        "agent traitant", "agent responsable", "agent pilote", "personne responsable",
        "personne ressource", "personne en charge", "référent", "référent administratif", "en charge",
        "coordination", "coordinateur", "coordinatrice", "acteur responsable", "chef de projet",
        "gestionnaire", "gestionnaire de projet", "mise en oeuvre par", "manager",
        "fonctionnaire responsable", "fonctionnaire", "administratif", "administrative", "responsabilité",
    ),
    "department": (
        "département", "direction",
    ),
    "deadline": (
        "échéance", "échéance prévue", "échéance souhaitée", "échéancier", "délai",
        "délai de réalisation", "délai d'exécution", "délai prévu", "quand", "pour quand", "date limite",
        "date de fin", "date de réalisation", "date butoir", "date cible", "date d'échéance",
        "date prévue", "date de fin prévue", "date", "terme", "fin prévue", "fin", "deadline",
    ),
    "period": (
        "timing", "planning", "planification", "période", "période de réalisation", "période d'exécution",
        "calendrier", "année", "année de réalisation", "année prévue", "programmation", "temporalité",
        "durée", "horizon", "agenda", "calendrier de réalisation", "calendrier prévisionnel",
    ),
    "start": (
        "début", "début prévu", "date de début", "date de début prévue", "démarrage", "date de démarrage",
        "lancement",
    ),
    "recurrence": (
        "fréquence", "récurrence", "périodicité",
    ),
    "budget": (
        "budget", "budget estimé", "budget prévu", "budget prévisionnel", "budget estimatif",
        "budget alloué", "budget nécessaire", "budget annuel", "budget total", "moyen financier", "coût",
        "coût estimé", "coût estimatif", "coût prévu", "coût total", "financement", "montant",
        "montant estimé", "montant prévu", "impact budgétaire", "impact financier",
        "ressource financière", "estimation budgétaire", "dépense", "enveloppe", "enveloppe budgétaire",
        "combien",
    ),
    "ordinary": (
        "ordinaire", "budget ordinaire", "service ordinaire", "dépense ordinaire",
    ),
    "extraordinary": (
        "extraordinaire", "budget extraordinaire", "service extraordinaire", "dépense extraordinaire",
        "investissement",
    ),
    "subsidy": (
        "subside", "subvention", "subsidiation", "source de financement", "recette",
    ),
    "partners": (
        "partenaire", "partenaire externe", "partenaire éventuel", "partenaire potentiel",
        "partenaire pressenti", "partenaire impliqué", "partenaire interne", "partenaire concerné",
        "partenaires et collaborations", "partenariat", "avec qui", "acteur", "acteur impliqué",
        "acteur concerné", "acteur externe", "acteur partenaire", "collaboration", "en partenariat avec",
        "en collaboration avec", "synergie", "intervenant", "collaborateur externe",
    ),
    "indicators": (
        "indicateur", "indicateur de résultat", "indicateur de suivi", "indicateur de réalisation",
        "indicateur de performance", "indicateur de réussite", "indicateur de succès",
        "indicateur d'évaluation", "indicateur d'impact", "résultat attendu", "résultat escompté",
        "résultat visé", "résultat à atteindre", "KPI", "critère d'évaluation", "critère de réussite",
        "critère de succès", "valeur cible", "cible", "mesure du résultat",
    ),
    "description": (
        "description", "description de l'action", "description du projet", "description succincte",
        "constat", "contexte", "descriptif", "explication", "objet", "contenu", "justification",
        "motivation", "enjeux", "pourquoi", "quoi", "comment", "diagnostic", "situation actuelle",
        "situation de départ", "finalité", "objectif poursuivi", "objectif visé", "objectif de l'action",
        "objectif du projet", "objectif", "précision", "modalité", "modalité pratique",
        "modalité de mise en oeuvre", "argumentaire", "plus-value", "but",
    ),
    "steps": (
        "étape", "étape de réalisation", "étape de mise en oeuvre", "étape clé", "étape prévue",
        "démarche", "phase", "phasage", "tâche", "tâche à réaliser", "tâche à accomplir",
        "mise en oeuvre", "livrable",
    ),
    "status": (
        "statut", "état", "état d'avancement", "avancement", "stade", "stade d'avancement", "suivi",
        "réalisation", "degré de réalisation",
    ),
    "status_note": (
        "commentaire", "commentaire sur l'avancement", "remarque", "observation", "note",
    ),
    "progress": (
        "taux d'avancement", "pourcentage de réalisation", "pourcentage d'avancement", "% réalisation",
        "% de réalisation", "% réalisé", "% d'avancement", "progression", "avancement (%)",
        "avancement en %",
    ),
    "priority": (
        "priorité", "niveau de priorité", "degré de priorité", "prioritaire", "urgence",
    ),
    "audience": (
        "public", "public cible", "public visé", "public concerné", "pour qui", "bénéficiaire",
        "bénéficiaire visé", "bénéficiaire cible", "bénéficiaire final", "groupe cible", "destinataire",
    ),
    "fte": (
        "ETP", "équivalent temps plein", "charge de travail",
    ),
    "means": (
        "moyen", "moyen humain", "moyen matériel", "moyen technique", "moyen nécessaire",
        "moyens humains et matériels", "moyens humains et financiers", "ressource", "ressource humaine",
        "ressource matérielle", "ressource nécessaire", "ressource interne", "outil",
    ),
    "plans": (
        "lien avec d'autres plans", "lien avec les plans", "plan lié", "plan sectoriel", "plan concerné",
        "ODD", "objectif de développement durable",
    ),
    "number": (
        "n°", "n °", "nr", "no", "num", "numéro", "code", "réf", "référence", "id",
    ),
    "label": (
        "intitulé", "intitulé de l'action", "intitulé de l'objectif", "intitulé du projet", "libellé",
        "titre", "titre de l'action", "titre du projet", "dénomination", "nom", "nom de l'action",
        "nom du projet",
    ),
}  # fmt: skip
# Names that are also words of any text: alone on a line, without a colon, they are no field.
COLON_NEEDED = frozenset(
    {"politique", "administratif", "service", "fin", "date", "public", "objectif", "but", "note", "état"}
)

# Heads of columns that hold the labels of a level.
LEVEL_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "axis": (
        "axe", "axe stratégique", "domaine", "thématique", "enjeu", "volet",
    ),
    "strategic_objective": (
        "objectif stratégique", "O.S.", "OS", "objectif stratégique OS",
    ),
    "operational_objective": (
        "objectif opérationnel", "O.O.", "OO", "objectif opérationnel OO", "objectif op.",
    ),
    "sub_action": (
        "sous-action", "tâche",
    ),
    "action": (
        "action", "action concrète", "action à mener", "action prévue", "actions et projets",
        "actions / projets", "projet", "projets et actions", "projets / actions", "fiche action",
        "mesure", "quoi", "action à réaliser",
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
    "structure du document",
)  # fmt: skip
BACK: tuple[str, ...] = (
    "conclusion", "annexe", "suivi et évaluation", "évaluation du PST", "évaluation et suivi",
    "suivi du PST", "évaluation", "modalités de suivi", "modalités d'évaluation", "signature",
    "remerciements", "contact", "bibliographie", "sources", "volet budgétaire", "synthèse budgétaire",
    "adoption du PST", "gouvernance du PST", "communication du PST", "mise en oeuvre et suivi",
    "pilotage et suivi", "tableau récapitulatif",
        "tableau de synthèse", "récapitulatif", "synthèse", "et maintenant", "et après", "prochaines étapes",
)  # fmt: skip

# Words that alone make the title of a closing section ("Mise en œuvre, suivi et évaluation").
CLOSING_WORDS: tuple[str, ...] = (
    "mise en oeuvre", "suivi", "évaluation", "pilotage", "conclusion", "annexe", "signature",
    "remerciements", "gouvernance", "contact", "contacts", "communication du PST", "modalité", "calendrier",
    "bibliographie", "sources",
    "lexique", "glossaire", "abréviations",
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
