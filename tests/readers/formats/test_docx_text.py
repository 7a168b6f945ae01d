"""Text of Word files: styles, breaks, fields, hidden words, text boxes, tracked changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.formats.handmade import docx, opened, told, word_part

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Maison"><w:name w:val="OO maison"/>
  <w:basedOn w:val="Titre3"/></w:style>
<w:style w:type="paragraph" w:styleId="Petite"><w:name w:val="OO petit"/><w:basedOn w:val="Maison"/></w:style>
<w:style w:type="paragraph" w:styleId="Strat"><w:name w:val="Stratégie"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rond"><w:name w:val="Rond"/><w:basedOn w:val="Ronde"/></w:style>
<w:style w:type="paragraph" w:styleId="Ronde"><w:name w:val="Ronde"/><w:basedOn w:val="Rond"/></w:style>
<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Cache"><w:name w:val="Note interne"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Fort"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def p(text: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(tmp_path: Path, body: str, **parts: str) -> list[str | tuple[str, ...]]:
    return told(opened(tmp_path, docx(body, STYLES, **parts)))


@pytest.mark.parametrize(
    ("style", "properties", "wanted"),
    [
        ("Titre1", "", "[heading 1] Accueil"),
        ("Maison", "", "[heading 3] Accueil"),
        ("Petite", "", "[heading 3] Accueil"),
        ("Strat", "", "[heading 2] Accueil"),
        ("", '<w:outlineLvl w:val="3"/>', "[heading 4] Accueil"),
        ("", '<w:outlineLvl w:val="9"/>', "Accueil"),
        ("Titre", "", "[title] Accueil"),
        ("Rond", "", "Accueil"),
        ("Inconnu", "", "Accueil"),
    ],
)
def test_headings_by_name_base_style_and_outline_level(
    tmp_path: Path, style: str, properties: str, wanted: str
) -> None:
    assert read(tmp_path, p("Accueil", style, properties)) == [wanted]


def test_breaks_tabs_and_hyphens(tmp_path: Path) -> None:
    broken = r("Pilote : DG") + "<w:r><w:br/></w:r>" + r("Échéance :") + "<w:r><w:tab/></w:r>" + r("2026")
    hyphens = r("mi") + "<w:r><w:noBreakHyphen/></w:r>" + r("temps, ac\u00adcueil, ren")
    hyphens += "<w:r><w:softHyphen/></w:r>" + r("contre")
    heading = p(r("Être un CPAS") + "<w:r><w:br/></w:r>" + r("accueillant"), "Titre1")
    page = p('<w:r><w:br w:type="page"/></w:r>' + r("Page deux"))
    assert read(tmp_path, p(broken) + p(hyphens) + heading + page) == [
        "Pilote : DG",
        "Échéance : 2026",
        "mi-temps, accueil, rencontre",
        "[heading 1] Être un CPAS accueillant",
        "Page deux",
    ]


def test_words_cut_into_runs_links_fields_and_controls(tmp_path: Path) -> None:
    body = p(r("Obj") + "<w:proofErr/>" + r("ectif ") + f"<w:hyperlink>{r('en ligne')}</w:hyperlink>")
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
    field += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("page 4")
    control = f"<w:sdt><w:sdtContent>{r(' (oui)')}</w:sdtContent></w:sdt>"
    body += p(r("Voir ") + field + control + f"<w:smartTag>{r(' Dinant')}</w:smartTag>")
    body += f"<w:sdt><w:sdtContent>{p('Bloc')}</w:sdtContent></w:sdt>"
    assert read(tmp_path, body) == ["Objectif en ligne", "Voir page 4 (oui) Dinant", "Bloc"]


def test_symbols_are_bullets_and_arrows(tmp_path: Path) -> None:
    square = '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>'
    arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0E8"/></w:r>'
    assert read(tmp_path, p(square + r(" Créer un site")) + p(r("A ") + arrow + r(" B"))) == [
        "▪ Créer un site",
        "A → B",
    ]


def test_hidden_words_are_not_read(tmp_path: Path) -> None:
    body = p(r("Visible") + r(" caché", "<w:vanish/>") + r(" encore", '<w:vanish w:val="0"/>'))
    body += p("Note pour le DG", "Cache") + p(r("montré", '<w:vanish w:val="false"/>'), "Cache")
    assert read(tmp_path, body) == ["Visible encore", "montré"]


def test_bold_lines(tmp_path: Path) -> None:
    body = p(r("Tout", "<w:b/>") + r(" gras", "<w:b/>")) + p(r("À moitié", "<w:b/>") + r(" gras"))
    body += p("Par le style", "Titre1") + p(r("Par le caractère", '<w:rStyle w:val="Fort"/>'))
    body += p(r("Maigre", '<w:b w:val="0"/>'), "Titre1")
    document = opened(tmp_path, docx(body, STYLES))
    assert [line.bold for line in document.lines] == [True, False, True, True, False]


def test_running_heads_notes_and_contents_are_left_out_and_told(tmp_path: Path) -> None:
    head = word_part("hdr", p("PST 2025-2030"))
    notes = word_part("footnotes", f"<w:footnote>{p('Note de bas de page')}</w:footnote>")
    body = p("Introduction.......3", "TM1") + p(r("Le CPAS") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    document = opened(tmp_path, docx(body, STYLES, word_header1=head, word_footnotes=notes))
    assert told(document) == ["Le CPAS"]
    assert [note.message for note in document.notes] == [
        "En-têtes et pieds de page non repris.",
        "Table des matières non reprise.",
        "1 note(s) de bas de page non reprise(s).",
    ]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{p('Dans le cadre')}{p('Deuxième')}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"
    wanted = ["Avant", "Dans le cadre", "Deuxième", "Après"]
    assert read(tmp_path, p(r("Avant") + box) + p("Après")) == wanted
    assert read(tmp_path, p(r("Avant") + old) + p("Après")) == wanted


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    def deleted(text: str) -> str:
        return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"

    body = p(r("Créer ") + deleted("un site ") + f"<w:ins>{r('une application')}</w:ins>")
    body += f"<w:moveFrom><w:r><w:t>Déplacé</w:t></w:r></w:moveFrom><w:moveTo>{p('Arrivé')}</w:moveTo>"
    mark = "<w:rPr><w:del/></w:rPr>"
    body += p(r("Une seule"), "Titre1", mark) + p(r(" phrase"), "Titre1")
    body += p(deleted("Paragraphe supprimé"), "", mark) + p("Reste")
    changed = '<w:pPrChange><w:pPr><w:pStyle w:val="Titre1"/></w:pPr></w:pPrChange>'
    body += p(r("Plus un titre", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"), "", changed)
    document = opened(tmp_path, docx(body, STYLES))
    assert told(document) == [
        "Créer une application",
        "Arrivé",
        "[heading 1] Une seule phrase",
        "Reste",
        "Plus un titre",
    ]
    assert not document.lines[-1].bold
    assert [note.level for note in document.notes] == ["read"]
