"""Cards: a lead as an officer reads it and as users script against it."""

from __future__ import annotations

from typing import Any

from pstgraph.analysis.opportunities import wording
from pstgraph.analysis.opportunities.geography import short_name
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.analysis.opportunities.proof import objective
from pstgraph.analysis.opportunities.proof import proof as proof
from pstgraph.analysis.units import Unit
from pstgraph.link.registry import Registry
from pstgraph.model.plan import Evidence


def card(lead: Lead, registry: Registry) -> dict[str, Any]:
    """A lead as a dictionary, in the order and with the types of the contract.

    Keys: ``type, title, score, a, b, shared_themes, shared_partners, distance_km, neighbours,
    same_arrondissement, same_province, period, flags, form, next_step, reasons``; ``a`` and ``b`` hold
    ``iri, nis, cpas, label, quote, file, first_line``, and ``objective``: quote, file and line of the
    objective above where the lead rests on its words, else None. Kilometres are None where a seat is
    unknown.
    """
    names = {iri: short_name(registry, iri) for iri in lead.shared_partners}
    place = lead.proximity
    return {
        "type": lead.type,
        "title": wording.title(lead, names),
        "score": lead.score,
        "a": _side(lead.a, lead),
        "b": _side(lead.b, lead),
        "shared_themes": list(lead.shared_themes),
        "shared_partners": list(lead.shared_partners),
        "distance_km": None if place.km is None else round(place.km, 1),
        "neighbours": place.neighbours,
        "same_arrondissement": place.same_arrondissement,
        "same_province": place.same_province,
        "period": lead.period,
        "flags": list(lead.flags),
        "form": wording.form(lead),
        "next_step": wording.next_step(lead, names),
        "reasons": list(lead.reasons),
    }


def _side(unit: Unit, lead: Lead) -> dict[str, Any]:
    above = objective(unit, lead)
    return {
        "iri": unit.iri,
        "nis": unit.nis,
        "cpas": unit.cpas,
        "label": unit.label,
        **_passage(proof(unit, lead)),
        "objective": _passage(above) if above else None,
    }


def _passage(passage: Evidence | None) -> dict[str, Any]:
    return {
        "quote": passage.quote if passage else None,
        "file": passage.file if passage else None,
        "first_line": passage.first_line if passage else None,
    }
