"""The vocabulary and its schemes, loaded once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from pstgraph.rdf.namespace import sparql_prefixes
from pstgraph.resources import ontology_dir

TURTLE = ox.RdfFormat.TURTLE


def core_file() -> Path:
    return ontology_dir() / "pst.ttl"


def scheme_files() -> list[Path]:
    return sorted((ontology_dir() / "schemes").glob("*.ttl"))


def triples(paths: list[Path]) -> list[ox.Triple]:
    return [quad.triple for path in paths for quad in ox.parse(path.read_bytes(), format=TURTLE)]


class Graphs:
    """Stores of the vocabulary (``core``), of the schemes (``schemes``) or of both (``all``)."""

    def __init__(self) -> None:
        core, schemes = triples([core_file()]), triples(scheme_files())
        self._parts = {"core": core, "schemes": schemes, "all": core + schemes}
        self._kept: dict[str, ox.Store] = {}

    def kept(self, part: str) -> ox.Store:
        """Return one store for all who only read."""
        if part not in self._kept:
            self._kept[part] = self.store(part)
        return self._kept[part]

    def store(self, part: str) -> ox.Store:
        """Return a fresh store, to be changed."""
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in self._parts[part])
        return store


def rows(store: ox.Store, query: str) -> list[str]:
    """Rows of a query, as text, that name what is wrong."""
    solutions = store.query(sparql_prefixes() + query)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return sorted(" ".join(str(row[name]) for name in names if row[name] is not None) for row in solutions)
