"""Tables that say themselves what each row or column is: read as they are, without guessing an outline.

Three forms are known, in any format that has tables; everything else is for the outline engine.

**Our template** (``docs/spreadsheet.md``): a row an element, its level in a column "Niveau" or "Type"
(Axe, OS, OO, Action, Sous-action, or these words in full), its words in a column "Intitulé" or
"Libellé". Further columns, in any order, all optional: Volet, Axe, Numéro, Pilote, Mandataire, Début,
Échéance, Récurrence, Étapes, Description, Budget, Budget ordinaire, Budget extraordinaire, Subsides,
Partenaires, Indicateur, Statut, Avancement, Priorité, Remarque, Public cible, Département, ETP. Any head
that the outline engine knows will do as well.

**What** ``pstgraph export --to csv`` **writes**: the same with the columns ``id`` and ``parent``, which
are kept.

**Exports of iA.PST** (74 columns: 9 for the strategic objective, 17 for the operational one, 22 for the
action, 22 for the sub-action, 4 for the task): heads that name a level and a field ("Titre OS",
"Échéance action"), or a row of levels above a row of fields. The names of its columns are not
documented; what is assumed is only that a head holds a word for the level and a word for the field. A
task is a step of the element it stands under.
"""

from __future__ import annotations

from pstgraph.model.plan import Reading
from pstgraph.readers.document import Document
from pstgraph.readers.listed.heads import SAMPLE, Listing, Wide, listing_of, wide_of
from pstgraph.readers.listed.plan import Elements
from pstgraph.readers.listed.remarks import note_head
from pstgraph.readers.listed.rows import listing_row, wide_row

__all__ = ["read_listed"]

# A table with fewer elements than this is none of these.
_MIN_ELEMENTS = 2


def read_listed(document: Document) -> Reading | None:
    """Read a document whose tables say what each row or column is; None where they do not."""
    elements = Elements(document)
    head: Listing | Wide | None = None
    rows = [line for line in document.lines if line.cells is not None]
    skip = -1
    for index, line in enumerate(rows):
        cells = line.cells or ()
        if index <= skip:
            continue
        below = rows[index + 1].cells if index + 1 < len(rows) else None
        rest = [row.cells or () for row in rows[index + 1 : index + 1 + SAMPLE]]
        if index and line.sheet != rows[index - 1].sheet and not _goes_on(head, cells):
            head = None
        found = listing_of(cells, rest) or wide_of(cells, below)
        if found is not None:
            head, skip = found, index + found.height - 1
            elements.head(line)
            if isinstance(found, Listing):
                note_head(found, line, elements.notes)
        elif isinstance(head, Listing):
            listing_row(elements, head, line)
        elif head is not None:
            wide_row(elements, head, line)
    if len(elements.nodes) < _MIN_ELEMENTS:
        return None
    return elements.reading()


def _goes_on(head: Listing | Wide | None, cells: tuple[str, ...]) -> bool:
    """Whether the first row of a sheet names a level where the head of the sheet before has its column."""
    if not isinstance(head, Listing):
        return False
    level = head.roles["kind"]
    return level < len(cells) and head.kind(cells[level]) is not None
