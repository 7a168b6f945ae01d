"""Where a CPAS stands on a map: its seat, or the one place that agrees with its noted distances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pstgraph.link.registry import Registry

KM_PER_DEGREE = 111.2
FEWEST = 3  # two circles meet in two places
AGREED_KM = 2.0  # distances are noted to a tenth, coordinates are those of another source
SAME_KM = 5.0
STEPS = 101


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in degrees; ``computed`` where it follows from distances instead of being known."""

    lon: float
    lat: float
    computed: bool = False

    @property
    def at(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return self.lon, self.lat


def seat(registry: Registry, nis: str) -> Seat | None:
    """Place a CPAS as exactly as the registry allows, None where it does not.

    Where the seat has no coordinates, the distances that the registry notes between it and seats that do
    are taken, the same that the cards show: three or more place it, unless they contradict each other or
    fit two places.
    """
    commune = registry.communes.get(nis)
    if commune is None:
        return None
    if commune.lat is not None and commune.lon is not None:
        return Seat(commune.lon, commune.lat)
    anchors = []
    for pair, km in registry.distances.items():
        other = registry.communes.get(pair[1] if pair[0] == nis else pair[0])
        if nis in pair and other is not None and other.lat is not None and other.lon is not None:
            anchors.append((other.lon, other.lat, km))
    return _where_circles_meet(np.array(anchors)) if len(anchors) >= FEWEST else None


def _where_circles_meet(anchors: np.ndarray) -> Seat | None:
    """Search a net over the country for places that agree with the distances, then finer ones around each."""
    lon, lat = anchors[:, 0].mean(), anchors[:, 1].mean()
    reach = anchors[:, 2].max() / KM_PER_DEGREE * 2
    net, missed = _missed(anchors, (lon, lat), reach)
    found = []
    for best in net[_hollows(missed)]:
        for finer in (reach / 20, reach / 400):
            close, least = _missed(anchors, (best[0], best[1]), finer)
            best = close[least.argmin()]
        if least.min() <= AGREED_KM:
            found.append(best)
    spread = np.ptp(found, axis=0).max() * KM_PER_DEGREE if found else np.inf
    return Seat(float(found[0][0]), float(found[0][1]), computed=True) if spread < SAME_KM else None


def _hollows(missed: np.ndarray) -> np.ndarray:
    """Points of the net that miss less than their neighbours on all sides, as a mask."""
    field = np.pad(missed.reshape(STEPS, STEPS), 1, constant_values=np.inf)
    here = field[1:-1, 1:-1]
    sides = [np.roll(field, move, (0, 1))[1:-1, 1:-1] for move in ((0, 1), (0, -1), (1, 0), (-1, 0))]
    found: np.ndarray = np.logical_and.reduce([here <= side for side in sides])
    return found.ravel()


def _missed(anchors: np.ndarray, centre: tuple[float, float], reach: float) -> tuple[np.ndarray, np.ndarray]:
    """Points of a net, and by how many kilometres (root mean square) each misses the distances."""
    xs, ys = np.meshgrid(*(np.linspace(middle - reach, middle + reach, STEPS) for middle in centre))
    net = np.column_stack([xs.ravel(), ys.ravel()])
    # on the flat is exact enough over a country of 200 km: a few hundred metres
    across = (net[:, 0, None] - anchors[:, 0]) * np.cos(np.radians((net[:, 1, None] + anchors[:, 1]) / 2))
    km = np.hypot(across, net[:, 1, None] - anchors[:, 1]) * KM_PER_DEGREE
    return net, np.sqrt(((km - anchors[:, 2]) ** 2).mean(axis=1))
