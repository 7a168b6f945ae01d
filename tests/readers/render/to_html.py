"""Blocks to a page of a web site: navigation, scripts and a foot around the plan."""

from __future__ import annotations

from html import escape

from .blocks import Block, Cell, Contents, Doc, Entry, Heading, PageBreak, Paragraph, Table, Title

_BEFORE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title>
<style>table {{ border-collapse: collapse }} .ruled td, .ruled th {{ border: 1px solid #888; padding: 4px }}
@page {{ size: A4{landscape}; margin: 2cm }}</style>
<script>var objectifs = "OS 9 : ne pas lire";</script></head>
<body><header><a href="/">Accueil</a></header>
<nav><ul><li><a href="/cpas">Le CPAS</a></li><li><a href="/pst">Le PST</a></li><li>Contact</li></ul></nav>
<main><article>
"""
_AFTER = """
</article></main>
<aside><h2>Actualités</h2><ul><li>Action 1 : collecte de jouets</li></ul></aside>
<footer><p>&copy; CPAS &ndash; Mentions l&eacute;gales</p></footer>
</body></html>
"""


def to_html(doc: Doc) -> bytes:
    """Write a document; lists nest, numbered headings are typed, merged cells span."""
    parts: list[str] = []
    depth = 0
    for block in doc.blocks:
        level = block.level if isinstance(block, Entry) and not block.number else 0
        parts += ["<ul>"] * (level - depth) + ["</ul>"] * (depth - level)
        depth = level
        parts.append(_html(block))
    title = next((block.text for block in doc.blocks if isinstance(block, Title)), "")
    before = _BEFORE.format(title=escape(title), landscape=" landscape" * doc.landscape)
    return "\n".join([before, *parts, "</ul>" * depth, _AFTER]).encode()


def _html(block: Block) -> str:
    match block:
        case Title(text):
            return f"<h1>{escape(text)}</h1>"
        case Heading(level, text, number):
            words = escape(f"{number} {text}".strip())
            return f"<h{level + 1}>{words}</h{level + 1}>"
        case Paragraph(text, bold, _):
            words = escape(text).replace("’", "&rsquo;").replace("é", "&eacute;")
            return f"<p>{f'<strong>{words}</strong>' if bold else words}</p>"
        case Entry(_, text, _, number):
            return f"<p>{escape(number)} {escape(text)}</p>" if number else f"<li>{escape(text)}</li>"
        case Contents(entries):
            links = "".join(f'<li><a href="#a">{escape(text)}</a></li>' for _, text, _ in entries)
            return f'<div class="toc"><ul>{links}</ul></div>'
        case Table():
            rows = [
                f"<tr>{''.join(_cell(c, y < block.head) for c in row)}</tr>"
                for y, row in enumerate(block.rows)
            ]
            ruled = ' class="ruled"' * block.ruled
            return f"<table{ruled}><tbody>{''.join(rows)}</tbody></table>"
        case PageBreak():
            return "<hr>"


def _cell(one: Cell, head: bool) -> str:
    name = "th" if head else "td"
    spans = f' colspan="{one.columns}"' * (one.columns > 1) + f' rowspan="{one.rows}"' * (one.rows > 1)
    words = "<br>".join(escape(text) for text in one.paragraphs) or "&nbsp;"
    return f"<{name}{spans}>{f'<b>{words}</b>' if one.bold else words}</{name}>"
