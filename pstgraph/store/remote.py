"""The remote store: any SPARQL 1.1 endpoint, through SPARQLWrapper."""

from __future__ import annotations

import ast
import http.client
import json
import urllib.request
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import SPARQLWrapper
from SPARQLWrapper import SPARQLExceptions
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from pstgraph.errors import InputError, StoreError, UsageError
from pstgraph.identifiers import ONTOLOGY_GRAPH, PST, REGISTRY_GRAPH
from pstgraph.store.base import Store
from pstgraph.store.exchange import Answer, Refused, exchange, public
from pstgraph.store.options import RemoteOptions
from pstgraph.store.sparql import QueryShape

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

_HAS_PLANS = f"ASK {{ ?plan a <{PST}StrategicProgramme> }}"
_PLAN_GRAPHS = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?plan a <{PST}StrategicProgramme> }} }}"
_ASK = QueryShape("ask")
_SELECT = QueryShape("select")
_STATUS: dict[type, int] = {
    SPARQLExceptions.QueryBadFormed: 400,
    SPARQLExceptions.Unauthorized: 401,
    SPARQLExceptions.EndPointNotFound: 404,
    SPARQLExceptions.URITooLong: 414,
    SPARQLExceptions.EndPointInternalError: 500,
}
_Parameters = tuple[tuple[str, str], ...]


class RemoteStore(Store):
    """Plans behind a SPARQL 1.1 endpoint.

    Parameters
    ----------
    url
        Address of the endpoint (``…/sparql``, ``…/query``).
    options
        Time limit, retries, credentials.

    Notes
    -----
    Answers are asked for as SPARQL results JSON (RDF/XML for CONSTRUCT and DESCRIBE): forms in which a
    truncated answer cannot be taken for a whole one.
    """

    def __init__(self, url: str, options: RemoteOptions) -> None:
        if not _is_address(url):
            raise UsageError("this is no address of an endpoint", url, "give one such as http://host/sparql")
        self._url = public(url)
        self.options = options.with_credentials_for(url)
        self._known_union: _Parameters | None = None

    @property
    def where(self) -> str:
        """Where the store is, for messages."""
        return self._url

    @property
    def url(self) -> str:
        """Address of the endpoint, without credentials."""
        return self._url

    def rdflib(self) -> rdflib.Dataset:
        """Give the endpoint as an rdflib Dataset through rdflib's SPARQLStore, for reading."""
        import rdflib
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        union = self._union
        known = {"params": dict(union)} if len(union) == 1 else {}
        if self.options.user is not None:
            known["auth"] = (self.options.user, self.options.password or "")  # type: ignore[assignment]
        return rdflib.Dataset(store=SPARQLStore(self._url, **known), default_union=True)  # type: ignore[arg-type]

    def _answer(self, text: str, shape: QueryShape) -> Mapping[str, Any]:
        answer = self._ask(text, shape, () if shape.has_dataset else self._union)
        return results_json(answer, shape, self.where)

    def _triples(self, text: str, shape: QueryShape) -> list[ox.Triple]:
        import pyoxigraph as ox

        answer = self._ask(text, shape, () if shape.has_dataset else self._union)
        if answer.content_type not in ("application/rdf+xml", "text/xml", "application/xml"):
            raise _lying(f"{answer.content_type or 'no media type'} instead of RDF/XML", self.where)
        try:
            return [quad.triple for quad in ox.parse(answer.body, format=ox.RdfFormat.RDF_XML)]
        except SyntaxError:
            raise _lying("RDF/XML that is broken or not complete", self.where) from None

    @property
    def _union(self) -> _Parameters:
        """Protocol parameters that make the default graph the union of all graphs, found out once.

        Many stores do so by themselves; Oxigraph does when asked; any other gets the graphs by name,
        as the SPARQL protocol has it. As long as there is no plan there is nothing to find out.
        """
        if self._known_union is None:
            self._known_union = self._find_union()
        return self._known_union or ()

    def _find_union(self) -> _Parameters | None:
        plain: _Parameters = ()
        for parameters in (plain, (("union-default-graph", "true"),)):
            answer = self._ask(_HAS_PLANS, _ASK, parameters)
            if results_json(answer, _ASK, self.where)["boolean"]:
                return parameters
        answer = self._ask(_PLAN_GRAPHS, _SELECT, plain)
        rows = results_json(answer, _SELECT, self.where)["results"]["bindings"]
        graphs = sorted(row["g"]["value"] for row in rows)
        if not graphs:
            return None
        named = [*graphs, ONTOLOGY_GRAPH, REGISTRY_GRAPH]
        return tuple((key, graph) for key in ("default-graph-uri", "named-graph-uri") for graph in named)

    def _ask(self, text: str, shape: QueryShape, parameters: _Parameters) -> Answer:
        wrapper = _wrapper(self._url, self.options, shape.prelude + text, shape, parameters)

        try:
            answer = exchange(lambda limit: _sent(wrapper, limit), self._url, self.options)
        except Refused as refused:
            raise _refusal(refused, self.where) from None
        # Virtuoso says so when it gives only a part of the rows.
        if answer.status == 206 or "X-SPARQL-MaxRows" in answer.headers:
            raise _lying("only a part of the rows", self.where)
        return answer


def connect(url: str, options: RemoteOptions | None = None) -> RemoteStore:
    """Use a SPARQL 1.1 endpoint as a store; nothing is asked yet.

    Parameters
    ----------
    url
        Address of the endpoint, for example ``http://localhost:7878/query``.
    options
        Settings; by default those of the environment (``PSTGRAPH_TIMEOUT``, ``PSTGRAPH_USER`` …) and netrc.

    Raises
    ------
    UsageError
        When the address is none of http or https.
    """
    return RemoteStore(url, options or RemoteOptions.from_environment())


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and " " not in url
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0


def results_json(answer: Answer, shape: QueryShape, where: str) -> Mapping[str, Any]:
    """Results JSON of an answer, known to be whole.

    Raises
    ------
    StoreError
        When the body is no JSON, is cut off, or holds no results.
    """
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        kind = "HTML" if answer.body.lstrip()[:1] == b"<" else "JSON that is broken or not complete"
        raise _lying(f"{kind} instead of results", where) from None
    if not isinstance(said, dict) or "head" not in said:
        raise _lying("JSON that holds no results", where)
    whole = isinstance(said.get("boolean"), bool) if shape.form == "ask" else _is_table(said)
    if not whole:
        raise _lying("JSON that holds no results", where)
    return said


def _is_table(said: Mapping[str, Any]) -> bool:
    variables, results = said["head"], said.get("results")
    if not isinstance(variables, dict) or not isinstance(variables.get("vars"), list):
        return False
    rows = results.get("bindings") if isinstance(results, dict) else None
    return isinstance(rows, list) and all(
        isinstance(row, dict)
        and all(isinstance(t, dict) and "type" in t and "value" in t for t in row.values())
        for row in rows
    )


class _Wrapper(SPARQLWrapper.SPARQLWrapper):
    """A wrapper whose credentials stay with the host they are for."""

    def _createRequest(self) -> urllib.request.Request:
        request = super()._createRequest()
        credentials = request.headers.pop("Authorization", None)
        if credentials:
            # not to be sent on to wherever the endpoint redirects
            request.add_unredirected_header("Authorization", credentials)
        return request


def _wrapper(
    url: str, options: RemoteOptions, text: str, shape: QueryShape, parameters: _Parameters
) -> _Wrapper:
    address = urlsplit(url)
    wrapper = _Wrapper(urlunsplit(address._replace(query="")), agent="pstgraph")
    wrapper.setQuery(text)
    # SPARQLWrapper guesses the form with a regular expression; we know it.
    wrapper.queryType = shape.form.upper()
    wrapper.setOnlyConneg(True)
    wrapper.setReturnFormat(SPARQLWrapper.JSON if shape.form in ("select", "ask") else SPARQLWrapper.RDFXML)
    by_post = len(text) > options.get_limit or len(parameters) > 2
    wrapper.setMethod(SPARQLWrapper.POST if by_post else SPARQLWrapper.GET)
    for name, value in (*parse_qsl(address.query, keep_blank_values=True), *parameters):
        wrapper.addParameter(name, value)
    if options.user is not None:
        wrapper.setCredentials(options.user, options.password or "")
    return wrapper


def _sent(wrapper: _Wrapper, limit: float) -> http.client.HTTPResponse:
    # its setter rounds to whole seconds, and 0 would mean no limit
    wrapper.timeout = limit  # type: ignore[assignment]
    try:
        return wrapper.query().response
    except SPARQLWrapperException as error:
        raise Refused(_STATUS.get(type(error), 500), _body(error)) from None


def _body(error: SPARQLWrapperException) -> bytes:
    """Body of a refusal, which SPARQLWrapper keeps as the representation of its bytes in its message."""
    _, _, shown = str(error).partition("Response:\n")
    try:
        said = ast.literal_eval(shown)
    except (ValueError, SyntaxError):
        return b""
    return said if isinstance(said, bytes) else b""


def _refusal(refused: Refused, where: str) -> InputError | StoreError:
    said = f": {refused.said}" if refused.said else ""
    if refused.status == 400:
        return InputError(f"the endpoint does not accept the query{said}", where, "mend the query")
    if refused.status in (401, 403):
        return StoreError(
            f"the endpoint refuses access (HTTP {refused.status})",
            where,
            "set PSTGRAPH_USER and PSTGRAPH_PASSWORD",
        )
    if refused.status == 404:
        return StoreError("there is no endpoint at this address (HTTP 404)", where, "check the address")
    return StoreError(f"the endpoint refuses (HTTP {refused.status}{said})", where, "try again later")


def _lying(what: str, where: str) -> StoreError:
    return StoreError(f"the endpoint answers with {what}", where, "check that it is a SPARQL 1.1 endpoint")
