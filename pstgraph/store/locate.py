"""Which plan is meant: by NIS code, name of the CPAS, ``NIS/YEAR`` or IRI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pstgraph.errors import UsageError, nearest
from pstgraph.identifiers import ID
from pstgraph.text import fold

_PLAN_BASE = f"{ID}plan/"
_FEW = 12


def find_plan(ref: str, plans: Iterable[Mapping[str, Any]]) -> str:
    """IRI of the plan that a reference means.

    Parameters
    ----------
    ref
        NIS code, name of the CPAS (accents, case and "CPAS de" do not matter), ``NIS/YEAR`` or IRI.
    plans
        Rows with the keys ``plan`` (IRI), ``nis`` and ``cpas_label``.

    Raises
    ------
    UsageError
        When none or several are meant.

    Examples
    --------
    >>> iri = "https://w3id.org/pst/id/plan/55050/2019"
    >>> rows = [{"plan": iri, "nis": "55050", "cpas_label": "CPAS d'Ecaussinnes"}]
    >>> find_plan("écaussinnes", rows) == find_plan("55050/2019", rows) == iri
    True
    """
    rows = list(plans)
    wanted = ref.strip()
    exact = [row["plan"] for row in rows if row["plan"] in (wanted, _PLAN_BASE + wanted.strip("/"))]
    if exact:
        return str(exact[0])
    found = sorted({str(row["plan"]) for row in rows if wanted == row["nis"] or _same_name(wanted, row)})
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(iri.removeprefix(_PLAN_BASE) for iri in found)
        raise UsageError(f"{wanted} has {len(found)} plans", None, f"choose one of {choices}")
    known = {bare_name(row["cpas_label"]) for row in rows if row["cpas_label"]} | {
        str(row["nis"]) for row in rows
    }
    raise UsageError(f"no plan is known for {wanted!r}", None, suggest(wanted, known, "see pstgraph plans"))


def suggest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Remedy for a name that is not known: the nearest ones, all where they are few, else a way to them.

    >>> suggest("zzz", [f"name-{n}" for n in range(50)], "see pstgraph queries")
    'see pstgraph queries'
    """
    names = set(known)
    remedy = nearest(name, names)
    return otherwise if remedy.startswith("known: ") and len(names) > _FEW else remedy


def _same_name(wanted: str, row: Mapping[str, Any]) -> bool:
    label = row["cpas_label"]
    return bool(label) and bool(fold(wanted)) and fold(bare_name(wanted)) == fold(bare_name(label))


def bare_name(name: str) -> str:
    """Name of the commune in the name of its CPAS.

    >>> bare_name("CPAS de Saint-Léger"), bare_name("CPAS d’Erezée"), bare_name("Dinant")
    ('Saint-Léger', 'Erezée', 'Dinant')
    """
    return re.sub(r"(?i)^\s*cpas\s+(?:de\s+l['’]\s*|de\s+la\s+|de\s+|d['’]\s*)?", "", name).strip()
