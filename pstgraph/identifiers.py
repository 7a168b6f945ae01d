"""The IRIs of the project, built in one place (settled in the contract; see ontology/pst.ttl)."""

from __future__ import annotations

import re

BASE = "https://w3id.org/pst/"
PST = BASE + "ns/core#"
AUTH = BASE + "auth/"
ID = BASE + "id/"
SHAPES = BASE + "shapes/"
ONTOLOGY_GRAPH = BASE + "ns/core"
REGISTRY_GRAPH = ID + "registry"
REFNIS = "http://vocab.belgif.be/auth/refnis2025/"
EU_FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
SDG = "http://metadata.un.org/sdg/"


def cpas_iri(nis: str | int) -> str:
    """IRI of the CPAS of a commune.

    >>> cpas_iri(85034)
    'https://w3id.org/pst/id/cpas/85034'
    """
    return f"{ID}cpas/{nis}"


def organisation_iri(key: str) -> str:
    """IRI of a partner by its key in the registry.

    >>> organisation_iri("forem")
    'https://w3id.org/pst/id/org/forem'
    """
    return f"{ID}org/{key}"


def local_body_iri(kind: str, nis: str | int) -> str:
    """IRI of a body that each commune has its own of (commune, pcs, police, creche).

    >>> local_body_iri("commune", 83013)
    'https://w3id.org/pst/id/org/commune-83013'
    """
    return organisation_iri(f"{kind}-{nis}")


def plan_iri(nis: str | int, year: int | None, sha256: str) -> str:
    """IRI of a plan: by the first year of its stated period, else of its document, else its checksum.

    >>> plan_iri(85034, 2018, "e06f")
    'https://w3id.org/pst/id/plan/85034/2018'
    >>> plan_iri(91103, None, "38b4777e89b210fa")
    'https://w3id.org/pst/id/plan/91103/38b4777e'
    """
    return f"{ID}plan/{nis}/{year if year is not None else sha256[:8]}"


def element_iri(plan: str, element_id: str) -> str:
    """IRI of an element of a plan: the plan's IRI, a slash, the element's id."""
    return f"{plan}/{element_id}"


def concept_iri(scheme: str, code: str) -> str:
    """IRI of a concept of one of our code lists.

    >>> concept_iri("theme", "surendettement")
    'https://w3id.org/pst/auth/theme/surendettement'
    """
    return f"{AUTH}{scheme}/{code}"


def local_name(iri: str) -> str:
    """Last part of an IRI: a concept's code, a registry key, a NIS code.

    >>> local_name("https://w3id.org/pst/auth/theme/surendettement")
    'surendettement'
    """
    return re.split(r"[/#]", iri)[-1]


def nis_of(iri: str) -> str | None:
    """NIS code in the IRI of a CPAS, a plan or one of its elements; None in any other IRI.

    >>> nis_of("https://w3id.org/pst/id/plan/85034/2018/ext/OS1")
    '85034'
    """
    found = re.match(re.escape(ID) + r"(?:cpas|plan)/(\d{5})(?:/|$)", iri)
    return found.group(1) if found else None
