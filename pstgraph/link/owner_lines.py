"""The lines of a document that may say whose plan it is: without what tables and lists name as partners.

The name of a sheet is a line of its own, the title of what stands on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pstgraph.link.flat import flat
from pstgraph.readers.document import Document, Line

_WORKBOOKS = frozenset({"xlsx", "ods"})
_MAYBE = re.compile(
    r"partenai|partenariat|collabor|co-?oper|synerg|reseau|acteur|intervenant|\bavec\b|externe"
)
_SURELY = re.compile(r"^(?:nos |les )?(?:\w+ ){0,2}(?:co)?partenaires?(?![^(]*\b(?:avec|du|de|des)\b)")
_BULLET = re.compile(r"^\s*[-–—•▪*·○➢>]\s*\S")


def owner_lines(document: Document) -> Iterator[Line]:
    """Lines that may tell whose plan a document is, the names of sheets among them."""
    columns: frozenset[int] = frozenset()
    width = 0
    sheet = ""
    listing = False
    for line in document.lines:
        name = line.sheet if document.format in _WORKBOOKS else ""
        if name and name != sheet:
            yield Line(line.number, name, style="title", place=line.place)
            columns = frozenset()
        sheet = name
        if line.cells is None:
            listing = is_partner_head(line.text) or (listing and is_entry(line))
            if not listing:
                yield line
            continue
        listing = False
        if _is_head(line.cells):
            columns = frozenset(i for i, cell in enumerate(line.cells) if is_partner_head(cell))
            width = len(line.cells)
        yield _without(line, _beside(line.cells) | (columns if len(line.cells) == width else frozenset()))


def is_partner_head(words: str) -> bool:
    """Whether words head what names partners.

    >>> is_partner_head("Partenaires internes et externes"), is_partner_head("Avec qui ?")
    (True, True)
    >>> is_partner_head("Pilote"), is_partner_head("Le CPAS, partenaire des familles de Huy")
    (False, False)
    """
    if _too_long(words):
        return False
    plain = flat(words).text.strip()
    return bool(_MAYBE.search(plain)) and (_role(words) == "partners" or bool(_SURELY.match(plain)))


# The outline engine knows the heads of columns, and takes long to import: not before a document is linked.
def _too_long(words: str) -> bool:
    from pstgraph.readers.outline.headers import MAX_HEAD

    return len(words) > MAX_HEAD


def _role(words: str) -> str:
    from pstgraph.readers.outline.headers import column_role

    return str(column_role(words) or "")


def is_entry(line: Line) -> bool:
    """Whether a line is an entry of a bulleted list."""
    return bool((line.style or "").startswith("list") or _BULLET.match(line.text))


def _is_head(cells: tuple[str, ...]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or any(map(_too_long, filled)):
        return False
    return sum(bool(_role(cell)) or is_partner_head(cell) for cell in filled) > 1


def _beside(cells: tuple[str, ...]) -> frozenset[int]:
    """Cells to the right of a partner head: what it heads on a card."""
    first = next((i for i, cell in enumerate(cells) if is_partner_head(cell)), len(cells))
    return frozenset(range(first, len(cells)))


def _without(line: Line, columns: frozenset[int]) -> Line:
    if not columns or line.cells is None:
        return line
    cells = tuple("" if i in columns else cell for i, cell in enumerate(line.cells))
    return replace(line, cells=cells, text="\t".join(cells).strip("\t"))
