"""Network files validated by reading them back: networkx, CSV, VOSviewer's JSON by its schema."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import jsonschema
import networkx as nx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))
from invented import action, partner, plan

from pstgraph.analysis.networks import cpas_network, partner_network
from pstgraph.analysis.units import units
from pstgraph.identifiers import cpas_iri, organisation_iri
from pstgraph.link.registry import load_registry
from pstgraph.present.network.formats import to_csv, to_gexf, to_graphml, to_vosviewer
from pstgraph.present.network.html import to_html
from pstgraph.present.network.layout import positions

# After the file format in the VOSviewer manual, section "JSON files".
NUMBERS = {"type": "object", "additionalProperties": {"type": "number"}}
VOSVIEWER = {
    "type": "object",
    "required": ["network"],
    "properties": {
        "network": {
            "type": "object",
            "required": ["items", "links"],
            "properties": {
                "items": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id", "label", "x", "y", "cluster", "weights"],
                        "properties": {
                            "id": {"type": "integer"},
                            "label": {"type": "string"},
                            "x": {"type": "number"},
                            "y": {"type": "number"},
                            "cluster": {"type": "integer", "minimum": 1},
                            "weights": NUMBERS,
                            "scores": NUMBERS,
                            "url": {"type": "string"},
                            "description": {"type": "string"},
                        },
                        "additionalProperties": False,
                    },
                },
                "links": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["source_id", "target_id", "strength"],
                        "properties": {
                            "source_id": {"type": "integer"},
                            "target_id": {"type": "integer"},
                            "strength": {"type": "number", "exclusiveMinimum": 0},
                        },
                        "additionalProperties": False,
                    },
                },
            },
        }
    },
}
FOREM = partner("le Forem", organisation_iri("forem"))
GAS = partner("GAS </script>", organisation_iri("gas"))
ATH = partner("le CPAS d'Ath", cpas_iri("51004"))  # named as partner, with a plan of its own


@pytest.fixture(scope="module", params=["partners", "cpas", "empty"])
def network(request):
    plans = [
        plan("51004", "Ath", action("OS1/OO1/A1", "Avec le Forem", partners=(FOREM, GAS))),
        plan("51012", "Brugelette", action("OS1/OO1/A1", "Forem", partners=(FOREM,))),
        plan("81001", "Arlon", action("OS1/OO1/A1", "GAS, Ath", partners=(GAS, ATH))),
    ]
    bipartite = partner_network(units([] if request.param == "empty" else plans), load_registry())
    return cpas_network(bipartite) if request.param == "cpas" else bipartite


def same(found, network):
    assert set(found) == set(network)
    assert {frozenset(e) for e in found.edges} == {frozenset(e) for e in network.edges}
    for a, b, data in network.edges(data=True):
        assert found[a][b]["weight"] == pytest.approx(data["weight"])
        for key in set(data) - {"weight"}:
            assert found[a][b][key] == data[key]
    for node, data in network.nodes(data=True):
        assert found.nodes[node]["label"] == data["label"]
        assert found.nodes[node]["kind"] == data["kind"]


def test_gexf_reads_back_the_same(network):
    data = to_gexf(network)
    same(nx.read_gexf(io.BytesIO(data)), network)
    assert data == to_gexf(network)


def test_graphml_reads_back_the_same(network):
    data = to_graphml(network)
    same(nx.read_graphml(io.BytesIO(data)), network)
    assert data == to_graphml(network)


def test_vosviewer_json_fits_its_schema(network):
    found = json.loads(to_vosviewer(network))
    jsonschema.validate(found, VOSVIEWER)
    items, links = found["network"]["items"], found["network"]["links"]
    assert len(items) == len(network) and len(links) == network.number_of_edges()
    assert len({item["id"] for item in items}) == len(items)
    by_id = {item["id"]: item["url"] for item in items}
    assert {frozenset((by_id[x["source_id"]], by_id[x["target_id"]])) for x in links} == {
        frozenset(e) for e in network.edges
    }


def test_vosviewer_describes_its_items_in_words(network):
    for item in json.loads(to_vosviewer(network))["network"]["items"]:
        kind = network.nodes[item["url"]]["kind"]
        assert item["description"].startswith(
            {"cpas": "CPAS – province : ", "partner": "Organisation "}[kind]
        )
        assert "http" not in item["description"] and "_" not in item["description"]


def test_csv_tables_hold_nodes_and_edges(network):
    nodes, edges = (list(csv.DictReader(io.StringIO(text))) for text in to_csv(network))
    assert {row["Id"] for row in nodes} == set(network)
    assert {frozenset((row["Source"], row["Target"])) for row in edges} == {
        frozenset(e) for e in network.edges
    }
    assert all(
        float(r["Weight"]) == pytest.approx(network[r["Source"]][r["Target"]]["weight"]) for r in edges
    )


def test_html_is_one_file_and_quotes_cannot_break_it(network):
    page = to_html(network, "Réseau", "Une phrase.")
    assert page.count("</script>") == 2
    for fetched in ("src=", "href=", "@import", "url("):
        assert fetched not in page
    start = page.index('id="data">') + len('id="data">')
    data = json.loads(page[start : page.index("</script>", start)])
    assert {node["id"] for node in data["nodes"]} == set(network)


def test_layout_is_the_same_at_every_run_and_stays_in_its_square(network):
    assert positions(network) == positions(network)
    assert all(abs(x) <= 1 and abs(y) <= 1 for x, y in positions(network).values())
