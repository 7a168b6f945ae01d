"""Files into graphs: the vocabulary, the registry, one named graph a plan and one a run of leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from pstgraph.errors import InputError
from pstgraph.identifiers import ID, ONTOLOGY_GRAPH, PST, REGISTRY_GRAPH
from pstgraph.resources import data_dir, ontology_dir

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PROGRAMME = ox.NamedNode(f"{PST}StrategicProgramme")
_LEAD = ox.NamedNode(f"{PST}CollaborationOpportunity")
_RUN = ox.NamedNode("http://www.w3.org/ns/prov#Activity")
_MADE_BY = ox.NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")
Kind = Literal["plan", "run"]
_MORE_THAN_ONE = f"""SELECT ?g WHERE {{ GRAPH ?g {{ ?plan a <{PST}StrategicProgramme> }} }}
GROUP BY ?g HAVING (COUNT(DISTINCT ?plan) > 1)"""


def load(store: ox.Store, folders: Sequence[Path]) -> dict[str, Path]:
    """Load the shipped vocabulary and registry, and the plans, leads and registries of data folders.

    Parameters
    ----------
    store
        An empty store.
    folders
        Folders that hold ``plans/*.ttl`` (or Turtle files themselves), and ``leads/*.ttl`` and
        ``registry/*.ttl`` where they have some; a Turtle file may stand for a folder. Where two give the
        same plan or the same run of leads, the later one counts.

    Returns
    -------
    dict
        From the IRI of each plan to the file it came from.
    """
    for file in [*sorted(ontology_dir().glob("*.ttl")), *sorted(ontology_dir().glob("schemes/*.ttl"))]:
        _load_file(store, file, ONTOLOGY_GRAPH)
    for file in _registry_files(folders):
        _load_file(store, file, REGISTRY_GRAPH)
    found: dict[Kind, dict[str, Path]] = {"plan": {}, "run": {}}
    for folder in folders:
        for kind, files in _graphs_of(folder).items():
            found[kind].update(files)
    if not found["plan"]:
        places = ", ".join(str(file) for file in found["run"].values())
        raise InputError("leads are found and no plan", places, "give their plans too: --data shipped")
    for iri, file in {**found["plan"], **found["run"]}.items():
        _load_file(store, file, iri)
    _refuse_two_plans(store, found["plan"])
    return found["plan"]


def _graphs_of(folder: Path) -> dict[Kind, dict[str, Path]]:
    found: dict[Kind, dict[str, Path]] = {"plan": {}, "run": {}}
    for file in turtle_files(folder):
        kind, iri = graph_of(file)
        if iri in found[kind]:
            raise InputError(
                f"the {kind} {iri} is also in {found[kind][iri].name}", str(file), "keep one of the two files"
            )
        found[kind][iri] = file
    return found


def turtle_files(folder: Path) -> list[Path]:
    """Turtle files of the plans and leads of a data folder; a file stands for itself."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise InputError("there is no such folder", str(folder), "give a folder that holds plans/*.ttl")
    inside = folder / "plans"
    files = sorted((inside if inside.is_dir() else folder).glob("*.ttl"))
    files += sorted(folder.glob("leads/*.ttl"))
    if not files:
        raise InputError("no plan is found", str(folder), "write one with pstgraph import FILE -o DIR/plans/")
    return files


def graph_of(file: Path) -> tuple[Kind, str]:
    """What a Turtle file holds, and the IRI that names its graph: of the plan, or of the run of leads.

    A plan is read only as far as the statement that says so, which our own files begin with.
    """
    runs: set[str] = set()
    makers: set[str] = set()
    leads = False
    try:
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            if triple.predicate == _TYPE and isinstance(subject, ox.NamedNode):
                if value == _PROGRAMME:
                    return "plan", subject.value
                leads = leads or value == _LEAD
                runs |= {subject.value} if value == _RUN and subject.value.startswith(f"{ID}run/") else set()
            elif triple.predicate == _MADE_BY and isinstance(value, ox.NamedNode):
                makers.add(value.value)
    except SyntaxError as error:
        raise broken(error, file) from None
    except OSError as error:
        raise unreadable(error, file) from None
    return "run", _one_run(file, runs | (makers if leads else set()), leads)


def _one_run(file: Path, runs: set[str], leads: bool) -> str:
    if len(runs) == 1:
        return runs.pop()
    if runs:
        raise InputError("the file holds the leads of more than one run", str(file), "keep one run a file")
    if leads:
        remedy = "write them with pstgraph opportunities -o FILE"
        raise InputError("the leads do not name the run that made them", str(file), remedy)
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
