"""Values of spreadsheet cells as a person sees them: dates, amounts, shares, numbers of elements."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
_MONEY = re.compile(r"€|EUR", re.IGNORECASE)
_DECIMALS = re.compile(r"[0#]([.,])(0+)(?![0#])")


def words_of(value: Any, form: str = "General") -> str:
    """The words of a value in a number format.

    >>> words_of(1500.5, '#,##0.00 "€"'), words_of(1.1, "0.00"), words_of(2025.0)
    ('1 500,50 €', '1.10', '2025')
    >>> words_of(dt.datetime(2025, 3, 1), "mmm-yy"), words_of(0.5, "0%")
    ('mars 2025', '50 %')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, dt.datetime | dt.date):
        return _date(value, form.lower())
    if isinstance(value, int | float):
        return _number(float(value), form)
    return str(value)


def _date(value: dt.date, form: str) -> str:
    if "d" not in form and "j" not in form:
        if "m" not in form and ("y" in form or "a" in form):
            return str(value.year)
        if "m" in form and ("y" in form or "a" in form):
            return f"{MONTHS[value.month - 1]} {value.year}"
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def _number(value: float, form: str) -> str:
    if value != value or value in {float("inf"), float("-inf")}:
        return ""
    if "%" in form:
        return f"{round(value * 100, 2):g} %"
    found = _DECIMALS.search(form)
    decimals = len(found[2]) if found else None
    if _MONEY.search(form):
        return f"{money(value, decimals)} €"
    if decimals is not None:
        return f"{value:.{min(decimals, 6)}f}"
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"


def money(value: float, decimals: int | None) -> str:
    """An amount with blanks between thousands and a comma, without decimals where it has none.

    >>> money(20000, 2), money(1500.5, None)
    ('20 000,00', '1 500,50')
    """
    places = 0 if decimals in {None, 0} and value == int(value) else 2
    return f"{value:,.{places}f}".replace(",", " ").replace(".", ",")
