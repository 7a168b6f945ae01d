"""The rules, each on a plan that satisfies all of them and on changes that break just one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from base_plan import CPAS, DOCUMENT, PLAN, Mutation, base_turtle, changed, check_turtle, iri, triples
from rule_mutations import ACTION, ALL, STEP

from pstgraph.errors import UsageError
from pstgraph.rdf.check import CheckReport, by_level, check, findings_document, merged, worst
from pstgraph.rdf.rules import load_rules

RULES = [rule.id for rule in load_rules().rules]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the document that the base plan quotes."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "base.txt").write_bytes(DOCUMENT.encode())
    return folder


@pytest.fixture(scope="module")
def base(documents: Path) -> CheckReport:
    return check_turtle(base_turtle(), documents)


def rules_hit(report: CheckReport) -> set[str]:
    return {finding.rule for finding in report.findings}


def counts(report: CheckReport, rule: str) -> tuple[int, int, int]:
    """Nodes checked, failed and not applicable."""
    one = next(outcome for outcome in report.summary() if outcome.rule == rule)
    return one.checked, one.failed, one.not_applicable


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
