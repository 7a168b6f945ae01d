"""Corrections on a reading: each entry applied once, reported if it no longer fits, never dropped silently.

Every entry leaves a note in the reading that says what became of it. A second application finds these
notes and changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from pstgraph.model.plan import Item, Note, Plan, Reading
from pstgraph.readers.document import Document
from pstgraph.review.changing import changed, settled_facts, target_of
from pstgraph.review.entries import Correction, Corrections, NotFitting, Receipt, Settled, in_french
from pstgraph.review.finding import DoesNotFit, Words, find_item
from pstgraph.review.values import OUTLINE_FIELDS

# What is read before linking; the rest is found by linking, which follows these corrections.
_READ = frozenset(
    (
        *("drop", "insert", "kind", "parent", "plan.title", "plan.legislature", "plan.document_date"),
        *("plan.period", "plan.adopted", "plan.declaration_adopted", *OUTLINE_FIELDS),
    )
)


def is_about_the_outline(correction: Correction) -> bool:
    """Whether a correction concerns what is read before linking."""
    return correction.change in _READ


def apply(
    reading: Reading, corrections: Corrections, document: Document | None = None
) -> tuple[Reading, Receipt]:
    """Apply corrections and settled readings to a reading.

    Parameters
    ----------
    reading
        The machine reading.
    corrections
        What a person changed. Entries about the outline are applied first, then those about links, then
        the settled themes and target groups: each finds its element in the state it has by then.
    document
        The document, for the words of the lines that entries name; without it, an entry's ``quote`` or
        the passages of the plan.

    Returns
    -------
    tuple
        The corrected reading, and a receipt of what was applied and what no longer fits.
    """
    run = _Run(reading, document, corrections.sha256 != reading.plan.source.sha256)
    for first in (True, False):
        run.correct([c for c in corrections.corrections if is_about_the_outline(c) is first])
    for entry in corrections.readings:
        run.settle(entry)
    return run.result()


@dataclass
class _Run:
    """The state of one application."""

    reading: Reading
    document: Document | None
    moved: bool
    plan: Plan = field(init=False)
    notes: list[Note] = field(default_factory=list)
    receipt: Receipt = field(default_factory=Receipt)
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        self.plan = self.reading.plan
        self.words = Words(self.plan, self.document)
        self._noted = {note.message: note for note in self.reading.notes}
        self._keys: Counter[str] = Counter()
        self._changed: set[tuple[str, str]] = set()

    def correct(self, corrections: list[Correction]) -> None:
        """Apply corrections; all find their element in the plan as it stands before the first."""
        before = self.plan
        found = [self._find(before, correction) for correction in corrections]
        placed = [self._with_parent(before, correction) for correction in corrections]
        for correction, ident in zip(placed, found, strict=True):
            self._correct(correction, ident)

    def _find(self, plan: Plan, correction: Correction) -> str | DoesNotFit | None:
        if correction.change == "insert" or correction.change.startswith("plan."):
            return None
        try:
            return find_item(plan, correction.target, self.moved).id
        except DoesNotFit as error:
            return error

    def _with_parent(self, plan: Plan, correction: Correction) -> Correction:
        """A sheet names the parent of an element by words: found before a correction changes these."""
        given = correction.value
        if not self.moved or correction.change not in ("parent", "insert"):
            return correction
        parent = given if correction.change == "parent" else given["parent"]
        if not isinstance(parent, Mapping) or "id" not in parent:
            return correction
        try:
            ident = find_item(plan, target_of(parent), self.moved).id
        except DoesNotFit:
            return correction  # said when it is applied
        return replace(
            correction, value=ident if correction.change == "parent" else {**given, "parent": ident}
        )

    def _correct(self, correction: Correction, found: str | DoesNotFit | None) -> None:
        about = f"Correction « {in_french(correction.change)} » ({correction.target})"
        self._keys[about + correction.reason] += 1
        rank = self._keys[about + correction.reason]
        key = f"{about}{f' n° {rank}' if rank > 1 else ''}"
        self._once(key, correction, lambda: self._change(correction, found))

    def _change(self, correction: Correction, found: str | DoesNotFit | None) -> bool:
        """Apply one correction; tell whether it changed anything."""
        if isinstance(found, DoesNotFit):
            raise found
        if correction.change != "insert":
            key = (found or "", correction.change)
            if key in self._changed:
                raise DoesNotFit("une autre correction change déjà ce champ")
            self._changed.add(key)
        item = self.plan.by_id().get(found) if found else None
        after = changed(self.plan, correction, item, self.words, self.moved)
        did, self.plan = after != self.plan, after
        return did

    def _once(self, key: str, correction: Correction, act: Callable[[], bool]) -> None:
        applied = f"{key} appliquée : {correction.reason}"
        idle = f"{key} sans effet : {correction.reason}"
        failed = f"{key} non appliquée : "
        earlier = next((m for m in self._noted if m in (applied, idle) or m.startswith(failed)), None)
        if earlier is not None and earlier.startswith(failed):
            self._fail(correction, correction.change, earlier.removeprefix(failed).rstrip("."))
            return
        if earlier is not None:
            self.receipt += Receipt(unchanged=1)
            return
        try:
            did = act()
        except DoesNotFit as error:
            self._fail(correction, correction.change, str(error))
            self.notes.append(Note("skipped", correction.target.line, f"{failed}{error}."))
            return
        self.receipt += Receipt(applied=int(did), unchanged=int(not did))
        self.notes.append(Note("read", correction.target.line, applied if did else idle))

    def _fail(self, entry: Correction | Settled, change: str, why: str) -> None:
        self.receipt += Receipt(not_fitting=(NotFitting(entry.target, change, why, entry.where),))

    def settle(self, entry: Settled) -> None:
        """Settle themes and target groups of one element."""
        try:
            item = find_item(self.plan, entry.target, self.moved)
            made = self._settled(item, entry)
        except DoesNotFit as error:
            self._fail(entry, "themes", str(error))
            message = f"Thèmes relus ({entry.target}) non repris : {error}."
            if message not in self._noted:
                self.notes.append(Note("skipped", entry.target.line, message))
            return
        self.receipt += Receipt(settled=1)
        items = tuple(made if other.id == item.id else other for other in self.plan.items)
        self.plan = replace(self.plan, items=items)

    def _settled(self, item: Item, entry: Settled) -> Item:
        line = entry.target.line
        place = item.evidence[0] if item.evidence else self.words.passage(line, line)
        if entry.themes is not None:
            facts = settled_facts(item, "themes", entry.themes, place)
            item = replace(item, themes=entry.themes, facts=facts)
        if entry.target_groups is not None:
            facts = settled_facts(item, "target_groups", entry.target_groups, place)
            item = replace(item, target_groups=entry.target_groups, facts=facts)
        return item

    def result(self) -> tuple[Reading, Receipt]:
        """Return the corrected reading with its new notes, and the receipt."""
        notes = (*self.reading.notes, *self.notes)
        return replace(self.reading, plan=self.plan, notes=notes), self.receipt
