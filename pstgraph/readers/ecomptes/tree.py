"""XML into a small tree with lines and XPaths, safely.

The parser is the standard library's expat. A document type declaration is refused where it begins, so that no
entity is ever declared, expanded or fetched; size, depth and number of elements are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from pstgraph.errors import InputError
from pstgraph.text import normalise_space

MAX_BYTES = 30_000_000
MAX_ELEMENTS = 200_000
MAX_DEPTH = 32

_CHUNK = 1 << 16
_LATIN = re.compile(
    rb"\s*<\?xml[^>]*encoding\s*=\s*[\"'](?:iso-8859-1|latin-?1|windows-1252)[\"']", re.IGNORECASE
)
_NOT_DATA = ("xmlns", "xsi:", "xml:")


@dataclass(slots=True)
class Node:
    """An element: its name, attributes, own characters, children, lines from 1 and parent."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    end_line: int = 0
    text: str = ""
    children: list[Node] = field(default_factory=list)
    parent: Node | None = field(default=None, repr=False)
    position: int = 1
    _tally: dict[str, int] = field(default_factory=dict, repr=False)

    @property
    def path(self) -> str:
        """XPath of the element, with a position where siblings share its name.

        >>> volets = Node("Volets")
        >>> one, two = volets.add(Node("Volet")), volets.add(Node("Volet"))
        >>> two.path, volets.path
        ('/Volets/Volet[2]', '/Volets')
        """
        if self.parent is None:
            return f"/{self.tag}"
        alone = self.parent._tally[self.tag] == 1
        return f"{self.parent.path}/{self.tag}" + ("" if alone else f"[{self.position}]")

    def add(self, child: Node) -> Node:
        """Append a child, and return it."""
        child.parent = self
        child.position = self._tally[child.tag] = self._tally.get(child.tag, 0) + 1
        self.children.append(child)
        return child

    def get(self, tag: str) -> Node | None:
        """Return the first child of a name."""
        return next((child for child in self.children if child.tag == tag), None)

    def value(self, tag: str) -> str:
        """Return the words of the first child of a name, blanks folded; empty where there is none."""
        child = self.get(tag)
        return normalise_space(child.text) if child is not None else ""

    def walk(self) -> Iterator[Node]:
        """Yield the element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, and the encoding that was taken where the file does not tell or tells wrong."""

    root: Node
    guessed_encoding: str | None = None


def parse(data: bytes, name: str = "eComptes") -> Parsed:
    """Parse a whole file.

    Parameters
    ----------
    data
        The bytes of the file, in the encoding it declares, UTF-8 where it declares none.
    name
        Name of the file, for errors.

    Raises
    ------
    InputError
        The XML is broken, declares a document type, or is larger or deeper than any plan.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    meant = "utf-8" if _LATIN.match(data[:200]) and _is_utf8(data) else None
    try:
        return Parsed(_parse(data, name, meant), meant)
    except LookupError as error:
        raise InputError(f"the XML is broken ({error})", name, "export the file again in UTF-8") from None
    except expat.ExpatError as error:
        other = _other_encoding(data, error)
        if other is not None:
            try:
                return Parsed(_parse(data, name, other), other)
            except expat.ExpatError as second:
                error = second
        raise _broken(error, name) from None


def too_large(name: str) -> InputError:
    """Return the error for a file larger than any plan."""
    return InputError(f"the XML is larger than {MAX_BYTES // 1_000_000} MB", name, "give the plan alone")


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 beyond ASCII: French in a one-byte encoding never is."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _other_encoding(data: bytes, error: expat.ExpatError) -> str | None:
    """Encoding to try where bytes are not of the one declared: Windows' own, which holds ISO-8859-1."""
    if error.code != expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]:
        return None
    return None if data.isascii() or _is_utf8(data) else "windows-1252"


def _broken(error: expat.ExpatError, name: str) -> InputError:
    told = expat.errors.messages.get(error.code, "it is not well formed")
    return InputError(f"the XML is broken ({told})", f"{name}:{error.lineno}", "export the file again")


def _parse(data: bytes, name: str, encoding: str | None) -> Node:
    parser = expat.ParserCreate(encoding)
    builder = _Builder(parser, name)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = builder.refuse
    for start in range(0, len(data), _CHUNK):
        parser.Parse(data[start : start + _CHUNK], False)
    parser.Parse(b"", True)
    assert builder.root is not None  # expat: a document without a root element is an error
    return builder.root


class _Builder:
    """Makes nodes of the parser's events."""

    def __init__(self, parser: expat.XMLParserType, name: str) -> None:
        self.root: Node | None = None
        self._parser, self._name = parser, name
        self._open: list[Node] = []
        self._words: list[list[str]] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        line = self._parser.CurrentLineNumber
        if len(self._open) >= MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise InputError(
                "the XML has more elements or levels than any plan",
                f"{self._name}:{line}",
                "give the plan alone",
            )
        own = {key: value for key, value in attributes.items() if not key.startswith(_NOT_DATA)}
        node = Node(tag, own, line)
        if self._open:
            self._open[-1].add(node)
        else:
            self.root = node
        self._open.append(node)
        self._words.append([])

    def end(self, _tag: str) -> None:
        node = self._open.pop()
        node.end_line = self._parser.CurrentLineNumber
        words = "".join(self._words.pop())
        node.text = (
            words if words.strip() or not node.children else ""
        )  # the blanks between elements say nothing

    def characters(self, words: str) -> None:
        self._words[-1].append(words)

    def refuse(self, *_declared: object) -> None:
        raise InputError(
            "the XML declares a document type or entities, which no eComptes file does",
            f"{self._name}:{self._parser.CurrentLineNumber}",
            "remove the DOCTYPE",
        )
