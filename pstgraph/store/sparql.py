"""What a SPARQL text is, before any engine sees it: its form, and whether it is one we run.

The text is cut into tokens as the SPARQL 1.1 grammar (section 19.8) does, so a word inside a string,
a comment or an IRI is never taken for a keyword. Nothing here rewrites a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pstgraph.errors import InputError, UsageError
from pstgraph.rdf.namespace import PREFIXES

Form = Literal["select", "ask", "construct", "describe"]

_TOKEN = re.compile(
    r'''
    (?P<blank>\s+|\#[^\n\r]*)
  | (?P<string>"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""|\'\'\'(?:(?:'|'')?(?:[^'\\]|\\.))*\'\'\'
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:%.-]|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    ''',
    re.VERBOSE | re.DOTALL,
)

_FORMS: dict[str, Form] = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "construct", "DESCRIBE": "describe"}
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"])


@dataclass(frozen=True, slots=True)
class QueryShape:
    """What the tokens of a query tell.

    ``has_dataset`` is whether it names its own dataset (``FROM``); ``prelude`` declares the project's own
    prefixes that it uses without saying so, on one line to stand before its text.
    """

    form: Form
    has_dataset: bool = False
    prelude: str = ""


def keywords(text: str) -> Iterator[str]:
    """Yield the bare words of a SPARQL text in capitals; strings, comments, IRIs and names are passed over.

    >>> list(keywords('ASK { ?service <http://x/SERVICE> "SERVICE", ex:SERVICE } # SERVICE'))
    ['ASK']
    """
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word":
            yield token.group().upper()


def inspect(text: str) -> QueryShape:
    """Say what a query is, and refuse what the project never runs.

    Parameters
    ----------
    text
        A SPARQL 1.1 query.

    Raises
    ------
    UsageError
        For an update, and for ``SERVICE``: a query here never leaves the store it is put to.
    InputError
        When the text holds no query form at all.

    Examples
    --------
    >>> inspect("PREFIX select: <http://x/> ASK { ?s a select:ASK }").form
    'ask'
    """
    words = _without_prologue(text)
    form: Form | None = None
    for word in words:
        if form is None and word in _FORMS:
            form = _FORMS[word]
        if word in _UPDATES and form is None:
            raise UsageError(
                "an update is not a query", word, "query with SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        if word == "SERVICE":
            raise UsageError(
                "SERVICE is refused, since a query never leaves the store it is put to",
                "the query",
                "load the other data beside the plans, or query its endpoint directly",
            )
    if form is None:
        raise InputError(
            "no SELECT, ASK, CONSTRUCT or DESCRIBE is found", "the query", "give one SPARQL query"
        )
    return QueryShape(form, "FROM" in words, _prelude(text))


def _without_prologue(text: str) -> list[str]:
    """Keywords of the text; a prefix is never one of them, since its colon makes it a name."""
    return [word for word in keywords(text) if word not in ("PREFIX", "BASE")]


def _prelude(text: str) -> str:
    """Declarations of the prefixes that a query uses and does not declare, where they are ours.

    >>> _prelude("SELECT ?a { ?a a pst:Action }")
    'PREFIX pst: <https://w3id.org/pst/ns/core#> '
    """
    used: dict[str, None] = {}
    declared = set()
    after_prefix = False
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "name":
            prefix = token.group().partition(":")[0]
            declared.add(prefix) if after_prefix else used.setdefault(prefix)
        if token.lastgroup != "blank":
            after_prefix = token.lastgroup == "word" and token.group().upper() == "PREFIX"
    missing = (prefix for prefix in used if prefix in PREFIXES and prefix not in declared)
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing)
