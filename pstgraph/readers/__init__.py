"""Documents to plans: one file a format, one outline engine for all of them.

A format is a module of :mod:`pstgraph.readers.formats` with two functions::

    recognises(head: bytes, path: Path) -> bool      # by content; the name only breaks ties
    read(path: Path) -> Document                     # lines and cells with their place

and, where the order matters, an integer ``PRIORITY`` (lower is asked first, 100 unless told). A format with
pages (``PAGED = True``) takes a second argument of ``read``, told after each page. A format that
states a plan outright (eComptes XML) offers ``read_plan(path) -> Reading`` beside or instead of ``read``.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from pstgraph.errors import InputError
from pstgraph.model.plan import Reading
from pstgraph.readers import formats
from pstgraph.readers.document import Document, Line

__all__ = ["Document", "Line", "Progress", "file_digest", "open_document", "read", "read_with_lines"]

Progress = Callable[[int, int], None]
"""Told how many pages of a document are read, and of how many."""

_HEAD_BYTES = 4096


def open_document(path: Path | str, progress: Progress | None = None) -> Document:
    """Read a file as lines and cells, by its content.

    Parameters
    ----------
    path
        The file.
    progress
        Told after each page, by formats that have pages.

    Raises
    ------
    InputError
        The file is missing, empty, binary, or of a format without lines.
    """
    path = Path(path)
    reader = _reader_for(path)
    if not hasattr(reader, "read"):
        raise InputError(
            "this format holds a plan, not lines of text", path.name, "use pstgraph.readers.read"
        )
    return _lines(reader, path, progress)


def read(path: Path | str, progress: Progress | None = None) -> Reading:
    """Read a document as a plan with notes; nothing is linked yet.

    A document that is no plan gives zero items and a note that says why.
    """
    return read_with_lines(path, progress)[0]


def read_with_lines(path: Path | str, progress: Progress | None = None) -> tuple[Reading, Document | None]:
    """Read a document as :func:`read` does, and also return its lines; None where the format has none."""
    from pstgraph.readers.ecomptes.read import MAX_ITEMS
    from pstgraph.readers.listed import read_listed
    from pstgraph.readers.outline import read_outline

    path = Path(path)
    reader = _reader_for(path)
    if hasattr(reader, "read_plan"):
        reading: Reading = reader.read_plan(path)
        return reading, _lines(reader, path, progress) if hasattr(reader, "read") else None
    document = _lines(reader, path, progress)
    reading = read_listed(document) or read_outline(document)
    if len(reading.plan.items) > MAX_ITEMS:
        raise InputError(
            f"the document holds more than {MAX_ITEMS} objectives and actions", path.name, "give one plan"
        )
    return replace(reading, notes=(*document.notes, *reading.notes)), document


def _lines(reader: ModuleType, path: Path, progress: Progress | None) -> Document:
    paged = progress is not None and getattr(reader, "PAGED", False)
    document: Document = reader.read(path, progress) if paged else reader.read(path)
    return document


def file_digest(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _reader_for(path: Path) -> ModuleType:
    head = _head(path)
    for reader in _readers():
        if reader.recognises(head, path):
            return reader
    raise InputError(
        "the file is of no known format",
        path.name,
        "give text, HTML, PDF, DOCX, ODT, XLSX, ODS, CSV or eComptes XML",
    )


def _head(path: Path) -> bytes:
    if path.exists() and not (path.is_file() or path.is_dir()):
        # A pipe has one reading, and its end may never come; a device has none.
        raise InputError("this is a pipe or a device", path.name, "save it as a file first")
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise InputError("the file does not exist", str(path.name), "check the path") from None
    except IsADirectoryError:
        raise InputError("this is a folder", str(path.name), "give a file") from None
    except OSError as error:
        raise InputError(
            f"the file cannot be opened ({error.strerror or error})", path.name, "check its rights"
        ) from None
    if not head.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf"):
        raise InputError("the file is empty", path.name, "give a document with text")
    return head


@lru_cache(maxsize=1)
def _readers() -> tuple[ModuleType, ...]:
    names = sorted(
        module.name for module in pkgutil.iter_modules(formats.__path__) if not module.name.startswith("_")
    )
    modules = [importlib.import_module(f"{formats.__name__}.{name}") for name in names]
    readers = [module for module in modules if hasattr(module, "recognises")]
    return tuple(sorted(readers, key=lambda module: (getattr(module, "PRIORITY", 100), module.__name__)))
