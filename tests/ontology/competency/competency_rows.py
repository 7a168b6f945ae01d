"""Rows of the named queries as the expected files write them.

One file a query and a set of data: tab-separated, IRIs shortened, in the order of the query. A listing of
more than forty rows is told by its number of rows and ten of them. ``python competency_rows.py`` writes all
files anew; whoever does so reads the difference against the documents before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pstgraph.store import NamedQuery, Store, named_queries, open_embedded

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "data"
EXPECTED = HERE / "expected"
ALL_ROWS = 40
SHOWN = 10
# Dates are passed in, never taken from the clock.
ARGUMENTS = {name: {"as_of": "2026-11-22"} for name in ("overdue-actions", "past-deadlines-without-status")}
SHORT = {
    "https://w3id.org/pst/id/": "id:",
    "https://w3id.org/pst/auth/": "auth:",
    "https://w3id.org/pst/ns/core#": "pst:",
    "http://vocab.belgif.be/auth/refnis2025/": "refnis:",
    "http://publications.europa.eu/resource/authority/frequency/": "freq:",
    "http://metadata.un.org/sdg/": "sdg:",
    "http://purl.org/dc/terms/": "dcterms:",
    "https://schema.org/": "schema:",
}


def load(name: str) -> Store:
    """The invented plans, or the five shipped ones."""
    if name == "five":
        return open_embedded()
    return open_embedded(DATA / "complete-plan.ttl", DATA / "neighbour-plan.ttl")


def shown(value: Any) -> str:
    """One cell: nothing where unbound, IRIs shortened, blanks kept on one line."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    for long, short in SHORT.items():
        if text.startswith(long):
            return short + text.removeprefix(long)
    return text.replace("\t", "\\t").replace("\n", "\\n")


def found(store: Store, query: NamedQuery) -> tuple[str, list[str]]:
    """Heading and rows of a query, as lines."""
    result = store.query(query.name, **ARGUMENTS.get(query.name, {}))
    lines = ["\t".join(shown(row[name]) for name in result.columns) for row in result]
    return "\t".join(result.columns), lines


def expected(name: str, query: str) -> tuple[int | None, str, list[str]]:
    """Number of rows (None where all are there), heading and rows of an expected file."""
    lines = (EXPECTED / name / f"{query}.tsv").read_text(encoding="utf-8").split("\n")[:-1]
    if lines[0].startswith("# "):
        return int(lines[0].split()[1]), lines[1], lines[2:]
    return None, lines[0], lines[1:]


def written(heading: str, rows: list[str]) -> Iterator[str]:
    """Lines of an expected file."""
    if len(rows) > ALL_ROWS:
        yield f"# {len(rows)} rows, among them:"
        rows = [rows[n * (len(rows) - 1) // (SHOWN - 1)] for n in range(SHOWN)]
    yield heading
    yield from rows


def write() -> None:
    """Write every expected file anew."""
    for name in ("complete", "five"):
        store = load(name)
        folder = EXPECTED / name
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.tsv"):
            old.unlink()
        for query in named_queries():
            lines = written(*found(store, query))
            (folder / f"{query.name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
