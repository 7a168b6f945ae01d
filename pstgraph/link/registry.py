"""The registry: communes, their CPAS, local bodies, and the organisations that plans name as partners.

Read from the CSV files of ``data/registry`` (its README says where each column comes from).
Unknown is None or an empty tuple. Two places may share a name: everything goes by NIS code.
"""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from pstgraph import identifiers
from pstgraph.errors import UsageError
from pstgraph.link.places import great_circle_km, local_name, of_place, possible_names, short_names
from pstgraph.model.plan import Cpas
from pstgraph.resources import data_dir
from pstgraph.text import fold


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune of Wallonia; coordinates in degrees (WGS 84) of its seat, None where unknown."""

    nis: str
    name: str
    name_nl: str
    name_de: str | None
    province: str
    province_nis: str
    arrondissement: str
    arrondissement_nis: str
    postal_codes: tuple[str, ...]
    lat: float | None
    lon: float | None
    german_speaking: bool
    population: int | None
    population_date: str | None

    @property
    def cpas(self) -> Cpas:
        """The CPAS of the commune."""
        return Cpas(self.nis, f"CPAS {of_place(self.name)}", identifiers.cpas_iri(self.nis))


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of the registry and the words by which texts name it.

    ``aliases`` match in any case, ``acronyms`` in capitals only, ``capitalised`` with initial capitals
    only. ``use`` names a condition: ``cue`` (only where the text speaks of working with it),
    ``article-27``, ``literacy``, ``local`` (a local body: found by its kind, not by name).
    ``territory_codes`` are ``nis:83013``, ``province:80000``, ``region:wallonia``, ``country:be``;
    empty: unknown.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    capitalised: tuple[str, ...]
    partner_class: str
    type: str
    territory: str
    territory_codes: tuple[str, ...]
    website: str
    source: str
    confidence: str
    identification: str
    use: str
    note: str

    @property
    def iri(self) -> str:
        """IRI of the organisation."""
        return identifiers.organisation_iri(self.key)


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body of which each commune has its own: commune, PCS, police, crèche, AIS."""

    kind: str
    label: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Registry:
    """Communes by NIS code, partners by key, kinds of local bodies, and what is known of distances."""

    communes: dict[str, Commune]
    partners: dict[str, Partner]
    kinds: dict[str, BodyKind]
    places: dict[str, str] = field(default_factory=dict)
    neighbour_pairs: frozenset[tuple[str, str]] = frozenset()
    distances: dict[tuple[str, str], float] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Folded name → NIS codes that bear it: official names, other languages, short and former names."""
        found: dict[str, set[str]] = {}
        for commune in self.communes.values():
            for name in (commune.name, commune.name_nl, commune.name_de):
                if name:
                    found.setdefault(fold(name), set()).add(commune.nis)
        shorts: dict[str, set[str]] = {}
        for commune in self.communes.values():
            for short in short_names(commune.name):
                shorts.setdefault(short, set()).add(commune.nis)
        for name, nis in self.places.items():
            shorts.setdefault(fold(name), set()).add(nis)
        for short, owners in shorts.items():
            found.setdefault(short, owners)
        return {name: tuple(sorted(owners)) for name, owners in found.items()}

    def find_commune(self, name_or_nis: str | int) -> Commune:
        """Return the commune of a name or NIS code; UsageError where unknown or ambiguous."""
        wanted = fold(str(name_or_nis))
        if wanted in self.communes:
            return self.communes[wanted]
        candidates = possible_names(wanted)
        for name in candidates:
            owners = self.names.get(name, ())
            if len(owners) == 1:
                return self.communes[owners[0]]
            if owners:
                raise self._ambiguous(str(name_or_nis), owners)
        raise self._unknown(str(name_or_nis), candidates[-1])

    def find_cpas(self, name_or_nis: str | int) -> Cpas:
        """Return the CPAS of a name ("Onhaye", "CPAS d'Onhaye", "Ville de Dinant") or NIS code.

        Raises
        ------
        UsageError
            Where no commune or several bear the name; the sentence gives the nearest names.
        """
        return self.find_commune(name_or_nis).cpas

    def _ambiguous(self, asked: str, owners: tuple[str, ...]) -> UsageError:
        listed = ", ".join(f"{self.communes[nis].name} ({nis})" for nis in owners)
        return UsageError(f"several communes are called {asked!r}", None, f"give a NIS code: {listed}")

    def _unknown(self, asked: str, folded: str) -> UsageError:
        spelling = {fold(commune.name): commune.name for commune in self.communes.values()}
        close = difflib.get_close_matches(folded, sorted(spelling), n=3, cutoff=0.5)
        hint = f"did you mean {', '.join(spelling[name] for name in close)}?" if close else None
        remedy = hint or "give the name of a Walloon commune or its NIS code"
        return UsageError(f"no CPAS is called {asked!r}", None, remedy)

    def distance_km(self, nis_a: str, nis_b: str) -> float | None:
        """Kilometres from seat to seat: settled where noted, else great circle; None where unknown."""
        if nis_a == nis_b:
            return 0.0
        noted = self.distances.get(_pair(nis_a, nis_b))
        if noted is not None:
            return noted
        a, b = self.communes.get(nis_a), self.communes.get(nis_b)
        if a is None or b is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
            return None
        return great_circle_km(a.lat, a.lon, b.lat, b.lon)

    def neighbours(self, nis_a: str, nis_b: str) -> bool | None:
        """Whether two communes are known to touch; None where nothing is known."""
        return True if _pair(nis_a, nis_b) in self.neighbour_pairs else None

    def same_arrondissement(self, nis_a: str, nis_b: str) -> bool:
        """Whether two communes lie in one arrondissement."""
        return self.communes[nis_a].arrondissement_nis == self.communes[nis_b].arrondissement_nis

    def same_province(self, nis_a: str, nis_b: str) -> bool:
        """Whether two communes lie in one province."""
        return self.communes[nis_a].province_nis == self.communes[nis_b].province_nis

    def covers(self, partner: Partner, nis: str) -> bool | None:
        """Whether a partner's territory holds a commune; None where its territory is unknown."""
        if not partner.territory_codes:
            return None
        province = f"province:{self.communes[nis].province_nis}"
        wide = {"region:wallonia", "country:be", province, f"nis:{nis}"}
        return bool(wide & set(partner.territory_codes))

    def local_body(self, kind: str, nis: str) -> tuple[str, str]:
        """IRI and name of the body of a kind in a commune ("PCS de Saint-Léger")."""
        key = f"{kind}-{nis}"
        known = self.partners.get(key)
        name = known.name if known else local_name(self.kinds[kind].label, self.communes[nis].name)
        return identifiers.organisation_iri(key), name


def _pair(nis_a: str, nis_b: str) -> tuple[str, str]:
    return (nis_a, nis_b) if nis_a <= nis_b else (nis_b, nis_a)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(";") if word.strip())


def _commune(row: dict[str, str]) -> Commune:
    return Commune(
        nis=row["nis"],
        name=row["name_fr"],
        name_nl=row["name_nl"],
        name_de=row["name_de"] or None,
        province=row["province"],
        province_nis=row["province_nis"],
        arrondissement=row["arrondissement"],
        arrondissement_nis=row["arrondissement_nis"],
        postal_codes=_words(row["postal_codes"]),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        german_speaking=row["german_speaking"] == "yes",
        population=int(row["population"]) if row["population"] else None,
        population_date=row["population_date"] or None,
    )


def _partner(row: dict[str, str]) -> Partner:
    codes = row["territory_codes"].split(":", 1)
    listed = () if len(codes) < 2 else tuple(f"{codes[0]}:{code}" for code in codes[1].split())
    return Partner(
        key=row["key"],
        name=row["name"],
        aliases=_words(row["aliases"]),
        acronyms=_words(row["acronyms"]),
        capitalised=_words(row["capitalised"]),
        partner_class=row["class"],
        type=row["type"],
        territory=row["territory"],
        territory_codes=listed,
        website=row["website"],
        source=row["source"],
        confidence=row["confidence"],
        identification=row["identification"],
        use=row["use"],
        note=row["note"],
    )


def _kind(row: dict[str, str]) -> BodyKind:
    return BodyKind(row["kind"], row["label"], _words(row["aliases"]), _words(row["acronyms"]))


def read_registry(folder: Path) -> Registry:
    """Read the registry's CSV files in a folder."""
    return Registry(
        communes={row["nis"]: _commune(row) for row in _rows(folder / "communes.csv")},
        partners={row["key"]: _partner(row) for row in _rows(folder / "partners.csv")},
        kinds={row["kind"]: _kind(row) for row in _rows(folder / "kinds.csv")},
        places={row["name"]: row["nis"] for row in _rows(folder / "places.csv")},
        neighbour_pairs=frozenset(
            _pair(row["nis_a"], row["nis_b"]) for row in _rows(folder / "neighbours.csv")
        ),
        distances={
            _pair(row["nis_a"], row["nis_b"]): float(row["km"]) for row in _rows(folder / "distances.csv")
        },
    )


@lru_cache(maxsize=1)
def load_registry() -> Registry:
    """Read the shipped registry once."""
    return read_registry(data_dir() / "registry")
