"""What every reader of a format makes of a file: lines with their place and style, before any outline.

A document is a sequence of :class:`Line`. A row of a table is a line with ``cells``; a paragraph
of a styled format keeps its style and list level. The outline engine sees nothing else, so one set
of rules serves text, PDF, word-processor files, spreadsheets and web pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from pstgraph.model.plan import Note


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, one paragraph, or one table row.

    Attributes
    ----------
    number
        Line number from 1 in the document's text (for formats without lines: in its text rendering).
    text
        The words, blanks folded to single spaces, hyphens and quotes as printed; cells joined by tabs.
    indent
        Columns of blank before the first character, 0 where the format has none.
    cells
        The cells of a table row, None outside tables. Empty cells are kept, as "".
    style
        "heading 1" … "heading 6", "title", "list 1" … "list 9" (an entry of a bulleted list, its depth),
        "number 1" … "number 9" (an entry of a numbered one, the number in the text), "header-row",
        "paragraph" (a whole paragraph, which the next line cannot go on), or None.
    bold
        Whether the whole line is in bold type.
    page
        Page number from 1, None where the format has no pages.
    place
        Where a person finds it: "page 3", "Feuil1!A4", "tableau 2, ligne 5"; None for plain text.
    blank_before
        Number of blank lines right before.
    """

    number: int
    text: str
    indent: int = 0
    cells: tuple[str, ...] | None = None
    style: str | None = None
    bold: bool = False
    page: int | None = None
    place: str | None = None
    blank_before: int = 0

    @property
    def sheet(self) -> str:
        """The sheet of a workbook that the line stands on, "" elsewhere.

        >>> Line(1, "DG", place="Feuil1!A4").sheet, Line(1, "DG", place="page 3").sheet
        ('Feuil1', '')
        """
        return (self.place or "").rpartition("!")[0]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as lines.

    ``last_line`` is the number of lines of its text, blank ones included; ``notes`` tell what the reader of
    the format left out or guessed.
    """

    file: str
    sha256: str
    lines: tuple[Line, ...]
    format: str
    last_line: int
    notes: tuple[Note, ...] = ()
