"""The options that commands share, and the session that the global ones make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from pstgraph.errors import UsageError
from pstgraph.present.tables import FORMATS, Lang

if TYPE_CHECKING:
    from pstgraph.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

RDF_FORMATS = ("turtle", "jsonld")


@dataclass(frozen=True, slots=True)
class Session:
    """What the global options say: where the graph is, in which language and as of which day."""

    data: tuple[Path, ...] = ()
    store: Path | None = None
    endpoint: str | None = None
    lang: Lang = "fr"
    as_of: date | None = None

    @property
    def shipped(self) -> bool:
        """Whether the graph is that of the shipped data."""
        return not (self.data or self.store or self.endpoint)

    def open(self) -> Store:
        """Open the graph that the options name, the shipped data by default."""
        from pstgraph import api

        if self.endpoint:
            return api.connect(self.endpoint)
        if self.store:
            return api.open_store(self.store)
        return api.load(*self.data)

    def arguments(self) -> list[str]:
        """Give the options again, for a process of its own."""
        given = [part for folder in self.data for part in ("--data", str(folder))]
        for name, value in (("--store", self.store), ("--endpoint", self.endpoint), ("--as-of", self.as_of)):
            given += [name, str(value)] if value else []
        return [*given, "--lang", self.lang]

    def day(self) -> date:
        """Return the day that checks count from: ``--as-of``, else today."""
        return self.as_of or date.today()


def read_day(_ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Read a day written YYYY-MM-DD."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        name = param.opts[0]
        raise UsageError(f"{value!r} is no date", name, f"write it as {name} 2025-12-31") from None


def one_source(session: Session) -> Session:
    """Refuse two places for the graph at once."""
    given = [
        name
        for name, value in (
            ("--data", session.data),
            ("--store", session.store),
            ("--endpoint", session.endpoint),
        )
        if value
    ]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} exclude each other", remedy="give one of them")
    return session


def format_option(*more: str, default: str = "table") -> Callable[[Command], Command]:
    """Return the ``--format`` option of a listing command; ``more`` adds RDF formats where RDF comes out."""
    return click.option(
        "--format",
        "fmt",
        type=click.Choice([*FORMATS, *more]),
        default=default,
        show_default=True,
        help="Form of the result.",
    )


def output_option(help_text: str) -> Callable[[Command], Command]:
    """Return the ``-o`` option."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", default=None, help=help_text
    )


def complete_plan(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete a PLAN with the NIS codes of the shipped plans (their files' names: nothing is loaded)."""
    from pstgraph.resources import data_dir

    codes = sorted({path.stem[:5] for path in (data_dir() / "plans").glob("*.ttl")})
    return [CompletionItem(code) for code in codes if code.startswith(incomplete)]


def examples(*lines: str) -> str:
    """Epilog of a command: lines that can be typed as they stand (a test runs them all)."""
    return "\b\nExamples:\n" + "\n".join(f"  $ {line}" for line in lines)


pass_session = click.make_pass_decorator(Session)
