"""One element of a plan back from its graph."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from pstgraph.identifiers import SDG, concept_iri
from pstgraph.model.plan import (
    AgreementMention,
    Amount,
    AmountKind,
    Article,
    Deadline,
    Indicator,
    Item,
    Kind,
    PartnerMention,
    Projection,
)
from pstgraph.rdf.fields import (
    AMOUNT_KINDS,
    CLASS_OF_KIND,
    FLOWS,
    INDICATOR_VALUES,
    ITEM_NUMBERS,
    ITEM_PLAIN,
    ITEM_PROPERTY,
    ITEM_SCHEMES,
    ITEM_TEXTS,
    SERVICES,
)
from pstgraph.rdf.index import Index
from pstgraph.rdf.read_facts import Records, Told, budget_field
from pstgraph.rdf.roles import NAMED_PERSON
from pstgraph.rdf.terms import natural, term
from pstgraph.vocabulary import scheme


def read_item(records: Records, iri: str) -> Item:
    """Read one element from the records of its plan.

    Parameters
    ----------
    records
        The facts, mentions and triples of the plan.
    iri
        IRI of the element.
    """
    index, base = records.index, records.plan_iri + "/"
    parent = index.text(iri, "pst:partOf")
    literals: dict[str, Any] = {
        field: index.value(iri, ITEM_PROPERTY[field]) for field in (*ITEM_TEXTS, *ITEM_PLAIN)
    }
    numbers: dict[str, Any] = {field: index.decimal(iri, ITEM_PROPERTY[field]) for field in ITEM_NUMBERS}
    classes = {kind: term(curie).value for kind, curie in CLASS_OF_KIND.items()}
    volet = index.value(iri, "pst:volet")
    return Item(
        id=iri.removeprefix(base),
        parent=None if parent == records.plan_iri else parent.removeprefix(base),
        kind=cast("Kind", index.one_of(classes, iri, "rdf:type")),
        volet=cast("Any", volet.removeprefix(concept_iri("volet", "")) if volet else None),
        deadline=_deadline(index, iri),
        evidence=tuple(map(records.evidence, index.values(iri, "pst:evidence"))),
        alternatives=records.alternatives(iri),
        facts=records.facts(iri),
        **literals,
        **numbers,
        **_worded(records, iri),
        **_means(index, iri),
        **_together(records, iri),
    )


def _worded(records: Records, iri: str) -> dict[str, Any]:
    """Fields whose words stand in facts or mentions."""

    def labelled(thing: str) -> str:
        return records.index.value(thing, "rdfs:label") or _shared_label(thing)

    status = _words(records, iri, "status", lambda o: o.removeprefix(concept_iri("status", "")))
    unit = _words(records, iri, "department", labelled)
    result: dict[str, Any] = {
        "pilots": _words(records, iri, "pilots", labelled),
        "political_pilots": _words(records, iri, "political_pilots", labelled),
        "plans": _words(records, iri, "plans", labelled),
        "status": status[0] if status else None,
        "department": unit[0] if unit else None,
        "partners": _partners(records, iri),
    }
    for field, name in ITEM_SCHEMES.items():
        prefix = concept_iri(name, "")
        result[field] = _words(records, iri, field, lambda o, prefix=prefix: o.removeprefix(prefix))
    return result


def _shared_label(iri: str) -> str:
    """Words for a shared role or goal that a graph of other hands names without a mention."""
    if iri.startswith(SDG):
        return f"ODD {iri.removeprefix(SDG)}"
    role = scheme("role").by_iri(iri)
    return role.label() if role else iri


def _words(records: Records, iri: str, field: str, implied: Any) -> tuple[str, ...]:
    told = _told(records, iri, field, records.index.values(iri, ITEM_PROPERTY[field]))
    if told is None:
        return tuple(implied(value) for value in records.index.values(iri, ITEM_PROPERTY[field]))
    return tuple(value.words for value in told)


def _told(records: Records, iri: str, field: str, there: list[str]) -> list[Told] | None:
    """Mentions always count; facts only about a field that the graph gives a value to."""
    return records.told(iri, field) if there else records.mentioned(iri, field)


def _partners(records: Records, iri: str) -> tuple[PartnerMention, ...]:
    index, generic = records.index, term("pst:partnerClass").value
    there = {
        value: curie for curie in ("pst:partner", "pst:partnerClass") for value in index.values(iri, curie)
    }
    told = _told(records, iri, "partners", list(there))
    if told is None:
        pairs = sorted(there.items(), key=lambda pair: natural(pair[0]))
        told = [Told("partners", _name(index, o) or o, o, term(curie).value, None) for o, curie in pairs]
    return tuple(
        PartnerMention(
            mention=value.words,
            name=value.name or _local_name(records, value.object) or value.words,
            iri=value.object if _is_shared(records, value) else None,
            generic=value.predicate == generic,
        )
        for value in told
    )


def _is_shared(records: Records, told: Told) -> bool:
    return (
        told.is_resource
        and told.object != NAMED_PERSON
        and not told.object.startswith(records.plan_iri + "/")
    )


def _local_name(records: Records, iri: str) -> str | None:
    return _name(records.index, iri) if iri.startswith(records.plan_iri + "/") else None


def _name(index: Index, iri: str) -> str | None:
    return index.value(iri, "skos:prefLabel")


def _deadline(index: Index, iri: str) -> Deadline | None:
    values = [
        index.value(iri, curie)
        for curie in ("pst:dateText", "schema:startDate", "pst:deadline", "pst:recurrenceText")
    ]
    return None if all(value is None for value in values) else Deadline(*values)


def _means(index: Index, iri: str) -> dict[str, Any]:
    lines: dict[str, list[str]] = {"budget": [], "articles": [], "projections": []}
    for line in index.values(iri, "pst:hasBudgetLine"):
        lines[budget_field(index, line)].append(line)
    return {
        "budget": tuple(_amount(index, line) for line in lines["budget"]),
        "articles": tuple(_article(index, line) for line in lines["articles"]),
        "projections": _projections(index, lines["projections"]),
        "indicators": tuple(_indicator(index, found) for found in index.values(iri, "pst:hasIndicator")),
    }


def _kind(index: Index, line: str) -> tuple[str | None, str | None]:
    return index.one_of(SERVICES, line, "pst:budgetService"), index.one_of(FLOWS, line, "pst:flow")


def _amount(index: Index, line: str) -> Amount:
    kinds = {codes: kind for kind, codes in AMOUNT_KINDS.items()}
    return Amount(
        text=index.value(line, "pst:amountText") or "",
        amount=Decimal(index.text(line, "pst:amount")),
        per_year=index.value(line, "pst:perYear") in ("true", "1"),
        kind=cast("AmountKind", kinds.get(_kind(index, line), "unspecified")),
    )


def _article(index: Index, line: str) -> Article:
    service, flow = _kind(index, line)
    return Article(
        year=int(index.text(line, "pst:fiscalYear")),
        service=service or "",
        type=flow or "",
        code=index.text(line, "pst:articleCode"),
        label=index.value(line, "dcterms:title") or "",
        amount=Decimal(index.text(line, "pst:amount")),
    )


def _projections(index: Index, lines: list[str]) -> tuple[Projection, ...]:
    grouped: dict[str, list[str]] = {}
    for line in lines:
        grouped.setdefault(line.rpartition("/")[0], []).append(line)
    result = []
    for years in grouped.values():
        service, flow = _kind(index, years[0])
        amounts = tuple(
            (int(index.text(y, "pst:fiscalYear")), Decimal(index.text(y, "pst:amount"))) for y in years
        )
        group, label = index.text(years[0], "pst:economicGroup"), index.value(years[0], "dcterms:title") or ""
        result.append(Projection(service or "", flow or "", group, label, amounts))
    return tuple(result)


def _indicator(index: Index, iri: str) -> Indicator:
    values = {name: index.value(f"{iri}/{name}", "schema:value") for name in INDICATOR_VALUES}
    label, unit = index.value(iri, "dcterms:title") or "", index.value(iri, "schema:unitText")
    return Indicator(label, unit, **values)


def _together(records: Records, iri: str) -> dict[str, Any]:
    index = records.index
    cpas = index.value(records.plan_iri, "pst:programmeOf")
    agreements = tuple(
        AgreementMention(index.value(found, "dcterms:title") or "", _parties(index, found, cpas))
        for found in index.values(iri, "pst:underAgreement")
    )
    # a synergy is named below its element; one of its parties is always the CPAS
    synergies = tuple(
        party
        for found in records.synergies.get(iri, ())
        for party in _parties(index, found, cpas) or (cpas or "",)
    )
    return {"agreements": agreements, "synergies": synergies}


def _parties(index: Index, iri: str, cpas: str | None) -> tuple[str, ...]:
    return tuple(party for party in index.values(iri, "pst:involves") if party != cpas)
