"""Leads as cards in a terminal, and as the flat rows of tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pstgraph.analysis.opportunities import wording
from pstgraph.present.tables import Column, Lang, wrapped
from pstgraph.text import fold

COLUMNS = (
    Column("rank", "N°", "No", number=True),
    Column("type", "Type", "Type"),
    Column("score", "Score", "Score", number=True),
    Column("title", "Piste", "Lead", wrap=True),
    Column("a_cpas", "CPAS", "CPAS"),
    Column("a_label", "Action", "Action", wrap=True),
    Column("a_quote", "Phrase", "Sentence", wrap=True),
    Column("a_place", "Document", "Document"),
    Column("a_objective", "Objectif", "Objective", wrap=True),
    Column("b_cpas", "CPAS", "CPAS"),
    Column("b_label", "Action", "Action", wrap=True),
    Column("b_quote", "Phrase", "Sentence", wrap=True),
    Column("b_place", "Document", "Document"),
    Column("b_objective", "Objectif", "Objective", wrap=True),
    Column("shared_themes", "Thèmes communs", "Shared themes", wrap=True),
    Column("reasons", "Pourquoi", "Why", wrap=True),
    Column("distance_km", "km", "km", number=True),
    Column("neighbours", "Voisins", "Neighbours"),
    Column("same_arrondissement", "Même arrondissement", "Same arrondissement"),
    Column("same_province", "Même province", "Same province"),
    Column("period", "Période", "Period"),
    Column("flags", "À confirmer", "To confirm"),
    Column("form", "Forme suggérée", "Suggested form"),
    Column("next_step", "Prochaine étape", "Next step", wrap=True),
    Column("shared_partners", "Partenaires (IRI)", "Partners (IRI)", table=False),
    Column("a_nis", "Code INS", "NIS code", table=False),
    Column("b_nis", "Code INS", "NIS code", table=False),
    Column("a_iri", "IRI", "IRI", table=False),
    Column("b_iri", "IRI", "IRI", table=False),
)
_SIDE = ("iri", "nis", "cpas", "label", "quote")
# Codes of the relation of two periods: alone under its head, and in a sentence.
_PERIODS: Mapping[Lang, Mapping[str, tuple[str, str]]] = {
    "fr": {
        "overlaps": ("se recouvrent", "les périodes se recouvrent"),
        "successive": ("se suivent", "les périodes se suivent"),
        "disjoint": ("éloignées", "les périodes sont éloignées"),
        "unknown": ("à confirmer", "période à confirmer"),
    },
    "en": {
        "overlaps": ("overlap", "periods overlap"),
        "successive": ("successive", "successive periods"),
        "disjoint": ("far apart", "periods lie far apart"),
        "unknown": ("to confirm", "period to confirm"),
    },
}


def rows(cards: Sequence[Mapping[str, Any]], lang: Lang | None = None) -> list[dict[str, Any]]:
    """Flat rows of some cards: with codes for programs (CSV, TSV), in words of a language for people."""
    return [
        {
            **card,
            "rank": rank,
            **{f"{side}_{key}": card[side][key] for side in "ab" for key in _SIDE},
            **{f"{side}_place": place(card[side]) for side in "ab"},
            **{f"{side}_objective": (card[side]["objective"] or {}).get("quote") for side in "ab"},
            **(_in_words(card, lang) if lang else {}),
        }
        for rank, card in enumerate(cards, start=1)
    ]


def _in_words(card: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    return {
        "score": round(card["score"], 2),
        "period": _PERIODS[lang][card["period"]][0],
        "shared_themes": [wording.theme_label(code, lang) for code in card["shared_themes"]],
        "reasons": " ".join(wording.matches(card["reasons"])),
    }


def place(side: Mapping[str, Any]) -> str:
    """Where a quote stands: "file:line"."""
    return f"{side['file']}:{side['first_line']}" if side["file"] else ""


def facts(card: Mapping[str, Any], lang: Lang = "fr") -> str:
    """How far, when, and what is to be confirmed, on one line."""
    # the period is among the flags already where it is unknown and the type minds it
    flags = [flag for flag in card["flags"] if not flag.startswith("période")]
    return " · ".join([distance(card, lang), _PERIODS[lang][card["period"]][1], *flags])


def distance(card: Mapping[str, Any], lang: str = "fr") -> str:
    """How the two CPAS of a card lie to each other, in words."""
    words = {
        "fr": ("distance inconnue", "communes voisines", "même arrondissement", "même province"),
        "en": ("distance unknown", "neighbours", "same arrondissement", "same province"),
    }[lang]
    km = card["distance_km"]
    number = None if km is None else (f"{km:.1f}".replace(".", ",") if lang == "fr" else f"{km:.1f}")
    parts = [words[0] if number is None else f"{number} km"]
    if card["neighbours"]:
        parts.append(words[1])
    if card["same_arrondissement"]:
        parts.append(words[2])
    elif card["same_province"]:
        parts.append(words[3])
    return ", ".join(parts)


def card_text(rank: int, card: Mapping[str, Any], width: int = 100, lang: Lang = "fr") -> str:
    """One card as lines: what, the two sentences with their place, why, how far, when, form, next step."""
    score = f"{card['score']:.2f}".replace(".", "," if lang == "fr" else ".")
    why, form, step = (
        ("Pourquoi", "Forme suggérée", "À faire") if lang == "fr" else ("Why", "Suggested form", "Next")
    )
    lines = wrapped(f"{rank}. [{card['type']}] {card['title']}  ({score})", width, "", "   ")
    for side in (card["a"], card["b"]):
        lines += _side(side, width, lang)
    lines += wrapped(f"{why} : {' '.join(wording.matches(card['reasons']))}", width, "   ", "     ")
    lines += wrapped(facts(card, lang), width, "   ", "   ")
    lines += wrapped(f"{form} : {card['form']}", width, "   ", "     ")
    lines += wrapped(f"{step} : {card['next_step']}", width, "   ", "     ")
    return "\n".join(lines)


def _side(side: Mapping[str, Any], width: int, lang: Lang) -> list[str]:
    """Lines of one side: its sentence; the action too where that is a step's; the objective it rests on."""
    action, objective = ("action", "objectif") if lang == "fr" else ("action", "objective")
    cpas, quote = wording.typeset(side["cpas"]), _bare(side["quote"] or side["label"])
    lines = wrapped(f"{cpas} : « {quote} »", width, "   ", "     ")
    lines.append(f"     {place(side)}")
    label, said = fold(side["label"]), fold(quote)
    if label not in said and said not in label:
        lines += wrapped(f"({action} : « {side['label']} »)", width, "     ", "     ")
    if side["objective"]:
        above = side["objective"]
        lines += wrapped(f"{objective} : « {_bare(above['quote'])} »", width, "     ", "     ")
        lines.append(f"     {place(above)}")
    return lines


def _bare(quote: str) -> str:
    r"""A quote without the bullet of a private font before it, which no screen shows.

    >>> _bare("\uf076 O.O.1. Accueillir")
    'O.O.1. Accueillir'
    """
    return re.sub(r"^[\uE000-\uF8FF\s]+", "", quote)
