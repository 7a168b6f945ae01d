"""Which lines of a page go on with the line above them: wrapped labels joined, page breaks or not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.mark import begins_with_chain
from pstgraph.readers.outline.marks import read_mark
from pstgraph.readers.outline.texts import ends_openly, is_caps, open_parenthesis, strip_bullet
from pstgraph.readers.outline.unit import Unit

# No paragraph of a plan is longer; a document that never ends a sentence is cut here.
MAX_UNIT = 3000
_MAX_DATE = 30
# A line of this share of the usual width is full, in a text of some width.
_FULL, _SOME_WIDTH = 0.85, 50
# The next word had no room on a full line, give or take some letters, which are of many widths.
_ROOM = 5
# Words that call for another, and yet may end a title ("ceux que l'on ne voit pas").
_MAY_END = re.compile(r"\b(?:pas|plus|est|sont|tous|toutes|tout|toute|vers|sous)$")
# So many blank lines may stand within a label that a page cuts.
_PAGE_GAP = 5
_INFINITIVE = re.compile(r"^(?:se\s+|s'|ne\s+pas\s+)?[a-z-]{2,}(?:er|ir|re)\b")
_HYPHEN = re.compile(r"\w[-‐‑]$")
# A document with a larger share of lines that end within a word breaks its words.
_BROKEN, _SOME_BROKEN, _MANY_BROKEN = re.compile(r"[^\W\d_]{2,}[-‐‑]$"), 3, 0.02
_ENDED = re.compile(r"[.;!?]$")
# "(photo : goûter des aînés)": a line of its own, after a blank line.
_ASIDE = re.compile(r"\([^()]*\)$")
_ABBREVIATION = re.compile(r"\b(?:etc|ex|art|p|n|cf|max|min|nbre)\.$")
# "… l'article" / "60. …": a number after a word that calls for one goes on with the line.
_CALLS_FOR_A_NUMBER = re.compile(r"\b(?:article|art\.?|n°|page|loi du|et|à|de)$")
# Before these words' hyphens a line may break; they keep them.
_PREFIXES = frozenset(
    ("sous", "rendez", "porte", "co", "demi", "apres", "arriere", "avant", "contre", "non", "mi")
)


class Wraps:
    """How a document wraps its lines: blank lines within a paragraph, width of a full line.

    Parameters
    ----------
    lines
        The lines of the document, without banners.
    by_page
        Whether lines are those of the page; else a line is a whole paragraph.
    """

    def __init__(self, lines: list[Line], by_page: bool) -> None:
        self.by_page = by_page
        plain = [line for line in lines if line.cells is None]
        low = (line for line in plain if line.text[:1].islower() and not strip_bullet(line.text)[0])
        gaps = Counter(line.blank_before for line in low)
        self.gap = gaps.most_common(1)[0][0] if gaps else 0
        self.words = frozenset(
            word for line in lines for word in re.findall(r"[^\W\d_]{5,}", flat(line.text))
        )
        self.hyphenated = frozenset(
            word for line in lines for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", flat(line.text))
        )
        broken = sum(bool(_BROKEN.search(line.text)) for line in plain)
        self.breaks_words = broken >= _SOME_BROKEN and broken > _MANY_BROKEN * len(plain)
        widths = sorted(len(line.text) for line in plain)
        self.width = widths[int(len(widths) * 0.9)] if widths else 0
        self.edge = widths[int(len(widths) * 0.95)] if widths else 0

    def adds_a_date(self, unit: Unit, line: Line, text: str) -> bool:
        """Whether a line after a dash goes on with what stands behind an arrow ("→ DG" / "– dès 2026")."""
        if not self.by_page or unit.cells is not None or "→" not in unit.text:
            return False
        return line.blank_before <= self.gap and len(text) < _MAX_DATE

    def continues(self, unit: Unit, line: Line, text: str) -> bool:
        """Whether a line without bullet goes on with the unit before it."""
        first = unit.first.style or ""
        if len(unit.text) > MAX_UNIT or unit.cells is not None or line.style or first.startswith("heading"):
            return False
        if _starts_anew(text, unit.text) or text.startswith("[") or unit.text.endswith("]"):
            return False
        if not self.by_page:
            open_end = (
                _HYPHEN.search(unit.text[-3:]) or unit.text.endswith((",", "(")) or ends_openly(unit.text)
            )
            return text[:1].islower() and bool(open_end)
        return self._goes_on(unit, line, text)

    def _goes_on(self, unit: Unit, line: Line, text: str) -> bool:
        """The same for a line of a page, by how the one ends and the other begins."""
        before, gap, low = unit.text, line.blank_before - self.gap, _starts_low(text)
        tail = before[-12:]
        closed = bool(_ENDED.search(tail)) and not _ABBREVIATION.search(tail)
        if gap <= 0 and before.endswith(":") and unit.mark.form == "field" and unit.mark.label:
            return True
        if text[:1].islower() and _HYPHEN.search(tail):
            return True
        if gap <= 1 and open_parenthesis(before) and (text[:1].islower() or not closed):
            return True
        if low:
            if gap > 0 and _ASIDE.match(text):
                return False
            return not closed and gap <= (1 if before.endswith(":") else _PAGE_GAP)
        if (ends_openly(before) and not _MAY_END.search(tail)) or before.endswith((",", "’", "'")):
            return gap <= 1
        if gap > 0 or closed or before.endswith(":"):
            return False
        if is_caps(text) and is_caps(before.partition(":")[2] or before):
            return True
        length, word = len(unit.lines[-1].text), text.partition(" ")[0]
        full = self.width > _SOME_WIDTH and length >= _FULL * self.width
        last = unit.lines[-1]
        reach = last.indent + length + len(word) + _ROOM
        room = reach <= line.indent + len(line.text) or (unit.bullet is None and reach <= self.edge)
        return full and not room and not _INFINITIVE.match(flat(text))

    def joined(self, unit: Unit, line: Line, text: str) -> Unit:
        """A unit with one more line; a hyphen that only the line break put in is dropped."""
        before, glue = unit.text, " "
        if _HYPHEN.search(before[-3:]) and re.match(r"\w", text):
            glue = ""
            left, right = re.search(r"\w+(?=.$)", before[-40:]), re.match(r"\w+", text)
            if left and right and text[:1].islower() and self._is_broken(left.group(), right.group()):
                before = before[:-1]
        return replace(unit, text=f"{before}{glue}{text}", lines=(*unit.lines, line))

    def _is_broken(self, left: str, right: str) -> bool:
        """Whether a hyphen stands for the end of its line alone.

        The whole word stands elsewhere; or the document breaks words, and this one has no hyphen anywhere.
        """
        if flat(left + right) in self.words:
            return True
        if flat(left) in _PREFIXES:
            return False
        return self.breaks_words and flat(f"{left}-{right}") not in self.hyphenated


def _starts_low(text: str) -> bool:
    return text[:1] in ")]»,;:…%+&" or bool(re.match(r"\(?[a-zà-ÿ]", text))


def _starts_anew(text: str, before: str) -> bool:
    """Whether a line begins with a mark of its own."""
    if begins_with_chain(text):
        return True
    mark = read_mark(text)
    if mark.form == "none" or (mark.form == "field" and not mark.label and text[:1].islower()):
        return False
    return not (mark.form in {"number", "letter"} and _CALLS_FOR_A_NUMBER.search(before[-12:]))
