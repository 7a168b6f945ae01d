"""Results in the formats of the W3C: SPARQL 1.1 results JSON, CSV and TSV."""

from __future__ import annotations

import json
import re
from typing import Any

from pstgraph.store.result import Result
from pstgraph.store.terms import XSD, Term, ntriples

# Numbers as Turtle reads them without quotes; "1000" as a decimal would come back as an integer.
_BARE = {
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?\d*\.\d+"),
    XSD + "double": re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+"),
}


def to_json(result: Result) -> str:
    """SPARQL 1.1 Query Results JSON Format (https://www.w3.org/TR/sparql11-results-json/)."""
    answer: dict[str, Any]
    if result.boolean is not None:
        answer = {"head": {}, "boolean": result.boolean}
    else:
        answer = {
            "head": {"vars": list(result.columns)},
            "results": {"bindings": [dict(row) for row in result.bindings]},
        }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def to_csv(result: Result) -> str:
    """SPARQL 1.1 results CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/): plain values, CRLF."""
    lines = [",".join(_quoted(name) for name in result.columns)]
    for row in result.bindings:
        lines.append(",".join(_csv_cell(row.get(name)) for name in result.columns))
    return "".join(line + "\r\n" for line in lines)


def to_tsv(result: Result) -> str:
    """SPARQL 1.1 results TSV: a ``?`` before each name, terms as in Turtle, numbers bare."""
    lines = ["\t".join(f"?{name}" for name in result.columns)]
    for row in result.bindings:
        lines.append("\t".join(_tsv_cell(row.get(name)) for name in result.columns))
    return "".join(line + "\n" for line in lines)


def _csv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    return _quoted(f"_:{term['value']}" if term["type"] == "bnode" else term["value"])


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in '",\r\n') else text


def _tsv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    bare = _BARE.get(term.get("datatype", ""))
    return term["value"] if bare and bare.fullmatch(term["value"]) else ntriples(term)
