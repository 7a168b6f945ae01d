"""Two versions of one plan: what came, what went, what is worded, placed or settled otherwise.

A pure function on two plans. Elements are matched by their words, then by words that resemble each other,
borne out by number, id and parent. An id alone matches only what has no words, as ids follow the numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from pstgraph.analysis.periods import first_day, last_day
from pstgraph.model.plan import KINDS, Deadline, Item, Plan
from pstgraph.review.values import words_of
from pstgraph.text import fold, stems

ALIKE = 0.6
"""Share of words in order from which two labels are one label reworded."""
SUPPORTED = 0.34
"""The same for two elements that have the same number, or id, under the same parent."""
COMPARED = (
    *("kind", "number", "volet", "pilots", "political_pilots", "deadline", "steps", "budget", "partners"),
    *("description", "status", "progress", "fte", "department", "priority", "plans", "indicators"),
)
"""Fields whose values are compared, besides the label and the parent."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with other values than before, as words."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One element in both versions: how alike its labels are (1 where they are the same), what changed."""

    a: Item
    b: Item
    score: float
    reworded: bool = False
    moved: bool = False
    fields: tuple[FieldChange, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is other than before."""
        return self.reworded or self.moved or bool(self.fields)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two versions; each tuple in document order."""

    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    matches: tuple[Match, ...]

    @property
    def reworded(self) -> tuple[Match, ...]:
        """Elements with other words."""
        return tuple(match for match in self.matches if match.reworded)

    @property
    def moved(self) -> tuple[Match, ...]:
        """Elements under another parent."""
        return tuple(match for match in self.matches if match.moved)

    @property
    def unchanged(self) -> int:
        """Number of elements that are as they were."""
        return sum(1 for match in self.matches if not match.changed)


def changes(old: Plan, new: Plan) -> Changes:
    """Compare two versions of a plan, element by element.

    Parameters
    ----------
    old, new
        The versions.

    Examples
    --------
    >>> from pstgraph.model.plan import Source
    >>> def plan(*labels):
    ...     items = [Item(id=f"A{n}", parent=None, kind="action", number=str(n), label=label)
    ...              for n, label in enumerate(labels, 1)]
    ...     return Plan(cpas=None, title=None, source=Source("a.txt", "00"), items=tuple(items))
    >>> found = changes(plan("Former les agents", "Loger"), plan("Former tous les agents", "Nourrir"))
    >>> [(match.a.label, match.b.label) for match in found.reworded], [item.label for item in found.added]
    ([('Former les agents', 'Former tous les agents')], ['Nourrir'])
    """
    pairs = _Matcher(old, new).pairs()
    other = dict(pairs)
    by_id = new.by_id()
    matches = tuple(_match(item, by_id[other[item.id]], other) for item in old.items if item.id in other)
    met = set(other.values())
    return Changes(
        tuple(item for item in new.items if item.id not in met),
        tuple(item for item in old.items if item.id not in other),
        matches,
    )


def versions_of_one_plan(old: Plan, new: Plan, found: Changes) -> bool:
    """Whether two plans are of one CPAS or, where that is unknown, share at least half of their elements.

    Parameters
    ----------
    old, new
        The plans.
    found
        Their changes.
    """
    if old.cpas is not None and new.cpas is not None:
        return old.cpas.nis == new.cpas.nis
    fewer = min(len(old.items), len(new.items))
    return 0 < fewer <= 2 * len(found.matches)


def _match(a: Item, b: Item, other: dict[str, str]) -> Match:
    parent = other.get(a.parent) if a.parent is not None else None
    moved = (a.parent is None) != (b.parent is None) or (a.parent is not None and parent != b.parent)
    fields = tuple(
        FieldChange(name, _words(name, a), _words(name, b))
        for name in COMPARED
        if _value(name, a) != _value(name, b)
    )
    reworded = fold(a.label) != fold(b.label)
    return Match(a, b, round(_resemblance(a.label, b.label), 3), reworded, moved, fields)


def _words(name: str, item: Item) -> tuple[str, ...]:
    value: Any = getattr(item, name)
    if isinstance(value, Deadline) and not value.text:
        return (" – ".join(part for part in (value.start, value.end, value.recurrence) if part),)
    return tuple(words_of(name, value))


def _value(name: str, item: Item) -> Any:
    """Value of a field as it is compared: what it says, not how it is spelt."""
    value: Any = getattr(item, name)
    if name == "deadline":
        if value is None:
            return None
        told = (_day(first_day, value.start), _day(last_day, value.end), fold(value.recurrence))
        return told if any(told) else fold(value.text)
    if name == "budget":
        return Counter((amount.amount, amount.per_year, amount.kind) for amount in value)
    if name == "partners":
        return frozenset(partner.iri or fold(partner.name) for partner in value)
    if name in ("kind", "volet", "progress", "fte"):
        return value
    return Counter(filter(None, map(fold, words_of(name, value))))


def _day(of: Callable[[str], date], words: str | None) -> date | str | None:
    """First or last day of a date: "2020" ends when "2020-12-31" does."""
    try:
        return of(words) if words else None
    except ValueError:
        return words


def _resemblance(one: str | None, other: str | None) -> float:
    if fold(one) == fold(other):
        return 1.0
    return SequenceMatcher(None, _stems(one), _stems(other), autojunk=False).ratio()


@lru_cache(maxsize=65536)
def _stems(label: str | None) -> tuple[str, ...]:
    return tuple(stems(label or ""))


@lru_cache(maxsize=65536)
def _bag(label: str | None) -> Counter[str]:
    return Counter(_stems(label))


class _Matcher:
    """Finds the elements that are one in two plans, each at most once."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self._old, self._new = old, new
        self._a, self._b = old.by_id(), new.by_id()
        self._there: dict[str, str] = {}
        self._met: set[str] = set()

    def pairs(self) -> dict[str, str]:
        """Ids of the old plan to those of the new one."""
        for kind in KINDS:
            self._same_words(kind)
        self._same_words(None)
        for kind in KINDS:  # from the top down, so that parents bear out their children
            self._similar_words(kind)
        return self._there

    def _same_words(self, kind: str | None) -> None:
        """Match equal labels; several of one label by parent, id and order."""
        groups: dict[str, list[Item]] = defaultdict(list)
        for item in self._left(self._new.items, self._met, kind):
            if fold(item.label):
                groups[fold(item.label)].append(item)
        candidates = [
            (-self._support(item, other), place, item, other)
            for place, item in enumerate(self._left(self._old.items, self._there, kind))
            for other in groups.get(fold(item.label), ())
        ]
        self._take(sorted(candidates, key=lambda entry: entry[:2]))

    def _similar_words(self, kind: str) -> None:
        candidates = []
        new = self._left(self._new.items, self._met, kind)
        for place, item in enumerate(self._left(self._old.items, self._there, kind)):
            for other in new:
                support = self._support(item, other)
                score = self._score(item, other, support)
                if score is not None:
                    candidates.append((-score - 0.05 * support, place, item, other))
        self._take(sorted(candidates, key=lambda entry: entry[:2]))

    def _score(self, item: Item, other: Item, support: int) -> float | None:
        """Resemblance of two labels where it is enough; elements without words match by their id."""
        if not (fold(item.label) and fold(other.label)):
            same = item.id == other.id and fold(item.label) == fold(other.label)
            return 0.0 if same else None
        enough = SUPPORTED if support >= 3 else ALIKE
        one, two = _bag(item.label), _bag(other.label)
        shared = sum(min(count, two[stem]) for stem, count in one.items() if stem in two)
        if 2 * shared < enough * (one.total() + two.total()):  # the most that the ratio can be
            return None
        score = _resemblance(item.label, other.label)
        return score if score >= enough else None

    def _support(self, item: Item, other: Item) -> int:
        """Weigh what bears a match out: the parent counts 2, the number or id 1."""
        numbered = bool(fold(item.number)) and fold(item.number) == fold(other.number)
        parents = (
            self._there.get(item.parent) == other.parent if item.parent is not None else other.parent is None
        )
        return int(numbered or item.id == other.id) + 2 * int(parents)

    def _left(self, items: Iterable[Item], taken: Iterable[str], kind: str | None) -> list[Item]:
        done = set(taken)
        return [item for item in items if item.id not in done and kind in (None, item.kind)]

    def _take(self, candidates: Iterable[tuple[float, int, Item, Item]]) -> None:
        for _, _, item, other in candidates:
            if item.id not in self._there and other.id not in self._met:
                self._there[item.id] = other.id
                self._met.add(other.id)
