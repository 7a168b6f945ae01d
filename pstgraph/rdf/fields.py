"""The one table between fields of the model and properties of the graph.

Writer and reader both take the property of a field from here, so that they cannot drift apart.
"""

from __future__ import annotations

from pstgraph.identifiers import AUTH
from pstgraph.model.plan import Kind

CLASS_OF_KIND: dict[Kind, str] = {
    "axis": "pst:Axis",
    "strategic_objective": "pst:StrategicObjective",
    "operational_objective": "pst:OperationalObjective",
    "action": "pst:Action",
    "sub_action": "pst:SubAction",
}

# The property that a statement about a field uses; every field has its own.
ITEM_PROPERTY: dict[str, str] = {
    "kind": "rdf:type",
    "parent": "pst:partOf",
    "number": "dcterms:identifier",
    "label": "dcterms:title",
    "volet": "pst:volet",
    "pilots": "pst:administrativePilot",
    "political_pilots": "pst:politicalPilot",
    "deadline": "pst:dateText",
    "steps": "pst:steps",
    "budget": "pst:hasBudgetLine",
    "partners": "pst:partner",
    "themes": "pst:theme",
    "target_groups": "pst:targetGroup",
    "instruments": "pst:instrument",
    "description": "dcterms:description",
    "status": "pst:status",
    "status_note": "pst:statusNote",
    "progress": "pst:progressRate",
    "fte": "pst:fte",
    "department": "pst:department",
    "priority": "pst:priority",
    "plans": "pst:contributesTo",
    "indicators": "pst:hasIndicator",
    "articles": "pst:articleCode",
    "projections": "pst:economicGroup",
    "note": "skos:note",
    "alternatives": "dcterms:alternative",
    "agreements": "pst:underAgreement",
    "synergies": "pst:involves",
}

PLAN_PROPERTY: dict[str, str] = {
    "cpas": "pst:programmeOf",
    "title": "dcterms:title",
    "legislature": "dcterms:temporal",
    "document_date": "dcterms:issued",
    "adopted": "dcterms:dateAccepted",
    "declaration_adopted": "pst:basedOn",
    "period": "schema:startDate",
    "vision": "pst:vision",
    "values": "pst:organisationalValue",
    "evaluations": "pst:providesFor",
    "sectoral_plans": "pst:instrument",
}

# Further properties that a statement about a field may use.
ITEM_PROPERTY_TOO = {
    "pst:recurrenceText": "deadline",
    "pst:deadline": "deadline",
    "schema:startDate": "deadline",
    "pst:partnerClass": "partners",
}
PLAN_PROPERTY_TOO = {"schema:endDate": "period"}

# Fields that hold one value: any fact about such a field supports that value, whatever its words.
SINGLE = frozenset(
    (
        *("kind", "parent", "number", "label", "volet", "deadline", "steps", "description", "status"),
        *("status_note", "progress", "fte", "department", "priority", "note", "cpas", "title"),
        *("legislature", "document_date", "adopted", "declaration_adopted", "period", "vision"),
    )
)

# Fields whose values are single literals, kept as the literal says.
ITEM_TEXTS = ("label", "steps", "description", "status_note", "note")
ITEM_PLAIN = ("number", "priority")
ITEM_NUMBERS = ("progress", "fte")

# Fields whose values are concepts of one scheme, kept by their code.
ITEM_SCHEMES = {"themes": "theme", "target_groups": "target-group", "instruments": "instrument"}

CODE = AUTH + "code/"
SERVICES = {"O": CODE + "service-ordinary", "E": CODE + "service-extraordinary"}
FLOWS = {"R": CODE + "flow-revenue", "D": CODE + "flow-expenditure"}
PHASE_PROJECTION = CODE + "phase-projection"
# Kind of an amount → its budget service and flow (contract): a kind that is not printed has neither.
AMOUNT_KINDS: dict[str, tuple[str | None, str | None]] = {
    "ordinary": ("O", "D"),
    "extraordinary": ("E", "D"),
    "subsidy": (None, "R"),
    "unspecified": (None, None),
}
INDICATOR_VALUES = {"baseline": "value-baseline", "target": "value-target", "observed": "value-observed"}
METHODS = {method: f"{CODE}method-{method}" for method in ("stated", "guessed", "corrected")}
STATES = {state: f"{CODE}review-{state}" for state in ("automatic", "read", "confirmed")}
EVALUATION = CODE + "evaluation-"
