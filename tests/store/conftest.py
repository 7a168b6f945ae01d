"""The invented plans in an embedded store, a real SPARQL server, and endpoints that misbehave."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from misbehaving import Endpoint, Script

from pstgraph.store import open_embedded
from pstgraph.store.embedded import EmbeddedStore

DATA = Path(__file__).resolve().parents[1] / "data"
OXIGRAPH = Path(sys.executable).parent / "oxigraph"


@pytest.fixture(scope="session")
def invented() -> EmbeddedStore:
    """The complete plan of Ath and its neighbour of Enghien, both invented."""
    return open_embedded(DATA / "complete-plan.ttl", DATA / "neighbour-plan.ttl")


@pytest.fixture(scope="session")
def five() -> EmbeddedStore:
    """The five shipped plans."""
    return open_embedded()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Start real Oxigraph servers, each with an empty store of its own; they end with the session."""
    processes = []

    def start(mode: str = "serve", location: Path | None = None) -> str:
        place = location or tmp_path_factory.mktemp("oxigraph")
        address = f"127.0.0.1:{_free_port()}"
        process = subprocess.Popen(
            [str(OXIGRAPH), mode, "--location", str(place), "--bind", address],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        told = process.stdout.readline()  # said once it listens
        assert "Listening" in told, told
        return f"http://{address}"

    yield start
    for process in processes:
        process.terminate()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture
def endpoint() -> Iterator[Callable[[Script], Endpoint]]:
    """Start endpoints that answer as a script says."""
    started: list[Endpoint] = []

    def start(script: Script) -> Endpoint:
        started.append(Endpoint(script))
        return started[-1]

    yield start
    for one in started:
        one.close()
