"""JSON of a plan: settled keys, plain types, nothing lost."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from pstgraph.errors import InputError
from pstgraph.model.json import (
    dumps,
    loads,
    plan_from_dict,
    plan_to_dict,
    reading_from_dict,
    reading_to_dict,
)
from pstgraph.model.plan import (
    Amount,
    Article,
    Cpas,
    Deadline,
    Evidence,
    Item,
    Note,
    PartnerMention,
    Plan,
    Projection,
    Reading,
    Source,
)
from tests import strategies

# The keys of the contract, in its order, then the additive ones.
ITEM_KEYS = re.findall(
    r"\w+",
    "id iri parent kind number label volet pilots political_pilots deadline steps budget partners themes "
    "target_groups instruments description status status_note progress fte department priority plans "
    "indicators articles projections evidence note alternatives agreements synergies facts",
)
PLAN_KEYS = re.findall(
    r"\w+",
    "iri cpas title legislature document_date adopted declaration_adopted period vision values source items "
    "notes evaluations sectoral_plans facts",
)

ACTION = Item(
    id="ext/OS1/OO1/A1",
    parent="ext/OS1/OO1",
    kind="action",
    number="Action 1",
    label="Former les agents",
    pilots=("DG",),
    deadline=Deadline("2019-2024", "2019", "2024"),
    budget=(Amount("1.234,50 €", Decimal("1234.50")), Amount("2 000,00 €", Decimal("2000.00"), True)),
    partners=(
        PartnerMention("GAS", "Groupe Action Surendettement", "https://w3id.org/pst/id/org/gas", False),
    ),
    articles=(Article(2026, "O", "D", "831/111-01", "Traitements", Decimal("10.5")),),
    projections=(Projection("O", "D", "70", "Personnel", ((2026, Decimal(1)), (2027, Decimal("2.5")))),),
    evidence=(Evidence("a.txt", 87, 87, "Action 1 Former les agents"),),
)
PLAN = Plan(
    iri="https://w3id.org/pst/id/plan/85034/2018",
    cpas=Cpas("85034", "CPAS de Saint-Léger", "https://w3id.org/pst/id/cpas/85034"),
    title="PST",
    source=Source("a.txt", "e06f"),
    items=(ACTION,),
)


def test_keys_stand_in_the_order_of_the_contract():
    plan = plan_to_dict(PLAN)
    assert list(plan) == PLAN_KEYS
    assert list(plan["items"][0]) == ITEM_KEYS


def test_values_of_one_action():
    action = plan_to_dict(PLAN)["items"][0]
    assert action["iri"] == "https://w3id.org/pst/id/plan/85034/2018/ext/OS1/OO1/A1"
    assert action["deadline"] == {"text": "2019-2024", "start": "2019", "end": "2024", "recurrence": None}
    assert action["budget"] == [
        {"text": "1.234,50 €", "amount": 1234.5, "per_year": False, "kind": "unspecified"},
        {"text": "2 000,00 €", "amount": 2000, "per_year": True, "kind": "unspecified"},
    ]
    assert action["projections"][0]["amounts"] == {"2026": 1, "2027": 2.5}
    assert action["evidence"][0] == {
        "file": "a.txt",
        "first_line": 87,
        "last_line": 87,
        "quote": "Action 1 Former les agents",
        "place": None,
    }
    assert (action["steps"], action["themes"], action["progress"]) == (None, [], None)


def test_without_a_cpas_iris_are_null():
    plan = plan_to_dict(Plan(cpas=None, title=None, source=Source("a.txt", "00"), items=(ACTION,)))
    assert plan["iri"] is None and plan["cpas"] is None
    assert plan["items"][0]["iri"] is None


def test_notes_of_a_reading():
    value = reading_to_dict(Reading(PLAN, (Note("guessed", 12, "Volet déduit."),)))
    assert value["notes"] == [{"level": "guessed", "line": 12, "message": "Volet déduit."}]


@given(strategies.readings)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_lost_in_json_text(reading):
    text = dumps(reading_to_dict(reading))
    assert reading_from_dict(loads(text)) == reading
    assert reading_from_dict(json.loads(text)) == reading


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"items": [{"id": "A1"}]}, "items[0].parent: the key is missing"),
        ({"title": 3.5, "source": None}, "source: an object with keys is expected, not None"),
        ({"values": "solidarité"}, "values: a list is expected, not 'solidarité'"),
    ],
)
def test_a_wrong_value_is_named(change, message):
    with pytest.raises(InputError) as error:
        plan_from_dict(plan_to_dict(PLAN) | change)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("amount", [True, "dix", float("nan"), None])
def test_an_amount_is_a_number(amount):
    value = plan_to_dict(PLAN)
    value["items"][0]["budget"][0]["amount"] = amount
    with pytest.raises(InputError, match=r"items\[0\]\.budget\[0\]\.amount: a number is expected"):
        plan_from_dict(value)


def test_an_unknown_kind_is_answered_with_the_nearest():
    value = plan_to_dict(PLAN)
    value["items"][0]["kind"] = "actions"
    with pytest.raises(InputError, match=r"items\[0\]\.kind: 'actions' is unknown; did you mean action"):
        plan_from_dict(value)


def test_text_that_is_not_json():
    with pytest.raises(InputError, match=r"plan\.json: this is not JSON"):
        loads("{", "plan.json")
