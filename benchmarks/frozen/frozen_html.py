"""Plans published as web pages."""

from __future__ import annotations

from html import escape

from frozen_source import Heading, Item, Source

PAGE = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>{title} — {site}</title>
<meta name="description" content="Document de test inventé (projet pstgraph)">
<style>nav li {{ display: inline; }} td {{ vertical-align: top; }}</style>
</head>
<body>
<header>
<a href="#contenu" class="skip">Aller au contenu</a>
<nav><ul>
<li><a href="/">Accueil</a></li>
<li><a href="/ma-commune">Ma commune</a></li>
<li><a href="/vie-sociale/cpas">CPAS</a></li>
<li><a href="/actualites">Actualités</a></li>
</ul></nav>
<p class="fil">Vous êtes ici : <a href="/">Accueil</a> / <a href="/cpas">CPAS</a> / {title}</p>
</header>
<main id="contenu">
{body}
</main>
<footer>
<p>Ce site utilise des cookies afin d'améliorer votre visite. <button>Accepter</button></p>
<p>© {site} – Mentions légales – Plan du site – Accessibilité</p>
<script>window.dataLayer = window.dataLayer || []; // 1.1 Objectif opérationnel</script>
</footer>
</body>
</html>
"""


def page(title: str, site: str, body: str) -> str:
    """A page of a municipal site around a body."""
    return PAGE.format(title=escape(title, quote=False), site=escape(site, quote=False), body=body)


def blocks(lines: list[str]) -> str:
    """Headings, bullets and paragraphs."""
    out: list[str] = []
    for line in lines:
        text = escape(line, quote=False)
        if line.startswith("- "):
            if not out or not out[-1].startswith("<li>"):
                out.append("<ul>")
            out.append(f"<li>{text[2:]}</li>")
            continue
        if out and out[-1].startswith("<li>"):
            out.append("</ul>")
        if line.startswith("## "):
            out.append(f"<h2>{text[3:]}</h2>")
        elif line.startswith("# "):
            out.append(f"<h1>{text[2:]}</h1>")
        elif line.strip():
            out.append(f"<p>{text}</p>")
    if out and out[-1].startswith("<li>"):
        out.append("</ul>")
    return "\n".join(out)


def chastre(source: Source) -> str:
    """Nested lists: operational objectives as list items, their actions as lists inside."""
    out: list[str] = []
    last = ""
    for entry in source.plan:
        if isinstance(entry, Heading):
            out += [_chastre_close(last), f"<h2>{entry.text}</h2>"]
            last = ""
            continue
        label = escape(entry.label, quote=False)
        if entry.kind in ("axe", "os"):
            out.append(_chastre_close(last))
            word, level = ("Axe", 3) if entry.kind == "axe" else ("Objectif stratégique", 4)
            out.append(f"<h{level}>{word} {entry.number} – {label}</h{level}>")
        elif entry.kind == "oo":
            out.append({"a": "</ul></li>", "oo": "</li>"}.get(last, "<ul>"))
            out.append(f"<li><strong>Objectif opérationnel {entry.number}</strong>&nbsp;: {label}")
        else:
            out.append("<ul>" if last == "oo" else "")
            out.append(f"<li>{label}</li>")
        last = entry.kind
    out.append(_chastre_close(last))
    body = "\n".join([blocks(source.front), *filter(None, out), blocks(source.back)])
    return page("Programme stratégique transversal", "Commune de Chastre", body)


def _chastre_close(last: str) -> str:
    return {"a": "</ul></li></ul>", "oo": "</li></ul>"}.get(last, "")


def pepinster(source: Source) -> str:
    """One table a strategic objective, its operational objectives as full-width rows."""
    heads = ("Réf.", "Action", "Pilote", "Échéance", "Partenaires", "État")
    out: list[str] = []
    for item in source.items():
        label = escape(item.label, quote=False)
        if item.kind == "os":
            out += ["</tbody></table>"] if out else []
            cells = "".join(f"<th>{head}</th>" for head in heads)
            out += [
                f"<h2>Objectif stratégique {item.number} : {label}</h2>",
                f'<table class="pst"><thead><tr>{cells}</tr></thead><tbody>',
            ]
        elif item.kind == "oo":
            out.append(f'<tr class="oo"><th colspan="{len(heads)}">{item.number} – {label}</th></tr>')
        else:
            out.append(_pepinster_row(item))
    out.append("</tbody></table>")
    body = "\n".join([blocks(source.front), *out, blocks(source.back)])
    return page("PST du CPAS", "CPAS de Pepinster", body)


def _pepinster_row(item: Item) -> str:
    texts = [item.number or "", item.label, *(item.text(key) for key in ("who", "due", "with", "state"))]
    return "<tr>" + "".join(f"<td>{escape(text, quote=False)}</td>" for text in texts) + "</tr>"
