"""What pstgraph itself wrote: a plan as JSON, JSON-LD or Turtle is no document to import."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NoReturn

from pstgraph.errors import InputError

PRIORITY = 10

_TURTLE = re.compile(rb"\s*@prefix pst: <https://w3id\.org/pst/ns/core#>")
_JSON = re.compile(rb'\s*\{\s*"iri":.*?"cpas":.*?"legislature":', re.DOTALL)
_JSON_LD = re.compile(rb"\s*[\[{].*?https://w3id\.org/pst/", re.DOTALL)


def recognises(head: bytes, path: Path) -> bool:
    """Whether the first bytes are those of pstgraph's own files."""
    return _remedy(head) is not None


def read(path: Path) -> NoReturn:
    """Say what the file is and what takes it."""
    with path.open("rb") as stream:
        remedy = _remedy(stream.read(4096))
    raise InputError("this is pstgraph's own output, not a document", path.name, remedy)


def _remedy(head: bytes) -> str | None:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _TURTLE.match(head):
        return "give it with --data, or to compare"
    if _JSON.match(head):
        return "give it to compare; --data takes the Turtle that import -o writes"
    if _JSON_LD.match(head) and b'"@' in head:
        return "give the Turtle that import -o writes with --data, or to compare"
    return None
