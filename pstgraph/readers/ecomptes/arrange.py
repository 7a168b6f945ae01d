"""The elements of a plan on the four levels of the format; a level that the plan lacks is filled."""

from __future__ import annotations

from dataclasses import dataclass, field

from pstgraph.model.plan import Item, Kind, Plan, Volet

LEVEL: dict[Kind, int] = {
    "axis": 0,
    "strategic_objective": 1,
    "operational_objective": 2,
    "action": 3,
    "sub_action": 3,
}


@dataclass(slots=True)
class Placed:
    """An element on its level; without an item it is a volet, or fills a level.

    ``above`` is the action that a flattened sub-action belongs to.
    """

    level: int
    item: Item | None = None
    volet: Volet | None = None
    above: Item | None = None
    parent: Placed | None = field(default=None, repr=False)
    below: list[Placed] = field(default_factory=list)

    def add(self, child: Placed) -> Placed:
        """Append an element below."""
        child.parent = self
        self.below.append(child)
        return child


def arrange(plan: Plan) -> list[Placed]:
    """Put the elements of a plan on the levels of the format, in document order.

    Parameters
    ----------
    plan
        Any plan. An element whose level cannot stand under its parent's comes after it, on its own level.

    Returns
    -------
    list of Placed
        The volets, at least one. Elements that follow each other in one volet share it; an axis is a volet
        of its own, as the format has no other place between volet and strategic objective.
    """
    top: list[Placed] = []
    placed: dict[str, Placed] = {}
    below: dict[str | None, list[Item]] = {}
    for item in plan.items:
        below.setdefault(item.parent, []).append(item)
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        item = waiting.pop()
        parent = placed.get(item.parent) if item.parent is not None else None
        placed[item.id] = _place(item, parent, top)
        waiting += reversed(below.get(item.id, []))
    return top or [Placed(0)]


def _place(item: Item, parent: Placed | None, top: list[Placed]) -> Placed:
    level = LEVEL[item.kind]
    if level == 0:
        top.append(Placed(0, item, item.volet))
        return top[-1]
    if parent is None:
        if not top or top[-1].item is not None or top[-1].volet != item.volet:
            top.append(Placed(0, None, item.volet))
        parent = top[-1]
    own = parent.item
    above = own if item.kind == "sub_action" and own is not None and own.kind == "action" else None
    while parent.parent is not None and parent.level >= level:
        parent = parent.parent
    while parent.level < level - 1:
        last = parent.below[-1] if parent.below else None
        fills = last is not None and last.item is None
        parent = last if last is not None and fills else parent.add(Placed(parent.level + 1))
    return parent.add(Placed(level, item, item.volet, above))
