"""Tables of PDF: what each page draws or declares becomes exact rows, over pages, sides and producers."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pstgraph.readers import open_document

HEAD = ("N°", "Action", "Pilote", "Échéance")
LEFT = (60.0, 100.0, 330.0, 430.0, 530.0)
Row = tuple[str, ...]


def made(tmp_path: Path, *draw: Callable[[Canvas], None], size: tuple[int, int] = (595, 842)) -> Path:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    for one in draw:
        one(canvas)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "plan.pdf"
    path.write_bytes(stream.getvalue())
    return path


def rows(path: Path) -> list[Row]:
    return [line.cells for line in open_document(path).lines if line.cells is not None]


def draw_rows(
    canvas: Canvas, top: float, *lines: Sequence[str], ruled: bool = True, step: float = 30
) -> None:
    """Rows of a table; a line break in a cell begins a new printed line."""
    canvas.setFont("Helvetica", 9)
    for number, line in enumerate(lines):
        y = top - number * step
        for x, words in zip(LEFT, line, strict=False):
            for down, part in enumerate(words.split("\n")):
                canvas.drawString(x + 3, y - 11 - 11 * down, part)
    if ruled:
        bottom = top - len(lines) * step
        for number in range(len(lines) + 1):
            canvas.line(LEFT[0], top - number * step, LEFT[-1], top - number * step)
        for x in LEFT:
            canvas.line(x, top, x, bottom)


FIRST = ("1.1", "Créer un guichet social", "DG", "2026")
SECOND = ("1.2", "Former les agents", "RH", "2027")


@pytest.mark.parametrize("ruled", [True, False])
def test_a_head_that_each_page_repeats_stands_once(tmp_path: Path, ruled: bool) -> None:
    path = made(
        tmp_path,
        lambda c: draw_rows(c, 700, HEAD, FIRST, ruled=ruled),
        lambda c: draw_rows(c, 700, HEAD, SECOND, ruled=ruled),
    )
    assert rows(path) == [HEAD, FIRST, SECOND]


def test_a_row_that_a_page_cuts_is_one_row(tmp_path: Path) -> None:
    path = made(
        tmp_path,
        lambda c: draw_rows(
            c, 700, HEAD, FIRST, SECOND, ("1.3", "Rénover les bâtiments et les", "DT", "2028")
        ),
        lambda c: draw_rows(c, 800, ("", "logements d'urgence", "", ""), ("2.1", "Recruter", "DG", "2029")),
    )
    assert rows(path) == [
        HEAD, FIRST, SECOND,
        ("1.3", "Rénover les bâtiments et les logements d'urgence", "DT", "2028"),
        ("2.1", "Recruter", "DG", "2029"),
    ]  # fmt: skip


def test_lines_between_touching_words_part_them(tmp_path: Path) -> None:
    def touching(canvas: Canvas) -> None:
        draw_rows(canvas, 700, HEAD, ("2.2.3.1", "Repérer les droits", "DG", "2026"))
        canvas.drawRightString(LEFT[2] - 0.2, 700 - 30 - 22, "aaaaa")
        canvas.drawString(LEFT[2] + 0.2, 700 - 30 - 22, "bbbbb")

    found = rows(made(tmp_path, touching))[1]
    assert found[1].endswith("aaaaa") and found[2].endswith("bbbbb")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, turn: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        move = {90: (842, 0), 180: (595, 842), 270: (0, 595)}[turn]
        canvas.translate(*move)
        canvas.rotate(turn)
        draw_rows(canvas, 560, HEAD, FIRST, SECOND)

    assert rows(made(tmp_path, turned)) == [HEAD, FIRST, SECOND]


PAGE = """<!DOCTYPE html><meta charset="utf-8">
<style>@page {{ size: A5; margin: 1cm }} table {{ {style} }}</style>
<h2>OS 1 : Mieux accueillir</h2><ul><li>Publier un guide<ul><li>Le traduire</li></ul></li></ul>
<table><tr><th>Objectif</th><th>Action</th><th>Pilote</th></tr>
<tr><td rowspan="8">OO 1.1 : Ouvrir</td><td>Créer un guichet</td><td>DG</td></tr>{rows}
<tr><td colspan="2">2.2.3.1</td><td>RH</td></tr></table>"""


def printed(folder: Path, html: str) -> Path:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium: install the Debian package chromium (make system)")
    page, path = folder / "page.html", folder / "page.pdf"
    page.write_text(html, "utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    subprocess.run(
        [chromium, *flags, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={path}", page.as_uri()],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return path


@pytest.mark.parametrize("style", ["", "border: 1px solid"])
def test_a_browser_declares_its_tables_and_draws_its_bullets(tmp_path: Path, style: str) -> None:
    """Columns touch, a merged cell goes over the end of a page; lines that are drawn there are no row."""
    tall = [f"<tr><td>Action {n}<br>{'<br>' * 6}fin {n}</td><td>RH {n}</td></tr>" for n in range(2, 9)]
    document = open_document(printed(tmp_path, PAGE.format(style=style, rows="".join(tall))))
    lines = [(line.text, line.style) for line in document.lines if line.cells is None]
    assert lines[1:] == [("• Publier un guide", "list 1"), ("• Le traduire", "list 2")]
    found = [line for line in document.lines if line.cells is not None]
    assert [line.cells for line in found] == [
        ("Objectif", "Action", "Pilote"),
        ("OO 1.1 : Ouvrir", "Créer un guichet", "DG"),
        *(("", f"Action {n} fin {n}", f"RH {n}") for n in range(2, 9)),
        ("2.2.3.1", "", "RH"),
    ]
    pages = [line.page for line in found if line.page]
    assert pages[0] == 1 and pages[-1] > 1 and pages == sorted(pages)


def test_words_of_two_columns_that_touch_without_lines_are_parted(tmp_path: Path) -> None:
    """The head stands high on each page, as a running head would, and is none."""

    def page(*lines: Row) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            draw_rows(canvas, 815, HEAD, *lines, ruled=False)
            canvas.drawRightString(LEFT[2] + 3, 815 - 30 - 11, "aaaaa bbbbb ccccc ddddd")

        return draw

    words = ("Ouvrir", "Isoler", "Rénover", "Chauffer", "Peindre", "Meubler", "Louer", "Vendre", "Acheter")
    lines = [(f"1.{n}", word, "DG" * (n % 3 or 1), str(2020 + n)) for n, word in enumerate(words, 1)]
    found = rows(made(tmp_path, *(page(*lines[n : n + 3]) for n in (0, 3, 6))))
    assert [(row[0], *row[2:]) for row in found] == [(row[0], *row[2:]) for row in (HEAD, *lines)]
    assert found[1][1] == "Ouvrir aaaaa bbbbb ccccc ddddd"


def test_words_of_a_title_that_stand_where_columns_begin_by_chance_do_not_part_it(tmp_path: Path) -> None:
    """The title comes in pieces, each with the blank after it, as word processors print it."""
    title = ("OO 1.1 – ", "Définir la notion de dignité au ", "sein du ", "CPAS")
    starts = [LEFT[0] + 3]
    for words in title[:-1]:
        starts.append(starts[-1] + stringWidth(words, "Helvetica", 9))

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        lines = [HEAD, *((f"1.1.{n}", f"Action {n}", "DG", str(2020 + n)) for n in range(1, 5))]
        for number, line in enumerate(lines):
            for x, words in zip((starts[0], *starts[1:]), line, strict=True):
                canvas.drawString(x, 700 - 30 * number - 30 * (number > 0), words)
        for x, words in zip(starts, title, strict=True):
            canvas.drawString(x, 670, words)

    assert rows(made(tmp_path, page))[:3] == [
        HEAD, ("OO 1.1 – Définir la notion de dignité au sein du CPAS", "", "", ""),
        ("1.1.1", "Action 1", "DG", "2021"),
    ]  # fmt: skip


def test_a_number_too_long_for_its_column_goes_on_below(tmp_path: Path) -> None:
    lines = (
        ("1.1.1.\n1", "Organiser des réunions\navec les écoles", "DG", "2026"),
        ("1.1.2", "Louer", "", ""),
    )
    found = rows(made(tmp_path, lambda c: draw_rows(c, 700, HEAD, *lines, ruled=False)))
    assert found[1:] == [
        ("1.1.1.1", "Organiser des réunions avec les écoles", "DG", "2026"), ("1.1.2", "Louer", "", "")
    ]  # fmt: skip


def test_the_running_head_of_a_landscape_page_does_not_end_a_table(tmp_path: Path) -> None:
    def page(*lines: Row) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 521, "PST du centre")
            draw_rows(canvas, 515, HEAD, *lines)

        return draw

    cut = ("1.3", "Rénover les bâtiments et les", "DT", "2028")
    rest = ("", "logements d'urgence", "", "")
    path = made(tmp_path, page(FIRST, SECOND, cut), page(rest), page(FIRST), size=(842, 595))
    assert rows(path)[3] == ("1.3", "Rénover les bâtiments et les logements d'urgence", "DT", "2028")
    assert not any("centre" in line.text for line in open_document(path).lines if line.cells is None)


def test_lines_of_a_row_may_be_further_apart_where_type_of_two_sizes_is_beside(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        draw_rows(canvas, 700, HEAD, ruled=False)
        for row in range(3):
            y = 660 - 70 * row
            canvas.setFont("Helvetica", 10)
            for down, words in (
                (0, f"Action {row}"),
                (12, "pour les"),
                (25.6, "familles"),
                (41.2, "du centre"),
            ):
                canvas.drawString(LEFT[1] + 3, y - down, words)
            canvas.setFont("Helvetica", 9)
            for down, words in ((0, "DG et"), (12, "RH")):
                canvas.drawString(LEFT[2] + 3, y - down, words)

    assert rows(made(tmp_path, page))[1:] == [
        ("", f"Action {row} pour les familles du centre", "DG et RH", "") for row in range(3)
    ]


def test_words_of_a_table_wider_than_the_page_stay_in_its_last_column(tmp_path: Path) -> None:
    def page(*lines: Row) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            draw_rows(canvas, 700, HEAD, *lines)
            canvas.drawString(LEFT[-1] + 1, 700 - 30 - 11, "€")

        return draw

    cut, rest = ("1.3", "Rénover les bâtiments et les", "DT", "500"), ("", "logements d'urgence", "", "")
    found = rows(made(tmp_path, page(FIRST, cut), page(rest), size=(int(LEFT[-1]), 842)))
    assert found[2] == ("1.3", "Rénover les bâtiments et les logements d'urgence", "DT", "500 €")
