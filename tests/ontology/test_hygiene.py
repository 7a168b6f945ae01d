"""The vocabulary tested as software: queries that must return nothing, and that catch what they are for.

A file of ``hygiene/`` has a head: its title (with the list it comes from: OOPS!, FOOPS!, ROBOT, SKOS, SEMIC,
release), the graph it reads (``core``, ``schemes`` or ``all``) and the updates that it must catch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from ontology_graphs import Graphs, rows

from pstgraph.rdf.namespace import sparql_prefixes

FOLDER = Path(__file__).parent / "hygiene"
# Of the 41 pitfalls of OOPS!: these need a person (P01, P09, P16, P18) or the web (P37).
NOT_OFFLINE = {1, 9, 16, 18, 37}
# P17 (instances) is in test_usage.py; the reasoner's half of P31 in test_reasoner.py.
ELSEWHERE = {17}
FOOPS = ("FIND1", "HTTP1", "OM1", "OM2", "OM3", "OM4.1", "OM5.1", "OM5.2", "PURL1", "URI2", "VER1")
FOOPS += ("VOC1", "VOC2", "VOC3", "VOC4")  # RDF1 is that the file parses at all


@dataclass(frozen=True)
class Check:
    name: str
    title: str
    graph: str
    mutations: tuple[str, ...]
    query: str


def read(path: Path) -> Check:
    lines = path.read_text("utf-8").splitlines()
    return Check(
        path.stem,
        lines[0].removeprefix("# "),
        lines[1].removeprefix("# graph: "),
        tuple(line.removeprefix("# caught: ") for line in lines if line.startswith("# caught: ")),
        "\n".join(line for line in lines[2:] if not line.startswith("# caught: ")),
    )


CHECKS = [read(path) for path in sorted(FOLDER.glob("*.rq"))]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_vocabulary_is_clean(graphs: Graphs, check: Check) -> None:
    assert rows(graphs.kept(check.graph), check.query) == [], check.title


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_check_catches_its_mutations(graphs: Graphs, check: Check) -> None:
    assert check.mutations
    before = set(rows(graphs.kept(check.graph), check.query))
    for mutation in check.mutations:
        store = graphs.store(check.graph)
        store.update(sparql_prefixes() + mutation)
        assert set(rows(store, check.query)) - before, f"{check.title}: not caught: {mutation}"


def test_every_offline_pitfall_has_a_check() -> None:
    covered = {int(number) for check in CHECKS for number in _pitfalls(check.title)} | ELSEWHERE
    assert covered == set(range(1, 42)) - NOT_OFFLINE
    assert len(covered) == 36


def test_every_offline_foops_test_has_a_check() -> None:
    titles = (
        " ".join(check.title for check in CHECKS if "FOOPS!" in check.title)
        .replace(",", " ")
        .replace(":", " ")
    )
    assert [name for name in FOOPS if name not in titles.split()] == []


def test_a_check_reads_what_its_head_says() -> None:
    assert {check.graph for check in CHECKS} == {"core", "schemes", "all"}
    assert all(check.query.startswith("SELECT ") for check in CHECKS)


def _pitfalls(title: str) -> list[str]:
    return [
        word.rstrip(":,")[1:] for word in title.split() if word[0] == "P" and word.rstrip(":,")[1:].isdigit()
    ]
