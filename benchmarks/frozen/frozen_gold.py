"""The gold of a frozen plan, made from its source (see ``frozen_source``)."""

from __future__ import annotations

import re
from typing import Any

from frozen_source import AMOUNT_KINDS, KINDS, MENTION, Item, Source, plain

NAMES = {
    "Commune": "Commune (du lieu)",
    "PCS": "Plan de cohésion sociale (du lieu)",
    "Croix-Rouge": "Croix-Rouge de Belgique",
    "GILS": "Groupement d'initiatives pour la lutte contre le surendettement",
}


def gold(source: Source, document: str) -> dict[str, Any]:
    """The plan as a careful reader finds it in the document."""
    head = source.head
    return {
        "cpas": head["cpas"],
        "nis": head["nis"],
        "source": document,
        "invented": True,
        "plan": {"title": plain(head["title"]), "legislature": head.get("legislature")},
        "items": [item_gold(item) for item in source.items()],
    }


def item_gold(item: Item) -> dict[str, Any]:
    """One item in the form of ``benchmarks/gold``."""
    pilots, political, doubtful = _pilots(item)
    record: dict[str, Any] = {
        "id": item.id,
        "parent": item.parent,
        "kind": KINDS[item.kind],
        "number": item.number,
        "label": item.label,
        "volet": item.volet,
        "pilots": pilots,
        "political_pilots": political,
        "deadline": _deadline(item),
        "budget": _budget(item),
        "partners": _partners(item),
    }
    if item.fields.get("alt"):
        record["alt_labels"] = [plain(text) for text in item.fields["alt"]]
    if doubtful:
        record["doubtful_pilots"] = doubtful
        record["doubtful_political_pilots"] = doubtful
    if item.fields.get("ind"):
        record["indicators"] = [{"label": item.text("ind")}]
    for key, name in (("desc", "description"), ("steps", "steps"), ("state", "status"), ("note", "note")):
        if item.fields.get(key):
            record[name] = item.text(key)
    if item.line is not None:
        record["line"] = item.line
    return record


def _pilots(item: Item) -> tuple[list[str], list[str], list[str]]:
    groups: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name in item.fields.get("pol", ()):
        if name != "/":
            groups[2 if name == "Conseil" else 1].append(name)
    for value in item.fields.get("who", ()):
        read = value.split("=>")[-1]
        for name in filter(None, (part.strip() for part in read.split(";"))):
            where = {"!": 1, "?": 2}.get(name[0], 0)
            groups[where].append(plain(name.lstrip("!?")))
    return groups


def _deadline(item: Item) -> dict[str, Any] | None:
    if item.fields.get("from"):
        start, end = item.text("from"), item.text("to")
        text = start if start == end else f"{start}-{end}"
        return {"text": text, "start": start, "end": end, "recurrence": None}
    values = item.fields.get("due") or item.fields.get("year") or item.fields.get("when")
    if not values:
        return None
    text, _, read = (part.strip() for part in values[0].partition("=>"))
    if not read:
        raise ValueError(f"{item.id}: what does {text!r} mean?")
    found: dict[str, Any] = {"text": text, "start": None, "end": None, "recurrence": None}
    if read == "r":
        found["recurrence"] = text
    elif read == "?":
        found["doubtful"] = True
    elif read != "-":
        start, _, end = read.partition("/")
        found |= {"start": start or None, "end": end or None}
    return found


def _budget(item: Item) -> list[dict[str, Any]]:
    lines = []
    for value in item.fields.get("budget", ()):
        text, arrow, read = (part.strip() for part in value.partition("=>"))
        for amount in filter(None, (part.strip() for part in read.split(";"))) if arrow else ():
            match = re.fullmatch(r"([\d.]+)(/an)?(?: ([oes]))?", amount)
            if match is None:
                raise ValueError(f"{item.id}: amount {amount!r}")
            kind = AMOUNT_KINDS.get(match[3], "unspecified")
            lines.append({"text": text, "amount": float(match[1]), "per_year": bool(match[2]), "kind": kind})
    return lines


def _partners(item: Item) -> list[dict[str, Any]]:
    partners: dict[str, dict[str, Any]] = {}
    for key in ("marked", "desc", "steps", "with"):
        for value in item.fields.get(key, ()):
            for mark, mention in MENTION.findall(value):
                partner = {"mention": mention, "name": NAMES.get(mention, mention), "generic": mark == "g"}
                if mark == "?":
                    partner["doubtful"] = True
                partners.setdefault(mention, partner)
    return list(partners.values())
