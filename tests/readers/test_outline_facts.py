"""Facts printed without names, colons or columns of their own, and what wraps around them."""

from __future__ import annotations

from tests.readers.test_outline_documents import outline, reading
from tests.readers.test_outline_tables import HEAD, text_outline

HEADS = (("h1", "PST du CPAS de Verval"), ("h2", "OS 1 : Être proche"), ("h3", "OO 1.1 : Bien loger"))
OBJECTIVES = ["OS OS 1 | Être proche", "  OO OO 1.1 | Bien loger"]


def test_facts_behind_an_arrow_below_their_action() -> None:
    assert outline(
        *HEADS,
        "1.1.1. ouvrir une bourse",
        "→ Service logement · 2027 · 3.000 €",
        "1.1.2. signer une charte",
        "→ Les gens du guichet · 2028",
        "1.1.3. réunir les propriétaires",
        "→ Direction générale · chaque année",
        "1.1.4. meubler deux studios",
        "→ Service technique · 2026",
    ) == [
        *OBJECTIVES,
        "    A 1.1.1 | ouvrir une bourse {pilots=Service logement; end=2027; budget=3000 unspecified}",
        "    A 1.1.2 | signer une charte {pilots=Les gens du guichet; end=2028}",
        "    A 1.1.3 | réunir les propriétaires {pilots=Direction générale; recurrence=chaque année}",
        "    A 1.1.4 | meubler deux studios {pilots=Service technique; end=2026}",
    ]


def test_two_lines_of_facts_are_no_habit() -> None:
    found = outline(*HEADS, ("l1", "Ouvrir une bourse"), "Accueil · 2027", ("l1", "Signer"), "Social · 2028")
    assert not [line for line in found if "end=" in line]


def test_names_of_fields_in_capitals_without_colons() -> None:
    assert outline(
        *HEADS,
        "1. Ouvrir une bourse",
        "PILOTE Service logement ÉCHÉANCE fin 2027 BUDGET 3 000 €",
        "PARTENAIRES Forem, Commune",
        "2. Signer la charte PILOTE",
        "BUDGET participatif",
    )[2:3] == [
        "    A 1 | Ouvrir une bourse {pilots=Service logement; end=2027-12; budget=3000 unspecified;"
        " partners=Forem, Commune}"
    ]
    assert not [line for line in outline(*HEADS, ("l1", "Voter"), "BUDGET participatif") if "budget" in line]


def test_a_number_with_a_letter_inside_is_no_code_of_an_action() -> None:
    assert outline(
        ("h1", "PST du CPAS de Verval"),
        ("h2", "Objectif stratégique 1 – Être proche"),
        ("h3", "OO 1.A – Bien loger"),
        "1.A.1. ouvrir une bourse",
        ("h3", "OO 1.B – Bien nourrir"),
        "1.B.1. ouvrir une épicerie",
    ) == [
        "OS 1 | Être proche",
        "  OO OO 1.A | Bien loger",
        "    A 1.A.1 | ouvrir une bourse",
        "  OO OO 1.B | Bien nourrir",
        "    A 1.B.1 | ouvrir une épicerie",
    ]


def test_a_year_behind_a_dash_is_when_what_is_to_do_is_done() -> None:
    assert outline(*HEADS, ("l1", "Élaborer une charte – 2027 ;"), ("l1", "Charte du logement – 2027"))[
        2:
    ] == [
        "    A - | Élaborer une charte {end=2027}",
        "    A - | Charte du logement – 2027",
    ]


def test_a_list_below_a_colon_with_another_bullet_holds_steps() -> None:
    assert outline(
        *HEADS,
        "Actions :",
        "• Prévenir les expulsions :",
        "o en écrivant aux locataires ;",
        "o en visitant les logements.",
        "• Informer les locataires",
    )[2:] == [
        "    A - | Prévenir les expulsions :",
        "      M - | en écrivant aux locataires ;",
        "      M - | en visitant les logements.",
        "    A - | Informer les locataires",
    ]


def test_words_of_a_figure_head_no_table() -> None:
    assert outline(
        ("h1", "PST du CPAS de Verval"),
        ("h2", "4 8 20"),
        ("objectifs stratégiques", "objectifs opérationnels", "actions"),
        ("Nos valeurs", "", ""),
        ("• Respect • Équité", "", ""),
        *HEADS[1:],
        ("l1", "Ouvrir une bourse"),
    ) == [*OBJECTIVES, "    A - | Ouvrir une bourse"]


def test_a_row_that_says_what_the_levels_mean_is_no_element() -> None:
    head = ("Objectif stratégique", "Objectif opérationnel", "Action")
    assert outline(
        "Programme stratégique transversal",
        head,
        ("ce que nous voulons être", "ce que nous voulons faire", "comment nous allons le faire"),
        "Volet externe",
        head,
        ("Être proche", "Bien loger", "Ouvrir une bourse"),
    ) == [
        "OS - | Être proche {volet=external}",
        "  OO - | Bien loger {volet=external}",
        "    A - | Ouvrir une bourse {volet=external}",
    ]


def test_a_full_cell_leaves_one_blank_before_the_next_column() -> None:
    text = """
N°      Actions                                  Qui ?               Avec qui ?         Pour quand ?
1.1.1   Ouvrir une bourse de tous les logements  Service logement    Commune            2027
1.1.2   Adapter les tarifs aux revenus des gens  Directeur           AIS                2028
        isolés
1.1.3   Adapter les loyers aux revenus des gens Directeur            AIS                2028
        isolés
"""
    assert text_outline(HEAD + text)[2:] == [
        "    A 1.1.1 | Ouvrir une bourse de tous les logements"
        " {pilots=Service logement; end=2027; partners=Commune}",
        "    A 1.1.2 | Adapter les tarifs aux revenus des gens isolés"
        " {pilots=Directeur; end=2028; partners=AIS}",
        "    A 1.1.3 | Adapter les loyers aux revenus des gens isolés"
        " {pilots=Directeur; end=2028; partners=AIS}",
    ]


def test_a_text_that_breaks_its_words_at_the_ends_of_lines() -> None:
    text = """
Actions :
- Acquérir, en colla-
boration avec la Ville, un logiciel
- Ouvrir un service utilisa-
teur
- Informer les locata-
ires du quartier
- Former à la co-
éducation
- Fêter la co-éducation
"""
    assert [line.split(" | ")[1] for line in text_outline(HEAD + text)[2:]] == [
        "Acquérir, en collaboration avec la Ville, un logiciel",
        "Ouvrir un service utilisateur",
        "Informer les locataires du quartier",
        "Former à la co-éducation",
        "Fêter la co-éducation",
    ]


def test_titles_in_capitals_that_begin_with_the_name_of_a_field() -> None:
    titles = ("BUDGET PARTICIPATIF", "PARTENARIATS LOCAUX", "SUIVI BUDGÉTAIRE")
    assert outline(*HEADS, *(("l1", title) for title in titles))[2:] == [
        f"    A - | {title}" for title in titles
    ]


def test_a_line_of_parts_that_says_what_to_do_is_an_action() -> None:
    lines = ("Service social – 2027 – 800 €", "DG – 2026 – 900 €", "Service logement – 2027 – 700 €")
    listed = [("l1", "Ouvrir une épicerie – 2027 – 800 €"), *(("l1", line) for line in lines)]
    assert outline(*HEADS, *listed)[2].startswith("    A - | Ouvrir une épicerie")


def test_names_in_capitals_before_acronyms() -> None:
    lines = ("PILOTE Service logement ÉCHÉANCE en continu PARTENAIRES AIS", "PARTENAIRES ONE")
    read = outline(*HEADS, ("l1", "Ouvrir une crèche"), *lines)[2]
    assert "pilots=Service logement" in read
    assert "partners=AIS, ONE" in read


def test_a_pilot_told_by_its_place_alone_is_noted() -> None:
    lines = ("Service social – 2027 – 800 €", "DG – 2026 – 900 €", "Service logement – 2027 – 700 €")
    read = reading(*HEADS, ("l1", "Ouvrir une épicerie"), *lines, "Les Petits Pas – 2028 – 50 €")
    told = [note.message for note in read.notes if note.level == "guessed"]
    assert "« Les Petits Pas » est lu comme pilote d'après sa place dans la ligne." in told
    assert not any("« DG »" in message for message in told)
