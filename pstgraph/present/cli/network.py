"""``pstgraph network``: the partnership network as a file or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pstgraph.errors import UsageError
from pstgraph.present.cli.options import Session, examples, pass_session
from pstgraph.present.cli.output import note
from pstgraph.present.files import write_atomic

if TYPE_CHECKING:
    from pstgraph.analysis.networks import Network

ENDINGS = (".gexf", ".graphml", ".json", ".csv", ".svg", ".png", ".html")
TITLES = {
    "partners": "Qui travaille avec qui",
    "classes": "Avec quels genres de partenaires",
    "actions": "Actions et partenaires",
    "cpas": "CPAS qui partagent des partenaires",
}
NOTE = "Ce que les plans publiés nomment ; chaque lien mène à ses mots dans le document."
NOTE_CPAS = "Un lien : les deux plans nomment un même partenaire. Que l’un nomme l’autre n’en fait pas un."


@click.command(
    epilog=examples(
        "pstgraph network -o out/partners.gexf",
        "pstgraph network --kind classes -o out/classes.html",
        "pstgraph network --kind cpas --weight jaccard -o out/cpas.csv",
    )
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=f"File; its ending says what is written: {' '.join(ENDINGS)} (.csv: two files, -nodes and -edges).",
)
@click.option(
    "--kind",
    type=click.Choice(list(TITLES)),
    default="partners",
    show_default=True,
    help="CPAS and named organisations, CPAS and classes of partners, actions and organisations, CPAS alone.",
)
@click.option(
    "--weight",
    type=click.Choice(["count", "newman", "jaccard"]),
    default="newman",
    show_default=True,
    help="Weight of the links between CPAS (kind cpas).",
)
@pass_session
def network(session: Session, output: Path, kind: str, weight: str) -> None:
    """Write the partnership network for Gephi, VOSviewer, a spreadsheet, or as a picture or page."""
    if output.suffix.lower() not in ENDINGS:
        raise UsageError(f"no network format {output.suffix!r}", str(output), f"end in {' '.join(ENDINGS)}")
    from pstgraph.analysis import networks
    from pstgraph.analysis.study import study

    found = study(session.open())
    if kind == "actions":
        made = networks.action_network(found.units, found.registry)
    else:
        made = networks.partner_network(found.units, found.registry, classes=kind == "classes")
        if kind == "cpas":
            made = networks.cpas_network(made, weight)  # type: ignore[arg-type]
    for path, content in _files(made, output, TITLES[kind], NOTE_CPAS if kind == "cpas" else NOTE):
        write_atomic(path, content)
        note(f"{path}: {len(made)} nodes, {made.number_of_edges()} edges.")


def _files(made: Network, output: Path, title: str, words: str) -> list[tuple[Path, str | bytes]]:
    from pstgraph.present.network import formats

    ending = output.suffix.lower()
    if ending == ".csv":
        tables = zip(("-nodes", "-edges"), formats.to_csv(made), strict=True)
        return [(output.with_name(output.stem + name + ".csv"), text) for name, text in tables]
    if ending in (".svg", ".png"):
        from pstgraph.present.plot.network import plot_network
        from pstgraph.present.plot.style import render

        return [(output, render(plot_network(made, title), ending[1:]))]
    if ending == ".html":
        from pstgraph.present.network.html import to_html

        return [(output, to_html(made, title, words))]
    if ending == ".json":
        return [(output, formats.to_vosviewer(made))]
    return [(output, formats.to_gexf(made) if ending == ".gexf" else formats.to_graphml(made))]
