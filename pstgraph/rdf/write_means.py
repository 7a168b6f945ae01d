"""Money and indicators of one element as triples."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox

from pstgraph.errors import InputError, nearest
from pstgraph.model.plan import Item
from pstgraph.rdf.builder import Builder, Subject
from pstgraph.rdf.fields import AMOUNT_KINDS, CODE, FLOWS, INDICATOR_VALUES, PHASE_PROJECTION, SERVICES
from pstgraph.rdf.terms import boolean, date, decimal, node, plain, term, text


def write_means(builder: Builder, subject: Subject, item: Item) -> None:
    """Write the amounts, budget articles, projections and indicators of an element."""
    for number, amount in enumerate(item.budget, start=1):
        line = _line(builder, subject, amount.amount, "budget", number)
        subject.remember("budget", amount.text, (subject.iri, "pst:hasBudgetLine", line))
        builder.add(line, "pst:amountText", plain(amount.text))
        builder.add(line, "pst:perYear", boolean(True) if amount.per_year else None)
        _write_kind(builder, line, *AMOUNT_KINDS[amount.kind])
    for number, article in enumerate(item.articles, start=1):
        line = _line(builder, subject, article.amount, "article", number)
        subject.remember("articles", article.code, (subject.iri, "pst:hasBudgetLine", line))
        builder.add(line, "dcterms:title", text(article.label))
        builder.add(line, "pst:articleCode", plain(article.code))
        builder.add(line, "pst:fiscalYear", date(f"{article.year:04}"))
        _write_kind(builder, line, article.service, article.type)
    _write_projections(builder, subject, item)
    _write_indicators(builder, subject, item)


def _line(builder: Builder, subject: Subject, amount: Decimal, *path: str | int) -> ox.NamedNode:
    line = builder.child(subject.iri, *path)
    builder.add(subject.iri, "pst:hasBudgetLine", line)
    builder.add(line, "rdf:type", term("pst:BudgetLine"))
    builder.add(line, "pst:amount", decimal(amount, places=2))
    builder.add(line, "schema:currency", plain("EUR"))
    return line


def _write_kind(builder: Builder, line: ox.NamedNode, service: str | None, flow: str | None) -> None:
    for code, table, curie in ((service, SERVICES, "pst:budgetService"), (flow, FLOWS, "pst:flow")):
        if code is None:
            continue
        if code not in table:
            raise InputError(f"{code!r} is no code of {curie}", line.value, nearest(code, table))
        builder.add(line, curie, node(table[code]))


def _write_projections(builder: Builder, subject: Subject, item: Item) -> None:
    """Write a projection as one budget line a year (a budget line has one amount)."""
    for number, projection in enumerate((p for p in item.projections if p.amounts), start=1):
        for place, (year, amount) in enumerate(projection.amounts, start=1):
            line = _line(builder, subject, amount, "projection", number, place)
            subject.remember("projections", projection.label, (subject.iri, "pst:hasBudgetLine", line))
            builder.add(line, "dcterms:title", text(projection.label))
            builder.add(line, "pst:economicGroup", plain(projection.group))
            builder.add(line, "pst:budgetPhase", node(PHASE_PROJECTION))
            builder.add(line, "pst:fiscalYear", date(f"{year:04}"))
            _write_kind(builder, line, projection.service, projection.type)


def _write_indicators(builder: Builder, subject: Subject, item: Item) -> None:
    for number, indicator in enumerate(item.indicators, start=1):
        made = builder.child(subject.iri, "indicator", number)
        subject.state_value("indicators", indicator.label, "pst:hasIndicator", made)
        builder.add(made, "rdf:type", term("pst:Indicator"))
        builder.add(made, "dcterms:title", text(indicator.label))
        builder.add(made, "schema:unitText", None if indicator.unit is None else text(indicator.unit))
        for name, code in INDICATOR_VALUES.items():
            words = getattr(indicator, name)
            if words is not None:
                value = builder.child(made, name)
                builder.add(made, "pst:hasIndicatorValue", value)
                builder.add(value, "rdf:type", term("pst:IndicatorValue"))
                builder.add(value, "dcterms:type", node(CODE + code))
                builder.add(value, "schema:value", plain(words))
