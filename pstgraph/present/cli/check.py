"""``pstgraph check``: integrity and completeness, as sentences a person can act on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pstgraph.errors import InputError
from pstgraph.present.cli.options import Session, complete_plan, examples, format_option, pass_session
from pstgraph.present.cli.output import emit, note, screen, show
from pstgraph.present.tables import Format

if TYPE_CHECKING:
    from pstgraph.rdf.check import CheckReport

_TURTLE = (".ttl", ".nt")
LEVELS = ("integrity", "law", "guide", "practice")


@click.command(
    epilog=examples(
        "pstgraph check 91103",
        "pstgraph check --summary",
        "pstgraph check Dinant --level law --format csv",
        "pstgraph --as-of 2026-01-01 check --summary --format json",
    )
)
@click.argument("plans", nargs=-1, metavar="[PLAN_OR_FILE]...", shell_complete=complete_plan)
@click.option(
    "--summary", is_flag=True, help="One row a rule: how many elements it looked at and how many failed."
)
@click.option(
    "--level", "levels", type=click.Choice(LEVELS), multiple=True, help="Show this level only; repeatable."
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS[:3]),
    default="integrity",
    show_default=True,
    help="Level from which a finding makes the exit code 1.",
)
@format_option()
@pass_session
def check(
    session: Session,
    plans: tuple[str, ...],
    summary: bool,
    levels: tuple[str, ...],
    fail_on: str,
    fmt: Format,
) -> int:
    """Check plans of the graph, or files: integrity, law, guide, good practice.

    A finding on completeness says what was not found in the published document, never that the CPAS lacks
    it. A FILE is a plan in Turtle or a document, which is read first. Exit code 1: integrity does not hold.
    """
    from pstgraph.present import check_views
    from pstgraph.rdf.check import worst

    report = _report(session, plans)
    width = screen().width
    if fmt == "table" and width and not summary:
        emit(check_views.grouped(report, session.lang, levels, width))
    else:
        view = check_views.summary_listing if summary else check_views.findings_listing
        show(view(report, session.lang, levels), fmt, session.lang)
    note(check_views.in_a_line(report, session.lang))
    return worst(report, fail_on)


def _report(session: Session, names: tuple[str, ...]) -> CheckReport:
    """Check what is named: files apart, plans of the graph together, the whole graph where nothing is."""
    from pstgraph import api
    from pstgraph.rdf.check import merged

    files = [name for name in names if Path(name).is_file()]
    refs = [name for name in names if name not in files]
    reports = []
    if refs or not names:
        graph = session.open()
        reports.append(api.check(graph, *refs, as_of=session.as_of, lang=session.lang).report)
    reports += [_of_file(session, Path(file)) for file in files]
    return merged(reports)


def _of_file(session: Session, file: Path) -> CheckReport:
    """Check a Turtle file of a plan, or a document, which is read first."""
    from pstgraph import api
    from pstgraph.rdf.check import check as check_graphs
    from pstgraph.rdf.write import plan_triples

    if file.suffix.lower() in _TURTLE:
        return api.check(api.load(file), as_of=session.as_of, lang=session.lang).report
    reading = api.read(file)
    if reading.plan.iri is None:
        remedy = "import it with --cpas NAME_OR_NIS, then check the Turtle"
        raise InputError("whose plan this is cannot be told from the document", str(file), remedy)
    return check_graphs(
        {reading.plan.iri or "": plan_triples(reading.plan)},
        as_of=session.as_of,
        lang=session.lang,
        documents=[file.parent],
    )
