"""Word files (DOCX): styles, automatic numbers, lists, tables, text boxes; tracked changes as accepted."""

from __future__ import annotations

from pathlib import Path

from pstgraph.readers.document import Document
from pstgraph.readers.formats._archive import Archive, kind_of_archive
from pstgraph.readers.formats._building import Lines, Look, file_bytes, need
from pstgraph.readers.formats._docx_body import Body, Counts
from pstgraph.readers.formats._docx_numbers import Numbering
from pstgraph.readers.formats._docx_styles import Styles, local

MAX_BYTES = 100_000_000


def recognises(head: bytes, path: Path) -> bool:
    """An archive with a Word document in it."""
    return kind_of_archive(head, path) == "docx"


def read(path: Path) -> Document:
    """Read a Word file as lines and rows."""
    need("lxml.etree", path, "DOCX", "office")
    data = file_bytes(path, MAX_BYTES)
    with Archive(path) as archive:
        root = archive.xml(_main_part(archive))
        styles = Styles(archive.xml_or_none("word/styles.xml"))
        numbering = Numbering(archive.xml_or_none("word/numbering.xml"))
        running = _running_words(archive)
    body = Body(styles, numbering)
    lines = Lines()
    paragraphs = 0
    for element in root:
        if local(element) != "body":
            continue
        for told in body.told(element):
            if told.cells is not None:
                place = f"tableau {told.table}, ligne {told.row}"
                lines.row(told.cells, Look(told.style, told.bold, page=None, place=place))
                continue
            paragraphs += 1
            if told.style is not None:
                lines.gap()
            lines.text(told.text, Look(told.style, told.bold, place=f"paragraphe {paragraphs}"))
    _notes(lines, body.counts, running)
    return lines.document(path, data, "docx")


def _main_part(archive: Archive) -> str:
    """The part that holds the document: the package's relations name it."""
    relations = archive.xml_or_none("_rels/.rels")
    for one in relations if relations is not None else ():
        if (one.get("Type") or "").endswith("/officeDocument"):
            name = (one.get("Target") or "").lstrip("/")
            if name in archive.names:
                return name
    return "word/document.xml"


def _running_words(archive: Archive) -> int:
    """How many running heads and feet of the pages hold words."""
    found = 0
    for name in sorted(archive.names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root = archive.xml(name)
            found += any((one.text or "").strip() for one in root.iter() if local(one) == "t")
    return found


def _notes(lines: Lines, counts: Counts, running: int) -> None:
    if running:
        lines.note("skipped", "En-têtes et pieds de page non repris.")
    if counts.contents:
        lines.note("skipped", "Table des matières non reprise.")
    if counts.deleted:
        message = "Suivi des modifications : le texte supprimé n'est pas repris, le texte ajouté l'est."
        lines.note("read", message)
    if counts.boxes:
        lines.note("read", f"{counts.boxes} zone(s) de texte lue(s) après le paragraphe qui les porte.")
    if counts.footnotes:
        lines.note("skipped", f"{counts.footnotes} note(s) de bas de page non reprise(s).")
