"""Columns of a review sheet: French headings, how a value is shown, what a changed cell means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from pstgraph.errors import InputError, nearest
from pstgraph.link.listed import resolve, split_listed
from pstgraph.link.partners import Context
from pstgraph.link.registry import load_registry
from pstgraph.model.plan import KINDS, Amount, Item
from pstgraph.readers.values.money import parse_amounts
from pstgraph.text import fold, normalise_space
from pstgraph.vocabulary import scheme


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, heading and width in characters.

    ``change`` is the field that an edited cell corrects, None for what is shown only.
    """

    key: str
    heading: str
    width: int
    change: str | None = None


COLUMNS = (
    Column("id", "identifiant", 18),
    Column("kind", "niveau", 16, "kind"),
    Column("number", "numéro", 12, "number"),
    Column("label", "libellé", 60, "label"),
    Column("parent", "dans", 18, "parent"),
    Column("volet", "volet", 10, "volet"),
    Column("pilots", "pilotes", 24, "pilots"),
    Column("political_pilots", "mandataires", 20, "political_pilots"),
    Column("deadline", "échéance", 18, "deadline"),
    Column("steps", "étapes", 30, "steps"),
    Column("budget", "budget", 20, "budget"),
    Column("partners", "partenaires", 30, "partners"),
    Column("themes", "thèmes", 30, "themes"),
    Column("target_groups", "publics cibles", 26, "target_groups"),
    Column("quote", "passage", 60),
    Column("lines", "lignes", 9, "evidence"),
    Column("notes", "notes", 40),
    Column("remark", "remarque", 34),
)
KIND_WORDS = dict(
    zip(
        KINDS,
        ("axe", "objectif stratégique", "objectif opérationnel", "action", "sous-action"),
        strict=True,
    )
)
VOLET_WORDS = {"internal": "interne", "external": "externe", "common": "commun"}
AMOUNT_WORDS = {"ordinary": "ordinaire", "extraordinary": "extraordinaire", "subsidy": "subside"}
_AMOUNT = re.compile(rf"(?P<text>.*?)\s*\((?P<kind>{'|'.join(AMOUNT_WORDS.values())})\)", re.IGNORECASE)
_LINES = re.compile(r"(?P<first>[0-9]+)(?:\s*[-–]\s*(?P<last>[0-9]+))?")
_SCHEMES = {"themes": "theme", "target_groups": "target-group"}


def shown(item: Item, key: str) -> str:
    r"""Return what a cell of an element shows.

    >>> item = Item(id="A1", parent=None, kind="action", number="1", label="Loger", pilots=("DG", "AS"))
    >>> shown(item, "kind"), shown(item, "pilots"), shown(item, "volet")
    ('action', 'DG\nAS', '')
    """
    special = _SHOWN.get(key)
    if special is not None:
        return special(item)
    value = getattr(item, key)
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _shown_deadline(item: Item) -> str:
    when = item.deadline
    if when is None:
        return ""
    return when.text or " – ".join(part for part in (when.start, when.end, when.recurrence) if part)


def _shown_budget(item: Item) -> str:
    return "\n".join(
        f"{amount.text} ({AMOUNT_WORDS[amount.kind]})" if amount.kind in AMOUNT_WORDS else amount.text
        for amount in item.budget
    )


def _shown_lines(item: Item) -> str:
    return "\n".join(
        str(e.first_line) if e.first_line == e.last_line else f"{e.first_line}-{e.last_line}"
        for e in item.evidence
    )


def _labels(name: str) -> Callable[[Item], str]:
    return lambda item: "\n".join(scheme(_SCHEMES[name]).label(code) for code in getattr(item, name))


_SHOWN: dict[str, Callable[[Item], str]] = {
    "kind": lambda item: KIND_WORDS[item.kind],
    "volet": lambda item: VOLET_WORDS[item.volet] if item.volet else "",
    "deadline": _shown_deadline,
    "budget": _shown_budget,
    "partners": lambda item: "\n".join(partner.mention for partner in item.partners),
    "themes": _labels("themes"),
    "target_groups": _labels("target_groups"),
    "quote": lambda item: "\n".join(evidence.quote for evidence in item.evidence),
    "lines": _shown_lines,
}


def kept(item: Item) -> dict[str, list[dict[str, Any]]]:
    """Return values that a cell shows in part only; a value that stays in its cell keeps all of itself."""
    return {
        "partners": [asdict(partner) for partner in item.partners],
        "budget": [_amount(amount) for amount in item.budget],
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return asdict(amount) | {"amount": str(amount.amount)}


def meant(
    column: Column, cell: str, before: str, known: Mapping[str, list[dict[str, Any]]], nis: str | None
) -> Any:
    """Return the plain value that an edited cell means, as a correction takes it.

    Parameters
    ----------
    column
        The column.
    cell, before
        The words of the cell now and as it was written.
    known
        The values of the cell as it was written, by field (see :func:`kept`).
    nis
        Whose plan it is, for partners that are bodies of the commune.

    Raises
    ------
    InputError
        The words mean nothing here; ``where`` is left to the caller.
    """
    if column.key in ("kind", "volet"):
        return _word(column, cell)
    if column.key in ("pilots", "political_pilots"):
        return entries(cell, before)
    if column.key in _SCHEMES:
        return [code_of(_SCHEMES[column.key], words) for words in entries(cell, before)]
    if column.key == "partners":
        return _partners(entries(cell, before), known.get("partners", []), nis)
    if column.key == "budget":
        return _budget(entries(cell, before), before, known.get("budget", []))
    if column.key == "lines":
        return _passages(entries(cell, before))
    return cell or None


def entries(cell: str, before: str = "") -> list[str]:
    r"""Return the values of a cell, one a line or parted by semicolons; a line that stood there stays whole.

    >>> entries("Forem ; GAS\nVille"), entries("A; B\nC", "A; B")
    (['Forem', 'GAS', 'Ville'], ['A; B', 'C'])
    """
    whole = set(before.split("\n"))
    found: list[str] = []
    for line in cell.split("\n"):
        parts = [line] if line in whole else line.split(";")
        found += [words for part in parts if (words := normalise_space(part))]
    return list(dict.fromkeys(found))


def _word(column: Column, cell: str) -> str | None:
    words = KIND_WORDS if column.key == "kind" else VOLET_WORDS
    if not cell and column.key == "volet":
        return None
    table: dict[str, str] = {fold(shown): code for code, shown in words.items()} | {
        fold(code): code for code in words
    }
    found = table.get(fold(cell).removeprefix("volet "))
    if found is None:
        raise InputError(f"{cell!r} is no {column.heading}", None, f"write {', '.join(words.values())}")
    return found


def code_of(name: str, words: str) -> str:
    """Return the code of a concept by its label or code.

    >>> code_of("theme", "Médiation de dettes"), code_of("theme", "logement")
    ('mediation-dettes', 'logement')
    """
    found = words if words in scheme(name) else _codes(name).get(fold(words))
    if found is None:
        labels = [concept.label() for concept in scheme(name)]
        suggestion = nearest(words, labels)
        if suggestion.startswith("known: "):
            close = difflib.get_close_matches(words, labels, n=3, cutoff=0.0)
            suggestion = f"the nearest are {', '.join(close)}"
        raise InputError(f"{words!r} is not in the list {scheme(name).title['fr']!r}", None, suggestion)
    return found


@cache
def _codes(name: str) -> dict[str, str]:
    """Codes by folded preferred label, then by other labels where these are one concept's alone."""
    table: dict[str, str] = {fold(concept.label()): concept.code for concept in scheme(name)}
    others: dict[str, set[str]] = {}
    for concept in scheme(name):
        for label in concept.alt:
            others.setdefault(fold(label), set()).add(concept.code)
    for label, codes in others.items():
        if len(codes) == 1:
            table.setdefault(label, next(iter(codes)))
    return table


def _partners(mentions: list[str], known: list[dict[str, Any]], nis: str | None) -> list[dict[str, Any]]:
    """Partners by their mentions: those that were there as they were, new ones looked up in the registry."""
    there = {normalise_space(partner["mention"]): partner for partner in known}
    context = Context(load_registry(), nis)
    found: list[dict[str, Any]] = []
    for mention in mentions:
        if mention in there:
            found.append(there[mention])
            continue
        names = split_listed(mention) or [mention]
        new = [_named(asdict(partner)) for name in names for partner in resolve(name, context)]
        found += new or [{"mention": mention, "name": mention, "iri": None, "generic": False}]
    return found


def _named(partner: dict[str, Any]) -> dict[str, Any]:
    """Take an unknown name with a capital for an organisation: a person wrote it as a name."""
    unknown = partner["name"] == partner["mention"]
    return partner | {"iri": None, "generic": False} if unknown and partner["name"][0].isupper() else partner


def _budget(texts: list[str], before: str, known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    there = dict(zip(map(normalise_space, before.split("\n")), known, strict=False))
    gone = [amount for text, amount in there.items() if text not in texts]
    alone = gone[0]["kind"] if len(gone) == 1 and sum(text not in there for text in texts) == 1 else None
    found: list[dict[str, Any]] = []
    for text in texts:
        if text in there:
            found.append(there[text])
            continue
        match = _AMOUNT.fullmatch(text)
        kinds = {words: code for code, words in AMOUNT_WORDS.items()}
        amounts = parse_amounts(match["text"] if match else text, bare=True)
        if not amounts:
            raise InputError(f"{text!r} is no amount", None, "write it as 1000,00 €")
        kind = {"kind": kinds[match["kind"].lower()]} if match else {}
        if not match and len(amounts) == 1 and alone and amounts[0].kind not in AMOUNT_WORDS:
            kind = {"kind": alone}  # one amount in the place of one: it is of its kind
        found += [_amount(amount) | kind for amount in amounts]
    return found


def _passages(texts: list[str]) -> list[list[int]]:
    found = []
    for text in texts:
        for part in text.split(","):
            match = _LINES.fullmatch(part.strip())
            if match is None:
                raise InputError(f"{part.strip()!r} is no line", None, "write 12 or 12-14")
            first = int(match["first"])
            found.append([first, int(match["last"] or first)])
    return found
