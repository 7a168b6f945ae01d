"""Printed lines to running text: words broken at the end of a line are put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pstgraph.readers.flat import flat
from pstgraph.readers.formats._building import glyph
from pstgraph.readers.formats._cells import Words, cell_text, open_end
from pstgraph.readers.formats._pdf.model import Print, Word, prints_of
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.units import strip_bullet

_HYPHENS = "-\u2010\u2011\u00ad"
_BROKEN = re.compile(rf"([^\W\d_]{{2,}})[{_HYPHENS}]$")
_AROUND = ".,;:!?()«»\"'"
_MIN_TORN = 8
_MIN_TORN_START = 6
_TORN_ROOM = 1.3
_MAX_SCRAP = 3
_MAX_WORD = 16
# A document with a larger share of lines that end in a hyphen breaks its words.
_HYPHENATED = 0.02
_SHORT_WORDS = frozenset({
    "a", "age", "an", "ans", "as", "asl", "au", "aux", "cas", "ce", "ces", "cv", "de",
    "des", "df", "dg", "dix", "du", "en", "est", "et", "il", "ils", "je", "la", "le", "les",
    "loi", "lui", "ma", "me", "mes", "mi", "mis", "moi", "ne", "net", "ni", "non", "nos",
    "nul", "on", "ont", "ou", "oui", "par", "pas", "pcs", "peu", "pp", "pst", "qu", "que", "qui",
    "rgpd", "rh", "sa", "sac", "sans", "se", "ses", "si", "six", "soi", "son", "sur", "te",
    "tel", "tes", "toi", "ton", "tu", "un", "une", "us", "va", "via", "vie", "vu", "y",
})  # fmt: skip
_ELIDED = re.compile("(?:[cdjlmnst]|qu)'")
_AT_SLASH = re.compile(r"\w/$")
_CUT_CODE = re.compile(r"\D{0,6}\d+\.(?:\d+\.)+")
_SYMBOL = re.compile("^[\uf000-\uf0ff]$")


class Vocabulary:
    """The words of a document, whole and with hyphens, by which a broken word is known."""

    def __init__(self, words: Iterable[str] = (), lines: Iterable[Sequence[str]] = ()) -> None:
        self._words = Counter(_plain(word) for word in words)
        self._inside: set[str] = set()
        self._followed: set[str] = set()
        broken = count = 0
        for line in lines:
            plain = [_plain(word) for word in line]
            self._words.update(plain)
            self._inside.update(plain[1:])
            self._followed.update(plain[:-1])
            broken += bool(line) and _BROKEN.search(line[-1]) is not None
            count += 1
        self._endings = {word[-3:] for word in self._followed}
        self._hyphenates = broken > _HYPHENATED * count

    def joined(self, before: str, after: str) -> str:
        """Two lines as one text.

        A hyphen that only the end of a line put in goes: where the whole word stands elsewhere, or where the
        document breaks words at the ends of its lines and the hyphenated word stands nowhere.

        >>> Vocabulary(["information"]).joined("une infor-", "mation claire")
        'une information claire'
        >>> Vocabulary().joined("savoir-", "faire")
        'savoir-faire'
        """
        if is_cut_code(before, after):
            return before + after
        broken = _BROKEN.search(before)
        if broken is None and (_AT_SLASH.search(before) or self._is_torn(before, after)):
            return before + after
        if broken is None:
            return f"{before} {after}" if before and after else before or after
        right = re.match(r"[^\W\d_]+", after)
        if right is None or not right.group()[0].islower():
            return before + after if right else f"{before} {after}"
        whole, kept = flat(broken[1] + right.group()), flat(f"{broken[1]}-{right.group()}")
        soft = whole in self._words or (self._hyphenates and kept not in self._words)
        return before[:-1] + after if soft else before + after

    def parts_a_word(self, one: str, other: str) -> bool:
        """Whether what ends a line and what begins the next are parts of one word, cut without a hyphen.

        The second stands nowhere after a word, and is too short to be one; or the first stands nowhere
        before a word, and ends as no word of the document does.
        """
        left, right = _plain(one), _plain(other)
        if right in self._inside or _ELIDED.match(flat(other)):
            return False
        if len(_ELIDED.sub("", left)) + len(right) > _MAX_WORD:
            return False
        if len(right) <= _MAX_SCRAP and right not in _SHORT_WORDS:
            return True
        return left not in self._followed and left[-3:] not in self._endings

    def _is_torn(self, before: str, after: str) -> bool:
        """Whether a word was cut without a hyphen that stands whole elsewhere, and its end nowhere else."""
        left, right = flat(before.rpartition(" ")[2]), flat(after.partition(" ")[0]).rstrip(_AROUND)
        if len(right) < 2 or not left[-1:].isalpha() or not right[0].isalpha():
            return False
        whole = left.lstrip(_AROUND) + right
        return self._words[whole] > 0 and self._words[right] == 1 and len(whole) >= _MIN_TORN


def is_cut_code(before: str, after: str) -> bool:
    """Whether a number of several parts was too long for its line, so that its last part stands below."""
    return re.fullmatch(r"\d{1,3}\.?", after) is not None and _CUT_CODE.fullmatch(before) is not None


def _plain(word: str) -> str:
    return flat(word).strip(_AROUND)


def text_of(words: Sequence[Word], vocabulary: Vocabulary, right: float | None = None) -> str:
    """The words of a cell as one text, in the order in which they are read.

    Parameters
    ----------
    words
        The words.
    vocabulary
        The words of the document.
    right
        Right edge of the cell, where it is known: a line that leaves room for the next word ends a paragraph.
    """
    upright = [word for word in words if not word.turned]
    paragraphs: list[str] = []
    for before, line in _with_before(prints_of(upright, 0)):
        text = readable(line.text)
        if before is not None and _is_torn(before, line, right, vocabulary):
            paragraphs[-1] += text
        elif before is None or _parts(before, line, text, right):
            paragraphs.append(text)
        else:
            paragraphs[-1] = vocabulary.joined(paragraphs[-1], text)
    for turned in (-1, 1):
        paragraphs += _turned_lines([word for word in words if word.turned == turned])[:1]
        for text in _turned_lines([word for word in words if word.turned == turned])[1:]:
            paragraphs[-1] = vocabulary.joined(paragraphs[-1], text)
    return cell_text(Words(text, strip_bullet(text)[0] is not None) for text in paragraphs)


def _with_before(lines: list[Print]) -> list[tuple[Print | None, Print]]:
    return list(zip([None, *lines], lines, strict=False))


def _is_torn(before: Print, line: Print, right: float | None, vocabulary: Vocabulary) -> bool:
    """Whether a word was too long for a whole line of the cell, so that it was cut without a hyphen.

    It is alone on its line, the line is full, no blank ends it, and the parts are no words.
    """
    last, first = before.words[-1], line.words[0]
    letter = max((first.x1 - first.x0) / len(first.text), 0.45 * first.size)
    full = right is not None and right - before.x1 < _TORN_ROOM * letter
    if not full or last.spaced or len(before.words) > 1 or len(last.text) < _MIN_TORN_START:
        return False
    if not last.text[-1].isalpha() or not first.text[0].isalpha():
        return False
    if first.text[0].isupper() and not last.text.isupper():
        return False
    return vocabulary.parts_a_word(last.text, first.text)


def _parts(before: Print, line: Print, text: str, right: float | None) -> bool:
    """Whether a line of a cell begins a paragraph: a bullet, a label, a number, after room left over."""
    if strip_bullet(text)[0] is not None and not (text[:1] in "-–—" and text[1:3].strip()[:1].islower()):
        return True
    mark = read_mark(text)
    first = line.words[0]
    left_over = right is not None and right - before.x1 > (first.x1 - first.x0) + 0.8 * line.size
    if mark.form == "field":
        return text[:1].isupper() and (bool(mark.label) or text.endswith(":"))
    if mark.form in {"level", "number"} and mark.label and not text[:1].islower():
        return left_over or len(mark.path) > 1
    return left_over and not text[:1].islower() and not open_end(before.text)


def readable(text: str) -> str:
    """A printed line with a bullet from a symbol font as a sign that any font has."""
    first, blank, rest = text.partition(" ")
    return f"{glyph(first)}{blank}{rest}" if _SYMBOL.match(first) else text


def _turned_lines(words: list[Word]) -> list[str]:
    """Lines of turned words, in the order in which they are read."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        if lines and word.base - lines[-1][0].base <= 0.35 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [
        " ".join(word.text for word in sorted(line, key=lambda w: -w.bottom if w.turned < 0 else w.top))
        for line in lines
    ]
