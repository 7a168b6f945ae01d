"""Rebuild every file under data/ that a program writes: ``python data/build.py`` (``make data``).

For each document of ``sources/sources.csv``: machine reading, corrections of ``corrections/``, links, one
canonical Turtle file in ``plans/``. Then the checks of these plans, into ``findings.json``. The same inputs
give the same bytes. A correction that does not fit its document stops the build: nothing is written.
"""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pstgraph.errors import InputError, PstError
from pstgraph.rdf.check import check, findings_document
from pstgraph.rdf.turtle import dumps, loads
from pstgraph.rdf.write import plan_triples
from pstgraph.review.corrections import Corrections, Receipt, load
from pstgraph.review.importing import import_with_receipt

HERE = Path(__file__).resolve().parent
# Day of the checks: rules with a time limit are judged as of it, so that a rebuild gives the same bytes.
AS_OF = date(2026, 11, 22)


@dataclass(frozen=True)
class Source:
    """One row of ``sources/sources.csv``: a document as received."""

    file: str
    sha256: str
    nis: str
    path: Path


@dataclass(frozen=True)
class Built:
    """A plan file and what became of its corrections."""

    name: str
    iri: str
    text: str
    items: int
    counted: int
    receipt: Receipt


def sources(folder: Path = HERE / "sources") -> list[Source]:
    """Return the documents, each proven to be the one that was received."""
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = [Source(r["file"], r["sha256"], r["nis"], folder / r["file"]) for r in csv.DictReader(file)]
    for row in rows:
        if _sha256(row.path) != row.sha256:
            raise InputError("this is not the document that was received", row.file, "restore it")
    return rows


def corrections(folder: Path = HERE / "corrections") -> dict[str, tuple[str, Corrections]]:
    """Return the corrections by the document they are for, with the stem of their file."""
    loaded = ((path.stem, load(path)) for path in sorted(folder.glob("*.yaml")))
    return {entry.document: (stem, entry) for stem, entry in loaded}


def build_plan(source: Source, stem: str | None, entry: Corrections | None) -> Built:
    """Build the Turtle file of one document."""
    imported = import_with_receipt(source.path, source.nis, entry)
    plan, receipt = imported.reading.plan, imported.receipt
    if plan.iri is None:
        raise InputError("the plan has no IRI", source.file, "check the NIS code in sources.csv")
    nis, _, version = plan.iri.rpartition("/")
    name = f"{nis.rpartition('/')[2]}-{version}"
    if stem is not None and stem != name:
        raise InputError(
            "the corrections are not named after their plan", f"{stem}.yaml", f"name it {name}.yaml"
        )
    if entry is not None and entry.sha256 != source.sha256:
        raise InputError(
            "the corrections are for another version of the document", f"{name}.yaml", "review them"
        )
    if not receipt.fits:
        raise InputError(
            " ".join(f.sentence for f in receipt.not_fitting), f"{name}.yaml", "correct the entries"
        )
    text = dumps(plan_triples(plan))
    return Built(name, plan.iri, text, len(plan.items), entry.counted if entry else 0, receipt)


def build(root: Path = HERE) -> dict[str, str]:
    """Return the content of every generated file below ``data/``, by its path there."""
    by_document = corrections(root / "corrections")
    built = []
    for source in sources(root / "sources"):
        stem, entry = by_document.pop(source.file, (None, None))
        built.append(build_plan(source, stem, entry))
        _tell(built[-1])
    for stem, entry in by_document.values():
        raise InputError(f"no source is called {entry.document}", f"{stem}.yaml", "add it to sources.csv")
    files = {f"plans/{plan.name}.ttl": plan.text for plan in built}
    return files | {"findings.json": _findings(root, built)}


def _findings(root: Path, built: list[Built]) -> str:
    graphs = {plan.iri: loads(plan.text, plan.name) for plan in built}
    report = check(graphs, as_of=AS_OF, documents=[root / "sources"])
    hashes = {f"data/plans/{plan.name}.ttl": hashlib.sha256(plan.text.encode()).hexdigest() for plan in built}
    shapes = sorted((root.parent / "ontology" / "shapes").glob("*.ttl"))
    hashes |= {path.relative_to(root.parent).as_posix(): _sha256(path) for path in shapes}
    return json.dumps(findings_document(report, hashes), ensure_ascii=False, indent=1) + "\n"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _tell(built: Built) -> None:
    share = f"{built.counted / built.items:.1%}" if built.items else "–"
    print(f"{built.name}: {built.items} éléments, {built.counted} corrections ({share})", file=sys.stderr)
    for sentence in built.receipt.sentences if built.counted or built.receipt.settled else ():
        print(f"  {sentence}", file=sys.stderr)


def write(files: dict[str, str], root: Path = HERE) -> None:
    """Write the generated files, each whole or not at all; a plan file that no source gives any more goes."""
    for name, text in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.part")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(target)
    for path in (root / "plans").glob("*.ttl"):
        if path.relative_to(root).as_posix() not in files:
            path.unlink()


def main() -> int:
    """Build everything; 2 where an input is wrong."""
    subprocess.run([sys.executable, str(HERE / "registry" / "build.py")], check=True)
    try:
        write(build())
    except PstError as error:
        print(error.sentence, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
