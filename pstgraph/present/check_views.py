"""What a check found, as listings: the findings one a row, or one row a rule with what it looked at."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from pstgraph.present.labels import word
from pstgraph.present.tables import Column, Lang, Listing, wrapped

if TYPE_CHECKING:
    from pstgraph.rdf.check import CheckReport, Finding

LEVELS = ("integrity", "law", "guide", "practice")
FINDING_COLUMNS = (
    Column("level_name", "Niveau", "Level", once=True),
    Column("rule", "Règle", "Rule", once=True),
    Column("line", "Ligne", "Line", number=True),
    Column("message", "Constat", "Finding", wrap=True),
    Column("plan", "Plan", "Plan", table=False),
    Column("focus", "Élément", "Element", table=False),
    Column("label", "Libellé", "Label", table=False),
    Column("level", "Niveau", "Level", table=False),
    Column("severity", "Gravité", "Severity", table=False),
    Column("value", "Valeur", "Value", table=False),
    Column("file", "Document", "Document", table=False),
    Column("last_line", "Dernière ligne", "Last line", table=False),
)
SUMMARY_COLUMNS = (
    Column("level_name", "Niveau", "Level", once=True),
    Column("rule", "Règle", "Rule"),
    Column("label", "Ce qui est attendu", "What is expected", wrap=True),
    Column("checked", "Examinés", "Checked", number=True),
    Column("failed", "Manques", "Failed", number=True),
    Column("not_applicable", "Sans objet", "Not applicable", number=True),
    Column("level", "Niveau", "Level", table=False),
    Column("severity", "Gravité", "Severity", table=False),
)


def findings_listing(report: CheckReport, lang: Lang, levels: Collection[str] = ()) -> Listing:
    """Return one row a finding, of some levels only where they are named."""
    found = [finding for finding in report.findings if not levels or finding.level in levels]
    rows = []
    for finding in found:
        values = finding.to_dict()
        proof = values.pop("evidence") or {}
        rows.append(
            values
            | {"level_name": word(finding.level, lang), "line": proof.get("first_line")}
            | {name: proof.get(name) for name in ("file", "last_line")}
        )
    return Listing(FINDING_COLUMNS, rows, [finding.to_dict() for finding in found])


def grouped(report: CheckReport, lang: Lang, levels: Collection[str], width: int) -> str:
    """Return the findings for a screen: what was not found once, then where, one element a line."""
    found = [finding for finding in report.findings if not levels or finding.level in levels]
    lines: list[str] = []
    level, told = "", ""
    for finding in sorted(found, key=lambda f: (LEVELS.index(f.level), f.rule)):
        head, said = _apart(finding)
        if len(report.plans) == 1:
            head = head.partition(", ")[2]  # whose plan it is goes without saying
        if finding.level != level:
            level, told = finding.level, ""
            lines += ["", word(level, lang).upper()]
        if said != told:
            told = said
            lines += ["", *wrapped(said, width, f"{finding.rule}  ", "     ")]
        if head:
            line = str(finding.evidence.first_line) if _is_located(finding, head) and finding.evidence else ""
            lines += wrapped(head, width, f"{line:>9}  ", " " * 11)
    return "\n".join(lines[1:]) + ("\n" if lines else "")


def _is_located(finding: Finding, head: str) -> bool:
    """Tell whether a finding is about one place: an element has one, a whole plan has none."""
    return finding.focus != finding.plan and bool(head)


def _apart(finding: Finding) -> tuple[str, str]:
    """Part a sentence into who and what it is about, and what it says of them."""
    file = re.escape(finding.evidence.file) if finding.evidence else ""
    parted = re.fullmatch(rf"(.*?) \({file}[^()]*\)\s?: (.*)", finding.message, re.DOTALL)
    if parted:
        return parted.group(1), parted.group(2)
    return "", finding.message


def summary_listing(report: CheckReport, lang: Lang, levels: Collection[str] = ()) -> Listing:
    """Return one row a rule: how many nodes it looked at, how many failed, to how many it does not apply."""
    outcomes = [outcome for outcome in report.summary() if not levels or outcome.level in levels]
    rows = [outcome.to_dict() | {"level_name": word(outcome.level, lang)} for outcome in outcomes]
    return Listing(SUMMARY_COLUMNS, rows, [outcome.to_dict() for outcome in outcomes])


def in_a_line(report: CheckReport, lang: Lang) -> str:
    """Say in a line what a check came to."""
    from pstgraph.rdf.check import by_level

    parts = [f"{word(level, lang)} {counts['findings']}" for level, counts in by_level(report).items()]
    heads = {
        "fr": f"Constats sur {len(report.plans)} plan(s), au {report.as_of:%d/%m/%Y} : ",
        "en": f"Findings on {len(report.plans)} plan(s), as of {report.as_of}: ",
    }
    return heads[lang] + " · ".join(parts)
