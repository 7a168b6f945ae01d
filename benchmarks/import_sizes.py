"""Time and peak memory of large imports, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

PAGES = (100, 2_000)


def size_rows(folder: Path) -> list[str]:
    """The table of large documents."""
    lines = ["## Large documents", "", "Time and peak memory of `pstgraph import` in a new process.", ""]
    lines += ["| document | size | seconds | peak MB | exit |", "|---|---:|---:|---:|---:|"]
    for pages in PAGES:
        path = folder / f"plan-{pages}-pages.pdf"
        book(sorted(folder.glob("pdf-*.pdf")), pages, path)
        seconds, peak, code = imported(path, folder / "out.json")
        size = path.stat().st_size / 1e6
        lines.append(f"| PDF of {pages:,} pages | {size:.1f} MB | {seconds:.1f} | {peak:.0f} | {code} |")
    return lines


def book(sources: list[Path], pages: int, target: Path) -> None:
    """The pages of PDF files one after another, from the first again until there are enough."""
    import pypdfium2

    opened = [pypdfium2.PdfDocument(str(source)) for source in sources]
    made = pypdfium2.PdfDocument.new()
    while len(made) < pages:
        for source in opened:
            wanted = min(len(source), pages - len(made))
            if wanted:
                made.import_pages(source, list(range(wanted)))
    made.save(str(target))
    for one in (*opened, made):
        one.close()


def imported(path: Path, output: Path) -> tuple[float, float, int]:
    """Seconds, peak memory in MB and exit code of an import as a user runs it."""
    words = [sys.executable, "-m", "pstgraph", "import", str(path), "--cpas", "Onhaye"]
    words += ["--format", "json", "-o", str(output)]
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return seconds, used.ru_maxrss / 1024, process.returncode
