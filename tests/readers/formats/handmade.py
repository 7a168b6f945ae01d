"""Office files from strings of XML, and what a reader made of them in a form that a test can write down."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pstgraph.readers import open_document
from pstgraph.readers.document import Document

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "number": "datastyle",
    }.items()
)  # fmt: skip


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def docx(body: str, styles: str = "", numbering: str = "", **parts: str) -> bytes:
    """A Word file: XML of its body, of its styles and lists; other parts by name ("word_footnotes")."""
    made: dict[str, str | bytes] = {
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f"<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{numbering}</w:numbering>",
    }
    made.update({f"{name.replace('_', '/')}.xml": xml for name, xml in parts.items()})
    return packed(made)


def word_part(name: str, inner: str) -> str:
    """A part of a Word file with the namespaces of one."""
    return f"<w:{name} {_W}>{inner}</w:{name}>"


def odt(body: str, automatic: str = "", styles: str = "") -> bytes:
    """An OpenDocument text: XML of its body, of its automatic and its named styles."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named = f"<office:document-styles {_ODF}>{styles}</office:document-styles>"
    mimetype = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": mimetype, "content.xml": content, "styles.xml": named})


def ods(tables: str, automatic: str = "") -> bytes:
    """An OpenDocument spreadsheet: XML of its tables and automatic styles."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def opened(tmp_path: Path, data: bytes, name: str = "plan.bin") -> Document:
    """The document that a file of these bytes is read as; the name tells nothing."""
    path = tmp_path / name
    path.write_bytes(data)
    return open_document(path)


def told(document: Document) -> list[str | tuple[str, ...]]:
    """Lines of text, behind their style unless that is "paragraph", and rows of cells."""
    found: list[str | tuple[str, ...]] = []
    for line in document.lines:
        if line.cells is not None:
            found.append(line.cells)
        else:
            found.append(line.text if line.style in {"paragraph", None} else f"[{line.style}] {line.text}")
    return found
