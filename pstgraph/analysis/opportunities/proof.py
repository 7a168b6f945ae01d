"""Which passages show that a lead holds: one a side, and the objective above where it rests on that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from pstgraph.analysis.opportunities import facts
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.analysis.units import Passage, Unit
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
    above: frozenset[str] = frozenset()
    if lead.type == "T4":
        own = facts.training_audience(replace(unit, parent_label=""))
        above = (facts.training_audience(unit) - own) & set(lead.what)
    elif lead.type == "T7" and not _asks_cpas(unit.text):
        classes = unit.partner_classes()
        named = [one for iri, one in classes.items() if "cpas" in local_name(iri).split("-")]
        if named:
            return named[0].evidence if named[0].inherited else None
        above = frozenset({facts.INTER_CPAS_THEME} if _asks_cpas(unit.parent_label) else ())
    return unit.parent_evidence if above else None


def _asks_cpas(text: str) -> bool:
    return any(match.code == facts.INTER_CPAS_THEME for match in find(text, scheme("theme")))


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
