"""The numbers that a word processor sets before paragraphs, computed as Word does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pstgraph.readers.formats._building import glyph
from pstgraph.readers.formats._docx_styles import attribute, child, local
from pstgraph.readers.formats._html_flow import number_text

_FORMS = {"upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a"}
_MAX_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: form of its number, text around it, where it starts, the style tied to it.

    Its count begins again after an entry of a higher level: of one up to ``below`` (from 1; never for 0),
    of any where that is None.
    """

    form: str
    text: str
    start: int
    style: str | None
    plain: bool = False
    below: int | None = None

    @property
    def bullet(self) -> bool:
        """Whether it prints a bullet."""
        return self.form == "bullet"


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a paragraph: the printed number or bullet, depth of its list from 1."""

    text: str
    depth: int
    bullet: bool


class Numbering:
    """Counters of all lists of a document, moved on paragraph by paragraph."""

    def __init__(self, root: Any) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._lenders: dict[str, str] = {}
        self._borrowers: dict[str, str] = {}
        for one in root if root is not None else ():
            if local(one) == "abstractNum":
                self._add_levels(one)
            elif local(one) == "num":
                self._add_list(one)

    def _add_levels(self, element: Any) -> None:
        """Keep the levels of a definition; one may take those of a style, another lend them to it."""
        number = attribute(element, "abstractNumId") or ""
        self._levels[number] = _levels(element)
        for name, kept in (("styleLink", self._lenders), ("numStyleLink", self._borrowers)):
            link = child(element, name)
            style = attribute(link, "val") if link is not None else None
            if style and name == "styleLink":
                kept[style] = number
            elif style:
                kept[number] = style

    def _add_list(self, element: Any) -> None:
        link = child(element, "abstractNumId")
        abstract = (attribute(link, "val") or "") if link is not None else ""
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for one in element:
            if local(one) == "lvlOverride":
                depth = _int(attribute(one, "ilvl"), 0)
                start = child(one, "startOverride")
                if start is not None:
                    starts[depth] = _int(attribute(start, "val"), 1)
                if child(one, "lvl") is not None:
                    levels[depth] = _level(child(one, "lvl"))
        self._lists[attribute(element, "numId") or ""] = (abstract, starts, levels)

    def next(self, number: str | None, level: str | None, style: str) -> Number | None:
        """Count a paragraph of a list and give what is printed before it; None outside lists."""
        if number is None or number not in self._lists:
            return None
        abstract, starts, own = self._lists[number]
        abstract = self._lenders.get(self._borrowers.get(abstract, ""), abstract)
        levels = {**self._levels.get(abstract, {}), **own}
        depth = self._depth(level, style, levels)
        found = levels.get(depth)
        if found is None or found.form == "none":
            return None
        counts = self._counts.setdefault(abstract, {})
        if number not in self._started:
            self._started.add(number)
            for changed, start in starts.items():
                counts[changed] = start - 1
        counts[depth] = counts.get(depth, found.start - 1) + 1
        for deeper in [one for one in counts if one > depth and _begins_again(levels.get(one), depth)]:
            del counts[deeper]
        if found.bullet:
            return Number(glyph(found.text), depth + 1, True)
        return Number(_printed(found, counts, levels), depth + 1, False)

    @staticmethod
    def _depth(level: str | None, style: str, levels: dict[int, Level]) -> int:
        if level is not None:
            return min(_int(level, 0), _MAX_LEVEL)
        return next((depth for depth, one in levels.items() if one.style == style), 0)


def _begins_again(level: Level | None, after: int) -> bool:
    return level is None or level.below is None or after < level.below


def _printed(level: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
    def one(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        known = levels.get(depth, level)
        value = counts.get(depth, known.start)
        form = "1" if level.plain else _FORMS.get(known.form, "1")
        text = number_text(value, form) if form not in {"A", "a"} else _letters(value, form)
        return f"0{text}" if known.form == "decimalZero" and value < 10 else text

    return re.sub(r"%([1-9])", one, level.text).strip()


def _letters(value: int, form: str) -> str:
    """Letters as Word counts them: after z come aa, bb, cc."""
    times, place = divmod(value - 1, 26)
    return chr(ord(form) + place) * min(times + 1, 9) if value > 0 else ""


def _levels(abstract: Any) -> dict[int, Level]:
    found = [one for one in abstract if local(one) == "lvl"]
    return {_int(attribute(one, "ilvl"), 0): _level(one) for one in found}


def _level(element: Any) -> Level:
    values = {local(one): attribute(one, "val") for one in element}
    start = _int(values.get("start"), 1)
    plain = child(element, "isLgl") is not None
    text = values.get("lvlText") or ""
    below = _int(values["lvlRestart"], 0) if "lvlRestart" in values else None
    return Level(values.get("numFmt") or "decimal", text, start, values.get("pStyle"), plain, below)


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise
