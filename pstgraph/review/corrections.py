"""The corrections of a person: loaded from a file, applied to a reading, with a receipt."""

from __future__ import annotations

from pstgraph.review.applying import apply, is_about_the_outline
from pstgraph.review.entries import Correction, Corrections, NotFitting, Receipt, Settled, Target
from pstgraph.review.loading import load, loads

__all__ = [
    "Correction",
    "Corrections",
    "NotFitting",
    "Receipt",
    "Settled",
    "Target",
    "apply",
    "is_about_the_outline",
    "load",
    "loads",
]
