"""How long a person waits: cold runs of commands, against the time Python itself needs to start.

Run: ``python benchmarks/startup.py [--repeat 7] [-o benchmarks/startup.md]``. Each command runs in a new
process, in turns, so that a busy moment of the machine hits all of them alike; medians are told, with
their ratio to an empty Python. Nothing is asserted: times belong to a machine, not to a test.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS: dict[str, tuple[list[str], float | None]] = {
    "python -c pass": (["-c", "pass"], None),
    "python -c 'import pstgraph'": (["-c", "import pstgraph"], None),
    "pstgraph --help": (["-m", "pstgraph", "--help"], 0.4),
    "pstgraph queries": (["-m", "pstgraph", "queries"], None),
    "pstgraph plans": (["-m", "pstgraph", "plans"], 1.5),
    "pstgraph show Onhaye": (["-m", "pstgraph", "show", "Onhaye"], None),
    "pstgraph partners --shared": (["-m", "pstgraph", "partners", "--shared"], None),
    "pstgraph query shared-partners": (["-m", "pstgraph", "query", "shared-partners"], None),
    "pstgraph check": (["-m", "pstgraph", "check"], 5.0),
    "pstgraph demo": (["-m", "pstgraph", "demo"], 5.0),
}


def once(arguments: list[str]) -> float:
    """Seconds of one run in a new process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def machine() -> str:
    """Name the machine in a line."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line.split(":")[1].strip() for line in info.read_text().splitlines() if "model name" in line]
        cpu = names[0] if names else cpu
    return f"{os.cpu_count()} × {cpu}, {platform.system()}, Python {platform.python_version()}"


def measure(repeat: int) -> str:
    """Measure every command and give the table as Markdown."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(repeat):
        for name, (arguments, _limit) in COMMANDS.items():
            seconds[name].append(once(arguments))
    base = statistics.median(seconds["python -c pass"])
    lines = [
        "# Start-up",
        "",
        f"Machine: {machine()}. Medians of {repeat} cold runs in turns, in seconds; `×` is the ratio to an",
        "empty Python; worst is the slowest run. Made by `python benchmarks/startup.py`.",
        "",
        "| command | median | worst | × | wanted |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, (_, limit) in COMMANDS.items():
        runs = seconds[name]
        median = statistics.median(runs)
        wanted = f"< {limit}" if limit else ""
        lines.append(f"| `{name}` | {median:.2f} | {max(runs):.2f} | {median / base:.1f} | {wanted} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    table = measure(asked.repeat)
    print(table, end="")
    if asked.output:
        asked.output.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
