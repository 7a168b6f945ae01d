"""Plans published as text: what remains of a PDF, of a typed document, of slides."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

from frozen_source import Item, Source, plain

Banner = Callable[[int], list[str]]


@dataclass
class Pages:
    """Lines on pages: wrapped, with a footer and, on the next page, a form feed and a header."""

    width: int = 90
    length: int = 0  # lines a page; 0: one page without end
    footer: Banner | None = None
    header: Banner | None = None
    lines: list[str] = field(default_factory=list)
    page: int = 1
    used: int = 0
    places: dict[str, int] = field(default_factory=dict)

    def add(self, text: str = "", indent: int = 0, hang: int | None = None, item: Item | None = None) -> None:
        """Print a paragraph; the line of an item is where its label first stands so."""
        hang = indent if hang is None else hang
        tied = re.sub(r"(?<=«) | (?=[:;?!»])", "\u00a0", text)  # as a PDF wraps French
        wrapped = textwrap.wrap(
            tied,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * hang,
            break_on_hyphens=False,
        ) or [""]
        for number, line in enumerate(wrapped):
            if self.length and self.used >= self.length:
                self.turn()
            self.lines.append(line.replace("\u00a0", " "))
            self.used += 1
            if number == 0:
                self.places.setdefault(text, self.page)
                if item is not None and item.line is None:
                    item.line = len(self.lines)
                    self.places[item.id] = self.page

    def turn(self) -> None:
        """End the page."""
        self.lines += ["", *(self.footer(self.page) if self.footer else [])]
        self.page += 1
        self.used = 0
        top = self.header(self.page) if self.header else [""]
        self.lines += ["\f" + top[0], *top[1:]]

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def front(
    pages: Pages, lines: list[str], contents: Callable[[], None], listing: Callable[[str], None]
) -> None:
    """Print the parts before and after the plan."""
    for line in lines:
        if line == "%toc":
            contents()
        elif line.startswith("%list "):
            listing(line[6:])
        elif line.startswith("#"):
            pages.add()
            pages.add(line.lstrip("# "))
            pages.add()
        elif line.startswith("- "):
            pages.add("• " + line[2:], 2, 4)
        else:
            pages.add(line)


def _dots(title: str, page: int, width: int) -> str:
    cut = textwrap.wrap(title, width - 12)
    last = cut[-1] + " "
    return "\n".join([*cut[:-1], last + "." * (width - len(last) - 4) + f" {page}"])


def _contents(pages: Pages, titles: list[tuple[str, str]], places: dict[str, int]) -> None:
    for key, title in titles:
        for line in _dots(title, places.get(key, 1), pages.width).split("\n"):
            pages.add(line)


def _twice(draw: Callable[[dict[str, int]], Pages], source: Source) -> str:
    """Draw once to know the pages, and again with them."""
    first = draw({})
    for item in source.items():
        item.line = None
    return draw(first.places).text()


def gerpinnes(source: Source) -> str:
    """A PDF saved as text: axes, compound numbers, banners, a table of contents."""

    def draw(places: dict[str, int]) -> Pages:
        pages = Pages(
            92,
            46,
            footer=lambda n: [f"CPAS de Gerpinnes – PST 2024-2030{'Page':>50} {n}"],
            header=lambda n: ["PROGRAMME STRATÉGIQUE TRANSVERSAL 2024-2030", ""],
        )
        heads = [(x.lstrip("# "), x.lstrip("# ")) for x in source.front if re.match(r"# \d", x)]
        tails = [(x.lstrip("# "), x.lstrip("# ")) for x in source.back if re.match(r"# \d", x)]
        items = [(i.id, _gerpinnes_title(i)) for i in source.items() if i.kind != "a"]
        front(
            pages,
            source.front,
            lambda: _contents(pages, [*heads, *items, *tails], places),
            lambda words: None,
        )
        for item in source.items():
            indent = {"axe": 0, "os": 0, "oo": 2, "a": 4}[item.kind]
            if item.kind != "a":
                pages.add()
            pages.add(_gerpinnes_title(item), indent, indent + (4 if item.kind == "a" else 0), item)
            if item.kind == "a":
                parts = [f"Pilote : {item.text('who')}", f"Échéance : {item.text('due')}"]
                parts += [f"Partenaires : {item.text('with')}"] if item.text("with") else []
                pages.add(" – ".join(parts), 8)
        front(pages, source.back, lambda: None, lambda words: None)
        return pages

    return _twice(draw, source)


def _gerpinnes_title(item: Item) -> str:
    return {
        "axe": f"AXE {item.number} – {item.label}",
        "os": f"{item.number} : {item.label}",
        "oo": f"{item.number} : {item.label}",
        "a": f"{item.number} {item.label}",
    }[item.kind]


def quevy(source: Source) -> str:
    """Stakes, numbered projects over the whole plan, measures as dashes, no page breaks kept."""

    def title(item: Item) -> str:
        return {
            "axe": f"ENJEU {item.number} : {item.label}",
            "os": f"Objectif stratégique n° {item.number} : {item.label}",
            "oo": f"Objectif opérationnel n° {item.number} : {item.label}",
            "a": f"{item.number} : {item.label}",
            "s": f"-  {item.label}",
        }[item.kind]

    def draw(places: dict[str, int]) -> Pages:
        pages = Pages(84, 52, footer=lambda n: [f"{n:>42}", ""], header=lambda n: [""])
        heads = [(x[2:], x[2:]) for x in source.front[3:] if x.startswith("# ")]
        tails = [(x[2:], x[2:]) for x in source.back if x.startswith("# ")]
        items = [(i.id, title(i)) for i in source.items() if i.kind in ("axe", "os")]
        front(pages, source.front, lambda: _contents(pages, [*heads, *items, *tails], places), lambda w: None)
        pending: Item | None = None
        for item in source.items():
            if item.kind != "s" and pending is not None:
                _quevy_end(pages, pending)
                pending = None
            if item.kind in ("axe", "os", "oo", "a"):
                pages.add()
            pages.add(title(item), 5 if item.kind == "s" else 0, 8 if item.kind == "s" else 0, item)
            if item.kind == "a":
                pending = item
                if any(x.parent == item.id for x in source.items()):
                    pages.add("Mesures :")
        if pending is not None:
            _quevy_end(pages, pending)
        front(pages, source.back, lambda: None, lambda w: None)
        return pages

    return _twice(draw, source)


def _quevy_end(pages: Pages, item: Item) -> None:
    if item.text("who"):
        pages.add(f"Responsable : {item.text('who')}")
    if item.text("due"):
        pages.add(f"Délai : {item.text('due')}")


def welkenraedt(source: Source) -> str:
    """No level words: only decimal numbers, the objectives listed first and repeated with the actions."""
    pages = Pages(88)

    def listing(kinds: str) -> None:
        for item in source.items():
            if item.kind in kinds.split(","):
                label = plain(item.fields["alt"][0]) if item.fields.get("alt") else item.label
                pages.add(f"{item.number} {label}", 2 if item.kind == "os" else 4, 6)

    front(pages, source.front, lambda: None, listing)
    for item in source.items():
        indent = {"os": 0, "oo": 3, "a": 6}[item.kind]
        if item.kind != "a":
            pages.add()
        dot = "." if item.kind == "os" else ""
        pages.add(f"{item.number}{dot} {item.label}", indent, indent + 6 if item.kind == "a" else 0, item)
    pages.add()
    front(pages, source.back, lambda: None, lambda words: None)
    return pages.text()


def hannut(source: Source) -> str:
    """Slides turned to text: short bullets, arrows, the objective repeated on top of each slide."""
    pages = Pages(
        70, 10_000, footer=lambda n: [f"CPAS de Hannut | PST 2025-2030 | {n}"], header=lambda n: [""]
    )

    def prose(lines: list[str]) -> None:
        for line in lines:
            if line == "---":
                pages.turn()
            else:
                pages.add("▪ " + line[2:] if line.startswith("- ") else line, 0, 2)

    prose(source.front)
    objective: Item | None = None
    for item in source.items():
        if item.kind == "os":
            objective = item
            pages.turn()
            pages.add(item.number or "", item=item)
            pages.add(item.label)
        elif item.kind == "oo" and objective is not None:
            pages.turn()
            pages.add(f"{objective.number} – {objective.label}")
            pages.add(f"{item.number} : {item.label}", item=item)
        else:
            tail = " – ".join(filter(None, (item.text("who"), item.text("due"))))
            pages.add(f"▪ {item.label}" + (f" → {tail}" if tail else ""), 2, 4, item)
    pages.turn()
    prose(source.back)
    return pages.text()
