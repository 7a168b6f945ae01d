"""A plan as a person reads it (an outline), and as one row an item (CSV, TSV, Markdown)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pstgraph.identifiers import element_iri
from pstgraph.model.plan import Item, Plan
from pstgraph.present.labels import plural, word
from pstgraph.present.tables import Column, Lang, Listing, Row, Screen, wrapped

_ABBREVIATIONS = {"axis": "Axe", "strategic_objective": "OS", "operational_objective": "OO"}
_COUNTED = ("axis", "strategic_objective", "operational_objective", "action", "sub_action")
_DETAILS = {
    "pilots": ("Pilote", "Lead"),
    "political_pilots": ("Mandataire", "Elected lead"),
    "deadline": ("Échéance", "Deadline"),
    "budget": ("Budget", "Budget"),
    "partners": ("Partenaires", "Partners"),
    "lines": ("ligne", "line"),
    "untitled": ("(sans titre)", "(no title)"),
    "volet": ("Volet", "Part:"),
}

ITEM_COLUMNS = (
    Column("id", "Élément", "Element"),
    Column("kind", "Niveau", "Level"),
    Column("number", "Numéro", "Number"),
    Column("label", "Libellé", "Label", wrap=True),
    Column("parent", "Dans", "Part of"),
    Column("volet", "Volet", "Part"),
    Column("pilots", "Pilotes", "Leads", wrap=True),
    Column("political_pilots", "Mandataires", "Elected leads", wrap=True),
    Column("deadline", "Échéance", "Deadline"),
    Column("deadline_start", "Début", "Start"),
    Column("deadline_end", "Fin", "End"),
    Column("recurrence", "Récurrence", "Recurrence"),
    Column("steps", "Étapes", "Steps", wrap=True),
    Column("budget", "Budget", "Budget"),
    Column("partners", "Partenaires", "Partners", wrap=True),
    Column("themes", "Thèmes", "Themes"),
    Column("target_groups", "Publics", "Target groups"),
    Column("instruments", "Dispositifs", "Instruments"),
    Column("status", "Statut", "Status"),
    Column("file", "Document", "Document"),
    Column("first_line", "Première ligne", "First line", number=True),
    Column("last_line", "Dernière ligne", "Last line", number=True),
    Column("quote", "Passage", "Passage", wrap=True),
    Column("iri", "IRI", "IRI", table=False),
)


def items_listing(plan: Plan) -> Listing:
    """Return one row an item, in document order; lists are joined by semicolons in CSV.

    See the losses that :func:`csv_losses` declares.
    """
    return Listing(ITEM_COLUMNS, [_row(item, plan) for item in plan.items])


def _row(item: Item, plan: Plan) -> Row:
    first = item.evidence[0] if item.evidence else None
    when = item.deadline
    return {
        "id": item.id,
        "kind": item.kind,
        "number": item.number,
        "label": item.label,
        "parent": item.parent,
        "volet": item.volet,
        "pilots": item.pilots,
        "political_pilots": item.political_pilots,
        "deadline": when.text if when else None,
        "deadline_start": when.start if when else None,
        "deadline_end": when.end if when else None,
        "recurrence": when.recurrence if when else None,
        "steps": item.steps,
        "budget": [amount.text for amount in item.budget],
        "partners": [partner.mention for partner in item.partners],
        "themes": item.themes,
        "target_groups": item.target_groups,
        "instruments": item.instruments,
        "status": item.status,
        "file": first.file if first else None,
        "first_line": first.first_line if first else None,
        "last_line": first.last_line if first else None,
        "quote": first.quote if first else None,
        "iri": element_iri(plan.iri, item.id) if plan.iri else None,
    }


def outline(plan: Plan, lang: Lang = "fr", screen: Screen | None = None) -> str:
    """Return the outline of a plan: one element a line, what it says about who, when and how much below.

    Parameters
    ----------
    plan
        The plan.
    lang
        Language of the words around the plan's own.
    screen
        Where it goes; lines wrap in its width, or never where it has none.
    """
    width = screen.width if screen else None
    lines = _head(plan, lang, width)
    volet: str | None = ""
    for item, depth in _walk(plan):
        if depth == 0 and item.volet != volet:
            volet = item.volet
            if volet:
                lines += ["", f"{_say('volet', lang)} {word(volet, lang)}".upper()]
        if depth == 0:
            lines.append("")
        lines += _entry(item, depth, lang, width)
    return "\n".join(lines) + "\n"


def _head(plan: Plan, lang: Lang, width: int | None) -> list[str]:
    name = plan.cpas.name if plan.cpas else {"fr": "CPAS inconnu", "en": "unknown CPAS"}[lang]
    when = plan.legislature or (_years(plan.period.start, plan.period.end) if plan.period else "")
    counts: Counter[str] = Counter(item.kind for item in plan.items)
    sizes = [plural(counts[kind], kind, lang) for kind in _COUNTED if counts[kind]]
    head = " · ".join(part for part in (name, plan.title, when) if part)
    source = f"{plan.source.file} · {', '.join(sizes) or plural(0, 'element', lang)}"
    return [*_wrapped(head, 0, 2, width), *_wrapped(source, 0, 2, width)]


def _walk(plan: Plan) -> Iterator[tuple[Item, int]]:
    """Items in document order with their depth below the top."""
    depths: dict[str, int] = {}
    for item in plan.items:
        depth = depths.get(item.parent, -1) + 1 if item.parent is not None else 0
        depths[item.id] = depth
        yield item, depth


def _entry(item: Item, depth: int, lang: Lang, width: int | None) -> list[str]:
    mark = _mark(item)
    indent = 2 * depth
    lines = _wrapped(f"{mark} {item.label or _say('untitled', lang)}", indent, indent + len(mark) + 1, width)
    details = _details(item, lang)
    if details:
        lines += _wrapped(details, indent + len(mark) + 1, indent + len(mark) + 1, width)
    return lines


def _mark(item: Item) -> str:
    """Give the number as written, with its level's letters where it is bare figures."""
    level = _ABBREVIATIONS.get(item.kind, "")
    if item.number is None:
        return level or "–"
    bare = re.fullmatch(r"[\d. ]+", item.number) is not None
    return f"{level} {item.number}".strip() if bare else item.number


def _details(item: Item, lang: Lang) -> str:
    found = []
    for key, values in (
        ("pilots", item.pilots),
        ("political_pilots", item.political_pilots),
        ("deadline", _when(item)),
        ("budget", [_money(text.text, text.kind, lang) for text in item.budget]),
        ("partners", [partner.name for partner in item.partners]),
    ):
        if values:
            colon = "\u00a0:" if lang == "fr" else ":"
            found.append(f"{_say(key, lang)}{colon} {', '.join(values)}")
    if item.evidence:
        found.append(f"{_say('lines', lang)} {item.evidence[0].first_line}")
    return " · ".join(found) if len(found) > 1 else ""


def _when(item: Item) -> list[str]:
    if item.deadline is None:
        return []
    text = item.deadline.text or item.deadline.recurrence
    return [text] if text else [_years(item.deadline.start, item.deadline.end)]


def _money(text: str, kind: str, lang: Lang) -> str:
    unbroken = text.replace(" ", "\u00a0")
    return unbroken if kind == "unspecified" else f"{unbroken} ({word(kind, lang)})"


def _years(start: str | None, end: str | None) -> str:
    return "–".join(year for year in (start, end) if year)


def _say(key: str, lang: Lang) -> str:
    return _DETAILS[key][0 if lang == "fr" else 1]


def _wrapped(text: str, first: int, rest: int, width: int | None) -> list[str]:
    if width is None:
        return [" " * first + text]
    return wrapped(text, max(width, rest + 20), " " * first, " " * rest)


_CSV_LOSSES = {
    "partners": ("le nom, l'IRI et la nature des partenaires", "names, IRIs and kinds of partners"),
    "budget": ("la valeur et la nature des montants", "values and kinds of amounts"),
    "indicators": ("les indicateurs", "indicators"),
    "articles": ("les articles budgétaires", "budget articles"),
    "projections": ("les projections budgétaires", "budget projections"),
    "alternatives": ("les autres intitulés", "other wordings"),
    "agreements": ("les conventions", "agreements"),
    "synergies": ("les synergies", "synergies"),
    "plans": ("les plans auxquels l'élément contribue", "plans that the element contributes to"),
    "facts": ("le passage, la méthode et l'état de chaque valeur", "passage, method and state of values"),
}  # fmt: skip


def csv_losses(plan: Plan, lang: Lang = "fr") -> list[str]:
    """Say what one row an item cannot hold of this plan, a sentence each."""
    fr = lang == "fr"
    losses = [
        "les champs du plan lui-même (titre, période, vision, valeurs, dates, source)"
        if fr
        else "the plan's own fields (title, period, vision, values, dates, source)"
    ]
    for lost, words in _CSV_LOSSES.items():
        count = sum(1 for item in plan.items if getattr(item, lost))
        if count:
            losses.append(f"{words[0 if fr else 1]} ({plural(count, 'element', lang)})")
    further = sum(1 for item in plan.items if len(item.evidence) > 1)
    if further:
        what = "les passages autres que le premier" if fr else "passages after the first"
        losses.append(f"{what} ({plural(further, 'element', lang)})")
    return losses
