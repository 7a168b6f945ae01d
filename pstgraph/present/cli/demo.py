"""``pstgraph demo``: the main job on the shipped plans, in one go (``make demo``)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pstgraph.errors import InputError
from pstgraph.present.cli.options import Session, examples, pass_session
from pstgraph.present.cli.output import emit, screen
from pstgraph.present.tables import Column, Lang, Listing, render, wrapped

if TYPE_CHECKING:
    from pstgraph.store import Store

CLASS_COLUMNS = (
    Column("name", "Classe de partenaires", "Class of partners", wrap=True),
    Column("count", "CPAS", "CPAS", number=True),
    Column("cpas_names", "Lesquels", "Which", wrap=True),
    Column("elements", "Éléments", "Elements", number=True),
)
LEADS = 10
_WORDS = {
    "plans": ("Les plans et ce qui n’y a pas été trouvé", "The plans, and what was not found in them"),
    "organisations": (
        "Les organisations que plusieurs CPAS nomment, et leurs phrases",
        "The organisations that several CPAS name, and their sentences",
    ),
    "classes": (
        "Les classes de partenaires que plusieurs CPAS nomment",
        "The classes of partners that several CPAS name",
    ),
    "leads": (
        "Les dix meilleures pistes de collaboration, à vérifier",
        "The ten best leads to collaborate, to be checked",
    ),
    "report": ("Le rapport", "The report"),
    "next": ("Et maintenant", "What next"),
}
_NEXT = (
    ("pstgraph show Onhaye", "l’arborescence d’un plan", "the outline of a plan"),
    ("pstgraph check Onhaye", "ce qui n’y est pas trouvé", "what is not found in it"),
    ("pstgraph partners --shared", "qui nomme qui, en quels mots", "who names whom, in which words"),
    ("pstgraph opportunities Onhaye", "les pistes d’un CPAS", "the leads of one CPAS"),
    ("pstgraph queries", "les questions toutes prêtes", "the questions that are ready"),
    ("pstgraph import PLAN.pdf -o my-data/plans/", "ajouter un plan", "add a plan"),
)


@click.command(epilog=examples("pstgraph demo", "pstgraph --lang en demo --no-report"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    default=Path("out/rapport.html"),
    show_default=True,
    help="The HTML report to write.",
)
@click.option("--no-report", is_flag=True, help="Write no report.")
@pass_session
def demo(session: Session, output: Path, no_report: bool) -> None:
    """Show the main job on the plans: what was not found, shared partners, the ten best leads, the report."""
    graph = session.open()
    if no_report:
        _show(session, graph)
    else:
        with _report_meanwhile(session, output):
            _show(session, graph)
        _heading("report", session.lang)
        emit(f"  {output.resolve()}\n")
    _next(session.lang)


def _show(session: Session, graph: Store) -> None:
    from pstgraph.analysis.partners_listing import list_partners
    from pstgraph.present.cli import partners, plans

    lang = session.lang
    counts = plans.checks(session, graph)
    _section("plans", plans.listing(graph, counts, lang), lang)
    emit(plans.legend(counts, lang) + "\n")
    entries = list_partners(graph, shared=True, lang=lang)
    names = partners.cpas_names(graph.plans().rows)
    organisations = [entry for entry in entries if not entry.generic]
    _section("organisations", partners.shared_listing(organisations, names, lang, short=True), lang)
    rows = [
        {
            "name": entry.name,
            "count": len(entry.cpas),
            "cpas_names": [names.get(nis, nis) for nis in entry.cpas],
            "elements": entry.elements,
        }
        for entry in entries
        if entry.generic
    ]
    _section("classes", Listing(CLASS_COLUMNS, rows), lang)
    _leads(graph, lang)


@contextmanager
def _report_meanwhile(session: Session, output: Path) -> Iterator[None]:
    """Write the report in a second process while the rest is shown: it takes as long as all of it."""
    command = [sys.executable, "-m", "pstgraph", *session.arguments(), "report", "-o", str(output)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield
            _, told = process.communicate()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        said = told.strip().splitlines()[-1:] or ["no reason was told"]
        raise InputError(f"the report was not written ({said[0]})", str(output), "try 'pstgraph report'")


def _leads(graph: Store, lang: Lang) -> None:
    from pstgraph.analysis.study import opportunities

    _heading("leads", lang)
    width = screen().width or 100
    for rank, card in enumerate(opportunities(graph, top=LEADS).cards(), 1):
        emit("\n".join(_lead(rank, card, width, lang)) + "\n")


def _lead(rank: int, card: dict[str, Any], width: int, lang: Lang) -> list[str]:
    """Say a lead in four lines or so: what, the two sentences with their lines, how far, when."""
    from pstgraph.present.card_views import facts
    from pstgraph.present.cli.partners import excerpt
    from pstgraph.present.labels import short_cpas, word

    title = re.sub(r" \([^()]*\)$", "", card["title"])
    lines = wrapped(f"{card['type']} {title}", width, f"{rank:>3}. ", "     ")
    for side in (card["a"], card["b"]):
        quote = excerpt(side["quote"], side["label"]) or side["label"]
        text = f"{short_cpas(side['cpas'])}, {word('line', lang)} {side['first_line']} : « {quote} »"
        lines += wrapped(text, width, "     ", "       ")
    return lines + wrapped(facts(card, lang), width, "     ", "     ")


def _heading(key: str, lang: Lang) -> None:
    text = _WORDS[key][0 if lang == "fr" else 1]
    emit("\n" + (click.style(text, bold=True) if screen().terminal else text) + "\n\n")


def _section(key: str, listing: Listing, lang: Lang) -> None:
    _heading(key, lang)
    emit(render(listing, "table", lang, screen()))


def _next(lang: Lang) -> None:
    _heading("next", lang)
    room = max(len(command) for command, *_ in _NEXT)
    activate = Path(sys.prefix) / "bin" / "activate"
    if shutil.which("pstgraph") is None and activate.is_file():
        once = "une fois, puis :" if lang == "fr" else "once, then:"
        emit(f"  {f'source {os.path.relpath(activate)}'.ljust(room)}  {once}\n")
    for command, *words in _NEXT:
        emit(f"  {command.ljust(room)}  {words[0 if lang == 'fr' else 1]}\n")
