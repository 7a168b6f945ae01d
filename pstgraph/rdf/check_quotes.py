"""Whether a passage quotes the words that stand at its lines: what SHACL cannot see, as it reads no files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from pstgraph.errors import InputError
from pstgraph.rdf.check_graph import Graphs
from pstgraph.rdf.terms import term
from pstgraph.readers import file_digest, open_document
from pstgraph.readers.document import Document

_Object = ox.NamedNode | ox.Literal


def misquotations(graphs: Graphs, folders: Iterable[Path]) -> list[str]:
    """IRIs of the passages whose quote is not in their document at their lines.

    Parameters
    ----------
    graphs
        From the IRI of each plan to its triples.
    folders
        Where documents may lie. One counts only where name and SHA-256 are those that the plan records; a
        passage whose document is not at hand is not judged.

    Notes
    -----
    Blanks do not count: a quote folds them, and a table row is printed with tabs.
    """
    places = list(folders)
    return [iri for triples in graphs.values() for iri in _misquoted(list(triples), places)]


def _misquoted(triples: list[ox.Triple], folders: list[Path]) -> Iterator[str]:
    table: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        if triple.predicate in _NEEDED:
            subject = cast(ox.NamedNode, triple.subject).value
            about = table.setdefault(subject, {})
            about.setdefault(triple.predicate.value, []).append(cast(_Object, triple.object).value)
    documents = {
        iri: lines for iri in _sources(table) if (lines := _lines(table.get(iri, {}), folders)) is not None
    }
    for passage, about in table.items():
        sources = about.get(_SOURCE, [])
        if len(sources) == 1 and sources[0] in documents and not _quoted(about, table, documents[sources[0]]):
            yield passage


_NEEDED = frozenset(
    term(name)
    for name in (
        "oa:hasSource", "oa:hasSelector", "oa:exact", "pst:firstLine", "pst:lastLine", "dcterms:title",
        "dcterms:identifier",
    )
)  # fmt: skip
_SOURCE = term("oa:hasSource").value


def _sources(table: Mapping[str, Mapping[str, list[str]]]) -> set[str]:
    return {source for about in table.values() for source in about.get(_SOURCE, [])}


def _lines(document: Mapping[str, list[str]], folders: list[Path]) -> dict[int, str] | None:
    """Words of each line, without blanks, of the document at hand; None where it is not."""
    names = document.get(term("dcterms:title").value, [])
    sums = {name.removeprefix("sha256:") for name in document.get(term("dcterms:identifier").value, [])}
    for name in names:
        for folder in folders:
            path = folder / Path(name).name
            if path.is_file() and file_digest(path) in sums:
                try:
                    return _words(open_document(path))
                except InputError:  # a structured file has no lines of text: its passages are places in it
                    return None
    return None


def _words(document: Document) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in document.lines:
        found[line.number] = found.get(line.number, "") + _bare(line.text)
    return found


def _quoted(
    about: Mapping[str, list[str]], table: Mapping[str, Mapping[str, list[str]]], lines: dict[int, str]
) -> bool:
    first, last = (about.get(term(name).value, []) for name in ("pst:firstLine", "pst:lastLine"))
    exact = term("oa:exact").value
    quotes = [q for s in about.get(term("oa:hasSelector").value, []) for q in table.get(s, {}).get(exact, [])]
    if not (first and last and first[0].isdecimal() and last[0].isdecimal()):
        return False
    there = "".join(lines.get(number, "") for number in range(int(first[0]), int(last[0]) + 1))
    return all(_bare(quote) in there for quote in quotes)


def _bare(text: str) -> str:
    return "".join(text.split())
