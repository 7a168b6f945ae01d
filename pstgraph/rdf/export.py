"""A plan into a file of any format we write, with what it loses said in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pstgraph.errors import UsageError, nearest
from pstgraph.model.json import dumps as json_text
from pstgraph.model.json import plan_to_dict
from pstgraph.model.plan import Plan
from pstgraph.rdf.jsonld import dumps_jsonld
from pstgraph.rdf.limits import graph_losses
from pstgraph.rdf.table import plan_table, table_losses
from pstgraph.rdf.turtle import dumps as turtle_text
from pstgraph.rdf.write import plan_triples
from pstgraph.readers import ecomptes


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: its name, the ending of its files, how a plan is written, what is lost."""

    name: str
    suffix: str
    write: Callable[[Plan], str | bytes]
    losses: Callable[[Plan, str], list[str]]


def _none(plan: Plan, lang: str) -> list[str]:
    return []


def _ecomptes(variant: ecomptes.Variant) -> Exporter:
    return Exporter(
        f"ecomptes-{variant}",
        ".xml",
        lambda plan: ecomptes.write(plan, variant),
        lambda plan, lang: ecomptes.losses(plan, variant, lang),
    )


EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter("json", ".json", lambda plan: json_text(plan_to_dict(plan)), _none),
        Exporter("turtle", ".ttl", lambda plan: turtle_text(plan_triples(plan)), graph_losses),
        Exporter("jsonld", ".jsonld", lambda plan: dumps_jsonld(plan_triples(plan)), graph_losses),
        Exporter("csv", ".csv", plan_table, table_losses),
        _ecomptes("in"),
        _ecomptes("out"),
    )
}
"""Formats by name; a further format is one more entry."""


def export(plan: Plan, to: str, lang: str = "fr") -> tuple[str | bytes, list[str]]:
    """Write a plan in a format.

    Parameters
    ----------
    plan
        The plan.
    to
        Name of the format, one of :data:`EXPORTERS`.
    lang
        Language of the sentences, ``fr`` or ``en``.

    Returns
    -------
    tuple
        The content of the file, and a sentence for each thing that this plan loses in it.

    Raises
    ------
    UsageError
        When there is no such format.
    InputError
        When the format needs what the plan has not (a graph needs a CPAS).

    Examples
    --------
    >>> from pstgraph.model.plan import Item, Plan, Source
    >>> axis = Item(id="AX1", parent=None, kind="axis", number="1", label="Vivre mieux")
    >>> plan = Plan(cpas=None, title="PST", source=Source("a.txt", "00"), items=(axis,))
    >>> text, losses = export(plan, "csv")
    >>> text.splitlines()[1][:32], len(losses)
    ('AX1,,,axis,1,Vivre mieux,,,,,,,,', 1)
    """
    if to not in EXPORTERS:
        raise UsageError(f"there is no format {to!r}", remedy=nearest(to, EXPORTERS))
    exporter = EXPORTERS[to]
    return exporter.write(plan), exporter.losses(plan, lang)
