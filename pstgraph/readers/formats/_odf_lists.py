"""Numbers and bullets that an ODF text sets before headings and entries, computed as LibreOffice does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pstgraph.readers.formats._building import glyph
from pstgraph.readers.formats._docx_styles import attribute, local
from pstgraph.readers.formats._html_flow import number_text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list or of the outline; ``form`` is "" where it prints no number."""

    form: str
    prefix: str
    suffix: str
    shown: int
    start: int
    bullet: str = ""
    pattern: str = ""


Levels = dict[int, Level]


def levels_of(style: Any) -> Levels:
    """The levels of a list style or outline style, by their depth from 1."""
    found: Levels = {}
    for one in style:
        depth = _int(attribute(one, "level"), 0)
        if depth:
            bullet = attribute(one, "bullet-char") or ""
            found[depth] = Level(
                attribute(one, "num-format") or "",
                attribute(one, "num-prefix") or "",
                attribute(one, "num-suffix") or "",
                _int(attribute(one, "display-levels"), 1),
                _int(attribute(one, "start-value"), 1),
                glyph(bullet) if bullet or local(one).endswith(("bullet", "image")) else "",
                attribute(one, "num-list-format") or "",
            )
    return found


class Counter:
    """The numbers of one list, or of the outline."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self._counts: dict[int, int] = {}

    def next(self, depth: int, start: int | None = None) -> tuple[str, bool]:
        """Count an entry at a depth; what is printed before it, and whether that is a bullet."""
        level = self.levels.get(depth)
        if level is None:
            return "", False
        if level.bullet:
            return level.bullet, True
        before = self._counts.get(depth, level.start - 1)
        self._counts[depth] = start if start is not None else before + 1
        for deeper in [one for one in self._counts if one > depth]:
            del self._counts[deeper]
        return self._printed(level, depth), False

    def _printed(self, level: Level, depth: int) -> str:
        if not level.form and not level.pattern:
            return ""
        if level.pattern:
            return re.sub(r"%(\d+)%", lambda m: self._one(int(m[1])), level.pattern).strip()
        first = max(1, depth - level.shown + 1)
        numbers = [self._one(one) for one in range(first, depth + 1)]
        return f"{level.prefix}{'.'.join(n for n in numbers if n)}{level.suffix}".strip()

    def _one(self, depth: int) -> str:
        level = self.levels.get(depth)
        if level is None or not level.form:
            return ""
        return number_text(self._counts.get(depth, level.start), level.form)


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
