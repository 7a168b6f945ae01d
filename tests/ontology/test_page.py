"""The forms in which the vocabulary is published: pages by pyLODE, RDF/XML, JSON-LD, redirections."""

from __future__ import annotations

import asyncio
import html
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from rdflib import OWL, RDFS, Graph, URIRef
from rdflib.compare import isomorphic

from pstgraph.rdf.namespace import PST
from pstgraph.resources import ontology_dir

# pyLODE leaves its style sheet open; rdflib's own reader of JSON-LD uses a class that rdflib retires.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]


@pytest.fixture(scope="module", autouse=True)
def event_loop_of_dominate() -> Iterator[None]:
    """An event loop for dominate (pyLODE's writer of HTML), which else makes one and leaves it open."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


@pytest.fixture(scope="module")
def publish() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ontology_publish", ontology_dir() / "publish.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_term_is_in_the_pages_and_every_form_says_the_same(publish: ModuleType, tmp_path: Path) -> None:
    paths = {path.relative_to(tmp_path).as_posix() for path in publish.publish(tmp_path)}
    assert {"pst.ttl", "pst.rdf", "pst.jsonld", "index.fr.html", "index.en.html", ".htaccess"} <= paths
    graph = Graph().parse(ontology_dir() / "pst.ttl")
    for language in ("fr", "en"):
        page = html.unescape((tmp_path / f"index.{language}.html").read_text("utf-8"))
        labels = {
            str(text)
            for name in PST
            for text in graph.objects(URIRef(PST[name]), RDFS.label)
            if text.language == language
        }
        assert [name for name in PST if PST[name] not in page] == []
        assert sorted(label for label in labels if label not in page) == []
    for name, form in (("pst.rdf", "xml"), ("pst.jsonld", "json-ld")):
        assert isomorphic(Graph().parse(tmp_path / name, format=form), graph)


def test_a_page_speaks_one_language(publish: ModuleType) -> None:
    graph = publish.in_language(publish.vocabulary(), "fr")
    spoken = {text.language for _, _, text in graph if getattr(text, "language", None)}
    assert spoken == {"fr"}


def test_what_a_language_lacks_stays_in_english(publish: ModuleType) -> None:
    graph = publish.in_language(publish.vocabulary(), "nl")
    axis = URIRef(PST.Axis)
    assert [str(text) for text in graph.objects(axis, RDFS.label)] == ["as"]
    definitions = list(graph.objects(axis, URIRef("http://www.w3.org/2004/02/skos/core#definition")))
    assert [text.language for text in definitions] == ["en"]


def test_redirections_name_the_version(publish: ModuleType) -> None:
    version = str(publish.vocabulary().value(URIRef("https://w3id.org/pst/ns/core"), OWL.versionInfo))
    assert version.replace(".", "\\.") in publish.HTACCESS
