"""The validator: each rule by hand, and the same verdicts as an XML Schema written apart from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ecomptes_schema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pstgraph.errors import InputError
from pstgraph.readers.ecomptes import validate

FILES = Path(__file__).parent / "ecomptes"
IN, OUT = (FILES / "ia_pst_in.xml").read_bytes(), (FILES / "ecomptes_out.xml").read_bytes()
TOP = "/dataroot/PST/Volets/Volet/ObjectifStrategiques/ObjectifStrategique"
ACTION = f"{TOP}/ObjectifsOperationnels/ObjectifOperationnel/Actions/Action"


def told(data: bytes, variant: str = "in") -> list[str]:
    return [f"{found.xpath}: {found.message}" for found in validate(data, variant)]


def put(old: str, new: str, data: bytes = IN, count: int = -1) -> bytes:
    assert old.encode() in data, old
    return data.replace(old.encode(), new.encode(), count)


def test_the_two_variants_are_valid_and_not_interchangeable():
    assert told(IN, "in") == [] and told(OUT, "out") == []
    assert len(told(IN, "out")) == 2 * 6  # Articles and Projections lack in each of the six elements
    assert told(IN, "out")[:2] == [
        "/dataroot/PST/Volets/Volet: L’élément « Articles » manque.",
        "/dataroot/PST/Volets/Volet: L’élément « Projections » manque.",
    ]
    assert told(OUT, "in")[0] == (
        "/dataroot/PST/Volets/Volet/Articles: L’élément « Articles » n’a pas sa place dans « Volet »."
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<Plans/>", "", f"{ACTION}[1]: L’élément « Plans » manque."),
        (
            "<ETP>0</ETP>",
            "<ETP>0</ETP><ETP>1</ETP>",
            f"{ACTION}[3]/ETP[2]: L’élément « ETP » se trouve plusieurs fois.",
        ),
        (
            "<Statut>PROBLEME</Statut>",
            "<Statut>ARRETE</Statut>",
            f"{ACTION}[1]/Statut: « ARRETE » n’est pas une des valeurs"
            " ANNULE_ABANDONNE, NON_COMMENCE, EN_COURS, EN_ATTENTE, PROBLEME, TERMINE.",
        ),
        (
            "<TauxAvancement>40<",
            "<TauxAvancement>140<",
            f"{ACTION}[1]/TauxAvancement: « 140 » n’est pas un nombre de 0 à 100.",
        ),
        (
            "<TauxAvancement>40<",
            "<TauxAvancement>4,5<",
            f"{ACTION}[1]/TauxAvancement: « 4,5 » n’est pas un nombre décimal (avec un point).",
        ),
        (
            "<DateFin>2022-06-30<",
            "<DateFin>2022-06-31<",
            f"{ACTION}[2]/DateFin: « 2022-06-31 » n’est pas une date AAAA-MM-JJ.",
        ),
        ("<INS>83028<", "<INS>8302A<", "/dataroot/Identifiants/INS: « 8302A » n’est pas un nombre entier."),
        (
            "<Version>201805V1<",
            "<Version>201805V2<",
            "/dataroot/Identifiants/Version: « 201805V2 » n’est pas une des valeurs 201805V1.",
        ),
        (
            "<Generateur>PST<",
            f"<Generateur>{'P' * 51}<",
            "/dataroot/Identifiants/Generateur: Le texte a 51 caractères, 50 au plus sont admis.",
        ),
        (
            "A.18 - Placer",
            "é" * 256,
            f"{ACTION}[3]/Libelle: Le texte a {256 + 17} caractères, 255 au plus sont admis.",
        ),
        (
            "<Nom>Service énergie<",
            f"<Nom>{'n' * 101}<",
            f"{TOP}/ObjectifsOperationnels/ObjectifOperationnel/Responsable/Nom:"
            " Le texte a 101 caractères, 100 au plus sont admis.",
        ),
        (
            'ElementId="a1000000000000000000000000000018" Exercice="2023"',
            'Exercice="deux"',
            f"{ACTION}[3]: L’attribut « ElementId » manque.",
        ),
        (
            'ElementId="a1000000000000000000000000000018"',
            'ElementId="x" id="y"',
            f"{ACTION}[3]: L’attribut « id » n’est pas prévu.",
        ),
        (
            "<Volets>",
            "<Volets>rien",
            "/dataroot/PST/Volets: Du texte se trouve entre les éléments : « rien ».",
        ),
        (
            "<Plan>Plan d'action Climat</Plan>",
            "<Plan><b>Climat</b></Plan>",
            f"{TOP}/Plans/Plan: L’élément « Plan » ne peut contenir d’autres éléments.",
        ),
        (
            "<Departement>Service social</Departement>",
            "<Service>social</Service>",
            f"{TOP}/ObjectifsOperationnels/ObjectifOperationnel/Service:"
            " L’élément « Service » n’a pas sa place dans « ObjectifOperationnel ».",
        ),
    ],
)
def test_each_violation_has_its_xpath_and_sentence(old, new, expected):
    assert expected in told(put(old, new))


def test_order_counts():
    swapped = put(
        "<DateDebut>2021-03-01</DateDebut>\n                    <DateFin>2024-12-31</DateFin>",
        "<DateFin>2024-12-31</DateFin><DateDebut>2021-03-01</DateDebut>",
    )
    assert told(swapped) == [
        f"{ACTION}[1]/DateDebut: L’élément « DateDebut » doit se trouver avant « DateFin »."
    ]
    assert validate(swapped, "in")[0].line == 89


def test_an_empty_type_admin_is_valid_an_empty_status_is_not():
    assert told(put("<TypeAdmin>CPAS</TypeAdmin>", "<TypeAdmin/>")) == []
    assert told(put("<Statut>TERMINE</Statut>", "<Statut/>")) != []


def test_another_root_and_broken_xml():
    assert told(b"<plan/>") == ["/plan: La racine est « plan », et non « dataroot »."]
    with pytest.raises(InputError, match=r"^eComptes:1: the XML is broken"):
        validate(b"<dataroot>", "in")


# ---- a second opinion ---------------------------------------------------------------------------


@cache
def oracle(variant: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(ecomptes_schema.schema_text(variant)))


VALUES = (
    *("", " ", "0", "-0.0", "+12", " 7 ", "100", "100.01", "-1", "1e2", ".5", "5.", "1,5", "٣", "NaN", "1_0"),
    *("2024-02-29", "2023-02-29", " 2024-01-01 ", "2024-01-01Z", "2024-01-01+14:00", "2024-01-01+15:00"),
    *("24-01-01", "12024-01-01", "2024-1-1", "AC", "CPAS", "EN_COURS", " EN_COURS", "MADAME"),
    *("HTML", "O", "R"),
    *("x" * 15, "x" * 16, "x" * 40, "x" * 41, "é" * 50, "é" * 51, "y" * 100, "y" * 101, "z" * 255, "z" * 256),
)  # fmt: skip
TAGS = (
    "Libelle",
    "DateFin",
    "Statut",
    "ETP",
    "Plans",
    "Articles",
    "Projections",
    "Action",
    "Volet",
    "Valeur",
    "b",
)


def mutate(root: etree._Element, draw) -> None:
    nodes = list(root.iter())
    node = nodes[draw(st.integers(1, len(nodes) - 1))]
    parent = node.getparent()
    what = draw(st.sampled_from(["text", "text", "drop", "double", "rename", "swap", "attribute", "insert"]))
    if what == "text":
        node.text = draw(st.sampled_from(VALUES))
    elif what == "drop":
        parent.remove(node)
    elif what == "double":
        parent.insert(parent.index(node), etree.fromstring(etree.tostring(node)))
    elif what == "rename":
        node.tag = draw(st.sampled_from(TAGS))
    elif what == "swap":
        at = draw(st.integers(0, len(parent) - 1))
        parent.remove(node)
        parent.insert(at, node)
    elif what == "attribute":
        name = draw(st.sampled_from(["ElementId", "Exercice", "Valeur"]))
        value = draw(st.none() | st.sampled_from(VALUES))
        if value is None:
            node.attrib.pop(name, None)
        else:
            node.set(name, value)
    else:
        etree.SubElement(node, draw(st.sampled_from(TAGS)))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_the_verdicts_are_those_of_an_xml_schema(data):
    variant = data.draw(st.sampled_from(["in", "out"]))
    root = etree.fromstring(IN if data.draw(st.booleans()) else OUT)
    for _ in range(data.draw(st.integers(0, 2))):
        mutate(root, data.draw)
    written = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    # the schema judges the file: an empty text in the tree would hide the default of an empty element
    expected = oracle(variant).validate(etree.fromstring(written))
    assert (validate(written, variant) == []) == expected, (oracle(variant).error_log, told(written, variant))
