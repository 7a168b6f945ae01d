"""OpenDocument texts (ODT): headings, numbers, lists, tables, text boxes; tracked changes as accepted."""

from __future__ import annotations

from pathlib import Path

from pstgraph.readers.document import Document
from pstgraph.readers.formats._archive import Archive, kind_of_archive
from pstgraph.readers.formats._building import Lines, Look, file_bytes, need
from pstgraph.readers.formats._docx_styles import local
from pstgraph.readers.formats._odf_body import Counts, OdfBody
from pstgraph.readers.formats._odf_styles import OdfStyles

MAX_BYTES = 100_000_000


def recognises(head: bytes, path: Path) -> bool:
    """An archive that says it is an OpenDocument text."""
    return kind_of_archive(head, path) == "odt"


def read(path: Path) -> Document:
    """Read an OpenDocument text as lines and rows."""
    need("lxml.etree", path, "ODT", "office")
    data = file_bytes(path, MAX_BYTES)
    with Archive(path) as archive:
        content = archive.xml("content.xml")
        styles = archive.xml_or_none("styles.xml")
    body = OdfBody(OdfStyles(styles, content))
    lines = Lines()
    paragraphs = 0
    for element in content.iter():
        if local(element) != "text" or local(element.getparent()) != "body":
            continue
        for told in body.told(element):
            if told.cells is not None:
                place = f"tableau {told.table}, ligne {told.row}"
                lines.row(told.cells, Look(told.style, told.bold, place=place))
                continue
            paragraphs += 1
            if told.style is not None:
                lines.gap()
            lines.text(told.text, Look(told.style, told.bold, place=f"paragraphe {paragraphs}"))
    running = styles is not None and any(
        "".join(one.itertext()).strip() for one in styles.iter() if local(one) in {"header", "footer"}
    )
    _notes(lines, body.counts, running)
    return lines.document(path, data, "odt")


def _notes(lines: Lines, counts: Counts, running: bool) -> None:
    if running:
        lines.note("skipped", "En-têtes et pieds de page non repris.")
    if counts.contents:
        lines.note("skipped", "Table des matières non reprise.")
    if counts.changes:
        message = "Suivi des modifications : le texte supprimé n'est pas repris, le texte ajouté l'est."
        lines.note("read", message)
    if counts.boxes:
        lines.note("read", f"{counts.boxes} zone(s) de texte lue(s) après le paragraphe qui les porte.")
    if counts.footnotes:
        lines.note("skipped", f"{counts.footnotes} note(s) de bas de page non reprise(s).")
