"""What one element says besides its label: dates, people, progress, text, money; each value with its fact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from pstgraph.model.plan import Article, Deadline, Evidence, Fact, Note, Projection
from pstgraph.readers.ecomptes.schema import CIVILITIES
from pstgraph.readers.ecomptes.texts import NotRead, plain
from pstgraph.readers.ecomptes.tree import Node
from pstgraph.readers.ecomptes.unknown import without_remark
from pstgraph.readers.values import parse_deadline
from pstgraph.readers.values.roles import is_elected, is_role, split_owners
from pstgraph.text import normalise_space

_ZONE = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_SHORT_FORMS = dict(zip(CIVILITIES, ("M.", "Mme"), strict=True))
IA_PST = "PST"
"""The Generateur of iA.PST: its Nom is a service or a mandate, its Civilite a constant."""
OWN = "pstgraph"
"""Our own Generateur: its Nom is one pilot as the plan's document prints it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that is read, and the program that wrote it."""

    file: str
    generator: str = ""

    def passage(self, node: Node, words: str | None = None) -> Evidence:
        """Return an element as a passage: its lines, its words, its XPath."""
        quote = normalise_space(words if words is not None else node.text)
        return Evidence(self.file, node.line, max(node.line, node.end_line), quote, node.path)


@dataclass(slots=True)
class Values:
    """The fields of one element as they are read, with facts and notes."""

    origin: Origin
    fields: dict[str, Any] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    has_contacts: bool = False

    def fact(self, name: str, value: str, node: Node, words: str | None = None) -> None:
        """Tie a value to the element that says it."""
        self.facts.append(Fact(name, value, self.origin.passage(node, words)))

    def note(self, node: Node, message: str) -> None:
        """Note what a person may want to look at."""
        self.notes.append(Note("skipped", node.line, f"{node.path} : {message}"))


def element_values(node: Node, origin: Origin) -> Values:
    """Read every field of an element but its label and place.

    Parameters
    ----------
    node
        The element (Volet, ObjectifStrategique, ObjectifOperationnel or Action).
    origin
        The file and its generator.
    """
    values = Values(origin)
    _read_dates(values, node)
    _read_text(values, node, "description", "Description")
    _read_text(values, node, "status_note", "RemarqueStatut")
    unknown, values.fields["status_note"] = without_remark(values.fields["status_note"])
    if values.fields["status_note"] is None:
        values.facts = [fact for fact in values.facts if fact.field != "status_note"]
    for name, tag in (("status", "Statut"), ("department", "Departement")):
        if name not in unknown:
            _read_words(values, node, name, tag)
    for name, tag in (("progress", "TauxAvancement"), ("fte", "ETP")):
        if name not in unknown:
            _read_number(values, node, name, tag)
    _read_people(values, node)
    for name, container, tag in (("plans", "Plans", "Plan"), ("partners", "Partenaires", "Partenaire")):
        _read_list(values, node, name, container, tag)
    _read_articles(values, node)
    _read_projections(values, node)
    return values


def _read_dates(values: Values, node: Node) -> None:
    said: dict[str, str] = {}
    for name, tag in (("start", "DateDebut"), ("end", "DateFin")):
        child, words = node.get(tag), node.value(tag)
        if child is None or not words:
            continue
        day: str | None = _ZONE.sub("", words)
        try:
            said[name] = date.fromisoformat(day or "").isoformat()
        except ValueError:
            other = parse_deadline(words)
            told = (
                ((other.start, other.end) if name == "start" else (other.end, other.start)) if other else ()
            )
            day = next((one for one in told if one), None)
            if day is None:
                values.note(child, f"« {words} » n’est pas une date, et n’est pas reprise.")
                continue
            said[name] = day
        values.fact("deadline", said[name], child)
    values.fields["deadline"] = Deadline(None, said.get("start"), said.get("end")) if said else None


def _read_text(values: Values, node: Node, name: str, tag: str) -> None:
    child = node.get(tag)
    try:
        words = plain(child)
    except NotRead as error:
        values.note(child or node, f"{error}.")
        words = None
    values.fields[name] = words
    if words and child is not None:
        values.fact(name, words, child.get("Valeur") or child, words)


def _read_words(values: Values, node: Node, name: str, tag: str) -> None:
    child, words = node.get(tag), node.value(tag)
    values.fields[name] = words or None
    if words and child is not None:
        values.fact(name, words, child)


def _read_number(values: Values, node: Node, name: str, tag: str) -> None:
    child, number = node.get(tag), None
    if child is not None and child.text.strip():
        number = decimal(child.text)
        if number is None:
            values.note(child, f"« {normalise_space(child.text)} » n’est pas un nombre, et n’est pas repris.")
        else:
            values.fact(name, str(number), child)
    values.fields[name] = number


def _read_people(values: Values, node: Node) -> None:
    """Read owners; an elected role is a political pilot wherever it stands."""
    pilots: dict[str, Node] = {}
    political: dict[str, Node] = {}
    for tag in ("Responsable", "Mandataire"):
        person = node.get(tag)
        if person is None:
            continue
        values.has_contacts |= bool(person.value("Tel") or person.value("eMail"))
        name, whole = _person(person, values.origin)
        if whole:
            (political if tag == "Mandataire" else pilots).setdefault(name, person)
            continue
        owners = split_owners(name, political=tag == "Mandataire")
        for owner in owners.pilots:
            pilots.setdefault(owner, person)
        for owner in owners.political:
            political.setdefault(owner, person)
        for words in owners.dropped:
            values.note(person, f"« {words} » ne désigne pas de responsable.")
    for name, found in (("pilots", pilots), ("political_pilots", political)):
        values.fields[name] = tuple(found)
        for words, person in found.items():
            values.fact(name, words, person, words)


def _person(person: Node, origin: Origin) -> tuple[str, bool]:
    """Name as it is written, and whether it is one owner as it stands (a person's keeps its civility).

    A Nom alone may be a service or a mandate. iA.PST writes nothing else there; in other files a word that
    is no role is taken for a family name, so that it is told apart as a person's further on.
    """
    family, first = person.value("Nom"), person.value("Prenom")
    if origin.generator == OWN and family:
        return family, True
    civility = _SHORT_FORMS.get(person.value("Civilite").upper(), "")
    if first:
        return " ".join(part for part in (civility, first, family) if part), True
    role = origin.generator == IA_PST or " " in family or is_role(family) or is_elected(family)
    return (family, False) if role or not family else (f"{civility} {family}".strip(), True)


def _read_list(values: Values, node: Node, name: str, container: str, tag: str) -> None:
    found: dict[str, Node] = {}
    for child in _below(node, container, tag):
        words = normalise_space(child.text)
        if words:
            found.setdefault(words, child)
    values.fields[name] = tuple(found)
    for words, child in found.items():
        values.fact(name, words, child)


def _below(node: Node, container: str, tag: str) -> list[Node]:
    holder = node.get(container)
    return [child for child in holder.children if child.tag == tag] if holder is not None else []


def _read_articles(values: Values, node: Node) -> None:
    found = []
    for child in _below(node, "Articles", "Article"):
        year, amount = integer(child.value("Exercice")), decimal(child.value("Montant"))
        kind = _kind(child)
        if year is None or amount is None or kind is None:
            values.note(child, "l’article n’a pas d’exercice, de service, de type ou de montant lisible.")
            continue
        code, label = child.value("CodeArticle"), child.value("Libelle")
        found.append(Article(year, *kind, code, label, amount))
        values.fact("articles", code, child, f"{code} {label} {amount}")
    values.fields["articles"] = tuple(found)


def _read_projections(values: Values, node: Node) -> None:
    found = []
    for child in _below(node, "Projections", "Projection"):
        kind = _kind(child)
        if kind is None:
            values.note(child, "la projection n’a pas de service ou de type lisible.")
            continue
        amounts: dict[int, Decimal] = {}
        for one in _below(child, "Exercices", "Exercice"):
            year, amount = integer(one.attributes.get("Valeur", "")), decimal(one.value("Montant"))
            if year is None or amount is None or year in amounts:
                values.note(one, "l’exercice est double, ou son année ou son montant ne se lit pas.")
            else:
                amounts[year] = amount
        group, label = child.value("GroupeEco"), child.value("Libelle")
        found.append(Projection(*kind, group, label, tuple(amounts.items())))
        values.fact("projections", label, child, f"{group} {label}")
    values.fields["projections"] = tuple(found)


def _kind(node: Node) -> tuple[str, str] | None:
    service, flow = node.value("Service").upper(), node.value("Type").upper()
    return (service, flow) if service in ("O", "E") and flow in ("R", "D") else None


def integer(words: str) -> int | None:
    """Return a whole number, None where the words are none.

    >>> integer(" 2024 "), integer("deux")
    (2024, None)
    """
    bare = words.strip()
    return int(bare) if _INTEGER.fullmatch(bare) else None


def decimal(words: str) -> Decimal | None:
    """Return a number, None where the words are none; a decimal comma is read as a point.

    >>> decimal("0,5"), decimal("NaN")
    (Decimal('0.5'), None)
    """
    try:
        number = Decimal(words.strip().replace(",", ".").replace("\u00a0", "").replace(" ", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
