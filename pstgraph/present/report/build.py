"""Puts the report together: data, pictures, template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from pstgraph.analysis.opportunities.engine import Search
from pstgraph.analysis.opportunities.wording import type_label
from pstgraph.analysis.profile import satisfied
from pstgraph.analysis.study import Study, study
from pstgraph.present.plot.bars import plot_completeness
from pstgraph.present.report import content
from pstgraph.present.report.pictures import pictures, svg
from pstgraph.present.report.todo import LEVEL_NAMES, to_do
from pstgraph.present.report.typography import set_up
from pstgraph.rdf.check import CheckReport, check

if TYPE_CHECKING:
    import pyoxigraph as ox

    from pstgraph.store import Store


Graphs = Mapping[str, Sequence["ox.Triple"]]


@dataclass(frozen=True, slots=True)
class Options:
    """What a report is about: one CPAS or all, on which day, how near is near."""

    nis: str | None
    day: date
    max_km: float


def build_report(
    graph: Store,
    nis: str | None = None,
    day: date | None = None,
    max_km: float = 30.0,
    two_processes: bool = False,
) -> str:
    """Write the report as one HTML page.

    Parameters
    ----------
    graph
        Any store.
    nis
        NIS code of one CPAS for its own report; None for the whole federation.
    day
        The day that checks count from; today where None.
    max_km
        Kilometres within which two CPAS are near.
    two_processes
        Check the plans in a second process while leads and pictures are made, which takes a third off the
        time. The process starts anew, so the calling script must guard its main part by ``__name__``.

    Returns
    -------
    str
        HTML that needs nothing else: no script, no file, no network.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    day = day or date.today()
    found = study(graph)
    triples = {plan.iri: graph.triples(plan.iri) for plan in found.plans if plan.iri}
    environment = Environment(
        loader=PackageLoader("pstgraph.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    set_up(environment)
    page = environment.get_template("report.html.j2")
    with (_aside if two_processes else _in_turn)(triples, day) as checked:
        return page.render(**_context(graph, found, checked, Options(nis, day, max_km)))


@contextmanager
def _in_turn(triples: Graphs, day: date) -> Iterator[Callable[[], CheckReport]]:
    yield lambda: check(triples, as_of=day, lang="fr")


@contextmanager
def _aside(triples: Graphs, day: date) -> Iterator[Callable[[], CheckReport]]:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield pool.submit(check, triples, as_of=day, lang="fr").result


def _context(
    graph: Store, found: Study, checked: Callable[[], CheckReport], options: Options
) -> dict[str, Any]:
    nis = options.nis
    leads = found.leads(Search(nis=nis, max_km=options.max_km))
    plans = [plan for plan in found.plans if plan.cpas and (nis is None or plan.cpas.nis == nis)]
    own = plans[0].cpas.name if nis and plans and plans[0].cpas else None
    drawn = pictures(found, leads, nis, own)
    cards = content.lead_cards(leads, found, content.CARDS_OF_ONE if nis else content.CARDS)
    report = checked()  # as late as can be: a second process may be at it
    rules = {plan.iri: satisfied(report, plan.iri) for plan in found.plans if plan.iri}
    bars = {plan.cpas.name: rules[plan.iri] for plan in plans if plan.cpas and plan.iri}
    return {
        "own": own,
        "day": options.day.strftime("%d/%m/%Y"),
        "version": version("pstgraph"),
        "max_km": f"{options.max_km:g}",
        "plans": content.plan_rows(found.plans, rules),
        "leads_total": len(leads),
        "lead_types": [
            (code, type_label(code), n) for code, n in sorted(Counter(x.type for x in leads).items())
        ],
        "cards": cards,
        "first_cards": content.first_cards(cards),
        "partners": content.shared_partners(found, nis),
        "classes": content.shared_partners(found, nis, classes=True),
        "synergies": content.declared_synergies(graph, nis),
        "to_do": [(plan.cpas.name, to_do(report, plan.iri)) for plan in plans if plan.cpas and plan.iri],
        "level_names": LEVEL_NAMES,
        "others": content.others(found, nis) if nis else [],
        **content.recognition(found, nis),
        "pictures": {**drawn, "completeness": svg(plot_completeness(bars), "done")},
    }
