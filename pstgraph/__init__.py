"""Knowledge graph and query toolkit over the strategic plans (PST) of Walloon CPAS.

Every name below is imported when it is first used, so ``import pstgraph`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pstgraph.analysis.findings import Findings as Findings
    from pstgraph.analysis.study import cpas_network as cpas_network
    from pstgraph.analysis.study import opportunities as opportunities
    from pstgraph.analysis.study import partner_network as partner_network
    from pstgraph.analysis.study import similar as similar
    from pstgraph.api import check as check
    from pstgraph.api import connect as connect
    from pstgraph.api import load as load
    from pstgraph.api import named_queries as named_queries
    from pstgraph.api import open_store as open_store
    from pstgraph.api import read as read
    from pstgraph.errors import InputError as InputError
    from pstgraph.errors import PstError as PstError
    from pstgraph.errors import StoreError as StoreError
    from pstgraph.errors import UsageError as UsageError
    from pstgraph.model.plan import Evidence as Evidence
    from pstgraph.model.plan import Item as Item
    from pstgraph.model.plan import Note as Note
    from pstgraph.model.plan import Plan as Plan
    from pstgraph.model.plan import Reading as Reading
    from pstgraph.rdf.check import Finding as Finding
    from pstgraph.store import NamedQuery as NamedQuery
    from pstgraph.store import Result as Result
    from pstgraph.store import Store as Store

__all__ = [
    "Evidence",
    "Finding",
    "Findings",
    "InputError",
    "Item",
    "NamedQuery",
    "Note",
    "Plan",
    "PstError",
    "Reading",
    "Result",
    "Store",
    "StoreError",
    "UsageError",
    "check",
    "connect",
    "cpas_network",
    "load",
    "named_queries",
    "open_store",
    "opportunities",
    "partner_network",
    "read",
    "similar",
]

_HOMES = {
    "pstgraph.analysis.findings": ("Findings",),
    "pstgraph.analysis.study": ("cpas_network", "opportunities", "partner_network", "similar"),
    "pstgraph.api": ("check", "connect", "load", "named_queries", "open_store", "read"),
    "pstgraph.errors": ("InputError", "PstError", "StoreError", "UsageError"),
    "pstgraph.model.plan": ("Evidence", "Item", "Note", "Plan", "Reading"),
    "pstgraph.rdf.check": ("Finding",),
    "pstgraph.store": ("NamedQuery", "Result", "Store"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("pstgraph")
    if name not in _HOME:
        raise AttributeError(f"module 'pstgraph' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
