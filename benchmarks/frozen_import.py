"""The import measured on documents that its authors had not seen (``benchmarks/frozen``), in one command.

Usage: python benchmarks/frozen_import.py [FOLDER]   (writes benchmarks/FOLDER.md; ``frozen``, ``unseen/a`` …)

Figures are those of ``pstgraph evaluate import``. The first ones, taken on the day the documents were frozen,
stay in ``benchmarks/frozen/first.md``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pstgraph as pst
from pstgraph.errors import InputError
from pstgraph.evaluation.import_scores import SCORED, score
from pstgraph.model.json import reading_to_dict

HERE = Path(__file__).parent
FOLDER = sys.argv[1].strip("/") if len(sys.argv) > 1 else "frozen"
FROZEN = HERE / FOLDER
LEVEL_WORDS = re.compile(r"^[^\d]*(?=\d)")
FIELDS: dict[str, tuple[str, str]] = {
    "parents": ("parents", "accuracy"),
    "numbers": ("numbers", "accuracy"),
    "their figures": ("figures", "accuracy"),
    "volets": ("volets", "accuracy"),
    "pilots": ("pilots", "f1"),
    "elected": ("political_pilots", "f1"),
    "deadlines": ("deadlines", "f1"),
    "dates": ("deadlines", "dates"),
    "amounts": ("budgets", "f1"),
    "named partners": ("named_partners", "f1"),
    "partners": ("partners", "f1"),
    "lines": ("evidence", "accuracy"),
}


def plans() -> list[tuple[Path, dict[str, Any]]]:
    """Each frozen plan with its gold."""
    found = []
    for path in sorted((FROZEN / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        found.append((FROZEN / "plans" / gold["source"], gold))
    return found


def not_plans() -> list[Path]:
    """The documents that are no plans."""
    return sorted((FROZEN / "not_plans").glob("*"))


def measure(document: Path, gold: Mapping[str, Any]) -> dict[str, Any] | str:
    """The figures of one document, or why it could not be read."""
    try:
        read = reading_to_dict(pst.read(document))
    except InputError as error:
        return str(error)
    told = bool(read["cpas"] and read["cpas"]["nis"] == gold["nis"])
    scores = score(gold, read)
    scores["figures"] = score(bare_numbers(gold), bare_numbers(read))["numbers"]
    return {**scores, "cpas": told}


def bare_numbers(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The plan with "OS 1.1" and "Action 3" as 1.1 and 3: what is a part of a number is a matter of taste."""
    items = [
        {**item, "number": LEVEL_WORDS.sub("", item["number"]) if item["number"] else None}
        for item in plan["items"]
    ]
    return {**plan, "items": items}


def figure(scores: Mapping[str, Any], field: str) -> tuple[float | None, int]:
    """One figure, with what it is counted over."""
    name, part = FIELDS[field]
    values = scores[name]["dates"] if part == "dates" else scores[name]
    value = values["f1" if part == "dates" else part]
    return (value if values["n"] else None), values["n"]


def row(document: Path, scores: Mapping[str, Any] | str) -> str:
    """One row of the table."""
    if isinstance(scores, str):
        return f"| {document.name} | {scores} |" + " |" * (len(FIELDS) + 3)
    items = scores["items"]
    cells = [document.name, str(items["n"])]
    cells += [f"{items['precision']:.3f}", f"{items['recall']:.3f}", f"**{items['f1']:.3f}**"]
    for field in FIELDS:
        value, _ = figure(scores, field)
        cells.append("" if value is None else f"{value:.3f}")
    return f"| {' | '.join(cells)} |"


def mean_row(all_scores: list[Mapping[str, Any]]) -> str:
    """Means over the documents that have something to count."""
    cells = ["**mean**", str(sum(s["items"]["n"] for s in all_scores))]
    for part in ("precision", "recall", "f1"):
        cells.append(f"**{sum(s['items'][part] for s in all_scores) / len(all_scores):.3f}**")
    for field in FIELDS:
        values = [value for s in all_scores if (value := figure(s, field)[0]) is not None]
        cells.append(f"{sum(values) / len(values):.3f}" if values else "")
    return f"| {' | '.join(cells)} |"


def commit() -> str:
    """The commit that is measured, as far as git knows it."""
    words = ["git", "log", "-1", "--format=%h, %cs"]
    ran = subprocess.run(words, cwd=HERE, capture_output=True, text=True, check=False)
    return ran.stdout.strip() or "unknown"


def objectives(document: Path) -> str:
    """How many objectives and items a document that is no plan gives, and what is said of it."""
    try:
        reading = pst.read(document)
    except InputError as error:
        return f"| {document.name} | {error} | | |"
    kinds = [item.kind for item in reading.plan.items]
    found = sum(kind.endswith("objective") for kind in kinds)
    note = reading.notes[0].message if reading.notes else ""
    return f"| {document.name} | {found} | {len(kinds)} | {note} |"


def details(document: Path, scores: Mapping[str, Any]) -> list[str]:
    """What was missed and what was found too much."""
    lines = [f"### {document.name}", ""]
    lines += [f"- missed: {words}" for words in scores["missed"]]
    lines += [f"- too much: {words}" for words in scores["spurious"]]
    return [*lines, ""] if len(lines) > 2 else []


def main() -> None:
    """Measure and write the tables."""
    measured = [(document, measure(document, gold)) for document, gold in plans()]
    good = [scores for _, scores in measured if not isinstance(scores, str)]
    told = sum(bool(scores["cpas"]) for scores in good)
    heads = ["document", "items", "precision", "recall", "F1", *FIELDS]
    lines = [
        f"# Import of the documents of `{FOLDER}`",
        "",
        f"Written by `python benchmarks/frozen_import.py {FOLDER}`;",
        f"documents and gold in `benchmarks/{FOLDER}`.",
        f"Commit {commit()}. CPAS told right from {told} of {len(measured)} documents.",
        f"Items: {', '.join(SCORED)}. An empty cell: the gold has nothing to count there.",
        "",
        f"| {' | '.join(heads)} |",
        "|---|" + "---:|" * (len(heads) - 1),
        *(row(document, scores) for document, scores in measured),
        mean_row(good),
        "",
        "## Documents that are not plans",
        "",
        "| document | objectives | items | note |",
        "|---|---:|---:|---|",
        *(objectives(document) for document in not_plans()),
        "",
        "## What went wrong",
        "",
    ]
    for document, scores in measured:
        if not isinstance(scores, str):
            lines += details(document, scores)
    (HERE / f"{FOLDER}.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print("\n".join(lines[: lines.index("## What went wrong")]))


if __name__ == "__main__":
    main()
