"""Names of places in French, and the distance between two places. No data: see the registry for that."""

from __future__ import annotations

import math
import re

from pstgraph.text import fold

EARTH_RADIUS_KM = 6371.0088

_BODY = re.compile(r"^(?:cpas|ville|commune|administration communale|centre public d action sociale)\s+(.+)$")
_LINKS = (
    ("de la ville ", ""),
    ("de la commune ", ""),
    ("des ", "les "),
    ("du ", "le "),
    ("de l ", ""),
    ("de ", ""),
    ("d ", ""),
)

_MUTE_H = ("Habay", "Hastière", "Hélécine", "Herbeumont")


def possible_names(folded: str) -> list[str]:
    """Names of places that a folded "CPAS de …", "Ville de …" or plain name may mean, likeliest first.

    >>> possible_names("cpas du roeulx")
    ['du roeulx', 'le roeulx', 'roeulx']
    """
    body = _BODY.match(folded)
    names = [body.group(1) if body else folded]
    for link, instead in _LINKS:
        if names[0].startswith(link):
            rest = names[0][len(link) :]
            names += [instead + rest, rest] if instead else [*possible_names(rest)]
            break
    return names


def local_name(label: str, place: str) -> str:
    """Name of a local body from its kind's label and its place.

    >>> local_name("PCS de", "Ath")
    "PCS d'Ath"
    >>> local_name("AIS compétente pour", "Ath")
    'AIS compétente pour Ath'
    """
    return f"{label[:-3]} {of_place(place)}" if label.endswith(" de") else f"{label} {place}"


def of_place(name: str) -> str:
    """A commune's name after "of" in French.

    >>> of_place("Érezée"), of_place("Le Roeulx"), of_place("Les Bons Villers"), of_place("Huy")
    ("d'Érezée", 'du Roeulx', 'des Bons Villers', 'de Huy')
    """
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    elided = fold(name)[:1] in set("aeiouy") or name.startswith(_MUTE_H)
    return f"d'{name}" if elided else f"de {name}"


def short_names(name: str) -> list[str]:
    """Folded names under which a commune with a long name goes.

    >>> short_names("Marche-en-Famenne"), short_names("La Roche-en-Ardenne"), short_names("Huy")
    (['marche'], ['la roche'], [])
    """
    words = fold(name).split()
    if words[0] in {"le", "les"}:
        return [" ".join(words[1:])]
    if "-" not in name:
        return []
    first = fold(name.split("-")[0])
    shorts = [] if first in {"saint", "sainte", "mont", "le", "la"} or len(first) < 4 else [first]
    if words[0] in {"saint", "sainte"}:
        shorts.append(" ".join(["st" if words[0] == "saint" else "ste", *words[1:]]))
    return shorts


def great_circle_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Haversine distance in kilometres between two points given in degrees.

    >>> round(great_circle_km(50.0, 5.0, 51.0, 5.0), 1)
    111.2
    """
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))
