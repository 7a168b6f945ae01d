"""How far the name of an unknown organisation goes: "Maison de quartier", "Régie communale autonome"."""

from __future__ import annotations

import re

from pstgraph.link.flat import either
from pstgraph.link.persons import bears_a_body
from pstgraph.text import fold

MAX_WORDS = 8
"""A name is cut to this length: longer is a clause, not a name."""

_WORD = re.compile(r"[\w’'-]+")
_OF = r"(?:de\s+la\s+|de\s+l['’]\s*|du\s+|des\s+|de\s+|d['’]\s*)"
# Not "of" something: a purpose, a manner, an amount, another object ("de nouvelles actions").
_NOT_NAMED = either(r"""
    maniere | facon | fait | sorte | plus | moins | meme | tous | toutes | chaque | ce | cette | ces | son
    sa | ses | leurs? | notre | nos | votre | vos | nouve\w+ | autres | \d+
    mettre | etre | faire | prendre | permettre | rendre
""")
_INFINITIVE = re.compile(
    r"(?!(?:atelier|foyer|metier|quartier|loisir|chantier|papier|plaisir|avenir|savoir|verger|sentier)$)"
    r"\w{2,}(?:er|ir|oir)"
)
_COMPLEMENT = re.compile(rf"\s+{_OF}(?P<noun>[\w-]+)")
_NEXT = re.compile(r"\s+(?P<word>[a-zà-ÿ][\w-]*)(?![\w’'])")
_ADJECTIVE = re.compile(
    either(r"""
    \w+(?:al|ale|aux|ales) | \w+(?:tif|tive|tifs|tives|sif|sive) | \w+(?:ique|iques) | \w+(?:aire|aires)
    \w+(?:ien|ienne|iens|iennes) | citoyen\w* | \w+(?:nel|nelle|nels|nelles) | wallon\w* | mobiles?
    rura\w+ | autonomes? | feminin\w* | masculin\w* | jeunes | vert\w? | verts | vertes | ouvert\w{0,2}
    partage\w{0,2} | durables? | belges? | \w+ois | \w+oises? | namurois\w* | francophones?
    professionnel\w* | nature | libre | publique? | publics
""")
)
_VERBS = re.compile(
    either(r"""
    explique | communique | indique | applique | implique | fabrique | pratique | faire | satisfaire
    signale | egale | parfois | mois | fois | arrive
""")
)
_OF_A_PLACE = re.compile(
    r"(?:wallon|wallonne|bruxellois|bruxelloise|belge|francophone|germanophone|provinciale?|regionale?"
    r"|intercommunale?|liegeois|liegeoise|namurois|namuroise|hennuyer|hennuyere|luxembourgeois|carolo)"
)


def inner_capitals(name: str) -> bool:
    """Whether a word of a name has capitals and small letters inside it, as bodies write theirs.

    >>> inner_capitals("SeTIS"), inner_capitals("FOREM"), inner_capitals("Maison")
    (True, False, False)
    """
    return bool(re.search(r"\b(?=\w*[a-zà-ÿ])\w+[A-ZÀ-ÖØ-Þ]\w*", name))


def name_end(text: str, start: int, end: int) -> int:
    """End of the name that begins at a place, its complements and adjectives taken in.

    Only a name with a common noun of bodies goes on in small letters; a name of inner capitals takes the
    adjective of a place ("SeTIS wallon").

    >>> text = "la Régie des quartiers et la Maison de l'emploi organise des sorties"
    >>> text[3 : name_end(text, 3, 8)], text[29 : name_end(text, 29, 35)]
    ('Régie des quartiers', "Maison de l'emploi")
    """
    name = text[start:end]
    if not bears_a_body(name):
        more = _NEXT.match(text, end)
        of_place = more and inner_capitals(name) and _OF_A_PLACE.fullmatch(fold(more["word"]))
        return more.end() if more and of_place else end
    first = True
    while True:
        more = _complement(text, end, first) or _adjective(text, end)
        if more is None or len(_WORD.findall(text[start : more.end()])) > MAX_WORDS:
            return end
        end, first = more.end(), False


def _complement(text: str, end: int, first: bool) -> re.Match[str] | None:
    """Match a complement ("de quartier"); "des" only right after the noun: later it begins another object."""
    more = _COMPLEMENT.match(text, end)
    noun = fold(more["noun"]) if more else ""
    if more is None or re.fullmatch(_NOT_NAMED, noun) or _INFINITIVE.fullmatch(noun):
        return None
    return more if first or not re.match(r"\s+des\s", more[0]) else None


def _adjective(text: str, end: int) -> re.Match[str] | None:
    more = _NEXT.match(text, end)
    folded = fold(more["word"]) if more else ""
    return more if _ADJECTIVE.fullmatch(folded) and not _VERBS.fullmatch(folded) else None
