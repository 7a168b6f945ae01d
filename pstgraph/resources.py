"""Where the shipped files lie: inside the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds ``ontology/``, ``queries/`` and ``data/``."""
    shipped = _PACKAGE / "_shipped"
    return shipped if shipped.is_dir() else _PACKAGE.parent


def ontology_dir() -> Path:
    """Return the folder of the vocabulary, the shapes and the code lists."""
    return root() / "ontology"


def queries_dir() -> Path:
    """Return the folder of the named queries."""
    return root() / "queries"


def data_dir() -> Path:
    """Return the folder of the shipped plans, their sources, corrections and registry."""
    return root() / "data"
