"""Plan → file → plan: valid, and nothing is lost that is not declared, whatever the plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pstgraph as pst
from pstgraph.model.plan import Article, Deadline, Item, Period, Plan, Projection, Source
from pstgraph.readers.ecomptes import losses, read_bytes, validate, write
from pstgraph.readers.ecomptes.losses import PROVENANCE, measure, undeclared
from pstgraph.text import normalise_space
from tests.strategies import plans

VARIANTS = ("in", "out")
SLOW = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

# What the format itself cannot hold, written apart from the package: for each field, when it may be lost.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def odd(words: str | None, longest: int | None = None) -> bool:
    """Blanks that are folded, characters that XML forbids, more than fits, or nothing at all."""
    if words is None:
        return False
    return bool(
        words == ""
        or FORBIDDEN.search(words)
        or normalise_space(words) != words
        or (longest is not None and len(words) > longest)
    )


def odd_lines(words: str | None) -> bool:
    """As :func:`odd`, but for a text of several lines."""
    return words is not None and (
        bool(re.search("[\r\x0b\x0c\x85\u2028\u2029]", words)) or any(map(odd, words.split("\n")))
    )


def odd_deadline(when: Deadline | None) -> bool:
    if when is None:
        return False
    full = all(day is None or DAY.fullmatch(day) for day in (when.start, when.end))
    return when.text is not None or when.recurrence is not None or not full or not (when.start or when.end)


def odd_money(lines: tuple[Article | Projection, ...]) -> bool:
    return any(
        odd(word)
        for line in lines
        for word in ([line.label, line.code] if isinstance(line, Article) else [line.label, line.group])
    )


MAY_BE_LOST: dict[str, Callable[[Item], bool]] = {
    "pilots": lambda i: len(i.pilots) > 1 or any(odd(w, 100) for w in i.pilots),
    "political_pilots": lambda i: len(i.political_pilots) > 1 or any(odd(w, 100) for w in i.political_pilots),
    "deadline": lambda i: odd_deadline(i.deadline),
    "steps": lambda i: i.steps is not None,
    "budget": lambda i: bool(i.budget),
    "partners": lambda i: (
        any(p.iri or p.generic or p.name != p.mention or odd(p.mention) for p in i.partners)
        or len({p.mention for p in i.partners}) < len(i.partners)
    ),
    "themes": lambda i: bool(i.themes),
    "target_groups": lambda i: bool(i.target_groups),
    "instruments": lambda i: bool(i.instruments),
    "description": lambda i: odd_lines(i.description),
    "status": lambda i: i.status == "en panne",
    "status_note": lambda i: odd_lines(i.status_note),
    "department": lambda i: odd(i.department),
    "priority": lambda i: i.priority is not None,
    "plans": lambda i: any(map(odd, i.plans)) or len(set(i.plans)) < len(i.plans),
    "indicators": lambda i: bool(i.indicators),
    "note": lambda i: i.note is not None,
    "alternatives": lambda i: bool(i.alternatives),
    "agreements": lambda i: bool(i.agreements),
    "synergies": lambda i: bool(i.synergies),
    "progress": lambda i: False,
    "fte": lambda i: False,
}
STRUCTURE = {"id", "kind", "parent", "number", "label", "volet"}
"""Of any nesting and any label: what comes back of these is tested on plans of the format's own shape."""


def differs(before: Item, after: Item, name: str) -> bool:
    old, new = getattr(before, name), getattr(after, name)
    if name == "status":  # codes and labels of one status are one
        return {"done": "TERMINE"}.get(old, old) != new
    return old != new


@SLOW
@given(plans(known=False), st.sampled_from(VARIANTS))
def test_a_file_is_valid_and_loses_only_what_is_declared(plan, variant):
    data = write(plan, variant).encode("utf-8")
    assert [found.sentence for found in validate(data, variant)] == []
    back = read_bytes(data, plan.source.file).plan
    declared = {(loss.field, item) for loss in measure(plan, variant) for item in loss.items or ("",)}
    by_id = back.by_id()
    for item in plan.items:
        for field in fields(Item):
            name = field.name
            if name in PROVENANCE:
                assert not getattr(item, name) or ("provenance", "") in declared
                continue
            lost = item.id not in by_id or differs(item, by_id[item.id], name)
            assert lost == ((name, item.id) in declared), (name, item.id)
            if lost and item.id in by_id and name not in STRUCTURE:
                may = MAY_BE_LOST.get(name)
                if may is None:  # articles and projections
                    assert variant == "in" or odd_money(getattr(item, name)), (name, item)
                else:
                    assert may(item), (name, getattr(item, name), getattr(by_id[item.id], name))
    for name in ("title", "legislature", "document_date", "adopted", "vision", "values", "sectoral_plans"):
        assert (getattr(plan, name) == getattr(back, name)) or (name, "") in declared
    assert (back.cpas and back.cpas.nis) == (plan.cpas and plan.cpas.nis)
    assert bool(losses(plan, variant)) and len(losses(plan, variant, "en")) == len(losses(plan, variant))


# ---- plans of the format's own shape come back whole --------------------------------------------

NICE = st.text("abcdefghéèàç’«»()&<>", min_size=1, max_size=30).map(
    lambda words: "Z" + words.replace("  ", " ")
)
DAYS = st.none() | st.dates().map(lambda day: day.isoformat() if day.year > 999 else None)
CENTS = st.decimals(0, 10**9, places=2)
YEARS = st.integers(2000, 2050)


def nice_item(draw, item_id: str, parent: str | None, kind: str, number: str | None, volet, variant) -> Item:
    start, end = draw(DAYS), draw(DAYS)
    paid = variant == "out"
    kinds = {"service": st.sampled_from("OE"), "type": st.sampled_from("RD")}
    return Item(
        id=item_id,
        parent=parent,
        kind=kind,  # type: ignore[arg-type]
        number=number,
        label=draw(NICE),
        volet=volet,
        deadline=Deadline(None, start, end) if start or end else None,
        description=draw(st.none() | NICE),
        status=draw(st.none() | st.sampled_from(["EN_COURS", "TERMINE", "PROBLEME", "ANNULE_ABANDONNE"])),
        pilots=draw(st.sampled_from([(), ("DG + Président",), ("Service social",), ("Mme Odile Lambert",)])),
        political_pilots=draw(st.sampled_from([(), ("Conseillers, Présidente",)])),
        department=draw(st.none() | NICE),
        progress=draw(st.none() | st.decimals(0, 100, places=1)),
        status_note=draw(st.none() | NICE),
        fte=draw(st.none() | st.decimals(0, 99, places=2)),
        plans=tuple(draw(st.lists(NICE, unique=True, max_size=2))),
        articles=tuple(
            draw(
                st.lists(
                    st.builds(Article, year=YEARS, code=NICE, label=NICE, amount=CENTS, **kinds),
                    max_size=2 * paid,
                )
            )
        ),
        projections=tuple(
            draw(
                st.lists(
                    st.builds(
                        Projection,
                        group=NICE,
                        label=NICE,
                        amounts=st.dictionaries(YEARS, CENTS, max_size=3).map(lambda d: tuple(d.items())),
                        **kinds,
                    ),
                    max_size=2 * paid,
                )
            )
        ),
    )


@st.composite
def nice_plans(draw, variant: str) -> Plan:
    """Volets or axes, objectives, actions and sub-actions, each numbered as some CPAS does."""
    style = draw(st.sampled_from(["pst", "bare", "words", "none"]))
    items: list[Item] = []

    def add(kind: str, short: str, path: tuple[int, ...], parent: str | None, volet) -> str:
        own = f"{parent}/{short}{path[-1]}" if parent else f"{short}{path[-1]}"
        number = {
            "pst": f"{short if short != 'M' else 'SA'}.{path[-1]}",
            "bare": ".".join(map(str, path)),
            "words": {
                "AX": "Axe",
                "OS": "Objectif stratégique",
                "OO": "Objectif opérationnel",
                "A": "Action",
            }.get(short, "SA")
            + f" {path[-1]}",
            "none": None,
        }[style]
        items.append(nice_item(draw, own, parent, kind, number, volet, variant))
        return own

    counts = st.integers(0, 2)
    for top in range(1, draw(st.integers(1, 3)) + 1):
        volet = draw(st.sampled_from([None, "internal", "external", "common"]))
        above = add("axis", "AX", (top,), None, volet) if draw(st.booleans()) else None
        strategic = add("strategic_objective", "OS", (top,), above, volet)
        for second in range(1, draw(counts) + 1):
            operational = strategic
            if draw(st.booleans()):  # an action right under a strategic objective, now and then
                operational = add("operational_objective", "OO", (top, second), strategic, volet)
            for third in range(1, draw(counts) + 1):
                path = (top, second, third) if operational != strategic else (top, 10 * second + third)
                action = add("action", "A", path, operational, volet)
                for fourth in range(1, draw(counts) + 1):
                    add("sub_action", "M", (*path, fourth), action, volet)
    return Plan(
        cpas=None,
        title=draw(NICE),
        source=Source("plan.txt", "ab" * 32),
        period=draw(st.none() | st.just(Period("2019", "2024")) | st.just(Period(None, "2024"))),
        document_date=draw(st.none() | st.just("2019-09-30")),
        items=tuple(items),
    )


@SLOW
@given(st.data())
def test_a_plan_that_the_format_can_hold_comes_back_whole(data):
    variant = data.draw(st.sampled_from(VARIANTS))
    plan = data.draw(nice_plans(variant))
    back = read_bytes(write(plan, variant).encode("utf-8")).plan
    bare = [
        tuple(getattr(item, f.name) for f in fields(Item) if f.name not in PROVENANCE) for item in plan.items
    ]
    assert bare == [
        tuple(getattr(item, f.name) for f in fields(Item) if f.name not in PROVENANCE) for item in back.items
    ]
    assert (plan.title, plan.period, plan.document_date) == (back.title, back.period, back.document_date)
    assert measure(plan, variant) == []
    assert write(replace(back, source=plan.source), variant) == write(plan, variant)


@pytest.mark.parametrize("nis", ["83013", "85034", "91103", "55050", "91034"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_shipped_plans_are_written_valid_and_keep_their_outline(nis, variant):
    graph = pst.load()
    plan = graph.plan(nis)
    data = write(plan, variant).encode("utf-8")
    assert validate(data, variant) == []
    back = read_bytes(data).plan
    lost = {loss.field: loss for loss in measure(plan, variant)}
    assert not lost.keys() & {"id", "kind", "parent", "volet", "order", "title", "period", "status", "plans"}
    assert [(i.id, i.parent, i.kind, i.volet) for i in back.items] == [
        (i.id, i.parent, i.kind, i.volet) for i in plan.items
    ]


def test_every_field_has_its_sentence():
    assert undeclared() == frozenset()
