"""The registry's files are what its script makes of the packages, byte for byte."""

import csv
import importlib.util
import shutil
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from pstgraph.resources import data_dir

FOLDER = data_dir() / "registry"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """A copy of the hand-kept files with the two built ones made anew."""
    folder = tmp_path_factory.mktemp("registry")
    for path in FOLDER.glob("*.csv"):
        if path.name != "communes.csv":
            shutil.copy(path, folder)
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location("registry_build", FOLDER / "build.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.build(folder)
    finally:
        sys.path.remove(str(FOLDER))
        sys.modules.pop("graph", None)
    return folder


@pytest.mark.parametrize("name", ["communes.csv", "registry.ttl"])
def test_rebuilt_file_is_the_shipped_one(rebuilt: Path, name: str):
    assert (rebuilt / name).read_bytes() == (FOLDER / name).read_bytes()


def test_columns_of_the_communes():
    with (FOLDER / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["nis"] for row in rows] == sorted({row["nis"] for row in rows})
    assert sum(not row["lat"] for row in rows) == 30
    assert all(bool(row["lat"]) == bool(row["lon"]) for row in rows)
    for row in rows:
        if row["lat"]:
            assert 49.4 < float(row["lat"]) < 50.9 and 2.8 < float(row["lon"]) < 6.5, row["name_fr"]


@pytest.fixture(scope="module")
def graph():
    store = ox.Store()
    store.load(path=FOLDER / "registry.ttl", format=ox.RdfFormat.TURTLE)
    return store


PREFIXES = """
PREFIX pst: <https://w3id.org/pst/ns/core#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX refnis: <http://vocab.belgif.be/auth/refnis2025/>
PREFIX pc: <https://w3id.org/pst/auth/partner-class/>
"""


def ask(graph, pattern):
    return bool(graph.query(f"{PREFIXES} ASK {{ {pattern} }}"))


def test_every_commune_has_its_cpas_and_its_body(graph):
    rows = graph.query(
        PREFIXES
        + """SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE {
          ?c a pst:CPAS ; dcterms:spatial ?t . ?t skos:broader/skos:broader/skos:broader refnis:03000 .
          ?body dcterms:spatial ?t ; org:classification pc:commune }"""
    )
    assert [int(row["n"].value) for row in rows] == [261]


def test_gas_is_one_organisation_of_one_province(graph):
    assert ask(
        graph,
        """<https://w3id.org/pst/id/org/gas> a org:Organization ; dcterms:spatial refnis:80000 ;
           skos:altLabel "GAS"@fr ; org:classification pc:centre-reference-dettes""",
    )


def test_no_class_of_partners_is_an_organisation(graph):
    assert not ask(graph, "?x a org:Organization ; skos:prefLabel ?l FILTER(REGEX(STR(?x), '/org/g-'))")
    assert not ask(graph, "?x a org:Organization FILTER(STRSTARTS(STR(?x), STR(pc:)))")


def test_no_blank_nodes(graph):
    assert not ask(graph, "?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o))")
