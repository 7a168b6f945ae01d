"""Which element an entry means, and the words of its lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from pstgraph.model.plan import Evidence, Item, Plan
from pstgraph.readers.document import Document
from pstgraph.review.entries import Target
from pstgraph.text import normalise_space, tokens


class DoesNotFit(Exception):
    """An entry does not fit the reading; the message says why, as a clause in French."""


def find_item(plan: Plan, target: Target, moved: bool = False) -> Item:
    """Return the one element that a target means.

    Parameters
    ----------
    plan
        The plan to look in.
    target
        Line and, where elements share it, the start of the label or number.
    moved
        True where the document is another version than the entry was written for: the element is then
        found by its words alone, wherever it stands.

    Raises
    ------
    DoesNotFit
        When no element or several answer to the target.
    """
    if moved:
        if target.item is None:
            raise DoesNotFit("le document a changé et l'entrée ne nomme pas l'élément (clé « item »)")
        return _by_words(plan, target, target.item)
    there = [item for item in plan.items if _begins_at(item, target.line)]
    if target.item is None:
        return _only(there, "aucun élément ne commence à cette ligne", target.id)
    found = [item for item in there if _is_called(item, target.item)]
    none = "aucun élément de cette ligne ne commence ainsi" if there else "aucun élément n'y commence"
    return _only(found, none, target.id)


def _by_words(plan: Plan, target: Target, words: str) -> Item:
    """The element with these words in another version: with its number, else the label numbered anew."""
    whole, label = tokens(words), tokens(target.label or "")
    same = [
        item for item in plan.items if whole and tokens(f"{item.number or ''} {item.label or ''}") == whole
    ]
    alike = [item for item in plan.items if label and tokens(item.label or "") == label]
    if not same and len(alike) > 1:
        ids = ", ".join(item.id for item in alike)
        raise DoesNotFit(f"plusieurs éléments portent ces mots dans le nouveau document ({ids})")
    found = same or alike or [item for item in plan.items if _is_called(item, words)]
    return _only(found, f"aucun élément ne commence par « {words} »", target.id, target.label is None)


def _only(found: list[Item], none: str, ident: str | None, by_hand: bool = True) -> Item:
    if len(found) == 1:
        return found[0]
    named = [item for item in found if item.id == ident]
    if named:
        return named[0]
    if not found:
        raise DoesNotFit(none)
    ids = ", ".join(item.id for item in found)
    raise DoesNotFit(f"plusieurs éléments répondent ({ids}){' : précisez « item »' if by_hand else ''}")


def _begins_at(item: Item, line: int) -> bool:
    return any(evidence.first_line == line for evidence in item.evidence)


def _is_called(item: Item, start: str) -> bool:
    wanted = tokens(start)
    names = (item.label, item.number, f"{item.number or ''} {item.label or ''}")
    return bool(wanted) and any(tokens(name)[: len(wanted)] == wanted for name in names if name)


@dataclass(frozen=True)
class Words:
    """The words of the document by line: from the document, else from the passages of the plan."""

    plan: Plan
    document: Document | None = None
    item: Item | None = None

    @cached_property
    def _by_line(self) -> dict[int, str]:
        return {line.number: line.text for line in self.document.lines} if self.document else {}

    def of(self, item: Item) -> Words:
        """Return the words for an entry about one element, whose own passages come first."""
        return replace(self, item=item)

    def passage(self, first: int, last: int, quote: str | None = None) -> Evidence:
        """Return a passage with its words.

        Raises
        ------
        DoesNotFit
            When the lines have no words, or nobody knows them.
        """
        if self.document is None and not quote:
            known = self._from_plan(first, last)
            if known is not None:
                return known
        words = self._from_document(first, last) if self.document else quote
        if not words:
            why = "le document n'a pas de texte à cette ligne" if self.document else _UNKNOWN_WORDS
            raise DoesNotFit(why)
        return Evidence(self.plan.source.file, first, last, words)

    def _from_document(self, first: int, last: int) -> str:
        return normalise_space(" ".join(self._by_line.get(line, "") for line in range(first, last + 1)))

    def _from_plan(self, first: int, last: int) -> Evidence | None:
        """Passage of an element on these lines, or from this line on where one line is asked for."""
        items = ([self.item] if self.item else []) + list(self.plan.items)
        known = [evidence for item in items for evidence in item.evidence]
        exact = (e for e in known if (e.first_line, e.last_line) == (first, last))
        begins = (e for e in known if e.first_line == first == last)
        return next(exact, None) or next(begins, None)


_UNKNOWN_WORDS = "les mots de cette ligne ne sont pas connus : donnez le document ou la clé « quote »"
