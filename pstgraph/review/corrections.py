"""The corrections of a person: loaded from a file, applied to a reading, with a receipt.

A corrections file is YAML, one a document, named after its plan (``85034-2018.yaml``)::

    document: 001_652c78252c2b482f.txt
    sha256: e06f…                       # of the document, 64 digits
    cpas: 85034                         # whose plan it is
    corrections:                        # what a person changed after the machine reading
      - line: 121                       # first line of the element in the document
        item: "Action 1"                # start of its number or label, where elements share the line
        change: label                   # a field, or drop, insert, kind, parent, plan.FIELD
        value: "…"                      # as in the JSON of a plan; dates and amounts also as printed
        reason: "Le titre est sur la ligne précédente."
    readings:                           # themes and target groups, read and settled by a person
      - line: 119
        item: "Renforcer"
        themes: [prevention-surendettement]
        target_groups: [usagers]

``parent`` takes an id, ``{line: 12, item: …}`` or null; ``insert`` a new element with ``kind``, ``parent``
and what is printed of it; ``evidence`` the lines ``[first, last]``. No correction changes the id of another
element. Partners, instruments and themes of a mended or new element are found again before they are
corrected in entries of their own, which name the element by its new words.
"""

from __future__ import annotations

from pstgraph.review.applying import apply, is_about_the_outline
from pstgraph.review.entries import Correction, Corrections, NotFitting, Receipt, Settled, Target
from pstgraph.review.loading import load, loads

__all__ = [
    "Correction",
    "Corrections",
    "NotFitting",
    "Receipt",
    "Settled",
    "Target",
    "apply",
    "is_about_the_outline",
    "load",
    "loads",
]
