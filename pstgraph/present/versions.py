"""Plans that are compared, of the graph or of files; what changed between versions, as rows and JSON."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pstgraph.errors import InputError, UsageError
from pstgraph.identifiers import ID
from pstgraph.model.plan import Cpas, Item, Plan
from pstgraph.present.labels import word
from pstgraph.present.tables import Lang

if TYPE_CHECKING:
    from pstgraph.analysis.changes import Changes, Match
    from pstgraph.analysis.study import Study
    from pstgraph.store import Store

OUTSIDE = f"{ID}plan/-/"
"""Begin of the IRI that a plan outside the graph has while it is compared; nobody sees it."""
_SHORT = 60  # characters of a label where it only says which element is meant
_SAID = {
    "added": ("ajouté", "added"),
    "removed": ("retiré", "removed"),
    "reworded": ("reformulé", "reworded"),
    "moved": ("déplacé", "moved"),
    "top": ("(au sommet)", "(at the top)"),
    "kind": ("niveau", "level"),
    "volet": ("volet", "part"),
    "pilots": ("pilote", "lead"),
    "political_pilots": ("mandataire", "elected lead"),
    "deadline": ("échéance", "deadline"),
    "steps": ("étapes", "steps"),
    "budget": ("montant", "amount"),
    "partners": ("partenaire", "partner"),
    "description": ("description", "description"),
    "status": ("statut", "status"),
    "progress": ("avancement", "progress"),
    "fte": ("ETP", "FTE"),
    "department": ("service", "department"),
    "priority": ("priorité", "priority"),
    "plans": ("plan servi", "plan served"),
    "indicators": ("indicateur", "indicator"),
}


def side(ref: str, graph: Store, known: Study, place: int) -> Plan:
    """Return the plan that a PLAN or FILE names.

    Parameters
    ----------
    ref
        NIS code, name of a CPAS or IRI of a plan in the graph; or a file: a document of any format, a
        reading (JSON of ``import --format json``) or a plan's Turtle.
    graph, known
        The graph and its plans.
    place
        1 or 2: first or second. Plans of files never share an IRI, whatever they are versions of.
    """
    path = Path(ref)
    if not path.is_file():
        return known.plan(_named(ref, path, graph))
    found = _read(path)
    unknown = Cpas("", found.source.file, "")
    return replace(found, iri=f"{OUTSIDE}{place}", cpas=found.cpas or unknown)


def _named(ref: str, path: Path, graph: Store) -> str:
    """The IRI of a plan of the graph; a name that can only be a file's is told to be missing."""
    try:
        return graph.find_plan(ref)
    except UsageError:
        if path.is_dir():
            raise InputError("this is a folder", ref, "give a file") from None
        if not ref.startswith("http") and re.fullmatch(r"\.[a-z0-9]{2,6}", path.suffix.lower()):
            raise InputError("the file does not exist", ref, "check the path") from None
        raise


def _read(path: Path) -> Plan:
    if path.suffix.lower() == ".json":
        from pstgraph.model.json import loads, reading_from_dict

        return reading_from_dict(loads(path.read_text("utf-8"), path.name)).plan
    if path.suffix.lower() == ".ttl":
        from pstgraph.store import open_embedded

        graph = open_embedded(path)
        return graph.plan(graph.plans().rows[0]["plan"])
    from pstgraph.review.importing import import_document

    return import_document(path).plan


def is_known(cpas: Cpas | None) -> bool:
    """Whether the CPAS of a compared plan is known."""
    return cpas is not None and bool(cpas.nis)


def shown_iri(iri: str | None) -> str | None:
    """Return an IRI as it is told: none for what is not in the graph."""
    return None if iri is None or iri.startswith(OUTSIDE) else iri


def change_summary(found: Changes, lang: Lang) -> str:
    """Say in one line how much changed."""
    counts = (len(found.added), len(found.removed), len(found.reworded), len(found.moved), found.unchanged)
    if lang == "fr":
        words = "{} ajoutés, {} retirés, {} reformulés, {} déplacés, {} inchangés"
        return f"Deux versions d’un même plan, en nombre d’éléments : {words.format(*counts)}."
    words = "{} added, {} removed, {} reworded, {} moved, {} unchanged"
    return f"Two versions of one plan, in elements: {words.format(*counts)}."


def change_rows(found: Changes, old: Plan, new: Plan, lang: Lang) -> Iterator[dict[str, Any]]:
    """Yield what changed as rows of a table: what, the first version, the second."""
    at = 0 if lang == "fr" else 1
    above = {"a": old.by_id(), "b": new.by_id()}
    for item in found.removed:
        yield {"where": _SAID["removed"][at], "a": _shown(item, lang), "b": ""}
    for item in found.added:
        yield {"where": _SAID["added"][at], "a": "", "b": _shown(item, lang)}
    for match in found.reworded:
        yield {"where": _SAID["reworded"][at], "a": match.a.label or "", "b": match.b.label or ""}
    for match in found.moved:
        parents = [above[key].get(item.parent or "") for key, item in (("a", match.a), ("b", match.b))]
        a, b = (_shown(parent, lang) if parent else _SAID["top"][at] for parent in parents)
        yield {"where": _SAID["moved"][at], "a": f"{_short(match.a)} : {a}", "b": b}
    for match in found.matches:
        yield from _field_rows(match, at, lang)


def _field_rows(match: Match, at: int, lang: Lang) -> Iterator[dict[str, Any]]:
    for change in match.fields:
        if change.field in _SAID:  # numbers follow the order of a document: in the JSON alone
            before, after = (
                " · ".join(word(words, lang) for words in values) for values in (change.before, change.after)
            )
            yield {
                "where": _SAID[change.field][at],
                "a": f"{_short(match.a)} : {before or '–'}",
                "b": after or "–",
            }


def _shown(item: Item, lang: Lang) -> str:
    return f"{_name(item)} ({word(item.kind, lang)})"


def _short(item: Item) -> str:
    return textwrap.shorten(_name(item), _SHORT, placeholder="…")


def _name(item: Item) -> str:
    return " ".join(part for part in (item.number, item.label) if part) or item.id


def change_record(found: Changes) -> dict[str, Any]:
    """Return what changed as JSON values."""
    return {
        "added": [_item(item) for item in found.added],
        "removed": [_item(item) for item in found.removed],
        "reworded": [
            {"a": _item(match.a), "b": _item(match.b), "before": match.a.label, "after": match.b.label}
            | {"score": match.score}
            for match in found.reworded
        ],
        "moved": [
            {"a": _item(match.a), "b": _item(match.b), "before": match.a.parent, "after": match.b.parent}
            for match in found.moved
        ],
        "fields": [
            {"a": _item(match.a), "b": _item(match.b), "field": change.field}
            | {"before": list(change.before), "after": list(change.after)}
            for match in found.matches
            for change in match.fields
        ],
        "unchanged": found.unchanged,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "number": item.number,
        "label": item.label,
        "parent": item.parent,
        "first_line": item.evidence[0].first_line if item.evidence else None,
    }
