"""The pictures of the report as SVG elements; "" where there is nothing to see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pstgraph.analysis.coverage import Facet, coverage, matrix
from pstgraph.analysis.networks import partner_network
from pstgraph.analysis.study import Study
from pstgraph.identifiers import cpas_iri
from pstgraph.present.plot.bars import plot_timeline
from pstgraph.present.plot.heatmap import plot_coverage
from pstgraph.present.plot.network import plot_network
from pstgraph.present.plot.opportunity_map import plot_map
from pstgraph.present.plot.style import render
from pstgraph.present.report.typography import count, in_picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ON_MAP = 40
_PIXELS = 120  # of an inch of a figure on a wide screen: letters of 10 points are as large as the text


def pictures(found: Study, leads: Any, nis: str | None, own: str | None) -> dict[str, str]:
    """Pictures by name; with ``nis`` and ``own`` (its name) those of one CPAS."""
    everyone = [plan.cpas.nis for plan in found.plans if plan.cpas]
    mine = [unit for unit in found.units if nis is None or unit.nis == nis]
    dated = any(unit.span.basis == "unit" and unit.span.end for unit in mine)
    return {
        "map": svg(plot_map(leads[:ON_MAP], found.registry, everyone, _first(len(leads))), "map"),
        "network": _network(found, nis, own, classes=False),
        "classes": _network(found, nis, own, classes=True),
        "themes": _heat(found, own, "theme"),
        "groups": _heat(found, own, "target-group"),
        "timeline": svg(plot_timeline(mine), "time") if dated else "",
    }


def _first(leads: int) -> str:
    shown = min(leads, ON_MAP)
    if leads > ON_MAP:
        return f"Les {shown} premières pistes, sur {leads}"
    return count(shown, "piste de collaboration", "pistes de collaboration")


def _heat(found: Study, own: str | None, facet: Facet) -> str:
    table = matrix(coverage(found.units, facet, by_top=facet == "theme"))
    if not len(table):
        return ""
    if facet == "target-group":  # an empty theme tells a gap; most groups are rare
        table = table[table.sum(axis=1) > 0]
    return svg(plot_coverage(table, mark=own), facet)


def _network(found: Study, nis: str | None, own: str | None, classes: bool) -> str:
    """Who works with whom; of one CPAS only its own partners, where another names one of them too."""
    whole = partner_network(found.units, found.registry, classes)
    title = "Avec quels genres de partenaires" if classes else "Qui travaille avec qui"
    if nis is not None:
        centre = cpas_iri(nis)
        partners = set(whole[centre]) if centre in whole else set()
        others = {other for node in partners for other in whole[node]}
        if others <= {centre}:
            return ""
        whole = whole.subgraph({centre, *partners, *others})
        kinds = "genres de partenaires" if classes else "partenaires"
        title = f"Les {kinds} du {own}, et qui les nomme aussi"
    if not whole.number_of_edges():
        return ""
    return svg(plot_network(whole, title), "cls" if classes else "net")


def svg(figure: Figure, name: str) -> str:
    """A figure as an SVG element for the page: no header, ids of its own, as wide as its column allows."""
    text = in_picture(render(figure, "svg").decode("utf-8"))
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'\bid="', f'id="{name}-', text)
    text = re.sub(r'(xlink:href|href)="#', rf'\1="#{name}-', text)
    text = text.replace("url(#", f"url(#{name}-")
    for size in ("width", "height"):
        text = re.sub(rf'(<svg[^>]*?) {size}="[^"]*"', r"\1", text, count=1)
    widest = f"max-width: {figure.get_figwidth() * _PIXELS:.0f}px"
    return text.replace("<svg", f'<svg role="img" style="{widest}"', 1)
