"""How well a reading agrees with a plan read by hand.

Matching and figures are those of the contract: an item matches on kind and folded label, its parent
breaking ties; fields are scored on matched items, each with its count; what the gold marks as doubtful
counts neither for nor against.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pstgraph.text import fold

Item = Mapping[str, Any]
Pair = tuple[Item, Item]

SCORED = ("strategic_objective", "operational_objective", "action", "sub_action")
# Kinds that hand-made gold files name otherwise.
_KINDS = {"measure": "sub_action"}
# A mention may be longer than the gold's by this many words.
MAX_EXTRA_WORDS = 6


def score(gold: Mapping[str, Any], plan: Mapping[str, Any]) -> dict[str, Any]:
    """Score a plan against gold.

    Parameters
    ----------
    gold
        A plan read by hand: the form of ``benchmarks/gold`` or the JSON of a plan.
    plan
        The JSON of a plan.

    Returns
    -------
    dict
        ``items`` (precision, recall, f1, n), ``by_kind``, then per field its figure and count: ``parents``,
        ``numbers``, ``volets``, ``evidence`` (accuracy, n), ``pilots``, ``political_pilots``, ``deadlines``,
        ``budgets``, ``named_partners``, ``partners`` (precision, recall, f1, n), ``missed``, ``spurious``.
        ``n`` counts what the gold holds on the matched items; ``wrong`` lists what differs.
    """
    wanted = [item for item in gold["items"] if _kind(item) in SCORED]
    found = [item for item in plan["items"] if _kind(item) in SCORED]
    above, below = _by_id(gold), _by_id(plan)
    pairs = _matched(wanted, found, above, below)
    matched_gold, matched_plan = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    return {
        "items": _figure(len(pairs), len(found), len(wanted)),
        "by_kind": _by_kind(pairs, wanted, found),
        "parents": _accuracy(pairs, lambda a, b: bool(_parents(a, above) & _parents(b, below))),
        **_fields(pairs),
        "missed": [_title(item) for item in wanted if id(item) not in matched_gold],
        "spurious": [_title(item) for item in found if id(item) not in matched_plan],
    }


def _fields(pairs: list[Pair]) -> dict[str, Any]:
    """The figures of the fields, each on the matched items that hold it in the gold."""
    numbered = [pair for pair in pairs if pair[0].get("number")]
    placed = [pair for pair in pairs if pair[0].get("volet")]
    return {
        "numbers": _accuracy(numbered, lambda a, b: fold(a["number"]) == fold(b.get("number"))),
        "volets": _accuracy(placed, lambda a, b: a["volet"] == b.get("volet")),
        "pilots": _sets(pairs, _texts("pilots"), optional=_texts("doubtful_pilots")),
        "political_pilots": _sets(
            pairs, _texts("political_pilots"), optional=_texts("doubtful_political_pilots")
        ),
        "deadlines": _deadlines(pairs),
        "budgets": _sets(pairs, _amounts),
        "named_partners": _mentions(pairs, named=True),
        "partners": _mentions(pairs, named=False),
        "evidence": _evidence(pairs),
    }


def _kind(item: Item) -> str:
    kind = str(item["kind"])
    return _KINDS.get(kind, kind)


def _by_id(plan: Mapping[str, Any]) -> dict[Any, Item]:
    return {item["id"]: item for item in plan["items"]}


def _wordings(item: Item) -> set[str]:
    """Folded wordings of an item: its label and, in gold, the others that are as right."""
    return {fold(item.get("label")), *(fold(other) for other in item.get("alt_labels", ()))}


def _parents(item: Item, by_id: Mapping[Any, Item]) -> set[str]:
    """Wordings of the nearest scored element above; of none, the empty wording."""
    parent = by_id.get(item.get("parent"))
    while parent is not None and _kind(parent) not in SCORED:
        parent = by_id.get(parent.get("parent"))
    return _wordings(parent) if parent is not None else {""}


def _matched(
    wanted: Sequence[Item], found: Sequence[Item], above: Mapping[Any, Item], below: Mapping[Any, Item]
) -> list[Pair]:
    used: set[int] = set()
    partner: dict[int, int] = {}
    for with_parent in (True, False):
        for i, a in enumerate(wanted):
            if i in partner:
                continue
            for k, b in enumerate(found):
                if k in used or _kind(a) != _kind(b) or fold(b.get("label")) not in _wordings(a):
                    continue
                if not with_parent or _parents(a, above) & _parents(b, below):
                    used.add(k)
                    partner[i] = k
                    break
    return [(wanted[i], found[k]) for i, k in partner.items()]


def _figure(right: int, found: int, wanted: int) -> dict[str, Any]:
    precision = right / found if found else (0.0 if wanted else 1.0)
    recall = right / wanted if wanted else 1.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "n": wanted}


def _by_kind(pairs: Sequence[Pair], wanted: Sequence[Item], found: Sequence[Item]) -> dict[str, Any]:
    figures = {}
    for kind in SCORED:
        gold, plan = sum(_kind(i) == kind for i in wanted), sum(_kind(i) == kind for i in found)
        if gold or plan:
            right = sum(_kind(a) == kind for a, _ in pairs)
            figures[kind] = {**_figure(right, plan, gold), "found": plan, "matched": right}
    return figures


def _accuracy(pairs: Sequence[Pair], right: Callable[[Item, Item], bool]) -> dict[str, Any]:
    wrong = [_title(a) for a, b in pairs if not right(a, b)]
    share = round(1 - len(wrong) / len(pairs), 3) if pairs else None
    return {"accuracy": share, "n": len(pairs), "wrong": wrong}


def _texts(field: str) -> Callable[[Item], set[Any]]:
    return lambda item: {fold(text) for text in item.get(field) or ()}


def _amounts(item: Item) -> set[Any]:
    lines = (line for line in item.get("budget") or () if line["amount"] is not None)
    return {(float(line["amount"]), bool(line.get("per_year"))) for line in lines}


def _nothing(item: Item) -> set[Any]:
    return set()


def _sets(
    pairs: Sequence[Pair], values: Callable[[Item], set[Any]], optional: Callable[[Item], set[Any]] = _nothing
) -> dict[str, Any]:
    right = found = wanted = 0
    wrong = []
    for a, b in pairs:
        gold, plan = values(a), values(b)
        plan -= optional(a) - gold
        right, found, wanted = right + len(gold & plan), found + len(plan), wanted + len(gold)
        if gold != plan:
            wrong.append({"item": _title(a), "gold": sorted(map(str, gold)), "found": sorted(map(str, plan))})
    return {**_figure(right, found, wanted), "wrong": wrong}


def _deadlines(pairs: Sequence[Pair]) -> dict[str, Any]:
    settled = [pair for pair in pairs if not (pair[0].get("deadline") or {}).get("doubtful")]
    return {**_sets(settled, _deadline_text), "dates": _sets(settled, _deadline_dates)}


def _deadline_text(item: Item) -> set[Any]:
    deadline = item.get("deadline") or {}
    text = deadline.get("raw") or deadline.get("text")
    return {fold(text)} if text else set()


def _deadline_dates(item: Item) -> set[Any]:
    deadline = item.get("deadline") or {}
    return {f"{end} {deadline[end]}" for end in ("start", "end") if deadline.get(end)}


@dataclass(frozen=True)
class _Names:
    """The partner mentions of one matched pair, folded."""

    gold: set[str]
    found: list[str]
    excused: list[str]


def _names(a: Item, b: Item, named: bool) -> _Names:
    counted = [p for p in a.get("partners") or () if not p.get("doubtful")]
    doubtful = [p["mention"] for p in a.get("partners") or () if p.get("doubtful")]
    doubtful += [p if isinstance(p, str) else p.get("mention", "") for p in a.get("doubtful_partners") or ()]
    gold = {fold(p["mention"]) for p in counted if not (named and p.get("generic"))}
    found = [fold(p["mention"]) for p in b.get("partners") or () if not (named and p.get("generic"))]
    # A class that the plan takes for an organisation is an error of ``partners`` alone.
    classes = {fold(p["mention"]) for p in counted} - gold if named else set()
    return _Names(gold, found, [*map(fold, doubtful), *classes])


def _mentions(pairs: Sequence[Pair], *, named: bool) -> dict[str, Any]:
    right = found = wanted = 0
    wrong = []
    for a, b in pairs:
        names = _names(a, b, named)
        missing = [m for m in names.gold if not any(_overlap(m, n) for n in names.found)]
        kept = [n for n in names.found if not any(_overlap(n, m) for m in names.excused)]
        extra = [n for n in kept if not any(_overlap(n, m) for m in names.gold)]
        right, found, wanted = (
            right + len(names.gold) - len(missing),
            found + len(kept),
            wanted + len(names.gold),
        )
        if missing or extra:
            wrong.append({"item": _title(a), "gold": sorted(missing), "found": sorted(extra)})
    # One mention that covers two of the gold's ("Arches + CPAS Hotton") is right once.
    return {**_figure(min(right, found), max(found, right), wanted), "wrong": wrong}


def _overlap(one: str, other: str) -> bool:
    """Whether two mentions name the same, none of them a whole sentence.

    >>> _overlap("cpas de hotton", "cpas hotton"), _overlap("hotton", "le cpas de hotton")
    (False, True)
    """
    if abs(len(one.split()) - len(other.split())) > MAX_EXTRA_WORDS:
        return False
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) > 2 and f" {shorter} " in f" {longer} ")


def _evidence(pairs: Sequence[Pair]) -> dict[str, Any]:
    placed = [(a, b) for a, b in pairs if _first_line(a) is not None]
    return _accuracy(placed, lambda a, b: _holds(b.get("evidence") or (), _first_line(a) or 0))


def _holds(passages: Sequence[Mapping[str, Any]], line: int) -> bool:
    return any(
        p.get("first_line") and p["first_line"] - 1 <= line <= (p.get("last_line") or p["first_line"]) + 1
        for p in passages
    )


def _first_line(item: Item) -> int | None:
    """The gold's first line: a number, a list or range of lines, or the first passage of a plan's JSON."""
    value = item.get("line") or item.get("lines")
    if not value and item.get("evidence"):
        value = item["evidence"][0].get("first_line")
    while isinstance(value, (list, tuple)):
        value = value[0] if value else None
    return int(str(value).split("-")[0]) if value else None


def _title(item: Item) -> str:
    return f"{_kind(item)}: {(item.get('label') or item.get('number') or '')[:70]}"
