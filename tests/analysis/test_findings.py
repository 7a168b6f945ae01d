"""Findings as a sequence and as a frame."""

from __future__ import annotations

from datetime import date

import pandas as pd

import pstgraph as pst
from pstgraph.analysis.findings import COLUMNS, Findings
from pstgraph.rdf.check import CheckReport


def test_check_gives_findings_of_the_plans_asked_for_with_labels_and_lines() -> None:
    findings = pst.check(pst.load(), "Onhaye", as_of=date(2026, 1, 1))
    assert len(findings) == len(findings.report.findings) > 0
    assert {finding.plan for finding in findings} == {"https://w3id.org/pst/id/plan/91103/38b4777e"}
    frame = findings.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert set(frame["plan_label"]) == {"CPAS d'Onhaye"}
    assert frame["first_line"].dtype == "Int64"
    first, row = findings[0], frame.iloc[0]
    assert (row["rule"], row["message"], row["focus_label"]) == (first.rule, first.message, first.label)
    located = frame.dropna(subset=["first_line"])
    assert (located["first_line"] <= located["last_line"]).all()


def test_an_empty_result_keeps_its_columns_and_types() -> None:
    empty = Findings.of(CheckReport((), (), (), date(2026, 1, 1), "fr"), {})
    frame = empty.to_frame()
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == COLUMNS
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == 0
