"""Office files are archives of XML: opened with limits, parsed without entities and network."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any, Literal

from pstgraph.errors import InputError
from pstgraph.readers.formats._building import need

Kind = Literal["docx", "xlsx", "pptx", "odt", "ods", "odp", "zip", "broken"]

MAGIC = b"PK\x03\x04"
# Uncompressed sizes: of all members together (pictures too), and of one that is parsed.
MAX_TOTAL = 200_000_000
MAX_MEMBER = 60_000_000
MAX_MEMBERS = 20_000
# Tags of a part that is parsed as a whole; a plan of a thousand pages has fewer.
MAX_TAGS = 1_000_000
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_FOLDERS: tuple[tuple[str, Kind], ...] = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def kind_of_archive(head: bytes, path: Path) -> Kind | None:
    """What an archive holds, by its members; None where the file is no archive."""
    if not head.startswith(MAGIC):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                found = _ODF.get(archive.read("mimetype").strip().removesuffix(b"-template"))
                if found:
                    return found  # type: ignore[return-value]
    except _FAILURES:
        return "broken"
    for folder, kind in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    return "zip"


class Archive:
    """An office file: its members read within limits.

    Raises
    ------
    InputError
        It is damaged, protected, or would take too much room once unpacked.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except _FAILURES:
            raise self._damaged() from None
        members = self._zip.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise InputError("the file is protected by a password", path.name, "save it without password")
        if len(members) > MAX_MEMBERS:
            raise InputError(
                f"the file packs more than {MAX_MEMBERS} parts", path.name, "give the plan alone"
            )
        if sum(member.file_size for member in members) > MAX_TOTAL:
            raise InputError(
                f"unpacked, the file takes more than {MAX_TOTAL // 1_000_000} MB",
                path.name,
                "give the plan alone, without pictures",
            )
        self.names = frozenset(member.filename for member in members)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """The bytes of a member."""
        try:
            if self._zip.getinfo(name).file_size > MAX_MEMBER:
                raise InputError(
                    f"its part {name} takes more than {MAX_MEMBER // 1_000_000} MB",
                    self.path.name,
                    "give the plan alone",
                )
            return self._zip.read(name)
        except KeyError:
            raise self._damaged() from None
        except _FAILURES:
            raise self._damaged() from None

    def xml(self, name: str) -> Any:
        """A member as an lxml element; entities are refused, nothing is fetched."""
        return parse_xml(self.read(name), self.path)

    def xml_or_none(self, name: str) -> Any:
        """As :meth:`xml`, None where the archive has no such member."""
        return self.xml(name) if name in self.names else None

    def _damaged(self) -> InputError:
        return InputError("the file is damaged or cut short", self.path.name, "save it again and retry")


def parse_xml(data: bytes, path: Path) -> Any:
    """Parse XML with lxml: no document type, no entities, no network.

    Raises
    ------
    InputError
        The XML is not well formed, has no end, or declares a document type, which no office program writes.
    """
    etree = need("lxml.etree", path, "office files", "office")
    refuse_doctype(data, path)
    refuse_many(data.count(b"<"), MAX_TAGS, path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise InputError("the file is damaged or cut short", path.name, "save it again and retry") from None


def refuse_many(found: int, most: int, path: Path) -> None:
    """Raise where a part has more of something than any plan."""
    if found > most:
        raise InputError("its XML holds more elements than any plan", path.name, "give the plan alone")


def refuse_doctype(data: bytes, path: Path) -> None:
    """Raise where XML declares a document type before its first element: entities come with it."""
    text = data.replace(b"\0", b"") if data[:4].count(b"\0") else data
    first = re.search(rb"<[A-Za-z_]", text)
    if _DOCTYPE.search(text, 0, first.start() if first else len(text)):
        raise InputError(
            "its XML declares a document type or entities, which is not accepted",
            path.name,
            "save it again with an office program",
        )
