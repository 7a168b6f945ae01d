"""Invented plans for the tests of analyses: a few lines of Python make a Plan."""

from __future__ import annotations

from pstgraph.identifiers import cpas_iri
from pstgraph.model.plan import (
    Cpas,
    Deadline,
    Evidence,
    Fact,
    Item,
    PartnerMention,
    Period,
    Plan,
    Source,
)


def passage(label: str, line: int = 1) -> Evidence:
    return Evidence("invente.txt", line, line, label)


def item(
    id: str,
    kind: str,
    label: str | None,
    *,
    line: int = 1,
    themes: tuple[str, ...] = (),
    partners: tuple[PartnerMention, ...] = (),
    start: str | None = None,
    end: str | None = None,
    text: str | None = None,
    state: str = "read",
    **more,
) -> Item:
    """An item whose parent is the id without its last part; every value has its fact."""
    evidence = passage(label or "", line)
    facts = [Fact("themes", code, evidence, state=state) for code in themes]
    facts += [Fact("partners", p.mention, evidence) for p in partners]
    dated = Deadline(text or end or start, start, end) if (start or end or text) else None
    return Item(
        id=id,
        parent=id.rpartition("/")[0] or None,
        kind=kind,
        number=None,
        label=label,
        themes=themes,
        partners=partners,
        deadline=dated,
        evidence=(evidence,),
        facts=tuple(facts),
        **more,
    )


def action(id: str, label: str, **more) -> Item:
    return item(id, "action", label, **more)


def partner(mention: str, iri: str | None, name: str | None = None, generic: bool = False) -> PartnerMention:
    return PartnerMention(mention, name or mention, iri, generic)


def plan(
    nis: str, name: str, *items: Item, period: tuple[str, str] | None = None, document_date=None
) -> Plan:
    """A plan with one OS and one OO above the given items, unless they bring their own."""
    own = list(items)
    known = {i.id for i in own}
    heads = []
    for id, kind in (("OS1", "strategic_objective"), ("OS1/OO1", "operational_objective")):
        if id not in known and any(i.id.startswith(id + "/") for i in own):
            heads.append(item(id, kind, "Objectif inventé"))
    return Plan(
        iri=f"https://w3id.org/pst/id/plan/{nis}/test",
        cpas=Cpas(nis, f"CPAS de {name}", cpas_iri(nis)),
        title="PST inventé",
        source=Source("invente.txt", "0" * 64),
        period=Period(*period) if period else None,
        document_date=document_date,
        items=(*heads, *own),
    )
