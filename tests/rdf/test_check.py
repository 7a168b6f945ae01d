"""The rules, each on a plan that satisfies all of them and on changes that break just one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from base_plan import (
    DOCUMENT,
    PLAN,
    Mutation,
    base_turtle,
    changed,
    check_turtle,
    counts,
    iri,
    rules_hit,
)
from rule_mutations import ALL

from pstgraph.rdf.check import CheckReport
from pstgraph.rdf.rules import load_rules

RULES = [rule.id for rule in load_rules().rules]


# ---- the base plan, and one change a test ---------------------------------------------------------


def test_no_rule_minds_the_base_plan(base: CheckReport) -> None:
    assert [f"{finding.rule}: {finding.message}" for finding in base.findings] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_looks_at_something_in_the_base_plan(base: CheckReport, rule: str) -> None:
    # a target class that is misspelt conforms silently: only the count gives it away
    assert counts(base, rule)[0] >= 1


@pytest.mark.parametrize("mutation", ALL, ids=lambda m: f"{m.rule} {m.name}")
def test_a_change_is_minded_by_its_rule_alone(mutation: Mutation, documents: Path) -> None:
    report = check_turtle(mutation.turtle(), documents)
    assert rules_hit(report) == {mutation.rule} | mutation.extra
    hits = [finding for finding in report.findings if finding.rule == mutation.rule]
    assert {finding.focus for finding in hits} == mutation.foci
    (hit,) = (finding for finding in hits if finding.focus == iri(mutation.focus))
    assert (hit.evidence.first_line if hit.evidence else None) == mutation.line
    assert hit.value == mutation.value
    assert hit.plan == PLAN
    if hit.evidence and mutation.rule != "I14":
        assert hit.evidence.file == "base.txt"
        assert hit.evidence.quote == DOCUMENT.splitlines()[hit.evidence.first_line - 1]
    assert counts(report, mutation.rule)[1] == len(mutation.foci)


def test_a_programme_without_strategic_objectives(documents: Path) -> None:
    report = check_turtle(base_turtle().replace("a pst:StrategicObjective", "a pst:Axis"), documents)
    assert [(f.rule, f.focus) for f in report.findings] == [("C05", PLAN)]
    assert counts(report, "C06") == (0, 0, 0)


def test_every_rule_is_broken_by_some_change() -> None:
    assert sorted({mutation.rule for mutation in ALL} | {"C05"}) == sorted(RULES)


# ---- what must not be minded ----------------------------------------------------------------------

STEP_TITLE = 'dcterms:title "Aménager la salle d\'attente"@fr ;'
AGREED = "    pst:partner body:croix-rouge ; pst:underAgreement <agreement> ;\n"


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("a number that stands alone", (STEP_TITLE, 'dcterms:identifier "O.O.4.4" ;')),
        ("nothing done yet", ("pst:progressRate 40.0", "pst:progressRate 0")),
        ("all done", ("pst:progressRate 40.0", "pst:progressRate 100")),
        ("an amount of nothing", ("pst:amount 1500.00", "pst:amount 0.00")),
        ("a title in two languages", (STEP_TITLE, STEP_TITLE.replace(" ;", ' , "To paint"@en ;'))),
        (
            "neither flow nor service",
            ("pst:flow cd:flow-expenditure ; pst:budgetService cd:service-ordinary ; ", ""),
        ),
        (
            "a recurrence from the list",
            ('pst:recurrenceText "chaque année"@fr', "pst:recurrence freq:ANNUAL"),
        ),
        ("a period", ('pst:recurrenceText "chaque année"@fr', 'schema:startDate "2025"^^xsd:gYear')),
        ("a date in words", ('pst:recurrenceText "chaque année"@fr', 'pst:dateText "à mi-mandat"@fr')),
        ("a budget of nothing, in words", ('"Sans coût."@fr', '"Budget : néant"@fr')),
        ("a local role", ("ro:dg ; pst:politicalPilot", "<role/equipe-sociale> ; pst:politicalPilot")),
        ("regular evaluation", ("cd:evaluation-midterm , cd:evaluation-final", "cd:evaluation-regular")),
        ("a class of partners", (AGREED, "    pst:partnerClass pc:ecoles ;\n")),
        ("an agreement alone", (AGREED, AGREED.replace("pst:partner body:croix-rouge ; ", ""))),
        (
            "a partner of the objective above",
            (AGREED, "", "<int/OS2> a", "<ext/OS1/OO1.1> pst:partner body:forem .\n<int/OS2> a"),
        ),
        (
            "the PAPE named by an action",
            (
                "    pst:instrument inst:pcs ;\n",
                "",
                'pst:priority "1" ;',
                'pst:priority "1" ; pst:instrument inst:pape ;',
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_as_good(name: str, pairs: tuple[str, ...], documents: Path) -> None:
    report = check_turtle(changed(*pairs), documents)
    assert [f"{f.rule} {f.focus}" for f in report.findings] == [], name


def test_a_minimum_income_is_no_sectoral_plan(documents: Path) -> None:
    report = check_turtle(changed("inst:pcs", "inst:ris"), documents)
    named = 'pst:priority "1" ; pst:instrument inst:ris ;'
    turtle = changed("    pst:instrument inst:pcs ;\n", "", 'pst:priority "1" ;', named)
    assert rules_hit(report) == rules_hit(check_turtle(turtle, documents)) == {"C28"}


def test_a_synergy_tells_with_whom_and_covers_the_commune(documents: Path) -> None:
    synergy = (
        "<int/OS2/OO2.1/M1/synergy/1> a pst:Synergy ; pst:concerns <ext/OS1/OO1.1/A1> ;\n"
        "    pst:involves cpas:85034 , body:commune-85034 .\n"
    )
    turtle = changed(AGREED, "", "    pst:theme th:synergies-commune ;\n", "") + synergy
    assert rules_hit(check_turtle(turtle, documents)) == set()
    elsewhere = turtle.replace("body:commune-85034", "body:forem")
    assert rules_hit(check_turtle(elsewhere, documents)) == {"C13"}


# ---- units and subclasses -------------------------------------------------------------------------


def test_units_are_actions_and_what_has_none(base: CheckReport, documents: Path) -> None:
    # the action with its step, and the step of the objective without action; neither objective is one
    assert counts(base, "C08") == (2, 0, 0)
    bare = '<int/OS2/OO2.2> a pst:OperationalObjective ; dcterms:title "Former le personnel"@fr ;\n'
    bare += f"    pst:partOf <int/OS2> ; pst:inProgramme <{PLAN}> ; pst:evidence <passage/L9> .\n"
    report = check_turtle(base_turtle() + bare, documents)
    assert counts(report, "C08") == (3, 1, 0)
    assert rules_hit(report) == {"C07", "C08", "C09", "C15", "C18", "C26"}
    assert {f.focus for f in report.findings} == {iri("int/OS2/OO2.2")}


def test_a_subclass_of_ones_own_is_looked_at(documents: Path) -> None:
    subclass = "<class/Project> rdfs:subClassOf pst:Action .\n"
    turtle = changed("<ext/OS1/OO1.1/A1> a pst:Action", "<ext/OS1/OO1.1/A1> a <class/Project>") + subclass
    report = check_turtle(turtle, documents)
    assert report.findings == ()
    assert counts(report, "C17") == (1, 0, 0)
    assert counts(report, "C09") == (2, 0, 0)
    assert rules_hit(check_turtle(turtle.replace("pst:status st:in-progress ; ", ""), documents)) == {"C19"}


# ---- not applicable -------------------------------------------------------------------------------


def test_without_dates_a_time_limit_is_not_applicable(documents: Path) -> None:
    unknown = changed('pst:councilInstallationDate "2024-12-09"^^xsd:date ;', "")
    report = check_turtle(unknown, documents)
    assert report.findings == ()
    assert (counts(report, "C02"), counts(report, "C04")) == ((0, 0, 1), (0, 0, 1))
    report = check_turtle(changed('dcterms:dateAccepted "2025-06-12"^^xsd:date ;', ""), documents)
    assert counts(report, "C02") == (0, 0, 1)
    assert rules_hit(report) == {"C01"}


def test_a_text_that_does_not_speak_of_others_is_not_applicable(base: CheckReport) -> None:
    assert counts(base, "C27") == (1, 0, 1)


def test_an_installation_may_be_told_of_the_declaration(documents: Path) -> None:
    moved = changed(
        '    pst:councilInstallationDate "2024-12-09"^^xsd:date ;\n',
        "",
        '"2025-01-30"^^xsd:date',
        '"2025-02-10"^^xsd:date ; pst:councilInstallationDate "2024-12-09"^^xsd:date',
    )
    report = check_turtle(moved, documents)
    assert rules_hit(report) == {"C04"}
    assert counts(report, "C04") == (1, 1, 0)


@pytest.mark.parametrize(
    ("installed", "adopted", "expected"),
    [
        ("2019-01-07", "2019-10-07", "pass"),  # nine months for the first programmes
        ("2019-01-07", "2019-10-08", "fail"),
        ("2021-03-15", "2021-09-15", "pass"),  # six months by the text of 2018
        ("2021-03-15", "2021-09-16", "fail"),
        ("2024-12-09", "2025-09-09", "pass"),  # nine months again
        ("2024-12-09", "2025-09-10", "fail"),
        ("2019-01-31", "2019-10-01", "pass"),  # over the end of a year, and of a longer month
        ("2012-12-03", "2015-01-01", "none"),  # before 2018 there was no such duty
        ("2024", "2025-09-10", "none"),  # a year alone judges nothing
    ],
)
def test_the_time_limit_depends_on_the_day_of_installation(
    installed: str, adopted: str, expected: str, documents: Path
) -> None:
    turtle = changed(
        '"2024-12-09"^^xsd:date',
        f'"{installed}"^^xsd:date',
        '"2025-06-12"^^xsd:date',
        f'"{adopted}"^^xsd:date',
        "pst:basedOn <declaration> ;",
        "",
    )
    wanted = {"pass": (1, 0, 0), "fail": (1, 1, 0), "none": (0, 0, 1)}[expected]
    assert counts(check_turtle(turtle, documents), "C02") == wanted


# ---- the day of the check -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2025, 6, 11), {"C01", "C11"}),
        (date(2025, 6, 12), {"C11"}),
        (date(2027, 12, 14), {"C11"}),
        (date(2027, 12, 15), set()),
    ],
)
def test_what_is_dated_later_is_not_there_yet(day: date, rules: set[str], documents: Path) -> None:
    report = (
        f"<evaluation> a pst:EvaluationReport ; pst:reportsOn <{PLAN}> ;\n"
        '    dcterms:type cd:evaluation-midterm ; dcterms:date "2027-12-15"^^xsd:date .\n'
    )
    turtle = changed("cd:evaluation-midterm , ", "") + report
    assert rules_hit(check_turtle(turtle, documents, as_of=day)) == rules


def test_a_report_of_the_middle_is_none_of_the_end(documents: Path) -> None:
    report = (
        "<evaluation> a pst:EvaluationReport ; pst:reportsOn p:2024 ; dcterms:type cd:evaluation-midterm .\n"
    )
    turtle = changed("    pst:providesFor cd:evaluation-midterm , cd:evaluation-final ;\n", "") + report
    assert rules_hit(check_turtle(turtle, documents)) == {"C12"}


# ---- words of working with others -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("Développer un partenariat", True),
        ("Collaborer avec les services de formation", True),
        ("Définir en concertation les besoins", True),
        ("Créer un RÉSEAU d'employeurs", True),
        ("Accroître la coopération avec les écoles", True),
        ("Rencontrer régulièrement nos partenaires", True),
        ("Entretenir le reseau associatif", True),
        ("Mettre en place les synergies Ville/CPAS", True),
        ("Mutualiser le service informatique", True),
        ("Lancer un marché public conjoint", True),
        ("Accueillir les nouveaux collaborateurs", False),
        ("Animer les réseaux sociaux du CPAS", False),
        ("Moderniser le réseau informatique", False),
        ("Renforcer la collaboration entre les services", False),
        ("Créer une check-list, en concertation avec l’équipe de première ligne", False),
        ("Aider le conjoint survivant", False),
        ("Créer une coopérative alimentaire", False),
        ("Créer un réseau de bénévoles", False),
        ("Développer le taxi social en collaborant avec des personnes bénévoles", False),
        ("Adapter la communication destinée aux bénéficiaires et partenaires", False),
        ("Repeindre la salle d'attente", False),
    ],
)
def test_words_of_working_with_others(title: str, speaks: bool, documents: Path) -> None:
    turtle = changed("Aménager la salle d'attente\"@fr", f'{title}"@fr')
    assert counts(check_turtle(turtle, documents), "C27") == ((2, 1, 0) if speaks else (1, 0, 1))
