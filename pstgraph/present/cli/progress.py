"""A progress bar on a terminal, for documents with many pages; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pstgraph.present.tables import Lang

_WORDS = {"fr": "Lecture de {name}", "en": "Reading {name}"}
_MIN_PAGES = 5


@contextmanager
def page_progress(name: str, lang: Lang) -> Iterator[Callable[[int, int], None] | None]:
    """Give what is told after each page: it moves a bar on stderr; None where stderr is no terminal.

    Parameters
    ----------
    name
        Name of the document.
    lang
        Language of the words before the bar.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True),
        transient=True,
    )  # fmt: skip
    task = bar.add_task(_WORDS[lang].format(name=name), total=None, visible=False)

    def told(page: int, pages: int) -> None:
        bar.update(task, completed=page, total=pages, visible=pages >= _MIN_PAGES)

    with bar:
        yield told
