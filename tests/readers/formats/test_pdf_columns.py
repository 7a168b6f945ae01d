"""Text in columns: lists and paragraphs side by side are read one column after the other, rows are not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from pstgraph.readers import open_document

Draw = Callable[[Canvas], None]


def texts(tmp_path: Path, *draw: Draw) -> list[str]:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    for one in draw:
        one(canvas)
    canvas.save()
    path = tmp_path / "texte.pdf"
    path.write_bytes(stream.getvalue())
    return [line.text for line in open_document(path).lines]


def block(x: float, y: float, *lines: str, bold: bool = False) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        for number, line in enumerate(lines):
            if line:
                canvas.drawString(x, y - 12 * number, line)

    return draw


def drawn(x: float, y: float) -> Draw:
    """A bullet that is drawn before a line at ``x``, as browsers do."""
    return lambda canvas: canvas.circle(x - 8, y + 3, 1.6, stroke=0, fill=1)


def test_lists_side_by_side_are_read_one_after_the_other_under_their_heading(tmp_path: Path) -> None:
    found = texts(
        tmp_path,
        block(50, 760, "OO 1.1 Accueillir", bold=True),
        block(
            54,
            740,
            "• Ouvrir un guichet social pour les",
            "  familles",
            "  Pilote : DG",
            "• Publier un guide",
        ),
        block(310, 740, "• Former le personnel", "  Pilote : RH"),
        block(50, 680, "OO 1.2 Loger", bold=True),
        block(54, 660, "• Rénover"),
        block(310, 660, "• Louer"),
    )
    assert found == [
        "OO 1.1 Accueillir",
        "• Ouvrir un guichet social pour les familles", "Pilote : DG", "• Publier un guide",
        "• Former le personnel", "Pilote : RH",
        "OO 1.2 Loger", "• Rénover", "• Louer",
    ]  # fmt: skip


def test_a_drawn_bullet_near_the_column_before_begins_a_line(tmp_path: Path) -> None:
    words = "Créer un accueil confidentiel au rez-de-chaussée"
    found = texts(
        tmp_path,
        block(60, 740, words, "Ouvrir"), drawn(60, 740), drawn(60, 728),
        block(325, 740, "Former", "Recruter"), drawn(325, 740), drawn(325, 728),
    )  # fmt: skip
    assert found == [f"• {words}", "• Ouvrir", "• Former", "• Recruter"]


LEFT = (
    "Le centre public d'action sociale ouvre un guichet",
    "pour les familles de la commune et il forme son",
    "personnel à l'accueil de toutes les personnes qui",
    "demandent une aide, dans le respect de leur vie",
    "privée et avec les associations qui sont actives",
)
RIGHT = (
    "dans chaque village de la commune, où elles ont",
    "des permanences une fois par mois au moins, le",
    "jour du marché, et tiennent une liste des besoins",
    "que les habitants leur disent, pour que le conseil",
    "en tienne compte au moment du budget.",
)


def test_a_paragraph_goes_on_in_the_next_column(tmp_path: Path) -> None:
    found = texts(tmp_path, block(50, 740, *LEFT), block(320, 740, *RIGHT), block(50, 600, "Fin."))
    assert found == [" ".join((*LEFT, *RIGHT)), "Fin."]


def test_rows_of_text_are_not_read_by_columns(tmp_path: Path) -> None:
    """What stands side by side begins at the same heights: cells of a table without lines or head."""
    left = (*LEFT[:3], "", "", *LEFT[:3])
    right = (*RIGHT[:3], "", "", *RIGHT[:3])
    found = texts(tmp_path, block(50, 740, *left), block(320, 740, *right))
    assert found[0].startswith(f"{LEFT[0]} {RIGHT[0]}")


def test_a_card_alone_above_two_others_is_kept(tmp_path: Path) -> None:
    cards = {n: [f"Chantier {n}", *(f"• Action {n}{x}" for x in "abc")] for n in (1, 2, 3)}
    found = texts(
        tmp_path,
        block(310, 760, *cards[1]),
        block(50, 660, *cards[2]),
        block(310, 660, *cards[3]),
    )
    assert sorted(found) == sorted(line for card in cards.values() for line in card)
