"""The remote store against endpoints that behave and that do not."""

from __future__ import annotations

import base64
import socket
import time
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from misbehaving import Reply

from pstgraph.errors import InputError, StoreError, UsageError
from pstgraph.store import RemoteOptions, connect
from pstgraph.store.remote import RemoteStore

YES = Reply(b'{"head":{},"boolean":true}')
ROWS = Reply(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"un"}}]}}')
BUSY = Reply(b"too many", status=503, content_type="text/plain")
ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?x WHERE { ?s ?p ?x }"


def store(endpoint, *script: Reply, **options) -> tuple[RemoteStore, object]:
    """A store at an endpoint whose first reply says that its default graph is the union."""
    server = endpoint([YES, *script])
    return connect(server.url, RemoteOptions(**({"timeout": 5.0, "backoff": 0.01} | options))), server


def sentence(error: pytest.ExceptionInfo[BaseException]) -> str:
    text = str(error.value)
    assert text.endswith(".") and "\n" not in text and "Traceback" not in text
    return text


def test_rows_of_a_good_answer(endpoint) -> None:
    remote, _ = store(endpoint, ROWS)
    assert remote.query(SELECT).rows == [{"x": "un"}]


def test_refused_connection() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/sparql"
        with pytest.raises(StoreError) as error:
            connect(url).query(ASK)
    assert error.value.exit_code == 3
    assert "cannot be reached" in sentence(error) and url in sentence(error)


def test_unknown_host() -> None:
    with pytest.raises(StoreError) as error:
        connect("http://nowhere.invalid/sparql").query(ASK)
    assert "cannot be reached" in sentence(error)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://host/sparql",
        "localhost:7878",
        "http://",
        "data/plans",
        "http://host:port/sparql",
        "http://host/a b",
        "http://hôte/sparql",
        "http://[::1/sparql",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError, match="no address of an endpoint"):
        connect(url)


def test_a_hanging_endpoint_ends_within_the_limit(endpoint) -> None:
    remote, _ = store(endpoint, Reply(hang=True), timeout=0.5)
    begin = time.monotonic()
    with pytest.raises(StoreError) as error:
        remote.query(SELECT)
    assert time.monotonic() - begin < 3
    assert "did not answer within 0.5 s" in sentence(error)


def test_a_dripping_answer_ends_within_the_limit(endpoint) -> None:
    # 200 bytes at 20 a second: each arrives in time, the whole does not
    remote, _ = store(endpoint, Reply(ROWS.body + b" " * 200, drip=True), timeout=0.6)
    begin = time.monotonic()
    with pytest.raises(StoreError, match="did not answer within"):
        remote.query(SELECT)
    assert time.monotonic() - begin < 3


def test_busy_then_good(endpoint) -> None:
    remote, server = store(endpoint, BUSY, BUSY, ROWS)
    assert remote.query(SELECT).rows == [{"x": "un"}]
    assert len(server.requests) == 4  # the first finds out about the union


def test_pauses_double(endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("pstgraph.store.exchange.time.sleep", pauses.append)
    remote, _ = store(endpoint, BUSY, BUSY, BUSY, ROWS, backoff=0.25, timeout=20)
    assert len(remote.query(SELECT)) == 1
    assert pauses == [0.25, 0.5, 1.0]


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [("2", 2, 2), ("0", 0, 0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0), ("nonsense", 0.25, 0.25)],
)
def test_retry_after_is_honoured(
    endpoint, monkeypatch: pytest.MonkeyPatch, said: str, least: float, most: float
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("pstgraph.store.exchange.time.sleep", pauses.append)
    late = Reply(b"", status=429, headers={"Retry-After": said})
    remote, _ = store(endpoint, late, ROWS, backoff=0.25, timeout=20)
    assert remote.query(SELECT).rows == [{"x": "un"}]
    assert len(pauses) == 1 and least <= pauses[0] <= most


def test_retry_after_past_the_limit_is_not_waited_for(endpoint) -> None:
    remote, server = store(endpoint, Reply(b"", status=429, headers={"Retry-After": "3600"}), timeout=2)
    begin = time.monotonic()
    with pytest.raises(StoreError, match="asks to wait 3600 s, past the limit of 2 s"):
        remote.query(SELECT)
    assert time.monotonic() - begin < 2 and len(server.requests) == 2


def test_always_busy_gives_up_after_the_retries(endpoint) -> None:
    remote, server = store(endpoint, BUSY, retries=2)
    with pytest.raises(StoreError, match="HTTP 503: too many"):
        remote.query(SELECT)
    assert len(server.requests) == 1 + 3


def test_other_refusals_are_not_tried_again(endpoint) -> None:
    remote, server = store(endpoint, Reply(b"boom", status=500, content_type="text/plain"))
    with pytest.raises(StoreError, match="HTTP 500: boom"):
        remote.query(SELECT)
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(ROWS.body[:-10]), "broken or not complete"),
        (Reply(ROWS.body, cut=40), "broken or not complete|broke off"),
        (Reply(b""), "broken or not complete"),
        (Reply(ROWS.body + b'{"error":"query timeout"}'), "broken or not complete"),
        (
            Reply(b"<!DOCTYPE html><title>Welcome</title>", content_type="text/html"),
            "HTML instead of results",
        ),
        (Reply(b'{"message":"ok"}', content_type="application/json"), "holds no results"),
        (Reply(b'{"head":{"vars":["x"]}}'), "holds no results"),
        (Reply(b'{"head":{"vars":["x"]},"results":{"bindings":{}}}'), "holds no results"),
        (Reply(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":"un"}]}}'), "holds no results"),
        (Reply(b'{"head":{},"boolean":true}'), "holds no results"),
        (Reply(b"[]"), "holds no results"),
        (Reply(b"[" * 200_000), "broken or not complete"),
        (Reply(b"\xff\xfe{}"), "broken or not complete"),
        (Reply(ROWS.body, status=206), "a part of the rows"),
        (Reply(ROWS.body, headers={"X-SPARQL-MaxRows": "10000"}), "a part of the rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_lies_are_recognised(endpoint, reply: Reply, said: str) -> None:
    remote, _ = store(endpoint, reply)
    with pytest.raises(StoreError, match=said) as error:
        remote.query(SELECT)
    sentence(error)


def test_a_table_is_no_answer_to_ask(endpoint) -> None:
    remote, _ = store(endpoint, ROWS)
    with pytest.raises(StoreError, match="holds no results"):
        remote.query(ASK)


RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">
<rdf:Description rdf:about="http://x/s"><x:p>o</x:p></rdf:Description></rdf:RDF>"""


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(RDF[:-12], content_type="application/rdf+xml"), "broken or not complete"),
        (Reply(b"<x/>", content_type="text/html"), "text/html instead of RDF/XML"),
    ],
)
def test_broken_graphs_are_recognised(endpoint, reply: Reply, said: str) -> None:
    remote, _ = store(endpoint, reply)
    with pytest.raises(StoreError, match=said):
        remote.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def test_whole_graph(endpoint) -> None:
    remote, _ = store(endpoint, Reply(RDF, content_type="application/rdf+xml"))
    assert remote.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").rows == [
        {"subject": "http://x/s", "predicate": "http://x/p", "object": "o"}
    ]


def test_a_query_it_does_not_take_is_bad_input(endpoint) -> None:
    remote, _ = store(endpoint, Reply(b"parse error at 1:3", status=400, content_type="text/plain"))
    with pytest.raises(InputError, match="parse error at 1:3") as error:
        remote.query(SELECT)
    assert error.value.exit_code == 2


@pytest.mark.parametrize("status", [401, 403])
def test_no_access(endpoint, status: int) -> None:
    remote, _ = store(endpoint, Reply(b"", status=status))
    with pytest.raises(StoreError, match=f"refuses access \\(HTTP {status}\\); set PSTGRAPH_USER"):
        remote.query(SELECT)


def test_long_queries_go_by_post_and_short_ones_by_get(endpoint) -> None:
    remote, server = store(endpoint, ROWS)
    remote.query(SELECT)
    long_query = SELECT + " #" + "é" * 2000
    remote.query(long_query)
    assert server.requests[1].startswith(b"GET /sparql?")
    assert server.requests[2].startswith(b"POST /sparql ")
    body = server.requests[2].partition(b"\r\n\r\n")[2].decode()
    assert parse_qs(body)["query"] == [long_query]
    assert all(b"application/sparql-results+json" in request for request in server.requests)


def test_parameters_of_the_address_are_kept(endpoint) -> None:
    server = endpoint([YES, ROWS])
    connect(server.url + "?db=pst").query(SELECT)
    assert all(b"db=pst" in request.split(b"\r\n")[0] for request in server.requests)


def authorization(request: bytes) -> str | None:
    for line in request.decode().split("\r\n"):
        if line.lower().startswith("authorization: basic "):
            return base64.b64decode(line.split()[2]).decode()
    return None


def test_credentials_of_the_environment(endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PSTGRAPH_USER", "officer")
    monkeypatch.setenv("PSTGRAPH_PASSWORD", "sésame")
    server = endpoint([YES, ROWS])
    remote = connect(server.url)
    remote.query(SELECT)
    assert authorization(server.requests[1]) == "officer:sésame"
    assert "sésame" not in repr(remote.options)


def test_credentials_of_netrc(endpoint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PSTGRAPH_USER", raising=False)
    file = tmp_path / "netrc"
    file.write_text("machine 127.0.0.1 login anna password secret\ndefault login chance password other\n")
    monkeypatch.setenv("NETRC", str(file))
    server = endpoint([YES, ROWS])
    connect(server.url).query(SELECT)
    assert authorization(server.requests[1]) == "anna:secret"
    assert connect("http://elsewhere.invalid/sparql").options.user is None


def test_credentials_do_not_follow_a_redirect(endpoint) -> None:
    elsewhere = endpoint([ROWS])
    remote, server = store(
        endpoint, Reply(b"", status=302, headers={"Location": elsewhere.url}), user="anna", password="secret"
    )
    assert remote.query(SELECT).rows == [{"x": "un"}]
    assert authorization(server.requests[1]) == "anna:secret"
    assert authorization(elsewhere.requests[0]) is None


def test_credentials_in_the_address_are_sent_and_not_shown(endpoint) -> None:
    server = endpoint([YES, Reply(b"", status=404)])
    remote = connect(server.url.replace("http://", "http://anna:sec%40ret@"))
    with pytest.raises(StoreError) as error:
        remote.query(SELECT)
    assert authorization(server.requests[1]) == "anna:sec@ret"
    assert "ret" not in remote.where and "sec%40ret" not in sentence(error)


def test_a_store_that_is_asked_for_its_union(endpoint) -> None:
    no = Reply(b'{"head":{},"boolean":false}')
    server = endpoint([no, YES, ROWS])
    connect(server.url).query(SELECT)
    assert b"union-default-graph=true" in server.requests[2]


def test_a_store_that_is_given_the_graphs_by_name(endpoint) -> None:
    no = Reply(b'{"head":{},"boolean":false}')
    graphs = Reply(
        b'{"head":{"vars":["g"]},"results":{"bindings":[{"g":{"type":"uri","value":"urn:plan"}}]}}'
    )
    server = endpoint([no, no, graphs, ROWS])
    connect(server.url).query(SELECT)
    body = parse_qs(server.requests[3].partition(b"\r\n\r\n")[2].decode())
    assert "urn:plan" in body["default-graph-uri"] and "urn:plan" in body["named-graph-uri"]
    assert "https://w3id.org/pst/id/registry" in body["default-graph-uri"]


def test_a_dataset_of_its_own_is_left_alone(endpoint) -> None:
    server = endpoint([ROWS])
    connect(server.url).query("SELECT ?x FROM <urn:g> WHERE { ?s ?p ?x }")
    assert len(server.requests) == 1 and b"default-graph" not in server.requests[0]


def test_service_and_updates_are_refused_before_anything_is_sent(endpoint) -> None:
    server = endpoint([ROWS])
    remote = connect(server.url)
    for text in ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "CLEAR ALL"):
        with pytest.raises(UsageError):
            remote.query(text)
    assert server.requests == []


def test_settings_of_the_environment() -> None:
    given = {"PSTGRAPH_TIMEOUT": "2.5", "PSTGRAPH_RETRIES": "0", "PSTGRAPH_UPDATE_URL": "http://x/update"}
    options = RemoteOptions.from_environment(given)
    assert (options.timeout, options.retries, options.update_url) == (2.5, 0, "http://x/update")
    assert RemoteOptions.from_environment({}) == RemoteOptions()
    for bad in ("soon", "-1", "inf"):
        with pytest.raises(UsageError, match="PSTGRAPH_TIMEOUT"):
            RemoteOptions.from_environment({"PSTGRAPH_TIMEOUT": bad})


def test_every_setting_is_documented() -> None:
    documented = RemoteOptions.__doc__ or ""
    for name in RemoteOptions.__dataclass_fields__:
        assert name in documented, name
