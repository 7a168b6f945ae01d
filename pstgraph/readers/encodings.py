"""Bytes to French text, whatever the encoding; bytes that are no text are refused."""

from __future__ import annotations

import codecs
import re

# Byte-order marks, longest first (UTF-32's little-endian mark begins like UTF-16's).
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1252", "mac_roman", "cp850", "latin-1")
_FRENCH = re.compile("[éèàçêôûîïùœëâ’«»€ÉÈÀÇÊ–…°§]")
_FRENCH_IN_WORD = re.compile(
    "(?<=[a-z])[éèàçêôûîïùœëâ](?=[a-zé\\s,.;:)]|$)|[ldnsjmtc’]’(?=[a-zéèêàA-ZÉ])|\\bà\\b|[ldnsqLDN]’"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str | None:
    """Decode a document's bytes; None where they are no text.

    UTF-8 and UTF-16/32 are recognised for certain, one-byte encodings by which of them makes French words.

    >>> decode("Échéance : été".encode("mac_roman")) == decode("Échéance : été".encode("cp1252"))
    True
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    wide = _wide(data)
    if wide:
        return _strict(data, wide)
    if b"\0" in data:
        return None
    text = _strict(data, "utf-8")
    if text is None:
        text = max(filter(None, (_strict(data, name) for name in _CANDIDATES)), key=_frenchness, default=None)
    if text is None or len(_CONTROL.findall(text)) > len(text) * 0.005 + 1:
        return None
    return text


def looks_like_text(head: bytes) -> bool:
    """Tell whether the first bytes of a file are text in some encoding."""
    if _wide(head) or any(head.startswith(mark) for mark, _ in _MARKS):
        return True
    return b"\0" not in head and len(re.findall(rb"[\x00-\x08\x0e-\x1f]", head)) <= len(head) * 0.005 + 1


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: text of our alphabets has a zero in every other byte."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _frenchness(text: str) -> float:
    """Marks of French minus marks of a wrong guess, in a text decoded on trial."""
    foreign = sum(1 for c in text if ord(c) > 127) - len(_FRENCH.findall(text))
    return (
        2 * len(_FRENCH_IN_WORD.findall(text))
        + len(_FRENCH.findall(text))
        - 3 * foreign
        - 5 * len(_CONTROL.findall(text))
    )
