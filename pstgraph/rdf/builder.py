"""What the writers of a plan share: the triples so far, the things local to the plan, the passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from pstgraph.model.plan import Evidence, Fact
from pstgraph.rdf.fields import METHODS, SINGLE, STATES
from pstgraph.rdf.roles import NAMED_PERSON, names_a_person
from pstgraph.rdf.terms import Resource, integer, natural, node, plain, term, text
from pstgraph.text import fold, slug

RFC_5147 = "http://tools.ietf.org/rfc/rfc5147"
_OF_PERSONS = ("pilots", "political_pilots", "department", "partners")
_Statement = tuple[ox.NamedNode, str, Resource]


@dataclass(frozen=True, slots=True)
class Worded:
    """One value of a field: its words in the model, and what the graph says of them.

    ``implied`` are the words that a reader gets from the object alone, None where it needs the mention.
    A value that is not ``asserted`` (a person's name, an unknown status) stays a mention only.
    """

    words: str
    curie: str
    object: Resource
    implied: str | None = None
    asserted: bool = True
    name: str | None = None

    @property
    def other_name(self) -> str | None:
        """The name of the object where it is not the words themselves."""
        return self.name if self.name != self.words else None


def passage_key(evidence: Evidence) -> tuple[int, int, str, str, str]:
    """Key that puts passages in the order of the document."""
    place = evidence.place or ""
    return evidence.first_line, evidence.last_line, evidence.file, place, evidence.quote


class Builder:
    """Collects the triples of one plan, each once, in the order of writing."""

    def __init__(self, plan_iri: str, file: str) -> None:
        self.plan = node(plan_iri)
        self.document = self.child(self.plan, "document")
        self._file = file
        self._triples: dict[ox.Triple, None] = {}
        self._local: dict[tuple[str, str], ox.NamedNode] = {}
        self._taken: set[str] = set()
        self._passages: dict[Evidence, ox.NamedNode] = {}
        self.labels: dict[ox.NamedNode, str] = {}

    def triples(self) -> list[ox.Triple]:
        """All triples, in the order of writing."""
        return list(self._triples)

    def add(self, subject: ox.NamedNode, curie: str, *objects: Resource | None) -> None:
        """State a property of a subject; None states nothing."""
        for value in objects:
            if value is not None:
                self._triples[ox.Triple(subject, term(curie), value)] = None

    def child(self, subject: ox.NamedNode, *path: str | int) -> ox.NamedNode:
        """Name a thing that belongs to a subject."""
        return node("/".join((subject.value, *map(str, path))))

    def local(self, kind: str, words: str, key: str | None = None) -> tuple[ox.NamedNode, bool]:
        """Name a thing that lives in this plan alone, by its words; tell whether it is new.

        Two different things whose words make the same short name get ``-2``, ``-3`` …
        """
        known = self._local.get((kind, key if key is not None else words))
        if known is not None:
            return known, False
        made = self._unused(f"{kind}/{slug(words)}")
        self._local[kind, key if key is not None else words] = made
        return made, True

    def _unused(self, path: str) -> ox.NamedNode:
        number, name = 1, path
        while name in self._taken:
            number += 1
            name = f"{path}-{number}"
        self._taken.add(name)
        return self.child(self.plan, name)

    def labelled(self, kind: str, words: str, cls: str, label: str, exact: bool = False) -> ox.NamedNode:
        """Name, type and label a thing of this plan; without ``exact``, case and accents do not part two."""
        made, is_new = self.local(kind, words, words if exact else fold(words) or words)
        if is_new:
            self.add(made, "rdf:type", term(cls))
            self.add(made, label, text(words))
            self.labels[made] = words
        return made

    def describe_passages(self, passages: Iterable[Evidence]) -> None:
        """Name and describe the passages of a plan, each once.

        A second quotation of the same lines gets ``-2``: in the order of the words, so that the names do
        not hang on who quotes first.
        """
        for evidence in sorted(set(passages), key=passage_key):
            lines = f"passage/L{evidence.first_line}-{evidence.last_line}"
            made = self._passages[evidence] = self._unused(lines)
            self._describe_passage(made, evidence)

    def passage(self, evidence: Evidence) -> ox.NamedNode:
        """Return the name of a passage that was described."""
        return self._passages[evidence]

    def _describe_passage(self, made: ox.NamedNode, evidence: Evidence) -> None:
        quote, lines = self.child(made, "quote"), self.child(made, "lines")
        self.add(made, "rdf:type", term("pst:EvidencePassage"))
        self.add(made, "oa:hasSource", self._document(evidence.file))
        self.add(made, "oa:hasSelector", quote, lines)
        self.add(made, "pst:firstLine", integer(evidence.first_line))
        self.add(made, "pst:lastLine", integer(evidence.last_line))
        self.add(made, "pst:place", plain(evidence.place) if evidence.place is not None else None)
        self.add(quote, "rdf:type", term("oa:TextQuoteSelector"))
        self.add(quote, "oa:exact", plain(evidence.quote))
        self.add(lines, "rdf:type", term("oa:FragmentSelector"))
        self.add(lines, "dcterms:conformsTo", node(RFC_5147))
        # RFC 5147 counts the positions between lines, from 0: line 100 lies between positions 99 and 100
        self.add(lines, "rdf:value", plain(f"line={evidence.first_line - 1},{evidence.last_line}"))

    def _document(self, file: str) -> ox.NamedNode:
        if file == self._file:
            return self.document
        made, is_new = self.local("document", file)
        if is_new:
            self.add(made, "rdf:type", term("foaf:Document"))
            self.add(made, "dcterms:title", plain(file))
        return made


class Subject:
    """One element (or the plan): states its fields and ties each value to the facts that support it."""

    def __init__(
        self, builder: Builder, iri: ox.NamedNode, facts: Sequence[Fact], properties: dict[str, str]
    ) -> None:
        self.builder, self.iri, self.facts = builder, iri, facts
        self._properties = properties
        self._stated: dict[tuple[str, str], list[tuple[_Statement, str | None]]] = {}
        self._first: dict[str, tuple[_Statement, str | None]] = {}
        self._mentions = 0

    def state(self, field: str, words: str | None, curie: str, make: Callable[[str], Resource]) -> None:
        """State one literal of a field, if there is one, and remember it for the facts about it."""
        if words is not None:
            self.state_value(field, words, curie, make(words))

    def state_value(
        self, field: str, words: str, curie: str, value: Resource, of: ox.NamedNode | None = None
    ) -> None:
        """State one value of a field and remember it for the facts that name its words."""
        self.builder.add(of or self.iri, curie, value)
        self.remember(field, words, (of or self.iri, curie, value))

    def remember(self, field: str, words: str, statement: _Statement, name: str | None = None) -> None:
        """Remember which statement says the words of a field."""
        self._stated.setdefault((field, words), []).append((statement, name))
        self._first.setdefault(field, (statement, name))

    def state_worded(self, field: str, values: Iterable[Worded]) -> None:
        """State the values of a list; where facts do not tell their words and order, mentions do."""
        values = list(values)
        for value in values:
            if value.asserted:
                self.builder.add(self.iri, value.curie, value.object)
            self.remember(field, value.words, (self.iri, value.curie, value.object), value.other_name)
        if not self._told_by_facts(field, values) and not self._told_by_objects(field, values):
            for value in values:
                self._mention(value)

    def _told_by_facts(self, field: str, values: list[Worded]) -> bool:
        told = dict.fromkeys(fact.value for fact in self.facts if fact.field == field)
        return all(value.asserted for value in values) and list(told) == [value.words for value in values]

    def _told_by_objects(self, field: str, values: list[Worded]) -> bool:
        if any(fact.field == field for fact in self.facts) and values:
            return False
        told = sorted(
            {value.object: value for value in values}.values(), key=lambda v: natural(v.object.value)
        )
        return told == values and all(
            value.asserted and value.implied == value.words and value.other_name is None for value in values
        )

    def _mention(self, value: Worded) -> None:
        self._mentions += 1
        made = self.builder.child(self.iri, "mention", self._mentions)
        self._statement(made, (self.iri, value.curie, value.object), value.other_name)
        self.builder.add(made, "pst:mention", plain(value.words))

    def _statement(self, made: ox.NamedNode, statement: _Statement, name: str | None) -> None:
        subject, curie, value = statement
        self.builder.add(made, "rdf:type", term("rdf:Statement"))
        self.builder.add(made, "rdf:subject", subject)
        self.builder.add(made, "rdf:predicate", term(curie))
        self.builder.add(made, "rdf:object", value)
        self.builder.add(made, "rdfs:label", text(name) if name is not None else None)

    def state_alternative(self, number: int, words: str, evidence: Evidence) -> None:
        """State another wording of the title, with its own passage."""
        self.state("alternatives", words, "dcterms:alternative", text)
        made = self.builder.child(self.iri, "alternative", number)
        self._statement(made, (self.iri, "dcterms:alternative", text(words)), None)
        self.builder.add(made, "pst:evidence", self.builder.passage(evidence))

    def state_facts(self) -> None:
        """Write the record of each fact: statement, passage, words, method, review state."""
        seen: dict[tuple[str, str], int] = {}
        for number, fact in enumerate(self.facts, start=1):
            made = self.builder.child(self.iri, "fact", number)
            body = self.builder.child(made, "statement")
            place = seen[fact.field, fact.value] = seen.get((fact.field, fact.value), -1) + 1
            statement, name = self._statement_of(fact, place)
            self._statement(body, statement, name)
            self.builder.add(made, "rdf:type", term("pst:ExtractedFact"))
            self.builder.add(made, "oa:hasBody", body)
            self.builder.add(made, "oa:hasTarget", self.builder.passage(fact.evidence))
            self.builder.add(made, "pst:mention", plain(fact.value))
            self.builder.add(made, "pst:method", node(METHODS[fact.method]))
            self.builder.add(made, "adms:status", node(STATES[fact.state]))

    def _statement_of(self, fact: Fact, place: int) -> tuple[_Statement, str | None]:
        """Find what the graph says of a fact's words: the n-th fact of the same words, the n-th value."""
        known = self._stated.get((fact.field, fact.value))
        if known:
            return known[min(place, len(known) - 1)]
        if fact.field in SINGLE and fact.field in self._first:
            return self._first[fact.field]
        if fact.field in _OF_PERSONS and names_a_person(fact.value, bodies=fact.field == "partners"):
            return (self.iri, self._properties[fact.field], node(NAMED_PERSON)), None
        return (self.iri, self._properties[fact.field], plain(fact.value)), None
