"""A corrections file (YAML) into checked entries; every error names the file and the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from pstgraph.errors import InputError, PstError, UsageError, nearest
from pstgraph.review.entries import Correction, Corrections, Settled, Target
from pstgraph.review.sheet import corrections_of
from pstgraph.review.sheet_files import is_sheet, read_sheet
from pstgraph.review.values import CHANGES, check_value
from pstgraph.vocabulary import scheme

_TOP = ("document", "sha256", "cpas", "corrections", "readings")
_CORRECTION = ("line", "item", "change", "value", "reason", "quote")
_READING = ("line", "item", "themes", "target_groups", "note")


class _Entry(dict[str, Any]):
    """A mapping that knows its line in the file."""

    line = 0


class _Loader(yaml.SafeLoader):
    """YAML as people write it here: a date or a time of day stays text, a key stands once."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the shape that PyYAML asks for
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> _Entry:
    entry = _Entry()
    entry.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in entry:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        entry[key] = loader.construct_object(value_node, deep=True)
    return entry


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load(path: Path | str) -> Corrections:
    """Read a corrections file.

    Parameters
    ----------
    path
        A review sheet (XLSX or CSV) that a person edited, or a YAML file with the keys ``document``,
        ``sha256``, ``cpas``, ``corrections`` and ``readings``.

    Raises
    ------
    InputError
        Naming the file and the line of the first entry that is wrong, and what to do.
    """
    path = Path(path)
    if is_sheet(path):
        return corrections_of(read_sheet(path))
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the corrections cannot be read ({error})", path.name, "check the path") from error
    return loads(text, path.name)


def loads(text: str, name: str = "corrections") -> Corrections:
    """Read corrections from YAML text; ``name`` stands for the file in errors."""
    try:
        top = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}:{mark.line + 1}" if mark else name
        told = getattr(error, "problem", None) or error
        raise InputError(f"this is not YAML ({told})", where, "correct the line") from error
    if not isinstance(top, _Entry):
        raise InputError("the file holds no corrections", name, f"give the keys {', '.join(_TOP)}")
    _only(top, _TOP, name)
    cpas = top.get("cpas")
    return Corrections(
        document=_text(top, "document", name),
        sha256=_checksum(top, name),
        cpas=None if cpas is None else str(cpas),
        corrections=tuple(_correction(entry, name) for entry in _entries(top, "corrections", name)),
        readings=tuple(_settled(entry, name) for entry in _entries(top, "readings", name)),
    )


def _only(entry: _Entry, known: tuple[str, ...], name: str) -> None:
    for key in entry:
        if key not in known:
            where = f"{name}:{entry.line}"
            raise InputError(f"there is no key {key!r} here", where, nearest(str(key), known))


def _text(entry: _Entry, key: str, name: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"the key {key!r} is missing or empty", f"{name}:{entry.line}", "write it")
    return value.strip()


def _checksum(top: _Entry, name: str) -> str:
    value = str(top.get("sha256", ""))
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise InputError(
            "the key 'sha256' is not the checksum of a document",
            f"{name}:{top.line}",
            "write the 64 hexadecimal digits that sha256sum gives",
        )
    return value


def _entries(top: _Entry, key: str, name: str) -> list[_Entry]:
    listed = top.get(key) or []
    if not isinstance(listed, list) or any(not isinstance(entry, _Entry) for entry in listed):
        raise InputError(f"{key!r} is no list of entries", f"{name}:{top.line}", "begin each entry with '- '")
    return listed


def _target(entry: _Entry, name: str) -> Target:
    line, item = entry.get("line"), entry.get("item")
    if not isinstance(line, int) or isinstance(line, bool) or line < 1:
        raise InputError(
            "an entry has no line", f"{name}:{entry.line}", "write the first line of the element, from 1"
        )
    return Target(line, None if item is None else str(item))


def _correction(entry: _Entry, name: str) -> Correction:
    where = f"{name}:{entry.line}"
    _only(entry, _CORRECTION, name)
    change = _text(entry, "change", name)
    if change not in CHANGES:
        raise InputError(f"nothing can be changed by {change!r}", where, nearest(change, CHANGES))
    if change != "drop" and "value" not in entry:
        raise InputError(f"the change {change!r} has no value", where, "write it, null to empty the field")
    value = _plain(entry.get("value"))
    try:
        check_value(change, value)
    except PstError as error:
        raise InputError(
            error.what, f"{where}, {error.where}" if error.where else where, error.remedy
        ) from None
    quote = entry.get("quote")
    return Correction(
        target=_target(entry, name),
        change=change,
        value=value,
        reason=_text(entry, "reason", name),
        quote=None if quote is None else str(quote),
        where=where,
    )


def _settled(entry: _Entry, name: str) -> Settled:
    where = f"{name}:{entry.line}"
    _only(entry, _READING, name)
    if "themes" not in entry and "target_groups" not in entry:
        raise InputError("an entry settles nothing", where, "write themes or target_groups")
    return Settled(
        target=_target(entry, name),
        themes=_codes(entry, "themes", "theme", where),
        target_groups=_codes(entry, "target_groups", "target-group", where),
        where=where,
    )


def _codes(entry: _Entry, key: str, name: str, where: str) -> tuple[str, ...] | None:
    if key not in entry:
        return None
    codes = entry[key] or []
    if not isinstance(codes, list):
        raise InputError(f"{key!r} is no list of codes", where, "write [code, code]")
    known = scheme(name)
    for code in codes:
        try:
            known[str(code)]
        except UsageError as error:
            raise InputError(error.what, where, error.remedy) from None
    return tuple(dict.fromkeys(map(str, codes)))


def _plain(value: Any) -> Any:
    """Return YAML values without their line numbers, so that equal entries are equal."""
    if isinstance(value, Mapping):
        return {str(key): _plain(content) for key, content in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return value
