"""Lines to passages."""

from __future__ import annotations

from collections.abc import Sequence

from pstgraph.model.plan import Evidence
from pstgraph.readers.document import Line
from pstgraph.text import normalise_space


def evidence_of(file: str, lines: Sequence[Line]) -> Evidence:
    """The passage that lines make: first and last line, their words with blanks normalised, their place."""
    first, last = lines[0], lines[-1]
    place = first.place or (f"page {first.page}" if first.page is not None else None)
    quote = normalise_space(" ".join(line.text for line in lines))
    return Evidence(file, first.number, max(last.number, first.number), quote, place)
