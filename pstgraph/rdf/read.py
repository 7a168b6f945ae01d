"""A plan back from its graph: the inverse of :mod:`pstgraph.rdf.write`."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from pstgraph.errors import InputError, nearest
from pstgraph.identifiers import concept_iri, nis_of
from pstgraph.model.plan import Cpas, Period, Plan, Source
from pstgraph.rdf.fields import CLASS_OF_KIND, EVALUATION
from pstgraph.rdf.index import Index
from pstgraph.rdf.read_facts import Records
from pstgraph.rdf.read_item import read_item


def plan_from_graph(source: ox.Store | Iterable[ox.Triple | ox.Quad], plan_iri: str | None = None) -> Plan:
    """Read a plan from its named graph in a store, or from triples.

    Parameters
    ----------
    source
        A store that holds the named graph, or the triples of that graph.
    plan_iri
        IRI of the plan; may be left out where the triples describe one plan only.

    Raises
    ------
    InputError
        When the plan is not there, or a value that every plan graph has is missing.
    """
    index = Index(_triples(source, plan_iri))
    programmes = index.of_class("pst:StrategicProgramme")
    if plan_iri is None and len(programmes) == 1:
        plan_iri = programmes[0]
    if plan_iri is None:
        raise InputError(
            f"the graph describes {len(programmes)} plans where one is expected",
            remedy="name the plan by its IRI" if programmes else "give the graph of a plan",
        )
    if plan_iri not in programmes:
        raise InputError("there is no such plan in the graph", plan_iri, nearest(plan_iri, programmes))
    return _plan(index, plan_iri)


def _triples(
    source: ox.Store | Iterable[ox.Triple | ox.Quad], plan_iri: str | None
) -> Iterable[ox.Triple | ox.Quad]:
    if not isinstance(source, ox.Store):
        return source
    graph = ox.NamedNode(plan_iri) if plan_iri is not None else None
    return source.quads_for_pattern(None, None, None, graph)


def _plan(index: Index, iri: str) -> Plan:
    records = Records(index, iri)
    document = index.value(iri, "dcterms:source") or f"{iri}/document"
    declaration = index.value(iri, "pst:basedOn")
    legislature = index.value(iri, "dcterms:temporal")
    positions = {e: int(index.text(e, "schema:position")) for e in _elements(index)}
    return Plan(
        iri=iri,
        cpas=_cpas(records, iri),
        title=index.value(iri, "dcterms:title"),
        source=_source(index, document),
        legislature=index.value(legislature, "rdfs:label") if legislature else None,
        document_date=index.value(document, "dcterms:issued"),
        adopted=index.value(iri, "dcterms:dateAccepted"),
        declaration_adopted=index.value(declaration, "dcterms:dateAccepted") if declaration else None,
        period=_period(index, iri),
        vision=index.value(iri, "pst:vision"),
        values=_listed(records, iri, "values", "pst:organisationalValue"),
        evaluations=_listed(records, iri, "evaluations", "pst:providesFor", EVALUATION),
        sectoral_plans=_listed(
            records, iri, "sectoral_plans", "pst:instrument", concept_iri("instrument", "")
        ),
        items=tuple(read_item(records, element) for element in sorted(positions, key=positions.__getitem__)),
        facts=records.facts(iri),
    )


def _elements(index: Index) -> list[str]:
    return [element for cls in CLASS_OF_KIND.values() for element in index.of_class(cls)]


def _cpas(records: Records, iri: str) -> Cpas:
    cpas = records.index.text(iri, "pst:programmeOf")
    told = records.told(iri, "cpas")
    return Cpas(nis_of(cpas) or "", told[0].words if told else nis_of(cpas) or "", cpas)


def _source(index: Index, document: str) -> Source:
    checksum = index.value(document, "dcterms:identifier") or ""
    return Source(index.value(document, "dcterms:title") or "", checksum.removeprefix("sha256:"))


def _period(index: Index, iri: str) -> Period | None:
    start, end = index.value(iri, "schema:startDate"), index.value(iri, "schema:endDate")
    return None if start is None and end is None else Period(start, end)


def _listed(records: Records, iri: str, field: str, curie: str, prefix: str = "") -> tuple[str, ...]:
    there = records.index.values(iri, curie)
    told = records.told(iri, field) if there else []
    if told is None:
        return tuple(value.removeprefix(prefix) for value in there)
    return tuple(value.words for value in told)
