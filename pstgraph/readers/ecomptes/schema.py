"""The table of the format: which element holds what, in which order, how often and how long.

Source: the description of eComptes PST 201805V1. *in* is what eComptes accepts, *out* what it sends: it has
``Articles`` and ``Projections`` in every element besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

Variant = Literal["in", "out"]
Type = Literal["string", "integer", "decimal", "date"]

VERSION = "201805V1"
LABEL = 255
STATUSES = ("ANNULE_ABANDONNE", "NON_COMMENCE", "EN_COURS", "EN_ATTENTE", "PROBLEME", "TERMINE")
CIVILITIES = ("MONSIEUR", "MADAME")
MODES = ("TEXTE", "HTML", "RTF")
SERVICES, FLOWS = ("O", "E"), ("R", "D")
UNKNOWN_INS = 99999


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element (or attribute) that holds one value.

    ``empty`` tells that an element without content is valid although its type or its enumeration has no
    empty value (``TypeAdmin``, whose default is AC).
    """

    type: Type = "string"
    longest: int | None = None
    values: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A place in a sequence: the element's name, what it holds, how often (``most`` None: any number)."""

    name: str
    holds: Leaf | Group
    least: int = 1
    most: int | None = 1


@dataclass(frozen=True, slots=True)
class Group:
    """An element that holds other elements, in this order, and nothing else."""

    parts: tuple[Part, ...]
    attributes: Mapping[str, Leaf] = field(default_factory=dict, hash=False)

    def place(self, name: str) -> int | None:
        """Place of an element in the sequence, None where it does not belong here."""
        return next((place for place, part in enumerate(self.parts) if part.name == name), None)


STRING, INTEGER, DECIMAL, DATE = Leaf(), Leaf("integer"), Leaf("decimal"), Leaf("date")
_LABEL = Leaf(longest=LABEL)

TEXT = Group((Part("Mode", Leaf(values=MODES)), Part("Valeur", STRING)))
PERSON = Group(
    (
        Part("Civilite", Leaf(values=CIVILITIES)),
        Part("Nom", Leaf(longest=100)),
        Part("Prenom", Leaf(longest=50)),
        Part("Tel", Leaf(longest=15)),
        Part("eMail", Leaf(longest=255)),
    )
)
_KIND = (Part("Service", Leaf(values=SERVICES)), Part("Type", Leaf(values=FLOWS)))
ARTICLE = Group(
    (
        Part("Exercice", INTEGER),
        *_KIND,
        Part("CodeArticle", Leaf(longest=50)),
        Part("Libelle", _LABEL),
        Part("Montant", DECIMAL),
    )
)
_YEAR = Group((Part("Montant", DECIMAL),), {"Valeur": INTEGER})
PROJECTION = Group(
    (
        *_KIND,
        Part("GroupeEco", STRING),
        Part("Libelle", _LABEL),
        Part("Exercices", Group((Part("Exercice", _YEAR, 0, None),))),
    )
)
_BASE = (
    Part("Libelle", _LABEL),
    Part("DateDebut", DATE, 0),
    Part("DateFin", DATE, 0),
    Part("Description", TEXT),
    Part("Statut", Leaf(values=STATUSES)),
    Part("Responsable", PERSON, 0),
    Part("Mandataire", PERSON, 0),
    Part("Departement", STRING, 0),
    Part("TauxAvancement", Leaf("decimal", least=0, most=100)),
    Part("RemarqueStatut", TEXT),
    Part("ETP", Leaf("decimal", least=0)),
    Part("Plans", Group((Part("Plan", STRING, 0, None),))),
    Part("Partenaires", Group((Part("Partenaire", STRING, 0, None),))),
)
_MONEY = (
    Part("Articles", Group((Part("Article", ARTICLE, 0, None),))),
    Part("Projections", Group((Part("Projection", PROJECTION, 0, None),))),
)
_ATTRIBUTES = {"ElementId": STRING, "Exercice": INTEGER}

LEVELS = (
    ("Volets", "Volet"),
    ("ObjectifStrategiques", "ObjectifStrategique"),  # sic
    ("ObjectifsOperationnels", "ObjectifOperationnel"),
    ("Actions", "Action"),
)
"""The four levels from the top: the name of the container, the name of its elements."""

_HEAD = Group(
    (
        Part("Id", STRING),
        Part("TypeAdmin", Leaf(values=("AC", "CPAS"), empty=True)),
        Part("INS", INTEGER),
        Part("Type", Leaf(values=("PST",))),
        Part("Exercice", INTEGER),
        Part("Version", Leaf(values=(VERSION,))),
        Part("Generateur", Leaf(longest=50)),
    )
)
_ABOUT = Group(
    (
        Part("IdPST", Leaf(longest=40)),
        Part("Libelle", _LABEL),
        Part("ExerciceDebut", INTEGER),
        Part("ExerciceFin", INTEGER),
    )
)


@cache
def schema(variant: Variant) -> Group:
    """Return what the root element ``dataroot`` holds in a variant.

    >>> base = element("in", 3)
    >>> [part.name for part in base.parts][-1], [part.name for part in element("out", 3).parts][-1]
    ('Partenaires', 'Projections')
    """
    volets = Group((Part("Volet", element(variant, 0), 1, None),))
    return Group(
        (
            Part("Identifiants", _HEAD),
            Part("PST", Group((Part("DescriptionPST", _ABOUT), Part("Volets", volets)))),
        )
    )


@cache
def element(variant: Variant, level: int) -> Group:
    """Return what an element of a level holds: 0 for a volet … 3 for an action, which holds no others."""
    parts = _BASE if variant == "in" else (*_BASE, *_MONEY)
    if level + 1 < len(LEVELS):
        container, name = LEVELS[level + 1]
        below = Group((Part(name, element(variant, level + 1), 0, None),))
        parts = (*parts, Part(container, below, 0))
    return Group(parts, _ATTRIBUTES)
