"""The Python face: what ``import pstgraph as pst`` offers, each function doing one thing end to end."""

from __future__ import annotations

from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pstgraph.analysis.findings import Findings
    from pstgraph.model.plan import Reading
    from pstgraph.store import NamedQuery, Store

    File = str | PathLike[str]


def load(*folders: File) -> Store:
    """Load plans into a graph in memory.

    Parameters
    ----------
    *folders
        Folders with ``plans/*.ttl`` and maybe ``leads/*.ttl``, or Turtle files of plans or leads; none means
        the shipped plans, and so does ``"shipped"`` beside folders of one's own.

    Returns
    -------
    Store
        The graph: one named graph a plan and a run of leads, the vocabulary and the registry; queries see
        their union.

    Raises
    ------
    InputError
        A folder without plans, or a file that is not valid Turtle.

    Examples
    --------
    >>> import pstgraph as pst
    >>> graph = pst.load()
    >>> graph.plan("Onhaye").cpas.nis
    '91103'
    """
    from pstgraph.resources import data_dir
    from pstgraph.store import open_embedded

    return open_embedded(*(data_dir() if str(folder) == "shipped" else folder for folder in folders))


def open_store(folder: File, *data: File) -> Store:
    """Open a graph kept on disk, after putting the plans of data folders into it where some are given.

    Parameters
    ----------
    folder
        Folder of the store (Oxigraph).
    *data
        Folders or Turtle files of plans, as for :func:`load`.

    Raises
    ------
    StoreError
        The folder holds no store, or another program holds it.
    """
    from pstgraph.store import open_store as open_on_disk

    return open_on_disk(folder, *data)


def connect(url: str) -> Store:
    """Use a graph behind any SPARQL 1.1 endpoint.

    Parameters
    ----------
    url
        Address of the endpoint. Credentials come from the environment or netrc.

    Raises
    ------
    StoreError
        When it is asked and cannot be reached, refuses, or gives a broken answer.
    """
    from pstgraph.store import connect as connect_remote

    return connect_remote(url)


def named_queries() -> list[NamedQuery]:
    """Return the shipped queries, sorted by name.

    Examples
    --------
    >>> import pstgraph as pst
    >>> "shared-partners" in [query.name for query in pst.named_queries()]
    True
    """
    from pstgraph.store import named_queries as shipped_queries

    return shipped_queries()


def read(path: File, cpas: str | int | None = None, corrections: File | None = None) -> Reading:
    """Read a document as a plan, its words tied to partners, themes, instruments and the CPAS.

    Parameters
    ----------
    path
        The document; its format is told from its content.
    cpas
        Name or NIS code of the CPAS; told from the document where None.
    corrections
        A file of corrections to apply; none is looked for.

    Returns
    -------
    Reading
        The plan, and notes on what was read, guessed and skipped. A document that is no plan gives a plan
        without items and a note that says why; where the CPAS is unknown, ``plan.cpas`` is None.

    Raises
    ------
    InputError
        The file cannot be read.
    UsageError
        No CPAS, or more than one, has this name.

    Examples
    --------
    >>> import pstgraph as pst
    >>> from pstgraph.resources import data_dir
    >>> reading = pst.read(data_dir() / "sources" / "002_bdb745d5b1d0be09.txt")
    >>> reading.plan.cpas.name, len([item for item in reading.plan.items if item.kind == "action"])
    ("CPAS d'Onhaye", 41)
    """
    from pstgraph.review.importing import import_document

    return import_document(Path(path), cpas, None if corrections is None else Path(corrections))


def check(graph: Store, *plans: str | int, as_of: date | None = None, lang: str = "fr") -> Findings:
    """Check plans against the rules of integrity and completeness.

    Parameters
    ----------
    graph
        The graph.
    *plans
        Plans to check (NIS code, name of the CPAS, ``NIS/YEAR`` or IRI); all by default.
    as_of
        The day of the check, today by default: an adoption dated later does not count.
    lang
        Language of the sentences, ``fr`` or ``en``.

    Returns
    -------
    Findings
        A tuple of findings with ``.to_frame()``; its ``report`` says how many elements each rule looked at.

    Examples
    --------
    >>> import pstgraph as pst
    >>> findings = pst.check(pst.load(), "Onhaye")
    >>> [finding for finding in findings if finding.level == "integrity"]
    []

    Notes
    -----
    A finding on completeness says what was not found in the published document, never that the CPAS lacks it.
    """
    from pstgraph.analysis.findings import Findings
    from pstgraph.rdf import check as rules
    from pstgraph.resources import data_dir
    from pstgraph.store.embedded import EmbeddedStore

    chosen = sorted({graph.find_plan(plan) for plan in plans}) if plans else None
    known = {row["plan"]: row["cpas_label"] or row["nis"] for row in graph.plans()}
    if isinstance(graph, EmbeddedStore):
        folders = sorted({file.parent.parent / "sources" for file in graph.files.values()})
        documents = [folder for folder in folders if folder.is_dir()] or [data_dir() / "sources"]
        report = rules.check(graph.engine, plans=chosen, as_of=as_of, lang=lang, documents=documents)
    else:
        graphs = {plan: graph.triples(plan) for plan in chosen or sorted(known)}
        report = rules.check(graphs, as_of=as_of, lang=lang)
    return Findings.of(report, {plan: known[plan] for plan in report.plans if plan in known})
