"""Plan to eComptes XML: a golden file of an invented plan, and its losses in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pstgraph.model.plan import (
    Alternative,
    Amount,
    Article,
    Cpas,
    Deadline,
    Evidence,
    Item,
    PartnerMention,
    Period,
    Plan,
    Projection,
    Source,
)
from pstgraph.readers.ecomptes import losses, validate, write
from pstgraph.readers.ecomptes.write import civility, status_code

GOLDEN = Path(__file__).parent / "ecomptes"
HERE = Evidence("plan.txt", 1, 1, "Se former")
LONG = "Former " * 40  # 279 characters without the last blank
PLAN = Plan(
    iri="https://w3id.org/pst/id/plan/83028/2019",
    cpas=Cpas("83028", "CPAS de Hotton", "https://w3id.org/pst/id/cpas/83028"),
    title="PST du CPAS de Hotton",
    source=Source("plan.txt", "0" * 64),
    legislature="2018-2024",
    period=Period("2019", "2024"),
    values=("solidarité",),
    items=(
        Item(
            id="int/OS1",
            parent=None,
            kind="strategic_objective",
            number="OS1",
            label="Être un CPAS <efficace> & sûr",
            volet="internal",
            evidence=(HERE,),
        ),
        Item(
            id="int/OS1/A1",
            parent="int/OS1",
            kind="action",
            number="Action 1",
            label=LONG.strip(),
            volet="internal",
            pilots=("DG", "Service social"),
            political_pilots=("Mme Petit",),
            deadline=Deadline("2019 à mars 2020, 1x/an", "2019", "2020-03", "1x/an"),
            budget=(Amount("1 000 €", Decimal(1000)),),
            partners=(PartnerMention("FOREM", "Forem", "https://w3id.org/pst/id/org/forem", False),),
            themes=("formation-personnel",),
            status="en cours",
            progress=Decimal("40.0"),
            fte=Decimal("0.50"),
            department="Service du personnel",
            plans=("PAPE",),
            description="Une ligne.\nUne autre.",
            articles=(Article(2020, "O", "D", "831/123", "Formation", Decimal("2418.50")),),
            projections=(
                Projection("E", "R", "61", "61 Subsides", ((2021, Decimal(100)), (2020, Decimal("-2.5")))),
            ),
        ),
        Item(
            id="int/OS1/A1/M1",
            parent="int/OS1/A1",
            kind="sub_action",
            number=None,
            label="Trouver un formateur",
            volet="internal",
            deadline=Deadline("chaque année", recurrence="chaque année"),
            status="en panne",
            alternatives=(Alternative("Chercher un formateur", HERE),),
        ),
        Item(
            id="AX2", parent=None, kind="axis", number="Axe 2", label="Vivre ensemble", volet="external"
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("variant", ["in", "out"])
def test_golden(variant):
    text = write(PLAN, variant)
    assert validate(text.encode("utf-8"), variant) == []
    assert text == (GOLDEN / f"golden_{variant}.xml").read_text("utf-8")


def test_what_is_lost_in_the_larger_variant():
    assert losses(PLAN, "out") == [
        "la législature",
        "les valeurs",
        "le libellé est coupé à 255 caractères (1 élément : int/OS1/A1)",
        "les pilotes : un seul est possible, de 100 caractères au plus (1 élément : int/OS1/A1)",
        "l’échéance : il n’y a que deux dates complètes, sans texte ni récurrence (1 élément : int/OS1/A1)",
        "la récurrence (1 élément : int/OS1/A1/M1)",
        "les montants sans article ni exercice (1 élément : int/OS1/A1)",
        "l’organisation à laquelle un partenaire est lié : il ne reste que les mots (1 élément : int/OS1/A1)",
        "les thèmes (1 élément : int/OS1/A1)",
        "un statut que le format ne connaît pas (1 élément : int/OS1/A1/M1)",
        "les autres formulations (1 élément : int/OS1/A1/M1)",
        "la provenance : passages, méthode et état de relecture de chaque valeur",
        "l’imbrication des sous-actions, qui deviennent des actions après la leur"
        " (1 élément : int/OS1/A1/M1)",
        "des niveaux que le plan n’a pas sont écrits « NEANT » : 1",
        "Statut n’est pas dit par le plan : « NON_COMMENCE », avec une remarque (2 éléments : int/OS1, AX2)",
        "TauxAvancement n’est pas dit par le plan : « 0 », avec une remarque"
        " (3 éléments : int/OS1, int/OS1/A1/M1, AX2)",
        "ETP n’est pas dit par le plan : « 0 », avec une remarque (3 éléments : int/OS1, int/OS1/A1/M1, AX2)",
        "Civilite n’est pas dite par le plan : « MONSIEUR », valeur neutre (1 élément : int/OS1/A1)",
    ]


def test_the_smaller_variant_loses_money_besides():
    more = [told for told in losses(PLAN, "in", "en") if told not in losses(PLAN, "out", "en")]
    assert more == [
        "the budget articles (1 element: int/OS1/A1)",
        "the budget projections (1 element: int/OS1/A1)",
    ]


def test_an_unknown_cpas_and_period_are_neutral_and_told():
    plan = replace(PLAN, cpas=None, iri=None, period=None, items=())
    text = write(plan, "in")
    assert validate(text.encode(), "in") == []
    assert "<INS>99999</INS>" in text and "<ExerciceDebut>0</ExerciceDebut>" in text
    assert [told for told in losses(plan, "in") if "valeur neutre" in told] == [
        "INS n’est pas dit par le plan : valeur neutre « 99999 »",
        "Exercice n’est pas dit par le plan : valeur neutre « 0 »",
        "ExerciceDebut n’est pas dit par le plan : valeur neutre « 0 »",
        "ExerciceFin n’est pas dit par le plan : valeur neutre « 0 »",
    ]


def test_elements_of_no_level_stand_where_they_can():
    """An objective under an action, an action at the top, a sub-action of a sub-action."""

    def item(ident, parent, kind):
        return Item(id=ident, parent=parent, kind=kind, number=None, label=ident)

    plan = replace(
        PLAN,
        items=(
            item("A1", None, "action"),
            item("A1/OO1", "A1", "operational_objective"),
            item("A1/OO1/M1", "A1/OO1", "sub_action"),
            item("A1/OO1/M1/M2", "A1/OO1/M1", "sub_action"),
        ),
    )
    text = write(plan, "in")
    assert validate(text.encode(), "in") == []
    assert [line.strip() for line in text.splitlines() if "ElementId" in line] == [
        '<Volet ElementId="neant" Exercice="2019">',
        '<ObjectifStrategique ElementId="neant-2" Exercice="2019">',
        '<ObjectifOperationnel ElementId="neant-3" Exercice="2019">',
        '<Action ElementId="A1" Exercice="2019">',
        '<ObjectifOperationnel ElementId="A1/OO1" Exercice="2019">',
        '<Action ElementId="A1/OO1/M1" Exercice="2019">',
        '<Action ElementId="A1/OO1/M1/M2" Exercice="2019">',
    ]
    assert [told for told in losses(plan, "in") if "parent" in told] == [
        "l’élément parent : le format n’a pas cette imbrication (2 éléments : A1/OO1, A1/OO1/M1/M2)"
    ]


def test_statuses_by_any_of_their_labels():
    assert [status_code(words) for words in ("réalisé", "in-progress", "ANNULE_ABANDONNE", "foo", None)] == [
        "TERMINE", "EN_COURS", "ANNULE_ABANDONNE", None, None,
    ]  # fmt: skip
    assert civility("Monsieur Petit") == "MONSIEUR" and civility("Mr Petit") == "MONSIEUR"
    assert civility("MRS") is None and civility("Mme") is None
