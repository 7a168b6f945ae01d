"""One way or more to break each rule, and exactly what the check must then say."""

from __future__ import annotations

from base_plan import CPAS, PLAN, Mutation

ACTION = "ext/OS1/OO1.1/A1"
STEP = "int/OS2/OO2.1/M1"
BUDGET = "ext/OS1/OO1.1/A1/budget/1"
OPPORTUNITY = "https://w3id.org/pst/id/opportunity/1"
# The action has its pilots and its date from its step: once apart, each of the two lacks some.
BY_STEP = frozenset({"C08", "C09", "C17", "C18", "C26"})
OF = 'pst:programmeOf cpas:85034 ;\n    dcterms:dateAccepted "2025-06'
STEP_TITLE = '"Aménager la salle d\'attente"@fr ;'

INTEGRITY = [
    Mutation("I01", "no CPAS", OF, OF.replace("pst:programmeOf cpas:85034 ;", ""), ""),
    Mutation("I01", "two CPAS", OF, OF.replace("cpas:85034", "cpas:85034 , cpas:83013"), ""),
    Mutation(
        "I01",
        "no CPAS of the registry",
        OF,
        OF.replace("85034", "99999"),
        "",
        value="https://w3id.org/pst/id/cpas/99999",
    ),
    Mutation(
        "I02",
        "a second commune",
        "<declaration> a pst:PolicyStatement ;",
        "cpas:85034 dcterms:spatial <http://vocab.belgif.be/auth/refnis2025/83013> .\n"
        "<declaration> a pst:PolicyStatement ;",
        CPAS,
    ),
    Mutation(
        "I03",
        "no parent",
        'dcterms:identifier "OS2" ;\n    pst:partOf p:2024 ;',
        'dcterms:identifier "OS2" ;',
        "int/OS2",
        8,
    ),
    Mutation(
        "I03",
        "two parents",
        "pst:partOf <int/OS2/OO2.1> ;",
        "pst:partOf <int/OS2/OO2.1> , <ext/OS1/OO1.1/A1> ;",
        STEP,
        10,
    ),
    Mutation(
        "I03",
        "a parent that is not there",
        'dcterms:identifier "OS2" ;\n    pst:partOf p:2024 ;',
        'dcterms:identifier "OS2" ;\n    pst:partOf <axis/9> ;',
        "int/OS2",
        8,
        value=f"{PLAN}/axis/9",
    ),
    Mutation("I04", "no title", f"dcterms:title {STEP_TITLE}", "", STEP, 10),
    Mutation("I04", "a blank title", STEP_TITLE, '" "@fr ;', STEP, 10, value=" "),
    Mutation("I04", "two titles in French", STEP_TITLE, '"Aménager"@fr , "Repeindre"@fr ;', STEP, 10),
    Mutation(
        "I05",
        "an objective under its own child",
        'dcterms:identifier "OS2" ;\n    pst:partOf p:2024 ;',
        'dcterms:identifier "OS2" ;\n    pst:partOf <int/OS2/OO2.1> ;',
        "int/OS2",
        8,
        also=("int/OS2/OO2.1",),
    ),
    Mutation(
        "I06",
        "another programme",
        "pst:partOf <int/OS2/OO2.1> ; pst:inProgramme p:2024",
        "pst:partOf <int/OS2/OO2.1> ; pst:inProgramme <https://w3id.org/pst/id/plan/83013/2024>",
        STEP,
        10,
        value="https://w3id.org/pst/id/plan/83013/2024",
    ),
    Mutation(
        "I06",
        "no programme",
        "pst:partOf <int/OS2/OO2.1> ; pst:inProgramme p:2024 ;",
        "pst:partOf <int/OS2/OO2.1> ;",
        STEP,
        10,
    ),
    Mutation(
        "I07",
        "a step right under a strategic objective",
        "pst:partOf <ext/OS1/OO1.1/A1> ;",
        "pst:partOf <ext/OS1> ;",
        "ext/OS1/OO1.1/A1/M1",
        6,
        value=f"{PLAN}/ext/OS1",
        extra=BY_STEP,
    ),
    Mutation(
        "I07",
        "a step beside an action",
        "pst:partOf <ext/OS1/OO1.1/A1> ;",
        "pst:partOf <ext/OS1/OO1.1> ;",
        "ext/OS1/OO1.1/A1/M1",
        6,
        value=f"{PLAN}/ext/OS1/OO1.1",
        extra=BY_STEP,
    ),
    Mutation(
        "I08",
        "an unknown status",
        "st:in-progress",
        "st:under-way",
        ACTION,
        5,
        value="https://w3id.org/pst/auth/status/under-way",
    ),
    Mutation("I08", "two statuses", "st:in-progress", "st:in-progress , st:done", ACTION, 5),
    Mutation(
        "I09", "more than all", "pst:progressRate 40.0", "pst:progressRate 100.5", ACTION, 5, value="100.5"
    ),
    Mutation(
        "I09", "less than nothing", "pst:progressRate 40.0", "pst:progressRate -1", ACTION, 5, value="-1"
    ),
    Mutation(
        "I09",
        "no number",
        "pst:progressRate 40.0",
        'pst:progressRate "à moitié"',
        ACTION,
        5,
        value="à moitié",
    ),
    Mutation("I09", "two rates", "pst:progressRate 40.0", "pst:progressRate 40.0 , 50.0", ACTION, 5),
    Mutation("I10", "no amount", "pst:amount 1500.00 ; ", "", BUDGET, 5, extra=frozenset({"C08"})),
    Mutation("I10", "two amounts", "pst:amount 1500.00", "pst:amount 1500.00 , 20.00", BUDGET, 5),
    Mutation(
        "I10", "a negative amount", "pst:amount 1500.00", "pst:amount -1500.00", BUDGET, 5, value="-1500"
    ),
    Mutation(
        "I10",
        "an amount in words",
        "pst:amount 1500.00",
        'pst:amount "1 500"^^xsd:decimal',
        BUDGET,
        5,
        value="1 500",
    ),
    Mutation(
        "I11",
        "both flows",
        "pst:flow cd:flow-expenditure",
        "pst:flow cd:flow-expenditure , cd:flow-revenue",
        BUDGET,
        5,
    ),
    Mutation(
        "I11",
        "both services",
        "cd:service-ordinary",
        "cd:service-ordinary , cd:service-extraordinary",
        BUDGET,
        5,
    ),
    Mutation(
        "I11",
        "an unknown flow",
        "pst:flow cd:flow-expenditure",
        "pst:flow cd:service-ordinary",
        BUDGET,
        5,
        value="https://w3id.org/pst/auth/code/service-ordinary",
    ),
    Mutation(
        "I12", "no run", " ;\n    prov:wasGeneratedBy <https://w3id.org/pst/id/run/1>", "", OPPORTUNITY, 5
    ),
    Mutation("I13", "one party", " , cpas:83013 ;", " ;", OPPORTUNITY, 5),
    Mutation(
        "I14",
        "other words",
        'oa:exact "- Former les visiteurs"',
        'oa:exact "- Former les voisins"',
        "passage/L6",
        6,
    ),
    Mutation(
        "I14",
        "another line",
        "<passage/L6/quote> ; pst:firstLine 6 ; pst:lastLine 6",
        "<passage/L6/quote> ; pst:firstLine 7 ; pst:lastLine 8",
        "passage/L6",
        7,
    ),
    Mutation(
        "I14", "no words", 'oa:exact "- Former les visiteurs"', 'oa:exact " "', "passage/L6", 6, value=" "
    ),
    Mutation("I14", "no quotation", "oa:hasSelector <passage/L6/quote> ; ", "", "passage/L6", 6),
    Mutation(
        "I14",
        "no source",
        "oa:hasSource <document> ; oa:hasSelector <passage/L6/quote>",
        "oa:hasSelector <passage/L6/quote>",
        "passage/L6",
        6,
    ),
    Mutation("I15", "no passage", " ;\n    pst:evidence <passage/L10>", "", STEP),
]

COMPLETENESS = [
    Mutation("C01", "no adoption", 'dcterms:dateAccepted "2025-06-12"^^xsd:date ;', "", ""),
    Mutation(
        "C01",
        "an adoption to come",
        '"2025-06-12"^^xsd:date ;',
        '"2027-09-30"^^xsd:date ;',
        "",
        extra=frozenset({"C02"}),
    ),
    Mutation(
        "C02",
        "adopted too late",
        '"2025-06-12"^^xsd:date ;',
        '"2025-09-10"^^xsd:date ;',
        "",
        value="2025-09-10",
    ),
    Mutation("C03", "no declaration", "pst:basedOn <declaration> ;", "", ""),
    Mutation(
        "C03",
        "a declaration after the programme",
        '"2025-01-30"^^xsd:date',
        '"2025-06-13"^^xsd:date',
        "",
        value="2025-06-13",
        extra=frozenset({"C04"}),
    ),
    Mutation(
        "C04",
        "declared too late",
        '"2025-01-30"^^xsd:date',
        '"2025-02-10"^^xsd:date',
        "declaration",
        value="2025-02-10",
    ),
    Mutation(
        "C06",
        "an objective without objectives",
        "pst:partOf <int/OS2> ; ",
        "pst:partOf <ext/OS1> ; ",
        "int/OS2",
        8,
    ),
    Mutation(
        "C07",
        "an objective without actions",
        "pst:partOf <int/OS2/OO2.1> ;",
        "pst:partOf <ext/OS1/OO1.1/A1> ;",
        "int/OS2/OO2.1",
        9,
        extra=frozenset({"C08", "C09", "C18", "C26"}),
    ),
    Mutation("C08", "no amount", "    pst:hasBudgetLine <ext/OS1/OO1.1/A1/budget/1> ;\n", "", ACTION, 5),
    Mutation("C08", "means that tell no cost", '"Sans coût."@fr', '"Une salle et deux agents."@fr', STEP, 10),
    Mutation(
        "C09",
        "no pilot on a step of its own",
        f"{STEP_TITLE}\n    pst:partOf <int/OS2/OO2.1> ; pst:inProgramme p:2024 ;\n"
        "    pst:administrativePilot ro:dg ;",
        f"{STEP_TITLE}\n    pst:partOf <int/OS2/OO2.1> ; pst:inProgramme p:2024 ;",
        STEP,
        10,
    ),
    Mutation(
        "C09",
        "no pilot on the only step of an action",
        "pst:administrativePilot ro:dg ; pst:politicalPilot",
        "pst:politicalPilot",
        ACTION,
        5,
    ),
    Mutation("C10", "no web address", " ;\n    foaf:page <https://www.example.org/pst>", "", ""),
    Mutation("C11", "no mid-term evaluation", "cd:evaluation-midterm , ", "", ""),
    Mutation("C12", "no final evaluation", " , cd:evaluation-final", "", ""),
    Mutation("C13", "no synergy", "    pst:theme th:synergies-commune ;\n", "", ""),
    Mutation("C14", "no internal part", "vo:internal", "vo:common", ""),
    Mutation("C14", "no external part", "vo:external", "vo:common", ""),
    Mutation(
        "C15",
        "no indicator",
        "pst:partOf <int/OS2> ; pst:inProgramme p:2024 ;\n    pst:hasIndicator <indicator> ;",
        "pst:partOf <int/OS2> ; pst:inProgramme p:2024 ;",
        "int/OS2/OO2.1",
        9,
    ),
    Mutation("C17", "no political pilot", " ; pst:politicalPilot ro:president", "", ACTION, 5),
    Mutation(
        "C18",
        "no date on the only step of an action",
        '    pst:deadline "2026"^^xsd:gYear ;\n',
        "",
        ACTION,
        5,
    ),
    Mutation("C18", "no rhythm", '    pst:recurrenceText "chaque année"@fr ;\n', "", STEP, 10),
    Mutation("C19", "no status", "pst:status st:in-progress ; ", "", ACTION, 5),
    Mutation(
        "C20", "no target", "dcterms:type cd:value-target", "dcterms:type cd:value-observed", "indicator", 4
    ),
    Mutation(
        "C21",
        "no baseline",
        "dcterms:type cd:value-baseline",
        "dcterms:type cd:value-observed",
        "indicator",
        4,
    ),
    Mutation("C22", "no target group", "    pst:targetGroup tg:isoles ;\n", "", ACTION, 5),
    Mutation("C23", "no theme", "    pst:theme th:isolement ;\n", "", ACTION, 5),
    Mutation("C24", "no financial year", ' ; pst:fiscalYear "2025"^^xsd:gYear', "", BUDGET, 5),
    Mutation(
        "C25", "one party", " , body:croix-rouge ;\n    pst:concerns", " ;\n    pst:concerns", "agreement", 5
    ),
    Mutation("C26", "no priority", '    pst:priority "2" ;\n', "", STEP, 10),
    Mutation(
        "C27",
        "nobody named",
        "    pst:partner body:croix-rouge ; pst:underAgreement <agreement> ;\n",
        "",
        ACTION,
        5,
    ),
    Mutation("C28", "no sectoral plan", "    pst:instrument inst:pcs ;\n", "", ""),
]

ALL = [*INTEGRITY, *COMPLETENESS]
