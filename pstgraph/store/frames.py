"""Results as pandas frames: fixed columns, nullable types, a label beside each IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pstgraph.identifiers import local_name
from pstgraph.store.result import ColumnType, Result

if TYPE_CHECKING:
    import pandas as pd

DTYPES: dict[ColumnType, str] = {
    "iri": "string",
    "string": "string",
    "integer": "Int64",
    "decimal": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


def frame(result: Result, lang: str = "fr", labels: bool = True) -> pd.DataFrame:
    """Make the frame of a result; see :meth:`pstgraph.store.result.Result.to_frame`."""
    import pandas as pd

    series: dict[str, pd.Series[Any]] = {}
    iri_columns = result.iri_columns() if labels else ()
    known = result.labels(lang) if any(f"{name}_label" not in result.columns for name in iri_columns) else {}
    for name in result.columns:
        kind = result.column_type(name)
        values = [row[name] for row in result.rows]
        try:
            series[name] = pd.Series([_cell(value, kind) for value in values], dtype=DTYPES[kind])
        except (TypeError, ValueError):
            # A value that is not of the type it claims ("soon" as a date) is shown, not lost.
            series[name] = pd.Series([_cell(value, "string") for value in values], dtype="string")
        if name in iri_columns and f"{name}_label" not in result.columns:
            # A thing without a label is shown by the last part of its IRI, never by nothing.
            shown = [None if iri is None else known.get(iri, local_name(iri)) for iri in values]
            series[f"{name}_label"] = pd.Series(shown, dtype="string")
    return pd.DataFrame(series)


def _cell(value: Any, kind: ColumnType) -> Any:
    if value is None:
        return None
    if kind == "decimal":
        return float(value)
    return str(value) if kind in ("iri", "string") else value
