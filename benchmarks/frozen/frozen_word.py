"""Plans published as Word and OpenDocument texts."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Cm, Pt
from frozen_files import SUBJECT, settle
from frozen_source import Heading, Item, Source, plain
from odf import style, text
from odf.opendocument import OpenDocumentText


def new_docx(title: str, footer: str) -> Any:
    """An empty Word document with a footer."""
    document = Document()
    document.core_properties.title = title
    document.core_properties.subject = SUBJECT
    document.core_properties.author = "pstgraph"
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    document.sections[0].footer.paragraphs[0].text = footer
    return document


def save_docx(document: Any, path: Path) -> None:
    """Write a Word document whose bytes do not depend on the day."""
    out = io.BytesIO()
    document.save(out)
    settle(out.getvalue(), path)


def blocks(document: Any, lines: list[str], source: Source | None = None) -> None:
    """Headings, bullets and paragraphs; lists and contents of the plan where it has them."""
    for line in lines:
        if line.startswith("#"):
            marks, words = line.split(" ", 1)
            document.add_heading(words, len(marks))
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line.startswith("%list ") and source:
            for item in source.items():
                if item.kind in line[6:].split(","):
                    label = plain(item.fields["alt"][0]) if item.fields.get("alt") else item.label
                    document.add_paragraph(f"{item.number}. {label}", style="List Paragraph")
        elif line == "%toc" and source:
            _contents(document, source)
        elif line.strip():
            document.add_paragraph(line)


def _contents(document: Any, source: Source) -> None:
    page = 3
    for entry in source.plan:
        if isinstance(entry, Heading):
            document.add_paragraph(f"{entry.text}\t{page}")
        elif entry.kind == "os":
            document.add_paragraph(f"Objectif stratégique {entry.number} : {entry.label}\t{page}")
            page += 1


def walhain(source: Source, path: Path) -> None:
    """Heading styles and bullets, no numbers on the actions."""
    document = new_docx(source.head["title"], "CPAS de Walhain – PST 2025-2030")
    document.add_paragraph(source.head["title"].replace("'", "’"), style="Title")
    blocks(document, source.front, source)
    document.add_heading("Notre programme", 1)
    for item in source.items():
        if item.kind == "os":
            document.add_heading(f"Objectif stratégique {item.number} – {item.label}", 1)
        elif item.kind == "oo":
            document.add_heading(f"Objectif opérationnel {item.number} : {item.label}", 2)
        else:
            words = f"{item.label} {item.text('tail')}".strip()
            document.add_paragraph(f"{words} ;", style="List Bullet")
    blocks(document, source.back)
    save_docx(document, path)


def aywaille(source: Source, path: Path) -> None:
    """A table under each operational objective."""
    document = new_docx(source.head["title"], "PST – CPAS d’Aywaille – 2025-2030")
    document.add_paragraph("CPAS d’Aywaille", style="Title")
    document.add_paragraph("Programme stratégique transversal 2025-2030", style="Subtitle")
    blocks(document, source.front)
    table: Any = None
    items = source.items()
    for entry in source.plan:
        if isinstance(entry, Heading):
            document.add_heading(entry.text, 1)
        elif entry.kind == "os":
            document.add_heading(f"{entry.number} – {entry.label}", 2)
        elif entry.kind == "oo":
            document.add_paragraph().add_run(f"{entry.number} – {entry.label}").bold = True
            if any(item.parent == entry.id for item in items):
                table = _aywaille_table(document)
            else:
                document.add_paragraph("(Les actions seront définies en cours de mandature.)")
        else:
            keys = ("who", "with", "due", "budget", "ind")
            cells = [f"{entry.number}. {entry.label}", *(entry.text(key) for key in keys)]
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
    blocks(document, source.back)
    save_docx(document, path)


def _aywaille_table(document: Any) -> Any:
    heads = ("Action", "Pilote", "Partenaires", "Échéance", "Budget", "Indicateur")
    table = document.add_table(1, len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
        cell.width = Cm(2.7)
    return table


def rochefort(source: Source, path: Path) -> None:
    """Two volets whose numbers restart; steps as bullets, their owner and date below them."""
    document = new_docx("PST – CPAS de Rochefort", "Programme stratégique transversal")
    document.add_paragraph(source.head["title"], style="Title")
    blocks(document, source.front, source)
    for entry in source.plan:
        if isinstance(entry, Heading):
            document.add_heading(entry.text, 1)
        elif entry.kind == "os":
            document.add_heading(f"Objectif stratégique {entry.number} : {entry.label}", 2)
        elif entry.kind == "oo":
            document.add_heading(f"Objectif opérationnel {entry.number} : {entry.label}", 3)
        elif entry.kind == "a":
            document.add_paragraph().add_run(f"{entry.number} : {entry.label}").bold = True
        else:
            document.add_paragraph(entry.label, style="List Bullet")
            document.add_paragraph(f"Qui ? {entry.text('who')}", style="List Bullet 2")
            document.add_paragraph(f"Pour quand ? {entry.text('due')}", style="List Bullet 2")
    blocks(document, source.back)
    save_docx(document, path)


class Odt:
    """An OpenDocument text written paragraph by paragraph."""

    def __init__(self, title: str) -> None:
        from odf.dc import Subject, Title

        self.document = OpenDocumentText()
        self.document.meta.addElement(Title(text=title))
        self.document.meta.addElement(Subject(text=SUBJECT))
        self.styles: dict[str, Any] = {}
        for name, inch in (("Pas0", "0cm"), ("Pas1", "0.8cm"), ("Pas2", "1.6cm")):
            made = style.Style(name=name, family="paragraph")
            made.addElement(style.ParagraphProperties(marginleft=inch))
            self.document.automaticstyles.addElement(made)
            self.styles[name] = made

    def heading(self, words: str, level: int) -> None:
        self.document.text.addElement(text.H(outlinelevel=level, text=words))

    def paragraph(self, words: str, indent: int = 0) -> None:
        self.document.text.addElement(text.P(stylename=self.styles[f"Pas{indent}"], text=words))

    def bullets(self, lines: list[str]) -> None:
        made = text.List()
        for line in lines:
            element = text.ListItem()
            element.addElement(text.P(text=line))
            made.addElement(element)
        self.document.text.addElement(made)

    def blocks(self, lines: list[str]) -> None:
        pending: list[str] = []
        for line in [*lines, ""]:
            if line.startswith("- "):
                pending.append(line[2:])
                continue
            if pending:
                self.bullets(pending)
                pending = []
            if line.startswith("#"):
                marks, words = line.split(" ", 1)
                self.heading(words, len(marks))
            elif line.strip():
                self.paragraph(line)

    def save(self, path: Path) -> None:
        out = io.BytesIO()
        self.document.save(out)
        settle(out.getvalue(), path)


def jodoigne(source: Source, path: Path) -> None:
    """Roman numerals, capitals, figures, small letters; no level words in the plan itself."""
    odt = Odt(source.head["title"])
    odt.paragraph("CPAS DE JODOIGNE")
    odt.paragraph("PROGRAMME STRATÉGIQUE TRANSVERSAL 2025-2030")
    odt.blocks(source.front)
    for item in source.items():
        if item.kind in ("os", "oo"):
            odt.heading(f"{item.number}. {item.label}", 2 if item.kind == "os" else 3)
        elif item.kind == "a":
            odt.paragraph(f"{item.number}. {item.label}", 1)
            odt.paragraph(_jodoigne_line(item), 1)
        else:
            odt.paragraph(f"{item.number}) {item.label}", 2)
    odt.blocks(source.back)
    odt.save(path)


def _jodoigne_line(item: Item) -> str:
    return f"Pilote\u00a0: {item.text('who')} – Échéance\u00a0: {item.text('due')}"
