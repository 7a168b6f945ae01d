"""``pstgraph completion``: the script that completes commands, options, plans and queries in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from pstgraph.present.cli.options import examples
from pstgraph.present.cli.output import emit

_PLACES = {
    "bash": '# Put this line into ~/.bashrc:  eval "$(pstgraph completion bash)"\n',
    "zsh": '# Put this line into ~/.zshrc:  eval "$(pstgraph completion zsh)"\n',
    "fish": "# Save as ~/.config/fish/completions/pstgraph.fish\n",
}


@click.command(epilog=examples("pstgraph completion bash"))
@click.argument("shell", type=click.Choice(list(_PLACES)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    found = get_completion_class(shell)
    assert found is not None
    root = ctx.find_root()
    # the script alone, without click's look at the version of the shell that happens to run here
    script = found(root.command, {}, "pstgraph", "_PSTGRAPH_COMPLETE")
    emit(_PLACES[shell] + script.source_template % script.source_vars() + "\n")
