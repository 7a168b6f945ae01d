"""Small things told of a piece of text: its bullet, its capitals, whether it can end where it does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pstgraph.readers.flat import flat

_BULLET = re.compile(
    '^(?P<b>[•‣▪▫■□●○◦◆◇➢➤►▶▸→⇒✓✔✗*·☐☑☒❖⮚∙]|[\uf000-\uf0ff]|=>|->|[-–—‐‑−](?=\\s*[^\\W\\d_]|\\s+[\\d«"(])|o(?=\\s)|§(?=\\s+[A-Z])|>(?=\\s))\\s*'
)
_DASHES, _BOXES = "–—‐‑−", "☑☒"
_FUNCTION_WORD = re.compile(
    r"(?:^|[\s'(])(?:de|du|des|la|le|les|l'|d'|et|ou|a|au|aux|en|par|pour|sur|avec|dans|un|une|ce|ces|cette|son|sa|ses|leur|leurs|nos|notre|vos"
    r"|qui|que|dont|plus|entre|chez|sans|sous|vers|via|tout|toute|tous|toutes|afin|ainsi|selon|comme|chaque|aupres|lors|dont|ne|pas|est|sont|se)$"
)
# "titres-" above "services", but not "pré-" above "et post-scolaire".
_PARTED, _GOES_ON = re.compile(r"[^\W\d_]-$"), re.compile(r"(?!et\b|ou\b)[^\W\d_]")
_UNFINISHED = re.compile(r"\w[-‐‑]$|[,(]$")
# The end of a text, which tells whether it is complete.
_TAIL = 60


def strip_bullet(text: str) -> tuple[str | None, str]:
    """Take the bullet off a line: its family and the rest.

    >>> strip_bullet("– Action 1 : Améliorer")
    ('-', 'Action 1 : Améliorer')
    >>> strip_bullet("Orienter les personnes")
    (None, 'Orienter les personnes')
    """
    match = _BULLET.match(text)
    if match is None or match.end() == len(text):
        return None, text
    bullet = "-" if match["b"] in _DASHES else "☐" if match["b"] in _BOXES else match["b"]
    return bullet, text[match.end() :].strip()


def is_caps(text: str) -> bool:
    """Tell whether a text is in capitals.

    >>> is_caps("D’OBJECTIFS OPÉRATIONNELS"), is_caps("RGPD et RH")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.92 * len(letters)


def ends_openly(text: str) -> bool:
    """Tell whether a text ends in a word that calls for another: "de", "avec", "les".

    >>> ends_openly("Collaborer avec les CPAS de"), ends_openly("Créer un site")
    (True, False)
    """
    return bool(_FUNCTION_WORD.search(flat(text[-_TAIL:])))


def unfinished(text: str) -> bool:
    """Tell whether a text ends where no label ends: a hyphen, a comma, an open parenthesis, a function word.

    >>> unfinished("Former le personnel (ou"), unfinished("Créer un site")
    (True, False)
    """
    return bool(_UNFINISHED.search(text[-_TAIL:])) or open_parenthesis(text) or ends_openly(text)


def unbroken(parts: Iterable[str]) -> str:
    """The lines of a cell as one text; a word with a hyphen that its line ends on is not parted.

    >>> unbroken(["Recruter des aides-", "soignantes", "en 2026"])
    'Recruter des aides-soignantes en 2026'
    """
    text = ""
    for part in parts:
        parted = _PARTED.search(text[-3:]) and _GOES_ON.match(part)
        text += part if parted or not text else f" {part}"
    return text


def open_parenthesis(text: str) -> bool:
    """Tell whether a parenthesis, a bracket or a quotation is still open at the end of a text."""
    if text.startswith("[") and "]" not in text:
        return True
    return text.rfind("(") > text.rfind(")") or text.rfind("«") > text.rfind("»")
