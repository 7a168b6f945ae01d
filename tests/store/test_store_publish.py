"""Publishing to a real server: by the Graph Store protocol, by update, twice, and where it is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from misbehaving import Reply

from pstgraph.errors import StoreError
from pstgraph.store import RemoteOptions, connect, open_embedded, open_store, publish
from pstgraph.store.embedded import EmbeddedStore

DATA = Path(__file__).resolve().parents[1] / "data"
ENGHIEN = "https://w3id.org/pst/id/plan/51067/2026"


def counts(url: str) -> dict[str, int]:
    text = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    return {row["g"]: row["n"] for row in connect(url).query(text)}


def test_put_twice_is_the_same(invented: EmbeddedStore, serve: Callable[..., str]) -> None:
    url = serve() + "/query"
    first = publish(invented, url)
    assert [(one.graph, one.way) for one in first] == [(graph, "graph store") for graph in invented.graphs()]
    assert counts(url) == {one.graph: one.triples for one in first}
    assert {one.graph: one.triples for one in first} == {
        g: len(invented.triples(g)) for g in invented.graphs()
    }
    plans = connect(url).plans().rows
    assert publish(invented, url) == first
    assert counts(url) == {one.graph: one.triples for one in first}
    assert connect(url).plans().rows == plans == invented.plans().rows


def test_a_changed_plan_replaces_its_graph_and_leaves_the_others(
    invented: EmbeddedStore, serve: Callable[..., str], tmp_path: Path
) -> None:
    url = serve() + "/query"
    publish(invented, url)
    changed = (DATA / "neighbour-plan.ttl").read_text("utf-8").replace("PST du CPAS d'Enghien", "Nouveau PST")
    (tmp_path / "plan.ttl").write_text(changed, encoding="utf-8")
    publish(open_embedded(tmp_path), url)
    titles = {row["nis"]: row["plan_label"] for row in connect(url).plans()}
    assert titles["51067"] == "Nouveau PST" and titles["51004"].startswith("Programme")
    assert counts(url)[ENGHIEN] == len(invented.triples(ENGHIEN))


def test_by_update_where_there_is_no_graph_store(invented: EmbeddedStore, serve: Callable[..., str]) -> None:
    base = serve()
    options = RemoteOptions(graph_store_url=f"{base}/no-such-place")
    first = publish(invented, f"{base}/query", options)
    assert {one.way for one in first} == {"update"}
    again = publish(invented, f"{base}/query", options)
    assert again == first and counts(f"{base}/query") == {one.graph: one.triples for one in first}
    assert connect(f"{base}/query").query("shared-partners").rows == invented.query("shared-partners").rows


def test_text_survives_the_way(invented: EmbeddedStore, serve: Callable[..., str]) -> None:
    base = serve()
    quotes = "SELECT ?q { ?x oa:exact ?q } ORDER BY ?q"
    for options in (RemoteOptions(), RemoteOptions(graph_store_url=f"{base}/nowhere")):
        publish(invented, f"{base}/query", options)
        assert connect(f"{base}/query").query(quotes).bindings == invented.query(quotes).bindings


def test_a_server_for_reading_refuses(
    invented: EmbeddedStore, serve: Callable[..., str], tmp_path: Path
) -> None:
    open_store(tmp_path / "store", DATA / "neighbour-plan.ttl")
    url = serve("serve-read-only", tmp_path / "store") + "/query"
    with pytest.raises(StoreError) as error:
        publish(invented, url)
    assert error.value.exit_code == 3
    assert "does not let itself be written to" in str(error.value) and "\n" not in str(error.value)
    assert counts(url)[ENGHIEN] == len(invented.triples(ENGHIEN))


def test_an_endpoint_that_takes_nothing_at_all(invented: EmbeddedStore, endpoint) -> None:
    server = endpoint([Reply(b"", status=405)])
    with pytest.raises(StoreError, match=r"HTTP 405.*PSTGRAPH_GRAPH_STORE_URL"):
        publish(invented, server.url, RemoteOptions(timeout=5))
    ways = [request.split(b" HTTP")[0] for request in server.requests]
    assert ways[0].startswith(b"PUT /store?graph=https%3A%2F%2F") and ways[-1] == b"POST /sparql"
    assert len([way for way in ways if way.startswith(b"POST")]) == 3


def test_the_update_is_one_request_a_graph(invented: EmbeddedStore, endpoint) -> None:
    count = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"99999",'
    count += b'"datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}'
    yes = Reply(b'{"head":{},"boolean":true}')
    server = endpoint([Reply(b"", status=404), Reply(b""), yes, Reply(count), Reply(b""), Reply(count)])
    options = RemoteOptions(graph_store_url=server.url + "/none", update_url=server.url, timeout=5)
    publish(open_embedded(DATA / "neighbour-plan.ttl"), server.url, options)
    update = parse_qs(server.requests[1].partition(b"\r\n\r\n")[2].decode())["update"][0]
    assert update.startswith(f"DROP SILENT GRAPH <{ENGHIEN}> ;\nINSERT DATA {{ GRAPH <{ENGHIEN}> {{\n")
    assert "Collecter des jouets avec la Croix-Rouge, dans les écoles" in update


def test_a_server_that_keeps_nothing_is_found_out(invented: EmbeddedStore, endpoint) -> None:
    none = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"0",'
    none += b'"datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}'
    server = endpoint([Reply(b"", status=204), Reply(b'{"head":{},"boolean":true}'), Reply(none)])
    with pytest.raises(StoreError, match="holds 0 of the"):
        publish(invented, server.url, RemoteOptions(timeout=5))


def test_credentials_go_along(endpoint) -> None:
    server = endpoint([Reply(b"", status=403)])
    with pytest.raises(StoreError, match="set PSTGRAPH_USER and PSTGRAPH_PASSWORD"):
        publish(
            open_embedded(DATA / "neighbour-plan.ttl"),
            server.url,
            RemoteOptions(user="anna", password="secret", timeout=5),
        )
    assert len(server.requests) == 1 and b"Authorization: Basic YW5uYTpzZWNyZXQ=" in server.requests[0]
