"""The frame of the command line: help, usage errors, exit codes, broken pipes, interruption."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

import pstgraph
from pstgraph.present.cli import COMMANDS, cli
from pstgraph.present.cli.lazy import LazyGroup

Run = Callable[..., Any]


def commands() -> list[tuple[str, click.Command]]:
    """All commands with their paths, those of groups included."""
    found = []
    waiting: list[tuple[str, click.Command]] = [("pstgraph", cli)]
    while waiting:
        path, command = waiting.pop()
        found.append((path, command))
        if isinstance(command, LazyGroup):
            ctx = click.Context(command)
            for name in command.list_commands(ctx):
                child = command.get_command(ctx, name)
                assert child is not None
                waiting.append((f"{path} {name}", child))
    return sorted(found, key=lambda pair: pair[0])


ALL = commands()


@pytest.mark.parametrize(("path", "command"), ALL, ids=[path for path, _ in ALL])
def test_help_says_what_how_and_gives_examples(run: Run, path: str, command: click.Command) -> None:
    ran = run(*path.split()[1:], "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: {path}")
    assert ran.err == ""
    assert command.help, "a command without help"
    assert command.epilog, "a command without examples"
    assert "$ pstgraph" in ran.out
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help or not parameter.expose_value, f"{parameter.name} is not explained"


def test_the_list_of_commands_says_what_their_own_help_says() -> None:
    for name, (place, line) in COMMANDS.items():
        module, _ = place.split(":")
        assert module.startswith("pstgraph.present.cli."), name
        assert line.endswith("."), name
        assert len(line) <= 72, name


def test_help_imports_no_heavy_package() -> None:
    code = (
        "import sys\nfrom pstgraph.present.cli import main\nmain(['--help'])\n"
        "heavy = {'rdflib', 'pyoxigraph', 'pandas', 'networkx', 'matplotlib', 'rich', 'yaml', 'pyshacl'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"pstgraph {pstgraph.__version__}\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["sow"], "no command is called 'sow'; did you mean show?"),
        (["queries", "--formt", "csv"], "no such option '--formt'; did you mean '--format'?"),
        (["queries", "--format", "xml"], "'xml' is not one of 'table', 'json', 'csv', 'tsv', 'markdown'"),
        (["show"], "missing argument 'PLAN'"),
        (["queries", "--lang", "en"], "--lang belongs before the command: pstgraph --lang … queries"),
        (["--lang", "nl", "queries"], "'nl' is not one of 'fr', 'en'"),
        (["--as-of", "2025-13-01", "queries"], "--as-of: '2025-13-01' is no date"),
        (["--data", "a", "--endpoint", "http://b", "queries"], "--data and --endpoint exclude each other"),
        (["--data", "/nowhere", "show", "Onhaye"], "/nowhere"),
        (["query", "no-such.rq"], "no-such.rq: there is no such file"),
        (["query", "SELECT * { ?s ?p ?o }"], "from a file or from stdin"),
        (["query", "plans-overvieux"], "did you mean plans-overview,"),
        (["query", "plans-overview", "-p", "x"], "'x' is no parameter; write -p name=value"),
        (["query", "plans-overview", "-p", "x=1"], "no parameter named x"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_code_2(run: Run, args: list[str], said: str) -> None:
    ran = run(*args)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("pstgraph: ")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_no_command_shows_the_help_and_is_a_wrong_call(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert ran.out == ""
    assert "Usage: pstgraph" in ran.err


def test_an_unreachable_store_is_exit_code_3(run: Run, tmp_path: Path) -> None:
    ran = run("--store", str(tmp_path), "show", "Onhaye")
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
    assert str(tmp_path) in ran.err


def test_interruption_is_exit_code_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.StringIO):
        def read(self, _size: int | None = -1) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Interrupted())
    ran = run("query", "-")
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err


def test_a_reader_that_leaves_is_no_error() -> None:
    command = [sys.executable, "-m", "pstgraph", "query", "-", "--format", "json"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(b"SELECT * { ?s ?p ?o } LIMIT 20000")
        process.stdin.close()
        assert process.stdout.read(10) == b'{\n "head":'
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_output_that_the_terminal_cannot_spell_is_no_traceback() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pstgraph", "queries"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert b"\\xe9" in ran.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_PSTGRAPH_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [("pstgraph pl", "plans"), ("pstgraph query plans-o", "plans-overview"), ("pstgraph show 911", "91103")],
)
def test_completion_knows_commands_queries_and_plans(words: str, expected: str) -> None:
    env = {
        **os.environ,
        "_PSTGRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    ran = subprocess.run(
        [sys.executable, "-c", "from pstgraph.present.cli import main; main()"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert expected in ran.stdout, ran.stderr
