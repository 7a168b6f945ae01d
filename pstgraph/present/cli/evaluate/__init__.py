"""``pstgraph evaluate``: measures against gold files, one module a measure."""

from __future__ import annotations

import click

from pstgraph.present.cli.lazy import LazyGroup
from pstgraph.present.cli.options import examples

_HERE = "pstgraph.present.cli.evaluate"

MEASURES: dict[str, tuple[str, str]] = {
    "import": (f"{_HERE}.import_:evaluate_import", "Measure the reading of a document."),
    "similarity": (f"{_HERE}.similarity:similarity", "Measure the similarity of actions."),
}


@click.group(
    cls=LazyGroup,
    lazy=MEASURES,
    epilog=examples(
        "pstgraph evaluate import benchmarks/gold/onhaye.json data/sources/002_bdb745d5b1d0be09.txt"
    ),
)
def evaluate() -> None:
    """Measure what the program does against what a person did, as JSON."""
