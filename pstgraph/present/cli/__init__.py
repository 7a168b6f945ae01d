"""The command line. One small file a command; heavy packages are imported inside the commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from pstgraph.errors import PstError
from pstgraph.present.cli.lazy import LazyGroup
from pstgraph.present.cli.options import Session, examples, one_source, read_day
from pstgraph.present.cli.output import mute, note
from pstgraph.present.tables import Lang

_HERE = "pstgraph.present.cli"

COMMANDS: dict[str, tuple[str, str]] = {
    "plans": (f"{_HERE}.plans:plans", "List the plans in the graph, with their sizes and checks."),
    "show": (f"{_HERE}.show:show", "Show the outline of one plan."),
    "check": (f"{_HERE}.check:check", "Check plans: integrity, law, guide, good practice."),
    "import": (f"{_HERE}.import_:import_", "Read documents as plans."),
    "export": (f"{_HERE}.export:export", "Write a plan to a file."),
    "queries": (f"{_HERE}.queries:queries", "List the named queries."),
    "query": (f"{_HERE}.query:query", "Run a named query, or any SPARQL."),
    "partners": (f"{_HERE}.partners:partners", "List partners, and who shares them."),
    "similar": (f"{_HERE}.similar:similar", "List actions close to a text or to an action."),
    "opportunities": (f"{_HERE}.opportunities:opportunities", "Rank collaboration leads T1-T9."),
    "compare": (f"{_HERE}.compare:compare", "Show what two plans share."),
    "network": (f"{_HERE}.network:network", "Write the partnership network to a file."),
    "report": (f"{_HERE}.report:report", "Write the report for a meeting."),
    "publish": (f"{_HERE}.publish:publish", "Put the graphs into any SPARQL 1.1 store."),
    "evaluate": (f"{_HERE}.evaluate:evaluate", "Measure against a file read by hand."),
    "demo": (f"{_HERE}.demo:demo", "Show the main job on the shipped plans."),
    "completion": (f"{_HERE}.completion:completion", "Print the completion script of a shell."),
}


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"pstgraph {version('pstgraph')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    epilog=examples("pstgraph plans", "pstgraph --lang en check 91103", "pstgraph query shared-partners"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Folder with plans of one's own (DIR/plans/*.ttl, leads in DIR/leads/*.ttl), or a Turtle file; "
    "repeatable; 'shipped' names the shipped plans.",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Oxigraph store on disk (pst.open_store makes one).",
)
@click.option("--endpoint", metavar="URL", help="SPARQL 1.1 endpoint.")
@click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    default="fr",
    show_default=True,
    help="Language of headings and labels.",
)
@click.option(
    "--as-of", metavar="DATE", callback=read_day, help="Day that checks count from (default: today)."
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
@click.pass_context
def cli(
    ctx: click.Context,
    data: tuple[Path, ...],
    store: Path | None,
    endpoint: str | None,
    lang: Lang,
    as_of: date | None,
) -> None:
    """Strategic plans (PST) of Walloon CPAS as one graph: read, check, query, compare."""
    ctx.obj = one_source(Session(data, store, endpoint, lang, as_of))


_GLOBAL = frozenset(("--data", "--store", "--endpoint", "--lang", "--as-of"))


def _usage_sentence(error: click.UsageError) -> str:
    """One sentence for a wrong call, with the way to the help."""
    ctx = error.ctx
    path = ctx.command_path if ctx else "pstgraph"
    text = " ".join(error.format_message().split()).rstrip(".").replace(". Did you mean", "; did you mean")
    option = getattr(error, "option_name", "")
    if ctx is not None and ctx.parent is not None and option in _GLOBAL:
        return f"{option} belongs before the command: pstgraph {option} … {ctx.info_name}."
    return f"{text[:1].lower()}{text[1:]} (see {path} --help)."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; bad input ends in one sentence, never in a traceback."""
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = cli.main(args=argv, prog_name="pstgraph", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        return _fail(_usage_sentence(error), 2)
    except click.ClickException as error:
        return _fail(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", 130)
    except PstError as error:
        return _fail(error.sentence, error.exit_code)
    except BrokenPipeError:
        mute(sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{(error.strerror or str(error)).lower()}", 2)
    return code if isinstance(code, int) else 0


def _fail(sentence: str, code: int) -> int:
    note(f"pstgraph: {sentence}")
    return code
