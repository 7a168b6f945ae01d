"""Lines to units: banners and tables of contents out, bullets off, wrapped lines joined.

A unit is one paragraph, one list item or one table row, with the lines it stands on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pstgraph.readers.document import Document, Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.marks import Mark, read_mark

_BULLET = re.compile(
    '^(?P<b>[•‣▪▫■□●○◦◆◇➢➤►▶▸→⇒✓✔✗*·☐☑❖⮚∙]|[\uf000-\uf0ff]|=>|->|[-–—‐‑−](?=\\s*[^\\W\\d_]|\\s+[\\d«"(])|o(?=\\s)|§(?=\\s+[A-Z])|>(?=\\s))\\s*'
)
_DASHES = "–—‐‑−"
_PAGE_NUMBER = re.compile(
    r"^(?:[-–|]\s*)?(?:page|p\.?|pg\.?)?\s*\d{1,3}\s*(?:(?:sur|/|de|of|\|)\s*\d{1,3})?(?:\s*[-–|])?\s*(?:page)?$"
)
_RUNNING_HEAD = re.compile(
    r"^(?:pst|programme|plan|cpas|centre public)\b.{0,50}\d|.{0,80}\bpage\s+\d{1,3}\b", re.S
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|(?:…\s?){2,}\s*\d{1,3}$|_{4,}\s*\d{1,3}$")
_CONTENTS = re.compile(r"^(?:table\s+des\s+matieres|sommaire|contenu|index)\s*:?$")
_FUNCTION_WORD = re.compile(
    r"(?:^|[\s'(])(?:de|du|des|la|le|les|l'|d'|et|ou|a|au|aux|en|par|pour|sur|avec|dans|un|une|ce|ces|cette|son|sa|ses|leur|leurs|nos|notre|vos"
    r"|qui|que|dont|plus|entre|chez|sans|sous|vers|via|tout|toute|tous|toutes|afin|ainsi|selon|comme|chaque|aupres|lors|dont|ne|pas|est|sont|se)$"
)
_UNFINISHED = re.compile(r"\w[-‐‑]$|[,(]$")
# No paragraph of a plan is longer; a document that never ends a sentence is cut here.
MAX_UNIT = 3000
_MAX_DATE = 30
# Formats whose lines are those of the page; in the others a line is a whole paragraph.
WRAPPING_FORMATS = frozenset({"text", "pdf"})
_INFINITIVE = re.compile(r"^(?:se\s+|s'|ne\s+pas\s+)?[a-z-]{2,}(?:er|ir|re)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, list item or table row: its words without bullet, its lines, its look."""

    text: str
    lines: tuple[Line, ...]
    bullet: str | None = None
    cells: tuple[str, ...] | None = None

    @property
    def first(self) -> Line:
        """The line it begins on."""
        return self.lines[0]

    @property
    def mark(self) -> Mark:
        """What it begins with."""
        return read_mark(self.text)


def units_of(document: Document) -> tuple[list[Unit], list[Line]]:
    """Cut a document into units; also return the lines left out (banners, contents)."""
    kept, dropped = _without_banners(document.lines)
    units: list[Unit] = []
    look = _Look(kept, wraps=document.format in WRAPPING_FORMATS)
    for line in kept:
        if line.cells is not None:
            units.append(Unit(line.text, (line,), None, line.cells))
            continue
        bullet, text = strip_bullet(line.text)
        if units and bullet == "-" and look.adds_a_date(units[-1], line, text):
            units[-1] = replace(units[-1], text=f"{units[-1].text} – {text}", lines=(*units[-1].lines, line))
            continue
        if line.style and line.style.startswith("list"):
            bullet = f"{line.style}{bullet or ''}"
        if bullet is None and units and look.continues(units[-1], line, text):
            units[-1] = _joined(units[-1], line, text, look.words)
        else:
            units.append(Unit(text, (line,), bullet))
    return [unit for unit in units if re.search(r"\w", unit.text)], dropped


def strip_bullet(text: str) -> tuple[str | None, str]:
    """Take the bullet off a line: its family and the rest.

    >>> strip_bullet("– Action 1 : Améliorer")
    ('-', 'Action 1 : Améliorer')
    >>> strip_bullet("Orienter les personnes")
    (None, 'Orienter les personnes')
    """
    match = _BULLET.match(text)
    if match is None or match.end() == len(text):
        return None, text
    bullet = "-" if match["b"] in _DASHES else match["b"]
    return bullet, text[match.end() :].strip()


def _joined(unit: Unit, line: Line, text: str, words: frozenset[str]) -> Unit:
    before, glue = unit.text, " "
    if re.search(r"\w[-‐‑]$", before) and re.match(r"\w", text):
        glue = ""
        left, right = re.search(r"\w+(?=.$)", before), re.match(r"\w+", text)
        # A hyphen that only the line break put in is known by the whole word standing elsewhere.
        if left and right and text[:1].islower() and flat(left.group() + right.group()) in words:
            before = before[:-1]
    return replace(unit, text=f"{before}{glue}{text}", lines=(*unit.lines, line))


def is_caps(text: str) -> bool:
    """Tell whether a text is in capitals.

    >>> is_caps("D’OBJECTIFS OPÉRATIONNELS"), is_caps("RGPD et RH")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.92 * len(letters)


class _Look:
    """How a document wraps its lines: blank lines within a paragraph, width of a full line."""

    def __init__(self, lines: list[Line], wraps: bool) -> None:
        self.wraps = wraps
        plain = [line for line in lines if line.cells is None]
        gaps = Counter(
            line.blank_before for line in plain if line.text[:1].islower() and not strip_bullet(line.text)[0]
        )
        self.gap = gaps.most_common(1)[0][0] if gaps else 0
        self.words = frozenset(
            word for line in lines for word in re.findall(r"[^\W\d_]{5,}", flat(line.text))
        )
        widths = sorted(len(line.text) for line in plain)
        self.width = widths[int(len(widths) * 0.9)] if widths else 0

    def adds_a_date(self, unit: Unit, line: Line, text: str) -> bool:
        """Whether a line after a dash goes on with what stands behind an arrow ("→ DG" / "– dès 2026")."""
        if not self.wraps or unit.cells is not None or "→" not in unit.text:
            return False
        return line.blank_before <= self.gap and len(text) < _MAX_DATE

    def continues(self, unit: Unit, line: Line, text: str) -> bool:
        """Whether a line without bullet goes on with the unit before it."""
        if (
            len(unit.text) > MAX_UNIT
            or unit.cells is not None
            or line.style
            or (unit.first.style or "").startswith("heading")
        ):
            return False
        before, near = unit.text, line.blank_before <= self.gap
        if _starts_anew(text, before):
            return False
        if not self.wraps:
            return text[:1].islower() and bool(
                _UNFINISHED.search(before) or _FUNCTION_WORD.search(flat(before))
            )
        if before.endswith(":") and unit.mark.form == "field" and unit.mark.label and near:
            return True
        closed = re.search(r"[.;!?]$", before) and not re.search(
            r"\b(?:etc|ex|art|p|n|cf|max|min|nbre)\.$", before
        )
        if re.search(r"\w[-‐‑]$", before) and text[:1].islower():
            return True
        if (
            _open_parenthesis(before)
            and line.blank_before <= self.gap + 1
            and not (closed and not text[:1].islower())
        ):
            return True
        if _starts_low(text):
            return not closed and line.blank_before <= self.gap + (1 if before.endswith(":") else 5)
        if _FUNCTION_WORD.search(flat(before)) or before.endswith((",", "’", "'")):
            return line.blank_before <= self.gap + 1
        if is_caps(before.partition(":")[2] or before) and is_caps(text):
            return near and not before.endswith((".", ":"))
        full = len(unit.lines[-1].text) >= 0.85 * self.width and self.width > 50
        return bool(
            full and near and not closed and not before.endswith(":") and not _INFINITIVE.match(flat(text))
        )


def unfinished(text: str) -> bool:
    """Tell whether a text ends where no label ends: a hyphen, a comma, an open parenthesis, a function word.

    >>> unfinished("Collaborer avec les CPAS de"), unfinished("Créer un site")
    (True, False)
    """
    return bool(_UNFINISHED.search(text) or _open_parenthesis(text) or _FUNCTION_WORD.search(flat(text)))


def _starts_low(text: str) -> bool:
    return text[:1].islower() or text[:1] in ")]»,;:…%+&" or bool(re.match(r"\(?[a-zà-ÿ]", text))


def _starts_anew(text: str, before: str) -> bool:
    mark = read_mark(text)
    if mark.form == "none":
        return False
    if mark.form == "field" and not mark.label and text[:1].islower():
        return False
    # "… l'article" / "60. …": a number after a word that calls for one goes on with the line.
    return not (
        mark.form in {"number", "letter"}
        and re.search(r"\b(?:article|art\.?|n°|page|loi du|et|à|de)$", before)
    )


def _open_parenthesis(text: str) -> bool:
    return text.rfind("(") > text.rfind(")") or text.rfind("«") > text.rfind("»")


def _without_banners(lines: tuple[Line, ...]) -> tuple[list[Line], list[Line]]:
    banners = set(_page_banners(lines)) | set(_contents(lines))
    kept = []
    gap = 0
    for index, line in enumerate(lines):
        if index in banners:
            gap += line.blank_before
        else:
            kept.append(replace(line, blank_before=line.blank_before + gap) if gap else line)
            gap = 0
    return kept, [lines[index] for index in sorted(banners)]


def _page_banners(lines: tuple[Line, ...]) -> Iterator[int]:
    shapes = Counter(_shape(line) for line in lines if line.cells is None and len(line.text) < 90)
    numbers = {
        i for i, line in enumerate(lines) if line.cells is None and _PAGE_NUMBER.match(flat(line.text))
    }
    for index, line in enumerate(lines):
        if line.cells is not None or len(line.text) > 90 or line.style:
            continue
        if index in numbers:
            yield index
            continue
        beside = {index - 1, index + 1} & numbers
        running = _RUNNING_HEAD.match(flat(line.text))
        edge = (
            index + 1 == len(lines)
            or lines[index + 1].page != line.page
            or lines[index - 1].page != line.page
        )
        repeated = (
            shapes[_shape(line)] >= 3
            and read_mark(line.text).form == "none"
            and not strip_bullet(line.text)[0]
        )
        if (beside and running and len(line.text) < 70) or (repeated and (edge or beside or running)):
            yield index


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", flat(line.text))


def _contents(lines: tuple[Line, ...]) -> Iterator[int]:
    within = False
    for index, line in enumerate(lines):
        if _LEADERS.search(line.text):
            yield index
        elif _CONTENTS.match(flat(line.text)):
            within = True
            yield index
        elif within:
            within = bool(re.search(r"\s\d{1,3}$", line.text)) or _wrapped_entry(lines, index)
            if within:
                yield index


def _wrapped_entry(lines: tuple[Line, ...], index: int) -> bool:
    return (
        index + 1 < len(lines)
        and bool(re.search(r"\s\d{1,3}$", lines[index + 1].text))
        and lines[index].cells is None
    )
