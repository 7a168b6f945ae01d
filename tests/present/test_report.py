"""The report in a real browser: whole at every width and in print, silent, every quote in its document."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from browser import browser, page_at

import pstgraph as pst
from pstgraph.analysis.study import study
from pstgraph.present.report import build_report
from pstgraph.resources import data_dir
from pstgraph.text import normalise_space

DAY = date(2026, 1, 1)
CUT = """() => [...document.querySelectorAll('body *')]
  .filter(e => !e.closest('.scroll') && !e.closest('svg') && e.getClientRects().length)
  .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1
            || (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden'))
  .map(e => e.tagName + ' ' + e.textContent.slice(0, 60))"""
# What would print a scrollbar or lose a column: paper is 210 mm less two margins of 12 mm wide.
PAPER = 703
SCROLLS = """() => [...document.querySelectorAll('.scroll, .picture')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 || getComputedStyle(e).overflowX !== 'visible')
  .map(e => e.scrollWidth + ' > ' + e.clientWidth + ' ' + e.textContent.slice(0, 40))"""
WIDE = """() => [...document.querySelectorAll('.scroll, .picture')]
  .filter(e => e.scrollWidth > e.clientWidth + 1).length"""
MOST_PAGES = 19  # it was 25 and 34; a longer card may add one


@pytest.fixture(scope="module")
def graph():
    return pst.load()


@pytest.fixture(scope="module")
def pages(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    for name, nis in (("all", None), ("one", "91103")):
        (folder / f"{name}.html").write_text(build_report(graph, nis, DAY), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["all", "one"])
def test_page_is_self_contained_and_small(pages, name):
    text = (pages / f"{name}.html").read_text(encoding="utf-8")
    assert len(text.encode()) < 3_000_000
    assert "<script" not in text and "<link" not in text and "@import" not in text
    assert not re.search(r'\b(?:src|href)="(?!#|data:)', text)
    assert "{{" not in text and "{%" not in text and "None" not in text


@pytest.mark.parametrize("name", ["all", "one"])
def test_page_opens_whole_and_silent_on_desk_and_telephone_and_in_print(pages, name):
    with browser() as opened:
        for width in (1280, 390):
            with page_at(opened, (pages / f"{name}.html").as_uri(), width) as (page, said):
                assert said == []
                assert page.evaluate("() => document.documentElement.scrollWidth") <= width
                assert page.evaluate(CUT) == []
                assert width < 1280 or page.evaluate(WIDE) == 0
        with page_at(opened, (pages / f"{name}.html").as_uri(), PAPER) as (page, said):
            page.emulate_media(media="print")
            assert page.evaluate(CUT) == []
            assert page.evaluate(SCROLLS) == []
            assert page.evaluate("() => document.documentElement.scrollWidth") <= PAPER
            pdf = page.pdf(prefer_css_page_size=True)
            assert 5 < len(re.findall(rb"/Type\s*/Page\b", pdf)) <= MOST_PAGES


def test_every_quote_of_a_lead_stands_in_its_document(pages):
    sources = {
        path.name: path.read_text(encoding="utf-8").splitlines()
        for path in (data_dir() / "sources").glob("*.txt")
    }
    with browser() as opened, page_at(opened, (pages / "all.html").as_uri(), 1280) as (page, _):
        quotes = page.evaluate(
            "() => [...document.querySelectorAll('blockquote.quote')]"
            ".map(q => [q.dataset.file, +q.dataset.line, q.textContent])"
        )
    assert len(quotes) == 40
    for file, line, quote in quotes:
        text = normalise_space(" ".join(sources[file][line - 1 :]))
        assert text.startswith(normalise_space(quote)), (file, line, quote)


def test_links_of_the_page_lead_somewhere(pages):
    with browser() as opened, page_at(opened, (pages / "one.html").as_uri(), 1280) as (page, _):
        lost = page.evaluate(
            "() => [...document.querySelectorAll('a[href^=\"#\"]')]"
            ".filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length"
        )
        ids = page.evaluate(
            "() => { const i = [...document.querySelectorAll('[id]')].map(e => e.id);"
            " return i.length - new Set(i).size }"
        )
    assert lost == 0 and ids == 0


def test_report_says_what_it_is_and_for_whom(pages):
    everyone = (pages / "all.html").read_text(encoding="utf-8")
    assert "piste à vérifier" in everyone and "Rapport du 01/01/2026" in everyone
    assert "Forem" in everyone and "placé d’après ses distances relevées" in everyone
    assert "non dite (document du 12/08/2025)" in everyone
    own = (pages / "one.html").read_text(encoding="utf-8")
    assert "CPAS d’Onhaye : avec qui travailler" in own
    assert "Ce que d’autres prévoient et pas le CPAS d’Onhaye" in own
    assert "pistes pour le CPAS d’Onhaye" in own


def shown(pages, name: str, selector: str = "body") -> str:
    """What a reader sees of a page, without what is hidden."""
    with browser() as opened, page_at(opened, (pages / f"{name}.html").as_uri(), 1280) as (page, _):
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
        return page.evaluate("s => document.querySelector(s).innerText", selector)


def test_what_was_not_found_reads_as_things_to_do(pages):
    text = shown(pages, "all", "#completude")
    assert "Indicateur non trouvé : 29 des 29 objectifs opérationnels. À faire : dire à quoi" in text
    assert "L’adoption du PST par le conseil de l’action sociale n’a pas été trouvée" in text
    for says_the_contrary in ("a un indicateur", "est adopté par", "a un pilote politique"):
        assert says_the_contrary not in text
    for failed, checked in re.findall(r"(\d+) (?:des|sur) (\d+)", text):
        assert int(failed) <= int(checked)


def test_no_box_for_a_missing_letter_and_one_kind_of_apostrophe(pages):
    for name in ("all", "one"):
        text = shown(pages, name)
        assert not re.search("[\ue000-\uf8ff]", text)
        ours = re.sub(r"«\s.*?\s»", "", text)
        assert not re.search(r"\b[01] (?:actions|pistes|plans|partenaires)\b", ours)
    own_words = "h1, h2, h3, th, dd, .tag, .figures li, #completude li, #methode li, svg text"
    with browser() as opened, page_at(opened, (pages / "all.html").as_uri(), 1280) as (page, _):
        said = page.evaluate("s => [...document.querySelectorAll(s)].map(e => e.textContent)", own_words)
    assert [words for words in said if "'" in words and "«" not in words] == []


def test_an_undated_plan_has_no_empty_calendar_and_no_network_of_others(pages):
    own = (pages / "one.html").read_text(encoding="utf-8")
    assert "Échéances et périodes écrites" not in own and "aucune date d’action" in own
    assert "Qui travaille avec qui" not in own  # nobody shares a named partner with Onhaye
    assert "Les genres de partenaires du CPAS d’Onhaye" in own
    everyone = (pages / "all.html").read_text(encoding="utf-8")
    assert "période écrite" in everyone and "Qui travaille avec qui" in everyone


def test_plans_stand_side_by_side_with_declared_synergies_and_an_appendix(pages, graph):
    plans = shown(pages, "all", "#plans")
    assert "6 / 17 / 47" in plans and "69\u00a0000\u00a0€ (non précisé)" in plans
    assert "loi\u00a0: " in plans and "sur\u00a011" in plans and "Personnel du CPAS (14)" in plans
    synergies = shown(pages, "all", "#synergies")
    assert "1.1.3. Mettre en place les synergies Ville/CPAS" in synergies and "ligne 146" in synergies
    assert "CPAS d’Ecaussinnes avec la commune d’Ecaussinnes" in synergies
    assert "Aucune n’a été reconnue" in shown(pages, "one", "#synergies")
    appendix = shown(pages, "all", "#annexe")
    for unit in study(graph).index.unrecognised():
        assert f"ligne {unit.evidence.first_line}" in appendix


def test_same_day_same_report(graph, pages):
    assert build_report(graph, "91103", DAY) == (pages / "one.html").read_text(encoding="utf-8")
