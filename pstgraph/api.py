"""The Python face: what ``import pstgraph as pst`` offers, each function doing one thing end to end."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pstgraph.store import NamedQuery, Store

    File = str | PathLike[str]


def load(*folders: File) -> Store:
    """Load plans into a graph in memory.

    Parameters
    ----------
    *folders
        Folders with ``plans/*.ttl``, or Turtle files of plans; none means the shipped plans, and so does
        ``"shipped"`` beside folders of one's own.

    Returns
    -------
    Store
        The graph: one named graph a plan, the vocabulary and the registry; queries see their union.

    Raises
    ------
    InputError
        A folder without plans, or a file that is not valid Turtle.

    Examples
    --------
    >>> import pstgraph as pst
    >>> graph = pst.load()
    >>> graph.plan("Onhaye").cpas.nis
    '91103'
    """
    from pstgraph.resources import data_dir
    from pstgraph.store import open_embedded

    return open_embedded(*(data_dir() if str(folder) == "shipped" else folder for folder in folders))


def open_store(folder: File, *data: File) -> Store:
    """Open a graph kept on disk, after putting the plans of data folders into it where some are given.

    Parameters
    ----------
    folder
        Folder of the store (Oxigraph).
    *data
        Folders or Turtle files of plans, as for :func:`load`.

    Raises
    ------
    StoreError
        The folder holds no store, or another program holds it.
    """
    from pstgraph.store import open_store as open_on_disk

    return open_on_disk(folder, *data)


def connect(url: str) -> Store:
    """Use a graph behind any SPARQL 1.1 endpoint.

    Parameters
    ----------
    url
        Address of the endpoint. Credentials come from the environment or netrc.

    Raises
    ------
    StoreError
        When it is asked and cannot be reached, refuses, or gives a broken answer.
    """
    from pstgraph.store import connect as connect_remote

    return connect_remote(url)


def named_queries() -> list[NamedQuery]:
    """Return the shipped queries, sorted by name.

    Examples
    --------
    >>> import pstgraph as pst
    >>> "shared-partners" in [query.name for query in pst.named_queries()]
    True
    """
    from pstgraph.store import named_queries as shipped_queries

    return shipped_queries()
