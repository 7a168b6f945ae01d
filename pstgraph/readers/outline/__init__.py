"""The outline engine: lines and cells of any document to a plan with notes."""

from pstgraph.readers.outline.engine import read_outline

__all__ = ["read_outline"]
