"""Tables and pages that nobody would write: every word comes back, nothing raises but a refusal.

The suite tries a few; ``PSTGRAPH_EXAMPLES=20000 pytest tests/readers/formats/test_readback_fuzz.py``
tries many.
"""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pstgraph.errors import InputError
from pstgraph.readers import open_document, read
from pstgraph.readers.formats._building import MAX_COLUMNS
from pstgraph.readers.formats._cells import FIELD_MARK, Words, cell_text
from pstgraph.readers.formats._grid import Spot, spread
from tests.readers.formats.handmade import docx, ods, odt

FEW = int(os.environ.get("PSTGRAPH_EXAMPLES", "40"))
few = settings(max_examples=FEW, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Words without meaning for the outline, so that cells come back letter for letter.
WORDS = st.text(alphabet='xyzéœ’";,|<&> ', min_size=1, max_size=12).map(lambda s: " ".join(s.split()))
ROWS = st.lists(st.lists(WORDS, min_size=3, max_size=5), min_size=2, max_size=6)
SPOTS = st.lists(
    st.lists(
        st.builds(Spot, st.sampled_from(["a", "b", ""]), st.integers(1, 4), st.integers(1, 4)), max_size=5
    ),
    max_size=6,
)


def _kept(rows: list[list[str]]) -> list[list[str]]:
    """Rows with words, as wide as the widest; margins that no row fills left out."""
    rows = [row for row in rows if any(row)]
    rows = [row[: max(i for i, cell in enumerate(row) if cell) + 1] for row in rows]
    margin = min((next(i for i, cell in enumerate(row) if cell) for row in rows), default=0)
    width = max(map(len, rows), default=0)
    return [(row + [""] * (width - len(row)))[margin:] for row in rows]


def _cells(path: Path) -> list[list[str]]:
    try:
        document = open_document(path)
    except InputError:
        return []
    return [list(line.cells) if line.cells is not None else [line.text] for line in document.lines]


@few
@given(ROWS)
def test_a_workbook_keeps_every_cell(tmp_path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(tmp_path / "a.xlsx")
    wanted = _kept(rows)
    found = _cells(tmp_path / "a.xlsx")
    assert found == wanted or not any(c.isalpha() for row in wanted for cell in row for c in cell)


@few
@given(ROWS, st.sampled_from(";,\t"))
def test_a_csv_file_keeps_every_cell(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO()
    # Heads fix the width and the delimiter, as they do in files of this world.
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["Zz"] * 5, *rows])
    (tmp_path / "a.csv").write_text(stream.getvalue(), "utf-8", newline="")
    found = _cells(tmp_path / "a.csv")
    assert found == [["Zz"] * 5, *([*row, *[""] * (5 - len(row))] for row in rows if any(row))]


@few
@given(SPOTS)
def test_a_table_with_any_merged_cells_keeps_its_words(rows: list[list[Spot]]) -> None:
    grid = spread(rows)
    assert len(grid) == len(rows) and len({len(row) for row in grid}) <= 1
    wanted = Counter(spot.text for row in rows for spot in row if spot.text)
    found = Counter(cell for row in grid for cell in row if cell)
    assert found == wanted and all(len(row) <= MAX_COLUMNS for row in grid)


@few
@given(st.lists(st.builds(Words, WORDS, st.booleans()), max_size=6))
def test_a_cell_keeps_the_words_of_its_paragraphs(paragraphs: list[Words]) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if char.isalpha())

    said = cell_text(paragraphs)
    assert letters(said) == letters("".join(one.text for one in paragraphs)) and FIELD_MARK not in said


TAGS = st.sampled_from(
    [
        "table",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "li",
        "p",
        "h1",
        "h2",
        "h5",
        "div",
        "span",
        "b",
        "br",
        "dl",
        "dt",
        "dd",
        "details",
        "summary",
        "pre",
        "caption",
        "thead",
    ]
)
TEXTS = st.sampled_from(
    ["OS 1 : Accueil", "Action 1", "Pilote : DG", "&eacute;", "•", "2026", "", "<", "&#0;", "]]>"]
)
SPANS = st.sampled_from(
    ["", ' rowspan="3"', " colspan=9", ' start="-3"', " value=x", ' class="menu"', " type=I"]
)
soup = st.lists(
    st.one_of(st.builds("<{}{}>".format, TAGS, SPANS), st.builds("</{}>".format, TAGS), TEXTS), max_size=40
).map("".join)


def _read(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        reading = read(path)
    except InputError as error:
        assert "\n" not in error.sentence
        return
    assert all(item.evidence for item in reading.plan.items)


@few
@given(soup)
def test_any_web_page_is_read_or_refused(tmp_path: Path, body: str) -> None:
    _read(tmp_path / "a.html", f"<html><body>{body}".encode())


def elements(names: str, attributes: list[str], text: str) -> st.SearchStrategy[str]:
    """Trees of XML elements, well formed and senseless."""
    opened = st.tuples(st.sampled_from(names.split()), st.sampled_from(attributes))
    leaf = st.sampled_from([f"<{text}>OS 1 : Accueil</{text}>", f"<{text}>a</{text}>", ""])
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag[0]}{tag[1]}>{''.join(parts)}</{tag[0]}>",
            opened,
            st.lists(inner, max_size=4),
        ),
        max_leaves=25,
    )


WORD = elements(
    "w:p w:r w:tbl w:tr w:tc w:pPr w:rPr w:numPr w:ilvl w:numId w:del w:ins w:sdt w:sdtContent w:vMerge"
    " w:gridSpan w:tcPr w:trPr w:gridBefore w:outlineLvl w:pStyle w:vanish w:hyperlink w:br w:sym",
    ["", ' w:val="1"', ' w:val="-1"', ' w:val="99999999999"', ' w:val="x"', ' w:char="zz"', ' w:val="²"'],
    "w:t",
)
ODF = elements(
    "text:h text:p text:list text:list-item table:table table:table-row table:table-cell text:span text:s"
    " text:a table:covered-table-cell table:table-header-rows draw:frame draw:text-box text:section",
    ["", ' text:outline-level="0"', ' text:start-value="-1"', ' table:number-rows-spanned="x"',
     ' table:number-columns-repeated="999999999"', ' table:number-rows-repeated="²"',
     ' text:outline-level="²"'],
    "text:p",
)  # fmt: skip


@few
@given(WORD)
def test_any_word_file_is_read_or_refused(tmp_path: Path, body: str) -> None:
    _read(tmp_path / "a.docx", docx(body))


@few
@given(ODF)
@pytest.mark.parametrize("kind", ["odt", "ods"])
def test_any_opendocument_file_is_read_or_refused(tmp_path: Path, kind: str, body: str) -> None:
    table = f'<table:table table:name="A">{body}</table:table>'
    _read(tmp_path / f"a.{kind}", odt(body) if kind == "odt" else ods(table))
