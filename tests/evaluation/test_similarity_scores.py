"""The measure of similarity on hand-computed rankings."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))
from invented import action, item, plan

from pstgraph.analysis.units import units
from pstgraph.errors import InputError
from pstgraph.evaluation.similarity_scores import GradedPair, read_pairs, score

UNITS = units(
    [
        plan("51004", "Ath", item("OS1/OO1", "operational_objective", "But"), action("OS1/OO1/A1", "Un")),
        plan("81001", "Arlon", *(action(f"OS1/OO1/A{n}", name) for n, name in enumerate("abcd", start=1))),
        plan("62063", "Liège", action("OS1/OO1/A1", "ailleurs")),
    ]
)
NAMES = {unit.label: unit for unit in UNITS}


def pair(label, grade, other="Un"):
    return GradedPair(("51004", "But", other), ("81001", "", label), grade)


def ranking(*labels):
    def rank(query, candidates):
        allowed = {unit.label for unit in candidates}
        return (
            [NAMES[label] for label in labels if label in allowed] if query.label == "Un" else [NAMES["Un"]]
        )

    return rank


def test_figures_equal_hand_computed_ones():
    pairs = [pair("a", 3.0), pair("b", 2.0), pair("c", 1.5), pair("d", 1.0)]
    found = score(pairs, UNITS, ranking("d", "b", "a", "ailleurs"))
    # Queries: "Un" (a and b are relevant), and a and b themselves, each of which finds "Un" first.
    gained = 3 / math.log2(3) + 7 / math.log2(4)
    ideal = 7 + 3 / math.log2(3) + (2**1.5 - 1) / math.log2(4)
    assert found["queries"] == 3 and found["resolved"] == 4 and found["unresolved"] == []
    assert found["ndcg@10"] == pytest.approx((gained / ideal + 2) / 3, abs=1e-4)
    assert found["mrr"] == pytest.approx((1 / 2 + 2) / 3, abs=1e-4)
    assert found["recall@10"] == 1.0
    assert found["precision@5"] == pytest.approx((2 / 5 + 1 / 5 + 1 / 5) / 3, abs=1e-4)


def test_candidates_come_only_from_paired_cpas():
    seen = []

    def rank(query, candidates):
        seen.extend(unit.nis for unit in candidates)
        return candidates

    score([pair("a", 3.0)], UNITS, rank)
    assert set(seen) == {"81001", "51004"}


def test_a_unit_that_is_not_in_the_graph_is_told():
    found = score([pair("a", 3.0), pair("inconnue", 3.0)], UNITS, ranking("a"))
    assert found["unresolved"] == ["81001 inconnue"] and found["resolved"] == 1


def test_nothing_to_measure_is_not_zero():
    assert score([pair("a", 1.0)], UNITS, ranking("a"))["ndcg@10"] is None


@pytest.mark.parametrize(
    ("text", "clause"),
    [("", "no graded pairs"), ("x\ty\n1\t2\n", "no graded pairs"), (None, "cannot be read")],
)
def test_bad_files_are_one_sentence(tmp_path, text, clause):
    path = tmp_path / "pairs.tsv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=clause):
        read_pairs(path)


def test_a_grade_that_is_no_number_names_its_line(tmp_path):
    path = tmp_path / "pairs.tsv"
    header = "nis_a\tobjective_a\tlabel_a\tnis_b\tobjective_b\tlabel_b\tgrade\n"
    path.write_text(header + "51004\t\tUn\t81001\t\ta\tbeaucoup\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"pairs\.tsv:2"):
        read_pairs(path)
