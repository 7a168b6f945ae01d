"""The documents of ``import_formats``: shipped plans in each format and layout, and what each prints."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pstgraph as pst
from pstgraph.model.json import reading_to_dict
from pstgraph.model.plan import Item, Plan, Reading
from pstgraph.text import fold
from tests.readers.render.layouts import LAYOUTS, fields, walk
from tests.readers.render.sheets import SHEETS
from tests.readers.render.to_docx import to_docx
from tests.readers.render.to_html import to_html
from tests.readers.render.to_odt import to_odt
from tests.readers.render.to_pdf import to_pdf
from tests.readers.render.to_sheets import to_csv, to_ods, to_xlsx

SOFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium")
PRODUCERS = {"LibreOffice (soffice)": bool(SOFFICE), "Chromium (chromium)": bool(CHROMIUM)}
TEXTS = {"DOCX": to_docx, "ODT": to_odt, "HTML": to_html, "PDF, reportlab": to_pdf}
BOOKS = {"XLSX": to_xlsx, "ODS": to_ods, "CSV": to_csv}
# PDF made by another program from a document of this format.
CONVERTED = {
    "PDF, LibreOffice (DOCX)": "DOCX",
    "PDF, LibreOffice (ODT)": "ODT",
    "PDF, Chromium (HTML)": "HTML",
}
_ALL = ("pilots", "political_pilots", "deadline", "budget", "partners")
_OF_COLUMNS = ("pilots", "deadline", "budget")
_EMPTY: dict[str, Any] = {
    "pilots": (), "political_pilots": (), "deadline": None, "budget": (), "partners": (),
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A document: the plan it says, its format and layout, its file."""

    plan: Plan
    form: str
    layout: str
    path: Path

    @property
    def nis(self) -> str:
        """Code of the CPAS."""
        return self.plan.cpas.nis if self.plan.cpas else ""

    @property
    def name(self) -> str:
        """Short name of the CPAS."""
        name = self.plan.cpas.name if self.plan.cpas else ""
        return name.removeprefix("CPAS ").removeprefix("de ").removeprefix("d'")


def plans() -> list[Plan]:
    """The shipped plans."""
    graph = pst.load()
    return [graph.plan(row["plan"]) for row in graph.plans()]


def documents(all_plans: Sequence[Plan], folder: Path, only: Sequence[str] | None) -> Iterator[Made]:
    """Every plan in every format and layout; a format is left out where its program is missing."""
    wanted = [
        form
        for form in (*TEXTS, *BOOKS, *CONVERTED)
        if not only or form.split(",")[0] in only or form in only
    ]
    for form in wanted:
        if form in CONVERTED:
            yield from _converted(form, list(_written(all_plans, CONVERTED[form], folder / "before")), folder)
        else:
            yield from _written(all_plans, form, folder)


def _written(all_plans: Sequence[Plan], form: str, folder: Path) -> Iterator[Made]:
    ending = form.split(",")[0].lower()
    folder.mkdir(exist_ok=True)
    for layout in LAYOUTS if form in TEXTS else SHEETS:
        if form == "CSV" and layout == "sheets":
            continue  # a CSV file has one sheet
        for plan in all_plans:
            nis = plan.cpas.nis if plan.cpas else "x"
            path = folder / f"{ending}-{layout}-{nis}.{ending}"
            path.write_bytes(_bytes(plan, form, layout))
            yield Made(plan, form, layout, path)


def _bytes(plan: Plan, form: str, layout: str) -> bytes:
    if form in TEXTS:
        return TEXTS[form](LAYOUTS[layout](plan))
    write: Callable[..., bytes] = BOOKS[form]
    return write(SHEETS[layout](plan))


def _converted(form: str, sources: list[Made], folder: Path) -> Iterator[Made]:
    target = folder / form.replace(" ", "").replace(",", "-")
    target.mkdir(exist_ok=True)
    if "LibreOffice" in form and SOFFICE:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        words = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(target)]
        _run([*words, *(str(one.path) for one in sources)])
    for one in sources:
        path = target / f"{one.path.stem}.pdf"
        if "Chromium" in form and CHROMIUM:
            flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            _run([CHROMIUM, *flags, f"--print-to-pdf={path}", one.path.as_uri()])
        if path.is_file():
            yield Made(one.plan, form, one.layout, path)


def _run(words: list[str]) -> None:
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=900)


def gold_of(made: Made) -> dict[str, Any]:
    """The plan reduced to what its layout prints, in the form of ``evaluate import``."""
    ranks = {node.item.id: node.rank for node in walk(made.plan)}
    above = {item.parent for item in made.plan.items}
    items = tuple(
        _printed(item, ranks.get(item.id), item.id in above, made.layout) for item in made.plan.items
    )
    return reading_to_dict(Reading(replace(made.plan, items=items)))


def _printed(item: Item, rank: int | None, has_children: bool, layout: str) -> Item:
    if rank is None:
        return replace(item, **{**_EMPTY, **_of_label(item)})
    kept: tuple[str, ...] = _ALL
    if layout in {"table", "borderless", "cards", "sheets"}:
        kept = _ALL if rank >= 2 else ()
    elif layout == "columns":
        kept = () if has_children and (rank < 2 or not fields(item)) else _OF_COLUMNS
    hidden = {name: value for name, value in _EMPTY.items() if name not in kept}
    return replace(item, number=None, **{**hidden, **_of_label(item)} if hidden else {})


def _of_label(item: Item) -> dict[str, Any]:
    """The partners that an item's own words name, which any layout prints."""
    words = fold(item.label or "")
    return {"partners": tuple(one for one in item.partners if fold(one.mention) in words)}
