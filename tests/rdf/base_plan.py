"""The plan that the mutation tests of the rules start from: small, invented, and found at fault by no rule.

It is kept apart from ``tests/data/complete-plan.ttl``, which fills every field but rightly leaves gaps that
an officer would be told of. The tests change its text and say which rule must mind.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from pstgraph.rdf.check import CheckReport, check

PLAN = "https://w3id.org/pst/id/plan/85034/2024"
CPAS = "https://w3id.org/pst/id/cpas/85034"
DAY = date(2027, 6, 30)

DOCUMENT = """\
Programme stratégique transversal 2024-2030
Volet externe
OS1 Être un CPAS accessible
OO1.1 Aller vers les personnes isolées
Action 1 Organiser des visites en partenariat avec la Croix-Rouge
- Former les visiteurs
Volet interne
OS2 Être un CPAS bien géré
OO2.1 Améliorer l'accueil
- Aménager la salle d'attente
"""

TURTLE = """\
@base <https://w3id.org/pst/id/plan/85034/2024/> .
@prefix body: <https://w3id.org/pst/id/org/> .
@prefix cd: <https://w3id.org/pst/auth/code/> .
@prefix cpas: <https://w3id.org/pst/id/cpas/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix freq: <http://publications.europa.eu/resource/authority/frequency/> .
@prefix inst: <https://w3id.org/pst/auth/instrument/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix p: <https://w3id.org/pst/id/plan/85034/> .
@prefix pc: <https://w3id.org/pst/auth/partner-class/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix pst: <https://w3id.org/pst/ns/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ro: <https://w3id.org/pst/auth/role/> .
@prefix schema: <https://schema.org/> .
@prefix st: <https://w3id.org/pst/auth/status/> .
@prefix tg: <https://w3id.org/pst/auth/target-group/> .
@prefix th: <https://w3id.org/pst/auth/theme/> .
@prefix vo: <https://w3id.org/pst/auth/volet/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

p:2024 a pst:StrategicProgramme ;
    dcterms:title "PST 2024-2030"@fr ;
    pst:programmeOf cpas:85034 ;
    dcterms:dateAccepted "2025-06-12"^^xsd:date ;
    pst:councilInstallationDate "2024-12-09"^^xsd:date ;
    pst:basedOn <declaration> ;
    pst:providesFor cd:evaluation-midterm , cd:evaluation-final ;
    pst:instrument inst:pcs ;
    dcterms:source <document> .

<declaration> a pst:PolicyStatement ;
    pst:programmeOf cpas:85034 ;
    dcterms:dateAccepted "2025-01-30"^^xsd:date .

<document> a foaf:Document ;
    dcterms:title "base.txt" ;
    dcterms:identifier "sha256:{sha256}" ;
    foaf:page <https://www.example.org/pst> .

<ext/OS1> a pst:StrategicObjective ;
    dcterms:title "Être un CPAS accessible"@fr ; dcterms:identifier "OS1" ;
    pst:partOf p:2024 ; pst:inProgramme p:2024 ;
    pst:volet vo:external ;
    pst:evidence <passage/L3> .

<ext/OS1/OO1.1> a pst:OperationalObjective ;
    dcterms:title "Aller vers les personnes isolées"@fr ; dcterms:identifier "OO1.1" ;
    pst:partOf <ext/OS1> ; pst:inProgramme p:2024 ;
    pst:hasIndicator <indicator> ;
    pst:evidence <passage/L4> .

<indicator> a pst:Indicator ;
    dcterms:title "Nombre de visites"@fr ;
    pst:hasIndicatorValue <baseline> , <target> .
<baseline> a pst:IndicatorValue ; dcterms:type cd:value-baseline ; schema:value "0" .
<target> a pst:IndicatorValue ; dcterms:type cd:value-target ; schema:value "50" .

<ext/OS1/OO1.1/A1> a pst:Action ;
    dcterms:title "Organiser des visites en partenariat avec la Croix-Rouge"@fr ;
    dcterms:identifier "Action 1" ;
    pst:partOf <ext/OS1/OO1.1> ; pst:inProgramme p:2024 ;
    pst:hasBudgetLine <ext/OS1/OO1.1/A1/budget/1> ;
    pst:status st:in-progress ; pst:progressRate 40.0 ;
    pst:targetGroup tg:isoles ;
    pst:theme th:isolement ;
    pst:priority "1" ;
    pst:partner body:croix-rouge ; pst:underAgreement <agreement> ;
    pst:evidence <passage/L5> .

<ext/OS1/OO1.1/A1/budget/1> a pst:BudgetLine ;
    pst:amount 1500.00 ; pst:amountText "1 500,00 €" ;
    pst:flow cd:flow-expenditure ; pst:budgetService cd:service-ordinary ; pst:fiscalYear "2025"^^xsd:gYear .

<agreement> a pst:Agreement ;
    dcterms:title "Convention avec la Croix-Rouge"@fr ;
    pst:involves cpas:85034 , body:croix-rouge ;
    pst:concerns <ext/OS1/OO1.1/A1> .

<ext/OS1/OO1.1/A1/M1> a pst:SubAction ;
    dcterms:title "Former les visiteurs"@fr ;
    pst:partOf <ext/OS1/OO1.1/A1> ; pst:inProgramme p:2024 ;
    pst:administrativePilot ro:dg ; pst:politicalPilot ro:president ;
    pst:deadline "2026"^^xsd:gYear ;
    pst:evidence <passage/L6> .

<int/OS2> a pst:StrategicObjective ;
    dcterms:title "Être un CPAS bien géré"@fr ; dcterms:identifier "OS2" ;
    pst:partOf p:2024 ; pst:inProgramme p:2024 ;
    pst:volet vo:internal ;
    pst:theme th:synergies-commune ;
    pst:evidence <passage/L8> .

<int/OS2/OO2.1> a pst:OperationalObjective ;
    dcterms:title "Améliorer l'accueil"@fr ; dcterms:identifier "OO2.1" ;
    pst:partOf <int/OS2> ; pst:inProgramme p:2024 ;
    pst:hasIndicator <indicator> ;
    pst:evidence <passage/L9> .

<int/OS2/OO2.1/M1> a pst:SubAction ;
    dcterms:title "Aménager la salle d'attente"@fr ;
    pst:partOf <int/OS2/OO2.1> ; pst:inProgramme p:2024 ;
    pst:administrativePilot ro:dg ;
    pst:recurrenceText "chaque année"@fr ;
    pst:meansNote "Sans coût."@fr ;
    pst:priority "2" ;
    pst:evidence <passage/L10> .

<https://w3id.org/pst/id/opportunity/1> a pst:CollaborationOpportunity ;
    dcterms:title "Visites à deux"@fr ;
    pst:involves cpas:85034 , cpas:83013 ;
    pst:concerns <ext/OS1/OO1.1/A1> ;
    prov:wasGeneratedBy <https://w3id.org/pst/id/run/1> .
"""


def passages() -> str:
    """Give the passages of the numbered lines, each quoting its own."""
    found = []
    for number, line in enumerate(DOCUMENT.splitlines(), start=1):
        found.append(
            f"<passage/L{number}> a pst:EvidencePassage ; oa:hasSource <document> ; "
            f"oa:hasSelector <passage/L{number}/quote> ; pst:firstLine {number} ; pst:lastLine {number} .\n"
            f'<passage/L{number}/quote> a oa:TextQuoteSelector ; oa:exact "{line}" .\n'
        )
    return "".join(found)


def base_turtle() -> str:
    """Give the whole plan as Turtle."""
    sha256 = hashlib.sha256(DOCUMENT.encode()).hexdigest()
    return TURTLE.replace("{sha256}", sha256) + passages()


def triples(turtle: str) -> list[ox.Triple]:
    """Parse Turtle."""
    return [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


@dataclass(frozen=True)
class Mutation:
    """A change of the base plan's text, and what it must lead to.

    ``focus`` is below the plan unless it is a whole IRI; ``line`` is where the finding must point in the
    document, None for a finding without evidence; ``value`` is what it must mind. ``also`` are further nodes
    that the rule must mind, ``extra`` other rules that the change cannot help breaking.
    """

    rule: str
    name: str
    old: str
    new: str
    focus: str
    line: int | None = None
    value: str | None = None
    extra: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def foci(self) -> set[str]:
        return {iri(focus) for focus in (self.focus, *self.also)}

    def turtle(self) -> str:
        return changed(self.old, self.new)


def iri(focus: str) -> str:
    """Give the IRI of a node by its path below the plan; "" is the plan itself, a whole IRI stays."""
    return PLAN if focus == "" else focus if ":" in focus else f"{PLAN}/{focus}"


def changed(*pairs: str) -> str:
    """Give the base plan with texts replaced, each of which must stand in it exactly once."""
    text = base_turtle()
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the base plan"
        text = text.replace(old, new)
    return text


@lru_cache(maxsize=512)
def check_turtle(turtle: str, documents: Path, lang: str = "fr", as_of: date = DAY) -> CheckReport:
    """Check a changed plan."""
    return check({PLAN: triples(turtle)}, as_of=as_of, lang=lang, documents=[documents])


def rules_hit(report: CheckReport) -> set[str]:
    """Give the rules that found something."""
    return {finding.rule for finding in report.findings}


def counts(report: CheckReport, rule: str) -> tuple[int, int, int]:
    """Give the nodes checked, failed and not applicable of a rule."""
    one = next(outcome for outcome in report.summary() if outcome.rule == rule)
    return one.checked, one.failed, one.not_applicable
