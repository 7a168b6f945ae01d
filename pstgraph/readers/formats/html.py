"""Web pages: headings, lists, tables with merged cells; navigation, scripts and contents dropped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pstgraph.errors import InputError
from pstgraph.readers.document import Document
from pstgraph.readers.encodings import decode
from pstgraph.readers.formats._building import Lines, Look, clean, file_bytes, need
from pstgraph.readers.formats._html_flow import Flow, Said

PRIORITY = 200
MAX_BYTES = 30_000_000
MAX_TAGS = 500_000

_STARTS = re.compile(
    r"^(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|main|article|section|div|table"
    r"|h[1-6]|p|ul|ol|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_AROUND = re.compile(
    r"\b(?:nav|navbar|navigation|menu|breadcrumbs?|ariane|cookies?|footer|sidebar|skip|share|partage|social"
    r"|search|recherche|newsletter)\b"
)
_CONTENTS = re.compile(r"\b(?:toc|msotoc\d?|sommaire|table-des-matieres|table of contents\d*)\b")
_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary", "menu", "menubar"})
# What surrounds a page is no more than this share of its words; the main part no less than that.
_MAX_AROUND = 0.3
_MIN_MAIN = 0.4


def recognises(head: bytes, path: Path) -> bool:
    """A page, or a piece of one, that begins with an element of HTML."""
    if b"\0" in head:
        head = head.replace(b"\0", b"")
    return bool(_STARTS.match(head.decode("latin-1").removeprefix("ï»¿").removeprefix("ÿþ")))


def read(path: Path) -> Document:
    """Read a web page as lines and rows."""
    etree = need("lxml.etree", path, "HTML", "html")
    data = file_bytes(path, MAX_BYTES)
    text = decode(data)
    if text is None:
        raise InputError("the page is in no known encoding", path.name, "save it as UTF-8")
    if text.count("<") > MAX_TAGS:
        raise InputError("the page holds more elements than any plan", path.name, "give the plan alone")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    # The declared encoding is that of the bytes, not of the decoded text.
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise InputError("the page is empty", path.name, "give a page with text")
    lines = Lines()
    said = Flow(_around(root)).walk(_main(root))
    _put([*_title(root, said), *said], lines)
    if any("depth" in entry.message for entry in parser.error_log):
        if not lines.lines:
            raise InputError("the page is nested too deeply", path.name, "save it again from a browser")
        lines.note("skipped", "La page est imbriquée trop profondément : la suite n'est pas lue.")
    return lines.document(path, data, "html")


def _title(root: Any, said: list[Said]) -> list[Said]:
    """The page's own title, where it names a CPAS that the page's text does not ("PST – CPAS d'Ath")."""
    words = clean(root.findtext(".//title") or "")
    named = "CPAS" in words and not any(re.search(r"CPAS\s+d", one.text) for one in said[:10])
    return [Said(words, "title")] if named else []


def _put(said: list[Said], lines: Lines) -> None:
    heading = ""
    for one in said:
        if one.cells is not None:
            row = f"tableau {one.table}, ligne {one.row}"
            lines.row(one.cells, Look(one.style, one.bold, place=row))
            continue
        if (one.style or "").startswith("heading"):
            heading = one.text
        place = f"rubrique « {heading[:60]} »" if heading else None
        if one.style is not None:
            lines.gap()
        lines.text(one.text, Look(one.style, one.bold, place=place))


def _length(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext() if isinstance(text, str))


def _main(root: Any) -> Any:
    """The main part of the page where it is marked as one, else its body."""
    body = root.find("body")
    body = root if body is None else body
    marked = [*body.iter("main"), *body.xpath(".//*[@role='main']")]
    marked = marked or (list(body.iter("article")) if len(list(body.iter("article"))) == 1 else [])
    whole = _length(body)
    return next((part for part in marked if _length(part) >= _MIN_MAIN * whole), body)


def _around(root: Any) -> frozenset[Any]:
    """Elements that are not the page's own text: navigation, foot, contents, what stands beside."""
    whole = max(_length(root), 1)
    found = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag in {"ul", "ol", "div", "p", "section", "details"} and (
            _CONTENTS.search(names) or _all_within_page(element)
        ):
            found.add(element)
        beside = element.tag in {"footer", "aside"} or element.get("role") in _ROLES or _AROUND.search(names)
        banner = element.tag == "header" or element.get("role") == "banner"
        if (beside or (banner and next(element.iter("h1"), None) is None)) and (
            _length(element) <= _MAX_AROUND * whole
        ):
            found.add(element)
    return frozenset(found)


def _all_within_page(element: Any) -> bool:
    """Whether all the words of a list are links to places of the same page: a table of contents."""
    if element.tag not in {"ul", "ol"}:
        return False
    links = list(element.iter("a"))
    inside = [link for link in links if (link.get("href") or "").startswith("#")]
    return len(inside) > 2 and sum(map(_length, inside)) >= 0.9 * _length(element)
