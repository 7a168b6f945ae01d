"""``pstgraph query``: run a named query, or any SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from pstgraph.errors import InputError, UsageError
from pstgraph.present.cli.options import RDF_FORMATS, Session, examples, format_option, pass_session
from pstgraph.present.cli.output import emit, note, screen, show
from pstgraph.present.rdf_text import rdf_text

if TYPE_CHECKING:
    from pstgraph.store import NamedQuery, Result


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from pstgraph.resources import queries_dir

    names = sorted(path.stem for path in queries_dir().glob("*/*.rq"))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


@click.command(
    epilog=examples(
        "pstgraph query shared-partners",
        "pstgraph query actions-by-theme -p 'theme=médiation de dettes' --format csv",
        "echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | pstgraph query -",
    )
)
@click.argument("query", metavar="NAME|FILE|-", shell_complete=_complete)
@click.option("-p", "--param", multiple=True, metavar="NAME=VALUE", help="Value of a parameter; repeatable.")
@format_option(*RDF_FORMATS)
@pass_session
def query(session: Session, query: str, param: tuple[str, ...], fmt: str) -> None:
    """Run a named query (see 'pstgraph queries'), a SPARQL file, or SPARQL from stdin.

    JSON, CSV and TSV are those of SPARQL 1.1; Turtle and JSON-LD are for CONSTRUCT and DESCRIBE.
    """
    asked = find(query)
    values = _values(param)
    for given in values:
        asked.parameter(given)  # a wrong name is told before anything is loaded
    if session.as_of:
        # --as-of is the day that "today" means
        values = dict.fromkeys(_today(asked), session.as_of.isoformat()) | values
    result = session.open().run(asked, **values)
    _print(result, asked, fmt, session)


def find(name: str) -> NamedQuery:
    """Find the query meant: ``-`` is stdin, then a shipped name, then a file."""
    from pstgraph.store.queries import is_name, named_queries, named_query, parse_query

    if name == "-":
        return parse_query(_read_stdin(), "stdin")
    path = Path(name)
    if path.is_file() and not (is_name(name) and name in {known.name for known in named_queries()}):
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError("the query is not UTF-8 text", name, "give a SPARQL file") from error
        return parse_query(text, name, path)
    if not is_name(name):
        if any(mark in name for mark in "{}"):
            raise UsageError("a query's text is read from a file or from stdin", None, "pipe it to 'query -'")
        raise InputError("there is no such file", name, "give a name of 'pstgraph queries' or a file")
    return named_query(name)


def _read_stdin() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise InputError("the query is not UTF-8 text", "stdin", "give SPARQL") from error


def _values(param: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for entry in param:
        name, equals, value = entry.partition("=")
        if not equals or not name:
            raise UsageError(f"{entry!r} is no parameter", "-p", "write -p name=value")
        if name in values:
            raise UsageError(f"{name} is given twice", "-p", "give it once")
        values[name] = value
    return values


def _today(asked: NamedQuery) -> list[str]:
    return [entry.name for entry in asked.parameters if entry.type == "date" and entry.default == "today"]


def _print(result: Result, asked: NamedQuery, fmt: str, session: Session) -> None:
    from pstgraph.present.query_views import listing

    if fmt in RDF_FORMATS:
        if not result.is_graph:
            raise UsageError(f"a SELECT or ASK gives no {fmt}", "--format", "ask for json, csv or tsv")
        emit(rdf_text(result.triples(), fmt))
    elif fmt == "json":
        emit(result.to_json())
    elif fmt == "csv":
        emit(result.to_csv())
    elif fmt == "tsv":
        emit(result.to_tsv())
    else:
        show(listing(result, asked, session.lang, title=screen().terminal), fmt, session.lang)  # type: ignore[arg-type]
    if not len(result):
        note({"fr": "Aucune ligne.", "en": "No row."}[session.lang])
