"""The door: formats by content, text in any encoding, files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pstgraph.errors import InputError
from pstgraph.readers import open_document, read
from pstgraph.readers.encodings import decode
from pstgraph.readers.formats.plain import text_lines
from tests.readers.outline_form import compact

PLAN = """Programme stratégique transversal du CPAS de Fléron-l’Île

Objectif stratégique 1 : Être un CPAS où l’on accueille à bras ouverts
Objectif opérationnel 1.1 : Réduire les délais d’attente à l’accueil
• Créer un numéro d’appel gratuit
• Améliorer l’accès dès la rentrée
"""
OUTLINE = """OS 1 | Être un CPAS où l’on accueille à bras ouverts
  OO 1.1 | Réduire les délais d’attente à l’accueil
    A - | Créer un numéro d’appel gratuit
    A - | Améliorer l’accès dès la rentrée
"""


def _write(tmp_path: Path, data: bytes, name: str = "plan.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_every_common_encoding_gives_the_same_outline(tmp_path: Path, encoding: str) -> None:
    assert compact(read(_write(tmp_path, PLAN.encode(encoding))).plan) == OUTLINE


def test_latin_1_and_dos_letters() -> None:
    text = "Échéance prévue : à la rentrée, après l'été. Conseil élu, âge légal, forêt, maître, août."
    for encoding in ("latin-1", "cp850", "mac_roman", "cp1252"):
        assert decode(text.encode(encoding)) == text, encoding


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_end_of_line(tmp_path: Path, newline: str) -> None:
    assert compact(read(_write(tmp_path, PLAN.replace("\n", newline).encode())).plan) == OUTLINE


def test_odd_blanks_hyphens_and_bullets(tmp_path: Path) -> None:
    odd = (
        PLAN.replace(" ", "\u00a0")
        .replace("•", "\uf0b7")
        .replace("d’attente", "d’at\u00adtente")
        .replace("un n", "un\u202fn")
    )
    assert compact(read(_write(tmp_path, odd.encode())).plan) == OUTLINE


def test_lines_pages_indents_and_cells() -> None:
    lines, last = text_lines("Axe\u00a01\n\n   retrait\n\x0cpage 2\na\tb\tc\n")
    assert last == 5
    assert [(line.number, line.text, line.page, line.indent, line.blank_before) for line in lines] == [
        (1, "Axe 1", 1, 0, 0),
        (3, "retrait", 1, 3, 1),
        (4, "page 2", 2, 0, 0),
        (5, "a\tb\tc", 2, 0, 0),
    ]
    assert lines[-1].cells == ("a", "b", "c")


def test_tabs_that_begin_every_line_are_a_margin() -> None:
    lines, _ = text_lines("\tTitre\n\tA\tB\t\n\t\n")
    assert [(line.text, line.cells) for line in lines] == [("Titre", None), ("A\tB", ("A", "B", ""))]


BROKEN = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\r\n\t \x0c", "the file is empty"),
    "wordless": ("--- *** ---\n…\n".encode(), "the file holds no words"),
    "zeros": (b"\0" * 400, "the file is empty"),
    "noise": (bytes(range(256)) * 40, "of no known format"),
    "late noise": (b"Programme " * 600 + bytes(range(256)) * 40, "the file is binary"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    data, words = BROKEN[name]
    with pytest.raises(InputError) as caught:
        open_document(_write(tmp_path, data, "plan.bin"))
    assert words in caught.value.sentence
    assert caught.value.sentence.startswith("plan.bin: ") and caught.value.sentence.count("\n") == 0
    assert str(tmp_path) not in caught.value.sentence


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        open_document(tmp_path / "plan.txt")
    with pytest.raises(InputError, match="folder"):
        open_document(tmp_path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=600))
def test_random_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    try:
        document = open_document(_write(tmp_path, data))
    except InputError as error:
        assert error.sentence.count("\n") == 0
    else:
        assert document.lines
