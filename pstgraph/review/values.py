"""Values of corrections: from plain data to the model, and the words by which facts name them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pstgraph.errors import InputError, nearest
from pstgraph.identifiers import local_name
from pstgraph.link.registry import load_registry
from pstgraph.model.decode import decode, decode_field
from pstgraph.model.plan import Amount, Deadline, Item, PartnerMention, Plan
from pstgraph.readers.values.dates import parse_deadline
from pstgraph.readers.values.money import parse_amounts
from pstgraph.vocabulary import scheme

PLAN_FIELDS = (
    *("title", "legislature", "document_date", "adopted", "declaration_adopted", "period", "vision"),
    *("values", "evaluations", "sectoral_plans"),
)
_NOT_CHANGED = ("id", "facts", "kind", "parent")
ITEM_FIELDS = tuple(entry.name for entry in fields(Item) if entry.name not in _NOT_CHANGED)
OUTLINE_FIELDS = (
    *("number", "label", "volet", "evidence", "alternatives", "pilots", "political_pilots", "deadline"),
    *("steps", "budget", "description", "indicators", "note"),
)
"""Fields that are read before linking; the others are found by linking, and corrected after it."""
CHANGES = (*ITEM_FIELDS, "kind", "parent", "drop", "insert", *(f"plan.{name}" for name in PLAN_FIELDS))
"""Everything that a correction can change."""

_SCHEMES = {"themes": "theme", "target_groups": "target-group", "instruments": "instrument"}


@dataclass(frozen=True, slots=True)
class Lines:
    """A passage meant by its lines; its words come from the document unless they are given."""

    first: int
    last: int
    quote: str | None = None


def check_value(change: str, value: Any) -> None:
    """Raise InputError where a value cannot be what a change needs."""
    if change == "drop":
        return
    if change == "insert":
        check_insert(value)
    elif change == "parent":
        check_parent(value)
    elif change.startswith("plan."):
        decode_plan_field(change.removeprefix("plan."), value)
    else:
        item_value(change, value)


def decode_plan_field(field: str, value: Any) -> Any:
    """Make the value of a field of the plan from plain data."""
    return decode_field(Plan, field, value)


def item_value(field: str, value: Any) -> Any:
    """Make the value of a field of an element from plain data.

    Besides the forms of the JSON, a deadline and an amount may be given as printed, a partner by its
    mention alone, a passage as ``[first line, last line]``.

    >>> item_value("deadline", "fin 2019")
    Deadline(text='fin 2019', start=None, end='2019-12', recurrence=None)
    >>> item_value("partners", ["les écoles"])[0].name
    'les écoles'
    """
    special = _SPECIAL.get(field)
    if special is not None and value is not None:
        return special(value)
    decoded = decode_field(Item, field, value)
    if field in _SCHEMES:
        for code in decoded:
            scheme(_SCHEMES[field])[code]
    return decoded


def _deadline(value: Any) -> Deadline:
    if isinstance(value, Mapping):
        return decode(Deadline, {"text": None, **value}, "deadline")
    found = parse_deadline(str(value))
    if found is None:
        raise InputError(f"{value!r} is no deadline", "deadline", "write its words, or text/start/end")
    return found


def _amounts(value: Any) -> tuple[Amount, ...]:
    result: list[Amount] = []
    for place, entry in enumerate(_list(value, "budget")):
        if isinstance(entry, Mapping):
            result.append(decode(Amount, entry, f"budget[{place}]"))
            continue
        found = parse_amounts(str(entry), bare=True)
        if not found:
            raise InputError(f"{entry!r} is no amount", f"budget[{place}]", "write it as 1000,00 €")
        result += found
    return tuple(result)


def _partners(value: Any) -> tuple[PartnerMention, ...]:
    return tuple(
        _partner(entry, f"partners[{place}]") for place, entry in enumerate(_list(value, "partners"))
    )


def _partner(entry: Any, where: str) -> PartnerMention:
    given = {"mention": entry} if isinstance(entry, str) else entry
    if not isinstance(given, Mapping) or not given.get("mention"):
        raise InputError("a partner has no mention", where, "write the words of the document")
    iri = given.get("iri")
    name = given.get("name") or (iri and _registered_name(str(iri), bool(given.get("generic"))))
    complete = {"iri": None, "generic": False, **given, "name": name or given["mention"]}
    return decode(PartnerMention, complete, where)


def _registered_name(iri: str, generic: bool) -> str | None:
    if generic:
        concept = scheme("partner-class").by_iri(iri)
        return concept.label() if concept else None
    registry, key = load_registry(), local_name(iri)
    if key in registry.partners:
        return registry.partners[key].name
    kind, _, nis = key.rpartition("-")
    return registry.local_body(kind, nis)[1] if kind in registry.kinds and nis in registry.communes else None


def _passages(value: Any) -> tuple[Lines, ...]:
    listed = _list(value, "evidence")
    pairs = [listed] if listed and all(isinstance(entry, int) for entry in listed) else listed
    return tuple(_lines(entry) for entry in pairs)


def _lines(entry: Any) -> Lines:
    if isinstance(entry, Mapping):
        first, last, quote = entry.get("first_line"), entry.get("last_line"), entry.get("quote")
    elif isinstance(entry, list) and len(entry) == 2:
        first, last, quote = entry[0], entry[1], None
    else:
        first = last = quote = None
    if not (isinstance(first, int) and isinstance(last, int) and 1 <= first <= last):
        raise InputError(f"{entry!r} is no passage", "evidence", "write [first line, last line]")
    return Lines(first, last, quote)


def _wordings(value: Any) -> tuple[str, ...]:
    listed = _list(value, "alternatives")
    if not all(isinstance(entry, str) for entry in listed):
        raise InputError("a further wording is no text", "alternatives", "write the words")
    return tuple(listed)


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise InputError(f"a list is expected, not {value!r}", where, "write [first, second]")
    return value


_SPECIAL: dict[str, Callable[[Any], Any]] = {
    "deadline": _deadline,
    "budget": _amounts,
    "partners": _partners,
    "evidence": _passages,
    "alternatives": _wordings,
}


def check_parent(value: Any) -> None:
    """Raise InputError where a value names no parent: an id, ``{line, item}``, or null for the top."""
    named = isinstance(value, Mapping) and isinstance(value.get("line"), int)
    if value is not None and not isinstance(value, str) and not named:
        raise InputError(f"{value!r} names no element", "parent", "write its id, or {line: 12, item: …}")


def check_insert(value: Any) -> None:
    """Raise InputError where a value describes no new element: kind, parent, number, label, more fields."""
    if not isinstance(value, Mapping) or "kind" not in value or "parent" not in value:
        raise InputError("a new element has no kind or no parent", "insert", "write both")
    check_parent(value["parent"])
    for name, content in value.items():
        if name == "id":
            decode_field(Item, "id", content)
        elif name == "kind":
            decode_field(Item, "kind", content)
        elif name in OUTLINE_FIELDS:
            item_value(name, content)
        elif name in ITEM_FIELDS:
            raise InputError(
                f"{name!r} is found after reading", "insert", "correct it in an entry of its own"
            )
        elif name != "parent":
            raise InputError(f"there is no field {name!r}", "insert", nearest(name, OUTLINE_FIELDS))


_WORDS: dict[str, Callable[[Any], list[str]]] = {
    "partners": lambda value: [partner.mention for partner in value],
    "budget": lambda value: [amount.text for amount in value],
    "agreements": lambda value: [agreement.title for agreement in value],
    "indicators": lambda value: [indicator.label for indicator in value],
    "articles": lambda value: [article.code for article in value],
    "projections": lambda value: [projection.label for projection in value],
    "alternatives": lambda value: [alternative.label for alternative in value],
    "deadline": lambda value: [value.text or value.recurrence or value.end or value.start or ""],
    "period": lambda value: ["-".join(year for year in (value.start, value.end) if year)],
}


def words_of(field: str, value: Any) -> list[str]:
    """Return the words by which facts name the values of a field, in their order.

    >>> words_of("pilots", ("DG", "AS")), words_of("label", "Loger"), words_of("steps", None)
    (['DG', 'AS'], ['Loger'], [])
    """
    if value is None:
        return []
    if field in _WORDS:
        return _WORDS[field](value)
    return [str(entry) for entry in value] if isinstance(value, tuple) else [str(value)]
