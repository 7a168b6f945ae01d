"""Whether a file keeps the format: every violation in French, with its XPath and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pstgraph.readers.ecomptes.schema import Group, Leaf, Part, Type, Variant, schema
from pstgraph.readers.ecomptes.tree import Node, parse

_XML_BLANKS = " \t\r\n"
_PATTERNS: dict[Type, re.Pattern[str]] = {
    "integer": re.compile(r"[+-]?[0-9]+"),
    "decimal": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
    "date": re.compile(
        r"-?(?P<year>[1-9][0-9]{4,6}|[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
        r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
    ),
}
_EXPECTED: dict[Type, str] = {
    "string": "un texte",
    "integer": "un nombre entier",
    "decimal": "un nombre décimal (avec un point)",
    "date": "une date AAAA-MM-JJ",
}
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Violation:
    """Where and how a file leaves the format; ``line`` counts from 1, ``message`` is a sentence in French."""

    xpath: str
    line: int
    message: str

    @property
    def sentence(self) -> str:
        """The violation with its place.

        >>> Violation("/dataroot/PST", 9, "L’élément « Volets » manque.").sentence
        '/dataroot/PST (ligne 9) : L’élément « Volets » manque.'
        """
        return f"{self.xpath} (ligne {self.line}) : {self.message}"


def validate(data: bytes, variant: Variant, name: str = "eComptes") -> list[Violation]:
    """Check a file against the table of the format.

    Parameters
    ----------
    data
        The file.
    variant
        ``in`` (what eComptes accepts) or ``out`` (what it sends): a file is valid as one of them at most.
    name
        Name of the file, for errors.

    Returns
    -------
    list of Violation
        In document order; empty where the file is valid.

    Raises
    ------
    InputError
        The bytes are no well-formed XML without document type.

    Examples
    --------
    >>> [found.sentence for found in validate(b"<dataroot><PST/></dataroot>", "in")][:1]
    ['/dataroot (ligne 1) : L’élément « Identifiants » manque.']
    """
    return list(violations(parse(data, name).root, variant))


def violations(root: Node, variant: Variant) -> Iterator[Violation]:
    """Check a parsed file against the table of the format, one violation after the other."""
    if root.tag != "dataroot":
        yield _at(root, f"La racine est « {root.tag} », et non « dataroot ».")
    else:
        yield from _check_group(root, schema(variant))


def _at(node: Node, message: str) -> Violation:
    return Violation(node.path, node.line, message)


def _check_group(node: Node, group: Group) -> Iterator[Violation]:
    yield from _check_attributes(node, group)
    if node.text.strip(_XML_BLANKS):
        yield _at(node, f"Du texte se trouve entre les éléments : « {_short(node.text)} ».")
    there = {child.tag for child in node.children}
    for part in group.parts:
        if part.least and part.name not in there:
            yield _at(node, f"L’élément « {part.name} » manque.")
    counts = [0] * len(group.parts)
    reached = 0
    for child in node.children:
        place = group.place(child.tag)
        if place is None:
            yield _at(child, f"L’élément « {child.tag} » n’a pas sa place dans « {node.tag} ».")
            continue
        part = group.parts[place]
        counts[place] += 1
        if place < reached:
            after = group.parts[reached].name
            yield _at(child, f"L’élément « {child.tag} » doit se trouver avant « {after} ».")
        reached = max(reached, place)
        if part.most is not None and counts[place] == part.most + 1:
            yield _at(child, f"L’élément « {child.tag} » se trouve plusieurs fois.")
        yield from _check(child, part)


def _check(node: Node, part: Part) -> Iterator[Violation]:
    if isinstance(part.holds, Group):
        yield from _check_group(node, part.holds)
        return
    for name in node.attributes:
        yield _at(node, f"L’attribut « {name} » n’est pas prévu.")
    if node.children:
        yield _at(node, f"L’élément « {node.tag} » ne peut contenir d’autres éléments.")
        return
    wrong = value_error(node.text, part.holds)
    if wrong:
        yield _at(node, wrong)


def _check_attributes(node: Node, group: Group) -> Iterator[Violation]:
    for name, leaf in group.attributes.items():
        if name not in node.attributes:
            yield _at(node, f"L’attribut « {name} » manque.")
            continue
        wrong = value_error(node.attributes[name], leaf)
        if wrong:
            yield _at(node, f"Attribut « {name} » : {wrong[0].lower()}{wrong[1:]}")
    for name in node.attributes:
        if name not in group.attributes:
            yield _at(node, f"L’attribut « {name} » n’est pas prévu.")


def value_error(text: str, leaf: Leaf) -> str | None:
    """Say what is wrong with a value, None where it is valid.

    >>> value_error("cours", Leaf(values=("EN_COURS", "TERMINE")))
    '« cours » n’est pas une des valeurs EN_COURS, TERMINE.'
    >>> value_error(" 12 ", Leaf("integer")) is None
    True
    """
    if text == "" and leaf.empty:
        return None
    if leaf.values:
        return (
            None
            if text in leaf.values
            else f"« {_short(text)} » n’est pas une des valeurs {', '.join(leaf.values)}."
        )
    if leaf.type == "string":
        too_long = leaf.longest is not None and len(text) > leaf.longest
        return f"Le texte a {len(text)} caractères, {leaf.longest} au plus sont admis." if too_long else None
    bare = text.strip(_XML_BLANKS)
    match = _PATTERNS[leaf.type].fullmatch(bare)
    if match is None or (leaf.type == "date" and not _is_day(match)):
        return f"« {_short(text)} » n’est pas {_EXPECTED[leaf.type]}."
    if leaf.type != "date" and not _within(Decimal(bare), leaf):
        limits = f"de {leaf.least} à {leaf.most}" if leaf.most is not None else f"de {leaf.least} au moins"
        return f"« {_short(text)} » n’est pas un nombre {limits}."
    return None


def _is_day(match: re.Match[str]) -> bool:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if year == 0:
        return False
    try:
        date(year if year <= 9999 else 2000 + year % 400, month, day)  # the calendar repeats every 400 years
    except ValueError:
        return False
    return True


def _within(number: Decimal, leaf: Leaf) -> bool:
    return (leaf.least is None or number >= leaf.least) and (leaf.most is None or number <= leaf.most)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
