"""Measure of similarity against graded pairs of actions.

Protocol: each unit that has a pair of grade 2 or more is a query; candidates are all units in the graph of
every CPAS that the file pairs with the query's; an ungraded pair counts 0. Gain is ``2^grade − 1`` for a
grade of 1.5 or more, else 0, discounted by ``log2(rank + 1)`` (Järvelin and Kekäläinen 2002); the ideal is
taken over the file. ``mrr``, ``recall@10`` and ``precision@5`` count grades of 2 or more.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pstgraph.analysis.similarity import SimilarityIndex
from pstgraph.analysis.units import Unit
from pstgraph.errors import InputError
from pstgraph.text import fold

COLUMNS = ("nis_a", "objective_a", "label_a", "nis_b", "objective_b", "label_b", "grade")
RELEVANT, GAINED, CUT = 2.0, 1.5, 10

Ranker = Callable[[Unit, Sequence[Unit]], Sequence[Unit]]
"""Given a query and its candidates, the candidates best first."""


@dataclass(frozen=True, slots=True)
class GradedPair:
    """Two units, each by NIS, label of the objective above and own label; the readers' mean grade (0-3)."""

    a: tuple[str, str, str]
    b: tuple[str, str, str]
    grade: float


def read_pairs(path: Path) -> list[GradedPair]:
    """Read a file of graded pairs (tab-separated, header ``nis_a objective_a label_a nis_b …  grade``)."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the file of graded pairs cannot be read", str(path), "give a UTF-8 TSV") from error
    if not rows or not set(COLUMNS) <= set(rows[0]):
        raise InputError(
            "no graded pairs in the file", str(path), f"give a TSV with the columns {', '.join(COLUMNS)}"
        )
    return [_pair(row, path, line) for line, row in enumerate(rows, start=2)]


def _pair(row: Mapping[str, str], path: Path, line: int) -> GradedPair:
    try:
        grade = float(row["grade"])
    except (TypeError, ValueError) as error:
        raise InputError(
            "the grade is not a number", f"{path}:{line}", "give a number from 0 to 3"
        ) from error
    return GradedPair(
        (row["nis_a"], row["objective_a"], row["label_a"]),
        (row["nis_b"], row["objective_b"], row["label_b"]),
        grade,
    )


def ranker(index: SimilarityIndex) -> Ranker:
    """Rank by pstgraph's own similarity."""

    def rank(query: Unit, candidates: Sequence[Unit]) -> Sequence[Unit]:
        allowed = {unit.iri for unit in candidates}
        found = [m.unit for m in index.to_unit(query.iri) if m.unit.iri in allowed]
        return found

    return rank


def score(pairs: Iterable[GradedPair], units: Sequence[Unit], rank: Ranker) -> dict[str, Any]:
    """Score a ranking against graded pairs.

    Returns
    -------
    dict
        ``queries``, ``resolved`` (pairs whose two units are in the graph), ``unresolved`` (units that are
        not: "NIS label"), ``ndcg@10``, ``mrr``, ``recall@10``, ``precision@5``.
    """
    find = _resolver(units)
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    partners: dict[str, set[str]] = defaultdict(set)
    by_iri = {unit.iri: unit for unit in units}
    unresolved: dict[str, None] = {}
    resolved = 0
    for pair in pairs:
        partners[pair.a[0]].add(pair.b[0])
        partners[pair.b[0]].add(pair.a[0])
        a, b = find(pair.a), find(pair.b)
        for unit, wanted in ((a, pair.a), (b, pair.b)):
            if unit is None:
                unresolved[f"{wanted[0]} {wanted[2]}"] = None
        if a is not None and b is not None:
            resolved += 1
            grades[a.iri][b.iri] = max(pair.grade, grades[a.iri].get(b.iri, 0.0))
            grades[b.iri][a.iri] = max(pair.grade, grades[b.iri].get(a.iri, 0.0))
    measures = []
    for iri in sorted(iri for iri, graded in grades.items() if max(graded.values()) >= RELEVANT):
        query = by_iri[iri]
        candidates = [unit for unit in units if unit.nis in partners[query.nis] and unit.nis != query.nis]
        measures.append(_measure([unit.iri for unit in rank(query, candidates)], grades[iri]))
    out: dict[str, Any] = {
        "queries": len(measures),
        "resolved": resolved,
        "unresolved": list(unresolved),
    }
    for position, name in enumerate(("ndcg@10", "mrr", "recall@10", "precision@5")):
        out[name] = round(sum(m[position] for m in measures) / len(measures), 4) if measures else None
    return out


def _measure(ranked: Sequence[str], graded: Mapping[str, float]) -> tuple[float, float, float, float]:
    gained = sum(
        _gain(graded.get(iri, 0.0)) / math.log2(place + 1) for place, iri in enumerate(ranked[:CUT], start=1)
    )
    best = sorted((_gain(grade) for grade in graded.values()), reverse=True)[:CUT]
    ideal = sum(gain / math.log2(place + 1) for place, gain in enumerate(best, start=1))
    relevant = {iri for iri, grade in graded.items() if grade >= RELEVANT}
    first = next((place for place, iri in enumerate(ranked, start=1) if iri in relevant), None)
    hits = sum(iri in relevant for iri in ranked[:CUT])
    early = sum(iri in relevant for iri in ranked[:5])
    return (gained / ideal, 1 / first if first else 0.0, hits / len(relevant), early / 5)


def _gain(grade: float) -> float:
    return 2**grade - 1 if grade >= GAINED else 0.0


def _resolver(units: Sequence[Unit]) -> Callable[[tuple[str, str, str]], Unit | None]:
    by_label: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        by_label[unit.nis, fold(unit.label)].append(unit)

    def find(wanted: tuple[str, str, str]) -> Unit | None:
        nis, objective, label = wanted
        found = by_label.get((nis, fold(label)), [])
        same = [unit for unit in found if fold(unit.parent_label) == fold(objective)]
        return next(iter(same or found), None)

    return find
