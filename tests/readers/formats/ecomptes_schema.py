"""The format as an XML Schema, written from its description apart from the package: a second opinion.

``schema_text("in")`` and ``schema_text("out")`` differ in Articles and Projections alone.
"""

from __future__ import annotations


def _leaf(name: str, base: str = "string", facets: str = "", occurs: str = "") -> str:
    if not facets:
        return f'<xs:element name="{name}" type="xs:{base}"{occurs}/>'
    return (
        f'<xs:element name="{name}"{occurs}><xs:simpleType><xs:restriction base="xs:{base}">{facets}'
        "</xs:restriction></xs:simpleType></xs:element>"
    )


def _longest(number: int) -> str:
    return f'<xs:maxLength value="{number}"/>'


def _one_of(*values: str) -> str:
    return "".join(f'<xs:enumeration value="{value}"/>' for value in values)


def _holder(name: str, inside: str, occurs: str = "") -> str:
    return f'<xs:element name="{name}"{occurs}>{_sequence(inside)}</xs:element>'


def _sequence(inside: str, attributes: str = "") -> str:
    return f"<xs:complexType><xs:sequence>{inside}</xs:sequence>{attributes}</xs:complexType>"


MAYBE, MANY = ' minOccurs="0"', ' minOccurs="0" maxOccurs="unbounded"'
PERSON = (
    _leaf("Civilite", facets=_one_of("MONSIEUR", "MADAME"))
    + _leaf("Nom", facets=_longest(100))
    + _leaf("Prenom", facets=_longest(50))
    + _leaf("Tel", facets=_longest(15))
    + _leaf("eMail", facets=_longest(255))
)
TEXT = _leaf("Mode", facets=_one_of("TEXTE", "HTML", "RTF")) + _leaf("Valeur")
BASE = (
    _leaf("Libelle", facets=_longest(255))
    + _leaf("DateDebut", "date", occurs=MAYBE)
    + _leaf("DateFin", "date", occurs=MAYBE)
    + _holder("Description", TEXT)
    + _leaf(
        "Statut",
        facets=_one_of("ANNULE_ABANDONNE", "NON_COMMENCE", "EN_COURS", "EN_ATTENTE", "PROBLEME", "TERMINE"),
    )
    + _holder("Responsable", PERSON, MAYBE)
    + _holder("Mandataire", PERSON, MAYBE)
    + _leaf("Departement", occurs=MAYBE)
    + _leaf("TauxAvancement", "decimal", '<xs:minInclusive value="0"/><xs:maxInclusive value="100"/>')
    + _holder("RemarqueStatut", TEXT)
    + _leaf("ETP", "decimal", '<xs:minInclusive value="0"/>')
    + _holder("Plans", _leaf("Plan", occurs=MANY))
    + _holder("Partenaires", _leaf("Partenaire", occurs=MANY))
)
LINE = _leaf("Service", facets=_one_of("O", "E")) + _leaf("Type", facets=_one_of("R", "D"))
YEAR = (
    f'<xs:element name="Exercice"{MANY}>'
    + _sequence(_leaf("Montant", "decimal"), '<xs:attribute name="Valeur" type="xs:integer" use="required"/>')
    + "</xs:element>"
)
MONEY = _holder(
    "Articles",
    _holder(
        "Article",
        _leaf("Exercice", "integer")
        + LINE
        + _leaf("CodeArticle", facets=_longest(50))
        + _leaf("Libelle", facets=_longest(255))
        + _leaf("Montant", "decimal"),
        MANY,
    ),
) + _holder(
    "Projections",
    _holder(
        "Projection",
        LINE + _leaf("GroupeEco") + _leaf("Libelle", facets=_longest(255)) + _holder("Exercices", YEAR),
        MANY,
    ),
)
ATTRIBUTES = (
    '<xs:attribute name="ElementId" type="xs:string" use="required"/>'
    '<xs:attribute name="Exercice" type="xs:integer" use="required"/>'
)


def schema_text(variant: str) -> str:
    """The schema of a variant."""
    base = BASE + (MONEY if variant == "out" else "")

    def element(name: str, below: str, occurs: str) -> str:
        return f'<xs:element name="{name}"{occurs}>{_sequence(base + below, ATTRIBUTES)}</xs:element>'

    actions = _holder("Actions", element("Action", "", MANY), MAYBE)
    operational = _holder("ObjectifsOperationnels", element("ObjectifOperationnel", actions, MANY), MAYBE)
    strategic = _holder("ObjectifStrategiques", element("ObjectifStrategique", operational, MANY), MAYBE)
    volets = _holder("Volets", element("Volet", strategic, ' maxOccurs="unbounded"'))
    head = (
        _leaf("Id")
        + '<xs:element name="TypeAdmin" default="AC"><xs:simpleType><xs:restriction base="xs:string">'
        + _one_of("AC", "CPAS")
        + "</xs:restriction></xs:simpleType></xs:element>"
        + _leaf("INS", "integer")
        + _leaf("Type", facets=_one_of("PST"))
        + _leaf("Exercice", "integer")
        + _leaf("Version", facets=_one_of("201805V1"))
        + _leaf("Generateur", facets=_longest(50))
    )
    about = (
        _leaf("IdPST", facets=_longest(40))
        + _leaf("Libelle", facets=_longest(255))
        + _leaf("ExerciceDebut", "integer")
        + _leaf("ExerciceFin", "integer")
    )
    inside = _holder("Identifiants", head) + _holder("PST", _holder("DescriptionPST", about) + volets)
    return f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{_holder("dataroot", inside)}</xs:schema>'
