"""Listings: one set of rows, shown as a table for people or as JSON, CSV, TSV or Markdown for programs.

A table on a terminal fits its width (80 to 160 columns read best) and wraps inside its cells; piped
elsewhere it has one line a row, no rule and no colour, so that ``grep`` and ``less -S`` work on it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Lang = Literal["fr", "en"]
Format = Literal["table", "json", "csv", "tsv", "markdown"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "tsv", "markdown")

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key for programs, its heading for people.

    ``share`` is the part of the free width that a column of words takes; with 0 it is as wide as its
    content and never wrapped.
    ``table`` is False for what only programs want to see (IRIs beside their labels).
    """

    key: str
    fr: str
    en: str
    share: int = 0
    number: bool = False
    table: bool = True

    def heading(self, lang: Lang) -> str:
        """Heading in a language."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under columns; ``records`` is the JSON twin where it is richer than the rows."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    records: object | None = None
    title: str | None = None
    lines: bool = False  # a rule between rows, for rows of several lines each


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a table goes: width in columns (None: as wide as needed) and whether it is a terminal."""

    width: int | None = None
    terminal: bool = False


PIPE = Screen()


def render(listing: Listing, fmt: Format, lang: Lang = "fr", screen: Screen = PIPE) -> str:
    r"""Show a listing in one of the formats, ending in a line end.

    Parameters
    ----------
    listing
        What to show.
    fmt
        ``table``, ``json``, ``csv``, ``tsv`` or ``markdown``.
    lang
        Language of the headings of tables and Markdown; programs get the keys.
    screen
        Width and kind of the place a table goes to.

    Examples
    --------
    >>> names = Listing((Column("nis", "Code INS", "NIS code"),), [{"nis": "91103"}])
    >>> render(names, "csv")
    'nis\n91103\n'
    >>> print(render(names, "markdown"), end="")
    | Code INS |
    | --- |
    | 91103 |
    """
    if fmt == "json":
        return to_json(listing.rows if listing.records is None else listing.records)
    if fmt in ("csv", "tsv"):
        return _separated(listing, "," if fmt == "csv" else "\t")
    if fmt == "markdown":
        return _markdown(listing, lang)
    return _table(listing, lang, screen)


def to_json(value: object) -> str:
    """JSON as a person can read it: two spaces, letters as they are, a final line end."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _cell(value: object, lang: Lang | None) -> str:
    """Text of a cell; ``lang`` is None for programs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        words = {"fr": ("oui", "non"), "en": ("yes", "no")}.get(lang or "", ("true", "false"))
        return words[0 if value else 1]
    if isinstance(value, list | tuple):
        return ("; " if lang is None else ", ").join(_cell(part, lang) for part in value)
    return str(value)


def _separated(listing: Listing, separator: str) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerow([column.key for column in listing.columns])
    for row in listing.rows:
        writer.writerow([_cell(row.get(column.key), None) for column in listing.columns])
    return stream.getvalue()


def _markdown(listing: Listing, lang: Lang) -> str:
    def line(cells: Sequence[str]) -> str:
        escaped = (" ".join(cell.replace("\\", "\\\\").replace("|", "\\|").split()) for cell in cells)
        return "| " + " | ".join(escaped) + " |\n"

    shown = [column for column in listing.columns if column.table]
    head = line([column.heading(lang) for column in shown])
    rule = line(["---:" if column.number else "---" for column in shown])
    return head + rule + "".join(line([_cell(row.get(c.key), lang) for c in shown]) for row in listing.rows)


def _table(listing: Listing, lang: Lang, screen: Screen) -> str:
    shown = [column for column in listing.columns if column.table]
    heads = [column.heading(lang) for column in shown]
    rows = [[_cell(row.get(column.key), lang) for column in shown] for row in listing.rows]
    title = f"{listing.title}\n" if listing.title else ""
    if screen.width is None:
        return title + _aligned(shown, heads, [[" ".join(cell.split()) for cell in row] for row in rows])
    return title + _boxed(shown, heads, rows, screen, listing.lines)


def _aligned(columns: list[Column], heads: list[str], rows: list[list[str]]) -> str:
    """One line a row, columns two spaces apart, the last one not padded."""
    from rich.cells import cell_len  # wide letters count double

    table = [heads, *rows]
    widths = [max(cell_len(row[i]) for row in table) for i in range(len(columns))]
    out = []
    for row in table:
        cells = []
        for column, cell, width in zip(columns, row, widths, strict=True):
            blank = " " * (width - cell_len(cell))
            cells.append(blank + cell if column.number else cell + blank)
        out.append("  ".join(cells).rstrip() + "\n")
    return "".join(out)


def _boxed(
    columns: list[Column], heads: list[str], rows: list[list[str]], screen: Screen, lines: bool
) -> str:
    """Draw a table with rich in the width of the screen; words wrap, figures never do."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    assert screen.width is not None
    flexible = any(column.share for column in columns)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=lines, expand=flexible)
    for column, head in zip(columns, heads, strict=True):
        table.add_column(
            Text(head),
            justify="right" if column.number else "left",
            ratio=column.share or None,
            no_wrap=not column.share,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    stream = io.StringIO()
    console = Console(
        file=stream, width=screen.width, force_terminal=screen.terminal, highlight=False, legacy_windows=False
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"
