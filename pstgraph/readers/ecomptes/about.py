"""What a file of eComptes says of the plan as a whole, and what a person should know about the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from pstgraph.identifiers import cpas_iri
from pstgraph.model.plan import Cpas, Fact, Note, Period
from pstgraph.readers.ecomptes import wording
from pstgraph.readers.ecomptes.oddities import nis_of, oddities
from pstgraph.readers.ecomptes.schema import LEVELS, UNKNOWN_INS, Variant
from pstgraph.readers.ecomptes.tree import Node
from pstgraph.readers.ecomptes.validate import Violation, violations
from pstgraph.readers.ecomptes.values import IA_PST, OWN, Origin

_SHOWN = 30
_GENERATORS = {IA_PST: "iA.PST", "ECOMPTES": "eComptes", OWN: OWN}


def about_plan(about: Node | None, head: Node, origin: Origin) -> dict[str, Any]:
    """Read the fields of the plan itself, with facts.

    Parameters
    ----------
    about
        The element DescriptionPST.
    head
        The element Identifiants.
    origin
        The file.
    """
    facts: list[Fact] = []
    about = about or Node("DescriptionPST")
    label = about.get("Libelle")
    title = about.value("Libelle") or None
    if label is not None and title and title != wording.UNTITLED:
        facts.append(Fact("title", title, origin.passage(label)))
    else:
        title = None
    cpas, owner = _owner(head, origin)
    day = _day(head.value("Id"))
    if day is not None:
        facts.append(Fact("document_date", day, origin.passage(head.get("Id") or head)))
    return {
        "cpas": cpas,
        "title": title,
        "document_date": day,
        "period": _period(about, facts, origin),
        "facts": (*owner, *facts),
    }


def _owner(head: Node, origin: Origin) -> tuple[Cpas | None, list[Fact]]:
    """Whose plan it is; a file of a commune is no CPAS's, and says so in a fact, so that nobody guesses."""
    kind, ins = head.value("TypeAdmin"), head.get("INS")
    if ins is None:
        return None, []
    if kind != "CPAS":
        return None, [Fact("cpas", f"AC {head.value('INS')}", origin.passage(ins))]
    nis = nis_of(head)
    if nis is None:
        return None, []
    return Cpas(nis, f"CPAS (INS {nis})", cpas_iri(nis)), [Fact("cpas", nis, origin.passage(ins))]


def _period(about: Node, facts: list[Fact], origin: Origin) -> Period | None:
    years = {}
    for name, tag in (("start", "ExerciceDebut"), ("end", "ExerciceFin")):
        node, words = about.get(tag), about.value(tag)
        if node is not None and re.fullmatch(r"(?:19|20)[0-9]{2}", words):
            years[name] = words
            facts.append(Fact("period", words, origin.passage(node)))
    return Period(years.get("start"), years.get("end")) if years else None


def _day(words: str) -> str | None:
    """Day of export: iA.PST writes it as yyyymmdd."""
    if not re.fullmatch(r"20[0-9]{6}", words):
        return None
    try:
        return date(int(words[:4]), int(words[4:6]), int(words[6:])).isoformat()
    except ValueError:
        return None


def head_notes(root: Node, head: Node, encoding: str | None) -> list[Note]:
    """Tell who wrote the file, in which variant, whose it is, and what is wrong with it."""
    variant = variant_of(root)
    generator = head.value("Generateur")
    known = _GENERATORS.get(generator)
    written = f"« {generator} »" + (f" ({known})" if known and known != generator else "")
    about = (root.get("PST") or root).get("DescriptionPST") or Node("DescriptionPST")
    version = head.value("Version") or "sans version"
    notes = [
        Note(
            "read",
            head.line,
            f"Fichier eComptes PST {version}, variante « {variant} », écrit par {written} ;"
            f" Id {head.value('Id')}, exercice {head.value('Exercice')}, IdPST {about.value('IdPST')}.",
        )
    ]
    if encoding is not None:
        told = f"Le fichier n’est pas dans l’encodage qu’il déclare : il est lu en {encoding}."
        notes.append(Note("guessed", 1, told))
    notes += _owner_notes(head)
    if generator == IA_PST and any(node.value("Statut") == "PROBLEME" for node in root.walk()):
        told = "iA.PST écrit aussi PROBLEME pour une action arrêtée : la valeur écrite est gardée."
        notes.append(Note("read", None, told))
    notes += _told("n’est pas conforme au format", violations(root, variant))
    return notes + _told("est conforme mais douteux", oddities(root))


def _owner_notes(head: Node) -> list[Note]:
    kind, ins = head.get("TypeAdmin"), head.value("INS")
    line = kind.line if kind is not None else head.line
    if kind is not None and kind.text.strip() != "CPAS":
        told = (
            f"Ce fichier est celui d’une administration communale (INS {ins}), pas d’un CPAS ;"
            " s’il vaut pour le CPAS, indiquer --cpas (nom ou code INS)."
        )
        return [Note("skipped", line, told)]
    if ins == str(UNKNOWN_INS):
        return [Note("skipped", line, "Le code INS 99999 veut dire « inconnu ».")]
    return []


def _told(what: str, found: Iterator[Violation]) -> list[Note]:
    shown = list(islice(found, _SHOWN))
    notes = [Note("guessed", one.line, f"{one.xpath} {what} : {one.message}") for one in shown]
    if next(found, None) is not None:
        notes.append(Note("guessed", None, f"D’autres endroits encore : ce qui s’y trouve {what}."))
    return notes


def variant_of(root: Node) -> Variant:
    """Tell what a file wants to be: *out* where most elements have Articles and Projections.

    >>> from pstgraph.readers.ecomptes.tree import parse
    >>> variant_of(parse(b"<dataroot><PST><Volets><Volet><Articles/></Volet></Volets></PST></dataroot>").root)
    'out'
    """
    names = {name for _, name in LEVELS}
    elements = [node for node in root.walk() if node.tag in names]
    paid = sum(1 for node in elements if node.get("Articles") or node.get("Projections"))
    return "out" if paid * 2 > len(elements) else "in"
