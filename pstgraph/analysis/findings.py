"""What a check found, as a notebook wants it: a sequence of findings that turns into a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pstgraph.rdf.check import CheckReport, Finding

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "plan": "string",
    "plan_label": "string",
    "focus": "string",
    "focus_label": "string",
    "level": "string",
    "severity": "string",
    "rule": "string",
    "message": "string",
    "value": "string",
    "file": "string",
    "first_line": "Int64",
    "last_line": "Int64",
    "quote": "string",
}
"""Columns of the frame and their types."""


class Findings(tuple[Finding, ...]):
    """Findings of a check, by plan, level and place in the document.

    Attributes
    ----------
    report
        The whole report, with how many elements each rule looked at (``report.summary()``).
    names
        Name of the CPAS by the IRI of its plan.
    """

    report: CheckReport
    names: Mapping[str, str]

    @classmethod
    def of(cls, report: CheckReport, names: Mapping[str, str]) -> Findings:
        """Findings of a report, with the names of the CPAS it is about."""
        made = cls(report.findings)
        made.report, made.names = report, dict(names)
        return made

    def to_frame(self) -> pd.DataFrame:
        """Give the findings as a pandas frame, one row each.

        Returns
        -------
        pandas.DataFrame
            The columns of ``COLUMNS``, also when there is no finding: ``plan`` and ``focus`` are IRIs with
            their labels, lines count from 1.
        """
        import pandas as pd

        rows = []
        for finding in self:
            proof = finding.evidence
            rows.append(
                {
                    "plan": finding.plan,
                    "plan_label": self.names.get(finding.plan or ""),
                    "focus": finding.focus,
                    "focus_label": finding.label,
                    "level": finding.level,
                    "severity": finding.severity,
                    "rule": finding.rule,
                    "message": finding.message,
                    "value": finding.value,
                    "file": proof.file if proof else None,
                    "first_line": proof.first_line if proof else None,
                    "last_line": proof.last_line if proof else None,
                    "quote": proof.quote if proof else None,
                }
            )
        return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
