"""What a plan says of itself: title, legislature, period, dates of the document and of its adoption."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pstgraph.model.plan import Evidence, Fact, Method, Period
from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.creed import read_values, read_vision
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.places import evidence_of
from pstgraph.readers.values import parse_deadline
from pstgraph.text import normalise_space

_FULL_NAME = r"(?:programme|plan)\s+strategique\s+transversal"
_NAME = re.compile(rf"\b{_FULL_NAME}(?:\s*\(pst\))?|\bp\.?s\.?t\.?\b")
_YEARS = r"20\d\d\s*(?:-|/|a|>)\s*20\d\d"
_RANGE = re.compile(r"(?P<a>20\d\d)\s*(?:-|/|a|>)\s*(?P<b>20\d\d)")
_LEGISLATURE = re.compile(
    rf"(?:la\s+|cette\s+|nouvelle\s+)*(?:legislature|mandature|olympiade)\s+(?:communale\s+)?(?P<range>{_YEARS})"
)
_OWN_PERIOD = re.compile(rf"(?:{_FULL_NAME}|\bpst\b)[^.]{{0,40}}?{_YEARS}|periode\s+(?:de\s+)?{_YEARS}")
# A line of the cover that says the years and nothing else.
_COVER_YEARS = re.compile(rf"^(?:(?:legislature|mandature|periode|annees)\s+)?{_YEARS}$")
# "depuis la législature 2018-2024": years that are not this plan's.
_ELSEWHERE = frozenset(
    {"depuis", "precedente", "precedent", "ancienne", "ancien", "derniere", "dernier", "lors", "durant"}
    | {"ecoulee", "apres", "premier", "premiere"}
)
_SENTENCE_WORDS = re.compile(r"\b(?:est|sont|se|permet|avantages|obligation)\b")
# The accent tells "adopté" from "adopte": read on the printed words, not on flat ones.
_DONE = re.compile(r"(?:[Aa]dopté|[Aa]pprouvé|[Vv]oté|[Aa]rrêté|[Vv]alidé|ADOPTÉ|APPROUVÉ)(?:e|s|es|E|ES)?\b")
_NOT_DONE = re.compile(
    r"\b(?:sera|seront|doit|doivent|devra|a adopter|pour le|avant|au plus tard|projet de|presente|d'etre"
    r"|puisse)\b"
)
_DATE = r"(?P<date>\d{1,2}(?:er)?\s+[a-z]+\s+20\d\d|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d)"
_ITSELF = re.compile(r"(?:adopte|approuve|vote|arrete|valide)e?\b.{0,60}\bconseil\b")
_DPS = re.compile(r"declaration\s+de\s+politique\s+sociale")
_DATED = re.compile(
    r"^(?:version|date|document|mis\s+a\s+jour|mise\s+a\s+jour|edition|etabli|redige|pst)\b"
    rf".{{0,40}}?{_DATE}\s*\)?$|^(?:le\s+)?{_DATE.replace('date>', 'date2>')}$"
)
_MAX_TITLE = 120


def plan_facts(file: str, pieces: list[Piece], nodes: list[Node], banners: list[Line]) -> dict[str, Any]:
    """Read what the plan states of itself, as keyword arguments of :class:`pstgraph.model.plan.Plan`."""
    return _Front(file, pieces, nodes, banners).read()


class _Front:
    """The pieces outside the outline, and the facts found in them."""

    def __init__(self, file: str, pieces: list[Piece], nodes: list[Node], banners: list[Line]) -> None:
        own = {line.number for node in nodes for line in node.lines}
        self.file, self.nodes, self.banners = file, nodes, banners
        self.pieces = [piece for piece in pieces if piece.line not in own and piece.text]
        self.first = min((node.line for node in nodes), default=0)
        self.facts: list[Fact] = []

    def read(self) -> dict[str, Any]:
        title = self._title()
        legislature, period = self._years(title)
        vision, values = read_vision(self.pieces, self.nodes, self.first), read_values(self.pieces)
        about: dict[str, Any] = {
            "title": title,
            "legislature": legislature,
            "period": period,
            "document_date": self._document_date(),
            "adopted": self._decision("adopted", _NAME, _DPS),
            "declaration_adopted": self._decision("declaration_adopted", _DPS, None),
            "vision": vision and self._fact("vision", vision.text, vision.lines, vision.method),
            "values": tuple(self._fact("values", value.text, value.lines) for value in values),
        }
        return {**about, "facts": tuple(self.facts)}

    def _fact(self, name: str, value: str, lines: Iterable[Line], method: Method = "stated") -> str:
        self.facts.append(Fact(name, value, evidence_of(self.file, list(lines)), method))
        return value

    def _title(self) -> str | None:
        """The best title before the outline: it names the plan, better with its CPAS and years."""
        best: tuple[int, str, tuple[Line, ...]] | None = None
        for index, piece in enumerate(self.pieces):
            if (
                piece.line > self.first
                or len(piece.text) > _MAX_TITLE
                or piece.text.endswith((".", "?", ";"))
            ):
                continue
            text, lines = self._cover(index)
            score = _title_score(flat(text))
            if score and (best is None or score > best[0]):
                best = (score, text, lines)
        return self._fact("title", best[1], best[2]) if best is not None else self._named_in_text()

    def _cover(self, index: int) -> tuple[str, tuple[Line, ...]]:
        """A title set over several short lines of a cover."""
        text, lines = self.pieces[index].text, self.pieces[index].lines
        words = flat(text)
        if len(text) > 45 or not (_NAME.search(words) or "strategique" in words):
            return text, lines
        for following in self.pieces[index + 1 : index + 3]:
            near = following.lines[0].blank_before == 0 and following.line == lines[-1].number + 1
            dated = re.match(r"(?:legislature|mandature|version|periode|date)\b", flat(following.text))
            if not near or dated or len(following.text) > 30 or following.mark.form != "none":
                break
            text, lines = f"{text} {following.text}", (*lines, *following.lines)
        return text, lines

    def _named_in_text(self) -> str | None:
        for piece in self.pieces:
            match = re.search(rf"{_FULL_NAME}(?:\s*\(\s*pst\s*\))?", flat(piece.text))
            if match:
                title = normalise_space(piece.text[match.start() : match.end()])
                return self._fact("title", title, piece.lines, "guessed")
        return None

    def _years(self, title: str | None) -> tuple[str | None, Period | None]:
        legislature: str | None = None
        period: Period | None = None
        in_title = _RANGE.search(flat(title or ""))
        if in_title and _plausible(in_title):
            period = self._period(in_title, self.facts[-1].evidence)
        for piece in self.pieces:
            words = flat(piece.text)
            found = _LEGISLATURE.search(words)
            if found and legislature is None and not _tells_of_another(words, found.start("range")):
                years = "-".join(re.findall(r"20\d\d", found["range"]))
                legislature = self._fact("legislature", years, piece.lines)
            own = (
                (_COVER_YEARS.match(words) or _OWN_PERIOD.search(words))
                if period is None and piece.line < self.first
                else None
            )
            match = _RANGE.search(own.group()) if own else None
            if own and match and _plausible(match) and not _tells_of_another(words, own.end()):
                period = self._period(match, evidence_of(self.file, piece.lines))
        return legislature, period

    def _period(self, match: re.Match[str], evidence: Evidence) -> Period:
        self.facts.append(Fact("period", f"{match['a']}-{match['b']}", evidence))
        return Period(match["a"], match["b"])

    def _document_date(self) -> str | None:
        """A date that stands alone, or after the word that says it dates the document."""
        short = [piece for piece in self.pieces if piece.line < self.first and len(piece.text) < 80]
        for text, lines in [(b.text, (b,)) for b in self.banners] + [(p.text, p.lines) for p in short]:
            match = _DATED.match(flat(text))
            date = _iso(match["date"] or match["date2"]) if match else None
            if date:
                return self._fact("document_date", date, lines)
        return None

    def _decision(self, name: str, subject: re.Pattern[str], other: re.Pattern[str] | None) -> str | None:
        """The date of a decision that a sentence says was taken; an announced one is none.

        On the cover a line may say it of the document itself, without naming it: "Adopté par le conseil
        de l'action sociale le …".
        """
        for piece in self.pieces:
            for printed in _sentences(piece):
                sentence = flat(printed)
                dates = [iso for found in re.finditer(_DATE, sentence) if (iso := _iso(found["date"]))]
                if not dates or not _DONE.search(printed) or _NOT_DONE.search(sentence):
                    continue
                of_itself = other is not None and piece.line <= self.first and _ITSELF.match(sentence)
                named = subject.search(sentence) or of_itself
                # two dates in one breath: which is the decision's is not for a machine to say
                if named and len(set(dates)) == 1 and not (other and other.search(sentence)):
                    return self._fact(name, dates[0], piece.lines)
        return None


def _sentences(piece: Piece) -> list[str]:
    """Sentences of a piece; lines of a cover that end without a stop stand for themselves."""
    lines = [line.text for line in piece.lines]
    dated = [line for line in lines if re.search(_DATE, flat(line)) and _DONE.search(line)]
    return [s for text in (*dated, piece.text) for s in re.split(r"(?<=[.;!?])\s+", text)]


def _title_score(words: str) -> int:
    """How well flat words serve as a title, 0 where they are none."""
    if not _NAME.search(words) or len(words.split()) > 16 or _SENTENCE_WORDS.search(words):
        return 0
    years = bool(_RANGE.search(words)) + bool(re.search(r"20\d\d", words))
    return 1 + 2 * ("cpas" in words) + ("transversal" in words) + years


def _tells_of_another(words: str, position: int) -> bool:
    """Whether the words before a range of years say that it is another plan's or legislature's."""
    return bool(set(re.findall(r"[a-z]+", words[:position])[-6:]) & _ELSEWHERE)


def _plausible(match: re.Match[str]) -> bool:
    return 2 <= int(match["b"]) - int(match["a"]) <= 8


def _iso(text: str) -> str | None:
    found = parse_deadline(text)
    date = found.end if found else None
    return date if date and len(date) == 10 else None
