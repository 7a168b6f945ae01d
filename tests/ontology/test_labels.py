"""The words of the schemes: each signals one concept, and the codes that other files rest on exist."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from ontology_graphs import scheme_files

from pstgraph import resources
from pstgraph.link.concepts import label_keys
from pstgraph.vocabulary import Concept, scheme, scheme_names

ECOMPTES = {"ANNULE_ABANDONNE", "NON_COMMENCE", "EN_COURS", "EN_ATTENTE", "PROBLEME", "TERMINE"}


def ambiguous(concepts: list[Concept]) -> list[str]:
    """Labels that, as the recogniser reads them, signal two concepts."""
    signals: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for concept in concepts:
        for label in concept.labels():
            signals[label_keys(label)].add(concept.code)
    return sorted(
        f"{' '.join(keys)}: {', '.join(sorted(codes))}" for keys, codes in signals.items() if len(codes) > 1
    )


# A phrase may bear on two themes ("repas des aînés"): that is judged by the benchmark of similarity.
@pytest.mark.parametrize("name", [name for name in scheme_names() if name != "theme"])
def test_a_label_signals_one_concept(name: str) -> None:
    assert ambiguous(list(scheme(name))) == []


def test_an_ambiguous_label_is_seen() -> None:
    twins = [
        Concept("one", "urn:one", {"fr": "Tuteur énergie"}, alt=("TE",)),
        Concept("two", "urn:two", {"fr": "Autre"}, alt=("tuteurs d'énergie",)),
        Concept("three", "urn:three", {"fr": "te"}),
    ]
    assert ambiguous(twins) == ["tuteur energ: one, two"]


@pytest.mark.parametrize("name", scheme_names())
def test_no_label_is_empty_for_the_recogniser(name: str) -> None:
    assert [label for concept in scheme(name) for label in concept.labels() if not label_keys(label)] == []


def test_statuses_carry_the_codes_of_ecomptes() -> None:
    assert {concept.notation for concept in scheme("status")} == ECOMPTES


def test_budget_codes_are_those_of_ecomptes() -> None:
    codes = scheme("code")
    assert {codes[f"service-{name}"].notation for name in ("ordinary", "extraordinary")} == {"O", "E"}
    assert {codes[f"flow-{name}"].notation for name in ("revenue", "expenditure")} == {"R", "D"}


def test_opportunity_types_are_t1_to_t9() -> None:
    assert [concept.code for concept in scheme("opportunity-type")] == [
        f"T{number}" for number in range(1, 10)
    ]
    assert all(concept.notation == concept.code for concept in scheme("opportunity-type"))


def test_every_role_is_administrative_or_political_or_a_name() -> None:
    roles = scheme("role")
    assert {concept.code for concept in roles.top_concepts()} == {
        "administrative",
        "political",
        "named-person",
    }
    assert roles.top("dg").code == "administrative"
    assert {roles.top(code).code for code in ("president", "councillor", "council", "alderman")} == {
        "political"
    }


def test_sectoral_plans_are_a_group() -> None:
    plans = {concept.code for concept in scheme("instrument").narrower("sectoral-plan")}
    assert {"pcs", "pcdr", "pcm", "ancrage-logement"} <= plans
    assert not plans & {"piis", "art60", "ris", "pape", "ila", "ili", "rgpd"}


def test_kinds_of_local_bodies_are_classes_of_partners() -> None:
    path = resources.data_dir() / "registry" / "kinds.csv"
    with path.open(encoding="utf-8", newline="") as file:
        kinds = [row["kind"] for row in csv.DictReader(file)]
    assert len(kinds) > 5
    assert [kind for kind in kinds if kind not in scheme("partner-class")] == []


@pytest.mark.parametrize("path", scheme_files(), ids=lambda path: path.stem)
def test_a_scheme_file_describes_its_own_scheme(path: Path) -> None:
    assert f"<https://w3id.org/pst/auth/{path.stem}> a skos:ConceptScheme" in path.read_text("utf-8")
