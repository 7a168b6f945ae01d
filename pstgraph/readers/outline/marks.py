"""What a line begins with: a volet, a level and a number, a field, an announcement, a bare number."""

from __future__ import annotations

import re
from functools import lru_cache

from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.level_marks import read_level
from pstgraph.readers.outline.mark import NOTHING, NUMBERED, Form, Mark, path_of
from pstgraph.readers.outline.number_marks import read_number
from pstgraph.readers.outline.phrases import Words, pattern_of

__all__ = ["NOTHING", "NUMBERED", "Form", "Mark", "field_name", "path_of", "read_mark"]

_FIELDS = Words(lexicon.FIELD_WORDS, r"(?:\s*\([^)]*\)|\(s\))?")
_FIELD_LINE = re.compile(
    r"^(?P<name>[a-z%][a-z'’%/°.&() -]{0,58}?)\s*(?P<sep>\?\s*:|[:?]|=>)\s*(?P<value>.*)$"
)
# A dash serves as a colon after the plainest names alone ("Pilote – DG").
_PLAIN_FIELDS = pattern_of(
    (
        "pilote",
        "responsable",
        "échéance",
        "délai",
        "budget",
        "partenaire",
        "indicateur",
        "mandataire",
        "coût",
        "timing",
    )
)
_FIELD_DASH = re.compile(rf"^(?P<name>{_PLAIN_FIELDS}(?:\(s\))?)\s+-\s+(?P<value>.+)$")
_ANNOUNCE = Words(
    lexicon.ANNOUNCEMENTS,
    rf"(?:\s+{pattern_of(lexicon.ANNOUNCEMENT_TAILS)})*(?:\s+d[eu']\s?\S+)?"
    r"(?:\s*\(?\b(?:o\.?s\.?|o\.?o\.?)\)?)?\s*[:.…]*\s*",
    rf"(?:{pattern_of(lexicon.ANNOUNCEMENT_HEADS)}\s*)?",
)
_INSIDE = re.compile(rf"^(?:(?:nos|les|ses)\s+)?{pattern_of(lexicon.ANNOUNCED_INSIDE)}\s*[:?.]*\s*$")
_VOLETS = tuple(
    (volet, re.compile(rf"(?:le\s+|du\s+)?{pattern_of(words)}")) for volet, words in lexicon.VOLETS.items()
)
_PART = re.compile(
    r"^(?:partie|chapitre|section|titre|livre)\s*(?:\d{1,2}|[ivx]{1,4}|[a-d])?\s*[:.-]+\s*(?=\S)"
)
_GENDERS = re.compile(r"\((?:s|e|es|x|rice|trice|se|euse)\)|·[a-z]+")
_COLON_NEEDED = frozenset(flat(word) for word in lexicon.COLON_NEEDED)


@lru_cache(maxsize=8192)
def read_mark(text: str) -> Mark:
    """Tell what a line begins with.

    >>> read_mark("O.O.1.2. Rendre le CPAS accessible").path
    ('1', '2')
    >>> read_mark("Échéance : fin 2019").kind
    'deadline'
    >>> read_mark("1.1 Rendre plus efficace").form
    'number'
    """
    words = flat(text)
    for reader in (_volet, read_level, _field, _announcement, read_number):
        mark = reader(text, words)
        if mark is not None:
            return mark
    return Mark("none", label=text)


def _volet(text: str, words: str) -> Mark | None:
    bare = _PART.sub("", NUMBERED.sub("", words)).strip(' .:-«»"')
    if len(bare) > 70:
        return None
    for volet, pattern in _VOLETS:
        found = pattern.match(bare)
        if found and _is_heading_tail(bare[found.end() :]):
            return Mark("volet", volet, label=text)
    return None


def _is_heading_tail(rest: str) -> bool:
    """What may follow a volet's name in its heading: nothing, or a gloss after a colon or in parentheses."""
    rest = rest.strip()
    if re.match(r"[(:]\s*\d", rest):
        return False
    return rest == "" or (
        rest[0] in ':-(«"/' and not re.search(r"\b(?:vise|concerne|porte|comprend|est)\b", rest)
    )


def _field(text: str, words: str) -> Mark | None:
    match = _FIELD_LINE.match(words) or _FIELD_DASH.match(words)
    if match is None:
        name = field_name(words)
        alone = name and len(words) < 40 and words.strip(" .") not in _COLON_NEEDED
        return Mark("field", name, label="", word=text) if alone else None
    name = field_name(match["name"])
    if name is None:
        return None
    return Mark("field", name, text[: match.end("name")], label=text[match.start("value") :].strip())


@lru_cache(maxsize=2048)
def field_name(words: str) -> str | None:
    """Name of the field that flat words stand for, None where they stand for none."""
    words = _GENDERS.sub("", words).strip(" .:?*-")
    name = _FIELDS.name(words)
    if name is not None:
        return name
    halves = re.split(r"\s*(?:/|\bet\b|&)\s*", words)
    if len(halves) == 2 and all(halves):
        names = [field_name(half) for half in halves]
        return names[0] if names[0] and names[1] else None
    return None


def _announcement(text: str, words: str) -> Mark | None:
    if len(words) > 90:
        return None
    bare = NUMBERED.sub("", words)
    kind = _ANNOUNCE.name(re.sub(r"\b\d+\s+", "", bare))
    if kind is None:
        return Mark("announce", "action", label=text, style="inside") if _INSIDE.match(words) else None
    return Mark("announce", kind, label=text, style="numbered" if bare != words else "")
