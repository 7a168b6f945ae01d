"""What all readers of formats share: clean words, numbered lines, cells to rows, optional packages."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from pstgraph.errors import InputError
from pstgraph.model.plan import Note, NoteLevel
from pstgraph.readers.document import Document, Line
from pstgraph.readers.formats._cells import FIELD_MARK

_BLANKS = re.compile("[\\s\u00a0\u202f\u2007\u2009\u200a\u3000]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# A file with more lines than this is no plan; reading on would only take memory.
MAX_LINES = 15_000
# Characters of a line or cell, above which no words of a plan stand in it.
MAX_CHARACTERS = 100_000
TOO_LONG = f"Le document dépasse {MAX_LINES} lignes : la suite n'est pas lue."
TOO_WIDE = f"Un texte de plus de {MAX_CHARACTERS} caractères d'une pièce : la suite n'est pas lue."
MAX_COLUMNS = 200


def need(module: str, path: Path, what: str, extra: str) -> ModuleType:
    """Import an optional package, or say how to install it.

    Parameters
    ----------
    module
        The module.
    path
        The file that needs it.
    what
        The format, as a reader knows it ("PDF").
    extra
        The extra of pstgraph that brings the package.

    Raises
    ------
    InputError
        The package is not installed; the sentence holds the exact command.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise InputError(
            f"reading {what} needs the package {module.partition('.')[0]}, which is not installed",
            path.name,
            f"run: pip install 'pstgraph[{extra}]'",
        ) from None


def clean(text: str) -> str:
    r"""Fold blanks to single spaces, drop invisible characters.

    >>> clean("Axe\u00a01 :\n  l\u00aden\u200bfance")
    'Axe 1 : lenfance'
    """
    return _BLANKS.sub(" ", _CONTROL.sub(" ", _INVISIBLE.sub("", text))).strip()


def file_bytes(path: Path, limit: int) -> bytes:
    """All bytes of a file of at most ``limit`` bytes."""
    if path.stat().st_size > limit:
        raise InputError(
            f"the file is larger than {limit // 1_000_000} MB",
            path.name,
            "give the plan alone, without pictures",
        )
    return path.read_bytes()


_GLYPHS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf071": "☐", "\uf02d": "–",
    "\uf0e8": "→", "\uf0f0": "→", "-": "–", "·": "•",
}  # fmt: skip
_KNOWN_GLYPHS = frozenset("•‣▪▫■□●○◦◆◇➢➤►▶▸→✓✔✗☐❖–—o")


def glyph(char: str) -> str:
    """A bullet of a word processor as a sign that any font has.

    >>> glyph("\uf0b7"), glyph("o"), glyph("\uf0b2")
    ('•', 'o', '•')
    """
    found = _GLYPHS.get(char.strip(), char.strip())
    return found if found in _KNOWN_GLYPHS else "•"


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks and where it stands; see :class:`pstgraph.readers.document.Line`."""

    style: str | None = "paragraph"
    bold: bool = False
    indent: int = 0
    page: int | None = None
    place: str | None = None


class Lines:
    """Lines in the making, numbered as they come; blank ones count for the gap before the next."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: list[Note] = []
        self._number = 0
        self._gap = 0

    def gap(self) -> None:
        """Leave a blank line."""
        self._gap += 1

    def text(self, words: str, look: Look, number: int | None = None) -> None:
        """Add a line of text; one without words is a gap."""
        words = self._short(clean(words), number)
        if not words:
            self.gap()
            return
        self._add(words, None, look, number)

    def row(self, cells: Sequence[str], look: Look, number: int | None = None) -> None:
        """Add a row of cells; an empty one is a gap. Labelled lines within its cells follow it as lines."""
        parts = [cell.split(FIELD_MARK) for cell in cells[:MAX_COLUMNS]]
        cleaned = tuple(self._short(clean(part[0]), number) for part in parts)
        if not any(cleaned):
            self.gap()
        else:
            self._add("\t".join(cleaned).strip("\t"), cleaned, look, number)
        for part in parts:
            for field in part[1:]:
                self.text(field, replace(look, style="paragraph", bold=False), number)

    def _short(self, words: str, number: int | None) -> str:
        """Words of a line, at most so many that a reader of outlines takes no minutes over them."""
        if len(words) > MAX_CHARACTERS:
            where = number if number is not None else self._number + 1
            self.notes.append(Note("skipped", where, TOO_WIDE))
        return words[:MAX_CHARACTERS]

    def note(self, level: NoteLevel, message: str) -> None:
        """Note what the reader of the format did, at the line before."""
        self.notes.append(Note(level, self._number or None, message))

    @property
    def full(self) -> bool:
        """Whether no more lines are taken."""
        return len(self.lines) >= MAX_LINES

    def _add(self, words: str, cells: tuple[str, ...] | None, look: Look, number: int | None) -> None:
        if self.full:
            return
        self._number = number if number is not None else self._number + 1
        style = look.style if cells is None or look.style == "header-row" else None
        self.lines.append(
            Line(self._number, words, look.indent, cells, style, look.bold, look.page, look.place, self._gap)
        )
        self._gap = 0

    def document(self, path: Path, data: bytes | str, form: str) -> Document:
        """Make the document; ``data`` is the file's bytes or its digest.

        Raises
        ------
        InputError
            No line holds a word.
        """
        if not any(re.search(r"\w", line.text) for line in self.lines):
            raise InputError("the document holds no words", path.name, "give a document with text")
        if self.full:
            self.note("skipped", TOO_LONG)
        digest = data if isinstance(data, str) else hashlib.sha256(data).hexdigest()
        return Document(path.name, digest, tuple(self.lines), form, self._number, tuple(self.notes))
