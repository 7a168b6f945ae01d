"""Arbitrary plans for property tests (hypothesis): every field of the model, any French-looking text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from pstgraph.identifiers import cpas_iri, plan_iri
from pstgraph.model.plan import (
    AgreementMention,
    Alternative,
    Amount,
    Article,
    Cpas,
    Deadline,
    Evidence,
    Fact,
    Indicator,
    Item,
    Note,
    PartnerMention,
    Period,
    Plan,
    Projection,
    Reading,
    Source,
)
from pstgraph.rdf.fields import ITEM_PROPERTY, PLAN_PROPERTY

FILE = "plan.txt"
_LETTERS = "abcdeéèêàçœùïABCDEÉÈÀ 0123456789’'\"«»-‐/&.,;:()€\u00a0\t\\"
words = st.text(_LETTERS, min_size=1, max_size=20) | st.text(
    st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8
)
maybe_words = st.none() | words
codes = st.sampled_from(["surendettement", "mediation-dettes", "logement", "aines", "pcs", "pape", "x-1"])
dates = st.sampled_from(["2019", "2020-01", "2024-12-31", "2021", "2020-09"])
money = st.decimals(min_value=0, max_value=10**9, places=2)
iris = st.sampled_from(
    [
        "https://w3id.org/pst/id/org/gas",
        "https://w3id.org/pst/id/org/forem",
        "https://w3id.org/pst/id/org/commune-85034",
        "https://w3id.org/pst/id/cpas/83028",
        "https://w3id.org/pst/auth/partner-class/ecoles",
    ]
)
several = {"max_size": 3}


def lists(of: st.SearchStrategy[Any], **options: Any) -> st.SearchStrategy[Any]:
    return st.lists(of, **(several | options)).map(tuple)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    first = draw(st.integers(1, 400))
    last = first + draw(st.integers(0, 3))
    return Evidence(
        FILE, first, last, draw(words), draw(st.none() | st.sampled_from(["page 3", "Feuil1!B4"]))
    )


deadlines = st.builds(
    Deadline, text=maybe_words, start=st.none() | dates, end=st.none() | dates, recurrence=maybe_words
)
amounts = st.builds(
    Amount,
    text=words,
    amount=money,
    per_year=st.booleans(),
    kind=st.sampled_from(["ordinary", "extraordinary", "subsidy", "unspecified"]),
)
partners = st.builds(PartnerMention, mention=words, name=words, iri=st.none() | iris, generic=st.booleans())
articles = st.builds(
    Article,
    year=st.integers(2000, 2035),
    service=st.sampled_from("OE"),
    type=st.sampled_from("RD"),
    code=words,
    label=words,
    amount=money,
)
projections = st.builds(
    Projection,
    service=st.sampled_from("OE"),
    type=st.sampled_from("RD"),
    group=words,
    label=words,
    amounts=st.dictionaries(st.integers(2000, 2035), money, max_size=3).map(lambda d: tuple(d.items())),
)
pilots = words | st.sampled_from(["DG", "Président", "équipe sociale", "Équipe sociale", "Mme Dupont"])


def facts(field_names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    return lists(
        st.builds(
            Fact,
            field=st.sampled_from(field_names),
            value=words | codes | pilots,
            evidence=evidences(),
            method=st.sampled_from(["stated", "guessed", "corrected"]),
            state=st.sampled_from(["automatic", "read", "confirmed"]),
        )
    )


ITEM_FACTS = tuple(ITEM_PROPERTY)
PLAN_FACTS = tuple(PLAN_PROPERTY)
_SHORT = {
    "axis": "AX",
    "strategic_objective": "OS",
    "operational_objective": "OO",
    "action": "A",
    "sub_action": "M",
}


@st.composite
def own_facts(draw: st.DrawFn, item: Item) -> tuple[Fact, ...]:
    """Facts that name the item's own values, as a reader writes them, mixed with any others."""
    values = [("pilots", pilot) for pilot in item.pilots]
    values += [("partners", partner.mention) for partner in item.partners]
    values += [("themes", theme) for theme in item.themes]
    values += [("budget", amount.text) for amount in item.budget]
    if item.deadline and item.deadline.text:
        values.append(("deadline", item.deadline.text))
    kept = [pair for pair in values if draw(st.booleans())]
    return tuple(Fact(field, value, draw(evidences())) for field, value in kept)


@st.composite
def items(draw: st.DrawFn, item_id: str, parent: str | None, kind: str) -> Item:
    item = Item(
        id=item_id,
        parent=parent,
        kind=kind,  # type: ignore[arg-type]
        number=draw(maybe_words),
        label=draw(maybe_words),
        volet=draw(st.sampled_from([None, "internal", "external", "common"])),
        pilots=draw(lists(pilots)),
        political_pilots=draw(lists(pilots)),
        deadline=draw(st.none() | deadlines),
        steps=draw(maybe_words),
        budget=draw(lists(amounts)),
        partners=draw(lists(partners)),
        themes=draw(lists(codes)),
        target_groups=draw(lists(codes)),
        instruments=draw(lists(codes)),
        description=draw(maybe_words),
        status=draw(st.none() | st.sampled_from(["done", "EN_COURS", "en panne"])),
        status_note=draw(maybe_words),
        progress=draw(st.none() | st.decimals(0, 100, places=1)),
        fte=draw(st.none() | st.decimals(0, 99, places=2)),
        department=draw(st.none() | words | st.just("Mme Dupont")),
        priority=draw(maybe_words),
        plans=draw(lists(words | st.just("ODD 8"))),
        indicators=draw(
            lists(st.builds(Indicator, words, maybe_words, maybe_words, maybe_words, maybe_words), max_size=2)
        ),
        articles=draw(lists(articles, max_size=2)),
        projections=draw(lists(projections, max_size=2)),
        evidence=draw(lists(evidences())),
        note=draw(maybe_words),
        alternatives=draw(lists(st.builds(Alternative, words, evidences()), max_size=2)),
        agreements=draw(lists(st.builds(AgreementMention, words, lists(iris)), max_size=2)),
        synergies=draw(lists(iris, max_size=2)),
    )
    given_facts = (*draw(own_facts(item)), *draw(facts(ITEM_FACTS)))
    return Item(
        **{name: getattr(item, name) for name in Item.__slots__ if name != "facts"}, facts=given_facts
    )


@st.composite
def item_trees(draw: st.DrawFn, max_size: int = 4) -> tuple[Item, ...]:
    result: list[Item] = []
    for number in range(1, draw(st.integers(0, max_size)) + 1):
        parent = draw(st.none() | st.sampled_from(result)) if result else None
        kind = draw(st.sampled_from(list(_SHORT)))
        own = f"{_SHORT[kind]}{number}"
        result.append(draw(items(f"{parent.id}/{own}" if parent else own, parent and parent.id, kind)))
    return tuple(result)


@st.composite
def plans(draw: st.DrawFn, known: bool = True) -> Plan:
    """Plans of any content; with ``known`` they have a CPAS and an IRI, so that RDF can hold them."""
    nis = draw(st.sampled_from(["85034", "91103", "83013"]))
    sha256 = draw(st.text("0123456789abcdef", min_size=64, max_size=64))
    has_cpas = known or draw(st.booleans())
    return Plan(
        iri=plan_iri(nis, draw(st.none() | st.just(2018)), sha256) if has_cpas else None,
        cpas=Cpas(nis, draw(words), cpas_iri(nis)) if has_cpas else None,
        title=draw(maybe_words),
        source=Source(FILE, sha256),
        legislature=draw(st.none() | st.just("2018-2024") | words),
        document_date=draw(st.none() | dates),
        adopted=draw(st.none() | dates),
        declaration_adopted=draw(st.none() | dates),
        period=draw(st.none() | st.builds(Period, st.none() | st.just("2018"), st.none() | st.just("2024"))),
        vision=draw(maybe_words),
        values=draw(lists(words)),
        evaluations=draw(st.sampled_from([(), ("midterm", "final"), ("regular",), ("final", "midterm")])),
        sectoral_plans=draw(lists(codes)),
        items=draw(item_trees()),
        facts=draw(facts(PLAN_FACTS)),
    )


notes = st.builds(
    Note,
    level=st.sampled_from(["read", "guessed", "skipped"]),
    line=st.none() | st.integers(1, 400),
    message=words,
)
readings = st.builds(Reading, plan=plans(known=False), notes=lists(notes))
