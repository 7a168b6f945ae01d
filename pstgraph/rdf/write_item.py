"""One element of a plan as triples."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pyoxigraph as ox

from pstgraph.errors import UsageError
from pstgraph.identifiers import REFNIS, SDG, concept_iri, local_name
from pstgraph.link.registry import load_registry
from pstgraph.model.plan import Item, PartnerMention
from pstgraph.rdf.builder import Builder, Subject, Worded
from pstgraph.rdf.fields import (
    CLASS_OF_KIND,
    ITEM_NUMBERS,
    ITEM_PLAIN,
    ITEM_PROPERTY,
    ITEM_SCHEMES,
    ITEM_TEXTS,
)
from pstgraph.rdf.frequency import frequency
from pstgraph.rdf.roles import NAMED_PERSON, names_a_person, role_concept
from pstgraph.rdf.terms import date, decimal, integer, node, plain, term, text
from pstgraph.rdf.write_means import write_means
from pstgraph.text import fold
from pstgraph.vocabulary import scheme

_GOAL = re.compile(r"(?:odd|sdg)(?: n)? ?0?(\d{1,2})\b")


def write_item(builder: Builder, cpas: ox.NamedNode, item: Item, position: int) -> None:
    """Write one element.

    Parameters
    ----------
    builder
        Collects the triples.
    cpas
        The CPAS of the plan, a party to every agreement and synergy of its elements.
    item
        The element.
    position
        Its place in the document among all elements, from 1.
    """
    subject = Subject(builder, builder.child(builder.plan, item.id), item.facts, ITEM_PROPERTY)
    _write_place(builder, subject, item, position)
    _write_literals(subject, item)
    subject.state_worded("pilots", [_pilot(builder, w, "pst:administrativePilot") for w in item.pilots])
    subject.state_worded(
        "political_pilots", [_pilot(builder, w, "pst:politicalPilot") for w in item.political_pilots]
    )
    _write_deadline(subject, item)
    subject.state_worded("partners", [_partner(builder, partner) for partner in item.partners])
    for field, name in ITEM_SCHEMES.items():
        codes: tuple[str, ...] = getattr(item, field)
        subject.state_worded(
            field,
            [Worded(c, ITEM_PROPERTY[field], node(concept_iri(name, c)), implied=c) for c in codes],
        )
    _write_follow_up(builder, subject, item)
    write_means(builder, subject, item)
    _write_together(builder, subject, cpas, item)
    for number, alternative in enumerate(item.alternatives, start=1):
        subject.state_alternative(number, alternative.label, alternative.evidence)
    for evidence in item.evidence:
        builder.add(subject.iri, "pst:evidence", builder.passage(evidence))
    subject.state_facts()


def _write_place(builder: Builder, subject: Subject, item: Item, position: int) -> None:
    parent = builder.plan if item.parent is None else builder.child(builder.plan, item.parent)
    subject.state_value("kind", item.kind, "rdf:type", term(CLASS_OF_KIND[item.kind]))
    subject.state_value("parent", item.parent or "", "pst:partOf", parent)
    builder.add(subject.iri, "pst:inProgramme", builder.plan)
    builder.add(subject.iri, "schema:position", integer(position))
    if item.volet is not None:
        subject.state_value("volet", item.volet, "pst:volet", node(concept_iri("volet", item.volet)))


def _write_literals(subject: Subject, item: Item) -> None:
    makers: list[tuple[tuple[str, ...], Callable[[str], ox.Literal]]] = [
        (ITEM_TEXTS, text),
        (ITEM_PLAIN, plain),
    ]
    for fields, make in makers:
        for field in fields:
            subject.state(field, getattr(item, field), ITEM_PROPERTY[field], make)
    for field in ITEM_NUMBERS:
        number = getattr(item, field)
        if number is not None:
            subject.state_value(field, str(number), ITEM_PROPERTY[field], decimal(number))


def _write_deadline(subject: Subject, item: Item) -> None:
    if item.deadline is None:
        return
    subject.state("deadline", item.deadline.text, "pst:dateText", text)
    subject.state("deadline", item.deadline.recurrence, "pst:recurrenceText", text)
    subject.state("deadline", item.deadline.end, "pst:deadline", date)
    subject.state("deadline", item.deadline.start, "schema:startDate", date)
    often = frequency(item.deadline.recurrence)
    if often is not None:
        subject.builder.add(subject.iri, "pst:recurrence", node(often))


def _pilot(builder: Builder, words: str, curie: str) -> Worded:
    """A role of the shared list, else a person (never named), else a role of this plan alone."""
    concept = role_concept(words)
    if concept is None and names_a_person(words):
        concept = NAMED_PERSON
    if concept is not None:
        return Worded(words, curie, node(concept))
    return Worded(words, curie, builder.labelled("role", words, "org:Role", "rdfs:label"))


def _partner(builder: Builder, partner: PartnerMention) -> Worded:
    curie = "pst:partnerClass" if partner.generic else "pst:partner"
    if partner.iri is not None:
        _describe_local_body(builder, partner.iri)
        return Worded(partner.mention, curie, node(partner.iri), name=partner.name)
    if names_a_person(partner.name, bodies=True) or names_a_person(partner.mention, bodies=True):
        # said in the mention and the quotation only: a person is neither a node nor a partner
        person = node(NAMED_PERSON)
        return Worded(partner.mention, curie, person, asserted=False, name=partner.name)
    implied = partner.name if partner.name == partner.mention else None
    if partner.generic:
        made = builder.labelled(
            "partner-class", partner.name, "pst:PartnerClass", "skos:prefLabel", exact=True
        )
        return Worded(partner.mention, curie, made, implied=implied)
    made = builder.labelled("organisation", partner.name, "org:Organization", "skos:prefLabel", exact=True)
    return Worded(partner.mention, curie, made, implied=implied)


def _describe_local_body(builder: Builder, iri: str) -> None:
    """Name, class and territory of a commune's own body (PCS, police …) that the registry does not list."""
    registry, key = load_registry(), local_name(iri)
    kind, _, nis = key.rpartition("-")
    of_a_commune = kind in registry.kinds and nis in registry.communes
    if of_a_commune and kind != "commune" and key not in registry.partners:
        made = node(iri)
        builder.add(made, "rdf:type", term("org:Organization"))
        builder.add(made, "skos:prefLabel", text(registry.local_body(kind, nis)[1]))
        builder.add(made, "org:classification", node(concept_iri("partner-class", kind)))
        builder.add(made, "dcterms:spatial", node(REFNIS + nis))


def _write_follow_up(builder: Builder, subject: Subject, item: Item) -> None:
    if item.status is not None:
        subject.state_worded("status", [_status(item.status)])
    if item.department is not None:
        subject.state_worded("department", [_department(builder, item.department)])
    subject.state_worded("plans", [_plan_served(builder, words) for words in item.plans])


def _status(words: str) -> Worded:
    iri = _statuses().get(fold(words))
    if iri is None:  # only the scheme's statuses are statuses: other words stay a mention
        return Worded(words, "pst:status", text(words), asserted=False)
    return Worded(words, "pst:status", node(iri), implied=iri.rsplit("/", 1)[-1])


@cache
def _statuses() -> dict[str, str]:
    try:
        concepts = list(scheme("status"))
    except UsageError:
        return {}
    return {
        fold(label): concept.iri
        for concept in concepts
        for label in (concept.code, *concept.notations, *concept.labels())
    }


def _department(builder: Builder, words: str) -> Worded:
    if names_a_person(words):
        return Worded(words, "pst:department", node(NAMED_PERSON), asserted=False)
    made = builder.labelled("unit", words, "org:OrganizationalUnit", "rdfs:label")
    implied = words if builder.labels[made] == words else None
    return Worded(words, "pst:department", made, implied=implied)


def _plan_served(builder: Builder, words: str) -> Worded:
    goal = _GOAL.match(fold(words))
    if goal and 1 <= int(goal[1]) <= 17:
        return Worded(words, "pst:contributesTo", node(SDG + goal[1]))
    made = builder.labelled("sectoral-plan", words, "prov:Plan", "rdfs:label", exact=True)
    return Worded(words, "pst:contributesTo", made, implied=words)


def _write_together(builder: Builder, subject: Subject, cpas: ox.NamedNode, item: Item) -> None:
    """Write agreements and declared synergies: who is in it, about which element, on what passage."""
    for number, agreement in enumerate(item.agreements, start=1):
        made = builder.child(subject.iri, "agreement", number)
        subject.state_value("agreements", agreement.title, "pst:underAgreement", made)
        builder.add(made, "rdf:type", term("pst:Agreement"))
        builder.add(made, "dcterms:title", text(agreement.title))
        builder.add(made, "pst:involves", cpas, *map(node, agreement.parties))
        for party in agreement.parties:
            _describe_local_body(builder, party)
        builder.add(made, "pst:concerns", subject.iri)
        _add_passages(builder, made, item, "agreements", agreement.title)
    for number, party in enumerate(item.synergies, start=1):
        made = builder.child(subject.iri, "synergy", number)
        builder.add(made, "rdf:type", term("pst:Synergy"))
        builder.add(made, "pst:involves", cpas)
        subject.state_value("synergies", party, "pst:involves", node(party), made)
        _describe_local_body(builder, party)
        builder.add(made, "pst:concerns", subject.iri)
        _add_passages(builder, made, item, "synergies", party)


def _add_passages(builder: Builder, made: ox.NamedNode, item: Item, field: str, words: str) -> None:
    passages = [fact.evidence for fact in item.facts if fact.field == field and fact.value == words]
    for evidence in passages or item.evidence:
        builder.add(made, "pst:evidence", builder.passage(evidence))
