"""Labelled values of a node as fields of an item, each with its fact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from pstgraph.model.plan import (
    Amount,
    AmountKind,
    Deadline,
    Evidence,
    Fact,
    Indicator,
    Method,
    PartnerMention,
)
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.nodes import Notebook
from pstgraph.readers.outline.pieces import Value
from pstgraph.readers.outline.places import evidence_of
from pstgraph.readers.values import (
    has_open_amounts,
    names_impossible_day,
    parse_amounts,
    parse_deadline,
    split_owners,
)
from pstgraph.readers.values.roles import is_role
from pstgraph.text import normalise_space

_NOTHING = re.compile(
    r"^(?:[-/–—.]*|neant|aucun\w*|n/?a|nihil|sans objet|pas de|non|x|\?+|pm|p\.m\.|/"
    r"|a (?:definir|determiner|preciser|fixer|designer|convenir)|non (?:defini|determine|precise|fixe)\w*)$"
)
_UNSAID = frozenset({"pilots", "political"})
_KINDS: dict[str, AmountKind] = {
    "ordinary": "ordinary",
    "extraordinary": "extraordinary",
    "subsidy": "subsidy",
}


@dataclass
class Fields:
    """The fields of one item while its values are read."""

    file: str
    notes: Notebook
    pilots: list[str] = field(default_factory=list)
    political_pilots: list[str] = field(default_factory=list)
    deadline: Deadline | None = None
    steps: str | None = None
    budget: list[Amount] = field(default_factory=list)
    partners: list[PartnerMention] = field(default_factory=list)
    description: list[str] = field(default_factory=list)
    status: str | None = None
    status_note: str | None = None
    progress: Decimal | None = None
    fte: Decimal | None = None
    department: str | None = None
    priority: str | None = None
    plans: list[str] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def read(self, value: Value) -> None:
        """Read one labelled value into its field."""
        if _NOTHING.match(flat(value.text).strip()) and value.field not in _UNSAID:
            return
        reader = getattr(self, f"_read_{value.field}", None)
        if reader is not None:
            reader(value)
        else:
            self._remark(value)

    def as_item_fields(self) -> dict[str, Any]:
        """All fields but the deadline, as keyword arguments of an item."""
        return {
            "pilots": tuple(self.pilots),
            "political_pilots": tuple(self.political_pilots),
            "steps": self.steps,
            "budget": tuple(self.budget),
            "partners": tuple(self.partners),
            "description": " ".join(self.description) or None,
            "status": self.status,
            "status_note": self.status_note,
            "progress": self.progress,
            "fte": self.fte,
            "department": self.department,
            "priority": self.priority,
            "plans": tuple(self.plans),
            "indicators": tuple(self.indicators),
            "note": " ; ".join(self.remarks) or None,
            "facts": tuple(self.facts),
        }

    def fact(self, name: str, text: str, evidence: Evidence, method: Method = "stated") -> None:
        """Tie a value to its passage."""
        self.facts.append(Fact(name, text, evidence, method))

    def _evidence(self, value: Value) -> Evidence:
        return evidence_of(self.file, value.lines)

    def _read_pilots(self, value: Value, *, political: bool = False) -> None:
        owners = split_owners(value.text, political=political)
        for name, found, target in (
            ("pilots", owners.pilots, self.pilots),
            ("political_pilots", owners.political, self.political_pilots),
        ):
            for owner in found:
                if owner not in target:
                    target.append(owner)
                    self.fact(name, owner, self._evidence(value))
        for words in owners.dropped:
            self.notes.add(
                "guessed",
                value.lines[0].number,
                f"« {words} » ne désigne pas un responsable : laissé de côté.",
            )

    def _read_political(self, value: Value) -> None:
        self._read_pilots(value, political=True)

    def _read_deadline(self, value: Value) -> None:
        found = parse_deadline(value.text, year_column=value.field == "period")
        if found is None:
            self._remark(value)
            return
        self._check_day(value)
        if self.deadline is None:
            self.deadline = found
        else:
            old = self.deadline
            text = old.text if found.text == old.text else f"{old.text} ; {found.text}"
            self.deadline = Deadline(
                text, found.start or old.start, old.end or found.end, old.recurrence or found.recurrence
            )
        self.fact("deadline", found.text or "", self._evidence(value))

    _read_period = _read_recurrence = _read_deadline

    def _read_start(self, value: Value) -> None:
        found = parse_deadline(value.text)
        if found is None:
            return
        self._check_day(value)
        begin = found.start or found.end
        old = self.deadline or Deadline(None)
        text = f"{value.text} ; {old.text}" if old.text else value.text
        self.deadline = Deadline(text, begin, old.end, old.recurrence)
        self.fact("deadline", value.text, self._evidence(value))

    def _check_day(self, value: Value) -> None:
        if names_impossible_day(value.text):
            message = f"« {value.text} » : ce jour n'existe pas ; les mots sont gardés, sans date."
            self.notes.add("guessed", value.lines[0].number, message)

    def _read_budget(self, value: Value) -> None:
        kind: AmountKind | None = _KINDS.get(value.field)
        if not value.certain:
            kind = "unspecified"
        amounts = parse_amounts(value.text, kind, bare=True)
        for amount in amounts:
            self.budget.append(amount)
            self.fact("budget", amount.text, self._evidence(value), "stated")
        if not amounts or has_open_amounts(value.text):
            self._remark(value)

    _read_ordinary = _read_extraordinary = _read_subsidy = _read_budget

    def _read_means(self, value: Value) -> None:
        if parse_amounts(value.text):
            self._read_budget(value)
        else:
            self._remark(value)

    def _read_partners(self, value: Value) -> None:
        for mention in split_partners(value.text):
            if all(mention != known.mention for known in self.partners):
                self.partners.append(PartnerMention(mention, mention, None, False))
                self.fact("partners", mention, self._evidence(value))

    def _read_indicators(self, value: Value) -> None:
        for part in re.split(r"\s*[;•▪]\s*", value.text):
            label = part.strip(" -–.")
            if label and all(label != known.label for known in self.indicators):
                self.indicators.append(Indicator(label))
                self.fact("indicators", label, self._evidence(value))

    def _read_description(self, value: Value) -> None:
        self.description.append(value.text)
        self.fact("description", value.text, self._evidence(value))

    def _read_steps(self, value: Value) -> None:
        self.steps = f"{self.steps} {value.text}" if self.steps else value.text
        self.fact("steps", value.text, self._evidence(value))

    def _read_audience(self, value: Value) -> None:
        text = f"{normalise_space(value.name).rstrip(' :') or 'Public cible'} : {value.text}"
        self.description.append(text)
        self.fact("description", text, self._evidence(value))

    def _read_text(self, value: Value) -> None:
        if getattr(self, value.field) is None:
            setattr(self, value.field, value.text)
            self.fact(value.field, value.text, self._evidence(value))

    _read_status = _read_status_note = _read_department = _read_priority = _read_text

    def _read_number(self, value: Value) -> None:
        digits = re.search(r"\d+(?:[.,]\d+)?", value.text)
        if digits is None or value.field not in {"progress", "fte"}:
            return
        try:
            number = Decimal(digits.group().replace(",", "."))
        except InvalidOperation:
            return
        setattr(self, value.field, number)
        self.fact(value.field, value.text, self._evidence(value))

    _read_progress = _read_fte = _read_number

    def _read_plans(self, value: Value) -> None:
        for part in re.split(r"\s*[;,•]\s*", value.text):
            if part and part not in self.plans:
                self.plans.append(part)
                self.fact("plans", part, self._evidence(value))

    def _remark(self, value: Value) -> None:
        text = f"{normalise_space(value.name).rstrip(' :?')} : {value.text}" if value.name else value.text
        self.remarks.append(text)
        self.fact("note", text, self._evidence(value))


def split_partners(text: str) -> list[str]:
    """Mentions of a partners line.

    >>> split_partners("Forem, PCS et écoles ; asbl Article 27")
    ['Forem', 'PCS', 'écoles', 'asbl Article 27']
    >>> split_partners("Lire et Écrire")
    ['Lire et Écrire']
    """
    hidden = re.sub(
        r"\([^)]*\)", lambda m: m.group().replace(",", "\x01").replace(";", "\x02"), normalise_space(text)
    )
    parts = [
        part
        for piece in re.split(r"\s*[;,•▪]\s*|\s+(?:/|\+|[-–])\s+", hidden)
        for part in _at_and(piece, "," in hidden or ";" in hidden)
    ]
    found = [part.replace("\x01", ",").replace("\x02", ";").strip(" .-–") for part in parts]
    return [part for part in found if re.search(r"\w", part) and flat(part) not in {"etc", "...", "autres"}]


def _at_and(piece: str, listed: bool) -> list[str]:
    """Part at "et" only in a list, or between two that are plainly organisations."""
    halves = re.split(r"\s+et\s+", piece)
    if len(halves) == 1 or (
        not listed
        and not all(is_role(h) or re.match(r"(?:les?|la|l'|CPAS|commune|asbl)\b", h) for h in halves)
    ):
        return [piece]
    return halves if all(len(h.split()) <= 8 for h in halves) else [piece]
