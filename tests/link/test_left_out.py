"""Lines that tell a fact of the plan are not said to be left out, and the person hears whose plan it is."""

from __future__ import annotations

from pathlib import Path

from pstgraph.model.plan import Note
from pstgraph.readers.outline.left_out import range_message, without_taken
from pstgraph.review.importing import import_document

COVER = """CPAS de Hotton
Programme stratégique transversal 2019-2024
Adopté par le conseil de l'action sociale le 12 mars 2019

Les services sont ouverts le lundi et le mardi.

O.S.1 Être un CPAS qui forme
O.O.1.1 Former le personnel
Action 1 : Élaborer un plan de formation
Pilote : DG
"""


def test_lines_that_were_read_are_not_left_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(COVER, "utf-8")
    reading = import_document(path)
    assert reading.plan.title and reading.plan.adopted == "2019-03-12" and reading.plan.cpas
    told = [note for note in reading.notes if "hors de l'arborescence" in note.message]
    assert told == [Note("skipped", 5, range_message((5, 5)))]


def test_a_person_hears_whose_plan_it_is(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "plan.txt"
    path.write_text(COVER, "utf-8")
    assert (
        "  lu, ligne 1 : plan attribué au CPAS de Hotton d'après le document" in run("import", str(path)).err
    )


def test_ranges_part_at_what_was_read() -> None:
    banners = Note(
        "skipped", 2, "En-têtes, numéros de page ou table des matières, non repris (lignes 2, 8, 9 …)."
    )
    notes = [Note("skipped", 1, range_message((1, 9))), banners, Note("read", 1, "Lu.")]
    assert without_taken(notes, {2, 5, 6}, [1, 2, 4, 5, 6, 8, 9]) == (
        Note("skipped", 1, range_message((1, 1), (4, 4), (8, 9))),
        Note("skipped", 8, banners.message.replace("2, ", "")),
        Note("read", 1, "Lu."),
    )
    assert without_taken(notes, set(), []) == tuple(notes)
    once = without_taken(notes, {2, 5, 6}, [1, 2, 4, 5, 6, 8, 9])
    assert without_taken(once, {1, 8}, [1, 2, 4, 5, 6, 8, 9])[0] == Note(
        "skipped", 4, range_message((4, 4), (9, 9))
    )
