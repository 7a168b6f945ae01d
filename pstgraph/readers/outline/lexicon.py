"""The words that plans use for their levels, fields, columns and sections: the rules, as data.

Every entry is a pattern on flat text (lower case, no accents, see :mod:`pstgraph.readers.flat`).
A new wording of a commune goes here, not into the code.
"""

from __future__ import annotations

from pstgraph.model.plan import Kind

LEVELS: tuple[Kind, ...] = ("axis", "strategic_objective", "operational_objective", "action", "sub_action")
RANK: dict[str, int] = {kind: rank for rank, kind in enumerate(LEVELS)}

# Words that stand before a number or a colon and name a level: (kind, full words), longest first.
LEVEL_WORDS: tuple[tuple[Kind, str], ...] = (
    ("strategic_objective", r"objectifs?\s+strategiques?|obj(?:ectif)?\.?\s*strat(?:egique)?\.?|objectifs?\s+generaux|objectif\s+general|objectifs?\s+globa(?:l|ux)|but\s+strategique"),
    ("operational_objective", r"objectifs?\s+operationnels?|obj(?:ectif)?\.?\s*op(?:er(?:ationnel)?)?\.?|objectifs?\s+specifiques?|sous[\s-]objectifs?"),
    ("sub_action", r"sous[\s-]?actions?|sous[\s-]?projets?|sous[\s-]?mesures?|etapes?|taches?|sous[\s-]?taches?"),
    ("action", r"(?:fiches?[\s-]*)?(?:actions?|projets?)|fiches?|mesures?|(?:fiches?[\s-]*)mesures?|initiatives?|chantiers?"),
    ("axis", r"axes?(?:\s+strategiques?|\s+prioritaires?|\s+d'intervention|\s+de\s+developpement)?|enjeux?(?:\s+strategiques?)?|domaines?(?:\s+d'(?:action|intervention)s?|\s+strategiques?)?|thematiques?|themes?|defis?|piliers?|poles?|orientations?(?:\s+strategiques?)?|priorites?(?:\s+strategiques?)?|ambitions?|lignes?\s+de\s+force"),
)  # fmt: skip

# Abbreviations of the levels; they need a number right after.
LEVEL_CODES: tuple[tuple[Kind, str], ...] = (
    ("strategic_objective", r"o\.?\s?s\.?"),
    ("operational_objective", r"o\.?\s?o\.?(?:p\.?)?|o\.?\s?op\.?"),
    ("sub_action", r"s\.?\s?a\.?"),
    ("action", r"act\.?|f\.?\s?a\.?|a\.?"),
    ("axis", r"ax\.?"),
)

# A whole short line that announces what follows (headings, "Actions :", "Les objectifs stratégiques").
ANNOUNCEMENTS: tuple[tuple[str, str], ...] = (
    ("strategic_objective", r"objectifs?\s+strategiques?"),
    ("operational_objective", r"objectifs?\s+operationnels?"),
    ("sub_action", r"(?:sous[\s-]?actions?|etapes?|taches?|sous[\s-]?taches?)(?:\s+(?:a\s+(?:realiser|mener|suivre)|prevues?|cles?|de\s+(?:realisation|mise\s+en\s+oeuvre)))?"),
    ("action", r"(?:plans?\s+d'actions?|programmes?\s+d'actions?|fiches?[\s-]+(?:actions?|projets?)|(?:projets?\s+et\s+)?actions?(?:\s+et\s+projets?)?|projets?|mesures?)(?:\s+(?:concretes?|a\s+mener|prevues?|envisagees?|proposees?|a\s+realiser|a\s+mettre\s+en\s+oeuvre|prioritaires?|et\s+mesures?))?"),
    ("axis", r"axes?(?:\s+strategiques?|\s+prioritaires?|\s+de\s+travail)?"),
)  # fmt: skip
ANNOUNCEMENT_FRAME = r"^(?:(?:les|nos|ses|des|liste\s+des|enonce\s+des|definition\s+des|presentation\s+des|formulation\s+des|rappel\s+des)\s+)?(?:\d+\s+)?(?:%s)(?:\s+(?:du\s+cpas|du\s+pst|retenus?|poursuivis|fixes|suivants?)(?:\s+d[eu']\s?\S+)?|\s*\(?\b(?:os|oo|o\.s\.?|o\.o\.?)\)?)*\s*[:.]?\s*$"

VOLETS: tuple[tuple[str, str], ...] = (
    ("internal", r"(?:volet|partie|section|dimension)\s+interne|administration\s+generale|^interne$|organisation\s+interne"),
    ("external", r"(?:volet|partie|section|dimension)\s+externe|developpement\s+des\s+politiques|politiques?\s+sociales?\s+externes?|^externe$"),
    ("common", r"(?:volet|partie|section)\s+(?:commune?|transversale?|mixte|partagee?|synergies?)"),
)  # fmt: skip

# Lines "Pilote : DG": field, words before the colon.
FIELD_WORDS: tuple[tuple[str, str], ...] = (
    ("political", r"(?:pilotes?|responsables?|porteurs?|referents?)\s+politiques?|mandataires?(?:\s+(?:referents?|responsables?|politiques?|porteurs?))?|mandatitaires?|echevine?s?(?:\s+(?:responsables?|referente?s?|en\s+charge))?|elue?s?(?:\s+referente?s?)?|pilotage\s+politique"),
    ("pilots", r"qui(?:\s+(?:pilote|fait\s+quoi|est\s+responsable))?|pilotes?(?:\s+(?:administratifs?|du\s+projet|de\s+l'action|responsables?))?|pilotage(?:\s+administratif)?|responsables?(?:\s+(?:administratifs?|de\s+l'action|du\s+projet|de\s+la\s+mise\s+en\s+oeuvre|techniques?))?|porteurs?(?:\s+(?:de\s+(?:projet|l'action)|du\s+projet))?|services?(?:\s+(?:pilotes?|porteurs?|responsables?|concernes?|gestionnaires?|en\s+charge))|agents?\s+(?:traitants?|responsables?|pilotes?)|personnes?\s+(?:responsables?|ressources?|en\s+charge)|referents?(?:\s+administratifs?)?|en\s+charge|coordination|coordinat(?:eur|rice)s?|acteurs?\s+responsables?|chefs?\s+de\s+projet|gestionnaires?(?:\s+de\s+projet)?|mise\s+en\s+oeuvre\s+par"),
    ("department", r"departements?|directions?"),
    ("deadline", r"echeances?(?:\s+(?:prevues?|souhaitees?))?|echeancier|delais?(?:\s+(?:de\s+realisation|d'execution|prevus?))?|quand|pour\s+quand|dates?(?:\s+(?:limites?|de\s+fin|de\s+realisation|butoirs?|cibles?|d'echeance|prevues?|de\s+fin\s+prevue))?|date\s+de\s+realisation|terme|fin\s+prevue"),
    ("period", r"timing|planning|planification|periodes?(?:\s+(?:de\s+realisation|d'execution))?|calendriers?|annees?(?:\s+(?:de\s+realisation|prevues?))?|programmation|temporalite|duree|horizon|agenda"),
    ("start", r"debut(?:\s+prevu)?|date\s+de\s+debut(?:\s+prevue)?|demarrage|date\s+de\s+demarrage|lancement"),
    ("recurrence", r"frequences?|recurrences?|periodicites?"),
    ("budget", r"budgets?(?:\s+(?:estimes?|prevus?|previsionnels?|estimatifs?|alloues?|necessaires?|annuels?|total))?|moyens?\s+financiers?|couts?(?:\s+(?:estimes?|estimatifs?|prevus?|total))?|financements?|montants?(?:\s+(?:estimes?|prevus?))?|impacts?\s+(?:budgetaires?|financiers?)|ressources?\s+financieres?|estimation\s+budgetaire|depenses?|enveloppes?(?:\s+budgetaires?)?|combien"),
    ("ordinary", r"(?:budget|service)?\s*ordinaire|depenses?\s+ordinaires?"),
    ("extraordinary", r"(?:budget|service)?\s*extraordinaire|depenses?\s+extraordinaires?|investissements?"),
    ("subsidy", r"subsides?|subventions?|subsidiations?|sources?\s+de\s+financement|recettes?"),
    ("partners", r"partenaires?(?:\s+(?:externes?|eventuels?|potentiels?|pressentis|impliques?|internes?|et\s+(?:collaborations?|acteurs?)|concernes?))?|partenariats?|avec\s+qui|acteurs?(?:\s+(?:impliques?|concernes?|externes?|partenaires?))?|collaborations?|en\s+partenariat\s+avec|en\s+collaboration\s+avec|synergies?|intervenants?"),
    ("indicators", r"indicateurs?(?:\s+(?:de\s+(?:resultats?|suivi|realisation|performance|reussite|mesure|succes)|d'evaluation|d'impact|de\s+resultat\s+attendu))?|resultats?\s+(?:attendus?|escomptes?|vises?|a\s+atteindre)|kpis?|criteres?\s+(?:d'evaluation|de\s+(?:reussite|succes))|valeurs?\s+cibles?|cibles?|mesure\s+du\s+resultat"),
    ("description", r"descriptions?(?:\s+(?:de\s+l'action|du\s+projet|de\s+l'objectif|succincte))?|constats?|contextes?|descriptifs?|explications?|objet|contenus?|justifications?|motivations?|enjeux|commentaires?\s+sur\s+l'action|en\s+quoi\s+cela\s+consiste|pourquoi|quoi|comment|diagnostic|situation\s+(?:actuelle|de\s+depart)|finalites?|objectifs?\s+(?:poursuivis?|vises?|de\s+l'action|du\s+projet)|objectifs?|precisions?|modalites?(?:\s+(?:pratiques?|de\s+mise\s+en\s+oeuvre))?|argumentaire|plus-value"),
    ("steps", r"etapes?(?:\s+(?:de\s+(?:realisation|mise\s+en\s+oeuvre)|cles?|prevues?))?|demarches?|phases?|phasage|taches?(?:\s+a\s+(?:realiser|accomplir))?|mise\s+en\s+oeuvre|livrables?"),
    ("status", r"statuts?|etats?(?:\s+d'avancement)?|avancement|stades?(?:\s+d'avancement)?|suivi|situation\s+au\s+\S+|realisation|degre\s+de\s+realisation"),
    ("status_note", r"commentaires?(?:\s+sur\s+l'avancement)?|remarques?|observations?|notes?"),
    ("progress", r"taux\s+d'avancement|pourcentage\s+(?:de\s+realisation|d'avancement)|%\s*(?:de\s+)?realis\w*|avancement\s*\(?\s*(?:en\s*)?%\s*\)?|progression"),
    ("priority", r"priorites?|niveaux?\s+de\s+priorite|degres?\s+de\s+priorite|prioritaire|urgence"),
    ("audience", r"publics?(?:[\s-]*cibles?|\s+(?:vises?|concernes?))?|pour\s+qui|beneficiaires?(?:\s+(?:vises?|cibles?|finaux))?|groupes?[\s-]cibles?|destinataires?"),
    ("fte", r"etp|equivalents?\s+temps\s+plein|charge\s+(?:de\s+travail|etp)"),
    ("means", r"moyens?(?:\s+(?:humains?|materiels?|techniques?|necessaires?|mobilises?|et\s+ressources?))*|ressources?(?:\s+(?:humaines?|materielles?|necessaires?|internes?))*|outils?|moyens\s+humains\s+et\s+financiers"),
    ("plans", r"liens?\s+avec\s+(?:d'autres\s+|les\s+)?plans?|plans?\s+(?:lies|sectoriels|concernes?)|odd|objectifs?\s+de\s+developpement\s+durable"),
    ("number", r"n\s?°|nr|no|num(?:ero)?s?|codes?|ref(?:erence)?s?\.?|id"),
    ("label", r"intitules?(?:\s+(?:de\s+l'(?:action|objectif)|du\s+projet))?|libelles?|titres?(?:\s+(?:de\s+l'action|du\s+projet))?|denominations?|noms?(?:\s+(?:de\s+l'action|du\s+projet))?"),
)  # fmt: skip

# Column heads that name a level ("Actions", "O.O.", "Objectif stratégique").
LEVEL_COLUMNS: tuple[tuple[Kind, str], ...] = (
    ("axis", r"axes?(?:\s+strategiques?)?|domaines?|thematiques?|enjeux?"),
    ("strategic_objective", r"objectifs?\s+strategiques?(?:\s*\(?o\.?s\.?\)?)?|o\.?\s?s\.?"),
    ("operational_objective", r"objectifs?\s+operationnels?(?:\s*\(?o\.?o\.?\)?)?|o\.?\s?o\.?"),
    ("sub_action", r"sous[\s-]?actions?|taches?"),
    (
        "action",
        r"actions?(?:\s+(?:concretes?|a\s+mener|prevues?|et\s+projets?|/\s*projets?))?|projets?(?:\s*(?:et|/)\s*actions?)?|fiches?[\s-]actions?|mesures?|quoi",
    ),
)

# Sections around the outline: nothing in them is an item.
FRONT = (
    r"introduction|preface|preambule|avant[\s-]propos|definition|methodolog|methode|contexte|presentation|cadre\s+(?:legal|juridique)|base\s+legale"
    r"|table\s+des\s+matieres|sommaire|edito|mot\s+d[eu]|qu'est-ce|c'est\s+quoi|pour\s+quoi\s+faire|pourquoi|etapes?\s+prealables?|analyse|diagnostic|etat\s+des\s+lieux"
    r"|atouts?\b|forces?\b|faiblesses?|opportunites?|menaces?|swot|afom|ressources\s+disponibles|les\s+valeurs|nos\s+valeurs|^valeurs|la\s+vision|notre\s+vision|^vision|missions?\s*$"
    r"|enjeux\s+strategiques\s*$|lexique|glossaire|abreviations|avantages|legislation|declaration\s+de\s+politique\s+sociale\s*$|historique|generalites|composition|organigramme"
)
BACK = (
    r"conclusions?|annexes?|(?:suivi|evaluation)(?:\s+(?:et|du|de)\b.*)?\s*$|modalites\s+d(?:e|u)\s+(?:suivi|l'evaluation)|signatures?|remerciements|contacts?|bibliographie|sources?\s*$"
    r"|volet\s+budgetaire|synthese\s+budgetaire|pour\s+le\s+conseil|ainsi\s+fait|adoption\s+du"
)

# First words of a label that says what is to be done.
NOUN_OF_ACTION = (
    r"(?:mise|realisation|creation|organisation|elaboration|developpement|renforcement|amelioration|engagement|adaptation|ouverture|renovation|construction"
    r"|redaction|acquisition|achat|installation|instauration|lancement|poursuite|maintien|formation|sensibilisation|participation|collaboration|rapatriement"
    r"|automatisation|communication|evaluation|analyse|etude|actualisation|integration|promotion|valorisation|optimalisation|optimisation|mobilisation|accompagnement"
    r"|atelier|ateliers|recrutement|digitalisation|numerisation|modernisation|prise|soutien|suivi|aide|extension|amenagement|diffusion|publication|planification|designation|signature|conclusion|coordination|generalisation|reorganisation|revision|simplification)"
)
