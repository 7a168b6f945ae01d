"""Whose plan a document is, told from its words; law texts and partners must not mislead."""

import pytest

from pstgraph.link.cpas import tell_cpas
from pstgraph.link.registry import load_registry
from pstgraph.readers.document import Document, Line

REGISTRY = load_registry()


def told(*lines, title=None):
    document = Document("p.txt", "00", tuple(Line(n, t) for n, t in enumerate(lines, 1)), "text", len(lines))
    return tell_cpas(document, REGISTRY, title)


@pytest.mark.parametrize(
    ("lines", "nis"),
    [
        (["PST – CPAS HUY"], "61031"),
        (["CPAS de SAINT-LEGER", "Plan Stratégique Transversal 2018-2024"], "85034"),
        (["Programme Stratégique Transversal du CPAS de La Louvière (2025)"], "58001"),
        (["C.P.A.S. d’Ath", "PST 2019-2024"], "51004"),
        (
            ["Centre public d'action sociale de Mont-de-l'Enclus", "Programme stratégique transversal"],
            "57095",
        ),
        (["Contact : info@cpas-tournai.be"], "57081"),
        (["des produits de l'agriculture écaussinnoise", "les demandeurs d'emploi écaussinnois"], "55050"),
    ],
)
def test_the_cpas_is_told(lines, nis):
    assert told(*lines).cpas.nis == nis


def test_a_partner_is_not_the_owner():
    result = told(
        "Programme stratégique transversal du CPAS de Virton",
        "Renouveler la convention avec le CPAS de Martelange",
        "Collaborer avec le CPAS de Martelange",
        "Réunions trimestrielles avec le CPAS de Martelange",
    )
    assert result.cpas.nis == "85045"
    assert result.line == 1


def test_only_partners_tell_nobody():
    assert told("Renouveler la convention avec le CPAS de Martelange").cpas is None


def test_a_law_text_tells_nobody():
    result = told(
        "Décret du 19 juillet 2018 intégrant le programme stratégique transversal dans la loi organique",
        "Le conseil de l'action sociale adopte une déclaration de politique sociale.",
        "Namur, le 19 juillet 2018.",
    )
    assert result.cpas is None
    assert "--cpas" in result.note.message


def test_two_equal_names_tell_nobody():
    result = told("PST – CPAS de Huy", "PST – CPAS d'Ath")
    assert result.cpas is None
    assert "Ath ou Huy" in result.note.message or "Huy ou Ath" in result.note.message


def test_the_title_of_the_reader_counts():
    assert told("Nos actions", title="PST du CPAS de Theux").cpas.nis == "63076"


def test_weak_signs_are_a_guess():
    result = told("un projet liégeois", "les familles liégeoises")
    assert (result.cpas.nis, result.note.level) == ("62063", "guessed")
