"""A plan in a few lines, for tests to compare with what a person wrote down."""

from __future__ import annotations

from pstgraph.model.plan import Amount, Item, Plan

KINDS = {
    "axis": "AX",
    "strategic_objective": "OS",
    "operational_objective": "OO",
    "action": "A",
    "sub_action": "M",
}


def compact(plan: Plan) -> str:
    """One line an item: indent by depth, kind, number, label, then its fields in braces."""
    depth: dict[str, int] = {}
    lines = []
    for item in plan.items:
        depth[item.id] = 0 if item.parent is None else depth[item.parent] + 1
        fields = "; ".join(f"{name}={value}" for name, value in _fields(item).items() if value)
        tail = f" {{{fields}}}" if fields else ""
        lines.append(
            f"{'  ' * depth[item.id]}{KINDS[item.kind]} {item.number or '-'} | {item.label or '-'}{tail}"
        )
    return "\n".join(lines) + "\n"


def _fields(item: Item) -> dict[str, str | None]:
    deadline = item.deadline
    return {
        "volet": item.volet,
        "pilots": ", ".join(item.pilots),
        "political": ", ".join(item.political_pilots),
        "start": deadline.start if deadline else None,
        "end": deadline.end if deadline else None,
        "recurrence": deadline.recurrence if deadline else None,
        "steps": item.steps,
        "budget": ", ".join(_amount(amount) for amount in item.budget),
        "partners": ", ".join(partner.mention for partner in item.partners),
        "indicators": ", ".join(indicator.label for indicator in item.indicators),
        "status": item.status,
        "priority": item.priority,
        "description": item.description,
        "note": item.note,
        "alternatives": " / ".join(other.label for other in item.alternatives),
    }


def _amount(amount: Amount) -> str:
    whole = amount.amount == amount.amount.to_integral()
    number = f"{amount.amount:.0f}" if whole else str(amount.amount)
    return f"{number}{'/an' if amount.per_year else ''} {amount.kind}"
