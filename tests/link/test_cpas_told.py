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
        (["Le Conseil de l'action sociale de Chastre a adopté son PST.", "au CPAS de Chastre"], "25117"),
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


def rows(*rows, format="text", places=()):
    lines = tuple(
        Line(n, "\t".join(row), cells=tuple(row), place=dict(enumerate(places)).get(n - 1))
        for n, row in enumerate(rows, 1)
    )
    return tell_cpas(Document("p.x", "00", lines, format, len(lines)), REGISTRY)


@pytest.mark.parametrize(
    "head", ["Partenaires", "Partenaires internes et externes", "Collaborations", "Avec qui ?"]
)
def test_the_cells_below_partners_tell_nobody(head):
    table = [
        ("Niveau", "Intitulé", head),
        ("Action", "Ouvrir une permanence", "CPAS de Ciney"),
        ("Action", "Former les agents", "CPAS de Ciney, Ville de Ciney"),
    ]
    assert rows(*table).cpas is None
    assert rows(*table[1:]).cpas is not None  # without the head the same cells are signs


def test_the_cell_beside_partners_on_a_card_tells_nobody():
    card = [("Action 1", "Ouvrir une permanence"), ("Partenaires", "CPAS de Ciney"), ("Pilote", "DG")]
    assert rows(*card).cpas is None
    told_below = rows(*card, ("PST du CPAS de Gesves", ""))
    assert told_below.cpas.nis == "92054"


def test_a_second_table_has_columns_of_its_own():
    result = rows(
        ("Action", "Partenaires"), ("Ouvrir", "CPAS de Ciney"), ("Numéro", "Intitulé"), ("1", "PST CPAS HUY")
    )
    assert result.cpas.nis == "61031"


def test_a_list_under_partners_tells_nobody():
    assert (
        told("Action 1 : Ouvrir une permanence", "Partenaires :", "- Forem", "- CPAS de Ciney").cpas is None
    )
    assert told("Partenaires", "• CPAS de Ciney", "PST du CPAS de Huy").cpas.nis == "61031"


def test_one_sentence_is_not_enough():
    assert told("La permanence est ouverte au CPAS de Ciney le samedi matin.").cpas is None
    twice = told("Le CPAS de Ciney ouvre une permanence.", "Les agents du CPAS de Ciney sont formés.")
    assert twice.cpas.nis == "91030"


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_the_name_of_a_sheet_tells(format):
    table = [("Action", "Intitulé"), ("1", "Ouvrir une permanence"), ("2", "Former les agents")]
    places = [f"PST CPAS de Gesves 2025-2030!A{n}" for n in (1, 2, 3)]
    assert rows(*table, format=format, places=places).cpas.nis == "92054"
