"""Pictures by their structure: which words stand on them, how many marks, none over another. No pixels."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))
from invented import action, partner, plan

from pstgraph.analysis.coverage import coverage, matrix
from pstgraph.analysis.networks import cpas_network, partner_network
from pstgraph.analysis.opportunities.engine import find_leads
from pstgraph.analysis.units import units
from pstgraph.errors import UsageError
from pstgraph.identifiers import organisation_iri
from pstgraph.link.registry import load_registry
from pstgraph.present.plot.bars import plot_completeness, plot_timeline
from pstgraph.present.plot.heatmap import plot_coverage
from pstgraph.present.plot.network import plot_network
from pstgraph.present.plot.opportunity_map import plot_map
from pstgraph.present.plot.style import render, save

FOREM = partner("le Forem", organisation_iri("forem"))
GAS = partner("GAS", organisation_iri("gas"))


@pytest.fixture(scope="module")
def found():
    return units(
        [
            plan(
                "51004",
                "Ath",
                action(
                    "OS1/OO1/A1",
                    "Créer un potager",
                    themes=("circuits-courts",),
                    partners=(FOREM,),
                    end="2021",
                ),
                action("OS1/OO1/A2", "Créer un taxi social", themes=("mobilite",), start="2020", end="2022"),
            ),
            plan(
                "51012",
                "Brugelette",
                action("OS1/OO1/A1", "Créer un jardin", themes=("circuits-courts",), partners=(FOREM, GAS)),
            ),
            plan("55050", "Ecaussinnes", action("OS1/OO1/A1", "Travailler", partners=(FOREM,))),
        ]
    )


def svg(figure):
    return render(figure, "svg").decode()


def words(text):
    """Texts of an SVG, in order."""
    return [re.sub(r"\s+", " ", t).strip() for t in re.findall(r"<text[^>]*>(.*?)</text>", text, re.DOTALL)]


def overlaps(figure):
    """Pairs of texts of the axes that lie on each other."""
    figure.canvas.draw()
    boxes = []
    for axes in figure.axes:
        for text in axes.texts:
            if text.get_text().strip() and text.get_visible():
                from matplotlib.text import Text

                boxes.append((text.get_text(), Text.get_window_extent(text)))
    return [(a, b) for n, (a, x) in enumerate(boxes) for b, y in boxes[n + 1 :] if x.overlaps(y)]


def test_network_shows_what_the_export_holds(found):
    network = partner_network(found, load_registry())
    figure = plot_network(network)
    shown = words(svg(figure))
    assert shown[0] == "Qui travaille avec qui" or "Qui travaille avec qui" in shown
    for _, data in network.nodes(data=True):
        assert any(data["label"].split(" (")[0][:20] in word for word in shown), data["label"]
    lines = [line for line in figure.axes[0].lines if len(line.get_xdata()) == 2]
    assert len(lines) == network.number_of_edges()
    assert sum(len(c.get_offsets()) for c in figure.axes[0].collections) == len(network)
    assert overlaps(figure) == []


def test_crowded_network_leaves_no_label_on_another():
    star = nx.Graph()
    for n in range(60):
        star.add_node(f"p{n}", label=f"Partenaire au nom assez long numéro {n}", kind="partner", bipartite=1)
        star.add_node(f"c{n % 7}", label=f"CPAS de la Commune-{n % 7}", kind="cpas", bipartite=0)
        star.add_edge(f"p{n}", f"c{n % 7}", weight=1)
        star.add_edge(f"p{n}", f"c{(n + 1) % 7}", weight=1)
    figure = plot_network(star)
    assert overlaps(figure) == []
    assert 25 < len(figure.axes[0].texts) < 67
    assert f"et {67 - len(figure.axes[0].texts) - 2} autres" in figure.legends[0].get_title().get_text()


def test_heat_map_has_a_number_for_each_theme_and_cpas(found):
    table = matrix(coverage(found, by_top=True))
    figure = plot_coverage(table)
    assert len(figure.axes[0].texts) == table.size
    assert [t.get_text() for t in figure.axes[0].texts].count("·") == int((table == 0).sum().sum())
    assert len(figure.axes[0].get_yticklabels()) == len(table) == 13


def test_map_names_what_it_cannot_place_and_draws_an_arc_a_pair_and_type(found):
    from matplotlib.patches import FancyArrowPatch

    registry = replace(load_registry(), distances={})
    leads = find_leads(found, registry)
    figure = plot_map(leads, registry, ["51004", "51012", "55050"])
    shown = " ".join(words(svg(figure)))
    for name in ("Ath", "Brugelette", "Hainaut", "Luxembourg", "Pistes de collaboration"):
        assert name in shown
    assert "Siège inconnu, donc hors carte : Ecaussinnes" in shown
    located = {(*sorted((x.a.nis, x.b.nis)), x.type) for x in leads if "55050" not in (x.a.nis, x.b.nis)}
    arcs = [patch for patch in figure.axes[0].patches if isinstance(patch, FancyArrowPatch)]
    assert len(arcs) == len(located) > 0
    close = sum({x.a.nis, x.b.nis} == {"51004", "51012"} for x in leads)
    assert f"Ath–Brugelette : {close} piste" in shown
    assert overlaps(figure) == []


def test_map_writes_provinces_inside_them_and_leaves_the_land_free_of_its_legend():
    import json

    from matplotlib.path import Path as Ring

    from pstgraph.resources import data_dir

    figure = plot_map([], load_registry(), ["55050", "83013", "85034", "91034", "91103"])
    axes = figure.axes[0]
    assert overlaps(figure) == []
    outline = json.loads((data_dir() / "registry" / "outline.json").read_text(encoding="utf-8"))
    places = {text.get_text(): text.get_position() for text in axes.texts}
    for name, rings in outline.items():
        assert Ring(rings[0]).contains_point(places[name]), name
    assert "placé d’après ses distances relevées" in words(svg(figure))
    assert "hors carte" not in svg(figure)
    land = axes.transData.transform([point for ring in outline.values() for point in ring[0]])
    assert not figure.legends[0].get_window_extent().count_contains(land)


def test_heat_map_says_what_it_counts_in_whole_numbers_and_cuts_no_word(found):
    table = matrix(coverage(found, "target-group"))
    table.iloc[0, 0] = 5
    figure = plot_coverage(table, mark="CPAS de Brugelette")
    shown = words(svg(figure))
    assert any(word.startswith("Publics cibles") for word in shown)
    assert not any("…" in w or "Thèmes" in w for w in shown)
    assert all(float(tick).is_integer() for tick in figure.axes[1].get_yticks())
    first = figure.axes[0].get_xticklabels()[0]
    assert "Brugelette" in first.get_text() and first.get_fontweight() == "bold"


def test_the_title_of_a_narrow_heat_map_is_whole(found):
    figure = plot_coverage(matrix(coverage(found[:1], by_top=True)))
    figure.canvas.draw()
    box, page = figure._suptitle.get_window_extent(), figure.bbox
    assert page.x0 <= box.x0 and box.x1 <= page.x1


def test_completeness_counts_rules_and_says_where_none_applied():
    figure = plot_completeness({"CPAS d'Ath": {"law": (1, 7), "guide": (0, 0), "practice": (3, 3)}})
    shown = words(svg(figure))
    assert {"1 sur 7", "sans objet", "3 sur 3", "CPAS d'Ath", "Loi", "Guide", "Bonne pratique"} <= set(shown)
    assert not any("%" in word for word in shown)


def test_timeline_draws_bars_and_lone_ends_and_names_the_undated(found):
    figure = plot_timeline(found)
    shown = " ".join(words(svg(figure)))
    assert "Sans date d’action dans le document" in shown and "CPAS de Brugelette" in shown
    assert "Créer un potager" in shown and "Créer un taxi social" in shown
    assert "période écrite" in shown and "échéance seule" in shown
    assert overlaps(figure) == []


def test_timeline_of_undated_plans_draws_no_axis(found):
    figure = plot_timeline([unit for unit in found if unit.nis == "51012"])
    assert not figure.axes[0].axison
    assert "Sans date d’action dans le document : CPAS de Brugelette" in " ".join(words(svg(figure)))


def test_empty_inputs_draw_an_empty_picture():
    registry = load_registry()
    empty = partner_network([], registry)
    for figure in (
        plot_network(empty),
        plot_network(cpas_network(empty)),
        plot_map([], registry),
        plot_timeline([]),
        plot_completeness({}),
        plot_coverage(pd.DataFrame()),
    ):
        assert svg(figure).lstrip().startswith("<?xml")


def test_the_same_picture_is_the_same_file(found, tmp_path):
    network = partner_network(found, load_registry())
    assert render(plot_network(network), "svg") == render(plot_network(network), "svg")
    save(plot_network(network), tmp_path / "n.png")
    assert (tmp_path / "n.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UsageError, match="no picture format"):
        save(plot_network(network), tmp_path / "n.bmp")
    assert not (tmp_path / "n.bmp").exists()


def test_the_readers_own_settings_come_back():
    import matplotlib

    before = dict(matplotlib.rcParams)
    plot_completeness({"CPAS d'Ath": {"law": (1, 2)}})
    assert dict(matplotlib.rcParams) == before


@pytest.fixture(scope="module")
def pictures():
    """The pictures of every kind of network of the shipped plans, with the networks."""
    import pstgraph as pst
    from pstgraph.analysis.networks import action_network
    from pstgraph.analysis.study import study

    shipped = study(pst.load())
    partners, classes = (partner_network(shipped.units, shipped.registry, c) for c in (False, True))
    networks = [partners, classes, action_network(shipped.units, shipped.registry), cpas_network(classes)]
    return [(network, plot_network(network)) for network in networks]


def label_boxes(axes):
    from matplotlib.text import Text

    return [(t, Text.get_window_extent(t)) for t in axes.texts if t.get_text().strip()]


def test_words_begin_outside_the_marks(pictures):
    for _, figure in pictures:
        axes, pixels = figure.axes[0], figure.dpi / 72
        figure.canvas.draw()
        for marks in axes.collections:
            for (x, y), size in zip(
                axes.transData.transform(marks.get_offsets()), marks.get_sizes(), strict=True
            ):
                half = size**0.5 / 2 * pixels
                for text, box in label_boxes(axes):
                    apart = max(box.x0 - x, x - box.x1, box.y0 - y, y - box.y1)
                    assert apart >= half, text.get_text()


def test_links_seldom_pass_under_words_and_never_strike_them_through(pictures):
    from matplotlib.path import Path as Outline

    for network, figure in pictures:
        axes = figure.axes[0]
        figure.canvas.draw()
        lines = [Outline(axes.transData.transform(line.get_xydata())) for line in axes.lines]
        boxes = label_boxes(axes)
        crossed = [t for t, box in boxes if any(p.intersects_bbox(box, filled=False) for p in lines)]
        assert len(crossed) <= 0.2 * len(boxes), [t.get_text() for t in crossed]
        named = sum(data["kind"] != "action" for _, data in network.nodes(data=True))
        assert len(boxes) >= 0.9 * named
        for text, _ in boxes:
            assert text.get_zorder() > max(line.get_zorder() for line in axes.lines)
            assert text.get_bbox_patch().get_facecolor()[:3] == (1, 1, 1)


def test_the_legend_tells_kinds_widths_and_dark_edges(pictures):
    told = [[t.get_text() for t in figure.legends[0].get_texts()] for _, figure in pictures]
    assert told[0] == [
        "CPAS",
        "Organisation partenaire",
        "Nommé par plusieurs CPAS",
        "Nommé dans 1 action",
        "Nommé dans 4 actions",
    ]
    assert "Nommé par plusieurs actions" in told[2] and told[2][-1] == "Nommé dans 1 action"
    weights = sorted(data["weight"] for _, _, data in pictures[3][0].edges(data=True))
    ends = [f"Lien de poids {w:.4g}".replace(".", ",") for w in (weights[0], weights[-1])]
    assert told[3] == ["CPAS", *ends]
    samples = pictures[0][1].legends[0].get_lines()[-2:]
    drawn = sorted({line.get_linewidth() for line in pictures[0][1].axes[0].lines})
    assert [line.get_linewidth() for line in samples] == [drawn[0], drawn[-1]]
