"""The embedded store: Oxigraph inside the process, in memory or in a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from pstgraph.errors import InputError, StoreError
from pstgraph.resources import data_dir
from pstgraph.store.base import Store
from pstgraph.store.loading import load
from pstgraph.store.sparql import QueryShape

if TYPE_CHECKING:
    import rdflib


class EmbeddedStore(Store):
    """Plans in an Oxigraph store of this process.

    Parameters
    ----------
    engine
        The pyoxigraph store.
    where
        Folders or store folder it was made of, for messages.
    files
        From the IRI of each plan to its file, where it came from one.
    """

    def __init__(self, engine: ox.Store, where: str, files: Mapping[str, Path] | None = None) -> None:
        self._engine = engine
        self._where = where
        self.files: dict[str, Path] = dict(files or {})

    @property
    def where(self) -> str:
        """Where the store is, for messages."""
        return self._where

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store itself, for whoever wants its whole interface."""
        return self._engine

    def rdflib(self) -> rdflib.Dataset:
        """Give the same store as an rdflib Dataset through oxrdflib, its default graph the union."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self._engine), default_union=True)

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted."""
        return sorted(g.value for g in self._engine.named_graphs() if isinstance(g, ox.NamedNode))

    def triples(self, graph: str) -> list[ox.Triple]:
        """All triples of one named graph."""
        return [quad.triple for quad in self._engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))]

    def _answer(self, text: str, shape: QueryShape) -> Mapping[str, Any]:
        with self._as_ours(shape, text):
            found = self._run(text, shape)
            assert not isinstance(found, ox.QueryTriples)
            serialized = found.serialize(format=ox.QueryResultsFormat.JSON)
        answer: Mapping[str, Any] = json.loads(serialized or b"{}")
        return answer

    def _triples(self, text: str, shape: QueryShape) -> list[ox.Triple]:
        with self._as_ours(shape, text):
            found = self._run(text, shape)
            assert isinstance(found, ox.QueryTriples)
            return list(found)

    def _run(self, text: str, shape: QueryShape) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        # With the union asked for, Oxigraph would pass over a FROM clause.
        return self._engine.query(shape.prelude + text, use_default_graph_as_union=not shape.has_dataset)

    @contextmanager
    def _as_ours(self, shape: QueryShape, text: str) -> Iterator[None]:
        """Turn the engine's errors into ours."""
        try:
            yield
        except SyntaxError as error:
            raise syntax_error(str(error), text, len(shape.prelude)) from None
        except OSError as error:
            raise StoreError(f"the store cannot be read ({error})", self._where, "make it anew") from None
        except (RuntimeError, ValueError) as error:
            said = str(error)[:1].lower() + str(error)[1:]
            raise InputError(f"the query cannot be run ({said})", "the query", "mend it") from None


def syntax_error(message: str, text: str, shift: int = 0) -> InputError:
    """Error for a query that the engine cannot parse, with line, column and the words where it stopped."""
    found = re.match(r"error at (\d+):(\d+)", message)
    if found is None:
        said = " ".join(message.split())
        return InputError(f"the query is not valid SPARQL ({said})", "the query", "mend it")
    line, column = int(found.group(1)), int(found.group(2))
    if line == 1:
        column = max(1, column - shift)  # what was put before the text is not the reader's
    rest = " ".join("\n".join([*text.splitlines()[line - 1 :], ""])[column - 1 :].split())
    near = f"at {rest[:30]!r}" if rest else "at its end"
    return InputError(
        f"the query is not valid SPARQL {near}", f"the query, line {line}, column {column}", "mend it there"
    )


def open_embedded(*folders: str | PathLike[str]) -> EmbeddedStore:
    """Load plans into a store in memory.

    Parameters
    ----------
    *folders
        Data folders (``plans/*.ttl``, maybe ``leads/*.ttl`` and ``registry/*.ttl``) or Turtle files of plans
        or leads; none means the shipped plans, and so does the word ``shipped``. The shipped vocabulary and
        registry are always there.

    Raises
    ------
    InputError
        A folder without plans, or a file that is not valid Turtle, with its line.
    """
    places = [data_dir() if str(folder) == "shipped" else Path(folder) for folder in folders] or [data_dir()]
    engine = ox.Store()
    files = load(engine, places)
    return EmbeddedStore(engine, ", ".join(map(str, places)), files)


def open_store(folder: str | PathLike[str], *data: str | PathLike[str]) -> EmbeddedStore:
    """Open a store kept in a folder, and put the plans of data folders into it first where some are given.

    Parameters
    ----------
    folder
        Folder of the store; made when `data` is given, opened for reading only when not.
    *data
        Data folders, as for :func:`open_embedded`. Each graph they give replaces the one of the same name.

    Raises
    ------
    StoreError
        The folder holds no store, or another process holds it.
    """
    place = Path(folder)
    if not data:
        if not (place / "CURRENT").is_file():
            raise StoreError(
                "there is no store in this folder", str(place), f"fill one first: pstgraph publish {place}"
            )
        return EmbeddedStore(_engine(place, read_only=True), str(place))
    loaded = open_embedded(*data)
    engine = _engine(place, read_only=False)
    for graph in loaded.graphs():
        name = ox.NamedNode(graph)
        engine.remove_graph(name)
        engine.bulk_extend(loaded.engine.quads_for_pattern(None, None, None, name))
    engine.flush()
    return EmbeddedStore(engine, str(place), loaded.files)


def _engine(place: Path, *, read_only: bool) -> ox.Store:
    try:
        return ox.Store.read_only(str(place)) if read_only else ox.Store(str(place))
    except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB finds the files corrupt
        said = " ".join(str(error).split())
        raise StoreError(
            f"the store cannot be opened ({said})",
            str(place),
            "close the program that holds it, or choose another",
        ) from None
