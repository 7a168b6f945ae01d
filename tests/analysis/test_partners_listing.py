"""Partners and classes of partners, on an invented graph counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import pstgraph as pst
from pstgraph.analysis.partners_listing import PartnerEntry, list_partners

HEAD = """
@prefix pst: <https://w3id.org/pst/ns/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix class: <https://w3id.org/pst/auth/partner-class/> .
@prefix o: <https://w3id.org/pst/id/org/> .
"""


def _plan(nis: str, body: str) -> str:
    plan = f"https://w3id.org/pst/id/plan/{nis}/2025"
    text = f"""<{plan}> a pst:StrategicProgramme ; pst:programmeOf <https://w3id.org/pst/id/cpas/{nis}> .
    <https://w3id.org/pst/id/cpas/{nis}> a pst:CPAS ; skos:prefLabel "CPAS de {nis}"@fr .
    {body}"""
    return HEAD + text.replace("<~", f"<{plan}/")


def _action(name: str, property_: str, partner: str, line: int) -> str:
    return f"""
    <~{name}> a pst:Action ; dcterms:title "action {name}"@fr ; {property_} {partner} ;
      pst:inProgramme <~> .
    <~{name}/fact/1> a pst:ExtractedFact ; oa:hasBody <~{name}/s> ; oa:hasTarget <~p{line}> ;
      pst:mention "les mots {line}" .
    <~{name}/s> a rdf:Statement ; rdf:subject <~{name}> ; rdf:predicate {property_} ; rdf:object {partner} .
    <~p{line}> a pst:EvidencePassage ; oa:hasSource <~doc> ; oa:hasSelector <~q{line}> ;
      pst:firstLine {line} ; pst:lastLine {line + 1} .
    <~q{line}> oa:exact "phrase {line}" . <~doc> dcterms:title "plan.txt" .
    """


@pytest.fixture
def entries(tmp_path: Path) -> dict[str, PartnerEntry]:
    """Two plans: a shared organisation, each one's own PCS, a class that one also names as such."""
    folder = tmp_path / "plans"
    folder.mkdir()
    one = (
        _action("A1", "pst:partner", "o:gas-test", 10)
        + _action("A2", "pst:partner", "o:pcs-57001", 20)
        + _action("A3", "pst:partner", "o:alone", 30)
        + 'o:gas-test a org:Organization ; skos:prefLabel "Groupe test"@fr .'
        + 'o:pcs-57001 skos:prefLabel "PCS de Un"@fr ; org:classification class:pcs .'
        + 'o:alone skos:prefLabel "Seul"@fr ; org:classification class:ecoles .'
    )
    two = (
        _action("B1", "pst:partner", "o:gas-test", 5)
        + _action("B2", "pst:partner", "o:pcs-57002", 6)
        + _action("B3", "pst:partnerClass", "class:pcs", 7)
        + 'o:pcs-57002 skos:prefLabel "PCS de Deux"@fr ; org:classification class:pcs .'
    )
    for nis, body in (("57001", one), ("57002", two)):
        text = _plan(nis, body).replace(f"plan/{nis}/2025/>", f"plan/{nis}/2025>")
        (folder / f"{nis}.ttl").write_text(text, "utf-8")
    return {entry.iri.rpartition("/")[2]: entry for entry in list_partners(pst.load(tmp_path))}


def test_an_organisation_named_twice_is_one_node_with_both_sentences(
    entries: dict[str, PartnerEntry],
) -> None:
    shared = entries["gas-test"]
    assert (shared.name, shared.generic, shared.cpas) == ("Groupe test", False, ("57001", "57002"))
    assert [
        (use.nis, use.mention, use.quote, use.file, use.first_line, use.last_line) for use in shared.uses
    ] == [
        ("57001", "les mots 10", "phrase 10", "plan.txt", 10, 11),
        ("57002", "les mots 5", "phrase 5", "plan.txt", 5, 6),
    ]


def test_local_bodies_stay_apart_and_meet_in_their_class(entries: dict[str, PartnerEntry]) -> None:
    assert entries["pcs-57001"].cpas == ("57001",)
    assert entries["pcs-57002"].cpas == ("57002",)
    pcs = entries["pcs"]
    assert pcs.generic
    assert pcs.cpas == ("57001", "57002")
    assert [use.iri.rpartition("/")[2] for use in pcs.uses] == ["A2", "B2", "B3"]


def test_a_named_organisation_does_not_count_under_its_class(entries: dict[str, PartnerEntry]) -> None:
    assert entries["alone"].type == "ecoles"
    assert "ecoles" not in entries


def test_shared_leaves_out_what_one_cpas_names(tmp_path: Path, entries: dict[str, PartnerEntry]) -> None:
    shared = list_partners(pst.load(tmp_path), shared=True)
    assert [entry.iri.rpartition("/")[2] for entry in shared] == ["gas-test", "pcs"]
