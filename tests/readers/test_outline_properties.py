"""Whatever the text, a reading keeps its promises: passages in the document, unique ids, known parents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pstgraph.model.plan import Evidence, Reading
from pstgraph.readers import open_document, read
from pstgraph.readers.document import Document, Line
from pstgraph.readers.formats.plain import text_lines
from pstgraph.readers.outline import read_outline
from pstgraph.resources import data_dir
from pstgraph.text import normalise_space

FILES = [
    *sorted((data_dir() / "sources").glob("*.txt")),
    *sorted((Path(__file__).parent / "outlines").glob("*.txt")),
]

STARTS = [
    "Objectif stratégique 1 : ", "OS 2. ", "O.O.1.1 ", "OO2 : ", "Action 1 : ", "Action 1.1.1 ", "1. ",
    "1.1 ", "1.1.1. ", "A. ", "I. ", "• ", "- ", "o ", "a) ", "Pilote : ", "Échéance : ", "Budget : ",
    "Qui ? ", "Partenaires : ", "VOLET INTERNE", "Axe 2 : ", "Actions :", "Objectifs stratégiques",
    "Indicateurs :", "Étape 1 : ", "", "Page 3 sur 12", "3", "Conclusion",
]  # fmt: skip
WORDS = [
    "Être un CPAS accueillant", "Créer une crèche", "DG", "2020-2024", "1.500 €", "fin 2026", "les", "de",
    "(voir", "Forem)", ";", "",
]  # fmt: skip

line = st.builds(
    lambda start, words: start + " ".join(words),
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(WORDS), max_size=4),
)
row = st.lists(st.sampled_from([*WORDS, *STARTS]), min_size=2, max_size=7).map("\t".join)
plan_text = st.lists(st.one_of(line, row, st.text(max_size=40)), max_size=40).map("\n".join)


def _passages(reading: Reading) -> list[Evidence]:
    items = reading.plan.items
    found = [passage for item in items for passage in item.evidence]
    found += [other.evidence for item in items for other in item.alternatives]
    found += [fact.evidence for item in items for fact in item.facts]
    return found + [fact.evidence for fact in reading.plan.facts]


def _check(document: Document, reading: Reading) -> None:
    lines = {entry.number: normalise_space(entry.text) for entry in document.lines}
    ids = [item.id for item in reading.plan.items]
    assert len(ids) == len(set(ids))
    seen: set[str] = set()
    for item in reading.plan.items:
        assert item.parent is None or item.parent in seen, "a parent comes before its children"
        seen.add(item.id)
        assert item.evidence, "every item has its passage"
        assert item.label is None or (item.label == normalise_space(item.label) and item.label)
        assert re.fullmatch(r"[A-Za-z0-9./-]+", item.id)
    for passage in _passages(reading):
        assert 1 <= passage.first_line <= passage.last_line <= document.last_line
        between = [lines[n] for n in range(passage.first_line, passage.last_line + 1) if n in lines]
        for part in passage.quote.split(" "):
            assert any(part in text.split(" ") for text in between), "the quote is the lines' own words"
    for note in reading.notes:
        assert note.line is None or 1 <= note.line <= document.last_line


def _document(text: str) -> Document:
    lines, last = text_lines(text)
    return Document("plan.txt", "0" * 64, lines, "text", last)


@settings(max_examples=300, deadline=None)
@given(plan_text)
def test_any_text_that_looks_like_a_plan(text: str) -> None:
    document = _document(text)
    _check(document, read_outline(document))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all(text: str) -> None:
    document = _document(text)
    _check(document, read_outline(document))


styles = st.sampled_from([None, "heading 1", "heading 2", "heading 3", "list 1", "list 2", "title"])
entries = st.lists(st.tuples(st.one_of(line, row), styles, st.booleans()), max_size=30)


@settings(max_examples=150, deadline=None)
@given(entries)
def test_any_styled_document(parts: list[tuple[str, str | None, bool]]) -> None:
    lines = []
    for number, (text, style, bold) in enumerate(parts, 1):
        cells = tuple(text.split("\t")) if "\t" in text else None
        if text.strip():
            lines.append(Line(number, text, 0, cells, None if cells else style, bold, page=number // 5 + 1))
    document = Document("plan.docx", "0" * 64, tuple(lines), "docx", len(parts))
    _check(document, read_outline(document))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:24])
def test_real_and_invented_plans(path: Path) -> None:
    _check(open_document(path), read(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:24])
def test_every_value_has_its_fact(path: Path) -> None:
    for item in read(path).plan.items:
        stated = {(fact.field, fact.value) for fact in item.facts}
        held = [("pilots", pilot) for pilot in item.pilots]
        held += [("political_pilots", pilot) for pilot in item.political_pilots]
        held += [("budget", amount.text) for amount in item.budget]
        held += [("partners", partner.mention) for partner in item.partners]
        held += [("indicators", indicator.label) for indicator in item.indicators]
        held += [("volet", item.volet)] if item.volet else []
        assert [value for value in held if value not in stated] == []
        assert item.deadline is None or any(fact.field == "deadline" for fact in item.facts)
        assert (item.description is None) == all(fact.field != "description" for fact in item.facts)
