"""The vocabulary and its schemes, loaded once for the tests of this folder."""

from __future__ import annotations

import pytest
from ontology_graphs import Graphs


@pytest.fixture(scope="session")
def graphs() -> Graphs:
    return Graphs()
