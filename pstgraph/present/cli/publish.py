"""``pstgraph publish``: plan graphs into any SPARQL 1.1 store."""

from __future__ import annotations

import click

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
    )
)
@click.argument("endpoint")
@format_option()
@pass_session
def publish(session: Session, endpoint: str, fmt: Format) -> None:
    """Put the graphs of the plans, the vocabulary and the registry into the store behind ENDPOINT.

    A graph of the same name is replaced, others are left alone, so publishing twice changes nothing. The
    Graph Store protocol is tried first, then SPARQL Update. Settings come from the environment:
    PSTGRAPH_USER and PSTGRAPH_PASSWORD (or netrc), PSTGRAPH_GRAPH_STORE_URL, PSTGRAPH_UPDATE_URL,
    PSTGRAPH_TIMEOUT, PSTGRAPH_RETRIES, PSTGRAPH_BACKOFF, PSTGRAPH_GET_LIMIT.
    """
    from pstgraph.store import publish as put

    done = put(session.open(), endpoint)
    rows = [{"graph": one.graph, "triples": one.triples, "way": one.way} for one in done]
    show(Listing(COLUMNS, rows), fmt, session.lang)
