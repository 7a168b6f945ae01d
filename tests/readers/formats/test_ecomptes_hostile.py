"""Files that lie end in one sentence, quickly, and nothing is ever fetched or expanded."""

from __future__ import annotations

import socket
import time

import pytest

from pstgraph.errors import InputError
from pstgraph.readers import read
from pstgraph.readers.ecomptes import tree
from pstgraph.readers.ecomptes.read import MAX_ITEMS

HEAD = b'<?xml version="1.0"?>\n'
LAUGHS = (
    HEAD
    + b"<!DOCTYPE dataroot [\n"
    + b'<!ENTITY a0 "ha">\n'
    + b"".join(b'<!ENTITY a%d "%s">\n' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]>\n<dataroot><PST>&a11;</PST></dataroot>"
)
BOMBS = {
    "laughs": (LAUGHS, "declares a document type"),
    "external": (
        HEAD + b'<!DOCTYPE dataroot [<!ENTITY x SYSTEM "file:///etc/hostname">]><dataroot>&x;</dataroot>',
        "declares a document type",
    ),
    "remote": (
        HEAD + b'<!DOCTYPE dataroot SYSTEM "http://example.org/pst.dtd"><dataroot/>',
        "declares a document type",
    ),
    "disguised": (
        HEAD + b'<!DOCTYPE foo [<!ENTITY x "y">]>\n<dataroot><PST>&x;</PST></dataroot>',
        "declares a document type",
    ),
    "behind a long subset": (
        HEAD + b'<?a b?><!DOCTYPE foo [<!ENTITY x "' + b"y" * 9000 + b'">]>\n<dataroot/>',
        "declares a document type",
    ),
    "undeclared": (HEAD + b"<dataroot>&x;</dataroot>", "broken"),
    "truncated": (HEAD + b"<dataroot><PST><Volets><Volet>", "broken"),
    "crossed": (HEAD + b"<dataroot><PST></dataroot></PST>", "broken"),
    "two roots": (HEAD + b"<dataroot/><dataroot/>", "broken"),
    "control": (HEAD + b"<dataroot>\x01</dataroot>", "broken"),
    "encoding": (b'<?xml version="1.0" encoding="x-none"?><dataroot/>', "broken"),
    "deep": (HEAD + b"<dataroot>" + b"<a>" * 1_000_000, "more elements or levels"),
    "wide": (HEAD + b"<dataroot>" + b"<a/>" * 1_000_000 + b"</dataroot>", "more elements or levels"),
    "blank": (HEAD + b"<dataroot>" + b" " * 50_000_000 + b"</dataroot>", "larger than 30 MB"),
    "nothing": (b"<dataroot>" + b"\0" * 50_000_000, "larger than 30 MB"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_file_ends_in_one_sentence(name, tmp_path):
    data, reason = BOMBS[name]
    path = tmp_path / "plan.xml"
    path.write_bytes(data)
    start = time.monotonic()
    with pytest.raises(InputError) as caught:
        read(path)
    assert time.monotonic() - start < 10
    sentence = caught.value.sentence
    assert reason in sentence and sentence.startswith("plan.xml") and "\n" not in sentence


def test_the_line_is_told(tmp_path):
    path = tmp_path / "plan.xml"
    path.write_bytes(b"<dataroot>\n<PST>\n</pst>\n</dataroot>")
    with pytest.raises(InputError, match=r"^plan\.xml:3: the XML is broken \(mismatched tag\)"):
        read(path)


def objectives(number: int) -> bytes:
    return (
        b"<dataroot><PST><Volets><Volet><ObjectifStrategiques>"
        + b"<ObjectifStrategique/>" * number
        + b"</ObjectifStrategiques></Volet></Volets></PST></dataroot>"
    )


def test_more_objectives_than_any_plan(tmp_path):
    path = tmp_path / "plan.xml"
    path.write_bytes(objectives(MAX_ITEMS - 1))
    start = time.monotonic()
    assert len(read(path).plan.items) == MAX_ITEMS
    assert time.monotonic() - start < 10
    path.write_bytes(objectives(tree.MAX_ELEMENTS - 10))
    with pytest.raises(InputError, match="more than 5000 objectives and actions"):
        read(path)
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("length", [200_000, 5_000_000])
def test_a_long_value_is_no_danger(length, tmp_path):
    path = tmp_path / "plan.xml"
    path.write_bytes(
        b"<dataroot><Identifiants><INS>" + b"1" * length + b"</INS></Identifiants><PST><DescriptionPST>"
        b"<ExerciceDebut>" + b"2" * length + b"</ExerciceDebut></DescriptionPST></PST></dataroot>"
    )
    start = time.monotonic()
    assert read(path).plan.items == ()
    assert time.monotonic() - start < 10
