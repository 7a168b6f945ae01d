"""Blocks to DOCX: French style names, automatic numbering, repeated table heads, merged and filled cells."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from .blocks import Block, Cell, Contents, Doc, Entry, Heading, PageBreak, Paragraph, Table, Title, grid

_OUTLINE = (("decimal", "OS %1."), ("decimal", "OO %1.%2."), ("decimal", "%1.%2.%3."), ("lowerLetter", "%4)"))


def to_docx(doc: Doc) -> bytes:
    """Write a document."""
    made = docx.Document()
    for level in range(1, 5):
        style = made.styles[f"Heading {level}"]
        style.element.set(qn("w:styleId"), f"Titre{level}")
    section = made.sections[0]
    if doc.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = doc.head
    _foot(section.footer.paragraphs[0], doc.foot)
    numbers = (_list(made, 90, _OUTLINE), _list(made, 91, (("decimal", "%1."),)))
    for block in doc.blocks:
        _write(made, block, doc, numbers)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _foot(paragraph: Any, text: str) -> None:
    for part in text.replace("{pages}", "\0NUMPAGES\0").replace("{page}", "\0PAGE\0").split("\0"):
        if part in {"PAGE", "NUMPAGES"}:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            paragraph._p.append(field)
            run = OxmlElement("w:r")
            words = OxmlElement("w:t")
            words.text = "1"
            run.append(words)
            field.append(run)
        elif part:
            paragraph.add_run(part)


def _list(made: Any, number: int, levels: tuple[tuple[str, str], ...]) -> int:
    """Add a list definition, as Word keeps it; return the id of a list that uses it."""
    root = made.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(number))
    for depth, (form, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    root.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), str(number))
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), str(number))
    num.append(link)
    root.append(num)
    return number


def _number(paragraph: Any, number: int, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", depth), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        numbering.append(child)
    properties.append(numbering)


def _write(made: Any, block: Block, doc: Doc, numbers: tuple[int, int]) -> None:
    match block:
        case Title(text):
            made.add_paragraph(text, style="Title")
        case PageBreak():
            made.add_page_break()
        case Heading(level, text, number):
            outline = bool(number) and doc.automatic
            words = text if outline else f"{number} {text}".strip()
            paragraph = made.add_paragraph(words, style=made.styles[f"Heading {level}"])
            if outline:
                _number(paragraph, numbers[0], 0 if number.startswith("OS") else 1)
        case Paragraph(text, bold, indent):
            paragraph = made.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.8 * indent)
            paragraph.add_run(text).bold = bold or None
        case Entry():
            _entry(made, block, doc, numbers)
        case Contents(entries):
            for depth, text, page in entries:
                made.add_paragraph(f"{text}\t{page}").paragraph_format.left_indent = Cm(0.5 * depth)
        case Table():
            _table(made, block, 25.7 if doc.landscape else 17.0)


def _entry(made: Any, entry: Entry, doc: Doc, numbers: tuple[int, int]) -> None:
    if not entry.number:
        made.add_paragraph(
            entry.text, style="List Bullet" if entry.level == 1 else f"List Bullet {entry.level}"
        )
        return
    if not doc.automatic:
        made.add_paragraph(f"{entry.number} {entry.text}").paragraph_format.left_indent = Cm(
            0.8 * entry.level
        )
        return
    paragraph = made.add_paragraph(entry.text)
    dots = entry.number.count(".")
    outline = dots == 3 or entry.number.endswith(")")
    _number(paragraph, numbers[0] if outline else numbers[1], (2 if dots == 3 else 3) if outline else 0)


def _table(made: Any, block: Table, room: float) -> None:
    cells = grid(block)
    table = made.add_table(len(cells), len(cells[0]))
    table.style = "Table Grid" if block.ruled else "Normal Table"
    widths = block.widths or (1.0,) * len(cells[0])
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width * room / sum(widths))
    for y, row in enumerate(cells):
        if y < block.head:
            properties = table.rows[y]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))
        places = table.rows[y].cells
        for x, one in enumerate(row):
            if one is not None:
                _fill(places[x], one)
    for y, row in enumerate(cells):
        for x, one in enumerate(row):
            if one is not None and (one.columns > 1 or one.rows > 1):
                table.cell(y, x).merge(table.cell(y + one.rows - 1, x + one.columns - 1))


def _fill(place: Any, one: Cell) -> None:
    place.text = one.paragraphs[0] if one.paragraphs else ""
    for text in one.paragraphs[1:]:
        place.add_paragraph(text)
    for paragraph in place.paragraphs:
        for run in paragraph.runs:
            run.bold = one.bold or None
            if one.fill == "1F4E79":
                run.font.color.rgb = RGBColor(255, 255, 255)
    if one.fill:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), one.fill)
        place._tc.get_or_add_tcPr().append(shade)
