"""OpenDocument texts: inherited styles, restored numbers, covered and repeated cells, changes as accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.formats.handmade import odt, opened, told

NAMED = """<office:styles>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Titre 3" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Objectif" style:parent-style-name="Heading_20_3" style:family="paragraph"/>
<style:style style:name="Plan" style:family="paragraph" style:default-outline-level="2"/>
</office:styles>"""
AUTOMATIC = """
<style:style style:name="P1" style:parent-style-name="Objectif" style:family="paragraph"/>
<style:style style:name="P2" style:parent-style-name="Heading_20_1" style:family="paragraph">
  <style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
"""


def read(
    tmp_path: Path, body: str, automatic: str = AUTOMATIC, styles: str = NAMED
) -> list[str | tuple[str, ...]]:
    return told(opened(tmp_path, odt(body, automatic, styles)))


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>' if style else f"<text:p>{words}</text:p>"


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        (p("Accueil", "Heading_20_1"), "[heading 1] Accueil"),
        (p("Accueil", "Objectif"), "[heading 3] Accueil"),
        (p("Accueil", "P1"), "[heading 3] Accueil"),
        (p("Accueil", "Title"), "[title] Accueil"),
        (p("Accueil", "Plan"), "[heading 2] Accueil"),
        (p("Accueil", "Inconnu"), "Accueil"),
        ('<text:h text:outline-level="2">Accueil</text:h>', "[heading 2] Accueil"),
        ('<text:h text:outline-level="9">Accueil</text:h>', "[heading 6] Accueil"),
        ('<text:h text:outline-level="x">Accueil</text:h>', "[heading 1] Accueil"),
    ],
)
def test_headings_by_element_and_by_inherited_style(tmp_path: Path, paragraph: str, wanted: str) -> None:
    assert read(tmp_path, paragraph) == [wanted]


def test_breaks_blanks_spans_and_links(tmp_path: Path) -> None:
    words = 'Pilote :<text:tab/>DG<text:line-break/>Échéance<text:s text:c="3"/>: 2026'
    linked = "Voir <text:a>le <text:span>site</text:span></text:a> et <text:date>1er mars</text:date>"
    assert read(tmp_path, p(words) + p(linked)) == [
        "Pilote : DG",
        "Échéance : 2026",
        "Voir le site et 1er mars",
    ]


def test_notes_changes_comments_contents_and_hidden_words(tmp_path: Path) -> None:
    cited = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{cited}<text:note-body>En bas</text:note-body></text:note>"
    body = f"<text:tracked-changes><text:changed-region><text:deletion>{p('Supprimé')}</text:deletion>"
    body += "</text:changed-region></text:tracked-changes>"
    contents = f"<text:index-body>{p('Axe 1....3')}</text:index-body>"
    body += f"<text:table-of-content>{contents}</text:table-of-content>"
    body += p(f"Le CPAS{note} agit<office:annotation>{p('à revoir')}</office:annotation>")
    body += p('Visible<text:span text:style-name="T2"> caché</text:span>')
    assert read(tmp_path, body) == ["Le CPAS agit", "Visible"]


def test_bold_lines(tmp_path: Path) -> None:
    body = p("Titre", "Heading_20_1") + p("Maigre", "P2")
    body += p('<text:span text:style-name="T1">Gras</text:span>')
    body += p('<text:span text:style-name="T1">À moitié</text:span> gras')
    document = opened(tmp_path, odt(body, AUTOMATIC, NAMED))
    assert [line.bold for line in document.lines] == [True, False, True, False]


def test_frames_and_sections_are_read_where_they_stand(tmp_path: Path) -> None:
    box = f"<draw:frame><draw:text-box>{p('Dans le cadre')}</draw:text-box></draw:frame>"
    body = p(f"Avant{box}") + f"<text:section>{p('Section')}{box}</text:section>"
    assert read(tmp_path, body) == ["Avant", "Dans le cadre", "Section", "Dans le cadre"]


def number(level: int, form: str, more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" {more}/>'


LISTS = (
    '<text:list-style style:name="L">'
    + number(1, "I", 'style:num-prefix="OS " style:num-suffix="."')
    + number(2, "1", 'style:num-suffix="." text:display-levels="2"')
    + number(3, "a", 'style:num-suffix=")"')
    + '</text:list-style><text:list-style style:name="B">'
    + '<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>'
    + '<text:list-level-style-bullet text:level="2" text:bullet-char="➢"/></text:list-style>'
    + '<text:list-style style:name="F">'
    + number(1, "1", 'style:num-suffix="." text:start-value="4"')
    + "</text:list-style>"
)


def item(words: str, inner: str = "", start: str = "") -> str:
    return f"<text:list-item{start}>{p(words)}{inner}</text:list-item>"


def listed(*items: str, style: str = "", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named}{more}>{''.join(items)}</text:list>"


def test_numbers_of_several_levels(tmp_path: Path) -> None:
    deep = listed(item("c"), item("d"))
    body = listed(item("a", listed(item("b", deep), item("e"))), item("f", listed(item("g"))), style="L")
    assert read(tmp_path, body, LISTS) == [
        "[number 1] OS I. a",
        "[number 2] I.1. b",
        "[number 3] a) c",
        "[number 3] b) d",
        "[number 2] I.2. e",
        "[number 1] OS II. f",
        "[number 2] II.1. g",
    ]


def test_lists_that_go_on_begin_again_or_begin_elsewhere(tmp_path: Path) -> None:
    body = listed(item("a"), item("b"), style="F")
    body += p("entre") + listed(item("c"), style="F", more=' text:continue-numbering="true"')
    body += listed(item("d"), item("e", start=' text:start-value="9"'), item("f"), style="F")
    found = [str(line) for line in read(tmp_path, body, LISTS)]
    assert found == [
        "[number 1] 4. a", "[number 1] 5. b", "entre", "[number 1] 6. c",
        "[number 1] 4. d", "[number 1] 9. e", "[number 1] 10. f",
    ]  # fmt: skip


def test_a_list_that_goes_on_with_another_by_its_name(tmp_path: Path) -> None:
    body = listed(item("a"), item("z"), style="F", more=' xml:id="list1"')
    body += listed(item("x"), style="F", more=' xml:id="list2"')
    body += listed(item("b"), style="F", more=' text:continue-list="list1"')
    assert read(tmp_path, body, LISTS) == [
        "[number 1] 4. a",
        "[number 1] 5. z",
        "[number 1] 4. x",
        "[number 1] 6. b",
    ]


def test_bullets_and_paragraphs_without_one(tmp_path: Path) -> None:
    second = f"<text:list-item>{p('Créer')}{p('suite')}</text:list-item>"
    header = f"<text:list-header>{p('en tête')}</text:list-header>"
    body = listed(header, second, item("Former", listed(item("dix agents"))), style="B")
    assert read(tmp_path, body, LISTS) == [
        "en tête",
        "[list 1] • Créer",
        "suite",
        "[list 1] • Former",
        "[list 2] ➢ dix agents",
    ]


def test_a_list_style_that_the_paragraph_names(tmp_path: Path) -> None:
    automatic = LISTS + '<style:style style:name="P9" style:family="paragraph" style:list-style-name="B"/>'
    body = f"<text:list><text:list-item>{p('Créer', 'P9')}</text:list-item></text:list>"
    assert read(tmp_path, body, automatic) == ["[list 1] • Créer"]


def test_headings_numbered_by_the_outline(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"'
        ' style:num-prefix="OS "/><text:outline-level-style text:level="2" style:num-format="1"'
        ' text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{level}"{more}>{word}</text:h>'
        for level, word, more in (
            (1, "a", ""), (2, "b", ""), (2, "c", ""), (1, "d", ' text:is-list-header="true"'),
            (1, "e", ' text:restart-numbering="true" text:start-value="7"'), (2, "f", ""),
        )
    )  # fmt: skip
    assert read(tmp_path, body, "", f"<office:styles>{outline}</office:styles>") == [
        "[heading 1] OS 1 a",
        "[heading 2] 1.1 b",
        "[heading 2] 1.2 c",
        "[heading 1] d",
        "[heading 1] OS 7 e",
        "[heading 2] 7.1 f",
    ]


def cell(words: str = "", more: str = "", covered: bool = False) -> str:
    name = "covered-table-cell" if covered else "table-cell"
    return f"<table:{name} {more}>{p(words) if words else ''}</table:{name}>"


def row(*cells: str, more: str = "") -> str:
    made = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {more}>{made}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def test_merged_repeated_and_covered_cells(tmp_path: Path) -> None:
    wide, high = 'table:number-columns-spanned="3"', 'table:number-rows-spanned="2"'
    head = row("Objectif opérationnel", "Action", "Pilote")
    head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    two = cell("", 'table:number-columns-repeated="2"', covered=True)
    body = table(
        head,
        row(cell("OS 1 : Accueil", wide), two),
        row(cell("Guichet", high), "Ouvrir", cell("DG", high)),
        row(cell(covered=True), "Former", cell(covered=True)),
        row(cell("x", 'table:number-columns-repeated="3"')),
    )
    assert read(tmp_path, body) == [
        ("Objectif opérationnel", "Action", "Pilote"),
        ("OS 1 : Accueil", "", ""),
        ("Guichet", "Ouvrir", "DG"),
        ("", "Former", "DG"),
        ("x", "x", "x"),
    ]


def test_lists_and_tables_in_a_cell_and_repeated_rows(tmp_path: Path) -> None:
    bullets = cell().replace("></", f">{listed(item('Créer'), item('Former'), style='B')}</")
    inner = cell().replace("></", f">{table(row('Pilote', 'DG'), row('Échéance', '2026'))}</")
    twice = row("a", "b", more='table:number-rows-repeated="2"')
    body = table(row("Action", "Qui"), row(bullets, inner), twice)
    assert read(tmp_path, body, LISTS) == [
        ("Action", "Qui"),
        ("• Créer • Former", "Pilote DG ; Échéance 2026"),
        ("a", "b"),
        ("a", "b"),
    ]
    assert read(tmp_path, table(row("OS 1 : Seul"), row("OO 1.1 : Seul"))) == ["OS 1 : Seul", "OO 1.1 : Seul"]
