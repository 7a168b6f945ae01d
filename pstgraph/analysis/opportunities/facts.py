"""What the rules of opportunities look at in one unit: mode, jobs, things bought, training, open calls.

Each function takes a unit and can be tested alone. Words come from the code lists (jobs, purchases,
instruments, themes); the verbs that tell a unit's mode stand here because they are the rule itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from pstgraph.analysis.features import COMMON_THEMES as COMMON_THEMES
from pstgraph.analysis.units import Unit
from pstgraph.identifiers import local_name
from pstgraph.link.concepts import find
from pstgraph.text import fold, tokens
from pstgraph.vocabulary import scheme

Mode = Literal["create", "run", "unknown"]

CREATE_VERBS = (
    "créer, création, mettre en place, mise en place, élaborer, établir, étudier, envisager, "
    "engager, recruter, développer, instaurer, lancer, réaliser, désigner, "
    "élaboration, réalisation, engagement, recrutement, instauration, lancement, désignation, développement"
)
RUN_VERBS = (
    "maintenir, renouveler, continuer, poursuivre, amplifier, étendre, renforcer, améliorer, optimaliser, "
    "pérenniser, actualiser, adapter, optimiser, renouvellement, poursuite, amplification, renforcement, "
    "amélioration, optimalisation, optimisation, pérennisation, actualisation, adaptation"
)
# Each CPAS has a commune of its own: a synergy with it is no joint action of two CPAS.
OWN_COMMUNE = frozenset({"synergies-commune"})
TRAINING_THEME = "formation-personnel"
INTER_CPAS_THEME = "inter-cpas"
_TRAINING = re.compile(r"\b(format\w+|former|formees?|ecolage|perfectionnement|supervision|intervision)\b")
_STAFF = {
    "conseillers de l’action sociale": r"\bconseill(?:er|ere)s? de l action sociale|\bmandataires?\b",
    "travailleurs sociaux": r"\b(?:travailleurs?|assistants?) soci(?:al|aux)\b|\bequipes? sociales?\b",
    "agents administratifs": r"\bagents? administratifs?\b|\bpersonnel administratif\b",
    "nouveaux agents": r"\bnouve(?:l|aux) (?:agents?|employes?|engages?|travailleurs?)\b|\becolage\b",
    "médiateurs de dettes": r"\bmediateurs? de dettes?\b",
}
_EVENT = re.compile(
    r"\b(journees?|colloques?|forums?|salons?|seminaires?|rencontres? regionales?|conferences?|congres)\b"
)
_NEIGHBOURS = re.compile(
    r"\b(voisine?s?|limitrophes?|avoisinante?s?|environnante?s?|contigue?s?|adjacente?s?)\b"
)
_REGION_WIDE = re.compile(r"\b(wallonie|wallons?|wallonnes?|region(?:al|ale|aux)?|province|provinciale?)\b")


@lru_cache(maxsize=1)
def _verbs() -> dict[tuple[str, ...], Mode]:
    table: dict[tuple[str, ...], Mode] = {}
    for words, mode in ((CREATE_VERBS, "create"), (RUN_VERBS, "run")):
        for verb in words.split(", "):
            table[tuple(tokens(verb))] = mode  # type: ignore[assignment]
    return table


def mode_of(text: str) -> Mode:
    """Whether a text creates something or runs it, by the first verb of either list.

    >>> mode_of("Poursuivre et développer le service")
    'run'
    >>> mode_of("Mise en place d’une école des devoirs")
    'create'
    >>> mode_of("Être à l’écoute")
    'unknown'
    """
    words = tokens(text)
    for position in range(len(words)):
        for length in (3, 1):
            mode = _verbs().get(tuple(words[position : position + length]))
            if mode:
                return mode
    return "unknown"


def mode(unit: Unit) -> Mode:
    """Mode of a unit: by its label, else its description and steps."""
    own = mode_of(unit.label)
    return own if own != "unknown" else mode_of(unit.text)


def fine_themes(unit: Unit) -> frozenset[str]:
    """Themes of a unit on the narrower level, the one on which matching works."""
    known = scheme("theme")
    return frozenset(code for code in unit.themes if code in known and known[code].broader)


def jobs(unit: Unit) -> frozenset[str]:
    """Jobs that CPAS can share and that the unit names (codes of the job list)."""
    return _codes(unit.text, "job")


def purchases(unit: Unit) -> frozenset[str]:
    """Classes of things bought that the unit names (codes of the purchase list)."""
    return _codes(unit.text, "purchase")


def _codes(text: str, name: str) -> frozenset[str]:
    return frozenset(match.code for match in find(text, scheme(name)))


def trains_staff(unit: Unit) -> bool:
    """Whether the unit trains the staff or the elected members of the CPAS."""
    if not _TRAINING.search(fold(unit.text)):
        return False
    return TRAINING_THEME in unit.themes or ("organes" in unit.themes)


def training_audience(unit: Unit) -> frozenset[str]:
    """Who is trained, as far as the unit or the objective above it says more than "the staff"."""
    folded = fold(f"{unit.text} {unit.parent_label}")
    return frozenset(name for name, pattern in _STAFF.items() if re.search(pattern, folded))


def training_topics(unit: Unit) -> frozenset[str]:
    """What the training is about: the unit's other fine themes, those of every CPAS left out."""
    return fine_themes(unit) - COMMON_THEMES - {"organes"}


def asks_for_other_cpas(unit: Unit) -> bool:
    """Whether the unit asks for work with other CPAS, by its theme or by the class it names."""
    if INTER_CPAS_THEME in unit.themes:
        return True
    return any("cpas" in local_name(iri).split("-") for iri in unit.partner_classes())


def names_a_cpas(unit: Unit) -> bool:
    """Whether the unit already names the CPAS (or another organisation) it works with."""
    return bool(unit.organisations())


def asks_neighbours_only(unit: Unit) -> bool:
    """Whether the other CPAS that the unit asks for are those of the communes around."""
    return bool(_NEIGHBOURS.search(fold(unit.text)))


def is_event(unit: Unit) -> bool:
    """Whether the unit is a day or meeting open to a whole province or region."""
    folded = fold(unit.text)
    return bool(_EVENT.search(folded) and _REGION_WIDE.search(folded))


@lru_cache(maxsize=1)
def joint_instruments() -> dict[str, frozenset[str]]:
    """Instruments that allow joint files, each with the themes that fit it."""
    return {
        "pape": frozenset({"pape", "precarite-energetique", "consommation"}),
        "pcs": frozenset({"cohesion"}),
        "ili": frozenset({"personnes-etrangeres"}),
    }
