"""The answer to a query as a listing: labels for people, IRIs only where nothing better is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pstgraph.identifiers import local_name
from pstgraph.present.tables import Column, Lang, Listing

if TYPE_CHECKING:
    from pstgraph.store import NamedQuery, Result

_NARROW = 16
"""Columns whose longest value is not longer are never wrapped."""
_TECHNICAL = ("file", "last_line", "nis")
"""Columns that a narrow screen does without."""
_NUMBERS = ("integer", "decimal")


def listing(result: Result, query: NamedQuery, lang: Lang, *, title: bool = False) -> Listing:
    """Return the rows of a result under the headings that the query's head declares.

    A column of IRIs whose ``…_label`` the query selects is left to programs; any other shows labels.
    """
    known = result.labels(lang) if result.iri_columns() else {}
    rows = [{name: _shown(value, known) for name, value in row.items()} for row in result.rows]
    declared = {column.name: column.labels for column in query.columns}
    columns = []
    for name in result.columns:
        heading = declared.get(name, {}).get(lang, name)
        number = result.column_type(name) in _NUMBERS
        longest = max((len(str(row[name])) for row in rows if row[name] is not None), default=0)
        columns.append(
            Column(
                name,
                heading,
                heading,
                wrap=not number and longest > _NARROW,
                number=number,
                table=f"{name}_label" not in result.columns,
                once=name.endswith("_label") or result.column_type(name) == "iri",
                optional=name in _TECHNICAL,
            )
        )
    return Listing(tuple(columns), rows, title=query.questions.get(lang) if title else None)


def _shown(value: Any, labels: dict[str, str]) -> Any:
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return labels.get(value, local_name(value) or value)
    return value
