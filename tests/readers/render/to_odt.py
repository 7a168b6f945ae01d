"""Blocks to ODT: outline numbering, lists, header rows, covered cells, running head and foot."""

from __future__ import annotations

import io
from typing import Any

from odf import style, table, text
from odf.opendocument import OpenDocumentText

from .blocks import Block, Cell, Contents, Doc, Entry, Heading, PageBreak, Paragraph, Table, Title, grid


def to_odt(doc: Doc) -> bytes:
    """Write a document."""
    made = OpenDocumentText()
    _styles(made, doc)
    lists: list[Any] = []
    for block in doc.blocks:
        if isinstance(block, Entry) and (
            not block.number or block.number == "1." or (lists and doc.automatic)
        ):
            numbered = bool(block.number)
            if numbered and block.number.count(".") != 1:
                made.text.addElement(text.P(text=f"{block.number} {block.text}"))
                continue
            del lists[block.level :]
            while len(lists) < block.level:
                opened = text.List(stylename="Numeros" if numbered else "Puces")
                (_last(lists[-1]) if lists else made.text).addElement(opened)
                lists.append(opened)
            item = text.ListItem()
            item.addElement(text.P(text=block.text))
            lists[-1].addElement(item)
            continue
        lists = []
        _write(made, block, doc)
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def _last(opened: Any) -> Any:
    """The last item of a list, in which a deeper list stands."""
    if not opened.childNodes:
        opened.addElement(text.ListItem())
    return opened.childNodes[-1]


def _styles(made: Any, doc: Doc) -> None:
    for level in range(1, 5):
        heading = style.Style(name=f"Heading_20_{level}", displayname=f"Titre {level}", family="paragraph")
        heading.addElement(style.TextProperties(fontweight="bold", fontsize=f"{20 - 2 * level}pt"))
        made.styles.addElement(heading)
    made.styles.addElement(style.Style(name="Title", family="paragraph"))
    bold = style.Style(name="Gras", family="paragraph")
    bold.addElement(style.TextProperties(fontweight="bold"))
    made.automaticstyles.addElement(bold)
    bullets = text.ListStyle(name="Puces")
    for level, char in ((1, "•"), (2, "–")):
        bullets.addElement(text.ListLevelStyleBullet(level=str(level), bulletchar=char))
    numbers = text.ListStyle(name="Numeros")
    numbers.addElement(text.ListLevelStyleNumber(level="1", numformat="1", numsuffix="."))
    made.automaticstyles.addElement(bullets)
    made.automaticstyles.addElement(numbers)
    if doc.automatic:
        outline = text.OutlineStyle(name="Outline")
        outline.addElement(text.OutlineLevelStyle(level="1", numformat=""))
        outline.addElement(text.OutlineLevelStyle(level="2", numformat="1", numprefix="OS ", numsuffix="."))
        outline.addElement(
            text.OutlineLevelStyle(
                level="3", numformat="1", numprefix="OO ", numsuffix=".", displaylevels="2"
            )
        )
        made.styles.addElement(outline)
    ruled = style.Style(name="Cellule", family="table-cell")
    ruled.addElement(style.TableCellProperties(border="0.5pt solid #808080", padding="0.1cm"))
    made.automaticstyles.addElement(ruled)
    layout = style.PageLayout(name="Page")
    layout.addElement(_page(doc))
    made.automaticstyles.addElement(layout)
    master = style.MasterPage(name="Standard", pagelayoutname=layout)
    head, foot = style.Header(), style.Footer()
    head.addElement(text.P(text=doc.head))
    foot.addElement(text.P(text=doc.foot.format(page=1, pages=9)))
    master.addElement(head)
    master.addElement(foot)
    made.masterstyles.addElement(master)


def _page(doc: Doc) -> Any:
    width, height = ("29.7cm", "21cm") if doc.landscape else ("21cm", "29.7cm")
    way = "landscape" if doc.landscape else "portrait"
    return style.PageLayoutProperties(pagewidth=width, pageheight=height, printorientation=way, margin="2cm")


def _write(made: Any, block: Block, doc: Doc) -> None:
    add = made.text.addElement
    match block:
        case Title(words):
            add(text.P(text=words, stylename="Title"))
        case Heading(level, words, number):
            shown = words if doc.automatic and number else f"{number} {words}".strip()
            plain = {"islistheader": "true"} if doc.automatic and not number else {}
            add(text.H(outlinelevel=str(level), text=shown, stylename=f"Heading_20_{level}", **plain))
        case Paragraph(words, bold, _):
            add(text.P(text=words, stylename="Gras") if bold else text.P(text=words))
        case Entry(_, words, _, number):
            add(text.P(text=f"{number} {words}"))
        case Contents(entries):
            for _, words, page in entries:
                line = text.P(text=words)
                line.addElement(text.Tab())
                line.addText(str(page))
                add(line)
        case Table():
            add(_table(made, block, 25.7 if doc.landscape else 17.0))
        case PageBreak():
            add(text.P())


def _table(document: Any, block: Table, room: float) -> Any:
    cells = grid(block)
    made = table.Table(name=block.name or "Tableau")
    for width in block.widths or (1.0,) * len(cells[0]):
        made.addElement(
            table.TableColumn(stylename=_column(document, width * room / sum(block.widths or (1,))))
        )
    head = table.TableHeaderRows()
    for y, row in enumerate(cells):
        line = table.TableRow()
        for one in row:
            line.addElement(_cell(one, block.ruled) if one is not None else table.CoveredTableCell())
        (head if y < block.head else made).addElement(line)
        if y == block.head - 1:
            made.addElement(head)
    return made


def _column(document: Any, width: float) -> str:
    """The style of columns of a width, made where there is none yet."""
    name = f"Colonne{round(width * 100)}"
    if not any(one.getAttribute("name") == name for one in document.automaticstyles.childNodes):
        column = style.Style(name=name, family="table-column")
        column.addElement(style.TableColumnProperties(columnwidth=f"{width:.2f}cm"))
        document.automaticstyles.addElement(column)
    return name


def _cell(one: Cell, ruled: bool) -> Any:
    spans: dict[str, str] = {"stylename": "Cellule"} if ruled else {}
    if one.columns > 1 or one.rows > 1:
        spans |= {"numbercolumnsspanned": str(one.columns), "numberrowsspanned": str(one.rows)}
    made = table.TableCell(valuetype="string", **spans)
    for words in one.paragraphs or ("",):
        made.addElement(text.P(text=words, stylename="Gras") if one.bold else text.P(text=words))
    return made
