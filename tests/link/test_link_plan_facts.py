"""Evaluations that a document provides for, sectoral plans it joins."""

import pytest

from pstgraph.link.plan_facts import find_evaluations, find_sectoral_plans, sentences
from pstgraph.readers.document import Document, Line


def document(*lines):
    numbered = tuple(Line(n, text) for n, text in enumerate(lines, 1))
    return Document("p.txt", "00", numbered, "text", len(lines))


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Le PST est évalué au minimum à mi-législature et au terme de celle-ci.", ["midterm", "final"]),
        ("Réaliser une évaluation à mi-mandat", ["midterm"]),
        ("Une évaluation finale du PST sera présentée au conseil.", ["final"]),
        ("Le programme stratégique fera l'objet d'évaluations régulières.", ["regular"]),
        ("Ce plan sera évalué chaque année.", ["regular"]),
        # evaluations of staff and of risks are none of the plan
        ("Effectuer régulièrement des évaluations", []),
        ("Assurer la régularité des évaluations des agents", []),
        ("Le PST prévoit l'évaluation annuelle du personnel", []),
        ("Fin de législature : bilan social des usagers", []),
    ],
)
def test_evaluations(line, codes):
    assert [fact.value for fact in find_evaluations(document(line))] == codes


def test_an_evaluation_over_wrapped_lines_has_its_lines():
    doc = document("Le PST est évolutif et devra être régulièrement", "évalué et donc adapté.")
    (fact,) = find_evaluations(doc)
    assert (fact.value, fact.evidence.first_line, fact.evidence.last_line) == ("regular", 1, 2)
    assert fact.evidence.quote == "Le PST est évolutif et devra être régulièrement évalué et donc adapté."


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Le CPAS pilotera le Plan de Cohésion Sociale (PCS), partie intégrante du PST.", ["pcs"]),
        ("Le PST s'articule avec le PCDR et le plan de cohésion sociale.", ["pcdr", "pcs"]),
        ("Tant le PST que le PCS ne sont nullement une démarche figée.", []),
        ("Le PST a pour but de fédérer tous les plans existants (PCDR, plan communal de mobilité).", []),
        ("Collaborer avec le PCS", []),
    ],
)
def test_sectoral_plans(line, codes):
    assert sorted(fact.value for fact in find_sectoral_plans(document(line))) == codes


def test_sentences_do_not_cross_table_rows():
    lines = (
        Line(1, "Action 1\tAlpha", cells=("Action 1", "Alpha")),
        Line(2, "Action 2\tBeta", cells=("Action 2", "Beta")),
    )
    assert [(s.first_line, s.last_line) for s in sentences(lines)] == [(1, 1), (2, 2)]
