"""Titles of plain text underlined by a line of dashes or equals signs: they are styled headings."""

from __future__ import annotations

import re
from dataclasses import replace

from pstgraph.readers.document import Line
from pstgraph.readers.outline.unit import Unit

_RULE = re.compile(r"^(?P<sign>[-=_~‾*–—])(?P=sign){3,}$")
_LEVELS = {"=": "heading 1", "*": "heading 1"}
_OTHER = "heading 2"
# A rule is about as long as the words above it; one across the page parts sections or the rows of a table.
_SHORTEST, _LONGEST, _SLACK = 0.6, 1.4, 4


def underlines(line: Line, unit: Unit | None) -> bool:
    """Whether a line is the rule right below a title."""
    if unit is None or unit.cells is not None or unit.bullet or line.blank_before or line.style:
        return False
    if not _RULE.match(line.text) or unit.first.style or line.number != unit.lines[-1].number + 1:
        return False
    above = max(len(own.text) for own in unit.lines)
    return _SHORTEST * above - _SLACK <= len(line.text) <= _LONGEST * above + _SLACK


def underlined(unit: Unit, rule: Line) -> Unit:
    """A title as the heading that its rule makes of it."""
    style = _LEVELS.get(rule.text[0], _OTHER)
    return replace(unit, lines=(replace(unit.first, style=style), *unit.lines[1:]))
