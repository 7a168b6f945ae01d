"""What a person changed after the machine reading, and what became of it, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Target:
    """Which element a person means.

    ``line`` is the first line of the element in the document; ``item`` the start of its label, of its
    number, or of both together, needed only where elements share a line. ``id`` settles what these leave
    open. ``label`` is the whole label without the number, where it is known: a new version of the document
    may number the same words anew.
    """

    line: int
    item: str | None = None
    id: str | None = None
    label: str | None = None

    def __str__(self) -> str:
        return f"ligne {self.line}" + (f", « {self.item} »" if self.item else "")


@dataclass(frozen=True, slots=True)
class Correction:
    """One change: a field of an element, its place, its kind, its life, or a field of the plan.

    ``change`` is a field of the model's Item, ``drop``, ``insert``, ``kind``, ``parent``, or ``plan.FIELD``.
    ``value`` is plain data, checked when the corrections are loaded; ``quote`` the words of the line, needed
    only where the document is not at hand. ``where`` is the file and line of the entry.
    """

    target: Target
    change: str
    value: Any
    reason: str
    quote: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Themes and target groups of one element, read and settled by a person; None leaves them as they are."""

    target: Target
    themes: tuple[str, ...] | None = None
    target_groups: tuple[str, ...] | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one document; ``counted`` says how many are changes of the reading."""

    document: str
    sha256: str
    cpas: str | None = None
    corrections: tuple[Correction, ...] = ()
    readings: tuple[Settled, ...] = ()

    @property
    def counted(self) -> int:
        """Number of corrections; settled readings of themes are none."""
        return len(self.corrections)

    def only(self, wanted: Callable[[Correction], bool], readings: bool) -> Corrections:
        """Return a part of the corrections, with the settled readings or without."""
        chosen = tuple(correction for correction in self.corrections if wanted(correction))
        return Corrections(self.document, self.sha256, self.cpas, chosen, self.readings if readings else ())


_WORDS = {
    "drop": "suppression", "insert": "ajout", "kind": "niveau", "parent": "dans", "number": "numéro",
    "label": "libellé", "evidence": "lignes", "alternatives": "autres formulations", "pilots": "pilotes",
    "political_pilots": "mandataires", "deadline": "échéance", "steps": "étapes", "note": "remarque",
    "indicators": "indicateurs", "partners": "partenaires", "themes": "thèmes",
    "target_groups": "publics cibles", "agreements": "conventions", "synergies": "synergies",
    "status": "statut", "status_note": "remarque sur le statut", "progress": "avancement", "fte": "ETP",
    "department": "service", "priority": "priorité", "plans": "plans servis", "articles": "articles",
    "projections": "projections", "plan.title": "titre du plan", "plan.legislature": "législature",
    "plan.document_date": "date du document", "plan.adopted": "date d'adoption",
    "plan.declaration_adopted": "adoption de la déclaration", "plan.period": "période du plan",
    "plan.vision": "vision", "plan.values": "valeurs", "plan.evaluations": "évaluations",
    "plan.sectoral_plans": "plans sectoriels",
}  # fmt: skip


def in_french(change: str) -> str:
    """Return the word for a change, that of its column in the sheet where it has one.

    >>> in_french("label"), in_french("drop"), in_french("budget")
    ('libellé', 'suppression', 'budget')
    """
    return _WORDS.get(change, change)


@dataclass(frozen=True, slots=True)
class NotFitting:
    """An entry that no longer fits its document, and why, as a clause in French."""

    target: Target
    change: str
    why: str
    where: str = ""

    @property
    def sentence(self) -> str:
        """The failure as one sentence.

        >>> NotFitting(Target(121), "label", "l'élément a changé", "85034-2018.yaml:4").sentence
        "85034-2018.yaml:4: correction « libellé » (ligne 121) : l'élément a changé."
        """
        return _told([self])


def _told(failures: list[NotFitting]) -> str:
    """One sentence for failures of one element that have one reason."""
    first = failures[0]
    cells = dict.fromkeys(one.where for one in failures if one.where)
    places = [where if n == 0 else where.rpartition("!")[2] for n, where in enumerate(cells)]
    changes = ", ".join(dict.fromkeys(f"« {in_french(one.change)} »" for one in failures))
    noun = "correction" if len(failures) == 1 else "corrections"
    return f"{', '.join(places)}{': ' if places else ''}{noun} {changes} ({first.target}) : {first.why}."


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of the corrections: applied, without effect, not fitting; and the readings settled."""

    applied: int = 0
    unchanged: int = 0
    settled: int = 0
    not_fitting: tuple[NotFitting, ...] = field(default=())

    @property
    def fits(self) -> bool:
        """Whether every entry found its place."""
        return not self.not_fitting

    def __add__(self, other: Receipt) -> Receipt:
        return Receipt(
            self.applied + other.applied,
            self.unchanged + other.unchanged,
            self.settled + other.settled,
            (*self.not_fitting, *other.not_fitting),
        )

    @property
    def sentences(self) -> list[str]:
        """The receipt as a person reads it, in French.

        >>> Receipt(applied=2, unchanged=1, settled=40).sentences
        ['2 corrections appliquées.', '1 correction sans effet : la lecture dit déjà la même chose.', \
'Thèmes et publics cibles relus pour 40 éléments.']
        """
        told = []
        if self.applied or not (self.unchanged or self.settled or self.not_fitting):
            told.append(f"{_count(self.applied, 'correction')} {_agree(self.applied, 'appliquée')}.")
        if self.unchanged:
            told.append(
                f"{_count(self.unchanged, 'correction')} sans effet : la lecture dit déjà la même chose."
            )
        if self.settled:
            told.append(f"Thèmes et publics cibles relus pour {_count(self.settled, 'élément')}.")
        if self.not_fitting:
            number = len(self.not_fitting)
            verb = "ne correspond" if number == 1 else "ne correspondent"
            told.append(f"{_count(number, 'entrée')} {verb} plus au document :")
            alike: dict[tuple[Target, str], list[NotFitting]] = {}
            for failure in self.not_fitting:
                alike.setdefault((failure.target, failure.why), []).append(failure)
            told += [f"- {_told(failures)}" for failures in alike.values()]
        return told


def _count(number: int, noun: str) -> str:
    return f"{number} {_agree(number, noun)}"


def _agree(number: int, word: str) -> str:
    return word if number < 2 else word + "s"
