"""The check of the five shipped plans against what their documents say, read by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from base_plan import counts

from pstgraph.rdf.check import CheckReport, check
from pstgraph.resources import data_dir
from pstgraph.store import open_embedded

EREZEE, SAINT_LEGER, ONHAYE, ECAUSSINNES, DINANT = "83013", "85034", "91103", "55050", "91034"
ALL_FIVE = {EREZEE, SAINT_LEGER, ONHAYE, ECAUSSINNES, DINANT}


@pytest.fixture(scope="module")
def report() -> CheckReport:
    return check(open_embedded().engine, as_of=date(2025, 11, 22))


@pytest.fixture(scope="module")
def by_cpas(report: CheckReport) -> dict[str, CheckReport]:
    return {plan.split("/")[-2]: report.of(plan) for plan in report.plans}


def failing(by_cpas: dict[str, CheckReport], rule: str) -> set[str]:
    return {nis for nis, part in by_cpas.items() if counts(part, rule)[1]}


def test_integrity_holds(report: CheckReport) -> None:
    assert [finding.message for finding in report.findings if finding.level == "integrity"] == []
    assert counts(report, "I14")[0] > 398  # and every quotation was looked for in its document


def test_units(by_cpas: dict[str, CheckReport]) -> None:
    units = {nis: counts(part, "C08")[0] for nis, part in by_cpas.items()}
    # actions, and: two steps of Erezée, four objectives of Onhaye, two of Écaussinnes without action
    assert units == {EREZEE: 10 + 2, SAINT_LEGER: 47, ONHAYE: 41 + 4, ECAUSSINNES: 96 + 2, DINANT: 54}


@pytest.mark.parametrize(
    ("rule", "plans"),
    [
        ("C01", ALL_FIVE),  # announced for Saint-Léger, Erezée and Dinant: no adoption
        ("C03", ALL_FIVE - {SAINT_LEGER}),  # declared on 21 March 2019
        ("C05", set()),
        ("C06", set()),
        ("C07", {ONHAYE, ECAUSSINNES}),
        ("C10", ALL_FIVE),  # where the documents came from is unknown
        ("C11", {ONHAYE, ECAUSSINNES}),  # the others provide for evaluation in prose
        ("C12", {ONHAYE, ECAUSSINNES}),
        ("C13", set()),
        ("C14", ALL_FIVE - {ONHAYE, SAINT_LEGER}),  # Erezée describes two parts and uses none
        ("C15", ALL_FIVE),
        ("C26", ALL_FIVE),
    ],
)
def test_which_plans_a_rule_minds(by_cpas: dict[str, CheckReport], rule: str, plans: set[str]) -> None:
    assert failing(by_cpas, rule) == plans


def test_time_limits_are_not_applicable(report: CheckReport) -> None:
    assert counts(report, "C02") == (0, 0, 5)
    assert counts(report, "C04") == (0, 0, 1)


def test_only_saint_leger_has_amounts(by_cpas: dict[str, CheckReport]) -> None:
    for nis in ALL_FIVE - {SAINT_LEGER}:
        checked, failed, _ = counts(by_cpas[nis], "C08")
        assert failed == checked
    checked, failed, _ = counts(by_cpas[SAINT_LEGER], "C08")
    assert checked - failed == 8


def test_who_names_no_pilot(by_cpas: dict[str, CheckReport]) -> None:
    for nis in (ONHAYE, ECAUSSINNES, DINANT):
        checked, failed, _ = counts(by_cpas[nis], "C09")
        assert failed == checked
    lines = {
        nis: [f.evidence.first_line for f in by_cpas[nis].findings if f.rule == "C09" and f.evidence]
        for nis in (EREZEE, SAINT_LEGER)
    }
    # Erezée's bare actions 3, 7 and 8; the two rows of Saint-Léger whose first pilot cell is empty
    assert lines == {EREZEE: [263, 344, 350], SAINT_LEGER: [119, 133]}


def test_objectives_without_action(by_cpas: dict[str, CheckReport]) -> None:
    lines = {
        nis: [f.evidence.first_line for f in by_cpas[nis].findings if f.rule == "C07" and f.evidence]
        for nis in (ONHAYE, ECAUSSINNES)
    }
    assert lines == {ONHAYE: [152, 155, 331, 335], ECAUSSINNES: [82, 86]}


def test_every_place_is_in_its_document(report: CheckReport) -> None:
    texts = {
        path.name: path.read_text("utf-8").split("\n") for path in Path(data_dir() / "sources").glob("*.txt")
    }
    placed = [finding for finding in report.findings if finding.evidence]
    assert len(placed) > 1000
    for finding in placed:
        assert finding.evidence
        lines = texts[finding.evidence.file][finding.evidence.first_line - 1 : finding.evidence.last_line]
        first_words = finding.evidence.quote.split()[:3]
        assert "".join(first_words) in "".join("".join(lines).split()), finding.message
