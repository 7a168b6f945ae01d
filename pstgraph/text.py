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

# Snowball joins words that plans keep apart and parts words that plans join (see stem): "stem: its words".
_KEPT_APART = """
    accueillante: accueillante accueillantes
    admission: admission admissions
    aidant: aidant aidants aidante aidantes
    alimenter: alimenter alimente alimentent
    alternance: alternance
    associatif: associatif associatifs associative associatives
    association: association associations
    boni: boni bonis
    chassis: chassis
    classe: classe classes
    climatique: climatique climatiques
    codir: codir
    collaborateur: collaborateur collaborateurs collaboratrice collaboratrices
    commune: commune communes communal communale communales communaux
    communiq: communiquer communique communication communications
    concertation: concertation concertations
    concerter: concerter concerte concertent concertee concertees concertes
    concierge: concierge
    conformite: conformite conformites
    conseiller: conseiller conseillers
    constructif: constructif constructifs constructive constructives
    contention: contention contentions
    cooperative: cooperative cooperatives
    dependance: dependance dependances
    don: don dons
    donnee: donnee donnees
    donner: donner donne donnent donnant
    donnerie: donnerie donneries
    economie: economie economies
    economique: economique economiques
    educateur: educateur educateurs educatrice educatrices
    elever: elever
    emploi: emploi emplois
    employe: employe employes employee employees
    employeur: employeur employeurs
    enseignant: enseignant enseignants enseignante enseignantes
    environnant: environnant environnants environnante environnantes
    equipement: equipement equipements
    equiper: equiper equipent equipant equipee equipees
    etranger: etranger
    etudiant: etudiant etudiants etudiante etudiantes
    exclusif: exclusif exclusifs exclusive exclusives exclusivement
    facturation: facturation
    financement: financement financements
    finances: finance finances
    fonctionnement: fonctionnement fonctionnements
    generaliste: generaliste generalistes
    gouter: gouter gouters
    gouvernance: gouvernance gouvernances
    habitant: habitant habitants habitante habitantes
    habitation: habitation habitations
    inclusif: inclusif inclusifs inclusive inclusives
    indicateur: indicateur indicateurs
    integra: integra
    integration: integration integrations
    interpretation: interpretation interpretations
    intervenant: intervenant intervenants intervenante intervenantes
    isolation: isolation
    isolement: isolement isole isoles isolee isolees
    legs: legs
    loyer: loyer loyers
    maraicher: maraicher maraichers maraichere maraicheres
    occupant: occupant occupants occupante occupantes
    oeuvres: oeuvres
    operateur: operateur operateurs operatrice
    organique: organique organiques
    organisme: organisme organismes
    partage: commun communs
    participatif: participatif participatifs participative participatives
    participation: participation participations
    pensionne: pensionne pensionnes pensionnee pensionnees
    permanence: permanence permanences
    personnelle: personnelle personnelles
    polyvalence: polyvalence
    potage: potage potages
    potager: potager potagers potagere potageres
    prospectif: prospectif prospectifs prospective prospectives
    quartier: quartier quartiers
    repit: repit repits
    residence: residence residences
    resident: resident residents residente residentes
    retraite: retraite retraites retraitee retraitees
    secouriste: secouriste secouristes
    soignant: soignant soignants soignante soignantes
    specialiste: specialiste specialistes
    successif: successif successifs successive successives
    testament: testament testaments
    travailleur: travailleuse travailleuses
    utilisation: utilisation utilisations
    vivre: vivre
    vivres: vivres
"""
_STEM_OVERRIDES = {
    word: line.split(":")[0].strip()
    for line in _KEPT_APART.strip().splitlines()
    for word in line.split(":")[1].split()
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
    if decomposed.isascii():
        return decomposed
    return "".join([c for c in decomposed if c < "\u0300" or not unicodedata.combining(c)])


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
