"""eComptes PST XML, either variant: it states a plan outright."""

from __future__ import annotations

import re
from pathlib import Path

from pstgraph.model.plan import Reading
from pstgraph.readers.ecomptes.read import read_bytes
from pstgraph.readers.ecomptes.tree import MAX_BYTES, too_large

PRIORITY = 20

_ROOT = re.compile(
    rb"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*(?:<!DOCTYPE\s+dataroot\b|<dataroot[\s/>]|(?P<other><!DOCTYPE\s+(?!html)))",
    re.DOTALL | re.IGNORECASE,
)
# A document type of another name is a disguise where it declares entities or stands above such a root.
_DISGUISED = re.compile(rb"<!ENTITY\s|<dataroot[\s/>]", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def recognises(head: bytes, path: Path) -> bool:
    """XML whose root is ``dataroot``, in any encoding; also what hides it behind entities, to be refused."""
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\0", b"")
    found = _ROOT.match(head)
    return found is not None and (not found["other"] or _DISGUISED.search(head) is not None)


def read_plan(path: Path) -> Reading:
    """Read a file as a plan, not linked.

    Raises
    ------
    InputError
        The XML is broken, hostile, or larger than any plan.
    """
    if path.stat().st_size > MAX_BYTES:
        raise too_large(path.name)
    return read_bytes(path.read_bytes(), path.name)
