"""``pstgraph demo``: the main job on the shipped plans, in one go (``make demo``)."""

from __future__ import annotations

import click

from pstgraph.present.cli.options import Session, examples, pass_session
from pstgraph.present.cli.output import emit, screen
from pstgraph.present.tables import Column, Lang, Listing, render

CLASS_COLUMNS = (
    Column("name", "Classe de partenaires", "Class of partners", wrap=True),
    Column("count", "CPAS", "CPAS", number=True),
    Column("cpas_names", "Lesquels", "Which", wrap=True),
    Column("elements", "Éléments", "Elements", number=True),
)
_WORDS = {
    "plans": ("Les plans et ce qui n'y a pas été trouvé", "The plans, and what was not found in them"),
    "organisations": (
        "Les organisations que plusieurs CPAS nomment, et leurs phrases",
        "The organisations that several CPAS name, and their sentences",
    ),
    "classes": (
        "Les classes de partenaires que plusieurs CPAS nomment",
        "The classes of partners that several CPAS name",
    ),
    "next": ("Et maintenant", "What next"),
}
_NEXT = (
    ("pstgraph show Onhaye", "l'arborescence d'un plan", "the outline of a plan"),
    ("pstgraph check Onhaye", "ce qui n'y est pas trouvé", "what is not found in it"),
    ("pstgraph partners --shared", "qui nomme qui, en quels mots", "who names whom, in which words"),
    ("pstgraph queries", "les questions toutes prêtes", "the questions that are ready"),
    ("pstgraph import PLAN.pdf -o my-data/plans/", "ajouter un plan", "add a plan"),
)


@click.command(epilog=examples("pstgraph demo", "pstgraph --lang en demo"))
@pass_session
def demo(session: Session) -> None:
    """Show the main job on the plans: their completeness by level, the partners that CPAS share."""
    from pstgraph.analysis.partners_listing import list_partners
    from pstgraph.present.cli import partners, plans

    lang = session.lang
    graph = session.open()
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
    _next(lang)


def _heading(key: str, lang: Lang) -> None:
    text = _WORDS[key][0 if lang == "fr" else 1]
    emit("\n" + (click.style(text, bold=True) if screen().terminal else text) + "\n\n")


def _section(key: str, listing: Listing, lang: Lang) -> None:
    _heading(key, lang)
    emit(render(listing, "table", lang, screen()))


def _next(lang: Lang) -> None:
    _heading("next", lang)
    room = max(len(command) for command, *_ in _NEXT)
    for command, *words in _NEXT:
        emit(f"  {command.ljust(room)}  {words[0 if lang == 'fr' else 1]}\n")
