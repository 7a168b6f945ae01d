"""What two units are compared by: themes, target groups and word stems, each with a weight.

Weights say where and how a feature was found: in the unit's own label, its steps or description, or the
objective above; early in a sentence or after its tenth word, where examples and circumstances stand; by a
label of one word or of several. Words that every plan uses (verbs of intent, "service", "mise en place")
and themes that every CPAS has say little and are weighted down before rarity is taken into account. Of the
themes that a person read, the first is the main one.

The weights were chosen by hand and moved once on the pairs of ``benchmarks/gold/synergy-dev.tsv``, after the
themes of the five plans were settled; the measure is flat around them (±0.01 nDCG for each alone).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pstgraph.analysis.units import Unit
from pstgraph.link.concepts import find
from pstgraph.text import fold, stem
from pstgraph.vocabulary import scheme

OWN, STEPS = 1.0, 0.5
PARENT, PARENT_WORDS = 0.2, 0.4  # themes and words of the objective above
PARENT_OF_VAGUE = 0.45  # its themes, where the unit itself names none that tells
BROADER = 0.8  # a shared top theme, beside the shared narrower theme's 1.0
SECOND = 0.7  # a theme that a person read after the main one
COMMON = 0.65  # a theme that every CPAS has
BOILERPLATE = 0.2  # a word that says nothing of the subject
ONE_WORD, MORE_WORDS = 0.55, 0.25  # certainty of a theme by its label: one word, and each further word
EARLY, LATE = 10, 20  # words at full weight, and how many more halve it

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

# Themes that every CPAS has say little of a common project.
COMMON_THEMES = frozenset(
    {
        "accueil",
        "com-interne",
        "formation-personnel",
        "grh",
        "inter-cpas",
        "procedures",
        "reseaux",
        "synergies-commune",
    }
)

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

    ``words`` maps a stem, ``themes`` a theme's code, ``subjects`` a subject's, ``groups`` a target group's
    code to its weight before rarity; ``shown`` maps a stem to the word it was seen as, for the reasons.
    """

    words: Mapping[str, float]
    themes: Mapping[str, float]
    groups: Mapping[str, float]
    subjects: Mapping[str, float] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


def of_unit(unit: Unit, automatic: bool = False) -> Features:
    """Features of a unit.

    With ``automatic`` the themes come from the text alone; else the themes in the graph replace those of
    the unit's own text where a person has read or confirmed them.
    """
    own = _own(unit)
    said = of_text([*own, (unit.parent_label, PARENT_WORDS)])
    reviewed = not automatic and unit.state in ("read", "confirmed")
    if reviewed:
        themes = {code: SECOND if place else OWN for place, code in enumerate(unit.themes)}
    else:
        themes = _themes(own)
    above = PARENT if reviewed or _tells(themes) else PARENT_OF_VAGUE
    for code, weight in _themes([(unit.parent_label, above)]).items():
        themes[code] = max(themes.get(code, 0.0), weight)
    groups = dict.fromkeys(unit.target_groups, OWN) if reviewed else {}
    return Features(said.words, _spread(themes), groups or said.groups, _subjects(own), said.shown)


def recognised(unit: Unit) -> bool:
    """Whether a theme or a subject is found in the unit's own words."""
    own = _own(unit)
    return bool(_themes(own) or _subjects(own))


def _own(unit: Unit) -> list[tuple[str, float]]:
    return [(unit.label, OWN), (unit.description, STEPS), *((step, STEPS) for step in unit.steps)]


def _tells(themes: Mapping[str, float]) -> bool:
    """Whether one of some themes is a fine one that not every CPAS has."""
    known = scheme("theme")
    return any(code not in COMMON_THEMES and known[code].broader for code in themes)


def of_text(parts: Sequence[tuple[str, float]]) -> Features:
    """Features of texts with their weights; a feature found twice keeps its highest weight."""
    words: dict[str, float] = {}
    groups: dict[str, float] = {}
    shown: dict[str, str] = {}
    for text, weight in parts:
        for match in find(text, scheme("target-group")) if text else ():
            groups[match.code] = max(groups.get(match.code, 0.0), weight)
        for place, (word, stemmed) in enumerate(_content_words(text)):
            said = weight * _word_weight(stemmed) * _early(place)
            words[stemmed] = max(words.get(stemmed, 0.0), said)
            shown.setdefault(stemmed, word)
    return Features(words, _spread(_themes(parts)), groups, _subjects(parts), shown)


def _subjects(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    subjects: dict[str, float] = {}
    for text, weight in parts:
        for match in find(text, scheme("subject")) if text else ():
            said = weight * _early(len(text[: match.start].split()))
            subjects[match.code] = max(subjects.get(match.code, 0.0), said)
    return subjects


def _themes(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    themes: dict[str, float] = {}
    for text, weight in parts:
        for match in find(text, scheme("theme")) if text else ():
            certain = min(1.0, ONE_WORD + MORE_WORDS * (match.size - 1))
            said = weight * certain * _early(len(text[: match.start].split()))
            themes[match.code] = max(themes.get(match.code, 0.0), said)
    return themes


def _early(place: int) -> float:
    return 1 / (1 + max(0, place - EARLY) / LATE)


def _content_words(text: str) -> Iterator[tuple[str, str]]:
    for printed in re.findall(r"\w+", text):
        for word in fold(printed).split():
            if len(word) > 1 and word not in STOP_WORDS and not word.isdigit():
                yield printed.lower(), stem(word)


def _word_weight(stemmed: str) -> float:
    return BOILERPLATE if stemmed in boilerplate_stems() else 1.0


def _spread(themes: Mapping[str, float]) -> dict[str, float]:
    """Add the top theme of each theme at a lower weight, and weigh down those that every CPAS has."""
    known = scheme("theme")
    out = dict(themes)
    for code, weight in themes.items():
        broader = known[code].broader if code in known else None
        if broader:
            out[broader] = max(out.get(broader, 0.0), weight * BROADER)
    return {code: weight * (COMMON if code in COMMON_THEMES else 1.0) for code, weight in out.items()}
