"""Golden outputs of the command line, on two invented plans.

``python tests/present/golden_cli.py`` writes them anew; look at the difference before committing it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
GOLDEN = TESTS / "golden" / "cli"
INVENTED = ("complete-plan.ttl", "neighbour-plan.ttl")

CASES: dict[str, tuple[list[str], int | None]] = {
    "plans": (["plans"], None),
    "plans-80": (["plans"], 80),
    "plans-en-120": (["--lang", "en", "plans"], 120),
    "plans.csv": (["plans", "--format", "csv"], None),
    "plans.json": (["plans", "--format", "json"], None),
    "show-80": (["show", "Ath"], 80),
    "show-en-120": (["--lang", "en", "show", "51067"], 120),
    "show.md": (["show", "Enghien", "--format", "markdown"], None),
    "show.csv": (["show", "Enghien", "--format", "csv"], None),
    "partners-80": (["partners"], 80),
    "partners-shared-80": (["partners", "--shared"], 80),
    "partners-shared-120": (["partners", "--shared"], 120),
    "partners.tsv": (["partners", "--format", "tsv"], None),
    "partners-shared.json": (["partners", "--shared", "--format", "json"], None),
    "check-80": (["check", "Enghien"], 80),
    "check-summary-100": (["check", "--summary"], 100),
    "check-level.csv": (["check", "Ath", "--level", "law", "--format", "csv"], None),
    "query-80": (["query", "plans-overview"], 80),
    "query.csv": (["query", "shared-partners", "--format", "csv"], None),
    "query.tsv": (["query", "shared-partners", "--format", "tsv"], None),
    "demo-80": (["demo", "--no-report"], 80),
    "export.csv": (["export", "Ath", "--to", "csv"], None),
}
"""Name of a golden file → arguments and width of the screen (None: a pipe)."""


def data_folder(place: Path) -> Path:
    """Make a data folder of the invented plans."""
    (place / "plans").mkdir(parents=True)
    for name in INVENTED:
        shutil.copy(TESTS / "data" / name, place / "plans" / name)
    return place


def produce(data: Path, arguments: list[str], width: int | None) -> str:
    """Output of a command, stdout then stderr, in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])
    if width:
        environment["COLUMNS"] = str(width)
    ran = subprocess.run(
        [sys.executable, "-m", "pstgraph", "--data", str(data), "--as-of", "2026-01-01", *arguments],
        env=environment | {"NO_COLOR": "1"},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ran.stderr, ran.stderr.decode()
    return (ran.stdout.decode() + "--- stderr\n" + ran.stderr.decode()).replace("\r\n", "\n")


def main() -> None:
    """Write all golden files anew."""
    with tempfile.TemporaryDirectory() as place:
        data = data_folder(Path(place) / "data")
        for name, (arguments, width) in CASES.items():
            (GOLDEN / f"{name}.txt").write_text(produce(data, arguments, width), encoding="utf-8")


if __name__ == "__main__":
    main()
