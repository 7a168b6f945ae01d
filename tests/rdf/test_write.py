"""The graph of a plan, by hand: the shapes that queries, checks and users rely on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from pstgraph.errors import InputError
from pstgraph.model.plan import (
    AgreementMention,
    Alternative,
    Amount,
    Article,
    Cpas,
    Deadline,
    Evidence,
    Fact,
    Indicator,
    Item,
    PartnerMention,
    Period,
    Plan,
    Projection,
    Source,
)
from pstgraph.rdf.limits import as_graph_holds
from pstgraph.rdf.read import plan_from_graph
from pstgraph.rdf.turtle import dumps, loads
from pstgraph.rdf.write import plan_quads, plan_triples

DATA = Path(__file__).resolve().parent.parent.parent / "data"
P = "https://w3id.org/pst/id/plan/85034/2018"
GAS = "https://w3id.org/pst/id/org/gas"
COMMUNE = "https://w3id.org/pst/id/org/commune-85034"


def at(line: int, quote: str = "mots", last: int | None = None) -> Evidence:
    return Evidence("a.txt", line, last or line, quote)


ACTION = Item(
    id="ext/OS1/A1",
    parent="ext/OS1",
    kind="action",
    number="Action 1",
    label="Aider",
    volet="external",
    pilots=("DG", "équipe des jardins", "Mme Dupont"),
    political_pilots=("Président",),
    deadline=Deadline("2020 à 2024", "2020", "2024-06", "1x/an"),
    budget=(
        Amount("20 000,00 €", Decimal("20000"), True, "ordinary"),
        Amount("5 €", Decimal("5"), False, "subsidy"),
        Amount("7 €", Decimal("7")),
    ),
    partners=(
        PartnerMention("GAS", "Groupe Action Surendettement", GAS, False),
        PartnerMention("Les Amis", "Les Amis", None, False),
        PartnerMention("écoles", "Écoles", "https://w3id.org/pst/auth/partner-class/ecoles", True),
        PartnerMention("scouts", "Scouts", None, True),
    ),
    themes=("mediation-dettes",),
    agreements=(AgreementMention("Convention GAS", (GAS,)),),
    synergies=(COMMUNE,),
    alternatives=(Alternative("Aider tout le monde", at(3)),),
    indicators=(Indicator("Dossiers", "nombre", "10", "20", None),),
    articles=(Article(2026, "O", "D", "831/111", "Traitements", Decimal("1.5")),),
    projections=(Projection("E", "R", "70", "Personnel", ((2026, Decimal(1)), (2027, Decimal(2)))),),
    plans=("ODD 8", "Plan habitat"),
    evidence=(at(100, "Action 1 Aider", 101),),
    facts=(
        Fact("partners", "GAS", at(100, "avec GAS"), "guessed", "read"),
        Fact("themes", "mediation-dettes", at(100, "avec GAS"), "stated", "automatic"),
        Fact("synergies", COMMUNE, at(7)),
    ),
)
PLAN = Plan(
    iri=P,
    cpas=Cpas("85034", "CPAS de Saint-Léger", "https://w3id.org/pst/id/cpas/85034"),
    title="PST",
    source=Source("a.txt", "e06f"),
    legislature="2018-2024",
    document_date="2025-08",
    adopted="2019-09-26",
    declaration_adopted="2019-03-21",
    period=Period("2018", "2024"),
    vision="Un CPAS durable",
    values=("solidarité",),
    evaluations=("midterm",),
    sectoral_plans=("pcs",),
    items=(
        Item(
            id="ext/OS1", parent=None, kind="strategic_objective", number=None, label=None, evidence=(at(9),)
        ),
        ACTION,
    ),
)


@pytest.fixture(scope="module")
def graph() -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in plan_triples(PLAN))
    return store


def holds(graph: ox.Store, pattern: str) -> bool:
    """Whether a SPARQL pattern holds; IRIs are relative to the plan."""
    prologue = "".join(line.removeprefix("@") for line in _prologue())
    return bool(graph.query(f"BASE <{P}/>\n{prologue}\nASK {{ {pattern} }}"))


def _prologue() -> list[str]:
    from pstgraph.rdf.namespace import sparql_prefixes

    return sparql_prefixes().splitlines(keepends=True)


HELD = {
    "programme": """<../2018> a pst:StrategicProgramme ; dcterms:title "PST"@fr ; pst:programmeOf cpas:85034 ;
        schema:startDate "2018"^^xsd:gYear ; schema:endDate "2024"^^xsd:gYear ;
        dcterms:temporal legislature:2018-2024 ; dcterms:dateAccepted "2019-09-26"^^xsd:date ;
        pst:basedOn <declaration> ; pst:vision "Un CPAS durable"@fr ;
        pst:organisationalValue "solidarité"@fr ;
        pst:providesFor cd:evaluation-midterm ; pst:instrument inst:pcs ; dcterms:source <document> .""",
    "document": """<document> a foaf:Document ; dcterms:title "a.txt" ; dcterms:identifier "sha256:e06f" ;
        dcterms:issued "2025-08"^^xsd:gYearMonth .""",
    "declaration": """<declaration> a pst:PolicyStatement ; pst:programmeOf cpas:85034 ;
        dcterms:dateAccepted "2019-03-21"^^xsd:date . legislature:2018-2024 a pst:Legislature .""",
    "place": """<ext/OS1/A1> a pst:Action ; dcterms:title "Aider"@fr ; dcterms:identifier "Action 1" ;
        schema:position 2 ; pst:partOf <ext/OS1> ; pst:inProgramme <../2018> ; pst:volet vo:external .
        <ext/OS1> a pst:StrategicObjective ; pst:partOf <../2018> ; schema:position 1 .""",
    "pilots": """<ext/OS1/A1> pst:administrativePilot ro:dg , <role/equipe-des-jardins> , ro:named-person ;
        pst:politicalPilot ro:president .
        <role/equipe-des-jardins> a org:Role ; rdfs:label "équipe des jardins"@fr .""",
    "time": """<ext/OS1/A1> pst:deadline "2024-06"^^xsd:gYearMonth ; schema:startDate "2020"^^xsd:gYear ;
        pst:dateText "2020 à 2024"@fr ; pst:recurrence freq:ANNUAL ; pst:recurrenceText "1x/an"@fr .""",
    "ordinary amount": """<ext/OS1/A1> pst:hasBudgetLine <ext/OS1/A1/budget/1> . <ext/OS1/A1/budget/1>
        a pst:BudgetLine ; pst:amount 20000.0 ; pst:amountText "20 000,00 €" ; pst:perYear true ;
        pst:budgetService cd:service-ordinary ; pst:flow cd:flow-expenditure ; schema:currency "EUR" .""",
    "subsidy": """<ext/OS1/A1/budget/2> pst:flow cd:flow-revenue .
        FILTER NOT EXISTS { <ext/OS1/A1/budget/2> pst:budgetService|pst:perYear ?x }""",
    "unspecified amount": """<ext/OS1/A1/budget/3> pst:amount 7.0 .
        FILTER NOT EXISTS { <ext/OS1/A1/budget/3> pst:budgetService|pst:flow ?x }""",
    "article": """<ext/OS1/A1/article/1> a pst:BudgetLine ; pst:articleCode "831/111" ; pst:amount 1.5 ;
        pst:fiscalYear "2026"^^xsd:gYear ; pst:flow cd:flow-expenditure .""",
    "projection": """<ext/OS1/A1/projection/1/2> a pst:BudgetLine ; pst:budgetPhase cd:phase-projection ;
        pst:fiscalYear "2027"^^xsd:gYear ; pst:economicGroup "70" ;
        pst:budgetService cd:service-extraordinary .""",
    "partners": """<ext/OS1/A1> pst:partner <https://w3id.org/pst/id/org/gas> , <organisation/les-amis> ;
        pst:partnerClass pc:ecoles , <partner-class/scouts> .
        <organisation/les-amis> a org:Organization ; skos:prefLabel "Les Amis"@fr .
        <partner-class/scouts> a pst:PartnerClass ; skos:prefLabel "Scouts"@fr .""",
    "agreement": """<ext/OS1/A1> pst:underAgreement <ext/OS1/A1/agreement/1> . <ext/OS1/A1/agreement/1>
        a pst:Agreement ; dcterms:title "Convention GAS"@fr ; pst:concerns <ext/OS1/A1> ;
        pst:involves cpas:85034 , <https://w3id.org/pst/id/org/gas> ; pst:evidence <passage/L100-101> .""",
    "synergy": """<ext/OS1/A1/synergy/1> a pst:Synergy ; pst:concerns <ext/OS1/A1> ;
        pst:evidence <passage/L7-7> ;
        pst:involves cpas:85034 , <https://w3id.org/pst/id/org/commune-85034> .""",
    "indicator": """<ext/OS1/A1> pst:hasIndicator ?i . ?i a pst:Indicator ; dcterms:title "Dossiers"@fr ;
        schema:unitText "nombre"@fr ; pst:hasIndicatorValue ?b , ?t .
        ?b dcterms:type cd:value-baseline ; schema:value "10" . ?t dcterms:type cd:value-target .""",
    "goals": """<ext/OS1/A1> pst:contributesTo sdg:8 , <sectoral-plan/plan-habitat> .
        <sectoral-plan/plan-habitat> a prov:Plan ; rdfs:label "Plan habitat"@fr .""",
    "passage": """<ext/OS1/A1> pst:evidence <passage/L100-101> . <passage/L100-101> a pst:EvidencePassage ;
        oa:hasSource <document> ; oa:hasSelector ?q , ?l ; pst:firstLine 100 ; pst:lastLine 101 .
        ?q a oa:TextQuoteSelector ; oa:exact "Action 1 Aider" .
        ?l a oa:FragmentSelector ; rdf:value "line=99,101" ;
           dcterms:conformsTo <http://tools.ietf.org/rfc/rfc5147> .""",
    "fact": """<ext/OS1/A1/fact/1> a pst:ExtractedFact ; oa:hasBody ?s ; oa:hasTarget <passage/L100-100> ;
        pst:mention "GAS" ; pst:method cd:method-guessed ; adms:status cd:review-read .
        ?s a rdf:Statement ; rdf:subject <ext/OS1/A1> ; rdf:predicate pst:partner ;
           rdf:object <https://w3id.org/pst/id/org/gas> .""",
    "alternative": """<ext/OS1/A1> dcterms:alternative "Aider tout le monde"@fr . ?s a rdf:Statement ;
        rdf:predicate dcterms:alternative ; pst:evidence <passage/L3-3> .""",
}


@pytest.mark.parametrize("pattern", HELD.values(), ids=HELD)
def test_the_graph_says(graph: ox.Store, pattern: str):
    assert holds(graph, pattern)


def test_a_title_that_is_not_there_is_not_made_up(graph: ox.Store):
    assert not holds(graph, "<ext/OS1> dcterms:title ?x")


def test_a_person_is_no_resource_and_no_label(graph: ox.Store):
    triples = plan_triples(PLAN)
    named = [t for t in triples if "dupont" in str(t).lower()]
    assert {t.predicate.value.rpartition("#")[2] for t in named} == {"mention"}
    assert not any("dupont" in getattr(t.subject, "value", "").lower() for t in triples)


@pytest.mark.parametrize(
    "change",
    [
        {"department": "Mme Dupont"},
        {"pilots": ("DG (Sophie Dupont)", "Dupont Sophie")},
        {"department": "Sophie"},
        {"partners": (PartnerMention("Mme Dupont", "Mme Dupont", None, False),)},
        {"partners": (PartnerMention("Luc Dupont", "Luc Dupont", None, False),)},
        {
            "partners": (PartnerMention("Jean Dupont", "Jean Dupont", None, False),),
            "facts": (Fact("partners", "Jean Dupont", at(100)), Fact("partners", "L. Dupont", at(100))),
        },
    ],
)
def test_a_person_stays_in_mentions_wherever_it_stands(change):
    plan = replace(PLAN, items=(PLAN.items[0], replace(ACTION, **({"pilots": (), "partners": ()} | change))))
    for triple in plan_triples(plan):
        assert triple.predicate.value != "https://w3id.org/pst/ns/core#partner"
        if triple.predicate.value.endswith(("ns#object", "ns#subject")):
            assert "Dupont" not in triple.object.value
        names = [term.value for term in (triple.subject, triple.object) if isinstance(term, ox.NamedNode)]
        assert not any("dupont" in name.lower() for name in names)
        if triple.predicate.value.endswith(("label", "Label", "title")):
            assert (
                "/statement" in triple.subject.value
                or "/mention/" in triple.subject.value
                or ("Dupont" not in triple.object.value)
            )
    assert plan_from_graph(plan_triples(plan)) == as_graph_holds(plan)


def test_an_organisation_of_the_shape_of_a_name_keeps_its_node():
    partners = tuple(
        PartnerMention(name, name, None, False) for name in ("Vie Féminine", "Centre Jean Petit", "Luc Petit")
    )
    plan = replace(PLAN, items=(PLAN.items[0], replace(ACTION, partners=partners, facts=())))
    subjects = {t.subject.value.removeprefix(P) for t in plan_triples(plan)}
    assert {s for s in subjects if s.startswith("/organisation/")} == {
        "/organisation/vie-feminine",
        "/organisation/centre-jean-petit",
    }


def test_an_unknown_status_is_kept_as_words_and_not_asserted():
    plan = replace(PLAN, items=(PLAN.items[0], replace(ACTION, status="en panne")))
    triples = plan_triples(plan)
    assert not any(t.predicate.value.endswith("core#status") for t in triples)
    assert plan_from_graph(triples).items[1].status == "en panne"


def test_two_organisations_of_like_names_stay_two_and_roles_of_one_wording_one():
    partners = tuple(PartnerMention(name, name, None, False) for name in ("A.B.C.", "a b c"))
    plan = replace(
        PLAN,
        items=(
            PLAN.items[0],
            replace(ACTION, partners=partners, pilots=("Équipe des jardins", "équipe  des jardins")),
        ),
    )
    subjects = {t.subject.value.removeprefix(P) for t in plan_triples(plan)}
    assert {"/organisation/a-b-c", "/organisation/a-b-c-2"} <= subjects
    assert [s for s in subjects if s.startswith("/role/")] == ["/role/equipe-des-jardins"]


def test_a_local_body_that_the_registry_does_not_list_is_described():
    # the registry lists no crèche of Ath (51004); it lists the PCS of Saint-Léger
    creche, pcs = "https://w3id.org/pst/id/org/creche-51004", "https://w3id.org/pst/id/org/pcs-85034"
    partners = (PartnerMention("la crèche", "x", creche, False), PartnerMention("PCS", "y", pcs, False))
    for change in ({"partners": partners}, {"synergies": (creche, pcs)}):
        item = replace(ACTION, **({"partners": (), "synergies": (), "agreements": ()} | change))
        triples = plan_triples(replace(PLAN, items=(PLAN.items[0], item)))
        told = {t.predicate.value: t.object for t in triples if t.subject.value == creche}
        assert told == {
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": ox.NamedNode(
                "http://www.w3.org/ns/org#Organization"
            ),
            "http://www.w3.org/2004/02/skos/core#prefLabel": ox.Literal("Crèche d'Ath", language="fr"),
            "http://www.w3.org/ns/org#classification": ox.NamedNode(
                "https://w3id.org/pst/auth/partner-class/creche"
            ),
            "http://purl.org/dc/terms/spatial": ox.NamedNode("http://vocab.belgif.be/auth/refnis2025/51004"),
        }
        assert not any(t.subject.value == pcs for t in triples)


def test_one_passage_for_the_same_words_two_for_others():
    items = tuple(
        Item(id=f"A{n}", parent=None, kind="action", number=None, label="x", evidence=(at(5, quote),))
        for n, quote in enumerate(("b", "a", "b"), start=1)
    )
    triples = plan_triples(replace(PLAN, items=items, facts=()))
    passages = {
        t.subject.value.rpartition("/")[2]: t.object.value.removeprefix(P)
        for t in triples
        if t.predicate.value.endswith("core#evidence")
    }
    assert passages == {"A1": "/passage/L5-5-2", "A2": "/passage/L5-5", "A3": "/passage/L5-5-2"}


def test_no_blank_node_and_one_named_graph():
    quads = plan_quads(PLAN)
    assert {quad.graph_name.value for quad in quads} == {P}
    assert not any(isinstance(t, ox.BlankNode) for q in quads for t in (q.subject, q.object))


def test_a_fact_about_no_field_is_refused():
    plan = replace(PLAN, facts=(Fact("pilot", "DG", at(1)),))
    with pytest.raises(InputError, match="unknown field 'pilot'"):
        plan_triples(plan)


def test_an_id_that_makes_no_iri_is_refused():
    plan = replace(PLAN, items=(replace(PLAN.items[0], id="OS 1"), replace(ACTION, parent="OS 1")))
    with pytest.raises(InputError, match=r"OS 1: this is no IRI"):
        plan_triples(plan)


PLANS = sorted(DATA.glob("plans/*.ttl"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_shipped_plan_is_canonical_and_comes_back(path: Path):
    text = path.read_text("utf-8")
    triples = loads(text, path.name)
    assert dumps(triples) == text
    assert dumps(plan_triples(plan_from_graph(triples))) == text


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_a_fact_states_stands_in_the_graph(path: Path):
    triples = set(loads(path.read_text("utf-8")))
    parts: dict[str, dict[str, ox.NamedNode]] = {}
    for triple in triples:
        if triple.subject.value.endswith("/statement"):
            parts.setdefault(triple.subject.value, {})[triple.predicate.value.rpartition("#")[2]] = (
                triple.object
            )
    assert parts
    wrong = [
        part
        for part in parts.values()
        if ox.Triple(part["subject"], part["predicate"], part["object"]) not in triples
    ]
    assert wrong == []
