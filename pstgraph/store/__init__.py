"""Stores of plans: embedded or remote behind one small interface, with the named queries.

A store answers queries over the union of its graphs: one named graph a plan, the vocabulary, the registry.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from pstgraph.store.base import Store
from pstgraph.store.queries import NamedQuery, named_queries, named_query
from pstgraph.store.result import Result

if TYPE_CHECKING:
    from pstgraph.store.embedded import EmbeddedStore

__all__ = [
    "NamedQuery",
    "Result",
    "Store",
    "named_queries",
    "named_query",
    "open_embedded",
    "open_store",
]


def open_embedded(*folders: str | PathLike[str]) -> EmbeddedStore:
    """Load plans into a store in memory; see :func:`pstgraph.store.embedded.open_embedded`."""
    from pstgraph.store import embedded

    return embedded.open_embedded(*folders)


def open_store(folder: str | PathLike[str], *data: str | PathLike[str]) -> EmbeddedStore:
    """Open a store kept in a folder; see :func:`pstgraph.store.embedded.open_store`."""
    from pstgraph.store import embedded

    return embedded.open_store(folder, *data)
