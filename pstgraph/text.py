"""French text: blanks, folding, tokens, stems, slugs. Pure functions, no state but the stemmer's cache."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2007\u2060\ufeff\u200b]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_FOLDED = str.maketrans(
    {"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)

_FEMININE = re.compile(r"(?!entree|idee|duree|annee|allee|lycee|musee)(\w{2,}e)e(s?)")

# Snowball joins words that plans keep apart and parts words that plans join (see stem).
_STEM_OVERRIDES = {
    "communiquer": "communiq",
    "communique": "communiq",
    "communication": "communiq",
    "communications": "communiq",
    "commune": "commune",
    "communes": "commune",
    "communal": "commune",
    "communale": "commune",
    "communales": "commune",
    "communaux": "commune",
    "commun": "partage",
    "communs": "partage",
    "isolement": "isolement",
    "isole": "isolement",
    "isoles": "isolement",
    "isolee": "isolement",
    "isolees": "isolement",
    "isolation": "isolation",
    "emploi": "emploi",
    "emplois": "emploi",
    "employe": "employe",
    "employes": "employe",
    "employee": "employe",
    "employees": "employe",
    "employeur": "employeur",
    "employeurs": "employeur",
    "conseiller": "conseiller",
    "conseillers": "conseiller",
    "don": "don",
    "dons": "don",
    "donner": "donner",
    "donne": "donner",
    "donnent": "donner",
    "donnant": "donner",
    "etranger": "etranger",
    "etudiant": "etudiant",
    "etudiants": "etudiant",
    "etudiante": "etudiant",
    "etudiantes": "etudiant",
    "organisme": "organisme",
    "organismes": "organisme",
    "personnelle": "personnelle",
    "personnelles": "personnelle",
    "travailleuse": "travailleur",
    "travailleuses": "travailleur",
    "accueillante": "accueillante",
    "accueillantes": "accueillante",
    "classe": "classe",
    "classes": "classe",
    "collaborateur": "collaborateur",
    "collaborateurs": "collaborateur",
    "collaboratrice": "collaborateur",
    "collaboratrices": "collaborateur",
    "concertation": "concertation",
    "concertations": "concertation",
    "enseignant": "enseignant",
    "enseignants": "enseignant",
    "enseignante": "enseignant",
    "enseignantes": "enseignant",
    "fonctionnement": "fonctionnement",
    "fonctionnements": "fonctionnement",
    "inclusif": "inclusif",
    "inclusifs": "inclusif",
    "inclusive": "inclusif",
    "inclusives": "inclusif",
    "potage": "potage",
    "potages": "potage",
    "repit": "repit",
    "repits": "repit",
    "secouriste": "secouriste",
    "secouristes": "secouriste",
    "aidant": "aidant",
    "aidants": "aidant",
    "aidante": "aidant",
    "aidantes": "aidant",
    "alimenter": "alimenter",
    "alimente": "alimenter",
    "alimentent": "alimenter",
    "dependance": "dependance",
    "dependances": "dependance",
    "facturation": "facturation",
    "finance": "finances",
    "finances": "finances",
    "financement": "financement",
    "financements": "financement",
    "habitant": "habitant",
    "habitants": "habitant",
    "habitante": "habitant",
    "habitantes": "habitant",
    "participation": "participation",
    "participations": "participation",
    "participatif": "participatif",
    "participatifs": "participatif",
    "participative": "participatif",
    "participatives": "participatif",
    "pensionne": "pensionne",
    "pensionnes": "pensionne",
    "pensionnee": "pensionne",
    "pensionnees": "pensionne",
    "polyvalence": "polyvalence",
    "permanence": "permanence",
    "permanences": "permanence",
    "operateur": "operateur",
    "operateurs": "operateur",
    "operatrice": "operateur",
    "environnant": "environnant",
    "environnants": "environnant",
    "environnante": "environnant",
    "environnantes": "environnant",
    "habitation": "habitation",
    "habitations": "habitation",
    "loyer": "loyer",
    "loyers": "loyer",
    "vivre": "vivre",
    "vivres": "vivres",
    "donnerie": "donnerie",
    "donneries": "donnerie",
    "legs": "legs",
    "resident": "resident",
    "residents": "resident",
    "residente": "resident",
    "residentes": "resident",
    "residence": "residence",
    "residences": "residence",
    "generaliste": "generaliste",
    "generalistes": "generaliste",
    "educateur": "educateur",
    "educateurs": "educateur",
    "educatrice": "educateur",
    "educatrices": "educateur",
    "equipement": "equipement",
    "equipements": "equipement",
    "organique": "organique",
    "organiques": "organique",
    "indicateur": "indicateur",
    "indicateurs": "indicateur",
    "codir": "codir",
    "association": "association",
    "associations": "association",
    "associatif": "associatif",
    "associatifs": "associatif",
    "associative": "associatif",
    "associatives": "associatif",
    "cooperative": "cooperative",
    "cooperatives": "cooperative",
    "integration": "integration",
    "integrations": "integration",
    "integra": "integra",
    "interpretation": "interpretation",
    "interpretations": "interpretation",
    "maraicher": "maraicher",
    "maraichers": "maraicher",
    "maraichere": "maraicher",
    "maraicheres": "maraicher",
    "potager": "potager",
    "potagers": "potager",
    "potagere": "potager",
    "potageres": "potager",
    "quartier": "quartier",
    "quartiers": "quartier",
    "alternance": "alternance",
    "equiper": "equiper",
    "equipent": "equiper",
    "equipant": "equiper",
    "concierge": "concierge",
    "oeuvres": "oeuvres",
    "admission": "admission",
    "admissions": "admission",
    "utilisation": "utilisation",
    "utilisations": "utilisation",
    "constructif": "constructif",
    "constructifs": "constructif",
    "constructive": "constructif",
    "constructives": "constructif",
    "occupant": "occupant",
    "occupants": "occupant",
    "occupante": "occupant",
    "occupantes": "occupant",
    "soignant": "soignant",
    "soignants": "soignant",
    "soignante": "soignant",
    "soignantes": "soignant",
    "economie": "economie",
    "economies": "economie",
    "economique": "economique",
    "economiques": "economique",
    "exclusif": "exclusif",
    "exclusifs": "exclusif",
    "exclusive": "exclusif",
    "exclusives": "exclusif",
    "exclusivement": "exclusif",
    "testament": "testament",
    "testaments": "testament",
    "successif": "successif",
    "successifs": "successif",
    "successive": "successif",
    "successives": "successif",
    "contention": "contention",
    "contentions": "contention",
    "gouter": "gouter",
    "gouters": "gouter",
    "gouvernance": "gouvernance",
    "gouvernances": "gouvernance",
    "retraite": "retraite",
    "retraites": "retraite",
    "retraitee": "retraite",
    "retraitees": "retraite",
    "conformite": "conformite",
    "conformites": "conformite",
    "equipee": "equiper",
    "equipees": "equiper",
    "intervenant": "intervenant",
    "intervenants": "intervenant",
    "intervenante": "intervenant",
    "intervenantes": "intervenant",
    "chassis": "chassis",
    "boni": "boni",
    "bonis": "boni",
    "elever": "elever",
}


def normalise_space(text: str) -> str:
    r"""Fold every run of blanks, no-break and zero-width ones included, into one space.

    >>> normalise_space(" Plan\u00a0\u00a0de \n formation ")
    'Plan de formation'
    """
    return _BLANKS.sub(" ", text).strip()


def unaccent(text: str) -> str:
    """Take accents off, keep case and punctuation; ligatures and typographic marks become plain.

    >>> unaccent("Écaussinnes – l’œuvre")
    "Ecaussinnes - l'oeuvre"
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED).replace("Œ", "OE").replace("Æ", "AE"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold(text: str | None) -> str:
    """Lower case, no accent, letters and digits only, single spaces: the form labels are compared in.

    >>> fold("Être un CPAS d’Érezée ; « bien‐être »")
    'etre un cpas d erezee bien etre'
    """
    return _NOT_WORD.sub(" ", unaccent((text or "").lower())).strip()


def tokens(text: str) -> list[str]:
    """Folded words of a text, in order."""
    return fold(text).split()


def slug(text: str, limit: int = 60) -> str:
    """Make a short ASCII name for an IRI or a file.

    >>> slug("Association « Les Amis » d’Ath")
    'association-les-amis-d-ath'
    """
    return "-".join(tokens(text))[:limit].strip("-") or "sans-nom"


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """French stem of a folded word, with the confusions that plans cannot afford undone.

    >>> stem("communication") == stem("commune")
    False
    >>> stem("formations") == stem("formation")
    True
    >>> stem("fragilisees") == stem("fragilises")
    True
    """
    if word in _STEM_OVERRIDES:
        return _STEM_OVERRIDES[word]
    if len(word) <= 3 or word.isdigit():
        return word
    # Without its accent the stemmer takes "-ée" for a mute e and parts "isolées" from "isolés".
    feminine = _FEMININE.fullmatch(word)
    if feminine:
        word = feminine[1] + feminine[2]
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]
    import snowballstemmer

    return snowballstemmer.stemmer("french")


def stems(text: str) -> list[str]:
    """Stems of the words of a text, in order."""
    return [stem(word) for word in tokens(text)]
