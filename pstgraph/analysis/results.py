"""What analyses hand to a notebook: sequences that turn into frames with fixed columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pstgraph.analysis.opportunities.cards import card
from pstgraph.analysis.opportunities.lead import Lead
from pstgraph.analysis.similarity import Match
from pstgraph.link.registry import Registry

if TYPE_CHECKING:
    import pandas as pd

LEAD_COLUMNS = {
    "type": "string",
    "title": "string",
    "score": "Float64",
    "a": "string",
    "a_label": "string",
    "a_cpas": "string",
    "a_quote": "string",
    "b": "string",
    "b_label": "string",
    "b_cpas": "string",
    "b_quote": "string",
    "themes": "string",
    "partners": "string",
    "distance_km": "Float64",
    "same_province": "boolean",
    "period": "string",
    "flags": "string",
    "form": "string",
    "next_step": "string",
}
MATCH_COLUMNS = {
    "iri": "string",
    "iri_label": "string",
    "nis": "string",
    "cpas": "string",
    "score": "Float64",
    "reasons": "string",
}


class Leads(tuple[Lead, ...]):
    """Ranked leads, best first; a tuple of :class:`Lead` with its cards and its frame."""

    registry: Registry

    @classmethod
    def of(cls, leads: Iterable[Lead], registry: Registry) -> Leads:
        """Leads with the registry that names their partners."""
        made = cls(leads)
        made.registry = registry
        return made

    def cards(self) -> list[dict[str, Any]]:
        """Cards as the command line's JSON has them (:func:`pstgraph.analysis.opportunities.cards.card`)."""
        return [card(lead, self.registry) for lead in self]

    def to_frame(self) -> pd.DataFrame:
        """One row a lead; lists are joined by ", ", an unknown distance is missing.

        Returns
        -------
        pandas.DataFrame
            Columns of ``LEAD_COLUMNS``: ``a`` and ``b`` are the IRIs of the two units.
        """
        rows = []
        for one in self.cards():
            sides = {f"{side}_{key}": one[side][key] for side in "ab" for key in ("label", "cpas", "quote")}
            lists = {
                "themes": ", ".join(one["shared_themes"]),
                "partners": ", ".join(one["shared_partners"]),
                "flags": ", ".join(one["flags"]),
            }
            rows.append({**one, **sides, **lists, "a": one["a"]["iri"], "b": one["b"]["iri"]})
        return _frame(rows, LEAD_COLUMNS)


class Matches(tuple[Match, ...]):
    """Ranked matches of a search by similarity; a tuple of :class:`Match` with its frame."""

    def to_frame(self) -> pd.DataFrame:
        """One row a match: ``iri, iri_label, nis, cpas, score, reasons`` (joined by " ; ")."""
        rows = [
            {
                "iri": match.unit.iri,
                "iri_label": match.unit.label,
                "nis": match.unit.nis,
                "cpas": match.unit.cpas,
                "score": match.score,
                "reasons": " ; ".join(match.reasons),
            }
            for match in self
        ]
        return _frame(rows, MATCH_COLUMNS)


def _frame(rows: Sequence[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
