"""Findings as sentences: who, what, where in the document, how to mend; in French and in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from base_plan import (
    Mutation,
    changed,
    check_turtle,
)
from rule_mutations import ALL

from pstgraph.errors import UsageError
from pstgraph.rdf.check import check

# ---- sentences ------------------------------------------------------------------------------------


FIRST = list({mutation.rule: mutation for mutation in reversed(ALL)}.values())


@pytest.mark.parametrize(
    ("mutation", "lang"),
    [*((mutation, "fr") for mutation in ALL), *((mutation, "en") for mutation in FIRST)],
    ids=lambda value: value if isinstance(value, str) else f"{value.rule} {value.name}",
)
def test_every_finding_is_one_sentence_that_stands_alone(
    mutation: Mutation, lang: str, documents: Path
) -> None:
    for finding in check_turtle(mutation.turtle(), documents, lang).findings:
        message = finding.message
        assert not re.search(r"[{}]|None|\(\)|  |«\s*»|“\s*”", message.replace("« »", "")), message
        assert message.endswith(".") and message.count(". ") == 0, message
        named = "CPAS" in message or finding.rule in ("I01", "I12", "I13")
        assert named, message
        if finding.level != "integrity":
            said = "document publié" if lang == "fr" else "published document"
            assert said in message, message
        if finding.evidence and finding.rule not in ("I12", "I13"):
            assert f"base.txt, {'ligne' if lang == 'fr' else 'line'}" in message, message


def test_sentences_name_who_what_where_and_how_to_mend(documents: Path) -> None:
    turtle = changed("    pst:hasBudgetLine <ext/OS1/OO1.1/A1/budget/1> ;\n", "")
    (finding,) = check_turtle(turtle, documents).findings
    assert finding.message == (
        "CPAS de Saint-Léger, action 1 « Organiser des visites en partenariat avec la Croix-Rouge » "
        "(base.txt, ligne 5) : aucun montant, ni la mention « sans coût », n'a été trouvé dans le document "
        "publié ; ajouter le budget prévu ou écrire qu'il n'y en a pas."
    )
    (finding,) = check_turtle(turtle, documents, "en").findings
    assert finding.message == (
        "CPAS de Saint-Léger, action 1 “Organiser des visites en partenariat avec la Croix-Rouge” "
        "(base.txt, line 5): neither an amount nor the words “no cost” were found in the published document; "
        "add the budget planned or write that there is none."
    )


def test_a_part_is_named_with_its_element(documents: Path) -> None:
    turtle = changed(' ; pst:fiscalYear "2025"^^xsd:gYear', "")
    (finding,) = check_turtle(turtle, documents).findings
    assert finding.label == "1 500,00 €"
    assert "ligne budgétaire « 1 500,00 € », action 1 « Organiser des visites" in finding.message
    assert "(base.txt, ligne 5)" in finding.message


def test_days_are_written_as_people_do(documents: Path) -> None:
    turtle = changed('"2025-06-12"^^xsd:date ;', '"2025-09-10"^^xsd:date ;')
    assert "adopté le 10/09/2025" in check_turtle(turtle, documents).findings[0].message
    assert "adopted on 2025-09-10" in check_turtle(turtle, documents, "en").findings[0].message


def test_there_are_two_languages() -> None:
    with pytest.raises(UsageError, match="choose fr or en"):
        check({}, lang="nl")
