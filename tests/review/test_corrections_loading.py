"""Corrections files: what a good one says, and what each mistake is answered with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pstgraph.errors import InputError
from pstgraph.model.plan import Amount, Deadline, PartnerMention
from pstgraph.review.corrections import Correction, Settled, Target, load, loads
from pstgraph.review.values import Lines, item_value, words_of

HEAD = f"document: a.txt\nsha256: {'ab' * 32}\n"
GOOD = (
    HEAD
    + """\
cpas: 85034
corrections:
  - line: 121                     # first line of the item
    item: "Action 1"
    change: label
    value: "Former les agents"
    reason: "Le titre est sur la ligne précédente."
  - {line: 130, change: drop, reason: "En-tête de page."}
  - line: 140
    change: plan.period
    value: {start: 2018, end: 2024}
    reason: "Écrit en toutes lettres."
  - line: 141
    change: plan.adopted
    value: 2019-09-26
    reason: "Une date reste un texte."
readings:
  - line: 119
    item: "Renforcer"
    themes: [prevention-surendettement, surendettement, surendettement]
    target_groups: []
"""
)


def test_a_good_file():
    loaded = loads(GOOD, "85034-2018.yaml")
    assert (loaded.document, loaded.sha256, loaded.cpas, loaded.counted) == ("a.txt", "ab" * 32, "85034", 4)
    assert loaded.corrections[0] == Correction(
        target=Target(121, "Action 1"),
        change="label",
        value="Former les agents",
        reason="Le titre est sur la ligne précédente.",
        where="85034-2018.yaml:5",
    )
    assert [entry.change for entry in loaded.corrections] == ["label", "drop", "plan.period", "plan.adopted"]
    assert loaded.corrections[3].value == "2019-09-26"
    assert loaded.readings == (
        Settled(
            Target(119, "Renforcer"),
            themes=("prevention-surendettement", "surendettement"),
            target_groups=(),
            where="85034-2018.yaml:20",
        ),
    )


def correction(text: str) -> str:
    return f"{HEAD}corrections:\n  - {{{text}}}\n"


def reading(text: str) -> str:
    return f"{HEAD}readings:\n  - {{{text}}}\n"


MISTAKES = {
    "": "c.yaml: the file holds no corrections",
    "document: [a": "c.yaml:1: this is not YAML",
    "document: a.txt\n": "c.yaml:1: the key 'sha256' is not the checksum of a document",
    HEAD + "corections: []\n": "c.yaml:1: there is no key 'corections' here; did you mean corrections",
    HEAD + "corrections: label\n": "c.yaml:1: 'corrections' is no list of entries",
    HEAD + "document: b.txt\n": "c.yaml:3: this is not YAML (the key 'document' stands twice)",
    correction("change: label, value: x, reason: r"): "c.yaml:4: an entry has no line",
    correction("line: 0, change: label, value: x, reason: r"): "c.yaml:4: an entry has no line",
    correction("line: 1, change: labels, value: x, reason: r"): (
        "c.yaml:4: nothing can be changed by 'labels'; did you mean label"
    ),
    correction("line: 1, change: facts, value: [], reason: r"): "c.yaml:4: nothing can be changed by 'facts'",
    correction("line: 1, change: label, value: x"): "c.yaml:4: the key 'reason' is missing or empty",
    correction("line: 1, change: label, reason: r"): "c.yaml:4: the change 'label' has no value",
    correction("line: 1, change: pilots, value: DG, reason: r"): (
        "c.yaml:4, pilots: a list is expected, not 'DG'"
    ),
    correction("line: 1, change: kind, value: actions, reason: r"): (
        "c.yaml:4, kind: 'actions' is unknown; did you mean action"
    ),
    correction("line: 1, change: budget, value: [pm], reason: r"): "c.yaml:4, budget[0]: 'pm' is no amount",
    correction("line: 1, change: evidence, value: [3, 2], reason: r"): "c.yaml:4, evidence: ",
    correction("line: 1, change: themes, value: [surendetement], reason: r"): (
        "c.yaml:4, https://w3id.org/pst/auth/theme: "
    ),
    correction("line: 1, change: insert, value: {kind: action}, reason: r"): (
        "c.yaml:4, insert: a new element has no kind or no parent"
    ),
    correction("line: 1, change: insert, value: {kind: action, parent: OS1, partners: [x]}, reason: r"): (
        "c.yaml:4, insert: 'partners' is found after reading"
    ),
    correction("line: 1, change: parent, value: 12, reason: r"): "c.yaml:4, parent: 12 names no element",
    reading("line: 1"): "c.yaml:4: an entry settles nothing",
    reading("line: 1, themes: [surendetement]"): "c.yaml:4: unknown code 'surendetement'",
    reading("line: 1, themes: surendettement"): "c.yaml:4: 'themes' is no list of codes",
}


@pytest.mark.parametrize(("text", "message"), MISTAKES.items(), ids=range(len(MISTAKES)))
def test_a_mistake_is_named_with_its_line(text: str, message: str):
    with pytest.raises(InputError) as error:
        loads(text, "c.yaml")
    # the scheme of a code may stand in the place or in the clause: the file and line always come first
    assert str(error.value).startswith(message.split(", https:")[0])


def test_a_missing_file(tmp_path: Path):
    with pytest.raises(InputError, match=r"^none\.yaml: the corrections cannot be read"):
        load(tmp_path / "none.yaml")


def test_values_as_people_write_them():
    assert item_value("deadline", "2020 à 2024") == Deadline("2020 à 2024", "2020", "2024", None)
    assert item_value("deadline", {"end": "2020-01"}) == Deadline(None, None, "2020-01", None)
    assert item_value("deadline", None) is None
    assert item_value("budget", ["2.500 €"]) == (Amount("2.500 €", Decimal("2500")),)
    assert item_value("evidence", [3, 4]) == (Lines(3, 4),)
    assert item_value("evidence", [[3, 4], [9, 9]]) == (Lines(3, 4), Lines(9, 9))
    assert item_value("label", None) is None
    assert item_value("number", 12) == "12"


def test_a_partner_of_the_registry_gets_its_name():
    iri = "https://w3id.org/pst/id/org/forem"
    (partner,) = item_value("partners", [{"mention": "le Forem", "iri": iri}])
    assert partner.name.startswith("Forem") and (partner.iri, partner.generic) == (iri, False)
    police = "https://w3id.org/pst/id/org/pcs-85034"
    (local,) = item_value("partners", [{"mention": "PCS", "iri": police}])
    assert local.name == "PCS de Saint-Léger"
    assert item_value("partners", ["Les Amis"]) == (PartnerMention("Les Amis", "Les Amis", None, False),)


def test_words_of_values():
    assert words_of("deadline", Deadline(None, None, "2020", "1x/an")) == ["1x/an"]
    assert words_of("budget", (Amount("5 €", Decimal(5)),)) == ["5 €"]
    assert words_of("progress", Decimal("12.5")) == ["12.5"]
