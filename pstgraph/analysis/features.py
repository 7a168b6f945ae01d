"""What two units are compared by: themes, target groups and word stems, each with a weight.

Weights say where a feature was found: the unit's own label counts full, its steps and description less,
the objective above least. Words that every plan uses (verbs of intent, "service", "mise en place") say
little and are weighted down before rarity is taken into account.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pstgraph.analysis.units import Unit
from pstgraph.link.concepts import find
from pstgraph.text import fold, stem
from pstgraph.vocabulary import scheme

OWN, STEPS, PARENT = 1.0, 0.5, 0.35
BROADER = 0.35  # a shared top theme, beside the shared narrower theme's 1.0
BOILERPLATE = 0.2  # weight of a word that says nothing of the subject

_STOP_WORDS = """
    a afin ai ainsi alors apres au aucun aussi autre autres aux avant avec avoir c ca car ce ceci cela
    celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des deux dont du elle elles
    en encore entre est et etc etre eux ex fait font hors il ils j je jusque l la le les leur leurs lors
    lui m mais me meme memes mes moins mon n ne ni nos notamment notre nous on ont or ou par pas peu
    peut peuvent plus plutot pour pouvoir qu quand que quel quelle quels qui quoi s sa sans se selon ses
    si soit son sont sous sur t tant tel telle tels toujours tous tout toute toutes tres un une vers via
    voire vos votre vous y est soient ete etant ayant doit doivent permettant permettre permet
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_BOILERPLATE_WORDS = """
    ameliorer amelioration assurer augmenter developper developpement favoriser garantir maintenir
    maintien mettre mise place oeuvre mener organiser organisation poursuivre poursuite prevoir proposer
    realiser realisation renforcer renforcement soutenir veiller creer creation elaborer elaboration
    etablir etablissement envisager etudier continuer amplifier etendre optimiser optimaliser
    optimalisation adapter adaptation actualiser renouveler disposer offrir effectuer integrer
    participer contribuer promouvoir promotion valoriser instaurer lancer permettre rendre faire
    utiliser utilisation viser centre cpas service services action actions projet projets politique
    mesure mesures dispositif different differents differente differentes divers diverses nouveau
    nouvelle nouveaux nouvelles bon bonne meilleur meilleure personne personnes ensemble niveau cadre
    terme matiere domaine besoin besoins population usager usagers beneficiaire beneficiaires public
    publics citoyen citoyens commune communes possible possibilite possibilites efficace adequat
    adequate specifique general generale local locale locaux interne externe qualite gestion suivi point
    points moyen moyens objectif objectifs plan plans cas sein base lien travail social sociale sociaux
    sociales
"""


@lru_cache(maxsize=1)
def boilerplate_stems() -> frozenset[str]:
    """Stems of the words that every plan uses."""
    return frozenset(stem(word) for word in _BOILERPLATE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Features:
    """Weighted features of one text or unit.

    ``words`` maps a stem, ``themes`` a theme's code, ``groups`` a target group's code to its weight
    before rarity; ``shown`` maps a stem to the word it was seen as, for the reasons.
    """

    words: Mapping[str, float]
    themes: Mapping[str, float]
    groups: Mapping[str, float]
    shown: Mapping[str, str] = field(default_factory=dict)


def of_unit(unit: Unit, automatic: bool = False) -> Features:
    """Features of a unit.

    With ``automatic`` the themes come from the text alone; else the themes in the graph replace them
    where a person has read or confirmed them.
    """
    parts = [(unit.label, OWN), (unit.description, STEPS), *((s, STEPS) for s in unit.steps)]
    found = of_text([*parts, (unit.parent_label, PARENT)])
    if automatic or unit.state not in ("read", "confirmed"):
        return found
    parent = {code: weight for code, weight in found.themes.items() if weight <= PARENT}
    themes = {**parent, **_with_broader(dict.fromkeys(unit.themes, OWN))}
    groups = dict.fromkeys(unit.target_groups, OWN) or found.groups
    return Features(found.words, themes, groups, found.shown)


def of_text(parts: Iterable[tuple[str, float]]) -> Features:
    """Features of texts with their weights; a feature found twice keeps its highest weight."""
    words: dict[str, float] = {}
    themes: dict[str, float] = {}
    groups: dict[str, float] = {}
    shown: dict[str, str] = {}
    for text, weight in parts:
        if not text:
            continue
        for code in {match.code for match in find(text, scheme("theme"))}:
            themes[code] = max(themes.get(code, 0.0), weight)
        for code in {match.code for match in find(text, scheme("target-group"))}:
            groups[code] = max(groups.get(code, 0.0), weight)
        for word, stemmed in _content_words(text):
            words[stemmed] = max(words.get(stemmed, 0.0), weight * _word_weight(stemmed))
            shown.setdefault(stemmed, word)
    return Features(words, _with_broader(themes), groups, shown)


def _content_words(text: str) -> Iterable[tuple[str, str]]:
    for printed in re.findall(r"\w+", text):
        for word in fold(printed).split():
            if len(word) > 1 and word not in STOP_WORDS and not word.isdigit():
                yield printed.lower(), stem(word)


def _word_weight(stemmed: str) -> float:
    return BOILERPLATE if stemmed in boilerplate_stems() else 1.0


def _with_broader(themes: Mapping[str, float]) -> dict[str, float]:
    """Add the top theme of each theme, at a lower weight."""
    known = scheme("theme")
    out = dict(themes)
    for code, weight in themes.items():
        broader = known[code].broader if code in known else None
        if broader:
            out[broader] = max(out.get(broader, 0.0), weight * BROADER)
    return out
