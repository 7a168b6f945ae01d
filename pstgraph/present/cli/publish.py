"""``pstgraph publish``: plan graphs into any SPARQL 1.1 store."""

from __future__ import annotations

import click

from pstgraph.errors import UsageError
from pstgraph.present.cli.options import Session, examples, format_option, pass_session
from pstgraph.present.cli.output import show
from pstgraph.present.tables import Column, Format, Listing

COLUMNS = (
    Column("graph", "Graphe", "Graph", wrap=True),
    Column("triples", "Triplets", "Triples", number=True),
    Column("way", "Voie", "Way"),
)


@click.command(
    epilog=examples(
        "pstgraph publish http://localhost:7878/query",
        "pstgraph --data my-data publish http://localhost:7878/query",
        "pstgraph publish out/store/",
    )
)
@click.argument("endpoint", metavar="ENDPOINT|DIR")
@format_option()
@pass_session
def publish(session: Session, endpoint: str, fmt: Format) -> None:
    """Put the graphs of the plans, leads, vocabulary and registry into the store behind ENDPOINT.

    A graph of the same name is replaced, others are left alone, so publishing twice changes nothing. The
    Graph Store protocol is tried first, then SPARQL Update. Settings come from the environment:
    PSTGRAPH_USER and PSTGRAPH_PASSWORD (or netrc), PSTGRAPH_GRAPH_STORE_URL, PSTGRAPH_UPDATE_URL,
    PSTGRAPH_TIMEOUT, PSTGRAPH_RETRIES, PSTGRAPH_BACKOFF, PSTGRAPH_GET_LIMIT.

    A folder (DIR) becomes, or is, a store on disk: `pstgraph --store DIR` then opens it.
    """
    if endpoint.startswith(("http://", "https://")):
        from pstgraph.store import publish as put

        done = put(session.open(), endpoint)
        rows = [{"graph": one.graph, "triples": one.triples, "way": one.way} for one in done]
    else:
        rows = _on_disk(session, endpoint)
    show(Listing(COLUMNS, rows), fmt, session.lang)


def _on_disk(session: Session, folder: str) -> list[dict[str, object]]:
    """Put the plans of the data folders into a store on disk."""
    from pstgraph import api

    if ":" in folder or session.store or session.endpoint:
        raise UsageError(
            "this is neither an endpoint nor a folder to fill from data folders",
            folder,
            "give http://… or a folder, with --data where the plans are one's own",
        )
    graph = api.open_store(folder, *(session.data or ("shipped",)))
    return [{"graph": iri, "triples": len(graph.triples(iri)), "way": "disk"} for iri in graph.graphs()]
