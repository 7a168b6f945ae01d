"""What a schema lets pass and is still wrong, said in French with its XPath and line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pstgraph.readers.ecomptes.schema import LEVELS, UNKNOWN_INS
from pstgraph.readers.ecomptes.tree import Node
from pstgraph.readers.ecomptes.validate import Violation
from pstgraph.readers.ecomptes.values import IA_PST, integer

_ELEMENTS = frozenset(name for _, name in LEVELS)
_CROPPED = 250  # iA.PST crops a Libelle at the last blank before 252 characters, and adds three dots
_YEARS = range(2000, 2101)


def oddities(root: Node) -> Iterator[Violation]:
    """Find what is valid and wrong in a file.

    Parameters
    ----------
    root
        The root of the file.

    Yields
    ------
    Violation
        Whose file it is, then the elements.
    """
    elements = [node for node in root.walk() if node.tag in _ELEMENTS]
    yield from _head(root)
    yield from _same_ids(elements)
    for node in elements:
        yield from _element(node, root)


def nis_of(head: Node) -> str | None:
    """Return the INS code in the element Identifiants, None where it is unknown (99999) or no code.

    >>> from pstgraph.readers.ecomptes.tree import parse
    >>> nis_of(parse(b"<Identifiants><INS>83028</INS></Identifiants>").root)
    '83028'
    """
    words = head.value("INS")
    return words if words.isascii() and _is_nis(words) and int(words) != UNKNOWN_INS else None


def _is_nis(words: str) -> bool:
    return len(words) == 5 and words.isdecimal() and words[0] != "0"


def _odd(node: Node, message: str) -> Violation:
    return Violation(node.path, node.line, message)


def _head(root: Node) -> Iterator[Violation]:
    head = root.get("Identifiants") or Node("Identifiants")
    kind, ins = head.get("TypeAdmin"), head.get("INS")
    if kind is not None and not kind.text.strip():
        yield _odd(
            kind, "TypeAdmin est vide : le format le lit comme AC (administration communale), pas CPAS."
        )
    if ins is not None and not _is_nis(head.value("INS")):
        yield _odd(
            ins,
            f"« {head.value('INS')} » n’est pas un code INS de commune (cinq chiffres, sans zéro devant).",
        )
    about = (root.get("PST") or Node("PST")).get("DescriptionPST")
    if about is None:
        return
    label = about.get("Libelle")
    if label is not None and not label.text.strip():
        yield _odd(label, "Le libellé du PST est vide.")
    first, last = (integer(about.value(tag)) for tag in ("ExerciceDebut", "ExerciceFin"))
    for tag, year in (("ExerciceDebut", first), ("ExerciceFin", last)):
        node = about.get(tag)
        if node is not None and year is not None and year not in _YEARS:
            yield _odd(node, f"« {year} » n’est pas une année de programme.")
    if first and last and first > last:
        yield _odd(about, f"Le programme finit ({last}) avant de commencer ({first}).")


def _same_ids(elements: list[Node]) -> Iterator[Violation]:
    seen: dict[str, Node] = {}
    for node in elements:
        ident = node.attributes.get("ElementId")
        if ident is None:
            continue
        if not ident.strip():
            yield _odd(node, "ElementId est vide.")
        elif ident in seen:
            yield _odd(node, f"ElementId « {ident} » est déjà celui de la ligne {seen[ident].line}.")
        else:
            seen[ident] = node


def _element(node: Node, root: Node) -> Iterator[Violation]:
    label = node.get("Libelle")
    if label is not None and not label.text.strip():
        yield _odd(label, "Le libellé est vide.")
    elif label is not None and _cropped(label, root):
        yield _odd(label, "Le libellé est coupé (iA.PST s’arrête à 252 caractères).")
    start, end = (_day(node.value(tag)) for tag in ("DateDebut", "DateFin"))
    if start and end and end < start:
        yield _odd(node, f"La fin ({end.isoformat()}) précède le début ({start.isoformat()}).")


def _cropped(label: Node, root: Node) -> bool:
    head = root.get("Identifiants")
    from_ia_pst = head is not None and head.value("Generateur") == IA_PST
    return from_ia_pst and len(label.text) >= _CROPPED - 30 and label.text.rstrip().endswith(("...", "…"))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None
