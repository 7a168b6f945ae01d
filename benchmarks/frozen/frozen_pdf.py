"""Plans published as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from frozen_files import SUBJECT
from frozen_source import Item, Source
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

SHEET = getSampleStyleSheet()
BODY = ParagraphStyle("body", SHEET["Normal"], fontSize=10, leading=13, spaceAfter=4)
FICHE = ParagraphStyle("fiche", SHEET["Heading2"], spaceBefore=14)


def template(path: Path, title: str, footer: str, *, wide: bool = False) -> SimpleDocTemplate:
    """A document with a footer on every page and no clock in it."""
    size = landscape(A4) if wide else A4
    made = SimpleDocTemplate(
        str(path), pagesize=size, title=title, subject=SUBJECT, author="pstgraph", invariant=1,
        leftMargin=1.6 * cm, rightMargin=1.6 * cm, topMargin=1.6 * cm, bottomMargin=1.8 * cm,
    )  # fmt: skip
    made.words = footer
    return made


def _footer(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(1.6 * cm, 1 * cm, document.words)
    canvas.drawRightString(document.pagesize[0] - 1.6 * cm, 1 * cm, f"Page {document.page}")
    canvas.restoreState()


def build(document: SimpleDocTemplate, story: list[Any]) -> None:
    """Write the pages."""
    document.build(story, onFirstPage=_footer, onLaterPages=_footer)


def safe(text: str) -> str:
    """Text for reportlab's little markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def blocks(lines: list[str]) -> list[Any]:
    """Headings, bullets and paragraphs."""
    story: list[Any] = []
    bullets: list[Any] = []
    for line in [*lines, ""]:
        if line.startswith("- "):
            bullets.append(Paragraph(safe(line[2:]), BODY))
            continue
        if bullets:
            story.append(ListFlowable(bullets, bulletType="bullet", leftIndent=12))
            bullets = []
        if line.startswith("#"):
            marks, words = line.split(" ", 1)
            story.append(Paragraph(safe(words), SHEET[f"Heading{len(marks)}"]))
        elif line.strip():
            story.append(Paragraph(safe(line), BODY))
    return story


CELL = ParagraphStyle("cell", SHEET["Normal"], fontSize=10, leading=12.5, allowOrphans=1)
HEADS = ["Objectif opérationnel", "N°", "Action", "Pilote", "Partenaires", "Échéance", "Budget", "Priorité"]
WIDTHS = [width * cm for width in (3.9, 1.4, 6.9, 2.9, 4.4, 2.4, 2.5, 1.9)]
PAD = 6.0  # above and below, and left and right, of a cell's words
Row = list[Paragraph]


def frasnes(source: Source, path: Path) -> None:
    """One ruled table in landscape, its rows running over the pages."""
    rows: list[Row] = []
    objective = ""
    for item in source.items():
        if item.kind == "os":
            rows.append([Paragraph(f"<b>{safe(item.printed(' : '))}</b>", CELL)])
        elif item.kind == "oo":
            objective = safe(item.printed(" – "))
        else:
            keys = ("who", "with", "due", "budget", "prio")
            cells = [objective, item.number or "", safe(item.label), *(safe(item.text(key)) for key in keys)]
            rows.append([Paragraph(words, CELL) for words in cells])
            objective = ""
    document = template(path, source.head["title"], source.back[0], wide=True)
    story = blocks(source.front)
    for number, page in enumerate(_pages(rows, first=350.0, other=420.0)):
        story += [PageBreak(), _grid(page)] if number else [_grid(page)]
    build(document, story)


def _grid(rows: list[Row]) -> Table:
    rules: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    rules.append(("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey))
    rules += [("SPAN", (0, n), (-1, n)) for n, row in enumerate(rows, 1) if len(row) == 1]
    heads = [Paragraph(f"<b>{head}</b>", CELL) for head in HEADS]
    full: list[list[Any]] = [row + [""] * (len(HEADS) - len(row)) for row in [heads, *rows]]
    return Table(full, WIDTHS, style=rules)


def _height(cell: Paragraph, width: float) -> float:
    return float(cell.wrap(width - 2 * PAD, 10_000)[1])


def _pages(rows: list[Row], first: float, other: float) -> list[list[Row]]:
    """The rows of each page; one that does not fit goes on, cell by cell, on the next page."""
    pages: list[list[Row]] = [[]]
    left = first
    for row in rows:
        widths = WIDTHS if len(row) > 1 else [sum(WIDTHS)]
        height = max(_height(cell, width) for cell, width in zip(row, widths, strict=True)) + PAD
        if height > left:
            parts = [_split(c, w - 2 * PAD, left - PAD) for c, w in zip(row, widths, strict=True)]
            if len(row) > 1 and left > 2 * CELL.leading:
                pages[-1].append([part[0] for part in parts])
                row = [part[1] for part in parts]
            pages.append([])
            left = other
            height = max(_height(cell, width) for cell, width in zip(row, widths, strict=True)) + PAD
        pages[-1].append(row)
        left -= height
    return pages


def _split(cell: Paragraph, width: float, height: float) -> tuple[Paragraph, Paragraph]:
    cell.wrap(width, 10_000)
    parts = cell.split(width, height)
    return (parts[0], parts[1]) if len(parts) == 2 else (cell, Paragraph("", CELL))


def vielsalm(source: Source, path: Path) -> None:
    """A card an action, each naming its objectives."""
    document = template(path, source.head["title"], "PST du CPAS de Vielsalm – 2024-2030")
    story = blocks(source.front)
    above: dict[str, Item] = {}
    for item in source.items():
        if item.kind != "a":
            above[item.kind] = item
            continue
        lines = [
            ("Objectif stratégique", above["os"].printed(" – ")),
            ("Objectif opérationnel", above["oo"].printed(" – ")),
            ("Description", item.text("desc")),
            ("Responsable", item.text("who")),
            ("Partenaires", item.text("with")),
            ("Échéance", item.text("due")),
            ("Moyens", item.text("budget")),
            ("Indicateurs", item.text("ind")),
        ]
        story.append(Paragraph(safe(f"Fiche action n° {item.number} : {item.label}"), FICHE))
        story += [Paragraph(f"<b>{head} :</b> {safe(words)}", BODY) for head, words in lines if words]
        story.append(Spacer(1, 6))
    build(document, [*story, *blocks(source.back)])
