"""Leads as RDF: opportunities that a run derived, with the run, its software and the plans it used.

Never a ``pst:Synergy``: only a document declares one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from pstgraph.analysis.opportunities import wording
from pstgraph.analysis.opportunities.geography import short_name
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.identifiers import ID, concept_iri, cpas_iri
from pstgraph.link.registry import Registry
from pstgraph.rdf.terms import decimal, node, term, text

Triples = list[ox.Triple]


def run_iri(leads: Sequence[Lead], version: str, day: date) -> str:
    """IRI of a run: the same leads by the same version on the same day are the same run."""
    said = "\n".join(
        [version, day.isoformat(), *("|".join((*lead.key, f"{lead.score:.4f}")) for lead in leads)]
    )
    return f"{ID}run/{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def lead_triples(leads: Sequence[Lead], registry: Registry, version: str, day: date) -> Triples:
    """Triples of a run and its leads, to be kept in a graph of their own, named by :func:`run_iri`.

    Parameters
    ----------
    leads
        Ranked leads.
    registry
        Names of organisations.
    version
        Version of the software that derived them.
    day
        The day of the run.
    """
    run = node(run_iri(leads, version, day))
    plans = sorted({unit.plan for lead in leads for unit in (lead.a, lead.b)})
    out = [
        ox.Triple(run, term("rdf:type"), term("prov:Activity")),
        ox.Triple(run, term("dcterms:title"), text(f"Recherche de pistes par pstgraph {version}")),
        ox.Triple(run, term("dcterms:date"), ox.Literal(day.isoformat(), datatype=term("xsd:date"))),
        *(ox.Triple(run, term("prov:used"), node(plan)) for plan in plans),
    ]
    for lead in leads:
        out += _lead(lead, run, registry)
    return out


def _lead(lead: Lead, run: ox.NamedNode, registry: Registry) -> Triples:
    subject = node(f"{run.value}/{hashlib.sha256('|'.join(lead.key).encode()).hexdigest()[:10]}")
    names = {iri: short_name(registry, iri) for iri in lead.shared_partners}
    said: list[tuple[str, Iterable[ox.NamedNode | ox.Literal]]] = [
        ("rdf:type", [term("pst:CollaborationOpportunity")]),
        ("dcterms:title", [text(wording.title(lead, names))]),
        ("pst:opportunityType", [node(concept_iri("opportunity-type", lead.type))]),
        ("pst:score", [decimal(Decimal(f"{lead.score:.4f}"))]),
        ("pst:involves", [node(cpas_iri(unit.nis)) for unit in (lead.a, lead.b)]),
        ("pst:concerns", [node(unit.iri) for unit in (lead.a, lead.b)]),
        ("pst:startsFrom", [node(lead.a.iri)] if lead.directed else []),
        ("pst:theme", [node(concept_iri("theme", code)) for code in lead.shared_themes]),
        ("pst:sharedPartner", [node(iri) for iri in lead.shared_partners]),
        ("pst:periodRelation", [node(concept_iri("period-relation", lead.period))]),
        (
            "pst:distanceKm",
            [] if lead.proximity.km is None else [decimal(Decimal(f"{lead.proximity.km:.1f}"))],
        ),
        ("pst:legalForm", [node(concept_iri("legal-form", wording.FORMS[lead.type]))]),
        ("pst:nextStep", [text(wording.next_step(lead, names))]),
        ("pst:flag", [text(flag) for flag in lead.flags]),
        ("dcterms:description", [text(" ".join(lead.reasons))]),
        ("prov:wasGeneratedBy", [run]),
    ]
    return [ox.Triple(subject, term(curie), value) for curie, values in said for value in values]
