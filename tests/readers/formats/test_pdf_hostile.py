"""PDF that cannot be read: each ends soon, in one sentence that says what to do."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pstgraph.errors import InputError
from pstgraph.readers import open_document

SECONDS = 10.0


def pages(count: int, password: str | None = None) -> bytes:
    stream = io.BytesIO()
    lock = StandardEncryption(password, "maître") if password is not None else None
    canvas = Canvas(stream, encrypt=lock)
    for number in range(count):
        canvas.drawString(60, 700, f"Objectif stratégique {number + 1} : mieux accueillir")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def scanned() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "grey")), 0, 0, 595, 842)
    canvas.save()
    return stream.getvalue()


def raw(*objects: bytes) -> bytes:
    body = b"".join(b"%d 0 obj %s endobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R/Size 9>>\n%%EOF"


ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
CIRCLE = (ROOT, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
HUGE = (
    ROOT,
    b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]/Contents 4 0 R>>",
    b"<</Length 99999999999>>stream\nBT ET\nendstream",
)


def bomb() -> bytes:
    """A page that unpacks to 300 MB of lines."""
    packed = zlib.compress(b"0 0 m 9 9 l S " * 20_000_000, 1)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    return raw(ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream)


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "password": (lambda: pages(1, "secret"), "protected by a password"),
    "scan": (scanned, "pictures of pages and no text; run a text recognition (OCR)"),
    "cut": (lambda: pages(3)[:600], "damaged or cut short"),
    "noise": (lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(100_000), "damaged or cut short"),
    "no pdf": (lambda: random.Random(2).randbytes(100_000), "of no known format"),
    "circle": (lambda: raw(*CIRCLE), "the PDF"),
    "huge": (lambda: raw(*HUGE), "the PDF"),
    "bomb": (bomb, "limits of time and memory"),
    "long": (lambda: pages(2000), "2000 pages; give the plan alone, of 300 pages at most"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_ends_soon_in_one_sentence(tmp_path: Path, case: str) -> None:
    make, words = CASES[case]
    path = tmp_path / "plan.pdf"
    path.write_bytes(make())
    begun = monotonic()
    with pytest.raises(InputError) as caught:
        open_document(path)
    assert monotonic() - begun < SECONDS
    sentence = caught.value.sentence
    assert words in sentence and sentence.startswith("plan.pdf: ") and "\n" not in sentence
    assert caught.value.exit_code == 2


def test_a_pdf_that_anybody_may_open_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pages(1, ""))
    assert [line.text for line in open_document(path).lines] == ["Objectif stratégique 1 : mieux accueillir"]


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pages(3))
    told: list[tuple[int, int]] = []
    open_document(path, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_tags_that_run_in_a_circle_end(tmp_path: Path) -> None:
    """A structure tree whose table is its own cell: the words are still read."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(
        raw(
            b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/StructParents 0"
            b"/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length 61>>stream\n/TD <</MCID 0>> BDC BT /F 12 Tf 60 700 Td (Bonjour) Tj ET EMC\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/StructTreeRoot/K[7 0 R]/ParentTree<</Nums[0 [8 0 R]]>>>>",
            b"<</Type/StructElem/S/Table/P 8 0 R/K[8 0 R]>>",
            b"<</Type/StructElem/S/TD/P 7 0 R/Pg 3 0 R/K[0 7 0 R]>>",
        )
    )
    assert [line.text for line in open_document(path).lines] == ["Bonjour"]
