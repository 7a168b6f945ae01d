"""What a plan says of itself, and the notes of a reading: on the shipped plans and on invented ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from pstgraph.model.plan import Note, Period, Plan, Reading
from pstgraph.readers import read
from pstgraph.resources import data_dir

BODY = """
Objectif stratégique 1 : Être un CPAS ouvert
Objectif opérationnel 1.1 : Informer chacun
Action 1.1.1 : Créer un site
"""


def shipped(number: str) -> Reading:
    (path,) = (data_dir() / "sources").glob(f"{number}_*.txt")
    return read(path)


def invented(tmp_path: Path, front: str, body: str = BODY) -> Reading:
    path = tmp_path / "plan.txt"
    path.write_text(front + body, encoding="utf-8")
    return read(path)


def test_saint_leger_states_its_period_and_its_declaration() -> None:
    plan = shipped("001").plan
    assert plan.title == "Plan Stratégique Transversal 2018-2024 CPAS de SAINT-LEGER"
    assert (plan.legislature, plan.period) == ("2018-2024", Period("2018", "2024"))
    assert (plan.declaration_adopted, plan.adopted, plan.document_date) == ("2019-03-21", None, None)
    assert plan.vision == "Etre un CPAS durable, accessible et qui anticipe les défis de demain."
    where = {fact.field: fact.evidence.first_line for fact in plan.facts}
    assert (where["declaration_adopted"], where["vision"], where["period"]) == (46, 70, 72)


def test_dinant_has_a_date_and_values_but_no_period() -> None:
    plan = shipped("004").plan
    assert plan.title == "Programme Stratégique Transversal du CPAS de DINANT (2025)"
    assert (plan.document_date, plan.period, plan.legislature, plan.adopted) == (
        "2025-08-12",
        None,
        None,
        None,
    )
    assert plan.values == (
        "respect de soi et des autres",
        "professionnalisme de l’ensemble des travailleurs",
        "dignité humaine",
        "équité",
    )


def test_erezee_has_values_and_announces_only() -> None:
    plan = shipped("000").plan
    assert plan.values == ("solidarité", "respect", "communication", "professionnalisme", "reconnaissance")
    assert (plan.adopted, plan.declaration_adopted, plan.period, plan.legislature) == (None, None, None, None)
    assert plan.vision is not None and plan.vision.startswith("ÊTRE UN CPAS EFFICACE")
    assert {fact.field: fact.method for fact in plan.facts}["vision"] == "guessed"


def test_onhaye_says_nothing_of_itself_but_its_title() -> None:
    plan = shipped("002").plan
    assert plan.title == "PST – CPAS ONHAYE"
    assert {fact.field for fact in plan.facts} == {"title"}


@pytest.mark.parametrize(
    ("sentence", "adopted"),
    [
        ("Le présent PST a été adopté par le Conseil le 12 septembre 2019.", "2019-09-12"),
        ("Programme stratégique transversal approuvé en séance du 24/09/2025.", "2025-09-24"),
        ("Le PST sera adopté le 30 septembre 2025.", None),
        ("Le PST doit être adopté pour le 15 octobre 2019 au plus tard.", None),
        ("Le Conseil adopte un PST avant le 30 juin 2019.", None),
        ("La déclaration de politique sociale, dont le PST s'inspire, a été adoptée le 3 mars 2019.", None),
    ],
)
def test_an_announced_adoption_is_none(tmp_path: Path, sentence: str, adopted: str | None) -> None:
    assert invented(tmp_path, f"PST du CPAS de Vaux\n\n{sentence}\n").plan.adopted == adopted


@pytest.mark.parametrize(
    ("front", "period", "legislature"),
    [
        ("PST 2024-2030 du CPAS de Vaux", ("2024", "2030"), None),
        ("PST du CPAS de Vaux\nLégislature 2024-2030", ("2024", "2030"), "2024-2030"),
        ("PST du CPAS de Vaux\n\n2019 - 2024", ("2019", "2024"), None),
        ("PST du CPAS de Vaux\nLe PST couvre la période 2019-2024.", ("2019", "2024"), None),
        ("PST du CPAS de Vaux\nDepuis la législature 2018-2024, un PST est obligatoire.", None, None),
        ("PST du CPAS de Vaux\nIl fait suite au premier PST 2019-2024.", None, None),
        ("PST du CPAS de Vaux\nLe bâtiment date de 1990-2030.", None, None),
    ],
)
def test_a_period_is_the_plans_own(
    tmp_path: Path, front: str, period: tuple[str, str] | None, legislature: str | None
) -> None:
    plan = invented(tmp_path, front + "\n").plan
    assert plan.period == (Period(*period) if period else None)
    assert plan.legislature == legislature


def test_vision_and_values_under_headings(tmp_path: Path) -> None:
    front = "PST du CPAS de Vaux\n\nNotre vision\nUn CPAS humain, proche et innovant.\n\nNos valeurs :\n"
    front += "- le respect\n- l'équité\n"
    plan = invented(tmp_path, front).plan
    assert plan.vision == "Un CPAS humain, proche et innovant."
    assert plan.values == ("respect", "équité")


def messages(reading: Reading) -> dict[int | None, str]:
    return {note.line: note.message for note in reading.notes if note.level == "guessed"}


def test_notes_of_the_shipped_plans() -> None:
    assert (
        "vaut peut-être aussi pour les 2 points précédents, depuis la ligne 213"
        in messages(shipped("000"))[223]
    )
    assert "« brochure » ne désigne pas un responsable" in messages(shipped("000"))[289]
    saint_leger = messages(shipped("001"))
    assert (
        "O.O.4.4. est imprimé sans intitulé ; la ligne qui précède (« Action 3 Renforcer" in saint_leger[120]
    )
    assert "Seul le volet interne a un titre" in saint_leger[77]
    assert "lue avec la ligne suivante" in saint_leger[139]
    assert "7 axes annoncés ne correspondent pas aux 5 sections" in messages(shipped("002"))[86]
    assert "Le numéro 4.3.2 ne suit pas" in messages(shipped("003"))[148]
    assert "annonce 1 objectif(s) stratégique(s), le document en compte 3" in messages(shipped("004"))[83]


def test_skipped_lines_are_told_by_ranges() -> None:
    # nothing but its title stands outside the outline of 003, and that is read
    for number, told in {"000": 3, "001": 1, "002": 1, "003": 0, "004": 2}.items():
        assert sum(note.level == "skipped" for note in shipped(number).notes) == told


def _item(plan: Plan, id_: str):  # type: ignore[no-untyped-def]
    return plan.by_id()[id_]


def test_ids_and_places_that_others_rest_on() -> None:
    plan = shipped("001").plan
    action = _item(plan, "ext/OS3/OO3.2/A1")
    assert (action.number, action.parent, action.volet) == ("Action 1", "ext/OS3/OO3.2", "external")
    volet = next(fact for fact in action.facts if fact.field == "volet")
    assert (volet.method, volet.evidence.first_line) == ("guessed", 36)
    third = _item(plan, "int/OS1/OO1.1/A3")
    assert third.pilots == ("DG",)
    assert next(fact.evidence.first_line for fact in third.facts if fact.field == "pilots") == 139
    assert _item(plan, "ext/OS4/OO4.4").label is None
    assert _item(shipped("002").plan, "int/2/OS1/OO3/A2").label == "Octroyer les évolutions de carrière ;"
    assert _item(shipped("000").plan, "OS1/OO5/M1").kind == "sub_action"
    odd = _item(shipped("003").plan, "OS4/OO4.2/A4.3.2")
    assert odd.evidence[0].first_line == 148


def test_the_two_wordings_of_an_objective_have_each_their_passage() -> None:
    first = _item(shipped("004").plan, "OS1")
    assert first.label.startswith("Être un CPAS qui développe les actions adéquates")
    assert (first.evidence[0].first_line, first.evidence[0].last_line) == (135, 137)
    assert [other.label[:32] for other in first.alternatives] == ["Être un CPAS orienté vers l’huma"]
    assert first.alternatives[0].evidence.first_line == 104


def test_a_repeated_number_gets_a_second_id(tmp_path: Path) -> None:
    body = BODY + "Action 1.1.1 : Éditer un journal\n"
    plan = invented(tmp_path, "PST du CPAS de Vaux\n", body).plan
    assert [item.id for item in plan.items][-2:] == ["OS1/OO1.1/A1.1.1", "OS1/OO1.1/A1.1.1-2"]


def test_a_reading_that_is_none_keeps_its_source(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Bonjour à tous, la cantine ferme vendredi.\n", encoding="utf-8")
    reading = read(path)
    assert reading.plan.source.file == "note.txt" and len(reading.plan.source.sha256) == 64
    assert reading.notes == (Note("skipped", None, reading.notes[0].message),)
