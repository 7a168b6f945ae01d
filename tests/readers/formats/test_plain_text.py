"""Plain text: what PDF converters and old programs leave in it."""

from __future__ import annotations

from pathlib import Path

from pstgraph.readers import read
from pstgraph.readers.formats._building import MAX_LINES
from tests.readers.formats.handmade import opened, told
from tests.readers.outline_form import compact

OUTLINE = """OS 1 | Être un CPAS accueillant
  OO 1.1 | Réduire l'attente
    A - | Créer un pré-accueil {pilots=DG}
    A - | Former les agents
"""
PLAN = """Objectif stratégique 1 : Être un CPAS accueillant
Objectif opérationnel 1.1 : Réduire l'attente
• Créer un pré-accueil
Pilote : DG
• Former les agents
"""


def plan(tmp_path: Path, text: str) -> str:
    path = tmp_path / "plan.txt"
    path.write_text(text, "utf-8")
    return compact(read(path).plan)


def test_the_plan_as_it_is(tmp_path: Path) -> None:
    assert plan(tmp_path, PLAN) == OUTLINE


def test_blanks_and_hyphens_of_typesetters(tmp_path: Path) -> None:
    odd = PLAN.replace(" : ", "\u00a0: ").replace("pré-", "pré\u2010").replace("•", "\uf0b7\t")
    assert plan(tmp_path, odd) == OUTLINE.replace("pré-", "pré\u2010")


def test_bullets_of_every_kind(tmp_path: Path) -> None:
    for bullet in ("-", "–", "*", "o", "▪", "➢", "✓", "\uf0a7", "\uf0d8", "\uf0fc", "→", "■", "◦"):
        assert plan(tmp_path, PLAN.replace("•", bullet)) == OUTLINE, bullet


def test_pages_with_running_heads_and_feet(tmp_path: Path) -> None:
    head, foot = "CPAS de Dinant – PST 2025-2030", "Page {} sur 3"
    lines = PLAN.splitlines()
    pages = ["\n".join((head, *lines[i : i + 2], foot.format(i // 2 + 1))) for i in range(0, 5, 2)]
    assert plan(tmp_path, "\n\x0c".join(pages)) == OUTLINE


def test_a_table_of_tabs_and_one_laid_out_with_blanks(tmp_path: Path) -> None:
    tabs = "N°\tAction\tPilote\n1.1.1\tCréer\tDG\n1.1.2\tFormer\tRH\n"
    blanks = tabs.replace("1.1.", "   1.1.").replace("N°", "   N°").expandtabs(12)
    rows = [("N°", "Action", "Pilote"), ("1.1.1", "Créer", "DG"), ("1.1.2", "Former", "RH")]
    assert told(opened(tmp_path, tabs.encode(), "a.txt")) == rows
    assert told(opened(tmp_path, blanks.encode(), "b.txt")) == rows


def test_a_text_longer_than_any_plan_is_cut_and_told(tmp_path: Path) -> None:
    document = opened(tmp_path, b"Bonjour\n" * (MAX_LINES + 500) + b"x" * 200_000, "long.txt")
    assert len(document.lines) == MAX_LINES and document.last_line == MAX_LINES + 501
    last, first = MAX_LINES + 501, MAX_LINES + 1
    assert [(note.level, note.line) for note in document.notes] == [("skipped", last), ("skipped", first)]
