"""Fields printed within a line: "Créer un site (Pilote : DG ; Échéance : 2025)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pstgraph.readers.flat import flat
from pstgraph.readers.outline.generic import says_what_to_do
from pstgraph.readers.outline.marks import Mark, field_name
from pstgraph.readers.outline.pieces import Piece, Value
from pstgraph.readers.values import parse_amounts, parse_deadline
from pstgraph.readers.values.dates import says_when
from pstgraph.readers.values.roles import is_office, is_role

# Only names that mean a field wherever they stand; "objectif :" or "étape :" may be part of a sentence.
_FIELDS = (
    "political", "pilots", "deadline", "period", "start", "recurrence", "budget", "ordinary", "extraordinary",
    "subsidy", "partners", "indicators", "priority", "status", "audience", "progress",
)  # fmt: skip
# In a line of fields a name is a field's all the more.
_IN_A_LINE_OF_FIELDS = (*_FIELDS, "steps", "means", "description")
# Names that a sentence may use before a colon; after a sign they are names.
_WORDS_OF_SENTENCES = frozenset({"quand", "avec"})
# A colon or question mark with a value, and at most so many words before it that may name a field.
_COLON = re.compile(r"\s*[:?]\s*(?=\S)")
_LAST_WORDS = re.compile(r"(?:(?<=\s)|(?<=[(;,.|/-])|^)[a-z][a-z'()]*(?:[\s-][a-z'()]+){0,4}$")
_MARK_BEFORE = re.compile(r"(?:[(;,.|/]|\s-)\s*$")
_EDGES = " ;,.-–—|/("
# What stands behind an arrow: "Créer un site → DG – 2027".
_ARROW = re.compile(r"\s(?:→|⇒|➔|➜|=>|->|>>)\s(?P<tail>.+)$")
_DASH, _BEHIND_DASH, _MIN_LABEL = re.compile(r"\s[–—-]\s"), re.compile(r"\s[–—-]\s(?P<tail>.+)$"), 12
_WHEN = re.compile(r"\s[:–—-]\s(?P<tail>[^:–—();,]{4,28}?)\s*[;.]?$")
_YEAR = re.compile(r"\s[–—-]\s20\d\d\s*[;.]?$")
_OPENED = re.compile(r"\s\((?P<tail>[^()]+?)[\s,;]*$")
_ASIDE = re.compile(r"\s\((?P<tail>[^()]*)\)\s*[;.]?$")
_TAIL_PARTS = re.compile(r"\s+[-–—]\s+|\s*[,;|]\s*")
_OWNERS, _COMMA = frozenset({"pilots", "political"}), re.compile(r"\s*[,;]\s+|\s[·|]\s")
_DOT = re.compile(r"\s[·|]\s")
_MAX_TAIL, _MAX_PARTNER = 40, 80
_EVERY = re.compile(r"^(?:chaque|tous les|toutes les)\s+\w+$", re.IGNORECASE)
_WITH = re.compile(
    r"^(?:avec|en (?:collaboration|partenariat) avec)\s+(?:(?:le|la|les)\s+|l['’])?", re.IGNORECASE
)


def with_inline_fields(piece: Piece) -> list[Piece]:
    """Take the fields out of a piece's words; a line of fields becomes one piece a field."""
    if piece.row or piece.mark.form in {"announce", "volet"}:
        return [piece]
    if piece.mark.form == "field":
        return _split_line(piece)
    piece = _with_tail(piece)
    start, values = _cut(piece, piece.text, after_mark=True)
    if not values or start < 8:
        return [piece]
    opened = _OPENED.search(piece.text[:start])
    if opened and (parts := _TAIL_PARTS.split(opened["tail"].strip())) and all(map(field_of, parts)):
        # "Ouvrir une halte (septembre 2027, budget : 120.000 €)"
        values = [*(Value(field_of(part), part, piece.lines) for part in parts), *values]
        start = opened.start()
    text = piece.text[:start].rstrip(_EDGES)
    cut = len(piece.text) - len(text)
    label = piece.mark.label[: max(len(piece.mark.label) - cut, 0)].rstrip(_EDGES) if piece.mark.label else ""
    return [replace(piece, text=text, mark=replace(piece.mark, label=label), values=(*piece.values, *values))]


def _with_tail(piece: Piece) -> Piece:
    """Read the owner, the date, the amount behind an arrow, or in a parenthesis; a date behind a dash.

    The arrow or dash and what follows are no words of the label, nor is a parenthesis that lists facts
    between semicolons; any other parenthesis is.
    """
    arrow = _ARROW.search(piece.text) or _dashed(piece.text) or _dated(piece.text)
    match = arrow or _ASIDE.search(piece.text)
    if match is None or piece.mark.form == "field":
        return piece
    found = [(field_of(part), part) for part in _TAIL_PARTS.split(match["tail"].strip(" .")) if part]
    fields = {name for name, _ in found}
    owners = all(is_office(part) for _, part in found)
    listed = arrow is None and match["tail"].count(";") >= 1
    aside = arrow is None and not (listed or fields >= {"pilots", "deadline"} or owners)
    if not found or "" in fields or aside:
        return piece
    values = tuple(Value(name, _WITH.sub("", part), piece.lines) for name, part in found)
    if arrow is None and not listed:
        return replace(piece, values=(*piece.values, *values))
    cut = len(piece.text) - match.start()
    label = piece.mark.label[:-cut].rstrip(_EDGES) if piece.mark.label else ""
    text = piece.text[: match.start()].rstrip(_EDGES)
    return replace(piece, text=text, mark=replace(piece.mark, label=label), values=(*piece.values, *values))


def _dashed(text: str) -> re.Match[str] | None:
    """What stands behind dashes, where it is who and when ("Ouvrir un cours – Service social – 2027")."""
    parts = _DASH.split(text)
    for first in range(1, len(parts)):
        tail = parts[first:]
        fields = {field_of(part.strip(" .;")) for part in tail}
        if "" in fields or ":" in "".join(tail) or len(" ".join(parts[:first])) < _MIN_LABEL:
            continue
        if fields >= {"pilots", "deadline"} or (fields == {"pilots"} and all(map(is_office, tail))):
            return _BEHIND_DASH.search(text, len(text) - sum(map(len, tail)) - 3 * len(tail))
    return None


def _dated(text: str) -> re.Match[str] | None:
    """A date at the end: a month or day behind a colon or dash ("Attribuer le marché – mai 2026").

    A year alone only where what stands before it says what to do ("Élaborer une charte – 2025").
    """
    match = _WHEN.search(text)
    date = parse_deadline(match["tail"]) if match else None
    if match is None or date is None:
        return None
    word = text[: match.start()].rpartition(" ")[2]
    if word[:1].isupper() and field_name(flat(word)):
        return None  # "… Échéance : fin 2026" is a field
    told = len(date.end or date.start or "") > len("2026")
    return match if told or (_YEAR.search(match.group()) and says_what_to_do(text)) else None


def field_of(part: str) -> str:
    """The field that a few words are of by themselves, "" where they are of none."""
    if len(part) > (_MAX_PARTNER if _WITH.match(part) else _MAX_TAIL):
        return ""
    if parse_amounts(part):
        return "budget"
    date = parse_deadline(part)
    if date and (date.start or date.end or date.recurrence):
        return "deadline"
    if says_when(part) or _EVERY.match(part):
        return "deadline"
    if _WITH.match(part):
        return "partners"
    return "pilots" if is_role(part) else ""


def _split_line(piece: Piece) -> list[Piece]:
    start, values = _cut(piece, piece.mark.label, after_mark=False)
    if not values and piece.mark.kind not in _OWNERS and not _DOT.search(piece.mark.label):
        return [piece]
    label = piece.mark.label[:start].rstrip(_EDGES)
    own, *more = _spread(Value(str(piece.mark.kind), label, piece.lines, True, piece.mark.word or ""))
    first = replace(piece, mark=replace(piece.mark, label=own.text))
    rest = [
        replace(piece, mark=Mark("field", v.field, v.name, label=v.text), text=f"{v.name} : {v.text}")
        for v in (*more, *values)
    ]
    return [first, *rest]


def _spread(value: Value) -> list[Value]:
    """Part owners from what is told behind a comma: a date, an amount, partners ("DG, fin 2026, avec X")."""
    parts = (_COMMA if value.field in _OWNERS else _DOT).split(value.text)
    fields = [field_of(part) for part in parts]
    told = next((i for i, name in enumerate(fields) if i and name not in {"", "pilots"}), None)
    if told is None:
        return [value]
    found = [replace(value, text=", ".join(parts[:told]))]
    for name, part in zip(fields[told:], parts[told:], strict=True):
        if name in {"", "pilots"}:
            found[-1] = replace(found[-1], text=f"{found[-1].text}, {part}")
        else:
            found.append(Value(name, _WITH.sub("", part), value.lines))
    return found


def _cut(piece: Piece, text: str, *, after_mark: bool) -> tuple[int, list[Value]]:
    """The fields named within a text: where the first begins, and their values."""
    words = flat(text)
    found = list(_named(words, text, after_mark))
    values: list[Value] = []
    for index, (_, name, begin, end) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else len(text)
        value = _balanced(text[end:until].strip(" ;,|–—-"))
        if value:
            printed = text[begin:end].rstrip(" :?\u00a0")
            values += _spread(Value(name, value, piece.lines, True, printed))
    return (found[0][0] if found else len(text)), values


def _named(words: str, text: str, after_mark: bool) -> Iterator[tuple[int, str, int, int]]:
    """Fields named before a colon: where their sign begins, the field, where its name and its value begin.

    Behind a label a field needs a sign before it, or a capital: "Ouvrir un cours Budget : 800 €".
    """
    for colon in _COLON.finditer(words):
        last = _LAST_WORDS.search(words[: colon.start()])
        begin = last.start() if last else colon.start()
        while begin < colon.start():
            begin += words[begin] == "("
            name = field_name(words[begin : colon.start()])
            sign = _MARK_BEFORE.search(words[:begin])
            blank = begin > 0 and words[begin - 1] == " "
            aside = words[:begin].count("(") > words[:begin].count(")")
            if aside and not after_mark:
                break
            if (
                name in (_FIELDS if after_mark else _IN_A_LINE_OF_FIELDS)
                and (sign or words[begin : colon.start()] not in _WORDS_OF_SENTENCES)
                and (sign or (blank and (not after_mark or text[begin : begin + 1].isupper())))
            ):
                yield (sign.start() if sign else begin - 1), str(name), begin, colon.end()
                break
            following = words.find(" ", begin, colon.start())
            begin = following + 1 if following >= 0 else colon.start()


def _balanced(value: str) -> str:
    """A value without the parenthesis that closes the whole group of fields."""
    return value.rstrip(" ).") if value.count(")") > value.count("(") else value.rstrip(" .")
