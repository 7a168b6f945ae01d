"""One correction on a plan: what it changes, and the facts that say a person did it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pstgraph.model.plan import Alternative, Evidence, Fact, Item, Kind, Plan, ReviewState
from pstgraph.review.entries import Correction, Target
from pstgraph.review.finding import DoesNotFit, Words, find_item
from pstgraph.review.values import decode_plan_field, item_value, words_of
from pstgraph.text import tokens

CHANGED = "le document a changé : vérifiez la ligne"
"""Why what rests on a line alone is not applied to another version."""
_PREFIX: dict[Kind, str] = {
    "axis": "AX",
    "strategic_objective": "OS",
    "operational_objective": "OO",
    "action": "A",
    "sub_action": "M",
}


def changed(plan: Plan, correction: Correction, item: Item | None, words: Words, moved: bool) -> Plan:
    """Return the plan after one correction; the same plan where it says already what it should.

    Parameters
    ----------
    plan
        The plan so far.
    correction
        The change.
    item
        The element it is about, as it stands in ``plan``; None for an insertion and for plan fields.
    words
        The words of the document.
    moved
        Whether the document is another version than the correction was written for.

    Raises
    ------
    DoesNotFit
        When the change makes no sense here.
    """
    if moved and (correction.change == "evidence" or correction.change.startswith("plan.")):
        raise DoesNotFit(CHANGED)
    if correction.change == "insert":
        return _inserted(plan, correction, words, moved)
    if correction.change.startswith("plan."):
        return _plan_changed(plan, correction, words)
    if item is None:
        raise DoesNotFit("l'élément a été supprimé par une autre correction")
    words = words.of(item)
    if moved and item.evidence:  # found by its words: the passage is where it stands now
        target = Target(item.evidence[0].first_line, correction.target.item)
        correction = replace(correction, target=target)
    return (
        _dropped(plan, item) if correction.change == "drop" else _mended(plan, correction, item, words, moved)
    )


def _mended(plan: Plan, correction: Correction, item: Item, words: Words, moved: bool) -> Plan:
    """Return the plan with one field of an element changed."""
    if correction.change == "parent":
        value: Any = _parent(plan, correction.value, moved)
        _no_cycle(plan, item, value)
    else:
        value = _value(correction.change, correction, words)
    if getattr(item, correction.change) == value:
        return plan
    made = _item_changed(item, correction, value, words)
    return replace(plan, items=tuple(made if other.id == item.id else other for other in plan.items))


def _value(field: str, correction: Correction, words: Words) -> Any:
    value = item_value(field, correction.value)
    if field == "evidence":
        return tuple(words.passage(lines.first, lines.last, lines.quote) for lines in value)
    if field == "alternatives":
        place = _place(correction, words)
        return tuple(Alternative(label, place) for label in value)
    return value


def _place(correction: Correction, words: Words) -> Evidence:
    line = correction.target.line
    return words.passage(line, line, correction.quote)


def _item_changed(item: Item, correction: Correction, value: Any, words: Words) -> Item:
    field = correction.change
    made = replace(item, **{field: value})
    if field == "evidence":  # the passages are the evidence: no fact says where evidence stands
        return made
    return replace(made, facts=_facts(item.facts, field, getattr(item, field), value, correction, words))


def _facts(
    before: tuple[Fact, ...], field: str, old: Any, new: Any, correction: Correction, words: Words
) -> tuple[Fact, ...]:
    """Facts after a change: values that stay keep theirs, new ones rest on the line that a person named."""
    stays = dict(zip(words_of(field, old), old, strict=True)) if isinstance(old, tuple) else {}
    fresh = dict(zip(words_of(field, new), new, strict=True)) if isinstance(new, tuple) else {}
    facts: list[Fact] = []
    for value in dict.fromkeys(words_of(field, new)):
        kept = [fact for fact in before if fact.field == field and fact.value == value]
        if kept and value in stays and stays[value] == fresh.get(value):
            facts += kept
        else:
            facts.append(Fact(field, value, _place(correction, words), "corrected", "read"))
    return (*(fact for fact in before if fact.field != field), *facts)


def _plan_changed(plan: Plan, correction: Correction, words: Words) -> Plan:
    field = correction.change.removeprefix("plan.")
    value, old = decode_plan_field(field, correction.value), getattr(plan, field)
    if value == old:
        return plan
    facts = _facts(plan.facts, field, old, value, correction, words)
    return replace(plan, facts=facts, **{field: value})


def _dropped(plan: Plan, item: Item) -> Plan:
    """Take an element out; what stood under it moves up, and keeps its id."""
    return replace(
        plan,
        items=tuple(
            replace(other, parent=item.parent) if other.parent == item.id else other
            for other in plan.items
            if other.id != item.id
        ),
    )


def _parent(plan: Plan, value: Any, moved: bool) -> str | None:
    if value is None:
        return None
    if isinstance(value, Mapping):
        if not moved and value.get("id") in plan.by_id():
            return str(value["id"])
        return find_item(plan, target_of(value), moved).id
    if value not in plan.by_id():
        raise DoesNotFit(f"l'élément « {value} » n'existe pas")
    return str(value)


def target_of(value: Mapping[str, Any]) -> Target:
    """The element that the value of a correction names: its line, words, id and label."""
    item, ident, label = (
        None if value.get(key) is None else str(value[key]) for key in ("item", "id", "label")
    )
    return Target(value["line"], item, ident, label)


def _no_cycle(plan: Plan, item: Item, parent: str | None) -> None:
    by_id, above = plan.by_id(), parent
    while above is not None:
        if above == item.id:
            raise DoesNotFit("un élément ne peut pas se trouver sous lui-même")
        above = by_id[above].parent


def _inserted(plan: Plan, correction: Correction, words: Words, moved: bool) -> Plan:
    given = dict(correction.value)
    parent = _parent(plan, given.pop("parent"), moved)
    kind, own_id = given.pop("kind"), given.pop("id", None)
    above = plan.by_id().get(parent) if parent else None
    if moved and (above is None or not above.evidence):
        raise DoesNotFit(CHANGED)
    if moved and above and _has_child(plan, above, kind, given.get("label")):
        return plan
    place = above.evidence[0] if moved and above else _place(correction, words)
    values = {field: _value(field, replace(correction, value=value), words) for field, value in given.items()}
    values.setdefault("volet", above.volet if above else None)
    values.setdefault("evidence", (place,))
    facts = tuple(
        Fact(field, value, place, "corrected", "read")
        for field in given
        if field != "evidence"
        for value in dict.fromkeys(words_of(field, values[field]))
    )
    name = str(own_id) if own_id else _new_id(plan, parent, kind, values.get("number"))
    if name in plan.by_id():
        raise DoesNotFit(f"l'identifiant « {name} » existe déjà")
    item = Item(id=name, parent=parent, kind=kind, facts=facts, **({"number": None, "label": None} | values))
    at = _below(plan, item) if moved else _position(plan, item, correction.target.line)
    return replace(plan, items=(*plan.items[:at], item, *plan.items[at:]))


def _has_child(plan: Plan, above: Item, kind: Kind, label: Any) -> bool:
    """Whether the new version of a document already prints what a person added to the earlier one."""
    words = tokens(str(label or ""))
    children = (item for item in plan.items if item.parent == above.id and item.kind == kind)
    return bool(words) and any(tokens(item.label or "") == words for item in children)


def _below(plan: Plan, item: Item) -> int:
    """Place of a new element after all that stands under its parent."""
    family, at = {item.parent}, 0
    for place, other in enumerate(plan.items, start=1):
        if other.id in family or other.parent in family:
            family.add(other.id)
            at = place
    return at


def _new_id(plan: Plan, parent: str | None, kind: Kind, number: Any) -> str:
    """Id of a new element; no other id changes for it."""
    taken = plan.by_id()
    stem = f"{parent}/{_PREFIX[kind]}" if parent else _PREFIX[kind]
    printed = re.search(r"\d+(?:\.\d+)*", str(number or ""))
    if printed:
        name = stem + printed[0]
    else:
        alike = (re.fullmatch(re.escape(stem) + r"(\d+).*", name) for name in taken)
        name = f"{stem}{max((int(found[1]) for found in alike if found), default=0) + 1}"
    rank, unique = 1, name
    while unique in taken:
        rank += 1
        unique = f"{name}-{rank}"
    return unique


def _position(plan: Plan, item: Item, line: int) -> int:
    """Place of a new element: in the order of the lines, and after its parent."""
    at = 0
    for place, other in enumerate(plan.items, start=1):
        before = bool(other.evidence) and other.evidence[0].first_line <= line
        if before or other.id == item.parent:
            at = place
    return at


def settled_facts(item: Item, field: str, codes: tuple[str, ...], place: Evidence) -> tuple[Fact, ...]:
    """Facts after a person settled the codes of a field; those of the machine keep their passage."""
    facts: list[Fact] = []
    for code in codes:
        known = [fact for fact in item.facts if fact.field == field and fact.value == code]
        if known:
            facts += [replace(fact, state=_read(fact)) for fact in known]
        else:
            facts.append(Fact(field, code, place, "corrected", "read"))
    return (*(fact for fact in item.facts if fact.field != field), *facts)


def _read(fact: Fact) -> ReviewState:
    return "confirmed" if fact.state == "confirmed" else "read"
