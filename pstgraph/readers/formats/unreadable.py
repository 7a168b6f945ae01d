"""Files that look like documents and cannot be read: old office formats, pictures, damaged archives."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from pstgraph.errors import InputError
from pstgraph.readers.formats._archive import kind_of_archive

PRIORITY = 900

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "this is an old Word or Excel file, or a protected one",
     "save it as DOCX or XLSX, without password"),
    (b"{\\rtf", "this is an RTF file", "save it as DOCX or ODT"),
    (b"\x89PNG", "this is a picture", "give a document with text, or run a text recognition first"),
    (b"\xff\xd8\xff", "this is a picture", "give a document with text, or run a text recognition first"),
    (b"II*\0", "this is a picture", "give a document with text, or run a text recognition first"),
    (b"MM\0*", "this is a picture", "give a document with text, or run a text recognition first"),
    (b"7z\xbc\xaf", "this is a packed archive", "unpack it and give the document"),
    (b"Rar!", "this is a packed archive", "unpack it and give the document"),
    (b"\x1f\x8b", "this is a packed archive", "unpack it and give the document"),
)  # fmt: skip
_ARCHIVES = {
    "broken": ("the file is damaged or cut short", "save it again and retry"),
    "zip": ("this is a packed archive", "unpack it and give the document"),
    "pptx": ("this is a presentation", "save it as PDF"),
    "odp": ("this is a presentation", "save it as PDF"),
}


def recognises(head: bytes, path: Path) -> bool:
    """Whether the first bytes are those of a file that no reader takes."""
    return _why(head, path) is not None


def read(path: Path) -> NoReturn:
    """Say why the file cannot be read and what to do."""
    with path.open("rb") as stream:
        what, remedy = _why(stream.read(8), path) or ("the file cannot be read", "give a document with text")
    raise InputError(what, path.name, remedy)


def _why(head: bytes, path: Path) -> tuple[str, str] | None:
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic):
            return what, remedy
    return _ARCHIVES.get(kind_of_archive(head, path) or "")
