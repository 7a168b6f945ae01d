"""A whole reading linked: each value has its fact, each fact its lines, nothing is invented."""

from dataclasses import replace
from pathlib import Path

import pytest

from pstgraph.identifiers import local_name
from pstgraph.link import link, load_registry
from pstgraph.model.plan import Evidence, Fact, Item, PartnerMention, Plan, Reading, Source
from pstgraph.rdf.write import plan_triples
from pstgraph.readers import open_document
from pstgraph.readers.document import Document, Line
from pstgraph.readers.outline import read_outline
from pstgraph.resources import data_dir
from pstgraph.text import fold

REGISTRY = load_registry()
SOURCES = sorted((data_dir() / "sources").glob("*.txt"))
LINES = [
    "PST du CPAS de Huy",
    "Objectif opérationnel 1 : Renforcer les synergies avec la Commune",
    "Action 1 : Renouveler la convention de partenariat avec le CPAS",
    "d'Amay et l'asbl Repas Amis",
    "Action 2 : Informer les usagers",
]


def invented():
    document = Document("p.txt", "ab" * 32, tuple(Line(n, t) for n, t in enumerate(LINES, 1)), "text", 5)

    def item(identifier, parent, kind, label, first, last):
        where = Evidence("p.txt", first, last, " ".join(LINES[first - 1 : last]))
        return Item(id=identifier, parent=parent, kind=kind, number=None, label=label, evidence=(where,))

    items = (
        item("OO1", None, "operational_objective", "Renforcer les synergies avec la Commune", 2, 2),
        item(
            *("OO1/A1", "OO1", "action"),
            "Renouveler la convention de partenariat avec le CPAS d'Amay et l'asbl Repas Amis",
            *(3, 4),
        ),
        item("OO1/A2", "OO1", "action", "Informer les usagers", 5, 5),
    )
    plan = Plan(cpas=None, title=LINES[0], source=Source("p.txt", "ab" * 32), items=items)
    return Reading(plan), document


def test_an_invented_plan_is_linked():
    reading, document = invented()
    plan = link(reading, REGISTRY, document=document).plan
    objective, action, other = plan.items
    assert (plan.cpas.name, plan.iri) == ("CPAS de Huy", "https://w3id.org/pst/id/plan/61031/abababab")
    assert objective.synergies == ("https://w3id.org/pst/id/org/commune-61031",)
    assert [(p.mention, p.iri and local_name(p.iri)) for p in action.partners] == [
        ("CPAS d'Amay", "61003"),
        ("asbl Repas Amis", None),
    ]
    assert [local_name(iri) for iri in action.agreements[0].parties] == ["61003"]
    assert "usagers" in other.target_groups


def test_evidence_is_the_line_of_the_mention():
    reading, document = invented()
    action = link(reading, REGISTRY, document=document).plan.items[1]
    lines = {
        f.value: (f.evidence.first_line, f.evidence.last_line) for f in action.facts if f.field == "partners"
    }
    assert lines == {"CPAS d'Amay": (3, 4), "asbl Repas Amis": (4, 4)}


def test_an_unknown_name_is_a_note():
    reading, document = invented()
    notes = link(reading, REGISTRY, document=document).notes
    assert [(n.level, n.line) for n in notes if "Repas Amis" in n.message] == [("guessed", 4)]


def test_a_theme_from_above_is_guessed_and_points_above():
    reading, document = invented()
    other = link(reading, REGISTRY, document=document).plan.items[2]
    inherited = [f for f in other.facts if f.field == "themes" and f.evidence.first_line == 2]
    assert all(fact.method == "guessed" for fact in inherited)


def test_without_the_document_the_elements_are_searched():
    reading, _ = invented()
    plan = link(reading, REGISTRY, REGISTRY.find_cpas("Huy")).plan
    assert [p.mention for p in plan.items[1].partners] == ["CPAS d'Amay", "asbl Repas Amis"]


def test_an_unknown_cpas_gives_no_iri():
    reading, _ = invented()
    nameless = replace(reading, plan=replace(reading.plan, title=None))
    linked = link(nameless, REGISTRY)
    assert (linked.plan.cpas, linked.plan.iri) == (None, None)
    assert any("CPAS" in note.message and note.level == "skipped" for note in linked.notes)


def test_listed_partners_are_resolved_with_their_passage():
    where = Evidence("p.txt", 7, 7, "Action\tForem, Ville")
    item = Item(
        id="A1",
        parent=None,
        kind="action",
        number=None,
        label="Former",
        evidence=(where,),
        partners=(PartnerMention("Forem, Ville", "Forem, Ville", None, False),),
        facts=(Fact("partners", "Forem, Ville", where),),
    )
    plan = Plan(cpas=None, title=None, source=Source("p.txt", "00" * 32), items=(item,))
    (linked,) = link(Reading(plan), REGISTRY, REGISTRY.find_cpas("Ath")).plan.items
    assert [local_name(p.iri) for p in linked.partners] == ["forem", "commune-51004"]
    assert [f.value for f in linked.facts] == ["Forem", "Ville"]


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.name[:3])
def shipped(request):
    document = open_document(Path(request.param))
    return link(read_outline(document), REGISTRY, document=document).plan, document


def values(item):
    yield from (("partners", partner.mention) for partner in item.partners)
    yield from (("agreements", agreement.title) for agreement in item.agreements)
    for field in ("themes", "target_groups", "instruments", "synergies"):
        yield from ((field, value) for value in getattr(item, field))


def test_every_linked_value_has_its_fact(shipped):
    plan, _ = shipped
    for item in plan.items:
        supported = {(fact.field, fact.value) for fact in item.facts}
        assert set(values(item)) <= supported, item.id


def test_every_fact_of_a_partner_quotes_the_mention(shipped):
    plan, document = shipped
    lines = {line.number: line.text for line in document.lines}
    for item in plan.items:
        for fact in item.facts:
            if fact.field == "partners":
                assert f" {fold(fact.value)} " in f" {fold(fact.evidence.quote)} ", (item.id, fact)
                text = " ".join(
                    lines.get(n, "") for n in range(fact.evidence.first_line, fact.evidence.last_line + 1)
                )
                assert fold(fact.value) in fold(text)
                assert fact.state == "automatic"


def test_whose_plan_it_is(shipped):
    plan, document = shipped
    expected = {"000": "83013", "001": "85034", "002": "91103", "003": "55050", "004": "91034"}
    assert plan.cpas.nis == expected[document.file[:3]]


def test_linking_is_deterministic(shipped):
    plan, document = shipped
    assert link(read_outline(document), REGISTRY, document=document).plan == plan


def test_a_local_body_that_the_registry_does_not_list_is_described_in_the_plan():
    reading, document = invented()
    label = "Collaborer avec le PCS et la crèche"
    action = replace(reading.plan.items[1], label=label)
    changed = replace(reading, plan=replace(reading.plan, items=(reading.plan.items[0], action)))
    triples = {str(t) for t in plan_triples(link(changed, REGISTRY, document=document).plan)}
    body, pc = "https://w3id.org/pst/id/org/pcs-61031", "https://w3id.org/pst/auth/partner-class/pcs"
    assert f"<{body}> <http://www.w3.org/ns/org#classification> <{pc}>" in triples
    assert f'<{body}> <http://www.w3.org/2004/02/skos/core#prefLabel> "PCS de Huy"@fr' in triples


def listing(*names):
    """An action whose document lists partners in a line of its own, linked; its notes."""
    reading, document = invented()
    where = Evidence("p.txt", 5, 5, LINES[4])
    raw = tuple(PartnerMention(name, name, None, False) for name in names)
    facts = tuple(Fact("partners", name, where) for name in names)
    items = (*reading.plan.items[:2], replace(reading.plan.items[2], partners=raw, facts=facts))
    linked = link(Reading(replace(reading.plan, items=items)), REGISTRY, document=document)
    return linked, [note.message for note in linked.notes]


def test_a_person_among_partners_is_kept_as_written_and_becomes_no_resource():
    linked, notes = listing("Jean Petit, CREDAL", "Mme Sophie Durand", "Luc Grand", "Vie Féminine")
    partners = linked.plan.items[2].partners
    assert [(p.mention, p.iri, p.generic) for p in partners] == [
        (name, None, False)
        for name in ("Jean Petit", "CREDAL", "Mme Sophie Durand", "Luc Grand", "Vie Féminine")
    ]
    persons = [note for note in notes if note.startswith("personne nommée parmi les partenaires")]
    assert [note.split("«")[1].split("»")[0].strip() for note in persons] == [
        *("Jean Petit", "Mme Sophie Durand", "Luc Grand"),
    ]
    triples = plan_triples(linked.plan)
    organisations = {
        t.subject.value.rpartition("/")[2] for t in triples if t.object.value.endswith("#Organization")
    }
    assert organisations >= {"credal", "vie-feminine"}
    assert not organisations & {"jean-petit", "mme-sophie-durand", "luc-grand"}
    partner = "https://w3id.org/pst/ns/core#partner"
    said = {
        t.subject.value
        for t in triples
        if t.predicate.value.endswith("#predicate") and t.object.value == partner
    }
    objects = [
        t.object.value
        for t in triples
        if t.predicate.value == partner
        or (t.predicate.value.endswith("ns#object") and t.subject.value in said)
    ]
    assert not any(name in value.lower() for value in objects for name in ("petit", "durand", "grand"))


def test_an_agreement_is_not_titled_with_a_person():
    reading, document = invented()
    label = "Signer une convention avec Mme Sophie Durand et le Forem"
    items = (*reading.plan.items[:2], replace(reading.plan.items[2], label=label))
    linked = link(Reading(replace(reading.plan, items=items)), REGISTRY, document=document)
    (agreement,) = linked.plan.items[2].agreements
    assert (agreement.title, [local_name(iri) for iri in agreement.parties]) == ("convention", ["forem"])


def test_another_cpas_than_the_document_names_is_told():
    reading, document = invented()
    other = link(reading, REGISTRY, REGISTRY.find_cpas("Ath"), document)
    same = link(reading, REGISTRY, REGISTRY.find_cpas("Huy"), document)
    message = "le document nomme le CPAS de Huy ; le plan est attribué au CPAS d'Ath comme demandé"
    assert other.plan.cpas.nis == "51004"
    assert [(n.level, n.line) for n in other.notes if n.message == message] == [("guessed", 1)]
    assert not [n for n in same.notes if "le document nomme" in n.message]
