"""PDF: paragraphs and tables as printed; running heads and page numbers dropped, broken rows joined."""

from __future__ import annotations

import re
from pathlib import Path

from pstgraph.errors import InputError
from pstgraph.readers.document import Document
from pstgraph.readers.flat import flat
from pstgraph.readers.formats._building import Lines, Look, file_bytes
from pstgraph.readers.formats._pdf.aligned import aligned_tables
from pstgraph.readers.formats._pdf.columns import Columns, heads_at_top, parts_of
from pstgraph.readers.formats._pdf.continued import Chain, append, chain_of, goes_on, rows_of, unfinished
from pstgraph.readers.formats._pdf.furniture import running_lines
from pstgraph.readers.formats._pdf.model import Page, Print, prints_of
from pstgraph.readers.formats._pdf.pages import Progress, pages_of
from pstgraph.readers.formats._pdf.paragraphs import Joiner, Measures, Paragraph, by_page
from pstgraph.readers.formats._pdf.ruled import Table, tables_of
from pstgraph.readers.formats._pdf.side_by_side import by_columns
from pstgraph.readers.formats._pdf.tagged import Declared, declared_tables
from pstgraph.readers.formats._pdf.texts import Vocabulary
from pstgraph.readers.outline.units import strip_bullet

MAX_BYTES = 200_000_000
MAGIC = b"%PDF-"
PAGED = True

_CONTENTS = re.compile(r"^(?:table\s+des\s+mati[eè]res|sommaire)\s*:?$")

Thing = Table | Declared


def recognises(head: bytes, path: Path) -> bool:
    """A file with the signature of PDF near its beginning."""
    return MAGIC in head[:1024]


def read(path: Path, progress: Progress | None = None) -> Document:
    """Read a PDF as lines and rows."""
    data = file_bytes(path, MAX_BYTES)
    if b"obj" not in data:
        raise InputError("the PDF is damaged or cut short", path.name, "save it again and retry")
    found = list(pages_of(path, progress))
    pages = [page for page in found if isinstance(page, Page)]
    lost = [page for page in found if isinstance(page, int)]
    if not any(page.words for page in pages):
        raise InputError(
            "the PDF holds pictures of pages and no text"
            if any(p.pictures for p in pages)
            else "the PDF is empty",
            path.name,
            "run a text recognition (OCR) on it first, or give the plan in another format",
        )
    lines = Lines()
    _put(pages, lines)
    _notes(pages, lost, lines)
    return lines.document(path, data, "pdf")


def _put(pages: list[Page], lines: Lines) -> None:
    vocabulary = Vocabulary(
        lines=(
            [word.text for word in part]
            for page in pages
            for line in prints_of(page.words, page.number)
            for part in parts_of(line)
        )
    )
    declared, pages = declared_tables(pages, vocabulary)
    tables = {page.number: tables_of(page, vocabulary) for page in pages}
    prints = {page.number: _free_lines(page, tables[page.number]) for page in pages}
    running = running_lines([prints[page.number] for page in pages], [page.height for page in pages])
    running -= {one for lines_of_page in prints.values() for one in heads_at_top(lines_of_page)}
    if running:
        lines.note("skipped", f"{len(running)} en-têtes, pieds et numéros de page non repris.")
    body = {number: [line for line in found if id(line) not in running] for number, found in prints.items()}
    columns: Columns | None = None
    for page in pages:
        more, body[page.number], columns = aligned_tables(page, body[page.number], columns, vocabulary)
        tables[page.number] += more
        body[page.number] = by_columns(body[page.number])
    measures = Measures(by_page([line for found in body.values() for line in found]))
    things: list[tuple[list[Thing], list[Print]]] = [
        (
            [*tables[page.number], *(table for table in declared if table.page == page.number)],
            body[page.number],
        )
        for page in pages
    ]
    _Writer(lines, vocabulary, measures).write(things)


def _free_lines(page: Page, tables: list[Table]) -> list[Print]:
    taken = frozenset(index for table in tables for index in table.words)
    words = [word for index, word in enumerate(page.words) if index not in taken and not word.turned]
    return prints_of(words, page.number)


class _Writer:
    """Writes pages as lines, holding back a table until it is known where it ends."""

    def __init__(self, lines: Lines, vocabulary: Vocabulary, measures: Measures) -> None:
        self.lines, self.vocabulary, self.measures = lines, vocabulary, measures
        self.joiner = Joiner(measures, vocabulary)
        self._chain: Chain | None = None
        self._tables = 0
        self._merged = 0
        self._in_contents = self._contents_told = False

    def write(self, pages: list[tuple[list[Thing], list[Print]]]) -> None:
        for tables, prints in pages:
            things: list[tuple[float, Thing | Print]] = [(table.top, table) for table in tables]
            things += [(line.base if line.place < 0 else line.place, line) for line in prints]
            for _, thing in sorted(things, key=lambda pair: pair[0]):
                if isinstance(thing, Table):
                    self._table(thing)
                elif isinstance(thing, Declared):
                    self._finish_text()
                    self._finish_table()
                    self._rows(thing.rows)
                else:
                    self._line(thing)
        self._finish_text()
        self._finish_table()
        if self._merged:
            self.lines.note(
                "read", f"{self._merged} ligne(s) de tableau coupée(s) par une fin de page, recousue(s)."
            )

    def _table(self, table: Table) -> None:
        self._take_rest(table)
        self._finish_text()
        chain = self._chain
        if chain is not None and table.page == chain.last.page + 1 and goes_on(chain, table):
            append(chain, table, self.vocabulary)
            return
        self._finish_table()
        self._chain = chain_of(table)

    def _take_rest(self, table: Table) -> None:
        """Put a first row that goes on with the paragraph before to it: a card cut by the end of a page."""
        before = self.joiner.paragraphs[-1] if self.joiner.paragraphs else None
        row = table.row(0)
        if before is None or before.last.page != table.page - 1 or len(row) != 1 or not row[0].text:
            return
        if unfinished(before.text, row[0].text):
            before.text = self.vocabulary.joined(before.text, row[0].text)
            table.cells.remove(row[0])
            for cell in table.cells:
                cell.row -= 1
            table.count -= 1

    def _line(self, line: Print) -> None:
        if self._chain is not None:
            self._finish_table()
        self.joiner.add(line)

    def _finish_text(self) -> None:
        before: Print | None = None
        for one in self.joiner.paragraphs:
            look = self._style(one)
            if self._is_content(one.text, look):
                continue
            indent = max(0, round((one.first.x0 - self.measures.left) / (0.5 * self.measures.size)))
            gap = before is None or one.first.page != before.page
            if gap or (before is not None and self._is_apart(before, one.first)):
                self.lines.gap()
            page = one.first.page
            self.lines.text(one.text, Look(look, one.bold, indent, page, f"page {page}"))
            before = one.last
        self.joiner.paragraphs = []
        self.joiner.end()

    def _style(self, one: Paragraph) -> str | None:
        style = self.measures.heading(one.first, one.text)
        if style is None and strip_bullet(one.text)[0] is not None:
            return f"list {self.measures.list_depth(one.first)}"
        return style or ("paragraph" if one.certain else None)

    def _is_content(self, text: str, style: str | None) -> bool:
        """Whether a paragraph is an entry of a table of contents: of a list right below its title.

        Web pages have such lists without page numbers, so that nothing else tells them from the plan.
        """
        listed = (style or "").startswith("list")
        if _CONTENTS.match(flat(text)):
            self._in_contents = True
        elif self._in_contents and listed:
            if not self._contents_told:
                self.lines.note("skipped", "Table des matières non reprise.")
            self._contents_told = True
            return True
        else:
            self._in_contents = False
        return False

    def _is_apart(self, before: Print, line: Print) -> bool:
        """Whether more than the usual step lies between two lines."""
        step = 1.3 * self.measures.step * before.size
        return line.page != before.page or not 0 <= line.base - before.base <= step

    def _finish_table(self) -> None:
        chain, self._chain = self._chain, None
        if chain is None:
            return
        self._merged += chain.merged
        self._rows(rows_of(chain))

    def _rows(self, rows: list[tuple[tuple[str, ...], int]]) -> None:
        self._tables += 1
        self.lines.gap()
        for number, (cells, page) in enumerate(rows, 1):
            place = f"page {page}, tableau {self._tables}, ligne {number}"
            self.lines.row(cells, Look(None, False, 0, page, place))
        self.lines.gap()


def _notes(pages: list[Page], lost: list[int], lines: Lines) -> None:
    pictured = [page.number for page in pages if page.pictures and len(page.words) < 5]
    if pictured and len(pictured) < len(pages):
        numbers = ", ".join(map(str, pictured[:20]))
        lines.note("skipped", f"Pages sans texte (images), non lues : {numbers}.")
    if lost:
        numbers = ", ".join(map(str, lost[:20]))
        lines.note("skipped", f"Pages illisibles, non lues : {numbers}.")
