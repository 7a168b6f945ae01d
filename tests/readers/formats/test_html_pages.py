"""Web pages: what surrounds the plan dropped; lists numbered as a browser prints them; tables; encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from pstgraph.readers import read as read_plan
from tests.readers.formats.handmade import opened, told


def read(tmp_path: Path, body: str, head: str = "") -> list[str | tuple[str, ...]]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return told(opened(tmp_path, page.encode(), "plan.html"))


def test_lists_within_lists(tmp_path: Path) -> None:
    inner = "<ul><li>un site</li><li>une <b>page</b></li></ul>"
    body = f"<ul><li>Créer{inner}</li><li><p>Former</p><p>suite</p></li></ul>"
    assert read(tmp_path, body) == [
        "[list 1] Créer",
        "[list 2] un site",
        "[list 2] une page",
        "[list 1] Former",
        "suite",
    ]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol start="4">', ["4.", "5."]),
        ('<ol start="x">', ["1.", "2."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol type="A" start="26">', ["Z.", "AA."]),
        ('<ol type="I" start="3">', ["III.", "IV."]),
        ('<ol style="list-style-type: lower-roman">', ["i.", "ii."]),
        ("<ol reversed>", ["2.", "1."]),
        ('<ol reversed start="9">', ["9.", "8."]),
    ],
)
def test_ordered_lists_are_numbered_as_a_browser_does(
    tmp_path: Path, opening: str, numbers: list[str]
) -> None:
    found = read(tmp_path, f"{opening}<li>Créer</li><li>Former</li></ol>")
    assert found == [f"[number 1] {numbers[0]} Créer", f"[number 1] {numbers[1]} Former"]


def test_values_of_entries_and_numbers_typed_in_them(tmp_path: Path) -> None:
    body = '<ol><li value="7">a</li><li>b</li></ol><ol><li>OO 1.1 : Guichet</li><li>1.1.1 Ouvrir</li></ol>'
    body += '<ol style="list-style:none"><li>sans</li></ol>'
    assert read(tmp_path, body) == [
        "[number 1] 7. a",
        "[number 1] 8. b",
        "[number 1] OO 1.1 : Guichet",
        "[number 1] 1.1.1 Ouvrir",
        "[list 1] sans",
    ]


TALK = "Le CPAS accueille chacun avec soin. " * 12
PLAN = f"<h2>OS 1 : Accueil</h2><p>{TALK}</p><h3>OO 1.1 : Guichet</h3>"


def test_what_surrounds_the_plan_is_left_out(tmp_path: Path) -> None:
    body = f"""<header><a href="/">Accueil</a></header>
    <nav><ul><li>Action 1 : menu</li></ul></nav>
    <div class="cookie-banner">Ce site utilise des cookies</div>
    <div class="breadcrumb">Accueil &gt; PST</div>
    <main>{PLAN}<button>Imprimer</button><form><select><option>OS 9</option></select></form></main>
    <aside>Agenda</aside><div id="social-share">Partager</div>
    <footer>Mentions légales</footer><script>var a = "OS 8 : non";</script><style>p {{}}</style>
    <noscript>Activez JavaScript</noscript><template><p>OS 7</p></template>"""
    found = read(tmp_path, body)
    assert [str(line)[:26] for line in found] == [
        "[heading 2] OS 1 : Accueil",
        "Le CPAS accueille chacun a",
        "[heading 3] OO 1.1 : Guich",
    ]


def test_a_plan_in_an_element_that_is_named_like_a_menu_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, f'<div class="content menu-open">{PLAN}</div><footer>Contact</footer>')
    assert len(found) == 3 and found[0] == "[heading 2] OS 1 : Accueil"


def test_contents_of_the_same_page_are_left_out(tmp_path: Path) -> None:
    links = "".join(f'<li><a href="#os{n}">OS {n} : titre</a></li>' for n in range(1, 5))
    found = read(tmp_path, f"<ul>{links}</ul><div id='toc'>OS 1</div>{PLAN}")
    assert found[0] == "[heading 2] OS 1 : Accueil"


def test_accordions_and_definitions(tmp_path: Path) -> None:
    body = "<details><summary>OS 1 : Accueil</summary><p>Dedans</p></details>"
    body += "<dl><dt>Pilote</dt><dd>DG</dd><dt>Échéance :</dt><dd>2026</dd></dl>"
    # What a click unfolds is hidden until then, and a part of the plan.
    body += '<h3>OO 1.1</h3><div hidden>Panneau</div><div style="display: none">Volet</div>'
    assert read(tmp_path, body) == [
        "OS 1 : Accueil", "Dedans", "Pilote : DG", "Échéance : 2026",
        "[heading 3] OO 1.1", "Panneau", "Volet",
    ]  # fmt: skip


def test_entities_blanks_and_breaks(tmp_path: Path) -> None:
    body = "<p>L&rsquo;&eacute;t&eacute;&nbsp;:\n  500&#8239;&euro;&shy;</p><p>Un<br>Deux</p>"
    body += "<h2>Être<br/>là</h2><p><del>barré</del> gardé</p><pre>a\n  b</pre>"
    assert read(tmp_path, body) == ["L’été : 500 €", "Un", "Deux", "[heading 2] Être là", "gardé", "a", "b"]


def test_merged_cells_headers_and_captions(tmp_path: Path) -> None:
    body = """<table><caption>Actions du volet externe</caption>
    <thead><tr><th>Objectif stratégique</th><th>Action</th><th>Pilote</th></tr></thead>
    <tbody><tr><td rowspan="2">Accueil</td><td>Ouvrir</td><td rowspan=2>DG</td></tr>
    <tr><td>Former<br>dix agents</td></tr><tr><td colspan="3">OS 2</td></tr></tbody></table>"""
    page = opened(tmp_path, f"<html><body>{body}</body></html>".encode(), "plan.html")
    assert told(page) == [
        "Actions du volet externe",
        ("Objectif stratégique", "Action", "Pilote"),
        ("Accueil", "Ouvrir", "DG"),
        ("", "Former dix agents", "DG"),
        ("OS 2", "", ""),
    ]
    assert page.lines[1].style == "header-row" and page.lines[0].bold


def test_tables_that_only_set_a_page_are_read_through(tmp_path: Path) -> None:
    inner = "<table><tr><td>Action</td><td>Pilote</td></tr><tr><td>Ouvrir</td><td>DG</td></tr></table>"
    body = f"<table><tr><td>Gauche</td><td><h2>OS 1</h2>{inner}</td></tr></table>"
    assert read(tmp_path, body) == ["Gauche", "[heading 2] OS 1", ("Action", "Pilote"), ("Ouvrir", "DG")]


WORDS = "Échéance : à l’été, 500 €"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", ""), ("cp1252", "windows-1252"), ("cp1252", "utf-8"),
        ("utf-16", ""), ("cp1252", ""), ("utf-8", "iso-8859-1"),
    ],
)  # fmt: skip
def test_encodings_declared_rightly_wrongly_or_not(tmp_path: Path, encoding: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>{WORDS}</p></body></html>"
    assert told(opened(tmp_path, page.encode(encoding), "plan.html")) == [WORDS]


def test_a_plan_in_nested_lists_is_a_tree(tmp_path: Path) -> None:
    body = (
        "<h1>PST du CPAS de Dinant</h1><h2>Objectif stratégique 1 : Accueil</h2>"
        "<h3>Objectif opérationnel 1.1 : Guichet</h3>"
        "<ul><li>Ouvrir le samedi<ul><li>Pilote : DG</li></ul></li><li>Former les agents</li></ul>"
    )
    path = tmp_path / "plan.html"
    path.write_text(body, "utf-8")
    items = read_plan(path).plan.items
    assert [(item.kind, item.label, item.pilots) for item in items] == [
        ("strategic_objective", "Accueil", ()),
        ("operational_objective", "Guichet", ()),
        ("action", "Ouvrir le samedi", ("DG",)),
        ("action", "Former les agents", ()),
    ]
