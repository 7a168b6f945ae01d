"""Lines to units: banners and tables of contents out, bullets off, wrapped lines joined."""

from __future__ import annotations

import re
from dataclasses import replace

from pstgraph.readers.document import Document, Line
from pstgraph.readers.outline.banners import without_banners
from pstgraph.readers.outline.texts import is_caps, strip_bullet, unbroken, unfinished
from pstgraph.readers.outline.underlines import underlined, underlines
from pstgraph.readers.outline.unit import Unit
from pstgraph.readers.outline.wraps import Wraps

__all__ = ["WRAPPING_FORMATS", "Unit", "is_caps", "strip_bullet", "unbroken", "unfinished", "units_of"]

# Formats whose lines are those of the page; in the others a line is a whole paragraph.
WRAPPING_FORMATS = frozenset({"text", "pdf"})


def units_of(document: Document) -> tuple[list[Unit], list[Line]]:
    """Cut a document into units; also return the lines left out (banners, contents)."""
    kept, dropped = without_banners(document.lines)
    units: list[Unit] = []
    wraps = Wraps(kept, by_page=document.format in WRAPPING_FORMATS)
    for line in kept:
        if line.cells is not None:
            units.append(Unit(line.text, (line,), None, line.cells))
            continue
        if underlines(line, units[-1] if units else None):
            units[-1] = underlined(units[-1], line)
            continue
        bullet, text = strip_bullet(line.text)
        if units and bullet == "-" and wraps.adds_a_date(units[-1], line, text):
            units[-1] = replace(units[-1], text=f"{units[-1].text} – {text}", lines=(*units[-1].lines, line))
            continue
        if line.style and line.style.startswith("list"):
            bullet = f"{line.style}{bullet or ''}"
        if bullet is None and units and wraps.continues(units[-1], line, text):
            units[-1] = wraps.joined(units[-1], line, text)
        else:
            units.append(Unit(text, (line,), bullet))
    return [unit for unit in units if re.search(r"\w", unit.text)], dropped
