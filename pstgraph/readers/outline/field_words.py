"""The words that plans use for their fields and columns: the rules, as data (see the lexicon)."""

from __future__ import annotations

from pstgraph.model.plan import Kind

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
        "qui", "qui s'en occupe", "qui s'en charge", "qui le fait", "qui fait",
        "qui pilote", "qui fait quoi", "qui est responsable", "par qui", "pilote",
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
        "agent", "collaborateur", "référent technique", "acteur pilote",
        "porté par", "piloté par", "assuré par", "à charge de", "sous la responsabilité de",
        "resp.", "resp", "agent en charge", "chef de file", "équipe responsable", "équipe en charge",
    ),
    "department": (
        "département", "direction",
    ),
    "deadline": (
        "échéance", "échéance prévue", "échéance souhaitée", "échéancier", "délai",
        "délai de réalisation", "délai d'exécution", "délai prévu", "quand", "pour quand", "date limite",
        "date de fin", "date de réalisation", "date butoir", "date cible", "date d'échéance",
        "date prévue", "date de fin prévue", "date", "terme", "fin prévue", "fin", "deadline",
        "délai de mise en oeuvre", "délai souhaité", "échéance de réalisation", "date de mise en oeuvre",
        "échéance visée", "échéance initiale", "échéance actualisée", "nouvelle échéance",
        "à réaliser pour", "pour le", "pour",
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
        "combien", "estimation", "estimation financière", "estimation du coût", "moyen budgétaire",
        "crédit", "crédit budgétaire", "budget à prévoir", "implication budgétaire", "incidence budgétaire",
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
        "en collaboration avec", "avec", "synergie", "intervenant", "collaborateur externe",
    ),
    "indicators": (
        "indicateur", "indicateur de résultat", "indicateur de suivi", "indicateur de réalisation",
        "indicateur de performance", "indicateur de réussite", "indicateur de succès",
        "indicateur d'évaluation", "indicateur d'impact", "résultat attendu", "résultat escompté",
        "résultat visé", "résultat à atteindre", "KPI", "critère d'évaluation", "critère de réussite",
        "mode d'évaluation", "méthode d'évaluation", "évaluation",
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
        "commentaire", "commentaire sur l'avancement", "remarque", "observation", "note", "rappel",
        "pour rappel", "pour mémoire", "nb", "n.b.", "bon à savoir",
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
    "entity": (
        "entité", "institution", "administration concernée", "entité concernée", "entité porteuse",
        "entité responsable", "pouvoir local", "CPAS/Commune", "Commune/CPAS", "Ville/CPAS", "CPAS/Ville",
        "Commune ou CPAS", "Ville ou CPAS",
        "Commune / CPAS", "CPAS / Commune", "Ville / CPAS", "CPAS / Ville", "institution concernée",
    ),
    "type": (
        "type", "type de projet", "type d'action", "nature", "nature du projet", "nature de l'action",
        "catégorie", "type de fiche",
    ),
    "plans": (
        "lien avec d'autres plans", "lien avec les plans", "plan lié", "plan sectoriel", "plan concerné",
        "ODD", "objectif de développement durable",
    ),
    "number": (
        "n°", "n °", "nr", "no", "num", "numéro", "code", "réf", "référence", "id",
        "n° d'action", "n° de l'action", "n° action", "numéro d'action", "numéro de l'action", "code action",
        "code de l'action", "réf. action", "réf. de l'action", "identifiant", "n° de fiche", "n° fiche",
        "numéro de fiche", "n° de projet", "n° du projet", "n° projet", "numéro de projet", "n° d'ordre",
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
    | {"entité", "institution", "pouvoir local", "agent", "collaborateur"}
    | {"estimation", "crédit", "identifiant", "pour le", "pour"}
    | {"évaluation", "avec", "quand", "qui"}
)

# Heads of columns that hold the labels of a level.
LEVEL_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "axis": (
        "axe", "axe stratégique", "domaine", "thématique", "enjeu", "volet", "axe prioritaire", "défi",
        "pilier", "enjeu stratégique", "domaine d'action", "domaine stratégique", "ambition",
    ),
    "strategic_objective": (
        "objectif stratégique", "O.S.", "OS", "objectif stratégique OS",
        "objectif strat.", "obj. stratégique", "obj. strat.", "obj strat", "objectif général",
        "objectifs généraux", "objectif global",
    ),
    "operational_objective": (
        "objectif opérationnel", "O.O.", "OO", "objectif opérationnel OO", "objectif op.",
        "objectif opér.", "obj. opérationnel", "obj. op.", "obj op", "obj. opér.", "objectif spécifique",
        "sous-objectif",
    ),
    "sub_action": (
        "sous-action", "tâche",
    ),
    "action": (
        "action", "action concrète", "action à mener", "action prévue", "actions et projets",
        "actions / projets", "projet", "projets et actions", "projets / actions", "fiche action",
        "mesure", "quoi", "action à réaliser", "initiative", "action / projet", "projet / action",
        "action à mettre en oeuvre", "mesure concrète", "mesure / action", "action / mesure",
        "ce que nous allons faire", "ce que nous ferons", "ce qui sera fait", "que faire", "quoi faire",
        "projets ou actions", "action prioritaire", "projet à mener", "fiche projet",
    ),
}  # fmt: skip
