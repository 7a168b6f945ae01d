"""The sources of the frozen documents: one text file a plan, from which document and gold are both made.

A source has a head (``key: value``), then the parts ``== front``, ``== plan`` and ``== back``. In the plan,
an item is ``kind number | label`` at the start of a line, its fields below it, indented::

    volet external | Volet externe
    os OS1 | Être un CPAS proche de ses citoyens
      alt: Être un CPAS de proximité
    oo 1.1 | Développer l'emploi avec le {Forem} et {g:les entreprises}
    a 1.1.1 | Organiser une bourse à l'emploi
      who: DG et conseillère => DG; !conseillère
      due: fin 2026 => /2026-12
      with: {Forem}, {g:écoles}
      budget: 5.000 €/an => 5000/an

Braces mark what the gold takes for a partner: ``{named}``, ``{g:class}``, ``{?:doubtful}``; they are not
printed. After ``=>`` stands what a reader makes of the printed text: pilots (``!`` elected, ``?`` doubtful),
start/end of a deadline (``r`` a recurrence, ``-`` the text alone, ``?`` doubtful), amounts (``/an`` a year;
o, e or s for the kind). A field ``when`` is a deadline that stands in the label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KINDS = {
    "axe": "axis",
    "os": "strategic_objective",
    "oo": "operational_objective",
    "a": "action",
    "s": "sub_action",
}
RANK = {kind: rank for rank, kind in enumerate(KINDS)}
CODE = {"axe": "AXE", "os": "OS", "oo": "OO", "a": "A", "s": "S"}
MENTION = re.compile(r"\{(?:([g?]):)?([^{}]+)\}")
AMOUNT_KINDS = {"o": "ordinary", "e": "extraordinary", "s": "subsidy"}


@dataclass
class Item:
    """An item of a plan: what is printed of it and what the gold says."""

    kind: str
    number: str | None
    label: str
    volet: str | None
    id: str
    parent: str | None
    fields: dict[str, list[str]] = field(default_factory=dict)
    line: int | None = None

    def text(self, key: str) -> str:
        """The printed text of a field ("" where there is none)."""
        return plain(" ".join(value.split("=>")[0].strip() for value in self.fields.get(key, ())))

    def printed(self, separator: str = " ") -> str:
        """Number and label as most layouts print them."""
        return f"{self.number}{separator}{self.label}" if self.number else self.label


@dataclass
class Heading:
    """A heading of a volet: printed, and no item."""

    volet: str | None
    text: str


@dataclass
class Source:
    """A plan as it was invented."""

    name: str
    head: dict[str, str]
    front: list[str]
    plan: list[Item | Heading]
    back: list[str]

    def items(self) -> list[Item]:
        return [entry for entry in self.plan if isinstance(entry, Item)]


def plain(text: str) -> str:
    """The text without the marks of mentions."""
    return MENTION.sub(lambda match: match[2], text)


def read(path: Path) -> Source:
    """Read one source."""
    parts: dict[str, list[str]] = {"head": [], "front": [], "plan": [], "back": []}
    part = "head"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            part = line[3:].strip()
        else:
            parts[part].append(line)
    head = dict(line.split(": ", 1) for line in parts["head"] if line.strip())
    polish = _typography(head)
    front, back = ([polish(line) for line in parts[name]] for name in ("front", "back"))
    return Source(path.stem, head, front, _entries([polish(line) for line in parts["plan"]]), back)


def _typography(head: dict[str, str]) -> Any:
    """Word's apostrophes and blanks, where the document was typed in Word."""
    if head.get("typography") != "word":
        return lambda line: line

    def polish(line: str) -> str:
        key, colon, rest = line.partition(": ") if line.startswith("  ") else ("", "", line)
        rest = rest.replace("'", "’")
        return key + colon + re.sub(r"(?<=\w) (?=[:;?!](?: |$))", "\u00a0", rest)

    return polish


def _entries(lines: list[str]) -> list[Item | Heading]:
    entries: list[Item | Heading] = []
    volet: str | None = None
    above: dict[str, Item] = {}
    counts: dict[tuple[str | None, str], int] = {}
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("  "):
            key, _, value = line.strip().partition(":")
            item = entries[-1]
            if not isinstance(item, Item):
                raise ValueError(f"a field without an item: {line!r}")
            item.fields.setdefault(key, []).append(value.strip())
            continue
        words, _, label = line.partition(" | ")
        kind, _, number = words.partition(" ")
        if kind == "volet":
            volet = number if number in ("internal", "external", "common") else None
            entries.append(Heading(volet, label))
            above = {}
            continue
        above = {k: v for k, v in above.items() if RANK[k] < RANK[kind]}
        parent = max(above.values(), key=lambda item: RANK[item.kind], default=None)
        item = _item(kind, number, label, volet, parent, counts)
        above[kind] = item
        entries.append(item)
    return entries


def _item(
    kind: str,
    number: str,
    label: str,
    volet: str | None,
    parent: Item | None,
    counts: dict[tuple[str | None, str], int],
) -> Item:
    base = parent.id if parent else {"internal": "int", "external": "ext"}.get(volet or "")
    counts[base, kind] = counts.get((base, kind), 0) + 1
    own = f"{CODE[kind]}{counts[base, kind]}"
    item = Item(
        kind,
        None if number in ("", "-") else number,
        plain(label),
        volet,
        f"{base}/{own}" if base else own,
        parent.id if parent else None,
    )
    item.fields["marked"] = [label]
    return item
