"""Layouts in which CPAS publish: a plan as blocks. Fixed before the readers were measured on them.

Numbers are counted through the plan (OS 1, OO 1.1, 1.1.1), for the five number theirs in five ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pstgraph.model.plan import Item, Plan

from .blocks import Block, Cell, Contents, Doc, Entry, Heading, PageBreak, Paragraph, Table, Title, cell

INTRODUCTION = (
    "Le programme stratégique transversal est un outil de gouvernance pluriannuel qui reprend la stratégie"
    " développée par le conseil de l’action sociale pour atteindre les objectifs qu’il s’est fixés.",
    "Il est prévu par l’article 27ter de la loi organique du 8 juillet 1976 des centres publics d’action"
    " sociale, inséré par le décret du 19 juillet 2018, et repose sur une collaboration étroite entre le"
    " collège politique et l’administration.",
)
METHOD = (
    "Une première rencontre a réuni les chefs de service en atelier.",
    "Les projets ont ensuite été présentés au comité de direction.",
    "Le conseil de l’action sociale en a pris acte en séance publique.",
)
FOLLOW_UP = (
    "Une évaluation sera réalisée à mi-législature et au terme de celle-ci. Elle sera présentée au conseil de"
    " l’action sociale et publiée sur le site internet du centre."
)
VOLETS = {"external": "Volet externe", "internal": "Volet interne", "common": "Volet commun"}
HEAD_FILL, OS_FILL, OO_FILL = "1F4E79", "9DC3E6", "DEEAF6"


@dataclass(frozen=True)
class Node:
    """An item with its counted number and depth."""

    item: Item
    number: str
    rank: int


RANKS = {"strategic_objective": 0, "operational_objective": 1, "action": 2, "sub_action": 3}


def walk(plan: Plan) -> Iterator[Node]:
    """Objectives, actions and sub-actions in order, numbered through; axes are headings apart."""
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {}
    for item in plan.items:
        if item.kind == "axis":
            continue
        above = numbers.get(item.parent or "", "")
        counts[above] = counts.get(above, 0) + 1
        numbers[item.id] = f"{above}.{counts[above]}" if above else str(counts[above])
        yield Node(item, numbers[item.id], RANKS[item.kind])


def fields(item: Item) -> list[tuple[str, str]]:
    """What an item states beside its label, as labelled values."""
    found = [
        ("Pilote", ", ".join(item.pilots)),
        ("Mandataire", ", ".join(item.political_pilots)),
        ("Échéance", (item.deadline.text or item.deadline.recurrence or "") if item.deadline else ""),
        ("Budget", " + ".join(amount.text for amount in item.budget)),
        ("Partenaires", ", ".join(partner.mention for partner in item.partners)),
        ("Étapes", item.steps or ""),
    ]
    return [(name, value) for name, value in found if value]


def _value(item: Item, name: str) -> str:
    return dict(fields(item)).get(name, "")


def _front(plan: Plan, *, styled: bool = True) -> list[Block]:
    name = plan.cpas.name if plan.cpas else "CPAS"
    blocks: list[Block] = [Title(f"Centre public d’action sociale : {name}")]
    blocks += [Title("Programme stratégique transversal"), PageBreak()]
    entries = [(0, "Introduction", 3), (0, "Objectifs et actions", 4)]
    entries += [(1, f"Objectif stratégique {n.number}", 4) for n in walk(plan) if n.rank == 0]
    blocks += [Heading(1, "Table des matières"), Contents((*entries, (0, "Suivi et évaluation", 9)))]
    blocks += [PageBreak(), Heading(1, "Introduction") if styled else Paragraph("Introduction", bold=True)]
    blocks += [Paragraph(text) for text in INTRODUCTION]
    blocks += [Heading(2, "Méthodologie") if styled else Paragraph("Méthodologie", bold=True)]
    return blocks + [Entry(1, text, number=f"{i}.") for i, text in enumerate(METHOD, 1)]


def _back() -> list[Block]:
    return [Heading(1, "Suivi et évaluation"), Paragraph(FOLLOW_UP)]


def _parts(plan: Plan) -> Iterator[tuple[Block | None, list[Node]]]:
    """Strategic objectives with all below; before them the heading of its volet or axis where it changes."""
    axes = {item.id: item for item in plan.items if item.kind == "axis"}
    nodes = list(walk(plan))
    starts = [i for i, node in enumerate(nodes) if node.rank == 0] + [len(nodes)]
    volet: str | None = None
    for a, b in pairwise(starts):
        first = nodes[a].item
        if first.volet != volet and first.volet is not None:
            yield Heading(1, VOLETS[first.volet]), []
            volet = first.volet
        axis = axes.pop(first.parent or "", None)
        if axis is not None:
            yield Heading(2, f"Axe {axis.number or ''} : {axis.label}".replace("  ", " ")), []
        yield None, nodes[a:b]


def _field_lines(item: Item, indent: int) -> list[Block]:
    return [Paragraph(f"{name} : {value}", indent=indent) for name, value in fields(item)]


def headings(plan: Plan) -> Doc:
    """Styled headings for objectives, bullets for actions, labelled lines for who and when."""
    blocks = [*_front(plan), PageBreak(), Heading(1, "Objectifs et actions")]
    for heading, nodes in _parts(plan):
        blocks += [heading] if heading else []
        for node in nodes:
            label = node.item.label or ""
            if node.rank == 0:
                blocks.append(Heading(2, f"Objectif stratégique {node.number} : {label}"))
            elif node.rank == 1:
                blocks.append(Heading(3, f"Objectif opérationnel {node.number} : {label}".rstrip(" :")))
            else:
                blocks.append(Entry(node.rank - 1, label, "•" if node.rank == 2 else "–"))
            blocks += _field_lines(node.item, max(node.rank - 1, 0))
    name = plan.cpas.name if plan.cpas else ""
    return Doc(
        (*blocks, *_back()),
        head=f"{name} – Programme stratégique transversal",
        foot="Page {page} sur {pages}",
    )


def numbered(plan: Plan) -> Doc:
    """Numbers all the way down; bold lines rather than styles where the format does not number by itself."""
    blocks = _front(plan, styled=False)
    blocks.append(PageBreak())
    for heading, nodes in _parts(plan):
        blocks += [heading] if heading else []
        for node in nodes:
            label = node.item.label or ""
            if node.rank == 0:
                blocks.append(Heading(2, label, f"OS {node.number}."))
            elif node.rank == 1:
                blocks.append(Heading(3, label, f"OO {node.number}."))
            elif node.rank == 2:
                blocks.append(Entry(1, label, number=f"{node.number}."))
            else:
                letter = chr(ord("a") + int(node.number.rsplit(".", 1)[1]) - 1)
                blocks.append(Entry(2, label, number=f"{letter})"))
            told = " – ".join(f"{name} : {value}" for name, value in fields(node.item))
            blocks += [Paragraph(told, indent=1)] if told else []
    return Doc((*blocks, *_back()), foot="{page}", automatic=True)


COLUMNS = ("N°", "Actions", "Pilote administratif", "Mandataire", "Échéance", "Budget", "Partenaires")
NAMES = ("Pilote", "Mandataire", "Échéance", "Budget", "Partenaires")


def table(plan: Plan) -> Doc:
    """One table on landscape pages: objectives as merged coloured rows, the head repeated on each page."""
    rows = [tuple(cell(text, fill=HEAD_FILL, bold=True) for text in COLUMNS)]
    for heading, nodes in _parts(plan):
        if isinstance(heading, Heading):
            rows.append((cell(heading.text.upper(), columns=len(COLUMNS), bold=True),))
        for node in nodes:
            rows.append(_table_row(node))
    widths = (1.6, 8.0, 3.2, 3.0, 2.6, 2.6, 4.2)
    name = plan.cpas.name if plan.cpas else ""
    blocks = [*_front(plan), PageBreak(), Heading(1, "Objectifs et actions")]
    made = Table(tuple(rows), 1, widths, name="Objectifs et actions")
    return Doc((*blocks, made, *_back()), head=f"PST – {name}", foot="Page {page}", landscape=True)


def _table_row(node: Node) -> tuple[Cell, ...]:
    item, width = node.item, len(COLUMNS)
    if node.rank == 0:
        return (cell(f"OS {node.number} – {item.label}", columns=width, fill=OS_FILL, bold=True),)
    if node.rank == 1:
        return (cell(f"OO {node.number} – {item.label or ''}".rstrip(" –"), columns=width, fill=OO_FILL),)
    steps = (item.label or "", *([f"Étapes : {item.steps}"] if item.steps else []))
    return (cell(node.number), Cell(steps), *(cell(_value(item, name)) for name in NAMES))


def columns(plan: Plan) -> Doc:
    """Objectives in columns of their own, merged over their actions."""
    blocks = [*_front(plan), PageBreak(), Heading(1, "Objectifs et actions")]
    deep = any(node.rank == 3 for node in walk(plan))
    for heading, nodes in _parts(plan):
        if heading:
            blocks.append(heading)
        elif blocks and isinstance(blocks[-1], Table):
            last = blocks[-1]
            blocks[-1] = Table((*last.rows, *_column_rows(nodes, deep)), 1, last.widths, name=last.name)
        else:
            blocks.append(Table((_column_head(deep), *_column_rows(nodes, deep)), 1, _column_widths(deep)))
    return Doc((*blocks, *_back()), foot="{page}", landscape=True)


def _column_widths(deep: bool) -> tuple[float, ...]:
    return (3.6, 4.0, 5.4, 4.2, 3.0, 2.6, 2.4) if deep else (4.0, 4.6, 7.6, 3.4, 2.8, 2.8)


def _column_head(deep: bool) -> tuple[Cell, ...]:
    names = ["Objectif stratégique", "Objectif opérationnel", "Action", *(["Sous-action"] if deep else [])]
    return tuple(
        cell(text, fill=HEAD_FILL, bold=True) for text in [*names, "Responsable", "Échéance", "Coût"]
    )


def _column_rows(nodes: list[Node], deep: bool) -> list[tuple[Cell, ...]]:
    """Rows of the deepest items; above them one merged cell for each objective and action."""
    paths: list[list[Node | None]] = []
    for i, node in enumerate(nodes):
        following = nodes[i + 1] if i + 1 < len(nodes) else None
        above_others = following is not None and following.number.startswith(node.number + ".")
        if above_others and (node.rank < 2 or not fields(node.item)):
            continue
        path: list[Node | None] = [None] * (4 if deep else 3)
        for above in nodes[: i + 1]:
            if node.number == above.number or node.number.startswith(above.number + "."):
                path[above.rank] = above
        paths.append(path)
    return [_column_row(paths, y) for y in range(len(paths))]


def _column_row(paths: list[list[Node | None]], y: int) -> tuple[Cell, ...]:
    path, made = paths[y], []
    for x, node in enumerate(path):
        if y and node is not None and paths[y - 1][x] is node:
            continue
        below = 1
        while node is not None and y + below < len(paths) and paths[y + below][x] is node:
            below += 1
        words = {0: f"OS {node.number} : ", 1: f"OO {node.number} : "}.get(x, "") if node else ""
        text = f"{words}{node.item.label or ''}".strip(" :") if node else ""
        made.append(cell(text, rows=below, fill=OS_FILL if x == 0 else "", bold=x == 0))
    deepest = [node for node in path if node is not None][-1].item
    return (*made, *(cell(_value(deepest, name)) for name in ("Pilote", "Échéance", "Budget")))


def cards(plan: Plan) -> Doc:
    """A card an action, under styled headings."""
    blocks = [*_front(plan), PageBreak(), Heading(1, "Fiches actions")]
    for heading, nodes in _parts(plan):
        blocks += [heading] if heading else []
        for node in nodes:
            label = node.item.label or ""
            if node.rank == 0:
                blocks.append(Heading(2, f"O.S.{node.number} {label}"))
            elif node.rank == 1:
                blocks.append(Heading(3, f"O.O.{node.number} {label}".strip()))
            else:
                blocks.append(_card(node))
    return Doc((*blocks, *_back()), foot="– {page} –")


def _card(node: Node) -> Table:
    word = "Action" if node.rank == 2 else "Sous-action"
    title = cell(f"{word} {node.number} : {node.item.label}", columns=2, fill=OS_FILL, bold=True)
    told = fields(node.item) or [("Échéance", "à définir")]
    rows = [(cell(name, bold=True, fill=OO_FILL), cell(value)) for name, value in told]
    return Table(((title,), *rows), 0, (4.0, 12.0))


def borderless(plan: Plan) -> Doc:
    """The table of :func:`table` without rules or fills."""
    made = table(plan)
    blocks = [
        Table(
            tuple(tuple(Cell(c.paragraphs, c.columns, c.rows, "", c.bold) for c in row) for row in b.rows),
            b.head, b.widths, ruled=False,
        )
        if isinstance(b, Table) else b
        for b in made.blocks
    ]  # fmt: skip
    return Doc(tuple(blocks), made.head, made.foot, landscape=True)


LAYOUTS: dict[str, Callable[[Plan], Doc]] = {
    "headings": headings,
    "numbered": numbered,
    "table": table,
    "columns": columns,
    "cards": cards,
    "borderless": borderless,
}
