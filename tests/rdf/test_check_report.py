"""The report of a check: JSON, counts, exit codes; several plans, stores and odd graphs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from base_plan import (
    CPAS,
    PLAN,
    base_turtle,
    changed,
    check_turtle,
    counts,
    iri,
    rules_hit,
    triples,
)
from rule_mutations import ACTION, ALL, STEP

from pstgraph.errors import UsageError
from pstgraph.rdf.check import CheckReport, by_level, check, findings_document, merged, worst
from pstgraph.rdf.rules import load_rules

RULES = [rule.id for rule in load_rules().rules]


# ---- quotations and documents ---------------------------------------------------------------------


def test_a_quotation_is_compared_only_with_the_document_it_was_taken_from(
    documents: Path, tmp_path: Path
) -> None:
    wrong = changed('oa:exact "- Former les visiteurs"', 'oa:exact "- Former les voisins"')
    assert rules_hit(check_turtle(wrong, documents)) == {"I14"}
    assert rules_hit(check_turtle(wrong, tmp_path)) == set()  # no document at hand
    (tmp_path / "base.txt").write_text("Un autre document.\n", "utf-8")
    assert rules_hit(check_turtle(wrong, tmp_path)) == set()  # a document of the same name, another checksum


# ---- the report -----------------------------------------------------------------------------------


def test_the_json_of_a_finding(documents: Path) -> None:
    (finding,) = check_turtle(changed("pst:status st:in-progress ; ", ""), documents).findings
    assert finding.to_dict() == {
        "plan": PLAN,
        "focus": iri(ACTION),
        "label": "Organiser des visites en partenariat avec la Croix-Rouge",
        "level": "practice",
        "severity": "info",
        "rule": "C19",
        "message": finding.message,
        "value": None,
        "evidence": {
            "file": "base.txt",
            "first_line": 5,
            "last_line": 5,
            "quote": "Action 1 Organiser des visites en partenariat avec la Croix-Rouge",
        },
    }


def test_the_summary_has_every_rule_once(base: CheckReport) -> None:
    assert [outcome.rule for outcome in base.summary()] == RULES
    first = base.summary()[0].to_dict()
    assert (first["rule"], first["level"], first["severity"]) == ("I01", "integrity", "violation")
    assert (first["checked"], first["failed"], first["not_applicable"]) == (1, 0, 0)
    assert first["label"] == "Un programme appartient à un seul CPAS."


@pytest.mark.parametrize(
    ("rule", "code"),
    [("I15", [1, 1, 1, 1]), ("C01", [0, 1, 1, 1]), ("C15", [0, 0, 1, 1]), ("C19", [0, 0, 0, 1])],
)
def test_exit_codes(rule: str, code: list[int], documents: Path) -> None:
    mutation = next(m for m in ALL if m.rule == rule)
    report = check_turtle(mutation.turtle(), documents)
    assert [worst(report, level) for level in ("integrity", "law", "guide", "practice")] == code
    assert worst(report) == code[0]


def test_an_unknown_level_to_fail_on(base: CheckReport) -> None:
    assert worst(base, "practice") == 0
    with pytest.raises(UsageError, match="choose one of integrity, law, guide, practice"):
        worst(base, "loi")


def test_counts_by_level(documents: Path) -> None:
    report = check_turtle(
        changed("    pst:volet vo:external ;\n", "", "    pst:volet vo:internal ;\n", ""), documents
    )
    assert by_level(report) == {
        "integrity": {"rules": 15, "rules_failed": 0, "findings": 0},
        "law": {"rules": 13, "rules_failed": 0, "findings": 0},
        "guide": {"rules": 7, "rules_failed": 1, "findings": 2},
        "practice": {"rules": 7, "rules_failed": 0, "findings": 0},
    }


def test_the_findings_document(documents: Path) -> None:
    report = check_turtle(changed("pst:status st:in-progress ; ", ""), documents)
    document = findings_document(report, {"plans/b.ttl": "22", "plans/a.ttl": "11"})
    assert document["as_of"] == "2027-06-30"
    assert list(document["hashes"]) == ["plans/a.ttl", "plans/b.ttl"]
    assert list(document["plans"]) == [PLAN]
    assert document["plans"][PLAN]["levels"]["practice"] == {"rules": 7, "rules_failed": 1, "findings": 1}
    assert document["plans"][PLAN]["rules"]["C19"] == {"checked": 1, "failed": 1, "not_applicable": 0}
    assert document["plans"][PLAN]["rules"]["C27"] == {"checked": 1, "failed": 0, "not_applicable": 1}


# ---- several plans, several places ----------------------------------------------------------------

OTHER = "https://w3id.org/pst/id/plan/83013/2024"


def two_plans() -> dict[str, list[ox.Triple]]:
    other = changed("pst:status st:in-progress ; ", "", "opportunity/1", "opportunity/2")
    other = other.replace("83013", "91103").replace("85034", "83013")
    return {PLAN: triples(base_turtle()), OTHER: triples(other)}


def test_two_plans_at_once_are_told_apart() -> None:
    report = check(two_plans(), as_of=date(2027, 6, 30), documents=[])
    assert [(f.plan, f.rule) for f in report.findings] == [(OTHER, "C19")]
    assert "CPAS d'Erezée" in report.findings[0].message
    assert report.of(PLAN).findings == ()
    assert counts(report.of(OTHER), "C19") == (1, 1, 0)
    assert counts(report, "C19") == (2, 1, 0)
    apart = merged(
        check({plan: graph}, as_of=date(2027, 6, 30), documents=[]) for plan, graph in two_plans().items()
    )
    assert {f.message for f in apart.findings} == {f.message for f in report.findings}
    assert [(o.rule, o.checked, o.failed) for o in apart.summary() if o.rule[0] == "C"] == [
        (o.rule, o.checked, o.failed) for o in report.summary() if o.rule[0] == "C"
    ]


def test_plans_in_a_store_with_a_registry_of_its_own() -> None:
    store = ox.Store()
    for plan, graph in two_plans().items():
        store.extend(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(plan)) for t in graph)
    day = date(2027, 6, 30)
    shipped = check(store, as_of=day, documents=[])
    assert [(f.plan, f.rule) for f in shipped.findings] == [(OTHER, "C19")]
    assert [f.rule for f in check(store, plans=[PLAN], as_of=day, documents=[]).findings] == []

    registry = f"<{CPAS}> a <https://w3id.org/pst/ns/core#CPAS> ."
    name = ox.NamedNode("https://w3id.org/pst/id/registry")
    store.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples(registry))
    findings = check(store, plans=[PLAN], as_of=day, documents=[]).findings
    assert ("I02", CPAS) in {(f.rule, f.focus) for f in findings}  # that registry knows no commune of it


def test_nothing_to_check_is_told_by_the_counts() -> None:
    report = check({}, as_of=date(2027, 6, 30))
    assert report.findings == () and report.summary() == []


def test_a_step_has_its_own_line_in_the_document(documents: Path) -> None:
    turtle = changed('    pst:priority "2" ;\n', "")
    (finding,) = check_turtle(turtle, documents).findings
    assert (finding.focus, finding.evidence and finding.evidence.first_line) == (iri(STEP), 10)


def test_a_plan_that_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match=r"no graph of the plan .*/1999; did you mean .*/85034/2024"):
        check({PLAN: triples(base_turtle())}, plans=["https://w3id.org/pst/id/plan/85034/1999"])


def test_what_another_graph_describes_is_not_checked_with_a_plan() -> None:
    # a lead of the one plan concerns an action of the other, which is in the store but not asked for
    store = ox.Store()
    for plan, graph in two_plans().items():
        store.extend(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(plan)) for t in graph)
    concerns = "<https://w3id.org/pst/ns/core#concerns>"
    lead = f"<https://w3id.org/pst/id/opportunity/1> {concerns} <{OTHER}/{ACTION}> ."
    store.extend(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(PLAN)) for t in triples(lead))
    report = check(store, plans=[PLAN], as_of=date(2027, 6, 30), documents=[])
    assert report.findings == ()
    assert counts(report, "C19") == (1, 0, 0)


def test_blank_nodes_of_a_file_of_ones_own(documents: Path) -> None:
    line = "    pst:hasBudgetLine <ext/OS1/OO1.1/A1/budget/1> ;"
    turtle = changed(line, line + ' pst:hasBudgetLine [ a pst:BudgetLine ; pst:amountText "12 €" ] ;')
    findings = check_turtle(turtle, documents).findings
    assert [(f.rule, f.focus, f.label) for f in findings] == [
        ("I10", iri(ACTION), "12 €"),
        ("C24", iri(ACTION), "12 €"),
    ]


def test_things_that_hang_on_each_other_are_told_too(documents: Path) -> None:
    knot = (
        "<http://example.org/a> a pst:Agreement ; pst:concerns <http://example.org/b> .\n"
        "<http://example.org/b> a pst:Agreement ; pst:concerns <http://example.org/a> .\n"
    )
    findings = check_turtle(base_turtle() + knot, documents).findings
    assert {(f.rule, f.plan, f.focus) for f in findings} == {
        ("C25", None, "http://example.org/a"),
        ("C25", None, "http://example.org/b"),
    }
    assert all("CPAS inconnu" in f.message and "document inconnu" in f.message for f in findings)
