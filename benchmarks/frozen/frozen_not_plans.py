"""Documents that are no plans, in the formats they come in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import frozen_html
import frozen_pdf
import frozen_word
from frozen_files import SUBJECT, settle
from openpyxl import Workbook

Head = dict[str, str]


def make(sources: Path, target: Path) -> None:
    """Write each source in the format that the name of its file says."""
    for source in sorted(sources.glob("*.txt")):
        head_text, _, body = source.read_text(encoding="utf-8").partition("==\n")
        head = dict(line.split(": ", 1) for line in head_text.splitlines())
        name = source.stem[:3] + head["file"]
        WRITERS[Path(name).suffix](head, body.splitlines(), target / name)


def _txt(head: Head, lines: list[str], path: Path) -> None:
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


def _html(head: Head, lines: list[str], path: Path) -> None:
    text = frozen_html.page(head["title"], head["site"], frozen_html.blocks(lines))
    path.write_bytes(text.encode("utf-8"))


def _pdf(head: Head, lines: list[str], path: Path) -> None:
    document = frozen_pdf.template(path, head["title"], head["title"])
    frozen_pdf.build(document, frozen_pdf.blocks(lines))


def _docx(head: Head, lines: list[str], path: Path) -> None:
    document = frozen_word.new_docx(head["title"], head["title"])
    frozen_word.blocks(document, [line.replace("'", "’") for line in lines])
    frozen_word.save_docx(document, path)


def _odt(head: Head, lines: list[str], path: Path) -> None:
    odt = frozen_word.Odt(head["title"])
    odt.blocks([line.replace("'", "’") for line in lines])
    odt.save(path)


def _cells(lines: list[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] if line else [] for line in lines]


def _xlsx(head: Head, lines: list[str], path: Path) -> None:
    book = Workbook()
    book.properties.subject = SUBJECT
    sheet = book.active
    sheet.title = "Synergies"
    for row in _cells(lines):
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    settle(out.getvalue(), path)


def _csv(head: Head, lines: list[str], path: Path) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(_cells(lines))
    path.write_bytes(out.getvalue().encode("utf-8"))


WRITERS: dict[str, Callable[[Head, list[str], Path], None]] = {
    ".txt": _txt, ".html": _html, ".pdf": _pdf, ".docx": _docx, ".odt": _odt, ".xlsx": _xlsx, ".csv": _csv,
}  # fmt: skip
