"""The alignments: a valid SSSOM table about terms of ours."""

from __future__ import annotations

import csv
import io
import warnings

import pytest
import yaml
from ontology_graphs import core_file, scheme_files, triples

from pstgraph.rdf.namespace import PREFIXES
from pstgraph.resources import ontology_dir

PATH = ontology_dir() / "alignments.sssom.tsv"
NEVER = {"owl:sameAs", "owl:equivalentClass", "owl:equivalentProperty", "skos:exactMatch"}
Row = dict[str, str]


def read(text: str) -> tuple[dict[str, object], list[Row]]:
    lines = text.splitlines()
    head = "\n".join(line.removeprefix("#") for line in lines if line.startswith("#"))
    body = "\n".join(line for line in lines if not line.startswith("#"))
    return yaml.safe_load(head), list(csv.DictReader(io.StringIO(body), delimiter="\t"))


def faults(text: str) -> list[str]:
    """What is wrong with a table, row by row."""
    head, rows = read(text)
    labels = {
        (triple.subject.value, getattr(triple.object, "value", ""))
        for triple in triples([core_file(), *scheme_files()])
        if triple.predicate.value.endswith(("#label", "#prefLabel")) and triple.object.language == "en"
    }
    known = {iri for iri, _ in labels}
    curies = head["curie_map"]
    assert isinstance(curies, dict)
    found, seen = [], set()
    for row in rows:
        where = f"{row['subject_id']} {row['object_id'] or row['object_label']}"
        prefix, _, name = row["subject_id"].partition(":")
        iri = curies.get(prefix, "") + name
        literal = row["object_type"] == "rdfs literal"
        checks = {
            "subject unknown": iri in known,
            "subject label": (iri, row["subject_label"]) in labels,
            "prefix unknown": literal or row["object_id"].partition(":")[0] in curies,
            "object missing": bool(row["object_label"]) and (literal != bool(row["object_id"])),
            "source missing": not literal or bool(row["other"]),
            "predicate": row["predicate_id"].startswith("skos:") and row["predicate_id"] not in NEVER,
            "justification": row["mapping_justification"] == "semapv:ManualMappingCuration",
            "confidence": 0 < float(row["confidence"] or 0) < 1,
            "twice": (row["subject_id"], row["object_id"], row["object_label"], row["other"]) not in seen,
        }
        seen.add((row["subject_id"], row["object_id"], row["object_label"], row["other"]))
        found += [f"{where}: {what}" for what, right in checks.items() if not right]
    return found


def test_alignments_are_sound() -> None:
    assert faults(PATH.read_text("utf-8")) == []


def test_head_says_what_the_set_is() -> None:
    head, rows = read(PATH.read_text("utf-8"))
    assert {"mapping_set_id", "mapping_set_title", "mapping_set_version", "license", "creator_label"} <= set(
        head
    )
    assert head["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(rows) > 70
    curies = head["curie_map"]
    assert isinstance(curies, dict)
    shared = set(curies) & set(PREFIXES)
    assert {"pst", "schema", "org", "oa"} <= shared
    assert {name: curies[name] for name in shared} == {name: PREFIXES[name] for name in shared}


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("pst:Axis\t", "pst:Axle\t", "subject unknown"),
        ("\taxis\t", "\taxle\t", "subject label"),
        ("vmm:Actie\t", "vvm:Actie\t", "prefix unknown"),
        ("vmm:Actie\t", "\t", "object missing"),
        ("\tStratML, ISO 17469\t", "\t\t", "source missing"),
        ("pst:Action\taction\tskos:closeMatch", "pst:Action\taction\towl:sameAs", "predicate"),
        ("semapv:ManualMappingCuration", "", "justification"),
        ("\t0.9\t", "\t9\t", "confidence"),
        ("fibo-obj:Project\tproject", "vmm:Actie\tactie", "twice"),
    ],
)
def test_a_fault_is_seen(right: str, wrong: str, fault: str) -> None:
    text = PATH.read_text("utf-8")
    assert right in text
    assert any(found.endswith(fault) for found in faults(text.replace(right, wrong, 1)))


def test_sssom_package_reads_the_table() -> None:
    with warnings.catch_warnings():
        # sssom uses what pandas 3 retires; nothing to do with our table.
        retired = "The 'mode.copy_on_write' option|The (inplace|copy) keyword"
        warnings.filterwarnings("ignore", message=retired)
        from sssom.parsers import parse_sssom_table
        from sssom.validators import validate

        table = parse_sssom_table(str(PATH))
        reports = validate(table, fail_on_error=False)
    _, rows = read(PATH.read_text("utf-8"))
    assert len(table.df) == len(rows)
    assert [result.message for report in reports.values() for result in report.results] == []
    assert len(reports) == 3
