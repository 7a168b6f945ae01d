"""The plan of one CPAS, as its document says it.

Every value that a document states is kept as written; what a program or a person made of it
(dates, kinds, links) stands beside it. A :class:`Fact` ties each value to its passage.
Unknown is None or an empty tuple, never a default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["axis", "strategic_objective", "operational_objective", "action", "sub_action"]
Volet = Literal["internal", "external", "common"]
ReviewState = Literal["automatic", "read", "confirmed"]
Method = Literal["stated", "guessed", "corrected"]
AmountKind = Literal["ordinary", "extraordinary", "subsidy", "unspecified"]
NoteLevel = Literal["read", "guessed", "skipped"]

KINDS: tuple[Kind, ...] = ("axis", "strategic_objective", "operational_objective", "action", "sub_action")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of the source document.

    Lines are numbered from 1 in the text of the document; ``quote`` is those lines' own words
    with blanks normalised; ``place`` says where in a paged or gridded document ("page 3", "Feuil1!B4").
    """

    file: str
    first_line: int
    last_line: int
    quote: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Where one value of an item (or of the plan) was read, how, and who has looked at it.

    ``field`` is the name of the field it supports, ``value`` the value as the field holds it
    (a partner's mention, a pilot as written, a theme's code, the text of a deadline or amount).
    """

    field: str
    value: str
    evidence: Evidence
    method: Method = "stated"
    state: ReviewState = "automatic"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When: the printed text and what it says for certain.

    ``start`` and ``end`` are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``recurrence`` is as written.
    """

    text: str | None
    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in euro, as printed and as a number."""

    text: str
    amount: Decimal
    per_year: bool = False
    kind: AmountKind = "unspecified"


@dataclass(frozen=True, slots=True)
class PartnerMention:
    """An organisation, or a class of organisations (``generic``), that an item names as a partner.

    ``iri`` is that of the organisation in the registry or of the class in the partner-class scheme,
    None where neither is known.
    """

    mention: str
    name: str
    iri: str | None
    generic: bool


@dataclass(frozen=True, slots=True)
class AgreementMention:
    """An agreement (convention) that an item names, with the IRIs of its other parties."""

    title: str
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure with its values as written."""

    label: str
    unit: str | None = None
    baseline: str | None = None
    target: str | None = None
    observed: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A budget article of an eComptes file: service O or E, type R or D."""

    year: int
    service: str
    type: str
    code: str
    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Projection:
    """A budget projection of an eComptes file; ``amounts`` maps a year to euro."""

    service: str
    type: str
    group: str
    label: str
    amounts: tuple[tuple[int, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another wording of the same item, with its own passage."""

    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One element of a plan: axis, objective, action or sub-action.

    ``id`` is a short path (``ext/OS3/OO3.2/A1``), ``parent`` the id of the element above, None at the top.
    ``themes`` and ``target_groups`` are codes of their schemes, ``instruments`` codes of the instrument
    scheme; their review state is that of the facts that support them. ``synergies`` are IRIs of the
    bodies with which the text itself declares a synergy.
    """

    id: str
    parent: str | None
    kind: Kind
    number: str | None
    label: str | None
    volet: Volet | None = None
    pilots: tuple[str, ...] = ()
    political_pilots: tuple[str, ...] = ()
    deadline: Deadline | None = None
    steps: str | None = None
    budget: tuple[Amount, ...] = ()
    partners: tuple[PartnerMention, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    description: str | None = None
    status: str | None = None
    status_note: str | None = None
    progress: Decimal | None = None
    fte: Decimal | None = None
    department: str | None = None
    priority: str | None = None
    plans: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    articles: tuple[Article, ...] = ()
    projections: tuple[Projection, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    agreements: tuple[AgreementMention, ...] = ()
    synergies: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Cpas:
    """The CPAS a plan belongs to."""

    nis: str
    name: str
    iri: str


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan states for itself, as written (``YYYY``)."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The document a plan was read from."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A strategic programme with its elements in document order.

    Dates are ISO strings. ``evaluations`` holds codes among ``midterm``, ``final`` and ``regular``
    that the document provides for; ``sectoral_plans`` codes of the instrument scheme that the
    document says it joins; ``evaluations``, ``values``, ``vision`` … rest on ``facts``.
    """

    cpas: Cpas | None
    title: str | None
    source: Source
    iri: str | None = None
    legislature: str | None = None
    document_date: str | None = None
    adopted: str | None = None
    declaration_adopted: str | None = None
    period: Period | None = None
    vision: str | None = None
    values: tuple[str, ...] = ()
    evaluations: tuple[str, ...] = ()
    sectoral_plans: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()

    def by_id(self) -> dict[str, Item]:
        """Items by their id."""
        return {item.id: item for item in self.items}

    def children(self, parent: str | None) -> list[Item]:
        """Items right under an id, None for the top, in document order."""
        return [item for item in self.items if item.parent == parent]


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader did at a line that a person may want to check."""

    level: NoteLevel
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read from a document, with the reader's notes."""

    plan: Plan
    notes: tuple[Note, ...] = field(default=())
