"""The lines on which words of an element stand, within the passages of the element itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from pstgraph.model.plan import Evidence
from pstgraph.readers.document import Document, Line
from pstgraph.text import fold, normalise_space

_MOST_LINES = 4


@dataclass(frozen=True)
class Places:
    """Finds words in a document; without the document, only the passages given are known."""

    document: Document | None

    @cached_property
    def _lines(self) -> dict[int, Line]:
        return {line.number: line for line in self.document.lines} if self.document else {}

    def locate(self, words: str, passages: Iterable[Evidence]) -> Evidence | None:
        """Passage of the words: the shortest run of lines that holds them, else the first passage.

        Parameters
        ----------
        words
            Words as the element has them (blanks normalised).
        passages
            Where the element stands, most likely passage first.
        """
        wanted = f" {fold(words)} "
        fallback = None
        for passage in passages:
            fallback = fallback or passage
            if wanted in f" {fold(passage.quote)} ":
                return self._within(wanted, passage) or passage
            found = self._within(wanted, passage)
            if found is not None:
                return found
        return fallback

    def _within(self, wanted: str, passage: Evidence) -> Evidence | None:
        """Narrow a passage down to the lines that hold the words; None where they are not found."""
        numbers = [n for n in range(passage.first_line, passage.last_line + 1) if n in self._lines]
        for size in range(1, _MOST_LINES + 1):
            for first in range(len(numbers) - size + 1):
                run = [self._lines[n] for n in numbers[first : first + size]]
                quote = normalise_space(" ".join(line.text for line in run))
                if wanted in f" {fold(quote)} ":
                    place = run[0].place or passage.place
                    return replace(
                        passage,
                        first_line=run[0].number,
                        last_line=run[-1].number,
                        quote=quote,
                        place=place,
                    )
        return None
