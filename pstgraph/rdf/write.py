"""A plan as triples: one named graph per plan, no blank node, every value tied to its passage."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from pstgraph.errors import InputError, nearest
from pstgraph.identifiers import ID, concept_iri
from pstgraph.model.plan import Cpas, Evidence, Fact, Plan
from pstgraph.rdf.builder import Builder, Subject, Worded
from pstgraph.rdf.fields import EVALUATION, ITEM_PROPERTY, PLAN_PROPERTY
from pstgraph.rdf.terms import date, node, plain, term, text
from pstgraph.rdf.write_item import write_item
from pstgraph.text import slug


def plan_triples(plan: Plan) -> list[ox.Triple]:
    """Return the graph of a plan, the same triples in the same order for the same plan.

    Parameters
    ----------
    plan
        A plan whose CPAS is known.

    Raises
    ------
    InputError
        When the plan has no IRI, an id makes no IRI, or a fact names an unknown field.

    Notes
    -----
    What a graph does not hold is declared by :func:`pstgraph.rdf.limits.as_graph_holds`.
    """
    if plan.iri is None or plan.cpas is None:
        raise InputError(
            "the CPAS of this plan is not known, so that its graph has no name",
            plan.source.file,
            "say which CPAS it is (--cpas NAME_OR_NIS)",
        )
    builder = Builder(plan.iri, plan.source.file)
    builder.describe_passages(passages(plan))
    _write_plan(builder, plan, plan.cpas)
    for position, item in enumerate(plan.items, start=1):
        _known_fields(item.facts, ITEM_PROPERTY, item.id)
        write_item(builder, node(plan.cpas.iri), item, position)
    return builder.triples()


def plan_quads(plan: Plan) -> list[ox.Quad]:
    """Return the graph of a plan as quads of its named graph."""
    graph = node(plan.iri or "")
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in plan_triples(plan)]


def passages(plan: Plan) -> Iterator[Evidence]:
    """Yield every passage that a plan rests on, as often as it is cited."""
    yield from (fact.evidence for fact in plan.facts)
    for item in plan.items:
        yield from item.evidence
        yield from (fact.evidence for fact in item.facts)
        yield from (alternative.evidence for alternative in item.alternatives)


def _known_fields(facts: tuple[Fact, ...], properties: dict[str, str], where: str) -> None:
    for fact in facts:
        if fact.field not in properties:
            raise InputError(
                f"a fact names an unknown field {fact.field!r}", where, nearest(fact.field, properties)
            )


def _write_plan(builder: Builder, plan: Plan, cpas: Cpas) -> None:
    _known_fields(plan.facts, PLAN_PROPERTY, builder.plan.value)
    subject = Subject(builder, builder.plan, plan.facts, PLAN_PROPERTY)
    builder.add(builder.plan, "rdf:type", term("pst:StrategicProgramme"))
    subject.state("title", plan.title, "dcterms:title", text)
    subject.state_worded("cpas", [Worded(cpas.name, "pst:programmeOf", node(cpas.iri))])
    _write_document(builder, subject, plan)
    _write_dates(builder, subject, plan, node(cpas.iri))
    subject.state("vision", plan.vision, "pst:vision", text)
    subject.state_worded("values", (_words("pst:organisationalValue", value) for value in plan.values))
    subject.state_worded(
        "evaluations", (_code("pst:providesFor", EVALUATION + code, code) for code in plan.evaluations)
    )
    subject.state_worded(
        "sectoral_plans",
        (_code("pst:instrument", concept_iri("instrument", code), code) for code in plan.sectoral_plans),
    )
    subject.state_facts()


def _words(curie: str, words: str) -> Worded:
    return Worded(words, curie, text(words), implied=words)


def _code(curie: str, iri: str, code: str) -> Worded:
    return Worded(code, curie, node(iri), implied=code)


def _write_document(builder: Builder, subject: Subject, plan: Plan) -> None:
    builder.add(builder.plan, "dcterms:source", builder.document)
    builder.add(builder.document, "rdf:type", term("foaf:Document"))
    builder.add(builder.document, "dcterms:title", plain(plan.source.file))
    builder.add(builder.document, "dcterms:identifier", plain(f"sha256:{plan.source.sha256}"))
    if plan.document_date is not None:
        subject.state_value(
            "document_date", plan.document_date, "dcterms:issued", date(plan.document_date), builder.document
        )


def _write_dates(builder: Builder, subject: Subject, plan: Plan, cpas: ox.NamedNode) -> None:
    if plan.period is not None:
        subject.state("period", plan.period.start, "schema:startDate", date)
        subject.state("period", plan.period.end, "schema:endDate", date)
    if plan.legislature is not None:
        term_of_office = node(f"{ID}legislature/{slug(plan.legislature)}")
        subject.state_value("legislature", plan.legislature, "dcterms:temporal", term_of_office)
        builder.add(term_of_office, "rdf:type", term("pst:Legislature"))
        builder.add(term_of_office, "rdfs:label", text(plan.legislature))
    subject.state("adopted", plan.adopted, "dcterms:dateAccepted", date)
    if plan.declaration_adopted is not None:
        made = builder.child(builder.plan, "declaration")
        day = plan.declaration_adopted
        builder.add(builder.plan, "pst:basedOn", made)
        builder.add(made, "rdf:type", term("pst:PolicyStatement"))
        builder.add(made, "pst:programmeOf", cpas)
        subject.state_value("declaration_adopted", day, "dcterms:dateAccepted", date(day), made)
