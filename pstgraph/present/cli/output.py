"""Where a command's words go: results to stdout, notes to stderr, files whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from pstgraph.present.files import write_atomic
from pstgraph.present.tables import Format, Lang, Listing, Screen, render

WIDEST = 160
"""Columns beyond which a table is no longer read with pleasure."""


def screen() -> Screen:
    """Describe stdout: a terminal has a width, a pipe has none unless COLUMNS says so."""
    terminal = sys.stdout.isatty()
    if not terminal and not os.environ.get("COLUMNS", "").isdigit():
        return Screen()
    return Screen(width=max(40, min(shutil.get_terminal_size((100, 24)).columns, WIDEST)), terminal=terminal)


def emit(text: str) -> None:
    """Write a result to stdout.

    Where the reader has left (``| head``) the rest is dropped in silence, so that the command still
    ends with its own exit code.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        mute(sys.stdout.fileno())


def note(text: str) -> None:
    """Write a note of one or more lines to stderr."""
    try:
        print(text, file=sys.stderr, flush=True)
    except BrokenPipeError:
        mute(sys.stderr.fileno())


def mute(descriptor: int) -> None:
    """Send what still comes to a stream nowhere (the interpreter flushes it once more at its end)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def show(listing: Listing, fmt: Format, lang: Lang) -> None:
    """Print a listing in the format asked for."""
    emit(render(listing, fmt, lang, screen()))


def deliver(text: str, output: Path | None, lang: Lang = "fr") -> None:
    """Write to a file where one is named (``-`` is stdout), else to stdout."""
    if output is None or str(output) == "-":
        emit(text)
    else:
        write_atomic(output, text)
        note({"fr": f"Écrit : {output}", "en": f"Written: {output}"}[lang])
