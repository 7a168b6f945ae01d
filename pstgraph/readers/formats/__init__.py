"""The formats of documents: one module each, found by the door in :mod:`pstgraph.readers`."""
