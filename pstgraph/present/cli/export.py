"""``pstgraph export``: a plan as a file."""

from __future__ import annotations

from pathlib import Path

import click

from pstgraph.present.cli.options import Session, complete_plan, examples, output_option, pass_session
from pstgraph.present.cli.output import deliver, note
from pstgraph.present.export import FORMS


@click.command(
    epilog=examples(
        "pstgraph export 91103 --to csv -o onhaye.csv",
        "pstgraph export Erezée --to turtle",
        "pstgraph export Dinant --to jsonld -o dinant.jsonld",
        "pstgraph export Saint-Léger --to ecomptes-in -o saint-leger.xml",
    )
)
@click.argument("plan", metavar="PLAN", shell_complete=complete_plan)
@click.option("--to", type=click.Choice(list(FORMS)), required=True, help="Form of the file.")
@output_option("File to write, whole or not at all; stdout by default.")
@pass_session
def export(session: Session, plan: str, to: str, output: Path | None) -> None:
    """Write a plan to a file; what the form cannot hold is told on stderr, one line each."""
    from pstgraph.present.export import export_plan

    graph = session.open()
    exported = export_plan(graph, graph.find_plan(plan), to, session.lang)
    deliver(exported.text, output, session.lang)
    for loss in exported.losses:
        note({"fr": "Perdu : ", "en": "Lost: "}[session.lang] + loss + ".")
    for value in exported.neutral:
        note({"fr": "Valeur neutre : ", "en": "Neutral value: "}[session.lang] + value + ".")
