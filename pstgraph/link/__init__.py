"""Words to shared things: partners, themes, target groups, dates, money, roles."""

from __future__ import annotations

from dataclasses import replace

from pstgraph.identifiers import plan_iri
from pstgraph.link.registry import Registry, load_registry
from pstgraph.model.plan import Cpas, Reading
from pstgraph.readers.document import Document

__all__ = ["Registry", "link", "load_registry"]


def link(
    reading: Reading, registry: Registry, cpas: Cpas | None = None, document: Document | None = None
) -> Reading:
    """Tie the words of a reading to shared things.

    Parameters
    ----------
    reading
        What the outline engine read, nothing linked.
    registry
        Communes, CPAS and partners.
    cpas
        Whose plan it is; told from the document where None.
    document
        The document itself: gives each mention its own line and the prose outside the outline
        (whose plan it is, evaluations, sectoral plans). Without it the items alone are searched.
    """
    plan = reading.plan
    owner = cpas or plan.cpas
    iri = None
    if owner is not None:
        year = plan.period.start if plan.period and plan.period.start else (plan.document_date or "")[:4]
        iri = plan_iri(owner.nis, int(year) if year else None, plan.source.sha256)
    return replace(reading, plan=replace(plan, cpas=owner, iri=iri))
