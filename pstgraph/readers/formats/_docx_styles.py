"""What a paragraph of a DOCX file is by its style: a heading, an entry of a list, bold type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_HEADING = re.compile(r"^(?:heading|titre|kop|überschrift)\s*([1-9])\b")
_TITLES = frozenset({"title", "titre", "subtitle", "sous-titre", "sous titre"})
_CONTENTS = re.compile(r"^(?:toc|tm|table des matieres|table of figures|table des illustrations)\b")
_LIST_DEPTH = re.compile(r"^(?:list|liste)\b.*\s([2-9])$")
_OFF = frozenset({"0", "false", "off", "none"})


def local(element: Any) -> str:
    """Name of an element without its namespace, "" for comments (one file, two standards)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return None


def child(element: Any, *names: str) -> Any:
    """The element down a path of names, None where it is missing."""
    for name in names:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def switched_on(properties: Any, name: str) -> bool | None:
    """Whether a switch ("b", "vanish") is on in a set of properties, None where it is not there."""
    found = child(properties, name) if properties is not None else None
    return None if found is None else (attribute(found, "val") or "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style with what it inherits."""

    name: str
    outline: int | None
    bold: bool | None
    numbering: tuple[str | None, str | None]
    hidden: bool = False


_PLAIN = Style("", None, None, (None, None))


class Styles:
    """The styles of a document by id, each with what its base styles give it."""

    def __init__(self, root: Any) -> None:
        elements = [] if root is None else [one for one in root if local(one) == "style"]
        self._by_id = {attribute(one, "styleId") or "": one for one in elements}
        defaults = [one for one in elements if (attribute(one, "default") or "0") not in _OFF]
        self._default = next(
            (attribute(one, "styleId") or "" for one in defaults if attribute(one, "type") == "paragraph"), ""
        )
        self.of = lru_cache(maxsize=None)(self._of)

    def of_paragraph(self, properties: Any) -> tuple[str, Style]:
        """Id and style of a paragraph by its properties."""
        named = child(properties, "pStyle") if properties is not None else None
        name = (attribute(named, "val") or "") if named is not None else self._default
        return name, self.of(name)

    def _chain(self, name: str) -> Iterator[Any]:
        """A style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while name in self._by_id and name not in seen:
            seen.add(name)
            yield self._by_id[name]
            based = child(self._by_id[name], "basedOn")
            name = (attribute(based, "val") or "") if based is not None else ""

    def _of(self, name: str) -> Style:
        chain = list(self._chain(name))
        if not chain:
            return _PLAIN
        names = [_name(one) for one in chain]
        outline = next((depth for depth in map(_outline, chain) if depth is not None), None)
        bold = next((on for one in chain if (on := switched_on(child(one, "rPr"), "b")) is not None), None)
        hidden = next(
            (on for one in chain if (on := switched_on(child(one, "rPr"), "vanish")) is not None), None
        )
        numbers = [numbering_of(child(one, "pPr")) for one in chain]
        number = next((num for num, _ in numbers if num is not None), None)
        level = next((depth for _, depth in numbers if depth is not None), None)
        kind = next((found for found in names if _kind_of(found)), names[0])
        return Style(kind, outline, bold, (number, level), bool(hidden))


def _name(style: Any) -> str:
    named = child(style, "name")
    text = (attribute(named, "val") or "") if named is not None else attribute(style, "styleId") or ""
    return text.lower()


def _outline(style: Any) -> int | None:
    return outline_of(child(style, "pPr"))


def outline_of(properties: Any) -> int | None:
    """Level from 1 that paragraph properties give in the document's outline, None for body text."""
    found = child(properties, "outlineLvl") if properties is not None else None
    value = attribute(found, "val") if found is not None else None
    return int(value) + 1 if value and value.isdecimal() and int(value) < 9 else None


def numbering_of(properties: Any) -> tuple[str | None, str | None]:
    """Id of the list and level in it that paragraph properties name."""
    found = child(properties, "numPr") if properties is not None else None
    if found is None:
        return None, None
    number, level = child(found, "numId"), child(found, "ilvl")
    return (
        attribute(number, "val") if number is not None else None,
        attribute(level, "val") if level is not None else None,
    )


def _kind_of(name: str) -> bool:
    return bool(_HEADING.match(name) or name in _TITLES or _CONTENTS.match(name))


def is_contents(style: Style) -> bool:
    """Whether a style is of entries in a table of contents."""
    return bool(_CONTENTS.match(style.name))


def heading_of(style: Style, properties: Any) -> str | None:
    """Style of a line ("heading 2", "title") by its paragraph's style, None for running text."""
    if style.name in _TITLES:
        return "title"
    named = _HEADING.match(style.name)
    level = outline_of(properties) or (int(named[1]) if named else style.outline)
    return f"heading {min(level, 6)}" if level else None


def list_depth(style: Style) -> int:
    """Depth of a list that the style's name tells ("List Bullet 2"), 1 where it tells none."""
    found = _LIST_DEPTH.match(style.name)
    return int(found[1]) if found else 1
