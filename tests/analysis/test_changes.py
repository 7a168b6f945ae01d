"""What changed between two versions of a plan: expectations by hand, and laws that hold for any two plans."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from pstgraph.analysis.changes import FieldChange, changes, versions_of_one_plan
from pstgraph.model.plan import Amount, Cpas, Deadline, Item, PartnerMention, Plan, Source
from tests.strategies import plans

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def item(ident: str, label: str | None, kind: str = "action", number: str | None = None, **values) -> Item:
    parent = ident.rpartition("/")[0] or None
    return Item(id=ident, parent=parent, kind=kind, number=number, label=label, **values)  # type: ignore[arg-type]


def plan(*items: Item, nis: str | None = None) -> Plan:
    cpas = Cpas(nis, "CPAS", f"https://w3id.org/pst/id/cpas/{nis}") if nis else None
    return Plan(cpas=cpas, title=None, source=Source("a.txt", "00"), items=items)


OLD = plan(
    item("OS1", "Être un CPAS qui forme", "strategic_objective"),
    item("OS1/OO1", "Former le personnel", "operational_objective", "1.1"),
    item("OS1/OO1/A1", "Élaborer un plan de formation des agents", number="1", pilots=("DG",)),
    item(
        "OS1/OO1/A2",
        "Organiser des journées d'équipe",
        number="2",
        deadline=Deadline("2020", "2020", "2020"),
        budget=(Amount("1000 €", Decimal(1000)),),
    ),
    item("OS1/OO1/A3", "Engager un formateur", number="3"),
    item("OS1/OO2", "Loger les familles", "operational_objective", "1.2"),
    item("OS1/OO2/A1", "Rénover deux logements", number="1"),
)
NEW = plan(
    item("OS1", "ÊTRE UN CPAS QUI FORME", "strategic_objective"),
    item("OS1/OO1", "Former le personnel et les élus", "operational_objective", "1.1"),
    item("OS1/OO1/A1", "Ouvrir une bibliothèque", number="1"),
    item("OS1/OO1/A2", "Élaborer un plan de formation de tous les agents", number="2", pilots=("DG", "RH")),
    item("OS1/OO2", "Loger les familles", "operational_objective", "1.2"),
    item("OS1/OO2/A1", "Rénover deux logements", number="1"),
    item(
        "OS1/OO2/A2",
        "Organiser des journées d'équipe",
        number="2",
        deadline=Deadline("fin 2021", None, "2021-12"),
        budget=(Amount("1 500,00 €", Decimal("1500.00")),),
    ),
)


def test_two_versions_by_hand():
    found = changes(OLD, NEW)
    assert [i.id for i in found.added] == ["OS1/OO1/A1"]
    assert [i.id for i in found.removed] == ["OS1/OO1/A3"]
    assert [(m.a.label, m.b.label) for m in found.reworded] == [
        ("Former le personnel", "Former le personnel et les élus"),
        ("Élaborer un plan de formation des agents", "Élaborer un plan de formation de tous les agents"),
    ]
    assert [(m.a.id, m.b.id) for m in found.moved] == [("OS1/OO1/A2", "OS1/OO2/A2")]
    fields = {
        (m.b.id, change.field): (change.before, change.after) for m in found.matches for change in m.fields
    }
    assert fields == {
        ("OS1/OO1/A2", "number"): (("1",), ("2",)),
        ("OS1/OO1/A2", "pilots"): (("DG",), ("DG", "RH")),
        ("OS1/OO2/A2", "deadline"): (("2020",), ("fin 2021",)),
        ("OS1/OO2/A2", "budget"): (("1000 €",), ("1 500,00 €",)),
    }
    assert found.unchanged == 3


def test_a_number_alone_makes_no_match():
    found = changes(
        plan(item("A1", "Créer une épicerie", number="1")), plan(item("A1", "Former", number="1"))
    )
    assert len(found.added) == len(found.removed) == 1 and found.matches == ()


def test_number_and_parent_bear_out_a_free_rewording():
    old, new = "Améliorer l'accueil des usagers au guichet", "Améliorer l'accueil du public"
    near = changes(plan(item("A4", old, number="4")), plan(item("A4", new, number="4")))
    assert [m.reworded for m in near.matches] == [True] and near.matches[0].score < 0.6
    far = changes(plan(item("A4", old, number="4")), plan(item("A7", new, number="7")))
    assert far.matches == ()


def test_one_label_twice_is_matched_by_its_parent():
    def version(*order: str) -> Plan:
        tops = [item(f"OS{n}", label, "strategic_objective") for n, label in enumerate(order, 1)]
        return plan(*(i for top in tops for i in (top, item(f"{top.id}/A1", "Évaluer chaque année"))))

    found = changes(version("Loger", "Nourrir"), version("Nourrir", "Loger"))
    assert found.moved == () and found.reworded == () and found.unchanged == 4


def test_spelling_is_no_change():
    one = item(
        "A1",
        "Loger les familles",
        pilots=("D.G.",),
        deadline=Deadline("2020", "2020", "2020"),
        partners=(PartnerMention("FOREM", "Forem", "https://w3id.org/pst/id/org/forem", False),),
        budget=(Amount("1000 €", Decimal(1000)),),
    )
    other = replace(
        one,
        label="LOGER  LES FAMILLES.",
        pilots=("d.g.",),
        deadline=Deadline(None, "2020-01-01", "2020-12-31"),
        partners=(replace(one.partners[0], mention="le Forem"),),
        budget=(Amount("1 000,00 €", Decimal("1000.00")),),
    )
    assert changes(plan(one), plan(other)).unchanged == 1


def test_another_level_and_other_words_of_the_fields():
    found = changes(plan(item("A1", "Loger")), plan(item("OO1", "Loger", "operational_objective")))
    assert found.matches[0].fields == (FieldChange("kind", ("action",), ("operational_objective",)),)


def test_when_two_plans_are_versions_of_one():
    def told(old: Plan, new: Plan) -> bool:
        return versions_of_one_plan(old, new, changes(old, new))

    assert told(replace(OLD, cpas=plan(nis="83028").cpas), plan(nis="83028"))
    assert not told(replace(OLD, cpas=plan(nis="83028").cpas), replace(OLD, cpas=plan(nis="91103").cpas))
    assert told(OLD, NEW)
    assert not told(OLD, plan(item("A1", "Tout autre chose")))
    assert not told(plan(), plan())


@SLOW
@given(plans())
def test_a_plan_is_itself(one):
    found = changes(one, one)
    assert (found.added, found.removed, found.reworded) == ((), (), ())


@SLOW
@given(plans(), plans())
def test_every_element_is_told_once(old, new):
    found = changes(old, new)
    assert sorted([*(i.id for i in found.removed), *(m.a.id for m in found.matches)]) == sorted(
        i.id for i in old.items
    )
    assert sorted([*(i.id for i in found.added), *(m.b.id for m in found.matches)]) == sorted(
        i.id for i in new.items
    )
    assert found.unchanged == sum(1 for m in found.matches if not m.changed)
