"""Listings: one set of rows, shown as a table for people or as JSON, CSV, TSV or Markdown for programs.

A table on a terminal fits its width (80 to 160 columns read best) and wraps inside its cells; piped
elsewhere it has one line a row, no rule and no colour, so that ``grep`` and ``less -S`` work on it.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
import textwrap
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

    ``wrap`` is True for words, which may be broken over lines; names, codes and figures never are.
    ``table`` is False for what only programs want to see (IRIs beside their labels). ``once`` leaves the
    cell of a table blank where it repeats the one above. ``optional`` columns are the first to go where
    the screen is too narrow.
    """

    key: str
    fr: str
    en: str
    wrap: bool = False
    number: bool = False
    table: bool = True
    once: bool = False
    optional: bool = False

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
    if isinstance(value, float | Decimal) and lang == "fr":
        return str(value).replace(".", ",")
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


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    r"""Break a French text into lines; marks stay with their word (« … », :, ;, ?, !).

    >>> wrapped("il dit : « oui » ; puis rien", 10)
    ['il dit\xa0:', '«\xa0oui\xa0»\xa0;', 'puis rien']
    """
    bound = re.sub(r" (?=[»;:?!])|(?<=«) ", "\u00a0", text)
    lines = textwrap.wrap(
        bound, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )  # fmt: skip
    return lines or [first.rstrip()]


def _table(listing: Listing, lang: Lang, screen: Screen) -> str:
    shown = [column for column in listing.columns if column.table]
    heads = [column.heading(lang) for column in shown]
    rows = [[_cell(row.get(column.key), lang) for column in shown] for row in listing.rows]
    title = f"{listing.title}\n" if listing.title else ""
    if screen.width is None:
        return title + _aligned(shown, heads, [[" ".join(cell.split()) for cell in row] for row in rows])
    return title + _boxed(shown, heads, rows, screen, listing.lines)


def _said_once(columns: list[Column], rows: list[list[str]]) -> list[list[str]]:
    """Blank what repeats the row above, in the leading columns that ask for it."""
    out = []
    for place, row in enumerate(rows):
        above = rows[place - 1] if place else None
        blank = 0
        while above and blank < len(row) and columns[blank].once and row[blank] == above[blank]:
            blank += 1
        out.append([""] * blank + row[blank:])
    return out


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
    """Draw a table with rich in the width of the screen; where it cannot fit, one block a row."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    assert screen.width is not None
    rows = _said_once(columns, rows)
    widths = _widths(columns, heads, rows, screen.width)
    while widths is None and any(column.optional for column in columns):
        gone = next(i for i, column in enumerate(columns) if column.optional)
        columns, heads = columns[:gone] + columns[gone + 1 :], heads[:gone] + heads[gone + 1 :]
        rows = [row[:gone] + row[gone + 1 :] for row in rows]
        widths = _widths(columns, heads, rows, screen.width)
    if widths is None:
        return _blocks(heads, rows, screen.width)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=lines, padding=(0, 1, 0, 0))
    for column, head, width in zip(columns, heads, widths, strict=True):
        side: Literal["left", "right"] = "right" if column.number else "left"
        table.add_column(Text(_broken(head, width)), justify=side, width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    stream = io.StringIO()
    console = Console(
        file=stream, width=screen.width, force_terminal=screen.terminal, highlight=False, legacy_windows=False
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _broken(head: str, width: int) -> str:
    """Break a heading after hyphens too, which rich does not."""
    return "\n".join(textwrap.wrap(head, width)) if len(head) > width else head


_GAP = 2
"""Blanks that rich puts between two columns."""


def _widths(columns: list[Column], heads: list[str], rows: list[list[str]], width: int) -> list[int] | None:
    """Share the width: each column its own where all fit, else words give way; None where even that fails."""
    from rich.cells import cell_len

    free = width - _GAP * (len(columns) - 1)
    cells = [[cell_len(row[i]) for row in rows] for i in range(len(columns))]
    natural = [max([cell_len(head), *found]) for head, found in zip(heads, cells, strict=True)]
    if sum(natural) <= free:
        return natural
    least = []
    for i, column in enumerate(columns):
        words = max(len(word) for word in re.split(r"\s|(?<=-)", heads[i]))
        longest = max([len(word) for row in rows for word in row[i].split()] or [0])
        least.append(max(words, min(longest, 15) if column.wrap else max(cells[i], default=0)))
    spare = free - sum(least)
    if spare < 0:
        return None
    return _shared_out(least, natural, spare)


def _shared_out(least: list[int], natural: list[int], spare: int) -> list[int]:
    """Give the spare width to the smallest wishes first, so that short columns stay whole.

    Longer ones share what is left by the square root of their length: a passage gets more than a name.
    """
    widths = list(least)
    wishes = [wish - need for wish, need in zip(natural, least, strict=True)]
    weights = [math.sqrt(wish) for wish in natural]
    waiting = sorted(range(len(least)), key=lambda i: wishes[i] / weights[i])
    for position, i in enumerate(waiting):
        share = spare * weights[i] / sum(weights[k] for k in waiting[position:])
        given = min(wishes[i], round(share), spare)
        widths[i] += given
        spare -= given
    return widths


def _blocks(heads: list[str], rows: list[list[str]], width: int) -> str:
    """Show each row as a block of "heading: value" lines, for tables wider than the screen."""
    room = max((len(head) for head in heads), default=0)
    blocks = []
    for row in rows:
        lines = []
        for head, cell in zip(heads, row, strict=True):
            if cell:
                indent = " " * (room + 3)
                first = f"{head.ljust(room)} : "
                lines += textwrap.wrap(
                    cell, max(width, room + 23), initial_indent=first, subsequent_indent=indent
                )
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + ("\n" if blocks else "")
