"""Facts, mentions and passages back from the graph of a plan."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from pstgraph.model.plan import Alternative, Evidence, Fact
from pstgraph.rdf.fields import (
    ITEM_PROPERTY,
    ITEM_PROPERTY_TOO,
    METHODS,
    PLAN_PROPERTY,
    PLAN_PROPERTY_TOO,
    STATES,
)
from pstgraph.rdf.index import Index
from pstgraph.rdf.terms import term


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a field as a fact or a mention tells it."""

    field: str
    words: str
    object: str
    predicate: str
    name: str | None
    is_resource: bool = True


class Records:
    """The facts and mentions of a plan, by the IRI of what they are about."""

    def __init__(self, index: Index, plan_iri: str) -> None:
        self.index, self.plan_iri = index, plan_iri
        self._facts = index.parts("pst:ExtractedFact", "fact")
        self._mentions = index.parts("rdf:Statement", "mention")
        self._alternatives = index.parts("rdf:Statement", "alternative")
        self.synergies = index.parts("pst:Synergy", "synergy")
        self._item_field = _by_iri(ITEM_PROPERTY, ITEM_PROPERTY_TOO)
        self._plan_field = _by_iri(PLAN_PROPERTY, PLAN_PROPERTY_TOO)

    def facts(self, owner: str) -> tuple[Fact, ...]:
        """Facts of an element, or of the plan, in their order."""
        return tuple(self._fact(owner, fact) for fact in self._facts.get(owner, ()))

    def _fact(self, owner: str, fact: str) -> Fact:
        text = self.index.text
        return Fact(
            field=self._field(owner, text(fact, "oa:hasBody")),
            value=text(fact, "pst:mention"),
            evidence=self.evidence(text(fact, "oa:hasTarget")),
            method=self.index.one_of(METHODS, fact, "pst:method") or "stated",  # type: ignore[arg-type]
            state=self.index.one_of(STATES, fact, "adms:status") or "automatic",  # type: ignore[arg-type]
        )

    def _field(self, owner: str, statement: str) -> str:
        subject = self.index.text(statement, "rdf:subject")
        predicate = self.index.text(statement, "rdf:predicate")
        if owner == self.plan_iri:
            if subject == f"{owner}/declaration":
                return "declaration_adopted"
            return self._plan_field.get(predicate, "title")
        field = self._item_field.get(predicate, "label")
        if field == "budget":
            line = self.index.text(statement, "rdf:object")
            return budget_field(self.index, line)
        return field

    def told(self, owner: str, field: str) -> list[Told] | None:
        """Values of a field as mentions tell them, else as facts do; None where neither speaks of it."""
        mentioned = self.mentioned(owner, field)
        if mentioned:
            return mentioned
        facts: dict[str, Told] = {}
        for fact in self._facts.get(owner, ()):
            told = self._told(
                owner, self.index.text(fact, "oa:hasBody"), self.index.text(fact, "pst:mention")
            )
            if told.field == field:
                facts.setdefault(told.words, told)
        return list(facts.values()) or None

    def mentioned(self, owner: str, field: str) -> list[Told]:
        """Values of a field as mentions tell them."""
        told = (
            self._told(owner, mention, self.index.text(mention, "pst:mention"))
            for mention in self._mentions.get(owner, ())
        )
        return [value for value in told if value.field == field]

    def _told(self, owner: str, statement: str, words: str) -> Told:
        return Told(
            field=self._field(owner, statement),
            words=words,
            object=self.index.text(statement, "rdf:object"),
            predicate=self.index.text(statement, "rdf:predicate"),
            name=self.index.value(statement, "rdfs:label"),
            is_resource=isinstance(self.index.objects(statement, "rdf:object")[0], ox.NamedNode),
        )

    def alternatives(self, owner: str) -> tuple[Alternative, ...]:
        """Other wordings of an element's title."""
        text = self.index.text
        return tuple(
            Alternative(text(found, "rdf:object"), self.evidence(text(found, "pst:evidence")))
            for found in self._alternatives.get(owner, ())
        )

    def evidence(self, passage: str) -> Evidence:
        """Return a passage by its IRI."""
        index = self.index
        quotes = [index.value(part, "oa:exact") for part in index.values(passage, "oa:hasSelector")]
        return Evidence(
            file=index.value(index.text(passage, "oa:hasSource"), "dcterms:title") or "",
            first_line=int(index.text(passage, "pst:firstLine")),
            last_line=int(index.text(passage, "pst:lastLine")),
            quote=next((quote for quote in quotes if quote is not None), ""),
            place=index.value(passage, "pst:place"),
        )


def budget_field(index: Index, line: str) -> str:
    """Tell which field a budget line belongs to."""
    if index.value(line, "pst:economicGroup") is not None:
        return "projections"
    return "budget" if index.value(line, "pst:articleCode") is None else "articles"


def _by_iri(*tables: dict[str, str]) -> dict[str, str]:
    (own, others) = tables
    return {term(curie).value: field for field, curie in own.items()} | {
        term(curie).value: field for curie, field in others.items()
    }
