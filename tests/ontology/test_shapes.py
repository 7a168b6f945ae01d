"""The shapes files: every rule of the table, whole, well-formed and in two languages."""

from __future__ import annotations

import re
import string

import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from pstgraph.identifiers import SHAPES
from pstgraph.rdf.namespace import PST
from pstgraph.rdf.rules import Rule, load_rules
from pstgraph.resources import ontology_dir

FILES = ("check.ttl", "integrity.ttl", "completeness.ttl")
FOLDER = ontology_dir() / "shapes"
LAW = "https://wallex.wallonie.be/eli/loi-decret/1976/07/08/197670810"
UNIT = SHAPES + "check#Unit"

# rule: level, severity, class that it speaks of
TABLE = {
    "I01": ("integrity", "violation", "StrategicProgramme"),
    "I02": ("integrity", "violation", "CPAS"),
    "I03": ("integrity", "violation", "PlanElement"),
    "I04": ("integrity", "violation", "PlanElement"),
    "I05": ("integrity", "violation", "PlanElement"),
    "I06": ("integrity", "violation", "PlanElement"),
    "I07": ("integrity", "violation", "SubAction"),
    "I08": ("integrity", "violation", "PlanElement"),
    "I09": ("integrity", "violation", "PlanElement"),
    "I10": ("integrity", "violation", "BudgetLine"),
    "I11": ("integrity", "violation", "BudgetLine"),
    "I12": ("integrity", "violation", "CollaborationOpportunity"),
    "I13": ("integrity", "violation", "CollaborationOpportunity"),
    "I14": ("integrity", "violation", "EvidencePassage"),
    "I15": ("integrity", "violation", "PlanElement"),
    "C01": ("law", "violation", "StrategicProgramme"),
    "C02": ("law", "warning", "StrategicProgramme"),
    "C03": ("law", "warning", "StrategicProgramme"),
    "C04": ("law", "warning", "PolicyStatement"),
    "C05": ("law", "violation", "StrategicProgramme"),
    "C06": ("law", "violation", "StrategicObjective"),
    "C07": ("law", "violation", "OperationalObjective"),
    "C08": ("law", "warning", "unit"),
    "C09": ("law", "warning", "unit"),
    "C10": ("law", "warning", "StrategicProgramme"),
    "C11": ("law", "warning", "StrategicProgramme"),
    "C12": ("law", "warning", "StrategicProgramme"),
    "C13": ("law", "info", "StrategicProgramme"),
    "C14": ("guide", "warning", "StrategicProgramme"),
    "C15": ("guide", "warning", "OperationalObjective"),
    "C17": ("guide", "info", "Action"),
    "C18": ("guide", "warning", "unit"),
    "C19": ("practice", "info", "Action"),
    "C20": ("guide", "info", "Indicator"),
    "C21": ("guide", "info", "Indicator"),
    "C22": ("practice", "info", "Action"),
    "C23": ("practice", "info", "Action"),
    "C24": ("practice", "info", "BudgetLine"),
    "C25": ("practice", "info", "Agreement"),
    "C26": ("guide", "info", "unit"),
    "C27": ("practice", "info", "unit"),
    "C28": ("practice", "info", "StrategicProgramme"),
}
PLACEHOLDERS = {"cpas", "element", "where", "value", "passage"}


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """The shapes as any other tool would read them."""
    read = rdflib.Graph()
    for name in FILES:
        read.parse(FOLDER / name)
    return read


def rule_shape(rule: str) -> rdflib.URIRef:
    file = "integrity" if rule.startswith("I") else "completeness"
    return rdflib.URIRef(f"{SHAPES}{file}#{rule}")


def all_shapes(graph: rdflib.Graph) -> set[rdflib.term.Node]:
    return set(graph.subjects(RDF.type, SH.NodeShape)) | set(graph.subjects(RDF.type, SH.PropertyShape))


def test_the_rules_are_those_of_the_table() -> None:
    told = {
        rule.id: (
            rule.level,
            rule.severity,
            "unit" if rule.population == UNIT else rule.population.removeprefix(PST["CPAS"][:-4]),
        )
        for rule in load_rules().rules
    }
    assert told == TABLE
    assert [rule.iri for rule in load_rules().rules] == [str(rule_shape(rule)) for rule in TABLE]


def test_integrity_comes_first() -> None:
    assert [rule.id for rule in load_rules().rules] == list(TABLE)


@pytest.mark.parametrize("rule", TABLE)
def test_a_rule_says_what_it_rests_on(graph: rdflib.Graph, rule: str) -> None:
    known = load_rules().by_id()[rule]
    assert set(known.label) == set(known.basis) == {"en", "fr"}
    assert known.label["fr"].endswith(".") and known.label["en"].endswith(".")
    assert known.source.startswith("https://")
    assert (known.source == LAW) == (known.level == "law")
    assert ("27ter" in known.basis["fr"] or "26bis" in known.basis["fr"]) == (known.level == "law")


def test_shapes_conform_to_the_shapes_of_shacl(graph: rdflib.Graph) -> None:
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True, advanced=True)
    assert conforms, text


def test_the_shapes_of_shacl_would_mind(graph: rdflib.Graph) -> None:
    broken = rdflib.Graph()
    broken += graph
    broken.add((rule_shape("C15"), SH.severity, rdflib.Literal("grave")))
    with pytest.raises(Exception, match="MetaSHACL"):
        pyshacl.validate(rdflib.Graph(), shacl_graph=broken, meta_shacl=True)


def test_every_shape_and_constraint_has_an_iri(graph: rdflib.Graph) -> None:
    assert [shape for shape in all_shapes(graph) if isinstance(shape, rdflib.BNode)] == []
    refers = (SH.property, SH.node, SH.sparql, SH.rule, SH.qualifiedValueShape, SH["not"])
    assert [o for p in refers for o in graph.objects(None, p) if isinstance(o, rdflib.BNode)] == []
    for listed in (SH["or"], SH["and"], SH.xone):
        for head in graph.objects(None, listed):
            assert all(isinstance(item, rdflib.URIRef) for item in graph.items(head))


def test_every_shape_that_is_named_is_there(graph: rdflib.Graph) -> None:
    named = {
        o for p in (SH.property, SH.node, SH.qualifiedValueShape, SH["not"]) for o in graph.objects(None, p)
    }
    for listed in (SH["or"], SH["and"], SH.xone):
        named |= {item for head in graph.objects(None, listed) for item in graph.items(head)}
    assert named - all_shapes(graph) == set()
    reached = named | {rule_shape(rule) for rule in TABLE} | set(graph.subjects(SH.rule, None))
    assert all_shapes(graph) - reached == set(), "a shape that no rule uses"


def test_property_shapes_bear_the_severity_of_their_rule(graph: rdflib.Graph) -> None:
    # another SHACL engine reports the severity of the property shape, not of the node shape above it
    for rule in TABLE:
        wanted = set(graph.objects(rule_shape(rule), SH.severity))
        assert len(wanted) == 1
        for part in graph.objects(rule_shape(rule), SH.property):
            assert set(graph.objects(part, SH.severity)) == wanted, part


def test_every_pst_term_of_the_shapes_is_declared(graph: rdflib.Graph) -> None:
    used = {
        str(term).removeprefix(PST["CPAS"][:-4])
        for triple in graph
        for term in triple
        if isinstance(term, rdflib.URIRef) and str(term).startswith(PST["CPAS"][:-4])
    }
    for text in [*graph.objects(None, SH.select), *graph.objects(None, SH.construct)]:
        used |= set(re.findall(r"\bpst:(\w+)", str(text)))
    assert {name for name in used if name not in PST} == set()
    assert len(used) > 35


def test_every_code_of_the_shapes_is_in_its_list(graph: rdflib.Graph) -> None:
    lists = rdflib.Graph()
    for file in sorted((ontology_dir() / "schemes").glob("*.ttl")):
        lists.parse(file)
    known = {str(concept) for concept in lists.subjects(RDF.type, rdflib.SKOS.Concept)}
    base = "https://w3id.org/pst/auth/"
    used = {str(o) for o in graph.objects() if str(o).startswith(base) and str(o).count("/") > 5}
    for text in [*graph.objects(None, SH.select), *graph.objects(None, SH.construct)]:
        used |= set(re.findall(rf"<({base}[^>]+)>", str(text)))
    assert used - known - {base + "status"} == set()
    assert len(used) >= 12


def test_every_helper_term_is_declared(graph: rdflib.Graph) -> None:
    here = SHAPES + "check#"
    declared = {str(s) for s in graph.subjects(RDFS.label, None) if str(s).startswith(here)}
    shapes = {str(s) for s in graph.subjects(RDF.type, None) if str(s).startswith(here)}
    used = {
        str(t) for triple in graph for t in triple if str(t).startswith(here) and isinstance(t, rdflib.URIRef)
    }
    for text in [*graph.objects(None, SH.select), *graph.objects(None, SH.construct)]:
        used |= {here + name for name in re.findall(r"\bcheck:(\w+)", str(text))}
    assert used - declared - shapes == {here + "run"}


def test_messages_are_in_two_languages_with_known_placeholders(graph: rdflib.Graph) -> None:
    shapes = set(graph.subjects(SH.message, None))
    assert {rule_shape(rule) for rule in TABLE} <= shapes
    for shape in shapes:
        texts = {
            m.language: str(m) for m in graph.objects(shape, SH.message) if isinstance(m, rdflib.Literal)
        }
        assert set(texts) == {"fr", "en"}, shape
        fields = {lang: {f for _, f, _, _ in string.Formatter().parse(t) if f} for lang, t in texts.items()}
        assert fields["fr"] == fields["en"] <= PLACEHOLDERS, shape
        assert texts["fr"].endswith(".") and texts["en"].endswith(".")
        assert " ;" in texts["fr"] and ";" in texts["en"], "what is wrong; how to mend it"
        assert "'" in texts["fr"] or "«" in texts["fr"] or "{" in texts["fr"]


def test_completeness_says_not_found_and_never_missing(graph: rdflib.Graph) -> None:
    for shape in graph.subjects(SH.message, None):
        if "completeness#" not in str(shape):
            continue
        for message in graph.objects(shape, SH.message):
            assert re.search(r"document publié|published document", str(message)), message
            assert not re.search(
                r"manqu|absent|n'a pas de|n'existe pas|lacks|missing|has no\b", str(message)
            ), message
            assert re.search(r"trouvé|found|d'après|according to", str(message)), message


def test_french_is_typed_as_french(graph: rdflib.Graph) -> None:
    texts = [t for p in (SH.message, RDFS.label, RDFS.comment) for t in graph.objects(None, p)]
    for text in texts:
        if isinstance(text, rdflib.Literal) and text.language == "fr":
            assert not re.search(r"[^\s:/][:;!?»](\s|$)", re.sub(r"https?:\S+|\w+:\w+", "", str(text))), text
            assert str(text).count("«") == str(text).count("»")
            assert not re.search(
                r"\b(declaration|evaluation|operationnel|strategique|publie|severite)\b", str(text)
            ), text


WHOLE = {"StrategicProgramme", "PolicyStatement"}


@pytest.mark.parametrize(
    "rule", [rule for rule in load_rules().rules if rule.level != "integrity"], ids=lambda r: r.id
)
def test_a_rule_on_elements_says_what_is_missing_and_how_often(rule: Rule) -> None:
    of_elements = TABLE[rule.id][2] not in WHOLE
    assert set(rule.tally) == ({"en", "fr"} if of_elements else set())
    for text in rule.tally.values():
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name]
        assert fields == ["failed", "checked"]
    if of_elements:
        assert " non trouvé" in rule.tally["fr"] and " found: " in rule.tally["en"]
    # what to do follows the one semicolon: reports show it apart
    assert all(
        texts["fr"].count(" ; ") == 1
        for shape, texts in load_rules().messages.items()
        if load_rules().rule_of.get(shape) == rule.id
    )
