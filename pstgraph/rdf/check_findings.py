"""What a check found: findings as sentences, counts per rule, and the exit code they call for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pstgraph.errors import UsageError
from pstgraph.model.plan import Evidence
from pstgraph.rdf.rules import LEVELS, Level, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One hit of one rule at one node, standing on its own.

    ``plan`` and ``focus`` are IRIs, ``label`` the title of the focus, ``value`` what the rule minds (as the
    graph has it), ``evidence`` the passage where the element stands; ``message`` is one sentence.
    """

    plan: str | None
    focus: str
    label: str | None
    level: Level
    severity: Severity
    rule: str
    message: str
    value: str | None = None
    evidence: Evidence | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the finding in the JSON of the contract."""
        proof = self.evidence and {
            "file": self.evidence.file,
            "first_line": self.evidence.first_line,
            "last_line": self.evidence.last_line,
            "quote": self.evidence.quote,
        }
        return {
            "plan": self.plan,
            "focus": self.focus,
            "label": self.label,
            "level": self.level,
            "severity": self.severity,
            "rule": self.rule,
            "message": self.message,
            "value": self.value,
            "evidence": proof,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule did in one plan (or in all, ``plan`` None): how many nodes it looked at.

    ``checked`` nodes were judged, ``failed`` of them have findings; ``not_applicable`` nodes are of the kind
    that the rule speaks of, but there was nothing to judge them by.
    """

    rule: str
    level: Level
    severity: Severity
    label: str
    checked: int
    failed: int
    not_applicable: int
    plan: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome in the JSON of ``check --summary``."""
        names = ("rule", "level", "severity", "label", "checked", "failed", "not_applicable")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Findings, and per plan and rule how many nodes were looked at."""

    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    plans: tuple[str, ...]
    as_of: date
    lang: str

    def summary(self) -> list[Outcome]:
        """One outcome a rule, over all plans, in the order of the rules."""
        total: dict[str, Outcome] = {}
        for one in self.outcomes:
            sofar = total.get(one.rule)
            counts = (one.checked, one.failed, one.not_applicable)
            if sofar:
                before = (sofar.checked, sofar.failed, sofar.not_applicable)
                counts = tuple(a + b for a, b in zip(before, counts, strict=True))  # type: ignore[assignment]
            total[one.rule] = Outcome(one.rule, one.level, one.severity, one.label, *counts)
        return list(total.values())

    def of(self, plan: str) -> CheckReport:
        """Return the part of the report that is about one plan."""
        return CheckReport(
            tuple(finding for finding in self.findings if finding.plan == plan),
            tuple(outcome for outcome in self.outcomes if outcome.plan == plan),
            (plan,),
            self.as_of,
            self.lang,
        )


def merged(reports: Iterable[CheckReport]) -> CheckReport:
    """Join the reports of plans that were checked apart (a file of one's own beside the shipped plans)."""
    parts = list(reports)
    return CheckReport(
        tuple(finding for part in parts for finding in part.findings),
        tuple(outcome for part in parts for outcome in part.outcomes),
        tuple(plan for part in parts for plan in part.plans),
        parts[0].as_of,
        parts[0].lang,
    )


def worst(report: CheckReport, fail_on: str = "integrity") -> int:
    """Exit code of a check: 1 where a rule of the level asked for, or of a stricter one, failed.

    Parameters
    ----------
    report
        What was found.
    fail_on
        ``integrity``, ``law`` (and integrity), ``guide`` (and both before) or ``practice`` (all).
    """
    if fail_on not in LEVELS:
        raise UsageError(f"there is no level {fail_on!r}", remedy=f"choose one of {', '.join(LEVELS)}")
    minded = LEVELS[: LEVELS.index(fail_on) + 1]
    return int(any(finding.level in minded for finding in report.findings))


def by_level(report: CheckReport) -> dict[str, dict[str, int]]:
    """Per level: its rules, those that failed, and the findings."""
    counted: dict[str, dict[str, int]] = {}
    for level in LEVELS:
        outcomes = [outcome for outcome in report.summary() if outcome.level == level]
        counted[level] = {
            "rules": len(outcomes),
            "rules_failed": sum(outcome.failed > 0 for outcome in outcomes),
            "findings": sum(finding.level == level for finding in report.findings),
        }
    return counted


def findings_document(report: CheckReport, hashes: Mapping[str, str]) -> dict[str, Any]:
    """Counts of a check as data, for commands that cannot wait for it.

    Parameters
    ----------
    report
        The check of the shipped plans.
    hashes
        From the path of each file that the check rests on to its SHA-256: who reads the document can tell
        whether it is still fresh.

    Returns
    -------
    dict
        ``as_of``, ``hashes``, and per plan ``levels`` (as :func:`by_level`) and ``rules``: per rule the nodes
        checked, failed and not applicable.
    """
    plans: dict[str, Any] = {}
    for plan in report.plans:
        part = report.of(plan)
        rules = {
            one.rule: {"checked": one.checked, "failed": one.failed, "not_applicable": one.not_applicable}
            for one in part.outcomes
        }
        plans[plan] = {"levels": by_level(part), "rules": rules}
    return {"as_of": report.as_of.isoformat(), "hashes": dict(sorted(hashes.items())), "plans": plans}
