"""Stores of plans: embedded or remote behind one small interface, with the named queries.

A store answers queries over the union of its graphs: one named graph a plan and one a run of leads, the
vocabulary, the registry.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from pstgraph.store.base import Store
from pstgraph.store.options import RemoteOptions
from pstgraph.store.queries import NamedQuery, named_queries, named_query
from pstgraph.store.result import Result

if TYPE_CHECKING:
    from pstgraph.store.embedded import EmbeddedStore
    from pstgraph.store.publishing import PublishedGraph
    from pstgraph.store.remote import RemoteStore

__all__ = [
    "NamedQuery",
    "RemoteOptions",
    "Result",
    "Store",
    "connect",
    "named_queries",
    "named_query",
    "open_embedded",
    "open_store",
    "publish",
]


def open_embedded(*folders: str | PathLike[str]) -> EmbeddedStore:
    """Load plans into a store in memory; see :func:`pstgraph.store.embedded.open_embedded`."""
    from pstgraph.store import embedded

    return embedded.open_embedded(*folders)


def open_store(folder: str | PathLike[str], *data: str | PathLike[str]) -> EmbeddedStore:
    """Open a store kept in a folder; see :func:`pstgraph.store.embedded.open_store`."""
    from pstgraph.store import embedded

    return embedded.open_store(folder, *data)


def connect(url: str, options: RemoteOptions | None = None) -> RemoteStore:
    """Use a SPARQL 1.1 endpoint as a store; see :func:`pstgraph.store.remote.connect`."""
    from pstgraph.store import remote

    return remote.connect(url, options)


def publish(store: Store, endpoint: str, options: RemoteOptions | None = None) -> list[PublishedGraph]:
    """Put every graph of a store into another; see :func:`pstgraph.store.publishing.publish`."""
    from pstgraph.store import publishing

    return publishing.publish(store, endpoint, options)
