"""Boxes to tick: "☐ interne ☒ externe" says "externe", "☒ Engager un agent ☐ Former l'équipe" lists steps."""

from __future__ import annotations

import re

_BOX = re.compile(r"(?:^|(?<=\s))(?P<box>[☐☑☒✅□■▢▣◻◼⬜⬛])\s*(?=\S)")
_TICKED = frozenset("☑☒✅■▣◼⬛")


def boxed(text: str, least: int = 2) -> list[tuple[bool, str]]:
    """What stands behind each box of a text, and whether it is ticked; nothing where boxes are fewer.

    >>> boxed("☐ interne ☒ externe")
    [(False, 'interne'), (True, 'externe')]
    >>> boxed("Former ☒ l'équipe")
    []
    """
    found = list(_BOX.finditer(text))
    if len(found) < least or found[0].start():
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    return [
        (match["box"] in _TICKED, text[match.end() : end].strip(" ;,"))
        for match, end in zip(found, ends, strict=True)
    ]


def ticked(text: str) -> str:
    """The words behind the ticked boxes of a text; a text without boxes as it is.

    >>> ticked("□ à l'étude ■ en cours"), ticked("en cours"), ticked("□ oui □ non")
    ('en cours', 'en cours', '')
    """
    options = boxed(text)
    return ", ".join(words for tick, words in options if tick) if options else text
