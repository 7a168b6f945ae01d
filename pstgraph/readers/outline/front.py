"""What a plan says of itself: title, legislature, period, dates, vision, values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pstgraph.model.plan import Evidence, Fact, Method, Period
from pstgraph.readers.document import Line
from pstgraph.readers.flat import flat
from pstgraph.readers.outline.marks import NUMBERED
from pstgraph.readers.outline.nodes import Node
from pstgraph.readers.outline.pieces import Piece
from pstgraph.readers.outline.places import evidence_of
from pstgraph.readers.values import parse_deadline
from pstgraph.text import normalise_space

_NAME = re.compile(r"\b(?:programme|plan)\s+strategique\s+transversal(?:\s*\(pst\))?|\bp\.?s\.?t\.?\b")
_RANGE = re.compile(r"(?P<a>20\d\d)\s*(?:-|/|a|>)\s*(?P<b>20\d\d)")
_LEGISLATURE = re.compile(
    r"(?P<before>\b\w+\s+)?(?:la\s+|cette\s+|nouvelle\s+)*(?:legislature|mandature|olympiade)\s+(?:communale\s+)?(?P<range>20\d\d\s*(?:-|/|a)\s*20\d\d)"
)
_PAST = frozenset({"depuis", "precedente", "ancienne", "derniere", "lors", "durant", "ecoulee", "apres"})
_OWN_PERIOD = re.compile(
    r"(?:(?:programme|plan)\s+strategique\s+transversal|\bpst\b)[^.]{0,40}?(?P<range>20\d\d\s*(?:-|/|a)\s*20\d\d)|periode\s+(?:de\s+)?(?P<range2>20\d\d\s*(?:-|/|a)\s*20\d\d)"
)
# The accent tells "adopté" from "adopte": read on the printed words, not on flat ones.
_DONE = re.compile(r"(?:adopté|approuvé|voté|arrêté|validé|ADOPTÉ|APPROUVÉ)(?:e|s|es|E|ES)?\b")
_NOT_DONE = re.compile(
    r"\b(?:sera|seront|doit|doivent|devra|a adopter|pour le|avant|au plus tard|projet de|presente|d'etre|puisse)\b"
)
_DATE = r"(?P<date>\d{1,2}(?:er)?\s+[a-z]+\s+20\d\d|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d)"
_DPS = re.compile(r"declaration\s+de\s+politique\s+sociale")
_DATED = re.compile(
    rf"^(?:version|date|document|mis\s+a\s+jour|mise\s+a\s+jour|edition|etabli|redige|pst)\b.{{0,40}}?{_DATE}\s*\)?$|^(?:le\s+)?{_DATE.replace('?P<date>', '?P<date2>')}$"
)
_VISION = re.compile(
    r"^(?:notre|la|sa)?\s*(?:vision|ambition)(?:\s+(?:du\s+cpas|strategique|politique))?\s*:\s*(?P<v>.+)$"
)
_VISION_HEAD = re.compile(r"^(?:notre|la|sa)?\s*(?:vision|ambition)(?:\s+(?:du\s+cpas|strategique))?\s*:?$")
_VALUES_HEAD = re.compile(r"^(?:les|nos)?\s*valeurs(?:\s+du\s+cpas)?\s*:?$")
_ARTICLE = re.compile(r"^(?:le|la|les|l['’]|un|une|de la|du|des)\s*", re.I)


def plan_facts(file: str, pieces: list[Piece], nodes: list[Node], banners: list[Line]) -> dict[str, Any]:
    """Read what the plan states of itself, as keyword arguments of :class:`pstgraph.model.plan.Plan`."""
    reader = _Front(file, pieces, nodes, banners)
    return reader.read()


class _Front:
    def __init__(self, file: str, pieces: list[Piece], nodes: list[Node], banners: list[Line]) -> None:
        own = {line.number for node in nodes for line in node.lines}
        self.file, self.nodes, self.banners = file, nodes, banners
        self.pieces = [piece for piece in pieces if piece.line not in own and piece.text]
        self.first = min((node.line for node in nodes), default=10**9)
        self.facts: list[Fact] = []

    def read(self) -> dict[str, Any]:
        title = self._title()
        legislature, period = self._years(title)
        values = self._values()
        return {
            "title": title, "legislature": legislature, "period": period, "document_date": self._document_date(),
            "adopted": self._adopted(), "declaration_adopted": self._declaration(), "vision": self._vision(),
            "values": values, "facts": tuple(self.facts),
        }  # fmt: skip

    def _fact(self, name: str, value: str, lines: Iterable[Line], method: Method = "stated") -> str:
        evidence: Evidence = evidence_of(self.file, list(lines))
        self.facts.append(Fact(name, value, evidence, method))
        return value

    def _title(self) -> str | None:
        best: tuple[int, str, tuple[Line, ...]] | None = None
        for index, piece in enumerate(self.pieces):
            if piece.line > self.first or len(piece.text) > 120 or piece.text.endswith((".", "?", ";")):
                continue
            text, lines = self._cover(index)
            words = flat(text)
            if (
                not _NAME.search(words)
                or len(words.split()) > 16
                or re.search(r"\b(?:est|sont|se|permet|avantages|obligation)\b", words)
            ):
                continue
            score = (
                2 * ("cpas" in words)
                + ("transversal" in words)
                + bool(_RANGE.search(words))
                + bool(re.search(r"20\d\d", words))
            )
            if best is None or score > best[0]:
                best = (score, text, lines)
        if best is not None:
            return self._fact("title", best[1], best[2])
        return self._named_in_text()

    def _cover(self, index: int) -> tuple[str, tuple[Line, ...]]:
        """A title set over several short lines of a cover."""
        piece = self.pieces[index]
        text, lines = piece.text, piece.lines
        if len(text) > 45 or (not _NAME.search(flat(text)) and "strategique" not in flat(text)):
            return text, lines
        for following in self.pieces[index + 1 : index + 3]:
            near = following.lines[0].blank_before == 0 and following.line == lines[-1].number + 1
            if not near or len(following.text) > 30 or following.mark.form != "none":
                break
            text, lines = f"{text} {following.text}", (*lines, *following.lines)
        return text, lines

    def _named_in_text(self) -> str | None:
        for piece in self.pieces:
            match = re.search(
                r"(?:programme|plan)\s+strategique\s+transversal(?:\s*\(\s*pst\s*\))?", flat(piece.text)
            )
            if match:
                return self._fact(
                    "title", normalise_space(piece.text[match.start() : match.end()]), piece.lines, "guessed"
                )
        return None

    def _years(self, title: str | None) -> tuple[str | None, Period | None]:
        legislature: str | None = None
        period: Period | None = None
        if title and (match := _RANGE.search(flat(title))) and _plausible(match):
            period = self._period(match, [f.evidence for f in self.facts if f.field == "title"][0])
        for piece in self.pieces:
            words = flat(piece.text)
            found = _LEGISLATURE.search(words)
            if found and legislature is None and not set(words[: found.start("range")].split()[-4:]) & _PAST:
                legislature = self._fact("legislature", _dashed(found["range"]), piece.lines)
            own = _OWN_PERIOD.search(words)
            if own and period is None and piece.line < self.first:
                match = _RANGE.search(own["range"] or own["range2"])
                if (
                    match
                    and _plausible(match)
                    and not set(words[: own.start()].split()[-4:]) & _PAST
                    and not set(words[own.start() : own.end()].split()) & _PAST
                ):
                    period = self._period(match, evidence_of(self.file, piece.lines))
        return legislature, period

    def _period(self, match: re.Match[str], evidence: Evidence) -> Period:
        self.facts.append(Fact("period", f"{match['a']}-{match['b']}", evidence))
        return Period(match["a"], match["b"])

    def _document_date(self) -> str | None:
        lines = [(line.text, [line]) for line in self.banners] + [
            (p.text, list(p.lines)) for p in self.pieces if p.line < self.first and len(p.text) < 80
        ]
        for text, where in lines:
            match = _DATED.match(flat(text))
            date = _iso(match["date"] or match["date2"]) if match else None
            if date:
                return self._fact("document_date", date, where)
        return None

    def _declaration(self) -> str | None:
        return self._decision("declaration_adopted", _DPS, None)

    def _adopted(self) -> str | None:
        return self._decision("adopted", _NAME, _DPS)

    def _decision(self, name: str, subject: re.Pattern[str], other: re.Pattern[str] | None) -> str | None:
        for piece in self.pieces:
            for printed in re.split(r"(?<=[.;!?])\s+", piece.text):
                sentence = flat(printed)
                if (
                    not _DONE.search(printed)
                    or not subject.search(sentence)
                    or (other and other.search(sentence))
                ):
                    continue
                if _NOT_DONE.search(sentence):
                    continue
                date = re.search(_DATE, sentence)
                iso = _iso(date["date"]) if date else None
                if iso:
                    return self._fact(name, iso, piece.lines)
        return None

    def _vision(self) -> str | None:
        for index, piece in enumerate(self.pieces):
            words = flat(piece.text)
            match = _VISION.match(NUMBERED.sub("", words))
            if match:
                text = normalise_space(piece.text[len(piece.text) - len(match["v"]) :])
                return self._fact("vision", text, piece.lines)
            if (
                _VISION_HEAD.match(NUMBERED.sub("", words))
                and index + 1 < len(self.pieces)
                and piece.line < self.first
            ):
                following = self.pieces[index + 1]
                if following.mark.form == "none" and not following.bullet and 20 < len(following.text) < 500:
                    return self._fact("vision", following.text, following.lines)
        return self._vision_of_sole_objective()

    def _vision_of_sole_objective(self) -> str | None:
        """A plan with one unnumbered objective, introduced as what it wants to be, has said its vision."""
        sole = [node for node in self.nodes if node.kind == "strategic_objective"]
        if len(sole) != 1 or sole[0].number is not None:
            return None
        before = [piece for piece in self.pieces if 0 < sole[0].line - piece.line <= 12]
        if any(
            re.search(
                r"(?:voulons|veut|souhaite|souhaitons)\b.{0,30}\betre\b|ce que nous voulons|\bveut\b",
                flat(p.text),
            )
            for p in before
        ):
            return self._fact("vision", normalise_space(sole[0].label), sole[0].lines, "guessed")
        return None

    def _values(self) -> tuple[str, ...]:
        for index, piece in enumerate(self.pieces):
            words = flat(piece.text)
            for sentence in re.finditer(r"[^.]*\bvaleurs\b[^.]*", words):
                match = re.search(
                    r"\bvaleurs\b[^:]{0,90}?(?:\bsont\b(?:\s+les\s+suivantes)?|suivantes)\s*:?\s*(?P<v>.*)$",
                    sentence.group(),
                )
                if not match:
                    continue
                if match["v"].strip():
                    start = sentence.start() + match.start("v")
                    return self._listed(piece.text[start : sentence.end()], piece.lines)
                return self._following_values(index)
            if _VALUES_HEAD.match(NUMBERED.sub("", words)) and index + 1 < len(self.pieces):
                found = self._following_values(index) if self.pieces[index + 1].bullet else ()
                if found:
                    return found
        return ()

    def _following_values(self, index: int) -> tuple[str, ...]:
        following = self.pieces[index + 1 : index + 12]
        if not following:
            return ()
        if not following[0].bullet:
            return self._listed(following[0].text, following[0].lines) if len(following[0].text) < 300 else ()
        found: list[str] = []
        for piece in following:
            if not piece.bullet or piece.bullet != following[0].bullet:
                break
            found += self._listed(piece.text.partition(" : ")[0], piece.lines, whole=True)
        return tuple(found)

    def _listed(self, text: str, lines: Iterable[Line], *, whole: bool = False) -> tuple[str, ...]:
        parts = (
            [text]
            if whole
            else re.split(r"\s*[,;]\s*|\s+et\s+(?=(?:le|la|les|l['’])\s?\w)|\s+ainsi que\s+", text)
        )
        if not whole and len(parts) == 1:
            parts = re.split(r"\s+et\s+", text)
        found = [_ARTICLE.sub("", normalise_space(part)).strip(" .;:") for part in parts]
        kept = [value for value in found if value and len(value) < 90]
        where = list(lines)
        return tuple(self._fact("values", value, where) for value in kept)


def _plausible(match: re.Match[str]) -> bool:
    return 2 <= int(match["b"]) - int(match["a"]) <= 8


def _dashed(text: str) -> str:
    years = re.findall(r"20\d\d", text)
    return "-".join(years)


def _iso(text: str) -> str | None:
    found = parse_deadline(text)
    date = found.end if found else None
    return date if date and len(date) == 10 else None
