"""Putting plan graphs into another store: Graph Store protocol, else SPARQL Update."""

from __future__ import annotations

import base64
import http.client
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import pyoxigraph as ox

from pstgraph.errors import StoreError
from pstgraph.store.base import Store
from pstgraph.store.exchange import Refused, exchange
from pstgraph.store.options import RemoteOptions
from pstgraph.store.remote import connect

Way = Literal["graph store", "update"]
_UNSUPPORTED = (400, 404, 405, 406, 415, 501)
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True, slots=True)
class PublishedGraph:
    """A graph that was put: its IRI, its number of triples there, and the way it went."""

    graph: str
    triples: int
    way: Way


def publish(store: Store, endpoint: str, options: RemoteOptions | None = None) -> list[PublishedGraph]:
    """Put every graph of a store into another one; a graph of the same name is replaced.

    Parameters
    ----------
    store
        Whose graphs: the plans, the leads, the vocabulary, the registry.
    endpoint
        Address of the endpoint to put them to.
    options
        Settings; by default those of the environment and netrc.

    Returns
    -------
    list of PublishedGraph
        What was put, in the order of the graphs' IRIs.

    Raises
    ------
    StoreError
        When the endpoint cannot be reached, refuses to be written to, or holds fewer triples afterwards.

    Notes
    -----
    Publishing twice gives the same: each graph goes by ``PUT`` of the SPARQL 1.1 Graph Store protocol, or in
    one update that drops and fills it. Graphs there that the store does not have are left alone.
    """
    target = connect(endpoint, options)
    door = _Door(target.url, target.options)
    return [_published(door, target, graph, store.triples(graph)) for graph in store.graphs()]


def _published(door: _Door, target: Store, graph: str, triples: list[ox.Triple]) -> PublishedGraph:
    door.put(graph, triples)
    there = int(target.query(_COUNT.format(graph=graph)).rows[0]["n"])
    if there < len(triples):
        raise StoreError(
            f"the endpoint holds {there} of the {len(triples)} triples of {graph} after taking them",
            target.where,
            "publish again, or ask who runs it",
        )
    return PublishedGraph(graph, there, door.way)


class _Door:
    """The way into an endpoint: found with the first graph, kept for the others."""

    def __init__(self, endpoint: str, options: RemoteOptions) -> None:
        self._endpoint, self._options = endpoint, options
        self._found: tuple[Way, str] | None = None

    @property
    def way(self) -> Way:
        return self._found[0] if self._found else "graph store"

    def put(self, graph: str, triples: list[ox.Triple]) -> None:
        """Put one graph, replacing it."""
        refused: list[Refused] = []
        for way, url in [self._found] if self._found else self._ways():
            try:
                self._send(way, url, graph, triples)
            except Refused as error:
                if error.status not in _UNSUPPORTED or self._found:
                    raise self._closed([error]) from None
                refused.append(error)
            else:
                self._found = (way, url)
                return
        raise self._closed(refused)

    def _ways(self) -> Iterator[tuple[Way, str]]:
        yield from (("graph store", url) for url in graph_store_urls(self._endpoint, self._options))
        yield from (("update", url) for url in update_urls(self._endpoint, self._options))

    def _send(self, way: Way, url: str, graph: str, triples: list[ox.Triple]) -> None:
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        if way == "graph store":
            mark = "&" if "?" in url else "?"
            request = urllib.request.Request(f"{url}{mark}graph={quote(graph, safe='')}", data, method="PUT")
            # N-Triples is Turtle too, and every Graph Store must take Turtle.
            request.add_header("Content-Type", "text/turtle; charset=utf-8")
        else:
            update = f"DROP SILENT GRAPH <{graph}> ;\nINSERT DATA {{ GRAPH <{graph}> {{\n{data.decode()}}} }}"
            request = urllib.request.Request(url, urlencode({"update": update}).encode(), method="POST")
            request.add_header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        request.add_header("User-Agent", "pstgraph")
        if self._options.user is not None:
            token = base64.b64encode(f"{self._options.user}:{self._options.password or ''}".encode())
            request.add_unredirected_header("Authorization", f"Basic {token.decode()}")

        def ask(limit: float) -> http.client.HTTPResponse:
            return cast(http.client.HTTPResponse, urllib.request.urlopen(request, timeout=limit))

        exchange(ask, url, self._options)

    def _closed(self, refused: list[Refused]) -> StoreError:
        status = refused[-1].status if refused else 0
        said = f": {refused[-1].said}" if refused and refused[-1].said else ""
        remedy = "set PSTGRAPH_GRAPH_STORE_URL or PSTGRAPH_UPDATE_URL to where it is written to"
        if status in (401, 403):
            remedy = "set PSTGRAPH_USER and PSTGRAPH_PASSWORD to someone who may write"
        return StoreError(
            f"the endpoint does not let itself be written to (HTTP {status}{said})",
            self._endpoint,
            remedy,
        )


def graph_store_urls(endpoint: str, options: RemoteOptions) -> list[str]:
    """Addresses where the Graph Store protocol may be, the likeliest first.

    >>> graph_store_urls("http://localhost:7878/query", RemoteOptions())[0]
    'http://localhost:7878/store'
    """
    if options.graph_store_url:
        return [options.graph_store_url]
    # Oxigraph; Fuseki; RDF4J and GraphDB; Virtuoso; an address that takes both
    beside = [_beside(endpoint, name) for name in ("store", "data", "sparql-graph-crud-auth")]
    return [*beside[:2], _below(endpoint, "rdf-graphs/service"), beside[2], endpoint]


def update_urls(endpoint: str, options: RemoteOptions) -> list[str]:
    """Addresses where SPARQL Update may be, the likeliest first.

    >>> update_urls("http://localhost:3030/pst/sparql", RemoteOptions())
    ['http://localhost:3030/pst/update', 'http://localhost:3030/pst/sparql/statements', 'http://localhost:3030/pst/sparql']
    """
    if options.update_url:
        return [options.update_url]
    return [_beside(endpoint, "update"), _below(endpoint, "statements"), endpoint]


def _beside(endpoint: str, name: str) -> str:
    parts = urlsplit(endpoint)
    return urlunsplit(parts._replace(path=parts.path.rstrip("/").rpartition("/")[0] + "/" + name, query=""))


def _below(endpoint: str, name: str) -> str:
    parts = urlsplit(endpoint)
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/" + name, query=""))
