"""What the document says of the plan as a whole: evaluations it provides for, sectoral plans it joins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pstgraph.link.concepts import find
from pstgraph.link.flat import either, flat
from pstgraph.model.plan import Evidence, Fact
from pstgraph.readers.document import Document, Line
from pstgraph.text import normalise_space
from pstgraph.vocabulary import scheme

_MIDTERM = re.compile(r"\bmi[- ](?:mandat|legislature|parcours|terme|programme|mandature)|\bintermediaire")
_FINAL = re.compile(
    r"\b(?:au terme|en fin|a la fin|a l'issue|en cloture) (?:de |du |d')?(?:la |l'|ce |cette )?"
    r"(?:legislature|mandat\w*|programme|pst|periode|celle-ci|celui-ci)"
    r"|\bfin de (?:la )?(?:legislature|mandat\w*)"
    r"|\bevaluations? finales?|\bbilan final"
)
_REGULAR = re.compile(
    r"\b"
    + either(r"""
    regulier\w* | regulieres? | continue | annuel\w* | chaque annee | trimestriel\w* | semestriel\w*
    permanente | periodique\w* | tous les (?:ans|six mois|trois mois)
""")
    + r"\b"
)
_EVALUATION = re.compile(r"\bevalu\w+|\bbilans? (?:final|intermediaire|de (?:la )?legislature)")
_PROGRAMME = re.compile(
    r"\bpst\b|\bp\.s\.t\b|\bprogramme strategique|\bplan strategique"
    r"|\b(?:ce|le|du|present) (?:programme|plan)\b"
)
_OF_OTHERS = re.compile(
    r"\bevaluations?(?: (?:annuel|regulier|individuel)\w+)? (?:des? |du |de l'|d')?(?:(?:nos|ses|les) )?"
    + either(r"""
    agents? | personnel | travailleurs? | membres | usagers | besoins | risques | fournisseurs
    collaborateurs | stagiaires | employes
""")
    + r"|\bentretiens? d'evaluation"
)
_JOINS = re.compile(
    r"\b"
    + either(r"""
    partie integrante | integr\w+ | feder\w+ | articul\w+ | coheren\w+ | s'inscri\w+ | pilot(?:era|e|er)\b
    annex\w+ | complement\w+ | regroup\w+ | rassembl\w+ | concord\w+ | coordonn\w+ | align\w+ | en lien avec
    joint
""")
)
# What a programme is for in general: no statement about this one.
_IN_GENERAL = re.compile(r"\b(?:a pour (?:but|objectif|vocation)|vise a)\b")


_MOST_LINES = 60  # of one paragraph


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document and its lines."""

    text: str
    first_line: int
    last_line: int
    paragraph: str


def sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Sentences of a document, wrapped lines joined.

    A line that does not end a sentence goes on in the next one, unless that one is a table row, begins like
    an item, or stands after a wider gap than usual and begins with a capital.
    """
    block: list[Line] = []
    usual = Counter(line.blank_before for line in lines).most_common(1)[0][0] if lines else 0
    for line in lines:
        apart = line.blank_before > usual and line.text[:1].isupper()
        full = len(block) >= _MOST_LINES
        if block and (full or apart or line.cells is not None or _begins(line.text) or _ends(block[-1].text)):
            yield from _cut(block)
            block = []
        block.append(line)
    if block:
        yield from _cut(block)


def _begins(text: str) -> bool:
    start = text.lstrip()
    return bool(
        re.match(
            r"[-•▪–o*\uf000-\uf0ff]\s|\d+[.)]|[IVX]+\.|[A-Z]\.|(?:action|o\.?s|o\.?o)\b", start, re.IGNORECASE
        )
    )


def _ends(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ":", "!", "?", "…"))


def _cut(block: list[Line]) -> Iterator[Sentence]:
    joined, starts = "", []
    for line in block:
        starts.append((len(joined), line.number))
        joined += line.text + " "
    place = 0
    for match in re.finditer(r"(?<=[\w)\"»]{2})[.!?](?=\s+[A-ZÀ-Þ«\"]|\s*$)|$", joined):
        part = joined[place : match.end()]
        if part.strip():
            first = [number for start, number in starts if start <= place + len(part) - len(part.lstrip())][
                -1
            ]
            last = [number for start, number in starts if start < match.end()][-1]
            yield Sentence(normalise_space(part), first, last, joined)
        place = match.end()


def find_evaluations(document: Document) -> list[Fact]:
    """Evaluations of the plan that the document provides for: codes ``midterm``, ``final``, ``regular``.

    A mid-term or final evaluation counts wherever it is said; a regular one only in a sentence (or a
    paragraph on one line) that speaks of the programme, since plans also speak of evaluating staff.
    """
    found: dict[str, Fact] = {}
    for sentence in sentences(document.lines):
        words = flat(sentence.text).text
        if not _EVALUATION.search(words) or _OF_OTHERS.search(words):
            continue
        programme = bool(_PROGRAMME.search(words) or _PROGRAMME.search(flat(sentence.paragraph).text))
        for code, pattern in (("midterm", _MIDTERM), ("final", _FINAL), ("regular", _REGULAR)):
            if pattern.search(words) and (programme or code == "midterm"):
                found.setdefault(code, _fact("evaluations", code, sentence, document))
    return [found[code] for code in ("midterm", "final", "regular") if code in found]


def find_sectoral_plans(document: Document) -> list[Fact]:
    """Sectoral plans (codes of the instrument scheme) that the document says its programme joins.

    What a sentence says of programmes in general ("a pour but de fédérer tous les plans …") is left out.
    """
    instruments = scheme("instrument")
    found: dict[str, Fact] = {}
    for sentence in sentences(document.lines):
        words = flat(sentence.text).text
        if not (_JOINS.search(words) and _PROGRAMME.search(words)) or _IN_GENERAL.search(words):
            continue
        for match in find(sentence.text, instruments):
            if instruments[match.code].broader == "sectoral-plan":
                found.setdefault(match.code, _fact("sectoral_plans", match.code, sentence, document))
    return list(found.values())


def _fact(field: str, code: str, sentence: Sentence, document: Document) -> Fact:
    evidence = Evidence(document.file, sentence.first_line, sentence.last_line, sentence.text)
    return Fact(field, code, evidence, "stated", "automatic")
