"""``pstgraph evaluate similarity``: the ranking of actions against graded pairs."""

from __future__ import annotations

from pathlib import Path

import click

from pstgraph.present.cli.options import Session, examples, pass_session
from pstgraph.present.cli.output import emit
from pstgraph.present.tables import to_json


@click.command(epilog=examples("pstgraph evaluate similarity benchmarks/gold/synergy-dev.tsv --automatic"))
@click.argument("gold", metavar="GOLD.tsv", type=click.Path(path_type=Path))
@click.option("--automatic", is_flag=True, help="Ignore reviewed themes: rank from the text alone.")
@pass_session
def similarity(session: Session, gold: Path, automatic: bool) -> None:
    """Measure the similarity of actions against GOLD.tsv, pairs of actions graded 0 to 3 by readers."""
    from pstgraph.analysis.similarity import SimilarityIndex
    from pstgraph.analysis.study import study
    from pstgraph.evaluation.similarity_scores import ranker, read_pairs, score

    pairs = read_pairs(gold)
    units = study(session.open()).units
    emit(to_json(score(pairs, units, ranker(SimilarityIndex(units, automatic)))))
