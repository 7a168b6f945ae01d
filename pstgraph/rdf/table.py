"""A plan as one table: a row for each element, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from pstgraph.identifiers import element_iri
from pstgraph.model.plan import Item, Plan

SEPARATOR = " | "

COLUMNS: dict[str, str] = {
    "id": "identifiant court de l'élément (chemin)",
    "iri": "IRI de l'élément, vide si le CPAS est inconnu",
    "parent": "identifiant de l'élément au-dessus, vide au sommet",
    "kind": "axis, strategic_objective, operational_objective, action ou sub_action",
    "number": "numéro tel qu'imprimé",
    "label": "intitulé",
    "volet": "internal, external ou common",
    "pilots": "pilotes administratifs tels qu'imprimés",
    "political_pilots": "pilotes politiques tels qu'imprimés",
    "deadline": "échéance telle qu'imprimée",
    "deadline_start": "début (AAAA, AAAA-MM ou AAAA-MM-JJ)",
    "deadline_end": "fin (AAAA, AAAA-MM ou AAAA-MM-JJ)",
    "recurrence": "récurrence telle qu'imprimée",
    "steps": "étapes telles qu'imprimées",
    "budget": "montants tels qu'imprimés",
    "amounts": "les mêmes montants en euros, dans le même ordre",
    "partners": "organisations partenaires nommées",
    "partner_classes": "catégories de partenaires nommées",
    "themes": "codes de thèmes",
    "target_groups": "codes de publics cibles",
    "instruments": "codes d'instruments (PCS, PAPE …)",
    "description": "description",
    "status": "statut",
    "status_note": "remarque sur le statut",
    "progress": "taux d'avancement, de 0 à 100",
    "fte": "équivalents temps plein",
    "department": "service",
    "priority": "priorité",
    "plans": "autres plans et objectifs servis",
    "indicators": "intitulés des indicateurs",
    "note": "remarque de lecture",
    "first_line": "première ligne dans le document",
    "last_line": "dernière ligne dans le document",
    "quote": "les mots du document",
}
"""Columns and what they hold; several values in a cell are parted by `` | ``."""


def plan_table(plan: Plan) -> str:
    """Return a plan as CSV (RFC 4180, UTF-8), one row for each element in document order."""
    sink = io.StringIO()
    writer = csv.DictWriter(sink, COLUMNS)
    writer.writeheader()
    for item in plan.items:
        writer.writerow(_row(plan, item))
    return sink.getvalue()


def _row(plan: Plan, item: Item) -> dict[str, object]:
    deadline, evidence = item.deadline, item.evidence[0] if item.evidence else None
    row: dict[str, object] = {
        column: _cell(getattr(item, column)) for column in COLUMNS if hasattr(item, column)
    }
    return row | {
        "iri": element_iri(plan.iri, item.id) if plan.iri else "",
        "deadline": _cell(deadline.text) if deadline else "",
        "deadline_start": _cell(deadline.start) if deadline else "",
        "deadline_end": _cell(deadline.end) if deadline else "",
        "recurrence": _cell(deadline.recurrence) if deadline else "",
        "budget": _cell(tuple(amount.text for amount in item.budget)),
        "amounts": _cell(tuple(str(amount.amount) for amount in item.budget)),
        "partners": _cell(tuple(p.name for p in item.partners if not p.generic)),
        "partner_classes": _cell(tuple(p.name for p in item.partners if p.generic)),
        "indicators": _cell(tuple(indicator.label for indicator in item.indicators)),
        "first_line": evidence.first_line if evidence else "",
        "last_line": evidence.last_line if evidence else "",
        "quote": evidence.quote if evidence else "",
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    return SEPARATOR.join(map(str, value)) if isinstance(value, tuple) else str(value)


# What a table has no column for, and how a person is told of it.
_LOSSES: tuple[tuple[Callable[[Plan], bool], dict[str, str]], ...] = (
    (
        lambda plan: bool(
            plan.vision or plan.values or plan.evaluations or plan.sectoral_plans or plan.title
        ),
        {
            "fr": "Le CSV n'a que les éléments : titre, vision, valeurs, dates et plans liés n'y sont pas.",
            "en": "The CSV has the elements only: title, vision, values, dates, joined plans are left out.",
        },
    ),
    (
        lambda plan: bool(plan.facts or any(item.facts for item in plan.items)),
        {
            "fr": "La source, la méthode et l'état de relecture de chaque valeur n'y sont pas.",
            "en": "The source, the method and the review state of each value are left out.",
        },
    ),
    (
        lambda plan: any(len(item.evidence) > 1 or item.alternatives for item in plan.items),
        {
            "fr": "Un élément n'y garde que son premier passage : ses autres passages et mots n'y sont pas.",
            "en": "An element keeps its first passage only; further passages and wordings are left out.",
        },
    ),
    (
        lambda plan: any(a.per_year or a.kind != "unspecified" for item in plan.items for a in item.budget),
        {
            "fr": "La nature des montants (ordinaire, extraordinaire, subside, par an) n'y est pas.",
            "en": "The kind of amounts (ordinary, extraordinary, subsidy, per year) is left out.",
        },
    ),
    (
        lambda plan: any(item.articles or item.projections or item.indicators for item in plan.items),
        {
            "fr": "Les articles budgétaires, les projections et les valeurs des indicateurs n'y sont pas.",
            "en": "Budget articles, projections and values of indicators are left out.",
        },
    ),
    (
        lambda plan: any(item.agreements or item.synergies for item in plan.items),
        {
            "fr": "Les conventions et les synergies n'y sont pas.",
            "en": "Agreements and synergies are left out.",
        },
    ),
    (
        lambda plan: any(p.mention != p.name or p.iri for item in plan.items for p in item.partners),
        {
            "fr": "Les partenaires y portent leur nom : les mots du document et leurs IRI n'y sont pas.",
            "en": "Partners stand under their name: the words of the document and their IRIs are left out.",
        },
    ),
)


def table_losses(plan: Plan, lang: str = "fr") -> list[str]:
    """Say, in sentences, what this plan loses in the table."""
    return [sentences[lang] for loses, sentences in _LOSSES if loses(plan)]
