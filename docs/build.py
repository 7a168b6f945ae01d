"""Write what can be told from the code: ``python docs/build.py`` (a test proves the files fresh).

- ``docs/commands.md``: the help of every command, and the settings of the environment;
- ``docs/python.md``: the public names and what they are;
- ``queries/README.md``: the named queries by audience;
- ``README.md``: the output of each ``$ pstgraph …`` line in its console blocks.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click

import pstgraph as pst
from pstgraph.present.cli import cli
from pstgraph.present.cli.lazy import LazyGroup
from pstgraph.present.labels import word
from pstgraph.store import RemoteOptions, named_queries

ROOT = Path(__file__).resolve().parent.parent
MADE = "<!-- Made by docs/build.py: change the code, not this file. -->\n\n"
_WIDTH = 96


def build() -> dict[Path, str]:
    """Text of every file that is made, by its path."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs" / "commands.md": commands(),
        ROOT / "docs" / "python.md": python_names(),
        ROOT / "queries" / "README.md": query_list(),
        readme: with_outputs(readme.read_text("utf-8")),
    }


def walk(command: click.Command, name: str) -> Iterator[tuple[str, click.Command, click.Context]]:
    """All commands below one, with their full names and contexts."""
    ctx = click.Context(command, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH)
    yield name, command, ctx
    if isinstance(command, LazyGroup):
        for child in command.list_commands(ctx):
            found = command.get_command(ctx, child)
            assert found is not None
            yield from walk(found, f"{name} {child}")


def commands() -> str:
    """Help of every command."""
    parts = ["# Commands\n\n", MADE]
    parts.append("Exit codes: 0 done · 1 `check` found an integrity violation (or what `--fail-on` names) · ")
    parts.append("2 wrong usage or unreadable input · 3 a store or endpoint cannot be reached or refused · ")
    parts.append("130 interrupted. Results go to stdout, notes and progress to stderr.\n")
    for name, command, ctx in walk(cli, "pstgraph"):
        parts.append(f"\n## {name}\n\n```text\n{command.get_help(ctx).strip()}\n```\n")
    parts.append(
        "\n## Settings of remote stores\n\nFrom the environment; user and password also from netrc.\n\n"
    )
    parts.append("| variable | default | meaning |\n| --- | --- | --- |\n")
    parts += [f"| `{name}` | {default} | {meaning} |\n" for name, default, meaning in settings()]
    return "".join(parts)


def settings() -> Iterator[tuple[str, str, str]]:
    """Name, default and meaning of each setting of a remote store, from the class that holds them."""
    described = inspect.getdoc(RemoteOptions) or ""
    for field in fields(RemoteOptions):
        found = re.search(rf"^(?:\w+, )*{field.name}(?:, \w+)*\n {{4}}(.+)$", described, re.MULTILINE)
        assert found, f"{field.name} is not described"
        default = "" if field.default is None else f"`{field.default}`"
        meaning = re.sub(r" \(default .*?\)", "", found.group(1))
        yield f"PSTGRAPH_{field.name.upper()}", default, meaning


def python_names() -> str:
    """Public names with their signatures and first lines."""
    parts = ["# Python face\n\n", MADE, "```python\nimport pstgraph as pst\n```\n\n"]
    parts.append("| name | what it is |\n| --- | --- |\n")
    for name in sorted(pst.__all__, key=lambda name: (name[0].isupper(), name)):
        thing = getattr(pst, name)
        line = (inspect.getdoc(thing) or "").splitlines()[0]
        shown = f"{name}{_arguments(thing)}" if inspect.isfunction(thing) else name
        parts.append(f"| `{shown}` | {line} |\n")
    return "".join(parts)


def _arguments(function: object) -> str:
    signature = inspect.signature(function)  # type: ignore[arg-type]
    return "(" + ", ".join(_argument(parameter) for parameter in signature.parameters.values()) + ")"


def _argument(parameter: inspect.Parameter) -> str:
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return f"*{parameter.name}"
    given = "" if parameter.default is inspect.Parameter.empty else f"={parameter.default!r}"
    return parameter.name + given


def query_list() -> str:
    """Named queries by audience, in French and English."""
    parts = ["# Les requêtes · Named queries\n\n", MADE]
    parts.append(
        "Chaque fichier est une question avec son en-tête (`#+`), et se lance tel quel dans tout outil "
        "SPARQL. `pstgraph query NOM -p paramètre=valeur` la pose au graphe.\n\n"
        "Each file is a question with its head (`#+`) and runs as it is in any SPARQL tool. "
        "`pstgraph query NAME -p parameter=value` asks it.\n"
    )
    for audience in ("officer", "researcher", "quality"):
        parts.append(f"\n## {word(audience, 'fr').capitalize()} · {word(audience, 'en')}\n\n")
        parts.append("| name | question | parameters |\n| --- | --- | --- |\n")
        for query in named_queries():
            if query.audience == audience:
                asked = f"{query.questions['fr']}<br>*{query.questions['en']}*"
                number = f" ({query.cq})" if query.cq else ""
                names = ", ".join(f"`{parameter.name}`" for parameter in query.parameters)
                link = f"[{query.name}]({audience}/{query.name}.rq)"
                parts.append(f"| {link}{number} | {asked.replace('|', chr(92) + '|')} | {names} |\n")
    return "".join(parts)


_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def with_outputs(text: str) -> str:
    """A page with the output of each ``$ pstgraph …`` line of its console blocks."""
    return _BLOCK.sub(lambda block: _with_output(block.group()), text)


def _with_output(block: str) -> str:
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    if not any(line.startswith("$ pstgraph") for line in lines):
        return block
    return "".join(f"{line}\n{output(line[2:])}" for line in lines)


def output(line: str) -> str:
    """What a command line prints on a screen of 100 columns; only ``pstgraph … [| head -N]`` is run."""
    line = line.partition("#")[0]
    if not line.startswith("pstgraph"):
        return ""
    command, _, rest = line.partition("|")
    ran = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    kept = ran.stdout.splitlines()
    head = re.fullmatch(r"\s*head -(\d+)\s*", rest) if rest else None
    return "".join(f"{line}\n" for line in (kept[: int(head.group(1))] if head else kept))


def main() -> None:
    """Write the files."""
    for path, text in build().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
