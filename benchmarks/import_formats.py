"""The import measured on the five shipped plans, written in every format and layout and read back.

Usage: ``python benchmarks/import_formats.py [--only FORMAT…] [-o benchmarks/import.md]``. Documents are those
of ``tests/readers/render``; PDF comes from three programs: reportlab, LibreOffice (of the DOCX and of the
ODT) and Chromium (of the web page), the last two where they are installed. Figures are those of ``pstgraph
evaluate import`` against the shipped plan, reduced to what the layout prints.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from import_documents import PRODUCERS, Made, documents, gold_of, plans  # noqa: E402
from import_sizes import size_rows  # noqa: E402
from startup import machine  # noqa: E402

import pstgraph as pst  # noqa: E402
from pstgraph.errors import PstError  # noqa: E402
from pstgraph.evaluation.import_scores import score  # noqa: E402
from pstgraph.model.json import reading_to_dict  # noqa: E402

GOALS = {"DOCX": 0.97, "ODT": 0.97, "XLSX": 0.97, "ODS": 0.97, "HTML": 0.97, "CSV": 0.97, "PDF": 0.93}
FIELDS = {
    "parents": ("parents", "accuracy"),
    "pilots": ("pilots", "f1"),
    "elected": ("political_pilots", "f1"),
    "deadlines": ("deadlines", "f1"),
    "amounts": ("budgets", "f1"),
    "partners": ("partners", "f1"),
}
Scores = Mapping[str, Any]


def measure(made: Made) -> Scores | str:
    """The figures of one document, or why it could not be read."""
    try:
        read = reading_to_dict(pst.read(made.path, cpas=made.nis))
    except PstError as error:
        return str(error)
    return score(gold_of(made), read)


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that there are."""
    known = [value for value in values if value is not None]
    return statistics.mean(known) if known else None


def part(scores: Scores | str, name: str, figure: str) -> float | None:
    """One figure of a document; an unreadable one counts as zero, a field without values not at all."""
    if isinstance(scores, str):
        return 0.0
    return scores[name][figure] if scores[name]["n"] else None


def shown(value: float | None) -> str:
    """A figure of a table."""
    return "" if value is None else f"{value:.3f}"


def row(form: str, layout: str, by_plan: Mapping[str, Scores | str], names: list[str]) -> str:
    """A format and layout: F1 of each plan, then means over the plans."""
    scores = list(by_plan.values())
    cells = [form, layout, *(shown(part(by_plan[n], "items", "f1")) if n in by_plan else "" for n in names)]
    cells += [shown(mean(part(s, "items", f) for s in scores)) for f in ("precision", "recall")]
    cells.append(f"**{shown(mean(part(s, 'items', 'f1') for s in scores))}**")
    cells += [shown(mean(part(s, *field) for s in scores)) for field in FIELDS.values()]
    return f"| {' | '.join(cells)} |"


def summary(results: Mapping[tuple[str, str], Mapping[str, Scores | str]]) -> list[str]:
    """The mean and the worst document of each format, beside the goal."""
    lines = ["| format | documents | F1 mean | F1 worst | goal |", "|---|---:|---:|---:|---:|"]
    for form in dict.fromkeys(form for form, _ in results):
        values = [
            part(s, "items", "f1") or 0.0 for (f, _), by in results.items() if f == form for s in by.values()
        ]
        goal, found = GOALS.get(form.split(",")[0], 0), statistics.mean(values)
        cells = [form, str(len(values)), f"**{found:.3f}**", f"{min(values):.3f}"]
        lines.append(f"| {' | '.join(cells)} | {goal} {'reached' if found >= goal else 'missed'} |")
    return lines


def details(results: Mapping[tuple[str, str], Mapping[str, Scores | str]]) -> list[str]:
    """What was missed and found too much, at most three of each in a document."""
    lines = []
    for (form, layout), by_plan in results.items():
        for name, scores in by_plan.items():
            if isinstance(scores, str):
                lines.append(f"- {form}, {layout}, {name}: {scores}")
            elif scores["missed"] or scores["spurious"]:
                words = [f"missed {len(scores['missed'])}", f"too much {len(scores['spurious'])}"]
                words += [f"− {one}" for one in scores["missed"][:3]]
                words += [f"+ {one}" for one in scores["spurious"][:3]]
                lines.append(f"- {form}, {layout}, {name}: {'; '.join(words)}")
    return lines


def commit() -> str:
    """The commit that is measured, and whether the readers differ from it."""
    words = ["git", "log", "-1", "--format=%h, %cs"]
    found = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    words = ["git", "status", "--porcelain", "--", "pstgraph/readers", "pstgraph/link"]
    changed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return f"{found or 'unknown'}{' with changes not committed' if changed else ''}"


def page(results: Mapping[tuple[str, str], Mapping[str, Scores | str]], sizes: list[str]) -> str:
    """The whole page."""
    names = list(dict.fromkeys(name for by_plan in results.values() for name in by_plan))
    heads = ["format", "layout", *names, "precision", "recall", "F1", *FIELDS]
    missing = [f"{name} is not installed." for name, there in PRODUCERS.items() if not there]
    lines = [
        "# Import of every format",
        "",
        "Written by `make benchmark-import`: the five shipped plans in the layouts of `tests/readers/render`",
        "are read back without corrections and scored against the shipped plan, as far as the layout has it.",
        "Columns of plans hold the F1 of items; the others are means over the plans that have any to count.",
        f"Machine: {machine()}. Commit {commit()}. {' '.join(missing)}".rstrip(),
        "",
        *summary(results),
        "",
        f"| {' | '.join(heads)} |",
        "|---|---|" + "---:|" * (len(heads) - 2),
        *(row(form, layout, by_plan, names) for (form, layout), by_plan in results.items()),
        "",
        *sizes,
        "",
        "## What went wrong",
        "",
        *details(results),
    ]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", help="formats to measure; nothing is written unless -o is given")
    parser.add_argument("-o", "--output", type=Path, help="the page (benchmarks/import.md)")
    chosen = parser.parse_args()
    results: dict[tuple[str, str], dict[str, Scores | str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for made in documents(plans(), Path(folder), chosen.only):
            scores = measure(made)
            results.setdefault((made.form, made.layout), {})[made.name] = scores
            told = scores if isinstance(scores, str) else shown(scores["items"]["f1"])
            print(f"{made.form:18} {made.layout:12} {made.name:14} {told}", file=sys.stderr, flush=True)
        sizes = size_rows(Path(folder)) if not chosen.only or "sizes" in chosen.only else []
    text = page(results, sizes)
    output = chosen.output or (None if chosen.only else ROOT / "benchmarks" / "import.md")
    if output is not None:
        output.write_text(text, encoding="utf-8")
    print(text.partition("## What went wrong")[0])
    if output is None:
        print("\n".join(details(results)))


if __name__ == "__main__":
    main()
