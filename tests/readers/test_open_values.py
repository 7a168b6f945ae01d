"""Values that a document leaves open stay as words in the plan, never as a wrong date or number."""

from pathlib import Path

import pytest

from pstgraph.readers import read_with_lines

HEAD = (
    "Niveau;Numéro;Intitulé;Pilote;Échéance;Budget\nOS;1;Un CPAS ouvert;;;\nOO;1.1;Améliorer l'accueil;;;\n"
)


def read(folder: Path, row: str):
    path = folder / "plan.csv"
    path.write_text(HEAD + row, "utf-8")
    reading, _ = read_with_lines(path)
    return reading.plan.items[-1], [(note.level, note.line, note.message) for note in reading.notes]


def test_a_day_that_no_calendar_has_gives_its_words_alone(tmp_path: Path) -> None:
    item, notes = read(tmp_path, "Action;1.1.1;Ouvrir une permanence;DG;31.02.2026;\n")
    assert (item.deadline.text, item.deadline.start, item.deadline.end) == ("31.02.2026", None, None)
    message = "« 31.02.2026 » : ce jour n'existe pas ; les mots sont gardés, sans date."
    assert ("guessed", 4, message) in notes


@pytest.mark.parametrize("words", ["500 €/mois", "entre 5.000 et 10.000 €", "12 x 500 €"])
def test_an_open_amount_is_a_remark(tmp_path: Path, words: str) -> None:
    item, _ = read(tmp_path, f"Action;1.1.1;Ouvrir une permanence;DG;2026;{words}\n")
    assert (item.budget, item.note) == ((), f"Budget : {words}")


def test_the_words_of_an_open_amount_stay_beside_a_sure_one(tmp_path: Path) -> None:
    item, _ = read(tmp_path, "Action;1.1.1;Ouvrir une permanence;DG;2026;1'000 € + 500 €/mois\n")
    assert [str(amount.amount) for amount in item.budget] == ["1000"]
    assert item.note == "Budget : 1'000 € + 500 €/mois"
