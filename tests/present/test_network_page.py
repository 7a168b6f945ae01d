"""The interactive network in a real browser: words that can be read, zooming with buttons and fingers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from browser import browser, page_at

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))
from invented import action, partner, plan

import pstgraph as pst
from pstgraph.analysis.networks import action_network, cpas_network, partner_network
from pstgraph.analysis.study import study
from pstgraph.analysis.units import units
from pstgraph.identifiers import cpas_iri
from pstgraph.present.network.html import to_html

LABELS = """() => [...document.querySelectorAll('.node text')]
  .filter((t) => getComputedStyle(t).visibility === 'visible' && !t.closest('.faded'))
  .map((t) => { const b = t.getBoundingClientRect();
    return {text: t.textContent, id: t.parentNode.dataset.id, height: b.height,
            box: [b.left, b.top, b.right, b.bottom]}; })"""
MARKS = """() => [...document.querySelectorAll('.node:not(.faded)')].map((g) => {
    const b = g.querySelector('circle, rect').getBoundingClientRect();
    return {id: g.dataset.id, box: [b.left, b.top, b.right, b.bottom]}; })"""
FRAME = """() => { const b = document.getElementById('net').getBoundingClientRect();
    return [b.left, b.top, b.right, b.bottom]; }"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
KINDS = ("partners", "classes", "actions", "cpas", "named")


@pytest.fixture(scope="module")
def networks():
    found = study(pst.load())
    partners = partner_network(found.units, found.registry)
    saint_leger = partner("Saint-Léger", cpas_iri("85034"))
    martelange = plan("81013", "Martelange", action("OS1/OO1/A1", "Convention", partners=(saint_leger,)))
    return {
        "named": partner_network([*found.units, *units([martelange])], found.registry),
        "partners": partners,
        "classes": partner_network(found.units, found.registry, classes=True),
        "actions": action_network(found.units, found.registry),
        "cpas": cpas_network(partners),
    }


@pytest.fixture(scope="module")
def pages(networks, tmp_path_factory):
    folder = tmp_path_factory.mktemp("networks")
    for kind, network in networks.items():
        (folder / f"{kind}.html").write_text(to_html(network, "Réseau", "Une phrase."), "utf-8")
    return {kind: (folder / f"{kind}.html").as_uri() for kind in networks}


@pytest.fixture(scope="module")
def opened():
    with browser() as found:
        yield found


def meet(a, b):
    """Whether two boxes share more than half a pixel."""
    return a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5


def readable(page):
    """Visible labels, after a check that none lies on another, on another's mark, or outside."""
    page.evaluate(SETTLED)
    labels, marks, frame = page.evaluate(LABELS), page.evaluate(MARKS), page.evaluate(FRAME)
    for n, one in enumerate(labels):
        assert [other["text"] for other in labels[n + 1 :] if meet(one["box"], other["box"])] == []
        assert [m["id"] for m in marks if m["id"] != one["id"] and meet(one["box"], m["box"])] == []
        assert one["height"] >= 11, "letters too small to read"
        assert one["box"][0] >= frame[0] and one["box"][2] <= frame[2], one["text"]
        assert one["box"][1] >= frame[1] and one["box"][3] <= frame[3], one["text"]
    return [one["id"] for one in labels]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 900), (390, 700)])
@pytest.mark.parametrize("kind", KINDS)
def test_labels_can_be_read_at_rest_and_enlarged(opened, pages, networks, kind, width, height):
    with page_at(opened, pages[kind], width, height) as (page, said):
        shown = readable(page)
        named = [n for n, data in networks[kind].nodes(data=True) if data["kind"] != "action"]
        cpas = {n for n in named if networks[kind].nodes[n]["kind"] == "cpas"}
        assert cpas <= set(shown), "the most important are written first"
        assert len(shown) >= len(named) * (0.8 if width > 1000 else 0.4)
        for _ in range(3):
            page.click("#in")
            readable(page)
        page.click("#all")
        assert readable(page) == shown
        page.click("#out")
        readable(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert said == []


def test_zooming_in_writes_what_had_no_room(opened, pages):
    with page_at(opened, pages["actions"], 1280) as (page, _):
        assert not page.locator(".action text:not(.unplaced)").count()
        for _ in range(2):
            page.click("#in")
        readable(page)
        assert page.locator(".action text:not(.unplaced)").count() > 0


def test_search_folds_accents_case_and_ligatures(opened, pages, networks):
    network = networks["partners"]
    wanted = {n for n, data in network.nodes(data=True) if "picerie" in data["label"]}
    with page_at(opened, pages["partners"], 1280) as (page, _):
        for words in ("epicerie", "ÉPICERIE ", "épicerie"):
            page.fill("#find", words)
            assert set(readable(page)) == wanted
        assert page.inner_text("#hits") == f"{len(wanted)} trouvés"
        page.fill("#find", "xyzzy")
        assert readable(page) == [] and page.inner_text("#hits") == "rien de tel"
        page.fill("#find", "")
        assert len(readable(page)) > len(wanted)
        page.fill("#find", "forem")
        page.press("#find", "Enter")
        assert page.inner_text("#about h2").startswith("Forem")


def test_hovering_and_choosing_write_a_node_and_its_neighbours(opened, pages, networks):
    network = networks["partners"]
    forem = next(n for n, data in network.nodes(data=True) if data["label"].startswith("Forem"))
    around = {forem, *network[forem]}
    with page_at(opened, pages["partners"], 390) as (page, _):
        mark = page.locator('.node[aria-label^="Forem"] circle')
        mark.hover()
        assert set(readable(page)) == around
        mark.click()
        panel = page.inner_text("#about")
        assert "organisme public régional" in panel and ", ligne " in panel
        page.mouse.click(30, page.evaluate(FRAME)[1] + 8)
        page.mouse.move(0, 0)
        assert set(readable(page)) > around, "a click beside lets go"


def test_two_fingers_enlarge_and_one_scrolls_until_then(opened, pages):
    context = opened.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(pages["partners"])
    page.evaluate(SETTLED)
    spread = """() => { const b = [...document.querySelectorAll('.node circle')].map((c) =>
        c.getBoundingClientRect().left); return Math.max(...b) - Math.min(...b); }"""
    touch = "getComputedStyle(document.getElementById('net')).touchAction"
    before = page.evaluate(spread)
    assert page.evaluate(touch) == "pan-x pan-y"
    left, top, right, bottom = page.evaluate(FRAME)
    x, y = (left + right) / 2, (top + bottom) / 2
    fingers = context.new_cdp_session(page)

    def at(kind, *points):
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    at("touchStart", {"x": x - 20, "y": y, "id": 0}, {"x": x + 20, "y": y, "id": 1})
    for d in range(25, 85, 5):
        at("touchMove", {"x": x - d, "y": y, "id": 0}, {"x": x + d, "y": y, "id": 1})
    at("touchEnd")
    readable(page)
    assert page.evaluate(spread) == pytest.approx(4 * before, rel=0.15)
    assert page.evaluate(touch) == "none"
    assert page.evaluate("visualViewport.scale") == 1, "the page itself stays as it is"
    page.click("#all")
    page.evaluate(SETTLED)
    assert page.evaluate(spread) == pytest.approx(before, rel=0.01)
    context.close()
