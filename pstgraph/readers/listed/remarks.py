"""Notes on a table that says its levels itself: what was not taken, and what a person may want to check."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.listed.heads import Listing
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.nodes import Node, Notebook

_ERROR = re.compile(r"#(?:REF|NAME|NOM|VALUE|VALEUR|DIV/0|NUM|NOMBRE|NULL|NUL|N/?A)[!?]?", re.IGNORECASE)
_PLAIN = re.compile(r"axes?|objectifs?\b.*|(?:sous[\s-]?)?actions?|o\.?\s?[so]\.?|s\.?a\.?|ax\.?|a\.?")
_KINDS = {
    "axis": "un axe",
    "strategic_objective": "un objectif stratégique",
    "operational_objective": "un objectif opérationnel",
    "action": "une action",
    "sub_action": "une sous-action",
}


def note_head(head: Listing, line: Line, notes: Notebook) -> None:
    """Note the columns of a head that are not read."""
    taken = {*head.roles.values(), *head.fields, *head.left_out}
    for index, name in enumerate(head.names):
        words = " ".join(name.split())
        if not words or index in taken:
            continue
        twice = any(flat(words) == flat(head.names[other]) for other in head.roles.values())
        why = "figure deux fois : seule la première est lue" if twice else "n'est pas connue"
        ending = "" if twice else " : elle n'est pas reprise"
        notes.add("skipped", line.number, f"La colonne « {words} » {why}{ending}.")


def without_errors(
    cells: tuple[str, ...], names: tuple[str, ...], line: Line, notes: Notebook
) -> tuple[str, ...]:
    """The cells of a row, those empty that hold an error of the spreadsheet."""
    for cell, name in zip(cells, names, strict=False):
        if _ERROR.fullmatch(cell.strip()):
            column = f" de la colonne « {' '.join(name.split())} »" if name.strip() else ""
            message = f"La cellule{column} est l'erreur « {cell.strip()} » du tableur : elle est lue vide."
            notes.add("skipped", line.number, message)
    return tuple("" if _ERROR.fullmatch(cell.strip()) else cell for cell in cells)


def note_level(head: Listing, word: str, kind: str, line: Line, notes: Notebook) -> None:
    """Note a level whose word is another than those of the template, or one of several levels."""
    plain = _PLAIN.fullmatch(flat(word).strip(" .:*")) and flat(word) not in head.levels
    if word.strip() not in lexicon.KIND and not plain:
        notes.add("guessed", line.number, f"Le niveau « {word.strip()} » est lu comme {_KINDS[kind]}.")


def note_places(nodes: Iterable[Node], notes: Notebook) -> None:
    """Note elements that stand nowhere, and sub-actions that stand under no action."""
    for node in nodes:
        if node.parent is None and node.rank > lexicon.RANK["strategic_objective"]:
            what = _KINDS[node.kind].removeprefix("un ").removeprefix("une ")
            notes.add(
                "guessed", node.line, f"Élément sans objectif au-dessus de lui ({what}) : il reste au sommet."
            )
        elif node.kind == "sub_action" and node.parent and node.parent.rank < lexicon.RANK["action"]:
            above = _KINDS[node.parent.kind]
            notes.add("guessed", node.line, f"Cette sous-action se trouve directement sous {above}.")
