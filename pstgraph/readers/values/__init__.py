"""Values as plans print them: dates and recurrences, money, roles."""

from pstgraph.readers.values.dates import deadline_in_label, parse_deadline
from pstgraph.readers.values.money import parse_amounts
from pstgraph.readers.values.roles import Owners, split_owners

__all__ = ["Owners", "deadline_in_label", "parse_amounts", "parse_deadline", "split_owners"]
