"""The paragraphs of a table's cell as one text: lists keep their bullets, labelled lines are parted off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import strip_bullet

FIELD_MARK = "\x1f"
"""Stands in a cell's text before a labelled line ("Étapes : …"), which is read as a line of its own."""

_MAX_ENTRY = 60
_INFINITIVE = re.compile(
    r"^(?:se\s+|s'|ne\s+pas\s+)?(?:[a-z-]{2,}(?:er|ir|oir)|mettre|remettre|permettre|promettre|faire|etre|rendre"
    r"|prendre|entreprendre|apprendre|soutenir|poursuivre|suivre|definir|reduire|construire|produire|conduire"
    r"|inscrire|ecrire|decrire|repondre|defendre|etendre|inclure|conclure|connaitre|accroitre|combattre|joindre)\b"
)
_OPEN_END = re.compile(
    r"(?:^|[\s'(])(?:de|du|des|la|le|les|l'|d'|et|ou|a|au|aux|en|par|pour|sur|avec|dans|un|une|ce|cette|son|sa|ses"
    r"|leur|leurs|qui|que|dont|entre|chez|sans|sous|vers|via|afin|ainsi|selon)$|[,'’(-]$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of a cell; ``listed`` where it is an entry of a bulleted list."""

    text: str
    listed: bool = False


def open_end(text: str) -> bool:
    """Whether a text ends with a word or sign that calls for more.

    >>> open_end("en collaboration avec le"), open_end("Créer un site")
    (True, False)
    """
    return bool(_OPEN_END.search(flat(text)))


def cell_text(paragraphs: Iterable[Words]) -> str:
    """The paragraphs of a cell as one text.

    >>> cell_text([Words("Créer un site", True), Words("Former les agents", True)])
    '• Créer un site • Former les agents'
    >>> cell_text([Words("DG"), Words("Service social")])
    'DG ; Service social'
    >>> cell_text([Words("1.1.1 Créer un site"), Words("1.1.2 Former les agents")])
    '• 1.1.1 Créer un site • 1.1.2 Former les agents'
    """
    said = _whole([Words(" ".join(one.text.split()), one.listed) for one in paragraphs if one.text.strip()])
    first = next((i for i, one in enumerate(said) if i and _is_field(one.text)), len(said))
    fields = "".join(f"{FIELD_MARK}{one.text}" for one in said[first:])
    return _joined(said[:first]) + fields


def _whole(paragraphs: list[Words]) -> list[Words]:
    """Paragraphs with those that go on with the one before, or give a lone number its words, put to it."""
    found: list[Words] = []
    for one in paragraphs:
        before = found[-1] if found else None
        low = one.text[:1].islower() or one.text[:1] in ")]»,;:&"
        goes_on = before is not None and not one.listed and (low or open_end(before.text))
        lone = before is not None and _is_lone(before.text)
        if before is not None and (goes_on or lone) and strip_bullet(one.text)[0] is None:
            found[-1] = Words(f"{before.text} {one.text}", before.listed)
        else:
            found.append(one)
    return found


def _is_lone(text: str) -> bool:
    mark = read_mark(text)
    return mark.form in {"level", "number", "letter", "roman"} and not mark.label


def _is_field(text: str) -> bool:
    mark = read_mark(text)
    return mark.form == "field" and bool(mark.label) and text[:1].isupper()


def _joined(said: list[Words]) -> str:
    texts = [one.text for one in said]
    if len(texts) < 2:
        return "".join(texts)
    if any(one.listed for one in said):
        return " ".join(f"• {strip_bullet(one.text)[1]}" if one.listed else one.text for one in said)
    if _are_entries(texts):
        return " ".join(f"• {text}" for text in texts)
    short = all(len(text) <= _MAX_ENTRY and ":" not in text and not strip_bullet(text)[0] for text in texts)
    return " ; ".join(text.rstrip(" ;") for text in texts) if short else " ".join(texts)


def _are_entries(texts: list[str]) -> bool:
    """Whether each paragraph is an element of its own: all numbered, or all saying what to do."""
    marks = [read_mark(text) for text in texts]
    if all(mark.form in {"level", "number", "letter"} and mark.label for mark in marks):
        return True
    return all(_INFINITIVE.match(flat(text)) for text in texts)
