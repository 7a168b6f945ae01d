"""Places on the map: known, computed from noted distances, or left out."""

from __future__ import annotations

from dataclasses import replace

from pstgraph.link.places import great_circle_km
from pstgraph.link.registry import load_registry
from pstgraph.present.plot.seats import seat

HIDDEN = "51004"  # Ath, whose coordinates are taken away


def without_coordinates(*others: str):
    registry = load_registry()
    known = registry.communes[HIDDEN]
    distances = {}
    for nis in others:
        other = registry.communes[nis]
        km = great_circle_km(known.lat, known.lon, other.lat, other.lon)
        distances[tuple(sorted((HIDDEN, nis)))] = round(km, 1)
    communes = {**registry.communes, HIDDEN: replace(known, lat=None, lon=None)}
    return known, replace(registry, communes=communes, distances=distances)


def test_three_noted_distances_give_back_a_seat_to_a_kilometre():
    known, registry = without_coordinates("57081", "25014", "91034")
    found = seat(registry, HIDDEN)
    assert found.computed
    assert great_circle_km(found.lat, found.lon, known.lat, known.lon) < 1.0


def test_what_distances_do_not_settle_stays_off_the_map():
    assert seat(without_coordinates("83013", "85034")[1], HIDDEN) is None
    registry = without_coordinates("57081", "25014", "91034")[1]
    wrong = {**registry.distances, ("51004", "91034"): 20.0}
    assert seat(replace(registry, distances=wrong), HIDDEN) is None
    # three seats in one line see two places alike, one on either side
    line = {nis: replace(registry.communes[nis], lat=50.0, lon=lon) for nis, lon in
            (("83013", 4.0), ("85034", 4.5), ("91034", 5.0))}  # fmt: skip
    mirrored = replace(
        registry,
        communes={**registry.communes, **line},
        distances={tuple(sorted((HIDDEN, nis))): great_circle_km(50.4, 4.4, c.lat, c.lon)
                   for nis, c in line.items()},
    )  # fmt: skip
    assert seat(mirrored, HIDDEN) is None


def test_a_known_seat_is_taken_as_it_is():
    registry = load_registry()
    commune = registry.communes["91103"]
    found = seat(registry, "91103")
    assert found.at == (commune.lon, commune.lat) and not found.computed
    assert seat(registry, "00000") is None


def test_the_shipped_distances_place_ecaussinnes_in_its_province():
    found = seat(load_registry(), "55050")
    assert found.computed
    assert abs(found.lat - 50.57) < 0.03 and abs(found.lon - 4.17) < 0.03
