"""A lead: two units of different CPAS, the type of the opportunity, and what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pstgraph.analysis.opportunities.geography import Proximity
from pstgraph.analysis.periods import Relation
from pstgraph.analysis.units import Unit

TYPES = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9")

FLAG_PERIOD = "période à confirmer"
FLAG_MODE = "créer ou poursuivre : à confirmer"
FLAG_POPULATION = "population à confirmer"
FLAG_CALL = "appel à projets à vérifier"
FLAG_GENERAL = "thème commun à tous les CPAS"
FLAG_AUDIENCE = "contenu de la formation à préciser"
FLAG_NEIGHBOURS = "l’un ne s’adresse qu’à ses voisins"
FLAG_REGIONAL = "organisme actif au-delà d’une province : antennes à vérifier"
FLAG_OBJECTIVE = "partenaire nommé dans l’objectif, non dans l’action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One collaboration opportunity, a lead to check.

    ``a`` is the one who has or offers where the type has a direction (T3, T8), else the first by NIS.
    ``shared_themes`` and ``shared_subjects`` are codes, ``shared_partners`` IRIs of organisations, ``what``
    the codes or names that the rule matched (jobs, purchases, audiences, schemes), ``similarity`` how alike
    the two actions are (0 to 1), ``score`` the strength of the lead (0 to 1).
    """

    type: str
    a: Unit
    b: Unit
    shared_themes: tuple[str, ...] = ()
    shared_subjects: tuple[str, ...] = ()
    shared_partners: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    proximity: Proximity
    period: Relation
    similarity: float = 0.0
    flags: tuple[str, ...] = ()
    score: float = 0.0
    reasons: tuple[str, ...] = field(default=())

    def said_name(self, iri: str) -> str | None:
        """Name under which one of the two units names an organisation."""
        named = [unit.organisations().get(iri) for unit in (self.a, self.b)]
        return next((one.partner.name for one in named if one and one.partner.name), None)

    @property
    def directed(self) -> bool:
        """Whether it is known that ``a`` has what ``b`` could use: a structure, or experience."""
        if self.type == "T3":
            return self.period != "unknown" or FLAG_MODE not in self.flags
        return self.type == "T8"

    @property
    def key(self) -> tuple[str, str, str]:
        """Type and both units: one lead each."""
        return (self.type, self.a.iri, self.b.iri)
