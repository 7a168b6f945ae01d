"""From the hits of the validator to findings in words, and to the count of what each rule looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox

from pstgraph.rdf.check_findings import CheckReport, Finding, Outcome
from pstgraph.rdf.check_run import Hit, members
from pstgraph.rdf.check_words import Words
from pstgraph.rdf.namespace import PST
from pstgraph.rdf.rules import LEVELS, RuleBook
from pstgraph.rdf.terms import natural


def make_report(work: ox.Store, hits: Iterable[Hit], book: RuleBook, as_of: date, lang: str) -> CheckReport:
    """Word the hits of one run and count what was looked at.

    Parameters
    ----------
    work
        The graph that was checked.
    hits
        What the validator found.
    book, as_of, lang
        Rules, day and language of the check.
    """
    plans = tuple(sorted(members(work, [PST.StrategicProgramme])[PST.StrategicProgramme], key=natural))
    hits, words = list(hits), Words(work, plans, lang)
    findings = [_finding(hit, book, words) for hit in _told_once(hits, book, lang)]
    return CheckReport(
        tuple(sorted(findings, key=_reading_order)),
        tuple(_outcomes(work, hits, book, words, plans, lang)),
        plans,
        as_of,
        lang,
    )


def _told_once(hits: Iterable[Hit], book: RuleBook, lang: str) -> Iterable[Hit]:
    """Leave out hits that would say the same of the same node: two shapes of a rule may mind one fault."""
    told: dict[tuple[str, str, str, str | None], Hit] = {}
    for hit in hits:
        template = book.template(hit.shape, lang)
        key = (hit.rule, hit.focus, template, hit.value if "{value}" in template else None)
        if key not in told or told[key].value is None:
            told[key] = hit
    return told.values()


def _finding(hit: Hit, book: RuleBook, words: Words) -> Finding:
    rule = book.by_id()[hit.rule]
    return Finding(
        plan=words.plan(hit.focus),
        focus=words.named(hit.focus),
        label=words.label(hit.focus),
        level=rule.level,
        severity=rule.severity,
        rule=rule.id,
        message=words.sentence(book.template(hit.shape, words.lang), hit.focus, hit.value),
        value=hit.value,
        evidence=words.evidence(hit.focus),
    )


def _reading_order(finding: Finding) -> tuple[object, ...]:
    line = finding.evidence.first_line if finding.evidence else 0
    return (
        natural(finding.plan or "~"),
        LEVELS.index(finding.level),
        finding.rule,
        line,
        natural(finding.focus),
        finding.message,
    )


def _outcomes(
    work: ox.Store, hits: list[Hit], book: RuleBook, words: Words, plans: tuple[str, ...], lang: str
) -> Iterable[Outcome]:
    nodes = members(work, {cls for rule in book.rules for cls in (rule.target, rule.population)})
    homes = {focus: words.plan(focus) for focus in frozenset().union(*nodes.values())}
    failed = Counter((hit.rule, homes.get(hit.focus)) for hit in _one_a_node(hits))
    for plan in (*plans, None):
        for rule in book.rules:
            judged = sum(homes[focus] == plan for focus in nodes[rule.target])
            spoken = sum(homes[focus] == plan for focus in nodes[rule.population])
            if plan is None and not spoken and not failed[rule.id, plan]:
                continue  # what belongs to no plan is listed only where there is something
            yield Outcome(
                rule=rule.id,
                level=rule.level,
                severity=rule.severity,
                label=rule.label[lang],
                checked=judged,
                failed=failed[rule.id, plan],
                not_applicable=spoken - judged,
                plan=plan,
            )


def _one_a_node(hits: list[Hit]) -> Iterable[Hit]:
    return {(hit.rule, hit.focus): hit for hit in hits}.values()
