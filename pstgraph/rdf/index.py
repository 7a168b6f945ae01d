"""The triples of one plan, looked up by subject and property; what the reading modules share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

import pyoxigraph as ox

from pstgraph.errors import InputError
from pstgraph.rdf.terms import Resource, natural, term

_Key = TypeVar("_Key")


class Index:
    """Triples of one plan by subject and property. Values of several come in the order of their IRIs."""

    def __init__(self, triples: Iterable[ox.Triple | ox.Quad]) -> None:
        self._by_subject: dict[str, dict[str, list[Resource]]] = {}
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, Resource):
                properties = self._by_subject.setdefault(triple.subject.value, {})
                properties.setdefault(triple.predicate.value, []).append(triple.object)

    def objects(self, subject: str, curie: str) -> list[Resource]:
        """All values of a property, by their IRI or words as a person counts."""
        found = self._by_subject.get(subject, {}).get(term(curie).value, [])
        return sorted(found, key=lambda value: natural(value.value)) if len(found) > 1 else found

    def values(self, subject: str, curie: str) -> list[str]:
        """All values of a property as text: IRIs and words alike."""
        return [value.value for value in self.objects(subject, curie)]

    def value(self, subject: str, curie: str) -> str | None:
        """Return the first value of a property as text, None where there is none."""
        found = self.objects(subject, curie)
        return found[0].value if found else None

    def text(self, subject: str, curie: str) -> str:
        """Return the value of a property that must be there.

        Raises
        ------
        InputError
            When it is not.
        """
        found = self.value(subject, curie)
        if found is None:
            raise InputError(f"the graph gives no {curie}", subject, "rebuild the graph from its document")
        return found

    def decimal(self, subject: str, curie: str) -> Decimal | None:
        """Return a number, None where there is none."""
        found = self.value(subject, curie)
        return None if found is None else Decimal(found)

    def one_of(self, table: dict[_Key, str], subject: str, curie: str) -> _Key | None:
        """Return the key of a table whose IRI is the value of a property."""
        found = self.values(subject, curie)
        return next((key for key, iri in table.items() if iri in found), None)

    def of_class(self, curie: str) -> list[str]:
        """Return the subjects of a class, as a person counts."""
        wanted = term(curie)
        rdf_type = term("rdf:type").value
        found = [
            subject
            for subject, properties in self._by_subject.items()
            if wanted in properties.get(rdf_type, ())
        ]
        return sorted(found, key=natural)

    def parts(self, curie: str, step: str) -> dict[str, list[str]]:
        """Group the subjects of a class named ``<owner>/<step>/<n>`` by their owner."""
        grouped: dict[str, list[str]] = {}
        for subject in self.of_class(curie):
            owner, found, _ = subject.rpartition(f"/{step}/")
            if found:
                grouped.setdefault(owner, []).append(subject)
        return grouped
