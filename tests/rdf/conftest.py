"""Fixtures of the tests of the graph of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from base_plan import DOCUMENT, base_turtle, check_turtle

from pstgraph.rdf.check import CheckReport


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the document that the base plan quotes."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "base.txt").write_bytes(DOCUMENT.encode())
    return folder


@pytest.fixture(scope="session")
def base(documents: Path) -> CheckReport:
    """The check of the base plan."""
    return check_turtle(base_turtle(), documents)
