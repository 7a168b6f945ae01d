"""``pstgraph report``: the federation's report, one self-contained file."""

from __future__ import annotations

from pathlib import Path

import click

from pstgraph.errors import UsageError
from pstgraph.present.cli.options import Session, examples, pass_session
from pstgraph.present.cli.output import note
from pstgraph.present.files import write_atomic


@click.command(
    epilog=examples("pstgraph report -o out/rapport.html", "pstgraph report --cpas 91103 -o out/onhaye.html")
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write."
)
@click.option(
    "--cpas", metavar="PLAN", help="The report of one CPAS: its NIS code, its name, or its plan's IRI."
)
@click.option(
    "--max-km",
    default=30.0,
    show_default=True,
    type=click.FloatRange(min=0),
    help="Kilometres between seats within which two CPAS are near.",
)
@pass_session
def report(session: Session, output: Path, cpas: str | None, max_km: float) -> None:
    """Write the French report for a federation meeting or for one CPAS, as one HTML file."""
    if output.suffix.lower() not in (".html", ".htm"):
        raise UsageError("a report is an HTML page", str(output), "end its name in .html")
    from pstgraph.present.report import build_report

    graph = session.open()
    nis = graph.plan(cpas).cpas.nis if cpas else None  # type: ignore[union-attr]
    write_atomic(output, build_report(graph, nis, session.day(), max_km, two_processes=True))
    note(f"{output}: written.")
