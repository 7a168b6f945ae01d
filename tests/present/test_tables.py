"""Listings in each format, by hand-written expectations."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from pstgraph.present.tables import Column, Listing, Screen, render

COLUMNS = (
    Column("cpas", "CPAS", "CPAS", wrap=True),
    Column("actions", "Actions", "Actions", number=True),
    Column("shared", "Partagé", "Shared"),
    Column("partners", "Partenaires", "Partners", wrap=True),
    Column("iri", "IRI", "IRI", table=False),
)
ROWS = [
    {"cpas": "Érezée", "actions": 10, "shared": True, "partners": ["Forem", "PCS"], "iri": "urn:1"},
    {"cpas": "Saint-Léger", "actions": 47, "shared": False, "partners": [], "iri": "urn:2"},
    {"cpas": "A | B\nC", "actions": None, "shared": None, "partners": None, "iri": None},
]
LISTING = Listing(COLUMNS, ROWS)


def test_csv_has_keys_all_columns_and_survives_reading_back() -> None:
    read = list(csv.reader(io.StringIO(render(LISTING, "csv"))))
    assert read == [
        ["cpas", "actions", "shared", "partners", "iri"],
        ["Érezée", "10", "true", "Forem; PCS", "urn:1"],
        ["Saint-Léger", "47", "false", "", "urn:2"],
        ["A | B\nC", "", "", "", ""],
    ]


def test_tsv_is_separated_by_tabs() -> None:
    assert render(LISTING, "tsv").splitlines()[1] == "Érezée\t10\ttrue\tForem; PCS\turn:1"


def test_markdown_escapes_and_leaves_out_what_is_for_programs() -> None:
    assert render(LISTING, "markdown", "en").splitlines() == [
        "| CPAS | Actions | Shared | Partners |",
        "| --- | ---: | --- | --- |",
        "| Érezée | 10 | yes | Forem, PCS |",
        "| Saint-Léger | 47 | no |  |",
        "| A \\| B C |  |  |  |",
    ]


def test_json_takes_the_records_where_there_are_some() -> None:
    assert json.loads(render(LISTING, "json"))[2] == ROWS[2]
    records = [{"when": date(2025, 8, 12), "sum": Decimal("2.50"), "n": Decimal("3")}]
    richer = Listing(COLUMNS, ROWS, records=records)
    assert json.loads(render(richer, "json")) == [{"when": "2025-08-12", "sum": 2.5, "n": 3}]


def test_a_piped_table_has_one_aligned_line_a_row_and_no_rule() -> None:
    assert render(LISTING, "table", "fr").splitlines() == [
        "CPAS         Actions  Partagé  Partenaires",
        "Érezée            10  oui      Forem, PCS",
        "Saint-Léger       47  non",
        "A | B C",
    ]


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_a_table_on_a_screen_fits_its_width_and_loses_no_word(width: int) -> None:
    words = "accompagner les personnes surendettées avec le Groupe Action Surendettement " * 3
    row = {"cpas": "Écaussinnes", "actions": 96, "shared": True, "partners": [words.strip()]}
    listing = Listing(COLUMNS, [row])
    shown = render(listing, "table", "fr", Screen(width=width))
    assert max(len(line) for line in shown.splitlines()) <= width
    assert "\x1b" not in shown
    for word in set(words.split()):
        assert shown.count(word) >= 3, word


def test_a_table_too_wide_for_the_screen_becomes_blocks() -> None:
    columns = tuple(Column(f"c{i}", f"Colonne {i}", f"Column {i}") for i in range(8))
    rows = [{f"c{i}": f"valeur-{i}" for i in range(8)}, {"c0": "seule"}]
    shown = render(Listing(columns, rows), "table", "fr", Screen(width=50))
    assert shown.splitlines()[:2] == ["Colonne 0 : valeur-0", "Colonne 1 : valeur-1"]
    assert shown.splitlines()[-2:] == ["", "Colonne 0 : seule"]


def test_what_repeats_is_said_once_on_a_screen_and_always_to_programs() -> None:
    columns = (
        Column("partner", "Partenaire", "Partner", once=True),
        Column("cpas", "CPAS", "CPAS", once=True),
    )
    rows = [
        {"partner": p, "cpas": c} for p, c in (("Forem", "A"), ("Forem", "A"), ("Forem", "B"), ("GAS", "B"))
    ]
    listing = Listing(columns, rows)
    shown = render(listing, "table", "fr", Screen(width=80)).splitlines()[2:]
    assert [line.split() for line in shown] == [["Forem", "A"], [], ["B"], ["GAS", "B"]]
    assert render(listing, "csv").count("Forem") == 3
    assert render(listing, "table").count("Forem") == 3


def test_a_terminal_gets_a_bold_head() -> None:
    assert "\x1b[1m" in render(LISTING, "table", "fr", Screen(width=80, terminal=True))


def test_an_empty_listing_keeps_its_head() -> None:
    empty = Listing(COLUMNS, [])
    assert render(empty, "csv") == "cpas,actions,shared,partners,iri\n"
    assert render(empty, "json") == "[]\n"
    assert render(empty, "table").startswith("CPAS")
