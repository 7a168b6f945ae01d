"""Styles of an ODF file: which paragraphs are headings, what is bold, how lists and headings are numbered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pstgraph.readers.formats._docx_styles import attribute, child, local
from pstgraph.readers.formats._odf_lists import Levels, levels_of

_HEADING = re.compile(r"^(?:heading|titre|kop)[ _]*(?:20_)?([1-9])")
_TITLES = frozenset({"title", "subtitle", "titre", "sous-titre"})
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


class OdfStyles:
    """Styles of all parts of a file, each with what its parents give it."""

    def __init__(self, *roots: Any) -> None:
        self._by_name: dict[str, Any] = {}
        self.lists: dict[str, Levels] = {}
        self.outline: Levels = {}
        for root in roots:
            for one in root.iter() if root is not None else ():
                name = local(one)
                if name == "style":
                    self._by_name[attribute(one, "name") or ""] = one
                elif name == "list-style":
                    self.lists[attribute(one, "name") or ""] = levels_of(one)
                elif name == "outline-style":
                    self.outline = levels_of(one)
        self.heading = lru_cache(maxsize=None)(self._heading)
        self._bold = lru_cache(maxsize=None)(self._weight)
        self.is_hidden = lru_cache(maxsize=None)(self._hides)

    def is_bold(self, name: str | None, otherwise: bool = False) -> bool:
        """Whether a style is of bold type."""
        found = self._bold(name)
        return otherwise if found is None else found

    def _hides(self, name: str | None) -> bool:
        """Whether a style hides its words."""
        for _, style in self._chain(name):
            properties = child(style, "text-properties")
            shown = attribute(properties, "display") if properties is not None else None
            if shown is not None:
                return shown == "none"
        return False

    def list_style(self, name: str | None) -> str | None:
        """The list style that a paragraph's style brings."""
        found = (attribute(style, "list-style-name") for _, style in self._chain(name))
        return next((one for one in found if one), None)

    def _chain(self, name: str | None) -> list[tuple[str, Any]]:
        """A style and its parents; a circle ends where it closes."""
        found: list[tuple[str, Any]] = []
        seen: set[str] = set()
        while name and name in self._by_name and name not in seen:
            seen.add(name)
            found.append((name, self._by_name[name]))
            name = attribute(self._by_name[name], "parent-style-name")
        return found

    def _heading(self, name: str | None) -> str | None:
        """Style of a line by its paragraph's style: "heading 2", "title", None for running text."""
        names = [name or ""]
        for own, style in self._chain(name):
            names += [
                own,
                attribute(style, "display-name") or "",
                attribute(style, "parent-style-name") or "",
            ]
        for _, style in self._chain(name):
            level = attribute(style, "default-outline-level") or ""
            if re.fullmatch("[1-9]", level):
                return f"heading {min(int(level), 6)}"
        for one in names:
            found = _HEADING.match(one.lower())
            if found:
                return f"heading {min(int(found[1]), 6)}"
            if one.lower() in _TITLES:
                return "title"
        return None

    def _weight(self, name: str | None) -> bool | None:
        for _, style in self._chain(name):
            properties = child(style, "text-properties")
            weight = attribute(properties, "font-weight") if properties is not None else None
            if weight is not None:
                return weight in _BOLD
        return None
