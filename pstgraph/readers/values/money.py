"""Amounts in euro as plans print them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from pstgraph.model.plan import Amount, AmountKind
from pstgraph.readers.flat import flat
from pstgraph.text import normalise_space

_NUMBER = (
    r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2}|,-)?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})|\d+(?:[.,]\d{1,2}(?!\d)|,-)?"
)
_CURRENCY = r"(?:€|eur(?:os?)?\b|k€|keur\b|m€)"
_SCALE = r"(?:k|mille|milliers?\s+d'|millions?\s+d'|mio\s)?"
_PER_YEAR = r"(?:\s*(?:/\s*an(?:nee)?s?|par\s+an(?:nee)?|annuels?|l'an|chaque annee))"
_AMOUNT = re.compile(
    rf"(?<![\d,.])(?P<n>{_NUMBER})\s*(?P<s>{_SCALE})\s*(?P<c>{_CURRENCY})(?P<y>{_PER_YEAR})?"
)
_PREFIXED = re.compile(rf"(?:€|\beur)\s*(?P<n>{_NUMBER})(?P<s>k?)(?P<c>)(?P<y>{_PER_YEAR})?")
_BARE = re.compile(rf"^\s*(?P<n>{_NUMBER})(?P<s>)(?P<c>)(?P<y>{_PER_YEAR})?\s*$")
_KINDS: tuple[tuple[str, AmountKind], ...] = (
    (r"\bextra[\s-]?ordinaire", "extraordinary"),
    (r"(?<!extra)(?<!extra-)(?<!extra )\bordinaire", "ordinary"),
    (r"\bsubsid|\bsubvention", "subsidy"),
)


def parse_amounts(text: str, kind: AmountKind | None = None, *, bare: bool = False) -> tuple[Amount, ...]:
    """Read the amounts of a text.

    Parameters
    ----------
    text
        The words of a budget line or cell.
    kind
        What the column says; None lets the words decide ("à l'extraordinaire", "subside").
    bare
        Whether a number without a currency counts (a budget column), unless it reads as a year.

    Examples
    --------
    >>> parse_amounts("1000,00 €/an")
    (Amount(text='1000,00 €/an', amount=Decimal('1000.00'), per_year=True, kind='unspecified'),)
    >>> [str(a.amount) for a in parse_amounts("2.500 EUR et 5k€")]
    ['2500', '5000']
    >>> parse_amounts("pm")
    ()
    """
    text = normalise_space(text)
    words = flat(text)
    matches = sorted([*_AMOUNT.finditer(words), *_prefixed(words)], key=lambda m: m.start())
    if not matches and bare:
        alone = _BARE.match(words)
        if alone and not re.fullmatch(r"20(?:1[5-9]|[2-4]\d)", alone["n"]):
            matches = [alone]
    found = []
    for i, match in enumerate(matches):
        value = _value(match["n"], match["s"], match["c"])
        if value is None:
            continue
        # An amount's kind stands on its own side of the sign that joins it to the next one.
        before = re.split(r"[+;]", words[matches[i - 1].end() if i else 0 : match.start()])[-1]
        following = matches[i + 1].start() if i + 1 < len(matches) else None
        after = re.split(r"[+;]|\s-\s", words[match.end() : following])[0]
        printed = text[match.start() : match.end()].strip()
        found.append(Amount(printed, value, bool(match["y"]), kind or _kind(before, after)))
    return tuple(found)


def _prefixed(words: str) -> list[re.Match[str]]:
    taken = {m.start("n") for m in _AMOUNT.finditer(words)}
    ends = {m.end("c") for m in _AMOUNT.finditer(words)}
    return [m for m in _PREFIXED.finditer(words) if m.start("n") not in taken and m.start() + 1 not in ends]


def _value(number: str, scale: str, currency: str) -> Decimal | None:
    digits = number.replace(" ", "").removesuffix(",-")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})", digits):
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    if scale.startswith("k") or currency.startswith("k") or (scale.startswith("mill") and "ion" not in scale):
        return value * 1000
    if "million" in scale or scale.startswith("mio") or currency == "m€":
        return value * 1_000_000
    return value


def _kind(before: str, after: str) -> AmountKind:
    """The kind named nearest: after the amount ("à l'ordinaire"), or before a colon ("subside : 500 €")."""
    ahead = [(m.start(), kind) for pattern, kind in _KINDS for m in re.finditer(pattern, after)]
    behind = [(-m.end(), kind) for pattern, kind in _KINDS for m in re.finditer(pattern, before)]
    sides = (behind, ahead) if re.search(r":\s*$", before) else (ahead, behind)
    return next((min(found)[1] for found in sides if found), "unspecified")
