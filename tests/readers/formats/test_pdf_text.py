"""Running text of PDF: lines to paragraphs, broken words, ligatures, spacing, running heads, bullets."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pstgraph.readers import open_document

Draw = Callable[[Canvas], None]


def texts(tmp_path: Path, *draw: Draw) -> list[str]:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for one in draw:
        canvas.setFont("Helvetica", 10)
        one(canvas)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "texte.pdf"
    path.write_bytes(stream.getvalue())
    return [line.text for line in open_document(path).lines]


def block(x: float, y: float, *lines: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(x, y - 12 * number, line)

    return draw


def test_a_word_broken_at_the_end_of_a_line_is_whole_again(tmp_path: Path) -> None:
    lines = (
        "Le centre donne une information claire à chaque personne qui la demande : l'infor-",
        "mation est donnée dans un langage simple, et le savoir-faire des agents est par-",
        "tagé entre les services.",
    )
    assert texts(tmp_path, block(60, 700, *lines)) == [
        "Le centre donne une information claire à chaque personne qui la demande : l'information est donnée"
        " dans un langage simple, et le savoir-faire des agents est partagé entre les services."
    ]


def test_letters_set_apart_make_words(tmp_path: Path) -> None:
    def spaced(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "PLAN DU CENTRE PUBLIC", charSpace=3)

    assert texts(tmp_path, spaced) == ["PLAN DU CENTRE PUBLIC"]


def test_a_blank_left_out_beside_a_kerned_letter_still_parts_words(tmp_path: Path) -> None:
    def kerned(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "un partenariat mis en place avec l'ASBL")
        canvas.drawString(
            60 + canvas.stringWidth("un partenariat mis en place avec l'ASBL") + 2.4, 700, "Article 27"
        )

    assert texts(tmp_path, kerned) == ["un partenariat mis en place avec l'ASBL Article 27"]


def test_running_heads_and_changing_page_numbers_are_left_out(tmp_path: Path) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 810, "CPAS – Programme stratégique")
            canvas.drawCentredString(297, 30, f"Page {number} sur 4")
            canvas.drawString(60, 700, f"Texte de la page {'ABCD'[number - 1]}.")

        return draw

    assert texts(tmp_path, *(page(n) for n in range(1, 5))) == [f"Texte de la page {a}." for a in "ABCD"]


@pytest.mark.parametrize("shape", ["disc", "circle", "square"])
def test_a_drawn_bullet_is_a_bullet(tmp_path: Path, shape: str) -> None:
    def listed(canvas: Canvas) -> None:
        for number, words in enumerate(("Ouvrir un guichet", "Former les agents")):
            y = 700 - 14 * number
            if shape == "square":
                canvas.rect(60, y + 1.5, 4, 4, stroke=0, fill=1)
            else:
                canvas.circle(62, y + 3.5, 2, stroke=shape == "circle", fill=shape == "disc")
            canvas.drawString(72, y, words)

    assert texts(tmp_path, listed) == ["• Ouvrir un guichet", "• Former les agents"]


def test_a_shape_within_a_line_or_far_from_it_is_no_bullet(tmp_path: Path) -> None:
    def drawn(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Avant")
        canvas.circle(94, 703.5, 2, stroke=0, fill=1)
        canvas.drawString(100, 700, "après")
        canvas.circle(62, 603.5, 2, stroke=0, fill=1)
        canvas.drawString(200, 600, "Loin")

    assert texts(tmp_path, drawn) == ["Avant après", "Loin"]


def test_a_list_below_the_title_of_contents_is_left_out(tmp_path: Path) -> None:
    lines = ("Table des matières", "• Objectif stratégique 1", "• Suivi", "Introduction", "• Un vrai point")
    drawn = [block(60, 700 - 30 * n, line) for n, line in enumerate(lines)]

    def draw(canvas: Canvas) -> None:
        for one in drawn:
            one(canvas)

    assert texts(tmp_path, draw) == ["Table des matières", "Introduction", "• Un vrai point"]
