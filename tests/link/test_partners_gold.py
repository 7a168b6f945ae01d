"""The partners of the two plans read by hand, from the text of each element alone."""

import json

import pytest

from pstgraph.link.partners import Context, find_partners
from pstgraph.link.registry import load_registry
from pstgraph.resources import root
from pstgraph.text import fold

GOLD = root() / "benchmarks" / "gold"
REGISTRY = load_registry()


def near(a, b):
    """The contract's measure: the one holds the other, and they differ by six words at most."""
    shorter, longer = sorted((a, b), key=len)
    return abs(len(a.split()) - len(b.split())) <= 6 and f" {shorter} " in f" {longer} "


def scores(name, nis, generic):
    """Right, in the gold, told: doubtful mentions count neither for nor against."""
    right = wanted = told = 0
    for item in json.loads((GOLD / f"{name}.json").read_text("utf-8"))["items"]:
        gold = [p for p in item["partners"] if not p.get("doubtful")]
        aside = [fold(p["mention"]) for p in item["partners"] if p.get("doubtful")]
        aside += [fold(p["mention"]) for p in item.get("doubtful_partners", [])]
        aside += [fold(p["mention"]) for p in gold if not generic and p["generic"]]
        names = [fold(p["mention"]) for p in gold if generic or not p["generic"]]
        found = [one.partner for one in find_partners(item["label"] or "", Context(REGISTRY, nis))]
        mentions = [fold(p.mention) for p in found if generic or not p.generic]
        right += sum(any(near(gold_name, mention) for mention in mentions) for gold_name in names)
        wanted += len(names)
        told += sum(
            any(near(mention, n) for n in names) or not any(near(mention, a) for a in aside)
            for mention in mentions
        )
    return right, wanted, told


@pytest.mark.parametrize(("generic", "wanted"), [(False, 10), (True, 19)])
def test_precision_and_recall(generic, wanted):
    counts = [scores("erezee", "83013", generic), scores("onhaye", "91103", generic)]
    right, gold, told = (sum(column) for column in zip(*counts, strict=True))
    assert gold == wanted
    assert right / gold >= 0.95
    assert right / told >= 0.95
