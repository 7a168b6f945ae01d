"""The questions the ontology must answer, with the rows a person found by reading the documents."""

from __future__ import annotations

import pytest
from competency_rows import ALL_ROWS, EXPECTED, expected, found, load

from pstgraph.store import NamedQuery, Store, named_queries

QUERIES = named_queries()
SETS = ("complete", "five")


@pytest.fixture(scope="module")
def stores() -> dict[str, Store]:
    return {name: load(name) for name in SETS}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_rows(stores: dict[str, Store], query: NamedQuery, name: str) -> None:
    number, heading, rows = expected(name, query.name)
    columns, lines = found(stores[name], query)
    assert columns == heading
    if number is None:
        assert lines == rows
    else:
        assert len(lines) == number > ALL_ROWS
        assert [line for line in lines if line in set(rows)] == rows


@pytest.mark.parametrize("name", SETS)
def test_no_expected_file_without_a_query(name: str) -> None:
    assert sorted(file.stem for file in (EXPECTED / name).glob("*.tsv")) == sorted(q.name for q in QUERIES)


def test_the_complete_plan_answers_every_question() -> None:
    """Every field of the invented plan is filled: only what it cannot lack stays empty."""
    empty = {query.name for query in QUERIES if expected("complete", query.name)[2] == []}
    assert empty == {"elements-without-title"}


def test_forem_is_the_one_organisation_shared_by_the_five(stores: dict[str, Store]) -> None:
    rows = stores["five"].query("shared-partners").rows
    assert {row["partner"].rpartition("/")[2] for row in rows} == {"forem"}
    told = {(row["cpas_label"], row["file"][:3], row["first_line"], row["last_line"]) for row in rows}
    assert {("CPAS de Saint-Léger", "001", 115, 115), ("CPAS d'Ecaussinnes", "003", 138, 138)} <= told
    quotes = [row["quote"] for row in rows if row["first_line"] in (115, 138)]
    assert all("Forem" in quote for quote in quotes) and len(quotes) == 2


def test_three_spellings_of_the_gas_are_one_partner(stores: dict[str, Store]) -> None:
    rows = stores["five"].query("partner-mentions", partner="gas").rows
    mentions = {row["mention"] for row in rows}
    assert len({row["partner"] for row in rows}) == 1
    assert {"GAS", "Association Groupe Surendettement"} <= mentions


def test_arches_and_cpas_hotton_are_two_partners(stores: dict[str, Store]) -> None:
    rows = stores["five"].query("who-works-with").rows
    here = {
        row["partner"].rpartition("/")[2] for row in rows if "Arches +CPAS Hotton" in row["element_label"]
    }
    assert here == {"les-arches", "83028"}


def test_each_commune_is_its_own_and_never_shared(stores: dict[str, Store]) -> None:
    rows = stores["five"].query("who-works-with-class", partner_class="commune").rows
    assert len({row["cpas"] for row in rows}) == len({row["partner"] for row in rows}) == 5
