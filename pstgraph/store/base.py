"""What every store can do, whichever engine answers: the one interface that analyses and commands use."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pstgraph.errors import UsageError
from pstgraph.store.locate import find_plan
from pstgraph.store.parameters import bind
from pstgraph.store.queries import NamedQuery, is_name, named_query, parse_query
from pstgraph.store.result import Result
from pstgraph.store.sparql import QueryShape, inspect
from pstgraph.store.terms import is_iri

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

    from pstgraph.model.plan import Plan

_LABELS = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?iri ?rank ?label WHERE {{
  VALUES ?iri {{ {iris} }}
  VALUES (?property ?rank) {{ (skos:prefLabel 1) (<http://purl.org/dc/terms/title> 2)
    (<http://www.w3.org/2000/01/rdf-schema#label> 3) }}
  ?iri ?property ?label .
}}"""
_NAMES = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?iri ?label WHERE {{
  {{ ?iri skos:prefLabel ?label }} UNION {{ ?iri skos:altLabel ?label }}
  FILTER(STRSTARTS(STR(?iri), "{base}"))
}}"""
_CHUNK = 400


class Store(ABC):
    """A graph store with the plans, one named graph each, the vocabulary and the registry.

    Queries see the union of all graphs as the default graph. Subclasses answer two questions: a SELECT or
    ASK as SPARQL 1.1 results JSON, a CONSTRUCT or DESCRIBE as triples.
    """

    @abstractmethod
    def _answer(self, text: str, shape: QueryShape) -> Mapping[str, Any]:
        """Results JSON of a SELECT or ASK that has been inspected."""

    @abstractmethod
    def _triples(self, text: str, shape: QueryShape) -> list[ox.Triple]:
        """Triples of a CONSTRUCT or DESCRIBE that has been inspected."""

    @abstractmethod
    def rdflib(self) -> rdflib.Dataset:
        """Give the same store as an rdflib Dataset, its default graph the union."""

    @property
    @abstractmethod
    def where(self) -> str:
        """Where the store is, for messages."""

    def query(self, query: str, /, **parameters: Any) -> Result:
        """Run a named query or a SPARQL text.

        Parameters
        ----------
        query
            The name of a shipped query (``shared-partners``, ``CQ07``), or a SPARQL 1.1 query; a text with a
            ``#+`` head of its own takes the parameters that the head declares.
        **parameters
            Values of the query's parameters, bound as terms.

        Returns
        -------
        Result
            Rows, bindings and frame of the answer.

        Raises
        ------
        UsageError
            An unknown name or parameter, an update, or ``SERVICE``.
        InputError
            A query with a syntax error.
        StoreError
            The store cannot be reached or gives a broken answer.
        """
        return self.run(named_query(query.strip()) if is_name(query) else parse_query(query), **parameters)

    def run(self, query: NamedQuery, /, **parameters: Any) -> Result:
        """Run a query that has been read already; see :meth:`query`."""
        text = bind(query, parameters, self.find_plan, self._names)
        shape = inspect(text)
        if shape.form in ("construct", "describe"):
            return Result.from_triples(self._triples(text, shape), self.labels)
        return Result.from_json(self._answer(text, shape), types=query.types, labeller=self.labels)

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted."""
        found = self._select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return sorted(row["g"]["value"] for row in found)

    def plans(self) -> Result:
        """Give the plans with their CPAS, period and numbers of elements: the query ``plans-overview``."""
        return self.query("plans-overview")

    def find_plan(self, ref: str | int) -> str:
        """IRI of the plan meant by a NIS code, a CPAS's name, ``NIS/YEAR`` or an IRI.

        Raises
        ------
        UsageError
            When no plan, or more than one, answers to it; the nearest names or the choices are listed.
        """
        return find_plan(str(ref), self.plans().rows)

    def plan(self, ref: str | int) -> Plan:
        """Read one plan back as the model's Plan; `ref` as in :meth:`find_plan`."""
        from pstgraph.rdf.read import plan_from_graph

        iri = self.find_plan(ref)
        plan = plan_from_graph(self.triples(iri), iri)
        if plan.cpas is None or plan.cpas.name != plan.cpas.nis:
            return plan
        # a graph that was not written here may leave the name of its CPAS to the registry
        name = self.labels([plan.cpas.iri]).get(plan.cpas.iri, plan.cpas.nis)
        return replace(plan, cpas=replace(plan.cpas, name=name))

    def triples(self, graph: str) -> list[ox.Triple]:
        """All triples of one named graph."""
        import pyoxigraph as ox

        from pstgraph.store.terms import to_oxigraph

        rows = self._select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{_checked(graph)}> {{ ?s ?p ?o }} }}")
        terms = ([to_oxigraph(row[name]) for name in "spo"] for row in rows)
        return [ox.Triple(*row) for row in terms]  # type: ignore[arg-type]

    def labels(self, iris: Iterable[str], lang: str = "fr") -> dict[str, str]:
        """Labels of IRIs: in the language asked for, else French, else English, else any.

        Returns
        -------
        dict
            From IRI to label; an IRI without any label is left out.
        """
        best: dict[str, tuple[tuple[int, int, str], str]] = {}
        preference = {lang: 0, "fr": 1 if lang != "fr" else 0, "en": 2 if lang != "en" else 0, "": 3}
        for chunk in _chunks(sorted({iri for iri in iris if is_iri(iri)})):
            for row in self._select(_LABELS.format(iris=" ".join(f"<{iri}>" for iri in chunk))):
                label = row["label"]
                rank = (
                    preference.get(label.get("xml:lang", ""), 4),
                    int(row["rank"]["value"]),
                    label["value"],
                )
                iri = row["iri"]["value"]
                if iri not in best or rank < best[iri][0]:
                    best[iri] = (rank, label["value"])
        return {iri: label for iri, (_, label) in best.items()}

    def _names(self, base: str) -> dict[str, str]:
        rows = self._select(_NAMES.format(base=_checked(base)))
        return {row["label"]["value"]: row["iri"]["value"] for row in rows}

    def _select(self, text: str) -> list[Mapping[str, Any]]:
        return list(self._answer(text, QueryShape("select"))["results"]["bindings"])


def _chunks(iris: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(iris), _CHUNK):
        yield iris[start : start + _CHUNK]


def _checked(iri: str) -> str:
    if not is_iri(iri):
        raise UsageError("this is no IRI", iri, "give an absolute one, https://…")
    return iri
