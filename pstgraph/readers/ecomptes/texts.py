"""The words of a Texte, whatever its mode: plain, HTML or RTF."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pstgraph.readers.ecomptes.tree import Node
from pstgraph.text import normalise_space

MAX_MARKUP = 1_000_000
MAX_FIELDS = 200  # hyperlinks and other fields of an RTF text; more is no description

_BREAKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "tr", "ul"),
    )
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = frozenset(("script", "style", "head", "title", "template"))
_REMEDY = "pip install 'pstgraph[ecomptes]'"


class NotRead(Exception):
    """A text could not be read; the message says why, as a clause in French."""


def plain(node: Node | None) -> str | None:
    """Return the words of a Texte, one line a paragraph; None where it is empty or missing.

    Raises
    ------
    NotRead
        The text is RTF and cannot be read.
    """
    if node is None:
        return None
    mode, value = node.value("Mode").upper(), node.get("Valeur")
    words = value.text if value is not None else node.text
    if mode == "RTF" and words.lstrip().startswith("{\\rtf"):
        words = _from_rtf(words)
    elif mode == "HTML":
        words = from_html(words)
    return paragraphs(words)


def paragraphs(words: str) -> str | None:
    r"""Fold the blanks of each line and leave out empty lines; None where nothing is left.

    >>> paragraphs(" Un \t mot.\r\n\r\n Deux. ")
    'Un mot.\nDeux.'
    """
    lines = (normalise_space(line) for line in re.split(r"[\r\n\x0b\x0c\x85\u2028\u2029]+", words))
    return "\n".join(line for line in lines if line) or None


def from_html(markup: str) -> str:
    r"""Return the words of a piece of HTML, blocks parted by line ends.

    >>> from_html("<p>Un <b>mot</b> &amp; d&eacute;j&agrave;<br>deux.</p><script>x()</script>").strip()
    'Un mot & déjà\ndeux.'
    """
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return "".join(reader.found)


class _Words(HTMLParser):
    """Collects the text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at a block; hide scripts and styles."""
        if tag in _HIDDEN:
            self._hidden += 1
        self.found.append("\n" if tag in _BREAKS else " " if tag in _CELLS else "")

    def handle_endtag(self, tag: str) -> None:
        """Break the line after a block."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        self.found.append("\n" if tag in _BREAKS else "")

    def handle_data(self, data: str) -> None:
        """Keep words; a line end in the source is a blank."""
        if not self._hidden:
            self.found.append(re.sub(r"\s+", " ", data))


def _from_rtf(markup: str) -> str:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise NotRead(f"le texte est en RTF ; pour le lire : {_REMEDY}") from None
    if len(markup) > MAX_MARKUP or markup.count("\\field") > MAX_FIELDS:
        raise NotRead("le texte RTF est trop grand pour une description")
    try:
        words: str = rtf_to_text(markup, errors="ignore")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, OverflowError) as error:
        raise NotRead(f"le texte RTF est abîmé ({error})") from None
    return words
