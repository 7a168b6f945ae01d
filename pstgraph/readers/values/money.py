"""Amounts in euro as plans print them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from pstgraph.model.plan import Amount, AmountKind
from pstgraph.readers.flat import flat
from pstgraph.text import normalise_space

_NUMBER = (
    r"\d{1,3}(?:'\d{3})+(?:[.,]\d{1,2}|,-)?|"
    r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2}|,-)?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})|\d+(?:[.,]\d{1,2}(?!\d)|,-)?"
)
_CURRENCY = r"(?:€|eur(?:os?)?\b|k€|keur\b|m€)"
_SCALE = r"(?:k|mille|milliers?\s+d'|millions?\s+d'|mio\s)?"
_PER_YEAR = r"(?:\s*(?:/\s*an(?:nee)?s?|par\s+an(?:nee)?|annuels?|l'an|chaque annee))"
_AMOUNT = re.compile(
    rf"(?<![\d,.])(?<!\d')(?P<n>{_NUMBER})\s*(?P<s>{_SCALE})\s*(?P<c>{_CURRENCY})(?P<y>{_PER_YEAR})?"
)
_PREFIXED = re.compile(rf"(?:€|\beur)\s*(?P<n>{_NUMBER})(?P<s>k?)(?P<c>)(?P<y>{_PER_YEAR})?")
_BARE = re.compile(rf"^\s*(?P<n>{_NUMBER})(?P<s>)(?P<c>)(?P<y>{_PER_YEAR})?\s*$")
_UNIT = (
    r"(?:mois|semaines?|trimestres?|semestres?|jours?|nuits?|heures?|h\b|personnes?|pers\b|habitants?|hab\b"
    r"|menages?|familles?|enfants?|jeunes?|eleves?|usagers?|beneficiaires?|agents?|etp|participants?|dossiers?"
    r"|seances?|ateliers?|repas|unites?|pieces?|m[²2]|km|logements?|places?|lits?|tonnes?|litres?|kwh"
    r"|activites?|projets?|visites?)"
)
_TAX = r"(?:\s*(?:tvac|htva|ttc|hors tva|brut|net))?"
_EVERY = r"(?:mensue|hebdomadaire|trimestrie|semestrie|journalie|mensualite)"
# What makes an amount one of many: "500 €/mois", "25 € par personne", "12 x 500 €", "loyer mensuel : 500 €".
_RATE_AFTER = re.compile(
    rf"{_TAX}\s*(?:(?:/|par|chaque|tous les|toutes les|(?:de )?l'|et par)\s*{_UNIT}|{_EVERY}|[x×*]\s*\d)"
)
_RATE_BEFORE = re.compile(
    rf"(?:\d\s*[x×*]|(?:\bpar|\bchaque|/)\s*{_UNIT}\s*[:,]?|\b{_EVERY}\w*(?:\s+(?:de|d'|environ))*\s*:?)\s*$"
)
_RANGE = re.compile(
    rf"(?<![\d,.])(?P<a>{_NUMBER})\s*{_SCALE}\s*{_CURRENCY}?{_TAX}\s*(?P<j>\bet\b|\ba\b|\bou\b|-|/)\s*"
    rf"(?:€\s*)?(?P<b>{_NUMBER})"
)
_BETWEEN = re.compile(r"\bentre\s+(?:€\s*)?$")
_A_YEAR = re.compile(r"20(?:1[5-9]|[2-4]\d)")
_WIDEST = 20  # times its lower bound: "Phase 2 - 10.000 €" is no range
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
    matches = _matches(words)
    if not matches and bare:
        alone = _BARE.match(words)
        if alone and not _A_YEAR.fullmatch(alone["n"]):
            matches = [alone]
    opened = _open(words, matches)
    found = []
    for i, match in enumerate(matches):
        value = _value(match["n"], match["s"], match["c"])
        if value is None or match in opened:
            continue
        # An amount's kind stands on its own side of the sign that joins it to the next one.
        before = re.split(r"[+;]", words[matches[i - 1].end() if i else 0 : match.start()])[-1]
        following = matches[i + 1].start() if i + 1 < len(matches) else None
        after = re.split(r"[+;]|\s-\s", words[match.end() : following])[0]
        printed = text[match.start() : match.end()].strip()
        found.append(Amount(printed, value, bool(match["y"]), kind or _kind(before, after)))
    return tuple(found)


def has_open_amounts(text: str) -> bool:
    """Tell whether words name an amount that they leave open: a range, or so much a month or a head.

    >>> has_open_amounts("entre 5.000 et 10.000 €"), has_open_amounts("500 €/mois"), has_open_amounts("500 €")
    (True, True, False)
    """
    words = flat(normalise_space(text))
    return bool(_open(words, _matches(words)))


def _matches(words: str) -> list[re.Match[str]]:
    return sorted([*_AMOUNT.finditer(words), *_prefixed(words)], key=lambda m: m.start())


def _open(words: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """The amounts that are no sum to spend once or each year."""
    ranges = [match.span() for match in _RANGE.finditer(words) if _is_range(words, match)]
    return [
        match
        for match in matches
        if _RATE_AFTER.match(words, match.end())
        or _RATE_BEFORE.search(words[: match.start()])
        or any(start < match.end() and match.start() < end for start, end in ranges)
    ]


def _is_range(words: str, match: re.Match[str]) -> bool:
    if _BETWEEN.search(words[: match.start()]):
        return True
    low, high = (_value(match[name], "", "") for name in ("a", "b"))
    if match["j"] == "et" or low is None or high is None:
        return False
    if _A_YEAR.fullmatch(match["a"]) or _A_YEAR.fullmatch(match["b"]):
        return False
    return low <= high * _WIDEST and high <= low * _WIDEST


def _prefixed(words: str) -> list[re.Match[str]]:
    taken = {m.start("n") for m in _AMOUNT.finditer(words)}
    ends = {m.end("c") for m in _AMOUNT.finditer(words)}
    return [m for m in _PREFIXED.finditer(words) if m.start("n") not in taken and m.start() + 1 not in ends]


def _value(number: str, scale: str, currency: str) -> Decimal | None:
    digits = number.replace(" ", "").removesuffix(",-")
    if "'" in digits:
        digits = digits.replace("'", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", digits):
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
