"""What a plan loses as a file of eComptes, said one by one.

What is lost is measured, not listed by hand: the file is written and read back, and every field that comes
back otherwise is told with the elements it concerns. So nothing can be lost in silence. What our own reader
restores and another would not (flattened sub-actions, filled levels, neutral values) is told besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from pstgraph.model.plan import Item, Period, Plan
from pstgraph.readers.ecomptes.arrange import Placed, arrange
from pstgraph.readers.ecomptes.read import read_bytes
from pstgraph.readers.ecomptes.schema import LABEL, UNKNOWN_INS, Variant
from pstgraph.readers.ecomptes.write import civility, exercise, libelle, status_code, write

_NAMED = 3  # elements named in a sentence

Sentence = tuple[str, str]  # French, English

_FIELDS: dict[str, Sentence] = {
    "kind": ("le niveau : le format n’a pas cette imbrication", "the level: the format has no such nesting"),
    "parent": (
        "l’élément parent : le format n’a pas cette imbrication",
        "the parent: the format has no such nesting",
    ),
    "number": (
        "le numéro n’est pas séparé du libellé comme dans le plan",
        "the number is not parted from the label as in the plan",
    ),
    "label": (
        "le libellé change (blancs, numéro repris dans le libellé, caractères interdits en XML)",
        "the label changes (blanks, number taken into the label, characters that XML forbids)",
    ),
    "volet": ("le volet propre, autre que celui de l’élément parent", "a part other than that of the parent"),
    "pilots": (
        "les pilotes : un seul est possible, de 100 caractères au plus",
        "leads: there is room for one, of 100 characters at most",
    ),
    "political_pilots": (
        "les mandataires : un seul est possible, de 100 caractères au plus",
        "elected leads: there is room for one, of 100 characters at most",
    ),
    "deadline": (
        "l’échéance : il n’y a que deux dates complètes, sans texte ni récurrence",
        "the deadline: there are two full dates only, without text or recurrence",
    ),
    "steps": ("les étapes", "the steps"),
    "budget": ("les montants sans article ni exercice", "amounts without article or year"),
    "partners": (
        "l’organisation à laquelle un partenaire est lié : il ne reste que les mots",
        "the organisation that a partner is linked to: its words alone are left",
    ),
    "themes": ("les thèmes", "the themes"),
    "target_groups": ("les publics cibles", "the target groups"),
    "instruments": ("les dispositifs", "the instruments"),
    "description": (
        "la description change (blancs, caractères interdits en XML)",
        "the description changes (blanks, characters that XML forbids)",
    ),
    "status": ("un statut que le format ne connaît pas", "a status that the format does not know"),
    "status_note": (
        "la remarque sur le statut change (blancs, caractères interdits en XML)",
        "the remark on the status changes (blanks, characters that XML forbids)",
    ),
    "progress": ("un taux d’avancement hors de 0 à 100", "a progress rate outside 0 to 100"),
    "fte": ("un nombre d’ETP négatif", "a negative number of FTE"),
    "department": ("le nom du service change (blancs)", "the name of the department changes (blanks)"),
    "priority": ("la priorité", "the priority"),
    "plans": ("un plan servi change (blancs, doubles)", "a plan served changes (blanks, doubles)"),
    "indicators": ("les indicateurs", "the indicators"),
    "articles": ("les articles budgétaires", "the budget articles"),
    "projections": ("les projections budgétaires", "the budget projections"),
    "note": ("la remarque de lecture", "the note of the reading"),
    "alternatives": ("les autres formulations", "other wordings"),
    "agreements": ("les conventions", "the agreements"),
    "synergies": ("les synergies déclarées", "the declared synergies"),
    "id": ("l’identifiant", "the id"),
}
_CAUSES: dict[str, Sentence] = {
    "cropped": (f"le libellé est coupé à {LABEL} caractères", f"the label is cropped to {LABEL} characters"),
    "recurrence": ("la récurrence", "the recurrence"),
}
_PLAN_FIELDS: dict[str, Sentence] = {
    "title": (
        "le titre du plan change (coupé à 255 caractères, blancs)",
        "the title changes (cropped, blanks)",
    ),
    "legislature": ("la législature", "the legislature"),
    "document_date": (
        "la date du document, sauf un jour complet",
        "the date of the document, unless a full day",
    ),
    "adopted": ("la date d’adoption", "the date of adoption"),
    "declaration_adopted": (
        "la date d’adoption de la déclaration de politique sociale",
        "the date of adoption of the policy statement",
    ),
    "period": ("la période change", "the period changes"),
    "vision": ("la vision", "the vision"),
    "values": ("les valeurs", "the values"),
    "evaluations": ("les évaluations prévues", "the evaluations provided for"),
    "sectoral_plans": ("les plans sectoriels liés", "the sectoral plans joined"),
}
PROVENANCE = frozenset(("evidence", "facts"))
"""Fields that say where a value stands: those of the new file take their place."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A field that does not come back as it was; ``items`` are ids of elements, none for the plan's own."""

    field: str
    items: tuple[str, ...] = ()
    cause: str = ""


def losses(plan: Plan, variant: Variant, lang: str = "fr") -> list[str]:
    """Say in sentences what a plan loses in a file of eComptes.

    Parameters
    ----------
    plan
        Any plan.
    variant
        ``in`` or ``out``.
    lang
        ``fr`` or ``en``.
    """
    return [*lost(plan, variant, lang), *neutral(plan, lang)]


def lost(plan: Plan, variant: Variant, lang: str = "fr") -> list[str]:
    """Say what does not come back, or only because our own reader puts it together again."""
    at = 0 if lang == "fr" else 1
    told = [_sentence(loss, at) for loss in measure(plan, variant)]
    steps = [item.id for item in plan.items if item.kind == "sub_action"]
    if steps:
        words = (
            "l’imbrication des sous-actions, qui deviennent des actions après la leur",
            "nesting of sub-actions, which become actions after their own",
        )
        told.append(f"{words[at]} {_which(steps, at)}")
    return told


def neutral(plan: Plan, lang: str = "fr") -> list[str]:
    """Say which values the format asks for and the plan does not state: they are written neutral."""
    return [sentence[0 if lang == "fr" else 1] for sentence in _neutral(plan, arrange(plan))]


def measure(plan: Plan, variant: Variant) -> list[Loss]:
    """Write a plan, read it back, and compare field by field.

    Returns
    -------
    list of Loss
        One for each field (and cause) that differs; provenance counts once for the plan.
    """
    back = read_bytes(write(plan, variant).encode("utf-8"), plan.source.file).plan
    found = [Loss(name) for name in _PLAN_FIELDS if not _same_plan_field(plan, back, name)]
    cropped = {placed.item.id for placed in _placed(arrange(plan)) if placed.item and libelle(placed)[1]}
    by_id = back.by_id()
    differing: dict[tuple[str, str], list[str]] = {}
    for item in plan.items:
        for name in _FIELDS:
            if item.id not in by_id or not _same(name, getattr(item, name), getattr(by_id[item.id], name)):
                cause = "cropped" if name == "label" and item.id in cropped else ""
                cause = "recurrence" if name == "deadline" and _is_rhythm_alone(item) else cause
                differing.setdefault((name, cause), []).append(item.id)
    order = list(_FIELDS)
    ranked = sorted(differing.items(), key=lambda pair: order.index(pair[0][0]))
    found += [Loss(name, tuple(ids), cause) for (name, cause), ids in ranked]
    if [item.id for item in plan.items] != [item.id for item in back.items]:
        found.append(Loss("order"))
    if plan.facts or any(item.facts or item.evidence for item in plan.items):
        found.append(Loss("provenance"))
    return found


def _same(name: str, before: Any, after: Any) -> bool:
    if name == "status":
        return status_code(before) == after and (before is None) == (after is None)
    return bool(before == after)


def _is_rhythm_alone(item: Item) -> bool:
    """Whether a deadline is a recurrence and nothing else."""
    when = item.deadline
    return when is not None and bool(when.recurrence) and not when.start and not when.end


def _same_plan_field(before: Plan, after: Plan, name: str) -> bool:
    old, new = getattr(before, name), getattr(after, name)
    return bool(old == new) or (name == "period" and {old, new} <= {None, Period(None, None)})


def _sentence(loss: Loss, at: int) -> str:
    if loss.field == "order":
        return ("l’ordre des éléments", "the order of the elements")[at]
    if loss.field == "provenance":
        return (
            "la provenance : passages, méthode et état de relecture de chaque valeur",
            "provenance: passages, method and review state of each value",
        )[at]
    if not loss.items:
        return _PLAN_FIELDS[loss.field][at]
    words = _CAUSES[loss.cause] if loss.cause else _FIELDS[loss.field]
    return f"{words[at]} {_which(loss.items, at)}"


def _which(ids: tuple[str, ...] | list[str], at: int) -> str:
    many = len(ids) > 1
    count = (f"{len(ids)} élément{'s' if many else ''}", f"{len(ids)} element{'s' if many else ''}")[at]
    named = ", ".join(ids[:_NAMED])
    colon = (" :", ":")[at]
    return f"({count}{colon} {named}{', …' if len(ids) > _NAMED else ''})"


def _neutral(plan: Plan, top: list[Placed]) -> Iterator[Sentence]:
    filling = sum(1 for p in _placed(top) if p.item is None and (p.level or p.volet is None))
    if filling:
        yield (
            f"des niveaux que le plan n’a pas sont écrits « NEANT » : {filling}",
            f"levels that the plan does not have are written NEANT: {filling}",
        )
    for code, tag, missing in _UNSTATED:
        ids = [item.id for item in plan.items if missing(item)]
        if ids:
            yield (
                f"{tag} n’est pas dit par le plan : « {code} », avec une remarque {_which(ids, 0)}",
                f"{tag} is not stated by the plan: {code}, with a remark {_which(ids, 1)}",
            )
    people = [item.id for item in plan.items if _has_no_civility(item)]
    if people:
        yield (
            f"Civilite n’est pas dite par le plan : « MONSIEUR », valeur neutre {_which(people, 0)}",
            f"Civilite is not stated by the plan: MONSIEUR, a neutral value {_which(people, 1)}",
        )
    yield from _neutral_head(plan)


def _has_no_civility(item: Item) -> bool:
    return any(civility(owner) is None for owner in (*item.pilots[:1], *item.political_pilots[:1]))


_UNSTATED: tuple[tuple[str, str, Callable[[Item], bool]], ...] = (
    ("NON_COMMENCE", "Statut", lambda item: item.status is None),
    ("0", "TauxAvancement", lambda item: item.progress is None),
    ("0", "ETP", lambda item: item.fte is None),
)


def _neutral_head(plan: Plan) -> Iterator[Sentence]:
    period = plan.period or Period(None, None)
    unknown = [
        (plan.cpas is None, "INS", str(UNKNOWN_INS)),
        (exercise(plan) == "0", "Exercice", "0"),
        (period.start is None, "ExerciceDebut", "0"),
        (period.end is None, "ExerciceFin", "0"),
    ]
    for missing, tag, value in unknown:
        if missing:
            yield (
                f"{tag} n’est pas dit par le plan : valeur neutre « {value} »",
                f"{tag} is not stated by the plan: neutral value {value}",
            )


def _placed(top: list[Placed]) -> Iterator[Placed]:
    for placed in top:
        yield placed
        yield from _placed(placed.below)


def undeclared() -> frozenset[str]:
    """Fields of an element that no sentence speaks of; a test keeps it empty."""
    return frozenset(field.name for field in fields(Item)) - _FIELDS.keys() - PROVENANCE
