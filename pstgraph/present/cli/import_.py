"""``pstgraph import``: documents to plans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pstgraph.errors import PstError, UsageError
from pstgraph.present.cli.options import Session, examples, pass_session
from pstgraph.present.cli.output import emit, note
from pstgraph.present.cli.progress import page_progress
from pstgraph.present.files import write_atomic
from pstgraph.present.tables import Lang

if TYPE_CHECKING:
    from pstgraph.model.plan import Reading

_FORMS = {"turtle": ".ttl", "json": ".json", "jsonld": ".jsonld"}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of each file: whose plan, which form, where to."""

    cpas: str | None
    form: str
    output: Path | None
    into_folder: bool
    lang: Lang
    corrections: Path | None


@click.command(
    name="import",
    epilog=examples(
        "pstgraph import data/sources/002_bdb745d5b1d0be09.txt -o my-data/plans/",
        "pstgraph import data/sources/004_4e86139babe8049b.txt --cpas Dinant --format json",
        "pstgraph import data/sources/001_652c78252c2b482f.txt -o plan.ttl "
        "--corrections data/corrections/85034-2018.yaml",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--cpas", metavar="NAME_OR_NIS", help="Whose plan it is, where the document does not tell.")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What a person changed: a review sheet (XLSX, CSV) or YAML; applied with a receipt.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|DIR",
    help="File to write, or folder (ending in /, or there already), in which each plan is NIS-YEAR.ttl.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMS)),
    default=None,
    help="Form of the plan; by the ending of the file, else turtle.",
)
@pass_session
def import_(
    session: Session,
    files: tuple[Path, ...],
    cpas: str | None,
    corrections: Path | None,
    output: str | None,
    form: str | None,
) -> int:
    """Read documents as plans.

    The account of what was read, guessed and skipped goes to stderr. Where the CPAS is unknown the plan comes
    as JSON, for a graph needs its name. With several FILEs a bad one is told and the others are still read.
    Beside what -o names comes a review sheet (NAME.review.xlsx): change its cells, delete or add rows, and
    give it back with --corrections.
    """
    target = Path(output) if output and output != "-" else None
    into_folder = output is not None and (
        output.endswith(("/", "\\")) or len(files) > 1 or Path(output).is_dir()
    )
    if len(files) > 1:
        _several(cpas, corrections, target)
    endings = {ending: name for name, ending in _FORMS.items()}
    chosen = form or (endings.get(target.suffix.lower()) if target and not into_folder else None) or "turtle"
    request = Request(cpas, chosen, target, into_folder, session.lang, corrections)
    return _read_all(files, request)


def _several(cpas: str | None, corrections: Path | None, target: Path | None) -> None:
    if target is None or target.is_file():
        raise UsageError("several files need a folder", "-o", "give -o DIR/")
    for option, value in (("--cpas", cpas), ("--corrections", corrections)):
        if value:
            raise UsageError(
                "this is about one file, and several are given", option, "import them one by one"
            )


def _read_all(files: tuple[Path, ...], request: Request) -> int:
    written: dict[Path, Path] = {}
    code = 0
    for file in files:
        try:
            _read_one(file, request, written)
        except PstError as error:
            if len(files) == 1:
                raise
            note(f"pstgraph: {error.sentence}")
            code = max(code, error.exit_code)
    return code


def _read_one(file: Path, request: Request, written: dict[Path, Path]) -> None:
    from pstgraph.present.readings import account
    from pstgraph.review.importing import import_with_receipt

    with page_progress(file.name, request.lang) as progress:
        imported = import_with_receipt(file, request.cpas, request.corrections, progress)
    for line in account(imported.reading, request.lang):
        note(line)
    if request.corrections:
        for line in imported.receipt.sentences:
            note(f"  {line}")
    _deliver(imported.reading, file, request, written)


def _write_sheet(reading: Reading, target: Path, lang: Lang) -> None:
    """Write the review sheet beside a plan; a sheet that somebody has edited is never written over."""
    from pstgraph.present.readings import say, sheet_is_edited
    from pstgraph.review.sheet import make_sheet
    from pstgraph.review.sheet_files import sheet_bytes, suffix

    sheet = target.with_suffix(suffix())
    if sheet_is_edited(sheet):
        note(f"  {say('sheet kept', lang, sheet)}")
        return
    write_atomic(sheet, sheet_bytes(make_sheet(reading), sheet.suffix))
    note(f"  {say('sheet', lang, sheet)}")


def _deliver(reading: Reading, file: Path, request: Request, written: dict[Path, Path]) -> None:
    from pstgraph.present.readings import say, stem, write

    done = write(reading, request.form, request.lang)
    if done.form != request.form:
        note(f"  {say('no cpas', request.lang)}")
    target = request.output
    if request.into_folder and target is not None:
        target = target / (stem(reading, file) + _FORMS[done.form])
    elif target is not None and done.form != request.form:
        target = target.with_suffix(_FORMS[done.form])
    if not reading.plan.items and done.form != "json":
        note(f"  {say('no plan', request.lang)}")
        return
    if target is None:
        emit(done.text)
    else:
        if target in written:
            raise UsageError(
                f"{written[target].name} is written to the same file", str(target), "import them one by one"
            )
        write_atomic(target, done.text)
        written[target] = file
        note({"fr": f"  Écrit : {target}", "en": f"  Written: {target}"}[request.lang])
        if reading.plan.items and request.corrections is None:
            _write_sheet(reading, target, request.lang)
    for loss in done.losses:
        note(f"  {loss}")
