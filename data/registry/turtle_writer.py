"""A small sorted Turtle writer for the registry: same triples, same bytes, one predicate a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

PREFIXES = {
    "cbe-org2003": "http://vocab.belgif.be/auth/cbe-org2003/",
    "code": "https://w3id.org/pst/auth/code/",
    "cpas": "https://w3id.org/pst/id/cpas/",
    "cv": "http://data.europa.eu/m8g/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "id-org": "https://w3id.org/pst/id/org/",
    "org": "http://www.w3.org/ns/org#",
    "partner-class": "https://w3id.org/pst/auth/partner-class/",
    "pst": "https://w3id.org/pst/ns/core#",
    "refnis": "http://vocab.belgif.be/auth/refnis2025/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LOCAL = re.compile(r"[A-Za-z0-9](?:[\w-]*\w)?\Z", re.ASCII)


def term(node: NamedNode | Literal) -> str:
    """A term in Turtle, with a prefix where there is one."""
    if isinstance(node, NamedNode):
        for prefix, base in PREFIXES.items():
            if node.value.startswith(base) and LOCAL.match(node.value[len(base) :]):
                return f"{prefix}:{node.value[len(base) :]}"
        return f"<{node.value}>"
    if node.datatype.value == PREFIXES["xsd"] + "decimal" and "." in node.value:
        return node.value
    return str(node)


def dumps(triples: Iterable[Triple]) -> str:
    """Turtle text: prefixes, then subjects, predicates (type first) and objects in order."""
    subjects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        subject, predicate, thing = triple
        name = "a" if predicate.value == TYPE else term(predicate)
        subjects[term(subject)][name].add(term(thing))
    lines = [f"@prefix {prefix}: <{base}> ." for prefix, base in sorted(PREFIXES.items())]
    for subject in sorted(subjects):
        statements = [
            f"{predicate} {', '.join(sorted(things))}"
            for predicate, things in sorted(
                subjects[subject].items(), key=lambda pair: (pair[0] != "a", pair[0])
            )
        ]
        lines += ["", f"{subject} " + " ;\n    ".join(statements) + " ."]
    return "\n".join(lines) + "\n"
