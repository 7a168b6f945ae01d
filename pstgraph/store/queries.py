"""The named queries: one file a question, its head in ``#+`` lines of YAML, its parameters as terms.

A parameter ``?x`` stands in the body as the exact text ``VALUES ?x { UNDEF }``, so that the file runs as it
is in any SPARQL tool. A value given replaces that text by ``VALUES ?x { <term> }``; nothing else is touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pstgraph.errors import InputError, UsageError, nearest
from pstgraph.resources import queries_dir
from pstgraph.store.locate import suggest
from pstgraph.store.result import ColumnType

ParameterType = Literal["iri", "string", "integer", "date", "nis", "plan"]
AUDIENCES = ("officer", "researcher", "quality")
LANGUAGES = ("fr", "en")
_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query.

    ``type`` is iri, string, integer, date, nis (a CPAS, by NIS code or name) or plan (as PLAN on the command
    line). ``base`` completes a short value into an IRI (``gas`` → ``https://w3id.org/pst/id/org/gas``).
    ``default`` None means no restriction; a date may default to ``today``.
    """

    name: str
    type: ParameterType
    labels: Mapping[str, str]
    default: str | int | None = None
    base: str | None = None

    @property
    def placeholder(self) -> str:
        """The text that stands for the parameter in the body of the query."""
        return f"VALUES ?{self.name} {{ UNDEF }}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a named query: variable, type, label in each language."""

    name: str
    type: ColumnType
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with its SPARQL text.

    ``titles`` and ``questions`` are keyed by language; ``cq`` is the competency question's number or None.
    """

    name: str
    titles: Mapping[str, str]
    questions: Mapping[str, str]
    audience: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cq: str | None
    text: str
    path: Path | None = None

    def parameter(self, name: str) -> Parameter:
        """Return one parameter by its name; UsageError with the nearest names where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = [parameter.name for parameter in self.parameters]
        remedy = nearest(name, known) if known else "the query takes no parameter"
        raise UsageError(f"the query has no parameter named {name}", self.name, remedy)

    @property
    def types(self) -> dict[str, ColumnType]:
        """Declared type of each column."""
        return {column.name: column.type for column in self.columns}


def named_queries() -> list[NamedQuery]:
    """All shipped queries, sorted by name.

    >>> "shared-partners" in [query.name for query in named_queries()]
    True
    """
    return [_read(str(path)) for _, path in sorted(_paths().items())]


def named_query(name: str) -> NamedQuery:
    """One shipped query by its name, or by the number of its competency question (``CQ07``).

    Raises
    ------
    UsageError
        When there is none; the nearest names are suggested.

    Examples
    --------
    >>> named_query("CQ01").name == named_query("outline").name
    True
    """
    paths = _paths()
    if name in paths:
        return _read(str(paths[name]))
    if re.fullmatch(r"(?i)cq\d+", name):
        for query in named_queries():
            if query.cq == name.upper():
                return query
    raise UsageError(f"no query is named {name}", None, suggest(name, paths, "see pstgraph queries"))


def is_name(text: str) -> bool:
    """Tell a query's name from a SPARQL text: one word, hyphens allowed.

    >>> is_name("shared-partners"), is_name("ASK { ?s ?p ?o }")
    (True, False)
    """
    return _NAME.fullmatch(text.strip()) is not None


def parse_query(text: str, name: str = "the query", path: Path | None = None) -> NamedQuery:
    """Read a SPARQL text with its ``#+`` head; without a head it is a query that takes no parameter."""
    lines = text.splitlines()
    head = "\n".join(line[2:].removeprefix(" ") for line in lines if line.startswith("#+"))
    where = str(path) if path else name
    try:
        said = _yaml(head) if head else {}
        query = _of_head(said, name, text, path)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(
            f"the head of the query is not as expected ({error})", where, "mend its #+ lines"
        ) from error
    for parameter in query.parameters:
        if text.count(parameter.placeholder) != 1:
            raise InputError(
                f"the parameter {parameter.name} is not there exactly once",
                where,
                f"write {parameter.placeholder} once in the body",
            )
    return query


def _of_head(said: Mapping[str, Any], name: str, text: str, path: Path | None) -> NamedQuery:
    parameters = tuple(
        Parameter(key, entry["type"], _labels(entry), entry.get("default"), entry.get("base"))
        for key, entry in (said.get("parameters") or {}).items()
    )
    columns = tuple(
        Column(key, entry["type"], _labels(entry)) for key, entry in (said.get("columns") or {}).items()
    )
    return NamedQuery(
        name=name,
        titles=dict(said.get("title") or {}),
        questions=dict(said.get("question") or {}),
        audience=str(said.get("audience") or ""),
        parameters=parameters,
        columns=columns,
        cq=said.get("cq"),
        text=text,
        path=path,
    )


def _labels(entry: Mapping[str, Any]) -> dict[str, str]:
    return {lang: str(entry[lang]) for lang in LANGUAGES if lang in entry}


def _yaml(head: str) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        said = yaml.load(head, Loader=loader)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error
    if not isinstance(said, dict):
        raise ValueError("no keys")
    return said


@cache
def _paths() -> dict[str, Path]:
    return {path.stem: path for path in sorted(queries_dir().glob("*/*.rq"))}


@cache
def _read(path: str) -> NamedQuery:
    file = Path(path)
    return parse_query(file.read_text(encoding="utf-8"), file.stem, file)
