"""How two CPAS lie to each other, and whom the territory of a structure covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pstgraph.identifiers import local_name, nis_of, organisation_iri
from pstgraph.link.registry import Registry

NEAR_KM = 30.0


@dataclass(frozen=True, slots=True)
class Proximity:
    """How two CPAS lie to each other.

    ``km`` between the seats is exact, so that limits are held against it, and rounded only where it is
    shown; it is None where a seat is unknown.
    """

    km: float | None
    neighbours: bool | None
    same_arrondissement: bool
    same_province: bool

    def near(self, max_km: float = NEAR_KM) -> bool:
        """Neighbours where known, or within ``max_km`` between seats, or the same arrondissement."""
        return (
            bool(self.neighbours) or self.same_arrondissement or (self.km is not None and self.km <= max_km)
        )

    def within(self, max_km: float) -> bool:
        """Within a distance or in the same arrondissement, whatever the border."""
        return self.same_arrondissement or (self.km is not None and self.km <= max_km)


def proximity(registry: Registry, nis_a: str, nis_b: str) -> Proximity:
    """How the CPAS of two communes of the registry lie to each other."""
    return Proximity(
        registry.distance_km(nis_a, nis_b),
        registry.neighbours(nis_a, nis_b),
        registry.same_arrondissement(nis_a, nis_b),
        registry.same_province(nis_a, nis_b),
    )


def wider_than_province(territory: Iterable[str]) -> bool:
    """Whether a territory is a region or a country.

    >>> wider_than_province(["region:wallonia"]), wider_than_province(["province:80000"])
    (True, False)
    """
    return any(code.startswith(("region:", "country:")) for code in territory)


def covers(registry: Registry, territory: Iterable[str], nis: str) -> bool:
    """Whether a territory no wider than a province holds a commune, or names its CPAS as a member."""
    codes = set(territory)
    if f"nis:{nis}" in codes:
        return True
    commune = registry.communes[nis]
    held = {f"province:{commune.province_nis}", f"arrondissement:{commune.arrondissement_nis}"}
    return not wider_than_province(codes) and bool(held & codes)


def territory_of(registry: Registry, iri: str) -> tuple[str, ...]:
    """Territory codes of an organisation; empty where unknown."""
    known = registry.partners.get(local_name(iri))
    return known.territory_codes if known and known.iri == iri else ()


def is_own_body(registry: Registry, iri: str, nis: str) -> bool:
    """Whether an organisation is one of a commune's own: its key says so, or it serves that commune alone."""
    return local_name(iri).endswith(f"-{nis}") or territory_of(registry, iri) == (f"nis:{nis}",)


def short_name(registry: Registry, iri: str) -> str:
    """Name of an organisation without what stands in brackets: "Forem"."""
    return name_of(registry, iri).split(" (")[0]


def name_of(registry: Registry, iri: str) -> str:
    """Name of an organisation of the registry, a local body or a CPAS; else the last part of its IRI."""
    nis = nis_of(iri)
    if nis and nis in registry.communes:
        return registry.communes[nis].cpas.name
    known = registry.partners.get(local_name(iri))
    if known:
        return known.name
    kind, _, place = local_name(iri).rpartition("-")
    if kind in registry.kinds and place in registry.communes and iri == organisation_iri(f"{kind}-{place}"):
        return registry.local_body(kind, place)[1]
    return local_name(iri)
