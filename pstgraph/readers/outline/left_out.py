"""The notes on lines left out, without those lines that tell a fact of the plan after all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pstgraph.model.plan import Note

RANGE_ENDING = " : texte hors de l'arborescence du plan, non repris."
_RANGES = re.compile(rf"Lignes? (?P<ranges>\d[\d, à]*){re.escape(RANGE_ENDING)}")
_BANNERS = re.compile(
    r"(?P<before>En-têtes, .*, non repris \(lignes )(?P<lines>[\d, ]+)(?P<after>(?: …)?\)\.)"
)


def range_message(*ranges: tuple[int, int]) -> str:
    """Say that lines were left out.

    >>> range_message((1, 3), (5, 5))
    "Lignes 1 à 3, 5 : texte hors de l'arborescence du plan, non repris."
    """
    told = ", ".join(f"{first}" if first == last else f"{first} à {last}" for first, last in ranges)
    return f"Ligne{'' if told.isdecimal() else 's'} {told}{RANGE_ENDING}"


def without_taken(notes: Iterable[Note], taken: set[int], printed: Iterable[int]) -> tuple[Note, ...]:
    """Notes without the lines that were read.

    Parameters
    ----------
    notes
        All notes of a reading.
    taken
        Lines that are evidence of a fact of the plan.
    printed
        Lines of the document that hold words.
    """
    words = sorted(printed)
    found: list[Note] = []
    for note in notes:
        here, banners = _RANGES.fullmatch(note.message), _BANNERS.fullmatch(note.message)
        if here:
            spans = [[int(end) for end in part.split(" à ")] for part in here["ranges"].split(", ")]
            parts = [part for span in spans for part in _parts(span[0], span[-1], taken, words)]
            found += [replace(note, line=parts[0][0], message=range_message(*parts))] if parts else []
        elif banners:
            lines = [line for line in banners["lines"].split(", ") if int(line) not in taken]
            message = f"{banners['before']}{', '.join(lines)}{banners['after']}"
            found += [replace(note, line=int(lines[0]), message=message)] if lines else []
        else:
            found.append(note)
    return tuple(found)


def _parts(first: int, last: int, taken: set[int], words: list[int]) -> list[tuple[int, int]]:
    """Runs of lines between those that were read; the whole where none of them was."""
    if not any(first <= line <= last for line in taken):
        return [(first, last)]
    parts: list[tuple[int, int]] = []
    going = False
    for line in words:
        if not first <= line <= last:
            continue
        if line in taken:
            going = False
            continue
        parts = [*parts[:-1], (parts[-1][0], line)] if going else [*parts, (line, line)]
        going = True
    return parts


def lines_of(spans: Iterable[tuple[int, int]]) -> set[int]:
    """All lines of passages given by their first and last line."""
    return {line for first, last in spans for line in range(first, last + 1)}
