"""What a line begins with: a level and a number, a bare number, a letter, a field, an announcement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.phrases import Words, pattern_of

Form = Literal["level", "number", "letter", "roman", "field", "announce", "volet", "close", "none"]

# A number of one to five parts: "4", "4.2", "4 .4.2", "2.2.3.A", "1-2".
_PARTS = r"(?:\s?[.]\s?\d{1,2}(?![a-z\d])|[.]?[a-z](?![a-z\d'])|-\d{1,2}(?![\d]|\s?%))*"
_PATH = rf"(?:\d{{1,3}}(?!\d)|[ivx]{{1,5}}[.]\d{{1,2}}(?!\d)){_PARTS}"
_ROMAN = r"(?:x{0,3})(?:ix|iv|v?i{1,3}|v|x)(?![a-z])"
_NO = r"(?:\s*n\s?(?:°|o|r)?\.?(?=\s*\d))?"
_SEP = r"(?:\s*(?:[.:)\]]|[-/|](?=\s|$)))*\s*"
_PREFIX = r"(?:(?:[a-z]|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)\s?[.)-]+\s*|\d{1,2}(?:\.\d{1,2})+\s+)?"

_WORD_KINDS = tuple(lexicon.LEVEL_WORDS)
_CODE_KINDS = tuple(lexicon.LEVEL_CODES)
_WORDS = "|".join(f"(?P<w{i}>{pattern_of(words)})" for i, words in enumerate(lexicon.LEVEL_WORDS.values()))
_LEVEL_WORD = re.compile(
    rf"^{_PREFIX}(?P<word>{_WORDS}){_NO}\s*[.-]?\s*"
    rf"(?P<path>{_PATH}|(?<![a-z])(?:{_ROMAN}|[a-z](?=\s?[.:)-])))(?P<sep>{_SEP})(?P<label>.*)$"
)
_LEVEL_ALONE = re.compile(rf"^(?P<before>{_PREFIX})(?P<word>{_WORDS})\s*(?::|[-](?=\s))\s*(?P<label>.+)$")
# "OO : objectif opérationnel": a lexicon explains the code, no objective is set.
_ANY_WORD = re.compile(
    rf"^(?:{'|'.join(pattern_of(words) for words in lexicon.LEVEL_WORDS.values())})\s*[.;]?$"
)
# "Objectif stratégique : la finalité. Action : le projet.": a run of definitions.
_SAID_OF_ANOTHER = re.compile(
    rf"[.;]\s+(?:{'|'.join(pattern_of(words) for words in lexicon.LEVEL_WORDS.values())})\s*:"
)
_CODES = "|".join(f"(?P<w{i}>{words})" for i, words in enumerate(lexicon.LEVEL_CODES.values()))
_LEVEL_CODE = re.compile(rf"^{_PREFIX}(?P<word>{_CODES})[\s-]?(?P<path>{_PATH})(?P<sep>{_SEP})(?P<label>.*)$")
_CODE_ALONE = re.compile(
    r"^(?P<before>(?:\d{1,2}(?:\.\d{1,2})*\s?[.)-]*\s+)?)"
    r"(?P<word>(?P<w0>o\.?\s?s\.?)|(?P<w1>o\.?\s?o\.?))\s*:\s*(?P<label>.+)$"
)

_NUMBER = re.compile(
    rf"^(?P<path>{_PATH})(?P<sep>\s*[.)°:]+(?:\s*[-])?|\s*[-](?=\s)|(?=\s))\s*(?P<label>(?!\d).*)$"
)
_OBJECTIVE = re.compile(rf"^(?:objectif|obj\.?){_NO}\s*(?P<path>{_PATH})(?P<sep>{_SEP})(?P<label>.*)$")
_LETTERED = re.compile(
    r"^(?P<path>[a-h]\.?\d{1,2}(?:\.\d{1,2}){0,3})(?P<sep>\s*[.):]+(?:\s*[-])?|\s*[-](?=\s)|(?=\s))\s*(?P<label>.+)$"
)
_NUMBER_ONLY = re.compile(rf"^(?P<path>{_PATH})\s*[.)]?$")
_LETTER = re.compile(r"^\(?(?P<path>[a-z])(?P<sep>[.](?=\s)|[)]|\s?[-](?=\s))\s*(?P<label>.+)$")
_ROMAN_LINE = re.compile(rf"^(?P<path>{_ROMAN})\s*(?P<sep>[.)]|\s?[-](?=\s))\s*(?P<label>.+)$")

_FIELDS = Words(lexicon.FIELD_WORDS, r"(?:\s*\([^)]*\)|\(s\))?")
_FIELD_LINE = re.compile(
    r"^(?P<name>[a-z%][a-z'’%/°.&() -]{0,58}?)\s*(?P<sep>\?\s*:|[:?]|=>)\s*(?P<value>.*)$"
)
_ANNOUNCE = Words(
    {
        kind: [f"{head} {phrase}".strip() for phrase in phrases for head in ("", *lexicon.ANNOUNCEMENT_HEADS)]
        for kind, phrases in lexicon.ANNOUNCEMENTS.items()
    },
    rf"(?:\s+{pattern_of(lexicon.ANNOUNCEMENT_TAILS)})*(?:\s+d[eu']\s?\S+)?(?:\s*\(?\b(?:o\.?s\.?|o\.?o\.?)\)?)?\s*[:.]?\s*",
)
_VOLETS = tuple(
    (volet, re.compile(rf"(?:le\s+|du\s+)?{pattern_of(words)}")) for volet, words in lexicon.VOLETS.items()
)
_GENDERS = re.compile(r"\((?:s|e|es|x|rice|trice|se|euse)\)|·[a-z]+")
_COLON_NEEDED = frozenset(flat(word) for word in lexicon.COLON_NEEDED)
NUMBERED = re.compile(r"^(?:(?:[ivx]{1,5}|[a-z]|\d{1,2}(?:\.\d{1,2})*)\s?[.):-]+\s*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a line.

    ``kind`` is the level's kind, the announced kind, the volet or the field's name; ``word`` the level's
    word as printed; ``number`` the number as printed; ``path`` its parts; ``label`` what follows;
    ``style`` the look of the number ("1.", "1)", "A.", "I."), by which lines of one level are known.
    """

    form: Form
    kind: str | None = None
    word: str | None = None
    number: str | None = None
    path: tuple[str, ...] = ()
    label: str = ""
    style: str = ""

    @property
    def numbered(self) -> bool:
        """Whether it begins with a bare number, letter or Roman numeral."""
        return self.form in {"number", "letter", "roman"}


NOTHING = Mark("none")
"""The mark of a row without label."""


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
    for reader in (_volet, _level, _field, _announcement, _numeric):
        mark = reader(text, words)
        if mark is not None:
            return mark
    return Mark("none", label=text)


def path_of(number: str) -> tuple[str, ...]:
    """Parts of a number as printed.

    >>> path_of("4 .4.2"), path_of("2.2.3.A"), path_of("II")
    (('4', '4', '2'), ('2', '2', '3', 'A'), ('2',))
    """
    parts = tuple(
        str(int(p)) if p.isdigit() else p.upper() for p in re.split(r"[\s.\-]+", number.strip(" .-")) if p
    )
    if parts and re.fullmatch(r"[IVX]+", parts[0]):
        return (str(_roman(parts[0])), *parts[1:])
    return parts


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _volet(text: str, words: str) -> Mark | None:
    bare = NUMBERED.sub("", words).strip(' .:-«»"')
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


def _level(text: str, words: str) -> Mark | None:
    for pattern, kinds in ((_LEVEL_WORD, _WORD_KINDS), (_LEVEL_CODE, _CODE_KINDS)):
        match = pattern.match(words)
        if match and _plausible(match, pattern is _LEVEL_CODE, text):
            kind = next(k for i, k in enumerate(kinds) if match[f"w{i}"])
            number = text[match.start("path") : match.end("path")].strip()
            label = text[match.start("label") :].strip()
            word = text[match.start("word") : match.end("word")].strip()
            return Mark("level", kind, word, number, path_of(number), label, "level")
    match = _LEVEL_ALONE.match(words) or _CODE_ALONE.match(words)
    if match is None or match["label"].startswith(("/", "=")):
        return None
    if match.re is _CODE_ALONE and _ANY_WORD.match(match["label"]):
        return None
    kinds = _WORD_KINDS if match.re is _LEVEL_ALONE else _CODE_KINDS
    kind = next(k for i, k in enumerate(kinds) if match.groupdict().get(f"w{i}"))
    word = text[match.start("word") : match.end("word")].strip()
    before = match.groupdict().get("before")
    if before:
        # "1.1. Objectif opérationnel : …": the number stands before the level's name.
        number = text[: match.end("before")].strip(" .)-–")
        return Mark(
            "level", kind, word, number, path_of(number), text[match.start("label") :].strip(), "level"
        )
    if word.lower().endswith("s") and kind not in {"strategic_objective", "operational_objective"}:
        listed = kind in {"action", "sub_action"} and ";" in match["label"]
        label = text[match.start("label") :].strip()
        return Mark("announce", kind, word, label=label, style="listed") if listed else None
    if field_name(flat(word)) is not None or _SAID_OF_ANOTHER.search(match["label"]):
        return None
    inner = read_mark(text[match.start("label") :].strip())
    if inner.number and inner.label and inner.kind in {None, kind} and inner.form in {"level", "number"}:
        # "Objectif stratégique : OS 1 – Loger": the code is the number.
        return Mark("level", kind, inner.word or "", inner.number, inner.path, inner.label, "level")
    return Mark("level", kind, word, None, (), text[match.start("label") :].strip(), "level-bare")


def _plausible(match: re.Match[str], code: bool, text: str) -> bool:
    label, sep, path = text[match.start("label") :], match["sep"], match["path"]
    if not path[0].isdigit() and "." not in path and not sep.strip():
        return False
    if not code:
        return bool(sep.strip()) or not label or not label[0].islower() or bool(re.match(r"\d+\.\d", path))
    word = text[match.start("word") : match.end("word")].strip()
    if word.replace(".", "").replace(" ", "").lower() in {"a", "ax", "act"}:
        # "A.1.1", "A1 :", "A.16 -": a lone capital needs a number that cannot be a sentence's.
        return word[0].isupper() and (len(path) > 2 or bool(sep.strip()))
    return word[0].isupper()


def _field(text: str, words: str) -> Mark | None:
    match = _FIELD_LINE.match(words)
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
        return None
    return Mark("announce", kind, label=text, style="numbered" if bare != words else "")


def _numeric(text: str, words: str) -> Mark | None:
    match = _OBJECTIVE.match(words)
    if match:
        number, label = text[match.start("path") : match.end("path")], text[match.start("label") :].strip()
        path = path_of(number)
        return Mark("number", None, "Objectif", number, path, label, f"objectif{len(path)}")
    match = _LETTERED.match(words)
    if match and text[0].isupper():
        number, label = text[match.start("path") : match.end("path")], text[match.start("label") :].strip()
        path = path_of(re.sub(r"^([A-Z])(?=\d)", r"\1.", number))
        return Mark("number", None, None, number, path, label, f"L{len(path)}")
    match = _NUMBER.match(words) or _NUMBER_ONLY.match(words)
    if match:
        path = path_of(text[match.start("path") : match.end("path")])
        sep = (match.groupdict().get("sep") or "").strip()
        label = text[match.start("label") :].strip() if "label" in match.groupdict() else ""
        if (len(path) > 1 and all(p != "0" for p in path)) or (sep and path != ("0",)):
            if label and (label[0].isdigit() or label[0] in "%€/,"):
                return None
            style = f"{len(path)}{sep[:1]}" if len(path) == 1 else f"{len(path)}"
            return Mark(
                "number",
                None,
                None,
                text[match.start("path") : match.end("path")].strip(),
                path,
                label,
                style,
            )
        return None
    shapes: tuple[tuple[re.Pattern[str], Form], ...] = ((_ROMAN_LINE, "roman"), (_LETTER, "letter"))
    for pattern, form in shapes:
        match = pattern.match(words)
        if match:
            number = text[match.start("path") : match.end("path")]
            case = "A" if number.isupper() else "a"
            if form == "roman" and (case == "a" and len(number) == 1 and number != "i"):
                continue
            style = f"{form}{case}{match['sep'].strip()}"
            return Mark(
                form, None, None, number, path_of(number), text[match.start("label") :].strip(), style
            )
    return None
