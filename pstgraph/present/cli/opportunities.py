"""``pstgraph opportunities``: ranked leads as cards."""

from __future__ import annotations

from pathlib import Path

import click

from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import deliver, emit, note, screen, show
from pstgraph.present.tables import Listing

TYPES = tuple(f"T{n}" for n in range(1, 10))
NEAR_KM = 30.0


class TypeOfLead(click.Choice[str]):
    """T1 to T9, in either case, shown in capitals in every message."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a type as it was typed."""
        return super().convert(value.upper(), param, ctx)


@click.command(
    epilog=examples(
        "pstgraph opportunities --top 5",
        "pstgraph opportunities 91103 --type T2 --type T7 --max-km 30",
        "pstgraph opportunities Dinant --format json",
    )
)
@click.argument("plan", required=False)
@click.option("--type", "types", multiple=True, type=TypeOfLead(TYPES), help="Only this type (repeatable).")
@click.option(
    "--max-km",
    default=NEAR_KM,
    show_default=True,
    type=click.FloatRange(min=0),
    help="Kilometres between seats within which two CPAS are near (T2, T7). T6 keeps its own 30 km; the "
    "other types look at the province, at the territory of a structure, or at no distance.",
)
@click.option("--top", type=click.IntRange(min=1), help="How many leads (default: 10 in a table, else all).")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File for the leads as RDF (pst:CollaborationOpportunity with the run that made them).",
)
@format_option("turtle")
@pass_session
def opportunities(
    session: Session,
    plan: str | None,
    types: tuple[str, ...],
    max_km: float,
    top: int | None,
    output: Path | None,
    fmt: str,
) -> None:
    """Rank collaboration leads T1-T9 between the plans, or those of one PLAN. A lead is to be checked.

    The RDF of -o stands beside the plans in a graph of its own, named by its run: `pstgraph --data shipped
    --data FILE query collaboration-leads` lists it, and `publish` with the same --data publishes it. A data
    folder may hold it as DIR/leads/*.ttl.
    """
    from pstgraph.analysis.opportunities.cards import card
    from pstgraph.analysis.opportunities.engine import Search
    from pstgraph.analysis.study import study
    from pstgraph.present import card_views

    graph = session.open()
    nis = graph.plan(plan).cpas.nis if plan else None  # type: ignore[union-attr]
    found = study(graph)
    leads = found.leads(Search(nis, types or TYPES, max_km))
    shown = leads[: top or (10 if fmt == "table" else None)]
    if output is not None or fmt == "turtle":
        deliver(_turtle(session, shown if top else leads, found.registry), output, session.lang)
        return
    cards = [card(lead, found.registry) for lead in shown]
    if fmt == "table":
        width = screen().width or 100
        emit("\n\n".join(card_views.card_text(n, c, width, session.lang) for n, c in enumerate(cards, 1)))
        emit("\n" if cards else "")
    else:
        rows = card_views.rows(cards, session.lang if fmt == "markdown" else None)
        show(Listing(card_views.COLUMNS, rows, cards), fmt, session.lang)  # type: ignore[arg-type]
    if not leads:
        note(_nothing(plan, types, max_km, session.lang))
    elif fmt == "table":
        note(_summary(len(cards), len(leads), session.lang))


def _turtle(session: Session, leads, registry) -> str:  # type: ignore[no-untyped-def]
    from importlib.metadata import version

    from pstgraph.analysis.opportunities.graph import lead_triples
    from pstgraph.rdf.turtle import dumps

    return dumps(lead_triples(leads, registry, version("pstgraph"), session.day()))


def _summary(shown: int, found: int, lang: str) -> str:
    if lang == "fr":
        told = f"{shown} pistes montrées" if shown > 1 else f"{shown} piste montrée"
        return f"{told} sur {found}. Une piste se vérifie : le texte seul n’est pas un accord."
    return f"{shown} of {found} leads shown. A lead is to be checked: text alone is not an agreement."


def _nothing(plan: str | None, types: tuple[str, ...], max_km: float, lang: str) -> str:
    """Say which filters left nothing, and what to try."""
    given = ([plan] if plan else []) + [f"--type {one}" for one in types]
    given += [f"--max-km {max_km:g}"] if max_km != NEAR_KM else []
    if not given:
        return {
            "fr": "Aucune piste : il faut les plans de deux CPAS au moins (--data, et --data shipped).",
            "en": "No lead: the plans of at least two CPAS are needed (--data, and --data shipped).",
        }[lang]
    near = not types or bool({"T2", "T7"} & set(types))  # the types that look at --max-km
    wider = {"fr": ", ou agrandir --max-km", "en": ", or widen --max-km"}[lang] if near else ""
    return {
        "fr": f"Aucune piste avec {', '.join(given)} ; en ôter un{wider}.",
        "en": f"No lead with {', '.join(given)}; leave one out{wider}.",
    }[lang]
