"""Lines that begin with a number alone: "1.1", "A.2.1", "b)", "IV."."""

from __future__ import annotations

import re

from pstgraph.readers.outline.mark import PATH, ROMAN, SEPARATOR, SIGN, Form, Mark, path_of

_TAIL = r"(?P<sep>\s*[.)°:]+(?:\s*[-])?|\s*[-](?=\s)|(?=\s))\s*"
_NUMBER = re.compile(rf"^(?P<path>{PATH}){_TAIL}(?P<label>(?!\d).*)$")
_NUMBER_ONLY = re.compile(rf"^(?P<path>{PATH})\s*[.)]?$")
_OBJECTIVE = re.compile(rf"^(?:objectif|obj\.?){SIGN}\s*(?P<path>{PATH})(?P<sep>{SEPARATOR})(?P<label>.*)$")
_LETTERED = re.compile(
    rf"^(?P<path>[a-h]\.?\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}(?:\.[a-z](?![a-z\d']))?){_TAIL}(?P<label>.+)$"
)
# "I.A", "II.B.3": a Roman numeral, a letter, then digits.
_ROMAN_LETTERED = re.compile(
    rf"^(?P<path>[ivx]{{1,4}}\.[a-h](?:\.\d{{1,2}}(?!\d)){{0,2}})(?![a-z\d]){_TAIL}(?P<label>.+)$"
)
_LETTER = re.compile(r"^\(?(?P<path>[a-z])(?P<sep>[.](?=\s)|[)]|\s?[-](?=\s))\s*(?P<label>.+)$")
_ROMAN = re.compile(rf"^(?P<path>{ROMAN})\s*(?P<sep>[.)]|\s?[-](?=\s))\s*(?P<label>.+)$")
_SHAPES: tuple[tuple[re.Pattern[str], Form], ...] = ((_ROMAN, "roman"), (_LETTER, "letter"))


def read_number(text: str, words: str) -> Mark | None:
    """Read the number, letter or Roman numeral that a line begins with."""
    for reader in (_objective, _lettered, _digits, _sign):
        mark = reader(text, words)
        if mark is not None:
            return mark
    return None


def _objective(text: str, words: str) -> Mark | None:
    """Read "Objectif 1.1", which names no level: its depth will tell."""
    match = _OBJECTIVE.match(words)
    if match is None:
        return None
    number = text[match.start("path") : match.end("path")]
    path = path_of(number)
    return Mark("number", None, "Objectif", number, path, _label(text, match), f"objectif{len(path)}")


def _lettered(text: str, words: str) -> Mark | None:
    match = roman_lettered(text, words) or _LETTERED.match(words)
    if match is None or not text[0].isupper():
        return None
    number = text[match.start("path") : match.end("path")]
    path = path_of(re.sub(r"^([A-Z])(?=\d)", r"\1.", number))
    style = f"L{len(path)}" if match.re is _LETTERED else f"R{len(path)}"
    return Mark("number", None, None, number, path, _label(text, match), style)


def roman_lettered(text: str, words: str) -> re.Match[str] | None:
    """The number of a text that begins with one like "I.A" or "II.B.3", in capitals."""
    match = _ROMAN_LETTERED.match(words)
    return match if match and match["path"].upper() == text[: match.end("path")] else None


def _digits(text: str, words: str) -> Mark | None:
    match = _NUMBER.match(words) or _NUMBER_ONLY.match(words)
    if match is None:
        return None
    number = text[match.start("path") : match.end("path")].strip()
    path = path_of(number)
    label = _label(text, match)
    sep = (match.groupdict().get("sep") or "").strip()
    if "0" in path or (len(path) == 1 and not sep) or label.startswith(("%", "€", "/", ",")):
        return None
    style = str(len(path)) if len(path) > 1 else f"1{sep[:1]}"
    return Mark("number", None, None, number, path, label, style)


def _sign(text: str, words: str) -> Mark | None:
    for pattern, form in _SHAPES:
        match = pattern.match(words)
        if match is None:
            continue
        number = text[match.start("path") : match.end("path")]
        case = "A" if number.isupper() else "a"
        if form == "roman" and case == "a" and len(number) == 1 and number != "i":
            continue
        if number == "M" and text[1:2] == ".":
            continue  # "M. Dupont"
        style = f"{form}{case}{match['sep'].strip()}"
        return Mark(form, None, None, number, path_of(number), _label(text, match), style)
    return None


def _label(text: str, match: re.Match[str]) -> str:
    return text[match.start("label") :].strip() if "label" in match.groupdict() else ""
