"""The answer to a query: rows of Python values, SPARQL bindings, a frame, and the W3C's formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from pstgraph.store.terms import XSD, Term, from_oxigraph, python_value, to_oxigraph

if TYPE_CHECKING:
    import pandas as pd
    import pyoxigraph as ox

ColumnType = Literal["iri", "string", "integer", "decimal", "boolean", "date"]
Labeller = Callable[[Iterable[str], str], dict[str, str]]
_GRAPH_COLUMNS = ("subject", "predicate", "object")
_PYTHON_TYPES: tuple[tuple[type | tuple[type, ...], ColumnType], ...] = (
    (bool, "boolean"),
    (int, "integer"),
    ((Decimal, float), "decimal"),
    (date, "date"),
)


def _no_labels(iris: Iterable[str], lang: str) -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class Result:
    """Answer to one query.

    Parameters
    ----------
    columns
        Names of the variables, in the order of the query; there also when no row is.
    bindings
        One mapping a row from variable to term, as in SPARQL 1.1 results JSON; an unbound variable is absent.
    boolean
        The answer to an ASK, else None. It is then also the one row's one value.
    is_graph
        True for CONSTRUCT and DESCRIBE, whose rows are subject, predicate, object.
    types
        Type of each column where the query's head declares it.
    labeller
        Finds the labels of IRIs in a language, in the store that answered.

    Examples
    --------
    >>> answer = Result(("n",), ({"n": {"type": "literal", "value": "x"}},))
    >>> answer.rows, len(answer)
    ([{'n': 'x'}], 1)
    """

    columns: tuple[str, ...]
    bindings: tuple[Mapping[str, Term], ...]
    boolean: bool | None = None
    is_graph: bool = False
    types: Mapping[str, ColumnType] = field(default_factory=dict)
    labeller: Labeller = field(default=_no_labels, repr=False, compare=False)

    @classmethod
    def from_json(cls, answer: Mapping[str, Any], **more: Any) -> Result:
        """Make a result of SPARQL 1.1 results JSON, already parsed and known to be complete."""
        if "boolean" in answer:
            said = bool(answer["boolean"])
            term = {"type": "literal", "value": str(said).lower(), "datatype": XSD + "boolean"}
            return cls(("boolean",), ({"boolean": term},), boolean=said, **more)
        columns = tuple(answer["head"].get("vars", ()))
        return cls(columns, tuple(answer["results"]["bindings"]), **more)

    @classmethod
    def from_triples(cls, triples: Iterable[ox.Triple], labeller: Labeller = _no_labels) -> Result:
        """Make a result of the triples of a CONSTRUCT or DESCRIBE, in a fixed order."""
        texts = [
            (from_oxigraph(t.subject), from_oxigraph(t.predicate), from_oxigraph(t.object)) for t in triples
        ]
        texts.sort(key=lambda row: [sorted(term.items()) for term in row])
        rows = tuple(dict(zip(_GRAPH_COLUMNS, row, strict=True)) for row in texts)
        return cls(_GRAPH_COLUMNS, rows, is_graph=True, labeller=labeller)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Rows as Python values; every column is there, None where unbound."""
        return [{name: python_value(row.get(name)) for name in self.columns} for row in self.bindings]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.bindings)

    def iri_columns(self) -> tuple[str, ...]:
        """Columns that hold IRIs: as the head declares, else as all the values are."""
        return tuple(name for name in self.columns if self.column_type(name) == "iri")

    def column_type(self, name: str) -> ColumnType:
        """Type of a column: declared by the query's head, else that of all its values, else string."""
        if name in self.types:
            return self.types[name]
        kinds = {_term_type(row[name]) for row in self.bindings if name in row}
        if kinds == {"integer", "decimal"}:
            return "decimal"
        return kinds.pop() if len(kinds) == 1 else "string"

    def labels(self, lang: str = "fr") -> dict[str, str]:
        """Labels of all IRIs in the IRI columns, in one language where known, else in another."""
        wanted = {row[name]["value"] for name in self.iri_columns() for row in self.bindings if name in row}
        return self.labeller(sorted(wanted), lang)

    def to_frame(self, lang: str = "fr", *, labels: bool = True) -> pd.DataFrame:
        """Give the rows as a pandas frame.

        Parameters
        ----------
        lang
            Language of the labels, ``fr`` or ``en``.
        labels
            Whether a column ``X_label`` follows each IRI column X; one that the query selects itself is kept.

        Returns
        -------
        pandas.DataFrame
            One row a solution. Columns are those of the query, also when it is empty, with nullable types
            (string, Int64, Float64, boolean, datetime64[s]); missing is ``pandas.NA`` (``NaT`` for dates).
        """
        from pstgraph.store.frames import frame

        return frame(self, lang, labels)

    def to_json(self) -> str:
        """Write SPARQL 1.1 results JSON (a graph is written as its rows of subject, predicate, object)."""
        from pstgraph.store.writers import to_json

        return to_json(self)

    def to_csv(self) -> str:
        """Write SPARQL 1.1 results CSV: plain values, CRLF."""
        from pstgraph.store.writers import to_csv

        return to_csv(self)

    def to_tsv(self) -> str:
        """Write SPARQL 1.1 results TSV: terms in Turtle syntax."""
        from pstgraph.store.writers import to_tsv

        return to_tsv(self)

    def triples(self) -> list[ox.Triple]:
        """Give the triples of a CONSTRUCT or DESCRIBE; empty for any other form."""
        import pyoxigraph as ox

        if not self.is_graph:
            return []
        rows = ([to_oxigraph(row[name]) for name in _GRAPH_COLUMNS] for row in self.bindings)
        return [ox.Triple(*row) for row in rows]  # type: ignore[arg-type]


def _term_type(term: Term) -> ColumnType:
    if term["type"] == "uri":
        return "iri"
    value = python_value(term)
    for kind, name in _PYTHON_TYPES:
        if isinstance(value, kind):
            return name
    return "string"
