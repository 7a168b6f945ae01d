"""Plans as sheets: title rows, columns of levels, a sheet an objective, the project's own template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pstgraph.model.plan import Item, Plan

from .blocks import Cell, Heading, Table, cell
from .layouts import COLUMNS, HEAD_FILL, VOLETS, Node, _parts, _table_row, columns, fields, table, walk


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name and its rows of cells (merged ones once)."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def _head(plan: Plan) -> list[tuple[Cell, ...]]:
    name = plan.cpas.name if plan.cpas else ""
    return [
        (cell(f"Programme stratégique transversal – {name}", bold=True),),
        (cell("Mise à jour : juin"),),
        (),
    ]


def as_table(plan: Plan) -> list[Sheet]:
    """The table with objectives as merged rows, on one sheet."""
    made = next(block for block in table(plan).blocks if isinstance(block, Table))
    return [Sheet("PST", (*_head(plan), *made.rows))]


def as_columns(plan: Plan) -> list[Sheet]:
    """Objectives in merged columns; a title row where the volet or axis changes."""
    rows = _head(plan)
    for block in columns(plan).blocks:
        if isinstance(block, Table):
            rows += [*block.rows, ()]
        elif isinstance(block, Heading) and block.text.startswith(("Volet", "Axe")):
            rows.append((cell(block.text, bold=True),))
    return [Sheet("Objectifs", tuple(rows))]


def as_sheets(plan: Plan) -> list[Sheet]:
    """A sheet an objective, after one that explains."""
    found = [
        Sheet("Lisez-moi", ((cell("Ce classeur suit l’avancement du programme."),), (cell("Version 2"),)))
    ]
    waiting: list[tuple[Cell, ...]] = []
    for heading, nodes in _parts(plan):
        if isinstance(heading, Heading):
            waiting.append((cell(heading.text),))
            continue
        name = f"OS {nodes[0].number}"
        head = tuple(cell(text, fill=HEAD_FILL, bold=True) for text in COLUMNS)
        found.append(Sheet(name, (*waiting, head, *(_table_row(node) for node in nodes))))
        waiting = []
    return found


TEMPLATE = (
    "Volet", "Axe", "Niveau", "Numéro", "Intitulé", "Pilote", "Mandataire", "Échéance", "Étapes",
    "Budget ordinaire", "Budget extraordinaire", "Subsides", "Partenaires", "Indicateur", "Statut",
)  # fmt: skip
_LEVELS = ("OS", "OO", "Action", "Sous-action")
_KINDS = {"Budget ordinaire": "ordinary", "Budget extraordinaire": "extraordinary", "Subsides": "subsidy"}


def as_template(plan: Plan) -> list[Sheet]:
    """The project's own template, one row an item."""
    axes = {item.id: item for item in plan.items if item.kind == "axis"}
    rows = [tuple(cell(name, bold=True) for name in TEMPLATE)]
    axis = ""
    for node in walk(plan):
        if node.rank == 0:
            above = axes.get(node.item.parent or "")
            axis = f"{above.number} {above.label}" if above else ""
        rows.append(_template_row(node, axis))
    return [Sheet("PST", tuple(rows))]


def _template_row(node: Node, axis: str) -> tuple[Cell, ...]:
    item = node.item
    known = {
        "Volet": VOLETS.get(item.volet or "", "").removeprefix("Volet "),
        "Axe": axis,
        "Niveau": _LEVELS[node.rank],
        "Numéro": node.number,
        "Intitulé": item.label or "",
        **dict(fields(item)),
        **{name: _money(item, kind) for name, kind in _KINDS.items()},
    }
    return tuple(cell(known.get(name)) for name in TEMPLATE)


def _money(item: Item, kind: str) -> str:
    return " + ".join(
        a.text for a in item.budget if a.kind == kind or (kind == "ordinary" and a.kind == "unspecified")
    )


SHEETS: dict[str, Callable[[Plan], list[Sheet]]] = {
    "table": as_table,
    "columns": as_columns,
    "sheets": as_sheets,
    "template": as_template,
}
