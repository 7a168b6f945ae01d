"""Which passages show that a lead holds: one a side, and the objective above where it rests on that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from pstgraph.analysis.opportunities import facts
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.analysis.units import NamedPartner, Passage, Unit
from pstgraph.identifiers import local_name
from pstgraph.link.concepts import find
from pstgraph.model.plan import Evidence
from pstgraph.vocabulary import scheme

_NAMED_IN: dict[str, str] = {"T2": "purchase", "T5": "purchase", "T6": "job"}


def proof(unit: Unit, lead: Lead) -> Evidence | None:
    """The passage that shows a unit's part in a lead.

    Where it names the partner, the thing bought, the job, the scheme, the subject or the theme: its label,
    its description or the step where that stands; else its label.
    """
    named = unit.organisations()
    for iri in lead.shared_partners:
        if iri in named and named[iri].evidence:
            return named[iri].evidence
    for shows in _shows(lead):
        for passage in unit.passages:
            if passage.evidence and shows(passage):
                return passage.evidence
    return unit.evidence


def objective(unit: Unit, lead: Lead) -> Evidence | None:
    """The passage of the objective above a unit, where the unit's own words do not bear the lead out.

    That is who is trained (T4), or that other CPAS are asked for (T7).
    """
    if lead.type == "T4" and lead.what:
        own_words = replace(unit, parent_label="")
        return None if facts.training_audience(own_words) & set(lead.what) else unit.parent_evidence
    if lead.type == "T7" and facts.INTER_CPAS_THEME not in unit.themes:
        asked = _class_of_cpas(unit)
        return asked.evidence if asked and asked.inherited else None
    return None


def _shows(lead: Lead) -> Iterator[Callable[[Passage], bool]]:
    """What a passage must hold to show what the lead matched, what says most first."""
    what, themes = set(lead.what), set(lead.shared_themes)
    if lead.type == "T9":
        yield lambda passage: bool(what & set(passage.instruments))
    if lead.type in _NAMED_IN:
        yield partial(_names, what, _NAMED_IN[lead.type])
    yield partial(_names, set(lead.shared_subjects), "subject")
    yield lambda passage: bool(themes & set(passage.themes))


def _names(codes: set[str], listed: str, passage: Passage) -> bool:
    return bool(codes) and any(match.code in codes for match in find(passage.text, scheme(listed)))


def _class_of_cpas(unit: Unit) -> NamedPartner | None:
    classes = unit.partner_classes()
    return next((classes[iri] for iri in classes if "cpas" in local_name(iri).split("-")), None)
