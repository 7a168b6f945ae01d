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
from pstgraph.present.report import build_report
from pstgraph.resources import data_dir
from pstgraph.text import normalise_space

DAY = date(2026, 1, 1)
CUT = """() => [...document.querySelectorAll('body *')]
  .filter(e => !e.closest('.scroll') && !e.closest('svg') && e.getClientRects().length)
  .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1
            || (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden'))
  .map(e => e.tagName + ' ' + e.textContent.slice(0, 60))"""


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
        with page_at(opened, (pages / f"{name}.html").as_uri(), 1280) as (page, said):
            page.emulate_media(media="print")
            assert page.evaluate(CUT) == []
            pdf = page.pdf(format="A4")
            assert pdf.startswith(b"%PDF") and 5 < len(re.findall(rb"/Type\s*/Page\b", pdf)) < 60


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
    assert "Forem" in everyone and "Siège inconnu" in everyone
    own = (pages / "one.html").read_text(encoding="utf-8")
    assert "CPAS d&#39;Onhaye : avec qui travailler" in own and "Ce que d’autres prévoient" in own


def test_same_day_same_report(graph, pages):
    assert build_report(graph, "91103", DAY) == (pages / "one.html").read_text(encoding="utf-8")
