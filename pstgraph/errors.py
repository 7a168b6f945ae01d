"""The error family. Every error is one sentence: what, where, what to do.

::

    PstError                      never raised itself; catches all of ours
    ├── UsageError      exit 2    a wrong option, an unknown plan or query name
    ├── InputError      exit 2    a document, a graph or a query that cannot be read
    └── StoreError      exit 3    a store or an endpoint that cannot be reached, refuses, or lies
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class PstError(Exception):
    """Base of all errors of pstgraph.

    Parameters
    ----------
    what
        What is wrong, a clause without a final stop.
    where
        The file and line, cell, XPath or IRI it concerns.
    remedy
        What the reader can do about it.
    """

    exit_code = 2

    def __init__(self, what: str, where: str | None = None, remedy: str | None = None) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The error as one sentence.

        >>> PstError("the file is empty", "plan.pdf", "give a file with text").sentence
        'plan.pdf: the file is empty; give a file with text.'
        """
        text = f"{self.where}: {self.what}" if self.where else self.what
        if self.remedy:
            text = f"{text}; {self.remedy}"
        text = " ".join(text.split()).rstrip(".")
        return text if text.endswith("?") else text + "."


class UsageError(PstError):
    """The call is wrong: an unknown name, a bad option (exit code 2)."""


class InputError(PstError):
    """A document, a graph or a query cannot be read (exit code 2)."""


class StoreError(PstError):
    """A store or endpoint cannot be reached, refuses, or gives a broken answer (exit code 3)."""

    exit_code = 3


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the known names nearest to a mistyped one, as the remedy clause of an error.

    >>> nearest("shared-partner", ["shared-partners", "plans-adopted"])
    'did you mean shared-partners?'
    """
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return f"did you mean {', '.join(close)}?"
    return f"known: {', '.join(names)}" if names else "none is known"
