"""A reading of a document as files, and in words: what was read, guessed and skipped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pstgraph.identifiers import ID
from pstgraph.model.plan import Reading
from pstgraph.present.labels import plural, word
from pstgraph.present.tables import Lang

_SHOWN = 20
# Corrections that failed: the receipt tells them, with their cells.
_IN_RECEIPT = re.compile(r"Correction « .*» .*non appliquée : |Thèmes relus .*non repris : ")
_COUNTED = ("axis", "strategic_objective", "operational_objective", "action", "sub_action")
_WORDS = {
    "line": ("ligne {0}", "line {0}"),
    "no cpas": (
        "le CPAS est inconnu : pas de Turtle, le plan est donné en JSON ; le dire par --cpas NOM_OU_INS",
        "the CPAS is unknown: no Turtle, the plan is given as JSON; say it with --cpas NAME_OR_NIS",
    ),
    "no plan": ("aucun élément de plan : pas de Turtle", "no element of a plan: no Turtle"),
    "sheet": ("Feuille de relecture : {0}", "Review sheet: {0}"),
    "sheet kept": (
        "{0} porte des corrections et reste telle quelle ; les appliquer par --corrections",
        "{0} holds corrections and stays as it is; apply them with --corrections",
    ),
    "more": ("… et {0} de plus ; toutes sont dans le JSON", "… and {0} more; the JSON has them all"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A reading as text in one form, with what that form loses."""

    text: str
    form: str
    losses: tuple[str, ...] = ()


def say(key: str, lang: Lang, *values: object) -> str:
    """Say a sentence of this module in a language."""
    return _WORDS[key][0 if lang == "fr" else 1].format(*values)


def write(reading: Reading, form: str, lang: Lang) -> Written:
    """Write a reading as ``turtle``, ``jsonld`` or ``json``; JSON where RDF is impossible.

    RDF needs a name for the graph, so a plan whose CPAS is unknown comes as JSON.
    """
    from pstgraph.model.json import dumps, reading_to_dict

    if form == "json" or reading.plan.iri is None:
        return Written(dumps(reading_to_dict(reading)), "json")
    from pstgraph.present.rdf_text import rdf_text
    from pstgraph.rdf.limits import graph_losses
    from pstgraph.rdf.write import plan_triples

    return Written(rdf_text(plan_triples(reading.plan), form), form, tuple(graph_losses(reading.plan, lang)))


def stem(reading: Reading, document: Path) -> str:
    """Name of a plan's file, as in ``data/plans``: NIS code and year, else the document's own name.

    >>> from pstgraph.model.plan import Plan, Source
    >>> plan = Plan(cpas=None, title=None, source=Source("a.txt", "00"), iri=f"{ID}plan/85034/2018")
    >>> stem(Reading(plan), Path("a.txt"))
    '85034-2018'
    """
    iri = reading.plan.iri
    return iri.removeprefix(f"{ID}plan/").replace("/", "-") if iri else document.stem


def sheet_is_edited(path: Path) -> bool:
    """Whether a review sheet is there that somebody has changed, or that cannot be read any more."""
    from pstgraph.errors import PstError
    from pstgraph.review.corrections import load

    if not path.exists():
        return False
    try:
        return load(path).counted > 0
    except PstError:
        return True


def account(reading: Reading, lang: Lang) -> list[str]:
    """Give an honest account of a reading: sizes in a line, then what was guessed or skipped."""
    from pstgraph.link.cpas import ATTRIBUTED

    plan = reading.plan
    counts: Counter[str] = Counter(item.kind for item in plan.items)
    sizes = ", ".join(plural(counts[kind], kind, lang) for kind in _COUNTED if counts[kind])
    owner = plan.cpas.name if plan.cpas else word("unknown CPAS", lang)
    lines = [f"{plan.source.file} : {owner} · {sizes or plural(0, 'element', lang)}"]
    owned = [note for note in reading.notes if note.message.startswith(ATTRIBUTED)]
    minded = owned + [note for note in reading.notes if note.level != "read" and note not in owned]
    minded = [note for note in minded if not _IN_RECEIPT.match(note.message)]
    for note in minded[:_SHOWN]:
        told = note.message.startswith(("Ligne", "Line"))
        where = f", {say('line', lang, note.line)}" if note.line and not told else ""
        lines.append(f"  {word(note.level, lang)}{where} : {note.message}")
    if len(minded) > _SHOWN:
        lines.append(f"  {say('more', lang, len(minded) - _SHOWN)}")
    return lines
