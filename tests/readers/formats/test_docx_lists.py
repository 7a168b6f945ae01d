"""Lists of Word files: printed numbers as Word counts them, bullets of any font."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.formats.handmade import docx, opened, told


def level(depth: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def num(number: int, link: int, inner: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{link}"/>{inner}</w:num>'


def entry(text: str, number: int | None = 1, depth: int | None = 0, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    at = f'<w:ilvl w:val="{depth}"/>' if depth is not None else ""
    of = f'<w:numId w:val="{number}"/>' if number is not None else ""
    numbered = f"<w:numPr>{at}{of}</w:numPr>" if at or of else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(tmp_path: Path, numbering: str, *body: str, styles: str = "") -> list[str | tuple[str, ...]]:
    return told(opened(tmp_path, docx("".join(body), styles, numbering)))


OUTLINE = abstract(
    0, level(0, "upperRoman", "OS %1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)")
)


def test_numbers_of_several_levels_begin_again_below_a_higher_one(tmp_path: Path) -> None:
    body = [entry(word, 1, depth) for word, depth in zip("abcdefg", (0, 1, 2, 2, 1, 0, 1), strict=True)]
    assert read(tmp_path, OUTLINE + num(1, 0), *body) == [
        "[number 1] OS I. a",
        "[number 2] I.1. b",
        "[number 3] a) c",
        "[number 3] b) d",
        "[number 2] I.2. e",
        "[number 1] OS II. f",
        "[number 2] II.1. g",
    ]


def test_a_level_that_is_told_not_to_begin_again_runs_through(tmp_path: Path) -> None:
    through = level(1, "decimal", "Action %2", '<w:lvlRestart w:val="0"/>')
    lists = abstract(0, level(0, "decimal", "OS %1"), through) + num(1, 0)
    body = [entry(word, 1, depth) for word, depth in zip("abcd", (0, 1, 0, 1), strict=True)]
    assert read(tmp_path, lists, *body) == [
        "[number 1] OS 1 a",
        "[number 2] Action 1 b",
        "[number 1] OS 2 c",
        "[number 2] Action 2 d",
    ]


def test_a_level_that_begins_again_only_below_the_first(tmp_path: Path) -> None:
    third = level(2, "decimal", "Action %3", '<w:lvlRestart w:val="1"/>')
    lists = abstract(0, level(0, "decimal", "OS %1"), level(1, "decimal", "OO %2"), third) + num(1, 0)
    depths = (0, 1, 2, 1, 2, 0, 1, 2)
    found = read(tmp_path, lists, *[entry("x", 1, depth) for depth in depths])
    assert [str(line).partition("] ")[2] for line in found] == [
        "OS 1 x", "OO 1 x", "Action 1 x", "OO 2 x", "Action 2 x", "OS 2 x", "OO 1 x", "Action 1 x",
    ]  # fmt: skip


def test_lists_go_on_or_begin_again(tmp_path: Path) -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    fourth = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    lists = abstract(0, level(0, "decimal", "%1."))
    lists += num(1, 0) + num(2, 0) + num(3, 0, again) + num(4, 0, fourth)
    body = [entry("x", number) for number in (1, 1, 2, 3, 3, 4, 4)]
    found = read(tmp_path, lists, *body)
    assert [str(line).split()[2] for line in found] == ["1.", "2.", "3.", "1.", "2.", "4.", "5."]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", ["1.", "2.", "3."]),
        ("decimalZero", ["01.", "02.", "03."]),
        ("upperLetter", ["A.", "B.", "C."]),
        ("lowerLetter", ["a.", "b.", "c."]),
        ("upperRoman", ["I.", "II.", "III."]),
        ("lowerRoman", ["i.", "ii.", "iii."]),
    ],
)
def test_forms_of_numbers(tmp_path: Path, form: str, numbers: list[str]) -> None:
    found = read(tmp_path, abstract(0, level(0, form, "%1.")) + num(1, 0), *[entry("x")] * 3)
    assert [str(line).split()[2] for line in found] == numbers


def test_letters_past_z_are_doubled_as_word_does(tmp_path: Path) -> None:
    lists = abstract(0, level(0, "lowerLetter", "%1)", start=26)) + num(1, 0)
    found = read(tmp_path, lists, *[entry("x")] * 3)
    assert [str(line).split()[2] for line in found] == ["z)", "aa)", "bb)"]


def test_legal_numbers_and_a_start_within(tmp_path: Path) -> None:
    levels = (
        level(0, "upperRoman", "%1", start=2),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "none", ""),
    )
    found = read(
        tmp_path,
        abstract(0, *levels) + num(1, 0),
        entry("a"),
        entry("b", 1, 1),
        entry("c", 1, 2),
        entry("d", 0),
    )
    assert found == ["[number 1] II a", "[number 2] 2.1 b", "c", "d"]


BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "o": "o",
    "-": "–",
    "\uf0b2": "•",
    "": "•",
}


@pytest.mark.parametrize("char", BULLETS)
def test_bullets_of_symbol_fonts_are_signs_of_any_font(tmp_path: Path, char: str) -> None:
    lists = abstract(0, level(0, "bullet", char), level(1, "bullet", char)) + num(1, 0)
    assert read(tmp_path, lists, entry("Créer"), entry("Former", 1, 1)) == [
        f"[list 1] {BULLETS[char]} Créer",
        f"[list 2] {BULLETS[char]} Former",
    ]


STYLES = """
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="OO"><w:name w:val="OO"/><w:basedOn w:val="Titre2"/></w:style>
<w:style w:type="paragraph" w:styleId="Lie"><w:name w:val="Lié"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def test_headings_numbered_by_their_style(tmp_path: Path) -> None:
    lists = abstract(
        0, level(0, "decimal", "OS %1 :", '<w:pStyle w:val="Titre1"/>'), level(1, "decimal", "OO %1.%2 :"),
        level(2, "decimal", "Action %1.%2.%3 :", '<w:pStyle w:val="Lie"/>'),
    ) + num(1, 0)  # fmt: skip
    body = [
        entry("a", None, None, "Titre1"),
        entry("b", None, None, "Titre2"),
        entry("c", None, None, "OO"),
        entry("d", None, None, "Lie"),
        entry("sans numéro", 0, None, "Titre1"),
        entry("e", None, 1, "Titre1"),
    ]
    assert read(tmp_path, lists, *body, styles=STYLES) == [
        "[heading 1] OS 1 : a",
        "[heading 2] OO 1.1 : b",
        "[heading 2] OO 1.2 : c",
        "[number 3] Action 1.2.1 : d",
        "[heading 1] sans numéro",
        "[heading 1] OO 1.3 : e",
    ]


def test_a_list_style_that_lends_its_levels(tmp_path: Path) -> None:
    lists = abstract(0, level(0, "decimal", "Axe %1"), extra='<w:styleLink w:val="Plan"/>')
    lists += abstract(1, extra='<w:numStyleLink w:val="Plan"/>') + num(1, 0) + num(2, 1)
    assert read(tmp_path, lists, entry("a", 2), entry("b", 2)) == ["[number 1] Axe 1 a", "[number 1] Axe 2 b"]


def test_an_unknown_list_and_a_broken_level_are_plain_text(tmp_path: Path) -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + '<w:num w:numId="5"/>'
    body = [entry("a", 9), entry("b", 1, 7), entry("c", 5), entry("d")]
    assert read(tmp_path, lists, *body) == ["a", "b", "c", "[number 1] 1. d"]
