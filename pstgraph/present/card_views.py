"""Leads as cards in a terminal, and as the flat rows of tables."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from pstgraph.present.tables import Column

COLUMNS = (
    Column("rank", "N°", "No", number=True),
    Column("type", "Type", "Type"),
    Column("score", "Score", "Score", number=True),
    Column("title", "Piste", "Lead", wrap=True),
    Column("a_cpas", "CPAS", "CPAS"),
    Column("a_label", "Action", "Action", wrap=True),
    Column("a_place", "Document", "Document"),
    Column("b_cpas", "CPAS", "CPAS"),
    Column("b_label", "Action", "Action", wrap=True),
    Column("b_place", "Document", "Document"),
    Column("distance_km", "km", "km", number=True),
    Column("period", "Période", "Period"),
    Column("flags", "À confirmer", "To confirm"),
    Column("form", "Forme suggérée", "Suggested form"),
    Column("next_step", "Prochaine étape", "Next step", wrap=True),
)
_PERIODS = {
    "fr": {
        "overlaps": "les périodes se recouvrent",
        "successive": "les périodes se suivent",
        "disjoint": "les périodes sont éloignées",
        "unknown": "période à confirmer",
    },
    "en": {
        "overlaps": "periods overlap",
        "successive": "successive periods",
        "disjoint": "periods lie far apart",
        "unknown": "period to confirm",
    },
}


def rows(cards: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Flat rows of some cards, for CSV, TSV and Markdown."""
    return [
        {
            **{
                key: card[key]
                for key in ("type", "score", "title", "distance_km", "period", "form", "next_step")
            },
            "rank": rank,
            "flags": card["flags"],
            **{f"{side}_{key}": card[side][key] for side in "ab" for key in ("cpas", "label")},
            **{f"{side}_place": place(card[side]) for side in "ab"},
        }
        for rank, card in enumerate(cards, start=1)
    ]


def place(side: Mapping[str, Any]) -> str:
    """Where a quote stands: "file:line"."""
    return f"{side['file']}:{side['first_line']}" if side["file"] else ""


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


def card_text(rank: int, card: Mapping[str, Any], width: int = 100, lang: str = "fr") -> str:
    """One card as lines: what, the two sentences with their place, distance, period, form, next step."""
    head = f"{rank}. [{card['type']}] {card['title']}  ({card['score']:.2f})"
    lines = textwrap.wrap(head, width, subsequent_indent="   ")
    for side in (card["a"], card["b"]):
        quote = f"« {side['quote'] or side['label']} »"
        lines += textwrap.wrap(
            f"{side['cpas']} : {quote}", width, initial_indent="   ", subsequent_indent="     "
        )
        lines.append(f"     {place(side)}")
    # the period is among the flags already where it is unknown and the type minds it
    flags = [flag for flag in card["flags"] if not flag.startswith("période")]
    facts = " · ".join([distance(card, lang), _PERIODS[lang][card["period"]], *flags])
    form, step = ("Forme suggérée", "À faire") if lang == "fr" else ("Suggested form", "Next")
    lines += textwrap.wrap(facts, width, initial_indent="   ", subsequent_indent="   ")
    lines += textwrap.wrap(f"{form} : {card['form']}", width, initial_indent="   ", subsequent_indent="     ")
    lines += textwrap.wrap(
        f"{step} : {card['next_step']}", width, initial_indent="   ", subsequent_indent="     "
    )
    return "\n".join(lines)
