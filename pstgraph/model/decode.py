"""Plain values (of JSON, YAML or a sheet) into the dataclasses of the model, checked against their types.

Every error says where in the value it is, as a path such as ``items[3].budget[0].amount``.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar, Union

from pstgraph.errors import InputError, nearest

T = TypeVar("T")


def decode(cls: type[T], value: object, where: str = "") -> T:
    """Make a dataclass of the model from a mapping; unknown keys are left out.

    Parameters
    ----------
    cls
        A dataclass of :mod:`pstgraph.model.plan`.
    value
        A mapping with a key for each field that has no default.
    where
        Path of the value, for errors.

    Raises
    ------
    InputError
        When a key is missing or a value is not of its field's type.

    Examples
    --------
    >>> from pstgraph.model.plan import Amount
    >>> decode(Amount, {"text": "1000,00 €/an", "amount": 1000, "per_year": True}).amount
    Decimal('1000')
    """
    if not isinstance(value, Mapping):
        raise _wrong("an object with keys", value, where)
    values: dict[str, Any] = {}
    for entry in dataclasses.fields(cls):  # type: ignore[arg-type]
        path = f"{where}.{entry.name}" if where else entry.name
        if entry.name in value:
            values[entry.name] = decode_field(cls, entry.name, value[entry.name], path)
        elif entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING:
            raise InputError("the key is missing", path, "give it, null where it is unknown")
    return cls(**values)


def decode_field(cls: type, name: str, value: object, where: str | None = None) -> Any:
    """Make the value of one field of a dataclass of the model.

    >>> from pstgraph.model.plan import Item
    >>> decode_field(Item, "pilots", ["DG", "AS"])
    ('DG', 'AS')
    >>> decode_field(Item, "pilots", "DG")
    Traceback (most recent call last):
    pstgraph.errors.InputError: pilots: a list is expected, not 'DG'.
    """
    hints = _hints(cls)
    if name not in hints:
        raise InputError(f"there is no field {name!r}", where, nearest(name, hints))
    return _convert(hints[name], value, where if where is not None else name)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _convert(hint: Any, value: object, where: str) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        (inner,) = (argument for argument in arguments if argument is not type(None))
        return _convert(inner, value, where)
    if origin is tuple:
        return _tuple(arguments, value, where)
    if origin is Literal:
        if value not in arguments:
            raise InputError(f"{value!r} is unknown", where, nearest(str(value), map(str, arguments)))
        return value
    if dataclasses.is_dataclass(hint):
        return decode(typing.cast("type[Any]", hint), value, where)
    return _scalar(hint, value, where)


def _tuple(arguments: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if isinstance(value, Mapping) and typing.get_origin(arguments[0]) is tuple:
        # amounts by year: JSON has an object where the model has pairs
        key, content = typing.get_args(arguments[0])
        return tuple((_year(key, k, where), _convert(content, v, f"{where}.{k}")) for k, v in value.items())
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise _wrong("a list", value, where)
    return tuple(_convert(arguments[0], entry, f"{where}[{place}]") for place, entry in enumerate(value))


def _year(hint: Any, key: object, where: str) -> int:
    if isinstance(key, str) and key.strip().isdecimal():
        return int(key)
    return typing.cast("int", _scalar(hint, key, where))


def _scalar(hint: Any, value: object, where: str) -> Any:
    if hint is Decimal:
        return _decimal(value, where)
    if hint is str and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # YAML reads a number (1, 2020) where the document has words
    if hint is int and isinstance(value, bool):
        raise _wrong("a whole number", value, where)
    if isinstance(value, hint):
        return value
    raise _wrong({str: "text", int: "a whole number", bool: "true or false"}[hint], value, where)


def _decimal(value: object, where: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise _wrong("a number", value, where)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise _wrong("a number", value, where) from None
    if not number.is_finite():
        raise _wrong("a number", value, where)
    return number


def _wrong(expected: str, value: object, where: str) -> InputError:
    shown = repr(value)
    return InputError(
        f"{expected} is expected, not {shown if len(shown) < 60 else shown[:57] + '…'}", where or "plan"
    )
