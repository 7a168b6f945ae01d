"""Concepts of a scheme recognised in French text by their labels.

How a label meets a text
------------------------
Labels and text are compared as sequences of stems (:func:`pstgraph.text.stem`), so that singular, plural
and most verb and noun forms meet. Between two words of a label the text may hold small words ("mise *à l'*
emploi", ``words.FILLERS``) and colourless adjectives ("plan *annuel de* formation", ``words.LIGHT``), but no
stop, colon, semicolon, comma or bracket. Further:

- ``…`` in a label stands for up to ``GAP`` further words ("mise … emploi": "mise de nos usagers à l'emploi");
  a comma or bracket may stand there too.
- A label that is one word of at most six capitals is an **acronym**: only capitals signal it ("MR", "M.R.",
  never "mr"), and in a passage written all in capitals an ordinary word is no acronym ("LE SEL").
- Where words overlap, the label of more words wins over a shorter one of another concept.
- An **exclusion phrase** of a concept (or of its top concept) takes away the matches that share a word
  with it.
- Inclusive spellings count as the plain word: "demandeur(s)", "aîné·e·s", "usager(ère)s".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock

from pstgraph.link.words import FILLERS, Word, words
from pstgraph.text import stem, tokens
from pstgraph.vocabulary import Scheme

GAP = 3
"""Words that a gap in a label may hold."""

_MAX_SKIPPED = 5


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A concept's label found in a text: its code, where, the text's own words, and the label.

    ``text[start:end] == words``; ``size`` is the number of the label's words that decided.
    """

    code: str
    start: int
    end: int
    words: str
    label: str
    size: int = 1


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    ends: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """A prefix tree whose branches are built when a text first asks for them.

    Stemming every word of thousands of labels takes most of a second; a text touches few of them.
    ``waiting`` holds, by first key, the labels that no text has asked for yet.
    """

    root: _Node = field(default_factory=_Node)
    waiting: dict[str, list[tuple[tuple[str, ...], str, str]]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def add(self, label: str, code: str) -> None:
        parts = _parts(label)
        if parts:
            self.waiting.setdefault(_key(parts[0]), []).append((parts, code, label))

    def open(self, key: str) -> None:
        """Build the branch of a first key, once; it leaves ``waiting`` only when it is whole."""
        if key not in self.waiting:
            return
        with self.lock:
            for parts, code, label in self.waiting.get(key, ()):
                _grow(self.root, parts, code, label)
            self.waiting.pop(key, None)


@dataclass(frozen=True, slots=True)
class _Found:
    code: str
    label: str
    positions: tuple[int, ...]


def find(text: str, scheme: Scheme) -> list[ConceptMatch]:
    """Concepts of a scheme that a French text names, in the order of the text.

    Parameters
    ----------
    text
        A label, a sentence, a query: any French text.
    scheme
        The scheme whose preferred, other and hidden labels are looked for.

    Returns
    -------
    list of ConceptMatch
        One match per concept and place; offsets count characters of ``text``.

    Examples
    --------
    >>> from pstgraph.vocabulary import scheme
    >>> [m.code for m in find("Systématiser le recours aux débitions alimentaires", scheme("theme"))]
    ['fraude-indus']
    """
    signals, exclusions = _index(scheme)
    read = words(text)
    found = _search(read, signals)
    if not found:
        return []
    kept = _longest(_allowed(found, _search(read, exclusions), scheme))
    matches = {
        ConceptMatch(one.code, start, end, text[start:end], one.label, len(one.positions))
        for one in kept
        for start, end in [(read[one.positions[0]].start, read[one.positions[-1]].end)]
    }
    return sorted(matches, key=lambda match: (match.start, match.end, match.code, match.label))


@cache
def _index(scheme: Scheme) -> tuple[_Tree, _Tree]:
    """Prefix trees of a scheme's labels and of its exclusion phrases, made once."""
    signals, exclusions = _Tree(), _Tree()
    for concept in scheme:
        for label in concept.labels():
            signals.add(label, concept.code)
        for label in concept.exclusions:
            exclusions.add(label, concept.code)
    return signals, exclusions


def _grow(root: _Node, parts: tuple[str, ...], code: str, label: str) -> None:
    node = root
    for part in parts:
        if part == "…":
            node.gap = node.gap or _Node()
            node = node.gap
        else:
            node = node.next.setdefault(_key(part), _Node())
    node.ends.append((code, label))


def label_keys(label: str) -> tuple[str, ...]:
    """Keys that a label is looked up by: stems, ``…`` for a gap, ``=RIS`` for an acronym.

    >>> label_keys("mise … à l'emploi"), label_keys("RIS")
    (('mis', '…', 'emploi'), ('=RIS',))
    """
    return tuple(_key(part) for part in _parts(label))


def _parts(label: str) -> tuple[str, ...]:
    """Folded words of a label that decide, gaps, or its acronym."""
    bare = label.replace(".", "")
    if re.fullmatch(r"[A-Z][A-Z0-9]{1,5}", bare):
        return ("=" + bare,)
    parts: list[str] = []
    for part in re.split("(…)", label):
        parts += ["…"] if part == "…" else [word for word in tokens(part) if word not in FILLERS]
    return tuple(parts)


def _key(part: str) -> str:
    return part if part == "…" or part[0] == "=" else stem(part)


def _search(text: Sequence[Word], tree: _Tree) -> list[_Found]:
    """All labels of a prefix tree in a text, overlapping ones included."""
    found: list[_Found] = []
    for position, token in enumerate(text):
        tree.open(token.key)
        if token.acronym:
            tree.open("=" + token.acronym)
        for node in _steps(token, tree.root):
            found += _walk(text, node, (position,))
    return found


def _steps(token: Word, node: _Node) -> Iterator[_Node]:
    if token.key in node.next:
        yield node.next[token.key]
    if token.acronym and "=" + token.acronym in node.next:
        yield node.next["=" + token.acronym]


def _walk(text: Sequence[Word], node: _Node, positions: tuple[int, ...]) -> Iterator[_Found]:
    for code, label in node.ends:
        yield _Found(code, label, positions)
    if node.next:
        yield from _advance(text, node, positions, gap=0)
    if node.gap is not None:
        yield from _advance(text, node.gap, positions, gap=GAP)


def _advance(text: Sequence[Word], node: _Node, positions: tuple[int, ...], gap: int) -> Iterator[_Found]:
    """Try the next word of the label, passing over small words, and over ``gap`` others in a gap."""
    first, allowed = positions[-1] + 1, gap
    for position in range(first, min(first + _MAX_SKIPPED + 2 * gap, len(text))):
        token = text[position]
        if token.hard or (token.soft and not gap):
            return
        for following in _steps(token, node):
            yield from _walk(text, following, (*positions, position))
        if not (token.filler or token.light):
            allowed -= 1
            if allowed < 0:
                return


def _allowed(found: list[_Found], excluded: list[_Found], scheme: Scheme) -> list[_Found]:
    """Drop the matches that share a word with an exclusion phrase of their concept or its broader ones."""
    barred: dict[str, set[int]] = {}
    for phrase in excluded:
        barred.setdefault(phrase.code, set()).update(phrase.positions)
    if not barred:
        return found
    kept = []
    for one in found:
        codes = {one.code, scheme.top(one.code).code}
        if not any(barred[code].intersection(one.positions) for code in codes if code in barred):
            kept.append(one)
    return kept


def _longest(found: list[_Found]) -> list[_Found]:
    """Keep, among matches that share a word, the one of more words; equals of two concepts both stay."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (-len(f.positions), f.positions, f.code, f.label)):
        rivals = [k for k in kept if not set(k.positions).isdisjoint(one.positions)]
        if all(k.code != one.code and len(k.positions) == len(one.positions) for k in rivals):
            kept.append(one)
    return kept
