"""Files into graphs: the vocabulary, the registry, and one named graph a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from pstgraph.errors import InputError
from pstgraph.identifiers import ONTOLOGY_GRAPH, PST, REGISTRY_GRAPH
from pstgraph.resources import data_dir, ontology_dir

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PROGRAMME = ox.NamedNode(f"{PST}StrategicProgramme")
_MORE_THAN_ONE = f"""SELECT ?g WHERE {{ GRAPH ?g {{ ?plan a <{PST}StrategicProgramme> }} }}
GROUP BY ?g HAVING (COUNT(DISTINCT ?plan) > 1)"""


def load(store: ox.Store, folders: Sequence[Path]) -> dict[str, Path]:
    """Load the shipped vocabulary and registry, and the plans and registries of data folders.

    Parameters
    ----------
    store
        An empty store.
    folders
        Folders that hold ``plans/*.ttl`` (or Turtle files themselves), and ``registry/*.ttl`` where they have
        one; a Turtle file may stand for a folder. Where two give the same plan, the later one counts.

    Returns
    -------
    dict
        From the IRI of each plan to the file it came from.
    """
    for file in [*sorted(ontology_dir().glob("*.ttl")), *sorted(ontology_dir().glob("schemes/*.ttl"))]:
        _load_file(store, file, ONTOLOGY_GRAPH)
    for file in _registry_files(folders):
        _load_file(store, file, REGISTRY_GRAPH)
    plans: dict[str, Path] = {}
    for folder in folders:
        plans.update(_plans_of(folder))
    for iri, file in plans.items():
        _load_file(store, file, iri)
    _refuse_two_plans(store, plans)
    return plans


def _plans_of(folder: Path) -> dict[str, Path]:
    plans: dict[str, Path] = {}
    for file in plan_files(folder):
        iri = plan_iri_of(file)
        if iri in plans:
            raise InputError(
                f"the plan {iri} is also in {plans[iri].name}", str(file), "keep one of the two files"
            )
        plans[iri] = file
    return plans


def plan_files(folder: Path) -> list[Path]:
    """Turtle files of the plans of a data folder; a file stands for itself."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise InputError("there is no such folder", str(folder), "give a folder that holds plans/*.ttl")
    inside = folder / "plans"
    files = sorted((inside if inside.is_dir() else folder).glob("*.ttl"))
    if not files:
        raise InputError("no plan is found", str(folder), "write one with pstgraph import FILE -o DIR/plans/")
    return files


def plan_iri_of(file: Path) -> str:
    """IRI of the plan that a Turtle file describes.

    The file is read only as far as the statement that says so, which our own files begin with.
    """
    try:
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            if triple.predicate == _TYPE and triple.object == _PROGRAMME:
                if isinstance(triple.subject, ox.NamedNode):
                    return triple.subject.value
                break
    except SyntaxError as error:
        raise broken(error, file) from None
    except OSError as error:
        raise unreadable(error, file) from None
    raise InputError(
        "no pst:StrategicProgramme with an IRI is found", str(file), "give the Turtle file of a plan"
    )


def broken(error: SyntaxError, file: Path) -> InputError:
    """Error for a Turtle file that does not parse, with its line."""
    said = re.sub(r"^Parser error (?:at|between) .*?\d+: ", "", str(error.msg))
    where = f"{file}:{error.lineno}" if error.lineno else str(file)
    return InputError(
        f"this is not valid Turtle ({said})", where, "mend the line or import the document again"
    )


def unreadable(error: OSError, file: Path) -> InputError:
    """Error for a file that cannot be opened or decoded."""
    return InputError(
        f"the file cannot be read ({error.strerror or error})", str(file), "give a readable file"
    )


def _registry_files(folders: Iterable[Path]) -> list[Path]:
    # The registry of the shipped data serves every plan: CPAS, communes and partners are shared.
    places = dict.fromkeys([data_dir(), *(folder for folder in folders if folder.is_dir())])
    return [file for place in places for file in sorted((place / "registry").glob("*.ttl"))]


def _load_file(store: ox.Store, file: Path, graph: str) -> None:
    try:
        # load, not bulk_load: for files of this size it takes half the time
        store.load(path=str(file), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
    except SyntaxError as error:
        raise broken(error, file) from None
    except OSError as error:
        raise unreadable(error, file) from None


def _refuse_two_plans(store: ox.Store, plans: dict[str, Path]) -> None:
    found = store.query(_MORE_THAN_ONE)
    assert isinstance(found, ox.QuerySolutions)
    for row in found:
        graph = row["g"]
        assert isinstance(graph, ox.NamedNode)
        raise InputError(
            "the file describes more than one plan", str(plans.get(graph.value)), "keep one plan a file"
        )
