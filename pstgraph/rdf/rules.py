"""The rules of integrity and completeness, as their shapes files describe them.

Texts, levels and severities live in ``ontology/shapes/*.ttl`` alone; this module reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

import pyoxigraph as ox

from pstgraph import resources
from pstgraph.errors import InputError
from pstgraph.identifiers import SHAPES, local_name
from pstgraph.rdf.namespace import PREFIXES

Level = Literal["integrity", "law", "guide", "practice"]
Severity = Literal["violation", "warning", "info"]
LEVELS: tuple[Level, ...] = ("integrity", "law", "guide", "practice")

CHECK = SHAPES + "check#"
_SH = PREFIXES["sh"]
_FILES = ("check.ttl", "integrity.ttl", "completeness.ttl")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table: a node shape.

    ``target`` is the class whose members are judged, ``population`` the class the rule speaks of: its
    members outside the target are *not applicable*. ``label``, ``basis`` and ``tally`` are by language,
    ``source`` is the IRI of the law or the guide. ``tally`` tells what was not found and how often; it is
    empty where the rule speaks of the programme as a whole.
    """

    id: str
    iri: str
    level: Level
    severity: Severity
    target: str
    population: str
    source: str
    label: dict[str, str]
    basis: dict[str, str]
    tally: dict[str, str]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, with what a run needs to apply them and to tell of their hits.

    ``rule_of`` maps each shape and constraint that a result may name to the id of its rule, ``messages``
    each one that has a text of its own to its templates by language; ``derivations`` are the CONSTRUCT
    queries of the helper classes in order; ``parameters`` the triples of the dated time limits.
    """

    rules: tuple[Rule, ...]
    rule_of: dict[str, str]
    messages: dict[str, dict[str, str]]
    derivations: tuple[str, ...]
    parameters: tuple[ox.Triple, ...]
    triples: tuple[ox.Triple, ...]

    def by_id(self) -> dict[str, Rule]:
        """Rules by their id (``C08``)."""
        return {rule.id: rule for rule in self.rules}

    def template(self, shape: str, lang: str) -> str:
        """Message of a shape or constraint, else that of its rule, in a language.

        >>> load_rules().template(SHAPES + "integrity#I09-rate", "en").split(": ")[1]
        'the progress rate “{value}” is no number between 0 and 100; mend pst:progressRate.'
        """
        texts = self.messages.get(shape)
        if texts is None:
            rule = self.rule_of[shape]
            texts = next(self.messages[known.iri] for known in self.rules if known.id == rule)
        return texts[lang]


@cache
def load_rules(folder: Path | None = None) -> RuleBook:
    """Read the shapes files, once.

    Parameters
    ----------
    folder
        Folder of ``check.ttl``, ``integrity.ttl`` and ``completeness.ttl``; the shipped ones by default.

    Raises
    ------
    InputError
        A file is missing or broken.
    """
    place = folder or resources.ontology_dir() / "shapes"
    store = ox.Store()
    for name in _FILES:
        try:
            store.bulk_load(path=str(place / name), format=ox.RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            raise InputError(
                f"the shapes file cannot be read ({error})", str(place / name), "reinstall pstgraph"
            ) from error
    shapes = _Shapes(store)
    rules = tuple(
        sorted(
            (shapes.rule(iri) for iri in shapes.rules()),
            key=lambda rule: (rule.level != "integrity", rule.id),
        )
    )
    return RuleBook(
        rules=rules,
        rule_of={shape: rule.id for rule in rules for shape in shapes.parts(rule.iri)},
        messages=shapes.messages(),
        derivations=shapes.derivations(),
        parameters=shapes.parameters(),
        triples=tuple(quad.triple for quad in store),
    )


class _Shapes:
    """Looks things up in the shapes graph."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def _objects(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        quads = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None)
        return [cast(ox.NamedNode | ox.BlankNode | ox.Literal, quad.object) for quad in quads]

    def _one(self, subject: str, predicate: str) -> str:
        return self._objects(subject, predicate)[0].value

    def _texts(self, subject: str, predicate: str) -> dict[str, str]:
        found = {
            o.language or "": o.value for o in self._objects(subject, predicate) if isinstance(o, ox.Literal)
        }
        return dict(sorted(found.items()))

    def rules(self) -> list[str]:
        """IRIs of the node shapes that carry a level."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(CHECK + "level"), None, None)
        return [cast(ox.NamedNode, quad.subject).value for quad in quads]

    def rule(self, iri: str) -> Rule:
        """Read one rule."""
        target = self._one(iri, _SH + "targetClass")
        population = self._objects(iri, CHECK + "population")
        return Rule(
            id=local_name(iri),
            iri=iri,
            level=cast(Level, self._one(iri, CHECK + "level")),
            severity=cast(Severity, local_name(self._one(iri, _SH + "severity")).lower()),
            target=target,
            population=population[0].value if population else target,
            source=self._one(iri, PREFIXES["dcterms"] + "source"),
            label=self._texts(iri, PREFIXES["rdfs"] + "label"),
            basis=self._texts(iri, CHECK + "basis"),
            tally=self._texts(iri, CHECK + "tally"),
        )

    def parts(self, rule: str) -> Iterable[str]:
        """Return all that a result may name: the rule's shape, its property shapes, its constraints."""
        yield rule
        for predicate in ("property", "sparql"):
            for part in self._objects(rule, _SH + predicate):
                yield part.value

    def messages(self) -> dict[str, dict[str, str]]:
        """Templates by shape and language."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(_SH + "message"), None, None)
        subjects = sorted({cast(ox.NamedNode, quad.subject).value for quad in quads})
        return {subject: self._texts(subject, _SH + "message") for subject in subjects}

    def derivations(self) -> tuple[str, ...]:
        """CONSTRUCT queries with their prefixes, in the order of sh:order."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(_SH + "construct"), None, None)
        found = [
            (cast(ox.NamedNode, quad.subject).value, cast(ox.Literal, quad.object).value) for quad in quads
        ]
        ordered = sorted(found, key=lambda pair: (int(self._one(pair[0], _SH + "order")), pair[0]))
        prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in self._prefixes())
        return tuple(prologue + text for _, text in ordered)

    def _prefixes(self) -> list[tuple[str, str]]:
        rows = self._store.query(
            f"SELECT ?prefix ?iri WHERE {{ ?d <{_SH}prefix> ?prefix ; <{_SH}namespace> ?iri }}"
        )
        return sorted((row["prefix"].value, row["iri"].value) for row in cast(ox.QuerySolutions, rows))

    def parameters(self) -> tuple[ox.Triple, ...]:
        """Triples of the time limits."""
        kind = ox.NamedNode(CHECK + "TimeLimit")
        limits = self._store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), kind, None)
        return tuple(
            quad.triple
            for limit in limits
            for quad in self._store.quads_for_pattern(limit.subject, None, None, None)
        )
