"""Tables of facts without titles: "Porteur | Délai | Budget" above one row of values, below their element."""

from __future__ import annotations

from pstgraph.readers.outline.headers import LEVEL_ROLES, STATE, Header
from pstgraph.readers.outline.mark import Mark
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.units import Unit

ITEMS = "items"
"""What a mark closes that ends the items of a list, whatever their level."""

_NO_FACTS = frozenset({"", "label", "number", STATE, *LEVEL_ROLES})


def facts_of(header: Header, row: Unit | None, below: int) -> list[Piece]:
    """The facts of a table with one row of values, each as a field; nothing for another table.

    Parameters
    ----------
    header
        The head of the table.
    row
        Its first row.
    below
        How many rows it has.
    """
    cells = row.cells if row is not None and row.cells else ()
    if below != 1 or len(cells) != len(header.roles) or _NO_FACTS & set(header.roles) or row is None:
        return []
    told = [
        Piece(Mark("field", role, name, label=cell.strip()), f"{name} : {cell.strip()}", row.lines, row=True)
        for role, name, cell in zip(header.roles, header.names, cells, strict=True)
        if cell.strip() and not role.startswith("year:")
    ]
    return [Piece(Mark("close", ITEMS), "", row.lines, row=True), *told]
