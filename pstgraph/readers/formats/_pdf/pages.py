"""The pages of a PDF, one by one, from a process that is ended when it takes too long."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pstgraph.errors import InputError
from pstgraph.readers.formats._building import need
from pstgraph.readers.formats._pdf.model import Cell, Page, Rule, Word
from pstgraph.readers.formats._pdf.worker import MAX_PAGES

# Seconds for the first page, and for each further one on average.
FIRST_SECONDS = 7.0
PAGE_SECONDS = 0.4

Progress = Callable[[int, int], None]
"""Told how many pages are read, and of how many."""


def pages_of(path: Path, progress: Progress | None = None) -> Iterator[Page | int]:
    """The pages in order; the number alone of a page that cannot be read.

    Raises
    ------
    InputError
        The file is no PDF that can be read: damaged, protected, too long, or too heavy.
    """
    need("pypdfium2", path, "PDF", "pdf")
    total = 0
    ended = False
    for told in _told(path):
        if "error" in told:
            raise _refused(str(told["error"]), path)
        if "pages" in told:
            total = int(told["pages"])
            if not 0 < total <= MAX_PAGES:
                raise InputError(
                    f"the PDF has {total} pages",
                    path.name,
                    f"give the plan alone, of {MAX_PAGES} pages at most",
                )
        elif "page" in told:
            if progress is not None:
                progress(int(told["page"]), total)
            yield int(told["page"]) if told.get("lost") else _page(told)
        ended = ended or "end" in told
    if not ended:
        raise InputError(
            "the PDF cannot be read within the limits of time and memory" if total else "the PDF is damaged",
            path.name,
            "save it again as PDF, or give the plan in another format",
        )


def _refused(why: str, path: Path) -> InputError:
    if why == "password":
        return InputError("the PDF is protected by a password", path.name, "save it without password")
    return InputError("the PDF is damaged or cut short", path.name, "save it again and retry")


def _page(told: dict[str, Any]) -> Page:
    words = tuple(Word(*fields) for fields in told["words"])
    rules = tuple(Rule(*fields) for fields in told["rules"])
    width, height = told["size"]
    cells = tuple(Cell(tuple(table), tuple(row), *place) for table, row, *place in told["cells"])
    return Page(told["page"], width, height, words, rules, told["pictures"], cells)


def _told(path: Path) -> Iterator[dict[str, Any]]:
    """What the reading process says; it ends early where the process is ended."""
    name = f"{__package__}.worker"
    assert importlib.util.find_spec(name) is not None
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", name, str(path.resolve())],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, text=True, encoding="ascii",
    )  # fmt: skip
    alarm = _Alarm(process)
    try:
        assert process.stdout is not None
        for line in process.stdout:
            try:
                yield json.loads(line)
            except ValueError:
                return
            alarm.allow(PAGE_SECONDS)
    finally:
        alarm.stop()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


class _Alarm:
    """Ends a process when the time it was allowed is over."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process, self._left = process, FIRST_SECONDS
        self._more = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def allow(self, seconds: float) -> None:
        """Give more time."""
        self._left += seconds

    def stop(self) -> None:
        """Watch no longer."""
        self._stopped = True
        self._more.set()
        self._thread.join()

    def _watch(self) -> None:
        waited = 0.0
        while waited < self._left:
            if self._more.wait(0.1) or self._stopped:
                return
            waited += 0.1
        self._process.kill()
