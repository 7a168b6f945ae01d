"""``pstgraph evaluate import``: a reading against a plan read by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from pstgraph.errors import InputError
from pstgraph.present.cli.options import examples
from pstgraph.present.cli.output import emit
from pstgraph.present.tables import to_json


@click.command(
    name="import",
    epilog=examples(
        "pstgraph evaluate import benchmarks/gold/erezee.json data/sources/000_f2573f0beeace6e9.txt"
    ),
)
@click.argument("gold", metavar="GOLD.json", type=click.Path(path_type=Path))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Corrections of a person: the corrected reading is measured too.",
)
def evaluate_import(gold: Path, file: Path, corrections: Path | None) -> None:
    """Measure the machine reading of FILE, and the corrected one, against GOLD.json.

    Items match on kind and folded label, their parent breaking ties; fields are measured on matched items.
    """
    from pstgraph.evaluation.import_scores import score
    from pstgraph.model.json import reading_to_dict
    from pstgraph.review.importing import import_document

    wanted = read_gold(gold)
    machine = score(wanted, reading_to_dict(import_document(file)))
    corrected = None
    if corrections:
        corrected = score(wanted, reading_to_dict(import_document(file, corrections=corrections)))
    emit(to_json({"machine": machine, "corrected": corrected}))


def read_gold(path: Path) -> Mapping[str, Any]:
    """Read a gold file: an object with ``items``, each with at least a kind and a label."""
    from pstgraph.model.json import loads

    try:
        text = path.read_text("utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"the gold file cannot be read ({reason})", str(path), "check the path") from error
    except UnicodeDecodeError as error:
        raise InputError("the gold file is not UTF-8 text", str(path), "give a JSON file") from error
    gold = loads(text, str(path))
    items = gold.get("items") if isinstance(gold, dict) else None
    if not isinstance(items, list) or not all(
        isinstance(i, dict) and "kind" in i and "label" in i for i in items
    ):
        raise InputError(
            "this is no gold file", str(path), "give an object with items, as benchmarks/gold has"
        )
    found: Mapping[str, Any] = gold
    return found
