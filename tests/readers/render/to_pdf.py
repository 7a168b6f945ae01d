"""Blocks to PDF by reportlab: ruled and borderless tables that run over pages, running head and foot."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pagesizes import landscape as on_its_side
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from .blocks import Block, Cell, Contents, Doc, Entry, Heading, PageBreak, Paragraph, Table, Title, grid

_SIZES = {1: 16, 2: 13, 3: 11.5, 4: 10.5}


def to_pdf(doc: Doc) -> bytes:
    """Write a document."""
    _fonts()
    pages = _build(doc, 0)[1]
    return _build(doc, pages)[0]


@lru_cache(maxsize=1)
def _fonts() -> None:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name, file in (("DV", "DejaVuSans.ttf"), ("DV-Bold", "DejaVuSans-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))


def _build(doc: Doc, pages: int) -> tuple[bytes, int]:
    stream = io.BytesIO()
    size = on_its_side(A4) if doc.landscape else A4
    made = BaseDocTemplate(
        stream, pagesize=size, leftMargin=2 * cm, rightMargin=2 * cm, topMargin=2.2 * cm, bottomMargin=2 * cm,
        invariant=1,
    )  # fmt: skip
    frame = Frame(
        made.leftMargin, made.bottomMargin, made.width, made.height, id="page", leftPadding=0, rightPadding=0
    )
    last = [0]

    def furniture(canvas: Canvas, template: Any) -> None:
        last[0] = canvas.getPageNumber()
        canvas.setFont("DV", 8)
        canvas.drawString(2 * cm, size[1] - 1.3 * cm, doc.head)
        canvas.drawCentredString(size[0] / 2, 1.1 * cm, doc.foot.format(page=last[0], pages=pages))

    made.addPageTemplates(PageTemplate(id="all", frames=[frame], onPage=furniture))
    made.build([flow for block in doc.blocks for flow in _flow(block, made.width)])
    return stream.getvalue(), last[0]


def _style(size: float = 10, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        "s", **{"fontName": "DV", "fontSize": size, "leading": size * 1.25, "spaceAfter": 5, **more}
    )


def _flow(block: Block, width: float) -> list[Flowable]:
    match block:
        case Title(text):
            return [Words(escape(text), _style(20, fontName="DV-Bold", alignment=TA_CENTER, spaceAfter=14))]
        case PageBreak():
            return [NewPage()]
        case Heading(level, text, number):
            look = _style(_SIZES[level], fontName="DV-Bold", spaceBefore=9, spaceAfter=6, keepWithNext=1)
            return [Words(escape(f"{number} {text}".strip()), look)]
        case Paragraph(text, bold, indent):
            look = _style(
                leftIndent=0.8 * cm * indent, alignment=TA_JUSTIFY, fontName="DV-Bold" if bold else "DV"
            )
            return [Words(escape(text), look)]
        case Entry(level, text, bullet, number):
            left = 0.8 * cm * level
            look = _style(leftIndent=left, bulletIndent=left - 0.6 * cm, alignment=TA_JUSTIFY)
            if number:
                return [Words(escape(f"{number} {text}"), _style(leftIndent=left, alignment=TA_JUSTIFY))]
            return [Words(escape(text), look, bulletText=bullet)]
        case Contents(entries):
            return [
                Words(escape(f"{text} {'.' * (70 - len(text))} {page}"), _style())
                for _, text, page in entries
            ]
        case Table():
            return [_table(block, width)]


def _table(block: Table, width: float) -> Flowable:
    cells = grid(block)
    rows = [[_words(one) if one else "" for one in row] for row in cells]
    total = sum(block.widths)
    made = Grid(
        rows, colWidths=[w * width / total for w in block.widths], repeatRows=block.head, splitInRow=1
    )
    commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, -1), "DV", 8)]
    for y, row in enumerate(cells):
        for x, one in enumerate(row):
            if one is not None:
                commands += _cell_look(one, x, y, block.ruled)
    if block.ruled:
        commands += [(f"LINE{side}", (0, f"split{end}"), (-1, f"split{end}"), 0.5, colors.grey)
                     for side, end in (("ABOVE", "first"), ("BELOW", "last"))]  # fmt: skip
    made.setStyle(commands)
    return made


def _cell_look(one: Cell, x: int, y: int, ruled: bool) -> list[Any]:
    """Lines and fill of a cell; cells merged over rows are one box without lines, for those may split."""
    corner = (x + one.columns - 1, y + one.rows - 1)
    commands: list[Any] = [("BOX", (x, y), corner, 0.5, colors.grey)] if ruled else []
    if one.columns > 1:
        commands.append(("SPAN", (x, y), (corner[0], y)))
    if one.fill:
        commands.append(("BACKGROUND", (x, y), corner, colors.HexColor(f"#{one.fill}")))
    return commands


def _words(one: Cell) -> list[Flowable]:
    font = "DV-Bold" if one.bold else "DV"
    look = _style(
        8, fontName=font, spaceAfter=1, textColor=colors.white if one.fill == "1F4E79" else colors.black
    )
    return [Words(escape(text), look) for text in one.paragraphs]
