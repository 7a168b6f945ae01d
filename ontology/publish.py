"""Write the forms in which the vocabulary is published: ``python ontology/publish.py out/ontology``.

RDF/XML and JSON-LD of the vocabulary and its schemes, one HTML page a language (pyLODE puts the labels of all
languages in one line, so each page gets a graph of one language), and the redirections for w3id.org.
Needs pyLODE (``pip install 'pstgraph[test]'``) and rdflib.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import Graph, Literal

HERE = Path(__file__).resolve().parent
PAGES = ("fr", "en")

HTACCESS = """\
# Redirections of https://w3id.org/pst/ns/core; ROOT is where the files are put.
Options +FollowSymLinks
RewriteEngine on
RewriteCond %{HTTP_ACCEPT} text/turtle
RewriteRule ^ns/core(/1\\.0\\.0)?$ ROOT/pst.ttl [R=303,L]
RewriteCond %{HTTP_ACCEPT} application/rdf\\+xml
RewriteRule ^ns/core(/1\\.0\\.0)?$ ROOT/pst.rdf [R=303,L]
RewriteCond %{HTTP_ACCEPT} application/ld\\+json
RewriteRule ^ns/core(/1\\.0\\.0)?$ ROOT/pst.jsonld [R=303,L]
RewriteRule ^ns/core(/1\\.0\\.0)?$ ROOT/index.fr.html [R=303,L]
RewriteRule ^auth/([a-z-]+)(/.*)?$ ROOT/schemes/$1.ttl [R=303,L]
"""


def vocabulary() -> Graph:
    """Return the vocabulary without its schemes."""
    return Graph().parse(HERE / "pst.ttl")


def in_language(graph: Graph, language: str) -> Graph:
    """Take the texts of other languages out; what the language lacks stays in English."""
    for subject, predicate, text in list(graph):
        if not isinstance(text, Literal) or text.language in (None, language):
            continue
        others = graph.objects(subject, predicate)
        wanted = any(isinstance(other, Literal) and other.language == language for other in others)
        if wanted or text.language != "en":
            graph.remove((subject, predicate, text))
    return graph


def page(language: str) -> str:
    """Return the HTML page of the vocabulary in one language."""
    from pylode import OntPub

    return str(OntPub(in_language(vocabulary(), language)).make_html())


def publish(folder: Path) -> list[Path]:
    """Write all forms into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = vocabulary()
    schemes = sorted((HERE / "schemes").glob("*.ttl"))
    forms = {
        "pst.ttl": (HERE / "pst.ttl").read_text("utf-8"),
        "pst.rdf": graph.serialize(format="xml"),
        "pst.jsonld": graph.serialize(format="json-ld"),
        "context.jsonld": (HERE / "context.jsonld").read_text("utf-8"),
        ".htaccess": HTACCESS,
        **{f"index.{language}.html": page(language) for language in PAGES},
        **{f"schemes/{path.name}": path.read_text("utf-8") for path in schemes},
    }
    (folder / "schemes").mkdir(exist_ok=True)
    for name, text in forms.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in forms]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python ontology/publish.py FOLDER")
    for written in publish(Path(sys.argv[1])):
        print(written)
