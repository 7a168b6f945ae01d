"""A document into a plan, the whole way: read, corrected, linked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pstgraph.link import link, load_registry
from pstgraph.model.plan import Reading
from pstgraph.readers import Progress, read_with_lines
from pstgraph.review.corrections import Corrections, Receipt, apply, is_about_the_outline, load


@dataclass(frozen=True, slots=True)
class Imported:
    """A reading, and the receipt of the corrections that were applied to it."""

    reading: Reading
    receipt: Receipt


def import_document(
    path: Path | str, cpas: str | int | None = None, corrections: Corrections | Path | str | None = None
) -> Reading:
    """Read a document as a plan: outline, links, and the corrections given.

    Parameters
    ----------
    path
        The document.
    cpas
        Whose plan it is, by name or NIS code; told from the corrections or the document where None.
    corrections
        A corrections file, or corrections already loaded; none are looked for.

    Raises
    ------
    InputError
        The document or the corrections cannot be read.
    UsageError
        No CPAS, or several, answer to the name.
    """
    return import_with_receipt(path, cpas, corrections).reading


def import_with_receipt(
    path: Path | str,
    cpas: str | int | None = None,
    corrections: Corrections | Path | str | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Read a document as :func:`import_document` does, and tell what became of the corrections.

    Corrections of the outline come before the linking, so that a mended label is searched for partners and
    themes; corrections of links and settled readings come after it. ``progress`` is told after each page of a
    document that has pages.
    """
    registry = load_registry()
    if isinstance(corrections, Path | str):
        corrections = load(corrections)
    wanted = cpas if cpas is not None else corrections.cpas if corrections else None
    owner = registry.find_cpas(wanted) if wanted is not None else None
    reading, document = read_with_lines(path, progress)
    receipt = Receipt()
    if corrections is not None:
        outline = corrections.only(is_about_the_outline, readings=False)
        reading, receipt = apply(reading, outline, document)
    reading = link(reading, registry, owner, document)
    if corrections is not None:
        rest = corrections.only(lambda entry: not is_about_the_outline(entry), readings=True)
        reading, more = apply(reading, rest, document)
        receipt += more
    return Imported(reading, receipt)
