"""Who, what, where: how a finding names its plan, its element and its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import cast

import pyoxigraph as ox

from pstgraph.identifiers import ONTOLOGY_GRAPH, PST, local_name
from pstgraph.model.plan import Evidence
from pstgraph.rdf.check_graph import shipped_context
from pstgraph.rdf.terms import node, term
from pstgraph.text import fold, normalise_space

_WORDS = {
    "fr": {
        "line": "ligne {0}", "lines": "lignes {0} à {1}", "quote": "« {0} »",
        "no document": "document inconnu", "no cpas": "CPAS inconnu",
        "day": "{2}/{1}/{0}",
    },
    "en": {
        "line": "line {0}", "lines": "lines {0} to {1}", "quote": "“{0}”", "no document": "unknown document",
        "no cpas": "unknown CPAS", "day": "{0}-{1}-{2}",
    },
}  # fmt: skip
_LONGEST_LABEL = 90
# What hangs on an element (or on the programme) and speaks for it: property from owner to part, or back.
_OWNED_BY = ("pst:hasBudgetLine", "pst:hasIndicator", "pst:underAgreement", "pst:basedOn", "pst:evidence")
_OWNED_TO = ("pst:concerns", "pst:reportsOn")
_LABELS = ("dcterms:title", "skos:prefLabel", "rdfs:label", "pst:amountText", "dcterms:identifier")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Words:
    """Names the nodes of one check in one language.

    Parameters
    ----------
    work
        The graph that was checked, in the default graph.
    plans
        IRIs of the plans in it.
    lang
        ``fr`` or ``en``.
    """

    def __init__(self, work: ox.Store, plans: Iterable[str], lang: str) -> None:
        self._work = work
        self._plans = sorted(plans, key=len, reverse=True)
        self.lang = lang
        self._words = _WORDS[lang]
        self._homes: dict[str, str | None] = {}
        self._proofs: dict[str, Evidence | None] = {}

    # ---- lookups -----------------------------------------------------------------------------

    def _objects(self, subject: str, curie: str) -> list[ox.Literal | ox.NamedNode | ox.BlankNode]:
        quads = self._work.quads_for_pattern(_node(subject), term(curie), None, None)
        found = [cast(ox.Literal | ox.NamedNode | ox.BlankNode, quad.object) for quad in quads]
        return sorted(found, key=lambda o: (getattr(o, "language", None) or "~", o.value))

    def _subjects(self, curie: str, of: str) -> list[str]:
        quads = self._work.quads_for_pattern(None, term(curie), _node(of), None)
        return sorted(cast(ox.NamedNode, quad.subject).value for quad in quads)

    def _text(self, subject: str, *curies: str) -> str | None:
        for curie in curies:
            literals = [o for o in self._objects(subject, curie) if isinstance(o, ox.Literal)]
            spoken = [o for o in literals if o.language == self.lang] or literals
            if spoken and spoken[0].value.strip():
                return normalise_space(spoken[0].value)
        return None

    @cached_property
    def _kinds(self) -> dict[str, str]:
        graph = node(ONTOLOGY_GRAPH)
        labels = shipped_context().quads_for_pattern(None, term("rdfs:label"), None, graph)
        return {
            cast(ox.NamedNode, quad.subject).value: cast(ox.Literal, quad.object).value
            for quad in labels
            if cast(ox.Literal, quad.object).language == self.lang
        }

    # ---- whose -------------------------------------------------------------------------------

    def plan(self, focus: str) -> str | None:
        """IRI of the plan that a node belongs to, None for what stands above plans."""
        if focus not in self._homes:
            self._homes[focus] = None  # a node that hangs on itself, by way of others, belongs nowhere
            self._homes[focus] = self._home(focus)
        return self._homes[focus]

    def _home(self, focus: str) -> str | None:
        for plan in self._plans:
            if focus == plan or focus.startswith(plan + "/"):
                return plan
        for found in self._objects(focus, "pst:inProgramme"):
            if found.value in self._plans:
                return found.value
        held = [p for p in self._subjects("pst:programmeOf", focus) if p in self._plans]
        if held:
            return held[0]
        owner = self._owner(focus)
        return self.plan(owner) if owner else None

    def _owner(self, focus: str) -> str | None:
        for curie in _OWNED_BY:
            for owner in self._subjects(curie, focus):
                return owner
        owners = [o.value for curie in _OWNED_TO for o in self._objects(focus, curie)]
        return owners[0] if owners else None

    def cpas(self, focus: str) -> str:
        """Name of the CPAS that a node belongs to, or of the CPAS that it is."""
        bodies = [focus] if self._is_a(focus, "CPAS") else []
        plan = self.plan(focus)
        if plan and not bodies:
            bodies = [o.value for o in self._objects(plan, "pst:programmeOf")]
        names = [self._text(body, "skos:prefLabel") or f"CPAS {local_name(body)}" for body in bodies]
        return names[0] if names else self._words["no cpas"]

    def _is_a(self, focus: str, name: str) -> bool:
        return any(kind.value == PST + name for kind in self._objects(focus, "rdf:type"))

    # ---- what --------------------------------------------------------------------------------

    def label(self, focus: str) -> str | None:
        """Title of a node as its document has it, else its name, its number."""
        return self._text(focus, *_LABELS)

    def number(self, focus: str) -> str | None:
        """Number as printed."""
        return self._text(focus, "dcterms:identifier")

    def kind(self, focus: str) -> str:
        """Name of the class of a node."""
        known = sorted(
            self._kinds[t.value] for t in self._objects(focus, "rdf:type") if t.value in self._kinds
        )
        return known[0] if known else local_name(focus)

    def element(self, focus: str) -> str:
        """Kind, number and title of a node; with those of its owner where it has one.

        An element whose printed number begins with its kind ("Action 3") is not called action twice.
        """
        kind, number, title = self.kind(focus), self.number(focus), self._text(focus, *_LABELS[:-1])
        named = f"{kind} {number}" if number else kind
        if number and fold(number).startswith(fold(kind)):
            named = f"{kind} {normalise_space(number[len(kind) :])}".strip()
        if title:
            named = f"{named} {self._words['quote'].format(_shortened(title.rstrip(' ;,')))}"
        elif not number:
            named = f"{named} {local_name(focus)}"
        if self._objects(focus, "pst:inProgramme") or self._is_a(focus, "EvidencePassage"):
            return named
        owner = self._owner(focus)
        return (
            f"{named}, {self.element(owner)}" if owner and self._objects(owner, "pst:inProgramme") else named
        )

    def named(self, focus: str) -> str:
        """IRI to call a node by: its own, that of its owner where it is a blank node, at last its plan's."""
        if ":" in focus:
            return focus
        owner = self._owner(focus)
        return owner if owner and ":" in owner else self.plan(focus) or f"_:{focus}"

    # ---- where -------------------------------------------------------------------------------

    def evidence(self, focus: str) -> Evidence | None:
        """First passage that supports a node, or its owner; a passage is its own evidence."""
        if focus not in self._proofs:
            self._proofs[focus] = None
            self._proofs[focus] = self._proof(focus)
        return self._proofs[focus]

    def _proof(self, focus: str) -> Evidence | None:
        if self._is_a(focus, "EvidencePassage"):
            passages = [focus]
        else:
            passages = [o.value for o in self._objects(focus, "pst:evidence")]
        found = sorted(
            (self._passage(p) for p in passages), key=lambda e: (e.first_line, e.last_line, e.quote)
        )
        if found:
            return found[0]
        owner = self._owner(focus)
        # A programme speaks for itself only: what hangs on it is not proved by its first line.
        return self.evidence(owner) if owner and self._objects(owner, "pst:inProgramme") else None

    def _passage(self, passage: str) -> Evidence:
        lines = [int(self._text(passage, curie) or 0) for curie in ("pst:firstLine", "pst:lastLine")]
        files = [self._text(o.value, "dcterms:title") for o in self._objects(passage, "oa:hasSource")]
        quotes = [self._text(o.value, "oa:exact") for o in self._objects(passage, "oa:hasSelector")]
        return Evidence(
            file=next(filter(None, files), ""),
            first_line=lines[0],
            last_line=lines[1],
            quote=next(filter(None, quotes), ""),
            place=self._text(passage, "pst:place"),
        )

    def where(self, focus: str) -> str:
        """File and line of a node, or the file of its plan."""
        evidence = self.evidence(focus) if not self._is_a(focus, "StrategicProgramme") else None
        if evidence is None:
            return self._document(focus)
        file = evidence.file or self._document(focus)
        if evidence.place:
            return f"{file}, {evidence.place}"
        one = "line" if evidence.first_line == evidence.last_line else "lines"
        return f"{file}, {self._words[one].format(evidence.first_line, evidence.last_line)}"

    def _document(self, focus: str) -> str:
        plan = self.plan(focus)
        sources = self._objects(plan, "dcterms:source") if plan else []
        titles = [self._text(source.value, "dcterms:title") for source in sources]
        return next(filter(None, titles), None) or plan or self._words["no document"]

    # ---- the sentence ------------------------------------------------------------------------

    def sentence(self, template: str, focus: str, value: str | None) -> str:
        """Fill a message template for one hit."""
        evidence = self.evidence(focus)
        return template.format(
            cpas=self.cpas(focus),
            element=self.element(focus),
            label=self.label(focus) or "",
            number=self.number(focus) or "",
            where=self.where(focus),
            value=self._value(value),
            passage=_shortened(evidence.quote) if evidence else "",
        )

    def _value(self, value: str | None) -> str:
        day = _DAY.fullmatch(value or "")
        return self._words["day"].format(*day.groups()) if day else _shortened(value or "")


def _node(name: str) -> ox.NamedNode | ox.BlankNode:
    return ox.NamedNode(name) if ":" in name else ox.BlankNode(name)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip(" ,;") + "…"
