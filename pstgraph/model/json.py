"""A plan as JSON and back, in the form that users script against (settled in the contract).

The keys stand in a settled order; what the model holds beyond the contract stands at the end of its object
(an item's ``alternatives``, ``agreements``, ``synergies``, ``facts``; a plan's ``evaluations``,
``sectoral_plans``, ``facts``; a passage's ``place``).
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pstgraph.errors import InputError
from pstgraph.identifiers import element_iri
from pstgraph.model.decode import decode, decode_field
from pstgraph.model.plan import Item, Note, Plan, Projection, Reading

JsonObject = dict[str, Any]

PLAN_KEYS = (
    *("iri", "cpas", "title", "legislature", "document_date", "adopted", "declaration_adopted", "period"),
    *("vision", "values", "source", "items", "notes", "evaluations", "sectoral_plans", "facts"),
)
"""Keys of a plan, in their order; ``notes`` are those of the reading."""


def plan_to_dict(plan: Plan, notes: Iterable[Note] = ()) -> JsonObject:
    """Return a plan as plain JSON values.

    Examples
    --------
    >>> from pstgraph.model.plan import Plan, Source
    >>> empty = plan_to_dict(Plan(cpas=None, title=None, source=Source("a.txt", "00")))
    >>> list(empty) == list(PLAN_KEYS), empty["items"], empty["source"]
    (True, [], {'file': 'a.txt', 'sha256': '00'})
    """
    values: JsonObject = {
        entry.name: _plain(getattr(plan, entry.name))
        for entry in dataclasses.fields(plan)
        if entry.name != "items"
    }
    values["items"] = [item_to_dict(item, plan.iri) for item in plan.items]
    values["notes"] = _plain(tuple(notes))
    return {key: values[key] for key in PLAN_KEYS}


def item_to_dict(item: Item, plan_iri: str | None = None) -> JsonObject:
    """Return one element of a plan as plain JSON values; its IRI is null where the plan has none."""
    values = _object(item)
    iri = element_iri(plan_iri, item.id) if plan_iri else None
    return {"id": values.pop("id"), "iri": iri, **values}


def reading_to_dict(reading: Reading) -> JsonObject:
    """Return a reading, plan and notes, as plain JSON values."""
    return plan_to_dict(reading.plan, reading.notes)


def plan_from_dict(value: Mapping[str, Any]) -> Plan:
    """Make a plan from its JSON values; notes and unknown keys are left out.

    Raises
    ------
    InputError
        Naming the first key that is missing or of the wrong type.
    """
    return decode(Plan, value)


def reading_from_dict(value: Mapping[str, Any]) -> Reading:
    """Make a reading, plan and notes, from its JSON values."""
    return Reading(plan_from_dict(value), decode_field(Reading, "notes", value.get("notes", [])))


def dumps(value: JsonObject | list[Any]) -> str:
    """Write JSON values as text that a person can read: indented, accents kept, one final newline."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def loads(text: str, where: str = "JSON") -> Any:
    """Read JSON text; numbers with a fraction are kept to the last digit.

    Raises
    ------
    InputError
        When the text is not JSON.
    """
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is not JSON ({error})", where, "check the end of the file") from error


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Item):
        return item_to_dict(value)
    if dataclasses.is_dataclass(value):
        return _object(value)
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value


def _object(value: Any) -> JsonObject:
    result = {entry.name: _plain(getattr(value, entry.name)) for entry in dataclasses.fields(value)}
    if isinstance(value, Projection):
        result["amounts"] = {str(year): _plain(amount) for year, amount in value.amounts}
    return result
