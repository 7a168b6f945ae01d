"""Lines that name a level: "Objectif stratégique n° 1 :", "O.O.1.1", "1.1. Action : …"."""

from __future__ import annotations

import re

from pstgraph.model.plan import Kind
from pstgraph.readers.flat import flat
from pstgraph.readers.outline import lexicon
from pstgraph.readers.outline.mark import PATH, ROMAN, SEPARATOR, SIGN, Mark, path_of
from pstgraph.readers.outline.number_marks import read_number, roman_lettered
from pstgraph.readers.outline.phrases import Words, pattern_of

_PREFIX = r"(?:(?:[a-z]|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)\s?[.)-]+\s*|\d{1,2}(?:\.\d{1,2})+\s+)?"
_WORD_KINDS = tuple(lexicon.LEVEL_WORDS)
_CODE_KINDS = tuple(lexicon.LEVEL_CODES)
_WORDS = "|".join(f"(?P<w{i}>{pattern_of(words)})" for i, words in enumerate(lexicon.LEVEL_WORDS.values()))
_CODES = "|".join(f"(?P<w{i}>{words})" for i, words in enumerate(lexicon.LEVEL_CODES.values()))

_WORD_AND_NUMBER = re.compile(
    rf"^{_PREFIX}(?P<word>{_WORDS}){SIGN}\s*[.-]?\s*(?P<open>\()?"
    rf"(?P<path>{PATH}|(?<![a-z])(?:[a-h]\.?\d{{1,2}}(?:\.\d{{1,2}})*(?!\d)|{ROMAN}|[a-z](?=\s?[.:)-])))"
    rf"(?P<sep>{SEPARATOR})(?P<label>.*)$"
)
_ORDINALS = ("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme")
_ORDINAL = re.compile(
    rf"^(?P<ordinal>{'|'.join(_ORDINALS)}|premiere|second|seconde|\d(?:er|ere|e|eme))\s+(?=[a-z])"
)
_CODE_AND_NUMBER = re.compile(
    rf"^{_PREFIX}(?P<word>{_CODES})[\s-]?(?P<path>{PATH}|(?<=[so][\s.]){ROMAN}(?=\s?[.:)–-]))"
    rf"(?P<sep>{SEPARATOR})(?P<label>.*)$"
)
# "Action envisagée : …", "Objectif stratégique poursuivi : …".
_TOLD = rf"(?:\s+{pattern_of(lexicon.ANNOUNCEMENT_TAILS)})?"
_WORD_ALONE = re.compile(
    rf"^(?P<before>{_PREFIX})(?P<word>{_WORDS}){_TOLD}\s*(?::|[-](?=\s))\s*(?P<label>.+)$"
)
# "AXE « BIEN VIEILLIR »"
_QUOTED = re.compile(rf"^(?P<word>{_WORDS})\s*[«\"“]\s*(?P<label>[^»\"”]+?)\s*[»\"”]$")
_CODE_ALONE = re.compile(
    r"^(?P<before>(?:\d{1,2}(?:\.\d{1,2})*\s?[.)-]*\s+)?)"
    r"(?P<word>(?P<w0>o\.?\s?s\.?)|(?P<w1>o\.?\s?o\.?))\s*:\s*(?P<label>.+)$"
)
_LEVEL_NAME = r"(?:objectifs?\s+(?:strategique|operationnel)s?|actions?|axes?)"
# "OO : objectif opérationnel": a lexicon explains the code, no objective is set.
_EXPLAINED = re.compile(rf"^{_LEVEL_NAME}\s*[.;]?$")
# "Action : le travail concret, confié à un pilote": what the word means.
_DEFINED = re.compile(r"(?:les?|la|l['’]|une?|des|ce|c['’]est|ce que)(?:\s|(?<=['’]))(?!CPAS)")
# "Objectif stratégique : la finalité. Action : le projet.": a run of definitions.
_SAID_OF_ANOTHER = re.compile(rf"[.;]\s+{_LEVEL_NAME}\s*:")
# "1.A.1": a number whose second part is a letter, and no action's code behind a section's number.
_LETTER_INSIDE = re.compile(r"\d{1,2}\.[A-H]\.\d")
# Words of levels that are fields too: "Étape : …", "Priorité : 1".
_FIELDS = Words(lexicon.FIELD_WORDS)


def read_level(text: str, words: str) -> Mark | None:
    """Read the level that a line names, with or without a number."""
    if roman_lettered(text, words) or _LETTER_INSIDE.match(text):
        return None
    for pattern, kinds in ((_WORD_AND_NUMBER, _WORD_KINDS), (_CODE_AND_NUMBER, _CODE_KINDS)):
        match = pattern.match(words)
        if match and _plausible(match, text):
            number = _printed(text, match, "path")
            kind = next(k for i, k in enumerate(kinds) if match[f"w{i}"])
            label = _printed(text, match, "label")
            path = path_of(number)
            number = f"({number})" if match.groupdict().get("open") else number
            return Mark("level", kind, _printed(text, match, "word"), number, path, label, "level")
    ordinal = _ORDINAL.match(words)
    if ordinal:
        return _by_ordinal(text, words, ordinal)
    quoted = _QUOTED.match(words)
    if quoted:
        kind = next(k for i, k in enumerate(_WORD_KINDS) if quoted[f"w{i}"])
        label = _printed(text, quoted, "label")
        return Mark("level", kind, _printed(text, quoted, "word"), None, (), label, "level-bare")
    match = _WORD_ALONE.match(words) or _CODE_ALONE.match(words)
    return _without_number(text, match) if match else None


def _by_ordinal(text: str, words: str, ordinal: re.Match[str]) -> Mark | None:
    """Read "Premier objectif stratégique : …"."""
    rest = text[ordinal.end() :]
    match = _WORD_ALONE.match(words[ordinal.end() :])
    if match is None or match["before"]:
        return None
    name = ordinal["ordinal"]
    name = name.removesuffix("e") if name.startswith(("premier", "second")) else name
    rank = 2 if name == "second" else _ORDINALS.index(name) + 1 if name in _ORDINALS else int(name[0])
    kind = next(k for i, k in enumerate(_WORD_KINDS) if match[f"w{i}"])
    word, label = _printed(rest, match, "word"), _printed(rest, match, "label")
    return Mark("level", kind, word, _printed(text, ordinal, "ordinal"), (str(rank),), label, "level")


def _without_number(text: str, match: re.Match[str]) -> Mark | None:
    """A level's name before a colon; its number may stand before the name, or begin what follows."""
    code = match.re is _CODE_ALONE
    if match["label"].startswith(("/", "=")) or (code and _EXPLAINED.match(match["label"])):
        return None
    if _DEFINED.match(_printed(text, match, "label")) and not match["before"]:
        return None
    kinds = _CODE_KINDS if code else _WORD_KINDS
    kind = next(k for i, k in enumerate(kinds) if match.groupdict().get(f"w{i}"))
    word, label = _printed(text, match, "word"), _printed(text, match, "label")
    if match["before"]:
        number = text[: match.end("before")].strip(" .)-–")
        return Mark("level", kind, word, number, path_of(number), label, "level")
    if word.lower().endswith("s") and kind not in {"strategic_objective", "operational_objective"}:
        listed = kind in {"action", "sub_action"} and ";" in label
        return Mark("announce", kind, word, label=label, style="listed") if listed else None
    if _FIELDS.name(flat(word)) is not None or _SAID_OF_ANOTHER.search(match["label"]):
        return None
    return _coded(kind, label) or Mark("level", kind, word, None, (), label, "level-bare")


def _coded(kind: Kind, label: str) -> Mark | None:
    """A label that begins with its own code: "Objectif stratégique : OS 1 – Loger", "OO : 1.1 Verdir"."""
    words = flat(label)
    match = _CODE_AND_NUMBER.match(words)
    if match and _plausible(match, label) and match["label"]:
        number = _printed(label, match, "path")
        same = next(k for i, k in enumerate(_CODE_KINDS) if match[f"w{i}"]) == kind
        word, rest = _printed(label, match, "word"), _printed(label, match, "label")
        return Mark("level", kind, word, number, path_of(number), rest, "level") if same else None
    inner = read_number(label, words)
    if inner is None or inner.form != "number" or not inner.label:
        return None
    return Mark("level", kind, "", inner.number, inner.path, inner.label, "level")


def _printed(text: str, match: re.Match[str], group: str) -> str:
    return text[match.start(group) : match.end(group)].strip()


def _plausible(match: re.Match[str], text: str) -> bool:
    """Whether a level's name before a number begins an element and not a sentence ("Action 1 du plan …")."""
    label, sep, path = _printed(text, match, "label"), match["sep"].strip(), match["path"]
    if not path[0].isdigit() and "." not in path and not sep:
        return False
    if match.re is _WORD_AND_NUMBER:
        if match["open"] and (not sep.startswith(")") or (sep == ")" and label[:1].islower())):
            return False
        return bool(sep) or not label or not label[0].islower() or bool(re.match(r"\d+\.\d", path))
    word = _printed(text, match, "word")
    if re.sub(r"[. ]", "", word).lower() in {"a", "ax", "act"}:
        # "A.1.1", "A1 :", "A.16 -": a lone capital needs a number that cannot be a sentence's.
        return word[0].isupper() and (len(path) > 2 or bool(sep) or not label)
    return word[0].isupper()
