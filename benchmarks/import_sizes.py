"""Time and peak memory of large imports, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

PAGES = (100, 300, 2_000)
# A child inherits the peak of the process that starts it, so a small one stands between.
BETWEEN = (
    "import os,sys;pid=os.posix_spawn(sys.argv[2],sys.argv[2:],os.environ);_,status,used=os.wait4(pid,0);"
    "open(sys.argv[1],'w').write(str(used.ru_maxrss));sys.exit(os.waitstatus_to_exitcode(status))"
)


def size_rows(folder: Path) -> list[str]:
    """The table of large documents."""
    lines = ["## Large documents", "", "Time and peak memory of `pstgraph import` in a new process.", ""]
    lines += ["| document | size | seconds | peak MB | outcome |", "|---|---:|---:|---:|---|"]
    for pages in PAGES:
        path = folder / f"plan-{pages}-pages.pdf"
        book(sorted(folder.glob("pdf-*.pdf")), pages, path)
        seconds, peak, outcome = imported(path, folder / "out.json")
        size = path.stat().st_size / 1e6
        lines.append(f"| PDF of {pages:,} pages | {size:.1f} MB | {seconds:.1f} | {peak:.0f} | {outcome} |")
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


def imported(path: Path, output: Path) -> tuple[float, float, str]:
    """Seconds, peak memory in MB and outcome of an import as a user runs it."""
    peak = output.with_suffix(".peak")
    words = [sys.executable, "-I", "-S", "-c", BETWEEN, str(peak), sys.executable, "-m", "pstgraph"]
    words += ["import", str(path), "--cpas", "Onhaye", "--format", "json", "-o", str(output)]
    start = time.perf_counter()
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    last = ran.stderr.strip().splitlines()[-1] if ran.returncode and ran.stderr.strip() else "read"
    return seconds, int(peak.read_text()) / 1024, last.removeprefix("pstgraph: ")
