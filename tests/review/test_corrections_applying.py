"""Corrections on a reading: each does what it says, no sibling is renumbered, twice is once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pstgraph.model.plan import Deadline, Evidence, Fact, Item, Plan, Reading, Source
from pstgraph.readers.document import Document, Line
from pstgraph.review.corrections import Correction, Corrections, Settled, Target, apply

LINES = (
    "PST",
    "OS1 Être utile",
    "Action 1 Former les agents DG fin 2019",
    "Action 2 Aider en commun avec",
    "le Forem AS",
    "Action 2 Loger Action 3 Nourrir",
    "page 2",
)
SHA = "ab" * 32
DOCUMENT = Document(
    "a.txt", SHA, tuple(Line(n, text) for n, text in enumerate(LINES, start=1)), "text", len(LINES)
)


def place(first: int, last: int | None = None) -> Evidence:
    last = last or first
    return Evidence("a.txt", first, last, " ".join(LINES[first - 1 : last]))


def action(ident: str, number: str | None, label: str, first: int, **values) -> Item:
    values.setdefault("facts", ())
    return Item(
        id=ident, parent="OS1", kind="action", number=number, label=label, evidence=(place(first),), **values
    )


READING = Reading(
    Plan(
        cpas=None,
        title="PST",
        source=Source("a.txt", SHA),
        items=(
            Item(
                id="OS1",
                parent=None,
                kind="strategic_objective",
                number="OS1",
                label="Être utile",
                volet="external",
                evidence=(place(2),),
            ),
            action(
                "OS1/A1",
                "Action 1",
                "Former les agents",
                3,
                pilots=("DG",),
                themes=("emploi", "logement"),
                facts=(
                    Fact("pilots", "DG", place(3)),
                    Fact("themes", "emploi", place(3), "guessed"),
                    Fact("themes", "logement", place(3), "guessed"),
                ),
            ),
            action("OS1/A2", "Action 2", "Aider en commun avec", 4),
            action("OS1/A2-2", "Action 2", "Loger", 6),
            action("OS1/A3", "Action 3", "Nourrir", 6),
        ),
    )
)


def entry(line: int, change: str, value: object = None, item: str | None = None) -> Correction:
    return Correction(Target(line, item), change, value, "Parce que.", where=f"c.yaml:{line}")


def corrected(*corrections: Correction, readings: tuple[Settled, ...] = (), sha: str = SHA):
    return apply(READING, Corrections("a.txt", sha, None, corrections, readings), DOCUMENT)


def why(receipt) -> list[str]:
    return [failure.why for failure in receipt.not_fitting]


def test_a_label():
    reading, receipt = corrected(entry(4, "label", "Aider en commun avec le Forem"))
    item = reading.plan.by_id()["OS1/A2"]
    assert item.label == "Aider en commun avec le Forem"
    assert item.facts == (Fact("label", "Aider en commun avec le Forem", place(4), "corrected", "read"),)
    assert (receipt.applied, receipt.unchanged, receipt.fits) == (1, 0, True)
    assert [other.id for other in reading.plan.items] == [other.id for other in READING.plan.items]
    assert reading.notes[0].message == "Correction « libellé » (ligne 4) appliquée : Parce que."
    assert (reading.notes[0].level, reading.notes[0].line) == ("read", 4)


def test_a_value_that_stays_keeps_its_fact():
    reading, _ = corrected(entry(3, "pilots", ["AS", "DG"]))
    item = reading.plan.by_id()["OS1/A1"]
    assert item.pilots == ("AS", "DG")
    assert [fact for fact in item.facts if fact.field == "pilots"] == [
        Fact("pilots", "AS", place(3), "corrected", "read"),
        Fact("pilots", "DG", place(3)),
    ]


def test_a_deadline_as_printed_and_an_emptied_list():
    reading, receipt = corrected(entry(3, "deadline", "fin 2019"), entry(3, "pilots", []))
    item = reading.plan.by_id()["OS1/A1"]
    assert item.deadline == Deadline("fin 2019", None, "2019-12", None)
    assert item.pilots == () and all(fact.field != "pilots" for fact in item.facts)
    assert receipt.applied == 2


def test_evidence_takes_its_words_from_the_document():
    reading, _ = corrected(entry(4, "evidence", [4, 5]))
    assert reading.plan.by_id()["OS1/A2"].evidence == (
        Evidence("a.txt", 4, 5, "Action 2 Aider en commun avec le Forem AS"),
    )


def test_kind_and_parent_leave_the_id_alone():
    reading, _ = corrected(
        entry(6, "kind", "sub_action", "Action 3"),
        entry(6, "parent", {"line": 6, "item": "Loger"}, "Action 3"),
    )
    item = reading.plan.by_id()["OS1/A3"]
    assert (item.kind, item.parent) == ("sub_action", "OS1/A2-2")
    assert {fact.field for fact in item.facts} == {"kind", "parent"}


def test_drop_moves_what_stood_below_up():
    reading, _ = corrected(entry(2, "drop"))
    assert [(item.id, item.parent) for item in reading.plan.items] == [
        ("OS1/A1", None),
        ("OS1/A2", None),
        ("OS1/A2-2", None),
        ("OS1/A3", None),
    ]


def test_insert_stands_in_its_place_and_renumbers_nobody():
    value = {"kind": "action", "parent": "OS1", "label": "le Forem", "pilots": ["AS"]}
    reading, receipt = corrected(entry(5, "insert", value))
    assert [item.id for item in reading.plan.items] == [
        "OS1", "OS1/A1", "OS1/A2", "OS1/A4", "OS1/A2-2", "OS1/A3",
    ]  # fmt: skip
    item = reading.plan.by_id()["OS1/A4"]
    assert (item.label, item.pilots, item.volet) == ("le Forem", ("AS",), "external")
    assert item.evidence == (Evidence("a.txt", 5, 5, "le Forem AS"),)
    assert [(fact.field, fact.value, fact.method) for fact in item.facts] == [
        ("label", "le Forem", "corrected"),
        ("pilots", "AS", "corrected"),
    ]
    assert receipt.applied == 1


def test_insert_takes_the_printed_number():
    value = {"kind": "action", "parent": {"line": 2}, "number": "Action 2", "label": "Encore"}
    reading, _ = corrected(entry(5, "insert", value))
    assert "OS1/A2-3" in reading.plan.by_id()


def test_a_field_of_the_plan():
    reading, receipt = corrected(
        entry(1, "plan.period", {"start": "2018", "end": "2024"}), entry(1, "plan.title", "PST")
    )
    assert (reading.plan.period.start, reading.plan.period.end) == ("2018", "2024")
    assert reading.plan.facts == (Fact("period", "2018-2024", place(1), "corrected", "read"),)
    assert (receipt.applied, receipt.unchanged) == (1, 1)


def test_settled_themes_replace_the_automatic_ones():
    settled = Settled(Target(3), themes=("logement", "sante"), target_groups=("usagers",))
    reading, receipt = corrected(readings=(settled,))
    item = reading.plan.by_id()["OS1/A1"]
    assert (item.themes, item.target_groups) == (("logement", "sante"), ("usagers",))
    assert [f for f in item.facts if f.field != "pilots"] == [
        Fact("themes", "logement", place(3), "guessed", "read"),
        Fact("themes", "sante", place(3), "corrected", "read"),
        Fact("target_groups", "usagers", place(3), "corrected", "read"),
    ]
    assert receipt.settled == 1


def test_themes_alone_leave_target_groups_alone():
    reading, _ = corrected(readings=(Settled(Target(3), target_groups=()),))
    assert reading.plan.by_id()["OS1/A1"].themes == ("emploi", "logement")


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (entry(5, "label", "x"), "aucun élément ne commence à cette ligne"),
        (entry(6, "label", "x"), "plusieurs éléments répondent (OS1/A2-2, OS1/A3) : précisez « item »"),
        (entry(6, "label", "x", "Action 9"), "aucun élément de cette ligne ne commence ainsi"),
        (entry(2, "parent", "OS1/A1"), "un élément ne peut pas se trouver sous lui-même"),
        (entry(3, "parent", "OS7"), "l'élément « OS7 » n'existe pas"),
        (entry(9, "plan.title", "x"), "le document n'a pas de texte à cette ligne"),
        (
            entry(5, "insert", {"kind": "action", "parent": "OS1", "id": "OS1/A1"}),
            "l'identifiant « OS1/A1 » existe déjà",
        ),
    ],
)
def test_what_does_not_fit_is_reported_and_changes_nothing(correction, message):
    reading, receipt = corrected(correction)
    assert why(receipt) == [message]
    assert reading.plan == READING.plan
    assert reading.notes[-1].level == "skipped" and message in reading.notes[-1].message
    assert receipt.not_fitting[0].where == f"c.yaml:{correction.target.line}"


def test_two_corrections_of_one_field_do_not_fight():
    reading, receipt = corrected(entry(3, "label", "un"), entry(3, "label", "deux", "Action 1"))
    assert reading.plan.by_id()["OS1/A1"].label == "un"
    assert why(receipt) == ["une autre correction change déjà ce champ"]


def test_a_correction_of_a_dropped_element_is_reported():
    _, receipt = corrected(entry(3, "drop"), entry(3, "partners", ["le Forem"]))
    assert why(receipt) == ["aucun élément ne commence à cette ligne"]
    _, receipt = corrected(entry(3, "drop"), entry(3, "label", "x"))
    assert why(receipt) == ["l'élément a été supprimé par une autre correction"]


def test_another_version_of_the_document_is_searched_by_words():
    moved, receipt = corrected(
        entry(33, "label", "Former", "Action 1"),
        entry(3, "steps", "Étape"),
        entry(3, "steps", "Étape", "Action 2"),
        entry(1, "plan.title", "PST 2"),
        sha="cd" * 32,
    )
    item = moved.plan.by_id()["OS1/A1"]
    assert (item.label, receipt.applied) == ("Former", 1)
    assert item.facts[-1].evidence == place(3)
    assert why(receipt) == [
        "le document a changé et l'entrée ne nomme pas l'élément (clé « item »)",
        "plusieurs éléments répondent (OS1/A2, OS1/A2-2) : précisez « item »",
        "le document a changé : vérifiez la ligne",
    ]


def test_without_the_document_the_words_come_from_the_plan_or_the_entry():
    given_words = replace(entry(5, "plan.vision", "Aider"), quote="le Forem AS")
    corrections = Corrections(
        "a.txt", SHA, None, (entry(3, "label", "Former"), given_words, entry(7, "plan.title", "x"))
    )
    reading, receipt = apply(READING, corrections)
    assert receipt.applied == 2
    assert reading.plan.facts == (
        Fact("vision", "Aider", Evidence("a.txt", 5, 5, "le Forem AS"), "corrected", "read"),
    )
    assert why(receipt) == [
        "les mots de cette ligne ne sont pas connus : donnez le document ou la clé « quote »"
    ]


def test_the_receipt_as_a_person_reads_it():
    _, receipt = corrected(
        entry(3, "label", "Former"),
        entry(3, "number", "Action 1"),
        entry(5, "label", "x"),
        readings=(Settled(Target(2), themes=()),),
    )
    assert receipt.sentences == [
        "1 correction appliquée.",
        "1 correction sans effet : la lecture dit déjà la même chose.",
        "Thèmes et publics cibles relus pour 1 élément.",
        "1 entrée ne correspond plus au document :",
        "- c.yaml:5: correction « libellé » (ligne 5) : aucun élément ne commence à cette ligne.",
    ]


lines = st.integers(1, len(LINES) + 1)
starts = st.none() | st.sampled_from(["Action 1", "Action 2", "Action 3", "Loger", "Nourrir", "un", "OS1"])
changes = st.one_of(
    st.tuples(st.just("label"), st.sampled_from(["un", "Loger", "Nourrir", None])),
    st.tuples(st.just("number"), st.sampled_from(["Action 1", "Action 3", None])),
    st.tuples(st.just("drop"), st.none()),
    st.tuples(st.just("kind"), st.sampled_from(["action", "sub_action", "axis"])),
    st.tuples(st.just("parent"), st.sampled_from([None, "OS1", "OS1/A1", "OS1/A3"])),
    st.tuples(st.just("pilots"), st.sampled_from([[], ["DG"], ["AS", "DG"]])),
    st.tuples(st.just("deadline"), st.sampled_from([None, "fin 2019", "2020"])),
    st.tuples(st.just("partners"), st.sampled_from([[], ["le Forem"]])),
    st.tuples(st.just("evidence"), st.sampled_from([[4, 5], [3, 3], [8, 8]])),
    st.tuples(st.just("plan.title"), st.sampled_from(["PST", "PST 2"])),
    st.tuples(
        st.just("insert"),
        st.sampled_from(
            [{"kind": "action", "parent": "OS1"}, {"kind": "axis", "parent": None, "label": "un"}]
        ),
    ),
)
entries = st.builds(lambda line, item, change: entry(line, *change, item), lines, starts, changes)
settlings = st.builds(
    Settled,
    target=st.builds(Target, lines, starts),
    themes=st.sampled_from([None, (), ("logement",), ("emploi", "sante")]),
    target_groups=st.sampled_from([None, (), ("usagers",)]),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(entries, max_size=5).map(tuple),
    st.lists(settlings, max_size=3).map(tuple),
    st.sampled_from([SHA, "cd"]),
)
def test_applying_twice_is_applying_once(corrections, readings, sha):
    given_corrections = Corrections("a.txt", sha, None, corrections, readings)
    once, first = apply(READING, given_corrections, DOCUMENT)
    twice, second = apply(once, given_corrections, DOCUMENT)
    assert twice == once
    # nothing is dropped silently: every entry is accounted for, and failures are told again
    assert first.applied + first.unchanged + first.settled + len(first.not_fitting) == len(corrections) + len(
        readings
    )
    assert second.applied == 0
    assert sorted(why(second)) == sorted(why(first))


@settings(max_examples=200, deadline=None)
@given(st.lists(entries, max_size=4).map(tuple))
def test_ids_of_other_elements_never_change(corrections):
    reading, _ = apply(READING, Corrections("a.txt", SHA, None, corrections), DOCUMENT)
    before, after = READING.plan.by_id(), reading.plan.by_id()
    dropped = {c.target for c in corrections if c.change == "drop"}
    assert len(after) == len(reading.plan.items), "an id stands twice"
    assert set(before) - set(after) == set() or dropped
    for ident in set(before) & set(after):
        if not any(c.change in ("label", "number") for c in corrections):
            assert before[ident].label == after[ident].label
