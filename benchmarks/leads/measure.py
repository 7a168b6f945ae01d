"""Quality of leads: draw the sample for the readers, or measure what they judged.

Usage: python benchmarks/leads/measure.py --draw   (writes sample.tsv and key.tsv)
       python benchmarks/leads/measure.py          (writes ../leads.md; protocol in README.md)
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from pathlib import Path

import pstgraph as pst
from pstgraph.present.card_views import distance

HERE = Path(__file__).parent
TOP, LOWER, SEED = 30, 30, 2024


def draw() -> None:
    """Draw the sample: the top leads and random lower ones, shuffled, blind."""
    leads = pst.opportunities(pst.load())
    cards = leads.cards()
    rng = random.Random(SEED)
    ranks = [*range(TOP), *sorted(rng.sample(range(TOP, len(cards)), LOWER))]
    rng.shuffle(ranks)
    sample, key = [], []
    for number, rank in enumerate(ranks, start=1):
        card = cards[rank]
        sides = [f"{card[s]['cpas']} : {card[s]['quote']} [action : {card[s]['label']}]" for s in "ab"]
        sample.append((f"L{number:02d}", *sides, distance(card), f"{card['next_step']} ({card['form']})"))
        key.append(
            (f"L{number:02d}", rank + 1, card["type"], card["score"], card["a"]["iri"], card["b"]["iri"])
        )
    _write("sample.tsv", ("id", "a", "b", "distance", "proposal"), sample)
    _write("key.tsv", ("id", "rank", "type", "score", "a", "b"), key)


def measure() -> None:
    """Measure the readings and write the table."""
    key = {row["id"]: row for row in _read("key.tsv")}
    grades = {who: {r["id"]: int(r["grade"]) for r in _read(f"reader_{who}.tsv")} for who in "ab"}
    remarks = {who: {r["id"]: r["remark"] for r in _read(f"reader_{who}.tsv")} for who in "ab"}
    good = {i: (grades["a"][i] + grades["b"][i]) / 2 >= 1.5 for i in key}
    top = [i for i in key if int(key[i]["rank"]) <= TOP]
    low = [i for i in key if int(key[i]["rank"]) > TOP]
    lines = [
        "# Quality of leads on the five plans",
        "",
        "Protocol, rubric and sheets: `benchmarks/leads/`.",
        "",
    ]
    lines += ["| leads | judged | good | precision |", "|---|---:|---:|---:|"]
    for name, ids in (("top 30", top), ("30 random lower ones", low)):
        lines.append(f"| {name} | {len(ids)} | {sum(good[i] for i in ids)} | {_share(good, ids):.2f} |")
    by_type = defaultdict(list)
    for i in key:
        by_type[key[i]["type"]].append(i)
    for type_, ids in sorted(by_type.items()):
        lines.append(f"| {type_} | {len(ids)} | {sum(good[i] for i in ids)} | {_share(good, ids):.2f} |")
    both = [(grades["a"][i] == 2, grades["b"][i] == 2) for i in key]
    agreed = sum(a == b for a, b in both) / len(both)
    lines += ["", f"Agreement of the two readers on *good*: {agreed:.2f}, Cohen's κ {_kappa(both):.2f}.", ""]
    lines += _recall()
    lines += ["", "## What was not good among the top 30", ""]
    for i in sorted((i for i in top if not good[i]), key=lambda i: int(key[i]["rank"])):
        said = " / ".join(remarks[who][i] for who in "ab" if remarks[who][i])
        lines.append(
            f"- rank {key[i]['rank']}, {key[i]['type']}, {grades['a'][i]} and {grades['b'][i]}: {said}"
        )
    text = "\n".join(lines) + "\n"
    (HERE.parent / "leads.md").write_text(text, encoding="utf-8")
    print(text)


def _recall() -> list[str]:
    leads = pst.opportunities(pst.load())
    have = {frozenset((lead.a.iri, lead.b.iri)) for lead in leads}
    typed = {(lead.type, frozenset((lead.a.iri, lead.b.iri))) for lead in leads}
    place = {frozenset((lead.a.iri, lead.b.iri)): rank for rank, lead in reversed(list(enumerate(leads, 1)))}
    found = _read("found.tsv")
    lines = ["## Recall of what a reader found without the program", ""]
    lines += ["| type | found by reading | a lead of any type | of that type | among the first 100 |"]
    lines += ["|---|---:|---:|---:|---:|"]
    for type_ in [*sorted({row["type"] for row in found}), "all"]:
        rows = [row for row in found if type_ in (row["type"], "all")]
        pairs = [(row["type"], frozenset((row["iri_a"], row["iri_b"]))) for row in rows]
        counts = (
            sum(pair in have for _, pair in pairs),
            sum(one in typed for one in pairs),
            sum(place.get(pair, 10**6) <= 100 for _, pair in pairs),
        )
        lines.append(f"| {type_} | {len(rows)} | {' | '.join(map(str, counts))} |")
    missed = [row for row in found if frozenset((row["iri_a"], row["iri_b"])) not in have]
    lines += ["", "Not found by the program:", ""]
    lines += [f"- {row['type']}: {row['remark']}" for row in missed] or ["- nothing"]
    return lines


def _share(good: dict[str, bool], ids: list[str]) -> float:
    return sum(good[i] for i in ids) / len(ids) if ids else float("nan")


def _kappa(both: list[tuple[bool, bool]]) -> float:
    n = len(both)
    agreed = sum(a == b for a, b in both) / n
    yes = [sum(pair[side] for pair in both) / n for side in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def _read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _write(name: str, head: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    draw() if "--draw" in sys.argv[1:] else measure()
