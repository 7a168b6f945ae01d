"""Values given to a query's parameters: checked by type, completed into IRIs, written as SPARQL terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pstgraph.errors import UsageError
from pstgraph.identifiers import ID, local_name
from pstgraph.store.locate import bare_name, suggest
from pstgraph.store.queries import NamedQuery, Parameter
from pstgraph.store.terms import XSD, Term, is_iri, ntriples
from pstgraph.text import fold

FindPlan = Callable[[str], str]
FindNames = Callable[[str], Mapping[str, str]]
"""From the start of IRIs (``…/auth/theme/``) to a mapping from label to IRI, as the store holds them."""
CPAS_BASE = f"{ID}cpas/"
_GENERIC = re.compile(r"^(?:cpas|commune|province|arrondissement) (?:de l |de la |de |des |du |d )?")


def bind(query: NamedQuery, given: Mapping[str, Any], find_plan: FindPlan, find_names: FindNames) -> str:
    """Text of a query with its parameters bound as terms.

    Parameters
    ----------
    query
        A named query.
    given
        Values by parameter name, as text or as Python values; None leaves a parameter free.
    find_plan, find_names
        How the store at hand finds a plan, and things by their labels.

    Raises
    ------
    UsageError
        For an unknown parameter, or a value that is not of the parameter's type.
    """
    for name in given:
        query.parameter(name)
    text = query.text
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            continue
        term = _term(parameter, value, f"{query.name}, {parameter.name}", find_plan, find_names)
        text = text.replace(parameter.placeholder, f"VALUES ?{parameter.name} {{ {ntriples(term)} }}", 1)
    return text


def _term(parameter: Parameter, value: Any, where: str, find_plan: FindPlan, find_names: FindNames) -> Term:
    text = str(value).strip()
    match parameter.type:
        case "string":
            return {"type": "literal", "value": text}
        case "integer":
            return _integer(text, where)
        case "date":
            return _date(value, text, where)
        case "plan":
            return {"type": "uri", "value": find_plan(text)}
        case "nis":
            base = CPAS_BASE
        case "iri":
            base = parameter.base or ""
        case _:
            raise UsageError(f"the type {parameter.type} is unknown", where, "mend the head of the query")
    return {"type": "uri", "value": _iri(text, base, where, find_names)}


def _integer(text: str, where: str) -> Term:
    if not re.fullmatch(r"[+-]?\d+", text):
        raise UsageError(f"{text!r} is no whole number", where, "give digits only")
    return {"type": "literal", "value": str(int(text)), "datatype": XSD + "integer"}


def _date(value: Any, text: str, where: str) -> Term:
    if text == "today":
        value = date.today()
    try:
        day = value if type(value) is date else date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date", where, "write it as 2026-09-30") from None
    return {"type": "literal", "value": day.isoformat(), "datatype": XSD + "date"}


def _iri(text: str, base: str, where: str, find_names: FindNames) -> str:
    """Complete a value: an IRI stands as it is, else a code under the base, else a label of such a thing."""
    if is_iri(text):
        return text
    if base == CPAS_BASE and re.fullmatch(r"\d{5}", text):
        return base + text
    if not base:
        raise UsageError(f"{text!r} is no IRI", where, "give a full one, https://…")
    known = find_names(base)
    if base + text in set(known.values()):
        return base + text
    found = _closest(fold(text), known)
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(local_name(iri) for iri in found)
        raise UsageError(f"{text!r} may mean several", where, f"choose one of {choices}")
    names = {local_name(iri) for iri in known.values()} | {bare_name(label) for label in known}
    raise UsageError(f"{text!r} is not known", where, suggest(text, names, f"give its code or IRI ({base}…)"))


def _closest(wanted: str, known: Mapping[str, str]) -> list[str]:
    """IRIs whose label is the wanted words, else is so after "province de" or the like, else holds them."""
    folded = [(fold(label), iri) for label, iri in known.items()]
    for fits in (_is, _is_bare, _holds):
        found = sorted({iri for label, iri in folded if wanted and fits(label, wanted)})
        if found:
            return found
    return []


def _is(label: str, wanted: str) -> bool:
    return label == wanted


def _is_bare(label: str, wanted: str) -> bool:
    return _GENERIC.sub("", label) == wanted


def _holds(label: str, wanted: str) -> bool:
    return f" {wanted} " in f" {label} "
