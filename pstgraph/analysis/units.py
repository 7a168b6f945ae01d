"""Units: what analyses compare across plans.

A unit is an action with its steps, or an operational objective or a step that has no action above or
below it. Themes, target groups, partners, dates and budget named on a step count for the unit that
holds it; partners named on the operational objective above count for each unit under it, with the
objective's own sentence as proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pstgraph.analysis.periods import UNKNOWN_PERIOD, Span, plan_span, unit_span
from pstgraph.identifiers import element_iri
from pstgraph.model.plan import Evidence, Item, PartnerMention, Plan


@dataclass(frozen=True, slots=True)
class NamedPartner:
    """A partner that a unit names, with the passage that proves it.

    ``inherited`` is True where the objective above names it, not the unit itself.
    """

    partner: PartnerMention
    evidence: Evidence | None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a unit's own words (label, description, step), where it stands, and what it is about."""

    text: str
    evidence: Evidence | None
    themes: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One comparable unit of a plan.

    ``label`` is the unit's own label, ``steps`` the labels of its steps, ``parent_label`` that of the
    objective above ("" at the top), ``themes`` and ``target_groups`` codes, ``state`` the review
    state of its themes ("automatic", "read", "confirmed", None without theme), ``span`` its period,
    ``plan_span`` that of its plan; ``passages`` are its own words piece by piece, ``parent_evidence`` the
    passage of the objective above.
    """

    iri: str
    id: str
    kind: str
    nis: str
    cpas: str
    plan: str
    label: str
    number: str | None
    parent_label: str
    steps: tuple[str, ...]
    description: str
    volet: str | None
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    instruments: tuple[str, ...]
    partners: tuple[NamedPartner, ...]
    synergies: tuple[str, ...]
    agreements: tuple[str, ...] = ()
    evidence: Evidence | None
    state: str | None = None
    span: Span = UNKNOWN_PERIOD
    plan_span: Span = UNKNOWN_PERIOD
    passages: tuple[Passage, ...] = ()
    parent_evidence: Evidence | None = None

    @property
    def text(self) -> str:
        """The unit's own words: label, description, steps."""
        return ". ".join(part.rstrip(" .;") for part in (self.label, self.description, *self.steps) if part)

    def organisations(self) -> dict[str, NamedPartner]:
        """Named organisations by IRI, the unit's own naming before an inherited one."""
        found: dict[str, NamedPartner] = {}
        for named in self.partners:
            iri = named.partner.iri
            if iri and not named.partner.generic and (iri not in found or found[iri].inherited):
                found[iri] = named
        return found

    def partner_classes(self) -> dict[str, NamedPartner]:
        """Classes of partners by IRI."""
        return {n.partner.iri: n for n in reversed(self.partners) if n.partner.generic and n.partner.iri}


def units(plans: Iterable[Plan]) -> list[Unit]:
    """Units of some plans, in plan and document order; plans without a CPAS have none.

    Parameters
    ----------
    plans
        Plans as read from the graph.

    Returns
    -------
    list of Unit
    """
    return [unit for plan in plans if plan.cpas for unit in _units_of(plan)]


def unit_items(plan: Plan) -> list[tuple[Item, list[Item]]]:
    """Items that head a unit, each with the steps it holds, in document order."""
    by_id = plan.by_id()
    below: dict[str, list[Item]] = {}
    for item in plan.items:
        if item.parent is not None:
            below.setdefault(item.parent, []).append(item)
    heads = []
    for item in plan.items:
        if item.kind == "action":
            heads.append((item, _descendants(item, below)))
        elif item.kind == "operational_objective" and not below.get(item.id) and item.label:
            heads.append((item, []))
        elif item.kind == "sub_action" and not _has_action_above(item, by_id):
            heads.append((item, _descendants(item, below)))
    return heads


def _descendants(item: Item, below: dict[str, list[Item]]) -> list[Item]:
    found: list[Item] = []
    for child in below.get(item.id, []):
        found += [child, *_descendants(child, below)]
    return found


def _has_action_above(item: Item, by_id: dict[str, Item]) -> bool:
    parent = by_id.get(item.parent or "")
    while parent is not None:
        if parent.kind in ("action", "sub_action"):
            return True
        parent = by_id.get(parent.parent or "")
    return False


def _units_of(plan: Plan) -> list[Unit]:
    by_id = plan.by_id()
    return [_unit(plan, head, steps, by_id.get(head.parent or "")) for head, steps in unit_items(plan)]


def _unit(plan: Plan, head: Item, steps: list[Item], parent: Item | None) -> Unit:
    assert plan.cpas is not None
    stated = plan_span(plan)
    own = [head, *steps]
    objective = [parent] if parent is not None and parent.kind == "operational_objective" else []
    return Unit(
        iri=head_iri(plan, head),
        id=head.id,
        kind=head.kind,
        nis=plan.cpas.nis,
        cpas=plan.cpas.name,
        plan=plan.iri or "",
        label=head.label or head.number or "",
        number=head.number,
        parent_label=(parent.label or "") if parent else "",
        steps=tuple(step.label for step in steps if step.label),
        description=head.description or "",
        volet=head.volet,
        themes=_merged(item.themes for item in own),
        target_groups=_merged(item.target_groups for item in own),
        instruments=_merged(item.instruments for item in own),
        partners=(*_partners(own, inherited=False), *_partners(objective, inherited=True)),
        synergies=_merged(item.synergies for item in own),
        agreements=tuple(agreement.title for item in own for agreement in item.agreements),
        evidence=_first(head),
        state=_theme_state(own),
        span=unit_span(own, stated),
        plan_span=stated,
        passages=_passages(head, steps),
        parent_evidence=_first(parent) if parent else None,
    )


def head_iri(plan: Plan, item: Item) -> str:
    """IRI of an item of a plan."""
    return element_iri(plan.iri or "", item.id)


def _passages(head: Item, steps: Iterable[Item]) -> tuple[Passage, ...]:
    found = [_passage(head, head.label)]
    if head.description:
        # themes and instruments are those of the whole item: its label stands for them
        told = next((fact.evidence for fact in head.facts if fact.field == "description"), None)
        found.append(Passage(head.description, told or _first(head)))
    return (*found, *(_passage(step, step.label) for step in steps if step.label))


def _passage(item: Item, text: str | None) -> Passage:
    return Passage(text or "", _first(item), item.themes, item.instruments)


def _first(item: Item) -> Evidence | None:
    return item.evidence[0] if item.evidence else None


def _merged(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for group in groups for code in group))


def _partners(items: Iterable[Item], inherited: bool) -> list[NamedPartner]:
    return [
        NamedPartner(partner, _proof(item, partner), inherited) for item in items for partner in item.partners
    ]


def _proof(item: Item, partner: PartnerMention) -> Evidence | None:
    for fact in item.facts:
        if fact.field == "partners" and fact.value == partner.mention:
            return fact.evidence
    return _first(item)


def _theme_state(items: Iterable[Item]) -> str | None:
    states = {fact.state for item in items for fact in item.facts if fact.field == "themes"}
    return next((state for state in ("confirmed", "read", "automatic") if state in states), None)
