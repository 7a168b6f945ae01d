"""The whole way from a document to a corrected, linked plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from pstgraph.errors import InputError, UsageError
from pstgraph.review.importing import import_document, import_with_receipt

SOURCES = Path(__file__).resolve().parent.parent.parent / "data" / "sources"
EREZEE = SOURCES / "000_f2573f0beeace6e9.txt"
HEAD = (
    "document: 000_f2573f0beeace6e9.txt\n"
    "sha256: 54c11ca20aadb73add5047cc16b7a1be801a103219ffee4fa8ce4c9335e613b3\n"
)


def corrections(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "83013.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_the_cpas_is_told_from_the_document_or_given():
    told = import_document(EREZEE)
    given = import_document(EREZEE, cpas="erezee")
    assert told.plan.cpas is not None and told.plan.cpas.nis == "83013"
    assert given.plan.iri == told.plan.iri == "https://w3id.org/pst/id/plan/83013/54c11ca2"


def test_an_unknown_cpas_is_refused():
    with pytest.raises(UsageError, match="Erez"):
        import_document(EREZEE, cpas="Erezeee")


def test_without_corrections_nothing_is_corrected():
    imported = import_with_receipt(EREZEE)
    assert imported.receipt.sentences == ["0 correction appliquée."]
    methods = {fact.method for item in imported.reading.plan.items for fact in item.facts}
    assert "corrected" not in methods


def test_a_mended_label_is_linked_and_a_corrected_link_stays(tmp_path: Path):
    # Line 209 holds "Améliorer les services de proximité : repas à domicile – mobilité".
    path = corrections(
        tmp_path,
        """\
corrections:
  - line: 209
    change: label
    value: "Améliorer les repas avec le CPAS de Hotton"
    reason: Essai.
  - line: 209
    item: Améliorer les repas
    change: instruments
    value: [pcs]
    reason: Essai.
readings:
  - line: 209
    themes: [surendettement]
""",
    )
    imported = import_with_receipt(EREZEE, corrections=path)
    assert imported.receipt.fits and (imported.receipt.applied, imported.receipt.settled) == (2, 1)
    item = next(
        i for i in imported.reading.plan.items if i.label == "Améliorer les repas avec le CPAS de Hotton"
    )
    assert [partner.iri for partner in item.partners] == ["https://w3id.org/pst/id/cpas/83028"]
    assert (item.instruments, item.themes) == (("pcs",), ("surendettement",))
    states = {fact.field: (fact.method, fact.state) for fact in item.facts}
    assert states["instruments"] == states["themes"] == states["label"] == ("corrected", "read")
    assert states["partners"][1] == "automatic"


def test_corrections_name_the_cpas(tmp_path: Path):
    path = corrections(tmp_path, "cpas: 91103\n")
    assert import_document(EREZEE, corrections=path).plan.iri == "https://w3id.org/pst/id/plan/91103/54c11ca2"


def test_a_missing_document():
    with pytest.raises(InputError, match="does not exist"):
        import_document("nowhere.txt")
