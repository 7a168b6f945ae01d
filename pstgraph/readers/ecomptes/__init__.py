"""eComptes PST XML 201805V1, both ways: read, check, write, and say what is lost.

The format is a table (:mod:`~pstgraph.readers.ecomptes.schema`): order, cardinalities, enumerations, lengths
and types stand there once, for the validator and for the writer. No schema language is used: one walk over
our own table says *every* violation in French with its XPath and line, needs no further package, and cannot
be made to fetch anything. The tests hold it against an XML Schema of their own.
"""

from __future__ import annotations

from pstgraph.readers.ecomptes.losses import losses, lost, neutral
from pstgraph.readers.ecomptes.read import read_bytes
from pstgraph.readers.ecomptes.schema import Variant
from pstgraph.readers.ecomptes.validate import Violation, validate
from pstgraph.readers.ecomptes.write import write

__all__ = ["Variant", "Violation", "losses", "lost", "neutral", "read_bytes", "validate", "write"]
