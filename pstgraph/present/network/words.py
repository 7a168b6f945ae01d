"""What a node of a network is, in French words: for legends, panels and files that people read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KINDS: Mapping[str, str] = {
    "cpas": "CPAS",
    "action": "Action",
    "partner": "Organisation partenaire",
    "partner_class": "Classe de partenaires",
}


def describe(data: Mapping[str, Any]) -> str:
    """One line about a node from its attributes.

    >>> describe({"kind": "partner", "type": "asbl"})
    'Organisation partenaire – asbl'
    >>> describe({"kind": "cpas", "province": "Namur", "arrondissement": "Dinant"})
    'CPAS – province : Namur, arrondissement : Dinant'
    >>> describe({"kind": "action", "cpas": "CPAS d'Onhaye"}), describe({"kind": "partner_class"})
    ("Action – CPAS d'Onhaye", 'Classe de partenaires')
    """
    kind = data["kind"]
    if kind == "cpas":
        more = f"province : {data['province']}, arrondissement : {data['arrondissement']}"
    elif kind == "partner":
        more = data["type"] if data["type"] != "inconnu" else "genre inconnu"
    else:
        more = data.get("cpas", "")
    return f"{KINDS[kind]} – {more}" if more else KINDS[kind]
