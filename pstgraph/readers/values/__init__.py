"""Values as plans print them: dates and recurrences, money, roles."""

from pstgraph.readers.values.dates import deadline_in_label, names_impossible_day, parse_deadline
from pstgraph.readers.values.money import has_open_amounts, parse_amounts
from pstgraph.readers.values.roles import Owners, split_owners

__all__ = [
    "Owners",
    "deadline_in_label",
    "has_open_amounts",
    "names_impossible_day",
    "parse_amounts",
    "parse_deadline",
    "split_owners",
]
