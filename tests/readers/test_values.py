"""Dates, money and roles as plans print them, each form of the contract and of the field."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pstgraph.readers.values import (
    deadline_in_label,
    has_open_amounts,
    names_impossible_day,
    parse_amounts,
    parse_deadline,
    split_owners,
)
from pstgraph.readers.values.roles import is_elected

# text, in a year column, start, end, recurrence
DEADLINES = [
    ("2020", True, "2020", "2020", None),
    ("2020", False, None, "2020", None),
    ("2019-2024", True, "2019", "2024", None),
    ("2019 -2024", True, "2019", "2024", None),
    ("2020 à 2024", True, "2020", "2024", None),
    ("2019 2020", True, "2019", "2020", None),
    ("2019, 2020 et 2021", True, "2019", "2021", None),
    ("2024/2030", True, "2024", "2030", None),
    ("2025-26", True, "2025", "2026", None),
    ("janvier 2020", False, None, "2020-01", None),
    ("janvier 2020 -Rapport au Conseil", False, None, "2020-01", None),
    ("août 2020", False, None, "2020-08", None),
    ("Déc. 2025", False, None, "2025-12", None),
    ("fin 2019", False, None, "2019-12", None),
    ("Fin de l'année 2026", False, None, "2026-12", None),
    ("mi-2027", False, None, "2027-06", None),
    ("d’ici 2022", False, None, "2022", None),
    ("d'ici fin 2022", False, None, "2022-12", None),
    ("au plus tard en mars 2026", False, None, "2026-03", None),
    ("2e semestre 2021", False, None, "2021-12", None),
    ("2e semestre 2021", True, "2021-07", "2021-12", None),
    ("1er semestre 2026", False, None, "2026-06", None),
    ("T1 2025", False, None, "2025-03", None),
    ("T1 2025", True, "2025-01", "2025-03", None),
    ("4ème trimestre 2025", False, None, "2025-12", None),
    ("second semestre de 2025", False, None, "2025-12", None),
    ("T1 2025 - T3 2025", False, "2025-01", "2025-09", None),
    ("31/12/2024", False, None, "2024-12-31", None),
    ("31.12.2024", False, None, "2024-12-31", None),
    ("31 décembre 2024", False, None, "2024-12-31", None),
    ("1er septembre 2027", False, None, "2027-09-01", None),
    ("2026-06-30", False, None, "2026-06-30", None),
    ("du 01/03/2025 au 31/12/2026", False, "2025-03-01", "2026-12-31", None),
    ("06/2026", False, None, "2026-06", None),
    ("mars-juin 2020", False, "2020-03", "2020-06", None),
    ("de septembre 2025 à juin 2026", False, "2025-09", "2026-06", None),
    ("à partir de 2026", False, "2026", None, None),
    ("dès janvier 2026", False, "2026-01", None, None),
    ("1x/an", False, None, None, "1x/an"),
    ("1x/ trimestre.", False, None, None, "1x/ trimestre"),
    ("deux fois par an", False, None, None, "deux fois par an"),
    ("trimestriel", False, None, None, "trimestriel"),
    ("trimestrielle", False, None, None, "trimestrielle"),
    ("tous les trois mois", False, None, None, "tous les trois mois"),
    ("annuellement", False, None, None, "annuellement"),
    ("bi-mensuel", False, None, None, "bi-mensuel"),
    ("régulièrement", False, None, None, "régulièrement"),
    ("chaque année", False, None, None, "chaque année"),
    ("Annuel, dès 2025", False, "2025", None, "Annuel"),
    ("à mi-mandat", False, None, None, None),
    ("en continu", False, None, None, None),
    ("court terme", False, None, None, None),
    ("moyen/long terme", False, None, None, None),
    ("fin de législature", False, None, None, None),
    ("Toute la durée du PST", False, None, None, None),
    ("99/99/2025", False, None, None, None),
    ("31.02.2026", False, None, None, None),
    ("29/02/2026", True, None, None, None),
    ("29/02/2028", False, None, "2028-02-29", None),
    ("31 avril 2026", False, None, None, None),
    ("2026-02-31", False, None, None, None),
    ("du 01/03/2025 au 31/02/2026", False, None, None, None),
    ("31.02.26", False, None, None, None),
    ("voir 1.15.20, fin 2026", False, None, "2026-12", None),
    ("31/06/2026, trimestriel", False, None, None, "trimestriel"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column", "start", "end", "recurrence"), DEADLINES)
def test_deadline(
    text: str, column: bool, start: str | None, end: str | None, recurrence: str | None
) -> None:
    found = parse_deadline(text, year_column=column)
    assert found is not None
    assert (found.text, found.start, found.end, found.recurrence) == (text, start, end, recurrence)


def test_a_day_that_no_calendar_has_is_told() -> None:
    assert names_impossible_day("pour le 31.02.2026")
    assert not names_impossible_day("28.02.2026")


@pytest.mark.parametrize("text", ["", " ", "-", "/", "–"])
def test_no_deadline(text: str) -> None:
    assert parse_deadline(text) is None


LABELS = [
    ("Effectuer régulièrement des évaluations", "régulièrement", None, "régulièrement"),
    ("Organiser des réunions régulières entre services", "réunions régulières", None, "réunions régulières"),
    ("Faire, tous les trois mois, une portes-ouvertes", "tous les trois mois", None, "tous les trois mois"),
    ("Réaliser une évaluation à mi-mandat", "à mi-mandat", None, None),
    ("D’ici fin 2026, ouvrir une halte", "D’ici fin 2026", "2026-12", None),
    ("Ouvrir la crèche avant septembre 2027", "avant septembre 2027", "2027-09", None),
]


@pytest.mark.parametrize(("label", "text", "end", "recurrence"), LABELS)
def test_deadline_in_a_label(label: str, text: str, end: str | None, recurrence: str | None) -> None:
    found = deadline_in_label(label)
    assert found is not None
    assert (found.text, found.start, found.end, found.recurrence) == (text, None, end, recurrence)


@pytest.mark.parametrize(
    "label",
    [
        "Livrer les repas aux utilisateurs en 2020",
        "Prévoir un rapport d'activités annuel",
        "Assurer la régularité des évaluations",
        "Améliorer le budget annuel",
        "Fêter les 50 ans du CPAS",
    ],
)
def test_a_label_that_sets_no_deadline(label: str) -> None:
    assert deadline_in_label(label) is None


AMOUNTS = [
    ("1 000,00 €", "1000.00", False, "unspecified"),
    ("1\u202f000,00\u00a0€", "1000.00", False, "unspecified"),
    ("1000,00 €/an", "1000.00", True, "unspecified"),
    ("2.500 EUR", "2500", False, "unspecified"),
    ("12.000 euros", "12000", False, "unspecified"),
    ("12.000,50 euros par an", "12000.50", True, "unspecified"),
    ("5k€", "5000", False, "unspecified"),
    ("€ 750", "750", False, "unspecified"),
    ("1,5 million d'euros", "1500000.0", False, "unspecified"),
    ("45.000 € (extraordinaire)", "45000", False, "extraordinary"),
    ("3 000 € à l'ordinaire", "3000", False, "ordinary"),
    ("subside PAPE : 10 000 €", "10000", False, "subsidy"),
    ("80,- €", "80", False, "unspecified"),
    ("12'500 €", "12500", False, "unspecified"),
    ("12’500 €", "12500", False, "unspecified"),
    ("1’212’500,50 €/an", "1212500.50", True, "unspecified"),
    ("€ 12'500.50", "12500.50", False, "unspecified"),
    ("2026 - 10.000 €", "10000", False, "unspecified"),
    ("Phase 2 - 10.000 €", "10000", False, "unspecified"),
    ("10.000 € (2025 à 2026)", "10000", False, "unspecified"),
    ("10.000 € par la commune", "10000", False, "unspecified"),
]


@pytest.mark.parametrize(("text", "amount", "yearly", "kind"), AMOUNTS)
def test_one_amount(text: str, amount: str, yearly: bool, kind: str) -> None:
    (found,) = parse_amounts(text)
    assert (found.amount, found.per_year, found.kind) == (Decimal(amount), yearly, kind)


def test_several_amounts_keep_their_own_kind() -> None:
    assert [(str(a.amount), a.kind) for a in parse_amounts("25 000 € + subside 15 000 €")] == [
        ("25000", "unspecified"), ("15000", "subsidy"),
    ]  # fmt: skip
    both = parse_amounts("30 000 € à l'extraordinaire et 8 000 € à l'ordinaire")
    assert [(str(a.amount), a.kind) for a in both] == [("30000", "extraordinary"), ("8000", "ordinary")]


@pytest.mark.parametrize(
    "text", ["pm", "néant", "à définir", "2024", "sans objet", "12 personnes", "art. 60"]
)
def test_no_amount(text: str) -> None:
    assert parse_amounts(text) == ()
    assert parse_amounts(text, bare=True) == ()


def test_a_bare_number_counts_in_a_budget_column_alone() -> None:
    assert parse_amounts("5.000,00") == ()
    assert parse_amounts("5.000,00", "ordinary", bare=True)[0].amount == Decimal("5000.00")


UNSURE = [
    "500 €/mois",
    "500 € par mois",
    "500 € TVAC / mois",
    "500 € mensuels",
    "loyer mensuel : 500 €",
    "25 €/personne",
    "100 €/an/ménage",
    "12 x 500 €",
    "500 € × 12",
    "entre 5.000 et 10.000 €",
    "entre 5.000 € et 10.000 €",
    "de 5.000 à 10.000 €",
    "5.000-10.000 €",
    "5 à 10 k€",
    "5.000 € ou 7.500 €",
    "entre 2000 et 3000 €",
]


@pytest.mark.parametrize("text", UNSURE)
def test_an_amount_that_the_words_leave_open_is_none(text: str) -> None:
    assert parse_amounts(text) == ()
    assert parse_amounts(text, bare=True) == ()
    assert has_open_amounts(text)


def test_a_sure_amount_beside_an_open_one_counts() -> None:
    text = "1.000 € + 500 €/mois"
    assert [a.amount for a in parse_amounts(text)] == [Decimal(1000)]
    assert has_open_amounts(text)
    assert not has_open_amounts("1.000 € + 500 €/an")


OWNERS = [
    ("DG", ("DG",), ()),
    ("AS et DG", ("AS", "DG"), ()),
    ("AS DG", ("AS", "DG"), ()),
    ("DG +Président", ("DG",), ("Président",)),
    ("DG + équipe sociale et administrative", ("DG", "équipe sociale et administrative"), ()),
    ("équipe sociale + DG", ("équipe sociale", "DG"), ()),
    ("DG + un membre de l’équipe administrative", ("DG", "un membre de l’équipe administrative"), ()),
    (
        "Deux membres de l’équipe sociale et administrative",
        ("Deux membres de l’équipe sociale et administrative",),
        (),
    ),
    ("responsable social et service administratif", ("responsable social", "service administratif"), ()),
    ("DG + Président + responsable social CPAS", ("DG", "responsable social CPAS"), ("Président",)),
    ("Coordonnatrice du PCS", ("Coordonnatrice du PCS",), ()),
    ("Directrice générale, échevine des aînés", ("Directrice générale",), ("échevine des aînés",)),
    ("Conseiller en prévention", ("Conseiller en prévention",), ()),
    ("Bureau permanent / DG", ("DG",), ("Bureau permanent",)),
    ("Service RH et finances", ("Service RH et finances",), ()),
    ("M. Dupont, Mme Durand", ("M. Dupont", "Mme Durand"), ()),
    ("Assistants sociaux (RIS, ILA)", ("Assistants sociaux (RIS, ILA)",), ()),
    ("DG ; DG", ("DG",), ()),
]


@pytest.mark.parametrize(("text", "pilots", "political"), OWNERS)
def test_owners(text: str, pilots: tuple[str, ...], political: tuple[str, ...]) -> None:
    found = split_owners(text)
    assert (found.pilots, found.political, found.dropped) == (pilots, political, ())


@pytest.mark.parametrize(
    ("text", "pilots", "dropped"),
    [
        ("Service administratif- brochure", ("Service administratif",), ("brochure",)),
        ("à définir", (), ("à définir",)),
        ("DG / à déterminer", ("DG",), ("à déterminer",)),
    ],
)
def test_what_is_no_owner_is_left_out(text: str, pilots: tuple[str, ...], dropped: tuple[str, ...]) -> None:
    found = split_owners(text)
    assert (found.pilots, found.dropped) == (pilots, dropped)


def test_a_political_field_holds_elected_owners_only() -> None:
    assert split_owners("Mme Durand et DG", political=True).political == ("Mme Durand", "DG")


def test_elected_roles() -> None:
    elected = [
        "Président", "Présidente du CPAS", "Conseillers", "conseillers de l’action sociale", "Bourgmestre",
        "Échevin", "Échevine du logement", "Bureau permanent", "Conseil de l’action sociale", "Mandataires",
    ]  # fmt: skip
    staff = [
        "DG",
        "Conseillère logement",
        "conseiller en prévention",
        "CODIR",
        "Comité de direction",
        "Agent",
    ]
    assert [role for role in elected if not is_elected(role)] == []
    assert [role for role in staff if is_elected(role)] == []


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_failure(text: str) -> None:
    deadline = parse_deadline(text)
    for date in (deadline.start, deadline.end) if deadline else ():
        assert date is None or (date[:4].isdigit() and len(date) in {4, 7, 10})
    deadline_in_label(text)
    assert all(amount.amount >= 0 for amount in parse_amounts(text, bare=True))
    owners = split_owners(text)
    assert all(owner == owner.strip() for owner in owners.pilots + owners.political)
