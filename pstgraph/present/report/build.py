"""Puts the report together: data, pictures, template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from pstgraph.analysis.coverage import coverage, matrix
from pstgraph.analysis.networks import partner_network
from pstgraph.analysis.opportunities.engine import Search
from pstgraph.analysis.opportunities.wording import type_label
from pstgraph.analysis.study import Study, study
from pstgraph.present.plot.bars import plot_completeness, plot_timeline
from pstgraph.present.plot.heatmap import plot_coverage
from pstgraph.present.plot.network import plot_network
from pstgraph.present.plot.opportunity_map import plot_map
from pstgraph.present.plot.style import render
from pstgraph.present.report import content
from pstgraph.rdf.check import CheckReport, check

if TYPE_CHECKING:
    import pyoxigraph as ox
    from matplotlib.figure import Figure

    from pstgraph.store import Store


Graphs = Mapping[str, Sequence["ox.Triple"]]


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
    page = environment.get_template("report.html.j2")
    with (_aside if two_processes else _in_turn)(triples, day) as checked:
        return page.render(**_context(found, checked, nis, day, max_km))


@contextmanager
def _in_turn(triples: Graphs, day: date) -> Iterator[Callable[[], CheckReport]]:
    yield lambda: check(triples, as_of=day, lang="fr")


@contextmanager
def _aside(triples: Graphs, day: date) -> Iterator[Callable[[], CheckReport]]:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield pool.submit(check, triples, as_of=day, lang="fr").result


def _context(
    found: Study, checked: Callable[[], CheckReport], nis: str | None, day: date, max_km: float
) -> dict[str, Any]:
    leads = found.leads(Search(nis=nis, max_km=max_km))
    pictures = _pictures(found, leads, nis)
    report = checked()  # as late as can be: a second process may be at it
    plans = [plan for plan in found.plans if nis is None or (plan.cpas and plan.cpas.nis == nis)]
    cards = content.lead_cards(leads, found, content.CARDS_OF_ONE if nis else content.CARDS)
    own = plans[0].cpas.name if nis and plans and plans[0].cpas else None
    satisfied = {
        plan.cpas.name: content.satisfied(report, plan.iri) for plan in plans if plan.cpas and plan.iri
    }
    return {
        "own": own,
        "day": day.strftime("%d/%m/%Y"),
        "version": version("pstgraph"),
        "max_km": f"{max_km:g}",
        "plans": content.plan_rows(found.plans),
        "leads_total": len(leads),
        "lead_types": [
            (code, type_label(code), n) for code, n in sorted(Counter(x.type for x in leads).items())
        ],
        "cards": cards,
        "first_cards": content.first_cards(cards),
        "partners": content.shared_partners(found, nis),
        "classes": content.shared_partners(found, nis, classes=True),
        "to_do": [
            (plan.cpas.name, content.to_do(report, plan.iri)) for plan in plans if plan.cpas and plan.iri
        ],
        "level_names": content.LEVEL_NAMES,
        "others": content.others(found, nis) if nis else [],
        "unrecognised": len(found.index.unrecognised()),
        "units_total": len(found.units),
        "pictures": {**pictures, "completeness": _svg(plot_completeness(satisfied), "done")},
    }


def _pictures(found: Study, leads: Any, nis: str | None) -> dict[str, str]:
    everyone = [plan.cpas.nis for plan in found.plans if plan.cpas]
    table = matrix(coverage(found.units, by_top=True))
    mine = [unit for unit in found.units if nis is None or unit.nis == nis]
    return {
        "map": _svg(plot_map(leads[:40], found.registry, everyone), "map"),
        "network": _svg(plot_network(partner_network(found.units, found.registry)), "net"),
        "classes": _svg(
            plot_network(
                partner_network(found.units, found.registry, classes=True), "Avec quels genres de partenaires"
            ),
            "cls",
        ),
        "heat": _svg(plot_coverage(table), "heat"),
        "timeline": _svg(plot_timeline(mine), "time"),
    }


def _svg(figure: Figure, name: str) -> str:
    """A figure as an SVG element for the page: no header, ids of its own, as wide as its column."""
    text = render(figure, "svg").decode("utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'\bid="', f'id="{name}-', text)
    text = re.sub(r'(xlink:href|href)="#', rf'\1="#{name}-', text)
    text = text.replace("url(#", f"url(#{name}-")
    return re.sub(
        r'(<svg[^>]*?) width="[^"]*"',
        r"\1",
        re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", text, count=1),
        count=1,
    )
