"""Fixtures that several rooms share: the command line in-process, the JSON Schemas of the contract."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import jsonschema
import pytest

from pstgraph.present.cli import main

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "tests" / "schemas"

# The suite tries the same examples on every run; fuzzing, which asks for more of them, tries others.
hypothesis.settings.register_profile("suite", derandomize="PSTGRAPH_EXAMPLES" not in os.environ)
hypothesis.settings.load_profile("suite")


@dataclass(frozen=True)
class Ran:
    """What a command gave: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run the command line as a user would, but in this process; stdout is no terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def call(*args: str) -> Ran:
        capsys.readouterr()
        code = main(args)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def validate() -> Callable[[Any, str], None]:
    """Validate a JSON value against one of ``tests/schemas/``."""

    def check(value: Any, name: str) -> None:
        schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(value)

    return check


@pytest.fixture
def oxigraph_server() -> Iterator[str]:
    """Query address of a real SPARQL server: empty, writable, its default graph the union."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [
        str(Path(sys.executable).parent / "oxigraph"),
        "serve",
        "--bind",
        address,
        "--union-default-graph",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            told = process.stdout.readline()  # said once it listens
            assert "Listening" in told, told
            yield f"http://{address}/query"
        finally:
            process.terminate()
