"""A click group that imports a command only when it is called (the LazyGroup of click's own guide)."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

from pstgraph.errors import nearest


class LazyGroup(click.Group):
    """A group whose commands lie one a module, imported when named; listed in the order given.

    ``lazy`` maps a command's name to ``module:attribute`` and its one-line help, so that
    ``pstgraph --help`` imports none of them (a test holds the lines against the commands).
    """

    def __init__(self, *args: object, lazy: Mapping[str, tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of the contract."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in self.lazy:
            return None
        module, attribute = self.lazy[cmd_name][0].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which ones are near."""
        name = args[0]
        if name not in self.lazy and not name.startswith("-"):
            raise click.UsageError(f"no command is called {name!r}; {nearest(name, self.lazy)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.lazy.items()])
