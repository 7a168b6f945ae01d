"""Words to shared things: whose plan it is, partners, themes, target groups, instruments, agreements."""

from __future__ import annotations

from dataclasses import replace

from pstgraph.identifiers import plan_iri
from pstgraph.link.cpas import tell_cpas
from pstgraph.link.evidence import Places
from pstgraph.link.items import link_item
from pstgraph.link.partners import Context
from pstgraph.link.plan_facts import find_evaluations, find_sectoral_plans
from pstgraph.link.registry import Registry, load_registry
from pstgraph.model.plan import Cpas, Item, Note, Plan, Reading
from pstgraph.readers.document import Document, Line

__all__ = ["Registry", "link", "load_registry"]


def link(
    reading: Reading, registry: Registry, cpas: Cpas | None = None, document: Document | None = None
) -> Reading:
    """Tie the words of a reading to shared things; every tie gets its fact, state *automatic*.

    Parameters
    ----------
    reading
        What the outline engine read, nothing linked.
    registry
        Communes, CPAS and partners.
    cpas
        Whose plan it is; told from the document where None.
    document
        The document itself: gives each mention its own line, and the prose outside the outline (whose plan
        it is, evaluations, sectoral plans). Without it the elements alone are searched.

    Returns
    -------
    Reading
        The plan with its CPAS, its IRI and its linked elements; notes say what was guessed and which names
        the registry does not know. Where the CPAS is unknown the plan has none, and no IRI.
    """
    text = document or _as_document(reading.plan)
    owner, notes = _owner(reading.plan, text, registry, cpas)
    stated = tuple(f for f in reading.plan.facts if not (f.field == "cpas" and f.value.startswith("AC ")))
    context = Context(registry, owner.nis if owner else None)
    places = Places(document)
    items, item_notes = _items(reading.plan, context, places)
    iri = _iri(reading.plan, owner)
    plan = replace(reading.plan, cpas=owner, iri=iri, items=items, facts=stated)
    plan = _with_plan_values(plan, text)
    # the outline engine takes a third of a second to import: not for who only wants the registry
    from pstgraph.readers.outline.left_out import lines_of, without_taken

    taken = lines_of((f.evidence.first_line, f.evidence.last_line) for f in plan.facts)
    taken |= {note.line for note in notes if note.line and owner}
    before = without_taken(reading.notes, taken, (line.number for line in text.lines))
    return replace(reading, plan=plan, notes=(*before, *notes, *item_notes))


def _owner(
    plan: Plan, document: Document, registry: Registry, cpas: Cpas | None
) -> tuple[Cpas | None, list[Note]]:
    if cpas is not None:
        return cpas, _named_otherwise(plan, document, registry, cpas)
    if plan.cpas is not None:
        return _registered(plan.cpas, registry)
    if any(fact.field == "cpas" and fact.value.startswith("AC ") for fact in plan.facts):
        return None, []  # eComptes: the file is a commune's, and says so
    told = tell_cpas(document, registry, plan.title)
    return told.cpas, [told.note] if plan.items or told.cpas else []


def _named_otherwise(plan: Plan, document: Document, registry: Registry, asked: Cpas) -> list[Note]:
    """Note that a document names another CPAS than the one asked for."""
    told = tell_cpas(document, registry, plan.title)
    sure = told.cpas if told.note.level == "read" else None
    named, line = (plan.cpas, None) if plan.cpas else (sure, told.line)
    if named is None or named.nis == asked.nis:
        return []
    message = f"le document nomme le {named.name} ; le plan est attribué au {asked.name} comme demandé"
    return [Note("guessed", line, message)]


def _registered(stated: Cpas, registry: Registry) -> tuple[Cpas | None, list[Note]]:
    """CPAS that a document states by its code (eComptes), under its name in the registry."""
    commune = registry.communes.get(stated.nis)
    if commune is not None:
        return commune.cpas, []
    message = f"le code INS {stated.nis} n'est celui d'aucune commune du registre ; --cpas NOM_OU_INS"
    return None, [Note("skipped", None, message)]


def _iri(plan: Plan, owner: Cpas | None) -> str | None:
    """IRI of a plan: by the year its period starts, else that of its document, else its checksum."""
    if owner is None:
        return None
    year = (plan.period.start if plan.period else None) or plan.document_date or ""
    return plan_iri(owner.nis, int(year[:4]) if year[:4].isdigit() else None, plan.source.sha256)


def _items(plan: Plan, context: Context, places: Places) -> tuple[tuple[Item, ...], list[Note]]:
    by_id = plan.by_id()
    linked: list[Item] = []
    notes: list[Note] = []
    for item in plan.items:
        done, more = link_item(item, _above(item, by_id), context, places)
        linked.append(done)
        notes += more
    return tuple(linked), notes


def _above(item: Item, by_id: dict[str, Item]) -> list[Item]:
    above: list[Item] = []
    parent = by_id.get(item.parent) if item.parent else None
    while parent is not None and parent not in above:
        above.append(parent)
        parent = by_id.get(parent.parent) if parent.parent else None
    return above


def _with_plan_values(plan: Plan, document: Document) -> Plan:
    """Evaluations and sectoral plans with their facts; nothing for a document that is no plan."""
    if not plan.items:
        return plan
    evaluations = find_evaluations(document)
    joined = find_sectoral_plans(document)
    return replace(
        plan,
        evaluations=tuple(fact.value for fact in evaluations),
        sectoral_plans=tuple(fact.value for fact in joined),
        facts=(*plan.facts, *evaluations, *joined),
    )


def _as_document(plan: Plan) -> Document:
    """The passages of a plan as a document, where the document itself is not at hand."""
    quotes = {where.first_line: where.quote for item in plan.items for where in item.evidence}
    quotes |= {fact.evidence.first_line: fact.evidence.quote for fact in plan.facts}
    lines = tuple(Line(number, quotes[number]) for number in sorted(quotes))
    last = max(quotes, default=0)
    return Document(plan.source.file, plan.source.sha256, lines, "plan", last)
