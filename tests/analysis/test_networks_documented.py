"""docs/networks.md and the networks tell the same attributes; another backend gives the same figures."""

from __future__ import annotations

import logging
import random
import re
from pathlib import Path

import networkx as nx
import pytest
from invented import action, partner, plan

from pstgraph.analysis import network_measures as measures
from pstgraph.analysis.networks import action_network, cpas_network, partner_network
from pstgraph.analysis.units import units
from pstgraph.identifiers import cpas_iri
from pstgraph.link.registry import load_registry

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "networks.md").read_text("utf-8")
SECTIONS = {
    "CPAS and partners": ("partners", "classes"),
    "Actions and partners": ("actions",),
    "CPAS that share partners": ("cpas",),
}


def told(section: str, table: str) -> set[str]:
    """Attributes in the first column of a table of a section."""
    text = PAGE.split(f"\n## {section}")[1].split("\n## ")[0]
    rows = text.split(f"| {table} |")[1].split("\n\n")[0]
    return {name for row in rows.splitlines() for name in re.findall(r"`(\w+)`", row.split(" | ")[0])}


@pytest.fixture(scope="module")
def networks():
    """Every kind of node: two CPAS that share and name each other, one without a seat, a class, a project."""
    registry = load_registry()
    shared = partner("le Forem", registry.partners["forem"].iri)
    schools = partner("les écoles", "https://w3id.org/pst/auth/partner-class/ecoles", generic=True)
    ath = partner("le CPAS d'Ath", cpas_iri("51004"))
    found = units(
        [
            plan("51004", "Ath", action("OS1/OO1/A1", "Forem", partners=(shared, schools))),
            plan("55050", "Ecaussinnes", action("OS1/OO1/A1", "Ath", partners=(shared, schools, ath))),
        ]
    )
    return {
        "partners": partner_network(found, registry),
        "classes": partner_network(found, registry, classes=True),
        "actions": action_network(found, registry),
        "cpas": cpas_network(partner_network(found, registry)),
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_tells_every_attribute_and_no_other(networks, section):
    made = [networks[kind] for kind in SECTIONS[section]]
    on_nodes = {key for network in made for _, data in network.nodes(data=True) for key in data}
    on_links = {key for network in made for _, _, data in network.edges(data=True) for key in data}
    assert told(section, "node attribute") == on_nodes
    assert told(section, "link attribute") == on_links


def test_attributes_are_plain_strings_and_numbers(networks):
    for network in networks.values():
        for _, data in network.nodes(data=True):
            assert {type(value) for value in data.values()} <= {str, int, float}
        for *_, data in network.edges(data=True):
            assert {type(value) for value in data.values()} <= {str, int, float}


def test_the_page_names_every_measure_and_its_links_lead_somewhere():
    public = [n for n, f in vars(measures).items() if getattr(f, "__module__", "") == measures.__name__]
    for name in public:
        assert name.startswith("_") or f"`{name}(" in PAGE, name
    assert "(docs/networks.md)" in (ROOT / "README.md").read_text("utf-8")


def test_another_backend_of_networkx_runs_and_gives_the_same_figures(caplog):
    registry, chance = load_registry(), random.Random(2024)
    keys = sorted(registry.partners)
    plans = [
        plan(
            nis,
            registry.communes[nis].name,
            action(
                "OS1/OO1/A1",
                "Avec d'autres",
                partners=tuple(partner(k, registry.partners[k].iri) for k in chance.sample(keys, 5)),
            ),
        )
        for nis in sorted(registry.communes)
    ]
    network = partner_network(units(plans), registry)
    with nx.config(backend_priority=["rustworkx"]), caplog.at_level(logging.DEBUG, "networkx.utils.backends"):
        through = measures.partner_measures(network)
    ran = [record.getMessage() for record in caplog.records]
    assert any("Using backend 'rustworkx' for call to 'betweenness_centrality'" in one for one in ran)
    assert len(network) > 300
    assert through.equals(measures.partner_measures(network))
